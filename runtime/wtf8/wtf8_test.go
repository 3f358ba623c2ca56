package wtf8

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestUnits(t *testing.T) {
	for _, s := range []string{"", "abc", "é€", "a😀b", "\xED\xA0\xBD", "x\xED\xB8\x80y"} {
		assert.Equal(t, s, FromUnits(Units(s)))
		assert.Equal(t, len(Units(s)), Len(s))
	}
}

func TestSliceSplitsSurrogatePairs(t *testing.T) {
	s := "a😀b"
	assert.Equal(t, 4, Len(s))
	assert.Equal(t, "\xED\xA0\xBD", Slice(s, 1, 1))
	assert.Equal(t, "\xED\xB8\x80b", Slice(s, 2, 2))
	assert.Equal(t, "😀", Slice(s, 1, 2))
	assert.Equal(t, "😀", Concat(Slice(s, 1, 1), Slice(s, 2, 1)))
}

func TestAt(t *testing.T) {
	u, ok := At("é😀", 2)
	assert.True(t, ok)
	assert.Equal(t, uint16(0xDE00), u)
	_, ok = At("é", 1)
	assert.False(t, ok)
}

func TestOffset(t *testing.T) {
	off, split := Offset("é😀b", 3)
	assert.Equal(t, 6, off)
	assert.False(t, split)
	assert.Equal(t, 3, UnitAt("é😀b", 6))
}

func TestValid(t *testing.T) {
	assert.Equal(t, "a\uFFFDb", Valid("a\xED\xA0\xBDb"))
}
