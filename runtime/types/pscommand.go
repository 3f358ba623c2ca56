package types

import (
	"slices"

	"goposh/runtime/errs"
	"goposh/runtime/value"
)

// PSCommand is a System.Management.Automation.PSCommand: the statements of a PowerShell object.
type PSCommand struct {
	value.Bag
	// Changing, when set, may refuse a change (the commands of a running PowerShell).
	Changing func() error

	commands *value.List
	current  *Command
}

var typePSCommand = lazyType{name: "System.Management.Automation.PSCommand"}

// NewPSCommand returns a PSCommand without commands.
func NewPSCommand() *PSCommand {
	return &PSCommand{commands: typedCollection(&typeCommandCollection, &typeCommand)}
}

// Type implements value.Object.
func (*PSCommand) Type() *value.Type { return typePSCommand.get() }

// Commands lists the commands of all statements.
func (p *PSCommand) Commands() []*Command { return CommandsOf(p.commands) }

// CommandsOf lists the commands in a CommandCollection.
func CommandsOf(l *value.List) []*Command {
	out := make([]*Command, 0, len(l.Items))
	for _, v := range l.Items {
		if c, ok := v.Base().Ref().(*Command); ok {
			out = append(out, c)
		}
	}
	return out
}

// NewCommandCollection returns a CommandCollection.
func NewCommandCollection(commands ...*Command) *value.List {
	l := typedCollection(&typeCommandCollection, &typeCommand)
	for _, c := range commands {
		l.Items = append(l.Items, value.Of(c))
	}
	return l
}

// Statements splits the commands into pipelines.
func (p *PSCommand) Statements() [][]*Command {
	var out [][]*Command
	var open []*Command
	for _, c := range p.Commands() {
		open = append(open, c)
		if c.EndOfStatement {
			out, open = append(out, open), nil
		}
	}
	if len(open) > 0 {
		out = append(out, open)
	}
	return out
}

func (p *PSCommand) change() error {
	if p.Changing != nil {
		return p.Changing()
	}
	return nil
}

// Add appends a command to the pipeline of the current statement.
func (p *PSCommand) Add(c *Command) error {
	if err := p.change(); err != nil {
		return err
	}
	p.current = c
	p.commands.Items = append(p.commands.Items, value.Of(c))
	return nil
}

// AddParameter gives the last command an argument; an empty name makes it positional.
func (p *PSCommand) AddParameter(name string, v value.Value) error {
	if p.current == nil {
		return errs.NewException(typePSInvalidOperation,
			"A command is required to add a parameter. A command must be added to the PowerShell instance before adding a parameter.")
	}
	if err := p.change(); err != nil {
		return err
	}
	p.current.Add(&CommandParameter{Name: name, Value: v})
	return nil
}

// AddStatement ends the current statement.
func (p *PSCommand) AddStatement() error {
	if err := p.change(); err != nil {
		return err
	}
	if n := len(p.commands.Items); n > 0 {
		if c, ok := p.commands.Items[n-1].Base().Ref().(*Command); ok {
			c.EndOfStatement = true
		}
	}
	return nil
}

// Clear drops all commands.
func (p *PSCommand) Clear() error {
	if err := p.change(); err != nil {
		return err
	}
	p.commands.Items, p.current = nil, nil
	return nil
}

// Clone copies the commands.
func (p *PSCommand) Clone() *PSCommand {
	n := NewPSCommand()
	for _, c := range p.Commands() {
		k := c.Clone()
		n.commands.Items = append(n.commands.Items, value.Of(k))
		if c == p.current {
			n.current = k
		}
	}
	return n
}

// addMethods declares AddCommand, AddScript, AddParameter, AddArgument and AddStatement for a class that has a PSCommand; they return
// the object they are called on.
func addMethods(class string, of func(c *Call) *PSCommand) []M {
	method := func(sig string, f func(p *PSCommand, c *Call) error) M {
		return M{class + " " + sig, func(c *Call) (value.Value, error) { return c.This, f(of(c), c) }}
	}
	addText := func(script bool) func(*PSCommand, *Call) error {
		return func(p *PSCommand, c *Call) error {
			n := NewCommand(c.Str(0), script)
			if c.N() > 1 {
				n.LocalScope, n.LocalScopeSet = c.Bool(1), true
			}
			return p.Add(n)
		}
	}
	addParameter := func(p *PSCommand, c *Call) error {
		v := value.True
		if c.N() > 1 {
			v = c.Args[1]
		}
		if p.current != nil {
			if _, err := NewCommandParameter(c.Str(0), v); err != nil {
				return err
			}
		}
		return p.AddParameter(c.Str(0), v)
	}
	return []M{
		method("AddCommand(string cmdlet)", addText(false)),
		method("AddCommand(string cmdlet, bool useLocalScope)", addText(false)),
		method("AddScript(string script)", addText(true)),
		method("AddScript(string script, bool useLocalScope)", addText(true)),
		method("AddParameter(string parameterName, object value)", addParameter),
		method("AddParameter(string parameterName)", addParameter),
		method("AddArgument(object value)", func(p *PSCommand, c *Call) error { return p.AddParameter("", c.Args[0]) }),
		method("AddStatement()", func(p *PSCommand, _ *Call) error { return p.AddStatement() }),
	}
}

// psCommandClass declares PSCommand.
func psCommandClass() *Class {
	self := func(c *Call) *PSCommand { return this[*PSCommand](c) }
	return &Class{Members: slices.Concat(addMethods("System.Management.Automation.PSCommand", self), []M{
		{"new()", func(*Call) (value.Value, error) { return vobject(NewPSCommand()) }},
		{"System.Management.Automation.Runspaces.CommandCollection Commands {get}", func(c *Call) (value.Value, error) { return vobject(self(c).commands) }},
		{"System.Management.Automation.PSCommand AddCommand(System.Management.Automation.Runspaces.Command command)", func(c *Call) (value.Value, error) {
			cmd, ok := ref[*Command](c, 0)
			if !ok {
				return value.Null, ArgumentNull("command")
			}
			return c.This, self(c).Add(cmd)
		}},
		{"void Clear()", func(c *Call) (value.Value, error) { return value.Void, self(c).Clear() }},
		{"System.Management.Automation.PSCommand Clone()", func(c *Call) (value.Value, error) { return vobject(self(c).Clone()) }},
	})}
}
