package local

import (
	"maps"
	"slices"
)

// environmentProvider yields the variables of /etc/environment as the system's
// and those of the program's environment as the user's.
func environmentProvider() *provider {
	return &provider{class: "Win32_Environment", list: func(r *request) error {
		h := r.host
		user := h.name() + `\`
		if uid := h.sys.UID(); uid >= 0 {
			user += h.userName(uint32(uid))
		}
		for _, source := range [...]struct {
			user   string
			system bool
			values map[string]string
		}{
			{"<SYSTEM>", true, h.pairs("etc/environment", "=")},
			{user, false, environment(h.sys.Environ())},
		} {
			for _, name := range slices.Sorted(maps.Keys(source.values)) {
				row := r.row()
				row.set("Name", name)
				row.set("UserName", source.user)
				row.set("VariableValue", source.values[name])
				row.set("SystemVariable", source.system)
				row.set("Caption", source.user+`\`+name)
				row.set("Description", source.user+`\`+name)
				row.set("Status", "OK")
				if !r.add(row) {
					return nil
				}
			}
		}
		return nil
	}}
}
