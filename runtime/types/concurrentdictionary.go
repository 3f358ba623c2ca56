package types

import "goposh/runtime/value"

// concurrentDictionaryClass declares System.Collections.Concurrent.ConcurrentDictionary`2.
func concurrentDictionaryClass() *Class {
	return &Class{Members: []M{
		{"new()", concurrentDictNew},
		{"new(int concurrencyLevel, int capacity)", concurrentDictNew},
		{"new(IEnumerable[KeyValuePair[TKey,TValue]] collection)", concurrentDictNew},
		{"new(IEqualityComparer[TKey] comparer)", concurrentDictNew},
		{"new(IEnumerable[KeyValuePair[TKey,TValue]] collection, IEqualityComparer[TKey] comparer)", concurrentDictNew},
		{"new(int concurrencyLevel, IEnumerable[KeyValuePair[TKey,TValue]] collection, IEqualityComparer[TKey] comparer)", concurrentDictNew},
		{"new(int concurrencyLevel, int capacity, IEqualityComparer[TKey] comparer)", concurrentDictNew},
		{"IEqualityComparer[TKey] Comparer {get}", dictComparer},
		{"int Count {get}", dictCount},
		{"bool IsEmpty {get}", dictIsEmpty},
		{"ICollection[TKey] Keys {get}", dictKeyView},
		{"ICollection[TValue] Values {get}", dictValues},
		{"bool IsReadOnly {get}", dictIsReadOnly},
		{"bool IsFixedSize {get}", dictIsFixedSize},
		{"object SyncRoot {get}", noSyncRoot},
		{"bool IsSynchronized {get}", constant(value.False)},
		{"TValue Item[TKey key] {get,set}", dictItem},
		{"object Item[object key] {get,set}", dictItem},
		{"bool TryAdd(TKey key, TValue value)", dictTryAdd},
		{"bool ContainsKey(TKey key)", dictContainsKey},
		{"bool TryRemove(TKey key, out TValue value)", dictTryRemove},
		{"bool TryRemove(KeyValuePair[TKey,TValue] item)", dictTryRemove},
		{"bool TryGetValue(TKey key, out TValue value)", dictTryGetValue},
		{"bool TryUpdate(TKey key, TValue newValue, TValue comparisonValue)", dictTryUpdate},
		{"void Clear()", dictClear},
		{"KeyValuePair[TKey,TValue][] ToArray()", dictToArray},
		{"IEnumerator[KeyValuePair[TKey,TValue]] GetEnumerator()", dictGetEnumerator},
		{"TValue GetOrAdd(TKey key, Func[TKey,TValue] valueFactory)", dictGetOrAdd},
		{"TValue GetOrAdd<TArg>(TKey key, Func[TKey,TArg,TValue] valueFactory, TArg factoryArgument)", dictGetOrAdd},
		{"TValue GetOrAdd(TKey key, TValue value)", dictGetOrAdd},
		{"TValue AddOrUpdate<TArg>(TKey key, Func[TKey,TArg,TValue] addValueFactory, Func[TKey,TValue,TArg,TValue] updateValueFactory, TArg factoryArgument)", dictAddOrUpdate},
		{"TValue AddOrUpdate(TKey key, Func[TKey,TValue] addValueFactory, Func[TKey,TValue,TValue] updateValueFactory)", dictAddOrUpdate},
		{"TValue AddOrUpdate(TKey key, TValue addValue, Func[TKey,TValue,TValue] updateValueFactory)", dictAddOrUpdate},
		{"void IDictionary.Add(object key, object value)", dictAdd},
		{"void IDictionary.Remove(object key)", dictRemove},
		{"bool IDictionary.Contains(object key)", dictContains},
		{"void ICollection.CopyTo(Array array, int index)", dictCopyTo},
	}}
}
