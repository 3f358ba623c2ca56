package conformance

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestScrubber(t *testing.T) {
	m := machine{cwd: "/home/me/work", home: "/home/me", psHome: "/opt/sh", host: "box"}
	tests := []struct {
		name, expected, got, want string
	}{
		{"directory", "x", "in /home/me/work/a", "in <CWD>/a"},
		{"longest first", "<HOME>", "/home/me/work /home/me/else", "<CWD> <HOME>/else"},
		{"home only where recorded", "x", "/home/me/else", "/home/me/else"},
		{"shell", "<PSHOME>", "/opt/sh/modules", "<PSHOME>/modules"},
		{"host", "<HOST>", "box:", "<HOST>:"},
		{"host only where recorded", "a box", "a box", "a box"},
		{"guid", "<GUID>", "id 01234567-89ab-cdef-0123-456789ABCDEF.", "id <GUID>."},
		{"guid only where recorded", "x", "01234567-89ab-cdef-0123-456789abcdef", "01234567-89ab-cdef-0123-456789abcdef"},
		{"object id", "<ID>", "(System.String) <0A1B2C3D>", "(System.String) <ID>"},
		{"version", "PowerShell <VERSION>", "PowerShell 7.6.5-x\n", "PowerShell <VERSION>\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c := &Case{Result: &Result{Text: tt.expected}}
			assert.Equal(t, tt.want, newScrubber(m, c).text(tt.got))
		})
	}
}

func TestScrubberCoversEveryField(t *testing.T) {
	c := &Case{Result: &Result{}}
	s := newScrubber(machine{cwd: "/d"}, c)
	e := ErrorInfo{ID: "/d", Target: "/d", Message: "/d", Details: "/d"}
	got := s.result(&Result{
		Types: []string{"/d"}, Text: "/d", Errors: []ErrorInfo{e}, Threw: &e,
		Warnings: []string{"/d"}, Verbose: []string{"/d"}, Debug: []string{"/d"}, Information: []string{"/d"},
	})
	want := ErrorInfo{ID: placeCWD, Target: placeCWD, Message: placeCWD, Details: placeCWD}
	cwd := []string{placeCWD}
	assert.Equal(t, &Result{
		Types: cwd, Text: placeCWD, Errors: []ErrorInfo{want}, Threw: &want,
		Warnings: cwd, Verbose: cwd, Debug: cwd, Information: cwd,
	}, got)

	left := s.process(&ProcessResult{Stdout: "/d", Stderr: "/d", Left: map[string]string{"f": "/d"}})
	assert.Equal(t, &ProcessResult{Stdout: placeCWD, Stderr: placeCWD, Left: map[string]string{"f": placeCWD}}, left)
}

func TestValidUTF8(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"valid", "aé😀", "aé😀"},
		{"bad byte", "a\xffb", "a\uFFFDb"},
		{"two bad bytes", "\xff\xfe", "\uFFFD\uFFFD"},
		{"lone surrogate", "a\xed\xa0\x80b", "a\uFFFDb"},
		{"cut surrogate", "\xed\xa0", "\uFFFD\uFFFD"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			assert.Equal(t, tt.want, validUTF8(tt.in))
		})
	}
}
