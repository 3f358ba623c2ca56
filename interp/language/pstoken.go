package language

import (
	"strings"

	"goposh/ast"
	"goposh/lexer"
	"goposh/parser"
	"goposh/runtime/neterr"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// tokenize is PSParser.Tokenize(script, out errors): the tokens of a text, or of lines.
func (s Service) tokenize(c *types.Call) (value.Value, error) {
	script, ok := c.Args[0].Base().AsString()
	if !ok {
		if c.Args[0].IsNull() {
			return value.Null, neterr.ArgumentNull("script")
		}
		var lines strings.Builder
		err := types.Each(c.RT, c.Args[0], func(v value.Value) error {
			if !v.IsNull() {
				lines.WriteString(types.ToString(c.RT, v) + "\n")
			}
			return nil
		})
		if err != nil {
			return value.Null, err
		}
		script = lines.String()
	}
	tree, tokens, perrs := parser.ParseKnowing("", script, s.Host.Known())
	src := tree.Pos().File
	if err := put(c.Args[1], func() value.Value {
		items := make([]value.Value, len(perrs))
		for i := range perrs {
			items[i] = value.Of(&psParseError{of: &perrs[i]})
		}
		return collection("System.Management.Automation.PSParseError", items)
	}); err != nil {
		return value.Null, err
	}
	// The last token is the end of the input.
	items := make([]value.Value, 0, len(tokens))
	for i := range tokens[:max(len(tokens)-1, 0)] {
		items = append(items, value.Of(newPSToken(&Token{src: src, tok: &tokens[i]})))
	}
	return collection("System.Management.Automation.PSToken", items), nil
}

func collection(elem string, items []value.Value) value.Value {
	t := types.MakeGeneric(types.Lookup("System.Collections.ObjectModel.Collection`1"), types.Lookup(elem))
	return value.Of(value.NewList(t, items))
}

// psToken is a System.Management.Automation.PSToken.
type psToken struct {
	types.ReadOnlyBacked
	typ     string // PSTokenType
	content string
	at      ast.Extent
}

// Type implements value.Object.
func (*psToken) Type() *value.Type { return types.Lookup("System.Management.Automation.PSToken") }

func newPSToken(t *Token) *psToken {
	p := &psToken{typ: t.psType(), content: t.text(), at: t.at()}
	switch t.class() {
	case "StringLiteralToken", "StringExpandableToken", "VariableToken":
		p.content = t.tok.Value
	}
	return p
}

// PositionToken is the PSToken that tells where something stands (ScriptBlock.StartPosition).
func PositionToken(at ast.Extent) value.Value {
	return value.Of(&psToken{typ: "Position", content: at.Text(), at: at})
}

// psTokenType is PSToken.GetPSTokenType.
func psTokenType(t *Token) value.Value { return psTokenTypeNamed(t.psType()) }

// psTokenTypeNamed gives a PSTokenType by its name.
func psTokenTypeNamed(name string) value.Value {
	e := types.Lookup("System.Management.Automation.PSTokenType").Enum
	n, _ := e.Lookup(name)
	return value.Enum(e, n)
}

// psType is the name of the token's PSTokenType.
func (t *Token) psType() string {
	switch {
	case t.tok.Has(lexer.CommandName):
		return "Command"
	case t.tok.Has(lexer.MemberName):
		return "Member"
	case t.tok.Has(lexer.AttributeName):
		return "Attribute"
	case t.tok.Has(lexer.TypeName):
		return "Type"
	}
	switch k := t.tok.Kind; k {
	case ast.TokenUnknown, ast.TokenEndOfInput:
		return "Unknown"
	case ast.TokenVariable, ast.TokenSplattedVariable:
		return "Variable"
	case ast.TokenParameter:
		return "CommandParameter"
	case ast.TokenNumber:
		return "Number"
	case ast.TokenLabel:
		return "LoopLabel"
	case ast.TokenIdentifier, ast.TokenGeneric:
		return "CommandArgument"
	case ast.TokenNewLine:
		return "NewLine"
	case ast.TokenLineContinuation:
		return "LineContinuation"
	case ast.TokenComment:
		return "Comment"
	case ast.TokenStringLiteral, ast.TokenStringExpandable, ast.TokenHereStringLiteral, ast.TokenHereStringExpandable:
		return "String"
	case ast.TokenLParen, ast.TokenLCurly, ast.TokenAtParen, ast.TokenAtCurly, ast.TokenDollarParen:
		return "GroupStart"
	case ast.TokenRParen, ast.TokenRCurly:
		return "GroupEnd"
	case ast.TokenSemi:
		return "StatementSeparator"
	case ast.TokenColon, ast.TokenQuestionMark, ast.TokenQuestionQuestionEquals, ast.TokenQuestionQuestion, ast.TokenQuestionDot,
		ast.TokenQuestionLBracket, ast.TokenClean:
		return "Unknown" // younger than PSParser
	default:
		if k >= ast.TokenBegin {
			return "Keyword"
		}
	}
	return "Operator"
}

// NetProperty implements types.Backed.
func (p *psToken) NetProperty(_ value.Runtime, name string) (value.Value, error) {
	switch name {
	case "Content":
		return value.String(p.content), nil
	case "Type":
		return psTokenTypeNamed(p.typ), nil
	}
	src := p.at.File
	start := src.UTF16Offset(int(p.at.Start))
	line, column := p.at.StartPosition()
	endLine, endColumn := p.at.EndPosition()
	n := 0
	switch name {
	case "Start":
		n = start
	case "Length":
		n = src.UTF16Offset(int(p.at.End)) - start
	case "StartLine":
		n = line
	case "StartColumn":
		n = column
	case "EndLine":
		n = endLine
	case "EndColumn":
		n = endColumn
	default:
		return value.Null, types.NotImplemented(name)
	}
	return value.Int(int32(n)), nil
}

// NetMethod implements types.Backed.
func (*psToken) NetMethod(_ value.Runtime, name string, _ []value.Value) (value.Value, error) {
	return value.Null, types.NotImplemented(name)
}

// psParseError is a System.Management.Automation.PSParseError.
type psParseError struct {
	types.ReadOnlyBacked
	of *lexer.Error
}

// Type implements value.Object.
func (*psParseError) Type() *value.Type {
	return types.Lookup("System.Management.Automation.PSParseError")
}

// NetProperty implements types.Backed.
func (e *psParseError) NetProperty(_ value.Runtime, name string) (value.Value, error) {
	switch name {
	case "Token":
		return PositionToken(e.of.Extent), nil
	case "Message":
		return value.String(e.of.Message), nil
	}
	return value.Null, types.NotImplemented(name)
}

// NetMethod implements types.Backed.
func (*psParseError) NetMethod(_ value.Runtime, name string, _ []value.Value) (value.Value, error) {
	return value.Null, types.NotImplemented(name)
}
