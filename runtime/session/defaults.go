package session

// Defaults are variables that a scope has from its beginning but makes only when they are asked for.
type Defaults interface {
	// Default makes the variable of that lower-case name; nil when there is none.
	Default(lower string) *Variable
	// DefaultNames lists the lower-case names of all.
	DefaultNames() []string
}

// SetDefaults gives a new scope variables that are made when they are asked for. The scope must have no slots for them.
func (s *Scope) SetDefaults(d Defaults) { s.defaults, s.dropped = d, nil }

// Reset takes all variables out of the scope and gives it new ones that are made when they are asked for.
func (s *Scope) Reset(d Defaults) {
	for _, v := range s.vars {
		v.Removed = true
	}
	clear(s.vars)
	for i, v := range s.cells {
		if v != nil {
			v.Removed = true
			s.cells[i] = nil
		}
	}
	s.defaults, s.dropped = d, nil
	s.State.Session.Generation++
}

// makeDefault makes a default variable that is not there yet. Nobody can have looked for it before without making it, so the
// generation of cached lookups stands.
func (s *Scope) makeDefault(lower string) *Variable {
	if s.defaults == nil || s.dropped[lower] {
		return nil
	}
	v := s.defaults.Default(lower)
	if v == nil {
		return nil
	}
	if s.vars == nil {
		s.vars = make(map[string]*Variable)
	}
	s.vars[lower] = v
	return v
}

// makeDefaults makes all of them, for listings.
func (s *Scope) makeDefaults() {
	if s.defaults == nil {
		return
	}
	for _, lower := range s.defaults.DefaultNames() {
		if s.vars[lower] == nil {
			s.makeDefault(lower)
		}
	}
	s.defaults = nil
}

// dropDefault keeps a removed variable from coming back.
func (s *Scope) dropDefault(lower string) {
	if s.defaults == nil {
		return
	}
	if s.dropped == nil {
		s.dropped = make(map[string]bool)
	}
	s.dropped[lower] = true
}
