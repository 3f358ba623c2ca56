package command

import (
	"time"

	"goposh/runtime/cmdlet"
	"goposh/runtime/datetime"
	"goposh/runtime/errs"
	"goposh/runtime/session"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// addHistory is Add-History.
type addHistory struct {
	InputObject []value.Value `ps:"pos=0 pipe" type:"System.Management.Automation.PSObject[]"`
	Passthru    cmdlet.Switch `ps:""`
}

// Process implements cmdlet.Processor.
func (a *addHistory) Process(c *cmdlet.Context) error {
	for _, v := range a.InputObject {
		e := historyEntry(c, v)
		if e == nil {
			if err := c.Fail("System.IO.InvalidDataException", "AddHistoryInvalidInput", errs.InvalidData, v, "Cannot add history because the input object has a format that is not valid."); err != nil {
				return err
			}
			continue
		}
		session.HistoryOf(c.Session()).Add(e)
		if a.Passthru {
			if err := c.Write(value.Of(&historyInfo{e: e})); err != nil {
				return err
			}
		}
	}
	return nil
}

// historyEntry reads the properties of a history object; nil when one is missing or not fit.
func historyEntry(c *cmdlet.Context, v value.Value) *session.HistoryEntry {
	get := func(name string, t *value.Type) (value.Value, bool) {
		x, ok, err := types.Get(c, v, name)
		if !ok || err != nil || x.IsNull() {
			return value.Null, false
		}
		x, err = types.Convert(c, x, t)
		return x.Base(), err == nil
	}
	line, ok := get("CommandLine", value.TypeString)
	state, stateOK := get("ExecutionStatus", typePipelineState())
	start, startOK := get("StartExecutionTime", value.TypeDateTime)
	end, endOK := get("EndExecutionTime", value.TypeDateTime)
	if !ok || !stateOK || !startOK || !endOK {
		return nil
	}
	text, _ := line.AsString()
	return &session.HistoryEntry{CommandLine: text, Status: int32(state.Int64()), Start: timeOf(start), End: timeOf(end)}
}

func timeOf(v value.Value) time.Time { return datetime.FromData(v.Bits()).Time(time.Local) }
