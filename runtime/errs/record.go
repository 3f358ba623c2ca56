package errs

import (
	"errors"
	"fmt"

	"goposh/ast"
	"goposh/runtime/value"
)

// Record is System.Management.Automation.ErrorRecord.
type Record struct {
	value.Bag
	Exception *Exception
	// ID is the FullyQualifiedErrorId without the command's suffix; Command is that suffix (the cmdlet's .NET type, the
	// script's name or a function's), empty when there is none.
	ID, Command string
	Category    Category
	// Activity, Reason, TargetName and TargetType override what CategoryInfo derives; "" derives.
	Activity, Reason, TargetName, TargetType string
	Target                                   value.Value
	Details                                  *Details
	Invocation                               *Invocation
	// ScriptStackTrace has a line per frame, innermost first.
	ScriptStackTrace string
	// PipelineIteration is not shown by any view; kept for CLIXML.
	PipelineIteration []int32
	// Remote is set for records that came from another runspace (RemotingErrorRecord): its origin.
	Remote *Origin
	// Derived is set for DeserializedErrorRecord-like records: the category's message as it was sent. "" otherwise.
	CategoryMessage string
	// PreserveInvocation is set once a position was given that rethrowing must not change.
	PreserveInvocation bool
	// Written is set for the record of a non-terminating error that an ErrorAction of Stop made terminating.
	Written bool
}

// Origin is System.Management.Automation.Remoting.OriginInfo.
type Origin struct {
	ComputerName, RunspaceID, InstanceID string
}

// Details is System.Management.Automation.ErrorDetails.
type Details struct{ Message, RecommendedAction string }

// Invocation is System.Management.Automation.InvocationInfo, as an error or $MyInvocation shows it.
type Invocation struct {
	value.Bag
	Command         value.Value // MyCommand: a CommandInfo, or $null
	BoundParameters *value.Dict
	Unbound         []value.Value
	// Extent is the position of the whole command; Name is how it was called.
	Extent                           ast.Extent
	Name                             string
	PipelineLength, PipelinePosition int
	HistoryID                        int64
	ExpectingInput                   bool
	Internal                         bool   // CommandOrigin Internal rather than Runspace
	CommandName                      string // of MyCommand; "" when there is none
	// ScriptRoot and CommandPath are PSScriptRoot and PSCommandPath of the calling script.
	ScriptRoot, CommandPath string
}

// NewRecord returns an error record.
func NewRecord(ex *Exception, id string, cat Category, target value.Value) *Record {
	return &Record{Exception: ex, ID: id, Category: cat, Target: target}
}

// New returns an error record with a new exception of the given .NET class.
func New(typeName, id string, cat Category, target value.Value, format string, args ...any) *Record {
	msg := format
	if len(args) > 0 {
		msg = fmt.Sprintf(format, args...)
	}
	return NewRecord(NewException(typeName, msg), id, cat, target)
}

// Runtime returns a record with a System.Management.Automation.RuntimeException that carries it, as the engine throws.
func Runtime(id string, cat Category, target value.Value, format string, args ...any) *Record {
	r := New("System.Management.Automation.RuntimeException", id, cat, target, format, args...)
	r.Exception.Record = r
	return r
}

// Error returns the message: that of the details when there are any.
func (r *Record) Error() string {
	if r.Details != nil && r.Details.Message != "" {
		return r.Details.Message
	}
	return r.Exception.Message
}

// Unwrap gives the exception.
func (r *Record) Unwrap() error { return r.Exception }

// Type implements value.Object.
func (r *Record) Type() *value.Type {
	if r.Remote != nil {
		return TypeRemotingErrorRecord
	}
	return TypeErrorRecord
}

// FullyQualifiedErrorID is the id with the command's suffix.
func (r *Record) FullyQualifiedErrorID() string {
	if r.Command == "" {
		return r.ID
	}
	if r.ID == "" {
		return r.Command
	}
	return r.ID + "," + r.Command
}

// Clone returns a copy that can be changed (a new invocation, other details) without changing r.
func (r *Record) Clone() *Record {
	c := *r
	return &c
}

// Carried is the record as the exception of a terminating error has it for a host (RuntimeException.ErrorRecord): a record that
// an exception makes of itself does not refer back to it, a ParentContainsErrorRecordException stands in its place. Records
// of a throw statement and those that a command wrote are given as they are.
func (r *Record) Carried() *Record {
	ex := r.Exception
	if ex.Record != r || r.Written {
		return r
	}
	if _, thrown := ex.Prop(PropThrown); thrown {
		return r
	}
	c := r.Clone()
	c.Exception = NewException("System.Management.Automation.ParentContainsErrorRecordException", ex.Message)
	return c
}

// RecordFrom turns any Go error into an error record: itself when it is one, the one its exception carries, or a new
// record with the exception's class as id and category NotSpecified.
func RecordFrom(err error) *Record {
	var rec *Record
	if errors.As(err, &rec) {
		return rec
	}
	ex := ExceptionFrom(err)
	if ex == nil {
		return nil
	}
	if ex.Record != nil {
		return ex.Record
	}
	return NewRecord(ex, ex.TypeName, NotSpecified, value.Null)
}
