package bulk

import (
	"context"
	"errors"
	"runtime/debug"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestLimitsOfNet(t *testing.T) {
	assert.NoError(t, Items(1000))
	assert.ErrorContains(t, Items(MaxItems+1), "Array dimensions exceeded supported range.")
	assert.ErrorContains(t, Text(MaxText+1), "Insufficient memory to continue the execution of the program.")
	_, err := Dimensions(1<<40, 1<<40)
	assert.Error(t, err)
	n, err := Dimensions(3, 0, 7)
	assert.NoError(t, err)
	assert.Zero(t, n)
}

func TestWhatDoesNotFitIsRefused(t *testing.T) {
	old := debug.SetMemoryLimit(1 << 30)
	defer debug.SetMemoryLimit(old)
	assert.NoError(t, Bytes(small))
	assert.NoError(t, Bytes(100<<20))
	assert.ErrorContains(t, Bytes(2<<30), "OutOfMemoryException")
	assert.ErrorContains(t, Items(1<<30/itemSize), "OutOfMemoryException")
	assert.ErrorContains(t, Growth(1<<29, 1<<29, 1<<28), "OutOfMemoryException")
	assert.NoError(t, Growth(1<<29, 1<<30, 1<<28), "what has room needs no more")
}

func TestApart(t *testing.T) {
	v, err := Apart(t.Context(), func() (int, error) { return 5, errors.New("e") })
	assert.Equal(t, 5, v)
	assert.EqualError(t, err, "e")
	assert.PanicsWithValue(t, "p", func() { _, _ = Apart(t.Context(), func() (int, error) { panic("p") }) })

	ctx, cancel := context.WithCancel(t.Context())
	release, ended := make(chan struct{}), make(chan struct{})
	time.AfterFunc(10*time.Millisecond, cancel)
	_, err = Apart(ctx, func() (int, error) { <-release; close(ended); return 0, nil })
	assert.ErrorIs(t, err, context.Canceled)
	close(release)
	<-ended
	_, err = Apart(ctx, func() (int, error) { t.Error("begun though stopped"); return 0, nil })
	assert.ErrorIs(t, err, context.Canceled)
}

func TestChunks(t *testing.T) {
	list := make([]int, 3*Check+1)
	require.NoError(t, Fill(t.Context(), list, 7))
	assert.Equal(t, -1, slices.IndexFunc(list, func(n int) bool { return n != 7 }))
	for i := range list {
		list[i] = i
	}
	c, err := Clone(t.Context(), list)
	require.NoError(t, err)
	assert.True(t, slices.Equal(list, c))
	require.NoError(t, Reverse(t.Context(), c))
	slices.Reverse(c)
	assert.True(t, slices.Equal(list, c))

	ctx, cancel := context.WithCancel(t.Context())
	seen := 0
	err = Chunks(ctx, len(list), func(from, to int) error { seen = to; cancel(); return nil })
	assert.ErrorIs(t, err, context.Canceled)
	assert.Equal(t, Check, seen)
}
