package types

// coreClass returns the declaration of a type by its lower-case full name: System.Object, ValueType, Enum, Array, Type, Delegate and the interfaces.
func coreClass(name string) func() *Class {
	switch name {
	case "system.array":
		return arrayClass
	case "system.array+arrayenumerator":
		return enumeratorClass
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
