package job

import (
	"context"
	"fmt"
	"time"

	"goposh/runtime/errs"
	"goposh/runtime/value"
)

// Work is what a job does. An error fails the job; the streams of j take what it gives.
type Work func(ctx context.Context, j *Job) error

// FailureFor makes the state's reason and the error Receive-Job gives out of the error that ended a job's work.
type FailureFor func(error) (reason *errs.Exception, record *errs.Record)

// start runs work as the job's own, now or when the throttle has room, and moves the job through its states.
func (r *Repository) start(j *Job, t *Throttle, work Work, failure FailureFor) {
	ctx, cancel := context.WithCancel(context.Background())
	j.mu.Lock()
	j.cancel, j.stopping, j.throttle = cancel, ctx.Done(), t
	j.mu.Unlock()
	r.mu.Lock()
	closed := r.closed
	if !closed {
		r.wg.Add(1)
	}
	r.mu.Unlock()
	if closed {
		cancel()
		if j.parent != nil {
			j.parent.noteStop()
		}
		j.SetState(Stopped, nil)
		return
	}
	end := func() {
		cancel()
		r.wg.Done()
	}
	if j.class.live() {
		value.BeginThread()
		end = func() {
			cancel()
			value.EndThread()
			r.wg.Done()
		}
	}
	run := func() {
		defer end()
		r.run(ctx, j, work, failure)
	}
	if t == nil {
		j.SetState(Running, nil)
		go func() {
			j.shown(ctx)
			run()
		}()
		return
	}
	place := t.add(run)
	j.mu.Lock()
	j.giveUp = place.leave
	j.dequeue = func() bool {
		ok := place.cancel()
		if ok {
			end()
		}
		return ok
	}
	j.mu.Unlock()
}

func (r *Repository) run(ctx context.Context, j *Job, work Work, failure FailureFor) {
	j.SetState(Running, nil)
	err := safely(ctx, j, work)
	switch {
	case ctx.Err() != nil:
		j.mu.Lock()
		unanswered := j.unanswered
		j.mu.Unlock()
		if unanswered {
			j.SetState(Failed, errs.NewException("System.Management.Automation.PipelineStoppedException", "The pipeline has been stopped."))
			return
		}
		j.SetState(Stopped, nil)
	case err != nil:
		reason, rec := failure(err)
		j.mu.Lock()
		j.failure = rec
		j.mu.Unlock()
		j.SetState(Failed, reason)
	default:
		j.SetState(Completed, nil)
	}
}

// safely turns a panic in a job into its failure: one job never takes the others down.
func safely(ctx context.Context, j *Job, work Work) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = errs.New("System.Management.Automation.PSInvalidOperationException", "InternalError", errs.NotSpecified, value.Null,
				"An internal error occurred: %s", fmt.Sprint(p))
		}
	}()
	return work(ctx, j)
}

// liveFailure is the failure of jobs that share the process: the exception itself, wrapped when it is received.
func liveFailure(err error) (*errs.Exception, *errs.Record) {
	ex := errs.ExceptionFrom(err)
	rec := errs.NewRecord(ex, "JobStateFailed", errs.InvalidResult, value.Null)
	rec.PreserveInvocation = true
	return ex, rec
}

// Child is one child of a job that runs Go functions.
type Child struct {
	// Location is the computer the child stands for.
	Location string
	Work     Work
}

// StartFunc starts a job whose children run Go functions, at most limit of them at a time (0: all at once): WmiJob and the
// like. Errors fail only the child they come from.
func (r *Repository) StartFunc(s Spec, limit int, children ...Child) *Job {
	parent := r.NewJob(s)
	kids := make([]*Job, len(children))
	childClass := ClassRemotingChild
	if s.ChildClass != "" {
		childClass = s.ChildClass
	}
	for i, c := range children {
		kids[i] = r.NewChild(parent, Spec{Class: childClass, Command: s.Command, Location: c.Location, OutputLimit: s.OutputLimit})
	}
	r.Add(parent)
	r.startAll(limit, kids, children)
	return parent
}

// StartDetached is StartFunc for a job that is not listed: a command that waits for its children itself. The children take no ids.
func (r *Repository) StartDetached(s Spec, limit int, children ...Child) *Job {
	parent := r.NewJob(s)
	kids := make([]*Job, len(children))
	for i, c := range children {
		kid := r.newJob(Spec{Class: ClassRemotingChild, Command: s.Command, Location: c.Location}, 0)
		kids[i] = parent.adopt(kid)
	}
	r.startAll(limit, kids, children)
	return parent
}

func (r *Repository) startAll(limit int, kids []*Job, children []Child) {
	var t *Throttle
	if limit > 0 {
		t = NewThrottle(limit)
	}
	for i, c := range children {
		if limit <= 0 || i < limit {
			// There is room for these at once: whoever looks at the job next sees it running.
			kids[i].SetState(Running, nil)
		}
		r.start(kids[i], t, c.Work, passFailure)
	}
}

// passFailure keeps an error record as it is.
func passFailure(err error) (*errs.Exception, *errs.Record) {
	rec := errs.RecordFrom(err)
	rec.PreserveInvocation = true
	return rec.Exception, rec
}

// showTime is how long a job waits at most until it has been shown.
const showTime = 20 * time.Millisecond

// hold keeps a job that is about to start from running until release is called, or a moment has passed: the command that starts it
// shows it first, so that the job is seen running and not in whatever state it has got to.
func (j *Job) hold() (release func()) {
	ready := make(chan struct{})
	j.ready = ready
	return func() { close(ready) }
}

func (j *Job) shown(ctx context.Context) {
	if j.ready == nil {
		return
	}
	timer := time.NewTimer(showTime)
	defer timer.Stop()
	select {
	case <-j.ready:
	case <-timer.C:
	case <-ctx.Done():
	}
}
