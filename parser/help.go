package parser

import (
	"slices"
	"strings"

	"goposh/ast"
	"goposh/lexer"
)

// allowedBreaks is how many lines may lie between a comment and what it documents.
const allowedBreaks = 2

// documented is something that comment-based help may belong to.
type documented struct {
	extent     ast.Extent
	body       *ast.ScriptBlock
	parameters []*ast.Parameter
}

// attachHelp fills in comment-based help of the script and of its functions and methods.
func (p *parser) attachHelp(sb *ast.ScriptBlock) {
	if len(p.lex.Comments) == 0 {
		return
	}
	h := &helper{src: p.src, comments: p.lex.Comments}
	sb.Help = h.script(sb)
	if sb.Help != nil && sb.ParamBlock != nil {
		h.parameters(sb.ParamBlock.Parameters)
	}
	for _, d := range p.documented {
		if d.body.Help = h.function(d); d.body.Help == nil {
			continue
		}
		h.parameters(d.parameters)
		if d.body.ParamBlock != nil {
			h.parameters(d.body.ParamBlock.Parameters)
		}
	}
}

// helper finds the comments that are help.
type helper struct {
	src      *ast.Source
	comments []lexer.Token
}

func (h *helper) line(off int32) int { return h.src.Line(min(int(off), len(h.src.Text))) }

// blank tells whether nothing but white space and newlines lies between two offsets.
func (h *helper) blank(from, to int32) bool {
	for _, r := range h.src.Text[from:to] {
		if !lexer.IsWhite(r) && r != '\n' && r != '\r' {
			return false
		}
	}
	return true
}

// index returns the first comment that starts at or after an offset.
func (h *helper) index(off int32) int {
	i, _ := slices.BinarySearchFunc(h.comments, off, func(t lexer.Token, off int32) int { return int(t.Start - off) })
	return i
}

// preceding returns the comments directly in front of an offset, the last at most proximity lines above.
func (h *helper) preceding(off int32, proximity int) []lexer.Token {
	last := h.index(off)
	first := last
	minLine := h.line(off) - proximity
	for first > 0 {
		c := &h.comments[first-1]
		if h.line(c.End) < minLine || !h.blank(c.End, off) {
			break
		}
		first--
		minLine = h.line(c.Start) - 1
		off = c.Start
	}
	return h.comments[first:last]
}

// following returns the next comments behind an offset that stand on adjoining lines, and where they end.
func (h *helper) following(off int32) ([]lexer.Token, int32) {
	first := h.index(off)
	last := first
	for last < len(h.comments) {
		c := &h.comments[last]
		if !h.blank(off, c.Start) || last > first && h.line(c.Start) > h.line(h.comments[last-1].End)+1 {
			break
		}
		off = c.End
		last++
	}
	return h.comments[first:last], off
}

func (h *helper) script(sb *ast.ScriptBlock) *ast.CommentHelp {
	var off int32
	for {
		block, end := h.following(off)
		if len(block) == 0 {
			break
		}
		off = end
		help := h.parse(block)
		if help == nil {
			continue
		}
		if sb.End != nil && sb.End.Unnamed && len(sb.End.Statements) > 0 {
			// In front of a function it is the function's, unless there is a gap.
			if f, ok := sb.End.Statements[0].(*ast.FunctionDefinition); ok {
				if h.line(f.Start)-h.line(block[len(block)-1].End) > allowedBreaks {
					return help
				}
				break
			}
		}
		return help
	}
	end := int32(len(h.src.Text))
	return h.parse(h.preceding(end, h.line(end)))
}

func (h *helper) function(d documented) *ast.CommentHelp {
	if help := h.parse(h.preceding(d.extent.Start, allowedBreaks)); help != nil {
		return help
	}
	off := d.body.Start + 1
	for {
		block, end := h.following(off)
		if len(block) == 0 {
			break
		}
		if help := h.parse(block); help != nil {
			return help
		}
		off = end
	}
	end := d.extent.End - 1
	return h.parse(h.preceding(end, h.line(end)))
}

// parameters takes the comments in front of parameters as their descriptions.
func (h *helper) parameters(list []*ast.Parameter) {
	for _, v := range list {
		var lines []string
		for _, c := range h.preceding(v.Start, allowedBreaks) {
			lines = h.lines(lines, c)
		}
		v.Comment = strings.TrimSpace(section(lines, new(int), 0))
	}
}

// lines appends the lines of a comment without its marks.
func (h *helper) lines(out []string, c lexer.Token) []string {
	text := h.src.Text[c.Start:c.End]
	if text[0] != '<' {
		return append(out, strings.TrimLeft(text, "#"))
	}
	text = strings.TrimSuffix(text[2:], "#>")
	for {
		i := strings.IndexAny(text, "\r\n")
		if i < 0 {
			return append(out, text)
		}
		out = append(out, text[:i])
		if strings.HasPrefix(text[i:], "\r\n") {
			i++
		}
		text = text[i+1:]
	}
}

// directive splits `.KEYWORD argument`.
func directive(line string) (word, argument string, ok bool) {
	s := strings.TrimSpace(line)
	if len(s) < 2 || s[0] != '.' {
		return "", "", false
	}
	s = s[1:]
	i := strings.IndexFunc(s, func(r rune) bool {
		return !(r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '_')
	})
	if i < 0 {
		return strings.ToUpper(s), "", true
	}
	if i == 0 || s[i] != ' ' && s[i] != '\t' {
		return "", "", false
	}
	return strings.ToUpper(s[:i]), strings.TrimSpace(s[i:]), true
}

func blankLine(s string) bool { return strings.TrimSpace(s) == "" }

// section reads lines up to the next directive, from line first on; the first line sets the indentation. i becomes the last line read.
func section(lines []string, i *int, first int) string {
	var b strings.Builder
	indent := -1
	for *i = first; *i < len(lines); *i++ {
		line := lines[*i]
		if indent < 0 && blankLine(line) {
			continue
		}
		if _, _, ok := directive(line); ok {
			break
		}
		white := 0
		rest := line
		for rest != "" && (indent < 0 || white < indent) {
			switch {
			case rest[0] == ' ' || rest[0] == '\t':
				rest = rest[1:]
			case strings.HasPrefix(rest, "\u00A0"):
				rest = rest[len("\u00A0"):]
			default:
				if indent < 0 {
					indent = white
				}
				white = 1 << 30
				continue
			}
			white++
		}
		b.WriteString(rest)
		b.WriteByte('\n')
	}
	*i--
	return b.String()
}

// parse reads a block of comments as help; nil when it is none.
func (h *helper) parse(block []lexer.Token) *ast.CommentHelp {
	if len(block) == 0 {
		return nil
	}
	var lines []string
	for _, c := range block {
		lines = h.lines(lines, c)
	}
	help := &ast.CommentHelp{}
	found := false
	for i := 0; i < len(lines); i++ {
		word, argument, ok := directive(lines[i])
		if !ok {
			if blankLine(lines[i]) {
				continue
			}
			return nil
		}
		found = true
		if argument != "" {
			if !directiveWithArgument(help, word, argument, lines, &i) {
				return nil
			}
			continue
		}
		if !plainDirective(help, word, lines, &i) {
			return nil
		}
	}
	if !found {
		return nil
	}
	return help
}

func directiveWithArgument(help *ast.CommentHelp, word, argument string, lines []string, i *int) bool {
	switch word {
	case "PARAMETER":
		text := section(lines, i, *i+1)
		for _, p := range help.Parameters {
			if strings.EqualFold(p.Name, argument) {
				return true
			}
		}
		help.Parameters = append(help.Parameters, ast.HelpParameter{Name: argument, Text: text})
	case "FORWARDHELPTARGETNAME":
		help.ForwardHelpTargetName = argument
	case "FORWARDHELPCATEGORY":
		help.ForwardHelpCategory = argument
	case "REMOTEHELPRUNSPACE":
		help.RemoteHelpRunspace = argument
	case "EXTERNALHELP":
		help.MamlHelpFile = argument
	default:
		return false
	}
	return true
}

func plainDirective(help *ast.CommentHelp, word string, lines []string, i *int) bool {
	read := func() string { return section(lines, i, *i+1) }
	switch word {
	case "SYNOPSIS":
		help.Synopsis = read()
	case "DESCRIPTION":
		help.Description = read()
	case "NOTES":
		help.Notes = read()
	case "LINK":
		help.Links = append(help.Links, strings.TrimSpace(read()))
	case "EXAMPLE":
		help.Examples = append(help.Examples, read())
	case "INPUTS":
		help.Inputs = append(help.Inputs, read())
	case "OUTPUTS":
		help.Outputs = append(help.Outputs, read())
	case "COMPONENT":
		help.Component = strings.TrimSpace(read())
	case "ROLE":
		help.Role = strings.TrimSpace(read())
	case "FUNCTIONALITY":
		help.Functionality = strings.TrimSpace(read())
	default:
		return false
	}
	return true
}
