package clixml

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"goposh/runtime/cim"
	"goposh/runtime/cim/object"
	"goposh/runtime/value"
)

// sampleInstance has a property of every sort, an embedded instance and a reference among them.
func sampleInstance(t *testing.T) *object.Instance {
	t.Helper()
	base := cim.NewClass(cim.Class{Name: "Base", Namespace: "root/test", Abstract: true, Properties: []cim.Property{
		{Name: "Caption", Type: cim.String, ReadOnly: true}}}, nil)
	inner := cim.NewClass(cim.Class{Name: "Inner", Namespace: "root/test", Properties: []cim.Property{{Name: "N", Type: cim.SInt32}}}, nil)
	class := cim.NewClass(cim.Class{Name: "Sample", Namespace: "root/test", Properties: []cim.Property{
		{Name: "Id", Type: cim.UInt32, Key: true, ReadOnly: true},
		{Name: "Names", Type: cim.String, Array: true},
		{Name: "When", Type: cim.DateTime},
		{Name: "Lasts", Type: cim.DateTime},
		{Name: "Sizes", Type: cim.UInt64, Array: true},
		{Name: "Bytes", Type: cim.UInt8, Array: true},
		{Name: "Part", Type: cim.Object, RefClass: "Inner"},
		{Name: "Parts", Type: cim.Object, Array: true},
		{Name: "Owner", Type: cim.Reference, RefClass: "Base"},
		{Name: "Nothing", Type: cim.Boolean},
	}, Methods: []cim.Method{{Name: "Go", ReturnType: cim.UInt32, In: []cim.Parameter{{Name: "x", Type: cim.String}}}}}, base)
	part := cim.NewInstance(inner)
	require.NoError(t, part.Set("N", 7))
	i := cim.NewInstance(class)
	i.SetServer("srv")
	for name, v := range map[string]any{
		"Caption": "a <caption>", "Id": 5, "Names": []string{"x", "y"}, "When": time.Date(2026, 1, 2, 3, 4, 5, 6000, time.Local),
		"Lasts": 90 * time.Minute, "Sizes": []uint64{1, 1 << 63}, "Bytes": []byte{1, 2}, "Part": part, "Parts": []*cim.Instance{part},
		"Owner": cim.ObjectPath{Namespace: "root/test", Class: "Owner", Keys: []cim.Key{{Name: "Name", Value: "me"}}},
	} {
		require.NoError(t, i.Set(name, v), name)
	}
	out := &object.Instance{CIM: i}
	require.NoError(t, out.Set(newRuntime(), "Names", value.Strings([]string{"x", "y"})))
	return out
}

// TestCimInstance sends an instance as text, twice with one declaration of its class, and without text.
func TestCimInstance(t *testing.T) {
	rt := newRuntime()
	i := sampleInstance(t)
	_, set := value.Wrap(value.Of(i))
	set.SetNote("Extra", value.Int(3))
	o := Options{Depth: 1, TypeDepth: true}
	text, err := Serialize(rt, o, value.Of(i), value.Of(sampleInstance(t)))
	require.NoError(t, err)
	arrived, err := Deserialize(rt, text)
	require.NoError(t, err)
	require.Len(t, arrived, 2)
	copied, err := Copy(rt, o, value.Of(i))
	require.NoError(t, err)
	for k, v := range append(arrived, copied) {
		live, ok := v.Base().Object().(*object.Instance)
		require.True(t, ok, "%d: %T", k, v.Base().Object())
		require.NotSame(t, i, live)
		require.Equal(t, "root/test/srv", live.CIM.Class().Namespace+"/"+live.CIM.Server())
		require.Equal(t, []string{"Names"}, live.Modified())
		require.Equal(t, "Base", live.CIM.Class().SuperClass)
		require.NotNil(t, live.CIM.Class().Method("go"))
		for n, p := range i.CIM.Class().Properties {
			want, got := i.CIM.At(n), live.CIM.At(n)
			if at, ok := want.(time.Time); ok {
				require.WithinDuration(t, at, got.(time.Time), 0)
				continue
			}
			if p.Type == cim.Object {
				continue
			}
			require.Equal(t, want, got, p.Name)
		}
		part, _ := live.CIM.Value("Part")
		n, _ := part.(*cim.Instance).Value("N")
		require.Equal(t, int32(7), n)
		parts, _ := live.CIM.Value("Parts")
		require.Len(t, parts, 1)
		original, _ := i.CIM.Value("Part")
		require.NotSame(t, original, part)
	}
	require.Equal(t, value.Int(3), value.InstanceMembers(copied).Find("Extra").Value)
	require.Equal(t, value.Int(3), value.InstanceMembers(arrived[0]).Find("Extra").Value)
	require.Nil(t, value.InstanceMembers(arrived[0]).Find(classMetadata))
}

// TestCimInstanceWithoutClass leaves what names an unknown class as the property bag it came as.
func TestCimInstanceWithoutClass(t *testing.T) {
	const note = `<MS><Obj N="__ClassMetadata" RefId="1"><TN RefId="1"><T>System.Collections.ArrayList</T></TN><LST><Obj RefId="2"><MS><S N="ClassName">X</S>%s</MS></Obj></LST></Obj></MS>`
	for _, declaration := range []string{"", `<S N="MiXml">&lt;CLASS</S>`} {
		v, err := Deserialize(newRuntime(), head+`<Obj RefId="0"><TN RefId="0"><T>Microsoft.Management.Infrastructure.CimInstance</T></TN><Props><I32 N="A">1</I32></Props>`+
			fmt.Sprintf(note, declaration)+`</Obj>`+tail)
		require.NoError(t, err)
		_, bag := v[0].Base().Object().(*Object)
		require.True(t, bag)
	}
}
