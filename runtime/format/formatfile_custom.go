package format

// control reads a CustomControl.
func (l *loader) control(n *node, local map[string]*Control) *Control {
	out := &Control{}
	list := n.child("CustomEntries")
	if list == nil {
		l.wrong(n, "Node %s is missing.", "CustomEntries")
		return out
	}
	for _, e := range list.children {
		if !e.is("CustomEntry") {
			l.unknown(e)
			continue
		}
		entry := ControlEntry{}
		before := len(l.mistakes)
		for _, c := range e.children {
			switch {
			case c.is("EntrySelectedBy"):
				entry.For = l.selector(c)
			case c.is("CustomItem"):
				entry.Tokens = l.tokens(c, local)
			default:
				l.unknown(c)
			}
		}
		if len(l.mistakes) > before {
			l.wrong(e, "Node CustomItem is missing.")
			l.wrong(list, "CustomEntry failed to load.")
		}
		out.Entries = append(out.Entries, entry)
	}
	return out
}

func (l *loader) tokens(n *node, local map[string]*Control) []Token {
	var out []Token
	for _, c := range n.children {
		switch {
		case c.is("Text"):
			if c.text == "" {
				l.wrong(c, "Text is an empty node.")
				l.wrong(n, "Text failed to load.")
				continue
			}
			out = append(out, Token{Text: c.text})
		case c.is("NewLine"):
			count := 1
			if x := c.child("Count"); x != nil {
				count, _ = l.positive(x)
			}
			out = append(out, Token{NewLines: count})
		case c.is("Frame"):
			out = append(out, Token{Frame: l.frame(c, local)})
		case c.is("ExpressionBinding"):
			out = append(out, Token{Value: l.binding(c, local)})
		default:
			l.unknown(c)
		}
	}
	return out
}

func (l *loader) frame(n *node, local map[string]*Control) *Frame {
	f := &Frame{}
	for _, c := range n.children {
		switch {
		case c.is("LeftIndent"):
			f.Left, _ = l.positive(c)
		case c.is("RightIndent"):
			f.Right, _ = l.positive(c)
		case c.is("FirstLineIndent"):
			f.FirstLine, _ = l.positive(c)
		case c.is("FirstLineHanging"):
			hanging, _ := l.positive(c)
			f.FirstLine = -hanging
		case c.is("CustomItem"):
			f.Tokens = l.tokens(c, local)
		default:
			l.unknown(c)
		}
	}
	return f
}

func (l *loader) binding(n *node, local map[string]*Control) *Binding {
	b := &Binding{}
	for _, c := range n.children {
		switch {
		case c.is("PropertyName"), c.is("ScriptBlock"):
			b.By = scriptOrProperty(c)
		case c.is("EnumerateCollection"):
			b.Enumerate = *l.flag(c)
		case c.is("ItemSelectionCondition"):
			b.When = condition(c)
		case c.is("CustomControl"):
			b.Control = l.control(c, local)
		case c.is("CustomControlName"):
			b.Control, b.controlName = l.reference(c, local)
		case c.is("FormatString"):
			b.Format = c.value()
		default:
			l.unknown(c)
		}
	}
	return b
}
