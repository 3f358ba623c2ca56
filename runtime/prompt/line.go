package prompt

import (
	"context"

	"goposh/runtime/errs"
	"goposh/runtime/session"
	"goposh/runtime/value"
)

// Unavailable is what a session answers to a question when there is nobody to ask.
func Unavailable(s *session.Session) error {
	if s.Host == nil {
		r := errs.New("System.Management.Automation.Host.HostException", "HostFunctionNotImplemented", errs.NotImplemented, value.Null,
			"A command that prompts the user failed because the host program or the command type does not support user interaction. The host was attempting to request confirmation with the following message: ")
		r.Exception.Record = r
		return r
	}
	return errs.New("System.Management.Automation.PSInvalidOperationException", "InvalidOperation", errs.InvalidOperation, value.Null,
		"PowerShell is in NonInteractive mode. Read and Prompt functionality is not available.")
}

// Line reads a line; secure hides what is typed. The error is io.EOF at the end of the input.
func Line(ctx context.Context, s *session.Session, secure bool) (string, error) {
	if s.Host == nil || !s.Host.Interactive() {
		return "", Unavailable(s)
	}
	return s.Host.ReadLine(ctx, secure)
}

// labelled shows a label and reads a line.
func labelled(ctx context.Context, s *session.Session, label string, secure bool) (string, error) {
	if s.Host != nil {
		s.Host.Write(label + ": ")
	}
	return Line(ctx, s, secure)
}

// heading shows the caption and the message of a question.
func heading(s *session.Session, caption, message string) {
	if s.Host == nil {
		return
	}
	if caption != "" {
		s.Host.Write("\n" + caption + "\n")
	}
	if message != "" {
		s.Host.Write(message + "\n")
	}
}
