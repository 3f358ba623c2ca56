package local

import (
	"os"
	"strconv"
	"testing"
	"time"

	"goposh/runtime/cim"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Whatever the machine, every class enumerates without an error and every
// value has its property's type.
func TestRealSystem(t *testing.T) {
	s := New(Options{})
	for c, err := range s.Classes(t.Context(), "", "") {
		require.NoError(t, err)
		for i, err := range s.Enumerate(t.Context(), "", c.Name, cim.EnumerateOptions{Shallow: true}) {
			require.NoError(t, err, c.Name)
			for n, p := range c.Properties {
				v, err := cim.Convert(i.At(n), p.Type, p.Array)
				require.NoError(t, err, "%s.%s", c.Name, p.Name)
				require.Equal(t, i.At(n), v, "%s.%s", c.Name, p.Name)
			}
		}
	}
}

func TestRealProcess(t *testing.T) {
	s := New(Options{})
	self := query(t, s, "select * from Win32_Process where ProcessId = "+strconv.Itoa(os.Getpid()))
	require.Len(t, self, 1)
	v, _ := self[0].Value("ParentProcessId")
	assert.Equal(t, uint32(os.Getppid()), v)
	program, err := os.Executable()
	require.NoError(t, err)
	v, _ = self[0].Value("ExecutablePath")
	assert.Equal(t, program, v)
	v, _ = self[0].Value("CreationDate")
	assert.WithinDuration(t, time.Now(), v.(time.Time), 10*time.Minute)

	r, err := s.Invoke(t.Context(), "", cim.Call{Class: "Win32_Process", Method: "Create",
		Args: []cim.Argument{{Name: "CommandLine", Value: "sleep 600"}, {Name: "CurrentDirectory", Value: "/"}}})
	require.NoError(t, err)
	require.Equal(t, uint32(0), r.ReturnValue)
	path := processPath(strconv.FormatUint(uint64(r.Value("ProcessId").(uint32)), 10))
	// The name is the test program's until the new one is loaded.
	require.Eventually(t, func() bool {
		i, err := s.Get(t.Context(), "", path)
		require.NoError(t, err)
		v, _ := i.Value("CommandLine")
		return v == "/usr/bin/sleep 600" || v == "/bin/sleep 600"
	}, 5*time.Second, 10*time.Millisecond)
	r, err = s.Invoke(t.Context(), "", cim.Call{Path: path, Method: "Terminate"})
	require.NoError(t, err)
	require.Equal(t, uint32(0), r.ReturnValue)
	require.Eventually(t, func() bool {
		_, err := s.Get(t.Context(), "", path)
		return err != nil
	}, 5*time.Second, 10*time.Millisecond, "the ended process must be reaped")
	require.NoError(t, s.Close())
}

func TestRealDisk(t *testing.T) {
	for _, i := range query(t, New(Options{}), "select * from Win32_LogicalDisk where DeviceID = '/'") {
		size, _ := i.Value("Size")
		free, _ := i.Value("FreeSpace")
		assert.Greater(t, size, free)
	}
}

func BenchmarkProcesses(b *testing.B) {
	s := New(Options{})
	b.ReportAllocs()
	for b.Loop() {
		query(b, s, "select * from Win32_Process")
	}
}

func BenchmarkProcessNames(b *testing.B) {
	s := New(Options{})
	b.ReportAllocs()
	for b.Loop() {
		query(b, s, "select Name from Win32_Process where ProcessId > 1")
	}
}
