package utility

import (
	"slices"
	"strings"

	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/session"
	"goposh/runtime/value"
)

// aliasInfo is the AliasInfo of an alias.
func aliasInfo(a *session.Alias) value.Value {
	if a.Info.IsNull() {
		a.Info = value.Of(&cmdlet.Info{Kind: cmdlet.KindAlias, Name: a.Name, Definition: a.Definition, Alias: a, Owner: a.Module})
	}
	return a.Info
}

// visibleAliases lists the aliases of a scope, or all visible ones when scope is nil, sorted by name.
func visibleAliases(c *cmdlet.Context, scope *session.Scope) []*session.Alias {
	var out []*session.Alias
	seen := map[string]bool{}
	start := scope
	if start == nil {
		start = c.Scope()
	}
	for s := start; s != nil; s = s.Parent {
		for lower, a := range s.Aliases() {
			if seen[lower] || s != start && a.Options&session.Private != 0 {
				continue
			}
			seen[lower] = true
			out = append(out, a)
		}
		if scope != nil {
			break
		}
	}
	culture := c.Culture()
	slices.SortFunc(out, func(a, b *session.Alias) int { return culture.Compare(a.Name, b.Name, true) })
	return out
}

// ownAlias finds an alias of a scope; those with AllScope belong to every scope below theirs.
func ownAlias(s *session.Scope, name string) *session.Alias {
	lower := strings.ToLower(name)
	if a := s.OwnAlias(lower); a != nil {
		return a
	}
	if a := s.FindAlias(lower); a != nil && a.Options&session.AllScope != 0 {
		return a
	}
	return nil
}

// newAliasSpec is what New-Alias and Set-Alias are asked to make.
type newAliasSpec struct {
	name, definition, description string
	options                       session.Options
	force                         bool
}

// putAlias creates an alias in a scope or changes the one that is there.
func putAlias(scope *session.Scope, n newAliasSpec) (*session.Alias, *errs.Record) {
	old := ownAlias(scope, n.name)
	if old == nil {
		a := &session.Alias{Name: n.name, Definition: n.definition, Description: n.description, Options: n.options}
		scope.PutAlias(a)
		return a, nil
	}
	if old.Options&session.Constant != 0 || old.Options&session.ReadOnly != 0 && !n.force {
		return nil, errs.New(sessionStateUnauthorized, "AliasNotWritable", errs.WriteError, value.String(n.name),
			"Alias is not writeable because alias %s is read-only or constant and cannot be written to.", n.name)
	}
	switch {
	case n.options&session.Constant != 0:
		return nil, errs.New(sessionStateUnauthorized, "AliasCannotBeMadeConstant", errs.WriteError, value.String(n.name),
			"Existing alias %s cannot be made constant. Aliases can be made constant only at creation time.", n.name)
	case old.Options&session.AllScope != 0 && n.options&session.AllScope == 0 && !n.force:
		return nil, errs.New(sessionStateUnauthorized, "AliasAllScopeOptionCannotBeRemoved", errs.WriteError, value.String(n.name),
			"The AllScope option cannot be removed from the alias '%s'.", n.name)
	}
	a := &session.Alias{Name: old.Name, Definition: n.definition, Description: n.description, Options: n.options | old.Options&session.AllScope}
	for s := scope; s != nil; s = s.Parent {
		if s.OwnAlias(strings.ToLower(n.name)) == old {
			s.PutAlias(a)
			return a, nil
		}
	}
	return a, nil
}

func aliasExists(name string) *errs.Record {
	return errs.New(sessionStateException, "AliasAlreadyExists", errs.ResourceExists, value.String(name),
		"The alias is not allowed, because an alias with the name '%s' already exists.", name)
}

func aliasNotFound(c *cmdlet.Context, what, name string) error {
	return c.Fail(itemNotFound, "ItemNotFoundException", errs.ObjectNotFound, value.String(name),
		"This command cannot find a matching alias because an alias with the %s '%s' does not exist.", what, name)
}

// optionNames are ScopedItemOptions as text.
func optionNames(o session.Options) string {
	var names []string
	for i, n := range []string{"ReadOnly", "Constant", "Private", "AllScope", "Unspecified"} {
		if o&(1<<i) != 0 {
			names = append(names, n)
		}
	}
	if len(names) == 0 {
		return "None"
	}
	return strings.Join(names, ", ")
}
