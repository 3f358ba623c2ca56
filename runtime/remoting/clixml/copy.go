package clixml

import "goposh/runtime/value"

// Copy returns v as it would come out of serialising and deserialising it, without going through text. Values that cannot
// change are shared.
func Copy(rt value.Runtime, o Options, v value.Value) (value.Value, error) {
	switch v.Kind() {
	case value.KindObject, value.KindEnum:
	case value.KindVoid:
		return value.Null, nil
	default:
		return v, nil
	}
	s := newSerializer(rt, o)
	s.copying = true
	n, err := s.top(v)
	if err != nil {
		return value.Null, err
	}
	d := deserializer{rt: rt}
	return d.one(n)
}
