package value

import (
	"slices"
	"strings"
	"sync"
)

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
	mu     sync.Mutex
	// frozen sets do not change any more.
	frozen bool
}

// Freeze ends the changes of the set, which sessions share from now on.
func (s *MemberSet) Freeze() {
	if s != nil {
		s.frozen = true
	}
}

// guard locks the set while other threads may be changing it, and tells whether it did.
func (s *MemberSet) guard() bool {
	if threads.Load() == 0 || s.frozen {
		return false
	}
	s.mu.Lock()
	return true
}

const indexFrom = 12

// Len is the number of members.
func (s *MemberSet) Len() int {
	if s == nil {
		return 0
	}
	if s.guard() {
		defer s.mu.Unlock()
	}
	return len(s.members)
}

// At returns the member at position i, nil when there is none.
func (s *MemberSet) At(i int) *Member {
	if s == nil {
		return nil
	}
	if s.guard() {
		defer s.mu.Unlock()
	}
	if i >= len(s.members) {
		return nil
	}
	return &s.members[i]
}

// All calls yield for every member in order, until it returns false.
func (s *MemberSet) All(yield func(*Member) bool) {
	list := s.list()
	for i := range list {
		if !yield(&list[i]) {
			return
		}
	}
}

// list are the members as they are now.
func (s *MemberSet) list() []Member {
	if s == nil {
		return nil
	}
	if s.guard() {
		defer s.mu.Unlock()
	}
	return s.members
}

// Find returns the member of that name, or nil. The pointer is valid until the set changes.
func (s *MemberSet) Find(name string) *Member {
	if s == nil {
		return nil
	}
	if s.guard() {
		defer s.mu.Unlock()
	}
	if i := s.search(name); i >= 0 {
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
	if s.guard() {
		defer s.mu.Unlock()
	}
	return s.search(name)
}

func (s *MemberSet) search(name string) int {
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
	if s.guard() {
		defer s.mu.Unlock()
	}
	s.put(m)
}

func (s *MemberSet) put(m Member) {
	if i := s.search(m.Name); i >= 0 {
		s.detach(0)
		s.members[i] = m
		return
	}
	if len(s.members) == cap(s.members) {
		s.detach(len(s.members) + 1)
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
	if s.guard() {
		defer s.mu.Unlock()
	}
	if i := s.search(name); i >= 0 && s.members[i].Kind == MemberNoteProperty {
		Store(&s.members[i].Value, v)
		return
	}
	s.put(Member{Name: name, Kind: MemberNoteProperty, Value: v})
}

// Remove deletes the member of that name and tells whether there was one.
func (s *MemberSet) Remove(name string) bool {
	if s.guard() {
		defer s.mu.Unlock()
	}
	i := s.search(name)
	if i < 0 {
		return false
	}
	s.detach(0)
	s.members = slices.Delete(s.members, i, i+1)
	if s.index != nil {
		s.reindex()
	}
	return true
}

// detach gives the set members of its own, with room for more, where other threads may be looking at those it has.
func (s *MemberSet) detach(more int) {
	if threads.Load() == 0 || s.frozen {
		return
	}
	own := make([]Member, len(s.members), len(s.members)+more)
	for i := range own {
		own[i] = s.members[i].copy()
	}
	s.members = own
}

// copy is the member with the value it has now.
func (m *Member) copy() Member {
	return Member{Name: m.Name, Kind: m.Kind, Hidden: m.Hidden, Value: Load(&m.Value), Ref: m.Ref, Names: m.Names, Get: m.Get, Set: m.Set,
		Code: m.Code, Type: m.Type, Members: m.Members}
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
	if s.guard() {
		defer s.mu.Unlock()
	}
	c := &MemberSet{members: append([]Member(nil), s.members...), typeNames: append([]string(nil), s.typeNames...)}
	if s.index != nil {
		c.reindex()
	}
	return c
}
