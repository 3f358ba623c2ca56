package wsman

import (
	"bytes"
	"encoding/base64"
	"errors"
	"strings"

	"goposh/runtime/errs"
	"goposh/runtime/job"
	"goposh/runtime/remoting/clixml"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// The marks that begin the lines of the bootstrap script.
const (
	markResults  = '>'
	markProgress = '%'
	markFailure  = '!'
	lineEnd      = "."
)

const (
	// maxLine is how long a line of the far side may be, in bytes.
	maxLine = 512 << 20
	// maxErrorText is how much plain text of its standard error is kept.
	maxErrorText = 1 << 20
)

var errLineTooLong = errors.New("the far side sent a line that is too long")

// receiver takes what the far side writes and passes it to the streams it belongs to, as it comes.
type receiver struct {
	rt    value.Runtime
	sinks job.Sinks
	// rest is the begin of a line whose end has not come.
	rest []byte
	// ended tells that the bootstrap script has said all; failure is the error that ended the command.
	ended   bool
	failure *errs.Record
	errText bytes.Buffer
}

// Output takes a part of the standard output.
func (r *receiver) Output(p []byte) error {
	for len(p) > 0 {
		i := bytes.IndexByte(p, '\n')
		if i < 0 {
			if len(r.rest)+len(p) > maxLine {
				return errLineTooLong
			}
			r.rest = append(r.rest, p...)
			return nil
		}
		line := p[:i]
		if len(r.rest) > 0 {
			line = append(r.rest, line...)
			r.rest = nil
		}
		p = p[i+1:]
		if err := r.line(string(bytes.TrimSuffix(line, []byte("\r")))); err != nil {
			return err
		}
	}
	return nil
}

// Error takes a part of the standard error. The bootstrap script writes nothing there: it is what the program itself has to say.
func (r *receiver) Error(p []byte) {
	r.errText.Write(p[:min(len(p), maxErrorText-r.errText.Len())])
}

// Close takes what is left when the far side has ended.
func (r *receiver) Close() error {
	if len(r.rest) > 0 {
		line := string(r.rest)
		r.rest = nil
		if err := r.line(line); err != nil {
			return err
		}
	}
	return deliverErrors(r.rt, r.errText.String(), r.sinks)
}

func (r *receiver) line(line string) error {
	if line == lineEnd {
		r.ended = true
		return nil
	}
	if line == "" {
		return nil
	}
	switch mark := line[0]; mark {
	case markResults, markProgress, markFailure:
		values, ok := r.decode(line[1:])
		if !ok {
			break
		}
		for _, v := range values {
			if err := r.value(mark, v); err != nil {
				return err
			}
		}
		return nil
	}
	// The program wrote it, not the script.
	return r.sinks.Output(value.String(line))
}

// decode reads the CLIXML of a line; ok is false for what is none.
func (r *receiver) decode(text string) (values []value.Value, ok bool) {
	b, err := base64.StdEncoding.DecodeString(text)
	if err != nil {
		return nil, false
	}
	values, err = clixml.Deserialize(r.rt, string(b))
	return values, err == nil
}

func (r *receiver) value(mark byte, v value.Value) error {
	if mark == markFailure {
		r.failure = clixml.ErrorRecord(r.rt, v, &errs.Origin{})
		return nil
	}
	list, ok := v.Base().Object().(*value.List)
	if !ok {
		return r.item(mark, v)
	}
	for _, x := range list.Items {
		if err := r.item(mark, x); err != nil {
			return err
		}
	}
	return nil
}

// item passes one object to its stream.
func (r *receiver) item(mark byte, v value.Value) error {
	if mark == markProgress {
		return r.sinks.Deliver(r.rt, "progress", v)
	}
	if own := value.InstanceMembers(v).Find("__own"); own != nil {
		return r.sinks.Output(own.Value)
	}
	return r.sinks.Deliver(r.rt, streamOf(r.rt, v), v)
}

const (
	recordPrefix = "Deserialized.System.Management.Automation."
	recordSuffix = "Record"
)

// streamOf is the stream that a record belongs to; output for anything else.
func streamOf(rt value.Runtime, v value.Value) string {
	names := types.TypeNames(rt, v)
	if len(names) == 0 {
		return "output"
	}
	name, ok := strings.CutPrefix(names[0], recordPrefix)
	if !ok {
		return "output"
	}
	if name, ok = strings.CutSuffix(name, recordSuffix); !ok {
		return "output"
	}
	switch name = strings.ToLower(name); name {
	case "error", "warning", "verbose", "debug", "information":
		return name
	}
	return "output"
}
