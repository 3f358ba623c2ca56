package utility

import (
	"slices"

	"github.com/google/uuid"

	"goposh/runtime/cmdlet"
	"goposh/runtime/hosting"
	"goposh/runtime/types"
	"goposh/runtime/value"
	"goposh/runtime/wildcard"
)

// getRunspace is Get-Runspace.
type getRunspace struct {
	Name       []string      `ps:"NameParameterSet: pos=0" validate:"notnullorempty"`
	ID         []int32       `ps:"IdParameterSet: mandatory pos=0" name:"Id" validate:"notnull"`
	InstanceID []value.Value `ps:"InstanceIdParameterSet: mandatory pos=0" name:"InstanceId" type:"System.Guid[]" validate:"notnull"`
}

// End implements cmdlet.Ender: runspaces that do not exist are passed over silently.
func (g *getRunspace) End(c *cmdlet.Context) error {
	for _, rs := range hosting.Runspaces(c.Session()) {
		if !g.wants(c.ParameterSet(), rs) {
			continue
		}
		if err := c.Write(value.Of(rs)); err != nil {
			return err
		}
	}
	return nil
}

func (g *getRunspace) wants(set string, rs *hosting.Runspace) bool {
	switch set {
	case "IdParameterSet":
		return slices.Contains(g.ID, int32(rs.ID()))
	case "InstanceIdParameterSet":
		return slices.ContainsFunc(g.InstanceID, func(v value.Value) bool { return guidOf(v) == rs.GUID() })
	}
	return len(g.Name) == 0 || slices.ContainsFunc(g.Name, func(name string) bool { return wildcard.Compile(name, true).Match(rs.Name()) })
}

func guidOf(v value.Value) uuid.UUID {
	if id, ok := v.Base().Ref().(*types.Guid); ok {
		return id.ID
	}
	return uuid.Nil
}
