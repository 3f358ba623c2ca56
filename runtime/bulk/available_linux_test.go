package bulk

import (
	"math"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestControlGroups(t *testing.T) {
	root := t.TempDir()
	write := func(path, text string) {
		require.NoError(t, os.MkdirAll(filepath.Dir(filepath.Join(root, path)), 0o755))
		require.NoError(t, os.WriteFile(filepath.Join(root, path), []byte(text), 0o600))
	}
	write("self", "1:cpu:/x\n0::/a/b\n")
	write("a/b/memory.max", "max\n")
	write("a/memory.max", "1000\n")
	write("a/memory.current", "700\n")
	write("a/memory.stat", "anon 500\ninactive_file 150\n")
	assert.EqualValues(t, 450, groupAvailable(filepath.Join(root, "self"), root))
	assert.EqualValues(t, math.MaxInt64, groupAvailable(filepath.Join(root, "none"), root))
}
