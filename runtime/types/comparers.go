package types

import (
	"goposh/runtime/neterr"
	"goposh/runtime/value"
	"slices"
)

// stringComparer is a System.StringComparer.
type stringComparer struct {
	value.Bag
	cmp      comparison
	typeName string
}

// Type implements value.Object.
func (s *stringComparer) Type() *value.Type {
	if t := byFullName(s.typeName); t != nil {
		return t
	}
	return typeStringComparer.get()
}

var (
	typeStringComparer = lazyType{name: "System.StringComparer"}
	typeComparer       = lazyType{name: "System.Collections.Comparer"}
)

// EqualObject implements value.Equaler.
func (s *stringComparer) EqualObject(o value.Object) bool {
	t, ok := o.(*stringComparer)
	return ok && t.cmp == s.cmp
}

// HashObject implements value.Equaler.
func (s *stringComparer) HashObject() uint32 { return 11 }

func newStringComparer(k comparison) value.Value {
	name := "System.CultureAwareComparer"
	if k.cul == nil {
		name = "System.OrdinalCaseSensitiveComparer"
		if k.fold {
			name = "System.OrdinalIgnoreCaseComparer"
		}
	}
	return value.Of(&stringComparer{cmp: k, typeName: name})
}

func (s *stringComparer) compareValues(rt value.Runtime, a, b value.Value) (int, error) {
	a, b = a.Base(), b.Base()
	x, okX := a.AsString()
	y, okY := b.AsString()
	switch {
	case okX && okY:
		return s.cmp.compare(x, y), nil
	}
	return compareObjects(rt, a, b)
}

// stringComparerClass declares System.StringComparer.
func stringComparerClass() *Class {
	return &Class{Members: []M{
		{"static StringComparer InvariantCulture {get}", strcmpInvariantCulture},
		{"static StringComparer InvariantCultureIgnoreCase {get}", strcmpInvariantCultureIgnoreCase},
		{"static StringComparer CurrentCulture {get}", strcmpCurrentCulture},
		{"static StringComparer CurrentCultureIgnoreCase {get}", strcmpCurrentCultureIgnoreCase},
		{"static StringComparer Ordinal {get}", strcmpOrdinal},
		{"static StringComparer OrdinalIgnoreCase {get}", strcmpOrdinalIgnoreCase},
		{"static StringComparer FromComparison(StringComparison comparisonType)", strcmpFromComparison},
		{"static StringComparer Create(CultureInfo culture, bool ignoreCase)", strcmpCreate},
		{"static StringComparer Create(CultureInfo culture, CompareOptions options)", strcmpCreate},
		{"int Compare(object x, object y)", strcmpCompare},
		{"int Compare(string x, string y)", strcmpCompare},
		{"bool Equals(object x, object y)", strcmpEquals},
		{"bool Equals(string x, string y)", strcmpEquals},
		{"int GetHashCode(object obj)", strcmpGetHashCode},
		{"int GetHashCode(string obj)", strcmpGetHashCode},
	}}
}

func strcmpStatic(n int) Func {
	return func(c *Call) (value.Value, error) { return newStringComparer(comparisonOf(c.RT, n)), nil }
}

func strcmpInvariantCulture(c *Call) (value.Value, error)           { return strcmpStatic(2)(c) }
func strcmpInvariantCultureIgnoreCase(c *Call) (value.Value, error) { return strcmpStatic(3)(c) }
func strcmpCurrentCulture(c *Call) (value.Value, error)             { return strcmpStatic(0)(c) }
func strcmpCurrentCultureIgnoreCase(c *Call) (value.Value, error)   { return strcmpStatic(1)(c) }
func strcmpOrdinal(c *Call) (value.Value, error)                    { return strcmpStatic(4)(c) }
func strcmpOrdinalIgnoreCase(c *Call) (value.Value, error)          { return strcmpStatic(5)(c) }

func strcmpFromComparison(c *Call) (value.Value, error) {
	if n := c.Int(0); n < 0 || n > 5 {
		return value.Null, neterr.Argument("comparisonType", "The string comparison type passed in is currently not supported.")
	}
	return newStringComparer(comparisonOf(c.RT, c.Int(0))), nil
}

func strcmpCreate(c *Call) (value.Value, error) {
	return newStringComparer(comparisonArgs(&Call{RT: c.RT, Args: c.Args}, 0)), nil
}

func strcmpCompare(c *Call) (value.Value, error) {
	n, err := this[*stringComparer](c).compareValues(c.RT, c.Args[0], c.Args[1])
	return value.Int(int32(n)), err
}

func strcmpEquals(c *Call) (value.Value, error) {
	if c.N() == 1 {
		o := c.Args[0].Base().Object()
		return vbool(o != nil && this[*stringComparer](c).EqualObject(o))
	}
	x, okX := c.Args[0].Base().AsString()
	y, okY := c.Args[1].Base().AsString()
	if okX && okY {
		return vbool(this[*stringComparer](c).cmp.equal(x, y))
	}
	eq, err := equalObjects(c.RT, c.Args[0], c.Args[1])
	return value.Bool(eq), err
}

func strcmpGetHashCode(c *Call) (value.Value, error) {
	if c.N() == 0 {
		return vint(11)
	}
	return value.Int(int32(value.HashKey(c.Args[0], this[*stringComparer](c).cmp.fold))), nil
}

// defaultComparer is Comparer.Default, Comparer`1.Default or EqualityComparer`1.Default.
type defaultComparer struct {
	value.Bag
	typ *value.Type
	fn  value.Value // the Comparison of Comparer`1.Create; $null for the default
}

// Type implements value.Object.
func (d *defaultComparer) Type() *value.Type { return d.typ }

// defaultComparerType is the class behind Comparer`1.Default, defaultEqualityType that behind EqualityComparer`1.Default.
func defaultComparerType(t *value.Type) *value.Type {
	name := "System.Collections.Generic.ObjectComparer`1"
	if t.Enum == nil && (t.Kind != value.KindObject || implementsGeneric(t, "System.IComparable`1")) {
		name = "System.Collections.Generic.GenericComparer`1"
	}
	l := lazyType{name: name}
	return l.of(t)
}

func defaultEqualityType(t *value.Type) *value.Type {
	name := "System.Collections.Generic.ObjectEqualityComparer`1"
	switch {
	case t.Enum != nil:
		name = "System.Collections.Generic.EnumEqualityComparer`1"
	case t == value.TypeByte:
		return byFullName("System.Collections.Generic.ByteEqualityComparer")
	case t.Kind != value.KindObject, implementsGeneric(t, "System.IEquatable`1"):
		name = "System.Collections.Generic.GenericEqualityComparer`1"
	}
	l := lazyType{name: name}
	return l.of(t)
}

// implementsGeneric tells whether a type implements a generic interface over itself.
func implementsGeneric(t *value.Type, definition string) bool {
	return slices.ContainsFunc(Interfaces(t), func(i *value.Type) bool {
		return i.Definition != nil && i.Definition.FullName == definition && i.Args[0] == t
	})
}

// comparerClass declares System.Collections.Comparer.
func comparerClass() *Class {
	return &Class{Members: []M{
		{"static readonly Comparer Default", comparerDefault},
		{"static readonly Comparer DefaultInvariant", comparerDefault},
		{"new(CultureInfo culture)", comparerDefault},
		{"int Compare(object a, object b)", comparerCompare},
	}}
}

func comparerDefault(*Call) (value.Value, error) {
	return vobject(&defaultComparer{typ: typeComparer.get()})
}

func comparerCompare(c *Call) (value.Value, error) {
	if d := this[*defaultComparer](c); d != nil && !d.fn.IsNull() {
		return callFunc(c, d.fn, c.Args...)
	}
	n, err := compareObjects(c.RT, c.Args[0], c.Args[1])
	return value.Int(int32(n)), err
}

// genericComparerClass declares System.Collections.Generic.Comparer`1.
func genericComparerClass() *Class {
	return &Class{Members: []M{
		{"static Comparer[T] Default {get}", genericComparerDefault},
		{"static Comparer[T] Create(Comparison[T] comparison)", genericComparerCreate},
		{"int Compare(T x, T y)", comparerCompare},
	}}
}

func genericComparerDefault(c *Call) (value.Value, error) {
	return vobject(&defaultComparer{typ: c.Type})
}

func genericComparerCreate(c *Call) (value.Value, error) {
	return vobject(&defaultComparer{typ: c.Type, fn: c.Args[0]})
}

// equalityComparerClass declares System.Collections.Generic.EqualityComparer`1.
func equalityComparerClass() *Class {
	return &Class{Members: []M{
		{"static EqualityComparer[T] Default {get}", genericComparerDefault},
		{"bool Equals(T x, T y)", equalityEquals},
		{"int GetHashCode(T obj)", equalityHash},
	}}
}

func equalityEquals(c *Call) (value.Value, error) {
	eq, err := equalObjects(c.RT, c.Args[0], c.Args[1])
	return value.Bool(eq), err
}

func equalityHash(c *Call) (value.Value, error) {
	n, err := hashObject(c.RT, c.Args[0])
	return value.Int(n), err
}

// foldOf tells whether an equality comparer argument ignores case.
func foldOf(v value.Value) bool {
	s, ok := v.Base().Ref().(*stringComparer)
	return ok && s.cmp.fold
}
