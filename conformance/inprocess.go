package conformance

import (
	"context"
	"errors"
	"strings"

	"goposh/cmdlets"
	"goposh/interp"
	"goposh/runtime/culture"
	"goposh/runtime/errs"
	"goposh/runtime/format"
	"goposh/runtime/format/psstyle"
	"goposh/runtime/stream"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// interpreter runs in-process cases in runspaces of this process.
type interpreter struct {
	table *interp.CommandTable
}

// outStringWidth is the width the recordings were made with.
const outStringWidth = 120

// RunInProcess implements Engine.
func (e *interpreter) RunInProcess(ctx context.Context, c *Case, dir string) (*Result, error) {
	res := &Result{Types: []string{}}
	var out []value.Value
	var rs *interp.Runspace
	rs = interp.New(interp.Options{
		Directory: dir, Cmdlets: e.table, UICulture: culture.Invariant(),
		OnError: func(r *errs.Record) error { res.Errors = append(res.Errors, *describe(rs, r)); return nil },
		OnRecord: func(r stream.Record) error {
			switch r := r.(type) {
			case *stream.WarningRecord:
				res.Warnings = append(res.Warnings, r.Message)
			case *stream.VerboseRecord:
				res.Verbose = append(res.Verbose, r.Message)
			case *stream.DebugRecord:
				res.Debug = append(res.Debug, r.Message)
			case *stream.InformationRecord:
				res.Information = append(res.Information, types.ToString(rs, r.Data))
			}
			return nil
		},
	})
	defer rs.Close()
	prepare(rs)
	sb, err := rs.Compile("", c.Script)
	if err == nil {
		err = rs.Exec(ctx, sb, interp.ExecOptions{Output: func(v value.Value) error {
			out = append(out, v)
			return nil
		}})
	}
	var exit *interp.ExitError
	if err != nil && !errors.As(err, &exit) {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		// The recordings show the record of the exception that Invoke ended with.
		res.Threw = describe(rs, errs.RecordFrom(err).Carried())
	}
	for _, v := range out {
		name := "null"
		if names := types.TypeNames(rs, v); !v.Base().IsNull() && len(names) > 0 {
			name = names[0]
		}
		res.Types = append(res.Types, name)
	}
	text, err := outString(ctx, rs, out)
	if err != nil {
		return nil, err
	}
	res.Text = text
	return res, nil
}

// prepare sets what the recordings' runspaces had set.
func prepare(rs *interp.Runspace) {
	g := rs.Session().Global.Top
	pref := g.Own("progresspreference")
	pref.Value = g.Own("verbosepreference").Value // SilentlyContinue
	format.StyleOf(rs.Session()).OutputRendering = psstyle.PlainText
}

// outString is Out-String -Width 120.
func outString(ctx context.Context, rs *interp.Runspace, out []value.Value) (string, error) {
	var b strings.Builder
	w := format.NewWriter(rs, format.Options{Width: outStringWidth, Sink: format.Lines(&b)})
	err := rs.Do(ctx, func() error {
		for _, v := range out {
			if err := w.Write(v); err != nil {
				return err
			}
		}
		return w.Close()
	})
	return b.String(), err
}

// describe keeps of an error record what the recordings keep.
func describe(rs *interp.Runspace, r *errs.Record) *ErrorInfo {
	i := &ErrorInfo{ID: r.FullyQualifiedErrorID(), Category: r.Category.String(), Activity: r.Activity, Message: r.Exception.Message,
		Exception: r.Exception.Type().FullName}
	if !r.Target.IsNull() {
		i.Target = types.ToString(rs, r.Target)
	}
	if r.Exception.Inner != nil {
		i.Inner = r.Exception.Inner.Type().FullName
	}
	if r.Details != nil {
		i.Details = r.Details.Message
	}
	if r.Invocation != nil {
		line, col := r.Invocation.Extent.StartPosition()
		i.Line, i.Column = &line, &col
	}
	return i
}

func newInterpreter() Engine {
	return &interpreter{table: interp.NewCommandTable(cmdlets.All)}
}
