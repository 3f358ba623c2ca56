package cmdlet

import (
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// self is a command as scripts see it where an error names the command itself as its target.
type self struct {
	value.Bag
	class string
}

// Type implements value.Object.
func (s *self) Type() *value.Type { return types.CommandClass(s.class) }

// Self is the command's own .NET object, of the class of its declaration.
func (c *Context) Self() value.Value { return value.Of(&self{class: c.Decl.Class}) }
