package interp

import (
	"math/bits"
	"slices"
	"strings"

	"goposh/ast"
	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// bindPositional gives the unnamed arguments to parameters by position, the default set's first.
func (b *binding) bindPositional(args []arg) error {
	t := b.t
	i := 0
	for i < len(args) {
		if args[i].isParam {
			break
		}
		p, ok := b.nextPositional(args[i].value)
		if !ok {
			break
		}
		b.valid &= t.masks[p]
		if err := b.bind(p, args[i].text(t, p), args[i].pos, true); err != nil {
			return err
		}
		i++
	}
	return b.bindRemaining(args[i:])
}

// nextPositional finds the unbound parameter with the lowest position among the valid sets. Where several share it, the one
// that takes the value as it is comes first. Else a script's first one is tried and no other, since its types are transformations
// that fail for good; a cmdlet's are tried in turn.
func (b *binding) nextPositional(v value.Value) (int, bool) {
	t := b.t
	type candidate struct {
		p, pos int
		byDef  bool
	}
	var few [8]candidate
	list := few[:0]
	for p := range t.meta.Params {
		if b.bound[p] || t.masks[p]&b.valid == 0 {
			continue
		}
		best := -1
		byDef := false
		for k, n := range t.sets {
			if b.valid&(1<<k) == 0 || t.masks[p]&(1<<k) == 0 {
				continue
			}
			s := t.meta.Params[p].InSet(n)
			if x := findSet(t.meta.Params[p], n); x != nil {
				s = x
			}
			if s == nil || s.Position < 0 || s.FromRemaining {
				continue // what takes the remaining arguments takes them all, later
			}
			isDef := t.defaultMask == 1<<k
			if best < 0 || isDef || s.Position < best && !byDef {
				best, byDef = s.Position, isDef
			}
		}
		if len(t.sets) == 0 {
			if s := t.setInfo(p, t.all); s != nil && !s.FromRemaining {
				best = s.Position
			}
		}
		if best >= 0 {
			list = append(list, candidate{p, best, byDef})
		}
	}
	if len(list) == 0 {
		return 0, false
	}
	slices.SortStableFunc(list, func(a, b candidate) int {
		if a.pos != b.pos || a.byDef == b.byDef {
			return a.pos - b.pos
		}
		if a.byDef {
			return -1
		}
		return 1
	})
	if len(list) > 1 && list[0].pos == list[1].pos {
		// Several parameters share the position: prefer the default set's, then the one whose type takes the value as it is.
		var same []int
		for _, c := range list {
			if c.pos == list[0].pos {
				same = append(same, c.p)
			}
		}
		script := b.isScript()
		for _, p := range same {
			if b.fitsExactly(p, v) || script && t.meta.Params[p].Type == value.TypeObject {
				return p, true
			}
		}
		if script {
			return list[0].p, true
		}
		for _, p := range same {
			if _, err := b.convert(b.t.meta.Params[p], v); err == nil {
				return p, true
			}
		}
	}
	return list[0].p, true
}

// fitsExactly tells whether the parameter takes the value without conversion.
func (b *binding) fitsExactly(p int, v value.Value) bool {
	t := b.t.meta.Params[p].Type
	vt := v.Type()
	for _, val := range b.t.meta.Params[p].Validators {
		if val.Validate(b.f.rs, v) != nil {
			return false
		}
	}
	if vt == nil {
		return !t.IsValueType()
	}
	return t != value.TypeObject && types.Assignable(t, vt) || t.Rank > 0 && t.Elem != value.TypeObject && types.Assignable(t.Elem, vt)
}

// bindRemaining gives what is left to the ValueFromRemainingArguments parameter, to $args, or complains.
func (b *binding) bindRemaining(args []arg) error {
	t := b.t
	if len(args) == 0 {
		return nil
	}
	for p, prm := range t.meta.Params {
		if b.bound[p] || t.masks[p]&b.valid == 0 {
			continue
		}
		s := t.setInfo(p, b.valid)
		if s == nil || !s.FromRemaining {
			continue
		}
		var items []value.Value
		for _, a := range args {
			if a.isParam {
				name := dashText(a)
				if a.splat {
					name = "-" + a.name
				}
				items = append(items, value.String(name))
				if a.hasValue {
					items = append(items, a.value)
				}
				continue
			}
			items = append(items, a.value)
		}
		v := value.Objects(items...)
		if len(items) == 1 {
			if _, isArr := items[0].Base().Ref().(*value.Array); isArr {
				v = items[0]
			}
		}
		if prm.Type.Rank == 0 && len(items) == 1 && !isListType(prm.Type) && prm.Type != value.TypeObject {
			v = items[0]
		}
		if _, whole := v.Base().Ref().(*value.Array); prm.Type == value.TypeObject && b.isScript() && (!whole || len(items) != 1 || v != items[0]) {
			v = value.Of(value.NewList(types.MakeGeneric(value.TypeList, value.TypeObject), items))
		}
		b.valid &= t.masks[p]
		return b.bind(p, v, args[0].pos, true)
	}
	if !t.meta.CmdletBinding {
		for _, a := range args {
			if a.isParam {
				b.rest = append(b.rest, markParameter(a))
				continue
			}
			b.rest = append(b.rest, a.value)
		}
		return nil
	}
	a := args[0]
	if a.isParam {
		return b.fail(bindingException, "NamedParameterNotFound", errs.InvalidArgument, nil, a.pos,
			"A parameter cannot be found that matches parameter name '%s'.", a.name)
	}
	return b.fail(bindingException, "PositionalParameterNotFound", errs.InvalidArgument, nil, a.pos,
		"A positional parameter cannot be found that accepts argument '%s'.", types.ToString(b.f.rs, a.value))
}

// dashText is a parameter name as an argument that nobody took shows it: "-name", or "-name:" before a value.
func dashText(a arg) string {
	if a.colon {
		return "-" + a.name + ":"
	}
	return "-" + a.name
}

const parameterMark = "<CommandParameterName>"

// markParameter keeps the name of a parameter that lands in $args, so that @args passes it on.
func markParameter(a arg) value.Value {
	v, set := value.Wrap(value.String(dashText(a)))
	set.Put(value.Member{Name: parameterMark, Kind: value.MemberNoteProperty, Hidden: true, Value: value.String(strings.TrimPrefix(dashText(a), "-"))})
	return v
}

type markedName struct {
	name  string
	colon bool
}

func markedParameter(v value.Value) (markedName, bool) {
	set := value.InstanceMembers(v)
	if set == nil {
		return markedName{}, false
	}
	m := set.Find(parameterMark)
	if m == nil {
		return markedName{}, false
	}
	s, _ := m.Value.AsString()
	return markedName{name: strings.TrimSuffix(s, ":"), colon: strings.HasSuffix(s, ":")}, true
}

// checkSets narrows the parameter sets after the command line was bound.
func (b *binding) checkSets() error {
	if b.valid == 0 {
		return b.ambiguousSet()
	}
	return nil
}

func (b *binding) ambiguousSet() error {
	return b.fail(bindingException, "AmbiguousParameterSet", errs.InvalidArgument, nil, ast.Extent{},
		"Parameter set cannot be resolved using the specified named parameters. One or more parameters issued cannot be used together or an insufficient number of parameters were provided.")
}

// missing lists the unbound mandatory parameters of a set; those that pipeline input may still fill are left out when
// piped.
func (b *binding) missing(set uint32, piped bool) []int {
	var out []int
	for p := range b.t.meta.Params {
		if b.bound[p] || b.t.masks[p]&set == 0 {
			continue
		}
		s := b.t.setInfo(p, set)
		if s == nil || !s.Mandatory || piped && (s.FromPipeline || s.FromPipelineByName) {
			continue
		}
		out = append(out, p)
	}
	return out
}

// resolveSet chooses the parameter set once everything known is bound; piped tells that pipeline input may follow.
func (b *binding) resolveSet(piped bool) error {
	t := b.t
	if len(t.sets) == 0 {
		b.set = t.all
		return b.requireMandatory(piped)
	}
	if bits.OnesCount32(b.valid) == 1 {
		b.set = b.valid
		return b.requireMandatory(piped)
	}
	if !piped && b.valid&t.defaultMask != 0 {
		// The default set wins though another one may have all it needs.
		b.set = t.defaultMask
		return b.requireMandatory(piped)
	}
	// Sets whose mandatory parameters are all there.
	var complete uint32
	for k := range t.sets {
		bit := uint32(1) << k
		if b.valid&bit != 0 && len(b.missing(bit, piped)) == 0 {
			complete |= bit
		}
	}
	switch {
	case t.defaultMask != 0 && complete&t.defaultMask != 0:
		// Where pipeline input may still decide, the default set is what it starts from.
		b.set = t.defaultMask
		return nil
	case bits.OnesCount32(complete) == 1:
		b.set = complete
		return nil
	case complete == 0:
		if t.defaultMask != 0 && b.valid&t.defaultMask != 0 {
			b.set = t.defaultMask
			return b.requireMandatory(piped)
		}
		if bits.OnesCount32(b.valid) > 1 {
			return b.ambiguousSet()
		}
		b.set = b.valid
		return b.requireMandatory(piped)
	}
	// Several complete sets: those that take pipeline input are kept when there is some, and a set without mandatory
	// parameters of its own loses against one that has them bound.
	best := complete
	var withBound uint32
	for k := range t.sets {
		bit := uint32(1) << k
		if complete&bit == 0 {
			continue
		}
		for p := range t.meta.Params {
			if b.bound[p] && t.masks[p]&bit != 0 {
				if s := t.setInfo(p, bit); s != nil && s.Mandatory {
					withBound |= bit
				}
			}
		}
	}
	if bits.OnesCount32(withBound) == 1 {
		best = withBound
	}
	if bits.OnesCount32(best) > 1 {
		if piped {
			b.set = best
			return nil
		}
		return b.ambiguousSet()
	}
	b.set = best
	return nil
}

func (b *binding) requireMandatory(piped bool) error {
	list := b.missing(b.set, piped)
	if len(list) == 0 {
		return nil
	}
	filled, err := b.promptFor(list)
	if err != nil || filled {
		return err
	}
	var names []string
	for _, p := range list {
		names = append(names, b.t.meta.Params[p].Name)
	}
	return b.fail(bindingException, "MissingMandatoryParameter", errs.InvalidArgument, b.t.meta.Params[list[0]], ast.Extent{},
		"Cannot process command because of one or more missing mandatory parameters: %s.", strings.Join(names, " "))
}

// setName is the name of the chosen parameter set.
func (b *binding) setName() string {
	if len(b.t.sets) == 0 {
		return cmdlet.AllSets
	}
	if b.t.defaultMask != 0 && b.set&b.t.defaultMask != 0 && bits.OnesCount32(b.set) > 1 {
		return b.t.sets[bits.TrailingZeros32(b.t.defaultMask)]
	}
	if bits.OnesCount32(b.set) >= 1 {
		return b.t.sets[bits.TrailingZeros32(b.set)]
	}
	return cmdlet.AllSets
}
