// Package parser builds the syntax tree of PowerShell scripts. Keyword statements and declarations are participle grammars in struct
// tags (see grammar.go); the commonest statements (loops.go), pipelines, commands, expressions and strings, where PowerShell's tokens
// depend on what surrounds them, are Go code that drives the lexer's modes. After an error the rest of the script is still parsed.
package parser

import (
	"slices"

	"goposh/ast"
	"goposh/lexer"
)

// ParseError is one syntax error (System.Management.Automation.Language.ParseError).
type ParseError = lexer.Error

// maxDepth limits the nesting of brackets, blocks and strings, so that neither the parser nor a walk over the tree can exhaust the stack.
const maxDepth = 1500

// maxChain limits what nests without brackets: long rows of operators, members and casts.
const maxChain = 20_000

// Parse parses a script. It always returns a tree; what could not be parsed is an ErrorStatement or ErrorExpression in it.
func Parse(name, src string) (*ast.ScriptBlock, []ParseError) {
	block, _, errs := parse(name, src, false, Known{})
	return block, errs
}

// ParseWithTokens is Parse that also returns the script's tokens, comments included.
func ParseWithTokens(name, src string) (*ast.ScriptBlock, []lexer.Token, []ParseError) {
	return parse(name, src, true, Known{})
}

func parse(name, src string, tokens bool, known Known) (*ast.ScriptBlock, []lexer.Token, []ParseError) {
	p := newParser(ast.NewSource(name, src), tokens)
	p.known = known
	block := p.script()
	p.src.Root = block
	p.requirements(block)
	p.attachHelp(block)
	p.symbols(block)
	p.check(block)
	p.close()
	return block, p.lex.Tokens(), p.errs
}

// parser is the state of one parse.
type parser struct {
	src  *ast.Source
	lex  *lexer.Lexer
	errs []ParseError

	ungot    lexer.Token
	hasUngot bool

	// noComma makes a comma end an expression, as in method arguments.
	noComma bool
	depth   int
	gaveUp  bool
	known   Known
	nodes   nodes
	// frame is the keyword statement that the grammar works on.
	frame   *frame
	grammar *grammar
	// unassigned are the variables that a method reads before it assigned them.
	unassigned map[*ast.VariableExpression]bool
	documented []documented
	// hasTypes and hasUsings tell that the script defines types and has using statements.
	hasTypes, hasUsings bool
}

func newParser(src *ast.Source, tokens bool) *parser {
	p := &parser{src: src}
	p.lex = lexer.New(src, &p.errs, tokens)
	return p
}

func (p *parser) close() {
	if p.grammar != nil {
		p.grammar.release()
		p.grammar = nil
	}
}

// ---- tokens

func (p *parser) next() lexer.Token {
	if p.hasUngot {
		p.hasUngot = false
		return p.ungot
	}
	return p.lex.Next()
}

// peek returns the next token; the pointer is good until the parser moves on.
func (p *parser) peek() *lexer.Token {
	if !p.hasUngot {
		p.ungot = p.lex.Next()
		p.hasUngot = true
	}
	return &p.ungot
}

func (p *parser) skip() { p.next() }

func (p *parser) unget(t lexer.Token) {
	p.ungot = t
	p.hasUngot = true
}

func (p *parser) skipNewlines() { p.skipLines(false) }

func (p *parser) skipSeparators() { p.skipLines(true) }

func (p *parser) skipLines(semicolons bool) {
	if p.hasUngot {
		if k := p.ungot.Kind; k != ast.TokenNewLine && !(semicolons && k == ast.TokenSemi) {
			return
		}
		p.hasUngot = false
	}
	p.lex.SkipNewlines(semicolons)
}

func (p *parser) resync(off int32) {
	p.hasUngot = false
	p.lex.Resync(off)
}

// rereadEnd reads the end of the script once more, as PowerShell does here; the end then lies one character further.
func (p *parser) rereadEnd() {
	if t := p.peek(); t.Kind == ast.TokenEndOfInput {
		p.resync(t.Start)
	}
}

// rescan forgets a token that was read in another mode.
func (p *parser) rescan() {
	if !p.hasUngot {
		return
	}
	switch p.ungot.Kind {
	case ast.TokenEndOfInput, ast.TokenNewLine, ast.TokenSemi:
		return
	}
	p.resync(p.ungot.Start)
}

func (p *parser) push(m lexer.Mode) {
	if m != p.lex.Mode() {
		p.rescan()
	}
	p.lex.Push(m)
}

func (p *parser) pop() {
	if p.lex.Top() != p.lex.Mode() {
		p.rescan()
	}
	p.lex.Pop()
}

// enter counts a level of nesting; beyond the limit the parser gives up.
func (p *parser) enter() bool {
	p.depth++
	if p.depth <= maxDepth {
		return true
	}
	p.giveUp()
	return false
}

// tooLong gives up when a chain has grown beyond its limit.
func (p *parser) tooLong(n int) bool {
	if n <= maxChain {
		return false
	}
	p.giveUp()
	return true
}

// giveUp ends the parse of a script that is too deep.
func (p *parser) giveUp() {
	off := p.lex.Offset()
	p.lex.Report(off, off, false, "ScriptTooComplicated", messages["ScriptTooComplicated"])
	p.lex.Finish()
	p.hasUngot = false
	p.gaveUp = true
}

func (p *parser) leave() { p.depth-- }

func (p *parser) text(t *lexer.Token) string { return p.lex.Text(t) }

// ---- extents

func (p *parser) ext(start, end int32) ast.Extent {
	return ast.Extent{File: p.src, Start: start, End: end}
}

func (p *parser) tok(t *lexer.Token) ast.Extent { return p.ext(t.Start, t.End) }

func (p *parser) at(t lexer.Token) ast.Extent { return p.ext(t.Start, t.End) }

func between(a, b ast.Extent) ast.Extent { return ast.Extent{File: a.File, Start: a.Start, End: b.End} }

func after(e ast.Extent) ast.Extent { return ast.Extent{File: e.File, Start: e.End, End: e.End} }

// before is the position that PowerShell reports in front of a token: one character off.
func before(e ast.Extent) ast.Extent {
	at := max(e.Start-1, 0)
	return ast.Extent{File: e.File, Start: at, End: at}
}

// ---- errors

func (p *parser) report(e ast.Extent, id string, args ...any) {
	p.lex.Report(e.Start, e.End, false, id, message(id, args...))
}

// missing reports what more input could repair if the error is at the end of the script.
func (p *parser) missing(e ast.Extent, id string, args ...any) { p.missingAt(e, e, id, args...) }

func (p *parser) missingAt(e, detected ast.Extent, id string, args ...any) {
	p.lex.Report(e.Start, e.End, p.lex.AtEnd(detected.End), id, message(id, args...))
}

// sync skips to one of the kinds or the end; brackets in between are skipped whole. A closing token is consumed or put back.
func (p *parser) sync(consume bool, kinds ...ast.Token) {
	var depth [3]int // of parentheses, braces and brackets
	opened := func(k ast.Token) (int, int) {
		switch k {
		case ast.TokenLParen, ast.TokenAtParen, ast.TokenDollarParen:
			return 0, 1
		case ast.TokenLCurly, ast.TokenAtCurly:
			return 1, 1
		case ast.TokenLBracket:
			return 2, 1
		case ast.TokenRParen:
			return 0, -1
		case ast.TokenRCurly:
			return 1, -1
		case ast.TokenRBracket:
			return 2, -1
		}
		return 0, 0
	}
	for _, k := range kinds {
		if i, step := opened(k); step < 0 {
			depth[i] = 1
		}
	}
	for {
		t := p.next()
		if t.Kind == ast.TokenEndOfInput {
			p.unget(t)
			return
		}
		i, step := opened(t.Kind)
		depth[i] += step
		if step <= 0 && (step == 0 || depth[i] == 0) && slices.Contains(kinds, t.Kind) {
			if !consume {
				p.unget(t)
			}
			return
		}
	}
}
