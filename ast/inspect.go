package ast

import "reflect"

// isNil tells whether n is nil or an interface around a nil pointer.
func isNil(n Node) bool {
	if n == nil {
		return true
	}
	v := reflect.ValueOf(n)
	return v.Kind() == reflect.Pointer && v.IsNil()
}

// Inspect walks the tree from n in source order and calls visit for every node; when visit returns false, the node's children are
// skipped.
func Inspect(n Node, visit func(Node) bool) {
	if isNil(n) {
		return
	}
	var walk func(Node)
	walk = func(n Node) {
		if visit(n) {
			Children(n, walk)
		}
	}
	walk(n)
}

func each[T Node](list []T, f func(Node)) {
	for _, n := range list {
		f(n)
	}
}

// one calls f unless n is nil. P is a pointer to a node's type.
func one[T any, P interface {
	*T
	Node
}](n P, f func(Node)) {
	if n != nil {
		f(n)
	}
}

func some(n Node, f func(Node)) {
	if n != nil {
		f(n)
	}
}

// Children calls f for each child of n.
func Children(n Node, f func(Node)) {
	switch n := n.(type) {
	case *ScriptBlock:
		each(n.Usings, f)
		each(n.Attributes, f)
		one(n.ParamBlock, f)
		each(n.NamedBlocks(), f)
	case *ParamBlock:
		each(n.Attributes, f)
		each(n.Parameters, f)
	case *Parameter:
		each(n.Attributes, f)
		one(n.Name, f)
		some(n.Default, f)
	case *NamedBlock:
		each(n.Statements, f)
		each(n.Traps, f)
	case *StatementBlock:
		each(n.Statements, f)
		each(n.Traps, f)
	case *Attribute:
		some(n.Type, f)
		each(n.Positional, f)
		each(n.Named, f)
	case *NamedAttributeArgument:
		some(n.Value, f)
	case *TypeConstraint:
		some(n.Type, f)
	case *GenericTypeName:
		one(n.Type, f)
		each(n.Args, f)
	case *ArrayTypeName:
		some(n.Element, f)
	case *UsingStatement:
		one(n.Name, f)
		one(n.Alias, f)
		one(n.ModuleSpecification, f)
	case *Pipeline:
		each(n.Elements, f)
	case *PipelineChain:
		some(n.Left, f)
		one(n.Right, f)
	case *Command:
		each(n.Elements, f)
		each(n.Redirections, f)
	case *CommandExpression:
		some(n.Expression, f)
		each(n.Redirections, f)
	case *CommandParameter:
		some(n.Argument, f)
	case *FileRedirection:
		some(n.Location, f)
	case *AssignmentStatement:
		some(n.Left, f)
		some(n.Right, f)
	case *IfStatement:
		for _, c := range n.Clauses {
			some(c.Condition, f)
			one(c.Body, f)
		}
		one(n.Else, f)
	case *SwitchStatement:
		some(n.Condition, f)
		for _, c := range n.Clauses {
			some(c.Test, f)
			one(c.Body, f)
		}
		one(n.Default, f)
	case *ForEachStatement:
		some(n.ThrottleLimit, f)
		one(n.Variable, f)
		some(n.Condition, f)
		one(n.Body, f)
	case *ForStatement:
		some(n.Initializer, f)
		some(n.Condition, f)
		some(n.Iterator, f)
		one(n.Body, f)
	case *WhileStatement:
		some(n.Condition, f)
		one(n.Body, f)
	case *DoWhileStatement:
		one(n.Body, f)
		some(n.Condition, f)
	case *DoUntilStatement:
		one(n.Body, f)
		some(n.Condition, f)
	case *TryStatement:
		one(n.Body, f)
		each(n.Catches, f)
		one(n.Finally, f)
	case *CatchClause:
		each(n.Types, f)
		one(n.Body, f)
	case *TrapStatement:
		one(n.Type, f)
		one(n.Body, f)
	case *DataStatement:
		each(n.Allowed, f)
		one(n.Body, f)
	case *FunctionDefinition:
		each(n.Parameters, f)
		one(n.Body, f)
	case *ReturnStatement:
		some(n.Pipeline, f)
	case *ExitStatement:
		some(n.Pipeline, f)
	case *ThrowStatement:
		some(n.Pipeline, f)
	case *BreakStatement:
		some(n.Label, f)
	case *ContinueStatement:
		some(n.Label, f)
	case *BlockStatement:
		one(n.Body, f)
	case *ErrorStatement:
		for _, g := range n.Flags {
			some(g.Value, f)
		}
		each(n.Conditions, f)
		each(n.Bodies, f)
		each(n.Nested, f)
	case *TypeDefinition:
		each(n.Attributes, f)
		each(n.Bases, f)
		each(n.Members, f)
	case *PropertyMember:
		each(n.Attributes, f)
		one(n.Type, f)
		some(n.Init, f)
	case *FunctionMember:
		each(n.Attributes, f)
		one(n.ReturnType, f)
		each(n.Parameters, f)
		one(n.Body, f)
	default:
		expressionChildren(n, f)
	}
}

func expressionChildren(n Node, f func(Node)) {
	switch n := n.(type) {
	case *BinaryExpression:
		some(n.Left, f)
		some(n.Right, f)
	case *UnaryExpression:
		some(n.Child, f)
	case *TernaryExpression:
		some(n.Condition, f)
		some(n.IfTrue, f)
		some(n.IfFalse, f)
	case *ConvertExpression:
		one(n.Type, f)
		some(n.Child, f)
	case *AttributedExpression:
		some(n.Attribute, f)
		some(n.Child, f)
	case *TypeExpression:
		some(n.Type, f)
	case *ExpandableStringExpression:
		each(n.Nested, f)
	case *BaseCtorInvokeMemberExpression:
		call(&n.InvokeMemberExpression, f)
	case *InvokeMemberExpression:
		call(n, f)
	case *MemberExpression:
		some(n.Target, f)
		some(n.Member, f)
	case *IndexExpression:
		some(n.Target, f)
		some(n.Index, f)
	case *ArrayExpression:
		one(n.Body, f)
	case *ArrayLiteral:
		each(n.Elements, f)
	case *Hashtable:
		for _, p := range n.Pairs {
			some(p.Key, f)
			some(p.Value, f)
		}
	case *ParenExpression:
		some(n.Pipeline, f)
	case *SubExpression:
		one(n.Body, f)
	case *ScriptBlockExpression:
		one(n.ScriptBlock, f)
	case *UsingExpression:
		some(n.SubExpression, f)
	case *ErrorExpression:
		each(n.Nested, f)
	}
}

func call(n *InvokeMemberExpression, f func(Node)) {
	some(n.Target, f)
	some(n.Member, f)
	each(n.TypeArgs, f)
	each(n.Arguments, f)
}
