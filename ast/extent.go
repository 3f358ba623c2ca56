// Package ast holds the syntax tree of a PowerShell script. Node types carry the names of
// System.Management.Automation.Language without the Ast suffix.
package ast

import (
	"sort"
	"strings"
	"sync"
	"unicode/utf8"
)

// Source is one script text with the file name it came from (empty when there is none).
type Source struct {
	Name string
	Text string
	// Root is the tree that was parsed from the text, set by the parser.
	Root *ScriptBlock

	attach   sync.Once
	attached any

	once  sync.Once
	lines []int32 // byte offset of each line's first character
	// units holds how many UTF-16 code units are in front of every unitStep-th byte; nil for ASCII text.
	units []int32
}

const unitStep = 512

// NewSource returns a Source for text.
func NewSource(name, text string) *Source { return &Source{Name: name, Text: text} }

// Attached returns what make returned on the first call: what is kept of the source as long as it lives, such as the objects that
// scripts see of its tree.
func (s *Source) Attached(make func() any) any {
	s.attach.Do(func() { s.attached = make() })
	return s.attached
}

func (s *Source) index() {
	s.once.Do(func() {
		s.lines = append(s.lines, 0)
		nonASCII := false
		for i := 0; i < len(s.Text); i++ {
			switch c := s.Text[i]; {
			case c == '\n':
				s.lines = append(s.lines, int32(i+1))
			case c == '\r':
				if i+1 < len(s.Text) && s.Text[i+1] == '\n' {
					i++
				}
				s.lines = append(s.lines, int32(i+1))
			case c >= utf8.RuneSelf:
				nonASCII = true
			}
		}
		if nonASCII {
			s.units = countUnits(s.Text)
		}
	})
}

// Line returns the 1-based line of byte offset off.
func (s *Source) Line(off int) int {
	s.index()
	return sort.Search(len(s.lines), func(i int) bool { return int(s.lines[i]) > off })
}

// Position returns the 1-based line and column (in UTF-16 code units) of byte offset off. Offsets past the end
// of the text count one column each, as PowerShell's EndOfInput positions do.
func (s *Source) Position(off int) (line, column int) {
	line = s.Line(off)
	start := int(s.lines[line-1])
	return line, UTF16Len(clip(s.Text, start, off)) + max(0, off-max(start, len(s.Text))) + 1
}

// UTF16Offset converts a byte offset to UTF-16 code units from the start of the text.
func (s *Source) UTF16Offset(off int) int {
	s.index()
	if s.units == nil || off <= 0 {
		return off
	}
	end := min(off, len(s.Text))
	k := end / unitStep
	return int(s.units[k]) + units(s.Text[k*unitStep:end]) + off - end
}

func countUnits(text string) []int32 {
	list := make([]int32, 0, len(text)/unitStep+1)
	n := 0
	for at := 0; at <= len(text); at += unitStep {
		list = append(list, int32(n))
		n += units(text[at:min(at+unitStep, len(text))])
	}
	return list
}

// units counts the UTF-16 code units that begin in a part of a text, wherever the part was cut.
func units(s string) int {
	n := 0
	for i := range len(s) {
		switch c := s[i]; {
		case c >= 0xF0:
			n += 2
		case c < utf8.RuneSelf || c >= 0xC0:
			n++
		}
	}
	return n
}

// LineText returns the text of a 1-based line, without its line ending.
func (s *Source) LineText(line int) string { return strings.TrimRight(s.FullLine(line), "\r\n") }

// FullLine returns the text of a 1-based line with its line ending.
func (s *Source) FullLine(line int) string {
	s.index()
	if line < 1 || line > len(s.lines) {
		return ""
	}
	start, end := int(s.lines[line-1]), len(s.Text)
	if line < len(s.lines) {
		end = int(s.lines[line])
	}
	return s.Text[start:end]
}

func clip(s string, from, to int) string {
	to = min(to, len(s))
	if from >= to {
		return ""
	}
	return s[from:to]
}

// UTF16Len counts the UTF-16 code units of s.
func UTF16Len(s string) int {
	n := 0
	for _, r := range s {
		n++
		if r >= 0x10000 {
			n++
		}
	}
	return n
}

// Extent is a span of source text (IScriptExtent): byte offsets, end exclusive.
type Extent struct {
	File       *Source
	Start, End int32
}

// Text returns the source text of the extent.
func (e Extent) Text() string {
	if e.File == nil {
		return ""
	}
	return clip(e.File.Text, int(e.Start), int(e.End))
}

// StartLine and StartColumn give the 1-based position of the first character.
func (e Extent) StartLine() int { l, _ := e.StartPosition(); return l }

// StartColumn gives the 1-based column of the first character.
func (e Extent) StartColumn() int { _, c := e.StartPosition(); return c }

// StartPosition gives the 1-based line and column of the first character; 0, 0 for an empty Extent.
func (e Extent) StartPosition() (line, column int) {
	if e.File == nil {
		return 0, 0
	}
	return e.File.Position(int(e.Start))
}

// EndPosition gives the 1-based line and column just past the last character.
func (e Extent) EndPosition() (line, column int) {
	if e.File == nil {
		return 0, 0
	}
	return e.File.Position(int(e.End))
}

// IsZero tells whether the extent belongs to no source.
func (e Extent) IsZero() bool { return e.File == nil }
