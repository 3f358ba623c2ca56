package utility

import (
	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/value"
)

// removeTypeData is Remove-TypeData.
type removeTypeData struct {
	TypeName string      `ps:"RemoveTypeSet: mandatory pos=0 pipe byname" validate:"notnullorempty"`
	Path     []string    `ps:"RemoveFileSet: mandatory" validate:"notnullorempty"`
	TypeData value.Value `ps:"RemoveTypeDataSet: mandatory pipe" type:"System.Management.Automation.Runspaces.TypeData"`
}

// EditMetadata lets -TypeName take types.
func (r *removeTypeData) EditMetadata(md *cmdlet.Metadata) { transformTypeName(md) }

// Process implements cmdlet.Processor.
func (r *removeTypeData) Process(c *cmdlet.Context) error {
	if c.ParameterSet() != "RemoveTypeSet" {
		return c.Terminate("System.Management.Automation.PSNotSupportedException", "RemoveTypeDataNotSupported", errs.NotImplemented, value.Null,
			"Type data can be removed by type name only.")
	}
	ok, err := c.ShouldProcess("Name: "+r.TypeName, "Remove TypeData")
	if err != nil || !ok {
		return err
	}
	if c.TypeMembers(r.TypeName).Len() == 0 {
		return c.WriteError(typeDataError("TypesDynamicRemoveException", r.TypeName,
			"The type \""+r.TypeName+"\" was not found. The type name value must be the full name of the type. Verify the type name and run the command again."))
	}
	editor, ok := c.Engine.(typeDataEditor)
	if !ok {
		return editTypeMembers(c, r.TypeName, func(*value.MemberSet) error { return nil })
	}
	editor.SetTypeMembers(r.TypeName, nil)
	return nil
}
