package main

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestFlags(t *testing.T) {
	for _, c := range []struct {
		name string
		args []string
		want commandLine
	}{
		{"command takes the rest", []string{"-NoProfile", "-Command", "Write-Output", "a", "b"}, commandLine{noProfile: true, hasCommand: true, command: "Write-Output a b"}},
		{"abbreviations", []string{"-nol", "-nop", "-noni", "-c", "1"}, commandLine{noLogo: true, noProfile: true, nonInteractive: true, hasCommand: true, command: "1"}},
		{"slash and two dashes", []string{"/NoProfile", "--command", "1"}, commandLine{noProfile: true, hasCommand: true, command: "1"}},
		{"standard input", []string{"-Command", "-"}, commandLine{readStdin: true}},
		{"file from standard input", []string{"-File", "-"}, commandLine{dash: true}},
		{"command with arguments", []string{"-cwa", "$args", "a", "b c"}, commandLine{hasCommand: true, command: "$args", commandArgs: []string{"a", "b c"}}},
		{"encoded", []string{"-e", "ZQB4AGkAdAAgADMA"}, commandLine{hasCommand: true, encoded: true, command: "exit 3"}},
		{"directory", []string{"-wd", "sub", "-c", "1"}, commandLine{directory: "sub", hasDirectory: true, hasCommand: true, command: "1"}},
		{"formats", []string{"-o", "xml", "-inp", "text", "-c", "1"}, commandLine{outputFormat: formatXML, inputFormat: formatText, hasCommand: true, command: "1"}},
		{"policy", []string{"-ep", "bypass", "-c", "1"}, commandLine{hasCommand: true, command: "1"}},
		{"version ignores the rest", []string{"-version", "5"}, commandLine{version: true}},
		{"loopback names", []string{"-Loopback", "A, B,", "-c", "1"}, commandLine{loopback: []string{"A", "B"}, hasCommand: true, command: "1"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := parseFlags(c.args)
			require.NoError(t, err)
			assert.Equal(t, c.want, *got)
		})
	}
}

func TestFlagErrors(t *testing.T) {
	for _, c := range []struct {
		args  []string
		code  int
		usage bool
		text  string
	}{
		{[]string{"-Command"}, 64, true, "Cannot process the command because of a missing parameter. A command must follow -Command."},
		{[]string{"-Command", "-", "extra"}, 64, true, "'-' was specified with the -Command parameter; no other arguments to -Command are permitted."},
		{[]string{"-File", ""}, 64, false, "Processing -File '' failed: The value cannot be an empty string. (Parameter 'path') Specify a valid path for the -File parameter."},
		{[]string{"-CommandW", "1"}, 64, false, "Invalid argument '-CommandW', did you mean:\n\n  -commandwithargs"},
		{[]string{"-EncodedCommand", "!!!"}, 64, true, "Cannot process the command because the value specified with -EncodedCommand is not properly encoded. The value must be Base64 encoded."},
		{[]string{"-WorkingDirectory"}, 64, false, "Cannot process the command because -WorkingDirectory requires an argument that is a directory path."},
		{[]string{"-ExecutionPolicy", "Nope"}, 64, true, "Invalid ExecutionPolicy value 'Nope'."},
		{[]string{"-STA"}, 64, false, "Parameter -STA is not supported on this platform."},
		{[]string{"-ConfigurationName", "nope"}, 70, false, "The shell cannot be started. A failure occurred during initialization:\nCannot create or open the configuration session nope."},
		{[]string{"-InputFormat", "Nope"}, 64, true, "Cannot process the command because of an incorrect parameter value. \"Nope\" is not a valid format.\nValid formats are:\nText\nXML\nNone\n"},
	} {
		_, err := parseFlags(c.args)
		var u *usageError
		require.True(t, errors.As(err, &u), "%q", c.args)
		assert.Equal(t, c.text, u.message)
		assert.Equal(t, c.code, u.code, "%q", c.args)
		assert.Equal(t, c.usage, u.usage, "%q", c.args)
	}
}

func TestScriptTakesTheRest(t *testing.T) {
	path := filepath.Join(t.TempDir(), "case.ps1")
	require.NoError(t, os.WriteFile(path, nil, 0o666))
	got, err := parseFlags([]string{"-NoProfile", path, "-NoLogo", "-Command"})
	require.NoError(t, err)
	assert.Equal(t, commandLine{noProfile: true, file: path, fileArgs: []string{"-NoLogo", "-Command"}}, *got)
}

func TestDecodeCommand(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"IgDpAKwgIgA=", `"é€"`},
		{"InV0Zjgi", "產晴∸"},
		{"YQBi", "a\uFFFD"},
	} {
		got, err := decodeCommand(c.in)
		require.NoError(t, err)
		assert.Equal(t, c.want, got)
	}
	for _, bad := range []string{"", "!!!"} {
		_, err := decodeCommand(bad)
		assert.Error(t, err, bad)
	}
}

func TestUnfinished(t *testing.T) {
	for line, want := range map[string]bool{"if ($true) {": true, "function f {": true, "'a'": false, "throw 'x'": false, "exit 3": false, "@'": true} {
		assert.Equal(t, want, unfinished(line), line)
	}
}
