package utility

import (
	"slices"
	"strings"

	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/types"
	"goposh/runtime/value"
	"goposh/runtime/wildcard"
)

// expression is a property expression (PSPropertyExpression): a property name, which may have wildcards, or a script block.
type expression struct {
	value.Bag
	name  string
	block value.ScriptBlock
	glob  *wildcard.Pattern // nil without wildcards
}

var typePropertyExpression = class("PSPropertyExpression", value.TypeObject, propertyExpressionClass)

func propertyExpressionClass() *types.Class {
	return &types.Class{Members: []types.M{
		property("bool HasWildCardCharacters", func(e *expression) value.Value { return value.Bool(e.glob != nil) }),
		property("scriptblock Script", func(e *expression) value.Value {
			if e.block == nil {
				return value.Null
			}
			return value.Of(e.block)
		}),
		method("string ToString()", func(e *expression, _ *types.Call) (value.Value, error) { return value.String(e.String()), nil }),
	}}
}

// Type implements value.Object.
func (e *expression) Type() *value.Type { return typePropertyExpression }

// String is the name, or the text of the script block.
func (e *expression) String() string {
	if e.block != nil {
		return e.block.String()
	}
	return e.name
}

func nameExpression(name string) *expression {
	e := &expression{name: name}
	if wildcard.HasWildcards(name) {
		e.glob = wildcard.Compile(name, true)
	}
	return e
}

// result is the value of an expression for one object. err is the exception of a script block.
type result struct {
	name string
	val  value.Value
	err  error
}

// values evaluates the expression; there is nothing when the object has no such property.
func (e *expression) values(c *cmdlet.Context, target value.Value) ([]result, error) {
	if e.block != nil {
		r, err := runExpression(c, e.block, target)
		if err != nil {
			return nil, err
		}
		return []result{r}, nil
	}
	if e.glob == nil && !isDict(target) {
		return e.exact(c, target)
	}
	if d, ok := target.Base().Ref().(*value.Dict); ok && d.Type() == value.TypeHashtable {
		if found := e.fromKeys(c, d); len(found) > 0 {
			return found, nil
		}
		if e.glob != nil {
			return nil, nil
		}
	}
	return e.fromProperties(c, target)
}

// exact reads the one property that the name means, spelled as the object spells it, or the properties of a property set.
func (e *expression) exact(c *cmdlet.Context, target value.Value) ([]result, error) {
	if own := value.InstanceMembers(target); own != nil {
		if m := own.Find(e.name); m != nil && m.Kind == value.MemberNoteProperty {
			return []result{{name: m.Name, val: m.Value}}, nil
		}
	}
	p := types.FindProperty(c, target, e.name)
	if p == nil {
		v, _, err := types.Get(c, target, e.name)
		if err != nil && !isException(c, err) {
			return nil, err
		}
		if set, ok := v.Ref().(*types.PropertySetInfo); ok {
			return readAll(c, target, set.Names)
		}
		return nil, nil
	}
	v, err := p.Get()
	if err != nil {
		if !isException(c, err) {
			return nil, err
		}
		v = value.Null
	}
	return []result{{name: p.Name, val: v}}, nil
}

// fromKeys reads a Hashtable as if its entries were properties.
func (e *expression) fromKeys(c *cmdlet.Context, d *value.Dict) []result {
	if e.glob == nil {
		for k, v := range d.All {
			if s := types.ToString(c, k); strings.EqualFold(s, e.name) {
				return []result{{name: s, val: v}}
			}
		}
		return nil
	}
	var out []result
	for k, v := range d.All {
		if s := types.ToString(c, k); e.glob.Match(s) {
			out = append(out, result{name: s, val: v})
		}
	}
	return out
}

func (e *expression) fromProperties(c *cmdlet.Context, target value.Value) ([]result, error) {
	var out []result
	for _, p := range types.Properties(c, target) {
		if p.Hidden {
			continue
		}
		if e.glob != nil && !e.glob.Match(p.Name) || e.glob == nil && !strings.EqualFold(e.name, p.Name) {
			continue
		}
		v, err := p.Get()
		if err != nil {
			if !isException(c, err) {
				return nil, err
			}
			v = value.Null
		}
		out = append(out, result{name: p.Name, val: v})
	}
	return out, nil
}

func readAll(c *cmdlet.Context, target value.Value, names []string) ([]result, error) {
	var out []result
	for _, n := range names {
		rs, err := nameExpression(n).values(c, target)
		if err != nil {
			return nil, err
		}
		out = append(out, rs...)
	}
	return out, nil
}

func isDict(v value.Value) bool {
	_, ok := v.Base().Ref().(*value.Dict)
	return ok
}

// runExpression runs a script block in a scope of its own with $_ set; an exception becomes part of the result.
func runExpression(c *cmdlet.Context, sb value.ScriptBlock, target value.Value) (result, error) {
	r := result{name: sb.String()}
	var out []value.Value
	err := c.Run(cmdlet.RunOptions{Block: sb, Item: target, HasInput: true, Output: func(v value.Value) error {
		out = append(out, v)
		return nil
	}})
	if err != nil {
		if !isException(c, err) {
			return r, err
		}
		r.err = err
		return r, nil
	}
	switch len(out) {
	case 0:
	case 1:
		r.val = out[0]
	default:
		r.val = value.Objects(out...)
	}
	return r, nil
}

// column is one element of a -Property parameter: an expression with what its hashtable says.
type column struct {
	*expression
	label      string
	descending *bool
	align      string
	width      string
}

// key is a key that the hashtable of a calculated property may have.
type key string

// The keys of calculated properties.
const (
	keyExpression key = "expression"
	keyName       key = "name"
	keyLabel      key = "label"
	keyAscending  key = "ascending"
	keyDescending key = "descending"
	keyAlignment  key = "alignment"
	keyWidth      key = "width"
)

// columns reads the elements of a -Property parameter. Only the given keys are allowed in hashtables.
func columns(c *cmdlet.Context, params []value.Value, allowed ...key) ([]column, error) {
	out := make([]column, 0, len(params))
	for _, p := range params {
		if p.IsNull() {
			continue
		}
		col, err := columnOf(c, p, allowed)
		if err != nil {
			return nil, err
		}
		out = append(out, col)
	}
	return out, nil
}

func columnOf(c *cmdlet.Context, p value.Value, allowed []key) (column, error) {
	base := p.Base()
	if e, ok := base.Ref().(*expression); ok {
		return column{expression: e}, nil
	}
	if sb, ok := base.Ref().(value.ScriptBlock); ok {
		return column{expression: &expression{block: sb}}, nil
	}
	if s, ok := base.AsString(); ok {
		if s == "" {
			return column{}, keyError("ExpressionEmptyString1", "The Property parameter cannot be an empty string.")
		}
		return column{expression: nameExpression(s)}, nil
	}
	if d, ok := base.Ref().(*value.Dict); ok {
		return columnOfDict(c, d, allowed)
	}
	return column{}, keyError("DictionaryKeyUnknownType", "Cannot convert "+types.TypeString(base.Type())+
		" to one of the following types {System.String, System.Management.Automation.ScriptBlock, System.Collections.IDictionary}.")
}

func keyError(id, details string) error {
	r := errs.New(notSupported, id, errs.InvalidArgument, value.Null, "Specified method is not supported.")
	r.Details = &errs.Details{Message: details}
	return r
}

// canonical finds the key that a hashtable's key abbreviates; Name and Label are the same entry.
func canonical(name string, allowed []key) (key, bool) {
	for _, k := range allowed {
		if len(name) <= len(k) && strings.EqualFold(name, string(k[:len(name)])) {
			return k, name != ""
		}
	}
	return "", false
}

func columnOfDict(c *cmdlet.Context, d *value.Dict, allowed []key) (column, error) {
	var col column
	var seen []key
	for k, v := range d.All {
		name, ok := k.AsString()
		if !ok {
			return col, keyError("DictionaryKeyUnknownType", "The key "+types.ToString(c, k)+" has a type that is not valid; expected type is System.String.")
		}
		kind, ok := canonical(name, allowed)
		if !ok {
			return col, keyError("DictionaryKeyIllegal", "The "+name+" key is not valid.")
		}
		if kind == keyLabel {
			kind = keyName
		}
		if slices.Contains(seen, kind) {
			return col, keyError("DictionaryKeyDuplicate", "The "+name+" key is already present.")
		}
		seen = append(seen, kind)
		if v.IsNull() {
			return col, keyError("DictionaryKeyMissingValue", "The "+name+" key has no value.")
		}
		if err := col.set(c, name, kind, v.Base()); err != nil {
			return col, err
		}
	}
	if col.expression == nil {
		return col, keyError("DictionaryKeyMandatoryEntry", "A mandatory entry for expression is missing.")
	}
	return col, nil
}

func (col *column) set(c *cmdlet.Context, name string, kind key, v value.Value) error {
	wrong := func(expected string) error {
		return keyError("DictionaryKeyIllegalValue2", "The \""+name+"\" key has a type, "+types.TypeString(v.Type())+", that is not valid; expected type is "+expected+".")
	}
	switch kind {
	case keyExpression:
		if sb, ok := v.Ref().(value.ScriptBlock); ok {
			col.expression = &expression{block: sb}
			return nil
		}
		s, ok := v.AsString()
		if !ok {
			return keyError("DictionaryKeyIllegalValue1", "The \""+name+"\" key has a type, "+types.TypeString(v.Type())+", that is not valid; expected types are {System.String, System.Management.Automation.ScriptBlock}.")
		}
		if s == "" {
			return keyError("ExpressionEmptyString1", "The "+name+" key cannot be an empty string.")
		}
		col.expression = nameExpression(s)
	case keyName:
		s, ok := v.AsString()
		if !ok {
			return wrong("System.String")
		}
		col.label = s
	case keyAscending, keyDescending:
		desc := types.ToBool(v) == (kind == keyDescending)
		col.descending = &desc
	case keyAlignment:
		s, ok := v.AsString()
		if !ok {
			return wrong("System.String")
		}
		col.align = s
	case keyWidth:
		if n, ok := v.AsInt32(); ok {
			if n <= 0 {
				return keyError("InvalidWidthValue", "The value of the "+name+" key must be greater than zero.")
			}
		} else if _, ok := v.AsString(); !ok {
			return wrong("System.Int32")
		}
		col.width = types.ToString(c, v)
	}
	return nil
}

// title is how the column is called: its label, or the expression.
func (col *column) title() string {
	if col.label != "" {
		return col.label
	}
	return col.String()
}
