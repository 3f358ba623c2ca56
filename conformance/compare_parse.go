package conformance

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

// compareParse compares a parse case with what the parser made of it.
func compareParse(c *Case, got *ParseResult) Verdict {
	want := c.Parse
	var d diffs
	if want.OK != got.OK {
		d.add("ok", fmt.Sprintln(want.OK), fmt.Sprintln(got.OK), false)
	}
	sameID := func(a, b ParseError) bool { return a.ID == b.ID }
	if !slices.Equal(want.Errors, got.Errors) {
		d.add("errors", describeParseErrors(want.Errors), describeParseErrors(got.Errors),
			slices.EqualFunc(want.Errors, got.Errors, sameID))
	}
	if want.AST != got.AST {
		d.add("ast", breakAST(want.AST), breakAST(got.AST), false)
	}
	if want.Tokens != nil {
		if w, g := describeTokens(want.Tokens), describeTokens(got.Tokens); w != g {
			d.add("tokens", w, g, true)
		}
	}
	return d.verdict()
}

func describeParseErrors(errs []ParseError) string {
	var b strings.Builder
	for _, e := range errs {
		fmt.Fprintf(&b, "%s %d-%d", e.ID, e.Start, e.End)
		if e.Incomplete {
			b.WriteString(" incomplete")
		}
		fmt.Fprintf(&b, " %s\n", e.Message)
	}
	return b.String()
}

func describeTokens(tokens []Token) string {
	var b strings.Builder
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	for _, t := range tokens {
		if err := enc.Encode(t); err != nil {
			fmt.Fprintln(&b, err)
		}
	}
	return b.String()
}

// breakAST puts every node of an S-expression on a line of its own, for diffs.
func breakAST(ast string) string {
	var b strings.Builder
	depth, quoted := 0, false
	for i := 0; i < len(ast); i++ {
		ch := ast[i]
		switch {
		case quoted && ch == '\\' && i+1 < len(ast):
			b.WriteByte(ch)
			i++
			b.WriteByte(ast[i])
			continue
		case ch == '"':
			quoted = !quoted
		case quoted:
		case ch == '(':
			if i > 0 {
				b.WriteByte('\n')
				b.WriteString(strings.Repeat("  ", depth))
			}
			depth++
		case ch == ')':
			depth--
		}
		b.WriteByte(ch)
	}
	b.WriteByte('\n')
	return b.String()
}
