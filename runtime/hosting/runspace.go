package hosting

import (
	"context"
	"fmt"
	"sync"

	"github.com/google/uuid"

	"goposh/runtime/errs"
	"goposh/runtime/session"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// The numbers of System.Management.Automation.Runspaces.RunspaceState.
const (
	beforeOpen = iota
	opening
	opened
	closed
	closing
	broken
)

var runspaceStates = [...]string{"BeforeOpen", "Opening", "Opened", "Closed", "Closing", "Broken"}

// The numbers of System.Management.Automation.Runspaces.RunspaceAvailability.
const (
	availableNone   = 0
	available       = 1
	availableNested = 2
	availableBusy   = 3
)

// Runspace is a System.Management.Automation.Runspaces.LocalRunspace. It is safe for concurrent use; what it runs is not.
type Runspace struct {
	value.Bag
	types.Events
	id     int
	guid   uuid.UUID
	parent *session.Session
	host   value.Value
	first  *types.InitialSessionState

	mu        sync.Mutex
	name      string
	state     int
	reason    *errs.Exception
	engine    Engine
	adopted   bool // the session was there before the object: its owner closes it
	running   *activity
	pipelines int64
	// What scripts set without effect here.
	apartment, threads value.Value
}

// activity is a pipeline that runs in a runspace.
type activity struct {
	cancel context.CancelFunc
	done   chan struct{}
}

// New returns a runspace that is not open yet, made by a script of the session parent. first may be nil, and host $null.
func New(parent *session.Session, first *types.InitialSessionState, host value.Value) *Runspace {
	rs := &Runspace{guid: uuid.New(), parent: parent, host: host, first: first}
	registryOf(parent).add(rs)
	rs.name = fmt.Sprintf("Runspace%d", rs.id)
	return rs
}

type ownRunspaceKey struct{}

// Of is the Runspace object of a session; nil for a session that no engine runs.
func Of(s *session.Session) *Runspace {
	e, ok := s.Service(EngineKey{}, nil).(Engine)
	if !ok {
		return nil
	}
	r := registryOf(s)
	rs, _ := s.Service(ownRunspaceKey{}, func() any {
		rs := &Runspace{id: 1, guid: uuid.New(), parent: s, engine: e, state: opened, adopted: true}
		if r.root != s {
			r.add(rs)
		}
		rs.name = fmt.Sprintf("Runspace%d", rs.id)
		return rs
	}).(*Runspace)
	return rs
}

// Type implements value.Object.
func (*Runspace) Type() *value.Type {
	return netType("System.Management.Automation.Runspaces.LocalRunspace")
}

var runspaceEvents = []string{"StateChanged", "AvailabilityChanged"}

// Subscribe implements types.EventSource.
func (rs *Runspace) Subscribe(event string, h types.EventHandler) (func(), bool) {
	return rs.AddOf(runspaceEvents, event, h)
}

// ID is the number of the runspace.
func (rs *Runspace) ID() int { return rs.id }

// Name is the runspace's name.
func (rs *Runspace) Name() string {
	rs.mu.Lock()
	defer rs.mu.Unlock()
	return rs.name
}

// GUID is InstanceId.
func (rs *Runspace) GUID() uuid.UUID { return rs.guid }

// setState changes the state; the lock is not held.
func (rs *Runspace) setState(state int, reason *errs.Exception) {
	rs.mu.Lock()
	rs.state, rs.reason = state, reason
	rs.mu.Unlock()
	rs.raiseState()
}

func (rs *Runspace) raiseState() {
	if rs.Wanted("StateChanged") {
		rs.Raise("StateChanged", value.Of(rs), value.Of(types.NewEventArgs("System.Management.Automation.Runspaces.RunspaceStateEventArgs",
			types.EventArg{Name: "RunspaceStateInfo", Value: rs.stateInfo()})))
	}
}

func (rs *Runspace) raiseAvailability() {
	if rs.Wanted("AvailabilityChanged") {
		rs.Raise("AvailabilityChanged", value.Of(rs), value.Of(types.NewEventArgs("System.Management.Automation.Runspaces.RunspaceAvailabilityEventArgs",
			types.EventArg{Name: "RunspaceAvailability", Value: enum(enumAvailability, rs.availability())})))
	}
}

const (
	enumRunspaceState = "System.Management.Automation.Runspaces.RunspaceState"
	enumAvailability  = "System.Management.Automation.Runspaces.RunspaceAvailability"
)

func (rs *Runspace) stateInfo() value.Value {
	rs.mu.Lock()
	defer rs.mu.Unlock()
	return value.Of(&stateInfo{class: "System.Management.Automation.Runspaces.RunspaceStateInfo", enum: enumRunspaceState, state: rs.state, reason: rs.reason})
}

func (rs *Runspace) availability() int {
	rs.mu.Lock()
	defer rs.mu.Unlock()
	switch {
	case rs.state != opened:
		return availableNone
	case rs.running != nil, rs.engine.Running():
		return availableBusy
	}
	return available
}

// Open makes the session.
func (rs *Runspace) Open(ctx context.Context) error {
	rs.mu.Lock()
	if rs.state != beforeOpen {
		state := rs.state
		rs.mu.Unlock()
		return fail(excRunspaceState, "Cannot open the runspace because the runspace is not in the BeforeOpen state. Current state of the runspace is '%s'.", runspaceStates[state])
	}
	rs.state = opening
	rs.mu.Unlock()
	rs.raiseState()
	e, err := rs.makeEngine()
	if err != nil {
		reason := errs.ExceptionFrom(err)
		rs.setState(broken, reason)
		return reason
	}
	e.Session().SetService(ownRunspaceKey{}, rs)
	rs.mu.Lock()
	rs.engine = e
	rs.mu.Unlock()
	rs.setState(opened, nil)
	rs.raiseAvailability()
	if rs.first != nil {
		if err := rs.startUp(ctx); err != nil {
			reason := errs.ExceptionFrom(err)
			_ = rs.close(nil)
			rs.setState(broken, reason)
			return reason
		}
	}
	return nil
}

func (rs *Runspace) makeEngine() (Engine, error) {
	m, ok := rs.parent.Service(MakerKey{}, nil).(Maker)
	if !ok {
		return nil, fail(excInvalidOperation, "The session cannot make runspaces.")
	}
	o := Options{Parent: rs.parent, State: rs.first}
	if !rs.host.IsNull() {
		o.Host = rs.parent.Host
	}
	e, err := m.NewEngine(o)
	if err == nil {
		Join(e.Session(), rs.parent)
	}
	return e, err
}

// startUp imports the modules and runs the scripts of the initial session state, in full language.
func (rs *Runspace) startUp(ctx context.Context) error {
	run := func(c *types.Command) error {
		return rs.engine.RunCommands(ctx, Request{Commands: []*types.Command{c}, Output: func(value.Value) error { return nil }})
	}
	for _, name := range rs.first.Modules {
		if err := run(rs.engine.ImportModule(name)); err != nil && rs.first.ThrowOnOpenError {
			return err
		}
	}
	for _, path := range rs.first.StartupScripts() {
		if err := run(rs.engine.Script(path)); err != nil {
			return err
		}
	}
	rs.engine.Session().LanguageMode = rs.first.LanguageMode
	return nil
}

// notOpened is the error of what needs an open runspace.
func notOpened(state int, format string) error {
	return fail(excRunspaceState, format, runspaceStates[state])
}

const (
	msgNotOpenedForPipeline = "Cannot perform operation because the runspace is not in the 'Opened' state. Current state of runspace is '%s'."
	msgNotOpenedForState    = "Cannot perform the operation because the runspace is not in the Opened state. Current state of the runspace is '%s'."
)

// begin reserves the runspace for a pipeline. The context it gives ends with the runspace; end frees it.
func (rs *Runspace) begin(ctx context.Context) (e Engine, run context.Context, end func(), err error) {
	rs.mu.Lock()
	switch {
	case rs.state != opened:
		state := rs.state
		rs.mu.Unlock()
		return nil, nil, nil, notOpened(state, msgNotOpenedForPipeline)
	case rs.running != nil, rs.engine.Running():
		rs.mu.Unlock()
		return nil, nil, nil, concurrent()
	}
	ctx, cancel := context.WithCancel(ctx)
	a := &activity{cancel: cancel, done: make(chan struct{})}
	rs.running = a
	e = rs.engine
	rs.mu.Unlock()
	rs.raiseAvailability()
	return e, ctx, func() {
		cancel()
		rs.mu.Lock()
		rs.running = nil
		rs.mu.Unlock()
		close(a.done)
		rs.raiseAvailability()
	}, nil
}

// Close stops what runs in the runspace and ends its session. by is the engine that asks: a runspace cannot close itself.
func (rs *Runspace) close(by Engine) error {
	rs.mu.Lock()
	switch {
	case rs.state == closed || rs.state == closing || rs.state == broken:
		rs.mu.Unlock()
		return nil
	case rs.state == beforeOpen:
		rs.state = closed
		rs.mu.Unlock()
		rs.raiseState()
		return nil
	case rs.adopted, by != nil && rs.engine == by:
		rs.mu.Unlock()
		return fail(excInvalidOperation, "The runspace cannot be closed while it runs the pipeline that closes it.")
	}
	rs.state = closing
	a := rs.running
	rs.mu.Unlock()
	rs.raiseState()
	if a != nil {
		a.cancel()
		<-a.done
	}
	rs.engine.Close()
	rs.setState(closed, nil)
	rs.raiseAvailability()
	return nil
}

// with calls f with the session of an open, idle runspace, or of the one that runs the call.
func (rs *Runspace) with(rt value.Runtime, f func(e Engine) error) error {
	rs.mu.Lock()
	defer rs.mu.Unlock()
	if rs.state != opened {
		return notOpened(rs.state, msgNotOpenedForState)
	}
	if by, err := engineOf(rt); err != nil || by != rs.engine {
		if rs.running != nil || rs.engine.Running() {
			return fail(excPSOperation, "A pipeline is running. The session state of the runspace cannot be used while a pipeline is running.")
		}
	}
	return f(rs.engine)
}
