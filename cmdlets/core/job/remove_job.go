package job

import (
	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/job"
	"goposh/runtime/value"
)

// removeJob is Remove-Job.
type removeJob struct {
	Job        []value.Value `ps:"JobParameterSet: mandatory pos=0 pipe byname" type:"System.Management.Automation.Job[]" validate:"notnullorempty"`
	Force      cmdlet.Switch `ps:"FilterParameterSet:; InstanceIdParameterSet:; JobParameterSet:; NameParameterSet:; SessionIdParameterSet:" alias:"F"`
	Name       []string      `ps:"NameParameterSet: mandatory pos=0 byname" validate:"notnullorempty"`
	InstanceId []value.Value `ps:"InstanceIdParameterSet: mandatory pos=0 byname" type:"System.Guid[]" validate:"notnullorempty"`
	Id         []int32       `ps:"SessionIdParameterSet: mandatory pos=0 byname" validate:"notnullorempty"`
	State      value.Value   `ps:"StateParameterSet: mandatory pos=0 byname" type:"System.Management.Automation.JobState"`
	Command    []string      `ps:"CommandParameterSet: byname" validate:"notnullorempty"`
	Filter     *value.Dict   `ps:"FilterParameterSet: mandatory pos=0 byname" validate:"notnullorempty"`
}

// Process implements cmdlet.Processor.
func (r *removeJob) Process(c *cmdlet.Context) error {
	jobs, err := selection{jobs: r.Job, ids: r.Id, names: r.Name, instances: r.InstanceId, state: r.State, commands: r.Command, filter: r.Filter}.find(c)
	if err != nil {
		return err
	}
	for _, j := range distinct(jobs) {
		if err := r.remove(c, j); err != nil {
			return err
		}
	}
	return nil
}

func (r *removeJob) remove(c *cmdlet.Context, j *job.Job) error {
	ok, err := c.ShouldProcess(describe(j), "Remove")
	if err != nil || !ok {
		return err
	}
	if !repository(c).Contains(j) {
		return c.Fail(argumentException, "CannotRemoveJob", errs.InvalidOperation, value.Of(j),
			"The command cannot remove the job because it does not exist or because it is a child job. Child jobs can be removed only by removing the parent job.")
	}
	if !j.State().Finished() {
		// Jobs chosen by their state are stopped first, as with -Force.
		if !bool(r.Force) && c.ParameterSet() != "StateParameterSet" {
			return c.Fail(argumentException, "JobObjectNotFinishedCannotBeRemoved", errs.InvalidOperation, value.Of(j),
				"The command cannot remove the job with the job ID %d because the job is not finished. To remove the job, first stop the job, or use the Force parameter. (Parameter '%s')", j.ID(), r.chosenBy(c))
		}
		j.StopAsync()
		if err := waitFor(c, j); err != nil {
			return err
		}
	}
	repository(c).Remove(j)
	return nil
}

// chosenBy names what the jobs were chosen by, as PowerShell calls it.
func (r *removeJob) chosenBy(c *cmdlet.Context) string {
	switch c.ParameterSet() {
	case "SessionIdParameterSet":
		return "SessionId"
	case "NameParameterSet":
		return "Name"
	case "InstanceIdParameterSet":
		return "InstanceId"
	}
	return "Job"
}
