package session

import (
	"unsafe"

	"goposh/runtime/bulk"
	"goposh/runtime/value"
)

// growth is the state of a variable that `+=` extends time and again. Copying the whole text or array every time, as the
// language has it, would take quadratic time; here the additions go into spare room, and what has been read of the variable
// before stays as it was.
type growth struct {
	// text holds the variable's string and room behind it. Strings given out share it: nothing ever changes in front of its end.
	text []byte
	// items are the elements of the array that the variable will hold when it is next read.
	items []value.Value
}

// The sizes from which room is kept.
const (
	growText  = 256
	growItems = 16
)

// Extension is a `+=` under way: it remembers what the variable held before the right side was evaluated.
type Extension struct {
	v     *Variable
	array *value.Array // nil where the variable is growing already
	items []value.Value
	text  string
}

// Extend begins a `+=`. It reports false where the variable is not plain or holds neither a long string nor an Object[] of some
// length: those are as well added to in the ordinary way.
func (v *Variable) Extend() (Extension, bool) {
	if g := v.growth(); g != nil && g.items != nil {
		return Extension{v: v, items: g.items}, true
	} else if v.Meta != nil && g == nil {
		return Extension{}, false
	}
	if s, ok := v.Value.AsString(); ok {
		return Extension{v: v, text: s}, len(s) >= growText
	}
	a, ok := v.Value.Ref().(*value.Array)
	if !ok || len(a.Items) < growItems || a.Elem() != value.TypeObject || a.Rank() != 1 {
		return Extension{}, false
	}
	return Extension{v: v, array: a, items: a.Items}, true
}

// Text returns the string that the variable held; false when it held an array.
func (e *Extension) Text() (string, bool) { return e.text, e.items == nil }

// Old is what the variable held when the extension began.
func (e *Extension) Old() value.Value {
	switch {
	case e.items == nil:
		return value.String(e.text)
	case e.array != nil:
		return value.Of(e.array)
	}
	return value.Objects(e.items[:len(e.items):len(e.items)]...)
}

// AppendText makes the variable's value Old + s. It reports false when the variable changed since the extension began.
func (e *Extension) AppendText(s string) bool {
	v := e.v
	if now, ok := v.Value.AsString(); !ok || !sameText(now, e.text) || v.Meta != nil && v.growth() == nil {
		return false
	}
	g := v.growth()
	if g == nil {
		g = &growth{}
		v.Meta = &VariableMeta{growth: g}
	}
	if !sameText(unsafe.String(unsafe.SliceData(g.text), len(g.text)), e.text) {
		room := 2 * (len(e.text) + len(s))
		if bulk.Bytes(room) != nil {
			return false
		}
		g.text = append(make([]byte, 0, room), e.text...)
	}
	g.text = append(g.text, s...)
	v.Value = value.String(unsafe.String(unsafe.SliceData(g.text), len(g.text)))
	return true
}

func sameText(a, b string) bool {
	return len(a) == len(b) && unsafe.StringData(a) == unsafe.StringData(b)
}

// AppendItems makes the variable's value Old + more. It reports false when the variable changed since the extension began.
func (e *Extension) AppendItems(more ...value.Value) bool {
	v := e.v
	if e.array == nil {
		g := v.growth()
		if g == nil || len(g.items) != len(e.items) || unsafe.SliceData(g.items) != unsafe.SliceData(e.items) {
			return false
		}
		if n := len(g.items) + len(more); n > cap(g.items) && bulk.Items(n+n/2) != nil {
			return false
		}
		g.items = append(g.items, more...)
		return true
	}
	if a, ok := v.Value.Ref().(*value.Array); !ok || a != e.array || v.Meta != nil {
		return false
	}
	room := len(e.items) + len(e.items)/2 + len(more)
	if bulk.Items(room) != nil {
		return false
	}
	items := append(make([]value.Value, 0, room), e.items...)
	v.Meta = &VariableMeta{
		growth: &growth{items: append(items, more...)},
		Get:    v.settled,
		Set:    func(x value.Value) error { v.settle(x); return nil },
	}
	return true
}

func (v *Variable) growth() *growth {
	if v.Meta == nil {
		return nil
	}
	return v.Meta.growth
}

// Settle makes a variable that grows plain again.
func (v *Variable) Settle() {
	switch g := v.growth(); {
	case g == nil:
	case g.items != nil:
		v.settled()
	default:
		v.Meta = nil
	}
}

func (v *Variable) settled() value.Value {
	g := v.Meta.growth
	v.settle(value.Objects(g.items[:len(g.items):len(g.items)]...))
	return v.Value
}

func (v *Variable) settle(x value.Value) { v.Meta, v.Value = nil, x }
