package interp

import (
	"goposh/runtime/value"
)

// blockMethod handles the methods of script blocks that need the running frame.
func (f *frame) blockMethod(v value.Value, name string, args []value.Value) (bool, value.Value, error) {
	return false, value.Null, nil
}
