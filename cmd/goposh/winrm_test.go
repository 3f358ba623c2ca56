package main

import (
	"context"
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
	endpoint := &wsmantest.Endpoint{Run: func(ctx context.Context, p wsmantest.Process) int {
		commands = append(commands, p.Command)
		words := strings.Fields(p.Command)
		cmd := exec.CommandContext(ctx, binary, words[1:]...)
		cmd.Env = append(os.Environ(), "NO_COLOR=1", "TERM=dumb")
		cmd.Stdin, cmd.Stdout, cmd.Stderr = p.Stdin, p.Stdout, p.Stderr
		if err := cmd.Run(); err != nil {
			return 1
		}
		return 0
	}}
	srv := httptest.NewServer(endpoint)
	t.Cleanup(srv.Close)
	u, err := url.Parse(srv.URL)
	require.NoError(t, err)
	script := fmt.Sprintf(`$c = [pscredential]::new('%s', (ConvertTo-SecureString '%s' -AsPlainText -Force))
$n = 4
$r = Invoke-Command -ComputerName 127.0.0.1 -Port %s -Authentication Basic -Credential $c -ArgumentList 2 -ScriptBlock {
	param($a) [pscustomobject]@{ Sum = $a + $using:n }; Write-Warning 'careful $using:n'; Write-Error broken -ErrorId E1 -TargetObject t } -ErrorVariable ev -ErrorAction SilentlyContinue
$r.Sum
$r.pstypenames[0]
$r.PSComputerName
"$($ev[0].FullyQualifiedErrorId) $($ev[0].TargetObject) $($ev[0].OriginInfo.PSComputerName)"
`, wsmantest.User, wsmantest.Password, u.Port())
	out, errOut, _ := goposh(t, "", "-NoProfile", "-Command", script)
	assert.Equal(t, "WARNING: careful $using:n\n6\nDeserialized.System.Management.Automation.PSCustomObject\n127.0.0.1\nE1 t 127.0.0.1\n", out)
	assert.Empty(t, errOut)
	endpoint.Wait()
	require.Len(t, commands, 1)
	assert.Contains(t, commands[0], "-NoProfile -NonInteractive -InputFormat Text -OutputFormat Text -EncodedCommand ")
}
