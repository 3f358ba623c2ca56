//go:build unix

package local

import (
	"io/fs"
	"os"
	"testing"

	"goposh/runtime/cim"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func processPath(handle string) cim.ObjectPath {
	return cim.ObjectPath{Class: "Win32_Process", Keys: []cim.Key{{Name: "Handle", Value: handle}}}
}

func TestProcessMethods(t *testing.T) {
	s, sys := fixture(t)
	call := func(handle, method string, args ...cim.Argument) *cim.Result {
		t.Helper()
		r, err := s.Invoke(t.Context(), "", cim.Call{Path: processPath(handle), Method: method, Args: args})
		require.NoError(t, err)
		return r
	}
	r := call("42", "getowner")
	assert.Equal(t, uint32(0), r.ReturnValue)
	assert.Equal(t, []cim.Argument{{Name: "Domain", Value: "tux", Type: cim.String}, {Name: "User", Value: "ada", Type: cim.String}}, r.Out)
	assert.Equal(t, "S-1-22-1-0", call("1", "GetOwnerSid").Value("Sid"))
	assert.Equal(t, uint64(2097152-1048576), call("42", "GetAvailableVirtualSize").Value("AvailableVirtualSize"))

	assert.Equal(t, uint32(0), call("42", "Terminate", cim.Argument{Name: "reason", Value: 0}).ReturnValue)
	assert.Equal(t, []int{42}, sys.killed)
	sys.err = fs.ErrPermission
	assert.Equal(t, uint32(2), call("42", "Terminate").ReturnValue)
	sys.err = errFull
	assert.Equal(t, uint32(8), call("42", "Terminate").ReturnValue)
	sys.err = nil

	assert.Equal(t, uint32(0), call("42", "SetPriority", cim.Argument{Name: "Priority", Value: "16384"}).ReturnValue)
	assert.Equal(t, map[int]int{42: 10}, sys.nice)
	assert.Equal(t, uint32(21), call("42", "SetPriority", cim.Argument{Name: "Priority", Value: 1}).ReturnValue)

	require.NoError(t, s.Delete(t.Context(), "", processPath("77")))
	assert.Equal(t, 77, sys.killed[len(sys.killed)-1])
	sys.err = fs.ErrPermission
	assert.ErrorIs(t, s.Delete(t.Context(), "", processPath("77")), cim.AccessDenied)
}

func TestCreateProcess(t *testing.T) {
	s, sys := fixture(t)
	create := func(args ...cim.Argument) *cim.Result {
		t.Helper()
		r, err := s.Invoke(t.Context(), "", cim.Call{Class: "Win32_Process", Method: "Create", Args: args})
		require.NoError(t, err)
		return r
	}
	self, err := os.Executable()
	require.NoError(t, err)
	r := create(cim.Argument{Name: "CommandLine", Value: `"` + self + `" a 'b c' "d \"e\""`}, cim.Argument{Name: "CurrentDirectory", Value: "/tmp"})
	assert.Equal(t, uint32(0), r.ReturnValue)
	assert.Equal(t, uint32(4711), r.Value("ProcessId"))
	assert.Equal(t, [][]string{{self, "a", "b c", `d "e"`}}, sys.started)
	assert.Equal(t, "/tmp", sys.dir)

	class, err := s.Class(t.Context(), "", "Win32_ProcessStartup")
	require.NoError(t, err)
	startup := cim.NewInstance(class)
	require.NoError(t, startup.Set("PriorityClass", 64))
	create(cim.Argument{Name: "CommandLine", Value: self}, cim.Argument{Name: "ProcessStartupInformation", Value: startup})
	assert.Equal(t, 19, sys.nice[4711])

	for line, code := range map[string]uint32{"": 21, `"open`: 21, "/does/not/exist": 9, "no-such-program-here": 9} {
		assert.Equal(t, code, create(cim.Argument{Name: "CommandLine", Value: line}).ReturnValue, line)
	}
	sys.err = fs.ErrPermission
	assert.Equal(t, uint32(2), create(cim.Argument{Name: "CommandLine", Value: self}).ReturnValue)
}

func TestInvokeErrors(t *testing.T) {
	s, _ := fixture(t)
	for _, c := range []struct {
		call cim.Call
		want cim.Status
	}{
		{cim.Call{Class: "Win32_Nope", Method: "X"}, cim.InvalidClass},
		{cim.Call{Class: "Win32_Process", Method: "Nope"}, cim.InvalidMethod},
		{cim.Call{Class: "Win32_Process", Method: "Terminate"}, cim.InvalidMethodParameters},
		{cim.Call{Path: processPath("999"), Method: "Terminate"}, cim.NotFound},
		{cim.Call{Path: processPath("1"), Method: "Terminate", Args: []cim.Argument{{Name: "Nope"}}}, cim.InvalidMethodParameters},
		{cim.Call{Path: processPath("1"), Method: "Terminate", Args: []cim.Argument{{Name: "Reason", Value: "x"}}}, cim.InvalidMethodParameters},
		{cim.Call{Path: processPath("1"), Method: "AttachDebugger"}, cim.NotSupported},
		{cim.Call{Path: cim.ObjectPath{Class: "Win32_Service", Keys: []cim.Key{{Name: "Name", Value: "ssh"}}}, Method: "StopService"}, cim.NotSupported},
	} {
		_, err := s.Invoke(t.Context(), "", c.call)
		assert.ErrorIs(t, err, c.want, c.call.Method)
	}
	i, err := s.Get(t.Context(), "", processPath("1"))
	require.NoError(t, err)
	_, err = s.Create(t.Context(), "", i)
	assert.ErrorIs(t, err, cim.NotSupported)
	assert.ErrorIs(t, s.Modify(t.Context(), "", i), cim.NotSupported)
	assert.ErrorIs(t, s.Delete(t.Context(), "", cim.ObjectPath{Class: "Win32_LogicalDisk", Keys: []cim.Key{{Value: "/"}}}), cim.NotSupported)
}

func TestCommandLineRoundTrip(t *testing.T) {
	for _, argv := range [][]string{{"a"}, {"a", "b c", ""}, {`x"y`, `C:\dir\`, `C:\a b\`, `\"`, `tab	here`, "line\nbreak"}} {
		got, ok := splitCommand(joinCommand(argv))
		assert.True(t, ok)
		assert.Equal(t, argv, got)
	}
}
