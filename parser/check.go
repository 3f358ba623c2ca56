package parser

import (
	"strings"

	"goposh/ast"
)

// checker reports what is well-formed but not allowed (SemanticChecks). It visits the tree in PowerShell's order, because errors are
// reported in that order.
type checker struct {
	p *parser
	// parents are the nodes around the one being visited, outermost first.
	parents []ast.Node
	// scopes are the functions, methods and script blocks around it.
	scopes []ast.Node
	// child is visit, bound once.
	child func(ast.Node)
}

// check reports semantic errors and finds rethrows.
func (p *parser) check(sb *ast.ScriptBlock) {
	if p.gaveUp {
		return
	}
	c := &checker{p: p}
	c.child = c.visit
	c.visit(sb)
}

func (c *checker) visit(n ast.Node) {
	scoped := c.before(n)
	c.parents = append(c.parents, n)
	ast.Children(n, c.child)
	c.parents = c.parents[:len(c.parents)-1]
	if scoped {
		c.scopes = c.scopes[:len(c.scopes)-1]
	}
}

// parent returns the i-th node around the visited one, the nearest is 0; nil beyond the root.
func (c *checker) parent(i int) ast.Node {
	if i >= len(c.parents) {
		return nil
	}
	return c.parents[len(c.parents)-1-i]
}

// method returns the method whose own statements are being visited.
func (c *checker) method() *ast.FunctionMember {
	if len(c.scopes) == 0 {
		return nil
	}
	m, _ := c.scopes[len(c.scopes)-1].(*ast.FunctionMember)
	return m
}

func (c *checker) scope(n ast.Node) bool {
	c.scopes = append(c.scopes, n)
	return true
}

// before checks a node before its children; it tells whether it opened a scope.
func (c *checker) before(n ast.Node) bool {
	p := c.p
	switch n := n.(type) {
	case *ast.ParamBlock:
		c.duplicateParameters(n.Parameters)
	case *ast.Attribute:
		c.attribute(n)
	case *ast.Parameter:
		for _, a := range n.Attributes {
			if t, ok := a.(*ast.TypeConstraint); ok && isType(t.Type, "void") {
				p.report(t.Extent, "VoidTypeConstraintNotAllowed")
			}
		}
	case *ast.FunctionDefinition:
		if n.Workflow {
			p.report(n.Extent, "WorkflowNotSupportedInPowerShellCore")
		}
		if len(n.Parameters) > 0 && n.Body.ParamBlock != nil {
			p.report(n.Body.ParamBlock.Extent, "OnlyOneParameterListAllowed")
		}
		c.duplicateParameters(n.Parameters)
		return c.scope(n)
	case *ast.ScriptBlockExpression:
		return c.scope(n)
	case *ast.TypeDefinition:
		c.dscResource(n)
		return c.scope(n)
	case *ast.FunctionMember:
		c.functionMember(n)
		return c.scope(n)
	case *ast.PropertyMember:
		if n.Type != nil && isType(n.Type.Type, "void") {
			p.report(n.Type.Extent, "TypeNotAllowedForProperty", n.Type.Type.FullName())
		}
		return c.scope(n)
	case *ast.ForEachStatement:
		if n.Parallel {
			p.report(n.Extent, "KeywordParameterReservedForFutureUse", "foreach", "parallel")
		}
		if n.ThrottleLimit != nil {
			p.report(n.Extent, "KeywordParameterReservedForFutureUse", "foreach", "throttlelimit")
			if !n.Parallel {
				p.report(n.Extent, "ThrottleLimitRequiresParallelFlag")
			}
		}
	case *ast.SwitchStatement:
		if n.Flags&ast.SwitchParallel != 0 {
			p.report(n.Extent, "KeywordParameterReservedForFutureUse", "switch", "parallel")
		}
	case *ast.BlockStatement:
		if !c.inWorkflow() {
			p.report(p.ext(n.Start, n.Start+int32(len(n.Kind))), "UnexpectedKeyword", n.Kind)
		}
	case *ast.TryStatement:
		c.catches(n)
	case *ast.DataStatement:
		c.data(n)
	case *ast.ReturnStatement:
		c.leavesFinally(n)
		if m := c.method(); m != nil {
			switch void := returnsVoid(m); {
			case void && n.Pipeline != nil:
				p.report(n.Extent, "VoidMethodHasReturn")
			case !void && n.Pipeline == nil:
				p.report(n.Extent, "NonVoidMethodMissingReturnValue")
			}
		}
	case *ast.BreakStatement:
		c.leavesFinally(n)
		c.label(n, n.Label)
	case *ast.ContinueStatement:
		c.leavesFinally(n)
		c.label(n, n.Label)
	case *ast.ThrowStatement:
		n.Rethrow = n.Pipeline == nil && c.catching()
	case *ast.AssignmentStatement:
		c.property(n.Left)
		c.target(n.Left, func(e ast.Node) { p.report(e.Pos(), "InvalidLeftHandSide") })
		c.attributedTarget(n.Left)
	case *ast.UnaryExpression:
		switch n.Operator {
		case ast.TokenPlusPlus, ast.TokenMinusMinus, ast.TokenPostfixPlusPlus, ast.TokenPostfixMinusMinus:
			text := "++"
			if n.Operator == ast.TokenMinusMinus || n.Operator == ast.TokenPostfixMinusMinus {
				text = "--"
			}
			c.target(n.Child, func(e ast.Node) { p.report(e.Pos(), "OperatorRequiresVariableOrProperty", text) })
		}
	case *ast.AttributedExpression:
		c.attributed(n)
	case *ast.ConvertExpression:
		c.convert(n)
	case *ast.VariableExpression:
		c.variable(n)
	case *ast.UsingExpression:
		if bad := notUsable(n.SubExpression); bad != nil {
			p.report(bad.Pos(), "InvalidUsingExpression")
		}
	case *ast.Hashtable:
		c.hashtable(n)
	case *ast.UsingStatement:
		c.using(n)
	}
	return false
}

func (c *checker) inWorkflow() bool {
	for _, n := range c.parents {
		if f, ok := n.(*ast.FunctionDefinition); ok && f.Workflow {
			return true
		}
	}
	return false
}

func (c *checker) duplicateParameters(list []*ast.Parameter) {
	for i, v := range list {
		for _, w := range list[:i] {
			if strings.EqualFold(v.Name.Path.UserPath, w.Name.Path.UserPath) {
				c.p.report(v.Name.Extent, "DuplicateFormalParameter", v.Name.Path.UserPath)
				break
			}
		}
	}
}

// isType tells whether a type was written as one of the names.
func isType(t ast.TypeName, names ...string) bool {
	s, ok := t.(*ast.SimpleTypeName)
	if !ok {
		return false
	}
	for _, n := range names {
		if strings.EqualFold(s.Name, n) || strings.EqualFold(s.Name, "System."+n) {
			return true
		}
	}
	return false
}

func isRef(t ast.TypeName) bool {
	return isType(t, "ref", "Management.Automation.PSReference", "psreference")
}

func returnsVoid(m *ast.FunctionMember) bool {
	return m.ReturnType == nil || isType(m.ReturnType.Type, "void")
}

func (c *checker) functionMember(n *ast.FunctionMember) {
	p, body := c.p, n.Body
	c.duplicateParameters(n.Parameters)
	if body.ParamBlock != nil {
		p.report(body.ParamBlock.Extent, "ParamBlockNotAllowedInMethod")
		if len(n.Parameters) > 0 {
			p.report(body.ParamBlock.Extent, "OnlyOneParameterListAllowed")
		}
	}
	if body.DynamicParam != nil || body.Begin != nil || body.Process != nil || body.Clean != nil || body.End != nil && !body.End.Unnamed {
		for _, b := range [...]*ast.NamedBlock{body.DynamicParam, body.Begin, body.Process, body.End, body.Clean} {
			if b != nil {
				p.report(b.Extent, "NamedBlockNotAllowedInMethod")
				break
			}
		}
	}
	if n.Constructor && n.ReturnType != nil {
		p.report(n.ReturnType.Extent, "ConstructorCantHaveReturnType")
	}
	returns := c.p.analyzeMethod(n)
	if !returns && !returnsVoid(n) {
		p.report(n.NamePos, "MethodHasCodePathNotReturn")
	}
}

func (c *checker) catches(n *ast.TryStatement) {
	for i, first := range n.Catches {
		for _, second := range n.Catches[i+1:] {
			if len(first.Types) == 0 {
				c.p.report(before(second.Extent), "EmptyCatchNotLast")
				break
			}
			if c.p.known.Catches == nil {
				continue
			}
			for _, a := range first.Types {
				for _, b := range second.Types {
					if name, all := c.p.known.Catches(a.Type, b.Type); all {
						c.p.report(b.Extent, "ExceptionTypeAlreadyCaught", name)
					}
				}
			}
		}
	}
}

// catching tells whether the visited node stands in a catch block of its own function or script block.
func (c *checker) catching() bool {
	for i := len(c.parents) - 1; i >= 0; i-- {
		switch c.parents[i].(type) {
		case *ast.CatchClause:
			return true
		case *ast.ScriptBlock:
			return false
		}
	}
	return false
}

func (c *checker) label(n ast.Statement, label ast.Expression) {
	s, ok := label.(*ast.StringConstantExpression)
	if !ok || s.Value == "" {
		return
	}
	for i := len(c.parents) - 1; i >= 0; i-- {
		switch n2 := c.parents[i].(type) {
		case *ast.FunctionDefinition:
			return
		case *ast.FunctionMember:
			c.p.report(n.Pos(), "LabelNotFound", s.Value)
			return
		default:
			if l, ok := loopLabel(n2); ok && strings.EqualFold(l, s.Value) {
				return
			}
		}
	}
}

// loopLabel returns the label of a loop.
func loopLabel(n ast.Node) (string, bool) {
	switch n := n.(type) {
	case *ast.WhileStatement:
		return n.Label, true
	case *ast.DoWhileStatement:
		return n.Label, true
	case *ast.DoUntilStatement:
		return n.Label, true
	case *ast.ForStatement:
		return n.Label, true
	case *ast.ForEachStatement:
		return n.Label, true
	case *ast.SwitchStatement:
		return n.Label, true
	}
	return "", false
}

// leavesFinally reports flow control that would leave a finally block.
func (c *checker) leavesFinally(n ast.Statement) {
	label := ""
	flow := false
	switch n := n.(type) {
	case *ast.BreakStatement:
		flow = true
		if s, ok := n.Label.(*ast.StringConstantExpression); ok {
			label = s.Value
		}
	case *ast.ContinueStatement:
		flow = true
		if s, ok := n.Label.(*ast.StringConstantExpression); ok {
			label = s.Value
		}
	}
	child := ast.Node(n)
	for i := len(c.parents) - 1; i >= 0; i-- {
		parent := c.parents[i]
		switch t := parent.(type) {
		case *ast.NamedBlock, *ast.TrapStatement, *ast.ScriptBlock:
			return
		case *ast.TryStatement:
			if t.Finally != nil && ast.Node(t.Finally) == child {
				c.p.report(n.Pos(), "ControlLeavingFinally")
				return
			}
		default:
			if l, ok := loopLabel(parent); ok && flow && (label == "" || strings.EqualFold(l, label)) {
				return
			}
		}
		child = parent
	}
}

// target reports what cannot be assigned to.
func (c *checker) target(e ast.Node, report func(ast.Node)) {
	switch e := e.(type) {
	case *ast.VariableExpression, *ast.MemberExpression, *ast.InvokeMemberExpression, *ast.IndexExpression:
	case *ast.ArrayLiteral:
		for _, x := range e.Elements {
			c.target(x, report)
		}
	case *ast.ParenExpression:
		pl, ok := e.Pipeline.(*ast.Pipeline)
		if ok && len(pl.Elements) == 1 {
			if x, ok := pl.Elements[0].(*ast.CommandExpression); ok && x.Redirections == nil {
				c.target(x.Expression, report)
				return
			}
		}
		report(e.Pipeline)
	case *ast.ConvertExpression:
		c.target(e.Child, report)
	case *ast.AttributedExpression:
		c.target(e.Child, report)
	default:
		report(e)
	}
}

// attributedTarget checks the types and attributes in front of an assigned variable.
func (c *checker) attributedTarget(e ast.Expression) {
	var conversions []*ast.ConvertExpression
	for at := e; ; {
		switch n := at.(type) {
		case *ast.ConvertExpression:
			conversions = append(conversions, n)
			at = n.Child
			continue
		case *ast.AttributedExpression:
			at = n.Child
			continue
		case *ast.ArrayLiteral:
			for _, x := range n.Elements {
				c.attributedTarget(x)
			}
		case *ast.VariableExpression:
			c.automatic(n, conversions)
		}
		break
	}
	for _, v := range conversions {
		switch {
		case isType(v.Type.Type, "void"):
			c.p.report(v.Type.Extent, "VoidTypeConstraintNotAllowed")
		case isRef(v.Type.Type) && len(conversions) > 1:
			c.p.report(v.Type.Extent, "ReferenceNeedsToBeByItselfInTypeConstraint")
		}
	}
}

// automaticTypes are the automatic variables whose type is fixed, with the other names their types go by.
var automaticTypes = map[string][]string{
	"_": {"System.Object", "object"}, "args": {"System.Object[]", "object[]"}, "this": {"System.Object", "object"},
	"input": {"System.Object", "object"}, "pscmdlet": {"System.Management.Automation.PSScriptCmdlet"},
	"psboundparameters": {"System.Management.Automation.PSBoundParametersDictionary"},
	"myinvocation":      {"System.Management.Automation.InvocationInfo"}, "psscriptroot": {"System.String", "string"},
	"pscommandpath": {"System.String", "string"},
}

func (c *checker) automatic(v *ast.VariableExpression, conversions []*ast.ConvertExpression) {
	if len(conversions) == 0 || v.Path.Scope != "" || v.Path.Drive != "" {
		return
	}
	names, ok := automaticTypes[strings.ToLower(v.Path.Name)]
	if !ok {
		return
	}
	last := conversions[len(conversions)-1]
	for _, n := range names {
		if strings.EqualFold(last.Type.Type.FullName(), n) {
			return
		}
	}
	c.p.report(last.Extent, "AssignmentStatementToAutomaticNotSupported", v.Path.Name, names[0])
}

func (c *checker) convert(n *ast.ConvertExpression) {
	if isType(n.Type.Type, "ordered") {
		if _, ok := n.Child.(*ast.Hashtable); !ok {
			c.p.report(n.Extent, "OrderedAttributeOnlyOnHashLiteralNode", n.Type.Type.FullName())
		}
	}
	if !isRef(n.Type.Type) {
		return
	}
	multiple := false
	for child := n.Child; ; {
		switch x := child.(type) {
		case *ast.ConvertExpression:
			if isRef(x.Type.Type) {
				multiple = true
				c.p.report(x.Type.Extent, "ReferenceNeedsToBeByItselfInTypeSequence")
			}
			child = x.Child
			continue
		case *ast.AttributedExpression:
			child = x.Child
			continue
		}
		break
	}
	if multiple {
		return
	}
	reported := false
	for i := 0; ; i++ {
		switch x := c.parent(i).(type) {
		case *ast.ConvertExpression:
			if isRef(x.Type.Type) {
				return
			}
			reported = true
			continue
		case *ast.AttributedExpression:
			continue
		case *ast.AssignmentStatement:
			// The assignment itself reports it.
			return
		}
		break
	}
	if reported {
		c.p.report(n.Type.Extent, "ReferenceNeedsToBeLastTypeInTypeConversion")
	}
}

// attributed allows attributes only in front of a variable.
func (c *checker) attributed(n *ast.AttributedExpression) {
	for child := n.Child; ; {
		switch x := child.(type) {
		case *ast.VariableExpression:
			return
		case *ast.ConvertExpression:
			child = x.Child
			continue
		case *ast.AttributedExpression:
			child = x.Child
			continue
		}
		break
	}
	if a, ok := n.Attribute.(*ast.Attribute); ok {
		c.p.report(a.Extent, "UnexpectedAttribute", a.Type.FullName())
	}
}

func (c *checker) variable(n *ast.VariableExpression) {
	if n.Splatted {
		c.splat(n)
	}
	if strings.EqualFold(n.Path.UserPath, "this") && c.static() {
		c.p.report(n.Extent, "NonStaticMemberAccessInStaticMember", n.Path.UserPath)
	}
	if m := c.method(); m != nil && c.p.unassigned[n] {
		c.p.report(n.Extent, "VariableNotLocal")
	}
}

func (c *checker) splat(n *ast.VariableExpression) {
	i := 0
	if _, ok := c.parent(0).(*ast.UsingExpression); ok {
		i = 1
	}
	switch c.parent(i).(type) {
	case *ast.Command:
		return
	case *ast.ArrayLiteral:
		if _, ok := c.parent(i + 1).(*ast.Command); ok {
			c.p.report(n.Extent, "SplattingNotPermittedInArgumentList", n.Path.UserPath)
			return
		}
	}
	c.p.report(n.Extent, "SplattingNotPermitted", n.Path.UserPath)
}

// notUsable finds what may not stand in a $using: expression, which is read before anything runs: only a variable, its properties,
// and its elements by constant indexes may.
func notUsable(e ast.Expression) ast.Node {
	for {
		switch x := e.(type) {
		case *ast.VariableExpression:
			return nil
		case *ast.MemberExpression:
			if _, named := x.Member.(*ast.StringConstantExpression); !named {
				return x
			}
			e = x.Target
		case *ast.IndexExpression:
			if !isConstant(x.Index) {
				return x.Index
			}
			e = x.Target
		default:
			return e
		}
	}
}

// static tells whether the visited node belongs to a static member.
func (c *checker) static() bool {
	if len(c.scopes) == 0 {
		return false
	}
	switch m := c.scopes[len(c.scopes)-1].(type) {
	case *ast.FunctionMember:
		return m.Flags&ast.MemberStatic != 0
	case *ast.PropertyMember:
		return m.Flags&ast.MemberStatic != 0
	}
	return false
}

func (c *checker) hashtable(n *ast.Hashtable) {
	if len(n.Pairs) < 2 {
		return
	}
	seen := make(map[string]bool, len(n.Pairs))
	for _, pair := range n.Pairs {
		var text string
		switch k := pair.Key.(type) {
		case *ast.StringConstantExpression:
			text = k.Value
		case *ast.ConstantExpression:
			if k.Value == nil {
				continue
			}
			_, text, _ = strings.Cut(ast.ConstantText(k.Value), " ")
		default:
			continue
		}
		folded := strings.ToLower(text)
		if seen[folded] {
			c.p.report(pair.Key.Pos(), "DuplicateKeyInHashLiteral", text)
		}
		seen[folded] = true
	}
}

func (c *checker) attribute(n *ast.Attribute) {
	inClass := c.inMember()
	c.declarationAttribute(n)
	id := "ParameterAttributeArgumentNeedsToBeConstantOrScriptBlock"
	if inClass {
		id = "ParameterAttributeArgumentNeedsToBeConstant"
	}
	check := func(e ast.Expression) {
		if _, block := e.(*ast.ScriptBlockExpression); block && !inClass {
			return
		}
		if !isConstant(e) {
			c.p.report(e.Pos(), id)
		}
	}
	if _, ok := c.parent(0).(*ast.AttributedExpression); !ok {
		if _, ok := c.parent(0).(*ast.ErrorExpression); ok {
			return
		}
	}
	for _, e := range n.Positional {
		check(e)
	}
	for _, a := range n.Named {
		if a.Value != nil {
			check(a.Value)
		}
	}
}

// declarationAttribute checks an attribute of a class or of one of its members against its own class.
func (c *checker) declarationAttribute(n *ast.Attribute) {
	var targets []string
	switch parent := c.parent(0).(type) {
	case *ast.TypeDefinition:
		targets = []string{[...]string{ast.ClassType: "Class", ast.EnumType: "Enum", ast.InterfaceType: "Interface"}[parent.Kind]}
	case *ast.PropertyMember:
		targets = []string{"Property", "Field"}
	case *ast.FunctionMember:
		targets = []string{"Method"}
		if parent.Constructor {
			targets[0] = "Constructor"
		}
	default:
		return
	}
	if c.p.known.Attribute == nil {
		return
	}
	a, ok := c.p.known.Attribute(n.Type)
	if !ok {
		return
	}
	if !a.allows(targets...) {
		c.p.report(n.Extent, "AttributeNotAllowedOnDeclaration", a.Name, a.Targets)
	}
	for _, arg := range n.Named {
		if !a.has(arg.Name) {
			c.p.report(arg.Extent, "PropertyNotFoundForAttribute", arg.Name, a.Name, strings.Join(a.Properties, ", "))
		}
	}
}

// inMember tells whether the visited attribute belongs to a class or its members.
func (c *checker) inMember() bool {
	for i := len(c.parents) - 1; i >= 0; i-- {
		switch c.parents[i].(type) {
		case *ast.PropertyMember, *ast.FunctionMember, *ast.TypeDefinition:
			return true
		case *ast.ScriptBlock:
			return false
		}
	}
	return false
}

// isConstant tells whether an expression has a value before anything runs.
func isConstant(e ast.Node) bool {
	switch e := e.(type) {
	case *ast.ConstantExpression, *ast.StringConstantExpression, *ast.TypeExpression:
		return true
	case *ast.VariableExpression:
		switch strings.ToLower(e.Path.UserPath) {
		case "true", "false", "null":
			return true
		}
	case *ast.MemberExpression:
		_, ok := e.Target.(*ast.TypeExpression)
		_, name := e.Member.(*ast.StringConstantExpression)
		return ok && name && e.Static
	case *ast.UnaryExpression:
		return isConstant(e.Child)
	case *ast.BinaryExpression:
		return isConstant(e.Left) && isConstant(e.Right)
	case *ast.TernaryExpression:
		return isConstant(e.Condition) && isConstant(e.IfTrue) && isConstant(e.IfFalse)
	case *ast.ConvertExpression:
		return isConstant(e.Child)
	case *ast.ArrayLiteral:
		for _, x := range e.Elements {
			if !isConstant(x) {
				return false
			}
		}
		return true
	case *ast.ParenExpression:
		if pl, ok := e.Pipeline.(*ast.Pipeline); ok && len(pl.Elements) == 1 {
			if x, ok := pl.Elements[0].(*ast.CommandExpression); ok {
				return isConstant(x.Expression)
			}
		}
	}
	return false
}

// underlying checks the type an enum is based on.
func (p *parser) underlying(t *ast.TypeConstraint) {
	if !isType(t.Type, "byte", "sbyte", "short", "ushort", "int", "uint", "long", "ulong", "int16", "uint16", "int32", "uint32", "int64", "uint64") {
		p.report(t.Extent, "InvalidUnderlyingType", t.Type.FullName())
	}
}
