package local

import (
	"iter"
	"strings"
)

// softwarePackage is an installed package of the distribution.
type softwarePackage struct {
	name, version, architecture, vendor, summary, homepage, listFile string
}

func productProvider() *provider {
	return &provider{class: "Win32_Product", list: func(r *request) error {
		for _, source := range [...]iter.Seq[softwarePackage]{r.host.dpkg(), r.host.apk()} {
			for p := range source {
				if !r.add(r.product(&p)) {
					return nil
				}
			}
		}
		return nil
	}}
}

func (r *request) product(p *softwarePackage) *row {
	w := r.row()
	w.set("Name", p.name)
	w.set("Caption", p.name)
	w.set("PackageName", p.name)
	w.set("Version", p.version)
	w.set("Vendor", p.vendor)
	w.set("IdentifyingNumber", p.name+":"+p.architecture)
	w.text("Description", p.summary)
	w.text("URLInfoAbout", p.homepage)
	w.set("AssignmentType", 1) // for the whole computer
	w.set("InstallState", 5)   // installed
	if r.wants("InstallDate", "InstallDate2") && p.listFile != "" {
		for _, name := range [...]string{p.listFile + ":" + p.architecture + ".list", p.listFile + ".list"} {
			if at, ok := r.host.modified(name); ok {
				w.set("InstallDate", at.Format("20060102"))
				w.set("InstallDate2", at)
				break
			}
		}
	}
	return w
}

// dpkg yields the installed packages of Debian and its kin.
func (h *host) dpkg() iter.Seq[softwarePackage] {
	return func(yield func(softwarePackage) bool) {
		var p softwarePackage
		installed := false
		flush := func() bool {
			more := !installed || p.name == "" || yield(p)
			p, installed = softwarePackage{}, false
			return more
		}
		for line := range h.lines("var/lib/dpkg/status") {
			if line == "" {
				if !flush() {
					return
				}
				continue
			}
			key, value, ok := strings.Cut(line, ": ")
			if !ok || line[0] == ' ' {
				continue
			}
			switch key {
			case "Package":
				p.name, p.listFile = value, "var/lib/dpkg/info/"+value
			case "Status":
				installed = strings.HasSuffix(value, " installed")
			case "Version":
				p.version = value
			case "Architecture":
				p.architecture = value
			case "Maintainer":
				p.vendor = value
			case "Description":
				p.summary = value
			case "Homepage":
				p.homepage = value
			}
		}
		flush()
	}
}

// apk yields the installed packages of Alpine.
func (h *host) apk() iter.Seq[softwarePackage] {
	return func(yield func(softwarePackage) bool) {
		var p softwarePackage
		for line := range h.lines("lib/apk/db/installed") {
			if line == "" {
				if p.name != "" && !yield(p) {
					return
				}
				p = softwarePackage{}
				continue
			}
			key, value, _ := strings.Cut(line, ":")
			switch key {
			case "P":
				p.name = value
			case "V":
				p.version = value
			case "A":
				p.architecture = value
			case "m":
				p.vendor = value
			case "T":
				p.summary = value
			case "U":
				p.homepage = value
			}
		}
		if p.name != "" {
			yield(p)
		}
	}
}
