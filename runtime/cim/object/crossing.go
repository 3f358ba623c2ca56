package object

import (
	"goposh/runtime/cim"
	"goposh/runtime/value"
)

// Modified lists the properties that a script has set since the instance was got, in the order of the class.
func (i *Instance) Modified() []string {
	var out []string
	for n := range i.CIM.Class().Properties {
		if name := i.CIM.Class().Properties[n].Name; i.isModified(name) {
			out = append(out, name)
		}
	}
	return out
}

// Detached is the instance as it arrives in another session: its own copy, without the connection it came by.
func (i *Instance) Detached() *Instance {
	out := &Instance{CIM: i.CIM.DeepClone(), Computer: i.Computer}
	for _, name := range i.Modified() {
		out.markModified(name)
	}
	return out
}

// Restore gives a property the value it had when the instance was sent. modified tells that a script had set it by then.
func (i *Instance) Restore(rt value.Runtime, name string, v value.Value, modified bool) error {
	if err := i.CIM.Set(name, FromValue(rt, v)); err != nil {
		return err
	}
	if modified {
		i.markModified(name)
	}
	return nil
}

// ComesFrom notes the computer that a command gave the instance on, unless it came from a further one: operations on the instance go
// there.
func (i *Instance) ComesFrom(computer string) {
	if i.Computer == "" && !IsLocal(computer) {
		i.Computer = computer
	}
}

// Restored makes an instance of a class for Restore.
func Restored(class *cim.Class, server, computer string) *Instance {
	in := cim.NewInstance(class)
	in.SetServer(server)
	return &Instance{CIM: in, Computer: computer}
}
