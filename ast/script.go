package ast

// ScriptBlock is a whole script, the body of a function, or the content of a script block expression.
type ScriptBlock struct {
	node
	Requirements *ScriptRequirements // nil without #requires
	Usings       []*UsingStatement
	Attributes   []*Attribute // attributes before param, not those of ParamBlock
	ParamBlock   *ParamBlock
	DynamicParam *NamedBlock
	Begin        *NamedBlock
	Process      *NamedBlock
	End          *NamedBlock
	Clean        *NamedBlock
	// Help is the comment-based help that belongs to the block; nil when there is none. Filled for scripts and functions.
	Help *CommentHelp
}

// NamedBlocks returns the blocks that are present, in the order dynamicparam begin process end clean.
func (s *ScriptBlock) NamedBlocks() []*NamedBlock {
	all := [...]*NamedBlock{s.DynamicParam, s.Begin, s.Process, s.End, s.Clean}
	var out []*NamedBlock
	for _, b := range all {
		if b != nil {
			out = append(out, b)
		}
	}
	return out
}

// ScriptRequirements is what #requires lines ask for.
type ScriptRequirements struct {
	Version    string   // "" when absent
	Editions   []string // -PSEdition
	Elevated   bool     // -RunAsAdministrator
	ShellID    string
	Modules    []ModuleSpecification
	Assemblies []string
}

// ModuleSpecification names a module, with optional version bounds as text.
type ModuleSpecification struct {
	Name                                     string
	Version, MaximumVersion, RequiredVersion string
	GUID                                     string
}

// CommentHelp is comment-based help (CommentHelpInfo).
type CommentHelp struct {
	Synopsis, Description, Notes            string
	Inputs, Outputs, Links, Examples        []string
	Parameters                              []HelpParameter // in source order, names as written
	Component, Role, Functionality          string
	ForwardHelpTargetName                   string
	ForwardHelpCategory, RemoteHelpRunspace string
	MamlHelpFile                            string
}

// HelpParameter is one .PARAMETER section.
type HelpParameter struct{ Name, Text string }

// UsingKind tells what a using statement imports.
type UsingKind uint8

// The kinds of using statement.
const (
	UsingNamespace UsingKind = iota
	UsingModule
	UsingAssembly
	UsingType
	UsingCommand
)

func (k UsingKind) String() string {
	return [...]string{"Namespace", "Module", "Assembly", "Type", "Command"}[k]
}

// UsingStatement is `using kind name [= alias]`.
type UsingStatement struct {
	stmtNode
	Kind                UsingKind
	Name                *StringConstantExpression
	Alias               *StringConstantExpression
	ModuleSpecification *Hashtable
}

// ParamBlock is `[attributes] param(...)`.
type ParamBlock struct {
	node
	Attributes []*Attribute
	Parameters []*Parameter
}

// Parameter is one parameter of a script block, function or method.
type Parameter struct {
	node
	Attributes []AttributeBase
	Name       *VariableExpression
	Default    Expression
	// Comment is the comment in front of the parameter of something that has comment-based help; help shows it for parameters
	// without a section of their own.
	Comment string
}

// BlockKind tells which named block this is.
type BlockKind uint8

// The kinds of named block.
const (
	BlockBegin BlockKind = iota
	BlockProcess
	BlockEnd
	BlockDynamicParam
	BlockClean
)

func (k BlockKind) String() string {
	return [...]string{"Begin", "Process", "End", "Dynamicparam", "Clean"}[k]
}

// NamedBlock is begin, process, end, dynamicparam or clean; Unnamed when the keyword is absent.
type NamedBlock struct {
	node
	Kind       BlockKind
	Unnamed    bool
	Statements []Statement
	Traps      []*TrapStatement
}

// StatementBlock is `{ ... }` of a statement, or the inside of `$( )` and `@( )`.
type StatementBlock struct {
	node
	Statements []Statement
	Traps      []*TrapStatement
}

// Attribute is `[Name(positional, named = value)]`.
type Attribute struct {
	node
	Type       TypeName
	Positional []Expression
	Named      []*NamedAttributeArgument
}

func (*Attribute) attributeBase() {}

// NamedAttributeArgument is `name = value` or just `name` (Omitted, value $true).
type NamedAttributeArgument struct {
	node
	Name    string
	Value   Expression
	Omitted bool
}

// TypeConstraint is `[type]` before a parameter, property, or as a base type or catch type.
type TypeConstraint struct {
	node
	Type TypeName
}

func (*TypeConstraint) attributeBase() {}

// TypeName is *SimpleTypeName, *GenericTypeName or *ArrayTypeName (ITypeName).
type TypeName interface {
	Node
	// FullName is the name as PowerShell prints it, without an assembly.
	FullName() string
	typeName()
}

// SimpleTypeName is a plain name (TypeName in .NET). Assembly is "" unless the name was assembly-qualified.
type SimpleTypeName struct {
	node
	Name     string
	Assembly string
}

// GenericTypeName is `name[arg, …]`.
type GenericTypeName struct {
	node
	Type *SimpleTypeName
	Args []TypeName
}

// ArrayTypeName is `element[]` or `element[,]`.
type ArrayTypeName struct {
	node
	Element TypeName
	Rank    int
}

func (*SimpleTypeName) typeName()  {}
func (*GenericTypeName) typeName() {}
func (*ArrayTypeName) typeName()   {}

// FullName implements TypeName.
func (t *SimpleTypeName) FullName() string { return t.Name }

// FullName implements TypeName.
func (t *GenericTypeName) FullName() string {
	s := t.Type.Name + "["
	for i, a := range t.Args {
		if i > 0 {
			s += ","
		}
		s += a.FullName()
	}
	return s + "]"
}

// FullName implements TypeName.
func (t *ArrayTypeName) FullName() string {
	s := t.Element.FullName() + "["
	for i := 1; i < t.Rank; i++ {
		s += ","
	}
	return s + "]"
}
