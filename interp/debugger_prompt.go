package interp

import (
	"errors"
	"io"
	"strconv"
	"strings"

	"goposh/ast"
	"goposh/runtime/errs"
	"goposh/runtime/job"
	"goposh/runtime/session"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// stop shows where the script stands and takes debugger commands until one goes on. Without a user to ask, the script just goes on.
func (d *debugger) stop(f *frame, pos ast.Extent, hit []*session.Breakpoint) error {
	rs := d.rs
	d.resume = resumeContinue
	d.update()
	if d.inside {
		return nil
	}
	h := rs.sess.Host
	name := ""
	if s := rs.stops; s != nil {
		if h, name = s.Stopped(rs.ctx); h == nil {
			return nil
		}
		d.end = job.DebugContinue
		own := rs.sess.Host
		rs.sess.Host = h
		defer func() {
			rs.sess.Host = own
			s.Resumed(d.end)
		}()
	}
	if h == nil || !h.Interactive() {
		return nil
	}
	d.inside, d.stopped, d.at, d.listed = true, f, pos, 0
	ok, old, tries, out, fpos := rs.ok, rs.current, rs.tries, f.out, f.pos
	rs.current, rs.tries = f, 0
	scope := f.scope
	scope.SetLocal("PSDebugContext", value.Of(&debugContext{at: pos, hit: hit}))
	defer func() {
		scope.Remove("psdebugcontext")
		rs.ok, rs.current, rs.tries, f.out, f.pos = ok, old, tries, out, fpos
		d.inside, d.stopped = false, nil
		d.update()
	}()
	d.announce(h, pos, hit)
	for {
		h.Write("[DBG]: " + d.promptText(name))
		line, err := h.ReadLine(rs.ctx, false)
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return err
		}
		goOn, err := d.obey(h, line)
		if goOn || err != nil {
			return err
		}
	}
}

// announce shows which breakpoints were hit, and the statement.
func (d *debugger) announce(h session.Host, pos ast.Extent, hit []*session.Breakpoint) {
	var messages []string
	if !d.greeted {
		d.greeted = true
		messages = append(messages, "Entering debug mode. Use h or ? for help. ", "")
	}
	for _, x := range hit {
		messages = append(messages, "Hit "+x.String())
	}
	if len(hit) > 0 {
		messages = append(messages, "")
	}
	for _, m := range append(messages, errs.PositionMessage(pos)) {
		d.write(h, m)
	}
}

// write shows a line in the colour of debugger messages. A console takes its colours back behind the line's end.
func (d *debugger) write(h session.Host, text string) {
	if !h.VirtualTerminal() {
		h.Write(text + "\n")
		return
	}
	const reset, yellow = "\x1b[39;49m", "\x1b[93m"
	h.Write(reset + yellow + reset + yellow + text + "\n" + reset + reset)
}

// promptText is what the prompt function gives within the debugger. The prompt of a job shows its name, and has a form of its own.
func (d *debugger) promptText(jobName string) string {
	const fallback = "PS>> "
	rs := d.rs
	if jobName != "" {
		place, err := d.run(`"$($executionContext.SessionState.Path.CurrentLocation)"`)
		if err != nil || len(place) == 0 {
			return "[" + jobName + "]: " + fallback
		}
		return "[" + jobName + "]: PS " + types.ToString(rs, place[0]) + ">> "
	}
	level := rs.sess.Global.Top.Own("nestedpromptlevel")
	if level != nil {
		n, err := types.ToInt(rs, level.Value)
		if err == nil {
			level.Value = value.Int(int32(n + 1))
			defer func() { level.Value = value.Int(int32(n)) }()
		}
	}
	items, err := d.run("prompt")
	if err != nil || len(items) == 0 {
		return fallback
	}
	return types.ToString(rs, items[0])
}

// run runs a command line in the scope of the stopped script and returns its output.
func (d *debugger) run(line string) ([]value.Value, error) {
	rs := d.rs
	tree, err := rs.Parse("", line)
	if err != nil {
		return nil, err
	}
	sb := rs.newScriptBlock(tree, d.stopped.scope.State)
	sb.isFile = true
	var c collector
	err = rs.invokeBlock(sb, invokeOptions{item: value.Void, this: value.Null, out: &c, dot: true})
	return c.items, err
}

// obey does what a line at the prompt says. goOn tells that the script runs on.
func (d *debugger) obey(h session.Host, line string) (goOn bool, err error) {
	words := strings.Fields(line)
	if len(words) == 0 {
		if d.again == "" {
			return false, nil
		}
		words = []string{d.again}
		if d.again == "list" {
			d.showLines(h, d.listed+1, 0)
			return false, nil
		}
	}
	d.again = ""
	goFrom := func(r resumeAction, again string) (bool, error) {
		d.resume, d.depth, d.again = r, frameDepth(d.stopped), again
		return true, nil
	}
	if len(words) == 1 {
		switch strings.ToLower(words[0]) {
		case "s", "stepinto":
			return goFrom(resumeInto, "s")
		case "v", "stepover":
			return goFrom(resumeOver, "v")
		case "o", "stepout":
			return goFrom(resumeOut, "")
		case "c", "continue", "exit":
			return true, nil
		case "q", "quit":
			d.end = job.DebugQuit
			return true, errStopped
		case "d", "detach":
			if d.rs.stops != nil {
				d.end = job.DebugDetach
				return true, nil
			}
			d.fail(errs.New(automation+"PSInvalidOperationException", "InvalidOperation", errs.InvalidOperation, value.Null,
				"The debugger detach command is not applicable.  The detach command only applies when debugging jobs and runspaces with the Debug-Job or Debug-Runspace cmdlets."))
			return false, nil
		case "h", "?":
			h.Write(debuggerHelp)
			return false, nil
		case "k":
			line = "Get-PSCallStack"
		}
	}
	if w := strings.ToLower(words[0]); w == "l" || w == "list" {
		if d.listCommand(h, words[1:]) {
			d.again = "list"
			return false, nil
		}
	}
	return d.execute(line)
}

// execute runs a line that is no debugger command and shows its output.
func (d *debugger) execute(line string) (goOn bool, err error) {
	items, err := d.run(line)
	if len(items) > 0 {
		f := d.stopped
		s := &commandStage{Runspace: d.rs, f: f, out: discard{}, io: f.io, info: stageInfo{pos: d.at}}
		if _, herr := s.Command("Out-Host", items); herr != nil && err == nil {
			err = herr
		}
	}
	switch e := err.(type) {
	case nil, *returnFlow, *breakFlow, *continueFlow, *stopUpstream:
		return false, nil
	case *exitFlow:
		return true, nil
	case stopped:
		return true, e
	}
	d.fail(err)
	return false, nil
}

// fail reports what went wrong with a line.
func (d *debugger) fail(err error) {
	t := asThrown(err)
	d.rs.noteError(t)
	// The prompt goes on whether or not the error could be shown.
	_ = d.rs.emitError(t.rec)
}

const debuggerHelp = `
 s, stepInto         Single step (step into functions, scripts, etc.)
 v, stepOver         Step to next statement (step over functions, scripts, etc.)
 o, stepOut          Step out of the current function, script, etc.

 c, continue         Continue operation
 q, quit             Stop operation and exit the debugger
 d, detach           Continue operation and detach the debugger.

 k, Get-PSCallStack Display call stack

 l, list             List source code for the current script.  
                     Use "list" to start from the current line, "list <m>"  
                     to start from line <m>, and "list <m> <n>" to list <n> 
                     lines starting from line <m>

 <enter>             Repeat last command if it was stepInto, stepOver or list

 ?, h                displays this help message.


For instructions about how to customize your debugger prompt, type "help about_prompt".

`

// listCommand is list [start [count]]; false when the words after it are no numbers.
func (d *debugger) listCommand(h session.Host, words []string) bool {
	const around = 5
	start, count := max(1, d.at.StartLine()-around), 0
	for i, w := range words {
		n, err := strconv.Atoi(w)
		if err != nil || i > 1 {
			return false
		}
		if n < 1 {
			d.fail(errs.Runtime("InvalidListCommand", errs.InvalidArgument, value.Null, "Line cannot be less than 1."))
			return true
		}
		if i == 0 {
			start = n
		} else {
			count = n
		}
	}
	d.showLines(h, start, count)
	return true
}

// showLines shows lines of the script around the statement; count 0 is the usual number.
func (d *debugger) showLines(h session.Host, start, count int) {
	const usual = 16
	if count == 0 {
		count = usual
	}
	file := d.at.File
	total := strings.Count(file.Text, "\n") + 1
	if start > total {
		return
	}
	current := d.at.StartLine()
	h.Write("\r\n\n")
	for n := start; n <= min(total, start+count-1); n++ {
		mark := " "
		if n == current {
			mark = "*"
		}
		no := strconv.Itoa(n)
		h.Write(strings.Repeat(" ", max(0, 5-len(no))) + no + ":" + mark + " " + file.LineText(n) + "\n")
		d.listed = n
	}
	h.Write("\r\n\n")
}

// traceLine is Set-PSDebug -Trace and -Step for the statement about to run.
func (d *debugger) traceLine(pos ast.Extent) error {
	line, column := pos.StartPosition()
	text := pos.File.LineText(line)
	no := strconv.Itoa(line)
	at := min(column-1, len(text))
	shown := strings.Repeat(" ", max(0, 4-len(no))) + no + "+ " + text[:at] + " >>>> " + text[at:]
	h := d.rs.sess.Host
	if d.trace > 0 && h != nil {
		d.write(h, "DEBUG: "+shown)
	}
	if d.trace > 1 && h != nil {
		for name := range d.points(pos.File).uses[span{pos.Start, pos.End}].writes {
			d.write(h, "DEBUG:     ! SET $"+name+".")
		}
	}
	if !d.step || d.noSteps {
		return nil
	}
	c, err := d.rs.choose("Continue with this operation?", shown, choiceYes, choiceYesToAll, choiceNo, choiceNoToAll, choiceSuspend)
	if err != nil {
		return err
	}
	switch c.Key {
	case choiceYesToAll.Key:
		d.noSteps = true
	case choiceNo.Key, choiceNoToAll.Key:
		return errStopped
	}
	return nil
}

// traceCall is the line of Set-PSDebug -Trace 2 for a call.
func (d *debugger) traceCall(f *frame) {
	h := d.rs.sess.Host
	if h == nil {
		return
	}
	where := ""
	if file := f.block.file(); file != "" {
		where = "  (defined in file '" + file + "')"
	}
	d.write(h, "DEBUG:     ! CALL function '"+f.block.name+"'"+where)
}

// debugContext is $PSDebugContext: a System.Management.Automation.PSDebugContext.
type debugContext struct {
	value.Bag
	at  ast.Extent
	hit []*session.Breakpoint
}

// Type implements value.Object.
func (*debugContext) Type() *value.Type { return typeDebugContext() }

var typeDebugContext = types.Hosted(automation+"PSDebugContext", "", func() []types.M {
	self := func(c *types.Call) *debugContext { return c.This.Ref().(*debugContext) }
	return []types.M{
		{Sig: "System.Management.Automation.InvocationInfo InvocationInfo {get}", F: func(c *types.Call) (value.Value, error) {
			return value.Of(&errs.Invocation{Extent: self(c).at, BoundParameters: value.NewDict(typeBoundParameters(), true, 0)}), nil
		}},
		{Sig: "object Breakpoints {get}", F: func(c *types.Call) (value.Value, error) {
			var out []value.Value
			for _, b := range self(c).hit {
				out = append(out, value.Of(b))
			}
			return value.Objects(out...), nil
		}},
		{Sig: "object Trigger {get}", F: func(*types.Call) (value.Value, error) { return value.Null, nil }},
	}
})
