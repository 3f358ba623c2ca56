package cim

import (
	"fmt"
	"strings"
)

// Status is an HRESULT of WMI (WBEMSTATUS). It is an error itself, so that
// errors.Is(err, cim.InvalidClass) asks for the kind of a failure.
type Status uint32

// The statuses this module answers with.
const (
	Failed                  Status = 0x80041001
	NotFound                Status = 0x80041002
	AccessDenied            Status = 0x80041003
	ProviderFailure         Status = 0x80041004
	TypeMismatch            Status = 0x80041005
	InvalidParameter        Status = 0x80041008
	NotSupported            Status = 0x8004100C
	InvalidNamespace        Status = 0x8004100E
	InvalidClass            Status = 0x80041010
	InvalidQuery            Status = 0x80041017
	InvalidQueryType        Status = 0x80041018
	AlreadyExists           Status = 0x80041019
	InvalidMethod           Status = 0x8004102E
	InvalidMethodParameters Status = 0x8004102F
	InvalidProperty         Status = 0x80041031
	CallCancelled           Status = 0x80041032
	InvalidObjectPath       Status = 0x8004103A
	MethodNotImplemented    Status = 0x80041055
)

// text is WMI's own wording, the symbol, and MI's name for the same failure.
func (s Status) text() (message, symbol, native string) {
	switch s {
	case Failed:
		return "Generic failure", "WBEM_E_FAILED", "Failed"
	case NotFound:
		return "Not found", "WBEM_E_NOT_FOUND", "NotFound"
	case AccessDenied:
		return "Access denied", "WBEM_E_ACCESS_DENIED", "AccessDenied"
	case ProviderFailure:
		return "Provider failure", "WBEM_E_PROVIDER_FAILURE", "Failed"
	case TypeMismatch:
		return "Type mismatch", "WBEM_E_TYPE_MISMATCH", "TypeMismatch"
	case InvalidParameter:
		return "Invalid parameter", "WBEM_E_INVALID_PARAMETER", "InvalidParameter"
	case NotSupported:
		return "Not supported", "WBEM_E_NOT_SUPPORTED", "NotSupported"
	case InvalidNamespace:
		return "Invalid namespace", "WBEM_E_INVALID_NAMESPACE", "InvalidNamespace"
	case InvalidClass:
		return "Invalid class", "WBEM_E_INVALID_CLASS", "InvalidClass"
	case InvalidQuery:
		return "Invalid query", "WBEM_E_INVALID_QUERY", "InvalidQuery"
	case InvalidQueryType:
		return "Invalid query type", "WBEM_E_INVALID_QUERY_TYPE", "QueryLanguageNotSupported"
	case AlreadyExists:
		return "Already exists", "WBEM_E_ALREADY_EXISTS", "AlreadyExists"
	case InvalidMethod:
		return "Invalid method", "WBEM_E_INVALID_METHOD", "MethodNotFound"
	case InvalidMethodParameters:
		return "Invalid method Parameter(s)", "WBEM_E_INVALID_METHOD_PARAMETERS", "InvalidParameter"
	case InvalidProperty:
		return "Invalid property", "WBEM_E_INVALID_PROPERTY", "NoSuchProperty"
	case CallCancelled:
		return "Call cancelled", "WBEM_E_CALL_CANCELLED", "Failed"
	case InvalidObjectPath:
		return "Invalid object path", "WBEM_E_INVALID_OBJECT_PATH", "InvalidParameter"
	case MethodNotImplemented:
		return "This method is not implemented in any class", "WBEM_E_METHOD_NOT_IMPLEMENTED", "MethodNotAvailable"
	}
	return fmt.Sprintf("HRESULT 0x%08X", uint32(s)), "", "Failed"
}

// Error is WMI's message for the status, such as "Invalid class".
func (s Status) Error() string { message, _, _ := s.text(); return message }

// Symbol is the constant's name in WMI's header, such as
// "WBEM_E_INVALID_CLASS", or "" for a status not listed here.
func (s Status) Symbol() string { _, symbol, _ := s.text(); return symbol }

// NativeErrorCode is the member of the .NET enum NativeErrorCode that the CIM
// cmdlets report for the status, such as "InvalidClass".
func (s Status) NativeErrorCode() string { _, _, native := s.text(); return native }

// HResult is the status as .NET's Exception.HResult has it.
func (s Status) HResult() int32 { return int32(s) }

// ErrorID is the status as it begins a CIM cmdlet's FullyQualifiedErrorId:
// "HRESULT 0x80041010".
func (s Status) ErrorID() string { return fmt.Sprintf("HRESULT 0x%08x", uint32(s)) }

// Error is a failed CIM operation.
type Error struct {
	Status Status
	// Target is what the operation was about: a class, namespace, query, path or method.
	Target string
	// Detail says more than the status's message does; it may be empty.
	Detail string
	// Err is what caused the failure, if anything did.
	Err error
}

// Error joins WMI's message, the target in quotes and the detail.
func (e *Error) Error() string {
	var b strings.Builder
	b.WriteString(e.Status.Error())
	if e.Target != "" {
		fmt.Fprintf(&b, " %q", e.Target)
	}
	if e.Detail != "" {
		b.WriteString(": ")
		b.WriteString(e.Detail)
	}
	if e.Err != nil {
		b.WriteString(": ")
		b.WriteString(e.Err.Error())
	}
	return b.String()
}

// Unwrap gives the status and the cause to errors.Is and errors.As.
func (e *Error) Unwrap() []error {
	if e.Err == nil {
		return []error{e.Status}
	}
	return []error{e.Status, e.Err}
}

// Errorf makes an [Error] whose detail is formatted; a %w argument becomes no
// cause, only text.
func Errorf(status Status, target, format string, args ...any) *Error {
	return &Error{Status: status, Target: target, Detail: fmt.Sprintf(format, args...)}
}
