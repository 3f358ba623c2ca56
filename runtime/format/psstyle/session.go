package psstyle

import "goposh/runtime/session"

type key struct{}

// Of returns the $PSStyle of a session.
func Of(s *session.Session) *Style {
	return s.Service(key{}, func() any {
		plain := false
		if s.Env != nil {
			_, plain = s.Env.Get("NO_COLOR")
		}
		return New(plain)
	}).(*Style)
}
