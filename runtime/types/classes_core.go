package types

// coreClass returns the declaration of a type by its lower-case full name: System.Object, ValueType, Enum, Array, Type, Delegate and the interfaces.
func coreClass(name string) func() *Class {
	switch name {
	case "system.object":
		return objectClass
	}
	return nil
}
