package local

import (
	"maps"
	"path"
	"slices"
	"strconv"
	"strings"
)

// unitDirs hold systemd's units; earlier ones hide later ones.
var unitDirs = [...]string{"etc/systemd/system", "run/systemd/system", "usr/local/lib/systemd/system", "lib/systemd/system", "usr/lib/systemd/system"}

const serviceSuffix = ".service"

// unit is a service's unit file.
type unit struct {
	name, file string
	masked     bool
}

// units are the services by name. Templates, which run only as instances, and
// aliases of other units are left out.
func (h *host) units() map[string]unit {
	out := make(map[string]unit)
	for _, dir := range unitDirs {
		for _, entry := range h.names(dir) {
			name, ok := strings.CutSuffix(entry, serviceSuffix)
			if _, seen := out[name]; !ok || seen || strings.HasSuffix(name, "@") {
				continue
			}
			u := unit{name: name, file: dir + "/" + entry}
			target := h.link(u.file)
			switch {
			case target == "/dev/null":
				u.masked = true
			case target != "" && path.Base(target) != entry:
				continue
			}
			out[name] = u
		}
	}
	return out
}

// enabled are the names of the services that some target wants or requires.
func (h *host) enabled() map[string]bool {
	out := make(map[string]bool)
	for _, dir := range unitDirs {
		for _, folder := range h.names(dir) {
			if !strings.HasSuffix(folder, ".wants") && !strings.HasSuffix(folder, ".requires") {
				continue
			}
			for _, entry := range h.names(dir + "/" + folder) {
				if name, ok := strings.CutSuffix(entry, serviceSuffix); ok {
					out[name] = true
				}
			}
		}
	}
	return out
}

// unitFile reads the keys of [Unit] and [Service], the last of each winning,
// as long as it is not ExecStart, of which the first counts.
func (h *host) unitFile(file string) map[string]string {
	out := make(map[string]string)
	text := strings.ReplaceAll(h.text(file), "\\\n", " ")
	section := ""
	for line := range strings.SplitSeq(text, "\n") {
		line = strings.TrimSpace(line)
		if strings.HasPrefix(line, "[") {
			section = line
			continue
		}
		key, value, ok := strings.Cut(line, "=")
		if !ok || line[0] == '#' || line[0] == ';' || section != "[Unit]" && section != "[Service]" {
			continue
		}
		key, value = strings.TrimSpace(key), strings.TrimSpace(value)
		if key == "ExecStart" && out[key] != "" {
			continue
		}
		out[key] = value
	}
	return out
}

// unitProcess is the first process of a running service, 0 if it is stopped.
func (h *host) unitProcess(name string) uint32 {
	for _, root := range [...]string{"sys/fs/cgroup/", "sys/fs/cgroup/systemd/", "sys/fs/cgroup/unified/"} {
		dir := root + "system.slice/" + name + serviceSuffix
		if pid := h.firstProcess(dir); pid != 0 {
			return pid
		}
	}
	return 0
}

// firstProcess looks in a control group and, for services that divide theirs,
// one level below.
func (h *host) firstProcess(dir string) uint32 {
	groups := []string{dir}
	for _, child := range h.names(dir) {
		groups = append(groups, dir+"/"+child)
	}
	for _, g := range groups {
		line, _, _ := strings.Cut(h.text(g+"/cgroup.procs"), "\n")
		if pid, err := strconv.ParseUint(line, 10, 32); err == nil && pid != 0 {
			return uint32(pid)
		}
	}
	return 0
}

func serviceProvider() *provider {
	return &provider{class: "Win32_Service", list: func(r *request) error {
		units := r.host.units()
		enabled := r.host.enabled()
		names := slices.Sorted(maps.Keys(units))
		if name, ok := r.pin("Name"); ok {
			names = slices.DeleteFunc(names, func(n string) bool { return !strings.EqualFold(n, name) })
		}
		for _, name := range names {
			if !r.add(r.service(units[name], enabled[name])) {
				break
			}
		}
		return nil
	}}
}

func (r *request) service(u unit, enabled bool) *row {
	h, w := r.host, r.row()
	w.set("Name", u.name)
	w.set("CreationClassName", "Win32_Service")
	w.set("SystemCreationClassName", "Win32_ComputerSystem")
	w.set("SystemName", h.name())
	title := u.name
	if r.wants("Caption", "Description", "DisplayName", "PathName", "ServiceType", "StartName") && !u.masked {
		file := h.unitFile(u.file)
		if file["Description"] != "" {
			title = file["Description"]
		}
		// The prefixes say how to run the command and are no part of it.
		w.text("PathName", strings.TrimLeft(file["ExecStart"], "-@:+!|"))
		w.set("StartName", "root")
		w.text("StartName", file["User"])
	}
	w.set("Caption", title)
	w.set("DisplayName", title)
	w.set("Description", title)
	w.set("ServiceType", "Own Process")
	w.set("ErrorControl", "Normal")
	w.set("AcceptPause", false)
	w.set("DesktopInteract", false)
	w.set("DelayedAutoStart", false)
	w.set("TagId", 0)
	w.set("CheckPoint", 0)
	w.set("WaitHint", 0)
	w.set("ServiceSpecificExitCode", 0)
	switch {
	case u.masked:
		w.set("StartMode", "Disabled")
	case enabled:
		w.set("StartMode", "Auto")
	default:
		w.set("StartMode", "Manual")
	}
	if !r.wants("State", "Started", "Status", "ProcessId", "AcceptStop", "ExitCode") {
		return w
	}
	pid := h.unitProcess(u.name)
	w.set("ProcessId", pid)
	w.set("Started", pid != 0)
	w.set("AcceptStop", pid != 0)
	w.set("Status", "OK")
	w.set("ExitCode", 0)
	if pid != 0 {
		w.set("State", "Running")
	} else {
		w.set("State", "Stopped")
	}
	return w
}
