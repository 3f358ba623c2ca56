package object

import (
	"maps"
	"strings"

	"github.com/google/uuid"

	"goposh/runtime/cim"
	"goposh/runtime/errs"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// Instance is a Microsoft.Management.Infrastructure.CimInstance.
type Instance struct {
	value.Bag
	CIM *cim.Instance
	// Session is where the instance came from; nil for one that was made here or is part of another.
	Session cim.Session
	// SessionID is the InstanceId of the CimSession it came from; zero for none.
	SessionID uuid.UUID
	// Computer is PSComputerName: the name its computer was asked for by, "" for the local one.
	Computer string

	value.Latch                 // holds the values and what follows
	modified    map[string]bool // lower-case names of the properties that a script has set
}

// Type implements value.Object.
func (*Instance) Type() *value.Type { return netType(typeCimInstance) }

// ExtendedTypeNames implements types.TypeNamer: the class and its ancestors, with the namespace and without.
func (i *Instance) ExtendedTypeNames() []string {
	c := i.CIM.Class()
	return classTypeNames(typeCimInstance+"#", c.Namespace+"/", c)
}

// classTypeNames are the names PowerShell puts before those of the .NET type.
func classTypeNames(prefix, namespace string, c *cim.Class) []string {
	ancestors := c.Derivation()
	names := make([]string, 0, 2*len(ancestors)+2)
	for _, ns := range [...]string{namespace, ""} {
		if ns == "/" || ns == `\` {
			continue
		}
		names = append(names, prefix+ns+c.Name)
		for _, a := range ancestors {
			names = append(names, prefix+ns+a)
		}
	}
	return names
}

// psComputerName is the property that PowerShell adds.
const psComputerName = "PSComputerName"

// GetAdapted implements types.Adapter.
func (i *Instance) GetAdapted(rt value.Runtime, name string) (value.Value, bool, error) {
	c := i.CIM.Class()
	if n := c.Index(name); n >= 0 {
		return i.at(rt, n), true, nil
	}
	if strings.EqualFold(name, psComputerName) {
		return textOrNull(i.Computer), true, nil
	}
	return value.Null, false, nil
}

func (i *Instance) at(rt value.Runtime, n int) value.Value {
	p := &i.CIM.Class().Properties[n]
	v := infrastructure.toValue(rt, i.raw(n), p.Type, p.Array)
	if o, ok := v.Object().(*Instance); ok {
		o.Session, o.SessionID, o.Computer = i.Session, i.SessionID, i.Computer
	}
	return v
}

// SetAdapted implements types.Adapter.
func (i *Instance) SetAdapted(rt value.Runtime, name string, v value.Value) (bool, error) {
	p := i.CIM.Class().Property(name)
	if p == nil {
		if strings.EqualFold(name, psComputerName) {
			return true, readOnly(psComputerName)
		}
		return false, nil
	}
	if p.ReadOnly {
		return true, readOnly(p.Name)
	}
	return true, i.Set(rt, p.Name, v)
}

// Set gives a property a value and marks it as modified, whether scripts may set it or not.
func (i *Instance) Set(rt value.Runtime, name string, v value.Value) error {
	x := FromValue(rt, v)
	if i.Hold() {
		defer i.Release()
	}
	if err := i.CIM.Set(name, x); err != nil {
		return NewCimException(err)
	}
	i.markModified(name)
	return nil
}

// raw is the value of the n-th property.
func (i *Instance) raw(n int) any {
	if i.Hold() {
		defer i.Release()
	}
	return i.CIM.At(n)
}

// isModified tells whether a script has set the property of that name.
func (i *Instance) isModified(name string) bool {
	if i.Hold() {
		defer i.Release()
	}
	return i.modified[strings.ToLower(name)]
}

func (i *Instance) markModified(name string) {
	if i.modified == nil {
		i.modified = map[string]bool{}
	}
	i.modified[strings.ToLower(name)] = true
}

func readOnly(name string) error {
	return errs.NewException("System.Management.Automation.SetValueException", "'"+name+"' is a ReadOnly property.")
}

// AdaptedProperties implements types.Adapter.
func (i *Instance) AdaptedProperties(value.Runtime) []types.AdaptedProperty {
	props := i.CIM.Class().Properties
	out := make([]types.AdaptedProperty, 0, len(props)+1)
	for n := range props {
		p := &props[n]
		t := infrastructure.netType(p.Type, p.Array)
		if p.Type == cim.DateTime && !p.Array {
			if v := infrastructure.toValue(nil, i.raw(n), p.Type, false); v.Kind() == value.KindTimeSpan {
				t = value.TypeTimeSpan
			}
		}
		out = append(out, types.AdaptedProperty{Name: p.Name, TypeName: t.FullName, ReadOnly: p.ReadOnly})
	}
	return append(out, types.AdaptedProperty{Name: psComputerName, TypeName: value.TypeString.FullName, ReadOnly: true})
}

// Text is ToString: the class, the caption, and the keys.
func (i *Instance) Text() string {
	var b strings.Builder
	c := i.CIM.Class()
	b.WriteString(c.Name)
	if v, ok := i.CIM.Value("Caption"); ok {
		if s, ok := v.(string); ok {
			b.WriteString(": ")
			b.WriteString(s)
		}
	}
	sep := " ("
	for n := range c.Properties {
		if c.Properties[n].Key {
			b.WriteString(sep)
			b.WriteString(i.propertyText(n))
			sep = ", "
		}
	}
	if sep == ", " {
		b.WriteByte(')')
	}
	return b.String()
}

// propertyText is CimProperty.ToString: `Name = "value"`.
func (i *Instance) propertyText(n int) string {
	p := &i.CIM.Class().Properties[n]
	v := i.at(nil, n)
	s, isText := v.AsString()
	switch {
	case v.IsNull():
		return p.Name
	case isText:
		return p.Name + ` = "` + s + `"`
	case p.Array:
		return p.Name + " = {" + strings.ReplaceAll(types.ToString(nil, v), " ", ", ") + "}"
	}
	return p.Name + " = " + types.ToString(nil, v)
}

// NetProperty implements types.Backed.
func (i *Instance) NetProperty(_ value.Runtime, name string) (value.Value, error) {
	switch name {
	case "CimClass":
		return value.Of(NewClass(i.CIM.Class(), i.CIM.Server())), nil
	case "CimInstanceProperties":
		return value.Of(i.properties()), nil
	case "CimSystemProperties":
		return value.Of(systemProperties(i.CIM.Class(), i.CIM.Server())), nil
	}
	return value.Null, nil
}

// SetNetProperty implements types.Backed.
func (*Instance) SetNetProperty(value.Runtime, string, value.Value) error { return nil }

// NetMethod implements types.Backed.
func (i *Instance) NetMethod(_ value.Runtime, name string, _ []value.Value) (value.Value, error) {
	switch name {
	case "ToString":
		return value.String(i.Text()), nil
	case "Clone":
		if i.Hold() {
			defer i.Release()
		}
		return value.Of(&Instance{CIM: i.CIM.Clone(), Session: i.Session, SessionID: i.SessionID, Computer: i.Computer, modified: maps.Clone(i.modified)}), nil
	case "GetCimSessionComputerName":
		return textOrNull(i.Computer), nil
	case "GetCimSessionInstanceId":
		return types.GuidValue(i.SessionID), nil
	}
	return value.Void, nil
}

// properties is CimInstanceProperties.
func (i *Instance) properties() *collection {
	out := newCollection(typeKeyedCollection, typeCimProperty)
	for n := range i.CIM.Class().Properties {
		out.add(i.CIM.Class().Properties[n].Name, &property{instance: i, n: n})
	}
	return out
}

// systemProperties is CimSystemProperties of an instance or class.
func systemProperties(c *cim.Class, server string) *info {
	return &info{class: typeCimSystemProperties, get: func(_ value.Runtime, name string) value.Value {
		switch name {
		case "Namespace":
			return textOrNull(c.Namespace)
		case "ServerName":
			return textOrNull(server)
		case "ClassName":
			return value.String(c.Name)
		}
		return value.Null
	}}
}

// referenced is the instance that a reference stands for: its class and its keys.
func referenced(p cim.ObjectPath) *Instance {
	c := cim.Class{Name: p.Class, Namespace: cim.CleanNamespace(p.Namespace)}
	for _, k := range p.Keys {
		t := cim.String
		switch k.Value.(type) {
		case bool:
			t = cim.Boolean
		case int64:
			t = cim.SInt64
		case uint64:
			t = cim.UInt64
		}
		c.Properties = append(c.Properties, cim.Property{Name: k.Name, Type: t, Key: true, ReadOnly: true})
	}
	in := cim.NewInstance(cim.NewClass(c, nil))
	in.SetServer(p.Server)
	for _, k := range p.Keys {
		// A key whose value does not fit its type cannot name anything: it stays NULL.
		_ = in.Set(k.Name, k.Value)
	}
	return &Instance{CIM: in}
}
