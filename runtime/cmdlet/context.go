package cmdlet

import (
	"goposh/ast"
	"goposh/runtime/errs"
	"goposh/runtime/session"
	"goposh/runtime/stream"
	"goposh/runtime/value"
)

// Engine is what the interpreter offers a running command. Methods that return an error may return one that means the
// pipeline is being stopped or left (StopUpstream, break, exit, an error under -ErrorAction Stop): return it unchanged.
type Engine interface {
	value.Runtime

	// Write sends an object down the pipeline as it is; AutomationNull is dropped.
	Write(v value.Value) error
	// WriteError writes a non-terminating error, honouring -ErrorAction and -ErrorVariable.
	WriteError(r *errs.Record) error
	// WriteRecord writes to the warning, verbose, debug, information or progress stream, honouring preferences.
	WriteRecord(r stream.Record) error
	// ShouldProcess asks whether to act on the target; false under -WhatIf (after telling) or when the user declines.
	ShouldProcess(target, action string) (bool, error)
	// ShouldProcessText is the overload with whole sentences.
	ShouldProcessText(description, warning, caption string) (bool, error)
	// ShouldContinue asks a yes/no question regardless of -Confirm.
	ShouldContinue(query, caption string) (bool, error)

	// Session is the runspace; Scope the scope the command was called from; State its session state.
	Session() *session.Session
	Scope() *session.Scope
	State() *session.State

	// Bound tells whether a parameter was given, by argument or pipeline.
	Bound(name string) bool
	// BoundParameters is $PSBoundParameters.
	BoundParameters() *value.Dict
	// ParameterSet is the name of the parameter set in use.
	ParameterSet() string
	// Invocation is $MyInvocation of the command.
	Invocation() *errs.Invocation
	// HasInput tells whether the command is downstream of a pipe (ExpectingInput).
	HasInput() bool
	// StopUpstream returns the error that ends the commands before this one (Select-Object -First).
	StopUpstream() error

	// Block prepares a script block to be run many times, in the caller's scope as ForEach-Object does it.
	Block(sb value.ScriptBlock) Block
	// Run runs a script block, script text or command once; see RunOptions.
	Run(o RunOptions) error
	// Steps makes a pipeline of a block that is one pipeline of commands and does not read $input, for this command to feed with its
	// own input; nil for other blocks. What the pipeline writes is the command's output. Whoever asked for it disposes of it.
	Steps(sb value.ScriptBlock, args []value.Value) (Steps, error)
	// CommandOutput runs a command by name with arguments and gives its output: c.CommandOutput("Out-String", in, "Width", n).
	Command(name string, input []value.Value, params ...any) ([]value.Value, error)
	// Preference reads a preference variable such as "ErrorActionPreference" as this command sees it, its common parameters
	// considered.
	Preference(name string) value.Value
	// Commands lists the cmdlet declarations that the runspace knows.
	Commands() []*Decl
	// CompileBlock parses script text as a script block of the caller's session state; parse errors come as a ParseException.
	CompileBlock(text string) (value.ScriptBlock, error)
}

// Block is a script block prepared for repeated runs.
type Block interface {
	// Process runs the block with $_ set to item; its output goes to the command's output.
	Process(item value.Value, args ...value.Value) error
	// Collect runs the block with $_ set to item and returns its output.
	Collect(item value.Value, args ...value.Value) ([]value.Value, error)
	// Value is Collect with the output as one value: $null, the object, or an Object[].
	Value(item value.Value, args ...value.Value) (value.Value, error)
	// Test runs the block and converts its output to a bool.
	Test(item value.Value) (bool, error)
}

// Steps is a pipeline that a command begins, feeds and ends (SteppablePipeline).
type Steps interface {
	Begin() error
	Process(item value.Value) error
	End() error
	// Dispose lets go of the pipeline's commands, whatever was called before.
	Dispose()
}

// RunOptions say what to run and how. One of Block, Text and Command is set.
type RunOptions struct {
	Block value.ScriptBlock
	// Text is parsed and run as a script.
	Text string
	// Source names the text for error positions.
	Source string
	Args   []value.Value
	// Named are named arguments, as splatting binds them.
	Named *value.Dict
	// Input is piped in; HasInput tells an empty one from none.
	Input    []value.Value
	HasInput bool
	// DotSource runs in the scope of the command's caller instead of a child of it; Scope overrides the scope to run in.
	DotSource bool
	Scope     *session.Scope
	// State runs the block in another session state (a module's).
	State *session.State
	// Item and This, unless Void, are $_ and $this.
	Item, This value.Value
	// Variables are set in the scope of the run.
	Variables map[string]value.Value
	// Output takes each object; nil writes to the command's own output.
	Output func(value.Value) error
	// Error takes non-terminating errors; nil passes them on.
	Error func(*errs.Record) error
	// MergeErrors sends error records to the output.
	MergeErrors bool
	// Invoked runs Block as a cmdlet invokes one: it has no position in a script, and no more than one of the clauses begin, process
	// and end.
	Invoked bool
}

// Context is one invocation of a cmdlet.
type Context struct {
	Engine
	Decl *Decl
	// Extent is the position of the command in its script.
	Extent ast.Extent
}

// WriteEnumerated sends each element of a collection, or v itself, down the pipeline.
func (c *Context) WriteEnumerated(v value.Value) error { return each(c, v, c.Write) }

// WriteAll writes every value.
func (c *Context) WriteAll(vs []value.Value) error {
	for _, v := range vs {
		if err := c.Write(v); err != nil {
			return err
		}
	}
	return nil
}

// WriteWarning writes to the warning stream.
func (c *Context) WriteWarning(text string) error {
	return c.WriteRecord(&stream.WarningRecord{Informational: stream.Informational{Message: text}})
}

// WriteVerbose writes to the verbose stream.
func (c *Context) WriteVerbose(text string) error {
	return c.WriteRecord(&stream.VerboseRecord{Informational: stream.Informational{Message: text}})
}

// WriteDebug writes to the debug stream.
func (c *Context) WriteDebug(text string) error {
	return c.WriteRecord(&stream.DebugRecord{Informational: stream.Informational{Message: text}})
}

// Fail writes a non-terminating error made from its parts. The command's class is appended to the id by the engine.
func (c *Context) Fail(exception, id string, cat errs.Category, target value.Value, format string, args ...any) error {
	return c.WriteError(errs.New(exception, id, cat, target, format, args...))
}

// Terminate returns the error that ends the command (ThrowTerminatingError): return it from Begin, Process or End.
func (c *Context) Terminate(exception, id string, cat errs.Category, target value.Value, format string, args ...any) error {
	return errs.New(exception, id, cat, target, format, args...)
}
