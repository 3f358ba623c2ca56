package parser

import (
	"strings"

	"goposh/ast"
)

// restricted checks the body of a data section (RestrictedLanguageChecker).
type restricted struct {
	p       *parser
	allowed []string
	any     bool
}

func (c *checker) data(n *ast.DataStatement) {
	for _, parent := range c.parents {
		if _, ok := parent.(*ast.DataStatement); ok {
			return
		}
	}
	r := &restricted{p: c.p, allowed: []string{"ConvertFrom-StringData"}}
	for _, a := range n.Allowed {
		s, ok := a.(*ast.StringConstantExpression)
		if !ok {
			// What is allowed is not known before the script runs.
			r.any = true
			continue
		}
		r.allowed = append(r.allowed, s.Value)
	}
	ast.Children(n.Body, r.visit)
}

func (r *restricted) visit(n ast.Node) {
	report := func(id string, args ...any) { r.p.report(n.Pos(), id+"NotSupportedInDataSection", args...) }
	switch n := n.(type) {
	case *ast.VariableExpression:
		switch strings.ToLower(n.Path.UserPath) {
		case "true", "false", "null", "psculture", "psuiculture":
		default:
			report("VariableReference")
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
		r.p.report(n.Extent, "TypeNotAllowedInDataSection", n.Type.FullName())
	case *ast.TypeConstraint:
		r.p.report(n.Extent, "TypeNotAllowedInDataSection", n.Type.FullName())
	case *ast.TypeDefinition:
		return
	case *ast.BinaryExpression:
		if text := restrictedOperator(n.Operator); text != "" {
			r.p.report(n.OperatorPos, "OperatorNotSupportedInDataSection", text)
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
		r.p.report(n.Extent, "DotSourcingNotSupportedInDataSection")
		return
	}
	name, ok := n.Elements[0].(*ast.StringConstantExpression)
	if !ok {
		r.p.report(n.Extent, "DynamicCommandNotSupportedInDataSection")
		return
	}
	if r.any {
		return
	}
	for _, a := range r.allowed {
		if strings.EqualFold(a, name.Value) {
			return
		}
	}
	r.p.report(n.Extent, "CmdletNotInAllowedListForDataSection", name.Value)
}

// restrictedOperator returns the text of an operator that data sections reject, else "".
func restrictedOperator(k ast.Token) string {
	switch k {
	case ast.TokenDotDot:
		return ".."
	case ast.TokenFormat:
		return "-f"
	case ast.TokenJoin, ast.TokenIs, ast.TokenIsNot, ast.TokenAs, ast.TokenImatch, ast.TokenInotmatch, ast.TokenIreplace, ast.TokenIsplit,
		ast.TokenCmatch, ast.TokenCnotmatch, ast.TokenCreplace, ast.TokenCsplit:
		return "-" + strings.ToLower(k.String())
	}
	return ""
}
