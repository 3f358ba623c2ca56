package job

import (
	"context"
	"errors"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/google/uuid"

	"goposh/runtime/errs"
	"goposh/runtime/stream"
	"goposh/runtime/value"
)

// Class is the .NET class of a job object.
type Class string

// The classes of jobs.
const (
	ClassRemoting      Class = "System.Management.Automation.PSRemotingJob"
	ClassRemotingChild Class = "System.Management.Automation.PSRemotingChildJob"
	ClassThread        Class = "Microsoft.PowerShell.ThreadJob.ThreadJob"
	ClassTask          Class = "System.Management.Automation.PSTasks.PSTaskJob"
	ClassTaskChild     Class = "System.Management.Automation.PSTasks.PSTaskChildJob"
	ClassWmi           Class = "Microsoft.PowerShell.Commands.PSWmiJob"
	ClassWmiChild      Class = "Microsoft.PowerShell.Commands.PSWmiChildJob"
	ClassEvent         Class = "System.Management.Automation.PSEventJob"
)

// live tells whether jobs of the class use the objects of the session that started them.
func (c Class) live() bool { return c == ClassThread || c == ClassTaskChild }

// Job is a System.Management.Automation.Job: a parent with children, or one that runs by itself. Safe for concurrent use.
type Job struct {
	value.Bag
	repo  *Repository
	class Class
	id    int32
	guid  uuid.UUID
	// runspace is the instance id of the runspace behind a child.
	runspace uuid.UUID
	parent   *Job

	mu       sync.Mutex
	name     string
	typeName string
	command  string
	location string
	status   string
	info     *StateInfo
	begin    time.Time
	end      time.Time
	children []*Job
	tally    [AtBreakpoint + 1]int // how many children are in each state
	records  []Record
	counts   [stream.Progress + 1]int
	live     *live
	removed  bool
	debug    debugging
	// stopped tells that the job itself was told to stop, not just a child.
	stopped bool
	// limit is how many records the job may hold, 0 for any number; lifted counts who waits for it without receiving. room, when
	// somebody is held up, is closed when that may be over, and stopping when the job is stopped.
	limit    int
	lifted   int
	room     chan struct{}
	stopping <-chan struct{}
	// throttle is what the job waits its turn in; nil for none.
	throttle *Throttle
	// failure is the error that Receive-Job gives for a failed job, every time.
	failure *errs.Record
	// finished is closed in a final state; changed when anything happens, for whoever asked.
	finished chan struct{}
	changed  chan struct{}
	watchers []*watcher
	cancel   context.CancelFunc
	// running is the runspace the job's script runs in; nil before.
	running Runspace
	// abandoned marks a stopped job whose work did not end; nothing of it is listened to any more.
	abandoned bool
	// ready is closed when the job may run; nil for at once.
	ready <-chan struct{}
	// dequeue takes a job that waits for its turn out of the queue; it is false once the job runs. giveUp, unless nil, lets the next
	// one run though the job's own work goes on.
	dequeue func() bool
	giveUp  func()
	prompts []*Prompt
	// unanswered marks a job that was stopped in the middle of a question.
	unanswered bool
	// module is the module of an event job's action.
	module value.Value
	// sink takes records instead of the job's own streams (Receive-Job -Wait, -StreamingHost).
	host func(Record) bool
}

type watcher struct{ f func(*StateEvent) }

// ErrStopped is the cause of the context of a job that was stopped.
var ErrStopped = errors.New("job: stopped")

// ID is the job's id in its session.
func (j *Job) ID() int32 { return j.id }

// GUID is the InstanceId.
func (j *Job) GUID() uuid.UUID { return j.guid }

// RunspaceID is the instance id of the runspace behind a child job.
func (j *Job) RunspaceID() uuid.UUID { return j.runspace }

// Class is the .NET class of the job.
func (j *Job) Class() Class { return j.class }

// Parent is the job this one is a child of; nil for others.
func (j *Job) Parent() *Job { return j.parent }

// Name is the job's name.
func (j *Job) Name() string { j.mu.Lock(); defer j.mu.Unlock(); return j.name }

// Command is the script text the job shows.
func (j *Job) Command() string { j.mu.Lock(); defer j.mu.Unlock(); return j.command }

// TypeName is the PSJobTypeName.
func (j *Job) TypeName() string { j.mu.Lock(); defer j.mu.Unlock(); return j.typeName }

// Location is where the job runs: the computers' names for a parent.
func (j *Job) Location() string {
	j.mu.Lock()
	defer j.mu.Unlock()
	if j.location != "" || len(j.children) == 0 {
		return j.location
	}
	names := make([]string, len(j.children))
	for i, c := range j.children {
		names[i] = c.location
	}
	return strings.Join(names, ",")
}

// StatusMessage is the job's status message.
func (j *Job) StatusMessage() string {
	j.mu.Lock()
	status, children := j.status, j.children
	j.mu.Unlock()
	if len(children) < 2 || j.class != ClassRemoting {
		return status
	}
	parts := make([]string, len(children))
	for i, c := range children {
		parts[i] = c.StatusMessage()
	}
	return strings.Join(parts, ",")
}

// State is the job's state.
func (j *Job) State() State { return j.Info().State }

// Info is the job's state with its reason.
func (j *Job) Info() *StateInfo { j.mu.Lock(); defer j.mu.Unlock(); return j.info }

// Children are the child jobs.
func (j *Job) Children() []*Job { j.mu.Lock(); defer j.mu.Unlock(); return slices.Clone(j.children) }

// Times are when the job began and ended; zero while it did not.
func (j *Job) Times() (begin, end time.Time) { j.mu.Lock(); defer j.mu.Unlock(); return j.begin, j.end }

// Finished is closed when the job is completed, failed or stopped.
func (j *Job) Finished() <-chan struct{} { return j.finished }

// Failure is the error of a failed job that Receive-Job reports; nil otherwise.
func (j *Job) Failure() *errs.Record { j.mu.Lock(); defer j.mu.Unlock(); return j.failure }

// Changed returns a channel that is closed at the next change of the job's state or streams, or those of its children.
func (j *Job) Changed() <-chan struct{} {
	j.mu.Lock()
	defer j.mu.Unlock()
	if j.changed == nil {
		j.changed = make(chan struct{})
	}
	return j.changed
}

// touch tells the watchers of the job and its parent; j.mu is held.
func (j *Job) touch() {
	if j.changed != nil {
		close(j.changed)
		j.changed = nil
	}
	if p := j.parent; p != nil {
		p.mu.Lock()
		p.touch()
		p.mu.Unlock()
	}
}

// Watch calls f at every change of the job's state, from the goroutine that changes it, until the returned function is
// called.
func (j *Job) Watch(f func(*StateEvent)) (unwatch func()) {
	w := &watcher{f}
	j.mu.Lock()
	defer j.mu.Unlock()
	j.watchers = append(j.watchers, w)
	return func() {
		j.mu.Lock()
		defer j.mu.Unlock()
		if i := slices.Index(j.watchers, w); i >= 0 {
			j.watchers = slices.Delete(j.watchers, i, i+1)
		}
	}
}

// SetState moves the job to a state, with the reason of a failure. A final state stays.
func (j *Job) SetState(s State, reason *errs.Exception) {
	j.mu.Lock()
	old := j.info
	if old.State.Finished() || old.State == s {
		j.mu.Unlock()
		return
	}
	j.info = &StateInfo{State: s, Reason: reason}
	now := time.Now()
	if j.begin.IsZero() && s != NotStarted {
		j.begin = now
	}
	var ended live
	if s.Finished() {
		j.end = now
		close(j.finished)
		if j.live != nil {
			ended = *j.live
		}
	}
	watchers := slices.Clone(j.watchers)
	event := &StateEvent{Job: j, New: j.info, Old: old}
	j.touch()
	parent := j.parent
	j.mu.Unlock()
	ended.complete()
	for _, w := range watchers {
		w.f(event)
	}
	if parent != nil {
		parent.childMoved(old.State, s)
	}
}

// childMoved derives the state of a parent when a child's state changed.
func (j *Job) childMoved(from, to State) {
	j.mu.Lock()
	j.tally[from]--
	j.tally[to]++
	s, ok := j.derived()
	j.mu.Unlock()
	if ok {
		j.SetState(s, nil)
	}
}

// derived is the state of a parent that its children's states give; j.mu is held.
func (j *Job) derived() (s State, ok bool) {
	t := &j.tally
	switch ended := t[Failed] + t[Stopped] + t[Completed]; {
	case ended == len(j.children):
		switch {
		case t[Failed] > 0:
			return Failed, true
		case t[Stopped] > 0 && (j.stopped || j.class != ClassRemoting):
			// A remoting job of which somebody stopped single children is completed all the same.
			return Stopped, true
		}
		return Completed, true
	case t[Blocked] > 0:
		return Blocked, true
	}
	return Running, j.info.State != Stopping && t[NotStarted] < len(j.children)
}

// Add appends an object to one of the job's streams. A job with a limit waits here while it holds as many objects as it may.
func (j *Job) Add(id stream.ID, v value.Value) {
	if announce := j.add(id, v); announce != nil {
		announce()
	}
}

// add is Add without the event of the collection that shows the stream, which announce raises; nil for none.
func (j *Job) add(id stream.ID, v value.Value) (announce func()) {
	j.mu.Lock()
	defer j.mu.Unlock()
	if j.removed || j.abandoned {
		return nil
	}
	r := Record{id, v}
	if j.host != nil && j.host(r) {
		return nil
	}
	if j.limit > 0 {
		if j.awaitRoom(); j.removed || j.abandoned {
			return nil
		}
	}
	j.records = append(j.records, r)
	j.counts[id]++
	if j.live != nil && j.live[id] != nil {
		announce = j.live[id].Append(v)
	}
	j.touch()
	return announce
}

// Records returns what the job's own streams hold, in the order of arrival; unless keep they are empty afterwards.
func (j *Job) Records(keep bool) []Record {
	j.mu.Lock()
	defer j.mu.Unlock()
	if keep {
		return slices.Clone(j.records)
	}
	out := j.records
	j.records, j.counts = nil, [stream.Progress + 1]int{}
	j.live.clear()
	j.makeRoom()
	return out
}

// Stream lists the objects of one stream.
func (j *Job) Stream(id stream.ID) []value.Value {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.items(id)
}

// HasMoreData tells whether the job, or a child, has results to receive or may still get some.
func (j *Job) HasMoreData() bool {
	j.mu.Lock()
	if j.removed {
		j.mu.Unlock()
		return false
	}
	if len(j.children) > 0 {
		children := slices.Clone(j.children)
		j.mu.Unlock()
		return slices.ContainsFunc(children, (*Job).HasMoreData)
	}
	defer j.mu.Unlock()
	n := len(j.records)
	if j.class == ClassRemotingChild || j.class == ClassWmiChild {
		return !j.info.State.Finished() || n > j.counts[stream.Progress]
	}
	return n > 0
}

// Stop ends the job and its children and waits until they have ended.
func (j *Job) Stop() {
	j.StopAsync()
	for _, c := range j.Children() {
		<-c.finished
	}
	<-j.finished
}

// StopAsync asks the job and its children to end.
func (j *Job) StopAsync() {
	if j.State().Finished() {
		return
	}
	children := j.Children()
	j.noteStop()
	for _, c := range children {
		c.StopAsync()
	}
	j.mu.Lock()
	cancel, dequeue := j.cancel, j.dequeue
	j.mu.Unlock()
	switch {
	case len(children) > 0:
	case dequeue != nil && dequeue(), cancel == nil:
		j.SetState(Stopped, nil)
	default:
		cancel()
		time.AfterFunc(stopGrace, j.abandon)
	}
}

// noteStop notes that the job itself is told to stop.
func (j *Job) noteStop() {
	j.mu.Lock()
	j.stopped = true
	j.mu.Unlock()
}

// stopGrace is how long a job has to end when it is stopped.
const stopGrace = 50 * time.Millisecond

// abandon gives up a job that is in the middle of something which cannot be interrupted: it counts as stopped, and its
// goroutine ends with the operation it is in. Finally blocks are waited for.
func (j *Job) abandon() {
	j.mu.Lock()
	finished, rs := j.info.State.Finished(), j.running
	guarded := !finished && rs != nil && rs.Guarded()
	j.abandoned = !finished && !guarded
	giveUp := j.giveUp
	j.makeRoom()
	j.mu.Unlock()
	switch {
	case guarded:
		time.AfterFunc(stopGrace, j.abandon)
	case !finished:
		j.SetState(Stopped, nil)
		if giveUp != nil {
			giveUp()
		}
	}
}

// attach notes the runspace that the job's script runs in.
func (j *Job) attach(rs Runspace) {
	j.mu.Lock()
	old, watched, debugged := j.running, j.debug.attended, j.debug.session != nil
	j.running = rs
	j.mu.Unlock()
	if !watched {
		return
	}
	if d, ok := old.(Debuggable); ok {
		d.SetStops(nil)
	}
	if d, ok := rs.(Debuggable); ok {
		d.SetStops(j)
		if debugged {
			d.Break(j, true)
		}
	}
}
