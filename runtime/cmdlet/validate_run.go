package cmdlet

import (
	"errors"
	"fmt"
	"strings"

	"goposh/runtime/culture"
	"goposh/runtime/netregex"
	"goposh/runtime/ops"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// Attribute implements Validator.
func (NotNull) Attribute() string { return "ValidateNotNull" }

// Validate implements Validator.
func (NotNull) Validate(rt value.Runtime, v value.Value) error {
	if v.Base().IsNull() {
		return errors.New("The argument is null. Provide a valid value for the argument, and then try running the command again.")
	}
	return eachElement(rt, v, func(x value.Value) error {
		if x.Base().IsNull() {
			return errors.New("The argument collection contains a null value. Provide a collection that does not contain any null values and then try the command again.")
		}
		return nil
	})
}

// Attribute implements Validator.
func (NotNullOrEmpty) Attribute() string { return "ValidateNotNullOrEmpty" }

// Validate implements Validator.
func (NotNullOrEmpty) Validate(rt value.Runtime, v value.Value) error { return notEmpty(rt, v, false) }

// Attribute implements Validator.
func (NotNullOrWhiteSpace) Attribute() string { return "ValidateNotNullOrWhiteSpace" }

// Validate implements Validator.
func (NotNullOrWhiteSpace) Validate(rt value.Runtime, v value.Value) error {
	return notEmpty(rt, v, true)
}

func notEmpty(rt value.Runtime, v value.Value, white bool) error {
	const tail = " Provide an argument that is not null or empty, and then try the command again."
	base := v.Base()
	if base.IsNull() {
		return errors.New("The argument is null or empty." + tail)
	}
	if s, ok := base.AsString(); ok {
		if s == "" {
			return errors.New("The argument is null or empty." + tail)
		}
		if white && strings.TrimSpace(s) == "" {
			return errors.New("The argument is null, empty, or consists of only white-space characters. Provide an argument that contains non white-space characters, and then try the command again.")
		}
		return nil
	}
	if d, ok := base.Ref().(*value.Dict); ok {
		if d.Len() == 0 {
			return errors.New("The argument is null, empty, or an element of the argument collection contains a null value. Supply a collection that does not contain any null values and then try the command again.")
		}
		return nil
	}
	if _, ok := types.Enumerate(base); !ok {
		return nil
	}
	n := 0
	err := types.Each(rt, base, func(x value.Value) error {
		n++
		s, isText := x.Base().AsString()
		if x.Base().IsNull() || isText && s == "" || white && isText && strings.TrimSpace(s) == "" {
			return errors.New("The argument is null, empty, or an element of the argument collection contains a null value. Supply a collection that does not contain any null values and then try the command again.")
		}
		return nil
	})
	if err != nil {
		return err
	}
	if n == 0 {
		return errors.New("The argument is null, empty, or an element of the argument collection contains a null value. Supply a collection that does not contain any null values and then try the command again.")
	}
	return nil
}

// eachElement calls f for the elements of a collection; a scalar has none.
func eachElement(rt value.Runtime, v value.Value, f func(value.Value) error) error {
	if _, ok := types.Enumerate(v.Base()); !ok {
		return nil
	}
	return types.Each(rt, v, f)
}

// elements calls f for the elements of a collection, or for a scalar itself.
func elements(rt value.Runtime, v value.Value, f func(value.Value) error) error {
	if v.IsNull() {
		return f(v)
	}
	return types.Each(rt, v, f)
}

// Attribute implements Validator.
func (*Set) Attribute() string { return "ValidateSet" }

// Validate implements Validator.
func (s *Set) Validate(rt value.Runtime, v value.Value) error {
	values := s.Values
	if s.Generate != nil {
		var err error
		if values, err = s.Generate(rt); err != nil {
			return err
		}
	}
	return elements(rt, v, func(x value.Value) error {
		text := types.ToString(rt, x)
		for _, ok := range values {
			if ok == text || s.IgnoreCase && culture.Invariant().Compare(ok, text, true) == 0 {
				return nil
			}
		}
		list := strings.Join(values, ",")
		if s.ErrorMessage != "" {
			return errors.New(composite(s.ErrorMessage, text, list))
		}
		return fmt.Errorf("The argument \"%s\" does not belong to the set \"%s\" specified by the ValidateSet attribute. Supply an argument that is in the set and then try the command again.", text, list)
	})
}

// composite fills {0} and {1} of a custom message.
func composite(format, a, b string) string {
	return strings.NewReplacer("{0}", a, "{1}", b).Replace(format)
}

// Attribute implements Validator.
func (*Range) Attribute() string { return "ValidateRange" }

// Validate implements Validator.
func (r *Range) Validate(rt value.Runtime, v value.Value) error {
	return elements(rt, v, func(x value.Value) error {
		y, err := types.Convert(rt, x, r.Min.Type())
		if err != nil || x.IsNull() {
			return errors.New("The argument cannot be validated because its type \"" + typeName(x) + "\" is not the same type (\"" + r.Min.Type().FullName + "\") as the maximum and minimum limits of the parameter. Make sure the argument is of type " + r.Min.Type().FullName + " and then try the command again.")
		}
		text := types.ToString(rt, x)
		if c, err := ops.Compare(rt, r.Min, y, false); err == nil && c > 0 {
			return fmt.Errorf("The %s argument is less than the minimum allowed range of %s. Supply an argument that is greater than or equal to %s and then try the command again.", text, types.ToString(rt, r.Min), types.ToString(rt, r.Min))
		}
		if c, err := ops.Compare(rt, y, r.Max, false); err == nil && c > 0 {
			return fmt.Errorf("The %s argument is greater than the maximum allowed range of %s. Supply an argument that is less than or equal to %s and then try the command again.", text, types.ToString(rt, r.Max), types.ToString(rt, r.Max))
		}
		return nil
	})
}

func typeName(v value.Value) string {
	if t := v.Type(); t != nil {
		return t.FullName
	}
	return "null"
}

// Attribute implements Validator.
func (*RangeKind) Attribute() string { return "ValidateRange" }

// Validate implements Validator.
func (r *RangeKind) Validate(rt value.Runtime, v value.Value) error {
	return elements(rt, v, func(x value.Value) error {
		c, err := ops.Compare(rt, x, value.Int(0), false)
		if err != nil {
			return err
		}
		text := types.ToString(rt, x)
		switch r.Kind {
		case "positive":
			if c <= 0 {
				return fmt.Errorf("The argument \"%s\" cannot be validated because its value is not greater than zero.", text)
			}
		case "nonnegative":
			if c < 0 {
				return fmt.Errorf("The argument \"%s\" cannot be validated because its value is not greater than or equal to zero.", text)
			}
		case "negative":
			if c >= 0 {
				return fmt.Errorf("The argument \"%s\" cannot be validated because its value is greater than or equal to zero.", text)
			}
		case "nonpositive":
			if c > 0 {
				return fmt.Errorf("The argument \"%s\" cannot be validated because its value is greater than zero.", text)
			}
		}
		return nil
	})
}

// Attribute implements Validator.
func (*Count) Attribute() string { return "ValidateCount" }

// Validate implements Validator.
func (c *Count) Validate(rt value.Runtime, v value.Value) error {
	n := 0
	if !v.IsNull() {
		if d, ok := v.Base().Ref().(*value.Dict); ok {
			n = d.Len()
		} else if s, ok := v.AsString(); ok {
			n = utf16Len(s)
		} else if _, many := types.Enumerate(v); !many {
			return errors.New("The ValidateCount attribute cannot be applied to a non-array parameter. Either remove the attribute from the parameter or make the parameter an array parameter.")
		} else if err := types.Each(rt, v, func(value.Value) error { n++; return nil }); err != nil {
			return err
		}
	}
	if n < c.Min || n > c.Max {
		if c.Min == c.Max {
			return fmt.Errorf("The parameter requires exactly %d value(s) - %d value(s) were provided.", c.Min, n)
		}
		return fmt.Errorf("The parameter requires at least %d value(s) and no more than %d value(s) - %d value(s) were provided.", c.Min, c.Max, n)
	}
	return nil
}

// Attribute implements Validator.
func (*Length) Attribute() string { return "ValidateLength" }

// Validate implements Validator.
func (l *Length) Validate(rt value.Runtime, v value.Value) error {
	return elements(rt, v, func(x value.Value) error {
		s, ok := x.Base().AsString()
		if !ok {
			return errors.New("The ValidateLength attribute cannot be applied to a parameter that is not a string or string[] parameter. Make the parameter a string or string[] parameter.")
		}
		n := utf16Len(s)
		if n < l.Min {
			return fmt.Errorf("The character length (%d) of the argument is too short. Specify an argument with a length that is greater than or equal to \"%d\", and then try the command again.", n, l.Min)
		}
		if n > l.Max {
			return fmt.Errorf("The character length of the %d argument is too long. Shorten the character length of the argument so it is fewer than or equal to \"%d\" characters, and then try the command again.", n, l.Max)
		}
		return nil
	})
}

func utf16Len(s string) int {
	n := 0
	for _, r := range s {
		n++
		if r >= 0x10000 {
			n++
		}
	}
	return n
}

// Attribute implements Validator.
func (*Pattern) Attribute() string { return "ValidatePattern" }

// Validate implements Validator.
func (p *Pattern) Validate(rt value.Runtime, v value.Value) error {
	var opt netregex.Options
	if p.IgnoreCase {
		opt = netregex.IgnoreCase
	}
	re, err := netregex.Compile(p.Pattern, opt, netregex.NoTimeout)
	if err != nil {
		return err
	}
	re = re.Within(rt.Context())
	return elements(rt, v, func(x value.Value) error {
		text := types.ToString(rt, x)
		ok, err := re.IsMatch(text, -1)
		if err != nil || ok {
			return err
		}
		if p.ErrorMessage != "" {
			return errors.New(composite(p.ErrorMessage, text, p.Pattern))
		}
		return fmt.Errorf("The argument \"%s\" does not match the \"%s\" pattern. Supply an argument that matches \"%s\" and try the command again.", text, p.Pattern, p.Pattern)
	})
}

// Attribute implements Validator.
func (*Script) Attribute() string { return "ValidateScript" }

// Validate implements Validator.
func (s *Script) Validate(rt value.Runtime, v value.Value) error {
	return elements(rt, v, func(x value.Value) error {
		out, err := rt.Invoke(s.Block, value.Null, x, x)
		if err != nil {
			return err
		}
		ok := false
		switch len(out) {
		case 0:
		case 1:
			ok = types.ToBool(out[0])
		default:
			ok = true
		}
		if ok {
			return nil
		}
		if s.ErrorMessage != "" {
			return errors.New(composite(s.ErrorMessage, types.ToString(rt, x), s.Block.String()))
		}
		return fmt.Errorf("The \"%s\" validation script for the argument with value \"%s\" did not return a result of True. Determine why the validation script failed, and then try the command again.", s.Block.String(), types.ToString(rt, x))
	})
}

// Attribute implements Validator.
func (*Drive) Attribute() string { return "ValidateDrive" }

// Validate implements Validator.
func (d *Drive) Validate(rt value.Runtime, v value.Value) error {
	return elements(rt, v, func(x value.Value) error {
		text := types.ToString(rt, x)
		name, _, ok := strings.Cut(text, ":")
		if !ok {
			return errors.New("Cannot validate the path argument. The path argument does not contain a drive.")
		}
		for _, w := range d.Drives {
			if strings.EqualFold(w, name) {
				return nil
			}
		}
		return fmt.Errorf("The path argument drive %s does not belong to the set of approved drives: %s. Supply a path argument with an approved drive.", name, strings.Join(d.Drives, ","))
	})
}
