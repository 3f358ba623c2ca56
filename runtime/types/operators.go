package types

import (
	"goposh/runtime/neterr"
	"goposh/runtime/value"
)

// compareArgs orders the two arguments of a comparison operator by their class's own order.
func compareArgs(c *Call) (int, error) { return compareObjects(c.RT, c.Args[0], c.Args[1]) }

func opCompare(c *Call) (value.Value, error) {
	n, err := compareArgs(c)
	return value.Int(int32(n)), err
}

func opEqual(c *Call) (value.Value, error) {
	eq, err := equalObjects(c.RT, c.Args[0], c.Args[1])
	return value.Bool(eq), err
}

func opNotEqual(c *Call) (value.Value, error) {
	eq, err := equalObjects(c.RT, c.Args[0], c.Args[1])
	return value.Bool(!eq), err
}

func opLess(c *Call) (value.Value, error) {
	n, err := compareArgs(c)
	return value.Bool(n < 0), err
}

func opLessEqual(c *Call) (value.Value, error) {
	n, err := compareArgs(c)
	return value.Bool(n <= 0), err
}

func opGreater(c *Call) (value.Value, error) {
	n, err := compareArgs(c)
	return value.Bool(n > 0), err
}

func opGreaterEqual(c *Call) (value.Value, error) {
	n, err := compareArgs(c)
	return value.Bool(n >= 0), err
}

// thisCompareTo is CompareTo of a class that package types can order.
func thisCompareTo(c *Call) (value.Value, error) {
	if c.isNull(0) {
		return vint(1)
	}
	if c.Args[0].Type() != c.This.Type() {
		return value.Null, neterr.Argument("", "Object must be of type %s.", c.This.Type().Name())
	}
	n, err := compareObjects(c.RT, c.This, c.Args[0])
	return value.Int(int32(n)), err
}

// thisEquals is Equals of a class that decides by value; with two arguments it is the static one.
func thisEquals(c *Call) (value.Value, error) {
	if c.N() == 2 {
		return opEqual(c)
	}
	return vbool(c.Args[0].Type() == c.This.Type() && value.KeyEqual(c.This, c.Args[0], false))
}
