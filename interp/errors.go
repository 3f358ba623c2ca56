package interp

import (
	"fmt"
	"strings"

	"goposh/ast"
	"goposh/runtime/errs"
	"goposh/runtime/prompt"
	"goposh/runtime/session"
	"goposh/runtime/stream"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// positioned turns an error into a thrown one whose record knows where it happened.
func (f *frame) positioned(err error, pos ast.Extent) *thrown {
	t := asThrown(err)
	if t.rec.Invocation == nil && !t.rec.PreserveInvocation {
		t.rec = f.place(t.rec, pos)
	}
	if t.rec.ScriptStackTrace == "" {
		t.rec.ScriptStackTrace = f.stackTrace(pos)
	}
	return t
}

// place gives a record the position of the statement that failed.
func (f *frame) place(r *errs.Record, pos ast.Extent) *errs.Record {
	if pos.IsZero() {
		return r
	}
	r.Invocation = &errs.Invocation{Extent: pos, Name: "", HistoryID: f.rs.historyID()}
	if f.block != nil {
		r.Invocation.ScriptRoot, r.Invocation.CommandPath = f.block.scriptRoot(), f.block.file()
	}
	return r
}

// failAt gives an error a position at once.
func (f *frame) failAt(err error, pos ast.Extent) error {
	if err == nil || isFlow(err) {
		return err
	}
	return f.positioned(err, pos)
}

// statementFailed decides what becomes of an error that a statement ended with: nil when it was reported and the next
// statement may run, else the error to pass on.
func (f *frame) statementFailed(err error, pos ast.Extent) error {
	if isFlow(err) {
		return err
	}
	if f.rs.interrupted(err) {
		return errStopped
	}
	if _, ends := err.(*terminated); ends {
		f.rs.ok = false
		return err
	}
	t := f.positioned(err, pos)
	f.rs.ok = false
	if f.propagate || f.rs.tries > 0 {
		return t
	}
	if t.stop {
		return t
	}
	pref := f.rs.preference(f.scope, "erroractionpreference")
	if t.byThrow {
		switch pref {
		case prefSilentlyContinue, prefIgnore:
			f.rs.noteError(t)
			return nil
		}
		return t
	}
	switch pref {
	case prefStop:
		return &thrown{rec: t.rec, byThrow: true, stop: true, reported: t.reported}
	case prefSilentlyContinue:
		f.rs.noteError(t)
		return nil
	case prefIgnore:
		f.rs.noteError(t)
		return nil
	case prefBreak:
		if err := f.rs.debuggerOf().stop(f, pos, nil); err != nil {
			return err
		}
	case prefInquire:
		return &thrown{rec: errs.RecordFrom(prompt.Unavailable(f.rs.sess)), byThrow: true}
	}
	return f.report(t, pos)
}

// report writes a terminating error to the error stream and to $Error.
func (f *frame) report(t *thrown, pos ast.Extent) error {
	f.rs.noteError(t)
	f.collectAbove(stream.Error, value.Of(t.rec), nil)
	return f.io.writeError(f.rs, t.rec)
}

// noteError puts an error into $Error once.
func (rs *Runspace) noteError(t *thrown) {
	if t.reported {
		return
	}
	t.reported = true
	rs.addError(t.rec)
}

// addError puts a record in front of $Error.
func (rs *Runspace) addError(r *errs.Record) {
	l := rs.errorList
	limit := 256
	if v := rs.sess.Global.Top.Own("maximumerrorcount"); v != nil {
		if n, err := types.ToInt(rs, v.Value); err == nil && n > 0 {
			limit = n
		}
	}
	if len(l.Items) > 0 && l.Items[0].Ref() == any(r) {
		return
	}
	l.Items = append(l.Items, value.Null)
	copy(l.Items[1:], l.Items)
	l.Items[0] = value.Of(r)
	if len(l.Items) > limit {
		l.Items = l.Items[:limit]
	}
}

// stackTrace is ScriptStackTrace: a line per script frame, innermost first.
func (f *frame) stackTrace(pos ast.Extent) string {
	var b strings.Builder
	for c, n := f, 0; c != nil && n < 100; c, n = c.caller, n+1 {
		if c.block == nil && c.caller != nil {
			continue
		}
		name := "<ScriptBlock>"
		file := "<No file>"
		if c.block != nil {
			name = c.block.displayName()
			if p := c.block.file(); p != "" {
				file = p
			}
		}
		line := pos.StartLine()
		if line == 0 && b.Len() > 0 {
			// What runs the outermost script is no part of it.
			break
		}
		if b.Len() > 0 {
			b.WriteByte('\n')
		}
		fmt.Fprintf(&b, "at %s, %s: line %d", name, file, line)
		if c.call != nil {
			pos = c.call.extent
		} else if c.caller != nil {
			pos = c.caller.pos
		}
	}
	return b.String()
}

// preference is an action preference.
type preference uint8

// The action preferences, by the values of ActionPreference.
const (
	prefSilentlyContinue preference = iota
	prefStop
	prefContinue
	prefInquire
	prefIgnore
	prefSuspend
	prefBreak
)

// preference reads a preference variable by its lower-case name as seen from a scope.
func (rs *Runspace) preference(s *session.Scope, lower string) preference {
	v := s.Find(lower)
	if v == nil {
		return prefContinue
	}
	return rs.toPreference(v.Value)
}

func (rs *Runspace) toPreference(v value.Value) preference {
	v = v.Base()
	if v.Kind() == value.KindEnum {
		return preference(v.Int64())
	}
	if s, ok := v.AsString(); ok {
		switch strings.ToLower(s) {
		case "silentlycontinue":
			return prefSilentlyContinue
		case "stop":
			return prefStop
		case "inquire":
			return prefInquire
		case "ignore":
			return prefIgnore
		case "suspend":
			return prefSuspend
		case "break":
			return prefBreak
		}
		return prefContinue
	}
	if v.Kind().IsInteger() {
		return preference(v.Int64())
	}
	return prefContinue
}
