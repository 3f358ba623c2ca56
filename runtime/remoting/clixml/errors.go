package clixml

import (
	"fmt"

	"goposh/runtime/errs"
	"goposh/runtime/value"
)

// Namespace is the XML namespace of CLIXML.
const Namespace = "http://schemas.microsoft.com/powershell/2004/04"

// xmlError is a System.Xml.XmlException at a place of the text; at the zero place it names none.
func xmlError(at place, format string, args ...any) *errs.Exception {
	msg := fmt.Sprintf(format, args...)
	if at.line > 0 {
		msg += fmt.Sprintf(" Line %d, position %d.", at.line, at.column)
	}
	return errs.NewException("System.Xml.XmlException", msg).
		With("LineNumber", value.Int(at.line)).With("LinePosition", value.Int(at.column))
}

func formatError(msg string) *errs.Exception { return errs.NewException("System.FormatException", msg) }
