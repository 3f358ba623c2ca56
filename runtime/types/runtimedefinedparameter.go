package types

import "goposh/runtime/value"

var (
	typeRuntimeParameter  = lazyType{name: "System.Management.Automation.RuntimeDefinedParameter"}
	typeRuntimeParameters = lazyType{name: "System.Management.Automation.RuntimeDefinedParameterDictionary"}
)

// RuntimeDefinedParameter is a System.Management.Automation.RuntimeDefinedParameter: what a dynamicparam block declares.
type RuntimeDefinedParameter struct {
	value.Bag
	// Name is the parameter's name, ParameterType its *value.Type or $null.
	Name          string
	ParameterType value.Value
	// Value is the argument, once IsSet.
	Value value.Value
	IsSet bool
	// Attributes is a Collection`1 of attributes.
	Attributes value.Value
}

// Type implements value.Object.
func (*RuntimeDefinedParameter) Type() *value.Type { return typeRuntimeParameter.get() }

// runtimeParameterClass declares System.Management.Automation.RuntimeDefinedParameter.
func runtimeParameterClass() *Class {
	self := func(c *Call) *RuntimeDefinedParameter { return this[*RuntimeDefinedParameter](c) }
	return &Class{Members: []M{
		{"new()", newRuntimeParameter},
		{"new(string name, type parameterType, System.Collections.ObjectModel.Collection[System.Attribute] attributes)", newRuntimeParameter},
		{"string Name {get;set}", func(c *Call) (value.Value, error) {
			p := self(c)
			if c.N() > 0 {
				p.Name = c.Str(0)
			}
			return value.String(p.Name), nil
		}},
		{"type ParameterType {get;set}", func(c *Call) (value.Value, error) {
			p := self(c)
			if c.N() > 0 {
				p.ParameterType = c.Args[0]
			}
			return p.ParameterType, nil
		}},
		{"object Value {get;set}", func(c *Call) (value.Value, error) {
			p := self(c)
			if c.N() > 0 {
				p.Value, p.IsSet = c.Args[0], true
			}
			return p.Value, nil
		}},
		{"bool IsSet {get;set}", func(c *Call) (value.Value, error) {
			p := self(c)
			if c.N() > 0 {
				p.IsSet = ToBool(c.Args[0])
			}
			return value.Bool(p.IsSet), nil
		}},
		{"System.Collections.ObjectModel.Collection[System.Attribute] Attributes {get}", func(c *Call) (value.Value, error) {
			return self(c).Attributes, nil
		}},
	}}
}

func newRuntimeParameter(c *Call) (value.Value, error) {
	p := &RuntimeDefinedParameter{ParameterType: value.Null, Value: value.Null}
	if c.N() == 3 {
		p.Name, p.ParameterType, p.Attributes = c.Str(0), c.Args[1], c.Args[2]
	}
	if p.Attributes.IsNull() {
		p.Attributes = value.Of(value.NewList(Lookup("System.Collections.ObjectModel.Collection[System.Attribute]"), nil))
	}
	return value.Of(p), nil
}

// runtimeParametersClass declares System.Management.Automation.RuntimeDefinedParameterDictionary.
func runtimeParametersClass() *Class {
	return &Class{Members: []M{
		{"new()", func(*Call) (value.Value, error) {
			return value.Of(value.NewDict(typeRuntimeParameters.get(), true, 0)), nil
		}},
	}}
}
