package wql

import (
	"fmt"
	"strconv"
	"strings"
)

// Op is the operator of a [Node].
type Op uint8

// The operators of WHERE and HAVING.
const (
	And Op = iota
	Or
	Not
	Equal
	NotEqual
	Less
	LessEqual
	Greater
	GreaterEqual
	Like
	IsA
	IsNull
	IsNotNull
)

var opText = [...]string{
	And: "AND", Or: "OR", Not: "NOT", Equal: "=", NotEqual: "<>", Less: "<", LessEqual: "<=",
	Greater: ">", GreaterEqual: ">=", Like: "LIKE", IsA: "ISA", IsNull: "IS NULL", IsNotNull: "IS NOT NULL",
}

// String is the operator as WQL writes it.
func (o Op) String() string { return opText[o] }

// mirrored is the operator for exchanged operands.
func (o Op) mirrored() Op {
	switch o {
	case Less:
		return Greater
	case LessEqual:
		return GreaterEqual
	case Greater:
		return Less
	case GreaterEqual:
		return LessEqual
	}
	return o
}

// Operand is one side of a comparison.
type Operand struct {
	// Property is a property name, perhaps with dots into embedded objects;
	// "" for a constant.
	Property string
	// Value is the constant: string, int64, uint64, float64, bool, or nil for NULL.
	Value any
}

// Node is one step of an expression: a connective over the steps before it, or
// a comparison. The left operand of a comparison is always a property.
type Node struct {
	Op          Op
	Left, Right Operand
	// First is where the steps of the left operand of And and Or end: they
	// are the ones up to and including it.
	First int
}

// Expr is a condition as a list of steps in postfix order, so that no depth of
// nesting can exhaust the stack. The last node is the whole condition.
type Expr struct {
	Nodes []Node
}

// String is the condition in canonical form, with parentheses where needed.
func (e *Expr) String() string {
	var b strings.Builder
	e.write(&b)
	return b.String()
}

func (e *Expr) write(b *strings.Builder) {
	type item struct {
		node int
		text string
	}
	work := []item{{node: len(e.Nodes) - 1}}
	for len(work) > 0 {
		it := work[len(work)-1]
		work = work[:len(work)-1]
		if it.text != "" {
			b.WriteString(it.text)
			continue
		}
		n := &e.Nodes[it.node]
		switch n.Op {
		case And, Or:
			work = append(work, item{text: ")"}, item{node: it.node - 1}, item{text: " " + n.Op.String() + " "},
				item{node: n.First})
			b.WriteByte('(')
		case Not:
			work = append(work, item{node: it.node - 1})
			b.WriteString("NOT ")
		default:
			n.write(b)
		}
	}
}

func (n *Node) write(b *strings.Builder) {
	n.Left.write(b)
	b.WriteByte(' ')
	b.WriteString(n.Op.String())
	if n.Op == IsNull || n.Op == IsNotNull {
		return
	}
	b.WriteByte(' ')
	n.Right.write(b)
}

func (o *Operand) write(b *strings.Builder) {
	if o.Property != "" {
		b.WriteString(o.Property)
		return
	}
	switch v := o.Value.(type) {
	case nil:
		b.WriteString("NULL")
	case bool:
		b.WriteString(strings.ToUpper(strconv.FormatBool(v)))
	case float64:
		text := strconv.FormatFloat(v, 'g', -1, 64)
		if !strings.ContainsAny(text, ".e") {
			text += ".0"
		}
		b.WriteString(text)
	case string:
		b.WriteString(Quote(v))
	default:
		fmt.Fprint(b, v)
	}
}

// Quote is s as a WQL string constant in single quotes.
func Quote(s string) string {
	var b strings.Builder
	b.Grow(len(s) + 2)
	b.WriteByte('\'')
	for i := range len(s) {
		if s[i] == '\'' || s[i] == '\\' {
			b.WriteByte('\\')
		}
		b.WriteByte(s[i])
	}
	b.WriteByte('\'')
	return b.String()
}
