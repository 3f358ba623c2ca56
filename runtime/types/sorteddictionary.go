package types

import "goposh/runtime/value"

// sortedDictionaryClass declares System.Collections.Generic.SortedDictionary`2.
func sortedDictionaryClass() *Class {
	return &Class{Members: []M{
		{"new()", sortedDictNew},
		{"new(IDictionary[TKey,TValue] dictionary)", sortedDictNew},
		{"new(IDictionary[TKey,TValue] dictionary, IComparer[TKey] comparer)", sortedDictNew},
		{"new(IComparer[TKey] comparer)", sortedDictNew},
		{"int Count {get}", dictCount},
		{"IComparer[TKey] Comparer {get}", dictSortComparer},
		{"SortedDictionary+KeyCollection[TKey,TValue] Keys {get}", dictKeyView},
		{"SortedDictionary+ValueCollection[TKey,TValue] Values {get}", dictValues},
		{"bool IsReadOnly {get}", dictIsReadOnly},
		{"bool IsFixedSize {get}", dictIsFixedSize},
		{"object SyncRoot {get}", strSelf},
		{"bool IsSynchronized {get}", constant(value.False)},
		{"TValue Item[TKey key] {get,set}", dictItem},
		{"object Item[object key] {get,set}", dictItem},
		{"void Add(TKey key, TValue value)", dictAdd},
		{"void Clear()", dictClear},
		{"bool ContainsKey(TKey key)", dictContainsKey},
		{"bool ContainsValue(TValue value)", dictContainsValue},
		{"void CopyTo(KeyValuePair[TKey,TValue][] array, int index)", dictCopyTo},
		{"SortedDictionary+Enumerator[TKey,TValue] GetEnumerator()", dictGetEnumerator},
		{"bool Remove(TKey key)", dictRemove},
		{"bool TryGetValue(TKey key, out TValue value)", dictTryGetValue},
		{"bool IDictionary.Contains(object key)", dictContains},
	}}
}
