package job

import (
	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/job"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// debugJob is Debug-Job. The debugger of a script host is needed for it.
type debugJob struct {
	Job        value.Value   `ps:"JobParameterSet: mandatory pos=0 pipe byname" type:"System.Management.Automation.Job"`
	Name       string        `ps:"JobNameParameterSet: mandatory pos=0"`
	Id         int32         `ps:"JobIdParameterSet: mandatory pos=0"`
	InstanceId value.Value   `ps:"JobInstanceIdParameterSet: mandatory pos=0" type:"System.Guid"`
	BreakAll   cmdlet.Switch `ps:""`
}

// End implements cmdlet.Ender.
func (d *debugJob) End(c *cmdlet.Context) error {
	var found bool
	missing, id := "", ""
	switch c.ParameterSet() {
	case "JobNameParameterSet":
		jobs := repository(c).ByName(d.Name)
		found, missing, id = len(jobs) > 0, "name "+d.Name, "DebugJobCannotFindJobWithName"
		if len(jobs) > 1 {
			return d.fail(c, "DebugJobFoundMultipleJobsWithName", "Found multiple jobs with name "+d.Name+".")
		}
	case "JobIdParameterSet":
		found, missing, id = repository(c).ByID(d.Id) != nil, "id "+types.ToString(c, value.Int(d.Id)), "DebugJobCannotFindJobWithId"
	case "JobInstanceIdParameterSet":
		guid := guidOf(c, d.InstanceId)
		found, missing, id = repository(c).ByGUID(guid) != nil, "instance id "+guid.String(), "DebugJobCannotFindJobWithInstanceId"
	default:
		_, found = d.Job.Base().Object().(*job.Job)
	}
	if !found {
		return d.fail(c, id, "Cannot find job with "+missing+".")
	}
	return d.fail(c, "DebugJobWrongDebugMode",
		"The job cannot be debugged because the host debugger mode is set to None or Default.  The host debugger mode must be LocalScript and/or RemoteScript.")
}

func (d *debugJob) fail(c *cmdlet.Context, id, message string) error {
	return c.Terminate(psInvalidOperation, id, errs.InvalidOperation, c.Self(), "%s", message)
}
