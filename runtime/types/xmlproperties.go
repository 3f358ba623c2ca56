package types

import (
	"strings"

	"goposh/runtime/value"
	"goposh/runtime/wtf8"
)

// xmlProperties declares properties of XML nodes, in the order of the names: every class lists its own ones first.
func xmlProperties(names string) []M {
	var out []M
	all := allXMLProperties()
	for name := range strings.FieldsSeq(names) {
		for _, m := range all {
			if strings.Contains(m.Sig, " "+name+" {") {
				out = append(out, m)
			}
		}
	}
	return out
}

// allXMLProperties are the properties of all kinds of nodes.
func allXMLProperties() []M {
	node := func(f func(n *XMLNode) *XMLNode) Func {
		return func(c *Call) (value.Value, error) {
			if x := f(xmlThis(c)); x != nil {
				return vobject(x)
			}
			return value.Null, nil
		}
	}
	text := func(f func(n *XMLNode) string) Func {
		return func(c *Call) (value.Value, error) { return vstring(f(xmlThis(c))) }
	}
	return []M{
		{"string Name {get}", text((*XMLNode).Name)},
		{"string LocalName {get}", text((*XMLNode).LocalName)},
		{"string Prefix {get}", text(func(n *XMLNode) string { return n.prefix })},
		{"string NamespaceURI {get}", text(func(n *XMLNode) string { return n.space })},
		{"string Value {get;set}", func(c *Call) (value.Value, error) {
			n := xmlThis(c)
			if c.N() == 1 {
				n.data = c.Str(0)
				return value.Void, nil
			}
			if n.kind == xmlElement || n.kind == xmlDocument {
				return value.Null, nil
			}
			return vstring(n.data)
		}},
		{"XmlNodeType NodeType {get}", func(c *Call) (value.Value, error) { return typeXMLNodeType.enum(xmlThis(c).kind), nil }},
		{"string InnerText {get;set}", func(c *Call) (value.Value, error) {
			if c.N() == 1 {
				xmlThis(c).setText(c.Str(0))
				return value.Void, nil
			}
			return vstring(xmlThis(c).InnerText())
		}},
		{"string InnerXml {get;set}", func(c *Call) (value.Value, error) {
			n := xmlThis(c)
			if c.N() == 1 {
				tmp := &XMLNode{kind: xmlDocument}
				if err := tmp.LoadXML("<x>" + c.Str(0) + "</x>"); err != nil {
					return value.Null, err
				}
				n.children = nil
				for _, k := range tmp.children[0].children {
					n.add(k)
				}
				return value.Void, nil
			}
			return vstring(n.InnerXML())
		}},
		{"string OuterXml {get}", text((*XMLNode).OuterXML)},
		{"XmlNode ParentNode {get}", node(func(n *XMLNode) *XMLNode { return n.parent })},
		{"XmlDocument OwnerDocument {get}", node(func(n *XMLNode) *XMLNode {
			if n.kind == xmlDocument {
				return nil
			}
			return n.doc
		})},
		{"bool HasChildNodes {get}", func(c *Call) (value.Value, error) { return vbool(len(xmlThis(c).children) > 0) }},
		{"XmlNodeList ChildNodes {get}", func(c *Call) (value.Value, error) { return nodeList(xmlThis(c).children), nil }},
		{"XmlAttributeCollection Attributes {get}", func(c *Call) (value.Value, error) {
			if xmlThis(c).kind != xmlElement {
				return value.Null, nil
			}
			return nodeList(xmlThis(c).attrs), nil
		}},
		{"XmlNode FirstChild {get}", node(func(n *XMLNode) *XMLNode {
			if len(n.children) == 0 {
				return nil
			}
			return n.children[0]
		})},
		{"XmlNode LastChild {get}", node(func(n *XMLNode) *XMLNode {
			if len(n.children) == 0 {
				return nil
			}
			return n.children[len(n.children)-1]
		})},
		{"XmlNode NextSibling {get}", node(func(n *XMLNode) *XMLNode { return n.sibling(1) })},
		{"XmlNode PreviousSibling {get}", node(func(n *XMLNode) *XMLNode { return n.sibling(-1) })},
		{"bool IsReadOnly {get}", constant(value.False)},
		{"IXmlSchemaInfo SchemaInfo {get}", noSchemas},
		{"string BaseURI {get}", constant(value.String(""))},
		{"XmlNode PreviousText {get}", node(func(n *XMLNode) *XMLNode {
			if p := n.sibling(-1); p != nil && p.hasText() && p.kind != xmlComment {
				return p
			}
			return nil
		})},
		{"XmlDocumentType DocumentType {get}", constant(value.Null)},
		{"XmlImplementation Implementation {get}", func(*Call) (value.Value, error) { return vobject(xmlImplementation{}) }},
		{"XmlElement DocumentElement {get}", node((*XMLNode).root)},
		{"XmlSchemaSet Schemas {get;set}", noSchemas},
		{"XmlResolver XmlResolver {set}", func(c *Call) (value.Value, error) {
			if !c.isNull(0) {
				return value.Null, notSupported("XML documents resolve no external resources.")
			}
			return value.Void, nil
		}},
		{"XmlNameTable NameTable {get}", func(c *Call) (value.Value, error) {
			n := xmlThis(c)
			if n.names == nil {
				n.names = &xmlNameTable{known: map[string]bool{}}
			}
			return vobject(n.names)
		}},
		{"bool PreserveWhitespace {get;set}", func(c *Call) (value.Value, error) {
			if c.N() == 1 {
				xmlThis(c).PreserveWhitespace = c.Bool(0)
				return value.Void, nil
			}
			return vbool(xmlThis(c).PreserveWhitespace)
		}},
		{"bool HasAttributes {get}", func(c *Call) (value.Value, error) { return vbool(len(xmlThis(c).attrs) > 0) }},
		{"bool IsEmpty {get;set}", func(c *Call) (value.Value, error) { return vbool(len(xmlThis(c).children) == 0) }},
		{"bool Specified {get}", constant(value.True)},
		{"XmlElement OwnerElement {get}", node(func(n *XMLNode) *XMLNode { return n.parent })},
		{"string Data {get;set}", func(c *Call) (value.Value, error) {
			if c.N() == 1 {
				xmlThis(c).data = c.Str(0)
				return value.Void, nil
			}
			return vstring(xmlThis(c).data)
		}},
		{"int Length {get}", func(c *Call) (value.Value, error) { return vint(wtf8.Len(xmlThis(c).data)) }},
		{"string Target {get}", text(func(n *XMLNode) string { return n.local })},
	}
}

func noSchemas(*Call) (value.Value, error) {
	return value.Null, notSupported("XML schemas are not supported.")
}

// xmlImplementation is a System.Xml.XmlImplementation.
type xmlImplementation struct{}

var typeXMLImplementation = lazyType{name: "System.Xml.XmlImplementation"}

// Type implements value.Object.
func (xmlImplementation) Type() *value.Type { return typeXMLImplementation.get() }

// xmlImplementationClass declares System.Xml.XmlImplementation.
func xmlImplementationClass() *Class {
	return &Class{Members: []M{
		{"new()", func(*Call) (value.Value, error) { return vobject(xmlImplementation{}) }},
		{"XmlDocument CreateDocument()", func(*Call) (value.Value, error) { return vobject(newXMLDocument()) }},
		{"bool HasFeature(string strFeature, string strVersion)", func(c *Call) (value.Value, error) {
			return vbool(strings.EqualFold(c.Str(0), "XML") && (c.isNull(1) || c.Str(1) == "1.0" || c.Str(1) == "2.0"))
		}},
	}}
}

// xmlNameTable is a System.Xml.NameTable.
type xmlNameTable struct {
	value.Bag
	value.Latch
	known map[string]bool
}

var typeXMLNameTable = lazyType{name: "System.Xml.NameTable"}

// Type implements value.Object.
func (*xmlNameTable) Type() *value.Type { return typeXMLNameTable.get() }

// xmlNameTableClass declares System.Xml.NameTable.
func xmlNameTableClass() *Class {
	return &Class{Latched: true, Members: []M{
		{"new()", func(*Call) (value.Value, error) { return vobject(&xmlNameTable{known: map[string]bool{}}) }},
		{"string Add(string key)", func(c *Call) (value.Value, error) {
			this[*xmlNameTable](c).known[c.Str(0)] = true
			return c.Args[0], nil
		}},
		{"string Get(string value)", func(c *Call) (value.Value, error) {
			if this[*xmlNameTable](c).known[c.Str(0)] {
				return c.Args[0], nil
			}
			return value.Null, nil
		}},
	}}
}

// xmlLinked ends the list of the classes between XmlElement and XmlText.
const xmlLinked = "PreviousSibling NextSibling ParentNode"

// xmlAttributeClass declares System.Xml.XmlAttribute.
func xmlAttributeClass() *Class {
	return &Class{Members: xmlProperties("ParentNode Name LocalName NamespaceURI Prefix NodeType OwnerDocument Value SchemaInfo InnerText Specified OwnerElement InnerXml BaseURI")}
}

// xmlTextClass declares System.Xml.XmlText or XmlCDataSection.
func xmlTextClass() *Class {
	return &Class{Members: xmlProperties("Name LocalName NodeType ParentNode Value PreviousText InnerText Data Length " + xmlLinked)}
}

// xmlCommentClass declares System.Xml.XmlComment.
func xmlCommentClass() *Class {
	return &Class{Members: xmlProperties("Name LocalName NodeType Value InnerText Data Length " + xmlLinked)}
}

// xmlInstructionClass declares System.Xml.XmlProcessingInstruction.
func xmlInstructionClass() *Class {
	return &Class{Members: xmlProperties("Name LocalName Value Target Data InnerText NodeType " + xmlLinked)}
}
