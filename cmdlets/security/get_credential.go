package security

import (
	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// getCredential is Get-Credential.
type getCredential struct {
	Credential value.Value `ps:"CredentialSet: pos=0" validate:"notnull" type:"System.Management.Automation.PSCredential"`
	Message    string      `ps:"MessageSet:" validate:"notnullorempty"`
	UserName   string      `ps:"MessageSet: pos=0" validate:"notnullorempty"`
	Title      string      `ps:"MessageSet:" validate:"notnullorempty"`
}

const promptFailed = "A command that prompts the user failed because the host program or the command type does not support user interaction. The host was attempting to request confirmation with the following message: "

const defaultMessage = "Enter your credentials."

// EditMetadata implements cmdlet.MetadataEditor. A user name for -Credential is asked for its password.
func (g *getCredential) EditMetadata(md *cmdlet.Metadata) {
	p := md.Find("Credential")
	p.Transforms = append(p.Transforms, func(_ value.Runtime, v value.Value) (value.Value, error) {
		if name, ok := v.Base().AsString(); ok {
			// The command has the host, the transformation has not: it only keeps the name.
			return value.Of(&pendingCredential{name: name}), nil
		}
		return v, nil
	})
	p.Type = value.TypeObject
}

// pendingCredential is a user name whose password is still to be asked for.
type pendingCredential struct {
	value.Bag
	name string
}

// Type implements value.Object.
func (*pendingCredential) Type() *value.Type { return value.TypeObject }

// Begin implements cmdlet.Beginner.
func (g *getCredential) Begin(c *cmdlet.Context) error {
	name, message := g.UserName, g.Message
	switch o := g.Credential.Base().Object().(type) {
	case nil:
	case *pendingCredential:
		name = o.name
	default:
		if o.Type() != types.Lookup("System.Management.Automation.PSCredential") {
			return c.Terminate("System.Management.Automation.ParameterBindingException", "CannotConvertArgumentNoMessage", errs.InvalidArgument, value.Null,
				"Cannot bind parameter 'Credential'. Cannot convert the value of type \"%s\" to type \"System.Management.Automation.PSCredential\".", types.TypeString(o.Type()))
		}
		return c.Write(g.Credential)
	}
	if message == "" {
		message = defaultMessage
	}
	return g.ask(c, name, message)
}

// ask prompts for what is missing.
func (g *getCredential) ask(c *cmdlet.Context, name, message string) error {
	h := c.Session().Host
	if h == nil || !h.Interactive() {
		ex := errs.NewException("System.Management.Automation.Host.HostException", promptFailed+message)
		if p, ok := g.Credential.Base().Object().(*pendingCredential); ok && p != nil {
			return errs.NewRecord(errs.NewException("System.Management.Automation.ParameterBindingArgumentTransformationException",
				"Cannot process argument transformation on parameter 'Credential'. "+ex.Message).WithInner(ex),
				"ParameterArgumentTransformationError", errs.InvalidData, value.Null)
		}
		return errs.NewRecord(ex, "HostFunctionNotImplemented", errs.NotImplemented, value.Null)
	}
	title := g.Title
	if title == "" {
		title = "PowerShell credential request"
	}
	h.Write("\n" + title + "\n" + message + "\n")
	if name == "" {
		h.Write("User: ")
		line, err := h.ReadLine(c.Context(), false)
		if err != nil {
			return err
		}
		name = line
	}
	h.Write("Password for user " + name + ": ")
	password, err := h.ReadLine(c.Context(), true)
	if err != nil {
		return err
	}
	h.Write("\n")
	v, err := types.New(c, types.Lookup("System.Management.Automation.PSCredential"), []value.Value{value.String(name), value.Of(types.NewSecureString(password))})
	if err != nil {
		return err
	}
	return c.Write(v)
}
