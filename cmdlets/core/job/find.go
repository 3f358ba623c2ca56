package job

import (
	"slices"
	"strings"
	"time"

	"github.com/google/uuid"

	"goposh/runtime/cmdlet"
	"goposh/runtime/datetime"
	"goposh/runtime/errs"
	"goposh/runtime/job"
	"goposh/runtime/types"
	"goposh/runtime/value"
	"goposh/runtime/wildcard"
)

// The .NET exceptions of the job cmdlets.
const (
	psArgument         = "System.Management.Automation.PSArgumentException"
	psInvalidOperation = "System.Management.Automation.PSInvalidOperationException"
	psNotSupported     = "System.Management.Automation.PSNotSupportedException"
	argumentException  = "System.ArgumentException"
)

func repository(c *cmdlet.Context) *job.Repository { return job.Of(c.Session()) }

// byID finds jobs by id, telling of those that are not there.
func byID(c *cmdlet.Context, ids []int32) ([]*job.Job, error) {
	var out []*job.Job
	for _, id := range ids {
		j := repository(c).ByID(id)
		if j == nil {
			if err := c.Fail(psArgument, "JobWithSpecifiedSessionNotFound", errs.ObjectNotFound, value.Int(id),
				"The command cannot find a job with the job ID %d. Verify the value of the Id parameter and then try the command again.", id); err != nil {
				return nil, err
			}
			continue
		}
		out = append(out, j)
	}
	return out, nil
}

// byName finds jobs by name or pattern; a name without wildcards has to be there.
func byName(c *cmdlet.Context, names []string) ([]*job.Job, error) {
	var out []*job.Job
	for _, n := range names {
		found := repository(c).ByName(n)
		if len(found) == 0 && !wildcard.HasWildcards(n) {
			if err := c.Fail(psArgument, "JobWithSpecifiedNameNotFound", errs.ObjectNotFound, value.String(n),
				"The command cannot find the job because the job name %s was not found. Verify the value of the Name parameter, and then try the command again.", n); err != nil {
				return nil, err
			}
		}
		out = append(out, found...)
	}
	return out, nil
}

// byInstance finds jobs by instance id.
func byInstance(c *cmdlet.Context, ids []value.Value) ([]*job.Job, error) {
	var out []*job.Job
	for _, v := range ids {
		id := guidOf(c, v)
		j := repository(c).ByGUID(id)
		if j == nil {
			if err := c.Fail(psArgument, "JobWithSpecifiedInstanceIdNotFound", errs.ObjectNotFound, v,
				"The command cannot find a job with the instance identifier %s. Verify the value of the InstanceId parameter, and then try the command again.", id); err != nil {
				return nil, err
			}
			continue
		}
		out = append(out, j)
	}
	return out, nil
}

func guidOf(c *cmdlet.Context, v value.Value) uuid.UUID {
	if g, ok := v.Base().Object().(*types.Guid); ok {
		return g.ID
	}
	id, _ := uuid.Parse(types.ToString(c, v))
	return id
}

// stateOf reads a parameter of type JobState.
func stateOf(v value.Value) job.State { return job.State(v.Base().Int64()) }

// byState lists the jobs in a state.
func byState(jobs []*job.Job, s job.State) []*job.Job {
	return filter(jobs, func(j *job.Job) bool { return j.State() == s })
}

// byCommand lists the jobs whose command matches one of the patterns. Thread jobs are not found by their command.
func byCommand(jobs []*job.Job, patterns []string) []*job.Job {
	return filter(jobs, func(j *job.Job) bool {
		text := strings.TrimSpace(j.Command())
		return j.Class() != job.ClassThread && slices.ContainsFunc(patterns, func(p string) bool {
			return strings.EqualFold(strings.TrimSpace(p), text) || wildcard.Compile(p, true).Match(text)
		})
	})
}

// byFilter lists the jobs whose properties have the values of a table.
func byFilter(c *cmdlet.Context, jobs []*job.Job, d *value.Dict) []*job.Job {
	return filter(jobs, func(j *job.Job) bool {
		for key, want := range d.All {
			got, found, err := types.Get(c, value.Of(j), types.ToString(c, key))
			if err != nil || !found {
				return false
			}
			if !wildcard.Compile(types.ToString(c, want), true).Match(types.ToString(c, got)) {
				return false
			}
		}
		return true
	})
}

func filter(jobs []*job.Job, keep func(*job.Job) bool) []*job.Job {
	var out []*job.Job
	for _, j := range jobs {
		if keep(j) {
			out = append(out, j)
		}
	}
	return out
}

// distinct drops repeated jobs, keeping their order.
func distinct(jobs []*job.Job) []*job.Job {
	seen := make(map[*job.Job]bool, len(jobs))
	return filter(jobs, func(j *job.Job) bool {
		if seen[j] {
			return false
		}
		seen[j] = true
		return true
	})
}

// jobsOf reads a parameter of type Job[].
func jobsOf(vs []value.Value) []*job.Job {
	var out []*job.Job
	for _, v := range vs {
		if j, ok := v.Base().Object().(*job.Job); ok {
			out = append(out, j)
		}
	}
	return out
}

// timeOf reads a parameter of type DateTime.
func timeOf(v value.Value) time.Time {
	return datetime.FromData(v.Base().Bits()).Time(time.Local)
}

// selection is what picks jobs in the cmdlets that act on them.
type selection struct {
	jobs      []value.Value
	ids       []int32
	names     []string
	instances []value.Value
	state     value.Value
	commands  []string
	filter    *value.Dict
}

// find lists the jobs of the parameter set in use.
func (s selection) find(c *cmdlet.Context) ([]*job.Job, error) {
	all := repository(c).Jobs()
	switch c.ParameterSet() {
	case "SessionIdParameterSet":
		return byID(c, s.ids)
	case "NameParameterSet":
		return byName(c, s.names)
	case "InstanceIdParameterSet":
		return byInstance(c, s.instances)
	case "StateParameterSet":
		return byState(all, stateOf(s.state)), nil
	case "CommandParameterSet":
		return byCommand(all, s.commands), nil
	case "FilterParameterSet":
		return byFilter(c, all, s.filter), nil
	}
	return jobsOf(s.jobs), nil
}
