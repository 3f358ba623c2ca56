//go:build unix

package local

import (
	"encoding/base64"
	"net/netip"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// fixtureFiles is a small Linux system: a laptop with an NVMe disk, an NFS
// mount, two processors in one package, and a few services and packages.
var fixtureFiles = map[string]string{
	"proc/sys/kernel/hostname":   "tux\n",
	"proc/sys/kernel/osrelease":  "6.1.0-18-amd64\n",
	"proc/sys/kernel/version":    "#1 SMP PREEMPT_DYNAMIC Debian 6.1.76-1\n",
	"proc/sys/kernel/arch":       "x86_64\n",
	"proc/sys/kernel/pid_max":    "4194304\n",
	"proc/sys/kernel/domainname": "(none)\n",
	"proc/stat":                  "cpu  1 2 3 4\nbtime 1700000000\nprocesses 99\n",
	"proc/loadavg":               "1.00 0.50 0.25 1/100 4242\n",
	"proc/meminfo":               "MemTotal:        8000000 kB\nMemFree:          500000 kB\nMemAvailable:    3000000 kB\nSwapTotal:       2097148 kB\nSwapFree:        2000000 kB\n",
	"proc/swaps":                 "Filename\t\t\t\tType\t\tSize\t\tUsed\t\tPriority\n/swap\\040file                              file\t\t2097148\t\t97148\t\t-2\n",
	"proc/cpuinfo": "processor\t: 0\nvendor_id\t: GenuineIntel\ncpu family\t: 6\nmodel\t\t: 142\nmodel name\t: Intel(R) Core(TM) i5\nstepping\t: 10\ncpu MHz\t\t: 1800.123\nphysical id\t: 0\ncore id\t\t: 0\nflags\t\t: fpu pae nx vmx ept\n\n" +
		"processor\t: 1\nvendor_id\t: GenuineIntel\ncpu family\t: 6\nmodel\t\t: 142\nmodel name\t: Intel(R) Core(TM) i5\nstepping\t: 10\ncpu MHz\t\t: 1800.123\nphysical id\t: 0\ncore id\t\t: 0\nflags\t\t: fpu pae nx vmx ept\n\n",
	"proc/self/mountinfo": "21 1 259:2 / / rw,relatime shared:1 - ext4 /dev/nvme0n1p2 rw\n" +
		"22 21 0:20 / /proc rw - proc proc rw\n" +
		"23 21 0:21 / /dev rw - devtmpfs devtmpfs rw\n" +
		"24 21 259:1 / /boot ro,relatime - vfat /dev/nvme0n1p1 ro\n" +
		"25 21 0:50 / /mnt/my\\040share rw - nfs4 server:/export rw\n" +
		"26 21 259:2 /srv /bind rw - ext4 /dev/nvme0n1p2 rw\n" +
		"27 21 0:51 / /run rw - tmpfs tmpfs rw\n",
	"proc/net/route": "Iface\tDestination\tGateway\tFlags\tRefCnt\tUse\tMetric\tMask\tMTU\tWindow\tIRTT\n" +
		"eth0\t00000000\t0101A8C0\t0003\t0\t0\t100\t00000000\t0\t0\t0\neth0\t0001A8C0\t00000000\t0001\t0\t0\t100\t00FFFFFF\t0\t0\t0\n",
	"proc/sys/net/ipv4/ip_default_ttl": "64\n",

	// A process whose name holds a parenthesis and a space.
	"proc/1/stat":     "1 (init) S 0 1 1 0 -1 4194560 100 0 5 0 250 125 0 0 20 0 1 0 50 4096000 300 18446744073709551615\n",
	"proc/1/status":   "Name:\tinit\nUid:\t0\t0\t0\t0\nVmPeak:\t    5000 kB\nVmHWM:\t    1500 kB\nRssAnon:\t     400 kB\nVmSwap:\t     100 kB\n",
	"proc/1/cmdline":  "/sbin/init\x00splash\x00",
	"proc/1/io":       "rchar: 1000\nwchar: 2000\nsyscr: 10\nsyscw: 20\n",
	"proc/42/stat":    "42 (we) ird) R 1 42 7 0 -1 4194560 1 0 2 0 300 0 0 0 30 10 3 0 1000 1048576 2 18446744073709551615\n",
	"proc/42/status":  "Name:\twe) ird\nUid:\t1000\t1000\t1000\t1000\n",
	"proc/42/cmdline": "/opt/a b/weird\x00--text\x00say \"hi\"\x00\x00",
	"proc/42/limits":  "Limit                     Soft Limit           Hard Limit           Units\nMax address space         2097152              unlimited            bytes\n",
	"proc/77/stat":    "77 (a-very-long-pro) Z 42 42 7 0 -1 0 0 0 0 0 0 0 0 0 20 0 1 0 1000 0 0 0\n",
	"proc/77/cmdline": "python3\x00/usr/bin/a-very-long-program-name\x00",
	"proc/notapid/x":  "",

	"etc/os-release":  "PRETTY_NAME=\"Debian GNU/Linux 12 (bookworm)\"\nNAME=\"Debian GNU/Linux\"\nVERSION_ID=\"12\"\nID=debian\n",
	"etc/machine-id":  "0123456789abcdef0123456789abcdef\n",
	"etc/timezone":    "Europe/Berlin\n",
	"etc/resolv.conf": "# comment\nsearch example.org lan\nnameserver 192.168.1.1\nnameserver 9.9.9.9\n",
	"etc/passwd":      "root:x:0:0:root:/root:/bin/bash\ndaemon:x:1:1:daemon:/usr/sbin:/usr/sbin/nologin\nada:x:1000:1000:Ada Lovelace,,,:/home/ada:/bin/bash\nbroken line\n",
	"etc/shadow":      "root:!:19000:0:99999:7:::\nada:$y$hash:19000:0:90:7:::\n",
	"etc/group":       "root:x:0:\nsudo:x:27:ada\nada:x:1000:\n",
	"etc/environment": "LANG=\"de_DE.UTF-8\"\n# no\nEDITOR=vim\n",

	"sys/class/dmi/id/sys_vendor":     "LENOVO\n",
	"sys/class/dmi/id/product_name":   "20KH\n",
	"sys/class/dmi/id/product_serial": "PF0ABC\n",
	"sys/class/dmi/id/bios_vendor":    "LENOVO\n",
	"sys/class/dmi/id/bios_version":   "N23ET\n",
	"sys/class/dmi/id/bios_date":      "03/15/2021\n",
	"sys/class/dmi/id/bios_release":   "1.52\n",
	"sys/class/dmi/id/board_name":     "20KHBOARD\n",
	"sys/class/dmi/id/chassis_type":   "10\n",
	"sys/class/dmi/id/chassis_vendor": "To Be Filled By O.E.M.\n",

	"sys/devices/system/cpu/cpu0/cpufreq/cpuinfo_max_freq": "3600000\n",
	"sys/devices/system/cpu/cpu0/cache/index2/level":       "2\n",
	"sys/devices/system/cpu/cpu0/cache/index2/size":        "256K\n",
	"sys/devices/system/cpu/cpu0/cache/index3/level":       "3\n",
	"sys/devices/system/cpu/cpu0/cache/index3/size":        "6144K\n",

	"sys/block/nvme0n1/size":                     "1000000\n",
	"sys/block/nvme0n1/removable":                "0\n",
	"sys/block/nvme0n1/queue/logical_block_size": "512\n",
	"sys/block/nvme0n1/device/model":             "Fast SSD   \n",
	"sys/block/nvme0n1/device/serial":            "S123\n",
	"sys/block/nvme0n1/device/firmware_rev":      "1.0\n",
	"sys/block/nvme0n1/nvme0n1p1/partition":      "1\n",
	"sys/block/nvme0n1/nvme0n1p1/start":          "2048\n",
	"sys/block/nvme0n1/nvme0n1p1/size":           "100000\n",
	"sys/block/nvme0n1/nvme0n1p2/partition":      "2\n",
	"sys/block/nvme0n1/nvme0n1p2/start":          "102048\n",
	"sys/block/nvme0n1/nvme0n1p2/size":           "800000\n",
	"sys/block/loop0/size":                       "8\n",

	"sys/class/net/lo/ifindex":                            "1\n",
	"sys/class/net/lo/type":                               "772\n",
	"sys/class/net/lo/address":                            "00:00:00:00:00:00\n",
	"sys/class/net/lo/operstate":                          "unknown\n",
	"sys/class/net/lo/mtu":                                "65536\n",
	"sys/class/net/eth0/ifindex":                          "2\n",
	"sys/class/net/eth0/type":                             "1\n",
	"sys/class/net/eth0/address":                          "52:54:00:ab:cd:ef\n",
	"sys/class/net/eth0/operstate":                        "up\n",
	"sys/class/net/eth0/speed":                            "1000\n",
	"sys/class/net/eth0/mtu":                              "1500\n",
	"sys/class/net/eth0/device/uevent":                    "\n",
	"sys/class/net/bonding_masters":                       "\n",
	"run/systemd/netif/leases/2":                          "x\n",
	"run/systemd/users/1000":                              "x\n",
	"usr/lib/systemd/system/ssh.service":                  "# c\n[Unit]\nDescription=OpenBSD Secure Shell server\n[Service]\nExecStartPre=/usr/sbin/sshd -t\nExecStart=-/usr/sbin/sshd -D \\\n  $SSHD_OPTS\n[Install]\nAlias=sshd.service\n",
	"usr/lib/systemd/system/cron.service":                 "[Unit]\nDescription=Cron\n[Service]\nUser=daemon\nExecStart=/usr/sbin/cron -f\n",
	"usr/lib/systemd/system/getty@.service":               "[Unit]\nDescription=Getty\n",
	"sys/fs/cgroup/system.slice/ssh.service/cgroup.procs": "42\n43\n",

	"var/lib/dpkg/status": "Package: bash\nStatus: install ok installed\nMaintainer: Matthias <m@example.org>\nArchitecture: amd64\nVersion: 5.2-1\nDescription: GNU shell\n More text\nHomepage: http://tiswww\n\n" +
		"Package: gone\nStatus: deinstall ok config-files\nArchitecture: amd64\nVersion: 1\n\nPackage: zsh\nStatus: install ok installed\nArchitecture: all\nVersion: 5.9\nMaintainer: Z\nDescription: shell\n",
	"var/lib/dpkg/info/bash.list": "/.\n",
}

var fixtureLinks = map[string]string{
	"proc/1/exe":                                             "/usr/lib/systemd/systemd",
	"proc/42/exe":                                            "/opt/a b/weird (deleted)",
	"dev/disk/by-label/My\\x20Root":                          "../../nvme0n1p2",
	"dev/disk/by-uuid/1234-ABCD":                             "../../nvme0n1p1",
	"sys/class/net/eth0/device/driver":                       "../../../../bus/pci/drivers/e1000e",
	"etc/systemd/system/cron.service":                        "/dev/null",
	"etc/systemd/system/sshd.service":                        "/usr/lib/systemd/system/ssh.service",
	"etc/systemd/system/multi-user.target.wants/ssh.service": "/usr/lib/systemd/system/ssh.service",
}

// berlin is a zone file with the rule CET-1CEST,M3.5.0,M10.5.0/3 only.
const berlin = "VFppZjIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQAAAAQAAA4QAABDRVQAVFppZjIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAABAAAAAgAAAAkAAAAAAAAAAAAAAA4QAAAAABwgAQRDRVQAQ0VTVAAKQ0VULTFDRVNULE0zLjUuMCxNMTAuNS4wLzMK"

// fakeSystem records what methods do.
type fakeSystem struct {
	started [][]string
	dir     string
	killed  []int
	nice    map[int]int
	err     error
}

func (*fakeSystem) Available() error { return nil }

func (*fakeSystem) StatFS(path string) (FileSystem, error) {
	if filepath.Base(path) == "my share" {
		return FileSystem{}, os.ErrPermission
	}
	return FileSystem{Size: 1 << 40, Free: 1 << 30, BlockSize: 4096, NameLength: 255}, nil
}

func (*fakeSystem) Interfaces() (map[string][]netip.Prefix, error) {
	return map[string][]netip.Prefix{
		"lo":   {netip.MustParsePrefix("127.0.0.1/8")},
		"eth0": {netip.MustParsePrefix("192.168.1.20/22"), netip.MustParsePrefix("fe80::1/64")},
	}, nil
}

func (*fakeSystem) Environ() []string { return []string{"LANG=en_US.UTF-8", "PATH=/nowhere:/bin"} }

func (*fakeSystem) UID() int { return 1000 }

func (*fakeSystem) Now() time.Time { return time.Date(2024, 7, 1, 10, 0, 0, 0, time.UTC) }

func (s *fakeSystem) Start(argv []string, dir string, _ []string) (int, error) {
	s.started, s.dir = append(s.started, argv), dir
	return 4711, s.err
}

func (*fakeSystem) Reap() {}

func (s *fakeSystem) Kill(pid int) error {
	s.killed = append(s.killed, pid)
	return s.err
}

func (s *fakeSystem) SetNice(pid, nice int) error {
	if s.nice == nil {
		s.nice = make(map[int]int)
	}
	s.nice[pid] = nice
	return s.err
}

// fixture writes the tree and opens a session on it.
func fixture(t testing.TB) (*Session, *fakeSystem) {
	t.Helper()
	root := t.TempDir()
	put := func(name string) string {
		full := filepath.Join(root, name)
		require.NoError(t, os.MkdirAll(filepath.Dir(full), 0o755))
		return full
	}
	for name, content := range fixtureFiles {
		require.NoError(t, os.WriteFile(put(name), []byte(content), 0o644))
	}
	for name, target := range fixtureLinks {
		require.NoError(t, os.Symlink(target, put(name)))
	}
	installed := time.Date(2023, 3, 4, 12, 0, 0, 0, time.UTC)
	require.NoError(t, os.Chtimes(filepath.Join(root, "var/lib/dpkg/info/bash.list"), installed, installed))
	zone, err := base64.StdEncoding.DecodeString(berlin)
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(filepath.Join(root, "etc/localtime"), zone, 0o644))
	sys := &fakeSystem{}
	s := New(Options{Root: root, System: sys})
	t.Cleanup(func() { require.NoError(t, s.Close()) })
	return s, sys
}
