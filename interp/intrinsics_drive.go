package interp

import (
	"goposh/runtime/errs"
	"goposh/runtime/provider"
	"goposh/runtime/session"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// driveIntrinsics is System.Management.Automation.DriveManagementIntrinsics.
type driveIntrinsics struct {
	value.Bag
	rs *Runspace
}

// Type implements value.Object.
func (*driveIntrinsics) Type() *value.Type { return typeDriveIntrinsics() }

func driveCollection(list []*session.Drive) value.Value {
	out := make([]value.Value, 0, len(list))
	for _, d := range list {
		out = append(out, value.Of(d))
	}
	return collectionOf(automation+"PSDriveInfo", out...)
}

func argumentNull(name string) error {
	return errs.NewException("System.ArgumentNullException", "Value cannot be null. (Parameter '"+name+"')")
}

var typeDriveIntrinsics = types.Hosted(automation+"DriveManagementIntrinsics", "", func() []types.M {
	op := func(c *types.Call) *provider.Op { return c.This.Ref().(*driveIntrinsics).rs.pathOp() }
	inScope := func(c *types.Call, name, scope string) (value.Value, error) {
		list, err := op(c).Manager().DrivesIn(op(c).Scope, scope)
		if err != nil {
			return value.Null, err
		}
		for _, d := range list {
			if lowerName(d.Name) == lowerName(name) {
				return value.Of(d), nil
			}
		}
		return value.Null, provider.DriveNotFound(name)
	}
	return []types.M{
		{Sig: "psdriveinfo Current {get}", F: func(c *types.Call) (value.Value, error) {
			return value.Of(op(c).Session.Drives.Current), nil
		}},
		{Sig: "psdriveinfo New(psdriveinfo drive, string scope)", F: func(c *types.Call) (value.Value, error) {
			d, ok := c.Args[0].Base().Ref().(*session.Drive)
			if !ok {
				return value.Null, argumentNull("drive")
			}
			o := op(c)
			scope, err := provider.ScopeNamed(o.Scope, c.Str(1))
			if err != nil {
				return value.Null, err
			}
			made, err := o.NewDrive(scope, d)
			if err != nil {
				return value.Null, err
			}
			return value.Of(made), nil
		}},
		{Sig: "void Remove(string driveName, bool force, string scope)", F: func(c *types.Call) (value.Value, error) {
			o := op(c)
			v, err := inScope(c, c.Str(0), c.Str(2))
			if err != nil {
				return value.Void, err
			}
			d := v.Ref().(*session.Drive)
			if d == o.Session.Drives.Current && !c.Bool(1) {
				return value.Void, provider.InvalidOperation("Cannot remove drive '%s' because it is in use.", d.Name)
			}
			o.Manager().RemoveDrive(o.Scope, d)
			return value.Void, nil
		}},
		{Sig: "psdriveinfo Get(string driveName)", F: func(c *types.Call) (value.Value, error) {
			if d := op(c).Manager().Drive(op(c).Scope, c.Str(0)); d != nil {
				return value.Of(d), nil
			}
			return value.Null, provider.DriveNotFound(c.Str(0))
		}},
		{Sig: "psdriveinfo GetAtScope(string driveName, string scope)", F: func(c *types.Call) (value.Value, error) {
			return inScope(c, c.Str(0), c.Str(1))
		}},
		{Sig: "System.Collections.ObjectModel.Collection[psdriveinfo] GetAll()", F: func(c *types.Call) (value.Value, error) {
			return driveCollection(op(c).Manager().Drives(op(c).Scope)), nil
		}},
		{Sig: "System.Collections.ObjectModel.Collection[psdriveinfo] GetAllAtScope(string scope)", F: func(c *types.Call) (value.Value, error) {
			list, err := op(c).Manager().DrivesIn(op(c).Scope, c.Str(0))
			return driveCollection(list), err
		}},
		{Sig: "System.Collections.ObjectModel.Collection[psdriveinfo] GetAllForProvider(string providerName)", F: func(c *types.Call) (value.Value, error) {
			o := op(c)
			p := o.Manager().Provider(c.Str(0))
			if p == nil {
				return value.Null, provider.NotFound(c.Str(0))
			}
			var list []*session.Drive
			for _, d := range o.Manager().Drives(o.Scope) {
				if d.Provider == p.Info().Name {
					list = append(list, d)
				}
			}
			return driveCollection(list), nil
		}},
	}
})

// providerManagement is System.Management.Automation.CmdletProviderManagementIntrinsics.
type providerManagement struct {
	value.Bag
	rs *Runspace
}

// Type implements value.Object.
func (*providerManagement) Type() *value.Type { return typeProviderManagement() }

var typeProviderManagement = types.Hosted(automation+"CmdletProviderManagementIntrinsics", "", func() []types.M {
	manager := func(c *types.Call) *provider.Manager {
		return provider.For(c.This.Ref().(*providerManagement).rs.sess)
	}
	one := func(c *types.Call) (value.Value, error) {
		p := manager(c).Provider(c.Str(0))
		if p == nil {
			return value.Null, provider.NotFound(c.Str(0))
		}
		return value.Of(p.Info()), nil
	}
	return []types.M{
		{Sig: "System.Collections.ObjectModel.Collection[System.Management.Automation.ProviderInfo] Get(string name)", F: func(c *types.Call) (value.Value, error) {
			p, err := one(c)
			if err != nil {
				return value.Null, err
			}
			return collectionOf(automation+"ProviderInfo", p), nil
		}},
		{Sig: "System.Management.Automation.ProviderInfo GetOne(string name)", F: one},
		{Sig: "object GetAll()", F: func(c *types.Call) (value.Value, error) {
			var out []value.Value
			for _, p := range manager(c).Providers() {
				out = append(out, value.Of(p.Info()))
			}
			return collectionOf(automation+"ProviderInfo", out...), nil
		}},
	}
})
