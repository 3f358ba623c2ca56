package format

import (
	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/format"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// getFormatData is Get-FormatData.
type getFormatData struct {
	TypeName []string `ps:"pos=0" validate:"notnullorempty"`
	// PowerShellVersion is the version to describe the views for. Those before 5.1 know no definition of several types.
	PowerShellVersion value.Value `ps:"" type:"System.Version"`
}

// Process implements cmdlet.Processor.
func (g *getFormatData) Process(c *cmdlet.Context) error {
	if v, ok := g.PowerShellVersion.Base().Ref().(*types.Version); ok && (v.Major < 5 || v.Major == 5 && v.Minor < 1) {
		return c.Terminate("System.NotSupportedException", "NotSupported", errs.NotImplemented, value.Null,
			"Views for PowerShell before version 5.1 are not available in goposh.")
	}
	return c.WriteAll(format.DatabaseOf(c.Session()).Definitions(g.TypeName))
}
