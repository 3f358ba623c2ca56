package cim_test

import (
	"context"
	"testing"

	"github.com/stretchr/testify/require"

	"goposh/runtime/cim"
	"goposh/runtime/cim/local"
)

// TestClassXML sends every class of the local repository through CIM-XML, parents first.
func TestClassXML(t *testing.T) {
	n := 0
	var again func(c *cim.Class) *cim.Class
	again = func(c *cim.Class) *cim.Class {
		var super *cim.Class
		if c.Super != nil {
			super = again(c.Super)
		}
		out, err := cim.ParseClass(c.XML(), c.Namespace, super)
		require.NoError(t, err, c.Name)
		return out
	}
	for c, err := range local.New(local.Options{}).Classes(context.Background(), "root/cimv2", "") {
		require.NoError(t, err)
		require.Equal(t, c, again(c), c.Name)
		n++
	}
	require.Greater(t, n, 20)
}

func TestParseClass(t *testing.T) {
	c, err := cim.ParseClass(`<CLASS NAME="W" SUPERCLASS="B"><QUALIFIER NAME="dynamic" TYPE="boolean" TOSUBCLASS="false"><VALUE>TRUE</VALUE></QUALIFIER>
<QUALIFIER NAME="Values" TYPE="string"><VALUE.ARRAY><VALUE>a</VALUE><VALUE>b</VALUE></VALUE.ARRAY></QUALIFIER>
<PROPERTY NAME="Id" CLASSORIGIN="W" TYPE="uint32"><QUALIFIER NAME="key" TYPE="boolean"><VALUE>TRUE</VALUE></QUALIFIER></PROPERTY>
<PROPERTY.ARRAY NAME="Names" TYPE="string"/>
<PROPERTY.REFERENCE NAME="Owner" REFERENCECLASS="Win32_Account"/>
<PROPERTY NAME="Inner" TYPE="string"><QUALIFIER NAME="EmbeddedInstance" TYPE="string"><VALUE>Part</VALUE></QUALIFIER></PROPERTY>
<METHOD NAME="Go" TYPE="uint32"><PARAMETER NAME="x" TYPE="sint16"><QUALIFIER NAME="In" TYPE="boolean"><VALUE>TRUE</VALUE></QUALIFIER></PARAMETER></METHOD>
</CLASS>`, "root/x", nil)
	require.NoError(t, err)
	require.Equal(t, cim.Property{Name: "Id", Type: cim.UInt32, Key: true, Origin: "W", Qualifiers: []cim.Qualifier{{Name: "key", Value: true}}}, c.Properties[0])
	require.Equal(t, cim.Property{Name: "Names", Type: cim.String, Array: true, Origin: "W"}, c.Properties[1])
	require.Equal(t, cim.Property{Name: "Owner", Type: cim.Reference, RefClass: "Win32_Account", Origin: "W"}, c.Properties[2])
	require.Equal(t, cim.Object, c.Properties[3].Type)
	require.Equal(t, "Part", c.Properties[3].RefClass)
	require.Equal(t, []cim.Qualifier{{Name: "dynamic", Value: true}, {Name: "Values", Value: []string{"a", "b"}}}, c.Qualifiers)
	require.Equal(t, []cim.Parameter{{Name: "x", Type: cim.SInt16}}, c.Methods[0].In)
	require.Equal(t, cim.UInt32, c.Methods[0].ReturnType)
}

func TestParseClassRefuses(t *testing.T) {
	for _, text := range []string{"", "x", "<CLASS/>", "<INSTANCE NAME='x'/>", "<CLASS NAME='x'", "<CLASS NAME='x'><PROPERTY NAME='p' TYPE='nope'/></CLASS>"} {
		_, err := cim.ParseClass(text, "root", nil)
		require.Error(t, err, text)
	}
}
