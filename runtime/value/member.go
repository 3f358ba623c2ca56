package value

import "strings"

// MemberKind is PSMemberTypes.
type MemberKind uint16

// The kinds of member, with the values of PSMemberTypes.
const (
	MemberAliasProperty  MemberKind = 1
	MemberCodeProperty   MemberKind = 2
	MemberProperty       MemberKind = 4
	MemberNoteProperty   MemberKind = 8
	MemberScriptProperty MemberKind = 16
	MemberPropertySet    MemberKind = 32
	MemberMethod         MemberKind = 64
	MemberCodeMethod     MemberKind = 128
	MemberScriptMethod   MemberKind = 256
	MemberParameterized  MemberKind = 512
	MemberMemberSet      MemberKind = 1024
	MemberEvent          MemberKind = 2048
	MemberDynamic        MemberKind = 4096
	MemberInferred       MemberKind = 8192
)

// MemberProperties are all kinds that are read like a property.
const MemberProperties = MemberAliasProperty | MemberCodeProperty | MemberProperty | MemberNoteProperty | MemberScriptProperty

// MemberMethods are all kinds that are called.
const MemberMethods = MemberMethod | MemberCodeMethod | MemberScriptMethod

// Member is one member attached to an object or a type by the extended type system (PSMemberInfo).
type Member struct {
	Name   string
	Kind   MemberKind
	Hidden bool
	// Value is the value of a note property, or the script block of a script method.
	Value Value
	// Ref is the referenced property of an alias property.
	Ref string
	// Names are the properties of a property set.
	Names []string
	// Get and Set are the script blocks of a script property; Null when absent.
	Get, Set Value
	// Code implements code properties and code methods; args is empty when a property is read.
	Code func(rt Runtime, this Value, args []Value) (Value, error)
	// Type is the static type of a note or alias property when one was given; nil otherwise.
	Type *Type
	// Set members of a member set (PSStandardMembers).
	Members *MemberSet
}

// MemberSet is an ordered set of members with case-insensitive names.
type MemberSet struct {
	members   []Member
	index     map[string]int // lower-case name -> position; built once the set is large
	typeNames []string
	// Fields are the property values of an object whose class a script derived from a .NET class.
	Fields []Value
}

const indexFrom = 12

// Len is the number of members.
func (s *MemberSet) Len() int {
	if s == nil {
		return 0
	}
	return len(s.members)
}

// At returns the member at position i.
func (s *MemberSet) At(i int) *Member { return &s.members[i] }

// Find returns the member of that name, or nil. The pointer is valid until the set changes.
func (s *MemberSet) Find(name string) *Member {
	if i := s.find(name); i >= 0 {
		return &s.members[i]
	}
	return nil
}

// IndexOf returns the position of the member of that name, or -1.
func (s *MemberSet) IndexOf(name string) int { return s.find(name) }

func (s *MemberSet) find(name string) int {
	if s == nil {
		return -1
	}
	if s.index != nil {
		if i, ok := s.index[strings.ToLower(name)]; ok {
			return i
		}
		return -1
	}
	for i := range s.members {
		n := s.members[i].Name
		if n == name {
			return i
		}
	}
	for i := range s.members {
		n := s.members[i].Name
		if len(n) == len(name) && strings.EqualFold(n, name) {
			return i
		}
	}
	return -1
}

// Put appends m or replaces the member of the same name.
func (s *MemberSet) Put(m Member) {
	if i := s.find(m.Name); i >= 0 {
		s.members[i] = m
		return
	}
	s.members = append(s.members, m)
	if s.index != nil {
		s.index[strings.ToLower(m.Name)] = len(s.members) - 1
	} else if len(s.members) > indexFrom {
		s.reindex()
	}
}

// SetNote appends a note property or replaces the member of that name by one.
func (s *MemberSet) SetNote(name string, v Value) {
	if i := s.find(name); i >= 0 && s.members[i].Kind == MemberNoteProperty {
		s.members[i].Value = v
		return
	}
	s.Put(Member{Name: name, Kind: MemberNoteProperty, Value: v})
}

// Remove deletes the member of that name and tells whether there was one.
func (s *MemberSet) Remove(name string) bool {
	i := s.find(name)
	if i < 0 {
		return false
	}
	s.members = append(s.members[:i], s.members[i+1:]...)
	if s.index != nil {
		s.reindex()
	}
	return true
}

func (s *MemberSet) reindex() {
	s.index = make(map[string]int, 2*len(s.members))
	for i := range s.members {
		s.index[strings.ToLower(s.members[i].Name)] = i
	}
}

// TypeNames are the object's own type names (PSObject.TypeNames); nil when it uses those of its type.
func (s *MemberSet) TypeNames() []string {
	if s == nil {
		return nil
	}
	return s.typeNames
}

// SetTypeNames replaces the object's own type names.
func (s *MemberSet) SetTypeNames(names []string) { s.typeNames = names }

// Clone returns a copy that can be changed independently; values are shared.
func (s *MemberSet) Clone() *MemberSet {
	c := &MemberSet{members: append([]Member(nil), s.members...), typeNames: append([]string(nil), s.typeNames...)}
	if s.index != nil {
		c.reindex()
	}
	return c
}
