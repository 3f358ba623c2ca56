package parser

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

// TestSlab holds that values are distinct and zero, and that a list has no room beyond what was asked for.
func TestSlab(t *testing.T) {
	var s slab[int]
	seen := map[*int]bool{}
	for i := range 500 {
		v := s.new()
		assert.Zero(t, *v)
		assert.False(t, seen[v])
		seen[v] = true
		*v = i + 1
	}
	for n := range 100 {
		l := s.list(n)
		assert.Empty(t, l)
		assert.Equal(t, n, cap(l))
	}
}

// TestStack holds that lists nest.
func TestStack(t *testing.T) {
	var s stack[int]
	outer := s.mark()
	s.push(1)
	inner := s.mark()
	s.push(10)
	s.push(11)
	assert.Equal(t, []int{10, 11}, s.take(inner))
	s.push(2)
	assert.Equal(t, 2, s.since(outer))
	assert.Equal(t, []int{1, 2}, s.take(outer))
	assert.Nil(t, s.take(outer))
}
