package job

import (
	"fmt"

	"goposh/runtime/cmdlet"
	"goposh/runtime/job"
	"goposh/runtime/value"
)

// stopJob is Stop-Job.
type stopJob struct {
	Job        []value.Value `ps:"JobParameterSet: mandatory pos=0 pipe byname" type:"System.Management.Automation.Job[]" validate:"notnullorempty"`
	PassThru   cmdlet.Switch `ps:""`
	Name       []string      `ps:"NameParameterSet: mandatory pos=0 byname" validate:"notnullorempty"`
	InstanceId []value.Value `ps:"InstanceIdParameterSet: mandatory pos=0 byname" type:"System.Guid[]" validate:"notnullorempty"`
	Id         []int32       `ps:"SessionIdParameterSet: mandatory pos=0 byname" validate:"notnullorempty"`
	State      value.Value   `ps:"StateParameterSet: mandatory pos=0 byname" type:"System.Management.Automation.JobState"`
	Filter     *value.Dict   `ps:"FilterParameterSet: mandatory pos=0 byname" validate:"notnullorempty"`

	stopping []*job.Job
}

// Process implements cmdlet.Processor.
func (s *stopJob) Process(c *cmdlet.Context) error {
	jobs, err := selection{jobs: s.Job, ids: s.Id, names: s.Name, instances: s.InstanceId, state: s.State, filter: s.Filter}.find(c)
	if err != nil {
		return err
	}
	for _, j := range jobs {
		if !j.State().Finished() {
			ok, err := c.ShouldProcess(describe(j), "Stop")
			if err != nil {
				return err
			}
			if !ok {
				continue
			}
			j.StopAsync()
		}
		s.stopping = append(s.stopping, j)
	}
	return nil
}

// End implements cmdlet.Ender.
func (s *stopJob) End(c *cmdlet.Context) error {
	for _, j := range s.stopping {
		if err := waitFor(c, j); err != nil {
			return err
		}
		if s.PassThru {
			if err := c.Write(value.Of(j)); err != nil {
				return err
			}
		}
	}
	return nil
}

// waitFor waits until a job has ended.
func waitFor(c *cmdlet.Context, j *job.Job) error {
	select {
	case <-j.Finished():
		return nil
	case <-c.Context().Done():
		return c.Context().Err()
	}
}

func describe(j *job.Job) string {
	return fmt.Sprintf("Command: %s, JobId: %d", j.Command(), j.ID())
}
