package interp

import (
	"goposh/runtime/errs"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// eachBlock runs a block for the elements of a collection, in the caller's scope with $_ set.
type eachBlock struct {
	b   *preparedBlock
	out *collector
}

func (f *frame) newEachBlock(sb *ScriptBlock, out *collector) *eachBlock {
	s := &commandStage{Runspace: f.rs, f: f, out: out, io: f.io}
	b, ok := s.Block(sb).(*preparedBlock)
	if !ok {
		return nil
	}
	return &eachBlock{b: b, out: out}
}

// setArgs sets $args of the scope that the block shares; the result puts the old one back.
func (e *eachBlock) setArgs(args []value.Value) (restore func()) {
	if len(args) == 0 {
		return func() {}
	}
	scope := e.b.fr.scope
	v := scope.Own("args")
	if v == nil {
		scope.SetLocal("args", value.Objects(args...))
		return func() { scope.Remove("args") }
	}
	v.Settle()
	old := v.Value
	v.Value = value.Objects(args...)
	return func() { v.Settle(); v.Value = old }
}

// once runs the begin or end block of a block that has a process block.
func (e *eachBlock) once(b *block) error {
	if b == nil {
		return nil
	}
	e.b.fr.out = e.out
	old := e.b.s.Runspace.current
	e.b.s.Runspace.current = e.b.fr
	err := b.exec(e.b.fr)
	e.b.s.Runspace.current = old
	if err == doReturn {
		return nil
	}
	return err
}

func argumentCount(signature string) error {
	r := errs.New("System.Management.Automation.MethodException", "MethodCountCouldNotFindBest", errs.NotSpecified, value.Null,
		"Cannot find an overload for \"%s\" and the argument count: \"0\".", signature)
	r.Exception.Record = r
	return r
}

// forEachMethod is `$x.ForEach(expression, args…)`.
func (f *frame) forEachMethod(v value.Value, args []value.Value) (value.Value, error) {
	if len(args) == 0 {
		return value.Null, argumentCount(".ForEach(expression [, arguments...])")
	}
	if v.IsNull() {
		return psCollection(nil), nil
	}
	var out collector
	what := args[0].Base()
	switch x := what.Ref().(type) {
	case *ScriptBlock:
		e := f.newEachBlock(x, &out)
		defer e.setArgs(args[1:])()
		code := e.b.code
		named := code.process != nil
		if named {
			if err := e.once(code.begin); err != nil {
				return value.Null, err
			}
			end := code.end
			c := *code
			c.end = nil
			e.b.code = &c
			defer func() { e.b.code = code }()
			if err := types.Each(f.rs, v, func(item value.Value) error { return e.b.run(item, &out, args[1:]) }); err != nil {
				return value.Null, err
			}
			if err := e.once(end); err != nil {
				return value.Null, err
			}
			return psCollection(out.items), nil
		}
		if err := types.Each(f.rs, v, func(item value.Value) error { return e.b.run(item, &out, args[1:]) }); err != nil {
			return value.Null, err
		}
	case *value.Type:
		err := types.Each(f.rs, v, func(item value.Value) error {
			c, err := types.Convert(f.rs, item, x)
			if err != nil {
				return castAsRuntime(err)
			}
			return out.write(c)
		})
		if err != nil {
			return value.Null, err
		}
	default:
		name, err := types.ConvertString(f.rs, what)
		if err != nil {
			return value.Null, err
		}
		if err := types.Each(f.rs, v, func(item value.Value) error { return f.forEachMember(item, name, args[1:], &out) }); err != nil {
			return value.Null, err
		}
	}
	return psCollection(out.items), nil
}

// forEachMember reads or sets a property of an element, or calls its method.
func (f *frame) forEachMember(item value.Value, name string, args []value.Value, out *collector) error {
	got, found, err := types.Get(f.rs, item, name)
	if err != nil {
		return err
	}
	if !found {
		if len(args) == 0 {
			return out.write(value.Null)
		}
		return errs.Runtime("ForEachNonexistentMemberReference", errs.InvalidOperation, value.String(name),
			"The ForEach() operator could not find a member '%s' on the target object. Please verify that the named member exists and try again.", name)
	}
	if m, ok := got.Ref().(*types.Method); ok {
		r, err := m.Invoke(f.rs, args)
		if err != nil {
			return err
		}
		return emitTo(f.rs, out, r)
	}
	switch len(args) {
	case 0:
		return emitTo(f.rs, out, got)
	case 1:
		return types.Set(f.rs, item, name, args[0])
	}
	return errs.Runtime("ForEachTooManyPropertyArguments", errs.InvalidOperation, value.String(name),
		"The ForEach() operator was passed too many arguments for the property '%s'. Only one value can be assigned to a property.", name)
}

// The modes of WhereOperatorSelectionMode.
const (
	whereDefault = iota
	whereFirst
	whereLast
	whereSkipUntil
	whereUntil
	whereSplit
)

// whereMethod is `$x.Where({…}, mode, count)`.
func (f *frame) whereMethod(v value.Value, args []value.Value) (value.Value, error) {
	if len(args) == 0 {
		return value.Null, argumentCount(".Where({ expression } [, mode [, numberToReturn]])")
	}
	sbv, err := types.Convert(f.rs, args[0], value.TypeScriptBlock)
	if err != nil {
		return value.Null, castAsRuntime(err)
	}
	sb, ok := sbv.Base().Ref().(*ScriptBlock)
	if !ok {
		return value.Null, errs.Runtime("EmptyExpression", errs.InvalidOperation, value.Null, "The expression passed to the Where() operator cannot be null.")
	}
	mode, count := int64(whereDefault), 0
	if len(args) > 1 {
		m, err := types.Convert(f.rs, args[1], types.Lookup("System.Management.Automation.WhereOperatorSelectionMode"))
		if err != nil {
			return value.Null, castAsRuntime(err)
		}
		mode = m.Int64()
	}
	if len(args) > 2 {
		if count, err = types.ToInt(f.rs, args[2]); err != nil {
			return value.Null, castAsRuntime(err)
		}
		if count < 0 {
			return value.Null, errs.New("System.ArgumentOutOfRangeException", "System.ArgumentOutOfRangeException", errs.OperationStopped, value.Null,
				"The 'numberToReturn' value provided to the third argument of the Where() operator must be greater than zero. Please correct the argument's value, and then try the command again. (Parameter 'numberToReturn')")
		}
	}
	if v.IsNull() {
		return psCollection(nil), nil
	}
	w := &whereRun{mode: mode, count: count}
	e := f.newEachBlock(sb, nil)
	err = types.Each(f.rs, v, func(item value.Value) error {
		if w.done {
			return nil
		}
		if w.needsNoTest() {
			w.take(item, true)
			return nil
		}
		ok, err := e.test(item)
		if err != nil {
			return err
		}
		w.take(item, ok)
		return nil
	})
	if err != nil {
		return value.Null, err
	}
	return w.result(), nil
}

// test tells whether a block gives true for an item.
func (e *eachBlock) test(item value.Value) (bool, error) {
	var c collector
	if err := e.b.run(item, &c, nil); err != nil {
		return false, err
	}
	return types.ToBool(c.value()), nil
}

// whereRun is one run of the Where method.
type whereRun struct {
	mode      int64
	count     int
	yes, no   []value.Value
	done      bool
	triggered bool
}

// needsNoTest tells that further items are taken whatever the expression gives.
func (w *whereRun) needsNoTest() bool {
	return w.mode == whereSkipUntil && w.triggered || w.mode == whereSplit && w.count > 0 && len(w.yes) >= w.count
}

func (w *whereRun) take(item value.Value, ok bool) {
	limit := w.count
	switch w.mode {
	case whereDefault:
		if ok {
			w.yes = append(w.yes, item)
			w.done = limit > 0 && len(w.yes) >= limit
		}
	case whereFirst:
		if ok {
			w.yes = append(w.yes, item)
			w.done = len(w.yes) >= max(limit, 1)
		}
	case whereLast:
		if ok {
			w.yes = append(w.yes, item)
			if len(w.yes) > max(limit, 1) {
				w.yes = w.yes[1:]
			}
		}
	case whereSkipUntil:
		if ok {
			w.triggered = true
			w.yes = append(w.yes, item)
			w.done = limit > 0 && len(w.yes) >= limit
		}
	case whereUntil:
		if ok {
			w.done = true
			return
		}
		w.yes = append(w.yes, item)
		w.done = limit > 0 && len(w.yes) >= limit
	case whereSplit:
		if ok && (limit == 0 || len(w.yes) < limit) {
			w.yes = append(w.yes, item)
			return
		}
		w.no = append(w.no, item)
	}
}

func (w *whereRun) result() value.Value {
	if w.mode == whereSplit {
		return psCollection([]value.Value{psCollection(w.yes), psCollection(w.no)})
	}
	return psCollection(w.yes)
}
