package interp

import (
	"strings"

	"goposh/ast"
	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/session"
	"goposh/runtime/stream"
	"goposh/runtime/types"
	"goposh/runtime/value"
	"goposh/runtime/wildcard"
)

// The methods here make commandStage a cmdlet.Engine.

// Write implements cmdlet.Engine.
func (s *commandStage) Write(v value.Value) error {
	if v.IsVoid() {
		return nil
	}
	if s.stopping() {
		return errStopped
	}
	if s.outVar != nil {
		s.collect(stream.Output, v)
	}
	if s.buffer > 0 {
		// -OutBuffer holds back that many objects; the next one sends them all.
		s.held = append(s.held, v)
		if len(s.held) <= s.buffer {
			return nil
		}
		return s.flush()
	}
	if s.pipeVar != nil {
		s.pipeVar.Value = v
	}
	return s.out.write(v)
}

// flush sends on what -OutBuffer held back.
func (s *commandStage) flush() error {
	held := s.held
	s.held = nil
	for _, v := range held {
		if s.pipeVar != nil {
			s.pipeVar.Value = v
		}
		if err := s.out.write(v); err != nil {
			return err
		}
	}
	return nil
}

// WriteError implements cmdlet.Engine.
func (s *commandStage) WriteError(r *errs.Record) error {
	s.stamp(r)
	s.failed = true
	pref := s.errorPreference()
	if pref == prefIgnore {
		return nil
	}
	if pref != prefStop {
		s.collectAll(stream.Error, value.Of(r))
	}
	switch pref {
	case prefSilentlyContinue:
		s.addError(r)
		return nil
	case prefBreak:
		if err := s.debuggerOf().stop(s.f, s.f.pos, nil); err != nil {
			return err
		}
	case prefStop:
		r.Written = true
		if r.Remote != nil {
			// What ends the script is an error of this session.
			r = r.Clone()
			r.Remote = nil
		}
		if i := r.Invocation; i == nil || i.Extent.StartLine() == 0 {
			// An error that ends the script shows where, also one that stands for its caller.
			r.Invocation = s.Invocation()
		}
		t := &thrown{rec: r, byThrow: true, stop: true}
		s.collectThrown(t)
		return t
	case prefInquire:
		ok, err := s.inquire(r.Error())
		if err != nil {
			return &thrown{rec: errs.RecordFrom(err), byThrow: true, stop: true}
		}
		if !ok {
			return &thrown{rec: r, byThrow: true, stop: true}
		}
	}
	s.addError(r)
	return s.io.writeError(s.Runspace, r)
}

// errorPreference is the ErrorAction in force for this command.
func (s *commandStage) errorPreference() preference {
	if s.b.isBound[commonErrorAction] {
		return s.toPreference(s.b.common[commonErrorAction])
	}
	return s.Runspace.preference(s.callerScope(), "erroractionpreference")
}

// callerScope is the scope whose preferences count: for a script command its own, else the caller's.
func (s *commandStage) callerScope() *session.Scope {
	if s.fr != nil {
		return s.fr.scope
	}
	return s.f.scope
}

// streamPreference is the preference of a stream, the common parameters of this command considered.
func (s *commandStage) streamPreference(id stream.ID) preference {
	switch id {
	case stream.Warning:
		if s.b.isBound[commonWarningAction] {
			return s.toPreference(s.b.common[commonWarningAction])
		}
		return s.Runspace.preference(s.callerScope(), "warningpreference")
	case stream.Verbose:
		if s.b.isBound[commonVerbose] {
			return onOff(types.ToBool(s.b.common[commonVerbose]))
		}
		return s.Runspace.preference(s.callerScope(), "verbosepreference")
	case stream.Debug:
		if s.b.isBound[commonDebug] {
			return onOff(types.ToBool(s.b.common[commonDebug]))
		}
		return s.Runspace.preference(s.callerScope(), "debugpreference")
	case stream.Information:
		if s.b.isBound[commonInformationAction] {
			return s.toPreference(s.b.common[commonInformationAction])
		}
		return s.Runspace.preference(s.callerScope(), "informationpreference")
	case stream.Progress:
		if s.b.isBound[commonProgressAction] {
			return s.toPreference(s.b.common[commonProgressAction])
		}
		return s.Runspace.preference(s.callerScope(), "progresspreference")
	}
	return prefContinue
}

func onOff(on bool) preference {
	if on {
		return prefContinue
	}
	return prefSilentlyContinue
}

// WriteRecord implements cmdlet.Engine.
func (s *commandStage) WriteRecord(r stream.Record) error {
	id := r.Stream()
	if inf := informational(r); inf != nil && inf.Invocation == nil {
		inf.Invocation = s.Invocation()
	}
	if ir, ok := r.(*stream.InformationRecord); ok {
		preference := s.streamPreference(id)
		if preference == prefIgnore {
			return nil
		}
		s.collectAll(id, value.Of(ir))
		_, host := ir.Data.Ref().(*stream.HostMessage)
		switch preference {
		case prefSilentlyContinue:
			// Only the display is silenced, and Write-Host's only by its own parameter.
			if ir.Display != stream.DisplayShow && (!host || s.b.isBound[commonInformationAction]) {
				ir.Display = stream.DisplayHide
			}
			return s.io.writeRecord(s.Runspace, r)
		case prefContinue:
			ir.Display = stream.DisplayShow
		}
	} else if id == stream.Warning {
		s.collectAll(id, value.Of(r))
	}
	switch s.streamPreference(id) {
	case prefSilentlyContinue, prefIgnore:
		return nil
	case prefStop:
		if err := s.io.writeRecord(s.Runspace, r); err != nil {
			return err
		}
		return s.preferenceStop(r)
	case prefInquire:
		if err := s.io.writeRecord(s.Runspace, r); err != nil {
			return err
		}
		ok, err := s.inquire("Continue with this operation?")
		if err != nil {
			return err
		}
		if !ok {
			return s.preferenceStop(r)
		}
		return nil
	}
	return s.io.writeRecord(s.Runspace, r)
}

func informational(r stream.Record) *stream.Informational {
	switch r := r.(type) {
	case *stream.WarningRecord:
		return &r.Informational
	case *stream.VerboseRecord:
		return &r.Informational
	case *stream.DebugRecord:
		return &r.Informational
	}
	return nil
}

// preferenceStop is the error of a record whose preference is Stop.
func (s *commandStage) preferenceStop(r stream.Record) error {
	name := map[stream.ID]string{stream.Warning: "WarningPreference", stream.Verbose: "VerbosePreference",
		stream.Debug: "DebugPreference", stream.Information: "InformationPreference", stream.Progress: "ProgressPreference"}[r.Stream()]
	text := ""
	if i := informational(r); i != nil {
		text = i.Message
	} else if ir, ok := r.(*stream.InformationRecord); ok {
		text = types.ToString(s.Runspace, ir.Data)
	}
	rec := errs.New("System.Management.Automation.ActionPreferenceStopException", "ActionPreferenceStop", errs.OperationStopped, value.Null,
		"The running command stopped because the preference variable \"%s\" or common parameter is set to Stop: %s", name, text)
	rec.Exception.Record = rec
	s.stamp(rec)
	return &thrown{rec: rec, byThrow: true, stop: true}
}

// Session implements cmdlet.Engine.
func (s *commandStage) Session() *session.Session { return s.sess }

// Scope implements cmdlet.Engine.
func (s *commandStage) Scope() *session.Scope {
	if s.fr != nil {
		return s.fr.scope
	}
	return s.f.scope
}

// State implements cmdlet.Engine.
func (s *commandStage) State() *session.State { return s.Scope().State }

// Bound implements cmdlet.Engine.
func (s *commandStage) Bound(name string) bool {
	p, _ := s.b.t.find(name)
	if p < 0 {
		return s.dynBound(name)
	}
	if n := len(s.meta.Params); p >= n {
		return s.b.isBound[p-n]
	}
	return s.b.bound[p]
}

// BoundParameters implements cmdlet.Engine.
func (s *commandStage) BoundParameters() *value.Dict {
	if s.fr != nil && s.fr.call.bound != nil {
		return s.fr.call.bound
	}
	d := value.NewDict(typeBoundParameters(), true, len(s.b.names))
	for p, ok := range s.b.bound {
		if ok && s.b.delayed[p] == nil {
			d.SetString(s.meta.Params[p].Name, s.b.vals[p])
		}
	}
	for i, ok := range s.b.isBound {
		if ok {
			d.SetString(commonNames[i].name, s.b.common[i])
		}
	}
	return d
}

// ParameterSet implements cmdlet.Engine.
func (s *commandStage) ParameterSet() string { return s.b.setName() }

// HasInput implements cmdlet.Engine.
func (s *commandStage) HasInput() bool { return s.info.piped }

// StopUpstream implements cmdlet.Engine.
func (s *commandStage) StopUpstream() error { return &stopUpstream{by: s} }

// Invocation implements cmdlet.Engine.
func (s *commandStage) Invocation() *errs.Invocation {
	if s.inv == nil {
		s.inv = &errs.Invocation{Extent: s.info.pos, Name: s.info.name, PipelineLength: s.info.count, PipelinePosition: s.info.index + 1,
			ExpectingInput: s.info.piped, HistoryID: s.historyID(), CommandName: s.displayName()}
		if s.f.block != nil {
			s.inv.ScriptRoot, s.inv.CommandPath = s.f.block.scriptRoot(), s.f.block.file()
		}
		s.inv.Command = s.commandInfo()
		s.inv.BoundParameters = value.NewDict(typeBoundParameters(), true, 0)
		if s.b.t != nil && s.b.bound != nil {
			s.inv.BoundParameters = s.BoundParameters()
			s.inv.Unbound = s.b.rest
		}
	}
	return s.inv
}

// Preference implements cmdlet.Engine.
func (s *commandStage) Preference(name string) value.Value {
	if p, _ := s.b.t.find(strings.TrimSuffix(name, "Preference")); p >= len(s.meta.Params) && s.b.isBound[p-len(s.meta.Params)] {
		return s.b.common[p-len(s.meta.Params)]
	}
	if strings.EqualFold(name, "ErrorActionPreference") && s.b.isBound[commonErrorAction] {
		return s.b.common[commonErrorAction]
	}
	if v := s.callerScope().Find(lowerName(name)); v != nil {
		return v.Read()
	}
	return value.Null
}

// Commands implements cmdlet.Engine.
func (s *commandStage) Commands() []*cmdlet.Decl { return s.table.All() }

// CompileBlock implements cmdlet.Engine.
func (s *commandStage) CompileBlock(text string) (value.ScriptBlock, error) {
	tree, err := s.Parse("", text)
	if err != nil {
		return nil, err
	}
	return s.newScriptBlock(tree, s.State()), nil
}

// Command implements cmdlet.Engine: params alternate names and values.
func (s *commandStage) Command(name string, input []value.Value, params ...any) ([]value.Value, error) {
	var args []arg
	for i := 0; i+1 < len(params); i += 2 {
		v, ok := params[i+1].(value.Value)
		if !ok {
			switch x := params[i+1].(type) {
			case string:
				v = value.String(x)
			case int:
				v = value.Int(int32(x))
			case bool:
				v = value.Bool(x)
			}
		}
		args = append(args, arg{name: params[i].(string), isParam: true, colon: true, hasValue: true, value: v, node: &argNode{text: "-" + params[i].(string)}})
	}
	var c collector
	err := s.runCommand(s.f, name, args, input, input != nil, &c, s.io, s.info.pos)
	return c.items, err
}

// runCommand runs a command by name.
func (rs *Runspace) runCommand(f *frame, name string, args []arg, input []value.Value, piped bool, out sink, io *streams, pos ast.Extent) error {
	cmd, _, err := rs.findCommand(f, name, &commandNode{pos: pos, namePos: pos})
	if err != nil {
		return err
	}
	return rs.runResolved(f, &cmd, ast.InvokeUnknown, args, input, piped, out, io, pos, name)
}

// runResolved runs one resolved command with input.
func (rs *Runspace) runResolved(f *frame, cmd *command, op ast.InvocationOperator, args []arg, input []value.Value, piped bool, out sink, io *streams, pos ast.Extent, name string) error {
	return rs.runStage(f, cmd, op, args, input, out, io, stageInfo{piped: piped, count: 1, pos: pos, name: name})
}

func (rs *Runspace) runStage(f *frame, cmd *command, op ast.InvocationOperator, args []arg, input []value.Value, out sink, io *streams, info stageInfo) error {
	st, err := rs.newStage(f, cmd, op, args, out, io, info)
	if err != nil {
		return err
	}
	defer st.clean()
	return driveStage(rs, st, input, info.piped)
}

// driveStage runs a single stage over its input.
func driveStage(rs *Runspace, st stage, input []value.Value, piped bool) error {
	if err := st.begin(); err != nil {
		return endOfStage(st, err)
	}
	if !piped {
		if err := st.process(value.Void); err != nil {
			return endOfStage(st, err)
		}
	}
	for _, v := range input {
		if err := rs.tick(); err != nil {
			return err
		}
		if err := st.process(v); err != nil {
			return endOfStage(st, err)
		}
	}
	return st.end()
}

// endOfStage ends a stage that stopped its own upstream.
func endOfStage(st stage, err error) error {
	if su, ok := err.(*stopUpstream); ok && stage(su.by) == st {
		return st.end()
	}
	return err
}

// collectAll gives a record to the -ErrorVariable, -WarningVariable or -InformationVariable of this command and of the functions
// that it runs in.
func (s *commandStage) collectAll(id stream.ID, v value.Value) {
	s.collect(id, v)
	s.f.collectAbove(id, v, s)
}

// collectThrown gives the error that ends this command to its -ErrorVariable as the exception that it is thrown as, and to the
// functions that the command runs in as a record.
func (s *commandStage) collectThrown(t *thrown) {
	if len(s.outVar) > 0 {
		s.collect(stream.Error, value.Of(hostException(t)))
	}
	s.f.collectAbove(stream.Error, value.Of(t.rec), s)
}

// collectAbove gives a record to the functions that the frame runs in, except to done, which has it.
func (f *frame) collectAbove(id stream.ID, v value.Value, done *commandStage) {
	for c := f; c != nil; c = c.caller {
		if s := c.command; s != nil && s != done {
			s.collect(id, v)
			if s.info.by != nil {
				s.info.by.collect(id, v)
			}
			done = s
		}
	}
}

func (s *commandStage) collect(id stream.ID, v value.Value) {
	for i := range s.outVar {
		if c := &s.outVar[i]; c.id == id {
			c.list.Items = append(c.list.Items, v)
		}
	}
}

// applyCommon puts the common parameters in force.
func (s *commandStage) applyCommon() error {
	b := &s.b
	for _, cv := range [...]struct {
		i  int
		id stream.ID
	}{{commonErrorVariable, stream.Error}, {commonWarningVariable, stream.Warning}, {commonInformationVariable, stream.Information}, {commonOutVariable, stream.Output}} {
		if !b.isBound[cv.i] {
			continue
		}
		name := types.ToString(s.Runspace, b.common[cv.i])
		add := strings.HasPrefix(name, "+")
		v, err := s.commonVariable(cv.i, strings.TrimPrefix(name, "+"))
		if err != nil {
			return err
		}
		v.Settle()
		list, ok := v.Value.Base().Ref().(*value.List)
		if !ok || !add {
			old := v.Value
			list = value.NewArrayList(nil)
			if add && !old.IsNull() {
				if err := types.Each(s.Runspace, old, func(x value.Value) error { list.Items = append(list.Items, x); return nil }); err != nil {
					return err
				}
			}
		}
		if err := assignVariable(v, value.Of(list)); err != nil {
			return err
		}
		s.outVar = append(s.outVar, varCollector{list: list, id: cv.id, v: v})
	}
	if b.isBound[commonPipelineVariable] {
		v, err := s.commonVariable(commonPipelineVariable, types.ToString(s.Runspace, b.common[commonPipelineVariable]))
		if err != nil {
			return err
		}
		s.pipeVar = v
	}
	if b.isBound[commonOutBuffer] {
		n, err := types.ToInt(s.Runspace, b.common[commonOutBuffer])
		if err != nil {
			return err
		}
		s.buffer = max(n, 0)
	}
	if s.fr != nil && s.meta.CmdletBinding {
		s.inheritPreferences()
	}
	return nil
}

// commonVariable finds or makes the variable that a common parameter names, which may have a scope qualifier.
func (s *commandStage) commonVariable(i int, name string) (*session.Variable, error) {
	if name == "" {
		at := s.info.pos
		for j := range s.args {
			if a := &s.args[j]; a.isParam && strings.EqualFold(a.name, commonNames[i].name) {
				at = a.pos
				if !a.colon && j+1 < len(s.args) {
					at = s.args[j+1].pos
				}
			}
		}
		return nil, s.b.fail("System.Management.Automation.ParameterBindingValidationException", "ParameterArgumentValidationError", errs.InvalidData, commonParams()[i], at,
			"Cannot validate argument on parameter '%s'. Cannot process argument because the value of argument \"path\" is not valid. Change the value of the \"path\" argument and run the operation again.", commonNames[i].name)
	}
	path := ast.VariablePath{Name: name}
	if scope, rest, ok := strings.Cut(name, ":"); ok && rest != "" {
		path.Scope, path.Name = strings.ToLower(scope), rest
	}
	sc := s.f.scopeFor(&path)
	v := sc.Own(lowerName(path.Name))
	if v == nil {
		v = &session.Variable{Name: path.Name}
		sc.Put(v)
	}
	return v, nil
}

// inheritPreferences sets the preference variables of an advanced function from its common parameters.
func (s *commandStage) inheritPreferences() {
	b, sc := &s.b, s.fr.scope
	set := func(i int, name string, v value.Value) {
		if b.isBound[i] {
			sc.SetLocal(name, v)
		}
	}
	set(commonErrorAction, "ErrorActionPreference", b.common[commonErrorAction])
	set(commonWarningAction, "WarningPreference", b.common[commonWarningAction])
	set(commonInformationAction, "InformationPreference", b.common[commonInformationAction])
	set(commonProgressAction, "ProgressPreference", b.common[commonProgressAction])
	action := func(on bool) value.Value {
		name := "SilentlyContinue"
		if on {
			name = "Continue"
		}
		v, err := types.Convert(s.Runspace, value.String(name), actionPreference())
		if err != nil {
			return value.String(name)
		}
		return v
	}
	set(commonVerbose, "VerbosePreference", action(types.ToBool(b.common[commonVerbose])))
	set(commonDebug, "DebugPreference", action(types.ToBool(b.common[commonDebug])))
	if b.isBound[commonWhatIf] {
		sc.SetLocal("WhatIfPreference", value.Bool(types.ToBool(b.common[commonWhatIf])))
	}
	if b.isBound[commonConfirm] {
		level := "None"
		if types.ToBool(b.common[commonConfirm]) {
			level = "Low"
		}
		if t := types.Lookup("System.Management.Automation.ConfirmImpact"); t != nil {
			if v, err := types.Convert(s.Runspace, value.String(level), t); err == nil {
				sc.SetLocal("ConfirmPreference", v)
			}
		}
	}
}

func actionPreference() *value.Type {
	if t := types.Lookup("System.Management.Automation.ActionPreference"); t != nil {
		return t
	}
	return value.TypeString
}

// matchDefaults finds the entries of $PSDefaultParameterValues ("Command:Parameter") that apply to the command.
func (s *commandStage) matchDefaults(d *value.Dict) []arg {
	var out []arg
	t := s.tableFor(s.meta, s.decl != nil)
	for k, v := range d.All {
		key := types.ToString(s.Runspace, k)
		cmd, param, ok := strings.Cut(key, ":")
		if !ok || !wildcard.Compile(strings.Trim(strings.TrimSpace(cmd), `'"`), true).Match(s.displayName()) {
			continue
		}
		param = strings.Trim(strings.TrimSpace(param), `'"`)
		if sb, ok := v.Base().Ref().(value.ScriptBlock); ok {
			got, err := s.Invoke(sb, value.Null, value.Void)
			if err != nil {
				continue
			}
			v = (&collector{items: got}).value()
		}
		for i := range len(t.meta.Params) + commonCount {
			p := t.param(i)
			if i >= len(t.meta.Params) && !t.common[i-len(t.meta.Params)] {
				continue
			}
			if strings.EqualFold(p.Name, param) || strings.ContainsAny(param, "*?[") && wildcard.Compile(param, true).Match(p.Name) {
				out = append(out, arg{name: p.Name, isParam: true, colon: true, splat: true, hasValue: true, value: v, node: &argNode{text: "-" + p.Name}})
			}
		}
	}
	return out
}
