package parser

import (
	"slices"
	"strings"

	"goposh/ast"
	"goposh/lexer"
)

// Known tells the parser what exists outside the script. Without an answer nothing is reported missing.
type Known struct {
	// Type tells whether a type exists that the script itself does not define. It is asked for *ast.SimpleTypeName and
	// *ast.GenericTypeName; of the latter only the generic type with that many arguments matters.
	Type func(ast.TypeName) bool
	// Attribute finds an attribute class that the script itself does not define.
	Attribute func(ast.TypeName) (Attribute, bool)
	// Using is told each using statement before the types that it may bring are asked for. It tells whether a module was found,
	// and what is wrong with it.
	Using func(*ast.UsingStatement) (found bool, problems []ParseError)
	// Catches tells whether catching the first type leaves nothing for the second, and the full name of the second.
	Catches func(first, second ast.TypeName) (name string, all bool)
}

// Attribute describes an attribute class.
type Attribute struct {
	// Name is what messages call it.
	Name string
	// Targets is what it may be put on, as System.AttributeTargets prints it; empty for everything.
	Targets string
	// Properties are what its named arguments may set, in the order of the class. With Open they are not known.
	Properties []string
	Open       bool
}

// allows tells whether the attribute may be put on any of the targets.
func (a *Attribute) allows(targets ...string) bool {
	if a.Targets == "" || a.Targets == "All" {
		return true
	}
	for t := range strings.SplitSeq(a.Targets, ", ") {
		if slices.Contains(targets, t) {
			return true
		}
	}
	return false
}

// has tells whether a named argument may have that name.
func (a *Attribute) has(name string) bool {
	return a.Open || slices.ContainsFunc(a.Properties, func(p string) bool { return strings.EqualFold(p, name) })
}

// Parse is Parse for a script in the midst of what is known.
func (k Known) Parse(name, src string) (*ast.ScriptBlock, []ParseError) {
	block, _, errs := parse(name, src, false, k)
	return block, errs
}

// ParseKnowing is ParseWithTokens that also reports types, attributes and modules that do not exist where PowerShell reports them while
// parsing: in class definitions and using statements.
func ParseKnowing(name, src string, known Known) (*ast.ScriptBlock, []lexer.Token, []ParseError) {
	return parse(name, src, true, known)
}
