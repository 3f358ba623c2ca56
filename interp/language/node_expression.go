package language

import (
	"goposh/ast"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// expression reads the properties of expressions.
func (n *Node) expression(rt value.Runtime, e ast.Expression, name string) (value.Value, error) {
	if name == "StaticType" {
		return n.staticType(rt, e)
	}
	switch x := e.(type) {
	case *ast.BinaryExpression:
		switch name {
		case "Operator":
			return tokenKind(x.Operator), nil
		case "Left":
			return n.of(x.Left), nil
		case "Right":
			return n.of(x.Right), nil
		case "ErrorPosition":
			return types.ExtentOf(x.OperatorPos), nil
		}
	case *ast.UnaryExpression:
		switch name {
		case "TokenKind":
			return tokenKind(x.Operator), nil
		case "Child":
			return n.of(x.Child), nil
		}
	case *ast.TernaryExpression:
		switch name {
		case "Condition":
			return n.of(x.Condition), nil
		case "IfTrue":
			return n.of(x.IfTrue), nil
		case "IfFalse":
			return n.of(x.IfFalse), nil
		}
	case *ast.ConvertExpression:
		switch name {
		case "Type", "Attribute":
			return n.of(x.Type), nil
		case "Child":
			return n.of(x.Child), nil
		}
	case *ast.AttributedExpression:
		switch name {
		case "Attribute":
			return n.of(x.Attribute), nil
		case "Child":
			return n.of(x.Child), nil
		}
	case *ast.TypeExpression:
		if name == "TypeName" {
			return n.typeName(x.Type), nil
		}
	case *ast.ConstantExpression:
		if name == "Value" {
			h, err := hostOf(rt)
			if err != nil {
				return value.Null, err
			}
			return h.Constant(x.Value), nil
		}
	case *ast.StringConstantExpression:
		switch name {
		case "Value":
			return value.String(x.Value), nil
		case "StringConstantType":
			return enum("StringConstantType", x.Kind.String()), nil
		}
	case *ast.ExpandableStringExpression:
		switch name {
		case "Value":
			return value.String(x.Value), nil
		case "StringConstantType":
			return enum("StringConstantType", x.Kind.String()), nil
		case "NestedExpressions":
			return list(n, name, "ExpressionAst", x.Nested), nil
		}
	case *ast.VariableExpression:
		switch name {
		case "VariablePath":
			return n.once(name, func() value.Value { return value.Of(newVariablePath(x.Path.UserPath)) }), nil
		case "Splatted":
			return value.Bool(x.Splatted), nil
		}
	case *ast.BaseCtorInvokeMemberExpression:
		return n.call(&x.InvokeMemberExpression, name)
	case *ast.InvokeMemberExpression:
		return n.call(x, name)
	case *ast.MemberExpression:
		return n.member(x, name)
	case *ast.IndexExpression:
		switch name {
		case "Target":
			return n.of(x.Target), nil
		case "Index":
			return n.of(x.Index), nil
		case "NullConditional":
			return value.Bool(x.NullConditional), nil
		}
	case *ast.ArrayExpression:
		return n.of(x.Body), nil
	case *ast.ArrayLiteral:
		return list(n, name, "ExpressionAst", x.Elements), nil
	case *ast.Hashtable:
		return n.pairs(rt, name, "ExpressionAst", "StatementAst", len(x.Pairs), func(i int) (a, b ast.Node) {
			return x.Pairs[i].Key, x.Pairs[i].Value
		})
	case *ast.ParenExpression:
		return n.of(x.Pipeline), nil
	case *ast.SubExpression:
		return n.of(x.Body), nil
	case *ast.ScriptBlockExpression:
		return n.of(x.ScriptBlock), nil
	case *ast.UsingExpression:
		return n.of(x.SubExpression), nil
	case *ast.ErrorExpression:
		return list(n, name, "Ast", x.Nested), nil
	}
	return value.Null, types.NotImplemented(name)
}

func (n *Node) call(x *ast.InvokeMemberExpression, name string) (value.Value, error) {
	switch name {
	case "Arguments":
		if len(x.Arguments) == 0 {
			return value.Null, nil
		}
		return list(n, name, "ExpressionAst", x.Arguments), nil
	case "GenericTypeArguments":
		if len(x.TypeArgs) == 0 {
			return value.Null, nil
		}
		return n.typeNames(name, x.TypeArgs), nil
	}
	return n.member(&x.MemberExpression, name)
}

func (n *Node) member(x *ast.MemberExpression, name string) (value.Value, error) {
	switch name {
	case "Expression":
		return n.of(x.Target), nil
	case "Member":
		return n.of(x.Member), nil
	case "Static":
		return value.Bool(x.Static), nil
	case "NullConditional":
		return value.Bool(x.NullConditional), nil
	}
	return value.Null, types.NotImplemented(name)
}

// staticType is ExpressionAst.StaticType: what can be told of an expression's type without running it.
func (n *Node) staticType(rt value.Runtime, e ast.Expression) (value.Value, error) {
	t := value.TypeObject
	switch x := e.(type) {
	case *ast.BinaryExpression:
		switch x.Operator {
		case ast.TokenXor, ast.TokenAnd, ast.TokenOr, ast.TokenIs:
			t = value.TypeBoolean
		}
	case *ast.UnaryExpression:
		if x.Operator == ast.TokenNot || x.Operator == ast.TokenExclaim {
			t = value.TypeBoolean
		}
	case *ast.ConvertExpression:
		return staticType(rt, x.Type.Type)
	case *ast.TypeExpression:
		t = value.TypeType
	case *ast.ConstantExpression:
		h, err := hostOf(rt)
		if err != nil {
			return value.Null, err
		}
		if c := h.Constant(x.Value).Type(); c != nil {
			t = c
		}
	case *ast.StringConstantExpression, *ast.ExpandableStringExpression:
		t = value.TypeString
	case *ast.ScriptBlockExpression:
		t = value.TypeScriptBlock
	case *ast.ArrayLiteral, *ast.ArrayExpression:
		t = value.TypeObject.Array()
	case *ast.Hashtable:
		t = value.TypeHashtable
	}
	return value.Of(t), nil
}

// staticType is the type of a name, System.Object where it cannot be found.
func staticType(rt value.Runtime, name ast.TypeName) (value.Value, error) {
	h, err := hostOf(rt)
	if err != nil {
		return value.Null, err
	}
	if t := h.TypeNamed(name); t != nil {
		return value.Of(t), nil
	}
	return value.Of(value.TypeObject), nil
}

// errorStatement reads the properties of an ErrorStatementAst.
func (n *Node) errorStatement(rt value.Runtime, x *ast.ErrorStatement, name string) (value.Value, error) {
	switch name {
	case "Kind":
		if x.Kind == ast.TokenUnknown {
			return value.Null, nil
		}
		return n.once(name, func() value.Value { return wordToken(x.Extent, kinds()[x.Kind].text) }), nil
	case "Flags":
		if len(x.Flags) == 0 {
			return value.Null, nil
		}
		var err error
		v := n.once(name, func() value.Value {
			pair := types.MakeGeneric(types.Lookup("System.Tuple`2"), netType("Token"), netType("Ast"))
			d := value.NewDict(types.MakeGeneric(value.TypeDictionary, value.TypeString, pair), true, len(x.Flags))
			for _, f := range x.Flags {
				var t value.Value
				if t, err = tuple(rt, netType("Token"), netType("Ast"), wordToken(x.Extent, "-"+f.Name), n.of(f.Value)); err != nil {
					return value.Null
				}
				d.Set(value.String(f.Name), t)
			}
			return value.Of(d)
		})
		return v, err
	case "Conditions":
		return n.parts(name, x.Conditions), nil
	case "Bodies":
		return n.parts(name, x.Bodies), nil
	case "NestedAst":
		return n.parts(name, x.Nested), nil
	}
	return value.Null, types.NotImplemented(name)
}

// parts is a list of nodes of any kind, $null where there are none.
func (n *Node) parts(name string, nodes []ast.Node) value.Value {
	if len(nodes) == 0 {
		return value.Null
	}
	return list(n, name, "Ast", nodes)
}
