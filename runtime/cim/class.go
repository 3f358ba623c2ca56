package cim

import (
	"iter"
	"strings"
)

// Qualifier is one qualifier of a class, property or method.
type Qualifier struct {
	Name  string
	Value any
}

// Property describes a property of a class.
type Property struct {
	Name  string
	Type  Type
	Array bool
	// RefClass is the class a [Reference] points to or an [Object] is of; "" for any.
	RefClass string
	Key      bool
	ReadOnly bool
	// Origin is the class that introduced the property.
	Origin     string
	Qualifiers []Qualifier
}

// Parameter describes a parameter of a method.
type Parameter struct {
	Name     string
	Type     Type
	Array    bool
	RefClass string
	Optional bool
}

// Method describes a method of a class.
type Method struct {
	Name       string
	ReturnType Type
	In, Out    []Parameter
	Static     bool
	// Origin is the class that introduced the method.
	Origin     string
	Qualifiers []Qualifier
}

// Class is a CIM class with everything it inherits. It is immutable.
type Class struct {
	Name      string
	Namespace string
	// SuperClass is the name of the parent, "" for a root class.
	SuperClass string
	// Super is the parent itself, nil for a root class.
	Super       *Class
	Abstract    bool
	Association bool
	Singleton   bool
	Qualifiers  []Qualifier
	// Properties are the parent's in its order, then the class's own.
	Properties []Property
	// Methods are the parent's, then the class's own.
	Methods []Method

	index map[string]int
}

// NewClass completes a class from its own members: it puts in front what super
// (nil for a root class) has, keeps an overridden property in its old place,
// and builds the name index. c must not be changed afterwards.
func NewClass(c Class, super *Class) *Class {
	out := c
	if super != nil {
		out.SuperClass, out.Super = super.Name, super
		out.Association = c.Association || super.Association
		out.Properties = append(make([]Property, 0, len(super.Properties)+len(c.Properties)), super.Properties...)
		out.Methods = append(make([]Method, 0, len(super.Methods)+len(c.Methods)), super.Methods...)
	} else {
		out.Properties, out.Methods = nil, nil
	}
	out.index = make(map[string]int, 2*(len(out.Properties)+len(c.Properties)))
	for i, p := range out.Properties {
		out.index[p.Name], out.index[strings.ToLower(p.Name)] = i, i
	}
	for _, p := range c.Properties {
		if p.Origin == "" {
			p.Origin = c.Name
		}
		if i, ok := out.index[strings.ToLower(p.Name)]; ok {
			p.Key = p.Key || out.Properties[i].Key
			out.Properties[i] = p
			continue
		}
		out.index[p.Name], out.index[strings.ToLower(p.Name)] = len(out.Properties), len(out.Properties)
		out.Properties = append(out.Properties, p)
	}
	for _, m := range c.Methods {
		if m.Origin == "" {
			m.Origin = c.Name
		}
		if old := out.Method(m.Name); old != nil {
			*old = m
			continue
		}
		out.Methods = append(out.Methods, m)
	}
	return &out
}

// Index is the place of a property in Properties, -1 if the class has none of
// that name. Case does not matter.
func (c *Class) Index(name string) int {
	if i, ok := c.index[name]; ok {
		return i
	}
	if i, ok := c.index[strings.ToLower(name)]; ok {
		return i
	}
	return -1
}

// Property finds a property by name in any case, nil if there is none.
func (c *Class) Property(name string) *Property {
	if i := c.Index(name); i >= 0 {
		return &c.Properties[i]
	}
	return nil
}

// Method finds a method by name in any case, nil if there is none.
func (c *Class) Method(name string) *Method {
	for i := range c.Methods {
		if strings.EqualFold(c.Methods[i].Name, name) {
			return &c.Methods[i]
		}
	}
	return nil
}

// IsA says whether the class is the named one or derives from it.
func (c *Class) IsA(name string) bool {
	for ; c != nil; c = c.Super {
		if strings.EqualFold(c.Name, name) {
			return true
		}
	}
	return false
}

// Derivation lists the ancestors, nearest first (__DERIVATION).
func (c *Class) Derivation() []string {
	var names []string
	for c = c.Super; c != nil; c = c.Super {
		names = append(names, c.Name)
	}
	return names
}

// Dynasty is the name of the topmost ancestor, the class itself if it has none
// (__DYNASTY).
func (c *Class) Dynasty() string {
	for c.Super != nil {
		c = c.Super
	}
	return c.Name
}

// Keys lists the key properties in order.
func (c *Class) Keys() iter.Seq[*Property] {
	return func(yield func(*Property) bool) {
		for i := range c.Properties {
			if c.Properties[i].Key && !yield(&c.Properties[i]) {
				return
			}
		}
	}
}
