package local

import (
	"strconv"
	"strings"
	"time"
)

func biosProvider() *provider {
	return &provider{class: "Win32_BIOS", list: func(r *request) error {
		h, w := r.host, r.row()
		version := h.dmi("bios_version")
		w.titles(version)
		w.text("SoftwareElementID", version)
		w.text("SMBIOSBIOSVersion", version)
		w.text("Version", version)
		w.text("Manufacturer", h.dmi("bios_vendor"))
		w.text("SerialNumber", h.dmi("product_serial"))
		w.set("PrimaryBIOS", true)
		w.set("SMBIOSPresent", h.exists("sys/class/dmi/id"))
		w.set("SoftwareElementState", 3) // running
		w.set("TargetOperatingSystem", 0)
		w.set("Status", "OK")
		if version != "" {
			w.set("BIOSVersion", []string{version})
		}
		if date, err := time.Parse("01/02/2006", h.dmi("bios_date")); err == nil {
			w.set("ReleaseDate", date)
		}
		major, minor, ok := strings.Cut(h.dmi("bios_release"), ".")
		if ok {
			w.set("SystemBiosMajorVersion", major)
			w.set("SystemBiosMinorVersion", minor)
		}
		if major, minor, ok := strings.Cut(h.dmi("ec_firmware_release"), "."); ok {
			w.set("EmbeddedControllerMajorVersion", major)
			w.set("EmbeddedControllerMinorVersion", minor)
		}
		if major, minor, ok := smbiosVersion(h); ok {
			w.set("SMBIOSMajorVersion", major)
			w.set("SMBIOSMinorVersion", minor)
		}
		r.add(w)
		return nil
	}}
}

func baseBoardProvider() *provider {
	return &provider{class: "Win32_BaseBoard", list: func(r *request) error {
		h, w := r.host, r.row()
		w.set("Caption", "Base Board")
		w.set("Name", "Base Board")
		w.set("Description", "Base Board")
		w.set("Tag", "Base Board")
		w.set("CreationClassName", "Win32_BaseBoard")
		w.text("Manufacturer", h.dmi("board_vendor"))
		w.text("Product", h.dmi("board_name"))
		w.text("SerialNumber", h.dmi("board_serial"))
		w.text("Version", h.dmi("board_version"))
		w.set("HostingBoard", true)
		w.set("HotSwappable", false)
		w.set("PoweredOn", true)
		w.set("Removable", false)
		w.set("Replaceable", true)
		w.set("RequiresDaughterBoard", false)
		w.set("Status", "OK")
		r.add(w)
		return nil
	}}
}

func systemEnclosureProvider() *provider {
	return &provider{class: "Win32_SystemEnclosure", list: func(r *request) error {
		h, w := r.host, r.row()
		w.set("Caption", "System Enclosure")
		w.set("Name", "System Enclosure")
		w.set("Description", "System Enclosure")
		w.set("Tag", "System Enclosure 0")
		w.set("CreationClassName", "Win32_SystemEnclosure")
		w.text("Manufacturer", h.dmi("chassis_vendor"))
		w.text("SerialNumber", h.dmi("chassis_serial"))
		w.text("SMBIOSAssetTag", h.dmi("chassis_asset_tag"))
		w.text("Version", h.dmi("chassis_version"))
		if kind, err := strconv.ParseUint(h.dmi("chassis_type"), 10, 16); err == nil {
			w.set("ChassisTypes", []uint16{uint16(kind)})
		}
		r.add(w)
		return nil
	}}
}
