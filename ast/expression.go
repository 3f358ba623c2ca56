package ast

// BinaryExpression is `left op right`.
type BinaryExpression struct {
	expression
	Operator    Token
	Left, Right Expression
	OperatorPos Extent
}

// UnaryExpression is a prefix or postfix operator.
type UnaryExpression struct {
	expression
	Operator Token // Minus, Plus, Not, Exclaim, Bnot, Comma, Isplit, Csplit, Join, PlusPlus, MinusMinus, PostfixPlusPlus, PostfixMinusMinus
	Child    Expression
}

// TernaryExpression is `cond ? a : b`.
type TernaryExpression struct {
	expression
	Condition, IfTrue, IfFalse Expression
}

// ConvertExpression is `[type]expr`.
type ConvertExpression struct {
	expression
	Type  *TypeConstraint
	Child Expression
}

// AttributedExpression is `[attribute()]expr`.
type AttributedExpression struct {
	expression
	Attribute AttributeBase
	Child     Expression
}

// TypeExpression is `[type]` as a value.
type TypeExpression struct {
	expression
	Type TypeName
}

// ConstantExpression is a number. Value is an int8…int64, uint8…uint64, float64, *big.Int, or Decimal.
type ConstantExpression struct {
	expression
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
	expression
	Kind  StringKind
	Value string
}

// ExpandableStringExpression is a string with variables or subexpressions. Value is the unexpanded text; Parts are its pieces
// in order: literal text as *StringConstantExpression interleaved with the Nested expressions.
type ExpandableStringExpression struct {
	expression
	Kind   StringKind
	Value  string
	Nested []Expression
	Parts  []Expression
}

// VariableExpression is `$path` or, with Splatted, `@path`.
type VariableExpression struct {
	expression
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
	expression
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
	expression
	Target, Index   Expression
	NullConditional bool
}

// ArrayExpression is `@( … )`.
type ArrayExpression struct {
	expression
	Body *StatementBlock
}

// ArrayLiteral is `a, b, c`.
type ArrayLiteral struct {
	expression
	Elements []Expression
}

// Pair is `key = value` of a hash literal.
type Pair struct {
	Key   Expression
	Value Statement
}

// Hashtable is `@{ … }`.
type Hashtable struct {
	expression
	Pairs []Pair
}

// ParenExpression is `( pipeline )`.
type ParenExpression struct {
	expression
	Pipeline Statement
}

// SubExpression is `$( … )`.
type SubExpression struct {
	expression
	Body *StatementBlock
}

// ScriptBlockExpression is `{ … }` as a value.
type ScriptBlockExpression struct {
	expression
	ScriptBlock *ScriptBlock
}

// UsingExpression is `$using:x` with what may follow it.
type UsingExpression struct {
	expression
	SubExpression Expression
}

// ErrorExpression stands for what could not be parsed.
type ErrorExpression struct {
	expression
	Nested []Node
}
