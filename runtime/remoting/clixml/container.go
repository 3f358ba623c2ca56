package clixml

import (
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// container serialises collections; nil for anything else.
func (s *serializer) container(v, base value.Value, depth int, bare bool) *node {
	o := base.Object()
	if o == nil {
		return nil
	}
	tag := containerTag(o)
	if tag == "" {
		return nil
	}
	from := v
	if bare {
		from = base
	}
	names := types.TypeNames(s.rt, from)
	if bare {
		names = bareNames(base)
	}
	n, seen := s.start(base, names)
	if seen {
		return n
	}
	list := element(tag)
	n.add(list)
	if d, ok := o.(*value.Dict); ok && tag == tagDict {
		for key, val := range d.All {
			entry := element(tagEntry)
			list.add(entry.add(s.one(key, depth, false).named("Key"), s.one(val, depth, false).named("Value")))
		}
	} else if !s.elements(list, base, depth) {
		return n
	}
	if depth == 0 {
		return n
	}
	if tag == tagSequence {
		return s.addProperties(n, v, depth)
	}
	if !bare {
		s.addNode(n, s.members(v, depth, true))
	}
	return n
}

// bareNames are the names of a collection's .NET type.
func bareNames(base value.Value) []string {
	var names []string
	for t := base.Type(); t != nil; t = t.Base {
		names = append(names, types.ReflectionName(t))
	}
	return names
}

func (s *serializer) elements(list *node, base value.Value, depth int) bool {
	items, ok, err := types.Slice(s.rt, base)
	if !ok {
		items, ok = children(base)
	}
	if err != nil && s.rt != nil {
		// What a failing enumerator has given until then is sent; but a stopped pipeline ends here.
		s.err = s.rt.Context().Err()
	}
	for _, x := range items {
		list.add(s.one(x, depth, false))
	}
	return ok
}

// Children is a collection that pipelines take as one object though it enumerates: XML nodes.
type Children interface {
	ChildValues() []value.Value
}

func children(base value.Value) ([]value.Value, bool) {
	c, ok := base.Object().(Children)
	if !ok {
		return nil, false
	}
	return c.ChildValues(), true
}

// sequenceTag is the element of what pipelines enumerate: lists, sequences, and "" for enumerators, which are objects here.
func sequenceTag(t *value.Type) string {
	sequence, enumerator := false, false
	for _, i := range types.Interfaces(t) {
		switch i.FullName {
		case "System.Collections.IList":
			return tagList
		case "System.Collections.IEnumerable":
			sequence = true
		case "System.Collections.IEnumerator":
			enumerator = true
		}
	}
	if enumerator && !sequence || t.FullName == "System.Collections.IEnumerator" {
		return ""
	}
	return tagSequence
}

// containerTag is the element of a collection's entries; "" for what is none.
func containerTag(o value.Object) string {
	switch c := o.(type) {
	case *value.PSObject, *Object:
		return ""
	case *value.Array:
		return tagList
	case *value.Dict:
		// Sets and string dictionaries share the representation of dictionaries, but are sequences.
		if types.IsEnumerable(value.Of(c)) {
			return tagSequence
		}
		return tagDict
	case *sequence:
		return tagSequence
	}
	t := o.Type()
	name := t.FullName
	if t.Definition != nil {
		name = t.Definition.FullName
	}
	switch name {
	case "System.Collections.Stack", "System.Collections.Generic.Stack`1":
		return tagStack
	case "System.Collections.Queue", "System.Collections.Generic.Queue`1":
		return tagQueue
	}
	if types.IsEnumerable(value.Of(o)) {
		return sequenceTag(t)
	}
	if items, ok := children(value.Of(o)); ok && len(items) > 0 {
		return tagSequence
	}
	return ""
}
