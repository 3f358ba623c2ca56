package types

// A type is declared by a function that returns its *Class, in a file of its own; the switch of its area (classes_*.go) maps
// the lower-case full name (generic definitions with their arity: "system.collections.generic.list`1") to the function.
//
// What the type information of typeinfo.txt has (base, interfaces, kind, assembly, generic parameters, enum values) need not be
// declared: Class.Type may be nil when no Go code needs the descriptor, and Class.Interfaces may be empty. Enums and
// exceptions without members of their own need no declaration at all. A declared Type must be a package-level
// variable or come from package value or errs, since there is one descriptor per type.

// classFor returns the declaration of the type with that lower-case full name, or nil.
func classFor(name string) func() *Class {
	for _, area := range [...]func(string) func() *Class{
		coreClass, textClass, collectionClass, ioClass, timeClass, numericClass, systemClass, automationClass, commandClass, cimClass, hostingClass,
		languageClass,
	} {
		if f := area(name); f != nil {
			return f
		}
	}
	return nil
}
