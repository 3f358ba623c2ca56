package clixml

import (
	"reflect"
	"slices"
	"strings"

	"goposh/runtime/cim"
	"goposh/runtime/cim/object"
	"goposh/runtime/errs"
	"goposh/runtime/stream"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// Options say how to serialise.
type Options struct {
	// Depth is how many levels of .NET properties to write; custom objects and collections use none up. 0 means 1.
	Depth int
	// TypeDepth lets type data (SerializationDepth) override the depth, as cmdlets and remoting do.
	TypeDepth bool
	// Compact writes no line breaks, as on the wire.
	Compact bool
	// Bare drops what a script attached to the value itself where .NET passes the bare object: [PSSerializer]::Serialize.
	Bare bool
}

// maxDepth is how deep objects may nest in CLIXML.
const maxDepth = 50

// Serialize returns the CLIXML text of values.
func Serialize(rt value.Runtime, o Options, values ...value.Value) (string, error) {
	s := newSerializer(rt, o)
	w := writer{rt: rt, indent: !o.Compact}
	nodes := make([]*node, 0, len(values))
	for _, v := range values {
		n, err := s.top(v)
		if err != nil {
			return "", err
		}
		nodes = append(nodes, n)
	}
	w.document(nodes)
	return string(w.b), w.err()
}

// serializer turns values into nodes.
type serializer struct {
	rt    value.Runtime
	o     Options
	refs  map[any]int
	names map[string]int
	next  int
	below int
	err   error
	// copying tells that the nodes are read in this process and never become text.
	copying bool
	// classes are the CIM classes that were written already.
	classes map[*cim.Class]bool
}

func newSerializer(rt value.Runtime, o Options) *serializer {
	if o.Depth <= 0 {
		o.Depth = 1
	}
	return &serializer{rt: rt, o: o}
}

// top serialises a top-level value.
func (s *serializer) top(v value.Value) (*node, error) {
	bare := s.o.Bare && !isCustom(v)
	if bare {
		v = bareValue(v)
	}
	n := s.one(v, s.o.Depth, bare)
	return n, s.err
}

func isCustom(v value.Value) bool {
	if p, ok := v.Object().(*value.PSObject); ok {
		return p.IsCustom()
	}
	_, ok := v.Object().(*Object)
	_, seq := v.Object().(*sequence)
	return ok || seq
}

// bareValue strips the wrapper that .NET would not see. Members stick to a boxed value, but not to a string.
func bareValue(v value.Value) value.Value {
	p, ok := v.Object().(*value.PSObject)
	if !ok {
		return v
	}
	if _, isText := originalText(v); isText || p.Base().Kind() == value.KindString {
		return p.Base()
	}
	return v
}

func (s *serializer) one(v value.Value, depth int, bare bool) *node {
	s.below++
	defer func() { s.below-- }()
	if s.err == nil && s.rt != nil {
		s.err = s.rt.Context().Err()
	}
	if s.below == maxDepth || s.err != nil {
		return leaf("S", encode("Serialized XML is nested too deeply."))
	}
	if v.IsNull() {
		return element(tagNull)
	}
	base := v.Base()
	if base.Kind() == value.KindObject || s.o.TypeDepth {
		depth = s.depthOf(v, depth)
	}
	if n := s.primitive(v, base, depth); n != nil {
		return n
	}
	if n := s.container(v, base, depth, bare); n != nil {
		return n
	}
	if depth == 0 || s.asString(v) {
		return s.string(v, depth)
	}
	return s.complex(v, base, depth)
}

// depthOf is the depth that the kind of object, or type data, prescribes.
func (s *serializer) depthOf(v value.Value, depth int) int {
	if t := v.Type(); t != nil {
		switch t.FullName {
		case "Microsoft.Management.Infrastructure.CimInstance", "System.Management.Automation.PSCredential", "System.Management.Automation.SwitchParameter":
			return 1
		case "System.Management.Automation.Remoting.PSSenderInfo":
			return 4
		}
	}
	if _, ok := v.Base().Object().(*errs.Exception); ok {
		// Exceptions show what they hold however deep they lie.
		depth = max(depth, 1)
	}
	if s.o.TypeDepth {
		if n := s.typeDepth(v); n > 0 {
			return n
		}
	}
	switch v.Base().Object().(type) {
	case *Object, *sequence:
		// What came out of a text goes into the next one as it is.
		return max(depth, 1)
	}
	return depth
}

// typeDepth is the depth that type data give (SerializationDepth); 0 for none.
func (s *serializer) typeDepth(v value.Value) int {
	if m := types.StandardMember(s.rt, v, "SerializationDepth"); m != nil {
		if n, err := types.ToInt(s.rt, m.Value); err == nil && n > 0 {
			return n
		}
	}
	return 0
}

// primitive serialises what is one element; nil for anything else.
func (s *serializer) primitive(v, base value.Value, depth int) *node {
	tag := primitiveTag(base)
	if tag == "" {
		return nil
	}
	var n *node
	if p, ok := base.Object().(*stream.ProgressRecord); ok {
		n = progressNode(p)
	} else {
		n = element(tag)
		n.prim = base
		n.full = tag == "S" || tag == "SBK" || tag == "SS"
	}
	return s.withNotes(v, n, depth)
}

// withNotes wraps a primitive element when the value carries members or type names of its own.
func (s *serializer) withNotes(v value.Value, n *node, depth int) *node {
	set := value.InstanceMembers(v)
	if set == nil {
		return n
	}
	names := ownNames(v)
	if names == nil && !hasMembers(set) {
		return n
	}
	out := element(tagObject)
	out.ref = s.newRef(nil)
	if len(names) > 0 {
		out.add(s.typeNames(names))
	}
	return s.addNode(out.add(n), s.members(v, depth, true))
}

// hasMembers tells whether a script gave members to a value; methods count, though they are not sent.
func hasMembers(set *value.MemberSet) bool {
	for m := range set.All {
		if !m.Hidden || sent(m) {
			return true
		}
	}
	return false
}

// memberSet is the MS element of a member set: its properties and sets.
func (s *serializer) memberSet(m *value.Member, depth int) *node {
	n := element(tagExtended).named(m.Name)
	for x := range m.Members.All {
		switch {
		case x.Kind == value.MemberMemberSet && x.Members != nil:
			n.add(s.memberSet(x, depth))
		case x.Kind == value.MemberNoteProperty:
			n.add(s.one(x.Value, max(depth, 0), false).named(x.Name))
		}
	}
	return n
}

// sent tells whether a member of an object's own goes with it.
func sent(m *value.Member) bool {
	return m.Kind&value.MemberProperties != 0 && !(m.Hidden && m.Kind == value.MemberNoteProperty)
}

// ownNames are the type names of an object where they differ from those of its type; nil otherwise.
func ownNames(v value.Value) []string {
	names := value.InstanceMembers(v).TypeNames()
	if names == nil || v.Type() == nil || slices.Equal(names, bareNames(v.Base())) {
		return nil
	}
	return names
}

func (s *serializer) newRef(key any) int {
	id := s.next
	s.next++
	if key != nil {
		if s.refs == nil {
			s.refs = map[any]int{}
		}
		s.refs[key] = id
	}
	return id
}

// start makes the Obj element of an object, or a Ref to one that was written already (seen is then true).
func (s *serializer) start(v value.Value, names []string) (n *node, seen bool) {
	key := identity(v)
	if key != nil {
		if id, ok := s.refs[key]; ok {
			n := element(tagRef)
			n.ref = id
			return n, true
		}
	}
	n = element(tagObject)
	n.ref = s.newRef(key)
	if len(names) > 0 {
		n.add(s.typeNames(names))
	}
	return n, false
}

// identity is what tells one object from another; nil for values.
func identity(v value.Value) any {
	ref := v.Ref()
	if ref == nil || !reflect.TypeOf(ref).Comparable() {
		return nil
	}
	return ref
}

func (s *serializer) typeNames(names []string) *node {
	key := strings.Join(names, "\x00")
	if id, ok := s.names[key]; ok {
		n := element(tagNamesRef)
		n.ref = id
		return n
	}
	if s.names == nil {
		s.names = map[string]int{}
	}
	n := element(tagNames)
	n.ref = len(s.names)
	s.names[key] = n.ref
	for _, t := range names {
		n.add(leaf(tagName, encode(t)))
	}
	return n
}

// string serialises an object as its text.
func (s *serializer) string(v value.Value, depth int) *node {
	text := ""
	source := types.StandardMember(s.rt, v, "StringSerializationSource")
	switch {
	case source == nil:
		text, _ = types.WrappedText(s.rt, v)
	case source.Kind == value.MemberAliasProperty:
		p, _, _ := types.Get(s.rt, v, source.Ref)
		text = types.ToString(s.rt, p)
	default:
		p, _ := types.MemberValue(s.rt, v, source)
		text = types.ToString(s.rt, p)
	}
	n := element("S")
	n.prim, n.full = value.String(text), true
	return s.withNotes(v, n, depth)
}

func (s *serializer) asString(v value.Value) bool {
	return s.method(v) == "string"
}

// method is the serialization method type data give, in lower case.
func (s *serializer) method(v value.Value) string {
	m := types.StandardMember(s.rt, v, "SerializationMethod")
	if m == nil {
		return ""
	}
	return strings.ToLower(types.ToString(s.rt, m.Value))
}

// complex serialises an object by its properties.
func (s *serializer) complex(v, base value.Value, depth int) *node {
	names := types.TypeNames(s.rt, v)
	n, seen := s.start(v, names)
	if seen {
		return n
	}
	if i, ok := base.Object().(*object.Instance); ok {
		return s.cimInstance(n, v, i, depth)
	}
	if text, ok := s.textOf(v); ok {
		n.add(leaf(tagText, encode(text)))
	}
	switch o := base.Object().(type) {
	case *errs.Record:
		return s.addNode(n, s.errorMembers(v, o, depth))
	case *stream.WarningRecord:
		return s.addNode(n, s.informational(&o.Informational, depth))
	case *stream.VerboseRecord:
		return s.addNode(n, s.informational(&o.Informational, depth))
	case *stream.DebugRecord:
		return s.addNode(n, s.informational(&o.Informational, depth))
	}
	if e := base.EnumInfo(); e != nil {
		n.add(s.one(value.FromInteger(e.Underlying, base.Int64()), depth, false))
		return s.addNode(n, s.members(v, depth, false))
	}
	return s.addProperties(n, v, depth)
}

func (s *serializer) addNode(n, kid *node) *node {
	if kid != nil {
		n.add(kid)
	}
	return n
}

// addProperties adds Props and MS.
func (s *serializer) addProperties(n *node, v value.Value, depth int) *node {
	specific, some := s.specific(v)
	s.addNode(n, s.adapted(v, depth-1, specific, some))
	return s.addNode(n, s.members(v, depth, some))
}

// specific are the names that type data choose to serialise; ok is false when they choose none.
func (s *serializer) specific(v value.Value) (names []string, ok bool) {
	if s.method(v) != "specificproperties" {
		return nil, false
	}
	return types.PropertySet(s.rt, v, "PropertySerializationSet"), true
}

// textOf is the ToString element of an object; ok is false for property bags, which have none.
func (s *serializer) textOf(v value.Value) (string, bool) {
	if text, ok := originalText(v); ok {
		return text, true
	}
	if isCustom(v) {
		return "", false
	}
	text, err := types.WrappedText(s.rt, v)
	return text, err == nil
}

// adapted is the Props element: the properties of the object's own type. nil when there are none.
func (s *serializer) adapted(v value.Value, depth int, specific []string, some bool) *node {
	var n *node
	all := types.AllProperties(s.rt, v)
	if _, ok := v.Base().Object().(types.Adapter); ok {
		// What an adapter shows hides what the .NET class has.
		all = slices.DeleteFunc(all, func(p types.Property) bool { return p.Static != nil })
	}
	if some {
		all = chosen(all, specific, value.InstanceMembers(v))
	}
	for _, p := range all {
		if !some && (p.Member != nil || p.Kind != value.MemberProperty) {
			continue
		}
		if n == nil {
			n = element(tagAdapted)
		}
		x, err := p.Get()
		if err != nil {
			continue
		}
		n.add(s.one(x, max(depth, 0), false).named(p.Name))
	}
	return n
}

// chosen are the properties of those names, in their order, but for the object's own members.
func chosen(all []types.Property, names []string, own *value.MemberSet) []types.Property {
	var out []types.Property
	for _, name := range names {
		if i := slices.IndexFunc(all, func(p types.Property) bool { return strings.EqualFold(p.Name, name) }); i >= 0 && own.Find(all[i].Name) == nil {
			out = append(out, all[i])
		}
	}
	return out
}

// members is the MS element: what the extended type system adds to the object. Members of its own keep the depth, those of
// its type use up one level. ownOnly leaves out those of the type.
func (s *serializer) members(v value.Value, depth int, ownOnly bool) *node {
	var n *node
	add := func(name string, x value.Value, depth int) {
		if n == nil {
			n = element(tagExtended)
		}
		n.add(s.one(x, max(depth, 0), false).named(name))
	}
	set := value.InstanceMembers(v)
	for m := range set.All {
		if m.Kind == value.MemberMemberSet && m.Members != nil && !m.Hidden {
			if n == nil {
				n = element(tagExtended)
			}
			n.add(s.memberSet(m, depth))
			continue
		}
		if !sent(m) {
			continue
		}
		name := m.Name
		if x, err := types.MemberValue(s.rt, v, m); err == nil {
			add(name, x, depth)
		}
	}
	if ownOnly {
		return n
	}
	for _, p := range types.Properties(s.rt, v) {
		if p.Member == nil || set.Find(p.Name) != nil {
			continue
		}
		if x, err := p.Get(); err == nil {
			add(p.Name, x, depth-1)
		}
	}
	return n
}
