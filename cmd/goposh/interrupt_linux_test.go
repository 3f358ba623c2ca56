package main

import (
	"os"
	"os/exec"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/sys/unix"
)

// openTerminal opens a pseudo-terminal: keyboard is its user's side.
func openTerminal(t *testing.T) (keyboard, screen *os.File) {
	t.Helper()
	keyboard, err := os.OpenFile("/dev/ptmx", os.O_RDWR|syscall.O_NOCTTY, 0)
	if err != nil {
		t.Skip("needs pseudo-terminals: ", err)
	}
	t.Cleanup(func() { _ = keyboard.Close() })
	require.NoError(t, unix.IoctlSetPointerInt(int(keyboard.Fd()), unix.TIOCSPTLCK, 0))
	n, err := unix.IoctlGetInt(int(keyboard.Fd()), unix.TIOCGPTN)
	require.NoError(t, err)
	screen, err = os.OpenFile("/dev/pts/"+strconv.Itoa(n), os.O_RDWR|syscall.O_NOCTTY, 0)
	require.NoError(t, err)
	t.Cleanup(func() { _ = screen.Close() })
	return keyboard, screen
}

// An interrupt at a terminal ends the command that runs, or drops what is typed; the shell goes on.
func TestInterruptEndsTheCommand(t *testing.T) {
	keyboard, screen := openTerminal(t)
	cmd := exec.Command(binary, "-NoProfile", "-NoLogo")
	cmd.Env = append(os.Environ(), "TERM=dumb")
	cmd.Stdin, cmd.Stdout, cmd.Stderr = screen, screen, screen
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
	require.NoError(t, cmd.Start())
	defer func() { _ = cmd.Process.Kill() }()

	chunks := make(chan string, 64)
	go func() {
		defer close(chunks)
		b := make([]byte, 4096)
		for {
			n, err := keyboard.Read(b)
			if err != nil {
				return
			}
			chunks <- string(b[:n])
		}
	}()
	shown := ""
	await := func(text string) {
		t.Helper()
		deadline := time.After(30 * time.Second)
		for !strings.Contains(shown, text) {
			select {
			case s, ok := <-chunks:
				require.True(t, ok, "the shell ended after %q", shown)
				shown += s
			case <-deadline:
				require.Fail(t, "not shown", "%q in %q", text, shown)
			}
		}
		shown = ""
	}
	typed := func(text string) {
		_, err := keyboard.WriteString(text)
		require.NoError(t, err)
	}
	const interrupt = "\x03"
	await("> ")
	for _, command := range []string{"'begin'; while ($true) { }", "'begin'; Start-Sleep 600", "'begin'; /bin/sleep 600 | Out-Null", "$j = Start-Job { Start-Sleep 600 }; 'begin'; Wait-Job $j"} {
		typed(command + "\n")
		await("\nbegin")
		typed(interrupt)
		await("> ")
	}
	typed("'dropped'" + interrupt)
	await("> ")
	typed("$j.State; 6 * 7\n")
	await("\nRunning\r\n42\r\n")
	typed("exit 7\n")
	err := cmd.Wait()
	var exit *exec.ExitError
	require.ErrorAs(t, err, &exit)
	assert.Equal(t, 7, exit.ExitCode())
}
