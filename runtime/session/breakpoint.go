package session

import (
	"strconv"
	"strings"

	"goposh/runtime/value"
	"goposh/runtime/wildcard"
)

// BreakpointKind tells the three kinds of breakpoint.
type BreakpointKind uint8

// The kinds of breakpoint.
const (
	LineBreakpoint BreakpointKind = iota
	VariableBreakpoint
	CommandBreakpoint
)

// AccessMode is System.Management.Automation.VariableAccessMode, by its numbers.
type AccessMode int32

// The access modes of variable breakpoints.
const (
	ReadAccess AccessMode = iota
	WriteAccess
	ReadWriteAccess
)

// Breakpoint is a System.Management.Automation.LineBreakpoint, VariableBreakpoint or CommandBreakpoint.
type Breakpoint struct {
	value.Bag
	Kind BreakpointKind
	ID   int32
	// Script is the file it is for; "" for all.
	Script string
	// Line and Column are where it is, from 1; Column 0 is the first statement of the line.
	Line, Column int32
	Command      string
	Variable     string
	Mode         AccessMode
	// Action runs instead of stopping; nil stops.
	Action   value.ScriptBlock
	Enabled  bool
	HitCount int32

	pattern *wildcard.Pattern
}

var (
	typeBreakpoint         = &value.Type{FullName: "System.Management.Automation.Breakpoint", Base: value.TypeObject, Kind: value.KindObject, Flags: value.FlagAbstract, Assembly: "System.Management.Automation"}
	typeLineBreakpoint     = breakpointType("LineBreakpoint")
	typeVariableBreakpoint = breakpointType("VariableBreakpoint")
	typeCommandBreakpoint  = breakpointType("CommandBreakpoint")
)

func breakpointType(name string) *value.Type {
	return &value.Type{FullName: "System.Management.Automation." + name, Base: typeBreakpoint, Kind: value.KindObject, Assembly: "System.Management.Automation"}
}

// TypeBreakpoint is the .NET type that all breakpoints derive from.
func TypeBreakpoint() *value.Type { return typeBreakpoint }

// TypeOfBreakpoint is the .NET type of the breakpoints of a kind.
func TypeOfBreakpoint(k BreakpointKind) *value.Type {
	switch k {
	case VariableBreakpoint:
		return typeVariableBreakpoint
	case CommandBreakpoint:
		return typeCommandBreakpoint
	}
	return typeLineBreakpoint
}

// Type implements value.Object.
func (b *Breakpoint) Type() *value.Type { return TypeOfBreakpoint(b.Kind) }

// MatchesCommand tells whether the breakpoint is for a command of that name.
func (b *Breakpoint) MatchesCommand(name string) bool {
	if b.pattern == nil {
		b.pattern = wildcard.Compile(b.Command, true)
	}
	return b.pattern.Match(name)
}

// String is Breakpoint.ToString.
func (b *Breakpoint) String() string {
	at := func(what string) string {
		if b.Script != "" {
			return b.Script + ":" + what
		}
		return what
	}
	switch b.Kind {
	case VariableBreakpoint:
		return "Variable breakpoint on '" + at("$"+b.Variable) + "' (" + [...]string{"Read", "Write", "ReadWrite"}[b.Mode] + " access)"
	case CommandBreakpoint:
		return "Command breakpoint on '" + at(b.Command) + "'"
	}
	var s strings.Builder
	s.WriteString("Line breakpoint on '" + b.Script + ":" + strconv.Itoa(int(b.Line)))
	if b.Column > 0 {
		s.WriteString(", " + strconv.Itoa(int(b.Column)))
	}
	return s.String() + "'"
}
