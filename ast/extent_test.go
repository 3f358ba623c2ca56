package ast

import (
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/stretchr/testify/assert"
)

// TestUTF16Offset holds that offsets agree with the UTF-16 form of a text of many steps.
func TestUTF16Offset(t *testing.T) {
	for _, piece := range []string{"abc", "é", "日本", "a😀b", "ü\r\n😀"} {
		text := strings.Repeat(piece, 1500)
		s := NewSource("", text)
		want := 0
		for i, r := range text {
			assert.Equal(t, want, s.UTF16Offset(i), "%q at %d", piece, i)
			want += utf16.RuneLen(r)
		}
		assert.Equal(t, want, s.UTF16Offset(len(text)))
		assert.Equal(t, want+2, s.UTF16Offset(len(text)+2), "EndOfInput lies behind the text")
	}
}

func TestPosition(t *testing.T) {
	s := NewSource("", "a\r\nb😀c\n")
	for _, c := range []struct{ off, line, column int }{{0, 1, 1}, {3, 2, 1}, {8, 2, 4}, {10, 3, 1}, {12, 3, 3}} {
		line, column := s.Position(c.off)
		assert.Equal(t, c.line, line, c.off)
		assert.Equal(t, c.column, column, c.off)
	}
	assert.Equal(t, "b😀c", s.LineText(2))
}
