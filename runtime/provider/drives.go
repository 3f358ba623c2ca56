package provider

import (
	"slices"
	"strings"

	"goposh/runtime/session"
)

func sortDrives(ds []*session.Drive) {
	slices.SortStableFunc(ds, func(a, b *session.Drive) int {
		return strings.Compare(strings.ToLower(a.Name), strings.ToLower(b.Name))
	})
}

// shown is a provider path as PowerShell writes it for a drive: "/home/x", "Env:/PATH".
func (m *Manager) shown(d *session.Drive, path string) string {
	if !d.VolumeSeparatedByColon() {
		return path
	}
	rel := path
	if d.Root != "" {
		rel = strings.TrimPrefix(strings.TrimPrefix(path, strings.TrimSuffix(d.Root, "/")), "/")
	}
	return d.Name + ":/" + rel
}

// relative is a provider path without the drive's root.
func relative(d *session.Drive, path string) string {
	return strings.Trim(strings.TrimPrefix(path, strings.TrimSuffix(d.Root, "/")), "/")
}

// ValidDriveName tells whether a name can be that of a drive.
func ValidDriveName(name string) bool { return !strings.ContainsAny(name, ";~/\\.:") }

// sortNames puts names in the order of listings.
func sortNames(op *Op, names []string) {
	c := op.Session.Culture
	slices.SortStableFunc(names, func(a, b string) int { return c.Compare(a, b, true) })
}
