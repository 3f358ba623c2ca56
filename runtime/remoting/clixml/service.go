package clixml

import "goposh/runtime/value"

// Service is the types.Serializer of a session: register it under types.SerializerKey{}.
type Service struct{}

// Serialize implements types.Serializer.
func (Service) Serialize(rt value.Runtime, v value.Value, depth int) (string, error) {
	return Serialize(rt, Options{Depth: depth, Bare: true}, v)
}

// Deserialize implements types.Serializer.
func (Service) Deserialize(rt value.Runtime, text string) ([]value.Value, error) {
	return Deserialize(rt, text)
}
