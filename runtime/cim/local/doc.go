// Package local answers CIM requests from the Linux system the program runs
// on, without running other programs: everything is read from /proc, /sys, /etc
// and /var below a root directory that can be replaced.
//
// What fills the classes of root/cimv2 (a property without a source is NULL):
//
//	Win32_ComputerSystem               /proc/sys/kernel, /proc/meminfo, /proc/cpuinfo, /sys/class/dmi/id
//	Win32_OperatingSystem              /etc/os-release, /proc/sys/kernel, /proc/meminfo, /proc/stat, /etc/machine-id
//	Win32_Process                      /proc/PID: stat, status, cmdline, exe, io, fd
//	Win32_LogicalDisk, Win32_Volume    /proc/self/mountinfo, statfs, /dev/disk/by-label, /dev/disk/by-uuid
//	Win32_DiskDrive                    /sys/block (without loop, ram, zram and device-mapper devices)
//	Win32_DiskPartition                /sys/block/DISK/PARTITION
//	Win32_Processor                    /proc/cpuinfo, /sys/devices/system/cpu, /proc/loadavg
//	Win32_BIOS, Win32_BaseBoard,
//	Win32_SystemEnclosure              /sys/class/dmi/id
//	Win32_PhysicalMemory               SMBIOS tables in /sys/firmware/dmi/tables/DMI (needs root)
//	Win32_NetworkAdapter               /sys/class/net
//	Win32_NetworkAdapterConfiguration  the same, addresses of the system, /proc/net/route, /etc/resolv.conf
//	Win32_Service                      systemd unit files; running state from the unit's cgroup
//	Win32_UserAccount, Win32_Group     /etc/passwd, /etc/shadow if readable, /etc/group
//	Win32_Product                      /var/lib/dpkg/status, /lib/apk/db/installed
//	Win32_TimeZone                     /etc/localtime, /etc/timezone
//	Win32_Environment                  /etc/environment, the program's environment
//	Win32_PageFileUsage                /proc/swaps
//	Win32_Share, Win32_SystemAccount,
//	Win32_QuickFixEngineering          nothing: always empty on Linux
//	Win32_DiskDriveToDiskPartition, Win32_LogicalDiskToPartition, Win32_GroupUser,
//	Win32_NetworkAdapterSetting, Win32_SystemOperatingSystem   associations of the above
//
// Choices where Linux has no drive letters and the like: a logical disk's
// DeviceID is its mount point, a disk's and partition's their device files. A
// SID is S-1-22-1-UID or S-1-22-2-GID, as Samba forms them for Unix accounts.
// Version is the kernel's version, BuildNumber its whole release. Priorities are
// Windows' base priorities for the nice value.
package local
