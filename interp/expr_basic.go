package interp

import (
	"strings"

	"goposh/ast"
	"goposh/runtime/bulk"
	"goposh/runtime/errs"
	"goposh/runtime/session"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

type constExpr struct{ v value.Value }

func (n *constExpr) eval(*frame) (value.Value, error) { return n.v, nil }

// varExpr reads a variable that has a slot.
type varExpr struct {
	slot int
	name string
	// quoted is set inside an expandable string, which strict mode 1 does not look into.
	quoted bool
	pos    ast.Extent
}

func (n *varExpr) eval(f *frame) (value.Value, error) {
	v := f.cells[n.slot]
	if v == nil || v.Removed {
		if v = f.lookupSlow(n.slot); v == nil {
			return n.missing(f)
		}
	}
	if v.Meta != nil && v.Meta.Get != nil {
		return v.Meta.Get(), nil
	}
	return v.Value, nil
}

func (n *varExpr) missing(f *frame) (value.Value, error) {
	if m := f.strictMode(); m >= 200 || m >= 100 && !n.quoted {
		return value.Null, f.undefined(n.name, n.pos)
	}
	return value.Null, nil
}

func (f *frame) undefined(name string, pos ast.Extent) error {
	return f.failAt(errs.Runtime("VariableIsUndefined", errs.InvalidOperation, value.String(name),
		"The variable '$%s' cannot be retrieved because it has not been set.", name), pos)
}

// strictMode is the strict mode version in force: major*100+minor, 0 when off.
func (f *frame) strictMode() int16 {
	for s := f.scope; s != nil; s = s.Parent {
		if s.Strict >= 0 {
			return s.Strict
		}
	}
	return 0
}

// scopedVarExpr reads `$global:x` and the like.
type scopedVarExpr struct {
	path *ast.VariablePath
	pos  ast.Extent
}

func (n *scopedVarExpr) eval(f *frame) (value.Value, error) {
	if v := f.findVariable(n.path); v != nil {
		return v.Read(), nil
	}
	if f.strictMode() >= 100 {
		return value.Null, f.undefined(n.path.UserPath, n.pos)
	}
	return value.Null, nil
}

// driveVarExpr reads `$env:x`, `$function:x` and other provider paths.
type driveVarExpr struct {
	path ast.VariablePath
	pos  ast.Extent
}

func (n *driveVarExpr) eval(f *frame) (value.Value, error) {
	v, err := f.rs.getDriveVariable(f, &n.path)
	if err != nil {
		return value.Null, err
	}
	return v, nil
}

// usingExpr is `$using:x`: the value sent along with the block, or the variable itself where a block runs in place.
type usingExpr struct {
	key   value.Value // its name among the values, a string
	inner expr
	pos   ast.Extent
	// from are the values that v was found among: they do not change.
	from *value.Dict
	v    value.Value
}

func (n *usingExpr) eval(f *frame) (value.Value, error) {
	if using := f.rs.using; using != nil {
		if n.from == using {
			return n.v, nil
		}
		if v, ok := using.Get(n.key); ok {
			n.from, n.v = using, v
			return v, nil
		}
	}
	if v, ok := f.usingValue(n.key); ok {
		return v, nil
	}
	return value.Null, f.failAt(errs.Runtime("UsingWithoutInvokeCommand", errs.InvalidOperation, value.Null,
		"A Using variable cannot be retrieved. A Using variable can be used only with Invoke-Command, Start-Job, or InlineScript in the script workflow. When it is used with Invoke-Command, the Using variable is valid only if the script block is invoked on a remote computer."), n.pos)
}

// captureExpr runs a statement and gives its output as a value.
type captureExpr struct {
	body stmt
	pos  ast.Extent
}

func (n *captureExpr) eval(f *frame) (value.Value, error) {
	var c collector
	old := f.out
	f.out = &c
	err := n.body.exec(f)
	f.out = old
	if err != nil {
		if err == doReturn {
			// What was written before a return inside a value is output all the same.
			for _, v := range c.items {
				if werr := f.out.write(v); werr != nil {
					return value.Void, werr
				}
			}
		}
		return value.Void, err
	}
	return c.value(), nil
}

// subExpr is `$( … )`.
type subExpr struct{ body *block }

func (n *subExpr) eval(f *frame) (value.Value, error) {
	items, err := n.body.collect(f)
	if err != nil {
		return value.Void, err
	}
	switch len(items) {
	case 0:
		return value.Void, nil
	case 1:
		return items[0], nil
	}
	return value.Objects(items...), nil
}

// collect runs the block and gathers what it writes.
func (b *block) collect(f *frame) ([]value.Value, error) {
	var c collector
	old := f.out
	f.out = &c
	err := b.exec(f)
	f.out = old
	return c.items, err
}

// arrayExpr is `@( … )`.
type arrayExpr struct {
	body    *block
	literal expr
}

func (n *arrayExpr) eval(f *frame) (value.Value, error) {
	if n.literal != nil {
		return n.literal.eval(f)
	}
	items, err := n.body.collect(f)
	if err != nil {
		return value.Null, err
	}
	return value.Objects(items...), nil
}

// arrayLiteral is `a, b, c`.
type arrayLiteral struct{ items []expr }

func (n *arrayLiteral) eval(f *frame) (value.Value, error) {
	out := make([]value.Value, len(n.items))
	for i, x := range n.items {
		v, err := x.eval(f)
		if err != nil {
			return value.Null, err
		}
		out[i] = unvoid(v)
	}
	return value.Objects(out...), nil
}

// unvoid turns AutomationNull into $null where a value is stored.
func unvoid(v value.Value) value.Value {
	if v.IsVoid() {
		return value.Null
	}
	return v
}

// hashExpr is `@{ … }`.
type hashExpr struct {
	keys, vals []expr
	keyPos     []ast.Extent
	ordered    bool
	pos        ast.Extent
}

func (n *hashExpr) eval(f *frame) (value.Value, error) {
	d, err := n.dict(f)
	if err != nil {
		return value.Null, err
	}
	return value.Of(d), nil
}

func (n *hashExpr) dict(f *frame) (*value.Dict, error) {
	d := value.NewHashtable(len(n.keys))
	if n.ordered {
		d = value.NewOrdered(len(n.keys))
	}
	for i, k := range n.keys {
		key, err := k.eval(f)
		if err != nil {
			return nil, err
		}
		key = key.Base()
		if key.IsNull() {
			return nil, f.failAt(errs.Runtime("InvalidNullKey", errs.InvalidOperation, value.Null,
				"A null key is not allowed in a hash literal."), n.keyPos[i])
		}
		v, err := n.vals[i].eval(f)
		if err != nil {
			return nil, err
		}
		if _, dup := d.Get(key); dup {
			return nil, f.failAt(errs.Runtime("DuplicateKeyInHashLiteral", errs.InvalidOperation, value.Of(d),
				"Duplicate keys '%s' are not allowed in hash literals.", types.ToString(f.rs, key)), n.keyPos[i])
		}
		d.Set(key, unvoid(v))
	}
	return d, nil
}

// customObjectExpr is `[pscustomobject]@{ … }`.
type customObjectExpr struct{ hash *hashExpr }

func (n *customObjectExpr) eval(f *frame) (value.Value, error) {
	o := value.NewCustomObject(len(n.hash.keys))
	for i, k := range n.hash.keys {
		key, err := k.eval(f)
		if err != nil {
			return value.Null, err
		}
		v, err := n.hash.vals[i].eval(f)
		if err != nil {
			return value.Null, err
		}
		name, ok := key.Base().AsString()
		if !ok {
			name = types.ToString(f.rs, key)
		}
		if len(n.hash.keys) > 1 {
			if o.InstanceMembers().Find(name) != nil {
				// The hash literal's own error for a repeated key.
				if _, err := n.hash.dict(f); err != nil {
					return value.Null, err
				}
			}
		}
		if strings.EqualFold(name, "PSTypeName") {
			if s, ok := v.Base().AsString(); ok {
				o.EnsureMembers().SetTypeNames([]string{s, "System.Management.Automation.PSCustomObject", "System.Object"})
				continue
			}
		}
		o.AddNote(name, unvoid(v))
	}
	return value.Of(o), nil
}

// stringExpr is an expandable string.
type stringExpr struct{ parts []expr }

func (n *stringExpr) eval(f *frame) (value.Value, error) {
	var b strings.Builder
	for _, p := range n.parts {
		v, err := p.eval(f)
		if err != nil {
			return value.Null, err
		}
		s, ok := v.AsString()
		if !ok && !v.IsNull() {
			s = types.ToString(f.rs, v)
		}
		if err := bulk.Growth(b.Len(), b.Cap(), len(s)); err != nil {
			return value.Null, err
		}
		b.WriteString(s)
	}
	return value.String(b.String()), nil
}

// blockExpr is `{ … }`.
type blockExpr struct {
	tree  *ast.ScriptBlock
	scope *typeScope
	// shared is the compiled form that every instance of the literal uses.
	shared *code
}

func (n *blockExpr) eval(f *frame) (value.Value, error) {
	return value.Of(f.rs.blockFor(n, f)), nil
}

// typeExpr is `[type]`.
type typeExpr struct{ ref *typeRef }

func (n *typeExpr) eval(f *frame) (value.Value, error) {
	t, err := n.ref.resolve(f)
	if err != nil {
		return value.Null, err
	}
	return value.Of(t), nil
}

// convertExpr is `[type]value`.
type convertExpr struct {
	ref   *typeRef
	child expr
	// custom is set for [pscustomobject], which names the type PSObject but converts to a PSCustomObject.
	custom bool
}

func (n *convertExpr) eval(f *frame) (value.Value, error) {
	t, err := n.ref.resolve(f)
	if err != nil {
		return value.Null, err
	}
	v, err := n.child.eval(f)
	if err != nil {
		return value.Null, err
	}
	if n.custom {
		t = value.TypePSCustomObject
	}
	if f.rs.constrained() {
		if err := checkConversion(v, t); err != nil {
			return value.Null, err
		}
	}
	return f.rs.convert(v, t)
}

// convert is a cast in a script.
func (rs *Runspace) convert(v value.Value, t *value.Type) (value.Value, error) {
	if v.Type() == t && v.Kind() != value.KindObject {
		return v, nil
	}
	c, err := types.Convert(rs, v, t)
	return c, types.Thrown(err)
}

// refExpr is `[ref]$x`.
type refExpr struct {
	path *ast.VariablePath
	pos  ast.Extent
}

func (n *refExpr) eval(f *frame) (value.Value, error) {
	v := f.findVariable(n.path)
	if v == nil {
		return value.Null, f.failAt(errs.Runtime("NonExistingVariableReference", errs.InvalidOperation, value.String(n.path.UserPath),
			"[ref] cannot be applied to a variable that does not exist."), n.pos)
	}
	return value.Of(variableRef(v)), nil
}

func variableRef(v *session.Variable) *types.Ref {
	return &types.Ref{Get: v.Read, Set: func(x value.Value) error { return assignVariable(v, x) }}
}

type errorExpr struct{ pos ast.Extent }

func (n *errorExpr) eval(f *frame) (value.Value, error) {
	return value.Null, f.failAt(errs.Runtime("ParseError", errs.ParserError, value.Null, "The expression could not be parsed."), n.pos)
}
