package ast

// Node is any node of the tree (System.Management.Automation.Language.Ast).
type Node interface {
	// Pos returns the node's extent.
	Pos() Extent
}

// Statement is a StatementAst.
type Statement interface {
	Node
	statement()
}

// Expression is an ExpressionAst (a CommandElementAst may stand wherever one is wanted in a command).
type Expression interface {
	CommandElement
	expression()
}

// CommandElement is an argument, a parameter or the name of a command.
type CommandElement interface {
	Node
	commandElement()
}

// CommandBase is an element of a pipeline: *Command or *CommandExpression.
type CommandBase interface {
	Statement
	commandBase()
}

// Redirection is *FileRedirection or *MergingRedirection.
type Redirection interface {
	Node
	redirection()
}

// AttributeBase is *Attribute or *TypeConstraint.
type AttributeBase interface {
	Node
	attributeBase()
}

// Member is a member of a class or enum: *PropertyMember or *FunctionMember.
type Member interface {
	Node
	member()
}

type node struct{ Extent }

func (n *node) Pos() Extent { return n.Extent }

// SetPos sets the node's extent.
func (n *node) SetPos(e Extent) { n.Extent = e }

type stmtNode struct{ node }

func (*stmtNode) statement() {}

type exprNode struct{ node }

func (*exprNode) expression()     {}
func (*exprNode) commandElement() {}
