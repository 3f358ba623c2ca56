// Package loopback serves remote commands within the process: every name of a network is a computer of its own, with a fresh
// isolated runspace for each command. Embedding programs and tests use it in place of real computers.
package loopback

import (
	"context"
	"strings"

	"goposh/runtime/errs"
	"goposh/runtime/job"
	"goposh/runtime/remoting"
	"goposh/runtime/session"
	"goposh/runtime/stream"
	"goposh/runtime/value"
)

// Network is a set of computers that exist only in the process. It implements remoting.Resolver: register it as a session's
// service under remoting.ResolverKey{}.
type Network struct {
	// Names are the computers that answer, in any case.
	Names []string
	// Parent is the session whose culture, commands and runner the computers have.
	Parent *session.Session
	// Directory is where commands start; "" for the parent's start directory.
	Directory string
	// Environment holds NAME=value entries of the computers; nil takes the parent's.
	Environment []string
	// Exclusive makes every other name unreachable rather than leaving it to the next transport.
	Exclusive bool
}

// Transport implements remoting.Resolver.
func (n *Network) Transport(t remoting.Target) remoting.Transport {
	if n.Exclusive || n.serves(t.Computer) {
		return n
	}
	return nil
}

func (n *Network) serves(name string) bool {
	for _, x := range n.Names {
		if strings.EqualFold(x, name) {
			return true
		}
	}
	return false
}

// Run implements remoting.Transport.
func (n *Network) Run(ctx context.Context, rt value.Runtime, t remoting.Target, c remoting.Command, s job.Sinks) error {
	if !n.serves(t.Computer) {
		return remoting.TransportError(t.Computer, "NetworkPathNotFound",
			"WinRM cannot process the request. The following error occurred: The network path was not found.")
	}
	runner, err := job.RunnerOf(n.Parent)
	if err != nil {
		return err
	}
	dir := n.Directory
	if dir == "" {
		dir = n.Parent.StartDirectory
	}
	env := n.Parent.Env.Clone()
	if n.Environment != nil {
		env = session.NewEnvironment(n.Environment)
	}
	host := c.Host
	if host == nil {
		host = job.RemoteHost()
	}
	rs, err := runner.NewRunspace(job.RunspaceOptions{Parent: n.Parent, Culture: n.Parent.Culture, UICulture: n.Parent.UICulture, Directory: dir, Location: dir, Env: env, Host: host})
	if err != nil {
		return err
	}
	defer rs.Close()
	q, err := request(rs, c)
	if err != nil {
		return err
	}
	err = rs.Exec(ctx, q, crossing(rs, s))
	if err == nil || ctx.Err() != nil {
		return err
	}
	rec, terr := (job.Origin{Computer: t.Computer}).Record(rs, errs.RecordFrom(err))
	if terr != nil {
		return terr
	}
	return rec
}

// request is a command with values of its own: several computers may get the same command.
func request(rt value.Runtime, c remoting.Command) (q job.Request, err error) {
	q = job.Request{Text: c.Text, HasInput: c.HasInput}
	if q.Args, err = job.TransferAll(rt, c.Args); err != nil {
		return q, err
	}
	if q.Input, err = job.TransferAll(rt, c.Input); err != nil || c.Using == nil {
		return q, err
	}
	using, err := job.Transfer(rt, value.Of(c.Using))
	if err == nil {
		q.Using, _ = using.Base().Object().(*value.Dict)
	}
	return q, err
}

// crossing serialises what the runspace writes.
func crossing(rs job.Runspace, s job.Sinks) job.Sinks {
	return job.Sinks{
		Output: func(v value.Value) error {
			c, err := job.Transfer(rs, v)
			if err != nil {
				return err
			}
			return s.Output(c)
		},
		Error: func(r *errs.Record) error {
			c, err := (job.Origin{}).Record(rs, r)
			if err != nil {
				return err
			}
			return s.Error(c)
		},
		Record: func(r stream.Record) error {
			c, err := job.TransferRecord(rs, r)
			if err != nil {
				return err
			}
			return s.Record(c)
		},
	}
}
