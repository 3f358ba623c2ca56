package hosting

import (
	"cmp"
	"context"
	"strings"
	"sync"
	"time"

	"github.com/google/uuid"

	"goposh/runtime/errs"
	"goposh/runtime/session"
	"goposh/runtime/stream"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// The numbers of System.Management.Automation.PSInvocationState.
const (
	notStarted = iota
	running
	stopping
	stopped
	completed
	failed
)

// PowerShell is a System.Management.Automation.PowerShell: commands, the runspace to run them in, and what they wrote. It is safe for
// concurrent use.
type PowerShell struct {
	value.Bag
	types.Events
	guid   uuid.UUID
	parent *session.Session
	nested bool

	mu        sync.Mutex
	command   *types.PSCommand
	streams   *types.PSDataStreams
	state     int
	reason    *errs.Exception
	hadErrors bool
	runspace  *Runspace
	owner     bool
	pool      *Pool
	disposed  bool
	history   string
	current   *invocation
	first     *types.InitialSessionState // of the runspace that it will make
}

// newPowerShell returns a PowerShell without commands, made by a script of the session parent.
func newPowerShell(parent *session.Session) *PowerShell {
	p := &PowerShell{guid: uuid.New(), parent: parent, streams: types.NewPSDataStreams(), owner: true}
	p.setCommand(types.NewPSCommand())
	return p
}

// Type implements value.Object.
func (*PowerShell) Type() *value.Type { return netType("System.Management.Automation.PowerShell") }

// Subscribe implements types.EventSource.
func (p *PowerShell) Subscribe(event string, h types.EventHandler) (func(), bool) {
	return p.AddOf([]string{"InvocationStateChanged"}, event, h)
}

// PSCommand implements types.CommandHolder.
func (p *PowerShell) PSCommand() *types.PSCommand {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.command
}

func (p *PowerShell) setCommand(c *types.PSCommand) {
	c.Changing = p.changeable
	p.command = c
}

// changeable is the error of changing a PowerShell that runs or is gone.
func (p *PowerShell) changeable() error {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.changeableLocked()
}

func (p *PowerShell) changeableLocked() error {
	switch {
	case p.disposed:
		return disposed("PowerShell")
	case p.current != nil:
		return fail(excPowerShellState, "The state of the current PowerShell instance is not valid for this operation.")
	}
	return nil
}

func (p *PowerShell) stateInfo() value.Value {
	p.mu.Lock()
	defer p.mu.Unlock()
	return value.Of(&stateInfo{class: "System.Management.Automation.PSInvocationStateInfo", enum: "System.Management.Automation.PSInvocationState", state: p.state, reason: p.reason})
}

// setState changes the state; the lock is not held.
func (p *PowerShell) setState(state int, reason *errs.Exception) {
	p.mu.Lock()
	p.state, p.reason = state, reason
	p.mu.Unlock()
	p.raiseState()
}

func (p *PowerShell) raiseState() {
	if p.Wanted("InvocationStateChanged") {
		p.Raise("InvocationStateChanged", value.Of(p), value.Of(types.NewEventArgs("System.Management.Automation.PSInvocationStateChangedEventArgs",
			types.EventArg{Name: "InvocationStateInfo", Value: p.stateInfo()})))
	}
}

// invocation is one run of a PowerShell's commands.
type invocation struct {
	ps       *PowerShell
	ctx      context.Context
	cancel   context.CancelFunc
	commands *types.PSCommand
	settings *types.PSInvocationSettings
	engine   Engine
	release  []func()
	input    func() (value.Value, bool, error)
	output   func(value.Value) error
	// finally runs when all is done, before who waits goes on.
	finally func()
	done    chan struct{}
	err     error // valid once done is closed
}

// begin prepares a run: it checks that there can be one and marks the PowerShell as running. ctx ends the run.
func (p *PowerShell) begin(ctx context.Context) (*invocation, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	switch {
	case p.disposed:
		return nil, disposed("PowerShell")
	case p.current != nil:
		return nil, fail(excInvalidOperation, "The operation cannot be performed because a command has already been started. Wait for the command to complete, or stop it, and then try the operation again.")
	case len(p.command.Commands()) == 0:
		return nil, fail(excPSOperation, "No commands are specified.")
	}
	i := &invocation{ps: p, commands: p.command, done: make(chan struct{})}
	i.ctx, i.cancel = context.WithCancel(ctx)
	p.current = i
	p.hadErrors = false
	return i, nil
}

// reserve finds the runspace to run in. With wait it waits for one of the pool.
func (i *invocation) reserve(rt value.Runtime, wait bool) error {
	p := i.ps
	p.mu.Lock()
	pool, rs, own := p.pool, p.runspace, p.owner
	p.mu.Unlock()
	if p.nested {
		e, err := engineOf(rt)
		i.engine = e
		return err
	}
	if pool != nil {
		if err := pool.check(); err != nil || !wait {
			return err
		}
		var err error
		if rs, err = pool.take(i.ctx); err != nil {
			return err
		}
		i.release = append(i.release, func() { pool.give(rs) })
	} else if own {
		if rs = p.ownRunspace(); rs.unopened() {
			if err := rs.Open(i.ctx); err != nil {
				return err
			}
		}
	}
	e, ctx, end, err := rs.begin(i.ctx)
	if err != nil {
		return err
	}
	i.engine, i.ctx = e, ctx
	i.release = append(i.release, end)
	return nil
}

// useHost makes the runspace of a PowerShell that has none with the host of the settings. One that is there keeps its own.
func (i *invocation) useHost() error {
	if i.settings == nil || i.settings.Host.IsNull() {
		return nil
	}
	p, host := i.ps, i.settings.Host
	p.mu.Lock()
	defer p.mu.Unlock()
	switch {
	case p.runspace == nil && p.pool == nil && p.owner:
		p.runspace = New(p.parent, p.first, host)
		return nil
	case p.runspace != nil && p.runspace.host.Ref() == host.Ref():
		return nil
	}
	return notImplemented("PSInvocationSettings.Host for a runspace with another host")
}

func (rs *Runspace) unopened() bool {
	rs.mu.Lock()
	defer rs.mu.Unlock()
	return rs.state == beforeOpen
}

// ownRunspace makes the runspace of a PowerShell that was given none.
func (p *PowerShell) ownRunspace() *Runspace {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.runspace == nil {
		p.runspace = New(p.parent, p.first, value.Null)
	}
	return p.runspace
}

// abandon ends a run that could not start; the PowerShell is as before.
func (i *invocation) abandon() {
	i.free()
	i.ps.mu.Lock()
	i.ps.current = nil
	i.ps.mu.Unlock()
	close(i.done)
}

func (i *invocation) free() {
	for n := len(i.release) - 1; n >= 0; n-- {
		i.release[n]()
	}
	i.release = nil
	i.cancel()
}

// run runs the statements and ends the invocation.
func (i *invocation) run() { i.end(i.statements()) }

// end ends the invocation with what its run ended with.
func (i *invocation) end(err error) {
	if i.finally != nil {
		i.finally()
	}
	i.free()
	i.err = err
	reason := errs.ExceptionFrom(err)
	state := completed
	switch {
	case err == nil:
	case reason.TypeName == excStopped:
		state = stopped
	default:
		state = failed
	}
	p := i.ps
	p.mu.Lock()
	p.current = nil
	p.hadErrors = p.hadErrors || err != nil
	p.state, p.reason = state, reason
	p.mu.Unlock()
	p.raiseState()
	close(i.done)
}

func (i *invocation) statements() error {
	p := i.ps
	p.mu.Lock()
	out := p.streams
	p.mu.Unlock()
	if i.settings != nil && i.settings.AddToHistory {
		now := time.Now()
		session.HistoryOf(i.engine.Session()).Add(&session.HistoryEntry{CommandLine: p.historyText(i.commands), Status: completed, Start: now, End: now})
	}
	list := i.commands.Statements()
	input := i.input
	for _, commands := range list {
		err := i.engine.RunCommands(i.ctx, Request{Commands: commands, Input: input, Output: i.output, Nested: p.nested,
			Error:     func(r *errs.Record) error { out.AddError(r); return nil },
			Record:    func(r stream.Record) error { out.AddRecord(r); return nil },
			HadErrors: p.noteErrors,
		})
		input = nil
		if err == nil {
			continue
		}
		ex := errs.ExceptionFrom(err)
		if ex.TypeName == excStopped || ex.TypeName == excPreferenceStop || len(list) == 1 {
			return err
		}
		// One statement of several fails by itself.
		p.noteErrors()
		out.AddError(errs.RecordFrom(ex))
	}
	return nil
}

func (p *PowerShell) noteErrors() {
	p.mu.Lock()
	p.hadErrors = true
	p.mu.Unlock()
}

// historyText is the command line that the history shows.
func (p *PowerShell) historyText(c *types.PSCommand) string {
	p.mu.Lock()
	text := p.history
	p.mu.Unlock()
	if text != "" {
		return text
	}
	var b strings.Builder
	for _, c := range c.Commands() {
		b.WriteString(c.Text)
	}
	return b.String()
}

// invoke runs the commands in the caller's goroutine.
func (p *PowerShell) invoke(rt value.Runtime, input, settings value.Value, output func(value.Value) error) error {
	i, err := p.begin(rt.Context())
	if err != nil {
		return err
	}
	i.output = output
	i.settings, _ = settings.Base().Ref().(*types.PSInvocationSettings)
	if i.input, err = reader(rt, input); err == nil {
		err = i.useHost()
	}
	if err == nil {
		err = i.reserve(rt, true)
	}
	if err != nil {
		i.abandon()
		return err
	}
	p.setState(running, nil)
	i.run()
	if err := rt.Context().Err(); err != nil || i.err == nil || p.nested {
		return cmp.Or(err, i.err)
	}
	return types.OtherPipeline{Exception: errs.ExceptionFrom(i.err)}
}

// start runs the commands in a goroutine of their own.
func (p *PowerShell) start(rt value.Runtime, input, output, settings value.Value) (*invocation, *types.DataCollection, error) {
	if p.nested {
		return nil, nil, fail(excPSOperation, "Nested PowerShell instances cannot be invoked asynchronously. Use the Invoke method.")
	}
	i, err := p.begin(context.Background())
	if err != nil {
		return nil, nil, err
	}
	i.settings, _ = settings.Base().Ref().(*types.PSInvocationSettings)
	if d, ok := input.Base().Ref().(*types.DataCollection); ok {
		i.input = bufferReader(i, d)
	}
	result := types.NewDataCollection(value.TypePSObject)
	to, given := output.Base().Ref().(*types.DataCollection)
	if !given {
		to = result
	}
	i.output = func(v value.Value) error { return addConverted(i.engine, to, v) }
	reg := registryOf(p.parent)
	if err = i.useHost(); err == nil {
		err = i.reserve(rt, false)
	}
	if err == nil && !reg.start(i) {
		err = fail(excInvalidOperation, "The session is closed.")
	}
	if err != nil {
		i.abandon()
		return nil, nil, err
	}
	to.AddWriter()
	i.finally = func() {
		to.RemoveWriter()
		result.Complete()
	}
	p.setState(running, nil)
	go func() {
		defer reg.end(i)
		if i.engine == nil {
			// The pool may let it wait for a runspace.
			if err := i.reserve(rt, true); err != nil {
				i.end(err)
				return
			}
		}
		i.run()
	}()
	return i, result, nil
}

// stop ends a run and waits for its end.
func (p *PowerShell) stop(ctx context.Context) error {
	p.mu.Lock()
	i := p.current
	switch {
	case p.disposed:
		p.mu.Unlock()
		return disposed("PowerShell")
	case i == nil && p.state == notStarted:
		p.mu.Unlock()
		p.setState(stopping, nil)
		p.setState(stopped, fail(excStopped, "The pipeline has been stopped."))
		return nil
	case i == nil:
		p.mu.Unlock()
		return nil
	}
	p.mu.Unlock()
	p.setState(stopping, nil)
	i.cancel()
	select {
	case <-i.done:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// dispose stops what runs and closes the runspace that the PowerShell made.
func (p *PowerShell) dispose(rt value.Runtime) error {
	p.mu.Lock()
	if p.disposed {
		p.mu.Unlock()
		return nil
	}
	i := p.current
	p.mu.Unlock()
	if i != nil && !p.nested {
		if err := p.stop(rt.Context()); err != nil {
			return err
		}
	}
	p.mu.Lock()
	p.disposed = true
	rs, owner := p.runspace, p.owner
	p.mu.Unlock()
	if rs == nil || !owner {
		return nil
	}
	by, _ := engineOf(rt)
	return rs.close(by)
}
