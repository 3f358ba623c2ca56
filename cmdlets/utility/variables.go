package utility

import (
	"slices"
	"strconv"
	"strings"

	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/session"
	"goposh/runtime/value"
	"goposh/runtime/wildcard"
)

// scopeByName finds the scope that a -Scope argument means; "" is the current one.
func scopeByName(c *cmdlet.Context, name string) (*session.Scope, error) {
	switch strings.ToLower(name) {
	case "", "local", "private":
		return c.Scope(), nil
	case "global":
		return c.Scope().Global(), nil
	case "script":
		return c.Scope().ScriptScope(), nil
	}
	n, err := strconv.Atoi(name)
	if err != nil {
		return nil, c.Terminate(psArgumentException, "Argument", errs.InvalidArgument, value.Null,
			"Cannot process argument because the value of parameter \"Scope\" is not valid. Valid values are \"Global\", \"Local\", or \"Script\", or a number relative to the current scope (0 through the number of scopes where 0 is the current scope and 1 is its parent). Change the value of the \"Scope\" parameter and run the operation again.")
	}
	if n < 0 {
		return nil, c.Terminate(psArgumentOutOfRange, "ArgumentOutOfRange", errs.InvalidArgument, value.Null,
			"Cannot process argument because the value of argument \"Scope\" is out of range. Change argument \"Scope\" to a value that is within range. (Parameter 'Scope')\nActual value was %d.", n)
	}
	if s := c.Scope().Up(n); s != nil {
		return s, nil
	}
	return nil, c.Terminate(psArgumentOutOfRange, "ArgumentOutOfRange", errs.InvalidArgument, value.Null,
		"The scope number '%d' exceeds the number of active scopes. (Parameter 'Scope')\nActual value was %d.", n, n)
}

// variableQuery finds variables by the parameters that the variable commands share.
type variableQuery struct {
	c                *cmdlet.Context
	scope            *session.Scope // nil looks at all visible scopes
	include, exclude []*wildcard.Pattern
}

func newVariableQuery(c *cmdlet.Context, scope string, include, exclude []string) (*variableQuery, error) {
	q := &variableQuery{c: c, include: wildcards(include), exclude: wildcards(exclude)}
	if scope == "" {
		return q, nil
	}
	var err error
	q.scope, err = scopeByName(c, scope)
	return q, err
}

func wildcards(patterns []string) []*wildcard.Pattern {
	out := make([]*wildcard.Pattern, len(patterns))
	for i, p := range patterns {
		out[i] = wildcard.Compile(p, true)
	}
	return out
}

func anyMatch(patterns []*wildcard.Pattern, name string) bool {
	return slices.ContainsFunc(patterns, func(p *wildcard.Pattern) bool { return p.Match(name) })
}

func (q *variableQuery) passes(name string) bool {
	return (len(q.include) == 0 || anyMatch(q.include, name)) && !anyMatch(q.exclude, name)
}

// find gives the variables of a name or pattern by name. quiet tells that no error is due when there are none.
func (q *variableQuery) find(name string) (found []*session.Variable, quiet bool, err error) {
	if !wildcard.HasWildcards(name) {
		if !q.passes(name) {
			return nil, true, nil
		}
		v := q.one(name)
		if v == nil {
			return nil, false, nil
		}
		if v.Meta != nil && v.Meta.PrivateVisibility {
			return nil, true, q.c.Fail(sessionStateException, "VariableIsPrivate", errs.PermissionDenied, value.String(name),
				"Cannot access the variable '$%s' because it is a private variable.", name)
		}
		return []*session.Variable{v}, false, nil
	}
	p := wildcard.Compile(name, true)
	seen := map[string]bool{}
	for s := q.start(); s != nil; s = s.Parent {
		s.Variables(func(v *session.Variable) bool {
			lower := strings.ToLower(v.Name)
			if seen[lower] || s != q.start() && v.Options()&session.Private != 0 {
				return true
			}
			seen[lower] = true
			if p.Match(v.Name) && q.passes(v.Name) && (v.Meta == nil || !v.Meta.PrivateVisibility) {
				found = append(found, v)
			}
			return true
		})
		if q.scope != nil {
			break
		}
	}
	culture := q.c.Culture()
	slices.SortStableFunc(found, func(a, b *session.Variable) int { return culture.Compare(a.Name, b.Name, true) })
	return found, true, nil
}

func (q *variableQuery) start() *session.Scope {
	if q.scope != nil {
		return q.scope
	}
	return q.c.Scope()
}

func (q *variableQuery) one(name string) *session.Variable {
	lower := strings.ToLower(name)
	if q.scope != nil {
		return ownOrShared(q.scope, lower)
	}
	return q.c.Scope().Find(lower)
}

// ownOrShared finds a variable of a scope; those with AllScope belong to every scope below theirs.
func ownOrShared(s *session.Scope, lower string) *session.Variable {
	if v := s.Own(lower); v != nil {
		return v
	}
	if v := s.Find(lower); v != nil && v.Options()&session.AllScope != 0 {
		return v
	}
	return nil
}

func variableNotFound(c *cmdlet.Context, name string) error {
	return c.Fail(itemNotFound, "VariableNotFound", errs.ObjectNotFound, value.String(name), "Cannot find a variable with the name '%s'.", name)
}

func variableNotWritable(name string) *errs.Record {
	return errs.New(sessionStateUnauthorized, "VariableNotWritable", errs.WriteError, value.String(name),
		"Cannot overwrite variable %s because it is read-only or constant.", name)
}

// assign sets a variable as an assignment does; force writes to read-only ones, but never to constants.
func assign(v *session.Variable, val value.Value, force bool) error {
	o := v.Options()
	if o&session.Constant != 0 || o&session.ReadOnly != 0 && !force {
		return variableNotWritable(v.Name)
	}
	if v.Meta == nil {
		v.Value = val
		return nil
	}
	if v.Meta.Check != nil {
		checked, err := v.Meta.Check(val)
		if err != nil {
			return err
		}
		val = checked
	}
	if v.Meta.Set != nil {
		return v.Meta.Set(val)
	}
	v.Value = val
	return nil
}

// itemOptions reads a ScopedItemOptions argument.
func itemOptions(v value.Value) session.Options { return session.Options(v.Base().Int64()) }

// isPrivateVisibility reads a SessionStateEntryVisibility argument.
func isPrivateVisibility(v value.Value) bool { return !v.IsNull() && v.Base().Int64() == 1 }
