package lexer

import "unicode"

const (
	clsIdentStart = 1 << iota
	clsIdentFollow
	clsVarFirst
	clsVarFollow
	clsWhite
	clsForceNew
	clsAfterNumber
	clsDigit
)

// classes holds what ASCII characters may do.
var classes = [128]uint8{
	0:    clsForceNew | clsAfterNumber,
	'\t': clsWhite | clsForceNew | clsAfterNumber, '\n': clsForceNew | clsAfterNumber, '\v': clsWhite | clsForceNew | clsAfterNumber,
	'\f': clsWhite | clsForceNew | clsAfterNumber, '\r': clsForceNew | clsAfterNumber, ' ': clsWhite | clsForceNew | clsAfterNumber,
	'!': clsAfterNumber, '#': clsAfterNumber, '$': clsVarFirst, '%': clsAfterNumber, '&': clsForceNew | clsAfterNumber,
	'(': clsForceNew | clsAfterNumber, ')': clsForceNew | clsAfterNumber, '*': clsAfterNumber, '+': clsAfterNumber,
	',': clsForceNew | clsAfterNumber, '-': clsAfterNumber, '.': clsAfterNumber, '/': clsAfterNumber,
	'0': digit, '1': digit, '2': digit, '3': digit, '4': digit, '5': digit, '6': digit, '7': digit, '8': digit, '9': digit,
	':': clsVarFirst, ';': clsForceNew | clsAfterNumber, '<': clsAfterNumber, '=': clsAfterNumber, '>': clsAfterNumber,
	'?': clsVarFirst | clsVarFollow, '^': clsVarFirst, '_': letter, '[': clsAfterNumber, ']': clsAfterNumber,
	'{': clsForceNew | clsAfterNumber, '|': clsForceNew | clsAfterNumber, '}': clsForceNew | clsAfterNumber,
	'a': letter, 'b': letter, 'c': letter, 'd': letter, 'e': letter, 'f': letter, 'g': letter, 'h': letter, 'i': letter,
	'j': letter, 'k': letter, 'l': letter, 'm': letter, 'n': letter, 'o': letter, 'p': letter, 'q': letter, 'r': letter,
	's': letter, 't': letter, 'u': letter, 'v': letter, 'w': letter, 'x': letter, 'y': letter, 'z': letter,
	'A': letter, 'B': letter, 'C': letter, 'D': letter, 'E': letter, 'F': letter, 'G': letter, 'H': letter, 'I': letter,
	'J': letter, 'K': letter, 'L': letter, 'M': letter, 'N': letter, 'O': letter, 'P': letter, 'Q': letter, 'R': letter,
	'S': letter, 'T': letter, 'U': letter, 'V': letter, 'W': letter, 'X': letter, 'Y': letter, 'Z': letter,
}

const (
	letter = clsIdentStart | clsIdentFollow | clsVarFirst | clsVarFollow
	digit  = clsIdentFollow | clsVarFirst | clsVarFollow | clsDigit
)

func is(c rune, class uint8) bool { return c < 128 && classes[c]&class != 0 }

// isLetter is char.IsLetter: it sees UTF-16 units, so nothing beyond the first plane is a letter.
func isLetter(c rune) bool { return c < 0x10000 && unicode.IsLetter(c) }

func isLetterOrDigit(c rune) bool { return c < 0x10000 && (unicode.IsLetter(c) || unicode.IsDigit(c)) }

// IsWordStart tells whether a byte is an ASCII letter or the underscore.
func IsWordStart(c byte) bool { return c < 128 && classes[c]&clsIdentStart != 0 }

func isIdentStart(c rune) bool {
	if c < 128 {
		return classes[c]&clsIdentStart != 0
	}
	return isLetter(c)
}

func isIdentFollow(c rune) bool {
	if c < 128 {
		return classes[c]&clsIdentFollow != 0
	}
	return isLetterOrDigit(c)
}

func isVarStart(c rune) bool {
	if c < 128 {
		return classes[c]&clsVarFirst != 0 || c == '{'
	}
	return isLetterOrDigit(c)
}

func isVarFollow(c rune) bool {
	if c < 128 {
		return classes[c]&clsVarFollow != 0
	}
	return isLetterOrDigit(c)
}

// IsWhite tells whether c is white space within a line.
func IsWhite(c rune) bool {
	if c < 128 {
		return classes[c]&clsWhite != 0
	}
	if c <= 256 {
		return c == 0xA0 || c == 0x85
	}
	return unicode.In(c, unicode.Z)
}

func forcesNewToken(c rune) bool {
	if c < 128 {
		return classes[c]&clsForceNew != 0
	}
	return IsWhite(c)
}

func (l *Lexer) forcesNewTokenAfterNumber(c rune) bool {
	if c < 128 {
		if l.EndNumberOnTernary && (c == '?' || c == ':') {
			return true
		}
		return classes[c]&clsAfterNumber != 0
	}
	return isDash(c) || IsWhite(c)
}

func isDash(c rune) bool { return c == '-' || c == 0x2013 || c == 0x2014 || c == 0x2015 }

func isSingleQuote(c rune) bool { return c == '\'' || c >= 0x2018 && c <= 0x201B }

func isDoubleQuote(c rune) bool { return c == '"' || c >= 0x201C && c <= 0x201E }

func isDigit(c rune) bool { return c >= '0' && c <= '9' }

func isHex(c rune) bool { return isDigit(c) || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F' }
