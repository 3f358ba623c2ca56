package types

import "goposh/runtime/value"

// orderedDictionaryClass declares System.Collections.Specialized.OrderedDictionary.
func orderedDictionaryClass() *Class {
	return &Class{Type: value.TypeOrdered, Members: []M{
		{"new()", dictNew},
		{"new(int capacity)", dictNew},
		{"new(IEqualityComparer comparer)", dictNew},
		{"new(int capacity, IEqualityComparer comparer)", dictNew},
		{"int Count {get}", dictCount},
		{"bool IsReadOnly {get}", dictIsReadOnly},
		{"ICollection Keys {get}", dictKeyView},
		{"ICollection Values {get}", dictValues},
		{"bool IsFixedSize {get}", dictIsFixedSize},
		{"object SyncRoot {get}", strSelf},
		{"bool IsSynchronized {get}", constant(value.False)},
		{"object Item[int index] {get,set}", dictItem},
		{"object Item[object key] {get,set}", dictItem},
		{"void Add(object key, object value)", dictAdd},
		{"void Clear()", dictClear},
		{"OrderedDictionary AsReadOnly()", dictAsReadOnly},
		{"bool Contains(object key)", dictContainsKey},
		{"void CopyTo(Array array, int index)", dictCopyTo},
		{"void Insert(int index, object key, object value)", dictInsert},
		{"void RemoveAt(int index)", dictRemoveAt},
		{"void Remove(object key)", dictRemove},
		{"IDictionaryEnumerator GetEnumerator()", dictGetEnumerator},
	}}
}
