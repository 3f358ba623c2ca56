package types

import "goposh/runtime/value"

// hybridDictionaryClass declares System.Collections.Specialized.HybridDictionary.
func hybridDictionaryClass() *Class {
	return &Class{Members: []M{
		{"new()", dictNew},
		{"new(int initialSize)", dictNew},
		{"new(bool caseInsensitive)", dictNew},
		{"new(int initialSize, bool caseInsensitive)", dictNew},
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
	}}
}
