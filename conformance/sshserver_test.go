package conformance

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestRunRemotingCase(t *testing.T) {
	if !hasSSHD() {
		t.Skip("there is no OpenSSH server")
	}
	shell := filepath.Join(t.TempDir(), "shell")
	require.NoError(t, os.WriteFile(shell, []byte(`#!/bin/sh
if [ "$1" = -sshs ]; then
    read -r line
    echo "$line at $PWD as ${0##*/} $* in $TZ"
else
    eval "$1"
fi
`), 0o755))
	r, err := NewRunner(Engines{}, Options{Binary: shell, Jobs: 1, ProcessTimeout: 20 * time.Second})
	require.NoError(t, err)
	defer func() { assert.NoError(t, r.Close()) }()

	tests := []struct{ name, script, stdout, stderr string }{
		{"host", "echo hello | ssh -s server2 powershell", "hello at <HOME> as pwsh -sshs -NoLogo -NoProfile in UTC\n", ""},
		{"recorded user", "echo hello | ssh -l user -s SERVER1 powershell; echo hi | ssh -T -s user@server3 powershell",
			"hello at <HOME> as pwsh -sshs -NoLogo -NoProfile in UTC\nhi at <HOME> as pwsh -sshs -NoLogo -NoProfile in UTC\n", ""},
		{"unknown host", "ssh -s nosuchhost powershell || echo $?", "255\n", "ssh: Could not resolve hostname nosuchhost: Name or service not known\n"},
		{"arguments stay apart", "ssh server1 'echo \"a  b\"'", "a  b\n", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			v := r.RunCase(t.Context(), &Case{
				ID: "remoting/x/001", Kind: KindProcess, Args: []string{tt.script},
				Process: &ProcessResult{Stdout: tt.stdout, Stderr: tt.stderr},
			})
			assert.True(t, v.Strict, "%+v", v)
		})
	}
}
