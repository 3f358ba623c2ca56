package types

import (
	"goposh/runtime/errs"
	"goposh/runtime/value"
)

// SerializerKey is the key under which a runtime's Service gives the Serializer.
type SerializerKey struct{}

// Serializer turns values into CLIXML and back. Package remoting/clixml implements it.
type Serializer interface {
	// Serialize is PSSerializer.Serialize.
	Serialize(rt value.Runtime, v value.Value, depth int) (string, error)
	// Deserialize is PSSerializer.DeserializeAsList.
	Deserialize(rt value.Runtime, text string) ([]value.Value, error)
}

// psSerializerClass is System.Management.Automation.PSSerializer.
func psSerializerClass() *Class {
	return &Class{Members: []M{
		{"static string Serialize(object source)", func(c *Call) (value.Value, error) { return serialize(c, 1) }},
		{"static string Serialize(object source, int depth)", func(c *Call) (value.Value, error) { return serialize(c, c.Int(1)) }},
		{"static object Deserialize(string source)", func(c *Call) (value.Value, error) {
			items, err := deserialize(c)
			if err != nil {
				return value.Null, err
			}
			switch len(items) {
			case 0:
				return value.Null, nil
			case 1:
				return items[0], nil
			}
			return value.Objects(items...), nil
		}},
		{"static object[] DeserializeAsList(string source)", func(c *Call) (value.Value, error) {
			items, err := deserialize(c)
			return value.Objects(items...), err
		}},
	}}
}

func serializer(rt value.Runtime) (Serializer, error) {
	if rt != nil {
		if s, ok := rt.Service(SerializerKey{}).(Serializer); ok {
			return s, nil
		}
	}
	return nil, errs.NewException("System.Management.Automation.PSNotSupportedException", "Serialization is not available in this runspace.")
}

func serialize(c *Call, depth int) (value.Value, error) {
	if depth < 1 {
		return value.Null, errs.NewException("System.Management.Automation.PSArgumentException", "Value of depth parameter must be greater than or equal to 1.")
	}
	s, err := serializer(c.RT)
	if err != nil {
		return value.Null, err
	}
	text, err := s.Serialize(c.RT, c.Args[0], depth)
	return value.String(text), err
}

func deserialize(c *Call) ([]value.Value, error) {
	s, err := serializer(c.RT)
	if err != nil {
		return nil, err
	}
	return s.Deserialize(c.RT, c.Str(0))
}
