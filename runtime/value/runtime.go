package value

import (
	"context"

	"goposh/runtime/culture"
)

// Runtime is what a .NET method, a conversion or a script member may need of the runspace that uses it.
type Runtime interface {
	// Context is cancelled when the pipeline stops.
	Context() context.Context
	// Culture is the runspace's current culture ($PSCulture).
	Culture() *culture.Culture
	// Directory is the directory that .NET's relative paths resolve against: the session's start directory.
	Directory() string
	// Getenv reads the runspace's own environment; Setenv changes it ("" with remove deletes).
	Getenv(name string) (string, bool)
	Setenv(name, value string, remove bool)
	// Environ lists the runspace's environment as NAME=value.
	Environ() []string
	// Invoke runs a script block with the arguments and collects its output. this is bound to $this unless Null, and
	// item to $_ unless Void.
	Invoke(sb ScriptBlock, this, item Value, args ...Value) ([]Value, error)
	// FindType resolves a type name as written in a script (accelerators, usings, script classes); nil when unknown.
	FindType(name string) *Type
	// TypeMembers returns what the extended type system adds to a type name in this session; nil when nothing.
	TypeMembers(typeName string) *MemberSet
	// Service returns a facility of the session that a package above registered under the key, or nil.
	Service(key any) any
}

// ScriptBlock is a System.Management.Automation.ScriptBlock. Package interp implements it.
type ScriptBlock interface {
	Object
	// String is the text between the braces.
	String() string
	// IsScriptBlock tells script blocks from other objects that have a text.
	IsScriptBlock()
}
