package security

import (
	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/prompt"
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
	title := g.Title
	if title == "" {
		title = prompt.CredentialCaption
	}
	if message == "" {
		message = prompt.CredentialMessage
	}
	v, err := prompt.Credential(c.Context(), c, c.Session(), title, message, name)
	if err != nil {
		return g.refused(err)
	}
	return c.Write(v)
}

// refused is the error of a question that nobody answers. For a name given to -Credential it is the transformation that asks.
func (g *getCredential) refused(err error) error {
	rec, ok := err.(*errs.Record)
	if _, named := g.Credential.Base().Object().(*pendingCredential); !ok || !named {
		return err
	}
	return errs.NewRecord(errs.NewException("System.Management.Automation.ParameterBindingArgumentTransformationException",
		"Cannot process argument transformation on parameter 'Credential'. "+rec.Exception.Message).WithInner(rec.Exception),
		"ParameterArgumentTransformationError", errs.InvalidData, value.Null)
}
