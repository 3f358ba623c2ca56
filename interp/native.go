package interp

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"os/exec"
	"sync"

	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/stream"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// ConsoleHost is implemented by hosts that own a console: programs whose output nothing captures then use it directly.
type ConsoleHost interface {
	// Stdio gives the console's files; nil ones are not handed to programs.
	Stdio() (in, out, err *os.File)
}

// nativeStage is a program in a pipeline. It runs from begin to end; its output is read by goroutines of its own and written
// down the pipeline by the pipeline's goroutine.
type nativeStage struct {
	f      *frame
	path   string
	args   []string
	out    sink
	io     *streams
	info   stageInfo
	failed bool

	cmd     *exec.Cmd
	started bool
	events  chan nativeEvent
	done    chan struct{} // closed when the stage gives up on its readers
	readers sync.WaitGroup
	stdin   *feeder
	format  *Pipe
	// next is the program that takes the output byte by byte; before the one that gives the input so.
	next, before *nativeStage
	pipeIn       *os.File
	file         *os.File // takes the output of `> file` byte by byte
	errorSeen    bool
	waited       bool
}

// nativeEvent is a line of a program's output, or why no more can be read.
type nativeEvent struct {
	text   string
	err    bool
	failed error
}

func newNativeStage(f *frame, path string, args []arg, out sink, io *streams, info stageInfo) (stage, error) {
	s := &nativeStage{f: f, path: path, out: out, io: io, info: info}
	list, err := f.nativeArguments(args)
	if err != nil {
		return nil, err
	}
	s.args = list
	return s, nil
}

// begin connects the program with its neighbours and starts it.
func (s *nativeStage) begin() error {
	if err := s.start(); err != nil {
		s.f.rs.ok = false
		s.failed = true
		return err
	}
	return nil
}

func (s *nativeStage) start() error {
	rs := s.f.rs
	if err := rs.tick(); err != nil {
		return err
	}
	s.cmd = exec.Command(s.path, s.args...)
	s.cmd.Args[0] = s.path
	s.cmd.Dir = rs.sess.Drives.FileSystem
	s.cmd.Env = rs.Environ()
	var closers []io.Closer
	closeAll := func() {
		for _, c := range closers {
			_ = c.Close()
		}
	}
	in, out, errFile := s.console()
	switch {
	case s.pipeIn != nil:
		s.cmd.Stdin = s.pipeIn
		closers = append(closers, s.pipeIn)
	case s.info.piped:
		w, err := s.cmd.StdinPipe()
		if err != nil {
			return s.cannotRun(err)
		}
		s.stdin = newFeeder(w)
	case in != nil:
		s.cmd.Stdin = in
	}
	s.events = make(chan nativeEvent, 64)
	s.done = make(chan struct{})
	var stdout, stderr io.ReadCloser
	var err error
	switch {
	case s.linkNext():
		r, w, perr := os.Pipe()
		if perr != nil {
			return s.cannotRun(perr)
		}
		s.cmd.Stdout = w
		closers = append(closers, w)
		s.next.pipeIn = r
	case s.openFile():
		s.cmd.Stdout = s.file
		closers = append(closers, s.file)
	case out != nil:
		s.cmd.Stdout = out
	default:
		if stdout, err = s.cmd.StdoutPipe(); err != nil {
			return s.cannotRun(err)
		}
	}
	if errFile != nil {
		s.cmd.Stderr = errFile
	} else if stderr, err = s.cmd.StderrPipe(); err != nil {
		return s.cannotRun(err)
	}
	ownGroup(s.cmd, in != nil && out != nil)
	err = s.cmd.Start()
	closeAll()
	if err != nil {
		if s.next != nil && s.next.pipeIn != nil {
			_ = s.next.pipeIn.Close()
			s.next.pipeIn = nil
		}
		return s.cannotRun(err)
	}
	s.started = true
	if s.stdin != nil {
		go s.stdin.run()
	}
	if stdout != nil {
		s.readers.Add(1)
		go s.read(stdout, false)
	}
	if stderr != nil {
		s.readers.Add(1)
		go s.read(stderr, true)
	}
	go func() {
		s.readers.Wait()
		close(s.events)
	}()
	return nil
}

// console gives the host's files where the program may use them: stdin when nothing is piped in, the others when nothing
// captures them.
func (s *nativeStage) console() (in, out, errFile *os.File) {
	h, ok := s.f.rs.sess.Host.(ConsoleHost)
	if !ok {
		return nil, nil, nil
	}
	in, out, errFile = h.Stdio()
	if s.info.piped {
		in = nil
	}
	if !s.isTop() {
		out = nil
	}
	if s.io.find(stream.Error) != nil {
		errFile = nil
	}
	return in, out, errFile
}

// isTop tells whether the output goes to the host rather than to a variable, a command or a file.
func (s *nativeStage) isTop() bool {
	out := s.out
	for {
		c, ok := out.(*commandStage)
		if !ok {
			break
		}
		if c.top {
			return true
		}
		out = c.out
	}
	return false
}

// linkNext finds a program right behind this one, which takes its bytes.
func (s *nativeStage) linkNext() bool {
	next, ok := s.out.(*stageSink)
	if !ok {
		return false
	}
	n, ok := next.next.(*nativeStage)
	if !ok || n.started || s.mergesErrors() {
		return false
	}
	s.next, n.before = n, s
	return true
}

func (s *nativeStage) mergesErrors() bool {
	if s.info.node == nil {
		return false
	}
	for i := range s.info.node.redirs {
		r := &s.info.node.redirs[i]
		if r.merge || r.from == 0 {
			return true
		}
	}
	return false
}

// openFile opens the file of a `> file` redirection, which takes the bytes as they are.
func (s *nativeStage) openFile() bool {
	if s.info.node == nil || s.mergesErrors() {
		return false
	}
	var target *redirNode
	for i := range s.info.node.redirs {
		if r := &s.info.node.redirs[i]; r.from == stream.Output && !r.null {
			target = r
		}
	}
	next, ok := s.out.(*stageSink)
	if target == nil || !ok {
		return false
	}
	c, ok := next.next.(*commandStage)
	if !ok || c.decl == nil || c.decl.Name != "Out-File" {
		return false
	}
	for _, a := range c.args {
		if a.name == "FilePath" {
			// The redirection made the file, emptied unless it appends.
			file, err := os.OpenFile(s.f.rs.resolveFile(types.ToString(s.f.rs, a.value)), os.O_WRONLY|os.O_APPEND|os.O_CREATE, 0o666)
			if err != nil {
				return false
			}
			s.file = file
			return true
		}
	}
	return false
}

// cannotRun is the error of a program that could not be started.
func (s *nativeStage) cannotRun(err error) error {
	why := err.Error()
	var pe *os.PathError
	var ee *exec.Error
	switch {
	case errors.As(err, &pe):
		why = pe.Err.Error()
	case errors.As(err, &ee):
		why = ee.Err.Error()
	}
	if why != "" {
		why = string(bytes.ToUpper([]byte(why[:1]))) + why[1:]
	}
	r := errs.New("System.Management.Automation.ApplicationFailedException", "NativeCommandFailed", errs.ResourceUnavailable, value.Null,
		"Program '%s' failed to run: An error occurred trying to start process '%s' with working directory '%s'. %s%s.",
		baseName(s.path), s.path, s.f.rs.sess.Drives.FileSystem, why, errs.PositionMessage(s.info.pos))
	r.Exception.Record = r
	return s.f.failAt(r, s.info.pos)
}

// process writes an object to the program's input.
func (s *nativeStage) process(v value.Value) error {
	if !s.info.piped || v.IsVoid() || s.stdin == nil {
		return nil
	}
	if err := s.feed(v); err != nil {
		return err
	}
	return s.drain(false)
}

// feed writes text as a line and bytes as they are; other objects are formatted.
func (s *nativeStage) feed(v value.Value) error {
	rs := s.f.rs
	if s.format == nil {
		base := v.Base()
		if base.IsNull() {
			return nil
		}
		if text, ok := base.AsString(); ok {
			return s.line(text)
		}
		if base.Kind() == value.KindByte {
			s.stdin.write([]byte{byte(base.Bits())})
			return nil
		}
		if a, ok := base.Ref().(*value.Array); ok && a.Elem() == value.TypeByte {
			b := make([]byte, len(a.Items))
			for i, x := range a.Items {
				b[i] = byte(x.Bits())
			}
			s.stdin.write(b)
			return nil
		}
		p, err := rs.OpenPipe("Out-String", func(x value.Value) error { return s.line(types.ToString(rs, x)) }, "Stream", value.True)
		if err != nil {
			return err
		}
		s.format = p
	}
	return s.format.Write(v)
}

// line writes a line in $OutputEncoding.
func (s *nativeStage) line(text string) error {
	b, err := s.encode(text + "\n")
	if err != nil {
		return err
	}
	s.stdin.write(b)
	return nil
}

// encode gives text in the encoding of $OutputEncoding, UTF-8 unless the script set another.
func (s *nativeStage) encode(text string) ([]byte, error) {
	v := s.f.scope.Find("outputencoding")
	if v == nil || v.Meta != nil && v.Meta.Get != nil {
		return []byte(text), nil
	}
	enc := v.Read()
	if enc.IsNull() {
		return []byte(text), nil
	}
	rs := s.f.rs
	var out []byte
	if !s.stdin.wrote {
		p, err := types.Invoke(rs, enc, "GetPreamble", nil)
		if err != nil {
			return nil, err
		}
		out = appendBytes(out, p)
	}
	b, err := types.Invoke(rs, enc, "GetBytes", []value.Value{value.String(text)})
	if err != nil {
		return nil, err
	}
	return appendBytes(out, b), nil
}

func appendBytes(out []byte, v value.Value) []byte {
	if a, ok := v.Base().Ref().(*value.Array); ok {
		for _, x := range a.Items {
			out = append(out, byte(x.Base().Bits()))
		}
	}
	return out
}

// end closes the program's input and waits for it.
func (s *nativeStage) end() error {
	if !s.started {
		return nil
	}
	if s.format != nil {
		if err := s.format.Close(false); err != nil {
			return err
		}
		s.format = nil
	}
	if s.stdin != nil {
		s.stdin.close()
	}
	if err := s.drain(true); err != nil {
		return err
	}
	return s.finish()
}

// drain writes the lines that came in; wait goes on until the program closed its output.
func (s *nativeStage) drain(wait bool) error {
	ctx := s.f.rs.ctx
	for {
		if !wait {
			// Input that the program does not read is not piled up without bound.
			full := s.stdin.full()
			select {
			case e, ok := <-s.events:
				if !ok {
					s.events = nil
					return nil
				}
				if err := s.emit(e); err != nil {
					return err
				}
				continue
			case <-ctx.Done():
				return errStopped
			case <-full:
				return nil
			}
		}
		if s.events == nil {
			return nil
		}
		select {
		case e, ok := <-s.events:
			if !ok {
				s.events = nil
				return nil
			}
			if err := s.emit(e); err != nil {
				return err
			}
		case <-ctx.Done():
			return errStopped
		}
	}
}

// emit sends a line where it goes.
func (s *nativeStage) emit(e nativeEvent) error {
	if e.failed != nil {
		return e.failed
	}
	if !e.err {
		return s.out.write(value.String(e.text))
	}
	rs := s.f.rs
	sink := s.io.find(stream.Error)
	if sink == nil && rs.sess.Host != nil && rs.sess.Host.Name() == "ConsoleHost" {
		rs.sess.Host.WriteError(e.text + "\n")
		return nil
	}
	id := "NativeCommandErrorMessage"
	if !s.errorSeen {
		id, s.errorSeen = "NativeCommandError", true
	}
	r := errs.New("System.Management.Automation.RemoteException", id, errs.NotSpecified, value.String(e.text), "%s", e.text)
	r.Invocation = &errs.Invocation{Extent: s.info.pos, Name: s.info.name, CommandName: baseName(s.path), PipelineLength: s.info.count,
		PipelinePosition: s.info.index + 1, HistoryID: rs.historyID(),
		Command: value.Of(&cmdlet.Info{Kind: cmdlet.KindApplication, Name: baseName(s.path), Path: s.path})}
	r.ScriptStackTrace = s.f.stackTrace(s.info.pos)
	if sink != nil {
		return sink(value.Of(r))
	}
	return rs.emitError(r)
}

// finish waits for the program and notes its exit code.
func (s *nativeStage) finish() error {
	if s.waited {
		return nil
	}
	s.waited = true
	rs := s.f.rs
	// It may run on after it closed its output, and what writes to the console itself has none to close.
	killed := make(chan struct{})
	unhook := context.AfterFunc(rs.ctx, func() {
		defer close(killed)
		killGroup(s.cmd)
	})
	code := exitStatus(s.cmd, s.cmd.Wait())
	if !unhook() {
		<-killed
		return errStopped
	}
	rs.setLastExitCode(code)
	s.failed = code != 0
	if code == 0 {
		return nil
	}
	v := s.f.scope.Find("psnativecommanduseerroractionpreference")
	if v == nil || !types.ToBool(v.Read()) {
		return nil
	}
	r := errs.New("System.Management.Automation.NativeCommandExitException", "ProgramExitedWithNonZeroCode", errs.NotSpecified, value.String(s.path),
		"Program \"%s\" ended with non-zero exit code: %d (0x%02X).", baseName(s.path), code, uint32(code))
	r.Exception.Record = r
	r.Exception.With("Path", value.String(s.path)).With("ExitCode", value.Int(int32(code))).With("ProcessId", value.Int(int32(s.cmd.Process.Pid)))
	switch rs.preference(s.f.scope, "erroractionpreference") {
	case prefIgnore:
		return nil
	case prefSilentlyContinue:
		rs.addError(s.f.place(r, s.info.pos))
		return nil
	case prefStop:
		t := s.f.positioned(r, s.info.pos)
		t.rec.Written = true
		t.byThrow, t.stop = true, true
		return t
	}
	r = s.f.place(r, s.info.pos)
	rs.addError(r)
	return s.io.writeError(rs, r)
}

// clean ends what is still running: the pipeline was left early.
func (s *nativeStage) clean() {
	if s.pipeIn != nil {
		_ = s.pipeIn.Close()
	}
	if s.format != nil {
		_ = s.format.Close(true)
		s.format = nil
	}
	if !s.started || s.waited {
		return
	}
	s.waited = true
	killGroup(s.cmd)
	close(s.done)
	if s.stdin != nil {
		s.stdin.close()
	}
	// Wait closes the pipes, which a program that left the group may hold open.
	_ = s.cmd.Wait()
	s.readers.Wait()
	if s.f.rs.ctx.Err() == nil {
		s.f.rs.setLastExitCode(exitKilled)
	}
}

// exitKilled is the exit code of a program that the end of its pipeline stopped.
const exitKilled = -1
