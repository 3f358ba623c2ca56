package utility

import (
	"slices"

	"goposh/runtime/cmdlet"
)

// matchStream feeds the lines of one file, or the objects of a pipeline, to Select-String and collects the context of matches.
type matchStream struct {
	s       *selectString
	path    string
	isFile  bool
	number  uint64
	matched bool
	recent  []string // the last lines, as many as go before a match
	shown   uint64   // number of the last line that a match shows
	waiting []*matchInfo
}

func (s *selectString) stream(path string, isFile bool) *matchStream {
	return &matchStream{s: s, path: path, isFile: isFile}
}

func (t *matchStream) line(c *cmdlet.Context, line string) error {
	t.number++
	m, err := t.s.match(line)
	if err != nil {
		return err
	}
	if t.s.pre == 0 && t.s.post == 0 || bool(t.s.Raw) || bool(t.s.Quiet) {
		if m == nil {
			return nil
		}
		t.locate(m)
		return t.s.emit(c, m)
	}
	t.follow(line, m != nil)
	if m != nil {
		t.locate(m)
		fresh := min(len(t.recent), int(t.number-1-t.shown))
		m.context = &matchContext{pre: slices.Clone(t.recent), displayPre: slices.Clone(t.recent[len(t.recent)-fresh:])}
		t.waiting = append(t.waiting, m)
		t.shown = t.number
	}
	if t.s.pre > 0 {
		if len(t.recent) == t.s.pre {
			t.recent = t.recent[1:]
		}
		t.recent = append(t.recent, line)
	}
	return t.flush(c, false)
}

func (t *matchStream) locate(m *matchInfo) {
	m.number, m.path, m.pathSet = t.number, t.path, t.isFile
	t.matched = true
}

// follow adds a line to the context of the matches before it. Only the last of them shows it, unless it is a match itself.
func (t *matchStream) follow(line string, isMatch bool) {
	for i, m := range t.waiting {
		if len(m.context.post) >= t.s.post {
			continue
		}
		m.context.post = append(m.context.post, line)
		if i == len(t.waiting)-1 && !isMatch {
			m.context.displayPost = append(m.context.displayPost, line)
			t.shown = t.number
		}
	}
}

// flush writes the matches whose context is complete, or all of them at the end.
func (t *matchStream) flush(c *cmdlet.Context, all bool) error {
	for len(t.waiting) > 0 {
		m := t.waiting[0]
		if !all && len(m.context.post) < t.s.post {
			return nil
		}
		t.waiting = t.waiting[1:]
		if err := t.s.emit(c, m); err != nil {
			return err
		}
	}
	return nil
}

func (t *matchStream) end(c *cmdlet.Context) error { return t.flush(c, true) }
