package local

import (
	"path"
	"slices"
	"strconv"
	"strings"

	"goposh/runtime/cim"
)

// sectorSize is the unit of sizes in /sys/block whatever the disk's own is.
const sectorSize = 512

// disks lists the block devices that are drives, in order of name.
func (h *host) disks() []string {
	return slices.DeleteFunc(h.names("sys/block"), func(name string) bool {
		for _, prefix := range [...]string{"loop", "ram", "zram", "dm-", "md", "sr", "fd", "nbd"} {
			if rest, ok := strings.CutPrefix(name, prefix); ok && rest != "" && rest[0] >= '0' && rest[0] <= '9' {
				return true
			}
		}
		return false
	})
}

// partitions lists the partitions of a disk by number.
func (h *host) partitions(disk string) []string {
	number := func(name string) int64 {
		n, _ := h.number("sys/block/" + disk + "/" + name + "/partition")
		return n
	}
	names := slices.DeleteFunc(h.names("sys/block/"+disk), func(name string) bool { return number(name) == 0 })
	slices.SortFunc(names, func(a, b string) int { return int(number(a) - number(b)) })
	return names
}

// diskOf is the disk that a device name belongs to, itself if it is one; "" if
// neither.
func (h *host) diskOf(device string) string {
	for _, disk := range h.names("sys/block") {
		if disk == device {
			return disk
		}
		if strings.HasPrefix(device, disk) && h.exists("sys/block/"+disk+"/"+device+"/partition") {
			return disk
		}
	}
	return ""
}

func diskDriveProvider() *provider {
	return &provider{class: "Win32_DiskDrive", list: func(r *request) error {
		for n, disk := range r.host.disks() {
			if !r.add(r.diskDrive(n, disk)) {
				break
			}
		}
		return nil
	}}
}

func (r *request) diskDrive(n int, disk string) *row {
	h, w := r.host, r.row()
	dir := "sys/block/" + disk + "/"
	w.system()
	w.set("DeviceID", "/dev/"+disk)
	w.set("Name", "/dev/"+disk)
	w.set("Index", n)
	w.set("Description", "Disk drive")
	w.set("Manufacturer", "(Standard disk drives)")
	// PCI devices show their vendor's number, which names nobody.
	if vendor := h.text(dir + "device/vendor"); !strings.HasPrefix(vendor, "0x") {
		w.text("Manufacturer", vendor)
	}
	model := h.text(dir + "device/model")
	if model == "" {
		model = "/dev/" + disk
	}
	w.set("Model", model)
	w.set("Caption", model)
	serial := h.text(dir + "device/serial")
	if serial == "" {
		serial = h.text(dir + "serial") // virtio
	}
	w.text("SerialNumber", serial)
	for _, name := range [...]string{"device/firmware_rev", "device/rev"} {
		w.text("FirmwareRevision", h.text(dir+name))
	}
	w.text("InterfaceType", h.interfaceType(disk))
	w.set("MediaLoaded", true)
	if h.text(dir+"removable") == "1" {
		w.set("MediaType", "Removable Media")
		w.set("Capabilities", []uint16{3, 4, 7})
	} else {
		w.set("MediaType", "Fixed hard disk media")
		w.set("Capabilities", []uint16{3, 4})
	}
	w.set("Status", "OK")
	w.set("Partitions", len(h.partitions(disk)))
	if sectors, ok := h.number(dir + "size"); ok {
		bytes := uint64(sectors) * sectorSize
		w.set("Size", bytes)
		if logical, ok := h.number(dir + "queue/logical_block_size"); ok && logical > 0 {
			w.set("BytesPerSector", logical)
			w.set("TotalSectors", bytes/uint64(logical))
		}
	}
	// A SCSI device's link ends in host:channel:target:lun.
	if f := strings.Split(path.Base(h.link(dir+"device")), ":"); len(f) == 4 {
		w.set("SCSIPort", f[0])
		w.set("SCSIBus", f[1])
		w.set("SCSITargetId", f[2])
		w.set("SCSILogicalUnit", f[3])
	}
	return w
}

// interfaceType is one of Windows' names, by where the device hangs in /sys.
// NVMe, virtio and SATA disks are SCSI and IDE to Windows.
func (h *host) interfaceType(disk string) string {
	switch target := h.link("sys/block/" + disk); {
	case strings.Contains(target, "/usb"):
		return "USB"
	case strings.Contains(target, "/ata"):
		return "IDE"
	case strings.HasPrefix(disk, "sd"), strings.HasPrefix(disk, "nvme"), strings.HasPrefix(disk, "vd"), strings.HasPrefix(disk, "xvd"):
		return "SCSI"
	}
	return ""
}

func diskPartitionProvider() *provider {
	return &provider{class: "Win32_DiskPartition", list: func(r *request) error {
		for n, disk := range r.host.disks() {
			for i, partition := range r.host.partitions(disk) {
				if !r.add(r.diskPartition(n, i, disk, partition)) {
					return nil
				}
			}
		}
		return nil
	}}
}

func (r *request) diskPartition(disk, index int, diskName, name string) *row {
	h, w := r.host, r.row()
	dir := "sys/block/" + diskName + "/" + name + "/"
	w.system()
	title := "Disk #" + strconv.Itoa(disk) + ", Partition #" + strconv.Itoa(index)
	w.set("Caption", title)
	w.set("Description", "Installable File System")
	w.set("DeviceID", "/dev/"+name)
	w.set("Name", title)
	w.set("DiskIndex", disk)
	w.set("Index", index)
	w.set("PrimaryPartition", true)
	bootable := h.bootDevice() == "/dev/"+name
	w.set("Bootable", bootable)
	w.set("BootPartition", bootable)
	w.set("Type", "Installable File System")
	if sectors, ok := h.number(dir + "size"); ok {
		block, hasBlock := h.number("sys/block/" + diskName + "/queue/logical_block_size")
		if !hasBlock || block <= 0 {
			block = sectorSize
		}
		w.set("Size", sectors*sectorSize)
		w.set("BlockSize", block)
		w.set("NumberOfBlocks", sectors*sectorSize/block)
	}
	if start, ok := h.number(dir + "start"); ok {
		w.set("StartingOffset", start*sectorSize)
	}
	return w
}

func diskToPartitionProvider() *provider {
	return &provider{class: "Win32_DiskDriveToDiskPartition", list: func(r *request) error {
		for _, disk := range r.host.disks() {
			for _, partition := range r.host.partitions(disk) {
				row := r.row()
				row.set("Antecedent", r.path("Win32_DiskDrive", cim.Key{Name: "DeviceID", Value: "/dev/" + disk}))
				row.set("Dependent", r.path("Win32_DiskPartition", cim.Key{Name: "DeviceID", Value: "/dev/" + partition}))
				if !r.add(row) {
					return nil
				}
			}
		}
		return nil
	}}
}
