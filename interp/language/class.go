package language

import "goposh/ast"

// className is the name of a node's .NET class.
func className(n ast.Node) string {
	switch n := n.(type) {
	case *ast.ScriptBlock:
		return "ScriptBlockAst"
	case *ast.ParamBlock:
		return "ParamBlockAst"
	case *ast.Parameter:
		return "ParameterAst"
	case *ast.NamedBlock:
		return "NamedBlockAst"
	case *ast.StatementBlock:
		return "StatementBlockAst"
	case *ast.Attribute:
		return "AttributeAst"
	case *ast.NamedAttributeArgument:
		return "NamedAttributeArgumentAst"
	case *ast.TypeConstraint:
		return "TypeConstraintAst"
	case ast.Expression:
		return expressionClass(n)
	case ast.Statement:
		return statementClass(n)
	case *ast.CommandParameter:
		return "CommandParameterAst"
	case *ast.FileRedirection:
		return "FileRedirectionAst"
	case *ast.MergingRedirection:
		return "MergingRedirectionAst"
	case *ast.CatchClause:
		return "CatchClauseAst"
	case *ast.PropertyMember:
		return "PropertyMemberAst"
	case *ast.FunctionMember:
		return "FunctionMemberAst"
	}
	return "Ast"
}

func statementClass(n ast.Statement) string {
	switch n.(type) {
	case *ast.UsingStatement:
		return "UsingStatementAst"
	case *ast.Pipeline:
		return "PipelineAst"
	case *ast.PipelineChain:
		return "PipelineChainAst"
	case *ast.Command:
		return "CommandAst"
	case *ast.CommandExpression:
		return "CommandExpressionAst"
	case *ast.AssignmentStatement:
		return "AssignmentStatementAst"
	case *ast.IfStatement:
		return "IfStatementAst"
	case *ast.SwitchStatement:
		return "SwitchStatementAst"
	case *ast.ForEachStatement:
		return "ForEachStatementAst"
	case *ast.ForStatement:
		return "ForStatementAst"
	case *ast.WhileStatement:
		return "WhileStatementAst"
	case *ast.DoWhileStatement:
		return "DoWhileStatementAst"
	case *ast.DoUntilStatement:
		return "DoUntilStatementAst"
	case *ast.TryStatement:
		return "TryStatementAst"
	case *ast.TrapStatement:
		return "TrapStatementAst"
	case *ast.DataStatement:
		return "DataStatementAst"
	case *ast.FunctionDefinition:
		return "FunctionDefinitionAst"
	case *ast.ReturnStatement:
		return "ReturnStatementAst"
	case *ast.ExitStatement:
		return "ExitStatementAst"
	case *ast.ThrowStatement:
		return "ThrowStatementAst"
	case *ast.BreakStatement:
		return "BreakStatementAst"
	case *ast.ContinueStatement:
		return "ContinueStatementAst"
	case *ast.BlockStatement:
		return "BlockStatementAst"
	case *ast.TypeDefinition:
		return "TypeDefinitionAst"
	case *ast.ErrorStatement:
		return "ErrorStatementAst"
	}
	return "StatementAst"
}

func expressionClass(n ast.Expression) string {
	switch n.(type) {
	case *ast.BinaryExpression:
		return "BinaryExpressionAst"
	case *ast.UnaryExpression:
		return "UnaryExpressionAst"
	case *ast.TernaryExpression:
		return "TernaryExpressionAst"
	case *ast.ConvertExpression:
		return "ConvertExpressionAst"
	case *ast.AttributedExpression:
		return "AttributedExpressionAst"
	case *ast.TypeExpression:
		return "TypeExpressionAst"
	case *ast.ConstantExpression:
		return "ConstantExpressionAst"
	case *ast.StringConstantExpression:
		return "StringConstantExpressionAst"
	case *ast.ExpandableStringExpression:
		return "ExpandableStringExpressionAst"
	case *ast.VariableExpression:
		return "VariableExpressionAst"
	case *ast.BaseCtorInvokeMemberExpression:
		return "BaseCtorInvokeMemberExpressionAst"
	case *ast.InvokeMemberExpression:
		return "InvokeMemberExpressionAst"
	case *ast.MemberExpression:
		return "MemberExpressionAst"
	case *ast.IndexExpression:
		return "IndexExpressionAst"
	case *ast.ArrayExpression:
		return "ArrayExpressionAst"
	case *ast.ArrayLiteral:
		return "ArrayLiteralAst"
	case *ast.Hashtable:
		return "HashtableAst"
	case *ast.ParenExpression:
		return "ParenExpressionAst"
	case *ast.SubExpression:
		return "SubExpressionAst"
	case *ast.ScriptBlockExpression:
		return "ScriptBlockExpressionAst"
	case *ast.UsingExpression:
		return "UsingExpressionAst"
	case *ast.ErrorExpression:
		return "ErrorExpressionAst"
	}
	return "ExpressionAst"
}
