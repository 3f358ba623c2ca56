package job

import (
	"context"

	"goposh/runtime/errs"
	"goposh/runtime/remoting/clixml"
	"goposh/runtime/stream"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// transfer is how values leave an isolated runspace: one level of properties, type data permitting more.
var transfer = clixml.Options{Depth: 1, TypeDepth: true}

// Transfer returns a value as it arrives in another process.
func Transfer(rt value.Runtime, v value.Value) (value.Value, error) {
	return clixml.Copy(rt, transfer, v)
}

// TransferAll is Transfer for a list.
func TransferAll(rt value.Runtime, in []value.Value) ([]value.Value, error) {
	out := make([]value.Value, len(in))
	for i, v := range in {
		var err error
		if out[i], err = Transfer(rt, v); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// Origin marks what came from another runspace.
type Origin struct {
	// Computer is the name shown as PSComputerName.
	Computer string
	// Runspace is the RunspaceId; InstanceID the job's PSSourceJobInstanceId where it is wanted.
	Runspace value.Value
	// Show is PSShowComputerName.
	Show bool
	// ID is the runspace id as text, for error records.
	ID string
}

// OriginOf is the origin of the results of a child job.
func OriginOf(j *Job, show bool) Origin {
	return Origin{Computer: j.location, Runspace: value.Of(&types.Guid{ID: j.runspace}), Show: show, ID: j.runspace.String()}
}

// traveller is an object whose operations go to the computer it came from: a CimInstance.
type traveller interface{ ComesFrom(computer string) }

// Mark attaches PSComputerName, RunspaceId and PSShowComputerName to a value. $null stays as it is.
func (o Origin) Mark(v value.Value) value.Value {
	if v.IsNull() {
		return v
	}
	if i, ok := v.Base().Object().(traveller); ok {
		i.ComesFrom(o.Computer)
	}
	w, set := value.Wrap(v)
	// An inner job's results keep where they come from first.
	if set.Find("PSComputerName") == nil {
		set.SetNote("PSComputerName", value.String(o.Computer))
	}
	set.SetNote("RunspaceId", o.Runspace)
	set.SetNote("PSShowComputerName", value.Bool(o.Show))
	return w
}

// sinks put what an isolated script writes into the streams of the job, serialised.
func (o Origin) sinks(j *Job, rt value.Runtime) Sinks {
	return Sinks{
		Output: func(v value.Value) error {
			c, err := Transfer(rt, v)
			if err != nil {
				return err
			}
			j.Add(stream.Output, o.Mark(c))
			return nil
		},
		Error: func(r *errs.Record) error {
			c, err := o.Record(rt, r)
			if err != nil {
				return err
			}
			j.Add(stream.Error, value.Of(c))
			return nil
		},
		Record: func(r stream.Record) error {
			c, err := TransferRecord(rt, r)
			if err != nil {
				return err
			}
			j.Add(streamOf(c), value.Of(c))
			return nil
		},
	}
}

// Record is an error record as it arrives from another runspace: a RemotingErrorRecord.
func (o Origin) Record(rt value.Runtime, r *errs.Record) (*errs.Record, error) {
	v, err := Transfer(rt, value.Of(r))
	if err != nil {
		return nil, err
	}
	return clixml.ErrorRecord(rt, v, &errs.Origin{ComputerName: o.Computer, RunspaceID: o.ID}), nil
}

// TransferRecord is a warning, verbose, debug, information or progress record as it arrives in another process.
func TransferRecord(rt value.Runtime, r stream.Record) (stream.Record, error) {
	switch x := r.(type) {
	case *stream.WarningRecord:
		return &stream.WarningRecord{Informational: stream.Informational{Message: x.Message}, ID: x.ID}, nil
	case *stream.VerboseRecord:
		return &stream.VerboseRecord{Informational: stream.Informational{Message: x.Message}}, nil
	case *stream.DebugRecord:
		return &stream.DebugRecord{Informational: stream.Informational{Message: x.Message}}, nil
	case *stream.InformationRecord:
		c := *x
		c.Bag = value.Bag{}
		var err error
		if h, ok := x.Data.Base().Object().(*stream.HostMessage); ok {
			m := *h
			m.Bag = value.Bag{}
			c.Data = value.Of(&m)
			return &c, nil
		}
		c.Data, err = Transfer(rt, x.Data)
		return &c, err
	case *stream.ProgressRecord:
		c := *x
		c.Bag = value.Bag{}
		return &c, nil
	}
	return r, nil
}

// Sinks put what arrived from another runspace into the streams of the job, marked with its origin.
func (o Origin) Sinks(j *Job) Sinks {
	return Sinks{
		Output: func(v value.Value) error { j.Add(stream.Output, o.Mark(v)); return nil },
		Error: func(r *errs.Record) error {
			if r.Remote == nil {
				r.Remote = &errs.Origin{}
			}
			r.Remote.ComputerName, r.Remote.RunspaceID, r.PreserveInvocation = o.Computer, o.ID, true
			j.Add(stream.Error, value.Of(r))
			return nil
		},
		Record: func(r stream.Record) error { j.Add(r.Stream(), value.Of(r)); return nil },
	}
}

// background is Start-Job's script.
type background struct {
	o      BackgroundOptions
	runner Runner
}

func (b *background) work(ctx context.Context, j *Job) error {
	// A job in a process of its own needs a runspace here too: what arrives is deserialised in it.
	rs, err := b.runner.NewRunspace(b.o.Runspace)
	if err != nil {
		return err
	}
	defer rs.Close()
	j.attach(rs)
	defer j.attach(nil)
	origin := OriginOf(j, false)
	if b.o.Process != nil {
		err = b.o.Process.Run(ctx, rs, b.o, origin.Sinks(j))
	} else {
		err = RunScripts(ctx, rs, b.o.Init, b.o.Request, origin.sinks(j, rs))
	}
	if err == nil || ctx.Err() != nil {
		return err
	}
	return origin.failure(rs, err, b.o.Process != nil)
}

// RunScripts runs the initialisation script of a job, unless it is empty, and the job's own. An error of the first is an
// *InitError.
func RunScripts(ctx context.Context, rs Runspace, init string, q Request, s Sinks) error {
	if init == "" {
		return rs.Exec(ctx, q, s)
	}
	var soft *errs.Record
	err := rs.Exec(ctx, Request{Text: init}, Sinks{
		Output: func(value.Value) error { return nil },
		Error: func(r *errs.Record) error {
			if soft == nil {
				soft = r
			}
			return nil
		},
		Record: func(stream.Record) error { return nil },
	})
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case err != nil:
		return &InitError{Record: errs.RecordFrom(err)}
	case soft != nil:
		return &InitError{Record: soft, Soft: true}
	}
	return rs.Exec(ctx, q, s)
}

// InitError is an error of an initialisation script, whose output nobody sees. Any error of it breaks the job's session.
type InitError struct {
	Record *errs.Record
	// Soft tells that the script went on.
	Soft bool
}

// Error implements error.
func (e *InitError) Error() string { return e.Record.Error() }

// failure is the error of a job as it arrives from what the script ended with; arrived tells that it came from another process
// already.
func (o Origin) failure(rt value.Runtime, err error, arrived bool) error {
	init, broken := err.(*InitError)
	if broken {
		if init.Soft {
			return Broken(init.Error())
		}
		err = init.Record
	}
	r := errs.RecordFrom(err)
	switch {
	case !arrived:
		c, terr := o.Record(rt, r)
		if terr != nil {
			return err
		}
		r = c
	case r.Remote != nil:
		r.Remote.ComputerName, r.Remote.RunspaceID = o.Computer, o.ID
	}
	if broken {
		r.ID, r.Category, r.CategoryMessage, r.Target = "PSSessionStateBroken", errs.OpenError, "", value.String("localhost")
	}
	return r
}

// Broken is the error of a job whose process could not be set up.
func Broken(message string) *errs.Record {
	r := errs.New("System.Management.Automation.Remoting.PSRemotingTransportException", "2100,PSSessionStateBroken", errs.OpenError, value.String("localhost"),
		"The background process reported an error with the following message: Remote transport error: Running startup script threw an error: %s..", message)
	r.PreserveInvocation = true
	return r
}
