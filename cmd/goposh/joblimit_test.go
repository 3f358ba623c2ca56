package main

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

// limitScripts run under -JobOutputLimit 50.
var limitScripts = map[string]struct{ script, want string }{
	"received in a loop": {`$j = Start-Job { 1..3000 }; $n = 0; $most = 0; $order = $true
while ($j.HasMoreData) { $r = @(Receive-Job $j); $most = [Math]::Max($most, $r.Count); foreach ($x in $r) { $order = $order -and $x -eq ++$n } }
"$n $order $($most -le 50)"`, "3000 True True\n"},
	"held up": {`$j = Start-Job { 1..100000 }; while ($j.ChildJobs[0].Output.Count -lt 50) { Start-Sleep -Milliseconds 5 }
Start-Sleep -Milliseconds 100; "$($j.State) $($j.ChildJobs[0].Output.Count) $(@(Receive-Job $j -Keep).Count)"; Stop-Job $j; $j.State`, "Running 50 50\nStopped\n"},
	"removed":              {`$j = Start-Job { 1..100000 }; while ($j.ChildJobs[0].Output.Count -lt 50) { Start-Sleep -Milliseconds 5 }; Remove-Job $j -Force; @(Get-Job).Count`, "0\n"},
	"Wait-Job":             {`$j = Start-Job { 1..3000 } | Wait-Job; "$($j.State) $(@(Receive-Job $j).Count)"`, "Completed 3000\n"},
	"Receive-Job -Wait":    {`(Start-Job { 1..3000 } | Receive-Job -Wait | Measure-Object -Sum).Sum`, "4501500\n"},
	"without its children": {`$j = Start-Job { 1..3000 }; Receive-Job $j -Wait -NoRecurse; @(Receive-Job $j).Count`, "3000\n"},
	"wait handle":          {`$j = Start-Job { 1..3000 }; $j.Finished.WaitOne(); @(Receive-Job $j).Count`, "True\n3000\n"},
	"preference": {`$JobOutputLimitPreference = 0; $j = Start-Job { 1..3000 }; while ($j.State -eq 'Running') { Start-Sleep -Milliseconds 5 }; @(Receive-Job $j).Count`,
		"3000\n"},
	"a job's own job": {`Receive-Job -Wait (Start-Job { $j = Start-Job { 1..3000 }; while ($j.ChildJobs[0].Output.Count -lt 50) { Start-Sleep -Milliseconds 5 }
Start-Sleep -Milliseconds 50; $j.ChildJobs[0].Output.Count; Stop-Job $j })`, "50\n"},
}

func TestJobOutputLimit(t *testing.T) {
	for where, flags := range map[string][]string{"runspace": nil, "process": {"-IsolateJobs"}} {
		for name, x := range limitScripts {
			t.Run(where+"/"+name, func(t *testing.T) {
				t.Parallel()
				args := append([]string{"-NoProfile", "-JobOutputLimit", "50"}, flags...)
				out, errOut, code := goposh(t, "", append(args, "-Command", x.script)...)
				assert.Equal(t, x.want, out)
				assert.Empty(t, errOut)
				assert.Zero(t, code)
			})
		}
	}
}

func TestJobOutputLimitIsANumber(t *testing.T) {
	for _, v := range []string{"-1", "many", ""} {
		_, errOut, code := goposh(t, "", "-JobOutputLimit", v, "-Command", "1")
		assert.Contains(t, errOut, "-JobOutputLimit", v)
		assert.Equal(t, exitBadUsage, code, v)
		_, errOut, _ = goposh(t, "", "-NoProfile", "-Command", "$JobOutputLimitPreference = '"+v+"'; Start-Job { 1 } | Receive-Job -Wait")
		assert.Equal(t, v != "", errOut != "", v)
	}
}
