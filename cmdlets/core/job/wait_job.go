package job

import (
	"time"

	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/job"
	"goposh/runtime/value"
)

// waitJob is Wait-Job.
type waitJob struct {
	Job        []value.Value `ps:"JobParameterSet: mandatory pos=0 pipe byname" type:"System.Management.Automation.Job[]" validate:"notnullorempty"`
	Any        cmdlet.Switch `ps:""`
	Timeout    int32         `ps:"" alias:"TimeoutSec" validate:"range -1 2147483647"`
	Force      cmdlet.Switch `ps:""`
	Name       []string      `ps:"NameParameterSet: mandatory pos=0 byname" validate:"notnullorempty"`
	InstanceId []value.Value `ps:"InstanceIdParameterSet: mandatory pos=0 byname" type:"System.Guid[]" validate:"notnullorempty"`
	Id         []int32       `ps:"SessionIdParameterSet: mandatory pos=0 byname" validate:"notnullorempty"`
	State      value.Value   `ps:"StateParameterSet: mandatory pos=0 byname" type:"System.Management.Automation.JobState"`
	Filter     *value.Dict   `ps:"FilterParameterSet: mandatory pos=0 byname" validate:"notnullorempty"`

	jobs []*job.Job
}

// Process implements cmdlet.Processor.
func (w *waitJob) Process(c *cmdlet.Context) error {
	jobs, err := selection{jobs: w.Job, ids: w.Id, names: w.Name, instances: w.InstanceId, state: w.State, filter: w.Filter}.find(c)
	w.jobs = append(w.jobs, jobs...)
	return err
}

// End implements cmdlet.Ender.
func (w *waitJob) End(c *cmdlet.Context) error {
	w.jobs = distinct(w.jobs)
	if len(w.jobs) == 0 {
		return nil
	}
	var timeout <-chan time.Time
	if c.Bound("Timeout") && w.Timeout >= 0 {
		if w.Timeout == 0 {
			return nil
		}
		t := time.NewTimer(time.Duration(w.Timeout) * time.Second)
		defer t.Stop()
		timeout = t.C
	}
	defer job.Lift(w.jobs, nil)()
	changed := make(chan struct{}, 1)
	for _, j := range w.jobs {
		defer j.Watch(func(*job.StateEvent) {
			select {
			case changed <- struct{}{}:
			default:
			}
		})()
	}
	for {
		done, blocked := w.done()
		switch {
		case len(done) == len(w.jobs):
			return w.write(c, done)
		case bool(w.Any) && len(done) > 0:
			return w.write(c, done[:1])
		case blocked && (!bool(w.Any) || len(w.jobs) == 1):
			return c.Terminate(argumentException, "BlockedJobsDeadlockWithWaitJob", errs.DeadlockDetected, value.Null,
				"The Wait-Job cmdlet cannot finish working, because one or more jobs are blocked waiting for user interaction.  Process interactive job output by using the Receive-Job cmdlet, and then try again.")
		}
		select {
		case <-changed:
		case <-timeout:
			return nil
		case <-c.Context().Done():
			return c.Context().Err()
		}
	}
}

// done lists the jobs that are finished, and tells whether one waits for the user.
func (w *waitJob) done() (done []*job.Job, blocked bool) {
	for _, j := range w.jobs {
		switch s := j.State(); {
		case s.Finished(), s.Persistent() && !bool(w.Force):
			done = append(done, j)
		case s == job.Blocked:
			blocked = true
		}
	}
	return done, blocked
}

func (w *waitJob) write(c *cmdlet.Context, jobs []*job.Job) error {
	for _, j := range jobs {
		if err := c.Write(value.Of(j)); err != nil {
			return err
		}
	}
	return nil
}
