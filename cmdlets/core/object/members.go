package object

import (
	"errors"
	"strings"

	"goposh/runtime/cmdlet"
	"goposh/runtime/types"
	"goposh/runtime/value"
	"goposh/runtime/wildcard"
)

const argumentException = "System.Management.Automation.PSArgumentException"

// lookup is what a member name leads to on one object.
type lookup struct {
	kind  value.MemberKind
	name  string
	names []string // all matches of an ambiguous pattern
}

// memberFinder resolves a member name on one object after another; what only the type decides is remembered.
type memberFinder struct {
	name    string
	pattern *wildcard.Pattern // nil for a plain name
	byType  map[*value.Type]lookup
}

func newMemberFinder(name string) *memberFinder {
	f := &memberFinder{name: name, byType: map[*value.Type]lookup{}}
	if wildcard.HasWildcards(name) {
		f.pattern = wildcard.Compile(name, true)
	}
	return f
}

// find returns the member of v that the name means; kind 0 when there is none.
func (f *memberFinder) find(c *cmdlet.Context, v value.Value, want value.MemberKind) lookup {
	own := value.InstanceMembers(v)
	if f.pattern == nil && own != nil {
		if m := own.Find(f.name); m != nil && m.Kind&want != 0 {
			return lookup{kind: m.Kind, name: m.Name}
		}
	}
	t := v.Type()
	// Objects with type names of their own, or with members, may have more than their type has.
	cached := own == nil || f.pattern == nil && own.TypeNames() == nil && t != value.TypePSCustomObject
	if cached {
		if l, ok := f.byType[t]; ok {
			return l
		}
	}
	l := f.search(c, v, want)
	if cached {
		f.byType[t] = l
	}
	return l
}

func (f *memberFinder) search(c *cmdlet.Context, v value.Value, want value.MemberKind) lookup {
	var found lookup
	for _, m := range types.MembersOf(c, v, false) {
		if m.Kind&want == 0 {
			continue
		}
		if f.pattern == nil {
			if strings.EqualFold(m.Name, f.name) {
				return lookup{kind: m.Kind, name: m.Name}
			}
			continue
		}
		if !f.pattern.Match(m.Name) {
			continue
		}
		if found.kind == 0 {
			found = lookup{kind: m.Kind, name: m.Name}
		}
		found.names = append(found.names, m.Name)
	}
	return found
}

// strict tells whether strict mode of at least the version (major*100) holds in the scope the command was called from.
func strict(c *cmdlet.Context, version int16) bool {
	for s := c.Scope(); s != nil; s = s.Parent {
		if s.Strict >= 0 {
			return s.Strict >= version
		}
	}
	return false
}

// isException tells whether err is an exception that a command may handle rather than the pipeline being left.
func isException(c *cmdlet.Context, err error) bool {
	if err == nil || c.Context().Err() != nil {
		return false
	}
	var flow types.ControlFlow
	return !errors.As(err, &flow)
}

// entry reads a key of a dictionary, which comes before a property of that name.
func entry(v value.Value, key string) (value.Value, bool) {
	d, ok := v.Base().Ref().(*value.Dict)
	if !ok {
		return value.Null, false
	}
	return d.GetString(key)
}
