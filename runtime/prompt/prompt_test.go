package prompt

import (
	"bufio"
	"context"
	"io"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"goposh/runtime/session"
)

// scriptedHost answers from a text and keeps what is shown.
type scriptedHost struct {
	in    *bufio.Reader
	shown strings.Builder
}

func (h *scriptedHost) Name() string          { return "ScriptedHost" }
func (h *scriptedHost) Write(text string)     { h.shown.WriteString(text) }
func (h *scriptedHost) WriteError(string)     {}
func (h *scriptedHost) Width() int            { return 80 }
func (h *scriptedHost) Interactive() bool     { return true }
func (h *scriptedHost) VirtualTerminal() bool { return false }
func (h *scriptedHost) ReadLine(context.Context, bool) (string, error) {
	line, err := h.in.ReadString('\n')
	if err == io.EOF && line != "" {
		err = nil
	}
	return strings.TrimSuffix(line, "\n"), err
}

func newSession(input string) (*session.Session, *scriptedHost) {
	h := &scriptedHost{in: bufio.NewReader(strings.NewReader(input))}
	return &session.Session{Host: h}, h
}

func TestNewChoice(t *testing.T) {
	for label, want := range map[string]Choice{
		"&Yes":    {Key: "Y", Label: "Yes"},
		"E&xit":   {Key: "X", Label: "Exit"},
		"Plain":   {Label: "Plain"},
		"Danger&": {Label: "Danger&"},
	} {
		assert.Equal(t, want, NewChoice(label, ""), label)
	}
}

func TestChoose(t *testing.T) {
	choices := []Choice{NewChoice("&Yes", "do it"), NewChoice("&No", "leave it")}
	for _, c := range []struct {
		input string
		def   int
		want  int
	}{
		{"n\n", 0, 1}, {"no\n", 0, 1}, {"\n", 1, 1}, {"\ny\n", NoDefault, 0}, {"what\nY\n", 1, 0},
	} {
		s, h := newSession(c.input)
		got, err := Choose(t.Context(), s, "cap", "msg", choices, c.def)
		require.NoError(t, err)
		assert.Equal(t, c.want, got, "%q", c.input)
		assert.True(t, strings.HasPrefix(h.shown.String(), "\ncap\nmsg\n[Y] Yes  [N] No  [?] Help"), h.shown.String())
	}
	s, h := newSession("?\ny\n")
	_, err := Choose(t.Context(), s, "", "msg", choices, 0)
	require.NoError(t, err)
	assert.Contains(t, h.shown.String(), "Y - do it\nN - leave it\n")
	s, _ = newSession("")
	_, err = Choose(t.Context(), s, "", "msg", choices, 0)
	assert.Error(t, err, "the end of the input is no answer")
}

func TestChooseMany(t *testing.T) {
	choices := []Choice{NewChoice("&A", ""), NewChoice("&B", ""), NewChoice("&C", "")}
	for input, want := range map[string][]int{"a\nb\n\n": {0, 1}, "\n": {0, 2}, "x\nc\n\n": {2}} {
		s, _ := newSession(input)
		got, err := ChooseMany(t.Context(), s, "cap", "msg", choices, []int{0, 2})
		require.NoError(t, err)
		assert.Equal(t, want, got, "%q", input)
	}
}

func TestUnavailable(t *testing.T) {
	_, err := Line(t.Context(), &session.Session{}, false)
	assert.ErrorContains(t, err, "does not support user interaction")
}
