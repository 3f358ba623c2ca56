package cim

import (
	"encoding/xml"
	"fmt"
	"strconv"
	"strings"
)

// XML is the declaration of the class as CIM-XML (DSP0201) has it: the class's own members, as its parent's come with the parent.
// [ParseClass] reads it.
func (c *Class) XML() string {
	x := xmlClass{Name: c.Name, SuperClass: c.SuperClass, Qualifiers: encodeQualifiers(c.nature(c.Qualifiers))}
	for i := range c.Properties {
		if p := &c.Properties[i]; strings.EqualFold(p.Origin, c.Name) {
			x.Members = append(x.Members, encodeProperty(p))
		}
	}
	for i := range c.Methods {
		if m := &c.Methods[i]; strings.EqualFold(m.Origin, c.Name) {
			x.Methods = append(x.Methods, encodeMethod(m))
		}
	}
	// Structs of strings cannot fail to encode.
	b, _ := xml.Marshal(x)
	return string(b)
}

// ParseClass reads a class declaration in CIM-XML. super is the parent, nil for a root class.
func ParseClass(text, namespace string, super *Class) (*Class, error) {
	var x xmlClass
	d := xml.NewDecoder(strings.NewReader(text))
	if err := d.Decode(&x); err != nil {
		return nil, fmt.Errorf("cim: malformed class declaration: %w", err)
	}
	if x.Name == "" {
		return nil, fmt.Errorf("cim: a class declaration without a name")
	}
	c := Class{Name: x.Name, Namespace: namespace, SuperClass: x.SuperClass, Qualifiers: decodeQualifiers(x.Qualifiers)}
	c.Abstract = hasQualifier(c.Qualifiers, "abstract")
	c.Association = hasQualifier(c.Qualifiers, "association")
	c.Singleton = hasQualifier(c.Qualifiers, "singleton")
	for i := range x.Members {
		p, err := decodeProperty(&x.Members[i])
		if err != nil {
			return nil, err
		}
		c.Properties = append(c.Properties, p)
	}
	for i := range x.Methods {
		m, err := decodeMethod(&x.Methods[i])
		if err != nil {
			return nil, err
		}
		c.Methods = append(c.Methods, m)
	}
	return NewClass(c, super), nil
}

// nature adds the qualifiers that say what the class's fields say.
func (c *Class) nature(list []Qualifier) []Qualifier {
	for _, q := range [...]struct {
		name string
		set  bool
	}{{"Abstract", c.Abstract}, {"Association", c.Association}, {"Singleton", c.Singleton}} {
		list = withFlag(list, q.name, q.set)
	}
	return list
}

// withFlag is the list with a boolean qualifier, where it is set and not there.
func withFlag(list []Qualifier, name string, set bool) []Qualifier {
	if !set || hasQualifier(list, name) {
		return list
	}
	return append(list[:len(list):len(list)], Qualifier{Name: name, Value: true})
}

// hasQualifier tells whether a boolean qualifier is there and true.
func hasQualifier(list []Qualifier, name string) bool {
	for _, q := range list {
		if strings.EqualFold(q.Name, name) {
			set, isBool := q.Value.(bool)
			return set || !isBool
		}
	}
	return false
}

type xmlClass struct {
	XMLName    xml.Name       `xml:"CLASS"`
	Name       string         `xml:"NAME,attr"`
	SuperClass string         `xml:"SUPERCLASS,attr,omitempty"`
	Qualifiers []xmlQualifier `xml:"QUALIFIER"`
	Members    []xmlMember    `xml:",any"`
	Methods    []xmlMethod    `xml:"METHOD"`
}

type xmlQualifier struct {
	Name  string   `xml:"NAME,attr"`
	Type  string   `xml:"TYPE,attr"`
	Value *string  `xml:"VALUE"`
	Array xmlArray `xml:"VALUE.ARRAY"`
}

type xmlArray struct {
	Values []string `xml:"VALUE"`
}

// xmlMember is a PROPERTY, PROPERTY.ARRAY or PROPERTY.REFERENCE, or a PARAMETER in one of its forms.
type xmlMember struct {
	XMLName    xml.Name
	Name       string         `xml:"NAME,attr"`
	Type       string         `xml:"TYPE,attr,omitempty"`
	RefClass   string         `xml:"REFERENCECLASS,attr,omitempty"`
	Origin     string         `xml:"CLASSORIGIN,attr,omitempty"`
	Embedded   string         `xml:"EmbeddedObject,attr,omitempty"`
	Qualifiers []xmlQualifier `xml:"QUALIFIER"`
}

type xmlMethod struct {
	Name       string         `xml:"NAME,attr"`
	Type       string         `xml:"TYPE,attr,omitempty"`
	Origin     string         `xml:"CLASSORIGIN,attr,omitempty"`
	Qualifiers []xmlQualifier `xml:"QUALIFIER"`
	Parameters []xmlMember    `xml:",any"`
}

func encodeQualifiers(list []Qualifier) []xmlQualifier {
	out := make([]xmlQualifier, 0, len(list))
	for _, q := range list {
		x := xmlQualifier{Name: q.Name, Type: "string"}
		one := func(typ, text string) { x.Type, x.Value = typ, &text }
		switch v := q.Value.(type) {
		case bool:
			one("boolean", strings.ToUpper(strconv.FormatBool(v)))
		case int:
			one("sint32", strconv.Itoa(v))
		case int32:
			one("sint32", strconv.Itoa(int(v)))
		case int64:
			one("sint64", strconv.FormatInt(v, 10))
		case float64:
			one("real64", strconv.FormatFloat(v, 'g', -1, 64))
		case string:
			one("string", v)
		case []string:
			x.Array.Values = v
		}
		out = append(out, x)
	}
	return out
}

func decodeQualifiers(list []xmlQualifier) []Qualifier {
	var out []Qualifier
	for _, x := range list {
		q := Qualifier{Name: x.Name}
		switch {
		case x.Value == nil && x.Array.Values != nil:
			q.Value = x.Array.Values
		case x.Value != nil:
			q.Value = qualifierValue(x.Type, *x.Value)
		}
		out = append(out, q)
	}
	return out
}

// qualifierValue is the value of a qualifier; text that is none of its type stays text.
func qualifierValue(typ, text string) any {
	t, _ := ParseType(typ)
	switch {
	case t == Boolean:
		return strings.EqualFold(text, "true")
	case t == SInt32:
		if n, err := strconv.ParseInt(text, 10, 32); err == nil {
			return int32(n)
		}
	case t.Integer():
		if n, err := strconv.ParseInt(text, 10, 64); err == nil {
			return n
		}
	case t.Numeric():
		if f, err := strconv.ParseFloat(text, 64); err == nil {
			return f
		}
	}
	return text
}

// encodeMember is what properties and parameters have in common.
func encodeMember(element, name string, t Type, array bool, ref string) xmlMember {
	x := xmlMember{Name: name, RefClass: ref, Type: t.MOF()}
	switch {
	case t == Reference && array:
		element += ".REFARRAY"
		x.Type = ""
	case t == Reference:
		element += ".REFERENCE"
		x.Type = ""
	case array:
		element += ".ARRAY"
	}
	if t == Object {
		x.Type, x.Embedded = String.MOF(), "object"
		if ref != "" {
			x.Embedded = "instance"
		}
	}
	x.XMLName.Local = element
	return x
}

func decodeMember(element string, x *xmlMember, list []Qualifier) (t Type, array bool, ref string, err error) {
	kind, ok := strings.CutPrefix(x.XMLName.Local, element)
	array = strings.HasSuffix(kind, "ARRAY")
	switch kind {
	case "", ".ARRAY":
		if t, ok = ParseType(x.Type); x.Embedded != "" {
			t = Object
		}
	case ".REFERENCE", ".REFARRAY":
		t = Reference
	default:
		ok = false
	}
	if !ok {
		return Unknown, false, "", fmt.Errorf("cim: %s: the element %s of type %q is not known", x.Name, x.XMLName.Local, x.Type)
	}
	ref = x.RefClass
	for _, q := range list {
		text, isText := q.Value.(string)
		switch {
		case !isText || ref != "":
		case strings.EqualFold(q.Name, "EmbeddedInstance"):
			t, ref = Object, text
		case strings.EqualFold(q.Name, "CIMTYPE"):
			if name, class, found := strings.Cut(text, ":"); found {
				ref = class
				if known, ok := ParseType(name); ok {
					t = known
				}
			}
		}
	}
	return t, array, ref, nil
}

func encodeProperty(p *Property) xmlMember {
	x := encodeMember("PROPERTY", p.Name, p.Type, p.Array, p.RefClass)
	x.Origin = p.Origin
	x.Qualifiers = encodeQualifiers(withFlag(withFlag(p.Qualifiers, "key", p.Key), "read", p.ReadOnly))
	return x
}

func decodeProperty(x *xmlMember) (Property, error) {
	list := decodeQualifiers(x.Qualifiers)
	t, array, ref, err := decodeMember("PROPERTY", x, list)
	return Property{
		Name: x.Name, Type: t, Array: array, RefClass: ref, Origin: x.Origin, Qualifiers: list,
		Key: hasQualifier(list, "key"), ReadOnly: hasQualifier(list, "read") && !hasQualifier(list, "write"),
	}, err
}

func encodeMethod(m *Method) xmlMethod {
	x := xmlMethod{Name: m.Name, Origin: m.Origin, Qualifiers: encodeQualifiers(withFlag(m.Qualifiers, "static", m.Static))}
	if m.ReturnType != Unknown {
		x.Type = m.ReturnType.MOF()
	}
	add := func(p *Parameter, flags ...string) {
		e := encodeMember("PARAMETER", p.Name, p.Type, p.Array, p.RefClass)
		var list []Qualifier
		for _, f := range flags {
			list = withFlag(list, f, true)
		}
		e.Qualifiers = encodeQualifiers(withFlag(list, "optional", p.Optional))
		x.Parameters = append(x.Parameters, e)
	}
	for i := range m.In {
		if parameter(m.Out, m.In[i].Name) {
			add(&m.In[i], "in", "out")
			continue
		}
		add(&m.In[i], "in")
	}
	for i := range m.Out {
		if !parameter(m.In, m.Out[i].Name) {
			add(&m.Out[i], "out")
		}
	}
	return x
}

// parameter tells whether a list has a parameter of that name.
func parameter(list []Parameter, name string) bool {
	for i := range list {
		if strings.EqualFold(list[i].Name, name) {
			return true
		}
	}
	return false
}

func decodeMethod(x *xmlMethod) (Method, error) {
	m := Method{Name: x.Name, Origin: x.Origin, Qualifiers: decodeQualifiers(x.Qualifiers)}
	m.ReturnType, _ = ParseType(x.Type)
	m.Static = hasQualifier(m.Qualifiers, "static")
	for i := range x.Parameters {
		e := &x.Parameters[i]
		list := decodeQualifiers(e.Qualifiers)
		t, array, ref, err := decodeMember("PARAMETER", e, list)
		if err != nil {
			return m, err
		}
		p := Parameter{Name: e.Name, Type: t, Array: array, RefClass: ref, Optional: hasQualifier(list, "optional")}
		out := hasQualifier(list, "out")
		if hasQualifier(list, "in") || !out {
			m.In = append(m.In, p)
		}
		if out {
			m.Out = append(m.Out, p)
		}
	}
	return m, nil
}
