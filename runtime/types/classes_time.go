package types

// timeClass returns the declaration of a type by its lower-case full name: DateTime, TimeSpan and time zones.
func timeClass(name string) func() *Class {
	switch name {
	}
	return nil
}
