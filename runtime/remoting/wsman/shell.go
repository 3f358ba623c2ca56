// Package wsman carries remote commands over WS-Management: a remote shell runs PowerShell, whose standard streams carry the command
// and what it gives as CLIXML. That needs no PSRP at the other side.
package wsman

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"time"

	"github.com/masterzen/winrm"

	"goposh/runtime/job"
	"goposh/runtime/remoting"
	"goposh/runtime/value"
)

// Shell is the WS-Man shell transport.
type Shell struct {
	// Program is the PowerShell to run there; "" is powershell.
	Program string
}

// Run implements remoting.Transport.
func (s *Shell) Run(ctx context.Context, rt value.Runtime, t remoting.Target, c remoting.Command, sinks job.Sinks) error {
	input, err := standardInput(rt, c)
	if err != nil {
		return err
	}
	conn, err := connect(t)
	if err != nil {
		return failure(ctx, t, err)
	}
	defer conn.close()
	r := &remote{conn: conn}
	defer r.end(ctx, t)
	if err := r.start(ctx, t, commandLine(s.Program)); err != nil {
		return failure(ctx, t, err)
	}
	if err := r.send(ctx, input); err != nil {
		return failure(ctx, t, err)
	}
	out := &receiver{rt: rt, sinks: sinks}
	if err := r.receive(ctx, out); err != nil {
		if _, refused := errors.AsType[*sinkError](err); refused {
			return errors.Unwrap(err)
		}
		return failure(ctx, t, err)
	}
	if err := out.Close(); err != nil {
		return err
	}
	switch {
	case out.failure != nil:
		return out.failure
	case !out.ended:
		return broken(t.Computer)
	}
	return nil
}

// remote is a shell on a computer with one command in it.
type remote struct {
	conn           *connection
	shell, command string
}

var errNoAnswer = errors.New("the answer names no shell or command")

// start opens the shell and starts the command.
func (r *remote) start(ctx context.Context, t remoting.Target, command string) error {
	limit := t.OpenTimeout
	if limit <= 0 {
		limit = openTimeout
	}
	opening, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	text, err := r.conn.post(opening, winrm.NewOpenShellRequest(r.conn.uri, r.conn.params))
	if err != nil {
		return err
	}
	if r.shell, err = winrm.ParseOpenShellResponse(text); err != nil || r.shell == "" {
		return errors.Join(errNoAnswer, err)
	}
	if text, err = r.conn.post(opening, winrm.NewExecuteCommandRequest(r.conn.uri, r.shell, command, nil, r.conn.params)); err != nil {
		return err
	}
	if r.command, err = winrm.ParseExecuteCommandResponse(text); err != nil || r.command == "" {
		return errors.Join(errNoAnswer, err)
	}
	return nil
}

// send gives the command its standard input, in parts that fit into an envelope as base64.
func (r *remote) send(ctx context.Context, input []byte) error {
	const part = (envelopeSize - 4096) / 4 * 3
	for {
		n := min(len(input), part)
		last := n == len(input)
		if _, err := r.conn.post(ctx, winrm.NewSendInputRequest(r.conn.uri, r.shell, r.command, input[:n], last, r.conn.params)); err != nil || last {
			return err
		}
		input = input[n:]
	}
}

// sinkError is an error of who takes the results, not of the connection.
type sinkError struct{ error }

// Unwrap is the error itself.
func (e *sinkError) Unwrap() error { return e.error }

// receive passes on what the command writes until it has ended.
func (r *remote) receive(ctx context.Context, out *receiver) error {
	for {
		text, err := r.conn.post(ctx, winrm.NewGetOutputRequest(r.conn.uri, r.shell, r.command, "stdout stderr", r.conn.params))
		if err != nil {
			if nothingYet(err) {
				continue
			}
			return err
		}
		var stdout, stderr bytes.Buffer
		done, _, err := winrm.ParseSlurpOutputErrResponse(text, &stdout, &stderr)
		if err != nil {
			return err
		}
		out.Error(stderr.Bytes())
		if err := out.Output(stdout.Bytes()); err != nil {
			return &sinkError{err}
		}
		if done {
			return nil
		}
	}
}

// nothingYet tells that the computer let a request for output end because the command wrote nothing.
func nothingYet(err error) bool {
	const operationTimedOut = "2150858793"
	text := err.Error()
	return strings.Contains(text, operationTimedOut) || strings.Contains(text, "OperationTimeout")
}

// end stops the command and closes the shell. After a stop that goes over a new connection, as the old one was cut.
func (r *remote) end(ctx context.Context, t remoting.Target) {
	if r.shell == "" {
		return
	}
	const patience = 2 * time.Second
	conn := r.conn
	if ctx.Err() != nil {
		var err error
		if conn, err = connect(t); err != nil {
			return
		}
		defer conn.close()
	}
	ending, cancel := context.WithTimeout(context.WithoutCancel(ctx), patience)
	defer cancel()
	// A computer that does not answer closes the shell by itself when it is idle.
	if r.command != "" {
		_, _ = conn.post(ending, winrm.NewSignalRequest(conn.uri, r.shell, r.command, conn.params))
	}
	_, _ = conn.post(ending, winrm.NewDeleteShellRequest(conn.uri, r.shell, conn.params))
}
