package types

// numericClass returns the declaration of a type by its lower-case full name: numbers, Math, Random, Convert.
func numericClass(name string) func() *Class {
	switch name {
	}
	return nil
}
