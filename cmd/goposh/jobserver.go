package main

import (
	"context"
	"io"
	"os"

	"goposh/cmdlets"
	"goposh/interp"
	"goposh/runtime/remoting/process"
)

// jobProcesses is how this program's jobs run in processes of their own: it is the program that serves them.
func jobProcesses(all bool) *process.Jobs {
	j := &process.Jobs{All: all}
	if exe, err := os.Executable(); err == nil {
		j.Command = []string{exe, "-jobserver"}
	}
	return j
}

// serveJob runs one job for the process that started this one, which talks over the standard streams.
func serveJob(ctx context.Context, in, out, errOut *os.File) int {
	runner := interp.NewJobRunner(interp.NewCommandTable(cmdlets.All))
	if err := process.Serve(ctx, runner, jobProcesses(false), in, out); err != nil {
		// Nothing is left to do when standard error is gone.
		_, _ = io.WriteString(errOut, err.Error()+"\n")
		return 1
	}
	return 0
}
