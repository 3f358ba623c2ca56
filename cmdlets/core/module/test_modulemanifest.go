package module

import (
	"os"
	"path/filepath"
	"strings"

	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/value"
)

// testModuleManifest is Test-ModuleManifest.
type testModuleManifest struct {
	Path string `ps:"mandatory pos=0 pipe byname"`
}

// Process implements cmdlet.Processor.
func (t *testModuleManifest) Process(c *cmdlet.Context) error {
	h, err := host(c)
	if err != nil {
		return err
	}
	path := filepath.Clean(resolved(c, t.Path))
	if strings.ContainsAny(t.Path, "*?[") {
		list, err := filepath.Glob(path)
		if err == nil && len(list) > 1 {
			return c.Terminate("System.Management.Automation.RuntimeException", "AmbiguousPath", errs.InvalidOperation, value.Strings(list),
				"The path cannot be processed because it resolved to more than one file; only one file at a time can be processed.")
		}
		if len(list) == 1 {
			path = list[0]
		}
	}
	if _, err := os.Stat(path); err != nil {
		return c.Fail("System.Management.Automation.ItemNotFoundException", "PathNotFound", errs.ObjectNotFound, value.String(path),
			"Cannot find path '%s' because it does not exist.", path)
	}
	if !strings.EqualFold(filepath.Ext(path), ".psd1") {
		return c.Terminate("System.InvalidOperationException", "Modules_InvalidModuleManifestPath", errs.InvalidArgument, value.String(t.Path),
			"The module manifest path '%s' is not valid. The value of the Path argument must resolve to a single file that has a '.psd1' extension. Change the value of the Path argument to point to a valid psd1 file, and then try again.", path)
	}
	m, err := h.Manifest(c, path)
	if err != nil {
		return report(c, err)
	}
	return c.Write(value.Of(m))
}
