package types

import "goposh/runtime/value"

// hashtableClass declares System.Collections.Hashtable.
func hashtableClass() *Class {
	return &Class{Type: value.TypeHashtable, Members: []M{
		{"new()", dictNew},
		{"new(int capacity)", dictNew},
		{"new(int capacity, float loadFactor)", dictNew},
		{"new(int capacity, float loadFactor, IEqualityComparer equalityComparer)", dictNew},
		{"new(IHashCodeProvider hcp, IComparer comparer)", dictNew},
		{"new(IEqualityComparer equalityComparer)", dictNew},
		{"new(int capacity, IHashCodeProvider hcp, IComparer comparer)", dictNew},
		{"new(int capacity, IEqualityComparer equalityComparer)", dictNew},
		{"new(IDictionary d)", dictNew},
		{"new(IDictionary d, float loadFactor)", dictNew},
		{"new(IDictionary d, IHashCodeProvider hcp, IComparer comparer)", dictNew},
		{"new(IDictionary d, IEqualityComparer equalityComparer)", dictNew},
		{"new(int capacity, float loadFactor, IHashCodeProvider hcp, IComparer comparer)", dictNew},
		{"new(IDictionary d, float loadFactor, IHashCodeProvider hcp, IComparer comparer)", dictNew},
		{"new(IDictionary d, float loadFactor, IEqualityComparer equalityComparer)", dictNew},
		{"bool IsReadOnly {get}", dictIsReadOnly},
		{"bool IsFixedSize {get}", dictIsFixedSize},
		{"bool IsSynchronized {get}", constant(value.False)},
		{"ICollection Keys {get}", dictKeyView},
		{"ICollection Values {get}", dictValues},
		{"object SyncRoot {get}", strSelf},
		{"int Count {get}", dictCount},
		{"object Item[object key] {get,set}", dictItem},
		{"void Add(object key, object value)", dictAdd},
		{"void Clear()", dictClear},
		{"object Clone()", dictClone},
		{"bool Contains(object key)", dictContainsKey},
		{"bool ContainsKey(object key)", dictContainsKey},
		{"bool ContainsValue(object value)", dictContainsValue},
		{"void CopyTo(Array array, int arrayIndex)", dictCopyTo},
		{"IDictionaryEnumerator GetEnumerator()", dictGetEnumerator},
		{"void Remove(object key)", dictRemove},
		{"static Hashtable Synchronized(Hashtable table)", dictSynchronized},
	}}
}
