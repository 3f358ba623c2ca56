package cim

import (
	"context"
	"errors"
	"strings"

	"goposh/runtime/cim"
	"goposh/runtime/cim/object"
	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/job"
	"goposh/runtime/stream"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// wmiParameters are the parameters of every WMI cmdlet. Impersonation, Authentication, Authority and Locale are of DCOM
// connections, and privileges of Windows' accounts: none of them changes how the local computer is asked.
type wmiParameters struct {
	AsJob               cmdlet.Switch `ps:""`
	Impersonation       value.Value   `ps:"" type:"System.Management.ImpersonationLevel"`
	Authentication      value.Value   `ps:"" type:"System.Management.AuthenticationLevel"`
	Locale              string        `ps:""`
	EnableAllPrivileges cmdlet.Switch `ps:""`
	Authority           string        `ps:""`
	Credential          value.Value   `ps:"" type:"System.Management.Automation.PSCredential"`
	ThrottleLimit       int32         `ps:"" validate:"range -2147483648 2147483647"`
	ComputerName        []string      `ps:"" alias:"Cn" validate:"notnullorempty"`
	Namespace           string        `ps:"" alias:"NS"`
}

// wmiOperation is what a WMI cmdlet does on one computer.
type wmiOperation func(ctx context.Context, s cim.Session, out wmiOutput) error

// wmiOutput takes what an operation gives. Its errors end the operation.
type wmiOutput func(value.Value) error

// computers are the computers to ask.
func (w *wmiParameters) computers() []string {
	if len(w.ComputerName) == 0 {
		return []string{"localhost"}
	}
	return w.ComputerName
}

const defaultThrottle = 32

// run does the operation on every computer, or starts the job that does. id is that of the errors a ManagementException gives.
func (w *wmiParameters) run(c *cmdlet.Context, id string, operation wmiOperation) error {
	if w.AsJob {
		return w.start(c, id, operation)
	}
	for _, computer := range w.computers() {
		s, err := w.connect(c.Context(), object.Of(c.Session()), computer)
		if err == nil {
			err = operation(c.Context(), s, c.Write)
		} else {
			err = failed(err)
		}
		if err = reportWMI(c, err, id); err != nil {
			return err
		}
	}
	return nil
}

func (w *wmiParameters) connect(ctx context.Context, sessions *object.Sessions, computer string) (cim.Session, error) {
	if object.IsLocal(computer) && !w.Credential.IsNull() {
		ex := errs.NewException("System.Management.ManagementException", "User credentials cannot be used for local connections")
		return nil, errs.NewRecord(ex, "GetWMIManagementException", errs.InvalidOperation, value.Null)
	}
	return sessions.Connect(ctx, computer)
}

// reportWMI writes a failed operation as an error, and passes on anything else.
func reportWMI(c *cmdlet.Context, err error, id string) error {
	f, ok := err.(failure)
	if !ok {
		return err
	}
	r, ok := object.ManagementRecord(f.error, id)
	if !ok {
		return f.error
	}
	return c.WriteError(r)
}

// start starts a WmiJob with a child for every computer. What fails on one computer fails its child alone.
func (w *wmiParameters) start(c *cmdlet.Context, id string, operation wmiOperation) error {
	sessions, class := object.Of(c.Session()), c.Decl.Class
	children := make([]job.Child, 0, len(w.computers()))
	for _, computer := range w.computers() {
		children = append(children, job.Child{Location: computer, Work: func(ctx context.Context, j *job.Job) error {
			s, err := w.connect(ctx, sessions, computer)
			if err == nil {
				err = operation(ctx, s, func(v value.Value) error {
					j.Add(stream.Output, v)
					return ctx.Err()
				})
			}
			var f failure
			if errors.As(err, &f) {
				err = f.error
			}
			if err == nil {
				return nil
			}
			r, ok := object.ManagementRecord(err, id)
			if !ok {
				return err
			}
			r.Command = class
			return r
		}})
	}
	limit := int(w.ThrottleLimit)
	if limit <= 0 {
		limit = defaultThrottle
	}
	outputLimit, err := job.OutputLimit(c)
	if err != nil {
		return err
	}
	spec := job.Spec{Class: job.ClassWmi, ChildClass: job.ClassWmiChild, TypeName: "WmiJob", Command: commandLine(c), OutputLimit: outputLimit}
	j := job.Of(c.Session()).StartFunc(spec, limit, children...)
	return c.Write(value.Of(j))
}

// commandLine is the text of the running command.
func commandLine(c *cmdlet.Context) string {
	if text := strings.TrimSpace(c.Extent.Text()); text != "" {
		return text
	}
	return c.Decl.Name
}

// pathOf reads the -Path parameter.
func pathOf(c *cmdlet.Context, text string) (cim.ObjectPath, error) {
	p, err := cim.ParseObjectPath(text)
	if err != nil {
		r, _ := object.ManagementRecord(err, "GetWMIManagementException")
		return p, r
	}
	return p, nil
}

// pathComputers are the computers to find a path on: those given, or the path's own.
func (w *wmiParameters) pathComputers(p cim.ObjectPath) {
	if len(w.ComputerName) == 0 && p.Server != "" {
		w.ComputerName = []string{p.Server}
	}
}

// namespaceOf is the namespace of a path, or the one given.
func (w *wmiParameters) namespaceOf(p cim.ObjectPath) string {
	if w.Namespace != "" {
		return w.Namespace
	}
	return p.Namespace
}

// argumentList are positional arguments of a method by WMI's order for them: that of the parameters' names.
func argumentList(rt value.Runtime, m *cim.Method, list []value.Value) ([]cim.Argument, error) {
	names := sortedParameters(m)
	if len(list) > len(names) {
		return nil, &cim.Error{Status: cim.InvalidMethodParameters, Target: m.Name, Detail: "too many arguments"}
	}
	out := make([]cim.Argument, len(list))
	for i, v := range list {
		out[i] = cim.Argument{Name: names[i], Value: object.FromValue(rt, v)}
	}
	return out, nil
}

// assign sets properties of a management object.
func assign(rt value.Runtime, o *object.ManagementObject, d *value.Dict) error {
	if d == nil {
		return nil
	}
	for key, val := range d.All {
		name := types.ToString(rt, key)
		found, err := o.SetAdapted(rt, name, val)
		if err != nil {
			return err
		}
		if !found {
			return &cim.Error{Status: cim.NotFound, Target: name}
		}
	}
	return nil
}
