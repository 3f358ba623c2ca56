package types

import "goposh/runtime/value"

// sortedListClass declares System.Collections.SortedList.
func sortedListClass() *Class {
	return &Class{Members: []M{
		{"new()", sortedDictNew},
		{"new(int initialCapacity)", sortedDictNew},
		{"new(IComparer comparer)", sortedDictNew},
		{"new(IComparer comparer, int capacity)", sortedDictNew},
		{"new(IDictionary d)", sortedDictNew},
		{"new(IDictionary d, IComparer comparer)", sortedDictNew},
		{"int Capacity {get;set}", dictCapacity},
		{"int Count {get}", dictCount},
		{"ICollection Keys {get}", dictKeyView},
		{"ICollection Values {get}", dictValues},
		{"bool IsReadOnly {get}", dictIsReadOnly},
		{"bool IsFixedSize {get}", dictIsFixedSize},
		{"bool IsSynchronized {get}", constant(value.False)},
		{"object SyncRoot {get}", strSelf},
		{"object Item[object key] {get,set}", dictItem},
		{"void Add(object key, object value)", dictAdd},
		{"void Clear()", dictClear},
		{"object Clone()", dictClone},
		{"bool Contains(object key)", dictContainsKey},
		{"bool ContainsKey(object key)", dictContainsKey},
		{"bool ContainsValue(object value)", dictContainsValue},
		{"void CopyTo(Array array, int arrayIndex)", dictCopyTo},
		{"object GetByIndex(int index)", dictGetByIndex},
		{"IDictionaryEnumerator GetEnumerator()", dictGetEnumerator},
		{"object GetKey(int index)", dictGetKey},
		{"IList GetKeyList()", dictGetKeyList},
		{"IList GetValueList()", dictGetValueList},
		{"int IndexOfKey(object key)", dictIndexOfKey},
		{"int IndexOfValue(object value)", dictIndexOfValue},
		{"void RemoveAt(int index)", dictRemoveAt},
		{"void Remove(object key)", dictRemove},
		{"void SetByIndex(int index, object value)", dictSetByIndex},
		{"static SortedList Synchronized(SortedList list)", dictSynchronized},
		{"void TrimToSize()", noop},
	}}
}
