package types

import (
	"goposh/runtime/session"
	"goposh/runtime/value"
)

// breakpointClass declares a kind of breakpoint; kind is nil for their base class.
func breakpointClass(kind *session.BreakpointKind) func() *Class {
	return func() *Class {
		get := func(sig string, f func(b *session.Breakpoint) value.Value) M {
			return M{Sig: sig, F: func(c *Call) (value.Value, error) {
				b, ok := c.This.Object().(*session.Breakpoint)
				if !ok {
					return value.Null, nil
				}
				return f(b), nil
			}}
		}
		members := []M{
			get("scriptblock Action {get}", func(b *session.Breakpoint) value.Value {
				if b.Action == nil {
					return value.Null
				}
				return value.Of(b.Action)
			}),
			get("bool Enabled {get}", func(b *session.Breakpoint) value.Value { return value.Bool(b.Enabled) }),
			get("int HitCount {get}", func(b *session.Breakpoint) value.Value { return value.Int(b.HitCount) }),
			get("int Id {get}", func(b *session.Breakpoint) value.Value { return value.Int(b.ID) }),
			get("string Script {get}", func(b *session.Breakpoint) value.Value { return textOrNull(b.Script) }),
			get("string ToString()", func(b *session.Breakpoint) value.Value { return value.String(b.String()) }),
		}
		if kind == nil {
			return &Class{Type: session.TypeBreakpoint(), Members: members}
		}
		// make reads the arguments of a constructor: what the kind has of its own, then an action, then a number.
		make := func(own int, read func(c *Call, b *session.Breakpoint)) Func {
			return func(c *Call) (value.Value, error) {
				b := &session.Breakpoint{Kind: *kind, Script: c.Str(0), Enabled: true}
				read(c, b)
				for _, a := range c.Args[own:] {
					if sb, ok := a.Base().Ref().(value.ScriptBlock); ok {
						b.Action = sb
					} else if !a.IsNull() {
						b.ID = int32(a.Base().Int64())
					}
				}
				return value.Of(b), nil
			}
		}
		switch *kind {
		case session.LineBreakpoint:
			line := make(2, func(c *Call, b *session.Breakpoint) { b.Line = int32(c.Int(1)) })
			column := make(3, func(c *Call, b *session.Breakpoint) { b.Line, b.Column = int32(c.Int(1)), int32(c.Int(2)) })
			members = append(members,
				M{"new(string script, int line)", line}, M{"new(string script, int line, scriptblock action)", line},
				M{"new(string script, int line, int column)", column}, M{"new(string script, int line, int column, scriptblock action)", column},
				M{"new(string script, int line, int column, int id)", column}, M{"new(string script, int line, int column, scriptblock action, int id)", column},
				get("int Column {get}", func(b *session.Breakpoint) value.Value { return value.Int(b.Column) }),
				get("int Line {get}", func(b *session.Breakpoint) value.Value { return value.Int(b.Line) }))
		case session.VariableBreakpoint:
			variable := make(3, func(c *Call, b *session.Breakpoint) { b.Variable, b.Mode = c.Str(1), session.AccessMode(c.Int(2)) })
			const mode = "System.Management.Automation.VariableAccessMode"
			const parts = "new(string script, string variable, " + mode + " accessMode"
			members = append(members,
				M{parts + ")", variable}, M{parts + ", scriptblock action)", variable},
				M{parts + ", int id)", variable}, M{parts + ", scriptblock action, int id)", variable},
				get(mode+" AccessMode {get}", func(b *session.Breakpoint) value.Value { return enumOf(mode, int64(b.Mode)) }),
				get("string Variable {get}", func(b *session.Breakpoint) value.Value { return value.String(b.Variable) }))
		case session.CommandBreakpoint:
			command := make(3, func(c *Call, b *session.Breakpoint) { b.Command = c.Str(2) })
			const parts = "new(string script, WildcardPattern command, string commandString"
			members = append(members,
				M{parts + ")", command}, M{parts + ", scriptblock action)", command},
				M{parts + ", int id)", command}, M{parts + ", scriptblock action, int id)", command},
				get("string Command {get}", func(b *session.Breakpoint) value.Value { return value.String(b.Command) }))
		}
		return &Class{Type: session.TypeOfBreakpoint(*kind), Members: members}
	}
}
