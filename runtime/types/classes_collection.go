package types

// collectionClass returns the declaration of a type by its lower-case full name: collections, enumerators, LINQ.
func collectionClass(name string) func() *Class {
	switch name {
	}
	return nil
}
