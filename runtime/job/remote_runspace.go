package job

import (
	"time"

	"goposh/runtime/errs"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// remoteRunspace is a System.Management.Automation.RemoteRunspace: the runspace behind a child job as the job's session sees it.
type remoteRunspace struct {
	value.Bag
	job *Job
}

// Type implements value.Object.
func (*remoteRunspace) Type() *value.Type {
	return netType("System.Management.Automation.RemoteRunspace")
}

// NetProperty implements types.Backed.
func (r *remoteRunspace) NetProperty(rt value.Runtime, name string) (value.Value, error) {
	switch name {
	case "InstanceId":
		return value.Of(&types.Guid{ID: r.job.runspace}), nil
	case "Id":
		return value.Int(r.job.id), nil
	case "Name":
		return value.String(r.job.Name()), nil
	case "RunspaceIsRemote":
		return value.True, nil
	case "RunspaceStateInfo":
		return value.Of(&runspaceState{job: r.job}), nil
	case "RunspaceAvailability":
		return types.Convert(rt, value.String(r.availability()), netType("System.Management.Automation.Runspaces.RunspaceAvailability"))
	case "ConnectionInfo", "OriginalConnectionInfo":
		return value.Of(&processConnection{}), nil
	}
	return value.Null, nil
}

func (r *remoteRunspace) availability() string {
	if r.job.runspaceState() == "Opened" {
		return "Busy"
	}
	return "None"
}

// SetNetProperty implements types.Backed: the properties of a job's runspace belong to the job.
func (*remoteRunspace) SetNetProperty(_ value.Runtime, name string, _ value.Value) error {
	return errs.New(psInvalidOperation, "InvalidOperation", errs.InvalidOperation, value.Null,
		"The %s property of a job's runspace cannot be changed.", name)
}

// NetMethod implements types.Backed. The job opens and closes its runspace.
func (r *remoteRunspace) NetMethod(_ value.Runtime, name string, _ []value.Value) (value.Value, error) {
	switch name {
	case "Close", "CloseAsync", "Dispose":
		r.job.StopAsync()
		return value.Void, nil
	}
	return value.Null, errs.New(psInvalidOperation, "InvalidOperation", errs.InvalidOperation, value.Null,
		"The runspace cannot be used for %s because it belongs to a job.", name)
}

const psInvalidOperation = "System.Management.Automation.PSInvalidOperationException"

// runspaceState is the System.Management.Automation.Runspaces.RunspaceStateInfo of a job's runspace.
type runspaceState struct {
	value.Bag
	job *Job
}

// Type implements value.Object.
func (*runspaceState) Type() *value.Type {
	return netType("System.Management.Automation.Runspaces.RunspaceStateInfo")
}

// runspaceState is the state of the runspace behind a child job. Like its events it follows the time that PowerShell takes: who looks
// right after the start, before there are results, sees it open.
func (j *Job) runspaceState() string {
	j.mu.Lock()
	defer j.mu.Unlock()
	switch state := j.info.State; {
	case state == NotStarted:
		return "BeforeOpen"
	case state.Finished():
		return "Closed"
	case state == Running && len(j.records) == 0 && time.Since(j.begin) < startTime:
		return "Opening"
	}
	return "Opened"
}

// NetProperty implements types.Backed.
func (s *runspaceState) NetProperty(rt value.Runtime, name string) (value.Value, error) {
	if name == "State" {
		return types.Convert(rt, value.String(s.job.runspaceState()), netType("System.Management.Automation.Runspaces.RunspaceState"))
	}
	return value.Null, nil
}

// SetNetProperty implements types.Backed.
func (*runspaceState) SetNetProperty(value.Runtime, string, value.Value) error { return nil }

// NetMethod implements types.Backed: ToString.
func (s *runspaceState) NetMethod(value.Runtime, string, []value.Value) (value.Value, error) {
	return value.String(s.job.runspaceState()), nil
}

// processConnection is a System.Management.Automation.Runspaces.NewProcessConnectionInfo.
type processConnection struct{ value.Bag }

// Type implements value.Object.
func (*processConnection) Type() *value.Type {
	return netType("System.Management.Automation.Runspaces.NewProcessConnectionInfo")
}

// NetProperty implements types.Backed.
func (*processConnection) NetProperty(rt value.Runtime, name string) (value.Value, error) {
	switch name {
	case "ComputerName":
		return value.String("localhost"), nil
	case "AuthenticationMechanism":
		return types.Convert(rt, value.String("Default"), netType("System.Management.Automation.Runspaces.AuthenticationMechanism"))
	}
	return value.Null, nil
}

// SetNetProperty implements types.Backed: the connection is made already.
func (*processConnection) SetNetProperty(value.Runtime, string, value.Value) error { return nil }

// NetMethod implements types.Backed; the class has no methods of its own.
func (*processConnection) NetMethod(value.Runtime, string, []value.Value) (value.Value, error) {
	return value.Null, nil
}
