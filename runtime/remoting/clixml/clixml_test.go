package clixml

import (
	"context"
	"math"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"goposh/runtime/culture"
	"goposh/runtime/errs"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// runtime is a runspace without a session.
type runtime struct{ ctx context.Context }

func (r runtime) Context() context.Context            { return r.ctx }
func (runtime) Culture() *culture.Culture             { return culture.Invariant() }
func (runtime) Directory() string                     { return "/" }
func (runtime) Getenv(string) (string, bool)          { return "", false }
func (runtime) Setenv(string, string, bool)           {}
func (runtime) Environ() []string                     { return nil }
func (runtime) FindType(name string) *value.Type      { return types.Lookup(name) }
func (runtime) TypeDataVersion() uint64               { return 0 }
func (runtime) TypeMembers(n string) *value.MemberSet { return types.BuiltinTypeMembers(n) }
func (runtime) Service(any) any                       { return nil }
func (runtime) Invoke(value.ScriptBlock, value.Value, value.Value, ...value.Value) ([]value.Value, error) {
	return nil, nil
}

func newRuntime() runtime { return runtime{context.Background()} }

const (
	head = `<Objs Version="1.1.0.1" xmlns="http://schemas.microsoft.com/powershell/2004/04">`
	tail = `</Objs>`
)

func compact(t *testing.T, v value.Value) string {
	t.Helper()
	s, err := Serialize(newRuntime(), Options{Compact: true}, v)
	require.NoError(t, err)
	return strings.TrimSuffix(strings.TrimPrefix(s, head), tail)
}

func TestPrimitives(t *testing.T) {
	for _, c := range []struct {
		v    value.Value
		want string
	}{
		{value.Null, `<Nil />`},
		{value.True, `<B>true</B>`},
		{value.Int(-1), `<I32>-1</I32>`},
		{value.Long(math.MaxInt64), `<I64>9223372036854775807</I64>`},
		{value.Char('a'), `<C>97</C>`},
		{value.Double(1e15), `<Db>1000000000000000</Db>`},
		{value.Double(math.Inf(-1)), `<Db>-INF</Db>`},
		{value.Double(math.Copysign(0, -1)), `<Db>-0</Db>`},
		{value.Double(math.MaxFloat64), `<Db>1.7976931348623157E+308</Db>`},
		{value.Single(1.0 / 3), `<Sg>0.33333334</Sg>`},
		{value.TimeSpan(937845678901), `<TS>P1DT2H3M4.5678901S</TS>`},
		{value.TimeSpan(-10000000), `<TS>-PT1S</TS>`},
		{value.TimeSpan(400 * 864000000000), `<TS>P400D</TS>`},
		{value.String(""), `<S></S>`},
		{value.String("line1\nline2"), `<S>line1_x000A_line2</S>`},
		{value.String("_x0041_"), `<S>_x005F_x0041_</S>`},
		{value.String("\U0001F600"), `<S>_xD83D__xDE00_</S>`},
		{value.String("<&>\""), `<S>&lt;&amp;&gt;"</S>`},
		{value.Bytes([]byte{1, 2, 255}), `<BA>AQL/</BA>`},
		{value.Bytes(nil), `<BA />`},
	} {
		require.Equal(t, c.want, compact(t, c.v))
	}
}

func TestInvalidCharacter(t *testing.T) {
	_, err := Serialize(newRuntime(), Options{}, value.String("\uFFFE"))
	require.EqualError(t, err, "'\uFFFE', hexadecimal value 0xFFFE, is an invalid character.")
}

func TestCircularObjectIsReferenced(t *testing.T) {
	o := value.NewCustomObject(1)
	o.AddNote("Me", value.Of(o))
	require.Equal(t, `<Obj RefId="0"><TN RefId="0"><T>System.Management.Automation.PSCustomObject</T><T>System.Object</T></TN><MS><Ref N="Me" RefId="0" /></MS></Obj>`,
		compact(t, value.Of(o)))
	back, err := Copy(newRuntime(), Options{}, value.Of(o))
	require.NoError(t, err)
	me := value.InstanceMembers(back).Find("Me").Value
	require.True(t, me.Same(back))
}

func TestDeepNestingEnds(t *testing.T) {
	v := value.Objects()
	for range 10000 {
		v = value.Objects(v)
	}
	s, err := Serialize(newRuntime(), Options{}, v)
	require.NoError(t, err)
	require.Contains(t, s, "Serialized XML is nested too deeply.")
	_, err = Deserialize(newRuntime(), head+strings.Repeat(`<Obj><LST>`, 900)+strings.Repeat(`</LST></Obj>`, 900)+tail)
	require.ErrorContains(t, err, "nested too deeply")
}

func TestDeserializeErrors(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"", "Root element is missing."},
		{"not xml", "Data at the root level is invalid. Line 1, position 1."},
		{"<a/>", "Element 'Objs' with namespace name '" + Namespace + "' was not found. Line 1, position 2."},
		{head + `<I32>abc</I32>` + tail, "The contents of the System.Int32 primitive type are not valid. Line 1, position 97."},
		{head + `<TS>00:00:01</TS>` + tail, "The contents of the System.TimeSpan primitive type are not valid. Line 1, position 100."},
		{head + `<Bogus>1</Bogus>` + tail, "Bogus XML tag is not recognized. Line 1, position 82."},
		{head + `<Obj RefId="0"><TNRef RefId="7" /><MS><I32 N="A">1</I32></MS></Obj>` + tail,
			"Cannot process names because no TypeNames were found for referenceId 7. Line 1, position 97."},
		{head + `<Obj RefId="0"><DCT><En><S N="Key">k</S></En></DCT></Obj>` + tail, "Value for dictionary entry is not specified. Line 1, position 123."},
		{head + `<Obj><DCT><En><I32 N="Value">1</I32></En></DCT></Obj>` + tail, "Name attribute for dictionary key is incorrectly specified. Line 1, position 96."},
		{head + `<Obj><DCT><En><Nil N="Key" /></En></DCT></Obj>` + tail, "Null is specified as dictionary key. Line 1, position 112."},
		{head + `<Obj><DCT><Foo /></DCT></Obj>` + tail, "Element 'En' with namespace name '" + Namespace + "' was not found. Line 1, position 92."},
		{head + `<Obj><MS><I32>1</I32></MS></Obj>` + tail, "N attribute was expected. Line 1, position 91."},
		{head + `<Obj><Weird /></Obj>` + tail, "Weird XML tag is not recognized. Line 1, position 87."},
		{head + `<Obj><TN><Q>X</Q></TN></Obj>` + tail, "Q XML tag is not recognized. Line 1, position 91."},
		{head + `<Ref RefId="9" />` + tail, "No object found for referenceId 9 Line 1, position 82."},
		{head + `<Ref />` + tail, "RefId attribute was expected. Line 1, position 82."},
		{head + `text` + tail, "Current Node type is Text. Expected type is Element. Line 1, position 81."},
		{strings.Replace(head, "1.1.0.1", "2.0", 1) + `<I32>1</I32>` + tail, "Version of incoming PSObject is 2. Expected value is 1. Line 1, position 78."},
		{strings.Replace(head, "1.1.0.1", "new", 1) + `<I32>1</I32>` + tail, "Version of PSObject is not valid. Line 1, position 78."},
	} {
		_, err := Deserialize(newRuntime(), c.text)
		require.EqualError(t, err, c.want)
		require.Equal(t, "System.Xml.XmlException", errs.ExceptionFrom(err).TypeName)
	}
}

func TestCopyEqualsRoundTrip(t *testing.T) {
	rt := newRuntime()
	shared := value.NewHashtable(1)
	shared.SetString("k", value.Objects(value.Int(1), value.Null, value.String("x")))
	o := value.NewCustomObject(4).AddNote("A", value.Of(shared)).AddNote("B", value.Of(shared)).AddNote("D", value.Double(0.1))
	wrapped, set := value.Wrap(value.Int(5))
	set.SetNote("N", value.String("note"))
	for _, v := range []value.Value{
		value.Null, value.String("a\u0001"), value.Of(o), wrapped, value.Of(errs.NewException("System.InvalidOperationException", "m")),
		value.Of(value.NewArrayList([]value.Value{value.True, value.Bytes([]byte("b"))})),
	} {
		text, err := Serialize(rt, Options{Depth: 2}, v)
		require.NoError(t, err)
		parsed, err := Deserialize(rt, text)
		require.NoError(t, err)
		require.Len(t, parsed, 1)
		copied, err := Copy(rt, Options{Depth: 2}, v)
		require.NoError(t, err)
		require.Equal(t, types.TypeNames(rt, parsed[0]), types.TypeNames(rt, copied))
		a, err := Serialize(rt, Options{Depth: 2}, parsed[0])
		require.NoError(t, err)
		b, err := Serialize(rt, Options{Depth: 2}, copied)
		require.NoError(t, err)
		require.Equal(t, a, b)
	}
}

func TestEscapesAreInverse(t *testing.T) {
	for _, s := range []string{"", "_x", "_x005F_", "a_X0041_b", "\u0085\x7f\r", "\U0010FFFF", "_x00g1_", "__x_"} {
		require.Equal(t, s, decode(encode(s)), "%q", s)
	}
	for in, want := range map[string]string{
		"a_x00g1_b": "a_x00g1_b", "_X0041_": "A", "__x0041__": "_A_", "_x0001F600_": "\U0001F600", "_x00000041_": "A", "_x0041_x0042_": "Ax0042_",
		"_x110000000_": "_x110000000_", "_x00110000_": "_x00110000_", "_x0041": "_x0041", "_x_x0041_": "_xA",
	} {
		require.Equal(t, want, decode(in), "%q", in)
	}
}

func TestUnknownElementsOfLaterVersions(t *testing.T) {
	text := strings.Replace(head, "1.1.0.1", "1.2", 1) + `<Obj><Weird>1</Weird><MS><I32 N="A">1</I32></MS></Obj>` + tail
	items, err := Deserialize(newRuntime(), text)
	require.NoError(t, err)
	require.Equal(t, value.Int(1), value.InstanceMembers(items[0]).Find("A").Value)
}

func FuzzDeserialize(f *testing.F) {
	f.Add(head + `<Obj RefId="0"><TN RefId="0"><T>A</T></TN><Props><S N="P">v</S></Props><MS><Ref N="M" RefId="0" /></MS></Obj>` + tail)
	f.Add(head + `<Obj RefId="0"><DCT><En><S N="Key">k</S><I32 N="Value">1</I32></En></DCT></Obj><!-- c --><TS>PT1S</TS>` + tail)
	f.Add(head + `<BA>!!</BA><DT>junk</DT><PR><AV>a</AV></PR>` + tail)
	f.Fuzz(func(t *testing.T, text string) {
		rt := newRuntime()
		items, err := Deserialize(rt, text)
		if err != nil {
			return
		}
		if _, err := Serialize(rt, Options{}, items...); err != nil && !strings.Contains(err.Error(), "invalid character") {
			t.Fatal(err)
		}
	})
}
