package parser

import (
	"goposh/ast"
	"goposh/lexer"
)

// typeDefinition parses a class or an enum.
func (p *parser) typeDefinition(attributes []ast.AttributeBase, t lexer.Token) ast.Statement {
	f := &frame{keyword: t, start: p.tok(&t), last: p.tok(&t), classFrame: &classFrame{}}
	p.hasTypes = true
	td := &ast.TypeDefinition{}
	for _, a := range attributes {
		switch a := a.(type) {
		case *ast.Attribute:
			td.Attributes = append(td.Attributes, a)
		case *ast.TypeConstraint:
			p.report(a.Extent, "TypeNotAllowedBeforeStatement", a.Type.FullName())
		}
	}
	if len(attributes) > 0 {
		f.start.Start = attributes[0].Pos().Start
	}
	comma := p.noComma
	p.noComma = false
	p.push(lexer.Signature)
	defer func() { p.pop(); p.noComma = comma }()
	var close lexer.Token
	if t.Kind == ast.TokenEnum {
		td.Kind = ast.EnumType
		v := run(p, p.productions().enums, f)
		if f.failed {
			return p.errorStatement(p.tok(&t), f.end, f.nested...)
		}
		td.Name, td.NamePos = v.Name.get().Value, v.Name.get().Extent
		if v.Base != nil && v.Base.Type.get().TypeConstraint != nil {
			td.Bases = append(td.Bases, v.Base.Type.get().TypeConstraint)
		}
		for i := range v.Members {
			td.Members = append(td.Members, v.Members[i].lower(p))
		}
		close = v.Close.get().Token
	} else {
		v := run(p, p.productions().classes, f)
		if f.failed {
			return p.errorStatement(p.tok(&t), f.end, f.nested...)
		}
		td.Name, td.NamePos = v.Name.get().Value, v.Name.get().Extent
		if v.Bases != nil {
			if v.Bases.First != nil && v.Bases.First.get().TypeConstraint != nil {
				td.Bases = append(td.Bases, v.Bases.First.get().TypeConstraint)
			}
			for _, b := range v.Bases.Rest {
				if b.Type.get().TypeConstraint != nil {
					td.Bases = append(td.Bases, b.Type.get().TypeConstraint)
				}
			}
		}
		for i := range v.Members {
			if m := v.Members[i].lower(p, td.Name); m != nil {
				td.Members = append(td.Members, m)
			}
		}
		close = v.Close.get().Token
	}
	td.Extent = between(f.start, f.last)
	if close.Kind == ast.TokenRCurly {
		td.End = close.End
	}
	if f.bad {
		return p.errorStatement(f.start, td.End, f.nested...)
	}
	return td
}

func (p *parser) typeDefinitionName(f *frame) typeDefinitionName {
	p.skipNewlines()
	n, t := p.simpleNameToken()
	if n == nil {
		p.missing(after(p.tok(&f.keyword)), "MissingNameAfterKeyword", p.text(&f.keyword))
		f.fail(p.tok(&f.keyword))
		return typeDefinitionName{}
	}
	if p.lex.Keeping() && f.keyword.Kind == ast.TokenClass {
		t.Flags = t.Flags&^lexer.MemberName | lexer.TypeName
		p.lex.Amend(&t)
	}
	f.typeName = n.Value
	f.last = n.Extent
	f.end = n.End
	return typeDefinitionName{n}
}

// colon reads the colon in front of base types or of a call of the base constructor.
func (p *parser) colon(f *frame) (colon, bool) {
	if f.modifiers.token.Kind != 0 && !equalFold(f.modifiers.token.Value, f.typeName) {
		return colon{}, false
	}
	p.skipNewlines()
	p.push(lexer.Expression)
	kind := p.peek().Kind
	if kind != ast.TokenColon {
		p.pop()
		return colon{}, false
	}
	t := p.next()
	p.pop()
	f.open = t
	return colon{t}, true
}

func (p *parser) baseType(f *frame) (baseType, bool) {
	if f.stop {
		return baseType{}, false
	}
	p.skipNewlines()
	name, _ := p.typeName(false)
	if name == nil {
		p.missing(after(p.tok(&f.open)), "TypeNameExpected")
		f.stop = true
		// Nothing more of the list is looked for, but the body may follow.
		return baseType{}, true
	}
	c := &ast.TypeConstraint{Type: name}
	c.Extent = name.Pos()
	if f.keyword.Kind == ast.TokenEnum {
		p.underlying(c)
	}
	f.last = c.Extent
	f.nested = append(f.nested, c)
	return baseType{c}, true
}

func (p *parser) typeOpen(f *frame) typeOpen {
	p.skipNewlines()
	t := p.next()
	if t.Kind != ast.TokenLCurly {
		p.unget(t)
		name := p.ext(f.end, f.end)
		if f.keyword.Kind == ast.TokenEnum {
			f.nested, f.last = nil, name
		} else if len(f.nested) > 0 {
			name = after(f.nested[len(f.nested)-1].Pos())
		}
		p.missing(name, "MissingTypeBody", p.text(&f.keyword))
		f.fail(f.last)
		return typeOpen{}
	}
	f.brace = t
	f.nested = nil
	f.stop = false
	f.last = p.tok(&t)
	return typeOpen{t}
}

func (p *parser) typeClose(f *frame) typeClose {
	t := p.next()
	if t.Kind != ast.TokenRCurly {
		p.unget(t)
		switch {
		case f.keyword.Kind == ast.TokenEnum:
			f.last.End = t.End
		case !f.bad:
			f.last = p.tok(&f.brace)
			f.last.End = max(f.last.End, f.members)
		}
		p.missingAt(after(p.tok(&f.brace)), p.tok(&t), "MissingEndCurlyBrace")
		return typeClose{}
	}
	return typeClose{t}
}

// memberModifiers reads attributes, a type, static and hidden in front of a member.
func (p *parser) memberModifiers(f *frame) (memberModifiers, bool) {
	var m memberModifiers
	if f.stop {
		return m, false
	}
	var last ast.Extent
	for {
		p.skipNewlines()
		if a := p.attribute(); a != nil {
			last = a.Pos()
			if m.start.IsZero() {
				m.start = last
			}
			switch a := a.(type) {
			case *ast.Attribute:
				m.attributes = append(m.attributes, a)
			case *ast.TypeConstraint:
				if m.typ == nil {
					m.typ = a
				} else {
					p.report(a.Extent, "TooManyTypes")
				}
			}
			continue
		}
		t := *p.peek()
		if m.start.IsZero() {
			m.start = p.tok(&t)
		}
		var flag ast.MemberFlags
		switch t.Kind {
		case ast.TokenStatic:
			flag = ast.MemberStatic
		case ast.TokenHidden:
			flag = ast.MemberHidden
		}
		if flag == 0 {
			m.token = t
			break
		}
		if m.flags&flag != 0 {
			p.report(p.tok(&t), "DuplicateQualifier", p.text(&t))
		}
		m.flags |= flag
		last = p.tok(&t)
		p.skip()
	}
	m.last = last
	f.modifiers = m
	if m.token.Kind == ast.TokenVariable || isSimpleName(&m.token) || !last.IsZero() {
		return m, true
	}
	f.stop = true
	return m, false
}

// isSimpleName tells whether a token can name a method.
func isSimpleName(t *lexer.Token) bool {
	return t.Kind == ast.TokenIdentifier || t.Flags&lexer.Keyword != 0
}

// brokenMember ends the members of a class at what is none.
func (p *parser) brokenMember(f *frame) (brokenMember, bool) {
	m := &f.modifiers
	if !m.last.IsZero() {
		p.missing(after(m.last), "IncompleteMemberDefinition")
		p.keepModifiers(f)
	}
	f.stop = true
	return brokenMember{}, true
}

// keepModifiers keeps what stood in front of a broken member for the error statement that the class becomes.
func (p *parser) keepModifiers(f *frame) {
	m := &f.modifiers
	f.nested = nil
	for _, a := range m.attributes {
		f.nested = append(f.nested, a)
		f.last = a.Extent
	}
	if m.typ != nil {
		f.nested = append(f.nested, m.typ)
		f.last = m.typ.Extent
	}
	f.bad = len(f.nested) > 0
}

func (p *parser) propertyName(f *frame) (propertyName, bool) {
	if f.modifiers.token.Kind != ast.TokenVariable {
		return propertyName{}, false
	}
	t := p.next()
	f.last = p.tok(&t)
	return propertyName{t}, true
}

func (p *parser) propertyInit(f *frame) (propertyInit, bool) {
	if p.peek().Kind != ast.TokenEquals {
		return propertyInit{}, false
	}
	p.skip()
	p.skipNewlines()
	e := p.expression(false)
	if e == nil {
		return propertyInit{}, true
	}
	f.last = e.Pos()
	return propertyInit{e}, true
}

func (p *parser) propertyEnd(f *frame) propertyEnd {
	t := *p.peek()
	switch t.Kind {
	case ast.TokenSemi:
		f.last.End = t.End
	case ast.TokenNewLine, ast.TokenRCurly, ast.TokenEndOfInput:
		if t.Kind == ast.TokenEndOfInput {
			p.missing(after(f.last), "MissingPropertyTerminator")
		}
	default:
		p.missing(after(f.last), "MissingPropertyTerminator")
	}
	p.skipSeparators()
	f.members = f.last.End
	return propertyEnd{f.last.End}
}

func (p *parser) methodName(f *frame) (methodName, bool) {
	if !isSimpleName(&f.modifiers.token) {
		return methodName{}, false
	}
	t := p.next()
	t.Value = p.text(&t)
	f.modifiers.token = t
	f.nested = nil
	if p.lex.Keeping() {
		n := t
		n.Flags &^= lexer.Keyword
		p.lex.Amend(&n)
	}
	f.last = p.tok(&t)
	f.base = nil
	if equalFold(t.Value, f.typeName) && f.modifiers.flags&ast.MemberStatic == 0 {
		f.base = p.baseConstructor(ast.Extent{}, ast.Extent{}, nil)
	}
	p.skipNewlines()
	if p.peek().Kind != ast.TokenLParen {
		p.missing(after(f.last), "MissingMethodParameterList")
	}
	return methodName{t}, true
}

// failMember gives up on a class's members; the class keeps those before.
func (p *parser) failMember(f *frame) { f.stop = true }

func (p *parser) baseKeyword(f *frame) baseKeyword {
	p.skipNewlines()
	t := p.next()
	if t.Kind != ast.TokenBase {
		p.unget(t)
		p.missing(after(p.tok(&f.open)), "MissingBaseCtorCall")
		f.bad = true
		return baseKeyword{}
	}
	f.baseKeyword = p.tok(&t)
	return baseKeyword{t}
}

func (p *parser) baseArguments(f *frame) baseArguments {
	if f.bad {
		return baseArguments{}
	}
	p.skipNewlines()
	t := p.next()
	if t.Kind != ast.TokenLParen {
		p.unget(t)
		p.missing(after(f.baseKeyword), "MissingMethodParameterList")
		f.bad = true
		return baseArguments{}
	}
	args, end := p.callArguments(&t)
	f.base = p.baseConstructor(f.baseKeyword, p.ext(f.baseKeyword.Start, end), args)
	return baseArguments{args, end}
}

func (p *parser) methodBody(f *frame) methodBody {
	p.skipNewlines()
	t := p.next()
	if t.Kind != ast.TokenLCurly {
		p.unget(t)
		if !f.bad {
			p.missing(after(f.last), "MissingFunctionBody")
		}
		f.bad = true
	}
	if f.bad {
		f.bad = false
		p.failMember(f)
		p.keepModifiers(f)
		p.skipFailedMethod()
		return methodBody{}
	}
	p.push(lexer.Command)
	outer := p.frame
	sb := p.scriptBlock(&t, false, f.base)
	p.frame = outer
	p.pop()
	f.last = sb.Extent
	f.nested = nil
	f.members = sb.Extent.End
	return methodBody{sb}
}

// skipFailedMethod skips the rest of a method that could not be parsed.
func (p *parser) skipFailedMethod() { p.sync(false, ast.TokenRCurly) }

func (c *classMember) lower(p *parser, class string) ast.Member {
	m := c.Modifiers.get()
	flags := m.flags | ast.MemberPublic
	switch {
	case c.Property != nil:
		out := &ast.PropertyMember{Name: c.Property.Name.get().Value, NamePos: p.at(c.Property.Name.get().Token), Flags: flags, Attributes: m.attributes, Type: m.typ}
		if c.Property.Init != nil {
			out.Init = c.Property.Init.get().Expression
		}
		out.Extent = p.ext(m.start.Start, c.Property.End.get().end)
		return out
	case c.Method != nil && c.Method.Body.get().ScriptBlock != nil:
		v := c.Method
		out := &ast.FunctionMember{Name: v.Name.get().Value, NamePos: p.at(v.Name.get().Token), Flags: flags, Attributes: m.attributes, ReturnType: m.typ,
			Body: v.Body.get().ScriptBlock}
		if v.Parameters != nil {
			out.Parameters = v.Parameters.get().list
		}
		out.Extent = p.ext(m.start.Start, out.Body.Extent.End)
		p.documented = append(p.documented, documented{between(out.NamePos, out.Body.Extent), out.Body, out.Parameters})
		out.Constructor = equalFold(out.Name, class)
		return out
	}
	return nil
}

// baseConstructor is the call that a constructor's body begins with.
func (p *parser) baseConstructor(keyword, call ast.Extent, args []ast.Expression) ast.Statement {
	this := &ast.VariableExpression{Path: lexer.ParsePath("this")}
	this.Extent = keyword
	c := &ast.BaseCtorInvokeMemberExpression{}
	c.Target, c.Member, c.Arguments = this, p.bareWord(".ctor", keyword), args
	c.Extent = call
	s := &ast.CommandExpression{Expression: c}
	s.Extent = call
	return s
}

func (e *enumMember) lower(p *parser) ast.Member {
	out := &ast.PropertyMember{Name: p.at(e.Name.get().Token).Text(), NamePos: p.at(e.Name.get().Token), Flags: ast.MemberPublic | ast.MemberStatic | ast.MemberLiteral}
	if e.Init != nil {
		out.Init = e.Init.get().Expression
	}
	out.Extent = p.ext(e.Name.get().Start, e.End.get().end)
	return out
}

func (p *parser) enumValue(f *frame) (enumValue, bool) {
	p.push(lexer.Expression)
	defer p.pop()
	if p.peek().Kind != ast.TokenEquals {
		return enumValue{}, false
	}
	t := p.next()
	p.skipNewlines()
	e := p.expression(false)
	if e == nil {
		f.last = p.tok(&t)
		f.missing = true
		p.report(after(f.last), "ExpectedValueExpression", p.text(&t))
		return enumValue{}, true
	}
	f.last = e.Pos()
	return enumValue{e}, true
}

func (p *parser) enumEnd(f *frame) enumEnd {
	t := *p.peek()
	switch t.Kind {
	case ast.TokenSemi:
		f.last.End = t.End
	case ast.TokenNewLine, ast.TokenRCurly:
	default:
		if !f.missing {
			p.missing(after(f.last), "MissingPropertyTerminator")
		}
	}
	p.skipSeparators()
	return enumEnd{f.last.End}
}
