package parser

import (
	"slices"
	"strings"

	"goposh/ast"
)

// Restrictions say what restricted language allows beyond constants, simple types and most operators.
type Restrictions struct {
	// AnyCommand allows every command; otherwise those of Commands.
	AnyCommand bool
	Commands   []string
	// AnyVariable allows every variable; otherwise Variables and $PSCulture, $PSUICulture, $true, $false and $null.
	AnyVariable bool
	Variables   []string
	// Environment allows $env: variables.
	Environment bool
}

// CheckRestricted reports what restricted language does not allow in a script (ScriptBlock.CheckRestrictedLanguage).
func CheckRestricted(tree *ast.ScriptBlock, allow Restrictions) []ParseError {
	var out []ParseError
	r := &restricted{Restrictions: allow, report: func(e ast.Extent, id string, args ...any) {
		out = append(out, ParseError{ID: id, Message: message(id, args...), Extent: e})
	}}
	const invalid = "InvalidScriptBlockInDataSection"
	switch {
	case tree.Begin != nil:
		r.report(tree.Begin.Pos(), invalid)
	case tree.Process != nil:
		r.report(tree.Process.Pos(), invalid)
	case tree.ParamBlock != nil:
		r.report(tree.ParamBlock.Pos(), invalid)
	}
	if tree.End != nil {
		ast.Children(tree.End, r.visit)
	}
	return out
}

// restricted is the walk that finds what restricted language does not allow (RestrictedLanguageChecker).
type restricted struct {
	Restrictions
	report func(e ast.Extent, id string, args ...any)
}

// data checks the body of a data section.
func (c *checker) data(n *ast.DataStatement) {
	for _, parent := range c.parents {
		if _, ok := parent.(*ast.DataStatement); ok {
			return
		}
	}
	r := &restricted{Restrictions: Restrictions{Commands: []string{"ConvertFrom-StringData"}}, report: c.p.report}
	for _, a := range n.Allowed {
		s, ok := a.(*ast.StringConstantExpression)
		if !ok {
			// What is allowed is not known before the script runs.
			r.AnyCommand = true
			continue
		}
		r.Commands = append(r.Commands, s.Value)
	}
	ast.Children(n.Body, r.visit)
}

func (r *restricted) visit(n ast.Node) {
	report := func(id string, args ...any) { r.report(n.Pos(), id+"NotSupportedInDataSection", args...) }
	switch n := n.(type) {
	case *ast.VariableExpression:
		if !r.variable(&n.Path) {
			report("VariableReference", r.variableList())
		}
	case *ast.Command:
		r.command(n)
	case *ast.FileRedirection, *ast.MergingRedirection:
		report("Redirection")
	case *ast.ScriptBlock:
		report("ScriptBlock")
	case *ast.ForEachStatement:
		report("ForeachStatement")
	case *ast.ForStatement, *ast.WhileStatement:
		report("ForWhileStatement")
	case *ast.DoWhileStatement, *ast.DoUntilStatement:
		report("DoWhileStatement")
	case *ast.SwitchStatement:
		report("SwitchStatement")
	case *ast.TryStatement:
		report("TryStatement")
	case *ast.TrapStatement:
		report("TrapStatement")
	case *ast.FunctionDefinition:
		report("FunctionDeclaration")
	case *ast.BreakStatement, *ast.ContinueStatement, *ast.ReturnStatement, *ast.ExitStatement, *ast.ThrowStatement:
		report("FlowControlStatement")
	case *ast.AssignmentStatement:
		report("AssignmentStatement")
	case *ast.DataStatement:
		report("DataSectionStatement")
	case *ast.InvokeMemberExpression:
		report("MethodCall")
	case *ast.MemberExpression:
		report("PropertyReference")
	case *ast.IndexExpression:
		report("ArrayReference")
	case *ast.AttributedExpression, *ast.Attribute:
		report("Attribute")
	case *ast.TypeExpression:
		r.typeName(n.Extent, n.Type)
	case *ast.TypeConstraint:
		r.typeName(n.Extent, n.Type)
	case *ast.TypeDefinition:
		return
	case *ast.BinaryExpression:
		if text := restrictedOperator(n.Operator); text != "" {
			r.report(n.OperatorPos, "OperatorNotSupportedInDataSection", text)
		}
	case *ast.UnaryExpression:
		switch n.Operator {
		case ast.TokenPlusPlus, ast.TokenPostfixPlusPlus:
			report("Operator", "++")
		case ast.TokenMinusMinus, ast.TokenPostfixMinusMinus:
			report("Operator", "--")
		default:
			if text := restrictedOperator(n.Operator); text != "" {
				report("Operator", text)
			}
		}
	}
	ast.Children(n, r.visit)
}

func (r *restricted) command(n *ast.Command) {
	if n.Operator == ast.InvokeDot {
		r.report(n.Extent, "DotSourcingNotSupportedInDataSection")
		return
	}
	if r.AnyCommand {
		return
	}
	name, ok := n.Elements[0].(*ast.StringConstantExpression)
	if !ok {
		r.report(n.Extent, "DynamicCommandNotSupportedInDataSection")
		return
	}
	if slices.ContainsFunc(r.Commands, func(a string) bool { return strings.EqualFold(a, name.Value) }) {
		return
	}
	r.report(n.Extent, "CmdletNotInAllowedListForDataSection", name.Value)
}

// restrictedOperator returns the text of an operator that data sections reject, else "".
func restrictedOperator(k ast.Token) string {
	switch k {
	case ast.TokenDotDot:
		return ".."
	case ast.TokenFormat:
		return "-f"
	case ast.TokenJoin, ast.TokenImatch, ast.TokenInotmatch, ast.TokenIreplace, ast.TokenIsplit,
		ast.TokenCmatch, ast.TokenCnotmatch, ast.TokenCreplace, ast.TokenCsplit:
		return "-" + strings.ToLower(k.String())
	}
	return ""
}

var restrictedVariables = [...]string{"PSCulture", "PSUICulture", "true", "false", "null"}

func (r *restricted) variable(p *ast.VariablePath) bool {
	if r.AnyVariable || r.Environment && strings.EqualFold(p.Drive, "env") {
		return true
	}
	is := func(name string) bool { return strings.EqualFold(name, p.UserPath) }
	return slices.ContainsFunc(restrictedVariables[:], is) || slices.ContainsFunc(r.Variables, is)
}

// variableList names the variables that are allowed, for the error's text.
func (r *restricted) variableList() string {
	return "$" + strings.Join(append(restrictedVariables[:len(restrictedVariables):len(restrictedVariables)], r.Variables...), ", $")
}

// typeName reports types other than the simple ones and arrays of them.
func (r *restricted) typeName(e ast.Extent, t ast.TypeName) {
	elem := t
	if a, ok := t.(*ast.ArrayTypeName); ok {
		elem = a.Element
	}
	if s, ok := elem.(*ast.SimpleTypeName); !ok || !simpleTypeName(s.Name) {
		r.report(e, "TypeNotAllowedInDataSection", t.FullName())
	}
}

// simpleTypeName tells whether a name is that of a type whose TypeCode is not Object.
func simpleTypeName(name string) bool {
	lower := strings.ToLower(name)
	switch lower {
	case "int", "long", "short", "ushort", "uint", "ulong", "float", "bool":
		return true
	}
	switch strings.TrimPrefix(lower, "system.") {
	case "boolean", "byte", "sbyte", "char", "datetime", "decimal", "double", "int16", "int32", "int64", "single", "string",
		"uint16", "uint32", "uint64":
		return true
	}
	return false
}
