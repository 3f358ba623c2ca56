package object

import (
	"context"
	"fmt"
	"os"
	"strings"
	"sync"

	"github.com/google/uuid"

	"goposh/runtime/cim"
	"goposh/runtime/cim/local"
	"goposh/runtime/session"
)

// ConnectError is a computer that could not be reached.
type ConnectError struct {
	Computer string
	// Reason says why.
	Reason string
}

// Error implements error.
func (e *ConnectError) Error() string {
	return fmt.Sprintf("Connecting to the computer %q failed: %s", e.Computer, e.Reason)
}

type sessionsKey struct{}

// Sessions are the connections to CIM repositories that a PowerShell session has. Safe for concurrent use.
type Sessions struct {
	mu     sync.Mutex
	local  cim.Session
	list   []*CimSession
	lastID uint32
}

// Of returns the connections of a PowerShell session.
func Of(s *session.Session) *Sessions {
	return s.Service(sessionsKey{}, func() any { return new(Sessions) }).(*Sessions)
}

// SetLocal makes another repository answer for the local computer; tests use it.
func (s *Sessions) SetLocal(c cim.Session) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.local = c
}

// Local is the repository of the local computer.
func (s *Sessions) Local() cim.Session {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.local == nil {
		s.local = local.New(local.Options{})
	}
	return s.local
}

// Connect returns the repository of a computer. The local one goes by "", ".", localhost, its loopback addresses and its own
// name; the error for any other is a *ConnectError.
func (s *Sessions) Connect(_ context.Context, computer string) (cim.Session, error) {
	if IsLocal(computer) {
		return s.Local(), nil
	}
	return nil, &ConnectError{Computer: computer, Reason: "only the local computer's repository can be reached, under its own name, localhost or \".\"."}
}

// IsLocal tells whether a computer name stands for the local computer.
func IsLocal(computer string) bool {
	switch strings.ToLower(computer) {
	case "", ".", "localhost", "127.0.0.1", "::1", "[::1]":
		return true
	}
	host, err := os.Hostname()
	if err != nil {
		return false
	}
	short, _, _ := strings.Cut(host, ".")
	return strings.EqualFold(computer, host) || strings.EqualFold(computer, short)
}

// Open makes a CimSession to a computer and lists it. An empty name becomes CimSession and the id.
func (s *Sessions) Open(ctx context.Context, computer, name, protocol string) (*CimSession, error) {
	c, err := s.Connect(ctx, computer)
	if err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.lastID++
	if name == "" {
		name = fmt.Sprintf("CimSession%d", s.lastID)
	}
	out := &CimSession{CIM: c, ID: s.lastID, Name: name, Computer: computer, InstanceID: uuid.New(), Protocol: protocol}
	s.list = append(s.list, out)
	return out, nil
}

// List lists the open CimSessions by id.
func (s *Sessions) List() []*CimSession {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]*CimSession(nil), s.list...)
}

// Close takes a CimSession out of the list; it cannot be used any more.
func (s *Sessions) Close(c *CimSession) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for i := range s.list {
		if s.list[i] == c {
			s.list = append(s.list[:i:i], s.list[i+1:]...)
			break
		}
	}
	c.closed.Store(true)
}
