package types

import (
	"strings"

	"goposh/runtime/neterr"
	"goposh/runtime/value"
)

// HostData is one of the plain values of System.Management.Automation.Host: Size, Coordinates, Rectangle, KeyInfo, BufferCell,
// ChoiceDescription and FieldDescription. Fields are in the order of the constructor.
type HostData struct {
	value.Bag
	typ    *value.Type
	Fields []value.Value
}

// Type implements value.Object.
func (d *HostData) Type() *value.Type { return d.typ }

// NewHostData gives a value of System.Management.Automation.Host.NAME with its fields.
func NewHostData(name string, fields ...value.Value) value.Value {
	return value.Of(&HostData{typ: byFullName(hostNamespace + name), Fields: fields})
}

const hostNamespace = "System.Management.Automation.Host."

// EqualObject implements value.Equaler: values of structs are equal by their fields.
func (d *HostData) EqualObject(o value.Object) bool {
	u, ok := o.(*HostData)
	if !ok || u.typ != d.typ || len(u.Fields) != len(d.Fields) {
		return false
	}
	if d.typ.Base != value.TypeValueType {
		return d == u
	}
	for i, v := range d.Fields {
		if !value.KeyEqual(v, u.Fields[i], false) {
			return false
		}
	}
	return true
}

// HashObject implements value.Equaler.
func (d *HostData) HashObject() uint32 {
	h := uint32(17)
	for _, v := range d.Fields {
		h = h*31 + value.HashKey(v, false)
	}
	return h
}

// hostDataClass declares a type by its fields, "type Name", in the order of the constructor that takes them all; separator is
// what ToString puts between them, "" for the type's name.
func hostDataClass(separator string, fields ...string) func() *Class {
	return func() *Class {
		c := &Class{}
		params := make([]string, len(fields))
		for i, f := range fields {
			typ, name, _ := strings.Cut(f, " ")
			params[i] = typ + " " + strings.ToLower(name[:1]) + name[1:]
			c.Members = append(c.Members, M{f + " {get;set}", hostField(i)})
		}
		c.Members = append(c.Members, M{"new(" + strings.Join(params, ", ") + ")", func(c *Call) (value.Value, error) {
			return vobject(&HostData{typ: c.Type, Fields: append([]value.Value(nil), c.Args...)})
		}})
		if separator != "" {
			c.Members = append(c.Members, M{"string ToString()", func(c *Call) (value.Value, error) {
				d := this[*HostData](c)
				parts := make([]string, len(d.Fields))
				for i, v := range d.Fields {
					parts[i] = ToString(c.RT, v)
				}
				return vstring(strings.Join(parts, separator))
			}})
		}
		return c
	}
}

// hostField reads or writes a field.
func hostField(i int) Func {
	return func(c *Call) (value.Value, error) {
		d := this[*HostData](c)
		if c.N() == 1 {
			d.Fields[i] = c.Args[0]
			return value.Void, nil
		}
		return d.Fields[i], nil
	}
}

// hostClass returns the declarations of System.Management.Automation.Host by the rest of their lower-case name.
func hostClass(name string) func() *Class {
	switch name {
	case "buffercell":
		return hostDataClass("", "char Character", "System.ConsoleColor ForegroundColor", "System.ConsoleColor BackgroundColor",
			"System.Management.Automation.Host.BufferCellType BufferCellType")
	case "choicedescription":
		return choiceDescriptionClass
	case "coordinates":
		return hostDataClass(",", "int X", "int Y")
	case "fielddescription":
		return fieldDescriptionClass
	case "keyinfo":
		return hostDataClass(",", "int VirtualKeyCode", "char Character", "System.Management.Automation.Host.ControlKeyStates ControlKeyState", "bool KeyDown")
	case "rectangle":
		return hostDataClass(",", "int Left", "int Top", "int Right", "int Bottom")
	case "size":
		return hostDataClass(",", "int Width", "int Height")
	}
	return nil
}

// choiceDescriptionClass declares System.Management.Automation.Host.ChoiceDescription.
func choiceDescriptionClass() *Class {
	create := func(c *Call) (value.Value, error) {
		if c.Str(0) == "" {
			return value.Null, neterr.New("System.Management.Automation.PSArgumentException", "Cannot process argument because the value of argument \"label\" is not valid. Change the value of the \"label\" argument and run the operation again.")
		}
		d := &HostData{typ: c.Type, Fields: []value.Value{c.Args[0], value.String("")}}
		if c.N() > 1 {
			d.Fields[1] = c.Args[1]
		}
		return vobject(d)
	}
	return &Class{Members: []M{
		{"new(string label)", create},
		{"new(string label, string helpMessage)", create},
		{"string Label {get}", hostField(0)},
		{"string HelpMessage {get;set}", hostField(1)},
	}}
}

// Fields of a FieldDescription.
const (
	FieldName = iota
	FieldType // a System.Type
	FieldLabel
	FieldHelp
	FieldMandatory
	FieldDefault
)

// fieldDescriptionClass declares System.Management.Automation.Host.FieldDescription.
func fieldDescriptionClass() *Class {
	typeText := func(text func(*value.Type) string) Func {
		return func(c *Call) (value.Value, error) {
			t, ok := this[*HostData](c).Fields[FieldType].Object().(*value.Type)
			if !ok {
				t = value.TypeString
			}
			return vstring(text(t))
		}
	}
	return &Class{Members: []M{
		{"new(string name)", func(c *Call) (value.Value, error) {
			if c.Str(0) == "" {
				return value.Null, neterr.New("System.Management.Automation.PSArgumentException", "Cannot process argument because the value of argument \"name\" is null or empty. Change the value of argument \"name\" to a non-null value.")
			}
			return vobject(&HostData{typ: c.Type, Fields: []value.Value{c.Args[0], value.Null, value.String(""), value.String(""), value.True, value.Null}})
		}},
		{"string Name {get}", hostField(FieldName)},
		{"string ParameterTypeName {get}", typeText(func(t *value.Type) string { return t.Name() })},
		{"string ParameterTypeFullName {get}", typeText(func(t *value.Type) string { return t.FullName })},
		{"string Label {get;set}", hostField(FieldLabel)},
		{"string HelpMessage {get;set}", hostField(FieldHelp)},
		{"bool IsMandatory {get;set}", hostField(FieldMandatory)},
		{"psobject DefaultValue {get;set}", hostField(FieldDefault)},
		{"void SetParameterType(type parameterType)", func(c *Call) (value.Value, error) {
			this[*HostData](c).Fields[FieldType] = c.Args[0]
			return value.Void, nil
		}},
	}}
}
