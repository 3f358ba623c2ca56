package types

import (
	"strconv"
	"strings"

	"goposh/runtime/errs"
	"goposh/runtime/neterr"
	"goposh/runtime/value"
)

// enumChoices lists the names of an enum as error messages do.
func enumChoices(e *value.EnumInfo) string { return strings.Join(sortedNames(e), ",") }

// sortedNames are the names of an enum by unsigned value, as Enum.GetNames has them.
func sortedNames(e *value.EnumInfo) []string {
	order := sortedOrder(e)
	names := make([]string, len(order))
	for i, j := range order {
		names[i] = e.Names[j]
	}
	return names
}

// EnumOrder returns the positions of an enum's members ordered by unsigned value, as Enum.GetNames and GetValues have them.
func EnumOrder(e *value.EnumInfo) []int { return sortedOrder(e) }

func sortedOrder(e *value.EnumInfo) []int {
	order := make([]int, len(e.Names))
	for i := range order {
		order[i] = i
	}
	for i := 1; i < len(order); i++ {
		for j := i; j > 0 && uint64(e.Values[order[j]]) < uint64(e.Values[order[j-1]]); j-- {
			order[j], order[j-1] = order[j-1], order[j]
		}
	}
	return order
}

// EnumDefined tells whether n is a value of the enum: a declared one, or for flags a combination of declared bits.
func EnumDefined(e *value.EnumInfo, n int64) bool {
	if _, ok := e.NameOf(n); ok {
		return true
	}
	if !e.Flags || n == 0 {
		return false
	}
	var all int64
	for _, v := range e.Values {
		all |= v
	}
	return n&^all == 0
}

func undefinedEnum(id string, rt value.Runtime, v value.Value, t *value.Type) error {
	return castError(id, nil,
		`Cannot convert value "%s" to type "%s" due to enumeration values that are not valid. Specify one of the following enumeration values and try again. The possible enumeration values are "%s".`,
		dotNetText(rt, v), TypeString(t), enumChoices(t.Enum))
}

func integerToEnum(rt value.Runtime, v value.Value, t *value.Type) (value.Value, error) {
	n := value.FromInteger(t.Enum.Underlying, v.Int64()).Int64()
	if !EnumDefined(t.Enum, n) {
		return value.Null, undefinedEnum("UndefinedIntegerToEnum", rt, v, t)
	}
	return value.Enum(t.Enum, n), nil
}

// ParseEnum is Enum.Parse: names separated by commas, or a number.
func ParseEnum(t *value.Type, text string, ignoreCase bool) (value.Value, error) {
	e := t.Enum
	s := strings.TrimSpace(text)
	if s == "" {
		return value.Null, neterr.Argument("value", "Must specify valid information for parsing in the string.")
	}
	if c := s[0]; c >= '0' && c <= '9' || c == '-' || c == '+' {
		if strings.Trim(s[1:], "0123456789") != "" {
			return value.Null, neterr.Argument("", "Requested value '%s' was not found.", text)
		}
		if n, err := parseInteger(s, value.ScalarType(e.Underlying)); err == nil {
			return value.Enum(e, n.Int64()), nil
		} else if ne, ok := err.(*neterr.Error); ok && ne.Type == neterr.TypeOverflow {
			return value.Null, err
		}
	}
	var total int64
	for part := range strings.SplitSeq(s, ",") {
		n, ok := enumName(e, strings.TrimSpace(part), ignoreCase)
		if !ok {
			return value.Null, neterr.Argument("", "Requested value '%s' was not found.", text)
		}
		total |= n
	}
	return value.Enum(e, total), nil
}

func enumName(e *value.EnumInfo, name string, ignoreCase bool) (int64, bool) {
	for i, n := range e.Names {
		if n == name {
			return e.Values[i], true
		}
	}
	if ignoreCase {
		return e.Lookup(name)
	}
	return 0, false
}

func stringToEnum(rt value.Runtime, v value.Value, t *value.Type) (value.Value, error) {
	s, _ := v.AsString()
	r, err := ParseEnum(t, s, true)
	if err != nil {
		if ne, ok := err.(*neterr.Error); ok && ne.Type == neterr.TypeOverflow {
			return value.Null, castFailed("CaseSensitiveEnumParseThrewAnException", rt, v, t, err)
		}
		var full string
		full, err = disambiguate(t, s)
		if err == nil {
			r, err = ParseEnum(t, full, false)
		}
		if err != nil {
			return value.Null, castFailed("SubstringDisambiguationEnumParseThrewAnException", rt, v, t, err)
		}
	}
	if !EnumDefined(t.Enum, r.Int64()) {
		return value.Null, undefinedEnum("EnumParseUndefined", rt, v, t)
	}
	return r, nil
}

// disambiguate completes a unique prefix of an enum name.
func disambiguate(t *value.Type, text string) (string, error) {
	var found []string
	names := sortedNames(t.Enum)
	for _, n := range names {
		if len(n) >= len(text) && strings.EqualFold(n[:len(text)], text) {
			found = append(found, n)
		}
	}
	switch {
	case len(found) == 0:
		return "", errs.NewException(typeRuntimeException,
			"Unable to match the identifier name "+text+" to a valid enumerator name. Specify one of the following enumerator names and try again:\n"+strings.Join(names, ", "))
	case len(found) == 1:
		return found[0], nil
	}
	return "", errs.NewException(typeRuntimeException,
		"The identifier name "+text+" cannot be processed because it is either too similar or identical to the following enumerator names: "+
			strings.Join(found, ", ")+". Use a more specific identifier name.")
}

func enumerableToEnum(rt value.Runtime, v value.Value, t *value.Type) (value.Value, error) {
	var parts []string
	err := Each(rt, v, func(x value.Value) error {
		if s, ok := x.Base().AsString(); ok {
			parts = append(parts, s)
			return nil
		}
		e, err := Convert(rt, x, t)
		if err != nil {
			return err
		}
		parts = append(parts, EnumText(e))
		return nil
	})
	if err != nil {
		return value.Null, err
	}
	return stringToEnum(rt, value.String(strings.Join(parts, ",")), t)
}

// EnumText is Enum.ToString(): the name, the names of the flags, or the number.
func EnumText(v value.Value) string {
	e := v.EnumInfo()
	n := v.Int64()
	if name, ok := enumNameOf(e, n); ok {
		return name
	}
	if e.Flags && n != 0 {
		if s, ok := flagText(e, n); ok {
			return s
		}
	}
	if e.Underlying == value.KindUInt64 {
		return strconv.FormatUint(uint64(n), 10)
	}
	return strconv.FormatInt(n, 10)
}

// enumNameOf prefers, among names of one value, the one .NET's search finds: the first in order of value.
func enumNameOf(e *value.EnumInfo, n int64) (string, bool) { return e.NameOf(n) }

// flagText names a combination of flags; false when a bit has no name.
func flagText(e *value.EnumInfo, n int64) (string, bool) {
	order := sortedOrder(e)
	rest := uint64(n)
	var picked []string
	for i := len(order) - 1; i >= 0; i-- {
		v := uint64(e.Values[order[i]])
		if v == 0 || rest&v != v {
			continue
		}
		if i > 0 && uint64(e.Values[order[i-1]]) == v {
			continue // the first of several names counts
		}
		rest &^= v
		picked = append(picked, e.Names[order[i]])
	}
	if rest != 0 {
		return "", false
	}
	for i, j := 0, len(picked)-1; i < j; i, j = i+1, j-1 {
		picked[i], picked[j] = picked[j], picked[i]
	}
	return strings.Join(picked, ", "), true
}
