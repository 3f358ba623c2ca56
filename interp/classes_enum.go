package interp

import (
	"math"
	"strings"

	"goposh/ast"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// enumDef marks the type of an enum that a script defines.
type enumDef struct{ def *ast.TypeDefinition }

// enum makes an enum type.
func (b *typeBuilder) enum(d *ast.TypeDefinition) {
	under, name := value.KindInt32, "int"
	if len(d.Bases) > 0 {
		tc := d.Bases[0]
		t := b.resolve(tc.Type)
		if t == nil {
			return
		}
		if !t.Kind.IsInteger() || t.Enum != nil {
			b.fail(tc.Extent, "InvalidUnderlyingType",
				"'%s' is not a valid underlying type for enums. Expected a builtin integral type (one of byte, sbyte, short, ushort, int, uint, long or ulong)", tc.Type.FullName())
			return
		}
		under, name = t.Kind, types.DisplayName(t)
	}
	flags := false
	for _, a := range d.Attributes {
		switch strings.ToLower(a.Type.FullName()) {
		case "flags", "flagsattribute", "system.flagsattribute", "system.flags":
			flags = true
		}
	}
	t := value.NewEnum(d.Name, under, flags, nil, nil)
	t.Script = &enumDef{d}
	b.scope.define(t)
	var next enumValue
	for _, m := range d.Members {
		p, ok := m.(*ast.PropertyMember)
		if !ok {
			continue
		}
		if p.Init != nil {
			v, ok := b.enumValue(t, p.Init, name)
			if !ok {
				continue
			}
			next = v
		}
		if !next.fits(under) {
			pos := p.Extent
			if p.Init != nil {
				pos = p.Init.Pos()
			}
			b.fail(pos, "EnumeratorValueOutOfBounds", "Enumerator value is either too large or too small for %s.", name)
			continue
		}
		if _, twice := t.Enum.Lookup(p.Name); twice {
			continue // the parser reports it
		}
		t.Enum.Names = append(t.Enum.Names, p.Name)
		t.Enum.Values = append(t.Enum.Values, next.n)
		next = next.next()
	}
}

// enumValue is a value of an enum: an integer, or one beyond Int64.
type enumValue struct {
	n   int64
	big bool // n is the bits of a UInt64 above the range of Int64
	out bool // out of every range
}

func (v enumValue) next() enumValue {
	if !v.big && v.n == math.MaxInt64 {
		return enumValue{n: math.MinInt64, big: true}
	}
	if v.big && v.n == -1 {
		return enumValue{out: true}
	}
	return enumValue{n: v.n + 1, big: v.big}
}

func (v enumValue) fits(k value.Kind) bool {
	if v.out {
		return false
	}
	if v.big {
		return k == value.KindUInt64
	}
	switch k {
	case value.KindSByte:
		return v.n >= math.MinInt8 && v.n <= math.MaxInt8
	case value.KindByte:
		return v.n >= 0 && v.n <= math.MaxUint8
	case value.KindInt16:
		return v.n >= math.MinInt16 && v.n <= math.MaxInt16
	case value.KindUInt16:
		return v.n >= 0 && v.n <= math.MaxUint16
	case value.KindInt32:
		return v.n >= math.MinInt32 && v.n <= math.MaxInt32
	case value.KindUInt32:
		return v.n >= 0 && v.n <= math.MaxUint32
	case value.KindUInt64:
		return v.n >= 0
	}
	return true
}

// enumValue evaluates the constant expression of an enum value.
func (b *typeBuilder) enumValue(t *value.Type, e ast.Expression, name string) (enumValue, bool) {
	c := &code{}
	l := &lowerer{rs: b.rs, c: c, index: map[string]int{}, scope: b.scope}
	c.layout = layoutOf(l)
	x := l.expr(e)
	v, err := x.eval(b.rs.initFrame(c))
	if err == nil && v.Kind() == value.KindEnum && v.EnumInfo() == t.Enum {
		return enumValue{n: v.Int64()}, true
	}
	if _, text := v.AsString(); err != nil || text || v.IsNull() {
		b.fail(e.Pos(), "CannotConvertValue", "Cannot convert the value to type \"%s\".", name)
		return enumValue{}, false
	}
	if n, err := types.Convert(b.rs, v, value.TypeInt64); err == nil {
		return enumValue{n: n.Int64()}, true
	}
	if n, err := types.Convert(b.rs, v, value.TypeUInt64); err == nil {
		return enumValue{n: n.Int64(), big: true}, true
	}
	if f, err := types.Convert(b.rs, v, value.TypeDouble); err == nil && !math.IsNaN(f.Float64()) {
		return enumValue{out: true}, true
	}
	b.fail(e.Pos(), "CannotConvertValue", "Cannot convert the value to type \"%s\".", name)
	return enumValue{}, false
}
