package job

import (
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// SenderInfo is a System.Management.Automation.Remoting.PSSenderInfo: the $PSSenderInfo of an isolated job's runspace.
type SenderInfo struct{ value.Bag }

// Type implements value.Object.
func (*SenderInfo) Type() *value.Type {
	return netType("System.Management.Automation.Remoting.PSSenderInfo")
}

// NetProperty implements types.Backed: a job on this computer knows only where it was asked for.
func (*SenderInfo) NetProperty(rt value.Runtime, name string) (value.Value, error) {
	switch name {
	case "ConnectionString":
		return value.String("http://localhost"), nil
	case "ClientTimeZone":
		v, _, err := types.GetStatic(rt, netType("System.TimeZoneInfo"), "Local")
		return v, err
	}
	return value.Null, nil
}

// SetNetProperty implements types.Backed.
func (*SenderInfo) SetNetProperty(value.Runtime, string, value.Value) error { return nil }

// NetMethod implements types.Backed; the class has no methods of its own.
func (*SenderInfo) NetMethod(value.Runtime, string, []value.Value) (value.Value, error) {
	return value.Null, nil
}
