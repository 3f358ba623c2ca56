package utility

import (
	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// newObject is New-Object.
type newObject struct {
	TypeName     string        `ps:"Net: mandatory pos=0"`
	ArgumentList []value.Value `ps:"Net: pos=1" alias:"Args"`
	Strict       cmdlet.Switch `ps:"Com:"`
	Property     value.Value   `ps:"" type:"System.Collections.IDictionary"`
}

// End implements cmdlet.Ender.
func (n *newObject) End(c *cmdlet.Context) error {
	if c.ParameterSet() == "Com" {
		return c.Terminate("System.Management.Automation.PSNotSupportedException", "COMNotSupported", errs.NotImplemented, value.Null,
			"COM objects are not supported on this platform.")
	}
	t := c.FindType(n.TypeName)
	if t == nil {
		return c.Terminate(psArgumentException, "TypeNotFound", errs.InvalidType, value.Null,
			"Cannot find type [%s]: verify that the assembly containing this type is loaded.", n.TypeName)
	}
	v, err := n.create(c, t)
	if err != nil {
		return err
	}
	if v, err = n.setProperties(c, v); err != nil {
		return err
	}
	return c.Write(v)
}

func (n *newObject) create(c *cmdlet.Context, t *value.Type) (value.Value, error) {
	switch {
	case t == value.TypePSObject || t == value.TypePSCustomObject:
		return value.Of(value.NewCustomObject(4)), nil
	case t.Flags&(value.FlagAbstract|value.FlagInterface|value.FlagStaticClass|value.FlagGenericDefinition) != 0:
		return value.Null, noConstructor(c, t)
	}
	v, err := types.New(c, t, n.ArgumentList)
	if err == nil {
		return v, nil
	}
	if !isException(c, err) {
		return v, err
	}
	if errs.RecordFrom(err).ID == "MethodNotFound" {
		return v, noConstructor(c, t)
	}
	return v, errs.NewRecord(errs.ExceptionFrom(err), "ConstructorInvokedThrowException", errs.InvalidOperation, value.Null)
}

func noConstructor(c *cmdlet.Context, t *value.Type) error {
	return c.Terminate(psArgumentException, "CannotFindAppropriateCtor", errs.ObjectNotFound, value.Null,
		"A constructor was not found. Cannot find an appropriate constructor for type %s.", types.TypeString(t))
}

func (n *newObject) setProperties(c *cmdlet.Context, v value.Value) (value.Value, error) {
	d, ok := n.Property.Base().Ref().(*value.Dict)
	if !ok {
		return v, nil
	}
	custom, isCustom := v.Ref().(*value.PSObject)
	isCustom = isCustom && custom.IsCustom()
	for k, x := range d.All {
		name := types.ToString(c, k)
		if isCustom {
			custom.AddNote(name, x)
			continue
		}
		if _, found, err := types.Get(c, v, name); err != nil && !isException(c, err) {
			return v, err
		} else if !found {
			return v, c.Terminate(invalidOperation, "InvalidOperationException", errs.InvalidOperation, value.Null,
				"The member \"%s\" was not found for the specified .NET object.", name)
		}
		if err := types.Set(c, v, name, x); err != nil {
			if !isException(c, err) {
				return v, err
			}
			return v, c.Terminate("System.Exception", "SetValueException", errs.InvalidData, value.Null,
				"The value supplied is not valid, or the property is read-only. Change the value, and then try again.")
		}
	}
	return v, nil
}
