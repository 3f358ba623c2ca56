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
	case "system.text.regularexpressions.capture":
		return captureClass
	case "system.text.regularexpressions.capturecollection":
		return matchCollectionClass
	case "system.text.regularexpressions.group":
		return groupClass
	case "system.text.regularexpressions.groupcollection":
		return groupCollectionClass
	case "system.text.regularexpressions.match":
		return matchClass
	case "system.text.regularexpressions.matchcollection":
		return matchCollectionClass
	case "system.text.regularexpressions.regex":
		return regexClass
	case "system.text.stringbuilder":
		return stringBuilderClass
	}
	return nil
}
