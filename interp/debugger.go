package interp

import (
	"slices"
	"strings"

	"goposh/ast"
	"goposh/runtime/job"
	"goposh/runtime/session"
	"goposh/runtime/value"
)

// debugger watches the scripts of a runspace. Runspace.debug points to it only while there is something to watch, so that scripts pay
// for no more than a look at that pointer.
type debugger struct {
	rs      *Runspace
	list    []*session.Breakpoint
	last    int32
	trace   int
	step    bool // Set-PSDebug -Step
	noSteps bool // the user asked for no more questions
	resume  resumeAction
	depth   int // of the frame that a step began in
	// pending are command breakpoints of a function that is about to be entered.
	pending []*session.Breakpoint
	// inside is set while an action or the prompt runs: nothing stops there.
	inside bool
	// stopped and at are the frame and position that the prompt stands at.
	stopped *frame
	at      ast.Extent
	greeted bool // the prompt's hint was shown
	// end is how the script of a job goes on.
	end    job.DebugEnd
	again  string
	listed int // the last line that list showed
	files  map[*ast.Source]*debugPoints
}

// resumeAction is System.Management.Automation.DebuggerResumeAction.
type resumeAction uint8

const (
	resumeContinue resumeAction = iota
	resumeInto
	resumeOut
	resumeOver
)

// debuggerOf returns the debugger of the runspace, making it on first use.
func (rs *Runspace) debuggerOf() *debugger {
	if rs.debugState == nil {
		rs.debugState = &debugger{rs: rs}
	}
	return rs.debugState
}

// debugService implements cmdlet.Debugger.
type debugService struct{ rs *Runspace }

// Breakpoints implements cmdlet.Debugger.
func (s debugService) Breakpoints() []*session.Breakpoint {
	if s.rs.debugState == nil {
		return nil
	}
	return s.rs.debugState.list
}

// AddBreakpoint implements cmdlet.Debugger.
func (s debugService) AddBreakpoint(b *session.Breakpoint) {
	d := s.rs.debuggerOf()
	d.last++
	b.ID = d.last
	d.list = append(slices.Clip(d.list), b)
	d.update()
}

// RemoveBreakpoint implements cmdlet.Debugger.
func (s debugService) RemoveBreakpoint(b *session.Breakpoint) {
	d := s.rs.debuggerOf()
	d.list = slices.DeleteFunc(slices.Clone(d.list), func(x *session.Breakpoint) bool { return x == b })
	d.update()
}

// SetTrace implements cmdlet.Debugger.
func (s debugService) SetTrace(level int, step bool) {
	d := s.rs.debuggerOf()
	d.trace, d.step, d.noSteps = level, step, false
	d.update()
}

// Trace implements cmdlet.Debugger.
func (s debugService) Trace() (int, bool) {
	if s.rs.debugState == nil {
		return 0, false
	}
	return s.rs.debugState.trace, s.rs.debugState.step
}

// Break implements cmdlet.Debugger.
func (s debugService) Break() error {
	f := s.rs.frameNow()
	return s.rs.debuggerOf().stop(f, f.pos, nil)
}

// SetStops implements job.Debuggable.
func (j *jobRunspace) SetStops(s job.Stops) { j.stops = s }

// Break implements job.Debuggable.
func (j *jobRunspace) Break(s job.Stops, on bool) {
	j.post(func(rs *Runspace) {
		if rs.stops != s || rs.debugState != nil && rs.debugState.inside {
			return
		}
		d := rs.debuggerOf()
		if d.resume = resumeContinue; on {
			d.resume = resumeInto
		}
		d.update()
	})
}

// update puts the debugger in or out of the interpreter's way.
func (d *debugger) update() {
	d.rs.debug = nil
	if len(d.list) > 0 || d.trace > 0 || d.step || d.resume != resumeContinue {
		d.rs.debug = d
	}
}

// forget ends stepping with the script that was stepped through.
func (d *debugger) forget() {
	if !d.inside {
		d.resume, d.pending, d.again = resumeContinue, nil, ""
		d.update()
	}
}

// statement is called before a statement of a block. Those that hold other statements are not stopped at; their conditions are.
func (d *debugger) statement(f *frame, s stmt, pos ast.Extent) error {
	switch s.(type) {
	case *ifStmt, *loopStmt, *forStmt, *forEachStmt, *switchStmt, *tryStmt, *functionStmt, *typeStmt, *dataStmt:
		return nil
	}
	return d.point(f, pos)
}

// point is called before a statement, a condition, and at the braces of a function: it traces, and stops where it must.
func (d *debugger) point(f *frame, pos ast.Extent) error {
	if d.inside || pos.IsZero() {
		return nil
	}
	if d.trace > 0 || d.step {
		if err := d.traceLine(pos); err != nil {
			return err
		}
	}
	hit := d.pending
	d.pending = nil
	for _, b := range d.list {
		if b.Enabled && d.hits(b, pos) && d.trigger(f, b) {
			hit = append(hit, b)
		}
	}
	if len(hit) == 0 && !d.stepping(f) {
		return nil
	}
	return d.stop(f, pos, hit)
}

func (d *debugger) stepping(f *frame) bool {
	switch d.resume {
	case resumeInto:
		return true
	case resumeOver:
		return frameDepth(f) <= d.depth
	case resumeOut:
		return frameDepth(f) < d.depth
	}
	return false
}

// frameDepth counts the calls that lead to a frame.
func frameDepth(f *frame) int {
	n := 0
	for c := f; c != nil; c = c.caller {
		n++
	}
	return n
}

// hits tells whether a line or variable breakpoint is for the statement at a position.
func (d *debugger) hits(b *session.Breakpoint, pos ast.Extent) bool {
	switch b.Kind {
	case session.LineBreakpoint:
		if !strings.EqualFold(pos.File.Name, b.Script) || b.Column == 0 && pos.StartLine() != int(b.Line) {
			return false
		}
		if b.Column == 0 {
			return d.points(pos.File).first[int(b.Line)] == pos.Start
		}
		line, column := pos.StartPosition()
		endLine, endColumn := pos.EndPosition()
		l, c := int(b.Line), int(b.Column)
		return (line < l || line == l && column <= c) && (l < endLine || l == endLine && c <= endColumn)
	case session.VariableBreakpoint:
		if b.Script != "" && !strings.EqualFold(pos.File.Name, b.Script) {
			return false
		}
		use := d.points(pos.File).uses[span{pos.Start, pos.End}]
		lower := strings.ToLower(b.Variable)
		return b.Mode != session.ReadAccess && use.writes[lower] || b.Mode != session.WriteAccess && use.reads[lower]
	}
	return false
}

// trigger counts a hit and runs the breakpoint's action. It tells whether to stop: without an action, or when that says break.
func (d *debugger) trigger(f *frame, b *session.Breakpoint) bool {
	b.HitCount++
	if b.Action == nil {
		return true
	}
	d.inside = true
	defer func() { d.inside = false }()
	rs := d.rs
	ok, old, tries := rs.ok, rs.current, rs.tries
	rs.current, rs.tries = f, 0
	io := f.io.child()
	for i := range io.sinks {
		io.sinks[i] = func(value.Value) error { return nil }
	}
	err := rs.invokeBlock(b.Action, invokeOptions{item: value.Of(b), this: value.Null, out: discard{}, io: io})
	rs.ok, rs.current, rs.tries = ok, old, tries
	if err == nil {
		return false
	}
	if _, brk := err.(*breakFlow); brk {
		return true
	}
	if !isFlow(err) {
		rs.noteError(asThrown(err))
	}
	return false
}

// command is called when a command other than a function is about to run: its breakpoints stop at the calling statement.
func (d *debugger) command(f *frame, name string) error {
	if d.inside {
		return nil
	}
	hit := d.commandHits(f, f, name)
	if len(hit) == 0 {
		return nil
	}
	return d.stop(f, f.pos, hit)
}

func (d *debugger) commandHits(caller, at *frame, name string) []*session.Breakpoint {
	var hit []*session.Breakpoint
	for _, b := range d.list {
		if b.Kind != session.CommandBreakpoint || !b.Enabled || !b.MatchesCommand(name) {
			continue
		}
		if b.Script != "" && (caller.block == nil || !strings.EqualFold(caller.block.file(), b.Script)) {
			continue
		}
		if d.trigger(at, b) {
			hit = append(hit, b)
		}
	}
	return hit
}

// enter is called when a function or method has its arguments: it stops at the opening brace.
func (d *debugger) enter(f *frame) error {
	if d.inside || f.block == nil || f.block.name == "" || f.block.isFile {
		return nil
	}
	if d.trace > 1 {
		d.traceCall(f)
	}
	if f.method == nil && f.caller != nil {
		d.pending = append(d.pending, d.commandHits(f.caller, f, f.block.name)...)
	}
	return d.point(f, brace(f.block, true))
}

// leave is called when a function or method comes to its end.
func (d *debugger) leave(f *frame) error {
	if d.inside || f.block == nil || f.block.name == "" || f.block.isFile {
		return nil
	}
	return d.point(f, brace(f.block, false))
}

// brace is the opening or closing brace of a function's body.
func brace(sb *ScriptBlock, opening bool) ast.Extent {
	e := sb.tree.Pos()
	if t := e.Text(); len(t) < 2 || t[0] != '{' || t[len(t)-1] != '}' {
		return ast.Extent{}
	}
	if opening {
		e.End = e.Start + 1
	} else {
		e.Start = e.End - 1
	}
	return e
}
