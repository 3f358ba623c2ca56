package cim

import (
	"errors"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestDateTime(t *testing.T) {
	for text, want := range map[string]time.Time{
		"20240506070809.123456+000": time.Date(2024, 5, 6, 7, 8, 9, 123456000, time.UTC),
		"20240506070809.000000-300": time.Date(2024, 5, 6, 12, 8, 9, 0, time.UTC),
		"20240506******.******+060": time.Date(2024, 5, 5, 23, 0, 0, 0, time.UTC),
	} {
		got, err := ParseDateTime(text)
		require.NoError(t, err, text)
		assert.True(t, want.Equal(got.(time.Time)), text)
	}
	zone := time.FixedZone("", -3*3600)
	assert.Equal(t, "20240102030405.000006-180", FormatDateTime(time.Date(2024, 1, 2, 3, 4, 5, 6000, zone)))
	got, err := ParseDateTime("00000002030405.000006:000")
	require.NoError(t, err)
	assert.Equal(t, 51*time.Hour+4*time.Minute+5*time.Second+6*time.Microsecond, got)
	assert.Equal(t, "00000002030405.000006:000", FormatInterval(got.(time.Duration)))
	for _, bad := range []string{"", "x", "20241306070809.123456+000", "20240230070809.123456+000", "2024050607080912345678+00",
		"20240506070809.123456*000", "+0240506070809.123456+000", "99999999000000.000000:000", "00000000250000.000000:000"} {
		_, err := ParseDateTime(bad)
		assert.ErrorIs(t, err, TypeMismatch, bad)
	}
}

func TestConvert(t *testing.T) {
	for _, c := range []struct {
		value any
		to    Type
		array bool
		want  any
	}{
		{nil, UInt32, false, nil}, {5, UInt8, false, uint8(5)}, {"0x10", UInt16, false, uint16(16)}, {-1, SInt8, false, int8(-1)},
		{3.0, SInt64, false, int64(3)}, {true, UInt32, false, uint32(1)}, {uint64(1<<64 - 1), UInt64, false, uint64(1<<64 - 1)},
		{5, String, false, "5"}, {true, String, false, "TRUE"}, {1.5, String, false, "1.5"}, {"true", Boolean, false, true}, {0, Boolean, false, false},
		{"1.5", Real32, false, float32(1.5)}, {2, Real64, false, 2.0}, {"a", String, true, []string{"a"}}, {[]any{1, "2"}, UInt16, true, []uint16{1, 2}},
		{[]string{}, String, true, []string{}}, {time.Second, DateTime, false, time.Second},
	} {
		got, err := Convert(c.value, c.to, c.array)
		require.NoError(t, err, "%v to %v", c.value, c.to)
		assert.Equal(t, c.want, got)
	}
	for _, c := range []struct {
		value any
		to    Type
	}{
		{256, UInt8}, {-1, UInt32}, {"x", SInt32}, {1.5, SInt32}, {1e300, UInt64}, {"yes", Boolean}, {[]int{1}, String}, {5, Object}, {5, DateTime}, {struct{}{}, Real64},
	} {
		_, err := Convert(c.value, c.to, false)
		assert.ErrorIs(t, err, TypeMismatch, "%v to %v", c.value, c.to)
	}
	_, err := Convert([]any{nil}, String, true)
	assert.ErrorIs(t, err, TypeMismatch)
}

func TestObjectPath(t *testing.T) {
	for in, want := range map[string]string{
		`Win32_LogicalDisk.DeviceID='C:'`:                        `Win32_LogicalDisk.DeviceID="C:"`,
		`\\PC\root\cimv2:Win32_Group.Domain="a\\b", Name="c\"d"`: `\\PC\root\cimv2:Win32_Group.Domain="a\\b",Name="c\"d"`,
		`root/cimv2:X=5`:     `root\cimv2:X=5`,
		`\\.\root\cimv2:X=5`: `\\.\root\cimv2:X=5`,
		`X=@`:                `X=@`,
		`X`:                  `X`,
		`X.A=TRUE,B=-3`:      `X.A=TRUE,B=-3`,
		`X.R="Y.k=\"v\""`:    `X.R="Y.k=\"v\""`,
	} {
		p, err := ParseObjectPath(in)
		require.NoError(t, err, in)
		assert.Equal(t, want, p.String(), in)
	}
	for _, bad := range []string{``, `.A=1`, `X.`, `X.A`, `X.A=`, `X.A="b`, `X.A=1,`, `X.A=1;B=2`, `X=1,2`, `X.A=b`, `X Y`, `a:`, `\ 0:0`, `\\:X`, `a\\b:X`} {
		_, err := ParseObjectPath(bad)
		assert.ErrorIs(t, err, InvalidObjectPath, bad)
	}
	parse := func(s string) ObjectPath { p, err := ParseObjectPath(s); require.NoError(t, err); return p }
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{`X.A="b"`, `x.a='B'`, true}, {`X="b"`, `X.A="b"`, true}, {`X.A=1,B=2`, `X.B=2,A=1`, true}, {`X.A=1`, `X.A=2`, false},
		{`\\s\r:X.A=1`, `X.A=1`, true}, {`\\s\r:X.A=1`, `\\t\r:X.A=1`, false}, {`X.A=1`, `X.B=1`, false}, {`X=@`, `X`, false},
	} {
		assert.Equal(t, c.want, parse(c.a).Equal(parse(c.b)), "%s %s", c.a, c.b)
	}
}

func TestStatus(t *testing.T) {
	err := error(&Error{Status: InvalidClass, Target: "Win32_Nope", Err: errors.ErrUnsupported})
	assert.ErrorIs(t, err, InvalidClass)
	assert.ErrorIs(t, err, errors.ErrUnsupported)
	assert.NotErrorIs(t, err, NotFound)
	assert.Equal(t, "Invalid class", InvalidClass.Error())
	assert.Equal(t, "HRESULT 0x80041010", InvalidClass.ErrorID())
	assert.Equal(t, int32(-2147217392), InvalidClass.HResult())
	assert.Equal(t, "InvalidClass", InvalidClass.NativeErrorCode())
	assert.Equal(t, "WBEM_E_INVALID_QUERY", InvalidQuery.Symbol())
}

func TestSchema(t *testing.T) {
	s, err := NewSchema("root/x", "A [abstract]\n  string Name key\n  uint32 Old\nB : A [dynamic]\n  string Extra write\n  string Name\n  method uint32 Do(in string[] X, out ref:A Y) static\n")
	require.NoError(t, err)
	b, err := s.Class("b")
	require.NoError(t, err)
	require.Len(t, b.Properties, 3)
	assert.Equal(t, "Name", b.Properties[0].Name)
	assert.True(t, b.Properties[0].Key, "an override keeps being a key")
	assert.Equal(t, "B", b.Properties[0].Origin)
	assert.False(t, b.Property("EXTRA").ReadOnly)
	assert.True(t, b.IsA("a"))
	assert.Equal(t, "A", b.Dynasty())
	m := b.Method("do")
	require.NotNil(t, m)
	assert.True(t, m.Static)
	assert.Equal(t, Parameter{Name: "X", Type: String, Array: true}, m.In[0])
	assert.Equal(t, Parameter{Name: "Y", Type: Reference, RefClass: "A"}, m.Out[0])
	assert.Equal(t, []string{"A", "B"}, s.Derived("a"))
	_, err = s.Class("C")
	assert.ErrorIs(t, err, InvalidClass)
	for _, bad := range []string{"  string X\n", "A : B\n", "A\nA\n"} {
		_, err := NewSchema("n", bad)
		assert.Error(t, err, bad)
	}
	for _, bad := range []string{"A\n  nope X\n", "A\n  string\n", "A\n  string X foo\n", "A\n  method uint32 M\n", "A\n  method uint32 M(both string X)\n"} {
		s, err := NewSchema("n", bad)
		require.NoError(t, err)
		_, err = s.Class("A")
		assert.Error(t, err, bad)
	}
}

func FuzzObjectPath(f *testing.F) {
	f.Add(`\\PC\root\cimv2:Win32_Group.Domain="a\\b",Name='c"d'`)
	f.Fuzz(func(t *testing.T, text string) {
		p, err := ParseObjectPath(text)
		if err != nil {
			return
		}
		again, err := ParseObjectPath(p.String())
		require.NoError(t, err)
		require.True(t, p.Equal(again), p.String())
	})
}
