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

// unknownTag is the error of an element that has no meaning where it stands.
func unknownTag(n *node) error { return xmlError(n.at, "%s XML tag is not recognized.", n.tag) }

// expected is the error of an attribute that is not there.
func expected(n *node, attribute string) error {
	return xmlError(n.at, "%s attribute was expected.", attribute)
}

// notFound is the error of an element in the place of another one.
func notFound(n *node, tag string) error {
	return xmlError(n.at, "Element '%s' with namespace name '%s' was not found.", tag, Namespace)
}

func formatError(msg string) *errs.Exception { return errs.NewException("System.FormatException", msg) }
