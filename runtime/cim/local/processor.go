package local

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// processorPackage is a processor socket as /proc/cpuinfo shows it.
type processorPackage struct {
	id             int
	fields         map[string]string // of its first logical processor
	first          int               // number of that
	cores, threads int
}

func (h *host) processors() []processorPackage {
	byID := make(map[int]*processorPackage)
	cores := make(map[[2]string]bool)
	block := make(map[string]string)
	flush := func() {
		if block["processor"] == "" {
			return
		}
		id, _ := strconv.Atoi(block["physical id"])
		p := byID[id]
		if p == nil {
			p = &processorPackage{id: id, fields: block}
			p.first, _ = strconv.Atoi(block["processor"])
			byID[id] = p
		}
		p.threads++
		core := block["core id"]
		if core == "" {
			core = block["processor"]
		}
		if key := [2]string{strconv.Itoa(id), core}; !cores[key] {
			cores[key] = true
			p.cores++
		}
		block = make(map[string]string)
	}
	for line := range h.lines("proc/cpuinfo") {
		key, value, ok := strings.Cut(line, ":")
		key = strings.TrimSpace(key)
		if !ok || key == "processor" {
			flush()
		}
		if ok {
			block[key] = strings.TrimSpace(value)
		}
	}
	flush()
	out := make([]processorPackage, 0, len(byID))
	for _, p := range byID {
		out = append(out, *p)
	}
	slices.SortFunc(out, func(a, b processorPackage) int { return cmp.Compare(a.id, b.id) })
	return out
}

// cpuFlags are the features of the first processor, nil if it lists none.
func (h *host) cpuFlags() map[string]bool {
	for line := range h.lines("proc/cpuinfo") {
		key, value, _ := strings.Cut(line, ":")
		if key = strings.TrimSpace(key); key != "flags" && key != "Features" {
			continue
		}
		flags := make(map[string]bool)
		for flag := range strings.FieldsSeq(value) {
			flags[flag] = true
		}
		return flags
	}
	return nil
}

func processorProvider() *provider {
	return &provider{class: "Win32_Processor", list: func(r *request) error {
		flags := r.host.cpuFlags()
		packages := r.host.processors()
		for n, p := range packages {
			if !r.add(r.processor(n, p, flags)) {
				break
			}
		}
		return nil
	}}
}

func (r *request) processor(n int, p processorPackage, flags map[string]bool) *row {
	h, w := r.host, r.row()
	w.system()
	w.set("DeviceID", "CPU"+strconv.Itoa(n))
	w.set("SocketDesignation", "CPU "+strconv.Itoa(p.id))
	name := p.fields["model name"]
	if name == "" {
		name = p.fields["Processor"]
	}
	w.text("Name", name)
	family, model, stepping := p.fields["cpu family"], p.fields["model"], p.fields["stepping"]
	if family != "" {
		description := architectureName(h.machine()) + " Family " + family + " Model " + model + " Stepping " + stepping
		w.set("Caption", description)
		w.set("Description", description)
		w.set("Version", "Model "+model+", Stepping "+stepping)
		w.text("Level", family)
		w.text("Stepping", stepping)
		m, _ := strconv.Atoi(model)
		s, _ := strconv.Atoi(stepping)
		w.set("Revision", m<<8|s&0xff)
	}
	w.text("Manufacturer", p.fields["vendor_id"])
	w.set("Role", "CPU")
	w.set("Status", "OK")
	w.set("StatusInfo", 3) // enabled
	w.set("Availability", 3)
	w.set("CpuStatus", 1)
	w.set("ProcessorType", 3) // central processor
	w.set("PowerManagementSupported", false)
	w.set("NumberOfCores", p.cores)
	w.set("NumberOfEnabledCore", p.cores)
	w.set("NumberOfLogicalProcessors", p.threads)
	w.set("ThreadCount", p.threads)
	width, architecture := processorArchitecture(h.machine())
	w.set("AddressWidth", width)
	w.set("DataWidth", width)
	w.set("Architecture", architecture)
	if flags != nil {
		w.set("VMMonitorModeExtensions", flags["vmx"] || flags["svm"])
		w.set("VirtualizationFirmwareEnabled", flags["vmx"] || flags["svm"])
		w.set("SecondLevelAddressTranslationExtensions", flags["ept"] || flags["npt"])
	}
	r.clock(w, p)
	r.caches(w, p.first)
	if r.wants("LoadPercentage") {
		r.load(w)
	}
	return w
}

// clock speeds are in MHz.
func (r *request) clock(w *row, p processorPackage) {
	dir := "sys/devices/system/cpu/cpu" + strconv.Itoa(p.first) + "/cpufreq/"
	nominal, _, _ := strings.Cut(p.fields["cpu MHz"], ".")
	w.text("MaxClockSpeed", nominal)
	w.text("CurrentClockSpeed", nominal)
	if kHz, ok := r.host.number(dir + "cpuinfo_max_freq"); ok {
		w.set("MaxClockSpeed", kHz/1000)
	}
	if kHz, ok := r.host.number(dir + "scaling_cur_freq"); ok {
		w.set("CurrentClockSpeed", kHz/1000)
	}
}

// caches are in kilobytes.
func (r *request) caches(w *row, cpu int) {
	dir := "sys/devices/system/cpu/cpu" + strconv.Itoa(cpu) + "/cache/"
	for _, index := range r.host.names(dir) {
		level := r.host.text(dir + index + "/level")
		if size, ok := leadingNumber(r.host.text(dir + index + "/size")); ok && (level == "2" || level == "3") {
			w.set("L"+level+"CacheSize", size)
			w.set("L"+level+"CacheSpeed", 0)
		}
	}
}

// load is the load of the last minute spread over the processors, at most 100.
func (r *request) load(w *row) {
	first, _, _ := strings.Cut(r.host.text("proc/loadavg"), " ")
	load, err := strconv.ParseFloat(first, 64)
	if err != nil {
		return
	}
	threads := 0
	for _, p := range r.host.processors() {
		threads += p.threads
	}
	w.set("LoadPercentage", int(min(100, load*100/float64(max(threads, 1)))))
}

func architectureName(machine string) string {
	switch machine {
	case "x86_64":
		return "x64"
	case "aarch64":
		return "ARMv8 (64-bit)"
	}
	return machine
}

// processorArchitecture is the width in bits and Windows' number of the
// architecture, nil if it has none.
func processorArchitecture(machine string) (width int, architecture any) {
	switch {
	case machine == "x86_64":
		return 64, 9
	case machine == "aarch64":
		return 64, 12
	case strings.HasPrefix(machine, "ppc"):
		architecture = 3
	case strings.HasPrefix(machine, "arm"):
		return 32, 5
	case strings.HasPrefix(machine, "i"):
		return 32, 0
	}
	if strings.Contains(machine, "64") || machine == "s390x" {
		return 64, architecture
	}
	return 32, architecture
}
