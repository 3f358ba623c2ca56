package local

import (
	"math/bits"
	"runtime"
	"strconv"
	"strings"

	"goposh/runtime/cim"
)

func operatingSystemProvider() *provider {
	return &provider{class: "Win32_OperatingSystem", list: func(r *request) error {
		r.add(r.operatingSystem())
		return nil
	}}
}

// release is /etc/os-release, wherever it is.
func (h *host) release() map[string]string {
	for _, name := range [...]string{"etc/os-release", "usr/lib/os-release"} {
		if pairs := h.pairs(name, "="); len(pairs) > 0 {
			return pairs
		}
	}
	return nil
}

func caption(release map[string]string) string {
	for _, key := range [...]string{"PRETTY_NAME", "NAME"} {
		if release[key] != "" {
			return release[key]
		}
	}
	return "Linux"
}

// osName is Win32_OperatingSystem.Name, "caption|directory|device" as on Windows.
func (h *host) osName() string {
	return caption(h.release()) + "|/|" + h.rootDevice()
}

func (h *host) rootDevice() string {
	for _, m := range h.mounts() {
		if m.point == "/" {
			return m.source
		}
	}
	return ""
}

// kernelVersion is the numeric beginning of a kernel release: 6.1.0 of
// 6.1.0-18-amd64.
func kernelVersion(release string) string {
	end := 0
	for end < len(release) && (release[end] >= '0' && release[end] <= '9' || release[end] == '.') {
		end++
	}
	return strings.TrimRight(release[:end], ".")
}

// machine is the hardware name, such as x86_64.
func (h *host) machine() string {
	if arch := h.text("proc/sys/kernel/arch"); arch != "" {
		return arch
	}
	switch runtime.GOARCH {
	case "amd64":
		return "x86_64"
	case "arm64":
		return "aarch64"
	case "386":
		return "i686"
	}
	return runtime.GOARCH
}

func (r *request) operatingSystem() *row {
	h, w := r.host, r.row()
	release, memory := h.release(), h.memory()
	kernel := h.text("proc/sys/kernel/osrelease")
	now := h.sys.Now().In(h.zone())
	_, offset := now.Zone()

	w.set("Caption", caption(release))
	w.set("Name", h.osName())
	w.set("Status", "OK")
	w.set("CreationClassName", "Win32_OperatingSystem")
	w.set("CSCreationClassName", "Win32_ComputerSystem")
	w.set("CSName", h.name())
	w.set("CurrentTimeZone", offset/60)
	w.set("Distributed", false)
	w.set("LocalDateTime", now)
	w.set("OSType", 36) // LINUX
	w.text("Version", kernelVersion(kernel))
	w.text("BuildNumber", kernel)
	w.text("Manufacturer", release["NAME"])
	w.text("SerialNumber", h.text("etc/machine-id"))
	w.set("SystemDrive", "/")
	w.text("SystemDevice", h.rootDevice())
	w.text("BootDevice", h.bootDevice())
	w.set("BuildType", buildType(h.text("proc/sys/kernel/version")))
	w.set("Debug", false)
	w.set("Primary", true)
	w.set("PortableOperatingSystem", false)
	w.set("ServicePackMajorVersion", 0)
	w.set("ServicePackMinorVersion", 0)
	w.set("NumberOfLicensedUsers", 0)
	w.set("ProductType", productType(release))
	if boot := h.boot(); !boot.IsZero() {
		w.set("LastBootUpTime", boot)
	}
	if installed, ok := h.modified("etc/machine-id"); ok {
		w.set("InstallDate", installed)
	}
	r.memory(w, memory)
	r.limits(w)
	r.language(w)
	r.hardware(w)
	return w
}

// buildType tells kernels with several processors from others, as Windows does.
func buildType(version string) string {
	if strings.Contains(version, "SMP") {
		return "Multiprocessor Free"
	}
	return "Uniprocessor Free"
}

// productType is 3 for a server edition, else 1, a workstation.
func productType(release map[string]string) int {
	if strings.Contains(strings.ToLower(release["VARIANT_ID"]), "server") {
		return 3
	}
	return 1
}

func (h *host) bootDevice() string {
	for _, m := range h.mounts() {
		if m.point == "/boot" {
			return m.source
		}
	}
	return h.rootDevice()
}

// memory is in kilobytes, as /proc/meminfo has it too.
func (r *request) memory(w *row, memory map[string]uint64) {
	if len(memory) == 0 {
		return
	}
	w.set("TotalVisibleMemorySize", memory["MemTotal"])
	w.set("FreePhysicalMemory", memory["MemAvailable"])
	w.set("TotalVirtualMemorySize", memory["MemTotal"]+memory["SwapTotal"])
	w.set("FreeVirtualMemory", memory["MemAvailable"]+memory["SwapFree"])
	w.set("SizeStoredInPagingFiles", memory["SwapTotal"])
	w.set("FreeSpaceInPagingFiles", memory["SwapFree"])
}

func (r *request) limits(w *row) {
	h := r.host
	if n, ok := h.number("proc/sys/kernel/pid_max"); ok {
		w.set("MaxNumberOfProcesses", n)
	}
	if bits.UintSize == 64 {
		w.set("MaxProcessMemorySize", uint64(userAddressSpace>>10))
	}
	if r.wants("NumberOfProcesses") {
		count := 0
		for _, name := range h.names("proc") {
			if _, err := strconv.ParseUint(name, 10, 32); err == nil {
				count++
			}
		}
		w.set("NumberOfProcesses", count)
	}
	if r.wants("NumberOfUsers") && h.exists("run/systemd/users") {
		w.set("NumberOfUsers", len(h.names("run/systemd/users")))
	}
}

// language comes from the environment: LC_ALL, LC_MESSAGES or LANG.
func (r *request) language(w *row) {
	env := environment(r.host.sys.Environ())
	for _, name := range [...]string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		locale := env[name]
		if locale == "" {
			continue
		}
		language, charset, _ := strings.Cut(locale, ".")
		if charset = strings.ToUpper(strings.ReplaceAll(charset, "-", "")); charset == "UTF8" {
			w.set("CodeSet", "65001")
		}
		if language != "C" && language != "POSIX" {
			w.set("MUILanguages", []string{strings.ReplaceAll(language, "_", "-")})
		}
		return
	}
}

func environment(list []string) map[string]string {
	out := make(map[string]string, len(list))
	for _, entry := range list {
		if name, value, ok := strings.Cut(entry, "="); ok {
			out[name] = value
		}
	}
	return out
}

func (r *request) hardware(w *row) {
	h := r.host
	switch machine := h.machine(); {
	case machine == "aarch64":
		w.set("OSArchitecture", "ARM 64-bit Processor")
	case strings.Contains(machine, "64") || machine == "s390x":
		w.set("OSArchitecture", "64-bit")
	default:
		w.set("OSArchitecture", "32-bit")
	}
	flags := h.cpuFlags()
	if flags == nil {
		return
	}
	available := flags["nx"]
	w.set("DataExecutionPrevention_Available", available)
	w.set("DataExecutionPrevention_32BitApplications", available)
	w.set("DataExecutionPrevention_Drivers", available)
	if available {
		w.set("DataExecutionPrevention_SupportPolicy", 1) // always on
	} else {
		w.set("DataExecutionPrevention_SupportPolicy", 0)
	}
	w.set("PAEEnabled", flags["pae"])
}

func systemOperatingSystemProvider() *provider {
	return &provider{class: "Win32_SystemOperatingSystem", list: func(r *request) error {
		row := r.row()
		row.set("GroupComponent", r.path("Win32_ComputerSystem", cim.Key{Name: "Name", Value: r.host.name()}))
		system := r.path("Win32_OperatingSystem")
		system.Singleton = true
		row.set("PartComponent", system)
		row.set("PrimaryOS", true)
		r.add(row)
		return nil
	}}
}
