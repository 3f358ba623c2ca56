package job

import (
	"slices"

	"goposh/runtime/cmdlet"
	"goposh/runtime/job"
	"goposh/runtime/value"
)

// getJob is Get-Job.
type getJob struct {
	IncludeChildJob cmdlet.Switch `ps:"CommandParameterSet:; InstanceIdParameterSet:; NameParameterSet:; SessionIdParameterSet:; StateParameterSet:"`
	ChildJobState   value.Value   `ps:"CommandParameterSet:; InstanceIdParameterSet:; NameParameterSet:; SessionIdParameterSet:; StateParameterSet:" type:"System.Management.Automation.JobState"`
	HasMoreData     bool          `ps:"CommandParameterSet:; InstanceIdParameterSet:; NameParameterSet:; SessionIdParameterSet:; StateParameterSet:"`
	Before          value.Value   `ps:"CommandParameterSet:; InstanceIdParameterSet:; NameParameterSet:; SessionIdParameterSet:; StateParameterSet:" type:"System.DateTime"`
	After           value.Value   `ps:"CommandParameterSet:; InstanceIdParameterSet:; NameParameterSet:; SessionIdParameterSet:; StateParameterSet:" type:"System.DateTime"`
	Newest          int32         `ps:"CommandParameterSet:; InstanceIdParameterSet:; NameParameterSet:; SessionIdParameterSet:; StateParameterSet:"`
	Id              []int32       `ps:"SessionIdParameterSet: pos=0 byname" validate:"notnullorempty"`
	Name            []string      `ps:"NameParameterSet: mandatory pos=0 byname" validate:"notnullorempty"`
	InstanceId      []value.Value `ps:"InstanceIdParameterSet: mandatory pos=0 byname" type:"System.Guid[]" validate:"notnullorempty"`
	State           value.Value   `ps:"StateParameterSet: mandatory pos=0 byname" type:"System.Management.Automation.JobState"`
	Command         []string      `ps:"CommandParameterSet: byname" validate:"notnullorempty"`
	Filter          *value.Dict   `ps:"FilterParameterSet: mandatory pos=0 byname" validate:"notnullorempty"`
}

// Process implements cmdlet.Processor.
func (g *getJob) Process(c *cmdlet.Context) error {
	jobs, err := g.find(c)
	if err != nil {
		return err
	}
	jobs = distinct(g.withChildren(c, jobs))
	jobs = filter(jobs, func(j *job.Job) bool { return g.matches(c, j) })
	if c.Bound("Newest") {
		slices.SortStableFunc(jobs, func(a, b *job.Job) int {
			x, _ := a.Times()
			y, _ := b.Times()
			return y.Compare(x)
		})
		jobs = jobs[:min(len(jobs), max(0, int(g.Newest)))]
	}
	slices.SortStableFunc(jobs, func(a, b *job.Job) int { return int(a.ID() - b.ID()) })
	for _, j := range jobs {
		if err := c.Write(value.Of(j)); err != nil {
			return err
		}
	}
	return nil
}

func (g *getJob) find(c *cmdlet.Context) ([]*job.Job, error) {
	if c.ParameterSet() == "SessionIdParameterSet" && !c.Bound("Id") || c.ParameterSet() == "CommandParameterSet" && !c.Bound("Command") {
		return repository(c).Jobs(), nil
	}
	return selection{ids: g.Id, names: g.Name, instances: g.InstanceId, state: g.State, commands: g.Command, filter: g.Filter}.find(c)
}

// withChildren adds the child jobs that were asked for.
func (g *getJob) withChildren(c *cmdlet.Context, jobs []*job.Job) []*job.Job {
	inState := c.Bound("ChildJobState")
	if !bool(g.IncludeChildJob) && !inState {
		return jobs
	}
	var out []*job.Job
	for _, j := range jobs {
		out = append(out, j)
		for _, child := range j.Children() {
			if !inState || child.State() == stateOf(g.ChildJobState) {
				out = append(out, child)
			}
		}
	}
	return out
}

func (g *getJob) matches(c *cmdlet.Context, j *job.Job) bool {
	if c.Bound("HasMoreData") && j.HasMoreData() != g.HasMoreData {
		return false
	}
	_, end := j.Times()
	if c.Bound("Before") && (end.IsZero() || !end.Before(timeOf(g.Before))) {
		return false
	}
	return !c.Bound("After") || !end.IsZero() && end.After(timeOf(g.After))
}
