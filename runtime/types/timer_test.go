package types

import (
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"goposh/runtime/value"
)

func TestTimerTicksWhileSomebodyHears(t *testing.T) {
	v, err := newTimer(5)
	require.NoError(t, err)
	x := v.Object().(*timer)
	var ticks atomic.Int32
	cancel, ok := x.Subscribe("elapsed", func(sender, args value.Value) {
		if sender.Object() == value.Object(x) && args.Object().(*EventArgs).Type().FullName == "System.Timers.ElapsedEventArgs" {
			ticks.Add(1)
		}
	})
	require.True(t, ok)
	x.mu.Lock()
	x.set(true)
	x.mu.Unlock()
	require.Eventually(t, func() bool { return ticks.Load() >= 3 }, 10*time.Second, time.Millisecond)
	cancel()
	x.mu.Lock()
	require.Nil(t, x.ticker)
	require.True(t, x.on())
	x.mu.Unlock()
	_, ok = x.Subscribe("Ticked", nil)
	require.False(t, ok)
}

func TestTimerOfOneTickTurnsItselfOff(t *testing.T) {
	x := &timer{interval: 1, once: true}
	x.mu.Lock()
	x.set(true)
	require.True(t, x.enabled)
	x.mu.Unlock()
	// Nobody hears it: only the time tells.
	require.Eventually(t, func() bool {
		x.mu.Lock()
		defer x.mu.Unlock()
		return !x.on()
	}, 10*time.Second, time.Millisecond)
	for _, ms := range []float64{0, -1, 1 << 40} {
		_, err := newTimer(ms)
		require.ErrorContains(t, err, "for parameter 'interval'")
	}
}
