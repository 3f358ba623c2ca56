package clixml

import (
	"slices"
	"strings"

	"goposh/runtime/cim"
	"goposh/runtime/cim/object"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// The notes that make a CimInstance come back live: the declarations of its class and ancestors, and what a script has changed.
const (
	classMetadata    = "__ClassMetadata"
	instanceMetadata = "__InstanceMetadata"
	computerNote     = "PSComputerName"
)

// cimInstance completes the node of a CimInstance.
func (s *serializer) cimInstance(n *node, v value.Value, i *object.Instance, depth int) *node {
	if s.copying {
		n.prim = value.Of(i.Detached())
		return s.addNode(n, s.members(v, depth, false))
	}
	if text, ok := s.textOf(v); ok {
		n.add(leaf(tagText, encode(text)))
	}
	s.addProperties(n, v, depth)
	last := n.kids[len(n.kids)-1]
	if last.tag != tagExtended {
		last = element(tagExtended)
		n.add(last)
	}
	last.add(s.classChain(i).named(classMetadata))
	if names := i.Modified(); len(names) > 0 {
		m := element(tagObject)
		m.ref = s.newRef(nil)
		m.add(element(tagExtended).add(text("Modified", strings.Join(names, " "))))
		last.add(m.named(instanceMetadata))
	}
	return n
}

func text(name, s string) *node {
	n := element("S").named(name)
	n.prim, n.full = value.String(s), true
	return n
}

// classChain lists a class and its ancestors, topmost first. A class that was written before is only named, and its ancestors are
// left out.
func (s *serializer) classChain(i *object.Instance) *node {
	n := element(tagObject)
	n.ref = s.newRef(nil)
	n.add(s.typeNames([]string{"System.Collections.ArrayList", "System.Object"}))
	list := element(tagList)
	for c := i.CIM.Class(); c != nil; c = c.Super {
		known := s.classes[c]
		kid := element(tagObject)
		kid.ref = s.newRef(nil)
		server := text("ServerName", i.CIM.Server())
		if i.CIM.Server() == "" {
			server = element(tagNull).named("ServerName")
		}
		hash := element("I32").named("Hash")
		declaration := ""
		if !known {
			declaration = c.XML()
		}
		hash.prim = value.Int(int32(len(c.Properties)<<16 | len(c.Methods)))
		m := element(tagExtended).add(text("ClassName", c.Name), text("Namespace", c.Namespace), server, hash)
		kid.add(m)
		list.add(kid)
		if known {
			break
		}
		m.add(text("MiXml", declaration))
		if s.classes == nil {
			s.classes = map[*cim.Class]bool{}
		}
		s.classes[c] = true
	}
	slices.Reverse(list.kids)
	return n.add(list)
}

// classKey is what a class is named by once its declaration has come.
type classKey struct {
	name, namespace, server string
	hash                    int64
}

// cimInstance makes the live CimInstance of an object that was one; ok is false for others, and where its class cannot be told.
func (d *deserializer) cimInstance(n *node, sh *shell, extended *node) (v value.Value, ok bool) {
	live, crossed := n.prim.Object().(*object.Instance)
	if !crossed {
		if sh.adapted == nil || extended == nil || !slices.Contains(sh.names, deserializedPrefix+object.InstanceType) {
			return value.Null, false
		}
		if live = d.restored(sh, extended); live == nil {
			return value.Null, false
		}
	}
	v = value.Of(live)
	if extended != nil {
		for _, k := range extended.kids {
			switch k.name {
			case classMetadata, instanceMetadata, computerNote:
				continue
			}
			if k.tag == tagExtended || !k.hasName || types.FindProperty(d.rt, v, k.name) != nil {
				// What type data give the class is there already.
				continue
			}
			x, err := d.one(k)
			if err != nil {
				return value.Null, false
			}
			wrapped, set := value.Wrap(v)
			set.SetNote(k.name, x)
			v = wrapped
		}
	}
	d.remember(n.ref, v)
	return v, true
}

// restored makes the instance out of the properties that were sent; nil when they do not make one.
func (d *deserializer) restored(sh *shell, extended *node) *object.Instance {
	var chain, changes *node
	computer := ""
	for _, k := range extended.kids {
		switch k.name {
		case classMetadata:
			chain = k
		case instanceMetadata:
			changes = k
		}
	}
	if chain == nil {
		return nil
	}
	class, server := d.cimClass(chain)
	if class == nil {
		return nil
	}
	if v, ok, _ := sh.adapted.GetAdapted(d.rt, computerNote); ok && !v.IsNull() {
		computer = types.ToString(d.rt, v)
	}
	modified := map[string]bool{}
	if changes != nil {
		if m, err := d.one(changes); err == nil {
			list, _, _ := types.Get(d.rt, m, "Modified")
			for name := range strings.FieldsSeq(types.ToString(d.rt, list)) {
				modified[strings.ToLower(name)] = true
			}
		}
	}
	live := object.Restored(class, server, computer)
	for k, name := range sh.adapted.names {
		if class.Index(name) < 0 {
			continue
		}
		if live.Restore(d.rt, name, sh.adapted.values[k], modified[strings.ToLower(name)]) != nil {
			return nil
		}
	}
	return live
}

// cimClass reads a list of class declarations; the last is the instance's class. It is nil when one is missing or malformed.
func (d *deserializer) cimClass(chain *node) (c *cim.Class, server string) {
	v, err := d.one(chain)
	if err != nil {
		return nil, ""
	}
	list, ok := v.Base().Object().(*value.List)
	if !ok {
		return nil, ""
	}
	for _, item := range list.Items {
		get := func(name string) value.Value {
			x, _, _ := types.Get(d.rt, item, name)
			return x.Base()
		}
		key := classKey{name: types.ToString(d.rt, get("ClassName")), namespace: types.ToString(d.rt, get("Namespace")),
			server: types.ToString(d.rt, get("ServerName"))}
		if h := get("Hash"); h.Kind() == value.KindInt32 {
			key.hash = h.Int64()
		}
		server = key.server
		declaration, sent := get("MiXml").AsString()
		if !sent {
			if c, sent = d.classes[key]; !sent {
				return nil, ""
			}
			continue
		}
		if c, err = cim.ParseClass(declaration, cim.CleanNamespace(key.namespace), c); err != nil {
			return nil, ""
		}
		if d.classes == nil {
			d.classes = map[classKey]*cim.Class{}
		}
		d.classes[key] = c
	}
	return c, server
}
