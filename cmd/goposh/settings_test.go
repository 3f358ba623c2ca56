package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestSettingsFile(t *testing.T) {
	for _, c := range []struct {
		name, text, out, err string
		code                 int
	}{
		{"module path", `{"PSModulePath": "/opt/one:/opt/two"}`, "True\nTrue\nFalse\n", "", 0},
		{"case of names", `{"psmodulepath": "/opt/one:/opt/two"}`, "True\nTrue\nFalse\n", "", 0},
		{"nothing in it", "", "False\nFalse\nTrue\n", "", 0},
		{"byte order mark", "\ufeff{}", "False\nFalse\nTrue\n", "", 0},
		{"what means nothing off Windows", `{"Microsoft.PowerShell:ExecutionPolicy": "AllSigned", "DisableImplicitWinCompat": true}`, "False\nFalse\nTrue\n", "", 0},
		{"policy that is off", `{"PowerShellPolicies": {"Transcription": {"EnableTranscripting": false}}}`, "False\nFalse\nTrue\n", "", 0},
		{"policy that is on", `{"PowerShellPolicies": {"Transcription": {"EnableTranscripting": true}}}`, "", "Transcription", exitInitFailure},
		{"malformed", `{"PSModulePath": `, "", "s.json", exitInitFailure},
		{"wrong type", `{"PSModulePath": 3}`, "", "PSModulePath", exitInitFailure},
	} {
		t.Run(c.name, func(t *testing.T) {
			file := filepath.Join(t.TempDir(), "s.json")
			require.NoError(t, os.WriteFile(file, []byte(c.text), 0o600))
			out, err, code := goposh(t, "", "-NoProfile", "-SettingsFile", file, "-Command",
				"$d = $env:PSModulePath -split ':'; '/opt/one', '/opt/two', '/usr/local/share/powershell/Modules' | % { $d -contains $_ }")
			assert.Equal(t, c.code, code)
			assert.Equal(t, c.out, out)
			if c.err == "" {
				assert.Empty(t, err)
			} else {
				assert.Contains(t, err, c.err)
				assert.True(t, strings.HasPrefix(err, "The shell cannot be started."), err)
			}
		})
	}
}

func TestExecutionPolicyIsUnrestricted(t *testing.T) {
	for _, policy := range []string{"Bypass", "restricted", "AllSigned"} {
		out, err, code := goposh(t, "", "-NoProfile", "-ExecutionPolicy", policy, "-Command", "Get-ExecutionPolicy")
		assert.Equal(t, []any{"Unrestricted\n", "", 0}, []any{out, err, code}, policy)
	}
}
