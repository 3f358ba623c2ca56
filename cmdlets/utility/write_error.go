package utility

import (
	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/value"
)

// writeError is Write-Error.
type writeError struct {
	Exception          value.Value `ps:"WithException: mandatory pos=0" type:"System.Exception"`
	Message            string      `ps:"NoException: mandatory pos=0 pipe; WithException:" alias:"Msg" validate:"allownull; allowempty"`
	ErrorRecord        value.Value `ps:"ErrorRecord: mandatory pos=0" type:"System.Management.Automation.ErrorRecord"`
	Category           value.Value `ps:"NoException:; WithException:" type:"System.Management.Automation.ErrorCategory"`
	ErrorId            string      `ps:"NoException:; WithException:"`
	TargetObject       value.Value `ps:"NoException:; WithException:"`
	RecommendedAction  string      `ps:""`
	CategoryActivity   string      `ps:"" alias:"Activity"`
	CategoryReason     string      `ps:"" alias:"Reason"`
	CategoryTargetName string      `ps:"" alias:"TargetName"`
	CategoryTargetType string      `ps:"" alias:"TargetType"`
}

const writeErrorException = commandsNamespace + "WriteErrorException"

// Process implements cmdlet.Processor.
func (w *writeError) Process(c *cmdlet.Context) error {
	r := w.record(c)
	if w.CategoryActivity != "" {
		r.Activity = w.CategoryActivity
	} else if r.Activity == "" {
		r.Activity = "Write-Error"
	}
	if w.CategoryReason != "" {
		r.Reason = w.CategoryReason
	}
	if w.CategoryTargetName != "" {
		r.TargetName = w.CategoryTargetName
	}
	if w.CategoryTargetType != "" {
		r.TargetType = w.CategoryTargetType
	}
	// The error is the caller's: it shows where the function was called that wrote it, and its id ends in that function.
	r.Invocation, r.Command, r.PreserveInvocation = nil, "", true
	if v := c.Scope().Find("myinvocation"); v != nil {
		if caller, ok := v.Read().Base().Ref().(*errs.Invocation); ok {
			r.Invocation, r.Command = caller, caller.CommandName
			if r.Command == "" && c.Session().LoneCommand {
				// Where there is no script around it the command speaks for itself.
				r.Command = writeErrorClass
			}
		}
	}
	return c.WriteError(r)
}

func (w *writeError) record(c *cmdlet.Context) *errs.Record {
	if r, ok := w.ErrorRecord.Base().Ref().(*errs.Record); ok {
		r = r.Clone()
		if w.RecommendedAction != "" && r.Details != nil {
			r.Details = &errs.Details{Message: r.Details.Message, RecommendedAction: w.RecommendedAction}
		}
		return r
	}
	ex, given := w.Exception.Base().Ref().(*errs.Exception)
	if !given {
		ex = errs.NewException(writeErrorException, w.Message)
	}
	id := w.ErrorId
	if id == "" {
		id = ex.TypeName
		if ex.Class != nil {
			id = ex.Class.FullName
		}
	}
	category := errs.NotSpecified
	if !w.Category.IsNull() {
		category = errs.Category(w.Category.Base().Int64())
	}
	r := errs.NewRecord(ex, id, category, w.TargetObject)
	if given && c.Bound("Message") || w.RecommendedAction != "" {
		message := w.Message
		if message == "" {
			message = ex.Message
		}
		r.Details = &errs.Details{Message: message, RecommendedAction: w.RecommendedAction}
	}
	return r
}

const writeErrorClass = "Microsoft.PowerShell.Commands.WriteErrorCommand"
