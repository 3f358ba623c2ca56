package cmdlet

import (
	"goposh/runtime/types"
	"goposh/runtime/value"
)

func each(rt value.Runtime, v value.Value, f func(value.Value) error) error {
	return types.Each(rt, v, f)
}
