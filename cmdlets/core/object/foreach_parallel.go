package object

import (
	"goposh/runtime/cmdlet"
	"goposh/runtime/job"
	"goposh/runtime/types"
)

// defaultParallel is how many runs of -Parallel go on at a time unless -ThrottleLimit says otherwise.
const defaultParallel = 5

func (f *forEachObject) beginParallel(c *cmdlet.Context) error {
	limit := int(f.ThrottleLimit)
	if limit < 1 {
		limit = defaultParallel
	}
	s := c.Session()
	location := ""
	if v := c.Scope().Find("pwd"); v != nil {
		location = types.ToString(c, v.Read())
	}
	run, err := job.StartParallel(c, job.ParallelOptions{
		Block: f.Parallel, ThrottleLimit: limit, TimeoutSeconds: int(f.TimeoutSeconds), AsJob: bool(f.AsJob), NewRunspace: bool(f.UseNewRunspace),
		Runspace: job.RunspaceOptions{Parent: s, Directory: s.StartDirectory, Location: location, Env: s.Env, Shared: true},
	})
	if err != nil {
		return err
	}
	f.parallel = run
	return nil
}
