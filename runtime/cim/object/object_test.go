//go:build unix

package object

import (
	"context"
	"errors"
	"net/netip"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"goposh/runtime/cim"
	"goposh/runtime/cim/local"
	"goposh/runtime/errs"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// files is a system with one process.
var files = map[string]string{
	"proc/sys/kernel/hostname": "tux\n",
	"proc/stat":                "btime 1700000000\n",
	"proc/meminfo":             "MemTotal: 8000000 kB\n",
	"proc/42/stat":             "42 (demo) R 1 42 7 0 -1 4194560 1 0 2 0 300 0 0 0 30 10 3 0 1000 1048576 2 18446744073709551615\n",
	"proc/42/status":           "Name:\tdemo\nUid:\t0\t0\t0\t0\n",
	"proc/42/cmdline":          "/bin/demo\x00",
	"etc/passwd":               "root:x:0:0:root:/root:/bin/sh\n",
}

// system records the processes that are ended.
type system struct{ killed []int }

func (*system) Available() error { return nil }
func (*system) StatFS(string) (local.FileSystem, error) {
	return local.FileSystem{}, nil
}
func (*system) Interfaces() (map[string][]netip.Prefix, error)      { return nil, nil }
func (*system) Environ() []string                                   { return nil }
func (*system) UID() int                                            { return 0 }
func (*system) Now() time.Time                                      { return time.Unix(1700001000, 0).UTC() }
func (*system) Start(_ []string, _ string, _ []string) (int, error) { return 4711, nil }
func (*system) Reap()                                               {}
func (s *system) Kill(pid int) error                                { s.killed = append(s.killed, pid); return nil }
func (*system) SetNice(int, int) error                              { return nil }

// runtime is all that objects ask of a runspace here.
type runtime struct{ value.Runtime }

func (runtime) Context() context.Context     { return context.Background() }
func (runtime) Service(any) any              { return nil }
func (runtime) Getenv(string) (string, bool) { return "", false }

func repository(t *testing.T) (*local.Session, *system) {
	t.Helper()
	root := t.TempDir()
	for name, content := range files {
		full := filepath.Join(root, name)
		require.NoError(t, os.MkdirAll(filepath.Dir(full), 0o755))
		require.NoError(t, os.WriteFile(full, []byte(content), 0o755))
	}
	sys := &system{}
	return local.New(local.Options{Root: root, System: sys}), sys
}

func process(t *testing.T, s cim.Session) *cim.Instance {
	t.Helper()
	i, err := s.Get(context.Background(), "", cim.ObjectPath{Class: "Win32_Process", Keys: []cim.Key{{Name: "Handle", Value: "42"}}})
	require.NoError(t, err)
	return i
}

func get(t *testing.T, a types.Adapter, name string) value.Value {
	t.Helper()
	v, found, err := a.GetAdapted(runtime{}, name)
	require.NoError(t, err)
	require.True(t, found, name)
	return v
}

func TestInstanceShowsCIMTypes(t *testing.T) {
	s, _ := repository(t)
	i := &Instance{CIM: process(t, s), Session: s, Computer: "localhost"}
	require.Equal(t, value.KindUInt32, get(t, i, "processid").Kind())
	require.Equal(t, value.KindDateTime, get(t, i, "CreationDate").Kind())
	require.Equal(t, "localhost", types.ToString(nil, get(t, i, "PSComputerName")))
	require.True(t, get(t, i, "TerminationDate").IsNull())
	require.Equal(t, `Win32_Process: demo (Handle = "42")`, i.Text())
	require.Equal(t, []string{
		"Microsoft.Management.Infrastructure.CimInstance#root/cimv2/Win32_Process",
		"Microsoft.Management.Infrastructure.CimInstance#root/cimv2/CIM_Process",
	}, i.ExtendedTypeNames()[:2])
	require.Contains(t, i.ExtendedTypeNames(), "Microsoft.Management.Infrastructure.CimInstance#Win32_Process")
}

func TestInstanceRefusesReadOnlyProperties(t *testing.T) {
	s, _ := repository(t)
	i := &Instance{CIM: process(t, s)}
	found, err := i.SetAdapted(runtime{}, "Name", value.String("x"))
	require.True(t, found)
	require.Equal(t, "System.Management.Automation.SetValueException", errs.ExceptionFrom(err).TypeName)
	require.Equal(t, "demo", types.ToString(nil, get(t, i, "Name")))
	found, _ = i.SetAdapted(runtime{}, "NoSuch", value.True)
	require.False(t, found)
}

func TestPropertyFlags(t *testing.T) {
	s, _ := repository(t)
	i := &Instance{CIM: process(t, s)}
	v, err := i.properties().NetMethod(runtime{}, "Item", []value.Value{value.String("handle")})
	require.NoError(t, err)
	p, ok := v.Object().(*property)
	require.True(t, ok)
	flags, err := p.NetProperty(runtime{}, "Flags")
	require.NoError(t, err)
	require.Equal(t, "Property, Key, ReadOnly, NotModified", types.ToString(nil, flags))
	cimType, err := p.NetProperty(runtime{}, "CimType")
	require.NoError(t, err)
	require.Equal(t, "String", types.ToString(nil, cimType))
}

func TestManagementObjectShowsTextAndSystemProperties(t *testing.T) {
	s, _ := repository(t)
	m := NewManagementObject(process(t, s), s)
	for name, want := range map[string]string{
		"__CLASS": "Win32_Process", "__SUPERCLASS": "CIM_Process", "__DYNASTY": "CIM_ManagedSystemElement", "__GENUS": "2",
		"__RELPATH": `Win32_Process.Handle="42"`, "__NAMESPACE": `root\cimv2`, "__PATH": `\\tux\root\cimv2:Win32_Process.Handle="42"`,
		"CreationDate": "20231114221330.000000+000",
	} {
		require.Equal(t, want, types.ToString(nil, get(t, m, name)), name)
	}
	require.Equal(t, `System.Management.ManagementObject#root\cimv2\Win32_Process`, m.ExtendedTypeNames()[0])
	require.Equal(t, "System.Management.ManagementObject", m.Type().FullName)
}

func TestManagementObjectHasOnlySelectedProperties(t *testing.T) {
	s, _ := repository(t)
	m := NewManagementObject(process(t, s).Project([]string{"Name"}), s)
	_, found, err := m.GetAdapted(runtime{}, "ProcessId")
	require.NoError(t, err)
	require.False(t, found)
	require.Equal(t, "1", types.ToString(nil, get(t, m, "__PROPERTY_COUNT")))
	require.Len(t, m.AdaptedProperties(runtime{}), len(systemNames)+1)
}

func TestManagementMethods(t *testing.T) {
	s, sys := repository(t)
	m := NewManagementObject(process(t, s), s)
	v, found, err := m.InvokeDynamic(runtime{}, "terminate", nil)
	require.NoError(t, err)
	require.True(t, found)
	require.Equal(t, []int{42}, sys.killed)
	out, ok := v.Object().(*ManagementObject)
	require.True(t, ok)
	require.Equal(t, "0", types.ToString(nil, get(t, out, "ReturnValue")))
	require.Equal(t, "__PARAMETERS", types.ToString(nil, get(t, out, "__CLASS")))
	require.Equal(t, "System.Management.ManagementBaseObject", out.Type().FullName)

	_, found, _ = m.InvokeDynamic(runtime{}, "NoSuchMethod", nil)
	require.False(t, found)
	_, _, err = m.InvokeDynamic(runtime{}, "Terminate", []value.Value{value.Int(1), value.Int(2)})
	var r *errs.Record
	require.ErrorAs(t, err, &r)
	require.Equal(t, "MethodCountCouldNotFindBest", r.ID)
}

func TestStaticMethodOfClass(t *testing.T) {
	s, _ := repository(t)
	class, err := s.Class(context.Background(), "", "Win32_Process")
	require.NoError(t, err)
	m := NewManagementObject(cim.NewClassObject(class), s)
	require.Equal(t, "System.Management.ManagementClass", m.Type().FullName)
	v, found, err := m.InvokeDynamic(runtime{}, "Create", []value.Value{value.String("/bin/sh")})
	require.NoError(t, err)
	require.True(t, found)
	out, _ := v.Object().(*ManagementObject)
	require.Equal(t, "4711", types.ToString(nil, get(t, out, "ProcessId")))
	// A method of instances is not one of the class.
	_, found, _ = m.InvokeDynamic(runtime{}, "Terminate", nil)
	require.False(t, found)
}

func TestErrorRecords(t *testing.T) {
	invalid := &cim.Error{Status: cim.InvalidClass, Target: "Nope"}
	r, ok := CimRecord(invalid, `root\cimv2:Nope`)
	require.True(t, ok)
	require.Equal(t, "HRESULT 0x80041010", r.ID)
	require.Equal(t, errs.MetadataError, r.Category)
	require.Equal(t, "Invalid class", r.Error())
	require.Equal(t, int32(-2147217392), r.Exception.HResult)

	r, ok = ManagementRecord(invalid, "GetWMIManagementException")
	require.True(t, ok)
	require.Equal(t, "GetWMIManagementException", r.ID)
	require.Equal(t, `Invalid class "Nope"`, r.Error())

	far := &ConnectError{Computer: "far", Reason: "no."}
	r, ok = CimRecord(far, "far")
	require.True(t, ok)
	require.Equal(t, errs.ConnectionError, r.Category)
	r, ok = ManagementRecord(far, "GetWMIManagementException")
	require.True(t, ok)
	require.Equal(t, "GetWMICOMException", r.ID)

	_, ok = CimRecord(context.Canceled, "x")
	require.False(t, ok, "a stopped pipeline is no CIM error")
	_, ok = ManagementRecord(errors.New("other"), "id")
	require.False(t, ok)
}

func TestValuesGoBothWays(t *testing.T) {
	for _, c := range []struct {
		v     value.Value
		t     cim.Type
		array bool
	}{
		{value.True, cim.Boolean, false},
		{value.Byte(7), cim.UInt8, false},
		{value.FromInteger(value.KindInt16, -3), cim.SInt16, false},
		{value.Int(-3), cim.SInt32, false},
		{value.ULong(1 << 63), cim.UInt64, false},
		{value.Long(-1 << 62), cim.SInt64, false},
		{value.Double(1.5), cim.Real64, false},
		{value.Char('x'), cim.Char16, false},
		{value.String("x"), cim.String, false},
		{value.TimeSpan(12345670), cim.DateTime, false},
		{value.Strings([]string{"a", "b"}), cim.String, true},
		{value.Bytes([]byte{1, 2}), cim.UInt8, true},
		{value.Of(value.NewArray(value.TypeInt32, []value.Value{value.Int(1), value.Int(-2)})), cim.SInt32, true},
	} {
		kind, array := TypeOf(c.v)
		require.Equal(t, c.t, kind)
		require.Equal(t, c.array, array)
		converted, err := cim.Convert(FromValue(nil, c.v), kind, array)
		require.NoError(t, err)
		back := infrastructure.toValue(nil, converted, kind, array)
		require.Equal(t, c.v.Type(), back.Type())
		require.Equal(t, types.ToString(nil, c.v), types.ToString(nil, back))
	}
	require.Nil(t, FromValue(nil, value.Null))
}

func TestReferencesAreInstancesWithKeys(t *testing.T) {
	p, err := cim.ParseObjectPath(`\\tux\root\cimv2:Win32_Group.Domain="tux",Name="root"`)
	require.NoError(t, err)
	i := referenced(p)
	require.Equal(t, `Win32_Group (Domain = "tux", Name = "root")`, i.Text())
	require.True(t, p.Equal(i.CIM.Path()))
}

func TestLocalNames(t *testing.T) {
	host, err := os.Hostname()
	require.NoError(t, err)
	for _, name := range []string{"", ".", "localhost", "LOCALHOST", "127.0.0.1", "::1", host} {
		require.True(t, IsLocal(name), name)
	}
	require.False(t, IsLocal("LON-DC1"))
	_, err = new(Sessions).Connect(context.Background(), "LON-DC1")
	var far *ConnectError
	require.ErrorAs(t, err, &far)
}
