// Package types holds the .NET types that scripts see, one file a type, and everything that works through their
// declarations: member access, overload resolution, conversion, the extended type system.
package types

import "goposh/runtime/value"

// Class declares a .NET type. A declaration is made by a function, on first use, so that start-up pays for none of them.
type Class struct {
	// Type is the descriptor, which carries name, base and flags.
	Type *value.Type
	// Interfaces are full or short names of implemented interfaces.
	Interfaces []string
	Members    []M
	Events     []Event
	// Latched marks objects that keep other threads out while a member of theirs runs.
	Latched bool
	// Declared are the members of script classes, whose types are resolved already.
	Declared []Declared
	// Resolve finds types that signatures name and only their session knows (script classes); nil for .NET types.
	Resolve func(name string) *value.Type
}

// Event declares an event: its name, the delegate of its handlers as reflection writes it, and the class of its arguments.
type Event struct{ Name, Handler, Args string }

// definition is the event as Get-Member shows it.
func (e Event) definition() string {
	return e.Handler + " " + e.Name + "(System.Object, " + e.Args + ")"
}

// Declarer is implemented by Type.Script of the classes that scripts define: their members work as those of .NET types.
type Declarer interface {
	Declare() *Class
}

// M declares one member: a signature in .NET notation and the Go function behind it.
//
//	string PadLeft(int totalWidth, char paddingChar)      method
//	static double Round(double value, int digits)         static method
//	new(string value)                                     constructor
//	int Length {get}                                      property (F is called without arguments)
//	string Name {get;set}                                 property (with one argument to set)
//	static double PI                                      constant or static field
//	char Chars[int index] {get}                           indexer, the type's default member when it has one
//	static explicit operator int(Version v)               conversion; also implicit
//	static Version op_Addition(Version a, Version b)      operators as static methods by their .NET names
//
// Parameters may be `params object[] args`, `ref int x`, `out int result` (their argument is a *Ref), or have a default
// (`int count = 1`). Types are C# keywords, short names of types in common namespaces, full names, or the type's own
// parameters (T, TKey, TValue) in the order of Type.Args.
type M struct {
	Sig string
	F   Func
}

// Func implements a member. Arguments arrive converted to the parameter types of the signature; errors are .NET
// exceptions (neterr.Error, errs.Exception) before PowerShell wraps them.
type Func func(c *Call) (value.Value, error)

// Call is one call of a member.
type Call struct {
	RT   value.Runtime
	Type *value.Type // the (closed) type the member was found on
	This value.Value // Null for static members; PSObject wrappers are stripped
	Args []value.Value
	// TypeArgs are the generic arguments of the call, `$x.Method[int](…)`.
	TypeArgs []*value.Type
}

// Str returns argument i as text; "" for $null.
func (c *Call) Str(i int) string { s, _ := c.Args[i].Base().AsString(); return s }

// Int returns argument i, an integer of any width, a char or an enum.
func (c *Call) Int(i int) int { return int(c.Args[i].Base().Int64()) }

// Long returns argument i as a 64-bit integer.
func (c *Call) Long(i int) int64 { return c.Args[i].Base().Int64() }

// Float returns argument i, a Double or Single.
func (c *Call) Float(i int) float64 { return c.Args[i].Base().Float64() }

// Bool returns argument i, a Boolean.
func (c *Call) Bool(i int) bool { b, _ := c.Args[i].Base().AsBool(); return b }

// N is the number of arguments.
func (c *Call) N() int { return len(c.Args) }

// Ref is a System.Management.Automation.PSReference: a [ref] argument.
type Ref struct {
	value.Bag
	Get func() value.Value
	Set func(value.Value) error
}

// Type implements value.Object.
func (*Ref) Type() *value.Type { return value.TypePSReference }
