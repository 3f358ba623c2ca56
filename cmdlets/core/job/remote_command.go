package job

import (
	"context"
	"strings"
	"time"

	"goposh/runtime/cmdlet"
	"goposh/runtime/culture"
	"goposh/runtime/errs"
	"goposh/runtime/job"
	"goposh/runtime/remoting"
	"goposh/runtime/remoting/clixml"
	"goposh/runtime/remoting/wsman"
	"goposh/runtime/session"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// defaultFanOut is how many computers a command runs on at a time unless -ThrottleLimit says otherwise.
const defaultFanOut = 32

// remoteCommand is Invoke-Command on other computers.
type remoteCommand struct {
	targets []remoting.Target
	command remoting.Command
	limit   int
	hide    bool
	asJob   bool
	name    string
	running *job.Job
}

// prepare checks the parameters of a remote Invoke-Command.
func (i *invokeCommand) prepare(c *cmdlet.Context) (*remoteCommand, error) {
	r := &remoteCommand{limit: int(i.ThrottleLimit), hide: bool(i.HideComputerName), asJob: bool(i.AsJob) || i.JobName != "", name: i.JobName}
	if r.limit <= 0 {
		r.limit = defaultFanOut
	}
	refuse := func(what string) error {
		return c.Terminate(psNotSupported, "RemotingParameterNotSupported", errs.NotImplemented, value.Null,
			"The %s parameter of Invoke-Command is not supported by the connections of this session.", what)
	}
	switch {
	case bool(i.InDisconnectedSession):
		return nil, refuse("InDisconnectedSession")
	case bool(i.RemoteDebug):
		return nil, refuse("RemoteDebug")
	case bool(i.EnableNetworkAccess):
		return nil, refuse("EnableNetworkAccess")
	case i.CertificateThumbprint != "":
		return nil, refuse("CertificateThumbprint")
	case i.ConfigurationName != "" && !strings.EqualFold(i.ConfigurationName, "Microsoft.PowerShell"):
		return nil, refuse("ConfigurationName")
	}
	sc := script{block: i.ScriptBlock}
	var err error
	if i.FilePath != "" {
		sc, err = scriptFile(c, i.FilePath, false)
	} else {
		sc.text = i.ScriptBlock.String()
	}
	if err != nil {
		return nil, err
	}
	r.command.Text = sc.text
	if r.command.Using, err = using(c, false, sc.block); err != nil {
		return nil, err
	}
	if r.command.Using, err = transferDict(c, r.command.Using); err != nil {
		return nil, err
	}
	block, _ := sc.block.(job.UsingLister)
	r.command.Name(block)
	if r.command.Args, err = job.TransferAll(c, i.ArgumentList); err != nil {
		return nil, err
	}
	r.targets, err = i.targets(c)
	return r, err
}

// targets are the computers of -ComputerName or -ConnectionUri.
func (i *invokeCommand) targets(c *cmdlet.Context) ([]remoting.Target, error) {
	base := remoting.Target{Port: int(i.Port), UseSSL: bool(i.UseSSL), Path: i.ApplicationName, Configuration: i.ConfigurationName}
	if !i.Authentication.IsNull() {
		base.Authentication = types.ToString(c, i.Authentication)
	}
	if !i.Credential.IsNull() {
		if err := login(c, i.Credential, &base); err != nil {
			return nil, err
		}
	}
	options(c, i.SessionOption, &base)
	var out []remoting.Target
	for _, name := range i.ComputerName {
		t := base
		t.Computer = name
		if name == "." {
			t.Computer = "localhost"
		}
		if strings.ContainsAny(name, " /\\?#@") {
			return nil, c.Terminate("System.ArgumentException", "PSSessionInvalidComputerName", errs.InvalidArgument, value.String(name),
				"One or more computer names are not valid. If you are trying to pass a URI, use the -ConnectionUri parameter, or pass URI objects instead of strings.")
		}
		out = append(out, t)
	}
	for _, u := range i.ConnectionUri {
		t := base
		t.Computer = propertyText(c, u, "Host")
		t.UseSSL = strings.EqualFold(propertyText(c, u, "Scheme"), "https")
		if p, _, _ := types.Get(c, u, "Port"); !p.IsNull() {
			t.Port, _ = types.ToInt(c, p)
		}
		t.Path = strings.Trim(propertyText(c, u, "AbsolutePath"), "/")
		out = append(out, t)
	}
	return out, nil
}

func propertyText(c *cmdlet.Context, v value.Value, name string) string {
	p, _, _ := types.Get(c, v, name)
	return types.ToString(c, p)
}

// login takes user and password out of a PSCredential.
func login(c *cmdlet.Context, credential value.Value, t *remoting.Target) error {
	t.User = propertyText(c, credential, "UserName")
	secret, found, err := types.Get(c, credential, "Password")
	if err != nil || !found {
		return err
	}
	t.Password = clixml.PlainText(c, secret)
	return nil
}

// options reads a PSSessionOption.
func options(c *cmdlet.Context, o value.Value, t *remoting.Target) {
	if o.IsNull() {
		return
	}
	span := func(name string) time.Duration {
		v, _, _ := types.Get(c, o, name)
		if v.Base().Kind() != value.KindTimeSpan {
			return 0
		}
		return time.Duration(v.Base().Int64()) * 100
	}
	t.OpenTimeout, t.OperationTimeout = span("OpenTimeout"), span("OperationTimeout")
	for _, name := range [...]string{"SkipCACheck", "SkipCNCheck", "SkipRevocationCheck"} {
		if v, _, _ := types.Get(c, o, name); types.ToBool(v) && name != "SkipRevocationCheck" {
			t.SkipCertificateChecks = true
		}
	}
}

// run starts the command on every computer, and unless it is a job passes on what they give.
func (r *remoteCommand) run(c *cmdlet.Context, input []value.Value) error {
	input, err := job.TransferAll(c, input)
	if err != nil {
		return err
	}
	rt := detached{c.Engine, c.Culture()}
	children := make([]job.Child, len(r.targets))
	for i, t := range r.targets {
		children[i] = job.Child{Location: t.Computer, Work: r.work(c.Session(), rt, t, input)}
	}
	spec := job.Spec{Class: job.ClassRemoting, Name: r.name, TypeName: "RemoteJob", Command: r.command.Text}
	if r.asJob {
		if spec.OutputLimit, err = job.OutputLimit(c); err != nil {
			return err
		}
		return c.Write(value.Of(repository(c).StartFunc(spec, r.limit, children...)))
	}
	r.running = repository(c).StartDetached(spec, r.limit, children...)
	return r.receive(c)
}

// detached is the session's runtime for work beside the pipeline: it has the built-in type data only and runs no scripts, which
// belong to the pipeline's goroutine.
type detached struct {
	value.Runtime
	// culture is the one at the start: the session may change its own meanwhile.
	culture *culture.Culture
}

// Context implements value.Runtime.
func (detached) Context() context.Context { return context.Background() }

// Culture implements value.Runtime.
func (d detached) Culture() *culture.Culture { return d.culture }

// TypeMembers implements value.Runtime.
func (detached) TypeMembers(name string) *value.MemberSet { return types.BuiltinTypeMembers(name) }

// TypeDataVersion implements types.TypeDataVersioner.
func (detached) TypeDataVersion() uint64 { return 0 }

// FindType implements value.Runtime.
func (detached) FindType(name string) *value.Type { return types.Lookup(name) }

// Invoke implements value.Runtime.
func (detached) Invoke(value.ScriptBlock, value.Value, value.Value, ...value.Value) ([]value.Value, error) {
	return nil, errs.New(psInvalidOperation, "ScriptsNotAllowed", errs.InvalidOperation, value.Null, "Scripts cannot run beside the pipeline.")
}

// work is the command on one computer.
func (r *remoteCommand) work(s *session.Session, rt value.Runtime, t remoting.Target, input []value.Value) job.Work {
	cmd := r.command
	cmd.Input, cmd.HasInput = input, len(input) > 0
	show := !r.hide
	// Questions of a job wait until somebody receives it; those of a command are asked at once.
	asks := s.Host != nil && (r.asJob || s.Host.Interactive())
	return func(ctx context.Context, j *job.Job) error {
		cmd := cmd
		if asks {
			cmd.Host = job.NewHost(s.Host, j)
		}
		origin := job.OriginOf(j, show)
		err := remoting.For(s, t, &wsman.Shell{}).Run(ctx, rt, t, cmd, origin.Sinks(j))
		if err == nil || ctx.Err() != nil {
			return err
		}
		rec := errs.RecordFrom(err)
		if rec.Remote == nil {
			rec.Remote = &errs.Origin{ComputerName: t.Computer, RunspaceID: j.RunspaceID().String()}
		}
		return rec
	}
}

// receive writes what arrives until every computer is done.
func (r *remoteCommand) receive(c *cmdlet.Context) error {
	w := &writer{c: c, remote: true}
	reported := map[*job.Job]bool{}
	for {
		changed := r.running.Changed()
		done := r.running.State().Finished()
		for _, j := range r.running.Children() {
			ended := j.State().Finished()
			for _, rec := range j.Records(false) {
				if err := w.write(rec); err != nil {
					return err
				}
			}
			if err := answer(c, j); err != nil {
				return err
			}
			if f := j.Failure(); ended && f != nil && !reported[j] {
				reported[j] = true
				if err := r.failed(c, f); err != nil {
					return err
				}
			}
		}
		if done {
			return nil
		}
		select {
		case <-changed:
		case <-c.Context().Done():
			return c.Context().Err()
		}
	}
}

// failed reports the error that a computer's command ended with: it ends only that one.
func (r *remoteCommand) failed(c *cmdlet.Context, f *errs.Record) error {
	return c.WriteError(f)
}

// stop ends what still runs when the command is left.
func (r *remoteCommand) stop() {
	if r.running != nil {
		r.running.StopAsync()
	}
}
