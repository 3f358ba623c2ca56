package ast

// Pipeline is `a | b | c`.
type Pipeline struct {
	stmtNode
	Elements   []CommandBase
	Background bool
}

// PipelineChain is `left && right` or `left || right`.
type PipelineChain struct {
	stmtNode
	Left       Statement // *PipelineChain or *Pipeline
	Or         bool      // || rather than &&
	Right      *Pipeline
	Background bool
}

// InvocationOperator tells how a command was invoked.
type InvocationOperator uint8

// The invocation operators.
const (
	InvokeUnknown   InvocationOperator = iota // none written
	InvokeAmpersand                           // &
	InvokeDot                                 // .
)

// Command is a command with its arguments.
type Command struct {
	stmtNode
	Operator     InvocationOperator
	Elements     []CommandElement
	Redirections []Redirection
}

func (*Command) commandBase() {}

// CommandExpression is an expression as an element of a pipeline.
type CommandExpression struct {
	stmtNode
	Expression   Expression
	Redirections []Redirection
}

func (*CommandExpression) commandBase() {}

// CommandParameter is `-Name` or `-Name:argument`.
type CommandParameter struct {
	node
	Name     string
	Argument Expression // nil unless a colon was written
	ErrorPos Extent     // extent of the name alone
}

func (*CommandParameter) commandElement() {}

// RedirectionStream is the stream redirected from or to.
type RedirectionStream uint8

// The streams, numbered as in the language; StreamAll is `*`.
const (
	StreamAll RedirectionStream = iota
	StreamOutput
	StreamError
	StreamWarning
	StreamVerbose
	StreamDebug
	StreamInformation
)

func (s RedirectionStream) String() string {
	return [...]string{"All", "Output", "Error", "Warning", "Verbose", "Debug", "Information"}[s]
}

// FileRedirection is `n> location`.
type FileRedirection struct {
	node
	From     RedirectionStream
	Append   bool
	Location Expression
}

// MergingRedirection is `n>&m`.
type MergingRedirection struct {
	node
	From, To RedirectionStream
}

func (*FileRedirection) redirection()    {}
func (*MergingRedirection) redirection() {}

// AssignmentStatement is `left op right`.
type AssignmentStatement struct {
	stmtNode
	Operator    Token // Equals, PlusEquals, …
	Left        Expression
	Right       Statement
	OperatorPos Extent
}

// IfClause is a condition with its block.
type IfClause struct {
	Condition Statement
	Body      *StatementBlock
}

// IfStatement is if/elseif/else.
type IfStatement struct {
	stmtNode
	Clauses []IfClause
	Else    *StatementBlock
}

// SwitchFlags are the options of a switch statement.
type SwitchFlags uint8

// The options of a switch statement.
const (
	SwitchFile SwitchFlags = 1 << iota
	SwitchRegex
	SwitchWildcard
	SwitchExact
	SwitchCaseSensitive
	SwitchParallel
)

// SwitchClause is one case of a switch.
type SwitchClause struct {
	Test Expression
	Body *StatementBlock
}

// SwitchStatement is `switch`.
type SwitchStatement struct {
	stmtNode
	Label     string
	Flags     SwitchFlags
	Condition Statement
	Clauses   []SwitchClause
	Default   *StatementBlock
}

// ForEachStatement is `foreach ($v in …) { }`.
type ForEachStatement struct {
	stmtNode
	Label         string
	Variable      *VariableExpression
	Condition     Statement
	Body          *StatementBlock
	Parallel      bool
	ThrottleLimit Expression
}

// ForStatement is `for (init; cond; iter) { }`.
type ForStatement struct {
	stmtNode
	Label                            string
	Initializer, Condition, Iterator Statement // each may be nil
	Body                             *StatementBlock
}

// WhileStatement is `while (cond) { }`.
type WhileStatement struct {
	stmtNode
	Label     string
	Condition Statement
	Body      *StatementBlock
}

// DoWhileStatement is `do { } while (cond)`.
type DoWhileStatement struct {
	stmtNode
	Label     string
	Body      *StatementBlock
	Condition Statement
}

// DoUntilStatement is `do { } until (cond)`.
type DoUntilStatement struct {
	stmtNode
	Label     string
	Body      *StatementBlock
	Condition Statement
}

// TryStatement is try/catch/finally.
type TryStatement struct {
	stmtNode
	Body    *StatementBlock
	Catches []*CatchClause
	Finally *StatementBlock
}

// CatchClause is `catch [types] { }`.
type CatchClause struct {
	node
	Types []*TypeConstraint
	Body  *StatementBlock
}

// TrapStatement is `trap [type] { }`.
type TrapStatement struct {
	stmtNode
	Type *TypeConstraint
	Body *StatementBlock
}

// DataStatement is `data name -SupportedCommand … { }`.
type DataStatement struct {
	stmtNode
	Variable string
	Allowed  []Expression
	Body     *StatementBlock
}

// FunctionDefinition is function or filter. Parameters are those in parentheses after the name; a param block is in Body.
type FunctionDefinition struct {
	stmtNode
	Name       string
	NamePos    Extent
	Filter     bool
	Workflow   bool
	Parameters []*Parameter
	Body       *ScriptBlock
}

// ReturnStatement is `return [pipeline]`.
type ReturnStatement struct {
	stmtNode
	Pipeline Statement
}

// ExitStatement is `exit [pipeline]`.
type ExitStatement struct {
	stmtNode
	Pipeline Statement
}

// ThrowStatement is `throw [pipeline]`. Rethrow: no pipeline inside a catch block.
type ThrowStatement struct {
	stmtNode
	Pipeline Statement
	Rethrow  bool
}

// BreakStatement is `break [label]`.
type BreakStatement struct {
	stmtNode
	Label Expression
}

// ContinueStatement is `continue [label]`.
type ContinueStatement struct {
	stmtNode
	Label Expression
}

// BlockStatement is `parallel { }` or `sequence { }`, which only workflows had.
type BlockStatement struct {
	stmtNode
	Kind string
	Body *StatementBlock
}

// ErrorStatement stands for what could not be parsed.
type ErrorStatement struct {
	stmtNode
	Kind       Token // zero when unknown
	Flags      []ErrorFlag
	Conditions []Node
	Bodies     []Node
	Nested     []Node
}

// ErrorFlag is a flag of a broken switch statement with its value, if any.
type ErrorFlag struct {
	Name  string
	Value Node
}

// TypeKind tells a class from an enum and an interface.
type TypeKind uint8

// The kinds of type definition.
const (
	ClassType TypeKind = iota
	EnumType
	InterfaceType
)

// TypeDefinition is class, enum or interface.
type TypeDefinition struct {
	stmtNode
	Kind       TypeKind
	Name       string
	NamePos    Extent
	Attributes []*Attribute
	Bases      []*TypeConstraint
	Members    []Member
}

// MemberFlags are the modifiers of a class member.
type MemberFlags uint8

// The modifiers of a class member.
const (
	MemberPublic MemberFlags = 1 << iota
	MemberStatic
	MemberHidden
	MemberLiteral // enum values
)

// PropertyMember is a property of a class or a value of an enum.
type PropertyMember struct {
	node
	Name       string
	NamePos    Extent
	Flags      MemberFlags
	Attributes []*Attribute
	Type       *TypeConstraint
	Init       Expression
}

// FunctionMember is a method or constructor of a class.
type FunctionMember struct {
	node
	Name        string
	NamePos     Extent
	Flags       MemberFlags
	Constructor bool
	Attributes  []*Attribute
	ReturnType  *TypeConstraint
	Parameters  []*Parameter
	Body        *ScriptBlock
}

func (*PropertyMember) member() {}
func (*FunctionMember) member() {}
