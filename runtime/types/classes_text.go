package types

// textClass returns the declaration of a type by its lower-case full name: String, Char, StringBuilder, Regex, Encoding and what belongs to text.
func textClass(name string) func() *Class {
	switch name {
	}
	return nil
}
