package main

import (
	"context"
	"errors"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"strings"

	"goposh/cmdlets"
	"goposh/interp"
	"goposh/runtime/errs"
	"goposh/runtime/format"
	"goposh/runtime/value"
)

// run is main with its surroundings as arguments; it returns the exit code.
func run(args []string, in, out, errOut *os.File) int {
	c, err := parseFlags(args)
	if err != nil {
		var u *usageError
		errors.As(err, &u)
		// Nothing is left to do when standard error is gone.
		_, _ = io.WriteString(errOut, u.message+"\n")
		return u.code
	}
	switch {
	case c.version:
		_, _ = io.WriteString(out, "PowerShell "+interp.PowerShellVersion+"\n")
		return 0
	case c.help:
		_, _ = io.WriteString(out, helpText)
		return 0
	case c.dumpAST:
		return dumpAST(c, out, errOut)
	}
	if !c.hasFile && !c.hasCommand {
		c.hasCommand, c.stdin = true, true
	}
	interactive := !c.nonInteractive && !c.stdin
	h := newConsoleHost(in, out, errOut, interactive)
	defer h.Flush()
	sh := &shell{host: h}
	dir := c.workingDirectory
	if dir != "" {
		if abs, err := filepath.Abs(dir); err == nil {
			dir = abs
		}
	}
	sh.rs = interp.New(interp.Options{Host: h, Directory: dir, Cmdlets: interp.NewCommandTable(cmdlets.All),
		OnError: sh.writeError, OnRecord: sh.writeRecord})
	defer sh.rs.Close()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	switch {
	case c.stdin:
		return sh.runStdin(ctx, in, c)
	case c.hasFile:
		return sh.runFile(ctx, c)
	}
	return sh.runCommand(ctx, c)
}

// shell is one run of the program.
type shell struct {
	rs     *interp.Runspace
	host   *consoleHost
	writer *format.Writer
}

// runFile runs a script file with its arguments in the global scope.
func (s *shell) runFile(ctx context.Context, c *commandLine) int {
	path, err := filepath.Abs(c.file)
	if err == nil {
		if st, serr := os.Stat(path); serr != nil || st.IsDir() {
			if st, serr = os.Stat(path + ".ps1"); serr == nil && !st.IsDir() {
				path += ".ps1"
			} else {
				s.host.WriteError("The argument '" + c.file + "' is not recognized as the name of a script file. Check the spelling of the name, or if a path was included, verify that the path is correct and try again.\n\n")
				s.host.Write(helpText)
				return exitBadUsage
			}
		}
	}
	sb, err := s.rs.LoadScript(path)
	if err != nil {
		s.writeTerminating(err)
		return 1
	}
	code, _ := s.exec(ctx, sb, interp.ExecOptions{Args: scriptArguments(c.fileArgs), Name: path})
	return code
}

// runCommand runs the text of -Command; the exit code tells whether its last command succeeded.
func (s *shell) runCommand(ctx context.Context, c *commandLine) int {
	sb, err := s.rs.Compile("", c.command)
	if err != nil {
		s.writeTerminating(err)
		return 1
	}
	var args []value.Value
	for _, a := range c.commandArgs {
		args = append(args, value.String(a))
	}
	code, exited := s.exec(ctx, sb, interp.ExecOptions{Args: args})
	if !exited && code == 0 && !s.rs.LastOK() {
		return 1
	}
	return code
}

// exec runs a script block into the host. exited tells that the script called exit.
func (s *shell) exec(ctx context.Context, sb *interp.ScriptBlock, o interp.ExecOptions) (code int, exited bool) {
	o.Output = s.write
	err := s.rs.Exec(ctx, sb, o)
	var ex *interp.ExitError
	failed := err != nil && !errors.As(err, &ex)
	if cerr := s.closeOutput(failed); cerr != nil && err == nil {
		err = cerr
	}
	switch {
	case err == nil:
		return 0, false
	case ex != nil:
		return ex.Code & 0xff, true
	case errors.Is(err, context.Canceled):
		return 130, true
	}
	s.writeTerminating(err)
	return 1, false
}

// write lays out an object that reached the end of the pipeline.
func (s *shell) write(v value.Value) error {
	if s.writer == nil {
		s.writer = format.NewHostWriter(s.rs)
	}
	return s.writer.Write(v)
}

// closeOutput ends the layout; what a failed script left unfinished is dropped.
func (s *shell) closeOutput(failed bool) error {
	w := s.writer
	s.writer = nil
	if w == nil || failed {
		return nil
	}
	return w.Close()
}

// runStdin runs the script on standard input.
func (s *shell) runStdin(ctx context.Context, in io.Reader, c *commandLine) int {
	b, err := io.ReadAll(in)
	if err != nil {
		s.host.WriteError(err.Error() + "\n")
		return 1
	}
	code := 0
	for _, text := range splitCommands(string(b)) {
		sb, err := s.rs.Compile("", text)
		if err != nil {
			s.writeTerminating(err)
			code = 1
			continue
		}
		var exited bool
		code, exited = s.exec(ctx, sb, interp.ExecOptions{})
		if exited {
			return code
		}
		if !s.rs.LastOK() {
			code = 1
		}
	}
	return code
}

// writeTerminating shows the error that ended a script.
func (s *shell) writeTerminating(err error) {
	// A host whose error display is gone has nobody to tell.
	_ = s.writeError(errs.RecordFrom(err))
}

// scriptArguments turns the words after a script's name into arguments: -Name, -Name:value and values.
func scriptArguments(words []string) []value.Value {
	var out []value.Value
	for _, w := range words {
		if len(w) > 1 && w[0] == '-' && (w[1] == '_' || w[1] >= 'a' && w[1] <= 'z' || w[1] >= 'A' && w[1] <= 'Z') {
			name, v, colon := strings.Cut(w[1:], ":")
			out = append(out, interp.ParameterArgument(name, colon))
			if colon && v != "" {
				out = append(out, switchValue(v))
			}
			continue
		}
		out = append(out, value.String(w))
	}
	return out
}

// switchValue reads the value in -Name:value: $true and $false are Booleans.
func switchValue(s string) value.Value {
	switch strings.ToLower(s) {
	case "$true":
		return value.True
	case "$false":
		return value.False
	}
	return value.String(s)
}
