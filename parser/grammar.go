package parser

import (
	"sync"

	"github.com/alecthomas/participle/v2"
	plex "github.com/alecthomas/participle/v2/lexer"

	"goposh/ast"
	"goposh/lexer"
)

// The grammar of keyword statements and declarations. Each struct is a production; its fields follow the keyword, which statement
// dispatch has consumed. Terminals (see terminals.go) read from the mode-tracking lexer and report what is missing, so that one
// production both parses and recovers: after a failure optional elements no longer match and the others match nothing.

// doStatement is `do {…} while (…)` or `do {…} until (…)`.
type doStatement struct {
	Body      terminal[body]         `parser:"@@"`
	Keyword   terminal[whileOrUntil] `parser:"@@"`
	Condition terminal[loopEnd]      `parser:"@@"`
}

// switchStatement is `switch -flag (…) { test {…} }`.
type switchStatement struct {
	Flags   []terminal[switchFlag] `parser:"@@*"`
	Input   terminal[switchInput]  `parser:"@@"`
	Open    terminal[switchOpen]   `parser:"@@"`
	Clauses []switchClause         `parser:"@@*"`
}

type switchClause struct {
	Test terminal[switchTest] `parser:"@@"`
	Body terminal[switchBody] `parser:"@@"`
}

// tryStatement is `try {…} catch [type] {…} finally {…}`.
type tryStatement struct {
	Body    terminal[body] `parser:"@@"`
	Catches []catchClause  `parser:"@@*"`
	Finally *finallyClause `parser:"@@?"`
}

type catchClause struct {
	Keyword terminal[catchKeyword] `parser:"@@"`
	First   terminal[catchType]    `parser:"( @@"`
	Rest    []commaType            `parser:"@@* )?"`
	Body    terminal[catchBody]    `parser:"@@"`
}

type commaType struct {
	Comma terminal[comma]     `parser:"@@"`
	Type  terminal[catchType] `parser:"@@"`
}

type finallyClause struct {
	Keyword terminal[finallyKeyword] `parser:"@@"`
	Body    terminal[body]           `parser:"@@"`
}

// trapStatement is `trap [type] {…}`.
type trapStatement struct {
	Type terminal[trapType] `parser:"@@?"`
	Body terminal[body]     `parser:"@@"`
}

// dataStatement is `data name -SupportedCommand … {…}`.
type dataStatement struct {
	Name      terminal[dataName] `parser:"@@?"`
	Supported *dataSupported     `parser:"@@?"`
	Body      terminal[body]     `parser:"@@"`
}

type dataSupported struct {
	Flag  terminal[dataFlag]      `parser:"@@"`
	First terminal[dataCommand]   `parser:"( @@"`
	Rest  []terminal[dataCommand] `parser:"@@* )?"`
}

// functionStatement is `function name (…) {…}`.
type functionStatement struct {
	Name       terminal[functionName]  `parser:"@@"`
	Parameters terminal[parameterList] `parser:"@@?"`
	Body       terminal[functionBody]  `parser:"@@"`
}

// classStatement is `class name : bases {…}`.
type classStatement struct {
	Name    terminal[typeDefinitionName] `parser:"@@"`
	Bases   *classBases                  `parser:"@@?"`
	Open    terminal[typeOpen]           `parser:"@@"`
	Members []classMember                `parser:"@@*"`
	Close   terminal[typeClose]          `parser:"@@"`
}

type classBases struct {
	Colon terminal[colon]    `parser:"@@"`
	First terminal[baseType] `parser:"( @@"`
	Rest  []commaBase        `parser:"@@* )?"`
}

type commaBase struct {
	Comma terminal[comma]    `parser:"@@"`
	Type  terminal[baseType] `parser:"@@"`
}

// classMember is a property, a method or a constructor.
type classMember struct {
	Modifiers terminal[memberModifiers] `parser:"@@"`
	Property  *classProperty            `parser:"( @@"`
	Method    *classMethod              `parser:"| @@"`
	Broken    terminal[brokenMember]    `parser:"| @@ )"`
}

type classProperty struct {
	Name terminal[propertyName] `parser:"@@"`
	Init terminal[propertyInit] `parser:"@@?"`
	End  terminal[propertyEnd]  `parser:"@@"`
}

type classMethod struct {
	Name       terminal[methodName]    `parser:"@@"`
	Parameters terminal[parameterList] `parser:"@@?"`
	Base       *baseCall               `parser:"@@?"`
	Body       terminal[methodBody]    `parser:"@@"`
}

type baseCall struct {
	Colon   terminal[colon]         `parser:"@@"`
	Keyword terminal[baseKeyword]   `parser:"@@"`
	Call    terminal[baseArguments] `parser:"@@"`
}

// enumStatement is `enum name : type {…}`.
type enumStatement struct {
	Name    terminal[typeDefinitionName] `parser:"@@"`
	Base    *enumBase                    `parser:"@@?"`
	Open    terminal[typeOpen]           `parser:"@@"`
	Members []enumMember                 `parser:"@@*"`
	Close   terminal[typeClose]          `parser:"@@"`
}

type enumBase struct {
	Colon terminal[colon]    `parser:"@@"`
	Type  terminal[baseType] `parser:"@@"`
}

type enumMember struct {
	Name terminal[enumName]  `parser:"@@"`
	Init terminal[enumValue] `parser:"@@?"`
	End  terminal[enumEnd]   `parser:"@@"`
}

// usingStatement is `using kind name = alias`.
type usingStatement struct {
	Kind  terminal[usingKind]  `parser:"@@"`
	Name  terminal[usingName]  `parser:"@@"`
	Alias terminal[usingAlias] `parser:"@@?"`
	End   terminal[usingEnd]   `parser:"@@"`
}

// frame is the state of the statement that a production is parsing.
type frame struct {
	keyword lexer.Token // the keyword that messages name
	start   ast.Extent  // of the label or the statement's keyword
	failed  bool
	end     int32      // where the error statement ends once failed
	nested  []ast.Node // what was parsed before a failure
	last    ast.Extent // the last thing read that errors are placed behind
	bad     bool       // an error that recovery stepped over

	// of a switch
	flags   []ast.ErrorFlag
	sw      *ast.SwitchStatement
	open    lexer.Token
	brace   lexer.Token
	types   []*ast.TypeConstraint // of the catch clause being read
	missing bool                  // an incomplete-input error was reported

	// of a type definition
	*classFrame
	stop bool // nothing more of a list is looked for
}

// classFrame is what a frame holds about a type definition.
type classFrame struct {
	typeName  string
	modifiers memberModifiers
	members   int32 // where the last good member ends
	// baseKeyword is where `base` stands in a constructor.
	baseKeyword ast.Extent
	base        ast.Statement // the call of the base constructor
}

// grammar holds participle's parsers, built when first used, for one parse at a time. Terminals are closures over it: that is how
// productions reach the parse they belong to.
type grammar struct {
	p     *parser
	empty *plex.PeekingLexer

	dos       func() *participle.Parser[doStatement]
	switches  func() *participle.Parser[switchStatement]
	tries     func() *participle.Parser[tryStatement]
	traps     func() *participle.Parser[trapStatement]
	datas     func() *participle.Parser[dataStatement]
	functions func() *participle.Parser[functionStatement]
	classes   func() *participle.Parser[classStatement]
	enums     func() *participle.Parser[enumStatement]
	usings    func() *participle.Parser[usingStatement]
}

// grammars keeps grammars for reuse; building one costs about as much as parsing a small script.
var grammars sync.Pool

func (p *parser) productions() *grammar {
	if p.grammar == nil {
		g, ok := grammars.Get().(*grammar)
		if !ok {
			g = newGrammar()
		}
		p.grammar = g
		p.grammar.p = p
	}
	return p.grammar
}

func (g *grammar) release() {
	g.p = nil
	grammars.Put(g)
}

// nothing is the token stream that participle sees: terminals read from the mode-tracking lexer instead, because what a token is
// depends on the production that asks for it.
type nothing struct{}

func (nothing) Next() (plex.Token, error) { return plex.EOFToken(plex.Position{}), nil }

func newGrammar() *grammar {
	g := &grammar{}
	g.empty, _ = plex.Upgrade(nothing{})
	g.dos = production[doStatement](g)
	g.switches = production[switchStatement](g)
	g.tries = production[tryStatement](g)
	g.traps = production[trapStatement](g)
	g.datas = production[dataStatement](g)
	g.functions = production[functionStatement](g)
	g.classes = production[classStatement](g)
	g.enums = production[enumStatement](g)
	g.usings = production[usingStatement](g)
	return g
}

func production[T any](g *grammar) func() *participle.Parser[T] {
	return sync.OnceValue(func() *participle.Parser[T] {
		return participle.MustBuild[T](append(g.terminals(), participle.UseLookahead(1))...)
	})
}

// run parses one statement by its production.
func run[T any](p *parser, build func() *participle.Parser[T], f *frame) *T {
	outer := p.frame
	p.frame = f
	// Terminals report what is wrong themselves; an error of participle's own can only mean the same failure.
	v, err := build().ParseFromLexer(p.productions().empty)
	if err != nil {
		f.failed = true
	}
	p.frame = outer
	return v
}
