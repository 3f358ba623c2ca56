package command

import (
	"strconv"
	"sync"
	"time"

	"goposh/runtime/cmdlet"
	"goposh/runtime/datetime"
	"goposh/runtime/errs"
	"goposh/runtime/session"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// historyInfo is a Microsoft.PowerShell.Commands.HistoryInfo.
type historyInfo struct {
	value.Bag
	e *session.HistoryEntry
}

var (
	typeHistoryInfo   = sync.OnceValue(func() *value.Type { return types.Lookup("Microsoft.PowerShell.Commands.HistoryInfo") })
	typePipelineState = sync.OnceValue(func() *value.Type {
		return types.Lookup("System.Management.Automation.Runspaces.PipelineState")
	})
)

// Type implements value.Object.
func (*historyInfo) Type() *value.Type { return typeHistoryInfo() }

// NetProperty implements types.Backed.
func (h *historyInfo) NetProperty(_ value.Runtime, name string) (value.Value, error) {
	switch name {
	case "Id":
		return value.Long(h.e.ID), nil
	case "CommandLine":
		return value.String(h.e.CommandLine), nil
	case "ExecutionStatus":
		return value.Enum(typePipelineState().Enum, int64(h.e.Status)), nil
	case "StartExecutionTime":
		return dateValue(h.e.Start), nil
	case "EndExecutionTime":
		return dateValue(h.e.End), nil
	case "Duration":
		return value.TimeSpan(int64(h.e.End.Sub(h.e.Start) / 100)), nil
	}
	return value.Null, nil
}

func dateValue(t time.Time) value.Value {
	return value.DateTime(datetime.FromTime(t, datetime.Local).Data())
}

// SetNetProperty implements types.Backed; entries do not change.
func (*historyInfo) SetNetProperty(value.Runtime, string, value.Value) error { return nil }

// NetMethod implements types.Backed.
func (h *historyInfo) NetMethod(value.Runtime, string, []value.Value) (value.Value, error) {
	return value.String(h.e.CommandLine), nil
}

// noHistory is the error of a number that the history does not have.
func noHistory(c *cmdlet.Context, id string, n int64) error {
	return c.Fail("System.ArgumentException", id, errs.ObjectNotFound, value.Long(n), "Cannot locate the history for Id %s.", strconv.FormatInt(n, 10))
}
