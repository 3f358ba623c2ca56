package types

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"goposh/runtime/value"
)

func TestLookup(t *testing.T) {
	for _, c := range []struct{ name, want string }{
		{"int", "System.Int32"}, {"INT", "System.Int32"}, {"system.string", "System.String"}, {"Text.StringBuilder", "System.Text.StringBuilder"},
		{"int[]", "System.Int32[]"}, {"int[,]", "System.Int32[,]"}, {" string ", "System.String"},
		{"System.Collections.Generic.List[int]", "System.Collections.Generic.List`1[System.Int32]"},
		{"Collections.Generic.Dictionary[string,int[]]", "System.Collections.Generic.Dictionary`2[System.String,System.Int32[]]"},
		{"System.Collections.Generic.List`1[[System.Int32, System.Private.CoreLib]]", "System.Collections.Generic.List`1[System.Int32]"},
		{"nullable[int]", "System.Nullable`1[System.Int32]"}, {"System.Int32, System.Private.CoreLib", "System.Int32"},
		{"DayOfWeek", "System.DayOfWeek"}, {"Environment+SpecialFolder", "System.Environment+SpecialFolder"},
	} {
		got := Lookup(c.name)
		require.NotNil(t, got, c.name)
		assert.Equal(t, c.want, got.FullName, c.name)
		assert.Same(t, got, Lookup(c.name))
	}
	for _, bad := range []string{"NoSuch.Type", "int[", "List[int", "", "Dictionary[int]"} {
		assert.Nil(t, Lookup(bad), bad)
	}
}

func TestDisplayName(t *testing.T) {
	for name, want := range map[string]string{
		"int": "int", "System.Collections.Generic.List[int]": "System.Collections.Generic.List[int]", "string[]": "string[]",
		"DayOfWeek": "System.DayOfWeek", "scriptblock": "scriptblock",
	} {
		assert.Equal(t, want, DisplayName(Lookup(name)), name)
	}
}

// The overloads that PowerShell picks, from the recordings of method calls.
func TestOverloads(t *testing.T) {
	for _, c := range []struct {
		typ, method string
		args        []value.Value
		want        string
	}{
		{"math", "Max", []value.Value{value.String("3"), value.Int(2)}, "System.Int32"},
		{"math", "Max", []value.Value{value.Long(1), value.Int(2)}, "System.Int64"},
		{"math", "Min", []value.Value{value.Double(1), value.Int(2)}, "System.Double"},
		{"math", "Round", []value.Value{value.Int(5)}, "System.Decimal"},
	} {
		r, err := InvokeStatic(nil, Lookup(c.typ), c.method, c.args)
		require.NoError(t, err, c.method)
		assert.Equal(t, c.want, r.Type().FullName, "%s %v", c.method, c.args)
	}
	_, err := InvokeStatic(nil, Lookup("math"), "Abs", []value.Value{value.True})
	assert.EqualError(t, err, `Multiple ambiguous overloads found for "Abs" and the argument count: "1".`)
	_, err = InvokeStatic(nil, Lookup("math"), "Sqrt", []value.Value{value.Int(1), value.Int(2)})
	assert.EqualError(t, err, `Cannot find an overload for "Sqrt" and the argument count: "2".`)
}

func TestSite(t *testing.T) {
	var s Site
	o := value.NewCustomObject(2).AddNote("a", value.Int(1)).AddNote("b", value.Int(2))
	for range 3 {
		v, found, err := s.Get(nil, value.Of(o), "b")
		require.NoError(t, err)
		assert.True(t, found)
		assert.Equal(t, value.Int(2), v)
	}
	other := value.NewCustomObject(1).AddNote("B", value.Int(7))
	v, found, err := s.Get(nil, value.Of(other), "b")
	require.NoError(t, err)
	assert.True(t, found)
	assert.Equal(t, value.Int(7), v)
}

func BenchmarkSiteNote(b *testing.B) {
	var s Site
	o := value.Of(value.NewCustomObject(2).AddNote("a", value.Int(1)).AddNote("b", value.Int(2)))
	for b.Loop() {
		s.Get(nil, o, "b")
	}
}

func BenchmarkSiteInvoke(b *testing.B) {
	var s Site
	args := []value.Value{value.Int(1)}
	for b.Loop() {
		s.Invoke(nil, value.String("hello"), "Substring", args)
	}
}
