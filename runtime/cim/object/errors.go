package object

import (
	"context"
	"errors"
	"strings"

	"goposh/runtime/cim"
	"goposh/runtime/errs"
	"goposh/runtime/value"
)

// The exceptions of the two families.
const (
	typeCimException        = namespaceCim + "CimException"
	typeManagementException = namespaceManagement + "ManagementException"
	typeComException        = "System.Runtime.InteropServices.COMException"
)

// What Windows says of a computer that cannot be reached: the id of WinRM's error and the HRESULT of RPC's.
const (
	hresultUnreachable = "HRESULT 0x80338126"
	hresultRPC         = -0x7FF8F946 // 0x800706BA
)

// statusOf finds the CIM status of a failure. ok is false for an error that has none, such as a cancelled context.
func statusOf(err error) (s cim.Status, ok bool) {
	if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return 0, false
	}
	ok = errors.As(err, &s)
	return s, ok
}

// message is what WMI says of a failure, with the detail where that tells more than the status.
func message(err error, s cim.Status) string {
	text := s.Error()
	var e *cim.Error
	if !errors.As(err, &e) || s == cim.InvalidClass || s == cim.InvalidNamespace {
		return text
	}
	if e.Detail != "" {
		text += ": " + e.Detail
	}
	if e.Err != nil {
		text += ": " + e.Err.Error()
	}
	return text
}

// NewCimException makes a CimException of an error that a CIM session gave. Errors of other kinds stay as they are.
func NewCimException(err error) error {
	var unreachable *ConnectError
	if errors.As(err, &unreachable) {
		ex := errs.NewException(typeCimException, unreachable.Error()).With("NativeErrorCode", value.String("Failed")).
			With("MessageId", value.String(hresultUnreachable))
		ex.Cause = err
		return ex
	}
	s, ok := statusOf(err)
	if !ok {
		return err
	}
	ex := errs.NewException(typeCimException, message(err, s)).With("NativeErrorCode", value.String(s.NativeErrorCode())).
		With("MessageId", value.String(s.ErrorID()))
	ex.HResult, ex.Cause = s.HResult(), err
	return ex
}

// CimRecord is the error record that the CIM cmdlets write for a failed operation on a target ("root\cimv2:Win32_Process").
// ok is false for an error that is none of CIM's, which is to be returned as it is.
func CimRecord(err error, target string) (r *errs.Record, ok bool) {
	var rec *errs.Record
	if errors.As(err, &rec) {
		return rec, true
	}
	var unreachable *ConnectError
	if errors.As(err, &unreachable) {
		return errs.NewRecord(errs.ExceptionFrom(NewCimException(err)), hresultUnreachable, errs.ConnectionError, value.String(target)), true
	}
	s, ok := statusOf(err)
	if !ok {
		return nil, false
	}
	ex := errs.ExceptionFrom(NewCimException(err))
	return errs.NewRecord(ex, s.ErrorID(), category(s), value.String(target)), true
}

// category is the ErrorCategory that the CIM cmdlets give to a status.
func category(s cim.Status) errs.Category {
	switch s {
	case cim.AccessDenied:
		return errs.PermissionDenied
	case cim.InvalidNamespace, cim.InvalidClass, cim.InvalidProperty, cim.InvalidMethod, cim.MethodNotImplemented:
		return errs.MetadataError
	case cim.InvalidParameter, cim.InvalidMethodParameters, cim.InvalidObjectPath, cim.InvalidQuery:
		return errs.InvalidArgument
	case cim.NotFound:
		return errs.ObjectNotFound
	case cim.NotSupported, cim.InvalidQueryType:
		return errs.NotImplemented
	case cim.AlreadyExists:
		return errs.ResourceExists
	case cim.TypeMismatch:
		return errs.InvalidType
	}
	return errs.NotSpecified
}

// NewManagementException makes a ManagementException of an error that a CIM session gave. Errors of other kinds stay as they
// are.
func NewManagementException(err error) error {
	var unreachable *ConnectError
	if errors.As(err, &unreachable) {
		ex := errs.NewException(typeComException, unreachable.Error())
		ex.HResult, ex.Cause = hresultRPC, err
		return ex
	}
	s, ok := statusOf(err)
	if !ok {
		return err
	}
	return managementException(err, s, message(err, s))
}

func managementException(err error, s cim.Status, text string) *errs.Exception {
	ex := errs.NewException(typeManagementException, text).With("ErrorCode", enum("System.Management.ManagementStatus", int64(s.HResult())))
	ex.HResult, ex.Cause = s.HResult(), err
	return ex
}

// ManagementRecord is the error record that a WMI cmdlet writes for a failed operation; id is the one it gives to a
// ManagementException. ok is false for an error that is none of WMI's, which is to be returned as it is.
func ManagementRecord(err error, id string) (r *errs.Record, ok bool) {
	var rec *errs.Record
	if errors.As(err, &rec) {
		return rec, true
	}
	var unreachable *ConnectError
	if errors.As(err, &unreachable) {
		id = strings.Replace(id, "ManagementException", "COMException", 1)
		return errs.NewRecord(errs.ExceptionFrom(NewManagementException(err)), id, errs.InvalidOperation, value.Null), true
	}
	s, ok := statusOf(err)
	if !ok {
		return nil, false
	}
	text, cat := message(err, s), errs.InvalidOperation
	var e *cim.Error
	if errors.As(err, &e) && e.Target != "" {
		switch s {
		case cim.InvalidClass:
			text, cat = `Invalid class "`+e.Target+`"`, errs.InvalidType
		case cim.InvalidQuery:
			text, cat = `Invalid query "`+e.Target+`"`, errs.InvalidArgument
			if e.Detail != "" {
				text += ": " + e.Detail
			}
		case cim.InvalidNamespace:
			text, cat = `Invalid namespace "`+e.Target+`"`, errs.InvalidArgument
		}
	}
	return errs.NewRecord(managementException(err, s, text), id, cat, value.Null), true
}
