package interp

import (
	"goposh/ast"
	"goposh/runtime/errs"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// memberExpr is `x.name` and `[type]::name`.
type memberExpr struct {
	target   expr
	ref      *typeRef
	name     string
	nameExpr expr
	static   bool
	nullCond bool
	site     types.Site
}

func (n *memberExpr) memberName(f *frame) (string, error) {
	if n.nameExpr == nil {
		return n.name, nil
	}
	v, err := n.nameExpr.eval(f)
	if err != nil {
		return "", err
	}
	if v.IsNull() {
		return "", errs.Runtime("PropertyNotFound", errs.InvalidOperation, value.Null, "The property '' cannot be found on this object. Verify that the property exists.")
	}
	return types.ToString(f.rs, v), nil
}

func (n *memberExpr) eval(f *frame) (value.Value, error) {
	if n.static {
		t, other, err := n.staticTarget(f)
		if err != nil {
			return value.Null, err
		}
		name, err := n.memberName(f)
		if err != nil {
			return value.Null, err
		}
		return f.getStatic(t, other, name)
	}
	v, err := n.target.eval(f)
	if err != nil {
		return value.Null, err
	}
	if n.nullCond && v.IsNull() {
		return value.Null, nil
	}
	if o, ok := v.Ref().(*instance); ok && n.nameExpr == nil {
		if got, ok := o.get(n.name); ok {
			return got, nil
		}
	}
	name, err := n.memberName(f)
	if err != nil {
		return value.Null, err
	}
	got, found, err := n.site.Get(f.rs, v, name)
	if err != nil {
		return value.Null, err
	}
	if found {
		return got, nil
	}
	return f.missingMember(v, name)
}

// staticTarget gives the type that `::` applies to: the type itself, or the type of an object.
func (n *memberExpr) staticTarget(f *frame) (*value.Type, value.Value, error) {
	if n.ref != nil {
		t, err := n.ref.resolve(f)
		return t, value.Null, err
	}
	v, err := n.target.eval(f)
	if err != nil {
		return nil, v, err
	}
	return staticType(v), v, nil
}

func staticType(v value.Value) *value.Type {
	if t, ok := v.Base().Ref().(*value.Type); ok {
		return t
	}
	return v.Type()
}

func (f *frame) getStatic(t *value.Type, other value.Value, name string) (value.Value, error) {
	if t == nil {
		if f.strictMode() >= 200 {
			return value.Null, propertyNotFound(name)
		}
		return value.Null, nil
	}
	v, found, err := types.GetStatic(f.rs, t, name)
	if err != nil || found {
		return v, err
	}
	if f.strictMode() >= 200 {
		return value.Null, propertyNotFound(name)
	}
	return value.Null, nil
}

func propertyNotFound(name string) *errs.Record {
	r := errs.New("System.Management.Automation.PropertyNotFoundException", "PropertyNotFoundStrict", errs.NotSpecified, value.Null,
		"The property '%s' cannot be found on this object. Verify that the property exists.", name)
	r.Exception.Record = r
	return r
}

// missingMember is what reading a member that an object does not have gives: the member of each element of a collection,
// else $null, or an error under strict mode.
func (f *frame) missingMember(v value.Value, name string) (value.Value, error) {
	if e, ok := types.EnumerateIn(f.rs, v); ok {
		var out []value.Value
		found := false
		for {
			item, more, err := e.Next()
			if err != nil {
				return value.Null, err
			}
			if !more {
				break
			}
			got, ok, err := types.Get(f.rs, item, name)
			if err != nil {
				return value.Null, err
			}
			if !ok {
				if inner, isList := types.Enumerate(item); isList && inner != nil {
					got, err = f.missingMember(item, name)
					if err != nil {
						return value.Null, err
					}
					if got.IsVoid() || got.IsNull() {
						continue
					}
					ok = true
				}
			}
			if !ok && f.strictMode() < 200 {
				if p, isObject := item.Ref().(*value.PSObject); isObject && p.IsCustom() {
					got, ok = value.Null, true
				} else {
					got, ok = types.SingleCount(item, name)
				}
			}
			if !ok {
				continue
			}
			found = true
			if err := types.Each(f.rs, got, func(x value.Value) error { out = append(out, x); return nil }); err != nil {
				return value.Null, err
			}
		}
		switch {
		case !found && f.strictMode() >= 200:
			return value.Null, propertyNotFound(name)
		case !found:
			return value.Null, nil
		case len(out) == 0:
			return value.Void, nil
		case len(out) == 1:
			return out[0], nil
		}
		return value.Objects(out...), nil
	}
	if f.strictMode() >= 200 {
		return value.Null, propertyNotFound(name)
	}
	n, _ := types.SingleCount(v, name)
	return n, nil
}

func (n *memberExpr) assign(f *frame, val value.Value) error {
	if n.static {
		t, _, err := n.staticTarget(f)
		if err != nil {
			return err
		}
		name, err := n.memberName(f)
		if err != nil {
			return err
		}
		if f.rs.constrained() {
			if err := checkSet(t); err != nil {
				return err
			}
		}
		return types.SetStatic(f.rs, t, name, val)
	}
	v, err := n.target.eval(f)
	if err != nil {
		return err
	}
	name, err := n.memberName(f)
	if err != nil {
		return err
	}
	if v.IsNull() {
		return nullMember(name)
	}
	if f.rs.constrained() {
		if err := checkSet(v.Type()); err != nil {
			return err
		}
	}
	if o, ok := v.Ref().(*instance); ok && o.set(name, val) {
		return nil
	}
	return types.Set(f.rs, v, name, val)
}

func nullMember(name string) error {
	return errs.Runtime("PropertyNotFound", errs.InvalidOperation, value.Null,
		"The property '%s' cannot be found on this object. Verify that the property exists and can be set.", name)
}

// invokeExpr is `x.method(…)` and `[type]::method(…)`.
type invokeExpr struct {
	target   expr
	ref      *typeRef
	name     string
	nameExpr expr
	args     []expr
	typeArgs []*typeRef
	static   bool
	nullCond bool
	inMethod bool
	cast     *typeRef // the type that the target is cast to: ([Base]$this).M() is not virtual
	pos      ast.Extent
	site     types.Site
}

func (n *invokeExpr) eval(f *frame) (value.Value, error) {
	var t *value.Type
	var v value.Value
	var err error
	if n.ref != nil {
		t, err = n.ref.resolve(f)
	} else {
		v, err = n.target.eval(f)
	}
	if err != nil {
		return value.Null, err
	}
	if n.nullCond && v.IsNull() && n.ref == nil {
		return value.Null, nil
	}
	name := n.name
	if n.nameExpr != nil {
		nv, err := n.nameExpr.eval(f)
		if err != nil {
			return value.Null, err
		}
		if sb, ok := nv.Base().Ref().(*ScriptBlock); ok {
			return n.callBlock(f, v, sb)
		}
		name = types.ToString(f.rs, nv)
	}
	args := make([]value.Value, len(n.args)) // methods may keep their arguments
	for i, a := range n.args {
		x, err := a.eval(f)
		if err != nil {
			return value.Null, err
		}
		args[i] = unvoid(x)
	}
	var typeArgs []*value.Type
	for _, r := range n.typeArgs {
		ta, err := r.resolve(f)
		if err != nil {
			return value.Null, err
		}
		typeArgs = append(typeArgs, ta)
	}
	if n.static && t == nil {
		if t = staticType(v); t == nil {
			return value.Null, nullCall()
		}
	}
	if f.rs.constrained() {
		on := t
		if !n.static {
			on = v.Type()
		}
		if err := checkCall(on, name); err != nil {
			return value.Null, err
		}
	}
	if n.static {
		return f.rs.invokeStatic(f, t, name, args, typeArgs)
	}
	if o, ok := v.Ref().(*instance); ok && len(typeArgs) == 0 {
		if done, r, err := f.rs.callInstance(f, o, n.cast, name, args); done {
			return r, err
		}
	}
	if n.cast != nil {
		if done, r, err := f.rs.callAs(f, n.cast, v, name, args); done {
			return r, err
		}
	}
	return f.rs.invokeMember(f, &n.site, v, name, args, typeArgs)
}

func nullCall() error {
	return errs.Runtime("InvokeMethodOnNull", errs.InvalidOperation, value.Null, "You cannot call a method on a null-valued expression.")
}

// callBlock is `$obj.$block(args)`: the block runs with the object as $this.
func (n *invokeExpr) callBlock(f *frame, v value.Value, sb *ScriptBlock) (value.Value, error) {
	var args []value.Value
	for _, a := range n.args {
		x, err := a.eval(f)
		if err != nil {
			return value.Null, err
		}
		args = append(args, x)
	}
	out, err := f.rs.Invoke(sb, v, value.Void, args...)
	if err != nil {
		return value.Null, err
	}
	return (&collector{items: out}).value(), nil
}

// indexExpr is `x[i]`.
type indexExpr struct {
	target, index expr
	nullCond      bool
	multi         bool
}

func (n *indexExpr) eval(f *frame) (value.Value, error) {
	v, err := n.target.eval(f)
	if err != nil {
		return value.Null, err
	}
	if n.nullCond && v.IsNull() {
		return value.Null, nil
	}
	i, err := n.index.eval(f)
	if err != nil {
		return value.Null, err
	}
	if x, ok := i.AsInt32(); ok {
		var items []value.Value
		k := int(x)
		switch o := v.Ref().(type) {
		case *value.Array:
			if o.Rank() == 1 {
				items = o.Items
			}
			if k < 0 {
				k += len(items)
			}
		case *value.List:
			if o.Type().Script == nil && k >= 0 {
				if v, n := o.Item(k); k < n {
					return v, nil
				}
			}
		}
		if k >= 0 && k < len(items) {
			return value.Load(&items[k]), nil
		}
	}
	return f.index(v, i, n.multi)
}

func (f *frame) index(v, i value.Value, multi bool) (value.Value, error) {
	idx := []value.Value{i}
	if a, ok := v.Base().Ref().(*value.Array); ok && a.Rank() > 1 {
		if list, ok := i.Base().Ref().(*value.Array); ok && len(list.Items) == a.Rank() && multi {
			idx = list.Items
		}
	}
	if f.strictMode() >= 300 {
		return types.IndexStrict(f.rs, v, idx)
	}
	got, err := types.Index(f.rs, v, idx)
	if err != nil && isBadIndex(err) {
		return value.Null, nil
	}
	return got, err
}

// isBadIndex tells whether an index that is out of range, or no index at all, is what went wrong: outside strict mode it reads
// as $null.
func isBadIndex(err error) bool {
	r := errs.RecordFrom(err)
	for ex := r.Exception; ex != nil; ex = ex.Inner {
		switch ex.TypeName {
		case "System.IndexOutOfRangeException", "System.ArgumentOutOfRangeException":
			return true
		case "System.Management.Automation.PSInvalidCastException":
			return r.ID != "NullArray"
		}
	}
	return false
}

func (n *indexExpr) assign(f *frame, val value.Value) error {
	v, err := n.target.eval(f)
	if err != nil {
		return err
	}
	i, err := n.index.eval(f)
	if err != nil {
		return err
	}
	return n.store(f, v, i, val)
}

func (n *indexExpr) store(f *frame, v, i, val value.Value) error {
	switch c := v.Ref().(type) {
	case *value.Array:
		if x, ok := i.AsInt32(); ok && c.Rank() == 1 {
			k := int(x)
			if k < 0 {
				k += len(c.Items)
			}
			if k >= 0 && k < len(c.Items) {
				if c.Elem() == value.TypeObject || c.Elem() == val.Type() {
					value.Store(&c.Items[k], val)
					return nil
				}
			}
		}
	case *value.Dict:
		if _, ok := i.AsString(); ok && c.Type() == value.TypeHashtable && !c.ReadOnly {
			c.Set(i, val)
			return nil
		}
	}
	idx := []value.Value{i}
	if a, ok := v.Base().Ref().(*value.Array); ok && a.Rank() > 1 && n.multi {
		if list, ok := i.Base().Ref().(*value.Array); ok {
			idx = list.Items
		}
	}
	if v.IsNull() {
		return errs.Runtime("NullArray", errs.InvalidOperation, value.Null, "Cannot index into a null array.")
	}
	return types.SetIndex(f.rs, v, idx, val)
}
