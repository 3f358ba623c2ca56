package object

import (
	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/value"
)

// ParallelService is the key of the session service that runs ForEach-Object -Parallel: a Parallel.
type ParallelService struct{}

// ParallelOptions are the parameters of ForEach-Object -Parallel.
type ParallelOptions struct {
	Block          value.ScriptBlock
	ThrottleLimit  int // at least 1; 5 when it was not given
	TimeoutSeconds int // 0 for none
	AsJob          bool
	NewRunspace    bool
}

// Parallel starts the runs of a block for one ForEach-Object command.
type Parallel interface {
	// Start is called in the command's Begin. Errors end the command.
	Start(c *cmdlet.Context, o ParallelOptions) (ParallelRun, error)
}

// ParallelRun is one ForEach-Object -Parallel command. Its methods are called from the pipeline's goroutine, and write
// finished output through the context they are given.
type ParallelRun interface {
	// Process takes one input object; it waits while the throttle limit is reached.
	Process(c *cmdlet.Context, item value.Value) error
	// End waits for what is running, or writes the job of -AsJob.
	End(c *cmdlet.Context) error
	// Clean stops what still runs; called last, also after an error or stop.
	Clean(c *cmdlet.Context)
}

func (f *forEachObject) beginParallel(c *cmdlet.Context) error {
	p, ok := c.Service(ParallelService{}).(Parallel)
	if !ok {
		return c.Terminate("System.Management.Automation.PSNotSupportedException", "ParallelNotSupported", errs.NotImplemented,
			value.Null, "The -Parallel parameter of ForEach-Object is not available in this session.")
	}
	limit := int(f.ThrottleLimit)
	if limit < 1 {
		limit = 5
	}
	run, err := p.Start(c, ParallelOptions{
		Block: f.Parallel, ThrottleLimit: limit, TimeoutSeconds: int(f.TimeoutSeconds),
		AsJob: bool(f.AsJob), NewRunspace: bool(f.UseNewRunspace),
	})
	if err != nil {
		return err
	}
	f.parallel = run
	return nil
}
