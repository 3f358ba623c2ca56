// Package cmdlet is how a command is declared, and what it sees of the engine while it runs.
//
// A cmdlet is a struct whose fields with a `ps` tag are its parameters, with methods Begin, Process, End as it needs them:
//
//	type getJob struct {
//		ID   []int32  `ps:"SessionIdParameterSet: mandatory pos=0 byname" validate:"notnullorempty"`
//		Name []string `ps:"NameParameterSet: mandatory byname" alias:"N"`
//		Newest cmdlet.Switch `ps:""`
//	}
//	func (c *getJob) Process(ctx *cmdlet.Context) error
//
// The `ps` tag lists parameter sets, separated by ";", each "Set: attributes"; without a set name the attributes hold in
// every set. Attributes: mandatory, pos=N, pipe (ValueFromPipeline), byname (ValueFromPipelineByPropertyName), rest
// (ValueFromRemainingArguments), hidden (DontShow), help=WORDS (last).
//
// Other tags: `name:"Debug"` (when it differs from the field), `alias:"a,b"`, `type:"System.DateTime"` (the .NET type where
// the Go type does not tell it), `validate:"notnull; notnullorempty; set a,b,c; range 1 10; count 1 3; length 1 8;
// pattern ^x; allownull; allowempty; allowemptycollection"`, `default:"text shown by Get-Help"`.
package cmdlet

import (
	"goposh/runtime/value"
)

// Impact is System.Management.Automation.ConfirmImpact.
type Impact uint8

// The confirm impacts.
const (
	ImpactNone Impact = iota
	ImpactLow
	ImpactMedium
	ImpactHigh
)

// Decl declares a cmdlet. Tables of declarations are static data: making one costs nothing until the cmdlet is used.
type Decl struct {
	Name   string // Verb-Noun
	Module string // "Microsoft.PowerShell.Core"
	// Class is the .NET class, which error ids end in: "Microsoft.PowerShell.Commands.GetJobCommand".
	Class   string
	Aliases []string
	// New returns a fresh instance: a pointer to the struct.
	New func() any
	// DefaultSet is the default parameter set; "" when there is none.
	DefaultSet    string
	ShouldProcess bool
	Confirm       Impact // Medium when ShouldProcess and zero
	Paging        bool
	// NoPositional turns positional binding off.
	NoPositional bool
	OutputTypes  []string
	Synopsis     string
	Examples     []Example
	HelpURI      string
}

// Example is one help example; Output is checked by the conformance tests when it is not empty.
type Example struct{ Code, Output, Remarks string }

// Beginner, Processor and Ender are the parts of a cmdlet; each is optional.
type (
	Beginner interface {
		Begin(c *Context) error
	}
	Processor interface {
		Process(c *Context) error
	}
	Ender interface {
		End(c *Context) error
	}
	// Cleaner runs last, also after an error or stop.
	Cleaner interface{ Clean(c *Context) }
	// Setter is told of each argument as it is bound, in the order of the command line, under its parameter's name. It refuses those
	// that go with no earlier one, or that no attribute describes: the error is that of a property's setter.
	Setter interface {
		Set(parameter string, v value.Value) error
	}
	// DynamicParams adds parameters that depend on the others. It returns a pointer to another tagged struct, or nil.
	DynamicParams interface {
		DynamicParameters(c *Context) (any, error)
	}
)

// Switch is a SwitchParameter.
type Switch bool

// Any is the tag-less type of a parameter that takes any object.
type Any = value.Value
