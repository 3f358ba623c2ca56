package types

import "goposh/runtime/value"

// stringDictionaryClass declares System.Collections.Specialized.StringDictionary, whose keys are lower-case.
func stringDictionaryClass() *Class {
	return &Class{Members: []M{
		{"new()", stringDictNew},
		{"int Count {get}", dictCount},
		{"bool IsSynchronized {get}", constant(value.False)},
		{"ICollection Keys {get}", dictKeyView},
		{"object SyncRoot {get}", func(c *Call) (value.Value, error) { return dictRoot(dictThis(c)), nil }},
		{"ICollection Values {get}", dictValues},
		{"string Item[string key] {get,set}", stringDictItem},
		{"void Add(string key, string value)", stringDictAdd},
		{"void Clear()", dictClear},
		{"bool ContainsKey(string key)", dictContainsKey},
		{"bool ContainsValue(string value)", dictContainsValue},
		{"void CopyTo(Array array, int index)", dictCopyTo},
		{"IEnumerator GetEnumerator()", dictGetEnumerator},
		{"void Remove(string key)", dictRemove},
	}}
}
