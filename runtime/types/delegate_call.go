package types

import (
	"goposh/runtime/value"
)

// isCallable tells whether v is a delegate or a script block that stands for one.
func isCallable(v value.Value) bool {
	v = v.Base()
	if v.IsNull() || v.Kind() != value.KindObject {
		return false
	}
	switch v.Ref().(type) {
	case value.ScriptBlock, *Method, *Delegate:
		return true
	}
	return false
}

// callFunc calls a delegate or script block.
func callFunc(c *Call, fn value.Value, args ...value.Value) (value.Value, error) {
	fn = fn.Base()
	switch f := fn.Ref().(type) {
	case *Delegate:
		return f.Call(c.RT, args)
	case *Method:
		return f.Invoke(c.RT, args)
	case value.ScriptBlock:
		out, err := c.RT.Invoke(f, value.Null, value.Void, args...)
		if err != nil {
			return value.Null, err
		}
		return resultOf(out), nil
	}
	return value.Null, invalidOperation("The value cannot be called.")
}

// resultOf is a script block's output as one value.
func resultOf(out []value.Value) value.Value {
	switch len(out) {
	case 0:
		return value.Null
	case 1:
		return out[0]
	}
	return value.Objects(out...)
}

// callTest calls a predicate.
func callTest(c *Call, fn value.Value, args ...value.Value) (bool, error) {
	v, err := callFunc(c, fn, args...)
	return err == nil && ToBool(v), err
}
