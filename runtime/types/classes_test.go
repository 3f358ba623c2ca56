package types

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"goposh/runtime/value"
)

// declared calls f for every declaration of a type that typeinfo.txt names.
func declared(f func(name string, c *Class)) {
	for line := range strings.SplitSeq(typeInfoText, "\n") {
		name, _, _ := strings.Cut(line, "\t")
		if make := classFor(strings.ToLower(name)); name != "" && make != nil {
			f(name, make())
		}
	}
}

func TestSignaturesAreWellFormed(t *testing.T) {
	n := 0
	declared(func(name string, c *Class) {
		for _, m := range c.Members {
			h, ok := parseHead(m.Sig)
			assert.True(t, ok, "%s: %s", name, m.Sig)
			assert.NotNil(t, m.F, "%s: %s", name, m.Sig)
			assert.False(t, h.form != formConstructor && h.name == "", "%s: %s", name, m.Sig)
			n++
		}
	})
	assert.Greater(t, n, 2000)
}

func TestMembersOfValues(t *testing.T) {
	rt := &testRuntime{}
	str := func(s string) value.Value { return value.String(s) }
	date := func(args ...int32) value.Value {
		var vs []value.Value
		for _, a := range args {
			vs = append(vs, value.Int(a))
		}
		v, err := New(rt, value.TypeDateTime, vs)
		require.NoError(t, err)
		return v
	}
	list := value.Of(value.NewArrayList([]value.Value{value.Int(3), value.Int(1), value.Int(2)}))
	for _, c := range []struct {
		this value.Value
		name string
		args []value.Value
		want string
	}{
		{str("Hello"), "Substring", []value.Value{value.Int(1), value.Int(3)}, "ell"},
		{str("a,b,,c"), "Split", []value.Value{value.Char(',')}, "a b  c"},
		{str("Hello"), "PadLeft", []value.Value{value.Int(8), value.Char('.')}, "...Hello"},
		{str("abcabc"), "LastIndexOf", []value.Value{value.Char('b')}, "4"},
		{str("a😀b"), "IndexOf", []value.Value{str("b")}, "3"},
		{str("  x "), "Trim", nil, "x"},
		{str("Hello"), "Replace", []value.Value{str("l"), str("L")}, "HeLLo"},
		{str("Hello"), "Insert", []value.Value{value.Int(5), str("!")}, "Hello!"},
		{str("abc"), "ToUpper", nil, "ABC"},
		{str("12"), "CompareTo", []value.Value{str("12")}, "0"},
		{value.Int(255), "ToString", []value.Value{str("X4")}, "00FF"},
		{value.Double(2.5), "CompareTo", []value.Value{value.Double(3)}, "-1"},
		{date(2021, 2, 28), "AddDays", []value.Value{value.Double(1)}, "03/01/2021 00:00:00"},
		{date(2021, 3, 4, 5, 6, 7), "ToString", []value.Value{str("yyyy-MM-dd HH:mm:ss")}, "2021-03-04 05:06:07"},
		{list, "IndexOf", []value.Value{value.Int(1)}, "1"},
		{list, "Contains", []value.Value{value.Int(2)}, "True"},
	} {
		got, err := Invoke(rt, c.this, c.name, c.args)
		if assert.NoError(t, err, c.name) {
			assert.Equal(t, c.want, ToString(rt, got), c.name)
		}
	}
}

func TestStaticMembers(t *testing.T) {
	rt := &testRuntime{}
	i, d, s := value.Int, value.Double, value.String
	for _, c := range []struct {
		typ, name string
		args      []value.Value
		want      string
	}{
		{"math", "Round", []value.Value{d(2.5)}, "2"},
		{"math", "Round", []value.Value{d(2.675), i(2)}, "2.68"},
		{"math", "Max", []value.Value{i(1), i(7)}, "7"},
		{"math", "Abs", []value.Value{i(-5)}, "5"},
		{"convert", "ToInt32", []value.Value{s("ff"), i(16)}, "255"},
		{"convert", "ToString", []value.Value{i(5), i(2)}, "101"},
		{"string", "Join", []value.Value{s("-"), value.Strings([]string{"a", "b"})}, "a-b"},
		{"string", "IsNullOrEmpty", []value.Value{s("")}, "True"},
		{"string", "Compare", []value.Value{s("a"), s("b")}, "-1"},
		{"char", "IsDigit", []value.Value{value.Char('7')}, "True"},
		{"int", "Parse", []value.Value{s("42")}, "42"},
		{"guid", "Parse", []value.Value{s("0F8FAD5B-D9CB-469F-A165-70867728950E")}, "0f8fad5b-d9cb-469f-a165-70867728950e"},
		{"version", "Parse", []value.Value{s("1.2.3")}, "1.2.3"},
		{"timespan", "FromMinutes", []value.Value{d(90)}, "01:30:00"},
		{"IO.Path", "Combine", []value.Value{s("a"), s("b")}, "a/b"},
		{"IO.Path", "GetExtension", []value.Value{s("x/y.tar.gz")}, ".gz"},
		{"regex", "Replace", []value.Value{s("abc"), s("[ab]"), s("x")}, "xxc"},
		{"bigint", "Pow", []value.Value{value.NewBigInt(integerOf(i(2))), i(70)}, "1180591620717411303424"},
		{"datetime", "DaysInMonth", []value.Value{i(2024), i(2)}, "29"},
		{"System.Version", "new", []value.Value{i(1), i(2)}, "1.2"},
	} {
		typ := Lookup(c.typ)
		require.NotNil(t, typ, c.typ)
		var got value.Value
		var err error
		if c.name == "new" {
			got, err = New(rt, typ, c.args)
		} else {
			got, err = InvokeStatic(rt, typ, c.name, c.args)
		}
		if assert.NoError(t, err, "%s::%s", c.typ, c.name) {
			assert.Equal(t, c.want, ToString(rt, got), "%s::%s", c.typ, c.name)
		}
	}
}

func TestErrorsOfMembers(t *testing.T) {
	rt := &testRuntime{}
	for _, c := range []struct {
		this value.Value
		name string
		args []value.Value
		want string
	}{
		{value.String("Hello"), "Substring", []value.Value{value.Int(-1)}, "startIndex ('-1') must be a non-negative value. (Parameter 'startIndex')\nActual value was -1."},
		{value.String("Hello"), "Insert", []value.Value{value.Int(6), value.String("x")}, "startIndex ('6') must be less than or equal to '5'. (Parameter 'startIndex')\nActual value was 6."},
		{value.String("Hello"), "Replace", []value.Value{value.String(""), value.String("x")}, "The value cannot be an empty string. (Parameter 'oldValue')"},
		{value.Of(value.NewArrayList(nil)), "RemoveAt", []value.Value{value.Int(7)}, "Index was out of range. Must be non-negative and less than the size of the collection. (Parameter 'index')"},
	} {
		_, err := Invoke(rt, c.this, c.name, c.args)
		if assert.Error(t, err, c.name) {
			assert.Contains(t, err.Error(), c.want)
		}
	}
}

func TestRandomIsDotNetsSequence(t *testing.T) {
	for seed, want := range map[int32]int32{0: 1559595546, 1: 534011718, 10: 2041175501, 65535: 1866611372} {
		assert.Equal(t, want, NewRandomNumbers(seed).Int31())
	}
	assert.InDelta(t, 0.6681064659115423, NewRandomNumbers(42).Float64(), 1e-16)
	assert.InDelta(t, 0.7262432699679598, NewRandomNumbers(0).Float64(), 1e-16)
}
