package utility

import (
	"strings"

	"goposh/runtime/cmdlet"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// convertToXml is ConvertTo-Xml.
type convertToXml struct {
	Depth             int32         `ps:"" validate:"range 1 2147483647"`
	InputObject       value.Value   `ps:"mandatory pos=0 pipe" type:"System.Management.Automation.PSObject" validate:"allownull"`
	NoTypeInformation cmdlet.Switch `ps:""`
	As                string        `ps:"" validate:"notnullorempty; set Stream,String,Document"`

	nodes []*xmlObject
}

// xmlObject is an element that ConvertTo-Xml writes: text, or children.
type xmlObject struct {
	tag, name, typ string
	text           string
	hasText        bool
	children       []*xmlObject
}

// Process implements cmdlet.Processor.
func (x *convertToXml) Process(c *cmdlet.Context) error {
	depth := 1
	if c.Bound("Depth") {
		depth = int(x.Depth)
	}
	n, err := x.build(c, x.InputObject, "Object", "", depth)
	if err != nil {
		return err
	}
	x.nodes = append(x.nodes, n)
	return nil
}

func (x *convertToXml) build(c *cmdlet.Context, v value.Value, tag, name string, depth int) (*xmlObject, error) {
	n := &xmlObject{tag: tag, name: name}
	if v.IsNull() {
		if tag == "Property" {
			n.typ = "System.Object"
		}
		return n, nil
	}
	base := v.Base()
	n.typ = types.TypeString(base.Type())
	if isXMLText(base) {
		n.text, n.hasText = text(c, base), true
		return n, nil
	}
	if depth < 0 {
		n.text, n.hasText = types.ToString(c, v), true
		return n, nil
	}
	if d, ok := base.Ref().(*value.Dict); ok && isDictionary(d) {
		for k, val := range d.All {
			for _, part := range []field{{"Key", k}, {"Value", val}} {
				child, err := x.build(c, part.val, "Property", part.name, depth-1)
				if err != nil {
					return nil, err
				}
				n.children = append(n.children, child)
			}
		}
		return n, nil
	}
	if items, ok, err := types.Slice(c, base); err != nil {
		return nil, err
	} else if ok {
		for _, item := range items {
			child, err := x.build(c, item, "Property", "", depth-1)
			if err != nil {
				return nil, err
			}
			n.children = append(n.children, child)
		}
		return n, nil
	}
	if depth == 0 {
		n.text, n.hasText = types.ToString(c, v), true
		return n, nil
	}
	for _, p := range types.Properties(c, v) {
		if p.Hidden {
			continue
		}
		val, err := p.Get()
		if err != nil {
			if !isException(c, err) {
				return nil, err
			}
			val = value.Null
		}
		child, err := x.build(c, val, "Property", p.Name, depth-1)
		if err != nil {
			return nil, err
		}
		n.children = append(n.children, child)
	}
	return n, nil
}

// isXMLText tells the types that are written as text.
func isXMLText(v value.Value) bool {
	if v.Kind() != value.KindObject {
		return true
	}
	if v.Type().IsValueType() {
		return true
	}
	switch v.Type().FullName {
	case "System.Uri", "System.Version", "System.Management.Automation.ScriptBlock", "System.Security.SecureString":
		return true
	}
	_, isType := v.Ref().(*value.Type)
	return isType
}

const xmlDeclaration = `<?xml version="1.0" encoding="utf-8"?>`

// End implements cmdlet.Ender.
func (x *convertToXml) End(c *cmdlet.Context) error {
	switch strings.ToLower(x.As) {
	case "stream":
		out := []string{xmlDeclaration, "<Objects>"}
		for _, n := range x.nodes {
			var b strings.Builder
			n.write(&b, "", !bool(x.NoTypeInformation), "\n")
			out = append(out, b.String())
		}
		for _, s := range append(out, "</Objects>") {
			if err := c.Write(value.String(s)); err != nil {
				return err
			}
		}
		return nil
	case "string":
		return c.Write(value.String(x.document("\n")))
	}
	v, err := types.Convert(c, value.String(x.document("")), types.Lookup("System.Xml.XmlDocument"))
	if err != nil {
		return err
	}
	return c.Write(v)
}

func (x *convertToXml) document(newLine string) string {
	var b strings.Builder
	b.WriteString(xmlDeclaration + newLine)
	if len(x.nodes) == 0 {
		b.WriteString("<Objects />")
		return b.String()
	}
	b.WriteString("<Objects>")
	indent := ""
	if newLine != "" {
		indent = "  "
	}
	for _, n := range x.nodes {
		b.WriteString(newLine)
		n.write(&b, indent, !bool(x.NoTypeInformation), newLine)
	}
	b.WriteString(newLine + "</Objects>")
	return b.String()
}

func (n *xmlObject) write(b *strings.Builder, indent string, withTypes bool, newLine string) {
	b.WriteString(indent + "<" + n.tag)
	if n.name != "" {
		b.WriteString(` Name="` + xmlEscape(n.name, true) + `"`)
	}
	if n.typ != "" && withTypes {
		b.WriteString(` Type="` + xmlEscape(n.typ, true) + `"`)
	}
	switch {
	case n.hasText:
		b.WriteString(">" + xmlEscape(n.text, false) + "</" + n.tag + ">")
	case len(n.children) == 0:
		b.WriteString(" />")
	default:
		b.WriteString(">")
		for _, child := range n.children {
			b.WriteString(newLine)
			inner := ""
			if newLine != "" {
				inner = indent + "  "
			}
			child.write(b, inner, withTypes, newLine)
		}
		b.WriteString(newLine + indent + "</" + n.tag + ">")
	}
}

func xmlEscape(s string, attribute bool) string {
	s = strings.ReplaceAll(s, "&", "&amp;")
	s = strings.ReplaceAll(s, "<", "&lt;")
	s = strings.ReplaceAll(s, ">", "&gt;")
	if attribute {
		s = strings.ReplaceAll(s, `"`, "&quot;")
	}
	return s
}
