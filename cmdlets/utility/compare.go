package utility

import (
	"cmp"

	"goposh/runtime/cmdlet"
	"goposh/runtime/culture"
	"goposh/runtime/ops"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// comparer orders any two objects, as Sort-Object and the like do: by PowerShell's comparison, and where that is
// impossible by text in the culture's order. It never fails.
type comparer struct {
	c             *cmdlet.Context
	culture       *culture.Culture
	caseSensitive bool
}

// newComparer returns a comparer for a -Culture argument, which may be a name or an LCID; "" is the session's culture, as
// is a culture that does not exist.
func newComparer(c *cmdlet.Context, name string, caseSensitive bool) *comparer {
	p := &comparer{c: c, culture: c.Culture(), caseSensitive: caseSensitive}
	if name != "" {
		if found := cultureByName(name); found != nil {
			p.culture = found
		}
	}
	return p
}

// compare returns -1, 0 or 1.
func (p *comparer) compare(a, b value.Value) int {
	a, b = a.Base(), b.Base()
	if a.IsNull() && b.IsNull() {
		return 0
	}
	if x, ok := a.AsInt32(); ok {
		if y, ok := b.AsInt32(); ok {
			return cmp.Compare(x, y)
		}
	}
	if x, ok := a.AsString(); ok {
		if y, ok := b.AsString(); ok {
			return p.culture.Compare(x, y, !p.caseSensitive)
		}
		if !b.IsNull() {
			return p.culture.Compare(x, types.ToString(p.c, b), !p.caseSensitive)
		}
	}
	if n, err := ops.Compare(p.c, a, b, !p.caseSensitive); err == nil {
		return n
	}
	return p.culture.Compare(text(p.c, a), text(p.c, b), !p.caseSensitive)
}

// text is the text of the object behind any PSObject: as "$v", but numbers and dates in the current culture.
func text(c *cmdlet.Context, v value.Value) string {
	base := v.Base()
	if base.IsNull() {
		return ""
	}
	if p, ok := base.Ref().(*value.PSObject); ok && p.IsCustom() {
		// Behind a custom object there is only an empty shell, which is all that comparisons look at.
		return ""
	}
	if k := base.Kind(); k.IsNumber() || k == value.KindDateTime || k == value.KindTimeSpan || base.Type() == value.TypeDecimal {
		return types.ToStringCulture(c, base, "", c.Culture())
	}
	return types.ToString(c, v)
}

// orderKey is one sort key of an object; missing marks a property that the object does not have.
type orderKey struct {
	val     value.Value
	missing bool
}

// order compares keys in order; missing ones come last in both directions.
type order struct {
	*comparer
	descending []bool
}

func (o *order) compareKeys(a, b []orderKey) int {
	for i := range min(len(a), len(b)) {
		if n := o.compareKey(a[i], b[i], o.descending[min(i, len(o.descending)-1)]); n != 0 {
			return n
		}
	}
	return 0
}

func (o *order) compareKey(a, b orderKey, descending bool) int {
	switch {
	case a.missing && b.missing:
		return 0
	case b.missing:
		return -1
	case a.missing:
		return 1
	}
	n := o.compare(a.val, b.val)
	if descending {
		return -n
	}
	return n
}
