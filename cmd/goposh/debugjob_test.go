package main

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

// TestDebugJob debugs jobs at the prompt, with the lines a user types.
func TestDebugJob(t *testing.T) {
	for _, c := range []struct{ name, script, lines, want string }{
		{"a loop is stopped, looked at and changed",
			`$j = Start-Job { $n = 1; 'up'; while (-not $over) { Start-Sleep -Milliseconds 5 }; "over $n" }; while (-not $j.ChildJobs[0].Output.Count) { Start-Sleep -Milliseconds 5 }; Debug-Job $j; $j.State`,
			"$n\n$n = 9\n$over = $true\nc\n", "[DBG]: [Job2]: PS HERE>> $n\n1\n[DBG]: [Job2]: PS HERE>> $n = 9\n[DBG]: [Job2]: PS HERE>> $over = $true\n[DBG]: [Job2]: PS HERE>> c\nover 9\nCompleted\n"},
		{"Wait-Debugger waits for somebody",
			`$j = Start-ThreadJob { $a = 5; Wait-Debugger; "a is $a" }; while ($j.State -ne 'AtBreakpoint') { Start-Sleep -Milliseconds 5 }; Debug-Job -Id $j.Id; $j.State`,
			"$a = 7\nc\n", "[DBG]: [Job1]: PS HERE>> $a = 7\n[DBG]: [Job1]: PS HERE>> c\na is 7\nCompleted\n"},
		{"detaching lets the job run on",
			`$j = Start-ThreadJob { while ($true) { Start-Sleep -Milliseconds 5 } }; while ($j.State -eq 'NotStarted') { Start-Sleep -Milliseconds 5 }; Debug-Job $j; $j.State; Stop-Job $j; $j.State`,
			"d\n", "[DBG]: [Job1]: PS HERE>> d\nRunning\nStopped\n"},
		{"quitting stops the job",
			`$j = Start-ThreadJob { while ($true) { Start-Sleep -Milliseconds 5 } }; while ($j.State -eq 'NotStarted') { Start-Sleep -Milliseconds 5 }; Debug-Job $j; $j.State`,
			"q\n", "[DBG]: [Job1]: PS HERE>> q\nStopped\n"},
		{"a stopped job ends at its prompt",
			`$j = Start-ThreadJob { Wait-Debugger }; while ($j.State -ne 'AtBreakpoint') { Start-Sleep -Milliseconds 5 }; Stop-Job $j; $j.State; try { Debug-Job $j } catch { $_.FullyQualifiedErrorId }`,
			"", "Stopped\nDebugJobNoDebuggableJobsFound,Microsoft.PowerShell.Commands.DebugJobCommand\n"},
		{"children of a parallel job take turns",
			`$j = 1..2 | ForEach-Object -Parallel { Wait-Debugger; "got $_" } -AsJob; while (@($j.ChildJobs.State -eq 'AtBreakpoint').Count -lt 2) { Start-Sleep -Milliseconds 5 }; Debug-Job $j | Sort-Object; $j.State`,
			"c\nc\n", "got 1\ngot 2\nCompleted\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			out, errOut, _ := goposh(t, c.lines, "-NoProfile", "-Command", c.script+"; \"at $PWD\"")
			assert.Empty(t, errOut)
			out, here, _ := strings.Cut(out, "at ")
			want := strings.ReplaceAll(c.want, "HERE", strings.TrimSpace(here))
			assert.True(t, strings.HasSuffix(out, want), "%q does not end in %q", out, want)
		})
	}
}
