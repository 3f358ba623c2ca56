package types

import "goposh/runtime/value"

// genericSortedListClass declares System.Collections.Generic.SortedList`2.
func genericSortedListClass() *Class {
	return &Class{Members: []M{
		{"new()", sortedDictNew},
		{"new(int capacity)", sortedDictNew},
		{"new(IComparer[TKey] comparer)", sortedDictNew},
		{"new(int capacity, IComparer[TKey] comparer)", sortedDictNew},
		{"new(IDictionary[TKey,TValue] dictionary)", sortedDictNew},
		{"new(IDictionary[TKey,TValue] dictionary, IComparer[TKey] comparer)", sortedDictNew},
		{"int Capacity {get;set}", dictCapacity},
		{"IComparer[TKey] Comparer {get}", dictSortComparer},
		{"int Count {get}", dictCount},
		{"IList[TKey] Keys {get}", dictKeyView},
		{"IList[TValue] Values {get}", dictValues},
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
		{"TValue GetValueAtIndex(int index)", dictGetValueAtIndex},
		{"void SetValueAtIndex(int index, TValue value)", dictSetValueAtIndex},
		{"IEnumerator[KeyValuePair[TKey,TValue]] GetEnumerator()", dictGetEnumerator},
		{"TKey GetKeyAtIndex(int index)", dictGetKeyAtIndex},
		{"int IndexOfKey(TKey key)", dictIndexOfKey},
		{"int IndexOfValue(TValue value)", dictIndexOfValue},
		{"bool TryGetValue(TKey key, out TValue value)", dictTryGetValue},
		{"void RemoveAt(int index)", dictRemoveAt},
		{"bool Remove(TKey key)", dictRemove},
		{"void TrimExcess()", noop},
		{"bool IDictionary.Contains(object key)", dictContains},
		{"void ICollection.CopyTo(Array array, int index)", dictCopyTo},
	}}
}
