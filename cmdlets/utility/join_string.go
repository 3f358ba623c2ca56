package utility

import (
	"strings"

	"goposh/runtime/cmdlet"
	"goposh/runtime/culture"
	"goposh/runtime/netfmt"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// joinString is Join-String.
type joinString struct {
	Property     value.Value   `ps:"pos=0" type:"Microsoft.PowerShell.Commands.PSPropertyExpression"`
	Separator    string        `ps:"pos=1" validate:"allowempty"`
	OutputPrefix string        `ps:"" alias:"op"`
	OutputSuffix string        `ps:"" alias:"os"`
	SingleQuote  cmdlet.Switch `ps:"SingleQuote:"`
	DoubleQuote  cmdlet.Switch `ps:"DoubleQuote:"`
	FormatString string        `ps:"Format:"`
	UseCulture   cmdlet.Switch `ps:""`
	InputObject  []value.Value `ps:"pipe" type:"System.Management.Automation.PSObject[]"`

	expr    *expression
	out     strings.Builder
	culture *culture.Culture
	started bool
}

// EditMetadata makes a property expression of what is given to -Property.
func (j *joinString) EditMetadata(md *cmdlet.Metadata) { transformExpressions(md, "Property") }

// Begin implements cmdlet.Beginner.
func (j *joinString) Begin(c *cmdlet.Context) error {
	j.expr, _ = j.Property.Base().Ref().(*expression)
	j.culture = culture.Invariant()
	if j.UseCulture {
		j.culture = c.Culture()
	}
	if !c.Bound("Separator") {
		if v := c.Scope().Find("ofs"); v != nil {
			j.Separator = types.ToString(c, v.Read())
		}
	}
	j.out.WriteString(j.OutputPrefix)
	return nil
}

// Process implements cmdlet.Processor.
func (j *joinString) Process(c *cmdlet.Context) error {
	for _, in := range j.InputObject {
		if in.IsNull() {
			continue
		}
		v := in
		if j.expr != nil {
			found, err := j.expr.values(c, in)
			if err != nil {
				return err
			}
			if len(found) == 0 || found[0].val.IsNull() {
				continue
			}
			v = found[0].val
		}
		if err := j.add(c, v); err != nil {
			return err
		}
	}
	return nil
}

func (j *joinString) add(c *cmdlet.Context, v value.Value) error {
	if j.started {
		j.out.WriteString(j.Separator)
	}
	j.started = true
	if j.FormatString != "" {
		s, err := netfmt.Format(j.FormatString, 1, func(_ int, spec string) (string, error) {
			return types.FormatValue(c, v, spec, j.culture)
		})
		if err != nil {
			return thrown(err)
		}
		j.out.WriteString(s)
		return nil
	}
	quote := ""
	switch {
	case bool(j.SingleQuote):
		quote = "'"
	case bool(j.DoubleQuote):
		quote = `"`
	}
	s := types.ToString(c, v)
	if j.UseCulture {
		s = display(c, v)
	}
	j.out.WriteString(quote + s + quote)
	return nil
}

// End implements cmdlet.Ender.
func (j *joinString) End(c *cmdlet.Context) error {
	j.out.WriteString(j.OutputSuffix)
	return c.Write(value.String(j.out.String()))
}
