package conformance

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"
)

// Placeholders that the recordings put in place of a machine's own values.
const (
	placeCWD     = "<CWD>"
	placeHome    = "<HOME>"
	placePSHome  = "<PSHOME>"
	placeHost    = "<HOST>"
	placeGUID    = "<GUID>"
	placeID      = "<ID>"
	placeVersion = "<VERSION>"
)

var (
	guidPattern = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}`)
	})
	idPattern      = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`<[0-9A-F]{8}>`) })
	versionPattern = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`PowerShell \d+\.\d+[\w.+-]*`) })
	wrapPattern    = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`\n[ \t]*(?:\| )?`) })
	blankPattern   = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`[ \t\r]+`) })
)

// machine holds the values of one run that the recordings replace by
// placeholders. Empty values are left alone.
type machine struct {
	cwd, home, psHome, host string
}

// scrubber replaces a machine's values in what a case answered. It only
// replaces what the recording replaces, so that a short value (a home directory
// of "/") can't spoil a case that does not show it.
type scrubber struct {
	replacer             *strings.Replacer
	guid, hexID, release bool
}

func newScrubber(m machine, c *Case) *scrubber {
	expected := expectedText(c)
	pairs := [][2]string{{m.cwd, placeCWD}, {m.home, placeHome}, {m.psHome, placePSHome}, {m.host, placeHost}}
	pairs = slices.DeleteFunc(pairs, func(p [2]string) bool {
		return p[0] == "" || p[1] != placeCWD && !strings.Contains(expected, p[1])
	})
	slices.SortFunc(pairs, func(a, b [2]string) int { return cmp.Compare(len(b[0]), len(a[0])) })
	var flat []string
	for _, p := range pairs {
		flat = append(flat, p[0], p[1])
	}
	return &scrubber{
		replacer: strings.NewReplacer(flat...),
		guid:     strings.Contains(expected, placeGUID),
		hexID:    strings.Contains(expected, placeID),
		release:  strings.Contains(expected, placeVersion),
	}
}

func (s *scrubber) text(t string) string {
	t = s.replacer.Replace(validUTF8(t))
	if s.guid {
		t = guidPattern().ReplaceAllLiteralString(t, placeGUID)
	}
	if s.hexID {
		t = idPattern().ReplaceAllLiteralString(t, placeID)
	}
	if s.release {
		t = versionPattern().ReplaceAllLiteralString(t, "PowerShell "+placeVersion)
	}
	return t
}

func (s *scrubber) texts(in []string) []string {
	out := make([]string, len(in))
	for i, t := range in {
		out[i] = s.text(t)
	}
	return out
}

func (s *scrubber) error(e ErrorInfo) ErrorInfo {
	e.ID = s.text(e.ID)
	e.Target = s.text(e.Target)
	e.Message = s.text(e.Message)
	e.Details = s.text(e.Details)
	return e
}

func (s *scrubber) result(r *Result) *Result {
	out := &Result{
		Types: s.texts(r.Types), Text: s.text(r.Text),
		Warnings: s.texts(r.Warnings), Verbose: s.texts(r.Verbose),
		Debug: s.texts(r.Debug), Information: s.texts(r.Information),
	}
	for _, e := range r.Errors {
		out.Errors = append(out.Errors, s.error(e))
	}
	if r.Threw != nil {
		threw := s.error(*r.Threw)
		out.Threw = &threw
	}
	return out
}

func (s *scrubber) process(r *ProcessResult) *ProcessResult {
	out := &ProcessResult{Stdout: s.text(r.Stdout), Stderr: s.text(r.Stderr), Exit: r.Exit}
	for name, content := range r.Left {
		if out.Left == nil {
			out.Left = make(map[string]string, len(r.Left))
		}
		out.Left[name] = s.text(content)
	}
	return out
}

// expectedText is all recorded text of a case that may hold placeholders.
func expectedText(c *Case) string {
	var b strings.Builder
	add := func(texts ...string) {
		for _, t := range texts {
			b.WriteString(t)
			b.WriteByte('\n')
		}
	}
	if r := c.Result; r != nil {
		add(r.Text)
		add(r.Types...)
		add(r.Warnings...)
		add(r.Verbose...)
		add(r.Debug...)
		add(r.Information...)
		for _, e := range r.Errors {
			add(e.ID, e.Target, e.Message, e.Details)
		}
		if r.Threw != nil {
			add(r.Threw.ID, r.Threw.Target, r.Threw.Message, r.Threw.Details)
		}
	}
	for _, step := range c.Steps {
		add(step.Out)
	}
	if p := c.Process; p != nil {
		add(p.Stdout, p.Stderr)
		for _, content := range p.Left {
			add(content)
		}
	}
	return b.String()
}

// sameText compares a recorded text with an actual one. Where the recording
// shows the case's directory, whose length differs from machine to machine, a
// text that only wraps elsewhere is the same too.
func sameText(want, got string) bool {
	if want == got {
		return true
	}
	return strings.Contains(want, placeCWD) && unwrap(want) == unwrap(got)
}

// unwrap takes out line breaks, with the bar that continues an error message,
// and makes every run of blanks a single one.
func unwrap(text string) string {
	text = wrapPattern().ReplaceAllLiteralString(text, " ")
	return strings.TrimSpace(blankPattern().ReplaceAllLiteralString(text, " "))
}

// validUTF8 makes text what a decoder that replaces bad input makes of it: a
// lone surrogate, also in its three-byte form, and any other bad byte become
// U+FFFD.
func validUTF8(text string) string {
	if utf8.ValidString(text) {
		return text
	}
	var b strings.Builder
	b.Grow(len(text))
	for len(text) > 0 {
		r, size := utf8.DecodeRuneInString(text)
		if r == utf8.RuneError && isEncodedSurrogate(text) {
			size = 3
		}
		b.WriteRune(r)
		text = text[size:]
	}
	return b.String()
}

func isEncodedSurrogate(text string) bool {
	return len(text) >= 3 && text[0] == 0xED && text[1] >= 0xA0 && text[1] <= 0xBF && text[2]&0xC0 == 0x80
}
