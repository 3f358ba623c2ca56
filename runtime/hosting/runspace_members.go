package hosting

import (
	"goposh/runtime/types"
	"goposh/runtime/value"
)

const (
	enumApartment = "System.Threading.ApartmentState"
	enumThreads   = "System.Management.Automation.Runspaces.PSThreadOptions"
	// apartmentUnknown is the apartment of every thread off Windows.
	apartmentUnknown = 2
)

// NetProperty implements types.Backed.
func (rs *Runspace) NetProperty(rt value.Runtime, name string) (value.Value, error) {
	switch name {
	case "Id":
		return value.Int(int32(rs.id)), nil
	case "Name":
		return value.String(rs.Name()), nil
	case "InstanceId":
		return value.Of(&types.Guid{ID: rs.guid}), nil
	case "RunspaceStateInfo":
		return rs.stateInfo(), nil
	case "RunspaceAvailability":
		return enum(enumAvailability, rs.availability()), nil
	case "RunspaceIsRemote":
		return value.False, nil
	case "Version":
		return types.Convert(rt, value.String("7.6.0.500"), netType("System.Version"))
	case "InitialSessionState":
		return rs.initialState(), nil
	case "SessionStateProxy":
		return value.Of(&sessionStateProxy{rs: rs}), nil
	case "ApartmentState":
		return either(&rs.mu, &rs.apartment, enum(enumApartment, apartmentUnknown)), nil
	case "ThreadOptions":
		return either(&rs.mu, &rs.threads, enum(enumThreads, 0)), nil
	case "Debugger", "Events", "JobManager":
		return value.Null, notImplemented("Runspace." + name)
	}
	return value.Null, nil
}

func (rs *Runspace) initialState() value.Value {
	rs.mu.Lock()
	defer rs.mu.Unlock()
	if rs.first == nil {
		rs.first = types.DefaultSessionState(rs.parent)
	}
	return value.Of(rs.first)
}

// SetNetProperty implements types.Backed.
func (rs *Runspace) SetNetProperty(rt value.Runtime, name string, v value.Value) error {
	rs.mu.Lock()
	defer rs.mu.Unlock()
	switch name {
	case "Name":
		rs.name = types.ToString(rt, v)
	case "ApartmentState", "ThreadOptions":
		if rs.state != beforeOpen {
			return fail(excRunspaceState, "This property cannot be changed after the runspace has been opened.")
		}
		if name == "ApartmentState" {
			rs.apartment = v
		} else {
			rs.threads = v
		}
	}
	return nil
}

// NetMethod implements types.Backed.
func (rs *Runspace) NetMethod(rt value.Runtime, name string, args []value.Value) (value.Value, error) {
	by, _ := engineOf(rt)
	switch name {
	case "Open", "OpenAsync":
		return value.Void, rs.Open(rt.Context())
	case "Close", "CloseAsync", "Dispose":
		return value.Void, rs.close(by)
	case "CreatePipeline", "CreateNestedPipeline":
		return rs.newPipeline(rt, name == "CreateNestedPipeline", args)
	case "GetCapabilities":
		return enum("System.Management.Automation.Runspaces.RunspaceCapability", 0), nil
	case "GetApplicationPrivateData":
		return value.Of(value.NewDict(netType("System.Management.Automation.PSPrimitiveDictionary"), true, 0)), nil
	case "ResetRunspaceState":
		return value.Void, rs.with(rt, func(e Engine) error {
			if e == by {
				return concurrent()
			}
			e.Reset()
			return nil
		})
	}
	return value.Null, notSupported()
}

// sessionStateProxy is a System.Management.Automation.Runspaces.SessionStateProxy.
type sessionStateProxy struct {
	value.Bag
	rs *Runspace
}

// Type implements value.Object.
func (*sessionStateProxy) Type() *value.Type {
	return netType("System.Management.Automation.Runspaces.SessionStateProxy")
}

// NetProperty implements types.Backed: what the SessionState object of the runspace has.
func (p *sessionStateProxy) NetProperty(rt value.Runtime, name string) (v value.Value, err error) {
	err = p.rs.with(rt, func(e Engine) error {
		v, _, err = types.Get(e, e.SessionState(), name)
		return err
	})
	return v, err
}

// SetNetProperty implements types.Backed: LanguageMode.
func (p *sessionStateProxy) SetNetProperty(rt value.Runtime, name string, v value.Value) error {
	return p.rs.with(rt, func(e Engine) error { return types.Set(e, e.SessionState(), name, v) })
}

// NetMethod implements types.Backed: SetVariable and GetVariable.
func (p *sessionStateProxy) NetMethod(rt value.Runtime, name string, args []value.Value) (v value.Value, err error) {
	v = value.Void
	path := types.ToString(rt, args[0])
	err = p.rs.with(rt, func(e Engine) error {
		if path == "" {
			return types.ArgumentInvalid("path")
		}
		variables, _, err := types.Get(e, e.SessionState(), "PSVariable")
		if err != nil {
			return err
		}
		if name == "GetVariable" {
			v, err = types.Invoke(e, variables, "GetValue", args)
			return err
		}
		_, err = types.Invoke(e, variables, "Set", args)
		return err
	})
	return v, err
}
