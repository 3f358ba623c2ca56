// Package neterr holds the errors that .NET's formatting, parsing and arithmetic raise, with .NET's type names and
// messages, so that whoever turns a Go error into a PowerShell error need not know where it came from.
package neterr

import "fmt"

// Error is an exception of the .NET base library.
type Error struct {
	Type    string // full .NET type name, for example System.FormatException
	Message string // .NET's message, complete (with its "(Parameter 'x')" part where .NET has one)
	Param   string // ParamName of an ArgumentException, else empty
}

// Error returns the .NET message.
func (e *Error) Error() string { return e.Message }

// ExceptionType returns the full .NET type name of the exception.
func (e *Error) ExceptionType() string { return e.Type }

// The .NET type names this module's lower packages raise.
const (
	TypeFormat             = "System.FormatException"
	TypeOverflow           = "System.OverflowException"
	TypeDivideByZero       = "System.DivideByZeroException"
	TypeArgument           = "System.ArgumentException"
	TypeArgumentNull       = "System.ArgumentNullException"
	TypeArgumentOutOfRange = "System.ArgumentOutOfRangeException"
	TypeNotSupported       = "System.NotSupportedException"
	TypeInvalidOperation   = "System.InvalidOperationException"
	TypeCultureNotFound    = "System.Globalization.CultureNotFoundException"
	TypeRegexParse         = "System.Text.RegularExpressions.RegexParseException"
	TypeRegexMatchTimeout  = "System.Text.RegularExpressions.RegexMatchTimeoutException"
	TypeTimeZoneNotFound   = "System.TimeZoneNotFoundException"
)

// New returns an Error of the given .NET type.
func New(typ, message string) *Error { return &Error{Type: typ, Message: message} }

// Format returns a System.FormatException.
func Format(format string, args ...any) *Error {
	return &Error{Type: TypeFormat, Message: fmt.Sprintf(format, args...)}
}

// Overflow returns a System.OverflowException.
func Overflow(format string, args ...any) *Error {
	return &Error{Type: TypeOverflow, Message: fmt.Sprintf(format, args...)}
}

// Argument returns a System.ArgumentException; a non-empty param is appended to the message as .NET does.
func Argument(param, format string, args ...any) *Error {
	return argument(TypeArgument, param, fmt.Sprintf(format, args...))
}

// ArgumentOutOfRange returns a System.ArgumentOutOfRangeException; a non-empty param is appended as .NET does.
func ArgumentOutOfRange(param, format string, args ...any) *Error {
	return argument(TypeArgumentOutOfRange, param, fmt.Sprintf(format, args...))
}

// ArgumentNull returns the System.ArgumentNullException for param.
func ArgumentNull(param string) *Error {
	return argument(TypeArgumentNull, param, "Value cannot be null.")
}

func argument(typ, param, message string) *Error {
	if param != "" {
		message += " (Parameter '" + param + "')"
	}
	return &Error{Type: typ, Message: message, Param: param}
}

// Messages that several types share.
const (
	MsgBadFormat        = "Input string was not in a correct format."
	MsgBadSpecifier     = "Format specifier was invalid."
	MsgDecimalOverflow  = "Value was either too large or too small for a Decimal."
	MsgDivideByZero     = "Attempted to divide by zero."
	MsgUnrepresentable  = "Year, Month, and Day parameters describe an un-representable DateTime."
	MsgDateOutOfRange   = "The added or subtracted value results in an un-representable DateTime."
	MsgTimeSpanTooLong  = "TimeSpan overflowed because the duration is too long."
	MsgArithOverflow    = "Arithmetic operation resulted in an overflow."
	MsgCompositeIndex   = "Index (zero based) must be greater than or equal to zero and less than the size of the argument list."
	MsgNegateMinTwosCmp = "Negating the minimum value of a twos complement number is invalid."
)

// ErrDivideByZero is .NET's System.DivideByZeroException.
func ErrDivideByZero() *Error { return New(TypeDivideByZero, MsgDivideByZero) }

// ErrDecimalOverflow is the System.OverflowException of System.Decimal.
func ErrDecimalOverflow() *Error { return New(TypeOverflow, MsgDecimalOverflow) }
