package hosting

import (
	"context"
	"sync"

	"goposh/runtime/errs"
	"goposh/runtime/stream"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// pipeline is a System.Management.Automation.Runspaces.LocalPipeline: one run of commands in a runspace. It is safe for concurrent use.
type pipeline struct {
	value.Bag
	types.Events
	rs       *Runspace
	id       int64
	nested   bool
	commands *value.List

	input, output, errors *types.DataCollection

	mu        sync.Mutex
	state     int // a PSInvocationState number: PipelineState has the same
	reason    *errs.Exception
	hadErrors bool
	keepState bool
	cancel    context.CancelFunc
	done      chan struct{}
}

// newPipeline is CreatePipeline and CreateNestedPipeline.
func (rs *Runspace) newPipeline(rt value.Runtime, nested bool, args []value.Value) (value.Value, error) {
	rs.mu.Lock()
	rs.pipelines++
	id := rs.pipelines
	rs.mu.Unlock()
	p := &pipeline{rs: rs, id: id, nested: nested, commands: types.NewCommandCollection(), keepState: true,
		input: types.NewDataCollection(value.TypePSObject), output: types.NewDataCollection(value.TypePSObject), errors: types.NewDataCollection(value.TypeObject)}
	if len(args) > 0 {
		if args[0].IsNull() {
			return value.Null, types.ArgumentNull("command")
		}
		p.commands = types.NewCommandCollection(types.NewCommand(types.ToString(rt, args[0]), true))
	}
	return value.Of(p), nil
}

// Type implements value.Object.
func (*pipeline) Type() *value.Type {
	return netType("System.Management.Automation.Runspaces.LocalPipeline")
}

// Subscribe implements types.EventSource.
func (p *pipeline) Subscribe(event string, h types.EventHandler) (func(), bool) {
	return p.AddOf([]string{"StateChanged"}, event, h)
}

func (p *pipeline) stateInfo() value.Value {
	p.mu.Lock()
	defer p.mu.Unlock()
	return value.Of(&stateInfo{class: "System.Management.Automation.Runspaces.PipelineStateInfo", enum: "System.Management.Automation.Runspaces.PipelineState", state: p.state, reason: p.reason})
}

func (p *pipeline) setState(state int, reason *errs.Exception) {
	p.mu.Lock()
	p.state, p.reason = state, reason
	p.mu.Unlock()
	if p.Wanted("StateChanged") {
		p.Raise("StateChanged", value.Of(p), value.Of(types.NewEventArgs("System.Management.Automation.Runspaces.PipelineStateEventArgs",
			types.EventArg{Name: "PipelineStateInfo", Value: p.stateInfo()})))
	}
}

// NetProperty implements types.Backed.
func (p *pipeline) NetProperty(_ value.Runtime, name string) (value.Value, error) {
	switch name {
	case "Runspace":
		return value.Of(p.rs), nil
	case "IsNested":
		return value.Bool(p.nested), nil
	case "PipelineStateInfo":
		return p.stateInfo(), nil
	case "Input":
		return value.Of(&pipelineWriter{to: p.input}), nil
	case "Output":
		return value.Of(&pipelineReader{from: p.output, class: "System.Management.Automation.Internal.PSObjectReader"}), nil
	case "Error":
		return value.Of(&pipelineReader{from: p.errors, class: "System.Management.Automation.Internal.ObjectReader"}), nil
	case "InstanceId":
		return value.Long(p.id), nil
	case "Commands":
		return value.Of(p.commands), nil
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if name == "HadErrors" {
		return value.Bool(p.hadErrors), nil
	}
	return value.Bool(p.keepState), nil
}

// SetNetProperty implements types.Backed: SetPipelineSessionState.
func (p *pipeline) SetNetProperty(_ value.Runtime, _ string, v value.Value) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.keepState = types.ToBool(v)
	return nil
}

// NetMethod implements types.Backed.
func (p *pipeline) NetMethod(rt value.Runtime, name string, args []value.Value) (value.Value, error) {
	switch name {
	case "Invoke":
		return p.invoke(rt, args)
	case "InvokeAsync":
		return value.Void, p.start(rt)
	case "Stop", "StopAsync":
		return value.Void, p.stop(rt, name == "Stop")
	case "Copy":
		n, err := p.rs.newPipeline(rt, p.nested, nil)
		if err != nil {
			return value.Null, err
		}
		c := n.Ref().(*pipeline)
		for _, cmd := range types.CommandsOf(p.commands) {
			c.commands.Items = append(c.commands.Items, value.Of(cmd.Clone()))
		}
		return n, nil
	case "Dispose":
		return value.Void, p.stop(rt, true)
	}
	return value.Null, notSupported()
}

// begin reserves the runspace.
func (p *pipeline) begin(rt value.Runtime, ctx context.Context) (e Engine, run context.Context, end func(), err error) {
	p.mu.Lock()
	state := p.state
	p.mu.Unlock()
	switch {
	case state != notStarted:
		return nil, nil, nil, fail(excPipelineState, "Cannot invoke pipeline because it has already been invoked.")
	case len(p.commands.Items) == 0:
		return nil, nil, nil, fail(excPSOperation, "The pipeline does not contain a command.")
	}
	if p.nested {
		if e, err = engineOf(rt); err != nil {
			return nil, nil, nil, err
		}
		if e != p.rs.engineNow() {
			return nil, nil, nil, fail(excPSOperation, "A nested pipeline can only be invoked from the pipeline that runs.")
		}
		run, p.cancel = context.WithCancel(ctx)
		end = p.cancel
	} else if e, run, end, err = p.rs.begin(ctx); err != nil {
		return nil, nil, nil, err
	}
	p.mu.Lock()
	run, p.cancel = context.WithCancel(run)
	p.done = make(chan struct{})
	p.mu.Unlock()
	p.setState(running, nil)
	return e, run, end, nil
}

func (rs *Runspace) engineNow() Engine {
	rs.mu.Lock()
	defer rs.mu.Unlock()
	return rs.engine
}

// run runs the commands and frees the runspace.
func (p *pipeline) run(e Engine, ctx context.Context, end func(), input func() (value.Value, bool, error)) error {
	err := e.RunCommands(ctx, Request{Commands: types.CommandsOf(p.commands), Input: input, Nested: p.nested,
		Output:    p.output.Add,
		Error:     func(r *errs.Record) error { return p.errors.Add(value.Of(r)) },
		Record:    func(stream.Record) error { return nil },
		HadErrors: p.noteErrors,
	})
	end()
	reason := errs.ExceptionFrom(err)
	state := completed
	if err != nil {
		p.noteErrors()
		if state = failed; reason.TypeName == excStopped {
			state = stopped
		}
	}
	p.output.Complete()
	p.errors.Complete()
	p.cancel()
	p.setState(state, reason)
	close(p.done)
	return err
}

func (p *pipeline) noteErrors() {
	p.mu.Lock()
	p.hadErrors = true
	p.mu.Unlock()
}

func (p *pipeline) invoke(rt value.Runtime, args []value.Value) (value.Value, error) {
	var input func() (value.Value, bool, error)
	var err error
	switch {
	case len(args) > 0:
		input, err = reader(rt, args[0])
	case p.input.Len() > 0:
		input, err = reader(rt, value.Of(p.input))
	}
	if err != nil {
		return value.Null, err
	}
	e, ctx, end, err := p.begin(rt, rt.Context())
	if err != nil {
		return value.Null, err
	}
	if err := p.run(e, ctx, end, input); err != nil {
		return value.Null, err
	}
	return collection(value.TypePSObject, p.output.Take(-1)), nil
}

// start is InvokeAsync.
func (p *pipeline) start(rt value.Runtime) error {
	if p.nested {
		return fail(excPSOperation, "Nested pipelines cannot be invoked asynchronously. Use the Invoke method.")
	}
	e, ctx, end, err := p.begin(rt, context.Background())
	if err != nil {
		return err
	}
	reg := registryOf(p.rs.parent)
	i := &invocation{ctx: ctx, cancel: p.cancel, done: p.done}
	if !reg.start(i) {
		p.cancel()
	}
	p.output.AddWriter()
	p.errors.AddWriter()
	go func() {
		defer reg.end(i)
		_ = p.run(e, ctx, end, bufferReader(i, p.input))
	}()
	return nil
}

func (p *pipeline) stop(rt value.Runtime, waits bool) error {
	p.mu.Lock()
	cancel, done, state := p.cancel, p.done, p.state
	p.mu.Unlock()
	if state != running || done == nil {
		return nil
	}
	p.setState(stopping, nil)
	cancel()
	if !waits || p.nested {
		return nil
	}
	return wait(rt, done)
}

// pipelineReader is the Output or Error of a pipeline.
type pipelineReader struct {
	value.Bag
	from  *types.DataCollection
	class string
}

// Type implements value.Object.
func (r *pipelineReader) Type() *value.Type { return netType(r.class) }

// NetProperty implements types.Backed.
func (r *pipelineReader) NetProperty(_ value.Runtime, name string) (value.Value, error) {
	switch name {
	case "Count":
		return value.Int(int32(r.from.Len())), nil
	case "IsOpen":
		return value.Bool(r.from.IsOpen()), nil
	case "EndOfPipeline":
		return value.Bool(r.from.Len() == 0 && !r.from.IsOpen()), nil
	case "MaxCapacity":
		const noLimit = 1<<31 - 1
		return value.Int(noLimit), nil
	}
	return value.Null, notImplemented("PipelineReader." + name)
}

// SetNetProperty implements types.Backed; the properties are read only.
func (*pipelineReader) SetNetProperty(value.Runtime, string, value.Value) error { return nil }

// NetMethod implements types.Backed.
func (r *pipelineReader) NetMethod(rt value.Runtime, name string, args []value.Value) (value.Value, error) {
	limit := -1
	if len(args) > 0 {
		limit = int(args[0].Int64())
	}
	all := func(wait func(n int) int) (value.Value, error) {
		if n := wait(limit); n > 0 {
			if _, _, err := r.from.Read(rt.Context(), n-1); err != nil {
				return value.Null, err
			}
		}
		return collection(r.from.Elem(), r.from.Take(limit)), nil
	}
	switch {
	case name == "Close":
		r.from.Complete()
		return value.Void, nil
	case name == "Peek":
		if items := r.from.Items(); len(items) > 0 {
			return items[0], nil
		}
	case name == "Read" && len(args) == 0:
		if _, ok, err := r.from.Read(rt.Context(), 0); !ok {
			return noObject(), err
		}
		if items := r.from.Take(1); len(items) > 0 {
			return items[0], nil
		}
	case name == "Read":
		return all(func(n int) int { return n })
	case name == "ReadToEnd":
		const end = 1 << 31
		return all(func(int) int { return end })
	case name == "NonBlockingRead":
		return all(func(int) int { return 0 })
	}
	return noObject(), nil
}

// noObject is AutomationNull, what a reader gives when there is nothing to read.
func noObject() value.Value { return value.Void }

// pipelineWriter is the Input of a pipeline.
type pipelineWriter struct {
	value.Bag
	to *types.DataCollection
}

// Type implements value.Object.
func (*pipelineWriter) Type() *value.Type {
	return netType("System.Management.Automation.Internal.ObjectWriter")
}

// NetProperty implements types.Backed.
func (w *pipelineWriter) NetProperty(rt value.Runtime, name string) (value.Value, error) {
	return (&pipelineReader{from: w.to}).NetProperty(rt, name)
}

// SetNetProperty implements types.Backed; the properties are read only.
func (*pipelineWriter) SetNetProperty(value.Runtime, string, value.Value) error { return nil }

// NetMethod implements types.Backed.
func (w *pipelineWriter) NetMethod(rt value.Runtime, name string, args []value.Value) (value.Value, error) {
	switch name {
	case "Close":
		w.to.Complete()
		return value.Void, nil
	case "Flush":
		return value.Void, nil
	}
	n := 0
	add := func(v value.Value) error {
		n++
		return w.to.Add(v)
	}
	var err error
	if len(args) > 1 && types.ToBool(args[1]) {
		err = types.Each(rt, args[0], add)
	} else {
		err = add(args[0])
	}
	return value.Int(int32(n)), err
}
