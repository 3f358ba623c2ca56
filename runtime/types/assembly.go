package types

import "goposh/runtime/value"

// assembly is a System.Reflection.Assembly: only its name is known.
type assembly struct {
	value.Bag
	name string
	// dynamic marks the assembly of a script's classes.
	dynamic bool
}

var (
	typeAssembly     = lazyType{name: "System.Reflection.RuntimeAssembly"}
	typeAssemblyName = lazyType{name: "System.Reflection.AssemblyName"}
)

// Type implements value.Object.
func (*assembly) Type() *value.Type { return typeAssembly.get() }

// assemblyClass declares what scripts ask of assemblies.
func assemblyClass() *Class {
	name := func(c *Call) string { return this[*assembly](c).name }
	return &Class{Members: []M{
		{"string FullName {get}", func(c *Call) (value.Value, error) { return vstring(name(c)) }},
		{"bool IsDynamic {get}", func(c *Call) (value.Value, error) { return vbool(this[*assembly](c).dynamic) }},
		{"string Location {get}", constant(value.String(""))},
		{"AssemblyName GetName()", func(c *Call) (value.Value, error) { return vobject(&assemblyID{name: name(c)}) }},
		{"Type GetType(string name)", func(c *Call) (value.Value, error) {
			if t := byFullName(c.Str(0)); t != nil {
				return vobject(t)
			}
			return value.Null, nil
		}},
		{"string ToString()", func(c *Call) (value.Value, error) { return vstring(name(c)) }},
	}}
}

// assemblyID is an AssemblyName.
type assemblyID struct {
	value.Bag
	name string
}

// Type implements value.Object.
func (*assemblyID) Type() *value.Type { return typeAssemblyName.get() }

func assemblyNameClass() *Class {
	return &Class{Members: []M{
		{"string Name {get}", func(c *Call) (value.Value, error) { return vstring(this[*assemblyID](c).name) }},
		{"Version Version {get}", func(*Call) (value.Value, error) { return vobject(NewVersion(10, 0, 0, 0)) }},
		{"string ToString()", func(c *Call) (value.Value, error) { return vstring(this[*assemblyID](c).name) }},
	}}
}
