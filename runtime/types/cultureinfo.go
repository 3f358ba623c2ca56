package types

import (
	"strings"
	"sync"

	"goposh/runtime/culture"
	"goposh/runtime/value"
)

// CultureInfo is System.Globalization.CultureInfo, the usual IFormatProvider.
type CultureInfo struct {
	value.Bag
	C *culture.Culture
	// ReadOnly is false for clones and new cultures, whose formats can be changed.
	ReadOnly bool
}

var typeCultureInfo = sync.OnceValue(func() *value.Type { return byFullName("System.Globalization.CultureInfo") })

// Type implements value.Object.
func (*CultureInfo) Type() *value.Type { return typeCultureInfo() }

// EqualObject implements value.Equaler.
func (c *CultureInfo) EqualObject(o value.Object) bool {
	d, ok := o.(*CultureInfo)
	return ok && strings.EqualFold(c.C.Name, d.C.Name)
}

// HashObject implements value.Equaler.
func (c *CultureInfo) HashObject() uint32 { return value.HashKey(value.String(c.C.Name), true) }

// FormatProvider is an object that number and date formats can be taken from (NumberFormatInfo, DateTimeFormatInfo).
type FormatProvider interface {
	value.Object
	FormatCulture() *culture.Culture
}

// FormatCulture implements FormatProvider.
func (c *CultureInfo) FormatCulture() *culture.Culture { return c.C }

// ProviderCulture returns the culture of an IFormatProvider argument; $null and unknown providers give the runtime's.
func ProviderCulture(rt value.Runtime, provider value.Value) *culture.Culture {
	if p, ok := provider.Base().Object().(FormatProvider); ok {
		return p.FormatCulture()
	}
	return currentCulture(rt)
}

func currentCulture(rt value.Runtime) *culture.Culture {
	if rt != nil {
		if c := rt.Culture(); c != nil {
			return c
		}
	}
	return culture.Invariant()
}

var invariantInfo = sync.OnceValue(func() value.Value {
	return value.Of(&CultureInfo{C: culture.Invariant(), ReadOnly: true})
})

func invariantProvider() value.Value { return invariantInfo() }

// invariant is a runtime whose culture is the invariant one.
type invariant struct{ value.Runtime }

func (invariant) Culture() *culture.Culture { return culture.Invariant() }

func invariantRuntime(rt value.Runtime) value.Runtime {
	if rt == nil {
		return nil
	}
	if rt.Culture().IsInvariant() {
		return rt
	}
	return invariant{rt}
}
