package job

import (
	"time"

	"goposh/runtime/datetime"
	"goposh/runtime/errs"
	"goposh/runtime/neterr"
	"goposh/runtime/stream"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// Type implements value.Object.
func (j *Job) Type() *value.Type { return netType(string(j.class)) }

// NetProperty implements types.Backed.
func (j *Job) NetProperty(_ value.Runtime, name string) (value.Value, error) {
	if j.class == ClassEvent && (name == "StatusMessage" || name == "Location") {
		return value.Null, nil
	}
	switch name {
	case "Id":
		return value.Int(j.id), nil
	case "Name":
		return value.String(j.Name()), nil
	case "InstanceId":
		return value.Of(&types.Guid{ID: j.guid}), nil
	case "Command":
		return value.String(j.Command()), nil
	case "JobStateInfo":
		return value.Of(j.Info()), nil
	case "Finished":
		return j.handle(), nil
	case "ChildJobs":
		return j.childList(), nil
	case "StatusMessage":
		return value.String(j.StatusMessage()), nil
	case "HasMoreData":
		return value.Bool(j.HasMoreData()), nil
	case "PSBeginTime", "PSEndTime":
		begin, end := j.Times()
		if name == "PSEndTime" {
			begin = end
		}
		if begin.IsZero() {
			return value.Null, nil
		}
		return value.DateTime(datetime.FromTime(begin.In(time.Local), datetime.Local).Data()), nil
	case "PSJobTypeName":
		return value.String(j.TypeName()), nil
	case "Module":
		return j.module, nil
	case "Location":
		return value.String(j.Location()), nil
	case "Runspace":
		if j.class == ClassRemotingChild {
			return value.Of(&remoteRunspace{job: j}), nil
		}
		return value.Null, nil
	case "IsAsync":
		return value.True, nil
	case "AllocatedRunspaceCount":
		return value.Int(int32(len(j.Children()))), nil
	}
	if s, ok := streamTypes[name]; ok {
		return value.Of(j.liveStream(s.id, s.elem)), nil
	}
	return value.Null, nil
}

// SetNetProperty implements types.Backed.
func (j *Job) SetNetProperty(_ value.Runtime, name string, v value.Value) error {
	text, _ := v.Base().AsString()
	j.mu.Lock()
	defer j.mu.Unlock()
	switch name {
	case "Name":
		j.name = text
	case "PSJobTypeName":
		j.typeName = text
	default:
		if _, isStream := streamTypes[name]; isStream {
			return errs.New(psInvalidOperation, psInvalidOperation, errs.InvalidOperation, value.Null,
				"The %s stream of a job cannot be replaced. Use the methods of its collection.", name)
		}
	}
	return nil
}

// NetMethod implements types.Backed.
func (j *Job) NetMethod(_ value.Runtime, name string, args []value.Value) (value.Value, error) {
	switch name {
	case "StopJob":
		j.Stop()
	case "Dispose":
		j.StopAsync()
		j.drop()
	case "LoadJobStreams", "UnloadJobStreams":
		// The streams of jobs that do not outlive their session are always there.
	case "ReportError":
		e, _ := args[0].Base().Object().(*errs.Exception)
		j.SetState(Failed, nil)
		j.Add(stream.Error, value.Of(errs.NewRecord(e, "ThreadJobError", errs.InvalidOperation, value.Of(j))))
	case "InjectInput", "CloseInputStream":
		return value.Null, errs.New(psInvalidOperation, psInvalidOperation, errs.InvalidOperation, value.Null,
			"The input of a job is complete when the job has started.")
	case "StartJob":
		if j.State() == NotStarted {
			return value.Null, errs.New(psInvalidOperation, psInvalidOperation, errs.InvalidOperation, value.Null,
				"The job starts when it is its turn.")
		}
		return value.Null, neterr.New("System.Exception", "Cannot start job because it is not in NotStarted state.")
	default:
		return value.Null, neterr.New("System.NotImplementedException", "The method or operation is not implemented.")
	}
	return value.Void, nil
}

func (j *Job) childList() value.Value {
	children := j.Children()
	items := make([]value.Value, len(children))
	for i, c := range children {
		items[i] = value.Of(c)
	}
	return value.Of(value.NewList(types.MakeGeneric(value.TypeList, netType("System.Management.Automation.Job")), items))
}

// waitHandle is the Finished event of a job.
type waitHandle struct {
	value.Bag
	job *Job
}

func (j *Job) handle() value.Value { return value.Of(&waitHandle{job: j}) }

// Type implements value.Object.
func (*waitHandle) Type() *value.Type { return netType("System.Threading.ManualResetEvent") }

// InvokeDynamic implements types.DynamicMethods: WaitOne.
func (h *waitHandle) InvokeDynamic(rt value.Runtime, name string, args []value.Value) (value.Value, bool, error) {
	if name != "WaitOne" && name != "waitone" {
		return value.Null, false, nil
	}
	if len(args) == 0 {
		defer Lift([]*Job{h.job}, nil)()
		select {
		case <-h.job.finished:
			return value.True, true, nil
		case <-rt.Context().Done():
			return value.Null, true, rt.Context().Err()
		}
	}
	wait := time.Duration(args[0].Base().Int64()) * time.Millisecond
	if args[0].Base().Kind() == value.KindTimeSpan {
		wait = time.Duration(args[0].Base().Int64()) * 100
	}
	if wait < 0 {
		return h.InvokeDynamic(rt, name, nil)
	}
	timer := time.NewTimer(wait)
	defer timer.Stop()
	select {
	case <-h.job.finished:
		return value.True, true, nil
	default:
	}
	if wait > 0 {
		defer Lift([]*Job{h.job}, nil)()
	}
	select {
	case <-h.job.finished:
		return value.True, true, nil
	case <-timer.C:
		return value.False, true, nil
	case <-rt.Context().Done():
		return value.Null, true, rt.Context().Err()
	}
}
