package types

import (
	"goposh/runtime/textenc"
)

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
	case "system.text.asciiencoding":
		return encodingSubclass(textenc.TypeASCII, textenc.ASCII, nil)
	case "system.text.asciiencoding+asciiencodingsealed":
		return sealedEncoding(textenc.TypeASCIISealed)
	case "system.text.dbcscodepageencoding":
		return sealedEncoding(textenc.TypeMultiByte)
	case "system.text.encoding":
		return encodingClass
	case "system.text.latin1encoding":
		return sealedEncoding(textenc.TypeLatin1)
	case "system.text.latin1encoding+latin1encodingsealed":
		return sealedEncoding(textenc.TypeLatin1Sealed)
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
	case "system.text.sbcscodepageencoding":
		return sealedEncoding(textenc.TypeSingleByte)
	case "system.text.decoderexceptionfallback":
		return exceptionFallbackClass(&typeDecoderException)
	case "system.text.decoderreplacementfallback":
		return replacementFallbackClass(&typeDecoderReplacement, "?")
	case "system.text.encoderexceptionfallback":
		return exceptionFallbackClass(&typeEncoderException)
	case "system.text.encoderreplacementfallback":
		return replacementFallbackClass(&typeEncoderReplacement, "?")
	case "system.text.rune":
		return runeClass
	case "system.text.stringbuilder":
		return stringBuilderClass
	case "system.text.unicodeencoding":
		return encodingSubclass(textenc.TypeUnicode, textenc.Unicode, textenc.BigEndianUnicode)
	case "system.text.utf32encoding":
		return encodingSubclass(textenc.TypeUTF32, textenc.UTF32, textenc.BigEndianUTF32)
	case "system.text.utf7encoding":
		return encodingSubclass(textenc.TypeUTF7, textenc.UTF7, nil)
	case "system.text.utf8encoding":
		return encodingSubclass(textenc.TypeUTF8, textenc.UTF8, textenc.UTF8BOM)
	case "system.text.utf8encoding+utf8encodingsealed":
		return sealedEncoding(textenc.TypeUTF8Sealed)
	}
	return nil
}
