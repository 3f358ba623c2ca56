package language

import (
	"reflect"
	"sync"

	"goposh/ast"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// tree holds the Ast objects made of one syntax tree. A node has one object, so that scripts can compare them.
type tree struct {
	root ast.Node

	mu    sync.Mutex // trees are shared by runspaces
	nodes map[ast.Node]*Node
	// methods are the function definitions that .NET has inside the members of classes.
	methods map[*ast.FunctionMember]*ast.FunctionDefinition
}

// treeOf gives the objects of what was parsed from a source.
func treeOf(s *ast.Source) *tree {
	return s.Attached(func() any { return &tree{root: s.Root} }).(*tree)
}

// Of gives the Ast object of a node.
func Of(n ast.Node) value.Value {
	src := n.Pos().File
	if src == nil || src.Root == nil {
		return value.Of((&tree{root: n}).node(n, nil))
	}
	t := treeOf(src)
	if o := t.find(n); o != nil {
		return value.Of(o)
	}
	// What was not parsed from the source is a tree of its own.
	return value.Of((&tree{root: n}).node(n, nil))
}

// FunctionOf gives the FunctionDefinitionAst around the body of a function; the body's own object where it stands in none.
func FunctionOf(body *ast.ScriptBlock) value.Value {
	v := Of(body)
	if n, ok := v.Ref().(*Node); ok && n.parent != nil {
		if _, ok := n.parent.node.(*ast.FunctionDefinition); ok {
			return value.Of(n.parent)
		}
	}
	return v
}

// node gives the object of a node whose parent is known.
func (t *tree) node(n ast.Node, parent *Node) *Node {
	t.mu.Lock()
	defer t.mu.Unlock()
	if o := t.nodes[n]; o != nil {
		return o
	}
	o := &Node{tree: t, node: n, parent: parent, typ: netType(className(n))}
	if t.nodes == nil {
		t.nodes = map[ast.Node]*Node{}
	}
	t.nodes[n] = o
	return o
}

// find gives the object of a node of the tree; nil when it is not in the tree.
func (t *tree) find(n ast.Node) *Node {
	t.mu.Lock()
	o := t.nodes[n]
	t.mu.Unlock()
	if o != nil {
		return o
	}
	path := pathTo(t.root, n, true)
	if path == nil {
		path = pathTo(t.root, n, false)
	}
	for i, step := range path {
		if i > 0 {
			o = o.holder(step)
		}
		o = t.node(step, o)
	}
	return o
}

// holder is the object that has a child of the node: in methods of classes .NET puts a function definition between.
func (n *Node) holder(child ast.Node) *Node {
	m, ok := n.node.(*ast.FunctionMember)
	if !ok {
		return n
	}
	switch child.(type) {
	case *ast.ScriptBlock, *ast.Parameter:
		return n.tree.node(n.tree.method(m), n)
	}
	return n
}

// method is the function definition of a class's method.
func (t *tree) method(m *ast.FunctionMember) *ast.FunctionDefinition {
	t.mu.Lock()
	defer t.mu.Unlock()
	if d := t.methods[m]; d != nil {
		return d
	}
	d := &ast.FunctionDefinition{Name: m.Name, NamePos: m.NamePos, Parameters: m.Parameters, Body: m.Body}
	d.SetPos(m.Extent)
	if t.methods == nil {
		t.methods = map[*ast.FunctionMember]*ast.FunctionDefinition{}
	}
	t.methods[m] = d
	return d
}

// pathTo lists the nodes from root to target. With inside, only nodes around the target's extent are looked into.
func pathTo(root, target ast.Node, inside bool) []ast.Node {
	at := target.Pos()
	var path []ast.Node
	var walk func(n ast.Node) bool
	walk = func(n ast.Node) bool {
		path = append(path, n)
		if n == target {
			return true
		}
		found := false
		ast.Children(n, func(c ast.Node) {
			if found || absent(c) {
				return
			}
			if e := c.Pos(); inside && (e.Start > at.Start || e.End < at.End) {
				return
			}
			found = walk(c)
		})
		if !found {
			path = path[:len(path)-1]
		}
		return found
	}
	if !walk(root) {
		return nil
	}
	return path
}

// absent tells whether a node is nil or a nil pointer.
func absent(n ast.Node) bool {
	if n == nil {
		return true
	}
	v := reflect.ValueOf(n)
	return v.Kind() == reflect.Pointer && v.IsNil()
}

// Node is a System.Management.Automation.Language.Ast.
type Node struct {
	types.ReadOnlyBacked
	tree   *tree
	node   ast.Node
	typ    *value.Type
	parent *Node

	mu     sync.Mutex
	extent value.Value
	made   map[string]value.Value // collections and other objects by the property that gives them
}

// Type implements value.Object.
func (n *Node) Type() *value.Type { return n.typ }

// String is the text of the node: Ast.ToString.
func (n *Node) String() string { return n.node.Pos().Text() }

// of gives the object of a child; $null when it is absent.
func (n *Node) of(child ast.Node) value.Value {
	if absent(child) {
		return value.Null
	}
	return value.Of(n.tree.node(child, n))
}

// once makes the value of a property when it is first asked for.
func (n *Node) once(property string, make func() value.Value) value.Value {
	n.mu.Lock()
	v, ok := n.made[property]
	n.mu.Unlock()
	if ok {
		return v
	}
	v = make()
	n.mu.Lock()
	defer n.mu.Unlock()
	if old, ok := n.made[property]; ok {
		return old
	}
	if n.made == nil {
		n.made = map[string]value.Value{}
	}
	n.made[property] = v
	return v
}

// list gives the ReadOnlyCollection of a property.
func list[T ast.Node](n *Node, property, elem string, children []T) value.Value {
	return n.once(property, func() value.Value {
		items := make([]value.Value, len(children))
		for i, c := range children {
			items[i] = n.of(c)
		}
		return readOnly(netType(elem), items)
	})
}

// pairs gives the ReadOnlyCollection of tuples of a property.
func (n *Node) pairs(rt value.Runtime, property, first, second string, count int, pair func(i int) (a, b ast.Node)) (value.Value, error) {
	var err error
	v := n.once(property, func() value.Value {
		a, b := netType(first), netType(second)
		items := make([]value.Value, count)
		for i := range items {
			x, y := pair(i)
			if items[i], err = tuple(rt, a, b, n.of(x), n.of(y)); err != nil {
				return value.Null
			}
		}
		return readOnly(types.MakeGeneric(types.Lookup("System.Tuple`2"), a, b), items)
	})
	return v, err
}
