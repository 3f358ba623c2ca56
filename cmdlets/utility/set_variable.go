package utility

import (
	"strings"

	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/session"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// setVariable is Set-Variable.
type setVariable struct {
	Name        []string      `ps:"mandatory pos=0 byname"`
	Value       value.Value   `ps:"pos=1 pipe byname"`
	Include     []string      `ps:""`
	Exclude     []string      `ps:""`
	Description string        `ps:""`
	Option      value.Value   `ps:"" type:"System.Management.Automation.ScopedItemOptions"`
	Force       cmdlet.Switch `ps:""`
	Visibility  value.Value   `ps:"" type:"System.Management.Automation.SessionStateEntryVisibility"`
	PassThru    cmdlet.Switch `ps:""`
	Append      cmdlet.Switch `ps:""`
	Scope       string        `ps:"" validate:"notnullorempty"`

	named, valued bool // given by argument rather than by pipeline
	collected     []value.Value
	query         *variableQuery
}

// Begin implements cmdlet.Beginner.
func (s *setVariable) Begin(c *cmdlet.Context) error {
	s.named, s.valued = len(s.Name) > 0, c.Bound("Value")
	scope := s.Scope
	if scope == "" {
		scope = "Local"
	}
	var err error
	if s.query, err = newVariableQuery(c, scope, s.Include, s.Exclude); err != nil || !bool(s.Append) {
		return err
	}
	if len(s.Name) != 1 {
		return c.Terminate(invalidOperation, "SetVariableAppend", errs.InvalidOperation, value.Strings(s.Name),
			"The Append parameter can be used with a single variable name only.")
	}
	if v := c.Scope().Find(strings.ToLower(s.Name[0])); v != nil {
		if items, ok := elements(v.Read()); ok {
			s.collected = append(s.collected, items...)
		} else {
			s.collected = append(s.collected, v.Read())
		}
	}
	return nil
}

// Process implements cmdlet.Processor.
func (s *setVariable) Process(c *cmdlet.Context) error {
	switch {
	case s.named && s.valued && !bool(s.Append):
		return nil
	case s.named:
		if s.valued || c.Bound("Value") {
			s.collected = append(s.collected, s.Value)
		}
		return nil
	}
	return s.set(c, s.Value, true)
}

// End implements cmdlet.Ender.
func (s *setVariable) End(c *cmdlet.Context) error {
	if !s.named {
		return nil
	}
	switch {
	case s.valued && !bool(s.Append):
		return s.set(c, s.Value, true)
	case len(s.collected) == 0:
		return s.set(c, value.Null, false)
	case len(s.collected) == 1:
		return s.set(c, s.collected[0], true)
	}
	return s.set(c, value.Objects(s.collected...), true)
}

// set gives the value to every variable named; given is false when only options change.
func (s *setVariable) set(c *cmdlet.Context, val value.Value, given bool) error {
	for _, name := range s.Name {
		found, filtered, err := s.query.find(name)
		if err != nil {
			return err
		}
		if len(found) == 0 {
			if filtered {
				continue
			}
			if err := s.create(c, name, val); err != nil {
				return err
			}
			continue
		}
		for _, v := range found {
			if err := s.change(c, v, val, given); err != nil {
				return err
			}
		}
	}
	return nil
}

func (s *setVariable) create(c *cmdlet.Context, name string, val value.Value) error {
	ok, err := c.ShouldProcess("Name: "+name+" Value: "+types.ToString(c, val), "Set variable")
	if err != nil || !ok {
		return err
	}
	v := &session.Variable{Name: name, Value: val}
	var o session.Options
	if strings.EqualFold(s.Scope, "private") {
		o = session.Private
	}
	if c.Bound("Option") {
		o |= itemOptions(s.Option)
	}
	describeVariable(v, o, s.Description, isPrivateVisibility(s.Visibility))
	s.query.start().Put(v)
	if s.PassThru {
		return c.Write(value.Of(v))
	}
	return nil
}

// describeVariable gives a new variable what goes beyond a value.
func describeVariable(v *session.Variable, o session.Options, description string, private bool) {
	if o == 0 && description == "" && !private {
		return
	}
	m := v.EnsureMeta()
	m.Options, m.Description, m.PrivateVisibility = o, description, private
}

func (s *setVariable) change(c *cmdlet.Context, v *session.Variable, val value.Value, given bool) error {
	ok, err := c.ShouldProcess("Name: "+v.Name+" Value: "+types.ToString(c, val), "Set variable")
	if err != nil || !ok {
		return err
	}
	if given {
		if err := assign(v, val, bool(s.Force)); err != nil {
			return reportedState(c, err)
		}
	}
	if c.Bound("Description") {
		v.EnsureMeta().Description = s.Description
	}
	if c.Bound("Option") {
		o := itemOptions(s.Option)
		if o&session.Constant != 0 && v.Options()&session.Constant == 0 {
			return c.Fail(sessionStateUnauthorized, "VariableCannotBeMadeConstant", errs.WriteError, value.String(v.Name),
				"Existing variable %s cannot be made constant. Variables can be made constant only at creation time.", v.Name)
		}
		v.EnsureMeta().Options = o
		c.Session().Generation++
	}
	if c.Bound("Visibility") {
		v.EnsureMeta().PrivateVisibility = isPrivateVisibility(s.Visibility)
	}
	if s.PassThru {
		return c.Write(value.Of(v))
	}
	return nil
}

// reportedState writes errors about the session's state; a value that a variable refuses ends the command.
func reportedState(c *cmdlet.Context, err error) error {
	if r, ok := err.(*errs.Record); ok && strings.HasPrefix(r.Exception.TypeName, "System.Management.Automation.SessionState") {
		return c.WriteError(r)
	}
	return err
}
