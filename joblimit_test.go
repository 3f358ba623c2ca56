package goposh_test

import (
	"context"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"goposh"
)

// TestJobOutputLimit runs jobs that write more than they may hold.
func TestJobOutputLimit(t *testing.T) {
	for name, x := range map[string]struct {
		script string
		want   []any
	}{
		"thread job, held up": {`$j = Start-ThreadJob { 1..100000 }; while ($j.Output.Count -lt 20) { Start-Sleep -Milliseconds 2 }
Start-Sleep -Milliseconds 50; $j.Output.Count; "$($j.State)"; Stop-Job $j; "$($j.State)"`, []any{int32(20), "Running", "Stopped"}},
		"thread job, waited for": {`(Start-ThreadJob { 1..500 } | Wait-Job | Receive-Job).Count`, []any{int32(500)}},
		"thread job in a queue": {`$a = Start-ThreadJob { 1..500 } -ThrottleLimit 1; $b = Start-ThreadJob { 'b' }; Receive-Job $b -Wait
"$($a.State)"; (Receive-Job $a).Count`, []any{"b", "Completed", int32(500)}},
		"several received": {`$j = foreach ($n in 1..8) { Start-ThreadJob { 1..500 } -ThrottleLimit 2 }; (Receive-Job $j -Wait).Count`, []any{int32(4000)}},
		"parallel job":     {`$j = 1..4 | ForEach-Object -Parallel { 1..500 } -AsJob -ThrottleLimit 2; (Receive-Job $j -Wait).Count`, []any{int32(2000)}},
		"parallel job, held up": {`$j = 1..2 | ForEach-Object -Parallel { 1..500 } -AsJob; foreach ($c in $j.ChildJobs) { while ($c.Output.Count -lt 20) { Start-Sleep -Milliseconds 2 } }
Start-Sleep -Milliseconds 50; ($j | Receive-Job).Count -ge 40; "$($j.State)"; Wait-Job $j | Out-Null; "$($j.State)"`, []any{true, "Running", "Completed"}},
		"no limit": {`$JobOutputLimitPreference = 0; $j = Start-ThreadJob { 1..500 }; while ($j.State -ne 'Completed') { Start-Sleep -Milliseconds 2 }; $j.Output.Count`,
			[]any{int32(500)}},
		"wait that gives up": {`$j = Start-ThreadJob { 1..20; while ($true) { 'more'; Start-Sleep -Milliseconds 5 } }; $null = Wait-Job $j -Timeout 1
$null = Receive-Job $j; while ($j.Output.Count -lt 20) { Start-Sleep -Milliseconds 2 }; Start-Sleep -Milliseconds 50; $j.Output.Count; Stop-Job $j`, []any{int32(20)}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			rs := goposh.New(goposh.WithJobOutputLimit(20))
			defer rs.Close()
			ctx, cancel := context.WithTimeout(t.Context(), 30*time.Second)
			defer cancel()
			out, err := rs.Run(ctx, x.script)
			require.NoError(t, err)
			require.Equal(t, x.want, out)
		})
	}
}
