package parser

import (
	"strings"

	"goposh/ast"
	"goposh/lexer"
)

// requirements fills in what #requires comments ask for.
func (p *parser) requirements(sb *ast.ScriptBlock) {
	if len(p.lex.Requires) == 0 {
		return
	}
	r := &requirer{p: p, out: &ast.ScriptRequirements{}}
	for _, e := range p.lex.Requires {
		r.comment(e)
	}
	sb.Requirements = r.out
}

type requirer struct {
	p      *parser
	out    *ast.ScriptRequirements
	snapin bool // the comment names a snap-in
}

// comment reads one comment as a command named requires.
func (r *requirer) comment(e ast.Extent) {
	q := &parser{src: r.p.src}
	q.lex = lexer.NewSection(r.p.src, &r.p.errs, e.Start+1, e.End)
	c := q.command()
	q.close()
	if c == nil {
		return
	}
	if name, ok := c.Elements[0].(*ast.StringConstantExpression); !ok || !strings.EqualFold(name.Value, "requires") {
		r.p.report(c.Extent, "ScriptRequiresInvalidFormat")
	}
	r.snapin = false
	for i := 1; i < len(c.Elements); i++ {
		parameter, ok := c.Elements[i].(*ast.CommandParameter)
		if !ok {
			r.p.report(c.Elements[i].Pos(), "ScriptRequiresInvalidFormat")
			continue
		}
		var arg ast.CommandElement
		if parameter.Argument != nil {
			arg = parameter.Argument
		} else if i+1 < len(c.Elements) {
			i++
			arg = c.Elements[i]
		}
		r.parameter(parameter, arg)
	}
}

func (r *requirer) parameter(parameter *ast.CommandParameter, arg ast.CommandElement) {
	p := r.p
	is := func(name string) bool {
		return len(parameter.Name) <= len(name) && strings.EqualFold(name[:len(parameter.Name)], parameter.Name)
	}
	if is("runasadministrator") {
		r.out.Elevated = true
		if arg != nil {
			p.report(parameter.Extent, "ParameterCannotHaveArgument", parameter.Name)
		}
		return
	}
	if arg == nil {
		p.report(parameter.Extent, "ParameterRequiresArgument", parameter.Name)
		return
	}
	if _, hash := arg.(*ast.Hashtable); !hash && !isConstant(arg) && !isList(arg) {
		p.report(arg.Pos(), "RequiresArgumentMustBeConstant")
		return
	}
	switch {
	case is("version"):
		r.version(parameter, arg)
	case is("shellid"):
		if r.out.ShellID != "" {
			p.report(parameter.Extent, "ParameterAlreadyBound", "shellid")
			return
		}
		if s, ok := arg.(*ast.StringConstantExpression); ok {
			r.out.ShellID = s.Value
		} else {
			p.report(arg.Pos(), "RequiresInvalidStringArgument", "shellid")
		}
	case is("psedition"):
		r.editions(parameter, arg)
	case is("pssnapin"):
		// Snap-ins do not exist any more; the version that may follow is the snap-in's.
		r.snapin = true
	case is("assembly"):
		for _, e := range items(arg) {
			if s, ok := e.(*ast.StringConstantExpression); ok {
				r.out.Assemblies = append(r.out.Assemblies, s.Value)
			} else {
				p.report(e.Pos(), "RequiresInvalidStringArgument", "assembly")
			}
		}
	case is("modules"):
		for _, e := range items(arg) {
			r.module(e)
		}
	default:
		p.report(parameter.Extent, "ScriptRequiresInvalidFormat")
	}
}

// isList tells whether e is a list of constants and hash tables.
func isList(e ast.Node) bool {
	a, ok := e.(*ast.ArrayLiteral)
	if !ok {
		return false
	}
	for _, x := range a.Elements {
		if _, hash := x.(*ast.Hashtable); !hash && !isConstant(x) {
			return false
		}
	}
	return true
}

func items(e ast.CommandElement) []ast.Expression {
	if a, ok := e.(*ast.ArrayLiteral); ok {
		return a.Elements
	}
	if x, ok := e.(ast.Expression); ok {
		return []ast.Expression{x}
	}
	return nil
}

func (r *requirer) version(parameter *ast.CommandParameter, arg ast.CommandElement) {
	var text string
	switch a := arg.(type) {
	case *ast.StringConstantExpression:
		text = a.Value
	case *ast.ConstantExpression:
		text = a.Text()
	}
	v, ok := version(text)
	if !ok {
		r.p.report(arg.Pos(), "RequiresVersionInvalid")
		return
	}
	if r.snapin {
		return
	}
	if r.out.Version != "" && r.out.Version != v {
		r.p.report(parameter.Extent, "ParameterAlreadyBound", "version")
		return
	}
	r.out.Version = v
}

// version normalises a version of one to four numbers; one gets a minor version.
func version(s string) (string, bool) {
	parts := strings.Split(s, ".")
	if len(parts) > 4 {
		return "", false
	}
	for i, n := range parts {
		if n == "" || len(n) > 9 || strings.Trim(n, "0123456789") != "" {
			return "", false
		}
		if parts[i] = strings.TrimLeft(n, "0"); parts[i] == "" {
			parts[i] = "0"
		}
	}
	if len(parts) == 1 {
		parts = append(parts, "0")
	}
	return strings.Join(parts, "."), true
}

func (r *requirer) editions(parameter *ast.CommandParameter, arg ast.CommandElement) {
	if r.out.Editions != nil {
		r.p.report(parameter.Extent, "ParameterAlreadyBound", "psedition")
		return
	}
	for _, e := range items(arg) {
		s, ok := e.(*ast.StringConstantExpression)
		if !ok {
			r.p.report(e.Pos(), "RequiresInvalidStringArgument", "psedition")
			continue
		}
		for _, old := range r.out.Editions {
			if strings.EqualFold(old, s.Value) {
				r.p.report(arg.Pos(), "RequiresPSEditionValueIsAlreadySpecified", "psedition")
				return
			}
		}
		r.out.Editions = append(r.out.Editions, s.Value)
	}
}

func (r *requirer) module(e ast.Expression) {
	switch e := e.(type) {
	case *ast.StringConstantExpression:
		r.out.Modules = append(r.out.Modules, ast.ModuleSpecification{Name: e.Value})
	case *ast.ConstantExpression:
		r.out.Modules = append(r.out.Modules, ast.ModuleSpecification{Name: e.Text()})
	case *ast.Hashtable:
		m, problem := moduleSpecification(e)
		if problem != "" {
			r.p.report(e.Extent, "RequiresModuleInvalid", `Cannot convert value "System.Collections.Hashtable" to type `+
				`"Microsoft.PowerShell.Commands.ModuleSpecification". Error: "`+problem+`"`)
			return
		}
		r.out.Modules = append(r.out.Modules, m)
	}
}

// moduleSpecification reads a module's hash table; problem says what is wrong with it.
func moduleSpecification(h *ast.Hashtable) (m ast.ModuleSpecification, problem string) {
	var bad []string
	for _, pair := range h.Pairs {
		key, ok := pair.Key.(*ast.StringConstantExpression)
		if !ok {
			continue
		}
		value := constantText(pair.Value)
		switch strings.ToLower(key.Value) {
		case "modulename":
			m.Name = value
		case "moduleversion":
			m.Version = value
		case "maximumversion":
			m.MaximumVersion = value
		case "requiredversion":
			m.RequiredVersion = value
		case "guid":
			m.GUID = value
		default:
			bad = append(bad, "'"+key.Value+"'")
		}
	}
	switch {
	case bad != nil:
		return m, "The hashtable describing a module contains one or more members that are not valid. The valid members are " +
			"(ModuleName, ModuleVersion, RequiredVersion, GUID). Remove the members that are not valid (" + strings.Join(bad, ", ") +
			"), then try again."
	case m.Name == "":
		return m, "The 'ModuleName' member does not exist in the hashtable that describes this module."
	case m.RequiredVersion == "" && m.Version == "" && m.MaximumVersion == "":
		return m, "The 'ModuleVersion', 'MaximumVersion' and 'RequiredVersion' members do not exist in the hashtable that describes this " +
			"module. One of these three members must exist, and be assigned a version number in the format 'n.n.n.n'."
	case m.RequiredVersion != "" && m.Version != "":
		return m, "The parameters ModuleVersion and RequiredVersion cannot be used together. Please specify only one parameter."
	case m.RequiredVersion != "" && m.MaximumVersion != "":
		return m, "The parameters MaximumVersion and RequiredVersion cannot be used together. Please specify only one parameter."
	}
	return m, ""
}

// constantText is the text of a constant statement.
func constantText(s ast.Statement) string {
	pl, ok := s.(*ast.Pipeline)
	if !ok || len(pl.Elements) != 1 {
		return ""
	}
	ce, ok := pl.Elements[0].(*ast.CommandExpression)
	if !ok {
		return ""
	}
	switch e := ce.Expression.(type) {
	case *ast.StringConstantExpression:
		return e.Value
	case *ast.ConstantExpression:
		return e.Text()
	}
	return ""
}

// using checks a using statement.
func (c *checker) using(n *ast.UsingStatement) {
	p := c.p
	if n.Kind == ast.UsingAssembly && n.Name != nil {
		p.usingAssembly(n.Name)
	}
	if n.Kind == ast.UsingCommand || n.Kind == ast.UsingType || n.Alias != nil || n.ModuleSpecification != nil && n.Name != nil {
		p.report(n.Extent, "UsingStatementNotSupported")
	}
}

func (p *parser) usingAssembly(name *ast.StringConstantExpression) {
	if name.Value == "" {
		p.report(name.Extent, "ErrorLoadingAssembly", "")
		return
	}
	if strings.HasPrefix(name.Value, `\\`) {
		p.report(name.Extent, "CannotLoadAssemblyFromUncPath", name.Value)
		return
	}
	if schema, _, ok := strings.Cut(name.Value, "://"); ok && !strings.EqualFold(schema, "file") {
		p.report(name.Extent, "CannotLoadAssemblyWithUriSchema", schema)
	}
}

func (p *parser) usingModule(n *ast.UsingStatement) {
	name := ""
	if n.Name != nil {
		if name = n.Name.Value; name == "" {
			p.report(n.Extent, "RequiresModuleInvalid", `Cannot bind parameter 'FullyQualifiedName'. Cannot convert value "" to type `+
				`"Microsoft.PowerShell.Commands.ModuleSpecification". Error: "The value cannot be an empty string. (Parameter 'moduleName')"`)
			return
		}
	} else if n.ModuleSpecification != nil {
		m, problem := moduleSpecification(n.ModuleSpecification)
		if problem != "" {
			p.report(n.Extent, "RequiresModuleInvalid", problem)
			return
		}
		name = m.Name
	}
	if strings.ContainsAny(name, "*?[") {
		p.report(n.Extent, "WildCardModuleNameError")
		return
	}
	if p.known.Using == nil {
		return
	}
	found, problems := p.known.Using(n)
	for _, e := range problems {
		p.lex.Report(e.Extent.Start, e.Extent.End, e.Incomplete, e.ID, e.Message)
	}
	if !found && len(problems) == 0 {
		text := name
		if n.ModuleSpecification != nil && n.Name == nil {
			text = n.ModuleSpecification.Text()
		}
		p.report(n.Extent, "ModuleNotFoundDuringParse", text)
	}
}
