package ops

import (
	"goposh/runtime/bulk"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// Operator identifies a binary operator.
type Operator uint8

// The binary operators. Those that compare text exist with and without regard to case.
const (
	OpAdd Operator = iota
	OpSubtract
	OpMultiply
	OpDivide
	OpRemainder
	OpBand
	OpBor
	OpBxor
	OpShl
	OpShr
	OpJoin
	OpFormat
	OpRange
	OpIs
	OpIsNot
	OpAs
	OpIeq
	OpIne
	OpIlt
	OpIle
	OpIgt
	OpIge
	OpIlike
	OpInotlike
	OpImatch
	OpInotmatch
	OpIreplace
	OpIsplit
	OpIcontains
	OpInotcontains
	OpIin
	OpInotin
	OpCeq
	OpCne
	OpClt
	OpCle
	OpCgt
	OpCge
	OpClike
	OpCnotlike
	OpCmatch
	OpCnotmatch
	OpCreplace
	OpCsplit
	OpCcontains
	OpCnotcontains
	OpCin
	OpCnotin
)

// insensitive gives the case-insensitive form of an operator and tells whether op was it.
func (op Operator) insensitive() (Operator, bool) {
	if op >= OpCeq {
		return op - OpCeq + OpIeq, false
	}
	return op, true
}

// Binary applies an operator, filtering when the left operand of a comparison is a collection. -match does not give its groups:
// see Match.
func Binary(rt value.Runtime, op Operator, a, b value.Value) (value.Value, error) {
	if types.Long(a) || types.Long(b) {
		return types.Apart(rt, []value.Value{a, b}, func(rt value.Runtime, v []value.Value) (value.Value, error) { return apply(rt, op, v[0], v[1]) })
	}
	return apply(rt, op, a, b)
}

func apply(rt value.Runtime, op Operator, a, b value.Value) (value.Value, error) {
	switch op {
	case OpAdd:
		return Add(rt, a, b)
	case OpSubtract:
		return Subtract(rt, a, b)
	case OpMultiply:
		return Multiply(rt, a, b)
	case OpDivide:
		return Divide(rt, a, b)
	case OpRemainder:
		return Remainder(rt, a, b)
	case OpBand:
		return Band(rt, a, b)
	case OpBor:
		return Bor(rt, a, b)
	case OpBxor:
		return Bxor(rt, a, b)
	case OpShl:
		return Shl(rt, a, b)
	case OpShr:
		return Shr(rt, a, b)
	case OpJoin:
		return Join(rt, a, b)
	case OpFormat:
		return Format(rt, a, b)
	case OpRange:
		return Range(rt, a, b)
	case OpIs, OpIsNot:
		r, err := Is(rt, a, b)
		return value.Bool(r == (op == OpIs)), err
	case OpAs:
		return As(rt, a, b)
	}
	kind, fold := op.insensitive()
	switch kind {
	case OpIreplace:
		return Replace(rt, a, b, fold)
	case OpIsplit:
		return Split(rt, a, b, fold)
	case OpIcontains, OpInotcontains:
		r, err := Contains(rt, a, b, fold)
		return value.Bool(r == (kind == OpIcontains)), err
	case OpIin, OpInotin:
		r, err := In(rt, a, b, fold)
		return value.Bool(r == (kind == OpIin)), err
	}
	if a.Kind() == value.KindObject {
		if items, many, err := types.Slice(rt, a); err != nil {
			return value.Null, err
		} else if many {
			return filter(rt, op, items, b)
		}
	}
	r, err := Test(rt, op, a, b)
	if err != nil {
		return value.Null, err
	}
	return value.Bool(r), nil
}

// Test is a comparison of scalars: -eq, -lt …, -like, -match and their negations.
func Test(rt value.Runtime, op Operator, a, b value.Value) (bool, error) {
	kind, fold := op.insensitive()
	switch kind {
	case OpIeq:
		return Equal(rt, a, b, fold)
	case OpIne:
		r, err := Equal(rt, a, b, fold)
		return !r && err == nil, err
	case OpIlt:
		return Order(rt, Less, a, b, fold)
	case OpIle:
		return Order(rt, LessEqual, a, b, fold)
	case OpIgt:
		return Order(rt, Greater, a, b, fold)
	case OpIge:
		return Order(rt, GreaterEqual, a, b, fold)
	case OpIlike, OpInotlike:
		r, err := Like(rt, a, b, fold)
		return r == (kind == OpIlike) && err == nil, err
	default:
		r, err := IsMatch(rt, a, b, fold)
		return r == (kind == OpImatch) && err == nil, err
	}
}

// filter keeps the elements for which the comparison holds, as an Object[].
func filter(rt value.Runtime, op Operator, items []value.Value, b value.Value) (value.Value, error) {
	kind, fold := op.insensitive()
	out := []value.Value{}
	switch kind {
	case OpIlike, OpInotlike:
		// The pattern is compiled once for all elements.
		w, err := wildcardOf(rt, b, fold)
		if err != nil {
			return value.Null, err
		}
		for i, x := range items {
			if err := wanted(rt, i); err != nil {
				return value.Null, err
			}
			s, err := types.ConvertString(rt, x)
			if err != nil {
				return value.Null, err
			}
			if w.Match(s) == (kind == OpIlike) {
				out = append(out, x)
			}
		}
		return value.Objects(out...), nil
	case OpImatch, OpInotmatch:
		re, err := regexOf(rt, b, caseOption(fold))
		if err != nil {
			return value.Null, err
		}
		for i, x := range items {
			if err := wanted(rt, i); err != nil {
				return value.Null, err
			}
			s, err := types.ConvertString(rt, x)
			if err != nil {
				return value.Null, err
			}
			ok, err := re.IsMatch(s, -1)
			if err != nil {
				return value.Null, err
			}
			if ok == (kind == OpImatch) {
				out = append(out, x)
			}
		}
		return value.Objects(out...), nil
	}
	for i, x := range items {
		if err := wanted(rt, i); err != nil {
			return value.Null, err
		}
		ok, err := Test(rt, op, x, b)
		if err != nil {
			return value.Null, err
		}
		if ok {
			out = append(out, x)
		}
	}
	return value.Objects(out...), nil
}

// wanted asks, at every so manieth step of a loop, whether it is to go on.
func wanted(rt value.Runtime, step int) error {
	if step%bulk.Check != bulk.Check-1 {
		return nil
	}
	return rt.Context().Err()
}

// FilterEqual is collection -eq v.
func FilterEqual(rt value.Runtime, list, v value.Value, ignoreCase bool) (value.Value, error) {
	op := OpIeq
	if !ignoreCase {
		op = OpCeq
	}
	return Binary(rt, op, list, v)
}
