package interp

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"goposh/runtime/value"
)

func TestPreferenceOfAnUnknownEnumerationTakesAnything(t *testing.T) {
	rs := New(Options{})
	defer rs.Close()
	v := rs.preferenceVariable("NoSuchPreference", "No.Such.Enumeration", "Standard")
	got, err := v.Meta.Check(value.String("other"))
	require.NoError(t, err)
	assert.Equal(t, value.String("other"), got)
}
