package language

import (
	"strings"

	"goposh/ast"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// action is an AstVisitAction: what a visitor wants next.
type action int64

const (
	visitOn action = iota
	skipChildren
	stopVisit
)

// visitor sees the nodes of a tree.
type visitor interface {
	// enter is asked before a node's children are visited.
	enter(n *Node) (action, error)
	// leave is told after them.
	leave(n *Node) error
	// modern tells whether the visitor knows what came with AstVisitor2.
	modern() bool
}

// visit is Ast.InternalVisit.
func (n *Node) visit(v visitor) (action, error) {
	next, err := v.enter(n)
	if err != nil {
		return stopVisit, err
	}
	switch next {
	case skipChildren:
		next = visitOn
	case visitOn:
		for _, c := range n.children(v.modern()) {
			if next, err = c.visit(v); err != nil {
				return stopVisit, err
			}
			if next != visitOn {
				break
			}
		}
	}
	return next, v.leave(n)
}

// children lists the children in the order in which .NET visits them.
func (n *Node) children(modern bool) []*Node {
	var out []*Node
	add := func(c ast.Node) {
		if absent(c) {
			return
		}
		if _, ok := c.(ast.TypeName); !ok {
			out = append(out, n.tree.node(c, n))
		}
	}
	switch x := n.node.(type) {
	case *ast.ScriptBlock:
		if modern {
			all(x.Usings, add)
			all(x.Attributes, add)
		}
		add(x.ParamBlock)
		all(x.NamedBlocks(), add)
	case *ast.NamedBlock:
		all(x.Traps, add)
		all(x.Statements, add)
	case *ast.StatementBlock:
		all(x.Traps, add)
		all(x.Statements, add)
	case *ast.UsingStatement:
		add(x.Name)
		add(x.ModuleSpecification)
		add(x.Alias)
	case *ast.DoWhileStatement:
		add(x.Condition)
		add(x.Body)
	case *ast.DoUntilStatement:
		add(x.Condition)
		add(x.Body)
	case *ast.ForEachStatement:
		add(x.Variable)
		add(x.Condition)
		add(x.Body)
	case *ast.DataStatement:
		add(x.Body)
	case *ast.ErrorStatement:
		all(x.Nested, add)
		for _, f := range x.Flags {
			add(f.Value)
		}
		all(x.Conditions, add)
		all(x.Bodies, add)
	case *ast.PropertyMember:
		add(x.Type)
		all(x.Attributes, add)
		add(x.Init)
	case *ast.FunctionMember:
		all(x.Attributes, add)
		add(x.ReturnType)
		add(n.tree.method(x))
	default:
		ast.Children(n.node, add)
	}
	return out
}

func all[T ast.Node](nodes []T, f func(ast.Node)) {
	for _, n := range nodes {
		f(n)
	}
}

// searcher collects the nodes that a predicate wants (FindAll, Find).
type searcher struct {
	rt        value.Runtime
	predicate *types.Delegate
	nested    bool // look into nested script blocks and functions
	first     bool
	found     []value.Value
}

func (*searcher) modern() bool { return true }

func (*searcher) leave(*Node) error { return nil }

func (s *searcher) enter(n *Node) (action, error) {
	v := value.Of(n)
	wanted, err := s.predicate.Call(s.rt, []value.Value{v})
	if err != nil {
		return stopVisit, err
	}
	if types.ToBool(wanted) {
		s.found = append(s.found, v)
		if s.first {
			return stopVisit, nil
		}
	}
	if !s.nested {
		switch n.node.(type) {
		case *ast.FunctionDefinition, *ast.ScriptBlockExpression:
			return skipChildren, nil
		}
	}
	return visitOn, nil
}

// classVisitor is a script class that derives from AstVisitor.
type classVisitor struct {
	rt   value.Runtime
	this value.Value
	// two and post tell whether it derives from AstVisitor2 and implements IAstPostVisitHandler.
	two, post bool
}

func newClassVisitor(rt value.Runtime, v value.Value) *classVisitor {
	t := v.Type()
	return &classVisitor{rt: rt, this: v, two: types.Assignable(netType("AstVisitor2"), t), post: types.Assignable(netType("IAstPostVisitHandler"), t)}
}

func (v *classVisitor) modern() bool { return v.two }

func (v *classVisitor) enter(n *Node) (action, error) {
	if !v.two {
		switch n.node.(type) {
		case *ast.TypeDefinition, *ast.UsingStatement, *ast.PropertyMember, *ast.FunctionMember, *ast.BaseCtorInvokeMemberExpression,
			*ast.TernaryExpression, *ast.PipelineChain:
			return visitOn, nil
		}
	}
	r, err := types.Invoke(v.rt, v.this, n.visitMethod(), []value.Value{value.Of(n)})
	if err != nil {
		return stopVisit, err
	}
	return action(r.Base().Int64()), nil
}

func (v *classVisitor) leave(n *Node) error {
	if !v.post {
		return nil
	}
	_, err := types.Invoke(v.rt, v.this, "PostVisit", []value.Value{value.Of(n)})
	return err
}

// visitMethod is the method of visitors for the node's class.
func (n *Node) visitMethod() string {
	if _, ok := n.node.(*ast.TrapStatement); ok {
		return "VisitTrap"
	}
	return "Visit" + strings.TrimSuffix(className(n.node), "Ast")
}

// accept calls the method of an ICustomAstVisitor for the node; its DefaultVisit where it has no method of its own.
func (n *Node) accept(rt value.Runtime, v value.Value) (value.Value, error) {
	for _, method := range [...]string{n.visitMethod(), "DefaultVisit"} {
		if types.HasMethod(v.Type(), method) {
			return types.Invoke(rt, v, method, []value.Value{value.Of(n)})
		}
	}
	return value.Null, nil
}

// defaultVisit is what script classes inherit from AstVisitor: every method calls DefaultVisit, which goes on.
func defaultVisit(c *types.Call, member string) (value.Value, error) {
	if member != "DefaultVisit" {
		return types.Invoke(c.RT, c.This, "DefaultVisit", c.Args)
	}
	return enum("AstVisitAction", "Continue"), nil
}
