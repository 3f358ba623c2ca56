package hosting

import (
	"goposh/runtime/errs"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// NetProperty implements types.Backed.
func (p *PowerShell) NetProperty(_ value.Runtime, name string) (value.Value, error) {
	switch name {
	case "InvocationStateInfo":
		return p.stateInfo(), nil
	case "Runspace":
		p.mu.Lock()
		pool, own := p.pool, p.owner
		p.mu.Unlock()
		if pool == nil && own {
			return value.Of(p.ownRunspace()), nil
		}
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	switch name {
	case "Commands":
		return value.Of(p.command), nil
	case "Streams":
		return value.Of(p.streams), nil
	case "InstanceId":
		return value.Of(&types.Guid{ID: p.guid}), nil
	case "IsNested":
		return value.Bool(p.nested), nil
	case "HadErrors":
		return value.Bool(p.hadErrors), nil
	case "IsRunspaceOwner":
		return value.Bool(p.owner), nil
	case "HistoryString":
		return value.String(p.history), nil
	case "Runspace":
		if p.runspace != nil {
			return value.Of(p.runspace), nil
		}
	case "RunspacePool":
		if p.pool != nil {
			return value.Of(p.pool), nil
		}
	}
	return value.Null, nil
}

// SetNetProperty implements types.Backed.
func (p *PowerShell) SetNetProperty(rt value.Runtime, name string, v value.Value) error {
	p.mu.Lock()
	if err := p.changeableLocked(); err != nil {
		p.mu.Unlock()
		return err
	}
	drop, err := p.set(rt, name, v)
	p.mu.Unlock()
	if drop != nil {
		return drop.close(nil)
	}
	return err
}

// set sets a property; the lock is held. It gives the runspace that the PowerShell made for itself and does not need any more.
func (p *PowerShell) set(rt value.Runtime, name string, v value.Value) (drop *Runspace, err error) {
	switch name {
	case "Commands":
		c, ok := v.Base().Ref().(*types.PSCommand)
		if !ok {
			return nil, types.ArgumentNull("Command")
		}
		p.setCommand(c.Clone())
	case "HistoryString":
		p.history = types.ToString(rt, v)
	case "Runspace", "RunspacePool":
		if p.nested {
			return nil, fail(excPowerShellState, "The state of the current PowerShell instance is not valid for this operation.")
		}
		if p.owner {
			drop = p.runspace
		}
		p.owner, p.runspace, p.pool = false, nil, nil
		switch o := v.Base().Ref().(type) {
		case *Runspace:
			p.runspace = o
		case *Pool:
			p.pool = o
		default:
			p.owner = true
		}
	}
	return drop, nil
}

// NetMethod implements types.Backed; NetCall has the methods.
func (*PowerShell) NetMethod(value.Runtime, string, []value.Value) (value.Value, error) {
	return value.Null, nil
}

// refuseCallback is the error of a method that is given an AsyncCallback: it would run in a thread without runspace, where no script can.
func refuseCallback(name string, args []value.Value) error {
	at := -1
	switch name {
	case "BeginInvoke", "InvokeAsync":
		if len(args) >= 4 {
			at = len(args) - 2
		}
	case "BeginStop", "StopAsync", "BeginOpen", "BeginClose":
		if len(args) == 2 {
			at = 0
		}
	}
	if at >= 0 && !args[at].IsNull() {
		return notImplemented("The callback of " + name)
	}
	return nil
}

// NetCall implements types.BackedCaller.
func (p *PowerShell) NetCall(c *types.Call, name string) (value.Value, error) {
	if err := refuseCallback(name, c.Args); err != nil {
		return value.Null, err
	}
	switch name {
	case "AddCommand":
		if c.Args[0].IsNull() {
			return value.Null, types.ArgumentNull("commandInfo")
		}
		cmd := types.NewCommand(types.ToString(c.RT, c.Args[0]), false)
		cmd.Info = c.Args[0]
		return c.This, p.PSCommand().Add(cmd)
	case "AddParameters":
		return c.This, p.addParameters(c)
	case "CreateNestedPowerShell":
		return p.createNested()
	case "Invoke":
		return p.callInvoke(c)
	case "BeginInvoke":
		input, output, settings, state := asyncArguments(c)
		i, result, err := p.start(c.RT, input, output, settings)
		if err != nil {
			return value.Null, err
		}
		return value.Of(&asyncResult{of: p, state: state, done: i.done, invocation: i, output: result}), nil
	case "EndInvoke":
		return p.endInvoke(c)
	case "InvokeAsync":
		return p.invokeAsync(c)
	case "Stop":
		return value.Void, p.stop(c.RT.Context())
	case "BeginStop":
		return p.beginStop(c)
	case "StopAsync":
		t := types.NewTask(nil)
		go func() { t.Complete(value.Null, p.stop(c.RT.Context())) }()
		return value.Of(t), nil
	case "EndStop":
		r, ok := c.Args[0].Base().Ref().(*asyncResult)
		if !ok || r.of != any(p) || r.invocation != nil {
			return value.Null, foreignResult("BeginStop")
		}
		return value.Void, wait(c.RT, r.done)
	case "Dispose":
		return value.Void, p.dispose(c.RT)
	case "AsJobProxy":
		return value.Null, notImplemented("PowerShell.AsJobProxy")
	}
	return value.Null, notSupported()
}

// addParameters is AddParameters: positional ones of a list, or named ones of a dictionary.
func (p *PowerShell) addParameters(c *types.Call) error {
	if c.Args[0].IsNull() {
		return types.ArgumentNull("parameters")
	}
	command := p.PSCommand()
	d, ok := c.Args[0].Base().Ref().(*value.Dict)
	if !ok {
		return types.Each(c.RT, c.Args[0], func(v value.Value) error { return command.AddParameter("", v) })
	}
	for k, v := range d.All {
		name, ok := k.AsString()
		if !ok {
			return fail(excArgument, "One or more keys were not strings. All keys in the dictionary must be of type String.")
		}
		if err := command.AddParameter(name, v); err != nil {
			return err
		}
	}
	return nil
}

func (p *PowerShell) createNested() (value.Value, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.current == nil {
		return value.Null, fail(excPSOperation, "The PowerShell instance is not in the correct state for creating a nested PowerShell instance. Nested PowerShell instances should only be created in a running PowerShell instance.")
	}
	n := newPowerShell(p.parent)
	n.nested, n.owner, n.runspace = true, false, p.runspace
	return value.Of(n), nil
}

// callInvoke is the overloads of Invoke.
func (p *PowerShell) callInvoke(c *types.Call) (value.Value, error) {
	var input, output, settings value.Value
	if c.N() > 0 {
		input = c.Args[0]
	}
	for _, a := range c.Args[min(c.N(), 1):] {
		if _, ok := a.Base().Ref().(*types.PSInvocationSettings); ok {
			settings = a
		} else if !a.IsNull() {
			output = a
		}
	}
	if !output.IsNull() {
		if d, ok := output.Base().Ref().(*types.DataCollection); ok {
			return value.Void, p.invoke(c.RT, input, settings, func(v value.Value) error { return addConverted(c.RT, d, v) })
		}
		return value.Void, p.invoke(c.RT, input, settings, func(v value.Value) error {
			_, err := types.Invoke(c.RT, output, "Add", []value.Value{v})
			return err
		})
	}
	elem := value.TypePSObject
	if len(c.TypeArgs) > 0 {
		elem = c.TypeArgs[0]
	}
	var items []value.Value
	err := p.invoke(c.RT, input, settings, func(v value.Value) error {
		if elem != value.TypePSObject {
			x, err := types.Convert(c.RT, v, elem)
			if err != nil {
				return err
			}
			v = x
		}
		items = append(items, v)
		return nil
	})
	if err != nil {
		return value.Null, err
	}
	return collection(elem, items), nil
}

// asyncArguments are the arguments of BeginInvoke and InvokeAsync but for the callback, which refuseCallback has seen to.
func asyncArguments(c *types.Call) (input, output, settings, state value.Value) {
	switch c.N() {
	case 1:
		input = c.Args[0]
	case 2:
		input, output = c.Args[0], c.Args[1]
	case 4:
		input, settings, state = c.Args[0], c.Args[1], c.Args[3]
	case 5:
		input, output, settings, state = c.Args[0], c.Args[1], c.Args[2], c.Args[4]
	}
	return
}

func foreignResult(method string) error {
	return fail(excArgument, "The IAsyncResult object was not created by calling %s on this PowerShell instance.", method)
}

func wait(rt value.Runtime, done <-chan struct{}) error {
	select {
	case <-done:
		return nil
	case <-rt.Context().Done():
		return rt.Context().Err()
	}
}

func (p *PowerShell) endInvoke(c *types.Call) (value.Value, error) {
	if c.Args[0].IsNull() {
		return value.Null, types.ArgumentNull("asyncResult")
	}
	r, ok := c.Args[0].Base().Ref().(*asyncResult)
	if !ok || r.of != any(p) || r.invocation == nil {
		return value.Null, foreignResult("BeginInvoke")
	}
	if err := wait(c.RT, r.done); err != nil {
		return value.Null, err
	}
	if err := r.invocation.err; err != nil {
		return value.Null, types.OtherPipeline{Exception: errs.ExceptionFrom(err)}
	}
	return value.Of(r.output), nil
}

func (p *PowerShell) invokeAsync(c *types.Call) (value.Value, error) {
	input, output, settings, _ := asyncArguments(c)
	t := types.NewTask(types.MakeGeneric(netType("System.Management.Automation.PSDataCollection`1"), value.TypePSObject))
	i, result, err := p.start(c.RT, input, output, settings)
	if err != nil {
		return value.Null, err
	}
	go func() {
		// The invocation ends with its session at the latest.
		<-i.done
		t.Complete(value.Of(result), i.err)
	}()
	return value.Of(t), nil
}

func (p *PowerShell) beginStop(c *types.Call) (value.Value, error) {
	p.mu.Lock()
	gone := p.disposed
	p.mu.Unlock()
	if gone {
		return value.Null, disposed("PowerShell")
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		_ = p.stop(c.RT.Context())
	}()
	return value.Of(&asyncResult{of: p, state: c.Args[1], done: done}), nil
}
