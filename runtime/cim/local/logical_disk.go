package local

import (
	"path"
	"strings"

	"goposh/runtime/cim"
)

func logicalDiskProvider() *provider {
	return &provider{class: "Win32_LogicalDisk", list: func(r *request) error {
		pinned, isPinned := r.pin("DeviceID")
		for _, m := range r.host.mounts() {
			if isPinned && !strings.EqualFold(pinned, m.point) {
				continue
			}
			if !r.add(r.logicalDisk(&m)) {
				break
			}
		}
		return nil
	}}
}

func (r *request) logicalDisk(m *mount) *row {
	h, w := r.host, r.row()
	kind := h.driveType(m)
	w.system()
	w.set("Caption", m.point)
	w.set("Name", m.point)
	w.set("DeviceID", m.point)
	w.set("Description", driveDescription(kind))
	w.set("DriveType", kind)
	w.set("FileSystem", m.fsType)
	w.set("Compressed", false)
	w.set("VolumeDirty", false)
	w.set("SupportsDiskQuotas", false)
	w.set("SupportsFileBasedCompression", m.fsType == "btrfs" || m.fsType == "zfs")
	switch {
	case m.readOnly:
		w.set("Access", 1)
	default:
		w.set("Access", 3)
	}
	switch kind {
	case driveFixed:
		w.set("MediaType", 12)
	case driveRemovable, driveCD:
		w.set("MediaType", 11)
	case driveNetwork:
		w.set("MediaType", 0)
		w.text("ProviderName", m.source)
	}
	if r.wants("Size", "FreeSpace", "MaximumComponentLength") {
		// Without access to the mount point the sizes stay NULL.
		if s, err := h.sys.StatFS(h.path(m.point)); err == nil {
			w.set("Size", s.Size)
			w.set("FreeSpace", s.Free)
			w.set("MaximumComponentLength", s.NameLength)
		}
	}
	if r.wants("VolumeName", "VolumeSerialNumber") {
		w.text("VolumeName", h.byLink("by-label", m.source))
		w.text("VolumeSerialNumber", h.byLink("by-uuid", m.source))
	}
	return w
}

func driveDescription(kind int) string {
	switch kind {
	case driveRemovable:
		return "Removable Disk"
	case driveNetwork:
		return "Network Connection"
	case driveCD:
		return "CD-ROM Disc"
	case driveRAM:
		return "RAM Disk"
	}
	return "Local Fixed Disk"
}

func volumeProvider() *provider {
	return &provider{class: "Win32_Volume", list: func(r *request) error {
		seen := make(map[string]bool)
		for _, m := range r.host.mounts() {
			// A volume counts once however often it is mounted.
			if m.network() || seen[m.device] {
				continue
			}
			seen[m.device] = true
			if !r.add(r.volume(&m)) {
				break
			}
		}
		return nil
	}}
}

func (r *request) volume(m *mount) *row {
	h, w := r.host, r.row()
	w.set("SystemName", h.name())
	w.set("DeviceID", m.source)
	w.set("Name", m.point)
	w.set("Caption", m.point)
	w.set("FileSystem", m.fsType)
	w.set("DriveType", h.driveType(m))
	w.set("Automount", true)
	w.set("DirtyBitSet", false)
	w.set("Compressed", false)
	w.set("BootVolume", m.point == "/")
	w.set("SystemVolume", m.point == "/boot" || m.point == "/" && h.bootDevice() == m.source)
	w.set("PageFilePresent", false)
	w.text("Label", h.byLink("by-label", m.source))
	if s, err := h.sys.StatFS(h.path(m.point)); err == nil {
		w.set("Capacity", s.Size)
		w.set("FreeSpace", s.Free)
		w.set("BlockSize", s.BlockSize)
		w.set("MaximumFileNameLength", s.NameLength)
	}
	return w
}

func logicalDiskToPartitionProvider() *provider {
	return &provider{class: "Win32_LogicalDiskToPartition", list: func(r *request) error {
		for _, m := range r.host.mounts() {
			name := path.Base(m.source)
			if !strings.HasPrefix(m.source, "/dev/") || r.host.diskOf(name) == name || r.host.diskOf(name) == "" {
				continue
			}
			row := r.row()
			row.set("Antecedent", r.path("Win32_DiskPartition", cim.Key{Name: "DeviceID", Value: m.source}))
			row.set("Dependent", r.path("Win32_LogicalDisk", cim.Key{Name: "DeviceID", Value: m.point}))
			if !r.add(row) {
				break
			}
		}
		return nil
	}}
}
