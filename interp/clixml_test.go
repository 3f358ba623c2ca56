package interp_test

import (
	"bufio"
	"compress/gzip"
	"context"
	"encoding/json"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"goposh/cmdlets"
	"goposh/interp"
	"goposh/runtime/remoting/clixml"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// recordedValues are the statements of the recorded serialisation scripts that make the value to serialise, `$v = …`, with what stands
// before them.
func recordedValues(t *testing.T) []string {
	t.Helper()
	f, err := os.Open("../conformance/reference/clixml.jsonl.gz")
	require.NoError(t, err)
	defer f.Close()
	z, err := gzip.NewReader(f)
	require.NoError(t, err)
	lines := bufio.NewScanner(z)
	lines.Buffer(nil, 16<<20)
	var out []string
	for lines.Scan() {
		var c struct{ Script string }
		require.NoError(t, json.Unmarshal(lines.Bytes(), &c))
		// What follows is the call of the serialiser.
		if setup, _, ok := strings.Cut(c.Script, "\n$x = "); ok && strings.Contains(setup, "$v = ") {
			out = append(out, setup)
		}
	}
	require.NoError(t, lines.Err())
	return out
}

// TestCopyIsRoundTrip holds the direct copy of values, which jobs of this process get, to what comes back from their text.
func TestCopyIsRoundTrip(t *testing.T) {
	setups := recordedValues(t)
	require.Greater(t, len(setups), 150)
	rs := interp.New(interp.Options{Directory: t.TempDir(), Cmdlets: interp.NewCommandTable(cmdlets.All)})
	defer rs.Close()
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Minute)
	defer cancel()
	for _, setup := range setups {
		sb, err := rs.Compile("", setup+"\n,$v")
		require.NoError(t, err)
		var v value.Value
		require.NoError(t, rs.Exec(ctx, sb, interp.ExecOptions{Output: func(x value.Value) error { v = x; return nil }}), setup)
		for _, depth := range []int{1, 2} {
			o := clixml.Options{Depth: depth}
			text, err := clixml.Serialize(rs, o, v)
			if err != nil {
				continue // characters that XML has no place for
			}
			parsed, err := clixml.Deserialize(rs, text)
			require.NoError(t, err, setup)
			require.Len(t, parsed, 1)
			copied, err := clixml.Copy(rs, o, v)
			require.NoError(t, err, setup)
			require.Equal(t, types.TypeNames(rs, parsed[0]), types.TypeNames(rs, copied), setup)
			require.Equal(t, types.ToString(rs, parsed[0]), types.ToString(rs, copied), setup)
			// Members, their order and values show in what either becomes as text.
			a, err := clixml.Serialize(rs, o, parsed[0])
			require.NoError(t, err)
			b, err := clixml.Serialize(rs, o, copied)
			require.NoError(t, err)
			require.Equal(t, a, b, setup)
		}
	}
}
