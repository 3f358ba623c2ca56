package types

import (
	"bytes"
	"encoding/xml"
	"io"
	"strings"
	"sync"

	"goposh/runtime/errs"
	"goposh/runtime/neterr"
	"goposh/runtime/value"
)

// The kinds of XmlNode, with the values of XmlNodeType.
const (
	xmlElement     = 1
	xmlAttribute   = 2
	xmlText        = 3
	xmlCData       = 4
	xmlInstruction = 7
	xmlComment     = 8
	xmlDocument    = 9
	xmlWhitespace  = 13
	xmlDeclaration = 17
)

// XMLNode is a System.Xml.XmlNode of any kind.
type XMLNode struct {
	value.Bag
	kind     int
	prefix   string
	local    string
	space    string
	data     string // text of text, comment, CDATA, instruction and attribute nodes
	attrs    []*XMLNode
	children []*XMLNode
	parent   *XMLNode
	doc      *XMLNode

	// PreserveWhitespace tells that a document keeps white space between elements.
	PreserveWhitespace bool
	names              *xmlNameTable // behind a document's NameTable
}

var typeXMLNodeType = lazyType{name: "System.Xml.XmlNodeType"}

// Type implements value.Object.
func (n *XMLNode) Type() *value.Type {
	name := map[int]string{
		xmlElement: "XmlElement", xmlAttribute: "XmlAttribute", xmlText: "XmlText", xmlCData: "XmlCDataSection",
		xmlInstruction: "XmlProcessingInstruction", xmlWhitespace: "XmlWhitespace", xmlComment: "XmlComment", xmlDocument: "XmlDocument", xmlDeclaration: "XmlDeclaration",
	}[n.kind]
	l := lazyType{name: "System.Xml." + name}
	return l.get()
}

// Name is the node's qualified name.
func (n *XMLNode) Name() string {
	switch n.kind {
	case xmlText:
		return "#text"
	case xmlCData:
		return "#cdata-section"
	case xmlComment:
		return "#comment"
	case xmlWhitespace:
		return "#whitespace"
	case xmlDocument:
		return "#document"
	case xmlDeclaration:
		return "xml"
	}
	if n.prefix != "" {
		return n.prefix + ":" + n.local
	}
	return n.local
}

func newXMLDocument() *XMLNode {
	n := &XMLNode{kind: xmlDocument}
	n.doc = n
	return n
}

// ChildValues are the nodes below the node: its enumerator, though pipelines take a node as one object.
func (n *XMLNode) ChildValues() []value.Value {
	out := make([]value.Value, len(n.children))
	for i, c := range n.children {
		out[i] = value.Of(c)
	}
	return out
}

// LocalName is the node's name without prefix.
func (n *XMLNode) LocalName() string {
	if n.local == "" {
		return n.Name()
	}
	return n.local
}

// LoadXML parses text into the document. Errors are XmlExceptions.
func (n *XMLNode) LoadXML(text string) error {
	d := xml.NewDecoder(strings.NewReader(strings.TrimPrefix(text, "\ufeff")))
	d.Strict = true
	d.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil }
	n.children, n.doc = nil, n
	at, root := n, false
	fail := func(msg string) error {
		line, col := d.InputPos()
		ex := errs.NewException("System.Xml.XmlException", msg+" Line "+itoa(line)+", position "+itoa(col)+".")
		return ex.With("LineNumber", value.Int(int32(line))).With("LinePosition", value.Int(int32(col)))
	}
	for {
		tok, err := d.RawToken()
		if err == io.EOF {
			break
		}
		if err != nil {
			return fail(err.Error())
		}
		switch t := tok.(type) {
		case xml.StartElement:
			if at == n && root {
				return fail("There are multiple root elements.")
			}
			root = true
			e := &XMLNode{kind: xmlElement, prefix: t.Name.Space, local: t.Name.Local, doc: n}
			for _, a := range t.Attr {
				e.attrs = append(e.attrs, &XMLNode{kind: xmlAttribute, prefix: a.Name.Space, local: a.Name.Local, data: a.Value, parent: e, doc: n})
			}
			at.add(e)
			e.space = e.resolve(e.prefix)
			at = e
		case xml.EndElement:
			if at == n || at.prefix != t.Name.Space || at.local != t.Name.Local {
				return fail("The '" + at.Name() + "' start tag does not match the end tag of '" + t.Name.Local + "'.")
			}
			at = at.parent
		case xml.CharData:
			s := string(t)
			if at == n || strings.TrimSpace(s) == "" {
				if at == n && strings.TrimSpace(s) != "" {
					return fail("Data at the root level is invalid.")
				}
				if n.PreserveWhitespace {
					at.add(&XMLNode{kind: xmlWhitespace, data: s, doc: n})
				}
				continue
			}
			at.add(&XMLNode{kind: xmlText, data: s, doc: n})
		case xml.Comment:
			at.add(&XMLNode{kind: xmlComment, data: string(t), doc: n})
		case xml.ProcInst:
			kind := xmlInstruction
			if t.Target == "xml" {
				kind = xmlDeclaration
			}
			at.add(&XMLNode{kind: kind, local: t.Target, data: string(t.Inst), doc: n})
		}
	}
	if at != n {
		return fail("Unexpected end of file has occurred. The following elements are not closed: " + at.Name() + ".")
	}
	if !root {
		return fail("Root element is missing.")
	}
	return nil
}

func (n *XMLNode) add(c *XMLNode) {
	c.parent = n
	n.children = append(n.children, c)
}

// resolve finds the namespace of a prefix in scope.
func (n *XMLNode) resolve(prefix string) string {
	for e := n; e != nil; e = e.parent {
		for _, a := range e.attrs {
			if a.prefix == "xmlns" && a.local == prefix || prefix == "" && a.prefix == "" && a.local == "xmlns" {
				return a.data
			}
		}
	}
	return ""
}

func (n *XMLNode) hasText() bool {
	return n.kind == xmlText || n.kind == xmlCData || n.kind == xmlComment
}

// InnerText is the text of the node and all below it.
func (n *XMLNode) InnerText() string {
	if n.kind != xmlElement && n.kind != xmlDocument {
		return n.data
	}
	var b strings.Builder
	for _, c := range n.children {
		if c.kind != xmlComment && c.kind != xmlDeclaration && c.kind != xmlInstruction {
			b.WriteString(c.InnerText())
		}
	}
	return b.String()
}

// OuterXML is the markup of the node.
func (n *XMLNode) OuterXML() string {
	var b strings.Builder
	n.write(&b)
	return b.String()
}

// InnerXML is the markup below the node.
func (n *XMLNode) InnerXML() string {
	var b strings.Builder
	for _, c := range n.children {
		c.write(&b)
	}
	return b.String()
}

var textEscapes = sync.OnceValue(func() *strings.Replacer {
	return strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")
})

var attrEscapes = sync.OnceValue(func() *strings.Replacer {
	return strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;", "\n", "&#xA;", "\t", "&#x9;", "\r", "&#xD;")
})

func (n *XMLNode) write(b *strings.Builder) {
	switch n.kind {
	case xmlDocument:
		b.WriteString(n.InnerXML())
	case xmlElement:
		b.WriteString("<" + n.Name())
		for _, a := range n.attrs {
			b.WriteByte(' ')
			a.write(b)
		}
		if len(n.children) == 0 {
			b.WriteString(" />")
			return
		}
		b.WriteByte('>')
		for _, c := range n.children {
			c.write(b)
		}
		b.WriteString("</" + n.Name() + ">")
	case xmlAttribute:
		b.WriteString(n.Name() + `="` + attrEscapes().Replace(n.data) + `"`)
	case xmlText, xmlWhitespace:
		b.WriteString(textEscapes().Replace(n.data))
	case xmlCData:
		b.WriteString("<![CDATA[" + n.data + "]]>")
	case xmlComment:
		b.WriteString("<!--" + n.data + "-->")
	default:
		b.WriteString("<?" + n.local + " " + n.data + "?>")
	}
}

// simple is what PowerShell's adapter gives for an element: its text when it holds nothing else.
func (n *XMLNode) simple() value.Value {
	if n.kind == xmlAttribute || n.hasText() {
		return value.String(n.data)
	}
	if n.kind == xmlElement && len(n.attrs) == 0 {
		switch {
		case len(n.children) == 0:
			return value.String("")
		case len(n.children) == 1 && n.children[0].hasText() && n.children[0].kind != xmlComment:
			return value.String(n.children[0].data)
		}
	}
	return value.Of(n)
}

// GetAdapted implements Adapter: attributes and child elements are properties.
func (n *XMLNode) GetAdapted(_ value.Runtime, name string) (value.Value, bool, error) {
	var out []value.Value
	for _, a := range n.attrs {
		if strings.EqualFold(a.Name(), name) || strings.EqualFold(a.local, name) {
			out = append(out, value.String(a.data))
		}
	}
	for _, c := range n.children {
		if strings.EqualFold(c.Name(), name) || c.kind == xmlElement && strings.EqualFold(c.local, name) {
			out = append(out, c.simple())
		}
	}
	if len(out) == 0 {
		return value.Null, false, nil
	}
	return resultOf(out), true, nil
}

// SetAdapted implements Adapter: an attribute or the text of the only element of the name is set.
func (n *XMLNode) SetAdapted(rt value.Runtime, name string, v value.Value) (bool, error) {
	for _, a := range n.attrs {
		if strings.EqualFold(a.Name(), name) {
			a.data = ToString(rt, v)
			return true, nil
		}
	}
	for _, c := range n.children {
		if strings.EqualFold(c.Name(), name) {
			if c.hasText() {
				c.data = ToString(rt, v)
			} else {
				c.setText(ToString(rt, v))
			}
			return true, nil
		}
	}
	return false, nil
}

func (n *XMLNode) setText(s string) {
	if n.kind != xmlElement {
		n.data = s
		return
	}
	n.children = nil
	if s != "" {
		n.add(&XMLNode{kind: xmlText, data: s, doc: n.doc})
	}
}

// AdaptedProperties implements Adapter.
func (n *XMLNode) AdaptedProperties(value.Runtime) []AdaptedProperty {
	var out []AdaptedProperty
	seen := map[string]bool{}
	add := func(name string, x *XMLNode) {
		if !seen[name] {
			seen[name] = true
			t := "System.String"
			if x.simple().Kind() != value.KindString {
				t = x.Type().FullName
			}
			out = append(out, AdaptedProperty{Name: name, TypeName: t})
		}
	}
	for _, a := range n.attrs {
		add(a.Name(), a)
	}
	for _, c := range n.children {
		if c.kind != xmlWhitespace {
			add(c.Name(), c)
		}
	}
	return out
}

// xmlNodeClass declares System.Xml.XmlNode.
func xmlNodeClass() *Class {
	return &Class{Members: append(xmlProperties("Name Value NodeType ParentNode ChildNodes PreviousSibling NextSibling Attributes OwnerDocument FirstChild "+
		"LastChild HasChildNodes NamespaceURI Prefix LocalName IsReadOnly InnerText OuterXml InnerXml SchemaInfo BaseURI PreviousText"), []M{
		{"XmlNode AppendChild(XmlNode newChild)", func(c *Call) (value.Value, error) { return xmlInsert(c, len(xmlThis(c).children)) }},
		{"XmlNode PrependChild(XmlNode newChild)", func(c *Call) (value.Value, error) { return xmlInsert(c, 0) }},
		{"XmlNode InsertBefore(XmlNode newChild, XmlNode refChild)", func(c *Call) (value.Value, error) {
			r, _ := ref[*XMLNode](c, 1)
			return xmlInsert(c, max(0, r.position()))
		}},
		{"XmlNode InsertAfter(XmlNode newChild, XmlNode refChild)", func(c *Call) (value.Value, error) {
			r, _ := ref[*XMLNode](c, 1)
			return xmlInsert(c, r.position()+1)
		}},
		{"XmlNode RemoveChild(XmlNode oldChild)", func(c *Call) (value.Value, error) {
			x, ok := ref[*XMLNode](c, 0)
			if !ok || x.parent != xmlThis(c) {
				return value.Null, neterr.Argument("", "The node to be removed is not a child of this node.")
			}
			x.detach()
			return c.Args[0], nil
		}},
		{"void RemoveAll()", func(c *Call) (value.Value, error) {
			xmlThis(c).children, xmlThis(c).attrs = nil, nil
			return value.Void, nil
		}},
		{"XmlNode CloneNode(bool deep)", func(c *Call) (value.Value, error) { return vobject(xmlThis(c).clone(c.Bool(0))) }},
		{"XmlNode Clone()", func(c *Call) (value.Value, error) { return vobject(xmlThis(c).clone(true)) }},
		{"IEnumerator GetEnumerator()", func(c *Call) (value.Value, error) {
			return vobject(newIterator("System.Collections.IEnumerator", nodeList(xmlThis(c).children).Ref().(*value.List).Items))
		}},
		{"string ToString()", func(c *Call) (value.Value, error) { return vstring(xmlThis(c).Type().FullName) }},
	}...)}
}

func xmlThis(c *Call) *XMLNode { return this[*XMLNode](c) }

var typeXMLNodeList = lazyType{name: "System.Xml.XmlNodeList"}

func nodeList(ns []*XMLNode) value.Value {
	items := make([]value.Value, len(ns))
	for i, n := range ns {
		items[i] = value.Of(n)
	}
	return readOnlyItems(&typeXMLNodeList, items)
}

// xmlNodeListClass declares XmlNodeList.
func xmlNodeListClass() *Class {
	return &Class{Members: []M{
		{"int Count {get}", listCount},
		{"XmlNode ItemOf[int i] {get}", listItem},
		{"XmlNode Item(int index)", listItem},
		{"IEnumerator GetEnumerator()", listGetEnumerator},
	}}
}

func (n *XMLNode) position() int {
	if n != nil && n.parent != nil {
		for i, c := range n.parent.children {
			if c == n {
				return i
			}
		}
	}
	return -1
}

func (n *XMLNode) sibling(step int) *XMLNode {
	i := n.position()
	if i < 0 || i+step < 0 || i+step >= len(n.parent.children) {
		return nil
	}
	return n.parent.children[i+step]
}

func (n *XMLNode) detach() {
	if i := n.position(); i >= 0 {
		n.parent.children = append(n.parent.children[:i:i], n.parent.children[i+1:]...)
	}
	n.parent = nil
}

func (n *XMLNode) clone(deep bool) *XMLNode {
	c := &XMLNode{kind: n.kind, prefix: n.prefix, local: n.local, space: n.space, data: n.data, doc: n.doc}
	for _, a := range n.attrs {
		x := a.clone(true)
		x.parent = c
		c.attrs = append(c.attrs, x)
	}
	if deep {
		for _, k := range n.children {
			c.add(k.clone(true))
		}
	}
	if c.kind == xmlDocument {
		c.doc = c
	}
	return c
}

func xmlInsert(c *Call, at int) (value.Value, error) {
	n := xmlThis(c)
	x, ok := ref[*XMLNode](c, 0)
	if !ok {
		return value.Null, neterr.ArgumentNull("newChild")
	}
	for p := n; p != nil; p = p.parent {
		if p == x {
			return value.Null, neterr.Argument("", "Cannot insert a node or any ancestor of that node as a child of itself.")
		}
	}
	if n.kind == xmlDocument && x.kind == xmlElement && n.root() != nil && n.root() != x {
		return value.Null, invalidOperation("This document already has a 'DocumentElement' node.")
	}
	x.detach()
	at = min(at, len(n.children))
	n.children = append(n.children[:at:at], append([]*XMLNode{x}, n.children[at:]...)...)
	x.parent = n
	return c.Args[0], nil
}

func (n *XMLNode) root() *XMLNode {
	for _, c := range n.children {
		if c.kind == xmlElement {
			return c
		}
	}
	return nil
}

// byTag collects the elements of a name below the node.
func (n *XMLNode) byTag(name string, out []*XMLNode) []*XMLNode {
	for _, c := range n.children {
		if c.kind == xmlElement {
			if name == "*" || c.Name() == name {
				out = append(out, c)
			}
			out = c.byTag(name, out)
		}
	}
	return out
}

func xmlByTag(c *Call) (value.Value, error) { return nodeList(xmlThis(c).byTag(c.Str(0), nil)), nil }

// xmlElementClass declares System.Xml.XmlElement.
func xmlElementClass() *Class {
	find := func(c *Call) *XMLNode {
		for _, a := range xmlThis(c).attrs {
			if a.Name() == c.Str(0) {
				return a
			}
		}
		return nil
	}
	return &Class{Members: append(xmlProperties("Name LocalName NamespaceURI Prefix NodeType ParentNode OwnerDocument IsEmpty Attributes HasAttributes SchemaInfo InnerXml InnerText NextSibling PreviousSibling"), []M{
		{"string GetAttribute(string name)", func(c *Call) (value.Value, error) {
			if a := find(c); a != nil {
				return vstring(a.data)
			}
			return vstring("")
		}},
		{"bool HasAttribute(string name)", func(c *Call) (value.Value, error) { return vbool(find(c) != nil) }},
		{"void SetAttribute(string name, string value)", func(c *Call) (value.Value, error) {
			if a := find(c); a != nil {
				a.data = c.Str(1)
				return value.Void, nil
			}
			n := xmlThis(c)
			n.attrs = append(n.attrs, &XMLNode{kind: xmlAttribute, local: c.Str(0), data: c.Str(1), parent: n, doc: n.doc})
			return value.Void, nil
		}},
		{"void RemoveAttribute(string name)", func(c *Call) (value.Value, error) {
			if a := find(c); a != nil {
				n := xmlThis(c)
				for i := range n.attrs {
					if n.attrs[i] == a {
						n.attrs = append(n.attrs[:i:i], n.attrs[i+1:]...)
						break
					}
				}
			}
			return value.Void, nil
		}},
		{"XmlAttribute GetAttributeNode(string name)", func(c *Call) (value.Value, error) {
			if a := find(c); a != nil {
				return vobject(a)
			}
			return value.Null, nil
		}},
		{"XmlNodeList GetElementsByTagName(string name)", xmlByTag},
	}...)}
}

// xmlDocumentClass declares System.Xml.XmlDocument.
func xmlDocumentClass() *Class {
	create := func(kind int, named bool) Func {
		return func(c *Call) (value.Value, error) {
			n := &XMLNode{kind: kind, doc: xmlThis(c)}
			if named {
				n.local = c.Str(0)
				if p, l, ok := strings.Cut(n.local, ":"); ok {
					n.prefix, n.local = p, l
				}
				if c.N() == 2 {
					n.space = c.Str(1)
				}
			} else {
				n.data = c.Str(0)
			}
			return vobject(n)
		}
	}
	return &Class{Members: append(xmlProperties("NodeType ParentNode DocumentType Implementation Name LocalName DocumentElement OwnerDocument Schemas XmlResolver NameTable PreserveWhitespace IsReadOnly InnerText InnerXml SchemaInfo BaseURI"), []M{
		{"new()", func(*Call) (value.Value, error) { return vobject(newXMLDocument()) }},
		{"void LoadXml(string xml)", func(c *Call) (value.Value, error) { return void(xmlThis(c).LoadXML(c.Str(0))) }},
		{"void Load(string filename)", func(c *Call) (value.Value, error) {
			b, _, err := c.readFile(0)
			if err != nil {
				return value.Null, err
			}
			return void(xmlThis(c).LoadXML(decodeFile(&Call{RT: c.RT}, b, 0)))
		}},
		{"void Save(string filename)", func(c *Call) (value.Value, error) {
			return void(writeFile(c, xmlThis(c).IndentedXML(), encodingArg(c, 1), false))
		}},
		{"XmlElement CreateElement(string name)", create(xmlElement, true)},
		{"XmlElement CreateElement(string qualifiedName, string namespaceURI)", create(xmlElement, true)},
		{"XmlAttribute CreateAttribute(string name)", create(xmlAttribute, true)},
		{"XmlText CreateTextNode(string text)", create(xmlText, false)},
		{"XmlComment CreateComment(string data)", create(xmlComment, false)},
		{"XmlCDataSection CreateCDataSection(string data)", create(xmlCData, false)},
		{"XmlDeclaration CreateXmlDeclaration(string version, string encoding, string standalone)", func(c *Call) (value.Value, error) {
			s := `version="` + c.Str(0) + `"`
			if c.Str(1) != "" {
				s += ` encoding="` + c.Str(1) + `"`
			}
			if c.Str(2) != "" {
				s += ` standalone="` + c.Str(2) + `"`
			}
			return vobject(&XMLNode{kind: xmlDeclaration, local: "xml", data: s, doc: xmlThis(c)})
		}},
		{"XmlNode ImportNode(XmlNode node, bool deep)", func(c *Call) (value.Value, error) {
			x, ok := ref[*XMLNode](c, 0)
			if !ok {
				return value.Null, neterr.ArgumentNull("node")
			}
			n := x.clone(c.Bool(1))
			n.doc = xmlThis(c)
			return vobject(n)
		}},
		{"XmlNodeList GetElementsByTagName(string name)", xmlByTag},
	}...)}
}

// IndentedXML is the markup as indenting writers give it: each element that holds elements gets its own lines.
func (n *XMLNode) IndentedXML() string {
	var b bytes.Buffer
	n.indent(&b, 0)
	return strings.TrimPrefix(b.String(), "\n")
}

func (n *XMLNode) indent(b *bytes.Buffer, depth int) {
	if n.kind == xmlDocument {
		for _, c := range n.children {
			c.indent(b, 0)
		}
		return
	}
	b.WriteString("\n" + strings.Repeat("  ", depth))
	nested := false
	for _, c := range n.children {
		nested = nested || !c.hasText() || c.kind == xmlComment
	}
	if n.kind != xmlElement || !nested {
		b.WriteString(n.OuterXML())
		return
	}
	b.WriteString("<" + n.Name())
	for _, a := range n.attrs {
		b.WriteString(" " + a.OuterXML())
	}
	b.WriteByte('>')
	for _, c := range n.children {
		c.indent(b, depth+1)
	}
	b.WriteString("\n" + strings.Repeat("  ", depth) + "</" + n.Name() + ">")
}
