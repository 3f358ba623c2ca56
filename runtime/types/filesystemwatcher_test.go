package types

import (
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"goposh/runtime/value"
)

func TestFileSystemWatcherTellsWhatHappens(t *testing.T) {
	dir := t.TempDir()
	w := &fsWatcher{path: dir, full: dir, notify: notifyDefault, deep: true, filters: value.NewList(typeCollection.of(value.TypeString), nil)}
	w.setFilter("*.txt")
	require.NoError(t, w.enable(true))
	require.Nil(t, w.stop, "nobody hears it")
	var mu sync.Mutex
	var got []string
	var cancels []func()
	for _, name := range []string{"created", "Deleted", "Renamed"} {
		cancel, ok := w.Subscribe(name, func(_, args value.Value) {
			e := args.Object().(*EventArgs)
			text := ""
			for _, p := range []string{"ChangeType", "OldName", "Name"} {
				v, err := e.NetProperty(nil, p)
				require.NoError(t, err)
				if !v.IsNull() {
					text += " " + ToString(nil, v)
				}
			}
			mu.Lock()
			got = append(got, text)
			mu.Unlock()
		})
		require.True(t, ok)
		cancels = append(cancels, cancel)
	}
	expect := func(want ...string) {
		t.Helper()
		require.Eventually(t, func() bool {
			mu.Lock()
			defer mu.Unlock()
			return len(got) >= len(want)
		}, 10*time.Second, time.Millisecond)
		mu.Lock()
		defer mu.Unlock()
		require.Equal(t, want, got)
	}
	at := func(name string) string { return filepath.Join(dir, name) }
	require.NoError(t, os.WriteFile(at("skipped.log"), nil, 0o600))
	require.NoError(t, os.WriteFile(at("a.txt"), nil, 0o600))
	expect(" Created a.txt")
	require.NoError(t, os.Rename(at("a.txt"), at("b.txt")))
	expect(" Created a.txt", " Renamed a.txt b.txt")
	require.NoError(t, os.Remove(at("b.txt")))
	expect(" Created a.txt", " Renamed a.txt b.txt", " Deleted b.txt")
	for _, cancel := range cancels {
		cancel()
	}
	require.Nil(t, w.stop)
	_, ok := w.Subscribe("Opened", nil)
	require.False(t, ok)
}

func TestFileSystemWatcherRefusesWhatIsNotThere(t *testing.T) {
	w := &fsWatcher{}
	require.ErrorContains(t, w.enable(true), "Error reading the  directory.")
	w.dispose()
	require.ErrorContains(t, w.enable(true), "disposed")
}
