package main

import (
	"context"
	"errors"
	"io"
	"os"

	"goposh/cmdlets"
	"goposh/interp"
	"goposh/runtime/errs"
	"goposh/runtime/format"
	"goposh/runtime/job"
	"goposh/runtime/remoting"
	"goposh/runtime/remoting/loopback"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// run is main with its surroundings as arguments; it returns the exit code.
func run(args []string, in, out, errOut *os.File) int {
	c, err := parseFlags(args)
	if err != nil {
		return reportUsage(err, out, errOut)
	}
	switch {
	case c.version:
		// Nothing is left to do when standard output is gone.
		_, _ = io.WriteString(out, "PowerShell "+interp.PowerShellVersion+"\n")
		return 0
	case c.help:
		_, _ = io.WriteString(out, helpText)
		return 0
	case c.dumpAST:
		return dumpAST(c, out, errOut)
	}
	var user interrupts
	ctx, stop := untilSignal(&user)
	defer stop()
	if c.jobServer {
		return serveJob(ctx, in, out, errOut)
	}
	h := newConsoleHost(in, out, errOut, !c.nonInteractive)
	s := newShell(c, h)
	s.user = &user
	defer s.close()
	return s.run(ctx)
}

// reportUsage shows a mistake in the command line.
func reportUsage(err error, out, errOut io.Writer) int {
	var u *usageError
	if !errors.As(err, &u) {
		u = &usageError{message: err.Error(), code: exitBadUsage}
	}
	// Nothing is left to do when the standard streams are gone.
	_, _ = io.WriteString(errOut, u.message+"\n")
	if u.usage {
		_, _ = io.WriteString(out, usageText())
	}
	return u.code
}

// shell is one run of the program.
type shell struct {
	c      *commandLine
	rs     *interp.Runspace
	host   *consoleHost
	writer *format.Writer
	// user interrupts commands at a terminal.
	user *interrupts
	// xmlOut, xmlErr serialise to the standard streams where -OutputFormat, or the form of the command, asks for it.
	xmlOut, xmlErr *xmlStream
	// inputErr is why standard input could not be read as objects.
	inputErr error
}

func newShell(c *commandLine, h *consoleHost) *shell {
	s := &shell{c: c, host: h}
	s.rs = interp.New(interp.Options{Host: h, Cmdlets: interp.NewCommandTable(cmdlets.All),
		OnError: s.writeError, OnRecord: s.writeRecord})
	if c.outputFormat == formatXML {
		s.xmlOut = newXMLStream(s.rs, h.Write)
	}
	if c.outputFormat == formatXML || c.encoded && c.outputFormat == formatUnset && !h.errTTY {
		s.xmlErr = newXMLStream(s.rs, h.rawError)
		h.onErrorText = s.writeErrorText
	}
	s.rs.SetModulePath(c.settings.modulePath)
	s.rs.Session().SetService(types.ExitKey{}, interp.Exiter{})
	s.rs.Session().SetService(types.ConsoleKey{}, types.NewConsole(consoleDevice{h}))
	s.rs.Session().SetService(job.IsolationKey{}, jobProcesses(c.isolateJobs))
	s.rs.Session().SetService(job.OutputLimitKey{}, c.jobOutputLimit)
	if len(c.loopback) > 0 {
		s.rs.Session().SetService(remoting.ResolverKey{}, &loopback.Network{Names: c.loopback, Parent: s.rs.Session()})
	}
	return s
}

// close ends the session and writes out what is left.
func (s *shell) close() {
	s.rs.Close()
	for _, x := range []*xmlStream{s.xmlOut, s.xmlErr} {
		if x != nil {
			x.close()
		}
	}
	s.host.Flush()
}

// run does what the command line asks for and returns the exit code.
func (s *shell) run(ctx context.Context) int {
	c := s.c
	s.setProfile()
	if !c.noProfile && !c.readStdin {
		if code, exited := s.runProfiles(ctx); exited {
			return code
		}
	}
	if c.hasDirectory {
		s.setDirectory(ctx, c.directory)
	}
	var code int
	var exited bool
	switch {
	case c.readStdin:
		return s.loop(ctx, loopOptions{})
	case c.file != "":
		code, exited = s.runFile(ctx)
	case c.hasCommand:
		code, exited = s.runCommand(ctx)
	case c.dash:
		return s.loop(ctx, loopOptions{prompt: true})
	default:
		if !c.noLogo {
			s.host.Write("PowerShell " + interp.PowerShellVersion + "\n")
		}
		return s.loop(ctx, loopOptions{prompt: true})
	}
	if exited || !c.noExit {
		return code
	}
	return s.loop(ctx, loopOptions{prompt: true})
}

// setDirectory makes the directory of -WorkingDirectory the current one; where that fails the shell says so and goes on.
func (s *shell) setDirectory(ctx context.Context, dir string) {
	sb, err := s.rs.Compile("", "Set-Location -LiteralPath $args[0] -ErrorAction Stop")
	if err == nil {
		err = s.rs.Exec(ctx, sb, interp.ExecOptions{Args: []value.Value{value.String(dir)}, NewScope: true})
	}
	if err == nil {
		return
	}
	rec := errs.RecordFrom(err)
	if rec.Category == errs.ObjectNotFound {
		rec.Exception.Message = "Cannot find path '" + dir + "' because it does not exist."
	}
	s.writeTerminating(rec)
}

// runFile runs a script file with its arguments in the global scope.
func (s *shell) runFile(ctx context.Context) (code int, exited bool) {
	sb, err := s.rs.LoadScript(s.c.file)
	if err != nil {
		text, rerr := os.ReadFile(s.c.file)
		if rerr != nil {
			s.writeTerminating(rerr)
			return 1, false
		}
		s.writeParseError(err, string(text))
		return 1, false
	}
	return s.exec(ctx, sb, interp.ExecOptions{Args: scriptArguments(s.c.fileArgs), Name: s.c.file, MoreInput: s.input()})
}

// runCommand runs the text of -Command; the exit code tells whether its last command succeeded.
func (s *shell) runCommand(ctx context.Context) (code int, exited bool) {
	args, err := s.arguments()
	if err != nil {
		return reportUsage(err, s.host.out, s.host.errOut), true
	}
	sb, err := s.rs.Compile("", s.c.command)
	if err != nil {
		s.writeParseError(err, s.c.command)
		return 1, false
	}
	code, exited = s.exec(ctx, sb, interp.ExecOptions{Args: args, MoreInput: s.input()})
	if !exited && code == 0 && !s.rs.LastOK() {
		return 1, false
	}
	return code, exited
}

// arguments are those of -CommandWithArgs or -EncodedArguments.
func (s *shell) arguments() ([]value.Value, error) {
	if s.c.encodedArgs != "" {
		return decodeArguments(s.rs, s.c.encodedArgs)
	}
	return scriptArguments(s.c.commandArgs), nil
}

// exec runs a script block into the host. exited tells that the script called exit.
func (s *shell) exec(ctx context.Context, sb *interp.ScriptBlock, o interp.ExecOptions) (code int, exited bool) {
	o.Output = s.write
	err := s.rs.Exec(ctx, sb, o)
	s.host.endProgress()
	var ex *interp.ExitError
	if cerr := s.closeOutput(err != nil); cerr != nil && err == nil {
		err = cerr
	}
	code, asked := s.host.exitAsked()
	switch {
	case s.inputErr != nil:
		s.host.WriteError(s.inputErr.Error() + "\n")
		return 1, true
	case errors.As(err, &ex):
		return ex.Code & 0xff, true
	case err == nil && asked:
		return code, true
	case err == nil:
		return 0, false
	case interrupted(ctx):
		// The terminal shows what was typed, and stays on that line.
		s.host.Write("\n")
		return 1, false
	case ctx.Err() != nil:
		return signalExitCode(ctx), true
	case errors.Is(err, context.Canceled):
		// The user left the debugger: there is nothing to report.
		return 1, false
	}
	s.writeTerminating(err)
	return 1, false
}

// write shows an object that reached the end of the pipeline.
func (s *shell) write(v value.Value) error {
	if s.xmlOut != nil {
		return s.xmlOut.write("Output", v)
	}
	if s.writer == nil {
		s.writer = format.NewHostWriter(s.rs)
	}
	return s.writer.Write(v)
}

// closeOutput ends the layout; what a script that failed or called exit left unfinished is dropped.
func (s *shell) closeOutput(ended bool) error {
	w := s.writer
	s.writer = nil
	if w == nil || ended {
		return nil
	}
	return w.Close()
}

// writeTerminating shows the error that ended a script.
func (s *shell) writeTerminating(err error) {
	// A host whose error display is gone has nobody to tell.
	_ = s.writeError(errs.RecordFrom(err))
}

// writeParseError shows why a script does not parse. The engine waits for the rest of unfinished text, and there is none:
// pwsh shows nothing then.
func (s *shell) writeParseError(err error, text string) {
	if unfinished(text) {
		return
	}
	// The view of the exception's own record shows the line.
	s.writeTerminating(errs.RecordFrom(err).Carried())
}
