// Package stream holds the records of PowerShell's streams other than output and error.
package stream

import (
	"time"

	"goposh/runtime/errs"
	"goposh/runtime/value"
)

// ID numbers a stream as redirections do.
type ID uint8

// The streams.
const (
	Output ID = iota + 1
	Error
	Warning
	Verbose
	Debug
	Information
	Progress
)

// Record is a record of the warning, verbose, debug, information or progress stream.
type Record interface {
	value.Object
	// Stream tells which stream the record belongs to.
	Stream() ID
}

// Informational is the common part of warning, verbose and debug records (InformationalRecord).
type Informational struct {
	value.Bag
	Message    string
	Invocation *errs.Invocation
}

// WarningRecord is System.Management.Automation.WarningRecord.
type WarningRecord struct {
	Informational
	ID string // FullyQualifiedWarningId
}

// VerboseRecord is System.Management.Automation.VerboseRecord.
type VerboseRecord struct{ Informational }

// DebugRecord is System.Management.Automation.DebugRecord.
type DebugRecord struct{ Informational }

// InformationRecord is System.Management.Automation.InformationRecord.
type InformationRecord struct {
	value.Bag
	Data          value.Value // MessageData
	Source        string
	TimeGenerated time.Time
	Tags          []string
	User          string
	Computer      string
	ProcessID     uint32
	// Display says whether a host shows the record. Redirections, variables and job streams get it in any case.
	Display Display
}

// Display says whether a host shows an information record.
type Display uint8

// The ways to show an information record.
const (
	// DisplayOpen leaves it to the preference where the record is written.
	DisplayOpen Display = iota
	// DisplayShow shows the record, DisplayHide does not.
	DisplayShow
	DisplayHide
)

// HostMessage is System.Management.Automation.HostInformationMessage: what Write-Host put into the information stream.
type HostMessage struct {
	value.Bag
	Message                          string
	NoNewLine                        bool
	ForegroundColor, BackgroundColor int // ConsoleColor; -1 when unset
}

// ProgressRecord is System.Management.Automation.ProgressRecord.
type ProgressRecord struct {
	value.Bag
	ActivityID, ParentActivityID      int32
	Activity, StatusText, CurrentOp   string
	PercentComplete, SecondsRemaining int32 // -1 when unknown
	Completed                         bool
}

var (
	typeInformational = class("System.Management.Automation.InformationalRecord", value.TypeObject)
	// TypeWarning and the others are the records' .NET types.
	TypeWarning     = class("System.Management.Automation.WarningRecord", typeInformational)
	TypeVerbose     = class("System.Management.Automation.VerboseRecord", typeInformational)
	TypeDebug       = class("System.Management.Automation.DebugRecord", typeInformational)
	TypeInformation = class("System.Management.Automation.InformationRecord", value.TypeObject)
	TypeHostMessage = class("System.Management.Automation.HostInformationMessage", value.TypeObject)
	TypeProgress    = class("System.Management.Automation.ProgressRecord", value.TypeObject)
)

func class(name string, base *value.Type) *value.Type {
	return &value.Type{FullName: name, Base: base, Kind: value.KindObject}
}

// Type implements value.Object.
func (*WarningRecord) Type() *value.Type { return TypeWarning }

// Type implements value.Object.
func (*VerboseRecord) Type() *value.Type { return TypeVerbose }

// Type implements value.Object.
func (*DebugRecord) Type() *value.Type { return TypeDebug }

// Type implements value.Object.
func (*InformationRecord) Type() *value.Type { return TypeInformation }

// Type implements value.Object.
func (*HostMessage) Type() *value.Type { return TypeHostMessage }

// Type implements value.Object.
func (*ProgressRecord) Type() *value.Type { return TypeProgress }

// Stream implements Record.
func (*WarningRecord) Stream() ID { return Warning }

// Stream implements Record.
func (*VerboseRecord) Stream() ID { return Verbose }

// Stream implements Record.
func (*DebugRecord) Stream() ID { return Debug }

// Stream implements Record.
func (*InformationRecord) Stream() ID { return Information }

// Stream implements Record.
func (*ProgressRecord) Stream() ID { return Progress }
