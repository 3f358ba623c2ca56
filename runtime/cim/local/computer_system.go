package local

import (
	"strconv"
	"strings"
)

func computerSystemProvider() *provider {
	return &provider{class: "Win32_ComputerSystem", list: func(r *request) error {
		r.add(r.computerSystem())
		return nil
	}}
}

func (r *request) computerSystem() *row {
	h, w := r.host, r.row()
	now := h.sys.Now().In(h.zone())
	_, offset := now.Zone()
	w.set("Caption", h.name())
	w.set("Name", h.name())
	w.set("DNSHostName", h.name())
	w.set("Status", "OK")
	w.set("CreationClassName", "Win32_ComputerSystem")
	w.set("Description", systemType(h.machine()))
	w.set("SystemType", systemType(h.machine()))
	w.text("Manufacturer", h.dmi("sys_vendor"))
	w.text("Model", h.dmi("product_name"))
	if h.dmi("product_name") == "" {
		// Boards without SMBIOS describe themselves in the device tree.
		w.text("Model", h.text("proc/device-tree/model"))
	}
	w.text("SystemFamily", h.dmi("product_family"))
	w.text("SystemSKUNumber", h.dmi("product_sku"))
	w.set("CurrentTimeZone", offset/60)
	w.set("DaylightInEffect", now.IsDST())
	w.set("EnableDaylightSavingsTime", true)
	w.set("AutomaticManagedPagefile", false)
	w.set("BootupState", "Normal boot")
	w.set("InfraredSupported", false)
	w.set("NetworkServerModeEnabled", true)
	w.set("PowerManagementSupported", false)
	if total, ok := h.memory()["MemTotal"]; ok {
		w.set("TotalPhysicalMemory", total<<10)
	}
	if r.wants("NumberOfProcessors", "NumberOfLogicalProcessors", "HypervisorPresent") {
		packages := h.processors()
		logical := 0
		for _, p := range packages {
			logical += p.threads
		}
		w.set("NumberOfProcessors", len(packages))
		w.set("NumberOfLogicalProcessors", logical)
		w.set("HypervisorPresent", h.cpuFlags()["hypervisor"])
	}
	r.domain(w)
	r.chassis(w)
	if uid := h.sys.UID(); uid >= 0 {
		w.set("UserName", h.name()+`\`+h.userName(uint32(uid)))
	}
	return w
}

func systemType(machine string) string {
	switch machine {
	case "x86_64":
		return "x64-based PC"
	case "aarch64":
		return "ARM64-based PC"
	case "i386", "i486", "i586", "i686":
		return "X86-based PC"
	}
	return machine + "-based PC"
}

// domain is the NIS or realm domain of the kernel, or else the workgroup a
// computer without one belongs to on Windows.
func (r *request) domain(w *row) {
	domain := r.host.text("proc/sys/kernel/domainname")
	joined := domain != "" && domain != "(none)"
	if !joined {
		domain = "WORKGROUP"
		w.set("Workgroup", domain)
	}
	w.set("Domain", domain)
	w.set("PartOfDomain", joined)
	role := 0 // standalone workstation
	if productType(r.host.release()) == 3 {
		role = 2
	}
	if joined {
		role++
	}
	w.set("DomainRole", role)
}

// chassis tells what sort of computer it is by its SMBIOS chassis type.
func (r *request) chassis(w *row) {
	kind, err := strconv.Atoi(r.host.dmi("chassis_type"))
	if err != nil {
		return
	}
	sort := 0
	switch kind {
	case 3, 4, 5, 6, 7, 13, 15, 16, 24, 34, 35, 36:
		sort = 1 // desktop
	case 8, 9, 10, 11, 12, 14, 18, 21, 30, 31, 32:
		sort = 2 // mobile
	case 17, 23, 25, 28, 29:
		sort = 4 // enterprise server
	}
	w.set("PCSystemType", sort)
	w.set("PCSystemTypeEx", sort)
}

// dmi reads a field of the SMBIOS tables as the kernel shows it; "" also for
// the fillers that vendors leave in.
func (h *host) dmi(field string) string {
	text := h.text("sys/class/dmi/id/" + field)
	switch strings.ToLower(text) {
	case "none", "not specified", "to be filled by o.e.m.", "default string", "system product name", "system manufacturer", "n/a":
		return ""
	}
	return text
}
