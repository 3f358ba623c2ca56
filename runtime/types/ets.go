package types

import (
	_ "embed"
	"encoding/json"
	"slices"
	"strings"
	"sync"

	"goposh/runtime/value"
)

// typeData has a line per type name that PowerShell's own type files extend, sorted by lower-case name: name, tab, JSON.
//
//go:embed typedata.txt
var typeData string

// typeDataEntry is the JSON of a line of typedata.txt.
type typeDataEntry struct {
	Members                      orderedMembers
	DefaultDisplayPropertySet    []string
	DefaultKeyPropertySet        []string
	PropertySerializationSet     []string
	DefaultDisplayProperty       string
	SerializationMethod          string
	StringSerializationSource    string
	TargetTypeForDeserialization string
	TypeConverter                string
	SerializationDepth           *int32
}

type typeDataMember struct {
	Name, Kind, Of, Get, Set, Script, Method, Value, ValueType string
	Properties                                                 []string
}

// orderedMembers is a JSON object whose order counts.
type orderedMembers []typeDataMember

// UnmarshalJSON implements json.Unmarshaler.
func (o *orderedMembers) UnmarshalJSON(data []byte) error {
	dec := json.NewDecoder(strings.NewReader(string(data)))
	if _, err := dec.Token(); err != nil {
		return err
	}
	for dec.More() {
		name, err := dec.Token()
		if err != nil {
			return err
		}
		var m typeDataMember
		if err := dec.Decode(&m); err != nil {
			return err
		}
		m.Name, _ = name.(string)
		*o = append(*o, m)
	}
	return nil
}

// ScriptCompilerKey is the key under which a runtime's Service gives the ScriptCompiler.
type ScriptCompilerKey struct{}

// ScriptCompiler turns the text of a script property or method of the built-in type data into a script block. It should cache
// by text.
type ScriptCompiler interface {
	CompileScript(text string) (value.ScriptBlock, error)
}

// TypeDataVersioner is implemented by runtimes whose type data can change (Update-TypeData, Remove-TypeData). While the
// version is 0 the built-in data alone count, and lookups need not ask the runtime.
type TypeDataVersioner interface {
	TypeDataVersion() uint64
}

var builtinMembers sync.Map // type name -> *value.MemberSet

// BuiltinTypeMembers returns what PowerShell's own type data add to a type name, nil when nothing. A script property or
// method holds its script as a String in Get, Set or Value. The standard members (DefaultDisplayPropertySet and so on) are in
// the member set PSStandardMembers. The set must not be changed. A runtime's TypeMembers gives these unless the session
// removed or replaced them.
func BuiltinTypeMembers(typeName string) *value.MemberSet {
	if s, ok := builtinMembers.Load(typeName); ok {
		return s.(*value.MemberSet)
	}
	s := loadTypeData(typeName)
	if s == nil && strings.ContainsAny(typeName, "#`[") {
		return nil // names of any number: not worth keeping
	}
	s.Freeze()
	builtinMembers.Store(typeName, s)
	return s
}

// BuiltinTypeDataNames lists the type names that PowerShell's own type data extend, sorted.
var BuiltinTypeDataNames = sync.OnceValue(func() []string {
	var names []string
	for line := range strings.Lines(typeData) {
		name, _, _ := strings.Cut(line, "\t")
		names = append(names, name)
	}
	return names
})

// findTypeData returns the JSON of a type name, or "".
func findTypeData(lower string) (name, body string) {
	lo, hi := 0, len(typeData)
	for lo < hi {
		mid := lo + (hi-lo)/2
		start := strings.LastIndexByte(typeData[lo:mid], '\n') + 1 + lo
		end := strings.IndexByte(typeData[start:], '\n') + start
		name, body, _ := strings.Cut(typeData[start:end], "\t")
		switch c := compareLower(name, lower); {
		case c == 0:
			return name, body
		case c < 0:
			lo = end + 1
		default:
			hi = start
		}
	}
	return "", ""
}

func loadTypeData(typeName string) *value.MemberSet {
	name, body := findTypeData(strings.ToLower(typeName))
	if body == "" {
		return nil
	}
	var e typeDataEntry
	if json.Unmarshal([]byte(body), &e) != nil {
		return nil
	}
	s := &value.MemberSet{}
	for i := range e.Members {
		s.Put(e.Members[i].member(name))
	}
	if std := e.standardMembers(); std.Len() > 0 {
		s.Put(value.Member{Name: "PSStandardMembers", Kind: value.MemberMemberSet, Hidden: true, Members: std})
	}
	return s
}

func (m *typeDataMember) member(typeName string) value.Member {
	out := value.Member{Name: m.Name}
	switch m.Kind {
	case "alias":
		out.Kind, out.Ref = value.MemberAliasProperty, m.Of
	case "note":
		out.Kind, out.Value = value.MemberNoteProperty, value.String(m.Value)
	case "propertySet":
		out.Kind, out.Names = value.MemberPropertySet, m.Properties
	case "scriptProperty":
		out.Kind, out.Get = value.MemberScriptProperty, value.String(m.Get)
		if m.Set != "" {
			out.Set = value.String(m.Set)
		}
		out.Code = nativeMember(typeName, m.Name)
	case "scriptMethod":
		out.Kind, out.Value = value.MemberScriptMethod, value.String(m.Script)
	case "codeProperty":
		out.Kind, out.Code = value.MemberCodeProperty, codeMember(m.Get)
	case "codeMethod":
		out.Kind, out.Code = value.MemberCodeMethod, codeMember(m.Method)
	}
	return out
}

// codeMember calls the static method that a code member names, "Namespace.Type::Method", with the object as first argument.
func codeMember(ref string) func(value.Runtime, value.Value, []value.Value) (value.Value, error) {
	typeName, method, _ := strings.Cut(ref, "::")
	return func(rt value.Runtime, this value.Value, args []value.Value) (value.Value, error) {
		t := byFullName(typeName)
		if t == nil {
			return value.Null, nil
		}
		return InvokeStatic(rt, t, method, append([]value.Value{this}, args...))
	}
}

func (e *typeDataEntry) standardMembers() *value.MemberSet {
	s := &value.MemberSet{}
	set := func(name string, names []string) {
		if len(names) > 0 {
			s.Put(value.Member{Name: name, Kind: value.MemberPropertySet, Names: names})
		}
	}
	note := func(name, text string) {
		if text != "" {
			s.Put(value.Member{Name: name, Kind: value.MemberNoteProperty, Value: value.String(text)})
		}
	}
	note("SerializationMethod", e.SerializationMethod)
	note("TargetTypeForDeserialization", e.TargetTypeForDeserialization)
	if e.SerializationDepth != nil {
		s.Put(value.Member{Name: "SerializationDepth", Kind: value.MemberNoteProperty, Value: value.Int(*e.SerializationDepth)})
	}
	note("DefaultDisplayProperty", e.DefaultDisplayProperty)
	if e.StringSerializationSource != "" {
		s.Put(value.Member{Name: "StringSerializationSource", Kind: value.MemberAliasProperty, Ref: e.StringSerializationSource})
	}
	set("DefaultDisplayPropertySet", e.DefaultDisplayPropertySet)
	set("DefaultKeyPropertySet", e.DefaultKeyPropertySet)
	set("PropertySerializationSet", e.PropertySerializationSet)
	note("TypeConverter", e.TypeConverter)
	return s
}

// etsView is what the built-in type data add to a type, inherited names included.
type etsView struct {
	members []*value.Member
	byID    map[string]*value.Member
}

// put adds a member, or replaces that of a base type where it stands.
func (e *etsView) put(m *value.Member) {
	if e.byID == nil {
		e.byID = map[string]*value.Member{}
	}
	key := strings.ToLower(m.Name)
	if old := e.byID[key]; old != nil {
		e.members[slices.Index(e.members, old)] = m
	} else {
		e.members = append(e.members, m)
	}
	e.byID[key] = m
}

func (e *etsView) find(name string) *value.Member {
	if e == nil || len(e.byID) == 0 {
		return nil
	}
	var buf [64]byte
	if low, ok := lowerInto(buf[:], name); ok {
		return e.byID[string(low)]
	}
	return e.byID[strings.ToLower(name)]
}

func mergeTypeData(names []string, find func(string) *value.MemberSet) *etsView {
	e := &etsView{}
	for _, n := range slices.Backward(names) {
		s := find(n)
		for m := range s.All {
			e.put(m)
		}
	}
	return e
}

func (tb *table) builtinETS() *etsView {
	tb.etsOnce.Do(func() { tb.ets = mergeTypeData(tb.typeNames(), BuiltinTypeMembers) })
	return tb.ets
}

// typeDataChanged tells whether the session's type data differ from the built-in ones.
func typeDataChanged(rt value.Runtime) bool {
	if rt == nil {
		return false
	}
	if v, ok := rt.(TypeDataVersioner); ok {
		return v.TypeDataVersion() != 0
	}
	return true
}

// typeMember finds a member that type data add to v.
func typeMember(rt value.Runtime, v value.Value, tb *table, name string) *value.Member {
	own := value.InstanceMembers(v).TypeNames()
	changed := typeDataChanged(rt)
	if own == nil && !changed {
		if _, ok := v.Base().Ref().(TypeNamer); !ok {
			if tb == nil {
				return nil
			}
			return tb.builtinETS().find(name)
		}
	}
	for _, n := range TypeNames(rt, v) {
		if m := typeDataOf(rt, changed, n).Find(name); m != nil {
			return m
		}
	}
	return nil
}

func typeDataOf(rt value.Runtime, changed bool, name string) *value.MemberSet {
	if changed {
		return rt.TypeMembers(strings.TrimPrefix(name, "Deserialized.Deserialized."))
	}
	return BuiltinTypeMembers(name)
}

// typeMembers lists all members that type data add to v.
func typeMembers(rt value.Runtime, v value.Value) *etsView {
	own := value.InstanceMembers(v).TypeNames()
	changed := typeDataChanged(rt)
	_, named := v.Base().Ref().(TypeNamer)
	if own == nil && !changed && !named {
		t := v.Type()
		if t == nil {
			return nil
		}
		return tableOf(t).builtinETS()
	}
	return mergeTypeData(TypeNames(rt, v), func(n string) *value.MemberSet { return typeDataOf(rt, changed, n) })
}

// PropertySet returns the names in a property set of v's standard members (DefaultDisplayPropertySet,
// DefaultKeyPropertySet, PropertySerializationSet); nil when there is none.
func PropertySet(rt value.Runtime, v value.Value, name string) []string {
	if m := StandardMember(rt, v, name); m != nil {
		return slices.Clone(m.Names)
	}
	return nil
}

// StandardMember finds a member of v's PSStandardMembers: the object's own, then those of its type names.
func StandardMember(rt value.Runtime, v value.Value, name string) *value.Member {
	const std = "PSStandardMembers"
	if m := value.InstanceMembers(v).Find(std); m != nil && m.Members != nil {
		if found := m.Members.Find(name); found != nil {
			return found
		}
	}
	changed := typeDataChanged(rt)
	for _, n := range TypeNames(rt, v) {
		if m := typeDataOf(rt, changed, n).Find(std); m != nil && m.Members != nil {
			if found := m.Members.Find(name); found != nil {
				return found
			}
		}
	}
	return nil
}
