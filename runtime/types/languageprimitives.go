package types

import (
	"strings"

	"goposh/runtime/culture"
	"goposh/runtime/neterr"
	"goposh/runtime/value"
)

// ComparisonsKey is the key under which a runtime's Service gives the Comparisons of the language.
type ComparisonsKey struct{}

// Comparisons compare values as the operators of the language do, which a package above implements.
type Comparisons interface {
	// Equal is LanguagePrimitives.Equals.
	Equal(rt value.Runtime, a, b value.Value, ignoreCase bool) (bool, error)
	// Compare is LanguagePrimitives.Compare with the culture that orders text.
	Compare(rt value.Runtime, a, b value.Value, ignoreCase bool, c *culture.Culture) (int, error)
}

func comparisons(c *Call) (Comparisons, error) {
	if k, ok := c.RT.Service(ComparisonsKey{}).(Comparisons); ok {
		return k, nil
	}
	return nil, neterr.New("System.PlatformNotSupportedException", "This session compares no values.")
}

// languagePrimitivesClass declares System.Management.Automation.LanguagePrimitives.
func languagePrimitivesClass() *Class {
	return &Class{Members: []M{
		{"static bool IsObjectEnumerable(object obj)", func(c *Call) (value.Value, error) { return vbool(IsEnumerable(c.Args[0])) }},
		{"static IEnumerable GetEnumerable(object obj)", func(c *Call) (value.Value, error) {
			if IsEnumerable(c.Args[0]) {
				return c.Args[0], nil
			}
			return value.Null, nil
		}},
		{"static IEnumerator GetEnumerator(object obj)", func(c *Call) (value.Value, error) {
			if !IsEnumerable(c.Args[0]) {
				return value.Null, nil
			}
			return Invoke(c.RT, c.Args[0], "GetEnumerator", nil)
		}},
		{"static bool Equals(object first, object second)", languageEquals},
		{"static bool Equals(object first, object second, bool ignoreCase)", languageEquals},
		{"static bool Equals(object first, object second, bool ignoreCase, IFormatProvider formatProvider)", languageEquals},
		{"static int Compare(object first, object second)", languageCompare},
		{"static int Compare(object first, object second, bool ignoreCase)", languageCompare},
		{"static int Compare(object first, object second, bool ignoreCase, IFormatProvider formatProvider)", languageCompare},
		{"static bool TryCompare(object first, object second, out int result)", languageTryCompare},
		{"static bool TryCompare(object first, object second, bool ignoreCase, out int result)", languageTryCompare},
		{"static bool TryCompare(object first, object second, bool ignoreCase, IFormatProvider formatProvider, out int result)", languageTryCompare},
		{"static bool IsTrue(object obj)", func(c *Call) (value.Value, error) { return vbool(ToBool(c.Args[0])) }},
		{"static string ConvertTypeNameToPSTypeName(string typeName)", func(c *Call) (value.Value, error) {
			name := c.Str(0)
			if name == "" {
				name = "object"
			} else if t := Lookup(name); t != nil {
				name = DisplayName(t)
			}
			return vstring("[" + name + "]")
		}},
		{"static object ConvertTo(object valueToConvert, Type resultType)", languageConvert},
		{"static object ConvertTo(object valueToConvert, Type resultType, IFormatProvider formatProvider)", languageConvert},
		{"static T ConvertTo<T>(object valueToConvert)", languageConvert},
		{"static bool TryConvertTo<T>(object valueToConvert, out T result)", languageTryConvert},
		{"static bool TryConvertTo<T>(object valueToConvert, IFormatProvider formatProvider, out T result)", languageTryConvert},
		{"static bool TryConvertTo(object valueToConvert, Type resultType, out object result)", languageTryConvert},
		{"static bool TryConvertTo(object valueToConvert, Type resultType, IFormatProvider formatProvider, out object result)", languageTryConvert},
	}}
}

// languageArgs are the optional arguments of a comparison: ignoreCase and the culture, the invariant one by default.
func languageArgs(c *Call) (fold bool, cul *culture.Culture) {
	cul = culture.Invariant()
	for _, a := range c.Args[2:] {
		if b, ok := a.Base().AsBool(); ok {
			fold = b
		} else if p := providerCulture(a); p != nil {
			cul = p
		}
	}
	return fold, cul
}

func languageEquals(c *Call) (value.Value, error) {
	k, err := comparisons(c)
	if err != nil {
		return value.Null, err
	}
	fold, _ := languageArgs(c)
	eq, err := k.Equal(c.RT, c.Args[0], c.Args[1], fold)
	return value.Bool(eq), err
}

func languageCompare(c *Call) (value.Value, error) {
	k, err := comparisons(c)
	if err != nil {
		return value.Null, err
	}
	fold, cul := languageArgs(c)
	n, err := k.Compare(c.RT, c.Args[0], c.Args[1], fold, cul)
	return value.Int(int32(n)), err
}

func languageTryCompare(c *Call) (value.Value, error) { return try(languageCompare, value.Int(0))(c) }

// languageTarget is the type a conversion is asked for.
func languageTarget(c *Call) (*value.Type, error) {
	if len(c.TypeArgs) > 0 && c.TypeArgs[0] != nil {
		return c.TypeArgs[0], nil
	}
	if c.N() > 1 {
		if t, ok := ref[*value.Type](c, 1); ok {
			return t, nil
		}
	}
	return nil, neterr.ArgumentNull("resultType")
}

func languageConvert(c *Call) (value.Value, error) {
	t, err := languageTarget(c)
	if err != nil {
		return value.Null, err
	}
	return Convert(c.RT, c.Args[0], t)
}

func languageTryConvert(c *Call) (value.Value, error) {
	t, err := languageTarget(c)
	if err != nil {
		return value.Null, err
	}
	return try(languageConvert, zeroValue(t))(c)
}

// wqlPattern is a wildcard pattern in the notation of WQL's LIKE.
func wqlPattern(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		switch c := s[i]; c {
		case '*':
			b.WriteByte('%')
		case '?':
			b.WriteByte('_')
		case '%', '_':
			b.WriteString("[" + string(c) + "]")
		case '\'':
			b.WriteString("''")
		case '`':
			if i++; i < len(s) {
				b.WriteByte(s[i])
			}
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}
