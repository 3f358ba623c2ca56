package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// binary is the program under test, built once.
var binary string

func TestMain(m *testing.M) {
	os.Exit(func() int {
		dir, err := os.MkdirTemp("", "goposh-test")
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			return 1
		}
		defer os.RemoveAll(dir)
		binary = filepath.Join(dir, "goposh")
		if out, err := exec.Command("go", "build", "-o", binary, ".").CombinedOutput(); err != nil {
			fmt.Fprintf(os.Stderr, "%v\n%s", err, out)
			return 1
		}
		return m.Run()
	}())
}

// goposh runs the program in an empty directory.
func goposh(t *testing.T, stdin string, args ...string) (stdout, stderr string, code int) {
	t.Helper()
	cmd := exec.Command(binary, args...)
	cmd.Dir = t.TempDir()
	cmd.Env = append(os.Environ(), "NO_COLOR=1", "TERM=dumb")
	cmd.Stdin = strings.NewReader(stdin)
	var out, errOut strings.Builder
	cmd.Stdout, cmd.Stderr = &out, &errOut
	err := cmd.Run()
	var ee *exec.ExitError
	if err != nil && !errors.As(err, &ee) {
		require.NoError(t, err)
	}
	return out.String(), errOut.String(), cmd.ProcessState.ExitCode()
}

func TestProcess(t *testing.T) {
	for _, c := range []struct {
		name, stdin string
		args        []string
		out, err    string
		code        int
	}{
		{"output", "", []string{"-NoProfile", "-Command", "'a';'b'"}, "a\nb\n", "", 0},
		{"exit", "", []string{"-NoProfile", "-Command", "exit 7"}, "", "", 7},
		{"exit is taken modulo 256", "", []string{"-NoProfile", "-Command", "exit -1"}, "", "", 255},
		{"throw", "", []string{"-NoProfile", "-Command", "throw 'boom'"}, "", "Exception: boom\n", 1},
		{"the last command fails", "", []string{"-NoProfile", "-Command", "sh -c 'exit 5'"}, "", "", 1},
		{"a later command succeeds", "", []string{"-NoProfile", "-Command", "sh -c 'exit 5'; 'more'"}, "more\n", "", 0},
		{"commands from standard input", "throw 'x'\n'after'\n", []string{"-NoProfile", "-Command", "-"}, "after\n", "Exception: x\n", 0},
		{"a block ends at an empty line", "if ($true) {\n'in if'\n}\n\n'after'\n", []string{"-NoProfile", "-Command", "-"}, "in if\nafter\n", "", 0},
		{"input", "a\nb\n", []string{"-NoProfile", "-Command", `$input | % { "<$_>" }`}, "<a>\n<b>\n", "", 0},
		{"input is left to programs", "to cat\n", []string{"-NoProfile", "-Command", "cat"}, "to cat\n", "", 0},
		{"objects out", "", []string{"-NoProfile", "-OutputFormat", "XML", "-Command", `1;"a"`},
			"#< CLIXML\n<Objs Version=\"1.1.0.1\" xmlns=\"http://schemas.microsoft.com/powershell/2004/04\"><I32 S=\"Output\">1</I32><S S=\"Output\">a</S></Objs>", "", 0},
		{"objects in", "#< CLIXML\n<Objs Version=\"1.1.0.1\" xmlns=\"http://schemas.microsoft.com/powershell/2004/04\"><I32 S=\"Output\">5</I32></Objs>",
			[]string{"-NoProfile", "-InputFormat", "XML", "-Command", "$input | % { $_.GetType().Name }"}, "Int32\n", "", 0},
		{"SetShouldExit waits", "", []string{"-NoProfile", "-Command", "$host.SetShouldExit(12); 'after'"}, "after\n", "", 12},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			out, errOut, code := goposh(t, c.stdin, c.args...)
			assert.Equal(t, c.out, out)
			assert.Equal(t, c.err, errOut)
			assert.Equal(t, c.code, code)
		})
	}
}

func TestUsageGoesToStandardOutput(t *testing.T) {
	out, errOut, code := goposh(t, "", "-NoProfile", "missing.ps1")
	assert.Equal(t, 64, code)
	assert.True(t, strings.HasPrefix(out, "\nUsage: pwsh[.exe]"), out)
	assert.Contains(t, errOut, "The argument 'missing.ps1' is not recognized as the name of a script file.")
}
