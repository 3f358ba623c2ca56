package job

import (
	"testing"

	"github.com/stretchr/testify/require"

	"goposh/runtime/session"
	"goposh/runtime/stream"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

func TestScriptsSeeTheStreamsThemselves(t *testing.T) {
	r := Of(&session.Session{})
	j := r.NewJob(Spec{Class: ClassThread})
	j.SetState(Running, nil)
	j.Add(stream.Output, value.Int(1))
	d := j.liveStream(stream.Output, "System.Management.Automation.PSObject")
	require.Same(t, d, j.liveStream(stream.Output, "System.Management.Automation.PSObject"))
	var added []int
	cancel, ok := d.Subscribe("DataAdded", func(_, args value.Value) {
		i, err := args.Object().(*types.EventArgs).NetProperty(nil, "Index")
		require.NoError(t, err)
		added = append(added, int(i.Int64()))
		// Handlers may look at the job.
		require.Len(t, j.Stream(stream.Output), len(added)+1)
	})
	require.True(t, ok)
	defer cancel()
	j.Add(stream.Output, value.Int(2))
	j.Add(stream.Warning, value.String("w"))
	j.Add(stream.Output, value.Int(3))
	require.Equal(t, []int{1, 2}, added)
	require.Equal(t, 3, d.Len())

	_, err := types.Invoke(&fakeRunspace{}, value.Of(d), "RemoveAt", []value.Value{value.Int(1)})
	require.NoError(t, err)
	require.Equal(t, []Record{{stream.Output, value.Int(1)}, {stream.Warning, value.String("w")}, {stream.Output, value.Int(3)}}, j.Records(true))
	_, err = types.Invoke(&fakeRunspace{}, value.Of(d), "ReadAll", nil)
	require.NoError(t, err)
	require.Empty(t, j.Stream(stream.Output))
	require.Len(t, j.Records(false), 1)
	require.False(t, j.HasMoreData())

	require.True(t, d.IsOpen())
	j.SetState(Completed, nil)
	require.False(t, d.IsOpen())
	require.False(t, j.liveStream(stream.Error, "System.Management.Automation.ErrorRecord").IsOpen())
}
