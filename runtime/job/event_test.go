package job

import (
	"errors"
	"testing"

	"github.com/stretchr/testify/require"

	"goposh/runtime/errs"
	"goposh/runtime/value"
)

func TestSubscribeHearsOfTheEndOfAJobJustStarted(t *testing.T) {
	r := &Repository{throttle: Throttle{limit: 1}}
	j := start(r, "out")
	wait(t, j)
	var got []State
	cancel, ok := j.Subscribe("statechanged", func(_, args value.Value) {
		got = append(got, args.Object().(*StateEvent).New.State)
	})
	require.True(t, ok)
	defer cancel()
	require.Equal(t, []State{Completed}, got)
	_, ok = j.Subscribe("NoSuchEvent", nil)
	require.False(t, ok)
}

func TestEventJobKeepsWhatActionsGave(t *testing.T) {
	r := &Repository{throttle: Throttle{limit: 1}}
	stopped := false
	j := r.AddEvent("My.Event", "'x'", value.Null, func() { stopped = true })
	require.Equal(t, NotStarted, j.State())
	j.Ran([]value.Value{value.Int(1)}, nil, nil)
	require.Equal(t, Running, j.State())
	require.True(t, j.HasMoreData())
	j.Ran(nil, []*errs.Record{errs.RecordFrom(errors.New("soft"))}, errors.New("hard"))
	require.Equal(t, Failed, j.State())
	require.Len(t, j.Records(true), 3)
	other := r.AddEvent("Other", "", value.Null, func() { stopped = true })
	other.StopAsync()
	require.True(t, stopped)
}
