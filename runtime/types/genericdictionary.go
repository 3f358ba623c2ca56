package types

import "goposh/runtime/value"

// genericDictionaryClass declares System.Collections.Generic.Dictionary`2.
func genericDictionaryClass() *Class {
	return &Class{Type: value.TypeDictionary, Members: []M{
		{"new()", dictNew},
		{"new(int capacity)", dictNew},
		{"new(IEqualityComparer[TKey] comparer)", dictNew},
		{"new(int capacity, IEqualityComparer[TKey] comparer)", dictNew},
		{"new(IDictionary[TKey,TValue] dictionary)", dictNew},
		{"new(IDictionary[TKey,TValue] dictionary, IEqualityComparer[TKey] comparer)", dictNew},
		{"new(IEnumerable[KeyValuePair[TKey,TValue]] collection)", dictNew},
		{"new(IEnumerable[KeyValuePair[TKey,TValue]] collection, IEqualityComparer[TKey] comparer)", dictNew},
		{"IEqualityComparer[TKey] Comparer {get}", dictComparer},
		{"int Count {get}", dictCount},
		{"int Capacity {get}", dictCapacity},
		{"Dictionary+KeyCollection[TKey,TValue] Keys {get}", dictKeyView},
		{"Dictionary+ValueCollection[TKey,TValue] Values {get}", dictValues},
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
		{"Dictionary+Enumerator[TKey,TValue] GetEnumerator()", dictGetEnumerator},
		{"bool Remove(TKey key)", dictRemove},
		{"bool Remove(TKey key, out TValue value)", dictRemove},
		{"bool TryGetValue(TKey key, out TValue value)", dictTryGetValue},
		{"bool TryAdd(TKey key, TValue value)", dictTryAdd},
		{"int EnsureCapacity(int capacity)", dictEnsureCapacity},
		{"void TrimExcess()", noop},
		{"void TrimExcess(int capacity)", noop},
		{"bool IDictionary.Contains(object key)", dictContainsKey},
		{"void ICollection.CopyTo(Array array, int index)", dictCopyTo},
	}}
}
