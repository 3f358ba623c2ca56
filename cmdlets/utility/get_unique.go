package utility

import (
	"goposh/runtime/cmdlet"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// getUnique is Get-Unique.
type getUnique struct {
	InputObject     value.Value   `ps:"pipe" type:"System.Management.Automation.PSObject"`
	AsString        cmdlet.Switch `ps:"AsString:"`
	OnType          cmdlet.Switch `ps:"UniqueByType:"`
	CaseInsensitive cmdlet.Switch `ps:""`

	compare *comparer
	last    value.Value
	written bool
}

// Begin implements cmdlet.Beginner.
func (g *getUnique) Begin(c *cmdlet.Context) error {
	g.compare = newComparer(c, "", !bool(g.CaseInsensitive))
	return nil
}

// Process implements cmdlet.Processor.
func (g *getUnique) Process(c *cmdlet.Context) error {
	in := g.InputObject
	if in.IsVoid() || in.IsNull() && !c.HasInput() || g.written && g.same(c, in) {
		return nil
	}
	g.last, g.written = in, true
	return c.Write(in)
}

func (g *getUnique) same(c *cmdlet.Context, in value.Value) bool {
	switch {
	case bool(g.OnType):
		a, b := types.TypeNames(c, g.last), types.TypeNames(c, in)
		return len(a) > 0 && len(b) > 0 && a[0] == b[0]
	case bool(g.AsString):
		return g.compare.culture.Equal(display(c, g.last), display(c, in), bool(g.CaseInsensitive))
	}
	return g.compare.compare(g.last, in) == 0
}
