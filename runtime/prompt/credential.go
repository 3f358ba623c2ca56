package prompt

import (
	"context"

	"goposh/runtime/session"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// The caption and the message that ask for credentials when the caller gives none.
const (
	CredentialCaption = "PowerShell credential request"
	CredentialMessage = "Enter your credentials."
)

// Credential asks for a password, and for a user name when user is empty; the result is a PSCredential.
func Credential(ctx context.Context, rt value.Runtime, s *session.Session, caption, message, user string) (value.Value, error) {
	if s.Host == nil {
		return value.Null, Unavailable(s)
	}
	heading(s, caption, message)
	for user == "" {
		line, err := labelled(ctx, s, "User", false)
		if err != nil {
			return value.Null, err
		}
		user = line
	}
	password, err := labelled(ctx, s, "Password for user "+user, true)
	if err != nil {
		return value.Null, err
	}
	s.Host.Write("\n")
	return types.New(rt, types.Lookup("System.Management.Automation.PSCredential"),
		[]value.Value{value.String(user), value.Of(types.NewSecureString(password))})
}
