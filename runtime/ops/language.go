package ops

import (
	"goposh/runtime/culture"
	"goposh/runtime/value"
)

// Language is the language's comparisons as the service types.Comparisons.
type Language struct{}

// Equal is LanguagePrimitives.Equals.
func (Language) Equal(rt value.Runtime, a, b value.Value, ignoreCase bool) (bool, error) {
	return LanguageEquals(rt, a, b, ignoreCase)
}

// Compare is LanguagePrimitives.Compare.
func (Language) Compare(rt value.Runtime, a, b value.Value, ignoreCase bool, c *culture.Culture) (int, error) {
	return CompareIn(rt, a, b, ignoreCase, c)
}
