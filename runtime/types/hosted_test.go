package types

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"goposh/runtime/value"
)

// A type may be looked at before the interpreter declares its members.
func TestHostedAfterItsTableWasBuilt(t *testing.T) {
	const name = "System.Management.Automation.SessionState"
	typ := byFullName(name)
	require.NotNil(t, typ)
	find := func() bool { return tableOf(typ).static.find("Answer") != nil }
	require.False(t, find())
	hosted := Hosted(name, "", func() []M {
		return []M{{Sig: "static int Answer {get}", F: func(*Call) (value.Value, error) { return value.Int(42), nil }}}
	})
	assert.Same(t, typ, hosted())
	assert.True(t, find())
}
