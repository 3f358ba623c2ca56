package main

import (
	"os"
	"os/user"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// jobScripts show what scripts see of a background job; none may tell where the job runs.
var jobScripts = map[string]string{
	"streams": `$z = 'zed'
$j = Start-Job { param($a, $b) "$a $($b.k) $using:z"; [pscustomobject]@{ x = 1; y = 1, 2 }; Write-Warning w; Write-Error bad -ErrorId e
Write-Host hi; Write-Verbose v -Verbose; Write-Progress act -PercentComplete 5; @($input).Count } -ArgumentList 1, @{ k = 'v' } -InputObject 5
$null = $j | Wait-Job; $c = $j.ChildJobs[0]
"$($j.Id) $($c.Id) $($j.Name) $($j.State) $($c.State) $($j.Location) $($j.HasMoreData)"
"$($c.Output.Count) $($c.Error.Count) $($c.Warning.Count) $($c.Verbose.Count) $($c.Information.Count) $($c.Progress.Count)"
$c.Error[0].FullyQualifiedErrorId; $c.Error[0].GetType().FullName; $c.Warning[0].Message; $c.Information[0].MessageData.Message; $c.Progress[0].Activity
Receive-Job $j 2>$null 3>$null 6>$null | ForEach-Object { "$($_.x)$($_.Length) | $($_.pstypenames[0]) | $($_.PSComputerName)" }`,
	"failure": `$j = Start-Job { 'a'; throw [ArgumentException]::new('boom') }; $null = Wait-Job $j; $r = $j.ChildJobs[0].JobStateInfo.Reason
"$($j.State) $($r.GetType().FullName) $($r.Message)"; Receive-Job $j -ErrorVariable e 2>$null; $e[0].FullyQualifiedErrorId`,
	"initialisation": `$j = Start-Job { $x } -InitializationScript { $x = 5 }; Receive-Job $j -Wait
$j = Start-Job { 1 } -InitializationScript { throw 'init' }; $null = Wait-Job $j; $j.State; $j.ChildJobs[0].JobStateInfo.Reason.Message`,
	"stop": `$j = Start-Job { try { 'on'; Start-Sleep 600 } finally { 'off' } }; while (-not $j.ChildJobs[0].Output.Count) { Start-Sleep -Milliseconds 5 }
Stop-Job $j; $j.State; Receive-Job $j`,
	"surroundings": `$env:GOPOSH_TEST = 'mine'; Set-Location /; Receive-Job -Wait (Start-Job { $env:GOPOSH_TEST; "$PWD"; $env:GOPOSH_TEST = 'its'; (Get-Culture).Name }); $env:GOPOSH_TEST`,
	"nested":       `Receive-Job -Wait (Start-Job { Receive-Job -Wait (Start-Job { 'inner' }) })`,
	"many":         `$j = 1..5 | ForEach-Object { Start-Job { $using:_ * 2 } }; ($j | Wait-Job | Receive-Job | Measure-Object -Sum).Sum; $j | Remove-Job; @(Get-Job).Count`,
}

func TestJobsInProcessesGiveTheSame(t *testing.T) {
	for name, script := range jobScripts {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			want, wantErr, wantCode := goposh(t, "", "-NoProfile", "-Command", script)
			require.NotEmpty(t, want)
			got, gotErr, code := goposh(t, "", "-NoProfile", "-IsolateJobs", "-Command", script)
			assert.Equal(t, wantCode, code)
			assert.Equal(t, want, got)
			assert.Equal(t, wantErr, gotErr)
		})
	}
}

// otherUser is a user whose jobs the tests may run, with their program within reach; the test is skipped where there is none.
func otherUser(t *testing.T) *user.User {
	t.Helper()
	if os.Geteuid() != 0 {
		t.Skip("only the superuser may start programs as another user without a password")
	}
	u, err := user.Lookup("nobody")
	if err != nil {
		t.Skip("there is no user nobody")
	}
	require.NoError(t, os.Chmod(filepath.Dir(binary), 0o755))
	return u
}

func TestJobsUnderAnotherUserGiveTheSame(t *testing.T) {
	u := otherUser(t)
	const begin = "Set-Location /; $c = [pscredential]::new('%', [securestring]::new())\n"
	for name, script := range jobScripts {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			script := strings.ReplaceAll(begin, "%", u.Username) + script
			want, wantErr, wantCode := goposh(t, "", "-NoProfile", "-Command", script)
			require.NotEmpty(t, want)
			got, gotErr, code := goposh(t, "", "-NoProfile", "-Command", strings.ReplaceAll(script, "Start-Job ", "Start-Job -Credential $c "))
			assert.Equal(t, wantCode, code)
			assert.Equal(t, want, got)
			assert.Equal(t, wantErr, gotErr)
		})
	}
}

func TestJobIsolationPreference(t *testing.T) {
	const script = "$JobIsolationPreference = '%'; $p = Receive-Job -Wait (Start-Job { $PID }); $p -eq $PID"
	for preference, same := range map[string]string{"Runspace": "True\n", "Process": "False\n"} {
		out, _, _ := goposh(t, "", "-NoProfile", "-Command", strings.ReplaceAll(script, "%", preference))
		assert.Equal(t, same, out, preference)
	}
	_, errOut, _ := goposh(t, "", "-NoProfile", "-Command", strings.ReplaceAll(script, "%", "Elsewhere"))
	assert.Contains(t, errOut, "Elsewhere")
}

// TestJobProcessEndsWithItsParent ends the session while a job still runs.
func TestJobProcessEndsWithItsParent(t *testing.T) {
	if _, err := os.Stat("/proc/self/stat"); err != nil {
		t.Skip("needs /proc")
	}
	out, _, code := goposh(t, "", "-NoProfile", "-IsolateJobs", "-Command",
		"$j = Start-Job { $PID; Start-Sleep 600 }; while (-not ($p = Receive-Job $j)) { Start-Sleep -Milliseconds 5 }; $p")
	assert.Equal(t, 0, code)
	assert.NoDirExists(t, filepath.Join("/proc", strings.TrimSpace(out)))
}

func TestJobUnderAnotherUser(t *testing.T) {
	const script = "$c = [pscredential]::new('%', (ConvertTo-SecureString 'no' -AsPlainText -Force)); Set-Location /; $j = Start-Job { [Environment]::UserName; $env:HOME } -Credential $c\n" +
		"$null = Wait-Job $j; $j.State; Receive-Job $j 2>$null; $j.ChildJobs[0].JobStateInfo.Reason.InnerException.Message"
	out, _, _ := goposh(t, "", "-NoProfile", "-Command", strings.ReplaceAll(script, "%", "no-such-user"))
	assert.Equal(t, "Failed\nThe process of the job could not be used: there is no user no-such-user\n", out)

	u := otherUser(t)
	out, _, _ = goposh(t, "", "-NoProfile", "-Command", strings.ReplaceAll(script, "%", u.Username))
	assert.Equal(t, "Completed\nnobody\n"+u.HomeDir+"\n", out)

	closed := t.TempDir()
	require.NoError(t, os.Chmod(closed, 0o700))
	out, _, _ = goposh(t, "", "-NoProfile", "-Command",
		strings.ReplaceAll(strings.ReplaceAll(script, "%", u.Username), "Set-Location /", "Set-Location '"+closed+"'"))
	assert.Equal(t, "Failed\nThe process of the job could not be used: the job cannot run: the user nobody may not enter the directory "+closed+"\n", out)
}
