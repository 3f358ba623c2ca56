package format

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"
)

// viewText holds PowerShell's own views, one definition a line with tab-separated fields. A view begins with a "view" line
// (kind, name, types, flags: a autosize, o out of band, h help; control), a control with a "control" line (name). Lines in
// them: group (p or s, expression, label, control), head (width, alignment, label), row (w for wrap, types), col (p or s,
// expression, alignment, format), entry (types), item (p or s, expression, label), and in controls t (text), n (new lines),
// f (left and first-line indent) … end, x (e for enumerate, control, p or s, expression, condition). p is a property, s a
// script.
//
//go:embed views.txt
var viewText string

// viewSource is a list of views with the controls they share: the built-in ones, or those of a file.
type viewSource struct {
	views    []*View
	byType   map[string][]int32 // lower-case type name -> positions of its views in order
	controls map[string]*Control
	// lazy holds the text of the views and controls that are not parsed yet; nil for files.
	lazy *lazyViews
}

// lazyViews parses a definition when it is used first.
type lazyViews struct {
	mu       sync.Mutex
	views    []string
	controls map[string]string
}

// builtin are PowerShell's own views.
var builtin = sync.OnceValue(func() *viewSource { return indexViews(viewText) })

// indexViews finds definitions by type name; they stay text until they are used.
func indexViews(text string) *viewSource {
	s := &viewSource{byType: make(map[string][]int32, 256), controls: map[string]*Control{}, lazy: &lazyViews{controls: make(map[string]string, 160)}}
	for text != "" {
		end := len(text)
		if i := nextDefinition(text); i >= 0 {
			end = i
		}
		block := text[:end]
		text = text[end:]
		line, body, _ := strings.Cut(block, "\n")
		if name, ok := strings.CutPrefix(line, "control\t"); ok {
			s.lazy.controls[name] = body
			continue
		}
		pos := int32(len(s.lazy.views))
		s.lazy.views = append(s.lazy.views, block)
		for t := range strings.SplitSeq(field(line, 3), ";") {
			t = strings.ToLower(t)
			s.byType[t] = append(s.byType[t], pos)
		}
	}
	s.views = make([]*View, len(s.lazy.views))
	return s
}

// nextDefinition is the offset of the view or control after the first one, or -1.
func nextDefinition(text string) int {
	for pos := 0; ; {
		i := strings.IndexByte(text[pos:], '\n')
		if i < 0 {
			return -1
		}
		pos += i + 1
		if strings.HasPrefix(text[pos:], "view\t") || strings.HasPrefix(text[pos:], "control\t") {
			return pos
		}
	}
}

// field returns field n of a tab-separated line; "" when there are fewer.
func field(line string, n int) string {
	for ; n > 0; n-- {
		i := strings.IndexByte(line, '\t')
		if i < 0 {
			return ""
		}
		line = line[i+1:]
	}
	f, _, _ := strings.Cut(line, "\t")
	return f
}

// at returns the view at a position.
func (s *viewSource) at(i int32) *View {
	if s.lazy == nil {
		return s.views[i]
	}
	s.lazy.mu.Lock()
	defer s.lazy.mu.Unlock()
	if s.views[i] == nil {
		s.views[i] = parseView(s, s.lazy.views[i])
	}
	return s.views[i]
}

// control returns a control by name, nil when there is none.
func (s *viewSource) control(name string) *Control {
	if s.lazy == nil {
		return s.controls[strings.ToLower(name)]
	}
	s.lazy.mu.Lock()
	defer s.lazy.mu.Unlock()
	if c := s.controls[name]; c != nil {
		return c
	}
	text, ok := s.lazy.controls[name]
	if !ok {
		return nil
	}
	c := parseControl(text)
	s.controls[name] = c
	return c
}

func parseView(owner *viewSource, block string) *View {
	v := &View{owner: owner}
	for line := range strings.Lines(block) {
		line = strings.TrimSuffix(line, "\n")
		tag, _, _ := strings.Cut(line, "\t")
		f := func(n int) string { return unescape(field(line, n)) }
		switch tag {
		case "view":
			v.Shape, v.Name = shapeOf(f(1)), f(2)
			v.Types = strings.Split(f(3), ";")
			flags := f(4)
			v.AutoSize = strings.Contains(flags, "a")
			v.OutOfBand = strings.Contains(flags, "o")
			v.Help = strings.Contains(flags, "h")
			v.controlName = f(5)
		case "group":
			v.Group = &GroupBy{By: expression(f(1), f(2)), Label: f(3), controlName: f(4)}
		case "head":
			v.Headers = append(v.Headers, Header{Label: f(3), Width: number(f(1)), Align: alignmentOf(f(2))})
		case "row":
			v.Rows = append(v.Rows, Row{Wrap: f(1) == "w", For: selector(f(2))})
		case "col":
			r := &v.Rows[len(v.Rows)-1]
			r.Cells = append(r.Cells, Cell{Value: expression(f(1), f(2)), Align: alignmentOf(f(3)), Format: f(4)})
		case "entry":
			v.Entries = append(v.Entries, Entry{For: selector(f(1))})
		case "item":
			e := &v.Entries[len(v.Entries)-1]
			e.Items = append(e.Items, Item{Value: expression(f(1), f(2)), Label: f(3)})
		}
	}
	return v
}

func parseControl(text string) *Control {
	c := &Control{}
	lines := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
	for len(lines) > 0 {
		e := ControlEntry{For: selector(unescape(field(lines[0], 1)))}
		e.Tokens, lines = parseTokens(lines[1:])
		c.Entries = append(c.Entries, e)
	}
	return c
}

// parseTokens reads tokens up to the end of the frame or the next entry, and returns the lines after them.
func parseTokens(lines []string) ([]Token, []string) {
	var out []Token
	for len(lines) > 0 {
		line := lines[0]
		f := func(n int) string { return unescape(field(line, n)) }
		tag, _, _ := strings.Cut(line, "\t")
		switch tag {
		case "entry":
			return out, lines
		case "end":
			return out, lines[1:]
		}
		lines = lines[1:]
		switch tag {
		case "t":
			out = append(out, Token{Text: f(1)})
		case "n":
			out = append(out, Token{NewLines: number(f(1))})
		case "f":
			fr := &Frame{Left: number(f(1)), FirstLine: number(f(2))}
			fr.Tokens, lines = parseTokens(lines)
			out = append(out, Token{Frame: fr})
		case "x":
			b := &Binding{Enumerate: f(1) == "e", controlName: f(2), By: expression(f(3), f(4))}
			if w := f(5); w != "" {
				b.When = &Expression{Text: w, Script: true}
			}
			out = append(out, Token{Value: b})
		}
	}
	return out, nil
}

func expression(kind, text string) Expression { return Expression{Text: text, Script: kind == "s"} }

func selector(types string) Selector {
	if types == "" {
		return Selector{}
	}
	return Selector{Types: strings.Split(types, ";")}
}

func number(s string) int {
	n, _ := strconv.Atoi(s)
	return n
}

func shapeOf(kind string) Shape {
	switch kind {
	case "table":
		return ShapeTable
	case "list":
		return ShapeList
	case "wide":
		return ShapeWide
	}
	return ShapeCustom
}

func alignmentOf(s string) Alignment {
	switch s {
	case "l":
		return AlignLeft
	case "c":
		return AlignCenter
	case "r":
		return AlignRight
	}
	return AlignUndefined
}

// unescape undoes the escapes of viewText: \n, \t, \r and \\.
func unescape(s string) string {
	if strings.IndexByte(s, '\\') < 0 {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] != '\\' || i+1 == len(s) {
			b.WriteByte(s[i])
			continue
		}
		i++
		switch s[i] {
		case 'n':
			b.WriteByte('\n')
		case 't':
			b.WriteByte('\t')
		case 'r':
			b.WriteByte('\r')
		default:
			b.WriteByte(s[i])
		}
	}
	return b.String()
}
