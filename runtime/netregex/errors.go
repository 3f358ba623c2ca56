package netregex

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/dlclark/regexp2/syntax"
)

// parseError words the engine's complaint as .NET does, with the offset .NET gives: where its parser stood.
func parseError(pattern string, options Options, err error) error {
	var se *syntax.Error
	if !errors.As(err, &se) {
		return err
	}
	return invalid(pattern, errorOffset(pattern, options, se.Code), reason(pattern, options, se))
}

// errorOffset is the length of the shortest beginning of the pattern that fails in the same way.
func errorOffset(pattern string, options Options, code syntax.ErrorCode) int {
	switch code {
	case syntax.ErrMissingParen, syntax.ErrUnterminatedBracket, syntax.ErrIllegalEndEscape, syntax.ErrUnterminatedComment:
		return len(pattern)
	case syntax.ErrUnrecognizedGrouping:
		return groupingEnd(pattern)
	}
	if len(pattern) > 4096 { // not worth compiling every beginning
		return len(pattern)
	}
	for i := range pattern {
		if i > 0 && failsLike(pattern[:i], options, code) {
			return i
		}
	}
	return len(pattern)
}

func failsLike(pattern string, options Options, code syntax.ErrorCode) bool {
	_, err := compileEngine(pattern, options)
	var se *syntax.Error
	return errors.As(err, &se) && se.Code == code
}

// groupingEnd finds where .NET gives up on a "(?" it does not know: behind the characters that could have been a name.
func groupingEnd(pattern string) int {
	for i := 0; ; {
		j := strings.Index(pattern[i:], "(?")
		if j < 0 {
			return len(pattern)
		}
		i += j + 2
		if i >= len(pattern) {
			return i
		}
		switch c := pattern[i]; {
		case strings.IndexByte(":=!>#(", c) >= 0:
		case c == '<' || c == '\'':
			k := i + 1
			if k < len(pattern) && (pattern[k] == '=' || pattern[k] == '!') {
				continue
			}
			for k < len(pattern) && (isWordByte(pattern[k]) || pattern[k] == '-') {
				k++
			}
			end := byte('>')
			if c == '\'' {
				end = '\''
			}
			if k >= len(pattern) || pattern[k] != end {
				return min(k, len(pattern))
			}
		case strings.IndexByte("imnsx-+", c) >= 0:
			k := i
			for k < len(pattern) && strings.IndexByte("imnsx-+", pattern[k]) >= 0 {
				k++
			}
			if k >= len(pattern) || pattern[k] != ')' && pattern[k] != ':' {
				return min(k+1, len(pattern))
			}
		default:
			return i + 1
		}
	}
}

func isWordByte(c byte) bool {
	return c == '_' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= utf8.RuneSelf
}

func argument(se *syntax.Error) string {
	if len(se.Args) == 0 {
		return ""
	}
	return fmt.Sprint(se.Args[0])
}

func reason(pattern string, options Options, se *syntax.Error) string {
	arg := argument(se)
	switch se.Code {
	case syntax.ErrUnterminatedComment:
		return "Unterminated (?#...) comment."
	case syntax.ErrInvalidRepeatSize:
		return "Illegal {x,y} with x > y."
	case syntax.ErrCaptureGroupOutOfRange:
		return "Capture group numbers must be less than or equal to Int32.MaxValue."
	case syntax.ErrUnexpectedParen:
		return "Too many )'s."
	case syntax.ErrMissingParen:
		return "Not enough )'s."
	case syntax.ErrInvalidRepeatOp:
		return "Nested quantifier '" + lastRune(pattern, errorOffset(pattern, options, se.Code)) + "'."
	case syntax.ErrMissingRepeatArgument:
		return "Quantifier '" + lastRune(pattern, errorOffset(pattern, options, se.Code)) + "' following nothing."
	case syntax.ErrConditionalExpression:
		return "Illegal conditional (?(...)) expression."
	case syntax.ErrTooManyAlternates:
		return "Too many | in (?()|)."
	case syntax.ErrUnrecognizedGrouping:
		return "Unrecognized grouping construct."
	case syntax.ErrInvalidGroupName:
		return "Invalid group name: Group names must begin with a word character."
	case syntax.ErrCapNumNotZero:
		return "Capture number cannot be zero."
	case syntax.ErrUndefinedBackRef:
		return "Reference to undefined group number " + arg + "."
	case syntax.ErrUndefinedNameRef:
		return "Reference to undefined group name '" + arg + "'."
	case syntax.ErrAlternationCantCapture:
		return "Alternation conditions do not capture and cannot be named."
	case syntax.ErrAlternationCantHaveComment:
		return "Alternation conditions cannot be comments."
	case syntax.ErrMalformedReference:
		return "Conditional alternation is missing a closing parenthesis after the group number " + arg + "."
	case syntax.ErrUndefinedReference:
		return "Conditional alternation refers to an undefined group number " + arg + "."
	case syntax.ErrIllegalEndEscape:
		return `Illegal \ at end of pattern.`
	case syntax.ErrMalformedSlashP:
		return `Malformed \p{X} character escape.`
	case syntax.ErrIncompleteSlashP:
		return `Incomplete \p{X} character escape.`
	case syntax.ErrUnknownSlashP:
		return "Unknown property '" + arg + "'."
	case syntax.ErrUnrecognizedEscape:
		return `Unrecognized escape sequence \` + arg + "."
	case syntax.ErrMissingControl:
		return "Missing control character."
	case syntax.ErrUnrecognizedControl:
		return "Unrecognized control character."
	case syntax.ErrTooFewHex, syntax.ErrInvalidHex:
		return "Insufficient or invalid hexadecimal digits."
	case syntax.ErrMalformedNameRef:
		return `Malformed \k<...> named back reference.`
	case syntax.ErrBadClassInCharRange:
		return `Cannot include class \` + arg + " in character range."
	case syntax.ErrUnterminatedBracket:
		return "Unterminated [] set."
	case syntax.ErrSubtractionMustBeLast:
		return "A subtraction must be the last element in a character class."
	case syntax.ErrReversedCharRange, syntax.ErrInvalidCharRange:
		return "[x-y] range in reverse order."
	}
	return se.Code.String() + "."
}

func lastRune(pattern string, end int) string {
	r, _ := utf8.DecodeLastRuneInString(pattern[:end])
	return string(r)
}

// backtracks names the first construct that RegexOptions.NonBacktracking cannot have, or "".
func backtracks(pattern string) string {
	class := false
	for i := 0; i < len(pattern); i++ {
		c := pattern[i]
		switch {
		case c == '\\':
			if i++; i >= len(pattern) || class {
				continue
			}
			switch d := pattern[i]; {
			case d >= '1' && d <= '9', d == 'k':
				return `backreference (\ number)`
			case d == 'G':
				return `contiguous matches (\G)`
			}
		case class:
			class = c != ']'
		case c == '[':
			class = true
			if i+1 < len(pattern) && pattern[i+1] == '^' {
				i++
			}
			if i+1 < len(pattern) && pattern[i+1] == ']' {
				i++
			}
		case strings.HasPrefix(pattern[i:], "(?="), strings.HasPrefix(pattern[i:], "(?<="):
			return "positive lookahead (?= ) or positive lookbehind (?<= )"
		case strings.HasPrefix(pattern[i:], "(?!"), strings.HasPrefix(pattern[i:], "(?<!"):
			return "negative lookahead (?! ) or negative lookbehind (?<! )"
		case strings.HasPrefix(pattern[i:], "(?>"):
			return "atomic subexpressions (?> pattern)"
		case strings.HasPrefix(pattern[i:], "(?("):
			return "test conditional (?( test-pattern ) yes-pattern | no-pattern )"
		}
	}
	return ""
}
