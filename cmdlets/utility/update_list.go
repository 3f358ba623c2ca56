package utility

import (
	"slices"

	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/ops"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// updateList is Update-List.
type updateList struct {
	Add         []value.Value `ps:"AddRemoveSet:" validate:"notnullorempty"`
	Remove      []value.Value `ps:"AddRemoveSet:" validate:"notnullorempty"`
	Replace     []value.Value `ps:"ReplaceSet: mandatory" validate:"notnullorempty"`
	InputObject value.Value   `ps:"pipe" type:"System.Management.Automation.PSObject" validate:"notnullorempty"`
	Property    string        `ps:"pos=0" validate:"notnullorempty"`
}

// Process implements cmdlet.Processor.
func (u *updateList) Process(c *cmdlet.Context) error {
	if u.Property == "" || u.InputObject.IsNull() {
		return nil
	}
	p := types.FindProperty(c, u.InputObject, u.Property)
	if p == nil {
		return c.Fail(invalidOperation, "MemberDoesntExist", errs.InvalidOperation, u.InputObject, "")
	}
	v, err := p.Get()
	if err != nil {
		return err
	}
	if list, ok := v.Base().Ref().(*value.List); ok && !list.FixedSize && !list.ReadOnly {
		if list.Items, err = u.apply(c, list.Items); err != nil {
			return err
		}
		return c.Write(u.InputObject)
	}
	items, ok := elements(v)
	if !ok || p.Set == nil {
		return c.Fail(invalidOperation, "CannotUpdateList", errs.InvalidOperation, u.InputObject, "The property \"%s\" is not a list that can be changed.", u.Property)
	}
	if items, err = u.apply(c, slices.Clone(items)); err != nil {
		return err
	}
	if err := p.Set(value.Objects(items...)); err != nil {
		return err
	}
	return c.Write(u.InputObject)
}

func (u *updateList) apply(c *cmdlet.Context, items []value.Value) ([]value.Value, error) {
	if c.ParameterSet() == "ReplaceSet" {
		return slices.Clone(u.Replace), nil
	}
	items = append(items, u.Add...)
	for _, r := range u.Remove {
		i := slices.IndexFunc(items, func(v value.Value) bool {
			eq, err := ops.Equal(c, v, r, false)
			return err == nil && eq
		})
		if i >= 0 {
			items = slices.Delete(items, i, i+1)
		}
	}
	return items, nil
}

// End implements cmdlet.Ender: without a property the changes themselves are the output.
func (u *updateList) End(c *cmdlet.Context) error {
	if u.Property != "" {
		return nil
	}
	out := value.NewHashtable(3)
	for _, part := range []struct {
		name  string
		items []value.Value
	}{{"Add", u.Add}, {"Remove", u.Remove}, {"Replace", u.Replace}} {
		if part.items != nil {
			out.SetString(part.name, value.Objects(part.items...))
		}
	}
	return c.Write(value.Of(out))
}
