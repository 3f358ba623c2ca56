package types

import (
	"sync"

	"github.com/google/uuid"

	"goposh/runtime/errs"
	"goposh/runtime/value"
)

// originInfo is a System.Management.Automation.Remoting.OriginInfo: where an error of another runspace came from.
type originInfo struct {
	value.Bag
	origin errs.Origin
}

var typeOriginInfo = sync.OnceValue(func() *value.Type { return Lookup("System.Management.Automation.Remoting.OriginInfo") })

// Type implements value.Object.
func (*originInfo) Type() *value.Type { return typeOriginInfo() }

func originInfoClass() *Class {
	return &Class{Members: backed("string PSComputerName {get}", "guid RunspaceID {get}", "guid InstanceID {get;set}", "string ToString()")}
}

// NetProperty implements Backed.
func (o *originInfo) NetProperty(_ value.Runtime, name string) (value.Value, error) {
	text := o.origin.InstanceID
	switch name {
	case "PSComputerName":
		return value.String(o.origin.ComputerName), nil
	case "RunspaceID":
		text = o.origin.RunspaceID
	}
	id, err := uuid.Parse(text)
	if err != nil {
		id = uuid.Nil
	}
	return value.Of(&Guid{ID: id}), nil
}

// SetNetProperty implements Backed.
func (o *originInfo) SetNetProperty(rt value.Runtime, _ string, v value.Value) error {
	o.origin.InstanceID = ToString(rt, v)
	return nil
}

// NetMethod implements Backed: ToString.
func (o *originInfo) NetMethod(value.Runtime, string, []value.Value) (value.Value, error) {
	return value.String(o.origin.ComputerName), nil
}
