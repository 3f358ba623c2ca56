package ast

// BinaryExpression is `left op right`.
type BinaryExpression struct {
	exprNode
	Operator    Token
	Left, Right Expression
	OperatorPos Extent
}

// UnaryExpression is a prefix or postfix operator.
type UnaryExpression struct {
	exprNode
	Operator Token // Minus, Plus, Not, Exclaim, Bnot, Comma, Isplit, Csplit, Join, PlusPlus, MinusMinus, PostfixPlusPlus, PostfixMinusMinus
	Child    Expression
}

// TernaryExpression is `cond ? a : b`.
type TernaryExpression struct {
	exprNode
	Condition, IfTrue, IfFalse Expression
}

// ConvertExpression is `[type]expr`.
type ConvertExpression struct {
	exprNode
	Type  *TypeConstraint
	Child Expression
}

// AttributedExpression is `[attribute()]expr`.
type AttributedExpression struct {
	exprNode
	Attribute AttributeBase
	Child     Expression
}

// TypeExpression is `[type]` as a value.
type TypeExpression struct {
	exprNode
	Type TypeName
}

// ConstantExpression is a number. Value is an int8…int64, uint8…uint64, float64, *big.Int, or Decimal.
type ConstantExpression struct {
	exprNode
	Value any
}

// Decimal is a decimal literal: its digits as written, with sign, without suffix and multiplier applied.
type Decimal string

// StringKind tells how a string was quoted (StringConstantType).
type StringKind uint8

// The kinds of string.
const (
	SingleQuoted StringKind = iota
	SingleQuotedHereString
	DoubleQuoted
	DoubleQuotedHereString
	BareWord
)

func (k StringKind) String() string {
	return [...]string{"SingleQuoted", "SingleQuotedHereString", "DoubleQuoted", "DoubleQuotedHereString", "BareWord"}[k]
}

// StringConstantExpression is a string without expansion.
type StringConstantExpression struct {
	exprNode
	Kind  StringKind
	Value string
}

// ExpandableStringExpression is a string with variables or subexpressions. Value is the unexpanded text; Parts are its pieces
// in order: literal text as *StringConstantExpression interleaved with the Nested expressions.
type ExpandableStringExpression struct {
	exprNode
	Kind   StringKind
	Value  string
	Nested []Expression
	Parts  []Expression
}

// VariableExpression is `$path` or, with Splatted, `@path`.
type VariableExpression struct {
	exprNode
	Path     VariablePath
	Splatted bool
}

// VariablePath is the name of a variable (System.Management.Automation.VariablePath).
type VariablePath struct {
	UserPath string // as written, without $ and braces
	Name     string // without scope or drive qualifier
	// Scope is "global", "local", "private", "script", "using" (lower case) or "" when unqualified.
	Scope string
	// Drive is the drive of a `$env:x` path, as written, "variable" included; "" when it is none.
	Drive string
}

// MemberExpression is `target.member` or `target::member`.
type MemberExpression struct {
	exprNode
	Target          Expression
	Member          CommandElement // *StringConstantExpression or any expression
	Static          bool
	NullConditional bool
}

// InvokeMemberExpression is `target.member(args)`.
type InvokeMemberExpression struct {
	MemberExpression
	TypeArgs  []TypeName
	Arguments []Expression
}

// BaseCtorInvokeMemberExpression is `: base(args)` of a constructor.
type BaseCtorInvokeMemberExpression struct {
	InvokeMemberExpression
}

// IndexExpression is `target[index]`.
type IndexExpression struct {
	exprNode
	Target, Index   Expression
	NullConditional bool
}

// ArrayExpression is `@( … )`.
type ArrayExpression struct {
	exprNode
	Body *StatementBlock
}

// ArrayLiteral is `a, b, c`.
type ArrayLiteral struct {
	exprNode
	Elements []Expression
}

// Pair is `key = value` of a hash literal.
type Pair struct {
	Key   Expression
	Value Statement
}

// Hashtable is `@{ … }`.
type Hashtable struct {
	exprNode
	Pairs []Pair
}

// ParenExpression is `( pipeline )`.
type ParenExpression struct {
	exprNode
	Pipeline Statement
}

// SubExpression is `$( … )`.
type SubExpression struct {
	exprNode
	Body *StatementBlock
}

// ScriptBlockExpression is `{ … }` as a value.
type ScriptBlockExpression struct {
	exprNode
	ScriptBlock *ScriptBlock
}

// UsingExpression is `$using:x` with what may follow it.
type UsingExpression struct {
	exprNode
	SubExpression Expression
}

// ErrorExpression stands for what could not be parsed.
type ErrorExpression struct {
	exprNode
	Nested []Node
}
