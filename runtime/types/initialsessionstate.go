package types

import (
	"context"

	"goposh/runtime/session"
	"goposh/runtime/value"
)

// InitialSessionState is System.Management.Automation.Runspaces.InitialSessionState.
type InitialSessionState struct {
	value.Bag
}

var typeInitialSessionState = lazyType{name: "System.Management.Automation.Runspaces.InitialSessionState"}

// Type implements value.Object.
func (*InitialSessionState) Type() *value.Type { return typeInitialSessionState.get() }

// DefaultSessionState is what a runspace starts with that was given nothing.
func DefaultSessionState(*session.Session) *InitialSessionState { return &InitialSessionState{} }

// Start runs what the state wants to be run in a new session: modules, then scripts.
func (s *InitialSessionState) Start(ctx context.Context, run func(context.Context, *Command) error) error {
	return nil
}
