package types

import (
	"math/big"

	"goposh/runtime/decimal"
	"goposh/runtime/value"
)

// zeroValue is default(T).
func zeroValue(t *value.Type) value.Value {
	if t == nil || !t.IsValueType() || t.Definition == value.TypeNullable || t == value.TypeNullable {
		return value.Null
	}
	switch {
	case t.Enum != nil:
		return value.Enum(t.Enum, 0)
	case t == value.TypeDecimal:
		return value.NewDecimal(decimal.Decimal{})
	case t == value.TypeBigInteger:
		return value.NewBigInt(new(big.Int))
	case t == value.TypeSwitch:
		return switchOff
	case t.Kind > value.KindVoid && t.Kind < value.KindEnum:
		return value.Scalar(t.Kind, 0)
	}
	if t == typeDictionaryEntry.get() {
		return NewEntry(value.Null, value.Null)
	}
	if args := t.GenericArgs(); len(args) == 2 && t.Definition == typeKeyValuePair.get() {
		return value.Of(&Pair{typ: t, Key: zeroValue(args[0]), Value: zeroValue(args[1])})
	}
	if k := wideKindOf(t); k != nil {
		return value.Of(&wideInt{k, new(big.Int)})
	}
	if c := tableOf(t).ctors; c != nil {
		for _, o := range c.overloads {
			if o.head.params == "" {
				if v, err := o.fn(&Call{Type: t}); err == nil {
					return v
				}
			}
		}
	}
	return value.Null
}

// Zero returns default(T): what an uninitialised variable or array element of the type holds.
func Zero(t *value.Type) value.Value { return zeroValue(t) }

// SwitchParameter is System.Management.Automation.SwitchParameter.
type SwitchParameter struct{ Present bool }

// Type implements value.Object.
func (*SwitchParameter) Type() *value.Type { return value.TypeSwitch }

// EqualObject implements value.Equaler.
func (s *SwitchParameter) EqualObject(o value.Object) bool {
	t, ok := o.(*SwitchParameter)
	return ok && s.Present == t.Present
}

// HashObject implements value.Equaler.
func (s *SwitchParameter) HashObject() uint32 {
	if s.Present {
		return 1
	}
	return 0
}

var (
	switchOn  = value.Of(&SwitchParameter{Present: true})
	switchOff = value.Of(&SwitchParameter{})
)

// Switch returns a SwitchParameter value.
func Switch(present bool) value.Value {
	if present {
		return switchOn
	}
	return switchOff
}
