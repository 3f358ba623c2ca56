package cmdlet

import (
	"math"
	"sync"

	"goposh/runtime/types"
	"goposh/runtime/value"
)

// named is the position .NET shows for parameters that have none.
const named = math.MinInt32

func position(s *SetInfo) value.Value {
	if s == nil || s.Position < 0 {
		return value.Int(named)
	}
	return value.Int(int32(s.Position))
}

func collection(name string, elem *value.Type, items []value.Value) value.Value {
	def := types.Lookup("System.Collections.ObjectModel." + name + "`1")
	if def == nil {
		def = value.TypeList
	}
	return value.Of(value.NewList(types.MakeGeneric(def, elem), items))
}

func readOnly(elem string, items []value.Value) value.Value {
	t := types.Lookup(elem)
	if t == nil {
		t = value.TypeObject
	}
	return collection("ReadOnlyCollection", t, items)
}

func stringValues(list []string) []value.Value {
	out := make([]value.Value, 0, len(list))
	for _, s := range list {
		out = append(out, value.String(s))
	}
	return out
}

func lookup(name string) func() *value.Type {
	return sync.OnceValue(func() *value.Type { return types.Lookup(name) })
}

var (
	typeParameterMetadata    = lookup("System.Management.Automation.ParameterMetadata")
	typeParameterSetMetadata = lookup("System.Management.Automation.ParameterSetMetadata")
	typeCommandParameterInfo = lookup("System.Management.Automation.CommandParameterInfo")
	typeParameterSetInfo     = lookup("System.Management.Automation.CommandParameterSetInfo")
	typeAttribute            = lookup("System.Attribute")
)

// AttributeValues are the attribute objects of a parameter.
func (p *Param) AttributeValues() []value.Value {
	if p.Attributes != nil {
		return p.Attributes
	}
	const ns = "System.Management.Automation."
	out := make([]value.Value, 0, len(p.Sets)+len(p.Validators)+1)
	for _, s := range p.Sets {
		out = append(out, value.Of(types.NewAttribute(ns+"ParameterAttribute",
			"Position", position(&s), "ParameterSetName", value.String(s.Set), "Mandatory", value.Bool(s.Mandatory),
			"ValueFromPipeline", value.Bool(s.FromPipeline), "ValueFromPipelineByPropertyName", value.Bool(s.FromPipelineByName),
			"ValueFromRemainingArguments", value.Bool(s.FromRemaining), "DontShow", value.Bool(s.Hidden), "HelpMessage", textOrNull(s.HelpMessage))))
	}
	if len(p.Aliases) > 0 {
		out = append(out, value.Of(types.NewAttribute(ns+"AliasAttribute", "AliasNames", value.Strings(p.Aliases))))
	}
	for _, c := range [...]struct {
		on   bool
		name string
	}{{p.AllowNull, "AllowNullAttribute"}, {p.AllowEmpty, "AllowEmptyStringAttribute"}, {p.AllowEmptyCollection, "AllowEmptyCollectionAttribute"}} {
		if c.on {
			out = append(out, value.Of(types.NewAttribute(ns+c.name)))
		}
	}
	for _, v := range p.Validators {
		out = append(out, validatorAttribute(v))
	}
	return out
}

func textOrNull(s string) value.Value {
	if s == "" {
		return value.Null
	}
	return value.String(s)
}

// validatorAttribute is the attribute object of a validation.
func validatorAttribute(v Validator) value.Value {
	name := "System.Management.Automation." + v.Attribute() + "Attribute"
	switch v := v.(type) {
	case *Set:
		vals := v.Values
		if v.Generate != nil {
			if list, err := v.Generate(nil); err == nil {
				vals = list
			}
		}
		return value.Of(types.NewAttribute(name, "ValidValues", value.Strings(vals), "IgnoreCase", value.Bool(v.IgnoreCase), "ErrorMessage", textOrNull(v.ErrorMessage)))
	case *Range:
		return value.Of(types.NewAttribute(name, "MinRange", v.Min, "MaxRange", v.Max))
	case *RangeKind:
		return value.Of(types.NewAttribute(name, "RangeKind", value.String(v.Kind)))
	case *Count:
		return value.Of(types.NewAttribute(name, "MinLength", value.Int(int32(v.Min)), "MaxLength", value.Int(int32(v.Max))))
	case *Length:
		return value.Of(types.NewAttribute(name, "MinLength", value.Int(int32(v.Min)), "MaxLength", value.Int(int32(v.Max))))
	case *Pattern:
		return value.Of(types.NewAttribute(name, "RegexPattern", value.String(v.Pattern), "ErrorMessage", textOrNull(v.ErrorMessage)))
	case *Script:
		return value.Of(types.NewAttribute(name, "ScriptBlock", value.Of(v.Block), "ErrorMessage", textOrNull(v.ErrorMessage)))
	}
	return value.Of(types.NewAttribute(name))
}

// parameterMetadata is a System.Management.Automation.ParameterMetadata.
type parameterMetadata struct {
	value.Bag
	p *Param
}

// Type implements value.Object.
func (*parameterMetadata) Type() *value.Type { return typeParameterMetadata() }

// NetProperty implements types.Backed.
func (o *parameterMetadata) NetProperty(_ value.Runtime, name string) (value.Value, error) {
	p := o.p
	switch name {
	case "Name":
		return value.String(p.Name), nil
	case "ParameterType":
		if p.Type == nil {
			return value.Null, nil
		}
		return value.Of(p.Type), nil
	case "ParameterSets":
		d := value.NewDict(types.MakeGeneric(value.TypeDictionary, value.TypeString, typeParameterSetMetadata()), true, len(p.Sets))
		for i := range p.Sets {
			d.SetString(p.Sets[i].Set, value.Of(&parameterSetMetadata{s: &p.Sets[i]}))
		}
		return value.Of(d), nil
	case "IsDynamic":
		return value.Bool(p.Dynamic), nil
	case "Aliases":
		return collection("Collection", value.TypeString, stringValues(p.Aliases)), nil
	case "Attributes":
		return collection("Collection", typeAttribute(), p.AttributeValues()), nil
	case "SwitchParameter":
		return value.Bool(p.IsSwitch), nil
	}
	return value.Null, nil
}

// SetNetProperty implements types.Backed: the metadata of commands is read-only here.
func (*parameterMetadata) SetNetProperty(value.Runtime, string, value.Value) error {
	return errReadOnly()
}

// NetMethod implements types.Backed; the class has no methods of its own.
func (*parameterMetadata) NetMethod(value.Runtime, string, []value.Value) (value.Value, error) {
	return value.Null, nil
}

// parameterSetMetadata is a System.Management.Automation.ParameterSetMetadata.
type parameterSetMetadata struct {
	value.Bag
	s *SetInfo
}

// Type implements value.Object.
func (*parameterSetMetadata) Type() *value.Type { return typeParameterSetMetadata() }

// NetProperty implements types.Backed.
func (o *parameterSetMetadata) NetProperty(_ value.Runtime, name string) (value.Value, error) {
	return setProperty(o.s, name), nil
}

// SetNetProperty implements types.Backed.
func (*parameterSetMetadata) SetNetProperty(value.Runtime, string, value.Value) error {
	return errReadOnly()
}

// NetMethod implements types.Backed; the class has no methods of its own.
func (*parameterSetMetadata) NetMethod(value.Runtime, string, []value.Value) (value.Value, error) {
	return value.Null, nil
}

func setProperty(s *SetInfo, name string) value.Value {
	switch name {
	case "IsMandatory":
		return value.Bool(s.Mandatory)
	case "Position":
		return position(s)
	case "ValueFromPipeline":
		return value.Bool(s.FromPipeline)
	case "ValueFromPipelineByPropertyName":
		return value.Bool(s.FromPipelineByName)
	case "ValueFromRemainingArguments":
		return value.Bool(s.FromRemaining)
	case "HelpMessage":
		return textOrNull(s.HelpMessage)
	}
	return value.Null
}

// commandParameter is a System.Management.Automation.CommandParameterInfo: a parameter within one set.
type commandParameter struct {
	value.Bag
	p *Param
	s *SetInfo
}

// Type implements value.Object.
func (*commandParameter) Type() *value.Type { return typeCommandParameterInfo() }

// NetProperty implements types.Backed.
func (o *commandParameter) NetProperty(_ value.Runtime, name string) (value.Value, error) {
	switch name {
	case "Name":
		return value.String(o.p.Name), nil
	case "ParameterType":
		return value.Of(o.p.Type), nil
	case "IsDynamic":
		return value.Bool(o.p.Dynamic), nil
	case "Aliases":
		return readOnly("System.String", stringValues(o.p.Aliases)), nil
	case "Attributes":
		return readOnly("System.Attribute", o.p.AttributeValues()), nil
	}
	return setProperty(o.s, name), nil
}

// SetNetProperty implements types.Backed; every property is read-only.
func (*commandParameter) SetNetProperty(value.Runtime, string, value.Value) error {
	return errReadOnly()
}

// NetMethod implements types.Backed; the class has no methods of its own.
func (*commandParameter) NetMethod(value.Runtime, string, []value.Value) (value.Value, error) {
	return value.Null, nil
}

// Type implements value.Object.
func (*ParameterSet) Type() *value.Type { return typeParameterSetInfo() }

// NetProperty implements types.Backed.
func (s *ParameterSet) NetProperty(_ value.Runtime, name string) (value.Value, error) {
	switch name {
	case "Name":
		return value.String(s.Name), nil
	case "IsDefault":
		return value.Bool(s.IsDefault), nil
	case "Parameters":
		items := make([]value.Value, 0, len(s.Params))
		for _, p := range s.Params {
			items = append(items, value.Of(&commandParameter{p: p, s: p.InSet(s.Name)}))
		}
		return readOnly("System.Management.Automation.CommandParameterInfo", items), nil
	}
	return value.Null, nil
}

// SetNetProperty implements types.Backed; every property is read-only.
func (*ParameterSet) SetNetProperty(value.Runtime, string, value.Value) error { return errReadOnly() }

// NetMethod implements types.Backed.
func (s *ParameterSet) NetMethod(value.Runtime, string, []value.Value) (value.Value, error) {
	return value.String(s.Syntax()), nil
}
