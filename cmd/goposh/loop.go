package main

import (
	"context"
	"errors"
	"io"
	"strings"

	"goposh/interp"
	"goposh/parser"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// loopOptions say how commands are read from standard input.
type loopOptions struct {
	// prompt shows prompts and what is read; otherwise commands are taken silently.
	prompt bool
}

// loop reads commands line by line from standard input and runs each in the global scope. A command that a line leaves
// unfinished goes on until an empty line. The exit code is that of exit, else whether the last command succeeded.
func (s *shell) loop(ctx context.Context, o loopOptions) int {
	var block strings.Builder
	for {
		if code, ended := s.turn(ctx, o, &block); ended {
			return code
		}
	}
}

// turn reads a line and runs the command that it ends, if it does; block holds the lines of one that was left unfinished. ended tells
// that there is nothing more to read, or that exit was called. At a terminal the user's interrupt ends only this.
func (s *shell) turn(ctx context.Context, o loopOptions, block *strings.Builder) (code int, ended bool) {
	if o.prompt && s.host.inTTY {
		var done func()
		ctx, done = s.user.during(ctx)
		defer done()
	}
	if o.prompt {
		s.host.Write(s.prompt(ctx, block.Len() > 0))
	}
	line, err := s.readCommandLine(ctx, o)
	switch {
	case interrupted(ctx):
		// What was typed is dropped.
		block.Reset()
		s.host.Write("\n")
		return 0, false
	case ctx.Err() != nil:
		return signalExitCode(ctx), true
	case err != nil:
		if !errors.Is(err, io.EOF) {
			s.writeTerminating(err)
			return 1, true
		}
		if s.rs.LastOK() || !o.prompt {
			return 0, true
		}
		return 1, true
	}
	text := line
	switch blank := strings.TrimSpace(line) == ""; {
	case block.Len() > 0 && !blank:
		block.WriteString("\n" + line)
		return 0, false
	case block.Len() > 0:
		text = block.String()
		block.Reset()
	case blank:
		return 0, false
	case unfinished(line):
		block.WriteString(line)
		return 0, false
	}
	sb, err := s.rs.Compile("", text)
	if err != nil {
		s.writeTerminating(err)
		return 0, false
	}
	return s.exec(ctx, sb, interp.ExecOptions{})
}

func (s *shell) readCommandLine(ctx context.Context, o loopOptions) (string, error) {
	if o.prompt {
		return s.host.ReadLine(ctx, false)
	}
	s.host.Flush()
	return s.host.readLine(ctx)
}

// unfinished tells whether text begins a command that needs more lines: the first thing wrong with it is that it ends.
func unfinished(line string) bool {
	_, errs := parser.Parse("", line)
	return len(errs) > 0 && errs[0].Incomplete
}

// prompt is the text before a line: what the prompt function gives, or >> within a command.
func (s *shell) prompt(ctx context.Context, within bool) string {
	if within {
		return ">> "
	}
	const fallback = "PS>"
	session := s.rs.Session()
	if session.Global.Top.FindFunction("prompt") == nil {
		return "PS " + session.Drives.Path + "> "
	}
	sb, err := s.rs.Compile("", "prompt")
	if err != nil {
		return fallback
	}
	ok, text := s.rs.LastOK(), ""
	err = s.rs.Exec(ctx, sb, interp.ExecOptions{Output: func(v value.Value) error {
		text += types.ToString(s.rs, v)
		return nil
	}})
	s.rs.SetLastOK(ok)
	if err != nil || text == "" {
		return fallback
	}
	return text
}
