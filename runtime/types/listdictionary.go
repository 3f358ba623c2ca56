package types

import "goposh/runtime/value"

// listDictionaryClass declares System.Collections.Specialized.ListDictionary.
func listDictionaryClass() *Class {
	return &Class{Members: []M{
		{"new()", dictNew},
		{"new(IComparer comparer)", dictNew},
		{"int Count {get}", dictCount},
		{"ICollection Keys {get}", dictKeyView},
		{"bool IsReadOnly {get}", dictIsReadOnly},
		{"bool IsFixedSize {get}", dictIsFixedSize},
		{"bool IsSynchronized {get}", constant(value.False)},
		{"object SyncRoot {get}", strSelf},
		{"ICollection Values {get}", dictValues},
		{"object Item[object key] {get,set}", dictItem},
		{"void Add(object key, object value)", dictAdd},
		{"void Clear()", dictClear},
		{"bool Contains(object key)", dictContainsKey},
		{"void CopyTo(Array array, int index)", dictCopyTo},
		{"IDictionaryEnumerator GetEnumerator()", dictGetEnumerator},
		{"void Remove(object key)", dictRemove},
	}, Interfaces: []string{"System.Collections.IDictionary", "System.Collections.ICollection", "System.Collections.IEnumerable"}}
}
