package types

import "goposh/runtime/value"

// PSInvocationSettings is System.Management.Automation.PSInvocationSettings.
type PSInvocationSettings struct {
	value.Bag
	// AddToHistory puts the commands into the runspace's history.
	AddToHistory bool
	// Host is the PSHost to use, or $null.
	Host value.Value
	// Expose makes flow control of the script an error of the caller.
	Expose                         bool
	apartment, streams, preference value.Value
	impersonate                    bool
}

var (
	typeInvocationSettings = lazyType{name: "System.Management.Automation.PSInvocationSettings"}
	typeApartmentState     = lazyType{name: "System.Threading.ApartmentState"}
	typeRemoteStreams      = lazyType{name: "System.Management.Automation.RemoteStreamOptions"}
)

// apartmentUnknown is ApartmentState.Unknown, the state of every thread off Windows.
const apartmentUnknown = 2

// Type implements value.Object.
func (*PSInvocationSettings) Type() *value.Type { return typeInvocationSettings.get() }

// psInvocationSettingsClass declares PSInvocationSettings.
func psInvocationSettingsClass() *Class {
	self := func(c *Call) *PSInvocationSettings { return this[*PSInvocationSettings](c) }
	object := func(sig string, field func(*PSInvocationSettings) *value.Value) M {
		return M{sig + " {get;set}", func(c *Call) (value.Value, error) {
			p := field(self(c))
			if c.N() > 0 {
				*p = c.Args[0]
			}
			return *p, nil
		}}
	}
	flag := func(name string, field func(*PSInvocationSettings) *bool) M {
		return M{"bool " + name + " {get;set}", func(c *Call) (value.Value, error) {
			p := field(self(c))
			if c.N() > 0 {
				*p = c.Bool(0)
			}
			return value.Bool(*p), nil
		}}
	}
	return &Class{Members: []M{
		{"new()", func(*Call) (value.Value, error) {
			return vobject(&PSInvocationSettings{apartment: typeApartmentState.enum(apartmentUnknown), streams: typeRemoteStreams.enum(0)})
		}},
		object("System.Threading.ApartmentState ApartmentState", func(s *PSInvocationSettings) *value.Value { return &s.apartment }),
		object("System.Management.Automation.Host.PSHost Host", func(s *PSInvocationSettings) *value.Value { return &s.Host }),
		object("System.Management.Automation.RemoteStreamOptions RemoteStreamOptions", func(s *PSInvocationSettings) *value.Value { return &s.streams }),
		flag("AddToHistory", func(s *PSInvocationSettings) *bool { return &s.AddToHistory }),
		object("System.Nullable[System.Management.Automation.ActionPreference] ErrorActionPreference", func(s *PSInvocationSettings) *value.Value { return &s.preference }),
		flag("FlowImpersonationPolicy", func(s *PSInvocationSettings) *bool { return &s.impersonate }),
		flag("ExposeFlowControlExceptions", func(s *PSInvocationSettings) *bool { return &s.Expose }),
	}}
}
