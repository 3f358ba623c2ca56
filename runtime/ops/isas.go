package ops

import (
	"goposh/runtime/errs"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// operandType reads the right operand of -is and -as: a type, or its name.
func operandType(rt value.Runtime, right value.Value, operator, id string) (*value.Type, error) {
	if t, ok := right.Base().Object().(*value.Type); ok {
		return t, nil
	}
	if right.IsNull() {
		return nil, errs.Runtime(id, errs.InvalidOperation, value.Null, "The right operand of '%s' must be a type.", operator)
	}
	v, err := types.Convert(rt, right, value.TypeType)
	if err != nil {
		return nil, err
	}
	t, ok := v.Object().(*value.Type)
	if !ok {
		return nil, errs.Runtime(id, errs.InvalidOperation, value.Null, "The right operand of '%s' must be a type.", operator)
	}
	return t, nil
}

// Is is v -is type.
func Is(rt value.Runtime, v, right value.Value) (bool, error) {
	t, err := operandType(rt, right, "-is", "IsOperatorRequiresType")
	if err != nil {
		return false, castAsRuntime(err)
	}
	return IsInstance(v, t), nil
}

// IsInstance tells whether a value is of a type. PSObject and PSCustomObject are what wraps or has members of its own.
func IsInstance(v value.Value, t *value.Type) bool {
	if v.IsNull() {
		return false
	}
	switch t {
	case value.TypePSCustomObject:
		p, ok := v.Object().(*value.PSObject)
		return ok && p.IsCustom()
	case value.TypePSObject:
		if _, ok := v.Object().(*value.PSObject); ok {
			return true
		}
		return value.InstanceMembers(v) != nil || t.AssignableFrom(v.Type())
	}
	if t.Rank > 0 {
		return t == v.Type() // -is knows no covariance of arrays
	}
	return types.Assignable(t, v.Type())
}

// As is v -as type: the converted value, or $null.
func As(rt value.Runtime, v, right value.Value) (value.Value, error) {
	t, err := operandType(rt, right, "-as", "AsOperatorRequiresType")
	if err != nil {
		return value.Null, types.Thrown(err)
	}
	r, err := types.Convert(rt, v, t)
	if err != nil {
		if types.IsCastError(err) {
			return value.Null, nil
		}
		return value.Null, err
	}
	return r, nil
}
