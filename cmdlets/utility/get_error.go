package utility

import (
	"slices"

	"goposh/runtime/cmdlet"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// getError is Get-Error.
type getError struct {
	InputObject value.Value `ps:"Error: pos=0 pipe" type:"System.Management.Automation.PSObject" validate:"notnullorempty"`
	Newest      int32       `ps:"Newest:" alias:"Last" validate:"range 1 2147483647"`
}

// Process implements cmdlet.Processor.
func (g *getError) Process(c *cmdlet.Context) error {
	if c.Bound("InputObject") {
		return g.write(c, g.InputObject)
	}
	v := c.Scope().Find("error")
	if v == nil {
		return nil
	}
	items, _ := elements(v.Read())
	count := 1
	if c.Bound("Newest") {
		count = int(g.Newest)
	}
	for _, x := range slices.Clone(items[:min(count, len(items))]) {
		if err := g.write(c, x); err != nil {
			return err
		}
	}
	return nil
}

// write gives a copy the type name that the detailed view is for; the record itself stays as it is.
func (g *getError) write(c *cmdlet.Context, v value.Value) error {
	const suffix = "#PSExtendedError"
	names := slices.Clone(types.TypeNames(c, v))
	for i, n := range names {
		if n == "System.Management.Automation.ErrorRecord" || n == "System.Exception" {
			names[i] = n + suffix
		}
	}
	out, members := value.Wrap(v)
	if r, ok := cloneRecord(v); ok {
		out, members = value.Of(r), r.EnsureMembers()
	}
	members.SetTypeNames(names)
	return c.Write(out)
}
