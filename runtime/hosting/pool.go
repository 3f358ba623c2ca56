package hosting

import (
	"context"
	"sync"

	"github.com/google/uuid"

	"goposh/runtime/session"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// Pool is a System.Management.Automation.Runspaces.RunspacePool: runspaces that invocations share. It is safe for concurrent use.
type Pool struct {
	value.Bag
	types.Events
	guid   uuid.UUID
	parent *session.Session
	host   value.Value
	first  *types.InitialSessionState

	mu       sync.Mutex
	min, max int
	state    int // a RunspaceState number: RunspacePoolState has the same
	disposed bool
	idle     []*Runspace
	used     map[*Runspace]struct{}
	changed  chan struct{} // closed and replaced when a runspace comes free or the pool closes
	// What scripts set without effect here.
	cleanup, apartment, threads value.Value
}

// newPool returns a pool that is not open yet.
func newPool(parent *session.Session, low, high int, first *types.InitialSessionState, host value.Value) (*Pool, error) {
	switch {
	case low < 1:
		return nil, fail(excArgument, "The minimum pool size cannot be less than 1.")
	case high < 1:
		return nil, fail(excArgument, "The maximum pool size cannot be less than 1.")
	case low > high:
		return nil, fail(excArgument, "The minimum pool size cannot be greater than the maximum pool size.")
	}
	return &Pool{guid: uuid.New(), parent: parent, host: host, first: first, min: low, max: high,
		used: map[*Runspace]struct{}{}, changed: make(chan struct{})}, nil
}

// Type implements value.Object.
func (*Pool) Type() *value.Type {
	return netType("System.Management.Automation.Runspaces.RunspacePool")
}

// Subscribe implements types.EventSource.
func (p *Pool) Subscribe(event string, h types.EventHandler) (func(), bool) {
	return p.AddOf([]string{"StateChanged"}, event, h)
}

func (p *Pool) stateInfo() value.Value {
	p.mu.Lock()
	defer p.mu.Unlock()
	return value.Of(&stateInfo{class: "System.Management.Automation.RunspacePoolStateInfo", enum: "System.Management.Automation.Runspaces.RunspacePoolState", state: p.state})
}

func (p *Pool) setState(state int) {
	p.mu.Lock()
	p.state = state
	p.wake()
	p.mu.Unlock()
	if p.Wanted("StateChanged") {
		p.Raise("StateChanged", value.Of(p), value.Of(types.NewEventArgs("System.Management.Automation.Runspaces.RunspacePoolStateChangedEventArgs",
			types.EventArg{Name: "RunspacePoolStateInfo", Value: p.stateInfo()})))
	}
}

// wake tells who waits for a runspace to look again; the lock is held.
func (p *Pool) wake() {
	close(p.changed)
	p.changed = make(chan struct{})
}

// open makes the pool usable. Its runspaces are made when they are first needed: they cost too little to be made ahead.
func (p *Pool) open() error {
	p.mu.Lock()
	state, gone := p.state, p.disposed
	p.mu.Unlock()
	switch {
	case gone:
		return disposed("RunspacePool")
	case state != beforeOpen:
		return fail(excPoolState, "Cannot open the runspace pool because it is not in the 'BeforeOpen' state. The current state is '%s'.", runspaceStates[state])
	}
	p.setState(opening)
	p.setState(opened)
	return nil
}

// close stops what the pool's runspaces run, and ends them.
func (p *Pool) close(by Engine) error {
	p.mu.Lock()
	if p.state == closed || p.state == closing {
		p.mu.Unlock()
		return nil
	}
	list := append([]*Runspace(nil), p.idle...)
	for rs := range p.used {
		list = append(list, rs)
	}
	p.idle = nil
	p.mu.Unlock()
	p.setState(closing)
	var first error
	for _, rs := range list {
		if err := rs.close(by); err != nil && first == nil {
			first = err
		}
	}
	p.setState(closed)
	return first
}

// check is the error of using a pool that is not open.
func (p *Pool) check() error {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.checkLocked()
}

func (p *Pool) checkLocked() error {
	if p.state == opened {
		return nil
	}
	return fail(excPoolState, "Cannot perform the operation because the runspace pool is not in the 'Opened' state. The current state is '%s'.", runspaceStates[p.state])
}

// take gives a free runspace, waiting for one while all are in use.
func (p *Pool) take(ctx context.Context) (*Runspace, error) {
	for {
		p.mu.Lock()
		if err := p.checkLocked(); err != nil {
			p.mu.Unlock()
			return nil, err
		}
		if n := len(p.idle); n > 0 {
			rs := p.idle[n-1]
			p.idle = p.idle[:n-1]
			p.used[rs] = struct{}{}
			p.mu.Unlock()
			return rs, nil
		}
		if len(p.used) < p.max {
			rs := New(p.parent, p.first, p.host)
			p.used[rs] = struct{}{}
			p.mu.Unlock()
			if err := rs.Open(ctx); err != nil {
				p.give(rs)
				return nil, err
			}
			return rs, nil
		}
		changed := p.changed
		p.mu.Unlock()
		select {
		case <-changed:
		case <-ctx.Done():
			return nil, fail(excStopped, "The pipeline has been stopped.")
		}
	}
}

// give takes a runspace back.
func (p *Pool) give(rs *Runspace) {
	p.mu.Lock()
	delete(p.used, rs)
	keep := p.state == opened && len(p.idle)+len(p.used) < p.max && rs.availability() == available
	if keep {
		p.idle = append(p.idle, rs)
	}
	p.wake()
	p.mu.Unlock()
	if !keep {
		_ = rs.close(nil)
	}
}

// NetProperty implements types.Backed.
func (p *Pool) NetProperty(_ value.Runtime, name string) (value.Value, error) {
	switch name {
	case "InstanceId":
		return value.Of(&types.Guid{ID: p.guid}), nil
	case "IsDisposed":
		p.mu.Lock()
		defer p.mu.Unlock()
		return value.Bool(p.disposed), nil
	case "RunspacePoolStateInfo":
		return p.stateInfo(), nil
	case "InitialSessionState":
		p.mu.Lock()
		defer p.mu.Unlock()
		if p.first == nil {
			p.first = types.DefaultSessionState(p.parent)
		}
		return value.Of(p.first), nil
	case "RunspacePoolAvailability":
		n := 0
		p.mu.Lock()
		defer p.mu.Unlock()
		if p.state == opened {
			if n = 1; len(p.used) >= p.max {
				n = 2
			}
		}
		return enum("System.Management.Automation.Runspaces.RunspacePoolAvailability", n), nil
	case "CleanupInterval":
		const quarterHour = 15 * 60 * 10_000_000
		return either(&p.mu, &p.cleanup, value.TimeSpan(quarterHour)), nil
	case "ApartmentState":
		return either(&p.mu, &p.apartment, enum(enumApartment, apartmentUnknown)), nil
	case "ThreadOptions":
		return either(&p.mu, &p.threads, enum(enumThreads, 0)), nil
	}
	return value.Null, nil
}

// SetNetProperty implements types.Backed.
func (p *Pool) SetNetProperty(_ value.Runtime, name string, v value.Value) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	if name == "CleanupInterval" {
		p.cleanup = v
		return nil
	}
	if p.state != beforeOpen {
		return fail(excPoolState, "This property cannot be changed after the runspace pool has been opened.")
	}
	if name == "ApartmentState" {
		p.apartment = v
	} else {
		p.threads = v
	}
	return nil
}

// NetMethod implements types.Backed.
func (p *Pool) NetMethod(rt value.Runtime, name string, args []value.Value) (value.Value, error) {
	by, _ := engineOf(rt)
	switch name {
	case "Open":
		return value.Void, p.open()
	case "Close":
		return value.Void, p.close(by)
	case "Dispose":
		err := p.close(by)
		p.mu.Lock()
		p.disposed = true
		p.mu.Unlock()
		return value.Void, err
	case "BeginOpen":
		if err := refuseCallback(name, args); err != nil {
			return value.Null, err
		}
		return value.Of(doneResult(p, args[1])), p.open()
	case "BeginClose":
		if err := refuseCallback(name, args); err != nil {
			return value.Null, err
		}
		return value.Of(doneResult(p, args[1])), p.close(by)
	case "EndOpen", "EndClose":
		r, ok := args[0].Base().Ref().(*asyncResult)
		if !ok || r.of != any(p) {
			return value.Null, fail(excArgument, "The IAsyncResult object was not created by calling Begin%s on this RunspacePool instance.", name[len("End"):])
		}
		return value.Void, nil
	case "GetCapabilities":
		return enum("System.Management.Automation.Runspaces.RunspacePoolCapability", 0), nil
	case "GetApplicationPrivateData":
		return value.Of(value.NewDict(netType("System.Management.Automation.PSPrimitiveDictionary"), true, 0)), nil
	case "GetMinRunspaces", "GetMaxRunspaces", "GetAvailableRunspaces", "SetMinRunspaces", "SetMaxRunspaces":
		return p.size(name, args)
	}
	return value.Null, notSupported()
}

// size gets and sets the numbers of runspaces.
func (p *Pool) size(name string, args []value.Value) (value.Value, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	switch name {
	case "GetMinRunspaces":
		return value.Int(int32(p.min)), nil
	case "GetMaxRunspaces":
		return value.Int(int32(p.max)), nil
	case "GetAvailableRunspaces":
		if p.state > opened {
			return value.Null, p.checkLocked()
		}
		return value.Int(int32(max(p.max-len(p.used), 0))), nil
	}
	n := int(args[0].Int64())
	if p.state > opened {
		return value.False, nil
	}
	if name == "SetMinRunspaces" {
		if n < 1 || n > p.max {
			return value.False, nil
		}
		p.min = n
		return value.True, nil
	}
	if n < 1 || n < p.min {
		return value.False, nil
	}
	p.max = n
	p.wake()
	return value.True, nil
}
