package wql

import (
	"strconv"
	"strings"

	"goposh/runtime/cim"
)

// Query is a parsed query: a [*Select] or an [*Associators].
type Query interface {
	// String is the query in canonical form; it parses to the same query.
	String() string
	query()
}

// Select is a SELECT query: for data, for classes (FROM meta_class) or for events.
type Select struct {
	// Properties are the selected ones, nil for *.
	Properties []string
	Class      string
	// Within is the polling interval of an event query in seconds, 0 if absent.
	Within float64
	// Where is nil without a WHERE clause.
	Where *Expr
	// Group is the GROUP clause of an event query, nil if absent.
	Group *Group
}

// Group is the GROUP WITHIN … [BY …] [HAVING …] clause of an event query.
type Group struct {
	// Within is how long events are gathered, in seconds.
	Within float64
	By     []string
	Having *Expr
}

// Schema says whether the query asks for classes instead of instances.
func (s *Select) Schema() bool { return strings.EqualFold(s.Class, "meta_class") }

// Event says whether the query can only be an event query: it has WITHIN or GROUP.
func (s *Select) Event() bool { return s.Within != 0 || s.Group != nil }

func (*Select) query() {}

// String is the query in canonical form.
func (s *Select) String() string {
	var b strings.Builder
	b.WriteString("SELECT ")
	if s.Properties == nil {
		b.WriteByte('*')
	} else {
		b.WriteString(strings.Join(s.Properties, ", "))
	}
	b.WriteString(" FROM ")
	b.WriteString(s.Class)
	if s.Within != 0 {
		b.WriteString(" WITHIN " + formatFloat(s.Within))
	}
	if s.Where != nil {
		b.WriteString(" WHERE ")
		s.Where.write(&b)
	}
	if s.Group != nil {
		b.WriteString(" GROUP WITHIN " + formatFloat(s.Group.Within))
		if len(s.Group.By) > 0 {
			b.WriteString(" BY " + strings.Join(s.Group.By, ", "))
		}
		if s.Group.Having != nil {
			b.WriteString(" HAVING ")
			s.Group.Having.write(&b)
		}
	}
	return b.String()
}

func formatFloat(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) }

// Associators is an ASSOCIATORS OF or REFERENCES OF query. Empty strings are
// absent clauses.
type Associators struct {
	// References is set for REFERENCES OF: the answer is the association
	// instances themselves.
	References bool
	// Path is the source instance, or a class with SchemaOnly.
	Path                   cim.ObjectPath
	AssocClass             string
	ResultClass            string
	Role                   string
	ResultRole             string
	RequiredQualifier      string
	RequiredAssocQualifier string
	ClassDefsOnly          bool
	SchemaOnly             bool
	KeysOnly               bool
}

func (*Associators) query() {}

// String is the query in canonical form.
func (a *Associators) String() string {
	var b strings.Builder
	b.WriteString("ASSOCIATORS OF {")
	if a.References {
		b.Reset()
		b.WriteString("REFERENCES OF {")
	}
	b.WriteString(a.Path.String())
	b.WriteByte('}')
	separator := " WHERE"
	clause := func(text string) {
		b.WriteString(separator)
		b.WriteByte(' ')
		b.WriteString(text)
		separator = ""
	}
	for _, c := range [...]struct{ name, value string }{
		{"AssocClass", a.AssocClass}, {"ResultClass", a.ResultClass}, {"Role", a.Role},
		{"ResultRole", a.ResultRole}, {"RequiredQualifier", a.RequiredQualifier},
		{"RequiredAssocQualifier", a.RequiredAssocQualifier},
	} {
		if c.value != "" {
			clause(c.name + "=" + c.value)
		}
	}
	for _, f := range [...]struct {
		name string
		set  bool
	}{{"ClassDefsOnly", a.ClassDefsOnly}, {"SchemaOnly", a.SchemaOnly}, {"KeysOnly", a.KeysOnly}} {
		if f.set {
			clause(f.name)
		}
	}
	return b.String()
}
