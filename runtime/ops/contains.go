package ops

import (
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// Contains is list -contains v; a scalar is a list of one.
func Contains(rt value.Runtime, list, v value.Value, ignoreCase bool) (bool, error) {
	items, many, err := types.Slice(rt, list)
	if err != nil {
		return false, err
	}
	if !many {
		return LanguageEquals(rt, list, v, ignoreCase)
	}
	for i, x := range items {
		if err := wanted(rt, i); err != nil {
			return false, err
		}
		same, err := LanguageEquals(rt, x, v, ignoreCase)
		if err != nil || same {
			return same, err
		}
	}
	return false, nil
}

// In is v -in list.
func In(rt value.Runtime, v, list value.Value, ignoreCase bool) (bool, error) {
	return Contains(rt, list, v, ignoreCase)
}
