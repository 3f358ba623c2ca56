package language

import (
	"goposh/ast"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// NetProperty implements types.Backed.
func (n *Node) NetProperty(rt value.Runtime, name string) (value.Value, error) {
	switch name {
	case "Extent":
		n.mu.Lock()
		defer n.mu.Unlock()
		if n.extent.IsNull() {
			n.extent = types.ExtentOf(n.node.Pos())
		}
		return n.extent, nil
	case "Parent":
		if n.parent == nil {
			return value.Null, nil
		}
		return value.Of(n.parent), nil
	}
	switch x := n.node.(type) {
	case ast.Expression:
		return n.expression(rt, x, name)
	case ast.Statement:
		return n.statement(rt, x, name)
	}
	return n.part(rt, name)
}

// part reads the properties of nodes that are neither statements nor expressions.
func (n *Node) part(rt value.Runtime, name string) (value.Value, error) {
	switch x := n.node.(type) {
	case *ast.ScriptBlock:
		return n.scriptBlock(x, name)
	case *ast.ParamBlock:
		switch name {
		case "Attributes":
			return list(n, name, "AttributeAst", x.Attributes), nil
		case "Parameters":
			return list(n, name, "ParameterAst", x.Parameters), nil
		}
	case *ast.Parameter:
		switch name {
		case "Attributes":
			return list(n, name, "AttributeBaseAst", x.Attributes), nil
		case "Name":
			return n.of(x.Name), nil
		case "DefaultValue":
			return n.of(x.Default), nil
		case "StaticType":
			for _, a := range x.Attributes {
				if c, ok := a.(*ast.TypeConstraint); ok {
					return staticType(rt, c.Type)
				}
			}
			return value.Of(value.TypeObject), nil
		}
	case *ast.NamedBlock:
		switch name {
		case "Unnamed":
			return value.Bool(x.Unnamed), nil
		case "BlockKind":
			return enum("TokenKind", x.Kind.String()), nil
		case "Statements":
			return list(n, name, "StatementAst", x.Statements), nil
		case "Traps":
			return n.traps(x.Traps), nil
		}
	case *ast.StatementBlock:
		switch name {
		case "Statements":
			return list(n, name, "StatementAst", x.Statements), nil
		case "Traps":
			return n.traps(x.Traps), nil
		}
	case *ast.Attribute:
		switch name {
		case "TypeName":
			return n.typeName(x.Type), nil
		case "PositionalArguments":
			return list(n, name, "ExpressionAst", x.Positional), nil
		case "NamedArguments":
			return list(n, name, "NamedAttributeArgumentAst", x.Named), nil
		}
	case *ast.NamedAttributeArgument:
		switch name {
		case "ArgumentName":
			return value.String(x.Name), nil
		case "Argument":
			return n.of(x.Value), nil
		case "ExpressionOmitted":
			return value.Bool(x.Omitted), nil
		}
	case *ast.TypeConstraint:
		if name == "TypeName" {
			return n.typeName(x.Type), nil
		}
	case *ast.CommandParameter:
		switch name {
		case "ParameterName":
			return value.String(x.Name), nil
		case "Argument":
			return n.of(x.Argument), nil
		case "ErrorPosition":
			return types.ExtentOf(x.ErrorPos), nil
		}
	case *ast.FileRedirection:
		switch name {
		case "FromStream":
			return enum("RedirectionStream", x.From.String()), nil
		case "Location":
			return n.of(x.Location), nil
		case "Append":
			return value.Bool(x.Append), nil
		}
	case *ast.MergingRedirection:
		switch name {
		case "FromStream":
			return enum("RedirectionStream", x.From.String()), nil
		case "ToStream":
			return enum("RedirectionStream", x.To.String()), nil
		}
	case *ast.CatchClause:
		switch name {
		case "CatchTypes":
			return list(n, name, "TypeConstraintAst", x.Types), nil
		case "IsCatchAll":
			return value.Bool(len(x.Types) == 0), nil
		case "Body":
			return n.of(x.Body), nil
		}
	case *ast.PropertyMember:
		return n.property(x, name)
	case *ast.FunctionMember:
		return n.method(x, name)
	}
	return value.Null, types.NotImplemented(name)
}

// traps is $null where there are none.
func (n *Node) traps(traps []*ast.TrapStatement) value.Value {
	if len(traps) == 0 {
		return value.Null
	}
	return list(n, "Traps", "TrapStatementAst", traps)
}

func (n *Node) scriptBlock(x *ast.ScriptBlock, name string) (value.Value, error) {
	switch name {
	case "Attributes":
		return list(n, name, "AttributeAst", x.Attributes), nil
	case "UsingStatements":
		return list(n, name, "UsingStatementAst", x.Usings), nil
	case "ParamBlock":
		return n.of(x.ParamBlock), nil
	case "BeginBlock":
		return n.of(x.Begin), nil
	case "ProcessBlock":
		return n.of(x.Process), nil
	case "EndBlock":
		return n.of(x.End), nil
	case "CleanBlock":
		return n.of(x.Clean), nil
	case "DynamicParamBlock":
		return n.of(x.DynamicParam), nil
	case "ScriptRequirements":
		if x.Requirements == nil {
			return value.Null, nil
		}
		return n.once(name, func() value.Value { return value.Of(&requirements{of: x.Requirements}) }), nil
	}
	return value.Null, types.NotImplemented(name)
}

// The bits of PropertyAttributes and MethodAttributes.
const (
	memberPublic  = 1
	memberStatic  = 16
	memberLiteral = 32
	memberHidden  = 64
)

func memberAttributes(f ast.MemberFlags) (bits int64) {
	if f&ast.MemberPublic != 0 {
		bits |= memberPublic
	}
	if f&ast.MemberStatic != 0 {
		bits |= memberStatic
	}
	if f&ast.MemberLiteral != 0 {
		bits |= memberLiteral
	}
	if f&ast.MemberHidden != 0 {
		bits |= memberHidden
	}
	return bits
}

// memberFlag reads the properties that tell the modifiers of a member.
func memberFlag(f ast.MemberFlags, name string) (value.Value, error) {
	switch name {
	case "IsPublic":
		return value.Bool(f&ast.MemberPublic != 0), nil
	case "IsHidden":
		return value.Bool(f&ast.MemberHidden != 0), nil
	case "IsStatic":
		return value.Bool(f&ast.MemberStatic != 0), nil
	case "IsPrivate":
		return value.False, nil // the language has no private members
	}
	return value.Null, types.NotImplemented(name)
}

func (n *Node) property(x *ast.PropertyMember, name string) (value.Value, error) {
	switch name {
	case "Name":
		return value.String(x.Name), nil
	case "PropertyType":
		return n.of(x.Type), nil
	case "Attributes":
		return list(n, name, "AttributeAst", x.Attributes), nil
	case "PropertyAttributes":
		return flags("PropertyAttributes", memberAttributes(x.Flags)), nil
	case "InitialValue":
		return n.of(x.Init), nil
	}
	return memberFlag(x.Flags, name)
}

func (n *Node) method(x *ast.FunctionMember, name string) (value.Value, error) {
	switch name {
	case "Name":
		return value.String(x.Name), nil
	case "Attributes":
		return list(n, name, "AttributeAst", x.Attributes), nil
	case "ReturnType":
		return n.of(x.ReturnType), nil
	case "Parameters":
		return list(n.tree.node(n.tree.method(x), n), name, "ParameterAst", x.Parameters), nil
	case "Body":
		return n.tree.node(n.tree.method(x), n).of(x.Body), nil
	case "MethodAttributes":
		return flags("MethodAttributes", memberAttributes(x.Flags)), nil
	case "IsConstructor":
		return value.Bool(x.Constructor), nil
	}
	return memberFlag(x.Flags, name)
}

// statement reads the properties of statements.
func (n *Node) statement(rt value.Runtime, s ast.Statement, name string) (value.Value, error) {
	switch x := s.(type) {
	case *ast.UsingStatement:
		switch name {
		case "UsingStatementKind":
			return enum("UsingStatementKind", x.Kind.String()), nil
		case "Name":
			return n.of(x.Name), nil
		case "Alias":
			return n.of(x.Alias), nil
		case "ModuleSpecification":
			return n.of(x.ModuleSpecification), nil
		}
	case *ast.Pipeline:
		switch name {
		case "PipelineElements":
			return list(n, name, "CommandBaseAst", x.Elements), nil
		case "Background":
			return value.Bool(x.Background), nil
		}
	case *ast.PipelineChain:
		switch name {
		case "LhsPipelineChain":
			return n.of(x.Left), nil
		case "RhsPipeline":
			return n.of(x.Right), nil
		case "Operator":
			if x.Or {
				return tokenKind(ast.TokenOrOr), nil
			}
			return tokenKind(ast.TokenAndAnd), nil
		case "Background":
			return value.Bool(x.Background), nil
		}
	case *ast.Command:
		switch name {
		case "CommandElements":
			return list(n, name, "CommandElementAst", x.Elements), nil
		case "InvocationOperator":
			return tokenKind([...]ast.Token{ast.TokenUnknown, ast.TokenAmpersand, ast.TokenDot}[x.Operator]), nil
		case "Redirections":
			return list(n, name, "RedirectionAst", x.Redirections), nil
		case "DefiningKeyword":
			return value.Null, nil
		}
	case *ast.CommandExpression:
		switch name {
		case "Expression":
			return n.of(x.Expression), nil
		case "Redirections":
			return list(n, name, "RedirectionAst", x.Redirections), nil
		}
	case *ast.AssignmentStatement:
		switch name {
		case "Left":
			return n.of(x.Left), nil
		case "Operator":
			return tokenKind(x.Operator), nil
		case "Right":
			return n.of(x.Right), nil
		case "ErrorPosition":
			return types.ExtentOf(x.OperatorPos), nil
		}
	case *ast.TryStatement:
		switch name {
		case "Body":
			return n.of(x.Body), nil
		case "CatchClauses":
			return list(n, name, "CatchClauseAst", x.Catches), nil
		case "Finally":
			return n.of(x.Finally), nil
		}
	case *ast.TrapStatement:
		switch name {
		case "TrapType":
			return n.of(x.Type), nil
		case "Body":
			return n.of(x.Body), nil
		}
	case *ast.DataStatement:
		switch name {
		case "Variable":
			return text(x.Variable), nil
		case "CommandsAllowed":
			return list(n, name, "ExpressionAst", x.Allowed), nil
		case "Body":
			return n.of(x.Body), nil
		}
	case *ast.FunctionDefinition:
		switch name {
		case "IsFilter":
			return value.Bool(x.Filter), nil
		case "IsWorkflow":
			return value.Bool(x.Workflow), nil
		case "Name":
			return value.String(x.Name), nil
		case "Parameters":
			if len(x.Parameters) == 0 {
				return value.Null, nil
			}
			return list(n, name, "ParameterAst", x.Parameters), nil
		case "Body":
			return n.of(x.Body), nil
		}
	case *ast.TypeDefinition:
		return n.typeDefinition(x, name)
	case *ast.ReturnStatement:
		return n.flow(x.Pipeline, name)
	case *ast.ExitStatement:
		return n.flow(x.Pipeline, name)
	case *ast.ThrowStatement:
		if name == "IsRethrow" {
			return value.Bool(x.Rethrow), nil
		}
		return n.flow(x.Pipeline, name)
	case *ast.BreakStatement:
		return n.of(x.Label), nil
	case *ast.ContinueStatement:
		return n.of(x.Label), nil
	case *ast.BlockStatement:
		if name == "Body" {
			return n.of(x.Body), nil
		}
		return n.once(name, func() value.Value { return wordToken(x.Extent, x.Kind) }), nil
	case *ast.ErrorStatement:
		return n.errorStatement(rt, x, name)
	}
	return n.control(rt, s, name)
}

// flow reads the pipeline of a return, exit or throw.
func (n *Node) flow(pipeline ast.Statement, name string) (value.Value, error) {
	if name == "Pipeline" {
		return n.of(pipeline), nil
	}
	return value.Null, types.NotImplemented(name)
}

func (n *Node) typeDefinition(x *ast.TypeDefinition, name string) (value.Value, error) {
	switch name {
	case "Name":
		return value.String(x.Name), nil
	case "Attributes":
		return list(n, name, "AttributeAst", x.Attributes), nil
	case "BaseTypes":
		return list(n, name, "TypeConstraintAst", x.Bases), nil
	case "Members":
		return list(n, name, "MemberAst", x.Members), nil
	case "TypeAttributes":
		return enum("TypeAttributes", [...]string{"Class", "Enum", "Interface"}[x.Kind]), nil
	case "IsClass":
		return value.Bool(x.Kind == ast.ClassType), nil
	case "IsEnum":
		return value.Bool(x.Kind == ast.EnumType), nil
	case "IsInterface":
		return value.Bool(x.Kind == ast.InterfaceType), nil
	}
	return value.Null, types.NotImplemented(name)
}

// control reads the properties of statements with conditions.
func (n *Node) control(rt value.Runtime, s ast.Statement, name string) (value.Value, error) {
	loop := func(label string, condition ast.Statement, body *ast.StatementBlock) (value.Value, error) {
		switch name {
		case "Label":
			return text(label), nil
		case "Condition":
			return n.of(condition), nil
		case "Body":
			return n.of(body), nil
		}
		return value.Null, types.NotImplemented(name)
	}
	switch x := s.(type) {
	case *ast.IfStatement:
		switch name {
		case "Clauses":
			return n.pairs(rt, name, "PipelineBaseAst", "StatementBlockAst", len(x.Clauses), func(i int) (a, b ast.Node) {
				return x.Clauses[i].Condition, x.Clauses[i].Body
			})
		case "ElseClause":
			return n.of(x.Else), nil
		}
	case *ast.SwitchStatement:
		switch name {
		case "Flags":
			return flags("SwitchFlags", int64(x.Flags)), nil
		case "Clauses":
			return n.pairs(rt, name, "ExpressionAst", "StatementBlockAst", len(x.Clauses), func(i int) (a, b ast.Node) {
				return x.Clauses[i].Test, x.Clauses[i].Body
			})
		case "Default":
			return n.of(x.Default), nil
		}
		return loop(x.Label, x.Condition, nil)
	case *ast.ForEachStatement:
		switch name {
		case "Variable":
			return n.of(x.Variable), nil
		case "ThrottleLimit":
			return n.of(x.ThrottleLimit), nil
		case "Flags":
			if x.Parallel {
				return enum("ForEachFlags", "Parallel"), nil
			}
			return enum("ForEachFlags", "None"), nil
		}
		return loop(x.Label, x.Condition, x.Body)
	case *ast.ForStatement:
		switch name {
		case "Initializer":
			return n.of(x.Initializer), nil
		case "Iterator":
			return n.of(x.Iterator), nil
		}
		return loop(x.Label, x.Condition, x.Body)
	case *ast.WhileStatement:
		return loop(x.Label, x.Condition, x.Body)
	case *ast.DoWhileStatement:
		return loop(x.Label, x.Condition, x.Body)
	case *ast.DoUntilStatement:
		return loop(x.Label, x.Condition, x.Body)
	}
	return value.Null, types.NotImplemented(name)
}
