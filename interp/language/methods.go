package language

import (
	"goposh/ast"
	"goposh/runtime/neterr"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// NetMethod implements types.Backed.
func (n *Node) NetMethod(rt value.Runtime, name string, args []value.Value) (value.Value, error) {
	switch name {
	case "ToString":
		return value.String(n.String()), nil
	case "Find", "FindAll":
		return n.find(rt, name, args)
	case "Visit":
		return n.startVisit(rt, args[0])
	case "Copy":
		return value.Of(copyOf(n.node)), nil
	case "SafeGetValue":
		return n.safeValue(rt, len(args) > 0 && types.ToBool(args[0]))
	case "GetHelpContent":
		switch x := n.node.(type) {
		case *ast.ScriptBlock:
			return helpOf(x.Help), nil
		case *ast.FunctionDefinition:
			return helpOf(x.Body.Help), nil
		}
	case "GetScriptBlock":
		h, err := hostOf(rt)
		if err != nil {
			return value.Null, err
		}
		return h.BlockOf(n.node.(*ast.ScriptBlock)), nil
	case "GetCommandName":
		if s, ok := n.node.(*ast.Command).Elements[0].(*ast.StringConstantExpression); ok {
			return value.String(s.Value), nil
		}
		return value.Null, nil
	case "GetPureExpression":
		if e := pureExpression(n.node); e != nil {
			p := n.of(n.node.(*ast.Pipeline).Elements[0])
			return p.Ref().(*Node).of(e), nil
		}
		return value.Null, nil
	case "GetAssignmentTargets":
		return n.targets(), nil
	case "IsConstantVariable":
		return value.Bool(isConstant(n.node.(*ast.VariableExpression))), nil
	}
	return value.Null, types.NotImplemented(name)
}

// find implements Find and FindAll.
func (n *Node) find(rt value.Runtime, name string, args []value.Value) (value.Value, error) {
	predicate, ok := args[0].Base().Ref().(*types.Delegate)
	if !ok {
		return value.Null, neterr.ArgumentNull("predicate")
	}
	s := &searcher{rt: rt, predicate: predicate, nested: types.ToBool(args[1]), first: name == "Find"}
	if _, err := n.visit(s); err != nil {
		return value.Null, err
	}
	if !s.first {
		return value.Of(value.NewList(types.MakeGeneric(value.TypeList, netType("Ast")), s.found)), nil
	}
	if len(s.found) == 0 {
		return value.Null, nil
	}
	return s.found[0], nil
}

// startVisit implements both overloads of Visit.
func (n *Node) startVisit(rt value.Runtime, v value.Value) (value.Value, error) {
	if v.IsNull() {
		return value.Null, neterr.ArgumentNull("astVisitor")
	}
	if !types.Assignable(netType("AstVisitor"), v.Type()) {
		return n.accept(rt, v)
	}
	_, err := n.visit(newClassVisitor(rt, v))
	return value.Void, err
}

// pureExpression is the expression that is all of a pipeline, nil for other statements.
func pureExpression(n ast.Node) ast.Expression {
	p, ok := n.(*ast.Pipeline)
	if !ok || len(p.Elements) != 1 {
		return nil
	}
	if c, ok := p.Elements[0].(*ast.CommandExpression); ok && len(c.Redirections) == 0 {
		return c.Expression
	}
	return nil
}

// targets are the expressions that an assignment assigns to.
func (n *Node) targets() value.Value {
	left := n.node.(*ast.AssignmentStatement).Left
	list := []ast.Expression{left}
	holder := n
	if a, ok := left.(*ast.ArrayLiteral); ok {
		list, holder = a.Elements, n.of(a).Ref().(*Node)
	}
	items := make([]value.Value, len(list))
	for i, e := range list {
		items[i] = holder.of(e)
	}
	return value.Of(value.NewList(types.MakeGeneric(value.TypeList, netType("ExpressionAst")), items))
}

// usingVariable is UsingExpressionAst.ExtractUsingVariable: the variable that $using: stands before.
func usingVariable(v value.Value) (value.Value, error) {
	n, ok := v.Base().Ref().(*Node)
	if !ok {
		return value.Null, neterr.ArgumentNull("usingExpressionAst")
	}
	for {
		var inner ast.Node
		switch x := n.node.(type) {
		case *ast.UsingExpression:
			inner = x.SubExpression
		case *ast.IndexExpression:
			inner = x.Target
		case *ast.InvokeMemberExpression:
			inner = x.Target
		case *ast.MemberExpression:
			inner = x.Target
		case *ast.VariableExpression:
			return value.Of(n), nil
		default:
			return value.Null, nil
		}
		n = n.of(inner).Ref().(*Node)
	}
}
