package local

import "strings"

// pageFileUsageProvider yields the swap areas; sizes are in megabytes.
func pageFileUsageProvider() *provider {
	return &provider{class: "Win32_PageFileUsage", list: func(r *request) error {
		for line := range r.host.lines("proc/swaps") {
			f := strings.Fields(line)
			if len(f) < 5 || f[0] == "Filename" {
				continue
			}
			row := r.row()
			row.titles(unescapeMount(f[0]))
			// The file counts in kilobytes.
			if size, ok := leadingNumber(f[2]); ok {
				row.set("AllocatedBaseSize", size>>10)
			}
			if used, ok := leadingNumber(f[3]); ok {
				row.set("CurrentUsage", used>>10)
			}
			row.set("TempPageFile", false)
			if !r.add(row) {
				break
			}
		}
		return nil
	}}
}
