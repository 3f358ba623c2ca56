package types

import (
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"goposh/runtime/value"
)

// table holds the members of a type, its own and the inherited ones, by lower-case name.
type table struct {
	typ      *value.Type
	bare     bool  // the type had no declaration when the table was built
	hosted   int32 // hostedTypes before that
	instance memberIndex
	static   memberIndex
	ctors    *group
	indexer  *group // default member
	events   []Event

	namesOnce sync.Once
	names     []string // of the type and its bases, as PSObject.TypeNames gives them
	ifaceOnce sync.Once
	ifaces    []*value.Type
	etsOnce   sync.Once
	ets       *etsView
}

// group is one member by name: a property, a field, or all overloads of a method.
type group struct {
	name      string
	form      memberForm
	static    bool
	overloads []*overload
}

// property is the accessor of a property or field.
func (g *group) property() *overload { return g.overloads[0] }

func (o *overload) readable() bool { return strings.Contains(o.access, "get") }
func (o *overload) writable() bool {
	return strings.Contains(o.access, "set") || strings.Contains(o.access, "init")
}

// memberIndex finds groups by name regardless of case and keeps their order.
type memberIndex struct {
	list []*group
	byID map[string]*group
}

// find looks a name up without allocating for ASCII names of usual length.
func (x *memberIndex) find(name string) *group {
	var buf [64]byte
	if low, ok := lowerInto(buf[:], name); ok {
		return x.byID[string(low)]
	}
	return x.byID[strings.ToLower(name)]
}

// lowerInto writes the lower-case form of an ASCII name to buf; ok is false when it does not fit or is not ASCII.
func lowerInto(buf []byte, name string) ([]byte, bool) {
	if len(name) > len(buf) {
		return nil, false
	}
	for i := range len(name) {
		c := name[i]
		if c >= utf8.RuneSelf {
			return nil, false
		}
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		buf[i] = c
	}
	return buf[:len(name)], true
}

// explicit finds an explicitly implemented interface member by its plain name. PowerShell calls those as its own where no public
// member has the name.
func (x *memberIndex) explicit(name string) *group {
	for _, g := range x.list {
		if g.overloads[0].iface != "" && equalFold(g.name, name) {
			return g
		}
	}
	return nil
}

func (x *memberIndex) add(o *overload, static bool) {
	key := strings.ToLower(o.name)
	if o.iface != "" {
		key = strings.ToLower(o.iface + "." + o.name)
	}
	if x.byID == nil {
		x.byID = map[string]*group{}
	}
	if g := x.byID[key]; g != nil {
		if g.form == o.form || g.form == formMethod && o.form == formMethod {
			g.overloads = append(g.overloads, o)
		}
		return
	}
	g := &group{name: o.name, form: o.form, static: static, overloads: []*overload{o}}
	x.byID[key] = g
	x.list = append(x.list, g)
}

// inherit adds the members of a base type that the derived one does not hide.
func (x *memberIndex) inherit(base *memberIndex) {
	if len(x.list) == 0 {
		*x = *base
		return
	}
	for _, bg := range base.list {
		key := strings.ToLower(bg.name)
		if o := bg.overloads[0]; o.iface != "" {
			key = strings.ToLower(o.iface + "." + o.name)
		}
		own := x.byID[key]
		if own == nil {
			x.byID[key] = bg
			x.list = append(x.list, bg)
			continue
		}
		if own.form != formMethod || bg.form != formMethod {
			continue
		}
		merged := *own
		merged.overloads = append([]*overload(nil), own.overloads...)
		for _, o := range bg.overloads {
			if !hidden(o, own.overloads) {
				merged.overloads = append(merged.overloads, o)
			}
		}
		if len(merged.overloads) > len(own.overloads) {
			x.byID[key] = &merged
			for i := range x.list {
				if x.list[i] == own {
					x.list[i] = &merged
				}
			}
		}
	}
}

// hidden tells whether an overload of the base has the parameters of one in the derived type.
func hidden(base *overload, own []*overload) bool {
	for _, o := range own {
		if o.declared || base.declared {
			if sameTypes(o, base) {
				return true
			}
			continue
		}
		if sameParams(o.head.params, base.head.params) {
			return true
		}
	}
	return false
}

func sameParams(a, b string) bool {
	pa, pb := splitList(a), splitList(b)
	if len(pa) != len(pb) {
		return false
	}
	for i := range pa {
		ta, tb := pa[i], pb[i]
		if ta[:typeLength(ta)] != tb[:typeLength(tb)] {
			return false
		}
	}
	return true
}

// tableOf returns the member table of a type, building it on first use.
func tableOf(t *value.Type) *table {
	p := t.Members.Load()
	if p != nil {
		if tb := (*p).(*table); !tb.outdated() {
			return tb
		}
	}
	var boxed any = buildTable(t)
	if t.Members.CompareAndSwap(p, &boxed) {
		return boxed.(*table)
	}
	return (*t.Members.Load()).(*table)
}

// outdated tells whether the type may have got its declaration, by Hosted, after the table was built.
func (tb *table) outdated() bool { return tb.bare && tb.hosted != hostedTypes.Load() }

func buildTable(t *value.Type) *table {
	tb := &table{typ: t, hosted: hostedTypes.Load()}
	if c := classOf(t); c != nil {
		tb.declare(c)
	} else {
		tb.bare = true
	}
	base := t.Base
	if base == nil && t != value.TypeObject {
		base = value.TypeObject
	}
	if base != nil {
		bt := tableOf(base)
		tb.events = append(slices.Clip(bt.events), tb.events...)
		tb.instance.inherit(&bt.instance)
		tb.static.inherit(&bt.static)
		if tb.indexer == nil {
			tb.indexer = bt.indexer
		}
	}
	return tb
}

func (tb *table) declare(c *Class) {
	tb.events = c.Events
	for i := range c.Declared {
		tb.put(c.Declared[i].overload(tb.typ))
	}
	for i := range c.Members {
		m := &c.Members[i]
		h, ok := parseHead(m.Sig)
		if !ok {
			continue
		}
		f := m.F
		if c.Latched && !h.static && h.form != formConstructor && !callsOut(m.Sig) {
			f = latch(f)
		}
		tb.put(&overload{head: h, sig: m.Sig, fn: f, decl: tb.typ})
	}
}

// put files a member in the table.
func (tb *table) put(o *overload) {
	switch {
	case o.form == formConstructor:
		o.name = "new"
		if tb.ctors == nil {
			tb.ctors = &group{name: "new", form: formConstructor, static: true}
		}
		tb.ctors.overloads = append(tb.ctors.overloads, o)
	case o.form == formIndexer:
		if tb.indexer == nil {
			tb.indexer = &group{name: o.name, form: formIndexer}
		}
		tb.indexer.overloads = append(tb.indexer.overloads, o)
		tb.instance.add(o, false)
	case o.static:
		tb.static.add(o, true)
	default:
		tb.instance.add(o, false)
	}
}

// interfaces are all interfaces of the type and its bases.
func (tb *table) interfaces() []*value.Type {
	tb.ifaceOnce.Do(func() {
		t := tb.typ
		seen := map[*value.Type]bool{}
		add := func(i *value.Type) {
			if i != nil && !seen[i] {
				seen[i] = true
				tb.ifaces = append(tb.ifaces, i)
			}
		}
		for _, i := range t.Interfaces {
			add(i)
		}
		sc := newScope(t)
		if c := classOf(t); c != nil {
			for _, n := range c.Interfaces {
				add(sc.resolve(n))
			}
		}
		def := t
		if t.Definition != nil {
			def = t.Definition
		}
		if ti, ok := findTypeInfo(strings.ToLower(def.FullName)); ok && t.Script == nil && ti.interfaces != "" {
			for n := range strings.SplitSeq(ti.interfaces, ";") {
				add(sc.resolve(n))
			}
		}
		if t.Rank > 0 {
			for _, n := range [...]string{"System.ICloneable", "System.Collections.IList", "System.Collections.ICollection",
				"System.Collections.IEnumerable", "System.Collections.IStructuralComparable", "System.Collections.IStructuralEquatable"} {
				add(byFullName(n))
			}
			if t.Rank == 1 {
				for _, n := range [...]string{"System.Collections.Generic.IList`1", "System.Collections.Generic.ICollection`1",
					"System.Collections.Generic.IEnumerable`1", "System.Collections.Generic.IReadOnlyList`1",
					"System.Collections.Generic.IReadOnlyCollection`1"} {
					if def := byFullName(n); def != nil {
						add(MakeGeneric(def, t.Elem))
					}
				}
			}
		}
		for _, i := range tb.ifaces {
			for _, j := range tableOf(i).interfaces() {
				add(j)
			}
		}
		if t.Base != nil {
			for _, i := range tableOf(t.Base).interfaces() {
				add(i)
			}
		}
	})
	return tb.ifaces
}

// Interfaces returns all interfaces that a type implements, inherited ones included.
func Interfaces(t *value.Type) []*value.Type { return tableOf(t).interfaces() }

// Assignable tells whether a value of type from is a value of type to: identity, base classes, interfaces, array
// covariance. Unlike Type.AssignableFrom it knows the interfaces of .NET types.
func Assignable(to, from *value.Type) bool {
	if to == nil || from == nil {
		return false
	}
	if to == from || to == value.TypeObject {
		return true
	}
	if to.AssignableFrom(from) {
		return true
	}
	if to.Flags&value.FlagInterface != 0 {
		for _, i := range Interfaces(from) {
			if i == to || variant(to, i) {
				return true
			}
		}
	}
	if to.Definition == value.TypeNullable {
		return to.Args[0] == from
	}
	if to == value.TypePSCustomObject || from.Definition == nil || from.Definition != to.Definition {
		return false
	}
	return variant(to, from)
}

// variant tells whether a closed interface converts to another one of the same definition: IEnumerable<string> is an
// IEnumerable<object>.
func variant(to, from *value.Type) bool {
	if to.Definition == nil || to.Definition != from.Definition || to.Flags&value.FlagInterface == 0 {
		return false
	}
	for i := range to.Args {
		if to.Args[i] != from.Args[i] && (from.Args[i].IsValueType() || !Assignable(to.Args[i], from.Args[i])) {
			return false
		}
	}
	switch to.Definition.Name() {
	case "IEnumerable`1", "IEnumerator`1", "IReadOnlyList`1", "IReadOnlyCollection`1":
		return true
	}
	return false
}

// implements tells whether a type implements an interface given by its full name.
func implements(t *value.Type, iface string) bool {
	for _, i := range Interfaces(t) {
		if i.FullName == iface || i.Definition != nil && i.Definition.FullName == iface {
			return true
		}
	}
	return false
}
