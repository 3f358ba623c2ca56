package interp

import (
	"math/bits"

	"goposh/ast"
	"goposh/runtime/errs"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// bindPipeline binds one pipeline object. What the object before it bound is undone first by the caller.
func (b *binding) bindPipeline(v value.Value) (bool, error) {
	t := b.t
	if len(b.delayed) > 0 {
		if err := b.bindDelayed(v); err != nil {
			return false, err
		}
	}
	if !t.pipeline {
		return len(b.delayed) > 0, nil
	}
	any := false
	// The whole object before its properties, as it is before converted; in each step the default set before the others.
	for _, step := range [4]struct{ byName, coerce bool }{{false, false}, {true, false}, {false, true}, {true, true}} {
		got, err := b.bindStep(v, step.byName, step.coerce)
		if err != nil {
			return any, err
		}
		any = any || got
	}
	return any || len(b.delayed) > 0, nil
}

func (b *binding) bindStep(v value.Value, byName, coerce bool) (bool, error) {
	bind := b.byValue
	if byName {
		bind = b.byName
	}
	if def := b.t.defaultMask & b.valid; def != 0 && def != b.valid {
		if got, err := bind(v, def, coerce); got || err != nil {
			return got, err
		}
	}
	return bind(v, b.valid, coerce)
}

// byValue binds parameters that take the whole object.
func (b *binding) byValue(v value.Value, mask uint32, coerce bool) (bool, error) {
	any := false
	for _, p := range b.t.byValue {
		if b.bound[p] || b.t.masks[p]&mask&b.valid == 0 {
			continue
		}
		s := b.t.setInfo(p, mask&b.valid)
		if s == nil || !s.FromPipeline {
			continue
		}
		ok, err := b.tryBind(p, v, coerce)
		if err != nil {
			return any, err
		}
		any = any || ok
	}
	return any, nil
}

// byName binds parameters from properties of the object with their name or an alias.
func (b *binding) byName(v value.Value, mask uint32, coerce bool) (bool, error) {
	any := false
	for _, p := range b.t.byName {
		prm := b.t.meta.Params[p]
		if b.bound[p] || b.t.masks[p]&mask&b.valid == 0 {
			continue
		}
		s := b.t.setInfo(p, mask&b.valid)
		if s == nil || !s.FromPipelineByName {
			continue
		}
		got, found, err := b.property(v, prm.Name)
		for _, a := range prm.Aliases {
			if found || err != nil {
				break
			}
			got, found, err = b.property(v, a)
		}
		if err != nil || !found {
			continue
		}
		ok, err := b.tryBind(p, got, coerce)
		if err != nil {
			return any, err
		}
		any = any || ok
	}
	return any, nil
}

// property reads a property for by-name binding: dictionaries show only their own properties, not their entries.
func (b *binding) property(v value.Value, name string) (value.Value, bool, error) {
	if v.Base().IsNull() {
		return value.Null, false, nil
	}
	if _, ok := v.Ref().(*value.Dict); ok {
		return value.Null, false, nil
	}
	return types.Get(b.f.rs, v, name)
}

// tryBind binds a pipeline value: false when it does not fit and another parameter may.
func (b *binding) tryBind(p int, v value.Value, coerce bool) (bool, error) {
	prm := b.t.meta.Params[p]
	if !coerce && !b.fitsUncoerced(p, v) {
		return false, nil
	}
	w, err := b.accept(prm, v)
	if err != nil {
		if isFlow(err) {
			return false, err
		}
		if !coerce || !isConversion(err) {
			return false, err
		}
		return false, nil
	}
	b.vals[p], b.bound[p], b.byPipe[p] = w, true, true
	if b.t.masks[p]&b.valid != 0 && len(b.t.sets) > 0 {
		b.valid &= b.t.masks[p]
	}
	return true, nil
}

func isConversion(err error) bool {
	r := errs.RecordFrom(err)
	return r.ID == "CannotConvertArgumentNoMessage" || r.ID == "ParameterArgumentTransformationError" || r.ID == "CannotConvertArgument"
}

func (b *binding) fitsUncoerced(p int, v value.Value) bool {
	t := b.t.meta.Params[p].Type
	vt := v.Type()
	if vt == nil {
		return true
	}
	return t == value.TypeObject || t == value.TypePSObject || t.AssignableFrom(vt) ||
		t.Rank > 0 && (t.Elem == value.TypeObject || t.Elem == value.TypePSObject || t.Elem.AssignableFrom(vt))
}

// bindDelayed runs delay-bind script blocks with the object as $_.
func (b *binding) bindDelayed(v value.Value) error {
	for p, sb := range b.delayed {
		out, err := b.cmd.collectBlock(sb, v)
		if err != nil {
			return err
		}
		x := unvoid((&collector{items: out}).value())
		w, err := b.accept(b.t.meta.Params[p], x)
		if err != nil {
			return err
		}
		b.vals[p] = w
	}
	return nil
}

// unbindPipeline undoes what the last pipeline object bound.
func (b *binding) unbindPipeline(valid uint32) {
	for p, by := range b.byPipe {
		if by {
			b.bound[p], b.byPipe[p], b.vals[p] = false, false, value.Null
		}
	}
	b.valid = valid
}

// settled gives the one parameter that every further pipeline object binds to just as the one before did: it takes any
// object whole, and nothing else depends on the object. -1 when each object must be looked at.
func (b *binding) settled() int {
	if len(b.t.byValue) != 1 || len(b.t.byName) > 0 || len(b.delayed) > 0 {
		return -1
	}
	p := b.t.byValue[0]
	prm := b.t.meta.Params[p]
	if !b.byPipe[p] || prm.Type != value.TypeObject && prm.Type != value.TypePSObject || len(prm.Validators) > 0 || len(prm.Transforms) > 0 {
		return -1
	}
	for i := range prm.Sets {
		if prm.Sets[i].Mandatory && !prm.AllowNull {
			return -1
		}
	}
	return p
}

// afterPipeline chooses the parameter set for the object just bound and checks its mandatory parameters.
func (b *binding) afterPipeline(v value.Value, any bool) error {
	t := b.t
	if len(t.sets) > 0 {
		set := b.valid
		if bits.OnesCount32(set) > 1 {
			var complete uint32
			for k := range t.sets {
				bit := uint32(1) << k
				if set&bit != 0 && len(b.missing(bit, false)) == 0 {
					complete |= bit
				}
			}
			switch {
			case complete&t.defaultMask != 0:
				set = t.defaultMask
			case bits.OnesCount32(complete) >= 1:
				set = complete & -complete
			case set&t.defaultMask != 0:
				set = t.defaultMask
			}
		}
		b.set = set
	}
	list := b.missing(b.set, false)
	if len(list) == 0 && any {
		return nil
	}
	if len(list) == 0 {
		return b.inputNotBound(v, "InputObjectNotBound")
	}
	for _, p := range list {
		if s := t.setInfo(p, b.set); s != nil && (s.FromPipeline || s.FromPipelineByName) {
			if any {
				return b.inputNotBound(v, "InputObjectMissingMandatory")
			}
			return b.inputNotBound(v, "InputObjectNotBound")
		}
	}
	return b.requireMandatory(false)
}

func (b *binding) inputNotBound(v value.Value, id string) error {
	msg := "The input object cannot be bound to any parameters for the command either because the command does not take pipeline input or the input and its properties do not match any of the parameters that take pipeline input."
	if id == "InputObjectMissingMandatory" {
		names := ""
		for _, p := range b.missing(b.set, false) {
			if names != "" {
				names += " "
			}
			names += b.t.meta.Params[p].Name
		}
		msg = "The input object cannot be bound because it did not contain the information required to bind all mandatory parameters:  " + names
	}
	r := b.fail(bindingException, id, errs.InvalidArgument, nil, ast.Extent{}, "%s", msg)
	r.Target = v
	return r
}
