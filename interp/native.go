package interp

import (
	"bytes"
	"errors"
	"os/exec"
	"strings"

	"goposh/runtime/errs"
	"goposh/runtime/stream"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// nativeStage is a program in a pipeline.
type nativeStage struct {
	f      *frame
	path   string
	args   []string
	out    sink
	io     *streams
	info   stageInfo
	failed bool
	input  bytes.Buffer
}

func newNativeStage(f *frame, path string, args []arg, out sink, io *streams, info stageInfo) (stage, error) {
	s := &nativeStage{f: f, path: path, out: out, io: io, info: info}
	for _, a := range args {
		switch {
		case a.isParam && a.hasValue && !a.colon:
			s.args = append(s.args, "-"+a.name, types.ToString(f.rs, a.value))
		case a.isParam && a.hasValue:
			s.args = append(s.args, "-"+a.name+":"+types.ToString(f.rs, a.value))
		case a.isParam:
			s.args = append(s.args, a.node.text)
		case a.value.IsNull():
		case a.node != nil && a.node.number:
			s.args = append(s.args, a.node.text)
		default:
			if err := types.Each(f.rs, a.value, func(x value.Value) error { s.args = append(s.args, types.ToString(f.rs, x)); return nil }); err != nil {
				return nil, err
			}
		}
	}
	return s, nil
}

func (s *nativeStage) begin() error { return nil }

func (s *nativeStage) process(v value.Value) error {
	if s.info.piped && !v.IsVoid() {
		s.input.WriteString(types.ToString(s.f.rs, v))
		s.input.WriteByte('\n')
	}
	return nil
}

func (s *nativeStage) end() error {
	rs := s.f.rs
	cmd := exec.CommandContext(rs.ctx, s.path, s.args...)
	cmd.Dir = rs.sess.Drives.FileSystem
	cmd.Env = rs.Environ()
	if s.info.piped {
		cmd.Stdin = &s.input
	}
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	err := cmd.Run()
	code := 0
	var ee *exec.ExitError
	switch {
	case errors.As(err, &ee):
		code = ee.ExitCode()
	case err != nil:
		return s.f.failAt(errs.New("System.Management.Automation.ApplicationFailedException", "NativeCommandFailed", errs.ResourceUnavailable, value.Null,
			"Program '%s' failed to run: %s", baseName(s.path), err.Error()), s.info.pos)
	}
	rs.setLastExitCode(code)
	s.failed = code != 0
	if err := s.lines(stdout.String(), s.out.write); err != nil {
		return err
	}
	if sink := s.io.find(stream.Error); sink != nil {
		return s.lines(stderr.String(), sink)
	}
	if rs.sess.Host != nil {
		rs.sess.Host.WriteError(stderr.String())
	}
	return nil
}

func (s *nativeStage) lines(text string, write func(value.Value) error) error {
	if text == "" {
		return nil
	}
	for line := range strings.SplitSeq(strings.TrimSuffix(text, "\n"), "\n") {
		if err := write(value.String(strings.TrimSuffix(line, "\r"))); err != nil {
			return err
		}
	}
	return nil
}

func (s *nativeStage) clean() {}
