package job

import (
	"context"

	"goposh/runtime/errs"
	"goposh/runtime/session"
	"goposh/runtime/value"
)

// BackgroundOptions describe a job of Start-Job. What the request holds was transferred already.
type BackgroundOptions struct {
	Name     string
	Command  string
	Runspace RunspaceOptions
	// Init runs before the request; "" for none.
	Init    string
	Request Request
	// OutputLimit is how many objects the job may hold unreceived; 0 for any number.
	OutputLimit int
	// Process runs the scripts in a process of their own; nil runs them in this one.
	Process Isolation
	// Err fails the job at once, for what is found out only when it starts.
	Err *errs.Record
}

// Isolation runs the scripts of a job in another process.
type Isolation interface {
	// Run starts the process, gives what comes from it, deserialised in rs, to s, and returns what RunScripts returned there.
	// When ctx ends the process ends.
	Run(ctx context.Context, rs Runspace, o BackgroundOptions, s Sinks) error
}

// IsolationKey is the key of the session service that runs jobs in other processes: an Isolator.
type IsolationKey struct{}

// Isolator chooses how the jobs of a session are kept apart.
type Isolator interface {
	// Always tells that every job runs in a process.
	Always() bool
	// As gives the way to run a job, under another user's name unless user is empty. What cannot be done fails when it runs.
	As(user, password string) Isolation
}

// StartBackground starts a job in an isolated runspace: a parent and its child. The job runs once it has been shown, which release
// tells.
func (r *Repository) StartBackground(runner Runner, o BackgroundOptions) (j *Job, release func()) {
	spec := Spec{Class: ClassRemoting, Name: o.Name, TypeName: "BackgroundJob", Command: o.Command, Location: "localhost"}
	parent := r.NewJob(spec)
	child := r.NewChild(parent, Spec{Class: ClassRemotingChild, Command: o.Command, Location: "localhost", OutputLimit: o.OutputLimit})
	r.Add(parent)
	o.Runspace.inherit()
	// What runs in another process has no runspace here that could be stopped.
	child.debug.attended = o.Process == nil && attended(o.Runspace.Parent)
	o.Runspace.Host = NewHost(o.Runspace.Host, child)
	b := &background{o: o, runner: runner}
	work := b.work
	if o.Err != nil {
		work = failing(o.Err)
	}
	release = child.hold()
	r.start(child, nil, work, passFailure)
	return parent, release
}

// ThreadOptions describe a job of Start-ThreadJob. Its objects are shared with the session.
type ThreadOptions struct {
	Name, Command string
	Runspace      RunspaceOptions
	Init          string
	Request       Request
	// Limit changes how many thread jobs the session runs at a time; 0 leaves it.
	Limit int
	// OutputLimit is how many objects the job may hold unreceived; 0 for any number.
	OutputLimit int
	// Host gets what the job writes other than output and errors as it comes, and reports what it took: -StreamingHost. nil
	// for none.
	Host func(Record) bool
	Err  *errs.Record
}

// StartThread starts a job that shares live objects with the session, when the session's throttle has room.
func (r *Repository) StartThread(runner Runner, o ThreadOptions) *Job {
	j := r.NewJob(Spec{Class: ClassThread, Name: o.Name, TypeName: "ThreadJob", Command: o.Command, Location: "PowerShell", OutputLimit: o.OutputLimit})
	j.host = o.Host
	j.debug.attended = attended(o.Runspace.Parent)
	o.Runspace.inherit()
	r.Add(j)
	if o.Limit > 0 {
		r.throttle.SetLimit(o.Limit)
	}
	t := &threadWork{o: o, runner: runner}
	work := t.work
	if o.Err != nil {
		work = failing(o.Err)
	}
	r.start(j, &r.throttle, work, liveFailure)
	return j
}

// RunnerOf returns the runner of a session, or the error that there is none.
func RunnerOf(s *session.Session) (Runner, error) {
	if r, ok := s.Service(RunnerKey{}, nil).(Runner); ok {
		return r, nil
	}
	return nil, errs.New("System.Management.Automation.PSNotSupportedException", "JobsNotSupported", errs.NotImplemented, value.Null,
		"Background jobs are not available in this session.")
}
