package types

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestAttributeUsageOf(t *testing.T) {
	for _, c := range []struct {
		name string
		want AttributeUsage
	}{
		{"System.ObsoleteAttribute", AttributeUsage{Targets: "Class, Struct, Enum, Constructor, Method, Property, Field, Event, Interface, Delegate",
			Settable: []string{"DiagnosticId", "UrlFormat"}}},
		{"System.Management.Automation.Language.NoRunspaceAffinityAttribute", AttributeUsage{Targets: "Class"}},
		{"System.Management.Automation.ValidateRangeAttribute", AttributeUsage{Targets: "Property, Field"}},
		{"System.Management.Automation.ValidateSetAttribute", AttributeUsage{Targets: "Property, Field", Settable: []string{"ErrorMessage", "IgnoreCase"}}},
	} {
		typ := Lookup(c.name)
		require.NotNil(t, typ, c.name)
		got, ok := AttributeUsageOf(typ)
		assert.True(t, ok, c.name)
		assert.Equal(t, c.want, got, c.name)
	}
	_, ok := AttributeUsageOf(Lookup("string"))
	assert.False(t, ok)
	assert.True(t, IsAnnotation("System.Diagnostics.CodeAnalysis.SuppressMessageAttribute"))
	assert.False(t, IsAnnotation("System.String"))
}

func TestHasNamespace(t *testing.T) {
	assert.True(t, HasNamespace("system.io"))
	assert.True(t, HasNamespace("System.Security"))
	assert.False(t, HasNamespace("System.Nowhere"))
	assert.False(t, HasNamespace("System.String"))
}
