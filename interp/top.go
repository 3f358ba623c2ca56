package interp

import (
	"strings"

	"goposh/ast"
	"goposh/interp/language"
	"goposh/parser"
	"goposh/runtime/errs"
	"goposh/runtime/session"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// topFrame is the frame of the global scope, for calls that come from outside any script.
func (rs *Runspace) topFrame() *frame {
	if rs.top == nil {
		c := &code{layout: &session.Layout{Index: map[string]int{}}, params: &paramInfo{plain: true}}
		rs.top = rs.shareFrame(c, rs.sess.Global.Top, discard{}, nil, nil)
	}
	return rs.top
}

// execTop runs a script for Exec.
func (rs *Runspace) execTop(sb *ScriptBlock, o ExecOptions, out sink) error {
	f := *rs.topFrame()
	f.out = out
	f.block = nil
	args := make([]arg, 0, len(o.Args))
	for i := 0; i < len(o.Args); i++ {
		a := o.Args[i]
		p, ok := markedParameter(a)
		if !ok {
			args = append(args, arg{hasValue: true, value: a, node: &argNode{}})
			continue
		}
		if p.name == "-" {
			// A word of two dashes names no parameter.
			p.name = ""
		}
		x := arg{name: p.name, isParam: true, colon: p.colon,
			node: &argNode{text: strings.TrimSuffix(types.ToString(rs, a), ":")}}
		if p.colon && i+1 < len(o.Args) {
			i++
			x.hasValue, x.value = true, o.Args[i]
		}
		args = append(args, x)
	}
	if o.Named != nil {
		for k, v := range o.Named.All {
			name := types.ToString(rs, k)
			args = append(args, arg{name: name, isParam: true, colon: true, splat: true, hasValue: true, value: v, node: &argNode{text: "-" + name}})
		}
	}
	cmd := command{block: sb, name: o.Name}
	st, err := rs.newStage(&f, &cmd, ast.InvokeAmpersand, args, out, nil, stageInfo{piped: o.HasInput || len(o.Input) > 0, count: 1, name: o.Name})
	if err != nil {
		return err
	}
	s := st.(*commandStage)
	s.dot = !o.NewScope
	s.top = true
	s.isScript = sb.file() != ""
	s.moreInput = o.MoreInput
	defer st.clean()
	return driveStage(rs, st, o.Input, o.HasInput || len(o.Input) > 0)
}

// parseError is the ParseException of a script's errors.
func parseError(list []parser.ParseError) error {
	first := list[0]
	var b strings.Builder
	for i, e := range list {
		if i > 0 {
			b.WriteString("\n\n")
		}
		if i == 10 {
			b.WriteString("Not all parse errors were reported.  Correct the reported errors and try again.")
			break
		}
		b.WriteString(errs.PositionMessage(e.Extent))
		b.WriteByte('\n')
		b.WriteString(e.Message)
	}
	r := errs.New("System.Management.Automation.ParseException", first.ID, errs.ParserError, value.Null, "%s", b.String())
	r.Exception.Record = r
	r.Exception.With("Errors", language.ErrorArray(list))
	r.Invocation = &errs.Invocation{Extent: first.Extent}
	return r
}

// incompleteError replaces the error of a script that does not parse, err, when more text might complete it.
func incompleteError(name, text string, err error) error {
	_, list := parser.Parse(name, text)
	if len(list) == 0 || !list[0].Incomplete {
		return err
	}
	r := errs.New("System.Management.Automation.IncompleteParseException", list[0].ID, errs.ParserError, value.Null, "%s", list[0].Message)
	r.Exception.Record = r
	return r
}

// usingKey names a $using: expression in the values sent along with a block.
func usingKey(e *ast.UsingExpression) string { return newUsingPath(e).key() }

// usingValue finds a $using: value of the block that the frame runs, or of its callers.
func (f *frame) usingValue(key value.Value) (value.Value, bool) {
	for c := f; c != nil; c = c.caller {
		if c.block != nil && c.block.using != nil {
			if v, ok := c.block.using.Get(key); ok {
				return v, true
			}
		}
	}
	return value.Null, false
}
