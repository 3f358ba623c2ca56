package job

import (
	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/job"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// debugJob is Debug-Job.
type debugJob struct {
	Job        value.Value   `ps:"JobParameterSet: mandatory pos=0 pipe byname" type:"System.Management.Automation.Job"`
	Name       string        `ps:"JobNameParameterSet: mandatory pos=0"`
	Id         int32         `ps:"JobIdParameterSet: mandatory pos=0"`
	InstanceId value.Value   `ps:"JobInstanceIdParameterSet: mandatory pos=0" type:"System.Guid"`
	BreakAll   cmdlet.Switch `ps:""`
}

// End implements cmdlet.Ender. With and without -BreakAll every debuggable child of the job is stopped at its next statement; only one
// of them has the prompt at a time.
func (d *debugJob) End(c *cmdlet.Context) error {
	j, err := d.find(c)
	if err != nil {
		return err
	}
	ok, err := c.ShouldProcess(j.Name(), "Debug")
	if err != nil || !ok {
		return err
	}
	host := c.Session().Host
	if host == nil || host.Name() != "ConsoleHost" {
		return d.fail(c, "DebugJobWrongDebugMode",
			"The job cannot be debugged because the host debugger mode is set to None or Default.  The host debugger mode must be LocalScript and/or RemoteScript.")
	}
	s := job.StartDebug(j, host)
	if s == nil {
		return d.fail(c, "DebugJobNoDebuggableJobsFound",
			"The job cannot be debugged: neither the job nor a child job of it runs in this process at the moment. Jobs of other processes and computers cannot be debugged.")
	}
	defer s.Close()
	return d.follow(c, j, s)
}

// find is the job to debug.
func (d *debugJob) find(c *cmdlet.Context) (j *job.Job, err error) {
	missing, id := "", ""
	switch c.ParameterSet() {
	case "JobNameParameterSet":
		jobs := repository(c).ByName(d.Name)
		if len(jobs) > 1 {
			return nil, d.fail(c, "DebugJobFoundMultipleJobsWithName", "Found multiple jobs with name "+d.Name+".")
		}
		if len(jobs) == 1 {
			j = jobs[0]
		}
		missing, id = "name "+d.Name, "DebugJobCannotFindJobWithName"
	case "JobIdParameterSet":
		j, missing, id = repository(c).ByID(d.Id), "id "+types.ToString(c, value.Int(d.Id)), "DebugJobCannotFindJobWithId"
	case "JobInstanceIdParameterSet":
		guid := guidOf(c, d.InstanceId)
		j, missing, id = repository(c).ByGUID(guid), "instance id "+guid.String(), "DebugJobCannotFindJobWithInstanceId"
	default:
		j, _ = d.Job.Base().Object().(*job.Job)
	}
	if j == nil {
		return nil, d.fail(c, id, "Cannot find job with "+missing+".")
	}
	return j, nil
}

// follow serves the prompt of the stopped scripts, and writes what the job gives meanwhile, until the job has ended or the user detaches.
func (d *debugJob) follow(c *cmdlet.Context, j *job.Job, s *job.DebugSession) error {
	writers := map[*job.Job]*writer{}
	for {
		changed := j.Changed()
		done := j.State().Finished()
		for _, x := range append([]*job.Job{j}, j.Children()...) {
			if writers[x] == nil {
				writers[x] = &writer{c: c, remote: x.Class() == job.ClassRemotingChild}
			}
			for _, r := range x.Records(false) {
				if err := writers[x].write(r); err != nil {
					return err
				}
			}
		}
		if done {
			return nil
		}
		select {
		case f := <-s.Requests():
			f()
		case <-s.Ended():
			return nil
		case <-changed:
		case <-c.Context().Done():
			return c.Context().Err()
		}
	}
}

func (d *debugJob) fail(c *cmdlet.Context, id, message string) error {
	return c.Terminate(psInvalidOperation, id, errs.InvalidOperation, c.Self(), "%s", message)
}
