package types

import (
	"context"

	"goposh/runtime/bulk"
	"goposh/runtime/culture"
	"goposh/runtime/textenc"
	"goposh/runtime/value"
)

// Long tells whether an operand is so long that what is done with it is better run apart.
func Long(v value.Value) bool {
	s, ok := v.AsString()
	return ok && len(s) >= bulk.Large
}

// Apart runs an operation on long operands. Where all operands are immutable, or can be copied, a stop does not wait for it: see
// bulk.Apart. f must call nothing of the session but through the runtime it is given.
func Apart(rt value.Runtime, operands []value.Value, f func(rt value.Runtime, operands []value.Value) (value.Value, error)) (value.Value, error) {
	own := make([]value.Value, len(operands))
	for i, v := range operands {
		var ok bool
		if own[i], ok = still(v, true); !ok {
			return f(rt, operands)
		}
	}
	fixed := &stillRuntime{rt, rt.Context(), rt.Culture()}
	return bulk.Apart(fixed.ctx, func() (value.Value, error) { return f(fixed, own) })
}

// stillArray is the length up to which an array is copied for an operation that is run apart.
const stillArray = 1 << 10

// still gives a value that nobody else can change; false where there is none.
func still(v value.Value, arrays bool) (value.Value, bool) {
	switch r := v.Ref().(type) {
	case nil, string, *value.Type, *value.BigIntObject, *textenc.Encoding, *Regex:
		return v, true
	case *value.Array:
		if len(r.Items) >= bulk.Check && r.Elem().Kind != value.KindObject && r.Elem().Kind != value.KindString {
			// Whoever changes numbers meanwhile changes what nobody waits for any more.
			return v, true
		}
		if !arrays || len(r.Items) > stillArray || r.Rank() > 1 {
			return v, false
		}
		items := make([]value.Value, len(r.Items))
		for i, x := range r.Items {
			var ok bool
			if items[i], ok = still(x, false); !ok {
				return v, false
			}
		}
		return value.Of(value.NewArray(r.Elem(), items)), true
	}
	return v, false
}

// stillRuntime is a runtime as it was when an operation began.
type stillRuntime struct {
	value.Runtime
	ctx     context.Context
	culture *culture.Culture
}

// Context implements value.Runtime.
func (r *stillRuntime) Context() context.Context { return r.ctx }

// Culture implements value.Runtime.
func (r *stillRuntime) Culture() *culture.Culture { return r.culture }

// invoke calls the function of an overload, apart where it is given long text.
func (o *overload) invoke(c *Call) (value.Value, error) {
	if !c.long() {
		return o.fn(c)
	}
	return Apart(c.RT, append([]value.Value{c.This}, c.Args...), func(rt value.Runtime, v []value.Value) (value.Value, error) {
		return o.fn(&Call{RT: rt, Type: c.Type, This: v[0], Args: v[1:], TypeArgs: c.TypeArgs})
	})
}

// longBits is the size from which arithmetic with a BigInteger is run apart.
const longBits = 1 << 18

// long tells whether the call is better run apart.
func (c *Call) long() bool {
	if Long(c.This) || longNumber(c.This) {
		return true
	}
	for _, a := range c.Args {
		if Long(a) || longNumber(a) || c.Type == value.TypeBigInteger && longDigits(a) || c.longArray(a) {
			return true
		}
	}
	return false
}

// longDigits tells whether text that is to become a BigInteger is long: reading it takes more than linear time.
func longDigits(v value.Value) bool {
	s, ok := v.AsString()
	return ok && len(s) >= longBits/8
}

func longNumber(v value.Value) bool {
	n, ok := v.AsBigInt()
	return ok && n.BitLen() >= longBits
}

// longArray tells whether an argument is a long array that the call only reads: for a conversion.
func (c *Call) longArray(v value.Value) bool {
	a, ok := v.Object().(*value.Array)
	if !ok || len(a.Items) < bulk.Large/4 || c.Type == nil {
		return false
	}
	switch c.Type.FullName {
	case "System.Convert", "System.BitConverter", "System.String", "System.Text.Encoding", "System.Numerics.BigInteger":
		return true
	}
	return false
}
