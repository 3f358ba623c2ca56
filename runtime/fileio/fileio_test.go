//go:build unix

package fileio

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

func pipe(t *testing.T) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "pipe")
	require.NoError(t, syscall.Mkfifo(name, 0o600))
	return name
}

func TestOpeningAPipeEndsWithItsContext(t *testing.T) {
	for _, flag := range []int{os.O_RDONLY, os.O_WRONLY} {
		ctx, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
		_, err := OpenFile(ctx, pipe(t), flag, 0)
		require.ErrorIs(t, err, context.DeadlineExceeded)
		cancel()
	}
}

func TestReadingAPipeEndsWithItsContext(t *testing.T) {
	name := pipe(t)
	other, err := os.OpenFile(name, os.O_RDWR, 0)
	require.NoError(t, err)
	defer other.Close()
	f, err := Open(t.Context(), name)
	require.NoError(t, err)
	defer f.Close()
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
	defer cancel()
	_, err = io.ReadAll(Reader(ctx, f))
	require.ErrorIs(t, err, context.DeadlineExceeded)

	// The file itself can still be used.
	_, err = other.WriteString("ab")
	require.NoError(t, err)
	b := make([]byte, 2)
	_, err = io.ReadFull(Reader(t.Context(), f), b)
	require.NoError(t, err)
	require.Equal(t, "ab", string(b))
}

func TestWritingToAFullPipeEndsWithItsContext(t *testing.T) {
	name := pipe(t)
	other, err := os.OpenFile(name, os.O_RDWR, 0)
	require.NoError(t, err)
	defer other.Close()
	f, err := OpenFile(t.Context(), name, os.O_WRONLY, 0)
	require.NoError(t, err)
	defer f.Close()
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
	defer cancel()
	_, err = Writer(ctx, f).Write(make([]byte, 8<<20))
	require.ErrorIs(t, err, context.DeadlineExceeded)
}

func TestReadFile(t *testing.T) {
	name := filepath.Join(t.TempDir(), "f")
	require.NoError(t, os.WriteFile(name, []byte("text"), 0o600))
	b, err := ReadFile(t.Context(), name)
	require.NoError(t, err)
	require.Equal(t, "text", string(b))
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err = ReadFile(ctx, name)
	require.ErrorIs(t, err, context.Canceled)
	_, err = ReadFile(t.Context(), name+"x")
	require.ErrorIs(t, err, os.ErrNotExist)
}
