package cim

import (
	"goposh/runtime/cim/object"
	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// newCimSession is New-CimSession. How to authenticate, the port and the options are of connections over the network; the local
// computer's repository is asked without one.
type newCimSession struct {
	Authentication        value.Value   `ps:"CredentialParameterSet: byname" type:"Microsoft.Management.Infrastructure.Options.PasswordAuthenticationMechanism"`
	Credential            value.Value   `ps:"CredentialParameterSet: pos=1" type:"System.Management.Automation.PSCredential"`
	CertificateThumbprint string        `ps:"CertificateParameterSet: byname"`
	ComputerName          []string      `ps:"pos=0 pipe byname" alias:"CN,ServerName" validate:"notnullorempty"`
	Name                  string        `ps:"byname"`
	OperationTimeoutSec   uint32        `ps:"byname" alias:"OT"`
	SkipTestConnection    cmdlet.Switch `ps:""`
	Port                  uint32        `ps:"byname"`
	SessionOption         value.Value   `ps:"byname" type:"Microsoft.Management.Infrastructure.Options.CimSessionOptions"`
}

// Process implements cmdlet.Processor.
func (n *newCimSession) Process(c *cmdlet.Context) error {
	computers := n.ComputerName
	if len(computers) == 0 {
		computers = []string{"localhost"}
	}
	protocol := "WSMAN"
	if t := n.SessionOption.Type(); t != nil && t.FullName == typeDComOptions {
		protocol = "DCOM"
	}
	for _, computer := range computers {
		if err := n.open(c, computer, protocol); err != nil {
			return err
		}
	}
	return nil
}

func (n *newCimSession) open(c *cmdlet.Context, computer, protocol string) error {
	if object.IsLocal(computer) && (!n.Credential.IsNull() || n.CertificateThumbprint != "") {
		return c.Fail("Microsoft.Management.Infrastructure.CimException", "HRESULT 0x80041064", errs.AuthenticationError, value.String(computer),
			"User credentials cannot be used for local connections")
	}
	if object.IsLocal(computer) && (c.Bound("Authentication") || c.Bound("Port") || c.Bound("OperationTimeoutSec")) {
		if err := c.WriteVerbose("The local computer is asked directly: Authentication, Port and OperationTimeoutSec are of network connections."); err != nil {
			return err
		}
	}
	s, err := object.Of(c.Session()).Open(c.Context(), computer, n.Name, protocol)
	if err != nil {
		return report(c, failed(err), func() string { return computer })
	}
	return c.Write(value.Of(s))
}

const (
	typeDComOptions  = "Microsoft.Management.Infrastructure.Options.DComSessionOptions"
	typeWSManOptions = "Microsoft.Management.Infrastructure.Options.WSManSessionOptions"
)

// sessionOptions is a CimSessionOptions.
type sessionOptions struct {
	value.Bag
	class string
	props map[string]value.Value
}

// Type implements value.Object.
func (o *sessionOptions) Type() *value.Type {
	if t := types.Lookup(o.class); t != nil {
		return t
	}
	return value.TypeObject
}

// NetProperty implements types.Backed.
func (o *sessionOptions) NetProperty(_ value.Runtime, name string) (value.Value, error) {
	return o.props[name], nil
}

// SetNetProperty implements types.Backed.
func (*sessionOptions) SetNetProperty(value.Runtime, string, value.Value) error { return nil }

// NetMethod implements types.Backed.
func (*sessionOptions) NetMethod(value.Runtime, string, []value.Value) (value.Value, error) {
	return value.Void, nil
}
