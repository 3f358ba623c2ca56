package ops

import (
	"strings"

	"goposh/runtime/bulk"
	"goposh/runtime/types"
	"goposh/runtime/value"
	"goposh/runtime/wtf8"
)

// Join is v -join separator: elements in the current culture's text.
func Join(rt value.Runtime, v, separator value.Value) (value.Value, error) {
	sep, err := types.ConvertString(rt, separator)
	if err != nil {
		return value.Null, err
	}
	if _, enumerator := v.Base().Ref().(types.Enumerator); enumerator {
		// An enumerator, such as $input, is one object, whose text is that of its elements.
		text, err := types.ConvertString(rt, v)
		return value.String(text), err
	}
	items := []value.Value{v}
	list, many, err := types.Slice(rt, v)
	if err != nil {
		return value.Null, err
	}
	if many {
		items = list
	}
	var b strings.Builder
	for i, x := range items {
		if err := wanted(rt, i); err != nil {
			return value.Null, err
		}
		if i > 0 {
			b.WriteString(sep)
		}
		s, ok := x.AsString()
		if !ok {
			if s, err = types.JoinText(rt, x); err != nil {
				return value.Null, err
			}
		}
		if err := bulk.Growth(b.Len(), b.Cap(), len(s)+len(sep)); err != nil {
			return value.Null, err
		}
		b.WriteString(s)
	}
	return value.String(wtf8.Join(b.String())), nil
}
