package types

import (
	"goposh/runtime/neterr"
	"goposh/runtime/value"
)

// BlockInfo is what a script block tells of itself.
type BlockInfo interface {
	value.ScriptBlock
	// BlockFile is the file the block stands in, "" for none.
	BlockFile() string
	// NewClosure is GetNewClosure: a copy bound to the variables of the scope that asks.
	NewClosure(rt value.Runtime) (value.Value, error)
}

// scriptBlockClass declares System.Management.Automation.ScriptBlock.
func scriptBlockClass() *Class {
	return &Class{Type: value.TypeScriptBlock, Members: []M{
		{"static ScriptBlock Create(string script)", func(c *Call) (value.Value, error) {
			s, ok := c.RT.Service(ScriptCompilerKey{}).(ScriptCompiler)
			if !ok {
				return value.Null, neterr.New("System.PlatformNotSupportedException", "This session compiles no scripts.")
			}
			b, err := s.CompileScript(c.Str(0))
			if err != nil {
				return value.Null, err
			}
			return vobject(b)
		}},
		{"Collection[PSObject] Invoke(params object[] args)", func(c *Call) (value.Value, error) {
			out, err := blockInvoke(c)
			if err != nil {
				return value.Null, err
			}
			return vobject(value.NewList(typeCollection.of(value.TypePSObject), out))
		}},
		{"object InvokeReturnAsIs(params object[] args)", func(c *Call) (value.Value, error) {
			out, err := blockInvoke(c)
			return resultOf(out), err
		}},
		{"ScriptBlock GetNewClosure()", func(c *Call) (value.Value, error) {
			b, ok := c.This.Base().Ref().(BlockInfo)
			if !ok {
				return value.Null, notSupported("This script block cannot be made a closure.")
			}
			return b.NewClosure(c.RT)
		}},
		{"string File {get}", func(c *Call) (value.Value, error) {
			if b, ok := c.This.Base().Ref().(BlockInfo); ok {
				return textOrNull(b.BlockFile()), nil
			}
			return value.Null, nil
		}},
		{"string ToString()", objToString},
	}}
}

func blockInvoke(c *Call) ([]value.Value, error) {
	b, ok := c.This.Base().Ref().(value.ScriptBlock)
	if !ok {
		return nil, neterr.ArgumentNull("scriptBlock")
	}
	var args []value.Value
	if c.N() > 0 {
		var err error
		if args, err = c.list(0); err != nil {
			return nil, err
		}
	}
	return c.RT.Invoke(b, value.Null, value.Void, args...)
}

// nullableFactoryClass declares System.Nullable.
func nullableFactoryClass() *Class {
	return &Class{Members: []M{
		{"static Type GetUnderlyingType(Type nullableType)", func(c *Call) (value.Value, error) {
			t, ok := ref[*value.Type](c, 0)
			if !ok {
				return value.Null, neterr.ArgumentNull("nullableType")
			}
			if u := t.IsNullable(); u != nil {
				return vobject(u)
			}
			return value.Null, nil
		}},
	}}
}
