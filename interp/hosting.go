package interp

import (
	"context"
	"strings"

	"goposh/ast"
	"goposh/parser"
	"goposh/runtime/errs"
	"goposh/runtime/hosting"
	"goposh/runtime/provider"
	"goposh/runtime/stream"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// engineMaker makes the sessions of runspaces that scripts open (hosting.Maker).
type engineMaker struct{ table *CommandTable }

// NewEngine implements hosting.Maker.
func (m engineMaker) NewEngine(o hosting.Options) (hosting.Engine, error) {
	p := o.Parent
	rs := New(Options{Directory: p.StartDirectory, Env: p.Env, Culture: p.Culture, UICulture: p.UICulture, Host: o.Host, Cmdlets: m.table})
	if o.State == nil {
		return rs, nil
	}
	if err := rs.applyInitialState(o.State); err != nil {
		rs.Close()
		return nil, err
	}
	return rs, nil
}

// Running implements hosting.Engine.
func (rs *Runspace) Running() bool { return rs.active.Load() > 0 }

// SessionState implements hosting.Engine.
func (rs *Runspace) SessionState() value.Value {
	return value.Of(rs.sessionStateObject(rs.sess.Global))
}

// Reset implements hosting.Engine and job.Runspace: the variables, $Error, events and location of a new session. Functions, aliases
// and modules stay.
func (rs *Runspace) Reset() {
	rs.sess.ResetServices()
	rs.sess.Global.Top.Reset(defaults{rs})
	rs.errorList = value.NewArrayList(nil)
	rs.exitVar, rs.ok = nil, true
	provider.Return(rs.sess, rs.start)
}

// RunCommands implements hosting.Engine.
func (rs *Runspace) RunCommands(ctx context.Context, q hosting.Request) (err error) {
	if q.Nested {
		return rs.runNested(q)
	}
	detach := rs.attach(ctx)
	defer func() {
		detach()
		if p := recover(); p != nil {
			err = errs.ExceptionFrom(panicError(p))
		}
	}()
	f := *rs.topFrame()
	rs.history++
	if err = rs.hostOutcome(rs.runPipeline(&f, q)); err == nil && ctx.Err() != nil {
		// A command that was stopped may have ended without saying so.
		err = stoppedException()
	}
	return err
}

// runNested runs a pipeline within the one that runs, in its scope.
func (rs *Runspace) runNested(q hosting.Request) error {
	current, tries := rs.current, rs.tries
	// Errors of the pipeline's statements are its own, also within a try of the caller.
	rs.tries = 0
	defer func() { rs.current, rs.tries = current, tries }()
	f := *rs.frameNow()
	f.propagate = false
	err := rs.runPipeline(&f, q)
	if err == errStopped {
		return err
	}
	return rs.hostOutcome(err)
}

// runPipeline runs the commands of a request from a frame.
func (rs *Runspace) runPipeline(f *frame, q hosting.Request) (err error) {
	f.block = nil
	f.out = sinkFunc(q.Output)
	f.io = hostStreams(q)
	p := &pipeline{f: f, stages: make([]stage, len(q.Commands))}
	defer func() {
		for _, s := range p.stages {
			if s != nil {
				s.clean()
			}
		}
	}()
	input := q.Input
	out := f.out
	for i := len(q.Commands) - 1; i >= 0; i-- {
		c := q.Commands[i]
		io := f.io
		if c.MergeError || i+1 < len(q.Commands) && q.Commands[i+1].MergeUnclaimed {
			io = io.child()
			io.sinks[stream.Error] = out.write
		}
		s, err := rs.hostStage(f, c, out, io, stageInfo{piped: i > 0 || q.Input != nil, index: i, count: len(q.Commands), name: c.Text})
		if err != nil {
			return err
		}
		if cs, ok := s.(*commandStage); ok && i == 0 && input != nil && cs.block != nil && cs.code.process == nil && !cs.meta.CmdletBinding {
			// A script without process block reads its input as it comes.
			cs.moreInput, input = input, nil
		}
		p.stages[i] = s
		out = &stageSink{next: s, p: p, index: i}
	}
	return p.drive(input, q.Input != nil)
}

// drive begins the stages, feeds the first with input, and ends them. piped tells that there is input, however it is read.
func (p *pipeline) drive(input func() (value.Value, bool, error), piped bool) error {
	from := 0
	err := p.begin(len(p.stages) - 1)
	if err == nil {
		err = p.feedFrom(input, piped)
	}
	if err != nil {
		i, ok := p.stopPoint(err)
		if !ok {
			p.f.rs.ok = false
			return err
		}
		from = i
	}
	return p.finish(from)
}

func (p *pipeline) feedFrom(input func() (value.Value, bool, error), piped bool) error {
	first := p.stages[0]
	if !piped {
		return first.process(value.Void)
	}
	if input == nil {
		return nil
	}
	for {
		v, ok, err := input()
		if err != nil && p.f.rs.ctx.Err() != nil {
			return errStopped
		}
		if err != nil || !ok {
			return err
		}
		if err := p.f.rs.tick(); err != nil {
			return err
		}
		if err := first.process(v); err != nil {
			return err
		}
	}
}

// hostStage makes the stage of a command of a request.
func (rs *Runspace) hostStage(f *frame, c *types.Command, out sink, io *streams, info stageInfo) (stage, error) {
	cmd, err := rs.hostCommand(f, c)
	if err != nil {
		return nil, err
	}
	var args []arg
	for _, p := range c.Parameters() {
		node := &argNode{text: "-" + p.Name}
		if p.Name == "" {
			args = append(args, arg{hasValue: true, value: p.Value, node: node})
			continue
		}
		name := strings.TrimSuffix(strings.TrimPrefix(p.Name, "-"), ":")
		args = append(args, arg{name: name, isParam: true, colon: true, splat: true, hasValue: true, value: p.Value, node: node})
	}
	op := ast.InvokeAmpersand
	s, err := rs.newStage(f, &cmd, op, args, out, io, info)
	if cs, ok := s.(*commandStage); ok && err == nil {
		if c.IsScript {
			cs.dot = !c.LocalScope
			cs.top = true
		} else if c.LocalScopeSet && cs.block != nil {
			cs.dot = !c.LocalScope
		}
	}
	return s, err
}

// hostCommand finds what a command of a request names, or parses its script.
func (rs *Runspace) hostCommand(f *frame, c *types.Command) (command, error) {
	switch {
	case c.IsScript:
		tree, perrs := rs.parse("", c.Text)
		if len(perrs) > 0 {
			return command{}, hostParseError(perrs)
		}
		if err := rs.checkScript(tree); err != nil {
			return command{}, err
		}
		sb := rs.newScriptBlock(tree, f.scope.State)
		sb.isFile = true
		return command{block: sb}, nil
	case !c.Info.IsNull():
		return rs.commandFor(f, c.Info, &commandNode{name: c.Text})
	}
	cmd, _, err := rs.findCommand(f, c.Text, &commandNode{name: c.Text})
	return cmd, err
}

// hostStreams are the streams of a request.
func hostStreams(q hosting.Request) *streams {
	s := &streams{noteError: q.HadErrors}
	s.sinks[stream.Error] = func(v value.Value) error {
		r, ok := v.Ref().(*errs.Record)
		if !ok || q.Error == nil {
			return nil
		}
		return q.Error(r)
	}
	for id := stream.Warning; id <= stream.Progress; id++ {
		s.sinks[id] = func(v value.Value) error {
			r, ok := v.Ref().(stream.Record)
			if !ok || q.Record == nil {
				return nil
			}
			return q.Record(r)
		}
	}
	return s
}

// hostOutcome turns what a pipeline ended with into the exception that the hosting API throws; nil when it ended well.
func (rs *Runspace) hostOutcome(err error) error {
	switch e := err.(type) {
	case nil, *returnFlow, *breakFlow, *continueFlow, *stopUpstream:
		return nil
	case *exitFlow:
		rs.setLastExitCode(e.code)
		return nil
	case stopped:
		return stoppedException()
	}
	t := asThrown(err)
	rs.ok = false
	rs.noteError(t)
	return hostException(t)
}

func stoppedException() *errs.Exception {
	return errs.ExceptionFrom(errStopped)
}

// hostException is the exception that a terminating error is thrown as: always a RuntimeException of some kind.
func hostException(t *thrown) *errs.Exception {
	rec := t.rec
	ex := rec.Exception
	if rec.Written {
		return wrapException("System.Management.Automation.ActionPreferenceStopException", rec, nil,
			"The running command stopped because the preference variable \"ErrorActionPreference\" or common parameter is set to Stop: "+rec.Error())
	}
	if runtimeException().AssignableFrom(ex.Type()) {
		if _, byThrow := ex.Prop(errs.PropThrown); byThrow {
			// Outside its pipeline the exception has the record that throw made.
			return wrapException(ex.TypeName, rec, ex.Inner, ex.Message)
		}
		if ex.Record == nil {
			ex.Record = rec
		}
		return ex
	}
	class := runtimeException().FullName
	if rec.Command != "" {
		class = "System.Management.Automation.CmdletInvocationException"
	}
	return wrapException(class, rec, ex, rec.Error())
}

func wrapException(class string, rec *errs.Record, inner *errs.Exception, message string) *errs.Exception {
	ex := errs.NewException(class, message)
	ex.Inner, ex.Record = inner, rec
	return ex
}

// hostParseError is the exception of a script that cannot be parsed: that it may go on is told by its class.
func hostParseError(perrs []parser.ParseError) error {
	first := perrs[0]
	if !first.Incomplete {
		return parseError(perrs)
	}
	r := errs.New("System.Management.Automation.IncompleteParseException", first.ID, errs.ParserError, value.Null, "%s", first.Message)
	r.Exception.Record = r
	return r
}
