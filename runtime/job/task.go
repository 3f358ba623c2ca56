package job

import (
	"context"
	"slices"
	"sync"
	"time"

	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/stream"
	"goposh/runtime/value"
)

// ParallelOptions are the parameters of ForEach-Object -Parallel.
type ParallelOptions struct {
	Block          value.ScriptBlock
	ThrottleLimit  int // at least 1
	TimeoutSeconds int // 0 for none
	AsJob          bool
	// NewRunspace gives each run a runspace of its own, instead of one that an earlier run is done with.
	NewRunspace bool
	// Runspace describes the runspaces of the runs.
	Runspace RunspaceOptions
	// Using are the values of the block's $using: variables.
	Using *value.Dict
}

// Parallel is one ForEach-Object -Parallel command. Its methods are called from the pipeline's goroutine, and write what the
// runs gave through the context they get.
type Parallel struct {
	o      ParallelOptions
	runner Runner
	ctx    context.Context
	cancel context.CancelFunc
	input  chan value.Value // to a worker that has nothing to do
	out    chan Record
	wg     sync.WaitGroup // of the workers
	// workers is how many there are.
	workers int
	// job and throttle are those of -AsJob.
	repo     *Repository
	job      *Job
	throttle *Throttle
	// limit is how many objects a child of the job may hold.
	limit   int
	pending []*Job
	items   []value.Value
	timer   *time.Timer

	mu   sync.Mutex
	idle []Runspace // those that runs are done with
	over bool       // no run needs one any more
}

// StartParallel begins a ForEach-Object -Parallel command.
func StartParallel(c *cmdlet.Context, o ParallelOptions) (*Parallel, error) {
	if o.AsJob && o.TimeoutSeconds > 0 {
		return nil, c.Terminate("System.Management.Automation.PSArgumentException", "ParallelCannotUseTimeoutWithJob", errs.InvalidOperation, c.Self(),
			"The 'TimeoutSeconds' parameter cannot be used with the 'AsJob' parameter.")
	}
	for _, p := range [...]string{"ErrorAction", "WarningAction", "InformationAction", "PipelineVariable"} {
		if _, ok := c.BoundParameters().GetString(p); ok {
			return nil, c.Terminate("System.Management.Automation.PSNotSupportedException", "ParallelCommonParametersNotSupported", errs.NotImplemented, c.Self(),
				"The following common parameters are not currently supported in the Parallel parameter set:\nErrorAction, WarningAction, InformationAction, PipelineVariable")
		}
	}
	if lister, ok := o.Block.(UsingLister); ok {
		values, err := lister.UsingValues(c.Scope(), UsingOptions{Own: true})
		if err != nil {
			return nil, err
		}
		if values != nil && slices.ContainsFunc(values.Values(), isBlock) {
			return nil, c.Terminate("System.Management.Automation.PSArgumentException", "ParallelUsingVariableCannotBeScriptBlock", errs.InvalidType, c.Self(),
				"A ForEach-Object -Parallel using variable cannot be a script block. Passed-in script block variables are not supported with ForEach-Object -Parallel, and can result in undefined behavior.")
		}
		o.Using = values
	}
	runner, err := RunnerOf(c.Session())
	if err != nil {
		return nil, err
	}
	o.ThrottleLimit = max(1, o.ThrottleLimit)
	o.Runspace.inherit()
	p := &Parallel{o: o, runner: runner, input: make(chan value.Value), out: make(chan Record, 64)}
	p.ctx, p.cancel = context.WithCancel(c.Context())
	if o.AsJob {
		if p.limit, err = OutputLimit(c); err != nil {
			p.cancel()
			return nil, err
		}
		p.repo = Of(c.Session())
		p.throttle = NewThrottle(o.ThrottleLimit)
		p.job = p.repo.NewJob(Spec{Class: ClassTask, TypeName: "PSTaskJob", Command: o.Block.String(), Location: "PowerShell"})
	} else if o.TimeoutSeconds > 0 {
		p.timer = time.AfterFunc(time.Duration(o.TimeoutSeconds)*time.Second, p.cancel)
	}
	return p, nil
}

func isBlock(v value.Value) bool {
	_, ok := v.Base().Object().(value.ScriptBlock)
	return ok
}

// Process takes one input object; it waits while as many runs as are allowed go on.
func (p *Parallel) Process(c *cmdlet.Context, item value.Value) error {
	if p.job != nil {
		child := p.repo.NewChild(p.job, Spec{Class: ClassTaskChild, TypeName: "PSTaskChildJob", Command: p.o.Block.String(), Location: "PowerShell", OutputLimit: p.limit})
		p.pending, p.items = append(p.pending, child), append(p.items, item)
		return nil
	}
	select {
	case p.input <- item:
		return p.flush(c)
	default:
	}
	if p.workers < p.o.ThrottleLimit {
		p.workers++
		p.wg.Add(1)
		value.BeginThread()
		go p.work(item)
		return p.flush(c)
	}
	for {
		select {
		case p.input <- item:
			return p.flush(c)
		case r := <-p.out:
			if err := p.write(c, r); err != nil {
				return err
			}
		case <-p.ctx.Done():
			return c.Context().Err()
		}
	}
}

// work runs the block for one item after another.
func (p *Parallel) work(item value.Value) {
	defer p.wg.Done()
	defer value.EndThread()
	for ok := true; ok; {
		p.run(item)
		select {
		case item, ok = <-p.input:
		case <-p.ctx.Done():
			return
		}
	}
}

// flush writes what is there already.
func (p *Parallel) flush(c *cmdlet.Context) error {
	for {
		select {
		case r := <-p.out:
			if err := p.write(c, r); err != nil {
				return err
			}
		default:
			return nil
		}
	}
}

func (p *Parallel) write(c *cmdlet.Context, r Record) error {
	switch r.Stream {
	case stream.Output:
		return c.Write(r.Value)
	case stream.Error:
		return c.WriteError(r.ErrorRecord())
	}
	return c.WriteRecord(r.StreamRecord())
}

// send passes a record to the pipeline's goroutine, unless the command is over.
func (p *Parallel) send(id stream.ID, v value.Value) error {
	select {
	case p.out <- Record{id, v}:
		return nil
	case <-p.ctx.Done():
		return p.ctx.Err()
	}
}

func (p *Parallel) request(item value.Value) Request {
	return Request{Text: p.o.Block.String(), Using: p.o.Using, Variables: map[string]value.Value{"_": item}}
}

// run is one run of the block.
func (p *Parallel) run(item value.Value) {
	err := p.exec(p.ctx, nil, item, Sinks{
		Output: func(v value.Value) error { return p.send(stream.Output, v) },
		Error: func(r *errs.Record) error {
			r.PreserveInvocation = true
			return p.send(stream.Error, value.Of(r))
		},
		Record: func(r stream.Record) error { return p.send(r.Stream(), value.Of(r)) },
	})
	if err == nil {
		return
	}
	ex := errs.ExceptionFrom(err)
	if p.ctx.Err() != nil {
		ex = errs.NewException("System.Management.Automation.PipelineStoppedException", "The pipeline has been stopped.")
	}
	r := errs.NewRecord(ex, "PSTaskException", errs.InvalidOperation, value.Of(&psTask{}))
	r.PreserveInvocation = true
	// The command may be over: what was stopped is reported all the same when someone still reads.
	select {
	case p.out <- Record{stream.Error, value.Of(r)}:
	default:
	}
}

// exec runs the block for an item, as a job's script unless j is nil.
func (p *Parallel) exec(ctx context.Context, j *Job, item value.Value, s Sinks) error {
	rs, err := p.runspace()
	if err != nil {
		return err
	}
	defer p.release(rs)
	if j != nil {
		j.attach(rs)
		defer j.attach(nil)
	}
	return rs.Exec(ctx, p.request(item), s)
}

// runspace gives a run its runspace.
func (p *Parallel) runspace() (Runspace, error) {
	p.mu.Lock()
	n := len(p.idle)
	if n == 0 {
		p.mu.Unlock()
		return p.runner.NewRunspace(p.o.Runspace)
	}
	rs := p.idle[n-1]
	p.idle = p.idle[:n-1]
	p.mu.Unlock()
	rs.Reset()
	return rs, nil
}

// release takes back the runspace of a run that is over.
func (p *Parallel) release(rs Runspace) {
	p.mu.Lock()
	keep := !p.o.NewRunspace && !p.over
	if keep {
		p.idle = append(p.idle, rs)
	}
	p.mu.Unlock()
	if !keep {
		rs.Close()
	}
}

// closeIdle closes the runspaces when no run needs them any more.
func (p *Parallel) closeIdle() {
	p.mu.Lock()
	idle := p.idle
	p.idle, p.over = nil, true
	p.mu.Unlock()
	for _, rs := range idle {
		rs.Close()
	}
}

// End waits for what is running, or writes the job of -AsJob.
func (p *Parallel) End(c *cmdlet.Context) error {
	if p.job != nil {
		p.job.Watch(func(e *StateEvent) {
			if e.New.State.Finished() {
				p.closeIdle()
			}
		})
		p.repo.Add(p.job)
		for i, child := range p.pending {
			item := p.items[i]
			child.debug.attended = attended(p.o.Runspace.Parent)
			p.repo.start(child, p.throttle, func(ctx context.Context, j *Job) error { return p.exec(ctx, j, item, liveSinks(j)) }, liveFailure)
		}
		if len(p.pending) == 0 {
			p.job.SetState(Completed, nil)
		}
		return c.Write(value.Of(p.job))
	}
	close(p.input)
	done := make(chan struct{})
	go func() {
		p.wg.Wait()
		close(done)
	}()
	for {
		select {
		case r := <-p.out:
			if err := p.write(c, r); err != nil {
				return err
			}
		case <-done:
			return p.flush(c)
		case <-c.Context().Done():
			return c.Context().Err()
		}
	}
}

// Clean stops what still runs; called last, also after an error or stop.
func (p *Parallel) Clean(*cmdlet.Context) {
	p.cancel()
	if p.timer != nil {
		p.timer.Stop()
	}
	p.wg.Wait()
	if p.job == nil {
		p.closeIdle()
	}
}

// psTask is the System.Management.Automation.PSTasks.PSTask that a failed run of -Parallel names as its target.
type psTask struct{ value.Bag }

var typePSTask = sync.OnceValue(func() *value.Type {
	return &value.Type{FullName: "System.Management.Automation.PSTasks.PSTask", Base: value.TypeObject, Kind: value.KindObject}
})

// Type implements value.Object.
func (*psTask) Type() *value.Type { return typePSTask() }
