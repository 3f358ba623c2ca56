package interp

import (
	"goposh/ast"
	"goposh/parser"
	"goposh/runtime/errs"
	"goposh/runtime/provider"
	"goposh/runtime/session"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// variableIntrinsics is System.Management.Automation.PSVariableIntrinsics.
type variableIntrinsics struct {
	value.Bag
	rs    *Runspace
	state *session.State
}

// Type implements value.Object.
func (*variableIntrinsics) Type() *value.Type { return typeVariableIntrinsics() }

// scope is the scope whose variables are meant: the current one when it is of the session state.
func (v *variableIntrinsics) scope() *session.Scope {
	if f := v.rs.frameNow(); f.scope.State == v.state {
		return f.scope
	}
	return v.state.Top
}

// find finds a variable by a name that may be qualified by a scope; nil when there is none.
func (v *variableIntrinsics) find(p *ast.VariablePath) *session.Variable {
	f := frame{rs: v.rs, scope: v.scope()}
	return f.findVariable(p)
}

// get reads a variable or the item of a drive; found is false when there is none.
func (v *variableIntrinsics) get(name string) (val value.Value, found bool, err error) {
	p := parser.VariablePath(name)
	if p.Drive != "" {
		return provider.GetVariable(v.rs, v.scope(), name)
	}
	if x := v.find(&p); x != nil {
		return x.Read(), true, nil
	}
	return value.Null, false, nil
}

// set assigns to a variable of the current scope, or of the scope that the name gives.
func (v *variableIntrinsics) set(name string, val value.Value) error {
	p := parser.VariablePath(name)
	if p.Drive != "" {
		return provider.SetVariable(v.rs, v.scope(), name, val)
	}
	f := frame{rs: v.rs, scope: v.scope()}
	s := f.scopeFor(&p)
	if x := s.Own(lowerName(p.Name)); x != nil {
		return assignVariable(x, val)
	}
	if x := s.Find(lowerName(p.Name)); x != nil && x.Options()&session.AllScope != 0 {
		return assignVariable(x, val)
	}
	s.SetLocal(p.Name, val)
	return nil
}

func (v *variableIntrinsics) remove(name string) error {
	p := parser.VariablePath(name)
	x := v.find(&p)
	if x == nil {
		return nil
	}
	if x.Options()&(session.ReadOnly|session.Constant) != 0 {
		r := errs.New(automation+"SessionStateUnauthorizedAccessException", "VariableNotRemovable", errs.WriteError, value.String(x.Name),
			"Cannot remove variable %s because it is constant or read-only. If the variable is read-only, try the operation again specifying the Force option.", x.Name)
		r.Exception.Record = r
		return r
	}
	for s := v.scope(); s != nil; s = s.Parent {
		if s.Own(lowerName(p.Name)) == x {
			s.Remove(lowerName(p.Name))
			break
		}
	}
	return nil
}

var typeVariableIntrinsics = types.Hosted(automation+"PSVariableIntrinsics", "", func() []types.M {
	self := func(c *types.Call) *variableIntrinsics { return c.This.Ref().(*variableIntrinsics) }
	return []types.M{
		{Sig: "psvariable Get(string name)", F: func(c *types.Call) (value.Value, error) {
			p := parser.VariablePath(c.Str(0))
			if v := self(c).find(&p); v != nil && p.Drive == "" {
				return value.Of(v), nil
			}
			return value.Null, nil
		}},
		{Sig: "object GetValue(string name)", F: func(c *types.Call) (value.Value, error) {
			v, _, err := self(c).get(c.Str(0))
			return v, err
		}},
		{Sig: "object GetValue(string name, object defaultValue)", F: func(c *types.Call) (value.Value, error) {
			v, found, err := self(c).get(c.Str(0))
			if !found && err == nil {
				return c.Args[1], nil
			}
			return v, err
		}},
		{Sig: "void Set(string name, object value)", F: func(c *types.Call) (value.Value, error) {
			return value.Void, self(c).set(c.Str(0), c.Args[1])
		}},
		{Sig: "void Set(psvariable variable)", F: func(c *types.Call) (value.Value, error) {
			v, ok := c.Args[0].Base().Ref().(*session.Variable)
			if !ok {
				return value.Void, errs.NewException("System.ArgumentNullException", "Value cannot be null. (Parameter 'variable')")
			}
			s := self(c).scope()
			if old := s.Own(lowerName(v.Name)); old != nil && old.Options()&(session.ReadOnly|session.Constant) != 0 {
				return value.Void, readOnlyError(old.Name)
			}
			s.Put(v)
			return value.Void, nil
		}},
		{Sig: "void Remove(string name)", F: func(c *types.Call) (value.Value, error) {
			return value.Void, self(c).remove(c.Str(0))
		}},
		{Sig: "void Remove(psvariable variable)", F: func(c *types.Call) (value.Value, error) {
			v, ok := c.Args[0].Base().Ref().(*session.Variable)
			if !ok {
				return value.Void, errs.NewException("System.ArgumentNullException", "Value cannot be null. (Parameter 'variable')")
			}
			return value.Void, self(c).remove(v.Name)
		}},
	}
})
