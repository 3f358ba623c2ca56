package hosting

import (
	"goposh/runtime/cmdlet"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// Statics implements types.Statics: what scripts make runspaces and PowerShell objects with.
type Statics struct{}

// NetStatic implements types.Statics.
func (Statics) NetStatic(c *types.Call, name string) (value.Value, error) {
	e, err := engineOf(c.RT)
	if err != nil {
		return value.Null, err
	}
	switch c.Type.Name() {
	case "CommandMetadata", "ParameterMetadata", "ProxyCommand":
		return cmdlet.MetadataStatic(c, name)
	case "PowerShell":
		return create(c, e)
	case "RunspaceFactory":
		return makeRunspaces(c, e, name)
	case "Runspace":
		switch {
		case name == "CanUseDefaultRunspace":
			return value.True, nil
		case c.N() > 0:
			return value.Null, notImplemented("Setting Runspace.DefaultRunspace")
		}
		return value.Of(Of(e.Session())), nil
	}
	return value.Null, notImplemented(c.Type.FullName + "." + name)
}

// create is PowerShell.Create.
func create(c *types.Call, e Engine) (value.Value, error) {
	p := newPowerShell(e.Session())
	if c.N() == 0 {
		return value.Of(p), nil
	}
	switch a := c.Args[0].Base().Ref().(type) {
	case *Runspace:
		p.runspace, p.owner = a, false
	case *types.InitialSessionState:
		p.first = a
	default:
		if c.Args[0].IsNull() {
			return value.Null, types.ArgumentNull("runspace")
		}
		const currentRunspace = 0
		if c.Args[0].Int64() == currentRunspace {
			p.nested, p.owner, p.runspace = true, false, Of(e.Session())
		}
	}
	return value.Of(p), nil
}

// makeRunspaces is the methods of RunspaceFactory.
func makeRunspaces(c *types.Call, e Engine, name string) (value.Value, error) {
	low, high := 1, 1
	args := c.Args
	if len(args) >= 2 && args[0].Kind().IsNumber() {
		low, high, args = int(args[0].Int64()), int(args[1].Int64()), args[2:]
	}
	var first *types.InitialSessionState
	var host value.Value
	for _, a := range args {
		if s, ok := a.Base().Ref().(*types.InitialSessionState); ok {
			first = s
		} else if !a.IsNull() {
			host = a
		}
	}
	if name == "CreateRunspace" {
		if len(args) > 0 && first == nil && host.IsNull() {
			return value.Null, types.ArgumentNull("host")
		}
		return value.Of(New(e.Session(), first, host)), nil
	}
	p, err := newPool(e.Session(), low, high, first, host)
	if err != nil {
		return value.Null, err
	}
	return value.Of(p), nil
}
