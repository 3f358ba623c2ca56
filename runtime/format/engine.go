// Package format turns objects into text as PowerShell does: the format database, the Format-* commands' objects, and the
// writers that lay them out as tables, lists, wide and custom views.
//
// Two halves meet in a stream of format objects. A Formatter takes any objects and gives FormatStartData, GroupStartData,
// FormatEntryData and so on, as Format-Table does; a Writer takes those, or any objects, and gives lines, as Out-String does.
package format

import (
	"goposh/runtime/session"
	"goposh/runtime/value"
)

// Engine is what formatting needs of the runspace. Every cmdlet.Engine is one.
type Engine interface {
	value.Runtime
	// CompileBlock parses a script of a view.
	CompileBlock(text string) (value.ScriptBlock, error)
	// Session is the runspace; Scope the scope whose variables ($ErrorView) count.
	Session() *session.Session
	Scope() *session.Scope
}
