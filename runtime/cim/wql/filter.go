package wql

import (
	"fmt"
	"strings"

	"goposh/runtime/cim"
)

// Filter is a condition made ready for the instances of one class.
type Filter struct {
	expr  *Expr
	steps []step
}

// truth is three-valued: a comparison with NULL is unknown, and so is its
// negation, so that neither matches.
type truth uint8

const (
	no truth = iota
	yes
	unknown
)

func truthOf(b bool) truth {
	if b {
		return yes
	}
	return no
}

// step is a [Node] with names looked up and constants converted.
type step struct {
	op          Op
	first       int
	left, right source
	like        pattern
}

// source is where an operand's value comes from.
type source struct {
	index    int // of the property in the class, -1: none
	path     string
	constant any
}

func (s *source) value(i *cim.Instance) any {
	switch {
	case s.index >= 0:
		return i.At(s.index)
	case s.path == "":
		return s.constant
	case strings.EqualFold(s.path, "__this"):
		return i
	}
	var value any = i
	for name := range strings.SplitSeq(s.path, ".") {
		object, ok := value.(*cim.Instance)
		if !ok || object == nil {
			return nil
		}
		value, _ = object.Value(name)
	}
	return value
}

// Bind prepares a condition for instances of class, or of classes derived from
// it. A nil class stands for a schema query, which knows system properties
// only. A nil condition matches everything. A property the class does not have
// or a constant that does not fit one gives [cim.InvalidQuery].
func Bind(e *Expr, class *cim.Class) (*Filter, error) {
	f := &Filter{expr: e}
	if e == nil {
		return f, nil
	}
	f.steps = make([]step, len(e.Nodes))
	for i := range e.Nodes {
		n := &e.Nodes[i]
		s := &f.steps[i]
		s.op, s.first = n.Op, n.First
		if n.Op == And || n.Op == Or || n.Op == Not {
			continue
		}
		if err := s.bind(n, class); err != nil {
			return nil, &cim.Error{Status: cim.InvalidQuery, Target: e.String(), Detail: err.Error()}
		}
	}
	return f, nil
}

func (s *step) bind(n *Node, class *cim.Class) error {
	left, err := s.left.bind(&n.Left, class)
	if err != nil {
		return err
	}
	right, err := s.right.bind(&n.Right, class)
	if err != nil {
		return err
	}
	switch n.Op {
	case IsNull, IsNotNull:
		return nil
	case IsA:
		if left != nil && left.Type != cim.Object && left.Type != cim.Reference {
			return fmt.Errorf("ISA needs an object, which property %s is not", left.Name)
		}
		return nil
	}
	for _, p := range [...]*cim.Property{left, right} {
		if p != nil && (p.Array || p.Type == cim.Object) {
			return fmt.Errorf("property %s is an array or object and cannot be compared", p.Name)
		}
	}
	if n.Op == Like {
		if left != nil && left.Type != cim.String {
			return fmt.Errorf("LIKE needs a string, which property %s is not", left.Name)
		}
		s.like = compileLike(s.right.constant.(string))
		return nil
	}
	if left != nil && n.Right.Property == "" {
		s.right.constant, err = constantFor(left, s.right.constant)
	}
	return err
}

// bind resolves an operand; the property is nil for constants, system
// properties and paths into embedded objects.
func (s *source) bind(o *Operand, class *cim.Class) (*cim.Property, error) {
	s.index = -1
	if o.Property == "" {
		s.constant = o.Value
		return nil, nil
	}
	s.path = o.Property
	name, _, dotted := strings.Cut(o.Property, ".")
	if strings.HasPrefix(name, "__") && !dotted && isSystem(name) {
		return nil, nil
	}
	if class != nil {
		if i := class.Index(name); i >= 0 {
			p := &class.Properties[i]
			if !dotted {
				s.index = i
				return p, nil
			}
			if p.Type == cim.Object && !p.Array {
				return nil, nil
			}
		}
	}
	return nil, fmt.Errorf("there is no property %s", o.Property)
}

func isSystem(name string) bool {
	switch strings.ToUpper(name) {
	case "__THIS", "__CLASS", "__SUPERCLASS", "__DYNASTY", "__RELPATH", "__PATH", "__NAMESPACE", "__SERVER",
		"__GENUS", "__PROPERTY_COUNT", "__DERIVATION":
		return true
	}
	return false
}

// Match says whether the instance fulfils the condition.
func (f *Filter) Match(i *cim.Instance) bool {
	if len(f.steps) == 0 {
		return true
	}
	// Conditions are rarely deep; those that are spill to the heap.
	var space [16]truth
	stack := space[:0]
	for n := range f.steps {
		s := &f.steps[n]
		top := len(stack) - 1
		switch s.op {
		case And:
			stack[top-1] = and(stack[top-1], stack[top])
			stack = stack[:top]
		case Or:
			stack[top-1] = not(and(not(stack[top-1]), not(stack[top])))
			stack = stack[:top]
		case Not:
			stack[top] = not(stack[top])
		default:
			stack = append(stack, s.eval(i))
		}
	}
	return stack[0] == yes
}

func and(a, b truth) truth {
	switch {
	case a == no || b == no:
		return no
	case a == yes && b == yes:
		return yes
	}
	return unknown
}

func not(a truth) truth {
	switch a {
	case yes:
		return no
	case no:
		return yes
	}
	return unknown
}

func (s *step) eval(i *cim.Instance) truth {
	left := s.left.value(i)
	switch s.op {
	case IsNull:
		return truthOf(left == nil)
	case IsNotNull:
		return truthOf(left != nil)
	}
	if left == nil {
		return unknown
	}
	switch s.op {
	case Like:
		text, ok := left.(string)
		return truthOf(ok && s.like.match(text))
	case IsA:
		return isA(left, s.right.constant.(string))
	}
	right := s.right.value(i)
	if right == nil {
		return unknown
	}
	order, ok := compare(left, right)
	if !ok {
		return truthOf(s.op == NotEqual)
	}
	switch s.op {
	case Equal:
		return truthOf(order == 0)
	case NotEqual:
		return truthOf(order != 0)
	case Less:
		return truthOf(order < 0)
	case LessEqual:
		return truthOf(order <= 0)
	case Greater:
		return truthOf(order > 0)
	}
	return truthOf(order >= 0)
}

func isA(value any, class string) truth {
	switch v := value.(type) {
	case *cim.Instance:
		return truthOf(v.Class().IsA(class))
	case cim.ObjectPath:
		return truthOf(strings.EqualFold(v.Class, class))
	}
	return no
}

// Properties lists the properties the condition reads.
func (f *Filter) Properties() []string {
	var names []string
	add := func(s *source) {
		if s.path != "" {
			name, _, _ := strings.Cut(s.path, ".")
			names = append(names, name)
		}
	}
	for n := range f.steps {
		add(&f.steps[n].left)
		add(&f.steps[n].right)
	}
	return names
}

// Pinned is the constant that the condition demands the property to be equal
// to, which lets a provider look at one object only. It has the property's
// Go kind: string, bool, int64, uint64, float64 or time.
func (f *Filter) Pinned(property string) (value any, ok bool) {
	if len(f.steps) == 0 {
		return nil, false
	}
	for work := []int{len(f.steps) - 1}; len(work) > 0; {
		n := work[len(work)-1]
		work = work[:len(work)-1]
		switch s := &f.steps[n]; s.op {
		case And:
			work = append(work, n-1, s.first)
		case Equal:
			if s.right.path == "" && strings.EqualFold(s.left.path, property) {
				return s.right.constant, true
			}
		}
	}
	return nil, false
}
