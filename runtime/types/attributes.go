package types

import (
	"strings"

	"goposh/runtime/value"
)

// Attribute is an instance of one of PowerShell's attribute classes, such as ParameterAttribute: a bag of properties.
type Attribute struct {
	value.Bag
	value.Latch
	typ    *value.Type
	values map[string]value.Value // by lower-case property name
}

// NewAttribute returns an attribute of the class with that full name; pairs are property names and values.
func NewAttribute(fullName string, pairs ...any) *Attribute {
	t := byFullName(fullName)
	if t == nil {
		t = value.TypeObject
	}
	a := &Attribute{typ: t}
	for i := 0; i+1 < len(pairs); i += 2 {
		a.Put(pairs[i].(string), pairs[i+1].(value.Value))
	}
	return a
}

// Type implements value.Object.
func (a *Attribute) Type() *value.Type { return a.typ }

// Put sets a property.
func (a *Attribute) Put(name string, v value.Value) {
	if a.Hold() {
		defer a.Release()
	}
	if a.values == nil {
		a.values = map[string]value.Value{}
	}
	a.values[strings.ToLower(name)] = v
}

// value gives a property that was set, by its lower-case name.
func (a *Attribute) value(lower string) (v value.Value, ok bool) {
	if a.Hold() {
		defer a.Release()
	}
	v, ok = a.values[lower]
	return v, ok
}

// attributeDecl declares an attribute class: what its constructors set, its properties, and their values where they do not
// start at zero.
type attributeDecl struct {
	ctors    []attributeCtor
	props    []string
	defaults map[string]value.Value
}

type attributeCtor struct {
	sig  string
	sets []string
}

// attributeClass returns the declaration of an attribute class by its lower-case full name.
func attributeClass(name string) func() *Class {
	d := attributeDeclOf(name)
	if d == nil {
		return nil
	}
	return d.class(name)
}

func attributeDeclOf(name string) *attributeDecl {
	short, ok := strings.CutPrefix(name, "system.management.automation.")
	if !ok {
		return nil
	}
	none := attributeCtor{sig: "new()"}
	switch short {
	case "parameterattribute":
		return &attributeDecl{
			ctors: []attributeCtor{none},
			props: []string{"int Position", "string ParameterSetName", "bool Mandatory", "bool ValueFromPipeline", "bool ValueFromPipelineByPropertyName",
				"bool ValueFromRemainingArguments", "string HelpMessage", "string HelpMessageBaseName", "string HelpMessageResourceId", "bool DontShow"},
			defaults: map[string]value.Value{"position": value.Int(-1 << 31), "parametersetname": value.String("__AllParameterSets")},
		}
	case "aliasattribute":
		return &attributeDecl{ctors: []attributeCtor{{"new(params string[] aliasNames)", []string{"AliasNames"}}}, props: []string{"string[] AliasNames"}}
	case "validatesetattribute":
		return &attributeDecl{ctors: []attributeCtor{{"new(params string[] validValues)", []string{"ValidValues"}}},
			props:    []string{"string ErrorMessage", "bool IgnoreCase", "string[] ValidValues"},
			defaults: map[string]value.Value{"ignorecase": value.True}}
	case "validaterangeattribute":
		return &attributeDecl{ctors: []attributeCtor{{"new(object minRange, object maxRange)", []string{"MinRange", "MaxRange"}},
			{"new(System.Management.Automation.ValidateRangeKind kind)", []string{"RangeKind"}}}, props: []string{"object MinRange", "object MaxRange", "object RangeKind"}}
	case "validatelengthattribute":
		return &attributeDecl{ctors: []attributeCtor{{"new(int minLength, int maxLength)", []string{"MinLength", "MaxLength"}}}, props: []string{"int MinLength", "int MaxLength"}}
	case "validatecountattribute":
		return &attributeDecl{ctors: []attributeCtor{{"new(int minLength, int maxLength)", []string{"MinLength", "MaxLength"}}}, props: []string{"int MinLength", "int MaxLength"}}
	case "validatepatternattribute":
		return &attributeDecl{ctors: []attributeCtor{{"new(string regexPattern)", []string{"RegexPattern"}}},
			props: []string{"string RegexPattern", "System.Text.RegularExpressions.RegexOptions Options", "string ErrorMessage"}}
	case "validatescriptattribute":
		return &attributeDecl{ctors: []attributeCtor{{"new(scriptblock scriptBlock)", []string{"ScriptBlock"}}},
			props: []string{"string ErrorMessage", "scriptblock ScriptBlock"}}
	case "cmdletbindingattribute":
		return &attributeDecl{ctors: []attributeCtor{none}, props: []string{"bool PositionalBinding", "string DefaultParameterSetName", "bool SupportsShouldProcess",
			"bool SupportsPaging", "System.Management.Automation.ConfirmImpact ConfirmImpact", "string HelpUri"},
			defaults: map[string]value.Value{"positionalbinding": value.True}}
	case "validatenotnullattribute", "validatenotnulloremptyattribute", "validatenotnullorwhitespaceattribute", "allownullattribute",
		"allowemptystringattribute", "allowemptycollectionattribute", "supportswildcardsattribute", "hiddenattribute":
		return &attributeDecl{ctors: []attributeCtor{none}}
	}
	return nil
}

func (d *attributeDecl) class(name string) func() *Class {
	return func() *Class {
		members := make([]M, 0, len(d.ctors)+len(d.props)+1)
		for _, k := range d.ctors {
			members = append(members, M{k.sig, func(c *Call) (value.Value, error) {
				a := NewAttribute(name)
				for i, set := range k.sets {
					a.Put(set, c.Args[i])
				}
				return value.Of(a), nil
			}})
		}
		for _, p := range d.props {
			typ, prop, _ := strings.Cut(p, " ")
			lower := strings.ToLower(prop)
			members = append(members, M{p + " {get;set}", func(c *Call) (value.Value, error) {
				a, ok := c.This.Object().(*Attribute)
				if !ok {
					return value.Null, nil
				}
				if c.N() > 0 {
					a.Put(prop, c.Args[0])
					return value.Void, nil
				}
				if v, ok := a.value(lower); ok {
					return v, nil
				}
				if v, ok := d.defaults[lower]; ok {
					return v, nil
				}
				switch typ {
				case "bool":
					return value.False, nil
				case "int":
					return value.Int(0), nil
				}
				return value.Null, nil
			}})
		}
		members = append(members, M{"string ToString()", func(c *Call) (value.Value, error) {
			if c.Type == nil || strings.HasSuffix(name, ".parameterattribute") {
				return value.String(""), nil
			}
			return value.String(c.Type.FullName), nil
		}})
		return &Class{Members: members}
	}
}
