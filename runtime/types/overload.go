package types

import (
	"fmt"
	"slices"

	"goposh/runtime/errs"
	"goposh/runtime/value"
)

// candidate is an overload that the arguments could be converted for.
type candidate struct {
	o        *overload
	types    []*value.Type // parameter type of every argument, the params array expanded when expanded is set
	ranks    []rank
	expanded bool
	targs    []*value.Type // generic arguments of the method
}

// bound is the outcome of overload resolution: the arguments for the function, and the [ref] arguments to write back.
type bound struct {
	args  []value.Value
	targs []*value.Type
	refs  []boundRef
}

type boundRef struct {
	arg int
	ref *Ref
}

// bind chooses the overload for the arguments and converts them.
func (g *group) bind(rt value.Runtime, name string, args []value.Value, typeArgs []*value.Type) (*overload, bound, error) {
	// Nearly all calls are to methods with one overload of that many parameters, or with arguments of the exact types.
	if len(typeArgs) == 0 {
		if o := g.exact(args); o != nil {
			return o, bound{args: args}, nil
		}
	}
	c, err := g.choose(name, args, typeArgs)
	if err != nil {
		return nil, bound{}, err
	}
	b, err := c.convert(rt, name, args)
	return c.o, b, err
}

// exact finds the overload whose parameters have the very types of the arguments, when no array, wrapper or [ref] is involved.
func (g *group) exact(args []value.Value) *overload {
	if len(args) > 4 {
		return nil
	}
	var found *overload
next:
	for _, o := range g.overloads {
		p := o.resolve().params_
		if len(p) != len(args) || o.variadic || len(o.tparams) > 0 {
			continue
		}
		for i := range args {
			t := p[i].typ
			if p[i].byRef || t != args[i].Type() || t == nil || t.Kind == value.KindObject {
				continue next
			}
			if args[i].Kind() == value.KindObject {
				continue next // a wrapped scalar
			}
		}
		found = o
		break
	}
	return found
}

// choose resolves the overload as PowerShell ranks them.
func (g *group) choose(name string, args []value.Value, typeArgs []*value.Type) (*candidate, error) {
	if len(g.overloads) == 1 {
		o := g.overloads[0].resolve()
		if !o.variadic && len(o.tparams) == 0 && len(o.params_) == len(args) && len(typeArgs) == 0 {
			// A single method takes its arguments whatever they are; the conversion may fail.
			return &candidate{o: o, types: o.paramTypes(nil)}, nil
		}
	}
	var cands []*candidate
	for _, o := range g.overloads {
		if c := o.resolve().consider(args, typeArgs); c != nil {
			cands = append(cands, c)
		}
	}
	switch len(cands) {
	case 0:
		if len(typeArgs) > 0 {
			return nil, methodError("MethodCountCouldNotFindBestGeneric",
				`Could not find a suitable generic method overload for "%s" with "%d" type parameters, and the argument count: "%d".`, g.name, len(typeArgs), len(args))
		}
		return nil, methodError("MethodCountCouldNotFindBest", `Cannot find an overload for "%s" and the argument count: "%d".`, name, len(args))
	case 1:
		return cands[0], nil
	}
	best, tie := cands[0], false
	for _, c := range cands[1:] {
		switch r := compareCandidates(best, c, args); {
		case r == 0:
			tie = true
		case r < 0:
			best, tie = c, false
		}
	}
	if tie {
		return nil, methodError("MethodCountCouldNotFindBest", `Multiple ambiguous overloads found for "%s" and the argument count: "%d".`, name, len(args))
	}
	return best, nil
}

func methodError(id, format string, args ...any) error {
	return record(typeMethodException, id, errs.NotSpecified, nil, fmt.Sprintf(format, args...))
}

// paramTypes are the types of the parameters, a generic method's closed over its arguments.
func (o *overload) paramTypes(targs []*value.Type) []*value.Type {
	out := make([]*value.Type, len(o.params_))
	for i := range o.params_ {
		out[i] = o.paramType(i, targs)
	}
	return out
}

func (o *overload) paramType(i int, targs []*value.Type) *value.Type {
	p := &o.params_[i]
	if p.open == nil || targs == nil {
		return p.typ
	}
	sc := newScope(o.decl)
	sc.method = o.tparams
	return sc.closeWith(p.open, targs)
}

// consider ranks the arguments for the overload; nil when it cannot take them.
func (o *overload) consider(args []value.Value, typeArgs []*value.Type) *candidate {
	n := len(o.params_)
	var targs []*value.Type
	if len(o.tparams) > 0 {
		if len(typeArgs) > 0 {
			if len(typeArgs) != len(o.tparams) {
				return nil
			}
			targs = typeArgs
		} else if targs = o.infer(args); targs == nil {
			return nil
		}
	} else if len(typeArgs) > 0 {
		return nil
	}
	if len(args) > n && !o.variadic {
		return nil
	}
	if len(args) < o.minArgs {
		return nil
	}
	if len(args) < n && !o.head.optional && !(o.variadic && len(args)+1 == n) {
		return nil
	}
	c := &candidate{o: o, targs: targs, types: make([]*value.Type, len(args)), ranks: make([]rank, len(args))}
	for i := range o.params_ {
		p := &o.params_[i]
		t := o.paramType(i, targs)
		if i >= len(args) && !p.params {
			break
		}
		switch {
		case p.params:
			if !c.rankParams(i, n, t, args) {
				return nil
			}
		case p.byRef:
			c.types[i] = t
			ref, isRef := args[i].Base().Object().(*Ref)
			switch {
			case isRef:
				c.ranks[i] = rankLanguage
				if held := ref.Get(); !held.IsNull() {
					if r := argumentRank(held, t); r != rankNone {
						c.ranks[i] = r
					}
				}
			default:
				return nil
			}
		default:
			c.types[i] = t
			if c.ranks[i] = argumentRank(args[i], t); c.ranks[i] == rankNone {
				return nil
			}
		}
	}
	return c
}

// rankParams ranks the arguments from i on for a params array.
func (c *candidate) rankParams(i, n int, t *value.Type, args []value.Value) bool {
	if t.Elem == nil {
		return false
	}
	if n == len(args) {
		asArray, asElem := argumentRank(args[i], t), argumentRank(args[i], t.Elem)
		if asElem > asArray {
			c.expanded, c.ranks[i], c.types[i] = true, asElem, t.Elem
		} else {
			c.ranks[i], c.types[i] = asArray, t
		}
		return c.ranks[i] != rankNone
	}
	c.expanded = true
	for j := i; j < len(args); j++ {
		c.types[j] = t.Elem
		if c.ranks[j] = argumentRank(args[j], t.Elem); c.ranks[j] == rankNone {
			return false
		}
	}
	return true
}

// compareCandidates is positive when a is the better one, 0 when neither is.
func compareCandidates(a, b *candidate, args []value.Value) int {
	better := 0
	weight := len(a.ranks)
	for i := range a.ranks {
		ra, rb := a.ranks[i], b.ranks[i]
		switch {
		case ra < rb:
			better -= weight
		case ra > rb:
			better += weight
		case ra == rankUnrelatedArrays:
			elem := effectiveElement(args[i])
			ea, eb := conversionRank(elem, a.types[i].Elem), conversionRank(elem, b.types[i].Elem)
			if ea < eb {
				better -= weight
			} else if ea > eb {
				better += weight
			}
		}
		weight--
	}
	if better == 0 {
		weight = len(a.ranks)
		for i := range a.ranks {
			better += compareSpecific(a, b, i, &weight)
			weight = max(weight, -weight) - 1
		}
	}
	if better != 0 {
		return better
	}
	for i := range a.types {
		if a.types[i] != b.types[i] {
			return 0
		}
	}
	switch {
	case a.expanded && b.expanded:
		if len(a.o.params_) > len(b.o.params_) {
			return 1
		}
		return -1
	case a.expanded:
		return -1
	case b.expanded:
		return 1
	}
	// Of two that differ only in being generic the plain one is better; else the one with fewer parameters.
	if ga, gb := len(a.o.tparams) > 0, len(b.o.tparams) > 0; ga != gb {
		if gb {
			return 1
		}
		return -1
	}
	return len(b.o.params_) - len(a.o.params_)
}

// compareSpecific breaks a tie of equal ranks: the most specific type when no information is lost, the most general otherwise.
func compareSpecific(a, b *candidate, i int, weight *int) int {
	ra, rb := a.ranks[i], b.ranks[i]
	if ra < rankNullToValue || rb < rankNullToValue {
		return 0
	}
	if (ra >= rankNumericImplicit) != (rb >= rankNumericImplicit) {
		return 0
	}
	if ra >= rankNumericImplicit {
		*weight = -*weight
	}
	ra, rb = conversionRank(a.types[i], b.types[i]), conversionRank(b.types[i], a.types[i])
	switch {
	case ra < rb:
		return *weight
	case ra > rb:
		return -*weight
	}
	return 0
}

// effectiveType is the type an argument counts as: an object[] whose elements are all of one type counts as that type's array.
func effectiveType(v value.Value) *value.Type {
	if a, ok := v.Base().Object().(*value.Array); ok && a.Elem() == value.TypeObject {
		if e := commonElement(a.Items); e != nil {
			return e.Array()
		}
	}
	return v.Type()
}

func effectiveElement(v value.Value) *value.Type {
	if t := effectiveType(v); t != nil && t.Elem != nil {
		return t.Elem
	}
	return value.TypeObject
}

func commonElement(items []value.Value) *value.Type {
	if len(items) == 0 {
		return nil
	}
	first := items[0].Type()
	for _, x := range items[1:] {
		if x.Type() != first {
			return nil
		}
	}
	return first
}

// infer finds a generic method's type arguments from those of its arguments; nil when it cannot.
func (o *overload) infer(args []value.Value) []*value.Type {
	if len(args) > len(o.params_) && !o.variadic {
		return nil
	}
	out := make([]*value.Type, len(o.tparams))
	for i := range args {
		pi := min(i, len(o.params_)-1)
		if pi < 0 {
			break
		}
		p := &o.params_[pi]
		if p.open == nil {
			continue
		}
		arg := args[i]
		if p.byRef {
			if r, ok := arg.Base().Object().(*Ref); ok {
				arg = r.Get()
			}
		}
		t := effectiveType(arg)
		ref := p.open
		if p.params && (t == nil || t.Rank == 0) {
			stripped := *ref
			stripped.ranks = nil
			ref = &stripped
		}
		o.unify(ref, t, out)
	}
	for i, t := range out {
		if t == nil {
			if !o.delegateOnly(i) {
				return nil
			}
			out[i] = value.TypeObject
		}
	}
	return out
}

// delegateOnly tells whether a type parameter is mentioned only by delegate parameters, whose script blocks fix no type.
func (o *overload) delegateOnly(i int) bool {
	name := o.tparams[i]
	for j := range o.params_ {
		p := &o.params_[j]
		if p.open == nil || p.typ.Flags&value.FlagDelegate != 0 {
			continue
		}
		if mentions(p.open, name) {
			return false
		}
	}
	return true
}

func mentions(r *typeRef, name string) bool {
	return r.name == name && len(r.args) == 0 || slices.ContainsFunc(r.args, func(a *typeRef) bool { return mentions(a, name) })
}

// unify matches a parameter's notation with an argument's type.
func (o *overload) unify(r *typeRef, t *value.Type, out []*value.Type) {
	if t == nil {
		return
	}
	if len(r.ranks) > 0 {
		if t.Rank > 0 {
			inner := *r
			inner.ranks = r.ranks[1:]
			o.unify(&inner, t.Elem, out)
		}
		return
	}
	if len(r.args) == 0 {
		for i, n := range o.tparams {
			if n == r.name && out[i] == nil {
				out[i] = t
			}
		}
		return
	}
	def := newScope(o.decl).named(r.name, len(r.args))
	if def == nil {
		return
	}
	for _, c := range append([]*value.Type{t}, Interfaces(t)...) {
		if c.Definition == def {
			for i, a := range r.args {
				o.unify(a, c.Args[i], out)
			}
			return
		}
	}
	for b := t.Base; b != nil; b = b.Base {
		if b.Definition == def {
			for i, a := range r.args {
				o.unify(a, b.Args[i], out)
			}
			return
		}
	}
	if def.Name() == "IEnumerable`1" && enumerableType(t) {
		o.unify(r.args[0], value.TypeObject, out)
	}
}

// convert converts the arguments to the parameter types.
func (c *candidate) convert(rt value.Runtime, name string, args []value.Value) (bound, error) {
	o := c.o
	b := bound{targs: c.targs, args: make([]value.Value, len(o.params_))}
	for i := range o.params_ {
		p := &o.params_[i]
		switch {
		case p.params && (c.expanded || i >= len(args)):
			t := o.paramType(i, c.targs)
			rest := make([]value.Value, 0, max(len(args)-i, 0))
			for j := i; j < len(args); j++ {
				v, err := convertArgument(rt, name, p.name, args[j], t.Elem)
				if err != nil {
					return b, err
				}
				rest = append(rest, v)
			}
			b.args[i] = value.Of(value.NewArray(t.Elem, rest))
		case i >= len(args):
			b.args[i] = p.def
		case p.byRef:
			ref, ok := args[i].Base().Object().(*Ref)
			if !ok {
				return b, methodError("NonRefArgumentToRefParameterMsg", "Argument: '%d' should be a %s. Use %s.", i+1, "System.Management.Automation.PSReference", "[ref]")
			}
			t := o.paramType(i, c.targs)
			held := ref.Get()
			if !p.out {
				v, err := convertArgument(rt, name, p.name, held, t)
				if err != nil {
					return b, err
				}
				held = v
			}
			typed := &typedRef{held: held, target: ref}
			b.args[i] = value.Of(&Ref{Get: func() value.Value { return typed.held }, Set: typed.set})
			b.refs = append(b.refs, boundRef{i, ref})
		default:
			t := o.paramType(i, c.targs)
			v, err := convertArgument(rt, name, p.name, args[i], t)
			if err != nil {
				return b, err
			}
			b.args[i] = v
		}
	}
	return b, nil
}

// typedRef is the by-reference argument that a method sees: what it sets goes to the script's [ref] at once.
type typedRef struct {
	held   value.Value
	target *Ref
}

func (r *typedRef) set(v value.Value) error {
	r.held = v
	return r.target.Set(v)
}

func convertArgument(rt value.Runtime, method, param string, v value.Value, t *value.Type) (value.Value, error) {
	if t == value.TypeObject {
		// .NET methods see the object itself; a wrapper is kept only where it is all there is.
		if v.IsVoid() {
			return value.Null, nil
		}
		return v, nil
	}
	if v.Type() == t && v.Kind() != value.KindObject {
		return v, nil
	}
	if v.Object() == nullStringObject && t == value.TypeString {
		return value.Null, nil
	}
	r, err := Convert(rt, v, t)
	if err == nil || passes(err) {
		return r, err
	}
	ex := errs.ExceptionFrom(err)
	text := ""
	if !v.IsNull() {
		text = dotNetText(rt, v)
	}
	return value.Null, record(typeMethodException, "MethodArgumentConversionInvalidCastArgument", errs.NotSpecified, ex,
		fmt.Sprintf(`Cannot convert argument "%s", with value: "%s", for "%s" to type "%s": "%s"`, param, text, method, TypeString(t), ex.Message))
}
