package interp

import (
	"strings"

	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/session"
	"goposh/runtime/stream"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// commandStage is a cmdlet, function, script or script block in a pipeline. It is the cmdlet.Engine of the command it runs.
type commandStage struct {
	*Runspace
	f    *frame // the caller
	out  sink
	io   *streams
	info stageInfo
	cmd  command
	args []arg

	meta *cmdlet.Metadata
	b    binding

	// of cmdlets
	decl   *cmdlet.Decl
	target any
	ctx    *cmdlet.Context
	dyn    any
	dynB   *binding
	dynT   *bindTable

	// of script commands
	block    *ScriptBlock
	code     *code
	fr       *frame
	dot      bool
	isScript bool
	top      bool // the script of Exec: exit leaves the runspace
	dotted   *dotted
	// moreInput feeds $input of a script of Exec from outside.
	moreInput func() (value.Value, bool, error)
	input     *inputQueue
	item      *session.Variable
	ps        *psCmdletObject

	inv       *errs.Invocation
	valid     uint32 // sets that fit before pipeline input
	began     bool
	done      bool // a script file called exit
	failed    bool
	outVar    []varCollector
	pipeVar   *session.Variable
	buffer    int           // of -OutBuffer
	held      []value.Value // objects that -OutBuffer holds back
	oldItem   value.Value
	entered   bool
	yesToAll  bool
	noToAll   bool
	defaults  map[int]value.Value
	pipeBound bool
	settled   int // 1 + the parameter that every object binds to, 0 when each must be looked at
	scopeHeld *session.Scope
	steps     []*steppable // steppable pipelines that the command made
}

// varCollector gathers what a stream's common parameter (-OutVariable and the like) asked for.
type varCollector struct {
	list *value.List
	id   stream.ID
	v    *session.Variable
}

func (s *commandStage) begin() error {
	if err := s.enter(); err != nil {
		return err
	}
	s.b = binding{t: s.tableFor(s.meta, s.decl != nil), f: s.f, cmd: s}
	if s.decl != nil {
		return s.finishError(s.beginCmdlet())
	}
	return s.finishError(s.beginScript())
}

// enter keeps the call depth within its limit.
func (s *commandStage) enter() error {
	if s.block == nil {
		return nil
	}
	if err := s.tick(); err != nil {
		return err
	}
	if err := s.pushDepth(); err != nil {
		return s.f.failAt(err, s.info.pos)
	}
	s.entered = true
	return nil
}

func (rs *Runspace) pushDepth() error {
	if rs.depth >= rs.opt.MaxCallDepth {
		r := errs.New("System.Management.Automation.ScriptCallDepthException", "CallDepthOverflow", errs.InvalidOperation,
			value.Int(int32(rs.depth)), "The script failed due to call depth overflow.")
		r.Exception.Record = r
		return &thrown{rec: r, byThrow: true}
	}
	rs.depth++
	return nil
}

func (s *commandStage) beginCmdlet() error {
	s.target = s.decl.New()
	s.ctx = &cmdlet.Context{Engine: s, Decl: s.decl, Extent: s.info.pos}
	if err := s.bindCommandLine(); err != nil {
		return err
	}
	if s.info.piped {
		s.defaults = map[int]value.Value{}
	}
	if b, ok := s.target.(cmdlet.Beginner); ok {
		s.began = true
		return b.Begin(s.ctx)
	}
	s.began = true
	return nil
}

// bindCommandLine binds the arguments and stores them in the cmdlet's fields.
func (s *commandStage) bindCommandLine() error {
	args := s.args
	if d := s.defaultParameters(); len(d) > 0 {
		args = append(append([]arg(nil), args...), d...)
	}
	b := &s.b
	var late []arg
	if dp, ok := s.target.(cmdlet.DynamicParams); ok {
		var err error
		if args, late, err = s.splitDynamic(args); err != nil {
			return err
		}
		if err := b.bindArgs(args); err != nil {
			return err
		}
		s.storeBound()
		if err := s.bindDynamic(dp, late); err != nil {
			return err
		}
	} else if err := b.bindArgs(args); err != nil {
		return err
	}
	if err := s.applyCommon(); err != nil {
		return err
	}
	if err := b.resolveSet(s.info.piped); err != nil {
		return err
	}
	s.valid = b.valid
	s.storeBound()
	return nil
}

// storeBound moves bound values into the cmdlet's fields.
func (s *commandStage) storeBound() {
	for _, p := range s.b.names {
		if p < len(s.meta.Params) && s.b.delayed[p] == nil {
			s.meta.Params[p].Store(s.target, s.b.vals[p])
		}
	}
}

func (s *commandStage) process(v value.Value) error {
	if s.decl != nil {
		return s.finishError(s.processCmdlet(v))
	}
	return s.finishError(s.processScript(v))
}

func (s *commandStage) processCmdlet(v value.Value) error {
	p, ok := s.target.(cmdlet.Processor)
	if !s.info.piped {
		if ok {
			return p.Process(s.ctx)
		}
		return nil
	}
	if v.IsVoid() {
		return nil
	}
	if s.pipeVar != nil {
		s.pipeVar.Value = v
	}
	b := &s.b
	if s.settled > 0 {
		b.vals[s.settled-1] = v
		s.meta.Params[s.settled-1].Store(s.target, v)
		if ok {
			return p.Process(s.ctx)
		}
		return nil
	}
	if s.pipeBound {
		for i, by := range b.byPipe {
			if by {
				s.meta.Params[i].Store(s.target, s.defaults[i])
			}
		}
		b.unbindPipeline(s.valid)
	}
	s.pipeBound = true
	any, err := b.bindPipeline(v)
	if err == nil {
		for i, by := range b.byPipe {
			if !by {
				continue
			}
			if _, seen := s.defaults[i]; !seen {
				s.defaults[i] = s.meta.Params[i].Load(s.target)
			}
		}
		err = b.afterPipeline(v, any)
	}
	if err != nil {
		if isFlow(err) {
			return err
		}
		// An object that cannot be bound is an error of its own; the next one is tried.
		r := errs.RecordFrom(err)
		if r.Target.IsNull() {
			r.Target = v
		}
		if r.ID == "MissingMandatoryParameter" || r.ID == "AmbiguousParameterSet" {
			return err
		}
		return s.WriteError(r)
	}
	for i, by := range b.byPipe {
		if by {
			s.meta.Params[i].Store(s.target, b.vals[i])
		}
	}
	for i := range b.delayed {
		s.meta.Params[i].Store(s.target, b.vals[i])
	}
	s.settled = b.settled() + 1
	if ok {
		return p.Process(s.ctx)
	}
	return nil
}

func (s *commandStage) end() error {
	if err := s.ended(); err != nil || len(s.held) == 0 {
		return err
	}
	return s.flush()
}

// ended runs the command's end.
func (s *commandStage) ended() error {
	if s.decl != nil {
		if e, ok := s.target.(cmdlet.Ender); ok {
			if s.pipeBound {
				for i, by := range s.b.byPipe {
					if by {
						s.meta.Params[i].Store(s.target, s.defaults[i])
					}
				}
				s.b.unbindPipeline(s.valid)
			}
			return s.finishError(e.End(s.ctx))
		}
		return nil
	}
	return s.finishError(s.endScript())
}

func (s *commandStage) clean() {
	if s.target != nil {
		if c, ok := s.target.(cmdlet.Cleaner); ok && s.began {
			release := s.shield()
			c.Clean(s.ctx)
			release()
		}
	}
	if s.fr != nil {
		s.cleanScript()
	}
	if s.pipeVar != nil && !s.pipeVar.Removed {
		// A pipeline variable lives as long as its pipeline; one of another scope is not this scope's to remove.
		if lower := lowerName(s.pipeVar.Name); s.f.scope.Own(lower) == s.pipeVar {
			s.f.scope.Remove(lower)
		}
		s.pipeVar = nil
	}
	if s.entered {
		s.entered = false
		s.depth--
	}
}

// finishError gives a terminating error of a command the command's position and id suffix.
func (s *commandStage) finishError(err error) error {
	if err == nil || isFlow(err) {
		return err
	}
	switch t := err.(type) {
	case *thrown:
		return t
	case *terminated:
		return t.thrown
	}
	if s.f.rs.interrupted(err) {
		return errStopped
	}
	return s.terminating(err)
}

// terminating is ThrowTerminatingError.
func (s *commandStage) terminating(err error) error {
	r := errs.RecordFrom(err)
	s.stamp(r)
	t := &thrown{rec: r}
	pref := s.errorPreference()
	if pref == prefStop {
		t.byThrow, t.stop = true, true
	}
	s.collectThrown(t)
	return t
}

// stamp gives a record the invocation and the command suffix of this command.
func (s *commandStage) stamp(r *errs.Record) {
	if r.PreserveInvocation {
		return
	}
	if r.Command == "" {
		r.Command = s.errorSuffix()
	}
	if r.Invocation == nil {
		r.Invocation = s.Invocation()
	}
	if r.Activity == "" {
		r.Activity = s.displayName()
	}
	if r.ScriptStackTrace == "" {
		r.ScriptStackTrace = s.f.stackTrace(s.info.pos)
	}
}

func (s *commandStage) errorSuffix() string {
	if s.decl != nil {
		return s.decl.Class
	}
	if s.isScript {
		return baseName(s.block.file())
	}
	return s.block.name
}

func baseName(path string) string { return path[strings.LastIndexAny(path, `/\`)+1:] }

func (s *commandStage) displayName() string {
	if s.decl != nil {
		return s.decl.Name
	}
	if s.isScript {
		return baseName(s.block.file())
	}
	return s.block.name
}

// advanced tells whether the command has $PSCmdlet.
func (s *commandStage) advanced() bool { return s.code != nil && s.code.params.advanced }

// defaultParameters are the entries of $PSDefaultParameterValues that apply.
func (s *commandStage) defaultParameters() []arg {
	v := s.f.scope.Find("psdefaultparametervalues")
	if v == nil {
		return nil
	}
	d, ok := v.Value.Base().Ref().(*value.Dict)
	if !ok || d.Len() == 0 || types.ToBool(dictGet(d, "Disabled")) {
		return nil
	}
	return s.matchDefaults(d)
}

func dictGet(d *value.Dict, key string) value.Value {
	v, _ := d.GetString(key)
	return v
}
