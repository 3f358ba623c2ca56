package format

import (
	"encoding/xml"
	"io"
	"strconv"
	"strings"

	"goposh/runtime/value"
)

// Export writes definitions, as Definitions gives them, as a format file. Scripts are left out unless scripts is set. ok is
// false when a value is no ExtendedTypeDefinition.
func Export(w io.Writer, definitions []value.Value, scripts bool) (ok bool, err error) {
	x := &exporter{scripts: scripts}
	x.open("Configuration", "ViewDefinitions")
	for _, v := range definitions {
		d, isDefinition := v.Base().Ref().(*definition)
		if !isDefinition || d.typ != typeExtended {
			return false, nil
		}
		for _, view := range d.views {
			x.view(view)
		}
	}
	x.close("ViewDefinitions", "Configuration")
	_, err = io.WriteString(w, `<?xml version="1.0" encoding="utf-8"?>`+x.b.String())
	return true, err
}

// exporter writes the elements of a format file.
type exporter struct {
	b       strings.Builder
	scripts bool
}

func (x *exporter) open(names ...string) {
	for _, n := range names {
		x.b.WriteString("<" + n + ">")
	}
}

func (x *exporter) close(names ...string) {
	for _, n := range names {
		x.b.WriteString("</" + n + ">")
	}
}

func (x *exporter) element(name, text string) {
	if text == "" {
		return
	}
	x.open(name)
	// A Builder takes everything.
	_ = xml.EscapeText(&x.b, []byte(text))
	x.close(name)
}

func (x *exporter) flag(name string, on bool) {
	if on {
		x.b.WriteString("<" + name + "/>")
	}
}

func (x *exporter) expression(e *Expression) {
	switch {
	case !e.Script:
		x.element("PropertyName", e.Text)
	case x.scripts:
		x.element("ScriptBlock", e.Text)
	default:
		x.element("ScriptBlock", ";")
	}
}

func (x *exporter) selector(s *Selector) {
	if s.isDefault() {
		return
	}
	x.open("EntrySelectedBy")
	for _, t := range s.Types {
		x.element("TypeName", t)
	}
	for i := range s.Conditions {
		x.open("SelectionCondition")
		for _, t := range s.Conditions[i].Types {
			x.element("TypeName", t)
		}
		x.expression(&s.Conditions[i].When)
		x.close("SelectionCondition")
	}
	x.close("EntrySelectedBy")
}

func (x *exporter) view(v *View) {
	x.open("View")
	x.element("Name", v.Name)
	x.flag("OutOfBand", v.OutOfBand)
	x.open("ViewSelectedBy")
	for _, t := range v.Types {
		x.element("TypeName", t)
	}
	x.close("ViewSelectedBy")
	if v.Group != nil {
		x.open("GroupBy")
		x.expression(&v.Group.By)
		x.element("Label", v.Group.Label)
		x.close("GroupBy")
	}
	switch v.Shape {
	case ShapeTable:
		x.table(v)
	case ShapeList:
		x.list(v)
	case ShapeWide:
		x.wide(v)
	default:
		x.control(v.owner, v.control())
	}
	x.close("View")
}

func (x *exporter) table(v *View) {
	x.open("TableControl")
	x.flag("AutoSize", v.AutoSize)
	x.flag("HideTableHeaders", v.HideHeaders)
	x.open("TableHeaders")
	for i := range v.Headers {
		h := &v.Headers[i]
		x.open("TableColumnHeader")
		x.element("Label", h.Label)
		if h.Width > 0 {
			x.element("Width", strconv.Itoa(h.Width))
		}
		x.alignment(h.Align)
		x.close("TableColumnHeader")
	}
	x.close("TableHeaders")
	x.open("TableRowEntries")
	for i := range v.Rows {
		r := &v.Rows[i]
		x.open("TableRowEntry")
		x.flag("Wrap", r.Wrap)
		x.selector(&r.For)
		x.open("TableColumnItems")
		for k := range r.Cells {
			c := &r.Cells[k]
			x.open("TableColumnItem")
			x.alignment(c.Align)
			x.expression(&c.Value)
			x.element("FormatString", c.Format)
			x.close("TableColumnItem")
		}
		x.close("TableColumnItems", "TableRowEntry")
	}
	x.close("TableRowEntries", "TableControl")
}

func (x *exporter) alignment(a Alignment) {
	if a != AlignUndefined {
		x.element("Alignment", a.String())
	}
}

func (x *exporter) list(v *View) {
	x.open("ListControl", "ListEntries")
	for i := range v.Entries {
		e := &v.Entries[i]
		x.open("ListEntry")
		x.selector(&e.For)
		x.open("ListItems")
		for k := range e.Items {
			it := &e.Items[k]
			x.open("ListItem")
			if it.When != nil {
				x.open("ItemSelectionCondition")
				x.expression(it.When)
				x.close("ItemSelectionCondition")
			}
			x.element("Label", it.Label)
			x.expression(&it.Value)
			x.element("FormatString", it.Format)
			x.close("ListItem")
		}
		x.close("ListItems", "ListEntry")
	}
	x.close("ListEntries", "ListControl")
}

func (x *exporter) wide(v *View) {
	x.open("WideControl")
	x.flag("AutoSize", v.AutoSize)
	if v.Columns > 0 {
		x.element("ColumnNumber", strconv.Itoa(v.Columns))
	}
	x.open("WideEntries")
	for i := range v.Entries {
		e := &v.Entries[i]
		x.open("WideEntry")
		x.selector(&e.For)
		for k := range e.Items {
			x.open("WideItem")
			x.expression(&e.Items[k].Value)
			x.element("FormatString", e.Items[k].Format)
			x.close("WideItem")
		}
		x.close("WideEntry")
	}
	x.close("WideEntries", "WideControl")
}

func (x *exporter) control(owner *viewSource, c *Control) {
	x.open("CustomControl", "CustomEntries")
	if c != nil {
		for i := range c.Entries {
			x.open("CustomEntry")
			x.selector(&c.Entries[i].For)
			x.open("CustomItem")
			x.tokens(owner, c.Entries[i].Tokens, 0)
			x.close("CustomItem", "CustomEntry")
		}
	}
	x.close("CustomEntries", "CustomControl")
}

func (x *exporter) tokens(owner *viewSource, tokens []Token, depth int) {
	if depth >= maxControlDepth {
		return
	}
	for i := range tokens {
		t := &tokens[i]
		switch {
		case t.Frame != nil:
			x.open("Frame")
			x.indent("LeftIndent", t.Frame.Left)
			x.indent("RightIndent", t.Frame.Right)
			x.indent("FirstLineIndent", t.Frame.FirstLine)
			x.indent("FirstLineHanging", -t.Frame.FirstLine)
			x.open("CustomItem")
			x.tokens(owner, t.Frame.Tokens, depth+1)
			x.close("CustomItem", "Frame")
		case t.Value != nil:
			x.binding(owner, t.Value, depth)
		case t.NewLines > 0:
			for range t.NewLines {
				x.b.WriteString("<NewLine/>")
			}
		default:
			x.element("Text", t.Text)
		}
	}
}

func (x *exporter) indent(name string, n int) {
	if n > 0 {
		x.element(name, strconv.Itoa(n))
	}
}

func (x *exporter) binding(owner *viewSource, b *Binding, depth int) {
	x.open("ExpressionBinding")
	x.flag("EnumerateCollection", b.Enumerate)
	if b.When != nil {
		x.open("ItemSelectionCondition")
		x.expression(b.When)
		x.close("ItemSelectionCondition")
	}
	x.expression(&b.By)
	c := b.Control
	if c == nil && b.controlName != "" {
		c = owner.control(b.controlName)
	}
	if c != nil && depth < maxControlDepth {
		x.control(owner, c)
	}
	x.close("ExpressionBinding")
}
