package job

import (
	"context"

	"goposh/runtime/errs"
	"goposh/runtime/stream"
	"goposh/runtime/value"
)

func failing(r *errs.Record) Work { return func(context.Context, *Job) error { return r } }

// threadWork is the script of a thread job.
type threadWork struct {
	o      ThreadOptions
	runner Runner
}

func (t *threadWork) work(ctx context.Context, j *Job) error {
	rs, err := t.runner.NewRunspace(t.o.Runspace)
	if err != nil {
		return err
	}
	defer rs.Close()
	j.attach(rs)
	defer j.attach(nil)
	if t.o.Init != "" {
		if err := rs.Exec(ctx, Request{Text: t.o.Init, Using: t.o.Request.Using}, liveSinks(j)); err != nil {
			return err
		}
	}
	return rs.Exec(ctx, t.o.Request, liveSinks(j))
}

// liveSinks put the objects themselves into the streams of a job.
func liveSinks(j *Job) Sinks {
	return Sinks{
		Output: func(v value.Value) error {
			if !v.IsNull() {
				j.Add(stream.Output, v)
			}
			return nil
		},
		Error: func(r *errs.Record) error {
			r.PreserveInvocation = true
			j.Add(stream.Error, value.Of(r))
			return nil
		},
		Record: func(r stream.Record) error {
			j.Add(streamOf(r), value.Of(r))
			return nil
		},
	}
}
