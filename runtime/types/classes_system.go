package types

// systemClass returns the declaration of a type by its lower-case full name: the rest of the System namespaces.
func systemClass(name string) func() *Class {
	switch name {
	case "system.guid":
		return guidClass
	case "system.version":
		return versionClass
	}
	return exceptionClassFor(name)
}
