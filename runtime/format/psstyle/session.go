package psstyle

import "goposh/runtime/session"

type key struct{}

// sharedKey is the key of the session whose style another one shares: a *session.Session.
type sharedKey struct{}

// Share makes a session use the $PSStyle of the session that it works for in the same process.
func Share(s, parent *session.Session) { s.SetService(sharedKey{}, parent) }

// Of returns the $PSStyle of a session.
func Of(s *session.Session) *Style {
	if parent, ok := s.Service(sharedKey{}, nil).(*session.Session); ok {
		return Of(parent)
	}
	return s.Service(key{}, func() any { return New(asksForPlain(s)) }).(*Style)
}

// asksForPlain tells whether the environment asks for text without color. A session that stands for another process, without a
// display of its own, does not ask.
func asksForPlain(s *session.Session) bool {
	if s.Env == nil || s.Host != nil && s.Host.Name() == "ServerRemoteHost" {
		return false
	}
	_, plain := s.Env.Get("NO_COLOR")
	return plain
}
