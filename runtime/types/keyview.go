package types

import "goposh/runtime/value"

// The classes of the collections that Keys and Values of dictionaries give.
var (
	typeHashKeys         = lazyType{name: "System.Collections.Hashtable+KeyCollection"}
	typeHashValues       = lazyType{name: "System.Collections.Hashtable+ValueCollection"}
	typeListDictView     = lazyType{name: "System.Collections.Specialized.ListDictionary+NodeKeyValueCollection"}
	typeOrderedKeyValues = lazyType{name: "System.Collections.Specialized.OrderedDictionary+OrderedDictionaryKeyValueCollection"}
	typeSortedListKeys   = lazyType{name: "System.Collections.SortedList+KeyList"}
	typeSortedListValues = lazyType{name: "System.Collections.SortedList+ValueList"}
)

// hybridLimit is how many entries a HybridDictionary keeps in a ListDictionary.
const hybridLimit = 8

// keyViewType is the class of a dictionary's Keys, or of its Values.
func keyViewType(d *value.Dict, values bool) *value.Type {
	t := d.Type()
	name := t.FullName
	if t.Definition != nil {
		return genericKeyViewType(t, values)
	}
	switch name {
	case value.TypeOrdered.FullName:
		return typeOrderedKeyValues.get()
	case "System.Collections.SortedList":
		if values {
			return typeSortedListValues.get()
		}
		return typeSortedListKeys.get()
	case "System.Collections.Specialized.ListDictionary", "System.Collections.ListDictionaryInternal":
		return typeListDictView.get()
	case "System.Collections.Specialized.HybridDictionary":
		if d.Len() <= hybridLimit {
			return typeListDictView.get()
		}
	}
	if values {
		return typeHashValues.get()
	}
	return typeHashKeys.get()
}

// genericKeyViewType is keyViewType for the dictionaries of System.Collections.Generic and their kin.
func genericKeyViewType(t *value.Type, values bool) *value.Type {
	args := t.GenericArgs()
	part, elem := "Key", args[0]
	if values {
		part, elem = "Value", args[1]
	}
	def := t.Definition.FullName
	switch def {
	case "System.Collections.Concurrent.ConcurrentDictionary`2":
		return typeReadOnlyCollection.of(elem)
	case "System.Collections.Generic.SortedList`2":
		def += "+" + part + "List"
	default:
		def += "+" + part + "Collection"
	}
	l := lazyType{name: def}
	return l.of(args...)
}

// keyView wraps the keys or values of a dictionary in their collection class.
func keyView(d *value.Dict, items []value.Value, values bool) value.Value {
	l := value.NewList(keyViewType(d, values), items)
	l.ReadOnly = true
	l.Source, l.SourceVersion = d, d.Changes()
	return value.Of(l)
}

func dictKeyView(c *Call) (value.Value, error) {
	d := dictThis(c)
	return keyView(d, d.Keys(), false), nil
}

func dictValues(c *Call) (value.Value, error) {
	d := dictThis(c)
	return keyView(d, d.Values(), true), nil
}

// keyViewRoot is SyncRoot: that of the dictionary.
func keyViewRoot(c *Call) (value.Value, error) {
	l := listThis(c)
	if l.Source == nil {
		return c.This, nil
	}
	return dictRoot(l.Source), nil
}

// dictRoot is SyncRoot of a dictionary.
func dictRoot(d *value.Dict) value.Value {
	if d.Type().FullName != "System.Collections.Specialized.StringDictionary" {
		return value.Of(d)
	}
	// A StringDictionary gives the table that it keeps.
	h := value.NewDict(value.TypeHashtable, false, d.Len())
	d.All(func(k, v value.Value) bool {
		h.Set(k, v)
		return true
	})
	return value.Of(h)
}

// keyViewMembers are the members that all these classes have, after their properties.
func keyViewMembers(properties ...M) []M {
	return append(properties,
		M{"object Item[int index] {get}", listItem},
		M{"bool Contains(object item)", listContains},
		M{"void CopyTo(Array array, int index)", listCopyTo},
		M{"IEnumerator GetEnumerator()", listGetEnumerator},
		M{"int IndexOf(object value)", listIndexOf},
	)
}

// keyViewClass declares the views of dictionaries without type arguments.
func keyViewClass() *Class {
	return &Class{Members: keyViewMembers(
		M{"bool IsSynchronized {get}", constant(value.False)},
		M{"object SyncRoot {get}", keyViewRoot},
		M{"int Count {get}", listCount},
	), Interfaces: []string{"System.Collections.ICollection", "System.Collections.IEnumerable"}}
}

// nodeViewClass declares the views of a ListDictionary.
func nodeViewClass() *Class {
	return &Class{Members: keyViewMembers(
		M{"int Count {get}", listCount},
		M{"object SyncRoot {get}", keyViewRoot},
		M{"bool IsSynchronized {get}", constant(value.False)},
	), Interfaces: []string{"System.Collections.ICollection", "System.Collections.IEnumerable"}}
}

// listViewClass declares the views that are lists: those of SortedList and the ordered dictionaries.
func listViewClass() *Class {
	c := genericKeyViewClass()
	c.Members = append(c.Members, M{"bool IsFixedSize {get}", constant(value.True)})
	c.Interfaces = append(c.Interfaces, "System.Collections.IList")
	return c
}

// genericKeyViewClass declares the views of generic dictionaries.
func genericKeyViewClass() *Class {
	return &Class{Members: keyViewMembers(
		M{"int Count {get}", listCount},
		M{"bool IsReadOnly {get}", constant(value.True)},
		M{"object SyncRoot {get}", keyViewRoot},
		M{"bool IsSynchronized {get}", constant(value.False)},
	), Interfaces: []string{"System.Collections.ICollection", "System.Collections.IEnumerable"}}
}
