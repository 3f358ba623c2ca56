package language

import (
	"path/filepath"
	"strings"

	"goposh/ast"
	"goposh/runtime/errs"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// The limits of SafeGetValue, which keep hostile data from exhausting the reader.
const (
	maxSafeVisits = 5000
	maxSafeKeys   = 500
)

// safeValue is Ast.SafeGetValue: the value of an expression that is nothing but data.
func (n *Node) safeValue(rt value.Runtime, unlimited bool) (value.Value, error) {
	unsafe := func() error {
		return errs.NewException("System.InvalidOperationException",
			"Cannot generate a PowerShell object for a ScriptBlock evaluating dynamic expressions. Dynamic expression: "+n.String()+".")
	}
	h, err := hostOf(rt)
	if err != nil {
		return value.Null, err
	}
	check := safety{host: h, unlimited: unlimited}
	if !check.safe(n.node) || !unlimited && check.visits >= maxSafeVisits {
		return value.Null, unsafe()
	}
	v, err := (&safeReader{host: h}).read(n.node)
	if err != nil {
		return value.Null, unsafe()
	}
	return v, nil
}

// safety decides whether the value of a node can be had without running anything.
type safety struct {
	host      Host
	unlimited bool
	visits    int
}

func (s *safety) safe(n ast.Node) bool {
	switch x := n.(type) {
	case *ast.ConstantExpression, *ast.StringConstantExpression:
		s.visits++
		return true
	case *ast.ScriptBlockExpression:
		return true
	case *ast.VariableExpression:
		s.visits++
		return safeVariable(x)
	case *ast.UsingExpression:
		s.visits++
		return s.safe(x.SubExpression)
	case *ast.ExpandableStringExpression:
		s.visits += len(x.Nested)
		return allSafe(s, x.Nested)
	case *ast.ArrayLiteral:
		return allSafe(s, x.Elements)
	case *ast.ArrayExpression:
		return s.safe(x.Body)
	case *ast.SubExpression:
		return s.safe(x.Body)
	case *ast.ParenExpression:
		return s.safe(x.Pipeline)
	case *ast.StatementBlock:
		s.visits += len(x.Statements)
		return allSafe(s, x.Statements)
	case *ast.Pipeline:
		e := pureExpression(x)
		return e != nil && s.safe(e)
	case *ast.Hashtable:
		if !s.unlimited && len(x.Pairs) > maxSafeKeys {
			return false
		}
		for _, p := range x.Pairs {
			if !s.safe(p.Key) || !s.safe(p.Value) {
				return false
			}
		}
		return true
	case *ast.IndexExpression:
		return s.safe(x.Index) && s.safe(x.Target)
	case *ast.TernaryExpression:
		return s.safe(x.Condition) && s.safe(x.IfTrue) && s.safe(x.IfFalse)
	case *ast.UnaryExpression:
		s.visits++
		switch x.Operator {
		case ast.TokenMinus, ast.TokenPlus, ast.TokenNot, ast.TokenExclaim, ast.TokenBnot:
			return s.safe(x.Child)
		}
	case *ast.ConvertExpression:
		s.visits++
		return s.safeCast(x.Type.Type) && s.safe(x.Child)
	}
	return false
}

func allSafe[T ast.Node](s *safety, nodes []T) bool {
	for _, n := range nodes {
		if !s.safe(n) {
			return false
		}
	}
	return true
}

// safeCast tells whether a type is one of .NET's primitive types, whose conversions run no code.
func (s *safety) safeCast(name ast.TypeName) bool {
	t := s.host.TypeNamed(name)
	if t == nil {
		return false
	}
	switch t.Kind {
	case value.KindBoolean, value.KindChar, value.KindSByte, value.KindByte, value.KindInt16, value.KindUInt16, value.KindInt32,
		value.KindUInt32, value.KindInt64, value.KindUInt64, value.KindSingle, value.KindDouble:
		return true
	}
	return false
}

// isConstant is VariableExpressionAst.IsConstantVariable.
func isConstant(v *ast.VariableExpression) bool {
	p := newVariablePath(v.Path.UserPath)
	if !p.isVariable() {
		return false
	}
	switch strings.ToLower(p.name) {
	case "true", "false", "null":
		return true
	}
	return false
}

func safeVariable(v *ast.VariableExpression) bool {
	p := newVariablePath(v.Path.UserPath)
	if !p.isVariable() || p.scope == "global" || p.scope == "script" {
		return false
	}
	return strings.EqualFold(p.name, "args") || !v.Splatted && isConstant(v)
}

// safeReader reads the value of what is safe.
type safeReader struct{ host Host }

func (r *safeReader) read(n ast.Node) (value.Value, error) {
	switch x := n.(type) {
	case *ast.ConstantExpression:
		return r.host.Constant(x.Value), nil
	case *ast.StringConstantExpression:
		return value.String(x.Value), nil
	case *ast.ScriptBlockExpression:
		return r.host.BlockOf(x.ScriptBlock), nil
	case *ast.VariableExpression:
		return r.variable(x)
	case *ast.UsingExpression:
		return r.read(x.SubExpression)
	case *ast.ExpandableStringExpression:
		return r.expand(x)
	case *ast.ArrayLiteral:
		items := make([]value.Value, len(x.Elements))
		for i, e := range x.Elements {
			v, err := r.read(e)
			if err != nil {
				return value.Null, err
			}
			items[i] = v
		}
		return value.Objects(items...), nil
	case *ast.ArrayExpression:
		return r.block(x.Body)
	case *ast.SubExpression:
		return r.block(x.Body)
	case *ast.ParenExpression:
		return r.read(x.Pipeline)
	case *ast.Pipeline:
		return r.read(pureExpression(x))
	case *ast.StatementBlock:
		return r.block(x)
	case *ast.Hashtable:
		d := value.NewHashtable(len(x.Pairs))
		for _, p := range x.Pairs {
			k, err := r.read(p.Key)
			if err != nil {
				return value.Null, err
			}
			v, err := r.read(p.Value)
			if err != nil {
				return value.Null, err
			}
			if _, twice := d.Get(k); twice || k.IsNull() {
				return value.Null, errs.NewException("System.ArgumentException", "Item has already been added.")
			}
			d.Set(k, v)
		}
		return value.Of(d), nil
	case *ast.IndexExpression:
		target, err := r.read(x.Target)
		if err != nil {
			return value.Null, err
		}
		index, err := r.read(x.Index)
		if err != nil {
			return value.Null, err
		}
		return types.Index(r.host, target, []value.Value{index})
	case ast.Expression:
		return r.host.Evaluate(x)
	}
	return value.Null, errs.NewException("System.ArgumentException", "The node has no value.")
}

// block is the array of what the statements give.
func (r *safeReader) block(b *ast.StatementBlock) (value.Value, error) {
	var items []value.Value
	for _, s := range b.Statements {
		v, err := r.read(s)
		if err != nil {
			return value.Null, err
		}
		if err := types.Each(r.host, v, func(x value.Value) error { items = append(items, x); return nil }); err != nil {
			return value.Null, err
		}
	}
	return value.Objects(items...), nil
}

func (r *safeReader) variable(v *ast.VariableExpression) (value.Value, error) {
	p := newVariablePath(v.Path.UserPath)
	switch strings.ToLower(p.name) {
	case "true":
		return value.True, nil
	case "false":
		return value.False, nil
	case "null":
		return value.Null, nil
	case "psscriptroot":
		if f := v.Extent.File; f != nil && f.Name != "" {
			return value.String(filepath.Dir(f.Name)), nil
		}
		return value.Null, nil
	}
	return r.host.Variable(p.path), nil
}

// expand joins the pieces of a string.
func (r *safeReader) expand(x *ast.ExpandableStringExpression) (value.Value, error) {
	var b strings.Builder
	for _, part := range x.Parts {
		v, err := r.read(part)
		if err != nil {
			return value.Null, err
		}
		s, err := types.ConvertString(r.host, v)
		if err != nil {
			return value.Null, err
		}
		b.WriteString(s)
	}
	return value.String(b.String()), nil
}
