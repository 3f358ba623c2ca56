package utility

import (
	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/stream"
	"goposh/runtime/value"
)

// writeProgress is Write-Progress.
type writeProgress struct {
	Activity         string        `ps:"pos=0"`
	Status           string        `ps:"pos=1" validate:"notnullorempty"`
	Id               int32         `ps:"pos=2" validate:"range 0 2147483647"`
	PercentComplete  int32         `ps:"" validate:"range -1 100"`
	SecondsRemaining int32         `ps:""`
	CurrentOperation string        `ps:""`
	ParentId         int32         `ps:"" validate:"range -1 2147483647"`
	Completed        cmdlet.Switch `ps:""`
	SourceId         int32         `ps:""`
}

// Process implements cmdlet.Processor.
func (w *writeProgress) Process(c *cmdlet.Context) error {
	if w.Activity == "" && !bool(w.Completed) {
		return c.Terminate(argumentException, "MissingActivity", errs.InvalidArgument, value.Null,
			"Missing value for mandatory parameter. (Parameter 'Activity')")
	}
	r := &stream.ProgressRecord{
		ActivityID: w.Id, ParentActivityID: -1, Activity: w.Activity, StatusText: w.Status, CurrentOp: w.CurrentOperation,
		PercentComplete: -1, SecondsRemaining: -1, Completed: bool(w.Completed),
	}
	if r.StatusText == "" {
		r.StatusText = "Processing"
	}
	if c.Bound("PercentComplete") {
		r.PercentComplete = w.PercentComplete
	}
	if c.Bound("SecondsRemaining") {
		r.SecondsRemaining = w.SecondsRemaining
	}
	if c.Bound("ParentId") {
		if w.ParentId == w.Id {
			return c.Terminate(psArgumentException, "Argument", errs.InvalidArgument, value.Null,
				"ParentActivityId cannot be the same as the ActivityId.")
		}
		r.ParentActivityID = w.ParentId
	}
	return c.WriteRecord(r)
}
