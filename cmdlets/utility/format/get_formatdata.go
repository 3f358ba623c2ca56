package format

import (
	"goposh/runtime/cmdlet"
	"goposh/runtime/format"
	"goposh/runtime/value"
)

// getFormatData is Get-FormatData.
type getFormatData struct {
	TypeName []string `ps:"pos=0" validate:"notnullorempty"`
	// PowerShellVersion is the version to describe the views for; goposh describes them for its own.
	PowerShellVersion value.Value `ps:"" type:"System.Version"`
}

// Process implements cmdlet.Processor.
func (g *getFormatData) Process(c *cmdlet.Context) error {
	return c.WriteAll(format.DatabaseOf(c.Session()).Definitions(g.TypeName))
}
