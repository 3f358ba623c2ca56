package interp_test

import (
	"context"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"goposh/cmdlets"
	"goposh/interp"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// runScript runs a script in a new runspace and gives its output as text.
func runScript(t *testing.T, script string) []string {
	t.Helper()
	rs := interp.New(interp.Options{Directory: t.TempDir(), Cmdlets: interp.NewCommandTable(cmdlets.All)})
	defer rs.Close()
	sb, err := rs.Compile("", script)
	require.NoError(t, err)
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	var out []string
	require.NoError(t, rs.Exec(ctx, sb, interp.ExecOptions{Output: func(v value.Value) error {
		out = append(out, types.ToString(rs, v))
		return nil
	}}))
	return out
}

func TestHosting(t *testing.T) {
	tests := []struct {
		name, script string
		want         []string
	}{
		{"a runspace runs one pipeline at a time", `
			$rs = [runspacefactory]::CreateRunspace(); $rs.Open()
			$a = [powershell]::Create($rs).AddScript('Start-Sleep 600'); $h = $a.BeginInvoke()
			$b = [powershell]::Create($rs).AddScript('2')
			try { $b.Invoke() } catch { $_.Exception.InnerException.GetType().Name }
			$a.Stop(); $b.Invoke(); $a.InvocationStateInfo.State`,
			[]string{"PSInvalidOperationException", "2", "Stopped"}},
		{"invocations of a pool share its runspaces", `
			$pool = [runspacefactory]::CreateRunspacePool(1, 3); $pool.Open()
			$work = foreach ($i in 1..20) {
				$ps = [powershell]::Create(); $ps.RunspacePool = $pool
				[void] $ps.AddScript('param($n) $n * $n').AddArgument($i)
				@{ Shell = $ps; Handle = $ps.BeginInvoke() }
			}
			$sum = 0
			foreach ($w in $work) { $sum += $w.Shell.EndInvoke($w.Handle)[0]; $w.Shell.Dispose() }
			$pool.Close(); $sum; $pool.RunspacePoolStateInfo.State`,
			[]string{"2870", "Closed"}},
		{"input arrives as it is added", `
			$ps = [powershell]::Create().AddScript('process { $_ * 2 }')
			$in = [System.Management.Automation.PSDataCollection[int]]::new()
			$h = $ps.BeginInvoke($in)
			1..3 | ForEach-Object { $in.Add($_) }; $in.Complete()
			$ps.EndInvoke($h)`,
			[]string{"2", "4", "6"}},
		{"closing a runspace stops what it runs, finally blocks included", `
			$list = [System.Collections.Concurrent.ConcurrentQueue[string]]::new()
			$rs = [runspacefactory]::CreateRunspace(); $rs.Open()
			$ps = [powershell]::Create($rs).AddScript('param($l) try { $l.Enqueue("in"); Start-Sleep 600 } finally { $l.Enqueue("out") }').AddArgument($list)
			$h = $ps.BeginInvoke()
			while ($list.Count -eq 0) { Start-Sleep -Milliseconds 1 }
			$rs.Close(); $list.ToArray(); $ps.InvocationStateInfo.State`,
			[]string{"in", "out", "Stopped"}},
		{"a disposed object is gone", `
			$ps = [powershell]::Create().AddScript('1'); $ps.Dispose()
			try { $ps.Invoke() } catch { $_.Exception.InnerException.GetType().Name }`,
			[]string{"PSObjectDisposedException"}},
		{"a statement of several fails by itself", `
			$ps = [powershell]::Create().AddScript('throw "first"').AddStatement().AddScript('"second"')
			$ps.Invoke(); $ps.HadErrors; "$($ps.Streams.Error[0])"`,
			[]string{"second", "True", "first"}},
		{"runspaces are numbered and named", `
			$rs = [runspacefactory]::CreateRunspace(); $rs.Name = 'mine'
			(Get-Runspace).Count; (Get-Runspace -Name mine).Id -eq $rs.Id; (Get-Runspace -Id 1).RunspaceAvailability`,
			[]string{"2", "True", "Busy"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			assert.Equal(t, tt.want, runScript(t, tt.script))
		})
	}
}

// A session ends what its scripts left running.
func TestHostingEndsWithSession(t *testing.T) {
	begin := time.Now()
	assert.Equal(t, []string{"Running"}, runScript(t, `
		$ps = [powershell]::Create().AddScript('Start-Sleep 600'); $null = $ps.BeginInvoke(); $ps.InvocationStateInfo.State`))
	assert.Less(t, time.Since(begin), 5*time.Minute)
}
