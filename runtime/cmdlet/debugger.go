package cmdlet

import (
	"goposh/runtime/session"
	"goposh/runtime/value"
)

// DebuggerKey is the service that debugs the scripts of a runspace: a Debugger.
type DebuggerKey struct{}

// Debugger is what the commands for debugging need of the interpreter. It is used from the session's goroutine only.
type Debugger interface {
	// Breakpoints lists the breakpoints by number.
	Breakpoints() []*session.Breakpoint
	// AddBreakpoint numbers a breakpoint and puts it in force.
	AddBreakpoint(b *session.Breakpoint)
	RemoveBreakpoint(b *session.Breakpoint)
	// CallStack lists CallStackFrames, the innermost first.
	CallStack() []value.Value
	// Break stops at the running statement (Wait-Debugger).
	Break() error
	// SetTrace is Set-PSDebug: 1 shows lines, 2 assignments and calls too; step asks before each line.
	SetTrace(level int, step bool)
	// Trace is what SetTrace set.
	Trace() (level int, step bool)
}
