package clixml

import (
	"strings"

	"goposh/runtime/cim"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// Item is a top-level value of a CLIXML text with the stream it belongs to ("Error", "Progress", …; "" for output).
type Item struct {
	Stream string
	Value  value.Value
}

// Deserialize returns the values of a CLIXML text. What the text does not hold right is a System.Xml.XmlException.
func Deserialize(rt value.Runtime, text string) ([]value.Value, error) {
	items, err := DeserializeStreams(rt, text)
	if err != nil {
		return nil, err
	}
	out := make([]value.Value, len(items))
	for i := range items {
		out[i] = items[i].Value
	}
	return out, nil
}

// DeserializeStreams is Deserialize for text that carries several streams, as a process writes with -OutputFormat XML.
func DeserializeStreams(rt value.Runtime, text string) ([]Item, error) {
	doc, err := parse(text)
	if err != nil {
		return nil, err
	}
	d := deserializer{rt: rt}
	if err := d.accept(doc); err != nil {
		return nil, err
	}
	nodes := doc.kids
	out := make([]Item, 0, len(nodes))
	for _, n := range nodes {
		v, err := d.one(n)
		if err != nil {
			return nil, err
		}
		out = append(out, Item{n.stream, v})
	}
	return out, nil
}

// deserializer turns nodes into values.
type deserializer struct {
	rt    value.Runtime
	refs  map[int]value.Value
	names map[int][]string
	below int
	// classes are the CIM classes that came with their declarations.
	classes map[classKey]*cim.Class
	// lenient skips unknown elements of objects: what later minor versions of the format may add.
	lenient bool
}

// accept checks the version of a document, and that it begins with an element.
func (d *deserializer) accept(doc *document) error {
	at := doc.inner
	if len(doc.kids) > 0 {
		at = doc.kids[0].at
	}
	if doc.version != "" {
		major, minor, ok := version(doc.version)
		switch {
		case !ok:
			return xmlError(at, "Version of PSObject is not valid.")
		case major != 1:
			return xmlError(at, "Version of incoming PSObject is %d. Expected value is 1.", major)
		}
		d.lenient = minor > 1
	}
	if len(doc.kids) == 0 && strings.Trim(doc.text, xmlSpace) != "" {
		return xmlError(at, "Current Node type is Text. Expected type is Element.")
	}
	return nil
}

// version reads the first two parts of a .NET version.
func version(s string) (major, minor int64, ok bool) {
	v, ok, _ := parseObject(nil, "Version", s)
	if !ok {
		return 0, 0, false
	}
	w, ok := v.Object().(*types.Version)
	if !ok {
		return 0, 0, false
	}
	return int64(w.Major), int64(w.Minor), true
}

const deserializedPrefix = "Deserialized."

func (d *deserializer) one(n *node) (value.Value, error) {
	d.below++
	defer func() { d.below-- }()
	if d.below > maxDepth+3 {
		return value.Null, xmlError(n.at, "Serialized XML is nested too deeply.")
	}
	switch n.tag {
	case tagNull:
		return value.Null, nil
	case tagObject:
		return d.object(n)
	case tagRef:
		if v, ok := d.refs[n.ref]; ok {
			return v, nil
		}
		if n.ref < 0 {
			return value.Null, expected(n, "RefId")
		}
		return value.Null, xmlError(n.at, "No object found for referenceId %d", n.ref)
	case tagProgress:
		return progressRecord(n)
	}
	v, ok, err := d.primitive(n)
	if err == nil && !ok {
		err = unknownTag(n)
	}
	if err == nil {
		d.remember(n.ref, v)
	}
	return v, err
}

func (d *deserializer) remember(ref int, v value.Value) {
	if ref < 0 {
		return
	}
	if d.refs == nil {
		d.refs = map[int]value.Value{}
	}
	d.refs[ref] = v
}

// primitive reads an element that is a value by itself; ok is false when its tag is no such.
func (d *deserializer) primitive(n *node) (v value.Value, ok bool, err error) {
	typ, known := primitiveTypes[n.tag]
	if !known || n.tag == tagNull {
		return value.Null, false, nil
	}
	if !n.prim.IsNull() {
		return d.crossed(n)
	}
	if len(n.kids) > 0 {
		return value.Null, false, xmlError(n.kids[0].at, "'Element' is an invalid XmlNodeType.")
	}
	v, ok, err = parsePrimitive(d.rt, n.tag, n.text)
	if err == nil && !ok {
		err = xmlError(n.next, "The contents of the %s primitive type are not valid.", typ)
	}
	return v, true, err
}

// crossed gives a primitive that comes straight from the serialiser: shared where it cannot change, else made anew.
func (d *deserializer) crossed(n *node) (value.Value, bool, error) {
	switch n.tag {
	case "BA":
		a := n.prim.Object().(*value.Array)
		return value.Of(value.NewArray(value.TypeByte, append([]value.Value(nil), a.Items...))), true, nil
	case "SBK":
		return value.String(n.prim.Object().(value.ScriptBlock).String()), true, nil
	case "G":
		return value.Of(&types.Guid{ID: n.prim.Object().(*types.Guid).ID}), true, nil
	case "Version":
		w := n.prim.Object().(*types.Version)
		return value.Of(&types.Version{Major: w.Major, Minor: w.Minor, Build: w.Build, Revision: w.Revision}), true, nil
	case "XD", "URI":
		v, ok, err := parsePrimitive(d.rt, n.tag, primitiveText(d.rt, n.tag, n.prim))
		return v, ok, err
	case "SS":
		v, err := NewSecret(d.rt, PlainText(d.rt, n.prim))
		return v, true, err
	}
	return n.prim, true, nil
}

// shell is an object whose elements are still being read: references to it are possible from the start.
type shell struct {
	names   []string
	custom  *value.PSObject
	base    value.Value
	hasBase bool
	adapted *Object
	text    string
	hasText bool
}

func (d *deserializer) object(n *node) (value.Value, error) {
	sh := shell{}
	// What the object will be shows in its children, so that the value exists before a reference to it is met.
	adapted, container := false, ""
	for _, k := range n.kids {
		switch k.tag {
		case tagAdapted:
			adapted = true
		case tagList, tagSequence, tagDict, tagStack, tagQueue:
			container = k.tag
		}
	}
	var v value.Value
	switch {
	case adapted && container != "" && container != tagDict:
		q := &sequence{}
		q.items = value.NewArrayList(nil)
		sh.adapted = &q.Object
		v = value.Of(q)
	case adapted:
		sh.adapted = &Object{}
		v = value.Of(sh.adapted)
	case container != "":
		v = d.emptyContainer(n, container)
	case n.prim.IsNull() && !d.hasBase(n):
		sh.custom = value.NewCustomObject(len(n.kids))
		v = value.Of(sh.custom)
	}
	d.remember(n.ref, v)
	var extended *node
	for _, k := range n.kids {
		var err error
		switch k.tag {
		case tagNames, tagNamesRef:
			sh.names, err = d.typeNames(k)
		case tagText:
			sh.text, sh.hasText = decode(k.text), true
		case tagAdapted:
			err = d.properties(k, sh.adapted)
		case tagExtended:
			extended = k
		case tagList, tagSequence, tagDict, tagStack, tagQueue:
			err = d.fill(v, k)
		default:
			sh.base, sh.hasBase, err = d.baseValue(k)
			if err == nil && !sh.hasBase && !d.lenient && k.tag != tagNull {
				err = unknownTag(k)
			}
		}
		if err != nil {
			return value.Null, err
		}
	}
	if sh.hasBase && v.IsNull() {
		v = sh.base
	}
	if live, ok := d.cimInstance(n, &sh, extended); ok {
		return live, nil
	}
	return d.finish(n, v, &sh, extended)
}

// hasBase tells whether an Obj holds a value of its own.
func (d *deserializer) hasBase(n *node) bool {
	for _, k := range n.kids {
		if _, ok := primitiveTypes[k.tag]; ok || k.tag == tagObject || k.tag == tagProgress {
			return true
		}
	}
	return false
}

func (d *deserializer) baseValue(k *node) (value.Value, bool, error) {
	if k.tag == tagObject || k.tag == tagRef || k.tag == tagProgress {
		v, err := d.one(k)
		return v, err == nil, err
	}
	return d.primitive(k)
}

// finish attaches names, text and extended members, and lets type data turn the object back into a live one.
func (d *deserializer) finish(n *node, v value.Value, sh *shell, extended *node) (value.Value, error) {
	set := value.InstanceMembers(v)
	wrap := func() {
		if set == nil {
			v, set = value.Wrap(v)
			d.remember(n.ref, v)
		}
	}
	if sh.names != nil {
		wrap()
		set.SetTypeNames(sh.names)
	} else if sh.adapted != nil {
		wrap()
		set.SetTypeNames([]string{value.TypePSCustomObject.FullName, value.TypeObject.FullName})
	}
	if extended != nil && len(extended.kids) > 0 {
		wrap()
		if err := d.notes(extended, set); err != nil {
			return value.Null, err
		}
	}
	switch {
	case sh.hasText:
		wrap()
		setText(set, sh.text, sh.hasBase)
	case sh.adapted != nil:
		set.Put(value.Member{Name: textMember, Kind: value.MemberCodeMethod, Hidden: true, Code: bagText})
	}
	if sh.names == nil {
		return v, nil
	}
	live, ok := d.rehydrate(v, sh)
	if ok {
		v = live
		d.remember(n.ref, v)
	}
	return v, nil
}

func (d *deserializer) typeNames(n *node) ([]string, error) {
	if n.tag == tagNamesRef {
		if n.ref < 0 {
			return nil, expected(n, "RefId")
		}
		names, ok := d.names[n.ref]
		if !ok {
			return nil, xmlError(n.at, "Cannot process names because no TypeNames were found for referenceId %d.", n.ref)
		}
		return names, nil
	}
	names := make([]string, 0, len(n.kids))
	for _, k := range n.kids {
		t := decode(k.text)
		switch {
		case k.tag != tagName:
			return nil, unknownTag(k)
		case t == "":
			continue
		}
		if !strings.HasPrefix(t, deserializedPrefix) {
			t = deserializedPrefix + t
		}
		names = append(names, t)
	}
	if n.ref >= 0 {
		if d.names == nil {
			d.names = map[int][]string{}
		}
		d.names[n.ref] = names
	}
	return names, nil
}

func (d *deserializer) properties(n *node, o *Object) error {
	for _, k := range n.kids {
		if !k.hasName {
			return expected(k, "N")
		}
		v, err := d.one(k)
		if err != nil {
			return err
		}
		o.put(k.name, v)
	}
	return nil
}

func (d *deserializer) notes(n *node, set *value.MemberSet) error {
	for _, k := range n.kids {
		if k.tag == tagExtended {
			if !k.hasName {
				return expected(k, "N")
			}
			inner := &value.MemberSet{}
			if err := d.notes(k, inner); err != nil {
				return err
			}
			set.Put(value.Member{Name: k.name, Kind: value.MemberMemberSet, Members: inner})
			continue
		}
		if !k.hasName {
			return expected(k, "N")
		}
		v, err := d.one(k)
		if err != nil {
			return err
		}
		set.SetNote(k.name, v)
	}
	return nil
}

const orderedName = deserializedPrefix + "System.Collections.Specialized.OrderedDictionary"

// emptyContainer makes the collection that a container element becomes.
func (d *deserializer) emptyContainer(n *node, tag string) value.Value {
	switch tag {
	case tagDict:
		for _, k := range n.kids {
			if k.tag != tagNames && k.tag != tagNamesRef {
				continue
			}
			names, err := d.typeNames(k)
			if err == nil && len(names) > 0 && names[0] == orderedName {
				return value.Of(value.NewOrdered(0))
			}
		}
		return value.Of(value.NewHashtable(0))
	case tagStack, tagQueue:
		name := "System.Collections.Stack"
		if tag == tagQueue {
			name = "System.Collections.Queue"
		}
		if t := types.Lookup(name); t != nil {
			return value.Of(value.NewList(t, nil))
		}
	}
	return value.Of(value.NewArrayList(nil))
}

// fill reads the entries of a collection.
func (d *deserializer) fill(v value.Value, n *node) error {
	d.below++
	defer func() { d.below-- }()
	switch o := v.Object().(type) {
	case *value.Dict:
		return d.entries(o, n)
	case *Object:
		return nil
	case *sequence:
		return d.list(o.items, n)
	case *value.List:
		return d.list(o, n)
	}
	return nil
}

func (d *deserializer) list(l *value.List, n *node) error {
	l.Items = make([]value.Value, 0, len(n.kids))
	for _, k := range n.kids {
		v, err := d.one(k)
		if err != nil {
			return err
		}
		l.Items = append(l.Items, v)
	}
	return nil
}

// entryName checks that a part of a dictionary's entry is named as such.
func entryName(n *node, part string) error {
	switch {
	case !n.hasName:
		return expected(n, "N")
	case !strings.EqualFold(n.name, part):
		return xmlError(n.at, "Name attribute for dictionary %s is incorrectly specified.", part)
	}
	return nil
}

func (d *deserializer) entries(o *value.Dict, n *node) error {
	for _, e := range n.kids {
		if e.tag != tagEntry {
			return notFound(e, tagEntry)
		}
		end := e.next
		if len(e.kids) > 0 {
			end = e.kids[len(e.kids)-1].next
		}
		if len(e.kids) == 0 {
			return xmlError(end, "Key for dictionary entry is not specified.")
		}
		if err := entryName(e.kids[0], "key"); err != nil {
			return err
		}
		key, err := d.one(e.kids[0])
		if err != nil {
			return err
		}
		if key.IsNull() {
			return xmlError(e.kids[0].next, "Null is specified as dictionary key.")
		}
		if len(e.kids) < 2 {
			return xmlError(end, "Value for dictionary entry is not specified.")
		}
		if err := entryName(e.kids[1], "value"); err != nil {
			return err
		}
		val, err := d.one(e.kids[1])
		if err != nil {
			return err
		}
		if _, ok := o.Get(key); ok && o.Fold {
			// Keys that differ in case only: the table has to tell them apart.
			o.MatchCase()
		}
		o.Set(key, val)
	}
	return nil
}
