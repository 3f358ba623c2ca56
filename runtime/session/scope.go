package session

import (
	"strings"

	"goposh/runtime/value"
)

// Layout numbers the variables that a script block names, so that its scope keeps them in slots.
type Layout struct {
	Names []string       // as first written
	Index map[string]int // lower-case name -> slot
}

// Slot returns the slot of a lower-case name, or -1.
func (l *Layout) Slot(lower string) int {
	if l == nil {
		return -1
	}
	if i, ok := l.Index[lower]; ok {
		return i
	}
	return -1
}

// Scope is one scope of variables, functions, aliases and drives.
type Scope struct {
	Parent *Scope
	// State is the session state (global or a module's) the scope belongs to.
	State *State
	// Script marks the scope that `$script:` means.
	Script bool

	layout *Layout
	cells  []*Variable // beside layout.Names; nil where not set in this scope
	vars   map[string]*Variable
	// defaults are variables that were not asked for yet; dropped are the names of those that were removed.
	defaults Defaults
	dropped  map[string]bool
	funcs    map[string]*Function
	alias    map[string]*Alias
	// aliasShared marks alias as a table that other sessions use too: it is copied before a change.
	aliasShared bool
	drives      map[string]*Drive
	// Strict is the strict mode version set in this scope (major*100+minor); -1 inherits, 0 is off.
	Strict int16
	// Auto makes automatic variables ($args, $MyInvocation, …) of the scope when they are asked for by name; nil for none.
	Auto Automatic
	// Active counts frames that run in child scopes or share this one; while it is above zero, new variables move the
	// generation so that cached lookups are redone.
	Active int
}

// NewScope returns a scope below parent whose slots are laid out by layout (nil for none).
func NewScope(parent *Scope, state *State, layout *Layout) *Scope {
	s := &Scope{Parent: parent, State: state, layout: layout, Strict: -1}
	if layout != nil && len(layout.Names) > 0 {
		s.cells = make([]*Variable, len(layout.Names))
	}
	return s
}

// Cells are the slots of the scope, laid out by its Layout.
func (s *Scope) Cells() []*Variable { return s.cells }

// Layout is the layout of the slots; nil when the scope has none.
func (s *Scope) Layout() *Layout { return s.layout }

// Own returns the variable of this very scope, or nil. The name is lower case.
func (s *Scope) Own(lower string) *Variable {
	if i := s.layout.Slot(lower); i >= 0 {
		if v := s.cells[i]; v != nil && !v.Removed {
			return v
		}
	} else if v := s.vars[lower]; v != nil {
		return v
	} else if v := s.makeDefault(lower); v != nil {
		return v
	}
	if s.Auto != nil {
		return s.Auto.Automatic(lower)
	}
	return nil
}

// Automatic makes a scope's automatic variables on demand.
type Automatic interface {
	// Automatic returns the variable of that lower-case name, stored in the scope, or nil when there is none.
	Automatic(lower string) *Variable
}

// Find returns the variable of that lower-case name in this scope or the nearest one above; private variables of other
// scopes are passed over.
func (s *Scope) Find(lower string) *Variable {
	for c := s; c != nil; c = c.Parent {
		if v := c.Own(lower); v != nil && (c == s || v.Meta == nil || v.Meta.Options&Private == 0) {
			return v
		}
	}
	return nil
}

// Put stores a variable in this scope under its name, replacing one that is there.
func (s *Scope) Put(v *Variable) {
	lower := strings.ToLower(v.Name)
	if i := s.layout.Slot(lower); i >= 0 {
		if old := s.cells[i]; old != nil && old != v {
			old.Removed = true
		}
		s.cells[i] = v
	} else {
		if s.vars == nil {
			s.vars = make(map[string]*Variable)
		}
		if old := s.vars[lower]; old != nil && old != v {
			old.Removed = true
		}
		s.vars[lower] = v
	}
	s.State.Session.Generation++
}

// Remove takes a variable out of this scope and returns it, or nil.
func (s *Scope) Remove(lower string) *Variable {
	v := s.Own(lower)
	if v == nil {
		return nil
	}
	v.Removed = true
	if i := s.layout.Slot(lower); i >= 0 {
		s.cells[i] = nil
	} else {
		delete(s.vars, lower)
		s.dropDefault(lower)
	}
	s.State.Session.Generation++
	return v
}

// Variables calls yield for every variable of this scope.
func (s *Scope) Variables(yield func(*Variable) bool) {
	s.makeDefaults()
	for _, v := range s.cells {
		if v != nil && !v.Removed && !yield(v) {
			return
		}
	}
	for _, v := range s.vars {
		if !yield(v) {
			return
		}
	}
}

// SetLocal creates or overwrites a plain variable of this scope, without checks.
func (s *Scope) SetLocal(name string, v value.Value) *Variable {
	if old := s.Own(strings.ToLower(name)); old != nil {
		old.Settle()
		old.Value = v
		return old
	}
	n := &Variable{Name: name, Value: v}
	s.Put(n)
	return n
}

// Function is a function or filter of a scope.
type Function struct {
	Name        string
	Block       value.ScriptBlock
	Filter      bool
	Options     Options
	Description string
	Module      *Module // that exported it; nil
	// Info caches the FunctionInfo that package interp makes for it.
	Info value.Value
	// PrivateVisibility is SessionStateEntryVisibility.Private.
	PrivateVisibility bool
}

// Alias is an alias of a scope.
type Alias struct {
	Name, Definition string
	Options          Options
	Description      string
	Module           *Module
	Info             value.Value
}

// FindFunction returns the function of that lower-case name visible from this scope, or nil.
func (s *Scope) FindFunction(lower string) *Function {
	for c := s; c != nil; c = c.Parent {
		if f := c.funcs[lower]; f != nil && (c == s || f.Options&Private == 0) {
			return f
		}
	}
	return nil
}

// OwnFunction returns the function of this very scope, or nil.
func (s *Scope) OwnFunction(lower string) *Function { return s.funcs[lower] }

// PutFunction stores a function in this scope.
func (s *Scope) PutFunction(f *Function) {
	if s.funcs == nil {
		s.funcs = make(map[string]*Function)
	}
	s.funcs[strings.ToLower(f.Name)] = f
	s.State.Session.CommandGeneration++
}

// RemoveFunction removes a function of this scope and returns it, or nil.
func (s *Scope) RemoveFunction(lower string) *Function {
	f := s.funcs[lower]
	delete(s.funcs, lower)
	s.State.Session.CommandGeneration++
	return f
}

// Functions returns the functions of this scope in no order.
func (s *Scope) Functions() map[string]*Function { return s.funcs }

// FindAlias returns the alias of that lower-case name visible from this scope, or nil.
func (s *Scope) FindAlias(lower string) *Alias {
	for c := s; c != nil; c = c.Parent {
		if a := c.alias[lower]; a != nil && (c == s || a.Options&Private == 0) {
			return a
		}
	}
	return nil
}

// OwnAlias returns the alias of this very scope, or nil.
func (s *Scope) OwnAlias(lower string) *Alias { return s.alias[lower] }

// ShareAliases makes the scope start from a table of aliases that it must not change.
func (s *Scope) ShareAliases(m map[string]*Alias) { s.alias, s.aliasShared = m, true }

func (s *Scope) ownAliases() {
	if !s.aliasShared {
		return
	}
	m := make(map[string]*Alias, len(s.alias))
	for k, a := range s.alias {
		c := *a
		m[k] = &c
	}
	s.alias, s.aliasShared = m, false
}

// PutAlias stores an alias in this scope.
func (s *Scope) PutAlias(a *Alias) {
	s.ownAliases()
	if s.alias == nil {
		s.alias = make(map[string]*Alias)
	}
	s.alias[strings.ToLower(a.Name)] = a
	s.State.Session.CommandGeneration++
}

// RemoveAlias removes an alias of this scope and returns it, or nil.
func (s *Scope) RemoveAlias(lower string) *Alias {
	s.ownAliases()
	a := s.alias[lower]
	delete(s.alias, lower)
	s.State.Session.CommandGeneration++
	return a
}

// Aliases returns the aliases of this scope in no order; they may be changed in place.
func (s *Scope) Aliases() map[string]*Alias {
	s.ownAliases()
	return s.alias
}

// Global returns the topmost scope.
func (s *Scope) Global() *Scope {
	for s.Parent != nil {
		s = s.Parent
	}
	return s
}

// ScriptScope returns the nearest scope that `$script:` means: a script's, a module's, or the global one.
func (s *Scope) ScriptScope() *Scope {
	for !s.Script && s.Parent != nil {
		s = s.Parent
	}
	return s
}

// Up returns the scope n levels above, or nil when there is none.
func (s *Scope) Up(n int) *Scope {
	for ; n > 0 && s != nil; n-- {
		s = s.Parent
	}
	return s
}
