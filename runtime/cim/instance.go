package cim

import (
	"fmt"
	"slices"
	"strings"
)

// Instance is an object of a class: one value per property, nil for NULL. The
// Go type of a value is the one its [Type] names; an array is a slice of it.
type Instance struct {
	class  *Class
	values []any
	// server is __SERVER: the computer the instance came from.
	server   string
	selected []string
	schema   bool
}

// NewInstance makes an instance whose properties are all NULL.
func NewInstance(class *Class) *Instance {
	return &Instance{class: class, values: make([]any, len(class.Properties))}
}

// NewClassObject makes the object that a schema query yields for a class.
func NewClassObject(class *Class) *Instance {
	return &Instance{class: class, values: make([]any, len(class.Properties)), schema: true}
}

// Class is the class of the instance.
func (i *Instance) Class() *Class { return i.class }

// IsClass says whether the object stands for the class itself (__GENUS 1), as
// schema queries yield it.
func (i *Instance) IsClass() bool { return i.schema }

// Server is the name of the computer the instance came from.
func (i *Instance) Server() string { return i.server }

// SetServer records the name of the computer the instance came from.
func (i *Instance) SetServer(name string) { i.server = name }

// Selected lists the properties a query asked for, nil for all of them. The
// others are NULL in the instance, except the keys.
func (i *Instance) Selected() []string { return i.selected }

// At is the value of the n-th property of the class.
func (i *Instance) At(n int) any { return i.values[n] }

// Value is the value of a property by name in any case, or of a system
// property such as __CLASS; ok is false if there is no such property.
func (i *Instance) Value(name string) (value any, ok bool) {
	if n := i.class.Index(name); n >= 0 {
		return i.values[n], true
	}
	if strings.HasPrefix(name, "__") {
		return i.System(name)
	}
	return nil, false
}

// Set gives a property a value after converting it to the property's type;
// nil is NULL. The error is [InvalidProperty] or [TypeMismatch].
func (i *Instance) Set(name string, value any) error {
	n := i.class.Index(name)
	if n < 0 {
		return Errorf(InvalidProperty, name, "class %s has no such property", i.class.Name)
	}
	p := &i.class.Properties[n]
	v, err := Convert(value, p.Type, p.Array)
	if err != nil {
		return err
	}
	i.values[n] = v
	return nil
}

// Project is a copy that keeps only the keys and the named properties.
func (i *Instance) Project(names []string) *Instance {
	out := &Instance{class: i.class, server: i.server, schema: i.schema, selected: names,
		values: make([]any, len(i.values))}
	for n := range i.class.Properties {
		if i.class.Properties[n].Key {
			out.values[n] = i.values[n]
		}
	}
	for _, name := range names {
		if n := i.class.Index(name); n >= 0 {
			out.values[n] = i.values[n]
		}
	}
	return out
}

// Clone is a copy that can be changed without changing the original.
func (i *Instance) Clone() *Instance {
	out := *i
	out.values = slices.Clone(i.values)
	return &out
}

// DeepClone is a copy that shares nothing that can change, embedded instances included.
func (i *Instance) DeepClone() *Instance {
	out := i.Clone()
	for n, v := range out.values {
		switch v := v.(type) {
		case *Instance:
			out.values[n] = v.DeepClone()
		case []*Instance:
			list := make([]*Instance, len(v))
			for k := range v {
				list[k] = v[k].DeepClone()
			}
			out.values[n] = list
		}
	}
	return out
}

// Path is the object path (__PATH) of the instance: its namespace, class and
// keys. A key that is NULL is left out.
func (i *Instance) Path() ObjectPath {
	p := ObjectPath{Server: i.server, Namespace: i.class.Namespace, Class: i.class.Name}
	if i.schema {
		return p
	}
	if i.class.Singleton {
		p.Singleton = true
		return p
	}
	for n := range i.class.Properties {
		if i.class.Properties[n].Key && i.values[n] != nil {
			p.Keys = append(p.Keys, Key{Name: i.class.Properties[n].Name, Value: i.values[n]})
		}
	}
	return p
}

// System is the value of a WMI system property (__CLASS, __PATH, __GENUS, …)
// by name in any case; ok is false if there is no such system property.
func (i *Instance) System(name string) (value any, ok bool) {
	c := i.class
	switch strings.ToUpper(name) {
	case "__GENUS":
		if i.schema {
			return int32(1), true
		}
		return int32(2), true
	case "__CLASS":
		return c.Name, true
	case "__SUPERCLASS":
		if c.SuperClass == "" {
			return nil, true
		}
		return c.SuperClass, true
	case "__DYNASTY":
		return c.Dynasty(), true
	case "__RELPATH":
		return i.Path().Relative(), true
	case "__PROPERTY_COUNT":
		if i.selected != nil {
			return int32(len(i.selected)), true
		}
		return int32(len(c.Properties)), true
	case "__DERIVATION":
		return c.Derivation(), true
	case "__SERVER":
		return i.server, true
	case "__NAMESPACE":
		return strings.ReplaceAll(c.Namespace, "/", `\`), true
	case "__PATH":
		return i.Path().String(), true
	}
	return nil, false
}

// String is the class with the keys, as the .NET CimInstance prints it:
// `Win32_Process (Handle = "4")`.
func (i *Instance) String() string {
	var b strings.Builder
	for n := range i.class.Properties {
		if !i.class.Properties[n].Key || i.values[n] == nil {
			continue
		}
		if b.Len() > 0 {
			b.WriteString(", ")
		}
		b.WriteString(i.class.Properties[n].Name)
		b.WriteString(" = ")
		if s, ok := i.values[n].(string); ok {
			fmt.Fprintf(&b, "%q", s)
			continue
		}
		fmt.Fprint(&b, i.values[n])
	}
	if b.Len() == 0 {
		return i.class.Name
	}
	return i.class.Name + " (" + b.String() + ")"
}
