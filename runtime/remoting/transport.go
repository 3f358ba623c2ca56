// Package remoting is how Invoke-Command reaches other computers: what a connection looks like, whatever carries it.
package remoting

import (
	"context"
	"fmt"
	"strings"
	"time"

	"goposh/runtime/errs"
	"goposh/runtime/job"
	"goposh/runtime/session"
	"goposh/runtime/value"
)

// Target is a computer and how to connect to it.
type Target struct {
	// Computer is the name as the user gave it.
	Computer string
	// Port is 0 for the transport's default; Path is the application name ("wsman" when empty).
	Port   int
	UseSSL bool
	Path   string
	// User and Password log in; both empty for the user's own identity.
	User, Password string
	// Authentication is the name of an AuthenticationMechanism: Default, Basic, Negotiate, …
	Authentication string
	// Configuration is the session configuration to enter; "" for the default one.
	Configuration string
	// SkipCertificateChecks accepts any certificate.
	SkipCertificateChecks bool
	// OpenTimeout bounds connecting, OperationTimeout a single request; 0 is the transport's default.
	OpenTimeout, OperationTimeout time.Duration
}

// Command is a script to run on a target. Its values are those of the caller; transports serialise them.
type Command struct {
	Text     string
	Args     []value.Value
	Input    []value.Value
	HasInput bool
	// Using holds the $using: values by name.
	Using *value.Dict
	// Plain is the text with a variable in the place of each $using: expression, and Variables holds these variables' values: for
	// transports that run it where $using: means nothing.
	Plain     string
	Variables *value.Dict
	// Host answers what the script asks; nil where nobody can be asked. Transports that cannot pass questions on leave it.
	Host session.Host
}

// Name fills Plain and Variables. block is the script; nil when it has no $using: expressions.
func (c *Command) Name(block job.UsingLister) {
	c.Plain, c.Variables = c.Text, value.NewHashtable(0)
	if block == nil || c.Using == nil {
		return
	}
	names := map[string]string{}
	c.Plain = block.UsingReplaced(func(key string) string {
		name, ok := names[strings.ToLower(key)]
		if !ok {
			name = fmt.Sprintf("__using_%d", len(names))
			names[strings.ToLower(key)] = name
			v, _ := c.Using.GetString(key)
			c.Variables.SetString(name, v)
		}
		return name
	})
}

// Transport runs commands on targets. What arrives is deserialised already. Errors of the connection are error records with a
// PSRemotingTransportException; a terminating error of the script is an error record of the other side.
type Transport interface {
	Run(ctx context.Context, rt value.Runtime, t Target, c Command, s job.Sinks) error
}

// ResolverKey is the key of the session service that chooses transports: a Resolver.
type ResolverKey struct{}

// Resolver chooses the transport for a target; nil leaves it to the default.
type Resolver interface {
	Transport(t Target) Transport
}

// For returns the transport a session uses for a target: what its Resolver says, else fallback.
func For(s *session.Session, t Target, fallback Transport) Transport {
	if r, ok := s.Service(ResolverKey{}, nil).(Resolver); ok {
		if tr := r.Transport(t); tr != nil {
			return tr
		}
	}
	return fallback
}

// TransportError is the error of a connection that failed. id is its first part ("NetworkPathNotFound"); detail says why.
func TransportError(computer, id, detail string) *errs.Record {
	r := errs.New("System.Management.Automation.Remoting.PSRemotingTransportException", id+",PSSessionStateBroken", errs.OpenError, value.String(computer),
		"[%s] Connecting to remote server %s failed with the following error message : %s For more information, see the about_Remote_Troubleshooting Help topic.", computer, computer, detail)
	r.PreserveInvocation = true
	return r
}
