package interp

import (
	"goposh/runtime/errs"
	"goposh/runtime/provider"
	"goposh/runtime/session"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// commandActions are the hooks of $ExecutionContext.InvokeCommand; $null where none is set.
type commandActions struct {
	before, after, notFound, location value.Value
	// inside names the lookups whose hook is running: a hook that uses the command itself does not call itself.
	inside map[string]bool
	// found are the commands of a pipeline about to run, looked up in the order they are written.
	found map[*commandNode]command
}

// setAction sets or takes away a hook. What call sites remember of commands is forgotten.
func (rs *Runspace) setAction(at func(*commandActions) *value.Value, v value.Value) {
	if rs.actions == nil {
		rs.actions = &commandActions{inside: map[string]bool{}}
	}
	a := rs.actions
	*at(a) = v
	if a.before.IsNull() && a.after.IsNull() && a.notFound.IsNull() && a.location.IsNull() {
		rs.actions = nil
	}
	rs.sess.CommandGeneration++
	var changed func(old, now *session.PathInfo)
	if !a.location.IsNull() {
		changed = rs.locationChanged
	}
	provider.For(rs.sess).OnLocation(changed)
}

// commandLookupArgs is System.Management.Automation.CommandLookupEventArgs.
type commandLookupArgs struct {
	value.Bag
	name    string
	command value.Value
	stop    bool
	block   value.Value
}

// Type implements value.Object.
func (*commandLookupArgs) Type() *value.Type { return typeCommandLookup() }

var typeCommandLookup = types.Hosted(automation+"CommandLookupEventArgs", "System.EventArgs", func() []types.M {
	self := func(c *types.Call) *commandLookupArgs { return c.This.Ref().(*commandLookupArgs) }
	return []types.M{
		{Sig: "string CommandName {get}", F: func(c *types.Call) (value.Value, error) { return value.String(self(c).name), nil }},
		{Sig: "object CommandOrigin {get}", F: func(c *types.Call) (value.Value, error) { return commandOrigin(c.RT) }},
		{Sig: "bool StopSearch {get;set}", F: func(c *types.Call) (value.Value, error) {
			if c.N() > 0 {
				self(c).stop = c.Bool(0)
			}
			return value.Bool(self(c).stop), nil
		}},
		{Sig: "object Command {get;set}", F: func(c *types.Call) (value.Value, error) {
			if c.N() > 0 {
				self(c).command = c.Args[0]
			}
			return self(c).command, nil
		}},
		{Sig: "scriptblock CommandScriptBlock {get;set}", F: func(c *types.Call) (value.Value, error) {
			if c.N() > 0 {
				self(c).block = c.Args[0]
				self(c).stop = true
			}
			return self(c).block, nil
		}},
	}
})

// commandOrigin is CommandOrigin.Internal: what runs within a session comes from there.
func commandOrigin(rt value.Runtime) (value.Value, error) {
	return types.Convert(rt, value.String("Internal"), types.Lookup(automation+"CommandOrigin"))
}

// lookupAction calls a hook for a command name. done tells that the hook gave the command.
func (rs *Runspace) lookupAction(f *frame, hook value.Value, kind, name string, n *commandNode) (c command, done bool, err error) {
	a := rs.actions
	key := kind + lowerName(name)
	if hook.IsNull() || a.inside[key] {
		return c, false, nil
	}
	e := &commandLookupArgs{name: name, command: value.Null, block: value.Null}
	a.inside[key] = true
	err = rs.callAction(hook, value.String(name), value.Of(e))
	delete(a.inside, key)
	if err != nil {
		if isFlow(err) {
			return c, false, err
		}
		return c, false, nil
	}
	if sb, ok := e.block.Base().Ref().(*ScriptBlock); ok {
		return command{block: sb, name: name}, true, nil
	}
	if e.stop && !e.command.IsNull() {
		c, err = rs.commandFor(f, e.command, n)
		return c, err == nil, err
	}
	return c, false, nil
}

// lookUpInOrder finds the commands of a pipeline from left to right, as hooks see them; the pipeline itself is built from its end.
func (n *pipelineNode) lookUpInOrder(f *frame) error {
	found := map[*commandNode]command{}
	for _, c := range n.cmds {
		if c.nameExpr != nil || c.name == "" || c.invalid {
			continue
		}
		cmd, _, err := f.rs.findCommand(f, c.name, c)
		if err != nil {
			return err
		}
		found[c] = cmd
	}
	if f.rs.actions != nil {
		f.rs.actions.found = found
	}
	return nil
}

// callAction runs a hook; its output is dropped.
func (rs *Runspace) callAction(hook value.Value, args ...value.Value) error {
	if d, ok := hook.Base().Ref().(*types.Delegate); ok {
		hook = d.Target()
	}
	sb, ok := hook.Base().Ref().(*ScriptBlock)
	if !ok {
		return errs.NewException("System.InvalidOperationException", "The action is no script block.")
	}
	ok, tries := rs.ok, rs.tries
	_, err := rs.Invoke(sb, value.Null, value.Void, args...)
	rs.ok, rs.tries = ok, tries
	return err
}

// locationChangedArgs is System.Management.Automation.LocationChangedEventArgs.
type locationChangedArgs struct {
	value.Bag
	rs       *Runspace
	old, now *session.PathInfo
}

// Type implements value.Object.
func (*locationChangedArgs) Type() *value.Type { return typeLocationChanged() }

var typeLocationChanged = types.Hosted(automation+"LocationChangedEventArgs", "System.EventArgs", func() []types.M {
	self := func(c *types.Call) *locationChangedArgs { return c.This.Ref().(*locationChangedArgs) }
	return []types.M{
		{Sig: "System.Management.Automation.PathInfo OldPath {get}", F: func(c *types.Call) (value.Value, error) { return value.Of(self(c).old), nil }},
		{Sig: "System.Management.Automation.PathInfo NewPath {get}", F: func(c *types.Call) (value.Value, error) { return value.Of(self(c).now), nil }},
		{Sig: "object SessionState {get}", F: func(c *types.Call) (value.Value, error) {
			rs := self(c).rs
			return value.Of(rs.sessionStateObject(rs.sess.Global)), nil
		}},
	}
})

// locationChanged runs the hook of a new current location. What goes wrong in it is the hook's own affair.
func (rs *Runspace) locationChanged(old, now *session.PathInfo) {
	if rs.actions == nil || rs.actions.inside["location"] {
		return
	}
	rs.actions.inside["location"] = true
	_ = rs.callAction(rs.actions.location, value.Null, value.Of(&locationChangedArgs{rs: rs, old: old, now: now}))
	if rs.actions != nil {
		delete(rs.actions.inside, "location")
	}
}
