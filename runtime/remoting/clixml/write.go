package clixml

import (
	"fmt"
	"strconv"

	"goposh/runtime/errs"
	"goposh/runtime/value"
	"goposh/runtime/wtf8"
)

// writer writes the XML text of nodes.
type writer struct {
	rt     value.Runtime
	b      []byte
	indent bool
	// bad is the first character that XML has no place for.
	bad rune
}

func (w *writer) newline(depth int) {
	if !w.indent {
		return
	}
	w.b = append(w.b, '\n')
	for range depth {
		w.b = append(w.b, "  "...)
	}
}

// document writes the Objs element around nodes.
func (w *writer) document(nodes []*node) {
	w.b = append(w.b, `<Objs Version="1.1.0.1" xmlns="`+Namespace+`"`...)
	if len(nodes) == 0 {
		w.b = append(w.b, " />"...)
		return
	}
	w.b = append(w.b, '>')
	for _, n := range nodes {
		w.newline(1)
		w.node(n, 1)
	}
	w.newline(0)
	w.b = append(w.b, "</Objs>"...)
}

func (w *writer) node(n *node, depth int) {
	w.b = append(append(w.b, '<'), n.tag...)
	if n.stream != "" {
		w.attribute("S", n.stream)
	}
	if n.hasName {
		w.attribute("N", encode(n.name))
	}
	if n.ref >= 0 {
		w.b = append(strconv.AppendInt(append(w.b, ` RefId="`...), int64(n.ref), 10), '"')
	}
	text := n.text
	if !n.prim.IsNull() {
		text = primitiveText(w.rt, n.tag, n.prim)
	}
	switch {
	case text == "" && len(n.kids) == 0 && !n.full:
		w.b = append(w.b, " />"...)
		return
	case len(n.kids) == 0:
		w.b = append(w.b, '>')
		w.escaped(text, false)
	default:
		w.b = append(w.b, '>')
		for _, k := range n.kids {
			w.newline(depth + 1)
			w.node(k, depth+1)
		}
		w.newline(depth)
	}
	w.b = append(append(append(w.b, "</"...), n.tag...), '>')
}

func (w *writer) attribute(name, text string) {
	w.b = append(append(append(w.b, ' '), name...), `="`...)
	w.escaped(text, true)
	w.b = append(w.b, '"')
}

func (w *writer) escaped(s string, attribute bool) {
	done := 0
	for i := 0; i < len(s); i++ {
		var entity string
		switch s[i] {
		case '&':
			entity = "&amp;"
		case '<':
			entity = "&lt;"
		case '>':
			entity = "&gt;"
		case '"':
			if !attribute {
				continue
			}
			entity = "&quot;"
		case 0xEF:
			if r, _ := wtf8.DecodeRune(s[i:]); (r == 0xFFFE || r == 0xFFFF) && w.bad == 0 {
				w.bad = r
			}
			continue
		default:
			continue
		}
		w.b = append(append(w.b, s[done:i]...), entity...)
		done = i + 1
	}
	w.b = append(w.b, s[done:]...)
}

func (w *writer) err() error {
	if w.bad == 0 {
		return nil
	}
	return errs.NewException("System.ArgumentException",
		fmt.Sprintf("'%c', hexadecimal value 0x%04X, is an invalid character.", w.bad, w.bad))
}
