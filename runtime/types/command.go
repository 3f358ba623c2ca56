package types

import (
	"strings"

	"goposh/runtime/errs"
	"goposh/runtime/value"
)

// Command is a System.Management.Automation.Runspaces.Command: a command or script with its arguments, to be run by a PowerShell or
// Pipeline object.
type Command struct {
	value.Bag
	// Text is the command's name, or the script.
	Text string
	// IsScript tells a script.
	IsScript bool
	// LocalScope runs it in a scope of its own; LocalScopeSet tells that it was said.
	LocalScope, LocalScopeSet bool
	// Info is the CommandInfo to run; $null finds the command by its name.
	Info value.Value
	// EndOfStatement ends the pipeline: the next command starts another.
	EndOfStatement bool
	// MergeError sends errors to the output, MergeUnclaimed those of the command before.
	MergeError     bool
	MergeUnclaimed bool

	parameters *value.List
	unclaimed  int64
	origin     value.Value
}

// CommandParameter is a System.Management.Automation.Runspaces.CommandParameter.
type CommandParameter struct {
	value.Bag
	// Name is empty for a positional argument.
	Name  string
	Value value.Value
}

var (
	typeCommand             = lazyType{name: "System.Management.Automation.Runspaces.Command"}
	typeCommandCollection   = lazyType{name: "System.Management.Automation.Runspaces.CommandCollection"}
	typeCommandParameter    = lazyType{name: "System.Management.Automation.Runspaces.CommandParameter"}
	typeParameterCollection = lazyType{name: "System.Management.Automation.Runspaces.CommandParameterCollection"}
	typeResultTypes         = lazyType{name: "System.Management.Automation.Runspaces.PipelineResultTypes"}
)

// NewCommand returns a command without arguments.
func NewCommand(text string, isScript bool) *Command {
	return &Command{Text: text, IsScript: isScript, parameters: typedCollection(&typeParameterCollection, &typeCommandParameter)}
}

// typedCollection is a collection of a class derived from Collection`1.
func typedCollection(class, elem *lazyType) *value.List {
	l := value.NewList(typeCollection.of(elem.get()), nil)
	l.SetType(class.get())
	return l
}

// Type implements value.Object.
func (*Command) Type() *value.Type { return typeCommand.get() }

// Type implements value.Object.
func (*CommandParameter) Type() *value.Type { return typeCommandParameter.get() }

// NewCommandParameter returns an argument; a name must not be blank.
func NewCommandParameter(name string, v value.Value) (*CommandParameter, error) {
	if strings.TrimSpace(name) == "" {
		return nil, ArgumentInvalid("name")
	}
	return &CommandParameter{Name: name, Value: v}, nil
}

// Add appends an argument.
func (c *Command) Add(p *CommandParameter) {
	c.parameters.Items = append(c.parameters.Items, value.Of(p))
}

// Parameters lists the arguments.
func (c *Command) Parameters() []*CommandParameter {
	out := make([]*CommandParameter, 0, len(c.parameters.Items))
	for _, v := range c.parameters.Items {
		if p, ok := v.Base().Ref().(*CommandParameter); ok {
			out = append(out, p)
		}
	}
	return out
}

// Clone copies the command with its list of arguments.
func (c *Command) Clone() *Command {
	n := &Command{Text: c.Text, IsScript: c.IsScript, LocalScope: c.LocalScope, LocalScopeSet: c.LocalScopeSet, Info: c.Info,
		EndOfStatement: c.EndOfStatement, MergeError: c.MergeError, MergeUnclaimed: c.MergeUnclaimed, unclaimed: c.unclaimed, origin: c.origin}
	n.parameters = typedCollection(&typeParameterCollection, &typeCommandParameter)
	n.parameters.Items = append(n.parameters.Items, c.parameters.Items...)
	return n
}

// runspaceCommandClass declares Runspaces.Command.
func runspaceCommandClass() *Class {
	self := func(c *Call) *Command { return this[*Command](c) }
	create := func(c *Call) (value.Value, error) {
		n := NewCommand(c.Str(0), c.N() > 1 && c.Bool(1))
		if c.N() > 2 {
			n.LocalScope, n.LocalScopeSet = c.Bool(2), true
		}
		return vobject(n)
	}
	return &Class{Members: []M{
		{"new(string command)", create},
		{"new(string command, bool isScript)", create},
		{"new(string command, bool isScript, bool useLocalScope)", create},
		{"System.Management.Automation.Runspaces.CommandParameterCollection Parameters {get}", func(c *Call) (value.Value, error) { return vobject(self(c).parameters) }},
		{"string CommandText {get}", func(c *Call) (value.Value, error) { return vstring(self(c).Text) }},
		{"bool IsScript {get}", func(c *Call) (value.Value, error) { return vbool(self(c).IsScript) }},
		{"bool UseLocalScope {get}", func(c *Call) (value.Value, error) { return vbool(self(c).LocalScope) }},
		{"System.Management.Automation.CommandOrigin CommandOrigin {get;set}", func(c *Call) (value.Value, error) {
			if c.N() > 0 {
				self(c).origin = c.Args[0]
			}
			if o := self(c).origin; !o.IsNull() {
				return o, nil
			}
			return typeCommandOrigin.enum(0), nil
		}},
		{"bool IsEndOfStatement {get}", func(c *Call) (value.Value, error) { return vbool(self(c).EndOfStatement) }},
		{"System.Management.Automation.Runspaces.PipelineResultTypes MergeUnclaimedPreviousCommandResults {get;set}", func(c *Call) (value.Value, error) {
			cmd := self(c)
			if c.N() > 0 {
				n := c.Long(0)
				if n != 0 && n != resultError|resultOutput {
					return value.Null, errs.NewException("System.NotSupportedException", "Specified method is not supported.")
				}
				cmd.unclaimed, cmd.MergeUnclaimed = n, n != 0
			}
			return typeResultTypes.enum(int(cmd.unclaimed)), nil
		}},
		{"void MergeMyResults(System.Management.Automation.Runspaces.PipelineResultTypes myResult, System.Management.Automation.Runspaces.PipelineResultTypes toResult)", mergeMyResults},
		{"string ToString()", func(c *Call) (value.Value, error) { return vstring(self(c).Text) }},
	}}
}

// The PipelineResultTypes that merges of errors use.
const (
	resultNone   = 0
	resultOutput = 1
	resultError  = 2
)

// mergeMyResults is Command.MergeMyResults: errors into the output, or nothing.
func mergeMyResults(c *Call) (value.Value, error) {
	cmd := this[*Command](c)
	from, to := c.Long(0), c.Long(1)
	switch {
	case from == resultNone && to == resultNone:
		cmd.MergeError = false
	case from == resultNone || from == resultOutput:
		return value.Null, ArgumentInvalid("myResult")
	case to != resultOutput:
		return value.Null, ArgumentInvalid("toResult")
	case from != resultError:
		return value.Null, notSupported("Only errors can be merged into the output.")
	default:
		cmd.MergeError = true
	}
	return value.Void, nil
}

// commandParameterClass declares Runspaces.CommandParameter.
func commandParameterClass() *Class {
	self := func(c *Call) *CommandParameter { return this[*CommandParameter](c) }
	create := func(c *Call) (value.Value, error) {
		p, err := NewCommandParameter(c.Str(0), argOr(c, 1, value.Null))
		if err != nil {
			return value.Null, err
		}
		return vobject(p)
	}
	return &Class{Members: []M{
		{"new(string name)", create},
		{"new(string name, object value)", create},
		{"string Name {get}", func(c *Call) (value.Value, error) {
			if n := self(c).Name; n != "" {
				return vstring(n)
			}
			return value.Null, nil
		}},
		{"object Value {get}", func(c *Call) (value.Value, error) { return self(c).Value, nil }},
	}}
}

func argOr(c *Call, i int, or value.Value) value.Value {
	if i < c.N() {
		return c.Args[i]
	}
	return or
}

// commandCollectionClass declares Runspaces.CommandCollection, beyond Collection`1.
func commandCollectionClass() *Class {
	add := func(script bool) Func {
		return func(c *Call) (value.Value, error) {
			n := NewCommand(c.Str(0), script)
			if c.N() > 1 {
				n.LocalScope, n.LocalScopeSet = c.Bool(1), true
			}
			l := listThis(c)
			l.Items = append(l.Items, value.Of(n))
			return value.Void, nil
		}
	}
	return &Class{Members: []M{
		{"void Add(string command)", add(false)},
		{"void Add(System.Management.Automation.Runspaces.Command item)", listAdd},
		{"void AddScript(string scriptContents)", add(true)},
		{"void AddScript(string scriptContents, bool useLocalScope)", add(true)},
	}}
}

// commandParameterCollectionClass declares Runspaces.CommandParameterCollection, beyond Collection`1.
func commandParameterCollectionClass() *Class {
	add := func(c *Call) (value.Value, error) {
		p, err := NewCommandParameter(c.Str(0), argOr(c, 1, value.Null))
		if err != nil {
			return value.Null, err
		}
		l := listThis(c)
		l.Items = append(l.Items, value.Of(p))
		return value.Void, nil
	}
	return &Class{Members: []M{
		{"void Add(string name)", add},
		{"void Add(string name, object value)", add},
		{"void Add(System.Management.Automation.Runspaces.CommandParameter item)", listAdd},
	}}
}
