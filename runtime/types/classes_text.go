package types

// textClass returns the declaration of a type by its lower-case full name: String, Char, StringBuilder, Regex, Encoding and what belongs to text.
func textClass(name string) func() *Class {
	switch name {
	case "system.char":
		return charClass
	case "system.cultureawarecomparer":
		return stringComparerClass
	case "system.globalization.compareinfo":
		return compareInfoClass
	case "system.globalization.cultureinfo":
		return cultureClass
	case "system.globalization.datetimeformatinfo":
		return dateTimeFormatInfoClass
	case "system.globalization.numberformatinfo":
		return numberFormatInfoClass
	case "system.globalization.textinfo":
		return textInfoClass
	case "system.ordinalcasesensitivecomparer":
		return stringComparerClass
	case "system.ordinalignorecasecomparer":
		return stringComparerClass
	case "system.string":
		return stringClass
	case "system.stringcomparer":
		return stringComparerClass
	case "system.text.stringbuilder":
		return stringBuilderClass
	}
	return nil
}
