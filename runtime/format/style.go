package format

import (
	"goposh/runtime/format/psstyle"
	"goposh/runtime/session"
)

// StyleOf returns the session's $PSStyle.
func StyleOf(s *session.Session) *psstyle.Style { return psstyle.Of(s) }

// Rendered tells whether escape sequences stay in output: to a host that shows them, or to a file or string.
func Rendered(s *session.Session, toHost bool) bool {
	switch StyleOf(s).OutputRendering {
	case psstyle.PlainText:
		return false
	case psstyle.Ansi:
		return !toHost || s.Host == nil || s.Host.VirtualTerminal()
	}
	return toHost && s.Host != nil && s.Host.VirtualTerminal()
}

// styles are the sequences that the layout puts in; all empty for plain text.
type styles struct{ header, custom, accent, reset string }

func stylesOf(s *psstyle.Style) styles {
	return styles{s.Formatting.TableHeader, s.Formatting.CustomTableHeaderLabel, s.Formatting.FormatAccent, psstyle.Reset}
}

// end closes a header or, in a row, a style that the text itself left open.
func (s *styles) end(header bool) string {
	if header {
		return s.reset
	}
	return reset
}
