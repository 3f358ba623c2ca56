package job

import (
	"slices"
	"strings"
	"sync"

	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/job"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// receiveJob is Receive-Job.
type receiveJob struct {
	Job               []value.Value `ps:"ComputerName: mandatory pos=0 pipe byname; Location: mandatory pos=0 pipe byname; Session: mandatory pos=0 pipe byname" type:"System.Management.Automation.Job[]"`
	ComputerName      []string      `ps:"ComputerName: pos=1 byname" alias:"Cn" validate:"notnullorempty"`
	Location          []string      `ps:"Location: pos=1" validate:"notnullorempty"`
	Session           []value.Value `ps:"Session: pos=1 byname" type:"System.Management.Automation.Runspaces.PSSession[]" validate:"notnull"`
	Keep              cmdlet.Switch `ps:""`
	NoRecurse         cmdlet.Switch `ps:""`
	Force             cmdlet.Switch `ps:""`
	Wait              cmdlet.Switch `ps:""`
	AutoRemoveJob     cmdlet.Switch `ps:""`
	WriteEvents       cmdlet.Switch `ps:""`
	WriteJobInResults cmdlet.Switch `ps:""`
	Name              []string      `ps:"NameParameterSet: mandatory pos=0 byname" validate:"notnullorempty"`
	InstanceId        []value.Value `ps:"InstanceIdParameterSet: mandatory pos=0 byname" type:"System.Guid[]" validate:"notnullorempty"`
	Id                []int32       `ps:"SessionIdParameterSet: mandatory pos=0 byname" validate:"notnullorempty"`

	jobs    []*job.Job
	writers map[*job.Job]*writer
	// live are the jobs that were running when the command began to wait.
	live map[*job.Job]bool
}

// Set implements cmdlet.Setter: results that are waited for cannot be kept.
func (r *receiveJob) Set(parameter string, v value.Value) error {
	switch parameter {
	case "Wait":
		r.Wait = cmdlet.Switch(types.ToBool(v))
	case "Keep":
		r.Keep = cmdlet.Switch(types.ToBool(v))
	}
	if r.Wait && r.Keep {
		return errs.NewException(psInvalidOperation, "The Wait and Keep parameters cannot be used together in the same command.")
	}
	return nil
}

// Begin implements cmdlet.Beginner.
func (r *receiveJob) Begin(c *cmdlet.Context) error {
	need := func(message string) error {
		return c.Terminate(psInvalidOperation, "InvalidOperation", errs.InvalidOperation, value.Null, "%s", message)
	}
	switch {
	case bool(r.Wait):
	case bool(r.AutoRemoveJob):
		return need("The -AutoRemoveJob parameter cannot be used without the -Wait parameter")
	case bool(r.WriteEvents):
		return need("The WriteEvents parameter cannot be used without the Wait parameter.")
	case bool(r.WriteJobInResults):
		return need("The -WriteJobInResults parameter cannot be used without the -Wait parameter")
	}
	return nil
}

// Process implements cmdlet.Processor.
func (r *receiveJob) Process(c *cmdlet.Context) error {
	jobs, err := selection{jobs: r.Job, ids: r.Id, names: r.Name, instances: r.InstanceId}.find(c)
	if err != nil {
		return err
	}
	for _, j := range jobs {
		if bool(r.Wait) {
			if slices.Contains(r.jobs, j) {
				continue
			}
			r.jobs = append(r.jobs, j)
			if r.WriteJobInResults {
				if err := c.Write(value.Of(j)); err != nil {
					return err
				}
			}
			continue
		}
		if err := r.receive(c, j); err != nil {
			return err
		}
	}
	return nil
}

// receive writes what a job and its children hold, and the error each failed one ended with.
func (r *receiveJob) receive(c *cmdlet.Context, j *job.Job) error {
	if err := r.answer(c, j); err != nil {
		return err
	}
	if err := r.drain(c, j); err != nil {
		return err
	}
	return r.failures(c, j)
}

func (r *receiveJob) family(j *job.Job) []*job.Job {
	if r.NoRecurse {
		return []*job.Job{j}
	}
	children := j.Children()
	places := append(slices.Clone(r.Location), r.ComputerName...)
	if len(places) > 0 {
		children = filter(children, func(x *job.Job) bool {
			return slices.ContainsFunc(places, func(p string) bool { return strings.EqualFold(p, x.Location()) })
		})
	}
	return append([]*job.Job{j}, children...)
}

// drain writes the records that are there.
func (r *receiveJob) drain(c *cmdlet.Context, j *job.Job) error {
	for _, x := range r.family(j) {
		records := x.Records(bool(r.Keep))
		if x.Class() != job.ClassRemotingChild && !r.live[x] {
			// Jobs without a common stream of results give one stream after the other, unless one follows them as they run.
			slices.SortStableFunc(records, func(a, b job.Record) int { return receiveOrder[a.Stream] - receiveOrder[b.Stream] })
		}
		w := r.writer(c, x)
		for _, rec := range records {
			if err := w.write(rec); err != nil {
				return err
			}
		}
	}
	return nil
}

func (r *receiveJob) writer(c *cmdlet.Context, j *job.Job) *writer {
	w := r.writers[j]
	if w == nil {
		w = &writer{c: c, remote: j.Class() == job.ClassRemotingChild}
		if bool(r.Wait) && w.remote {
			w.source = sourceOf(j)
		}
		if r.writers == nil {
			r.writers = map[*job.Job]*writer{}
		}
		r.writers[j] = w
	}
	return w
}

// sourceOf is the PSSourceJobInstanceId of the results of a child.
func sourceOf(j *job.Job) value.Value { return value.Of(&types.Guid{ID: j.GUID()}) }

func (r *receiveJob) failures(c *cmdlet.Context, j *job.Job) error {
	for _, x := range r.family(j) {
		if f := x.Failure(); f != nil && x.State() == job.Failed {
			if err := c.WriteError(f); err != nil {
				return err
			}
		}
	}
	return nil
}

// End implements cmdlet.Ender: -Wait.
func (r *receiveJob) End(c *cmdlet.Context) error {
	if len(r.jobs) == 0 {
		return nil
	}
	r.live = map[*job.Job]bool{}
	var received []*job.Job
	for _, j := range r.jobs {
		for _, x := range r.family(j) {
			r.live[x] = !x.State().Finished()
			received = append(received, x)
		}
	}
	// Children that were not asked for (-NoRecurse, -Location) must end too.
	defer job.Lift(r.jobs, received)()
	events, stop := r.watchEvents()
	defer stop()
	open := slices.Clone(r.jobs)
	for len(open) > 0 {
		var waiting []<-chan struct{}
		for _, j := range open {
			waiting = append(waiting, j.Changed())
		}
		next := open[:0]
		for i, j := range open {
			// Asked before draining, so that nothing written in between is missed.
			ended := j.State().Finished() || j.State().Persistent() && !bool(r.Force)
			if err := r.answer(c, j); err != nil {
				return err
			}
			if err := r.drain(c, j); err != nil {
				return err
			}
			if !ended {
				next = append(next, j)
				continue
			}
			waiting[i] = nil
			if err := r.failures(c, j); err != nil {
				return err
			}
		}
		if err := events.flush(c, bool(r.WriteEvents)); err != nil {
			return err
		}
		if open = next; len(open) == 0 {
			break
		}
		if err := waitAny(c, waiting); err != nil {
			return err
		}
	}
	if r.AutoRemoveJob {
		for _, j := range r.jobs {
			repository(c).Remove(j)
		}
	}
	return nil
}

// waitAny waits until one of the channels is closed.
func waitAny(c *cmdlet.Context, chans []<-chan struct{}) error {
	var live []<-chan struct{}
	for _, ch := range chans {
		if ch != nil {
			live = append(live, ch)
		}
	}
	if len(live) == 1 {
		select {
		case <-live[0]:
			return nil
		case <-c.Context().Done():
			return c.Context().Err()
		}
	}
	wake := make(chan struct{}, 1)
	quit := make(chan struct{})
	defer close(quit)
	for _, ch := range live {
		go func() {
			select {
			case <-ch:
				select {
				case wake <- struct{}{}:
				default:
				}
			case <-quit:
			}
		}()
	}
	select {
	case <-wake:
		return nil
	case <-c.Context().Done():
		return c.Context().Err()
	}
}

// eventList collects the state changes of jobs until they are written.
type eventList struct {
	mu   sync.Mutex
	list []*job.StateEvent
}

func (e *eventList) flush(c *cmdlet.Context, write bool) error {
	e.mu.Lock()
	list := e.list
	e.list = nil
	e.mu.Unlock()
	if !write {
		return nil
	}
	for _, x := range list {
		if err := c.Write(value.Of(x)); err != nil {
			return err
		}
	}
	return nil
}

func (r *receiveJob) watchEvents() (*eventList, func()) {
	e := &eventList{}
	if !bool(r.WriteEvents) {
		return e, func() {}
	}
	var undo []func()
	for _, j := range r.jobs {
		for _, x := range r.family(j) {
			if s := x.State(); s.Finished() {
				info := x.Info()
				e.list = append(e.list, &job.StateEvent{Job: x, New: info, Old: &job.StateInfo{State: job.Running}})
				continue
			}
			undo = append(undo, x.Watch(func(ev *job.StateEvent) {
				if ev.Old.State == job.NotStarted {
					return
				}
				e.mu.Lock()
				e.list = append(e.list, ev)
				e.mu.Unlock()
			}))
		}
	}
	return e, func() {
		for _, f := range undo {
			f()
		}
	}
}

// answer passes the questions of blocked jobs to the user.
func (r *receiveJob) answer(c *cmdlet.Context, j *job.Job) error {
	for _, x := range r.family(j) {
		if err := answer(c, x); err != nil {
			return err
		}
	}
	return nil
}

// answer passes the questions of a blocked job to the user, if there is one.
func answer(c *cmdlet.Context, j *job.Job) error {
	host := c.Session().Host
	if host == nil || !host.Interactive() {
		return nil
	}
	for p := j.TakePrompt(); p != nil; p = j.TakePrompt() {
		host.Write(p.Text)
		line, err := host.ReadLine(c.Context(), p.Secure)
		if err != nil {
			return err
		}
		p.Answer(line)
	}
	return nil
}
