package interp_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestPipelineVariableOfAnotherScopeLeavesTheLocalOne(t *testing.T) {
	got := runScript(t, `function f { $x = 'local'; 1 | Write-Output -PipelineVariable script:x | Out-Null; $x }; f`)
	assert.Equal(t, []string{"local"}, got)
}
