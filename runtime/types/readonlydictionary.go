package types

import "goposh/runtime/value"

// readOnlyDictionaryClass declares System.Collections.ObjectModel.ReadOnlyDictionary`2.
func readOnlyDictionaryClass() *Class {
	return &Class{Members: []M{
		{"new(IDictionary[TKey,TValue] dictionary)", readOnlyDictNew},
		{"ReadOnlyDictionary+KeyCollection[TKey,TValue] Keys {get}", dictKeyView},
		{"ReadOnlyDictionary+ValueCollection[TKey,TValue] Values {get}", dictValues},
		{"int Count {get}", dictCount},
		{"bool IsReadOnly {get}", dictIsReadOnly},
		{"bool IsFixedSize {get}", dictIsFixedSize},
		{"object SyncRoot {get}", strSelf},
		{"bool IsSynchronized {get}", constant(value.False)},
		{"TValue Item[TKey key] {get}", dictItem},
		{"TValue Item[TKey key] {get,set}", dictItem},
		{"object Item[object key] {get,set}", dictItem},
		{"bool ContainsKey(TKey key)", dictContainsKey},
		{"bool TryGetValue(TKey key, out TValue value)", dictTryGetValue},
		{"IEnumerator[KeyValuePair[TKey,TValue]] GetEnumerator()", dictGetEnumerator},
		{"bool IDictionary.Contains(object key)", dictContains},
		{"void ICollection.CopyTo(Array array, int index)", dictCopyTo},
	}}
}
