package types

import (
	"strings"
	"sync"
	"sync/atomic"

	"goposh/runtime/value"
)

// hostedTypes counts the types that Hosted declared: a member table built without a declaration may lack one made since.
var hostedTypes atomic.Int32

// Hosted returns the descriptor of a .NET type whose members the interpreter implements. The declaration is made when the first object of
// the type asks for its type; base names the base type of one that PowerShell keeps to itself, "" for Object.
func Hosted(name, base string, declare func() []M) func() *value.Type {
	return sync.OnceValue(func() *value.Type {
		t := byFullName(name)
		if t == nil {
			b := value.TypeObject
			if base != "" {
				b = byFullName(base)
			}
			t = &value.Type{FullName: name, Base: b, Kind: value.KindObject, Assembly: "System.Management.Automation"}
			got, _ := byName.LoadOrStore(strings.ToLower(name), t)
			t = got.(*value.Type)
		}
		classesOf.LoadOrStore(t, &Class{Type: t, Members: declare()})
		hostedTypes.Add(1)
		return t
	})
}
