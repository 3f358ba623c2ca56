package types

// coreClass returns the declaration of a type by its lower-case full name: System.Object, ValueType, Enum, Array, Type, Delegate and the interfaces.
func coreClass(name string) func() *Class {
	switch name {
	case "system.array":
		return arrayClass
	case "system.arrayenumerator", "system.collections.arraylist+arraylistenumeratorsimple", "system.collections.queue+queueenumerator",
		"system.collections.stack+stackenumerator":
		return enumeratorClass
	case "system.collections.generic.dictionary`2+enumerator", "system.collections.generic.sorteddictionary`2+enumerator":
		return pairEnumeratorClass
	case "system.collections.generic.hashset`1+enumerator", "system.collections.generic.linkedlist`1+enumerator",
		"system.collections.generic.list`1+enumerator", "system.collections.generic.queue`1+enumerator",
		"system.collections.generic.sortedset`1+enumerator", "system.collections.generic.stack`1+enumerator":
		return typedEnumeratorClass("T")
	case "system.collections.hashtable+hashtableenumerator", "system.collections.specialized.ordereddictionary+ordereddictionaryenumerator":
		return hashtableEnumeratorClass
	case "system.charenumerator":
		return typedEnumeratorClass("char")
	case "system.collections.ienumerator":
		return enumeratorClass
	case "system.dbnull":
		return dbNullClass
	case "system.delegate":
		return delegateClass
	case "system.enum":
		return enumClass
	case "system.nullable":
		return nullableFactoryClass
	case "system.object":
		return objectClass
	case "system.reflection.assembly":
		return assemblyClass
	case "system.reflection.assemblyname":
		return assemblyNameClass
	case "system.reflection.runtimeassembly":
		return assemblyClass
	case "system.runtimetype":
		return runtimeTypeClass
	case "system.type":
		return typeClass
	case "system.valuetype":
		return valueTypeClass
	}
	return nil
}
