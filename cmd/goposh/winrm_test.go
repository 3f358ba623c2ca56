package main

import (
	"fmt"
	"net/http/httptest"
	"net/url"
	"os"
	"os/exec"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"goposh/internal/wsmantest"
)

// TestInvokeCommandOverWinRM sends script blocks to a WS-Management shell endpoint that runs goposh itself where a Windows host
// runs powershell.
func TestInvokeCommandOverWinRM(t *testing.T) {
	var commands []string
	endpoint := &wsmantest.Endpoint{Run: func(command, stdin string) (string, string, int) {
		commands = append(commands, command)
		words := strings.Fields(command)
		if len(words) == 0 {
			return "", "no command", 1
		}
		cmd := exec.Command(binary, words[1:]...)
		cmd.Env = append(os.Environ(), "NO_COLOR=1", "TERM=dumb")
		cmd.Stdin = strings.NewReader(stdin)
		var out, errOut strings.Builder
		cmd.Stdout, cmd.Stderr = &out, &errOut
		if err := cmd.Run(); err != nil {
			return out.String(), errOut.String(), 1
		}
		return out.String(), errOut.String(), 0
	}}
	srv := httptest.NewServer(endpoint)
	t.Cleanup(srv.Close)
	u, err := url.Parse(srv.URL)
	require.NoError(t, err)
	script := fmt.Sprintf(`$c = [pscredential]::new('%s', (ConvertTo-SecureString '%s' -AsPlainText -Force))
$n = 4
$r = Invoke-Command -ComputerName 127.0.0.1 -Port %s -Authentication Basic -Credential $c -ArgumentList 2 -ScriptBlock {
	param($a) [pscustomobject]@{ Sum = $a + $using:n }; Write-Warning careful; Write-Error broken }
$r.Sum
$r.pstypenames[0]
$r.PSComputerName
`, wsmantest.User, wsmantest.Password, u.Port())
	out, errOut, _ := goposh(t, "", "-NoProfile", "-Command", script)
	assert.Equal(t, "WARNING: careful\n6\nDeserialized.System.Management.Automation.PSCustomObject\n127.0.0.1\n", out)
	assert.Contains(t, errOut, "broken")
	require.Len(t, commands, 1)
	assert.Contains(t, commands[0], "-NoProfile -NonInteractive -InputFormat XML -OutputFormat XML -EncodedCommand ")
}
