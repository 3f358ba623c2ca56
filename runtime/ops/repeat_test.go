package ops

import (
	"context"
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"goposh/runtime/value"
)

// stopped is a runtime whose pipeline has been stopped.
type stopped struct{ value.Runtime }

func (stopped) Context() context.Context {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	return ctx
}

func TestRepeatItems(t *testing.T) {
	list := value.Of(value.NewArrayList(nil))
	v, err := repeatItems(stopped{}, list, nil, math.MaxInt32)
	require.NoError(t, err, "nothing, however often, is no work that could be stopped")
	assert.Empty(t, v.Object().(*value.Array).Items)

	a := []value.Value{value.Int(1), value.Int(2), value.Int(3)}
	for n := range int64(6) {
		v, err := repeatItems(stopped{}, value.Objects(a...), a, n)
		require.NoError(t, err)
		items := v.Object().(*value.Array).Items
		require.Len(t, items, 3*int(n))
		for i, x := range items {
			assert.Equal(t, a[i%3], x)
		}
	}

	_, err = repeatItems(stopped{}, value.Objects(a...), a, 1<<20)
	assert.ErrorIs(t, err, context.Canceled)
}
