package goposh_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"goposh"
)

// prompt bounds what must take well under 100 ms on an idle machine.
const prompt = 5 * time.Second

// endless are scripts that would run for minutes; each is stopped in the middle.
var endless = map[string]string{
	"loop":            "while ($true) { }",
	"sleep":           "Start-Sleep 600",
	"Thread.Sleep":    "[Threading.Thread]::Sleep(600000)",
	"program":         "/bin/sleep 600",
	"program's child": "$x = /bin/sh -c 'sleep 600 | cat'",
	"wait handle":     "[Threading.ManualResetEvent]::new($false).WaitOne()",
	"semaphore":       "[Threading.SemaphoreSlim]::new(0).Wait()",
	"monitor":         "$o = [object]::new(); $null = Start-ThreadJob { [Threading.Monitor]::Enter($using:o); Start-Sleep 600 }; while ([Threading.Monitor]::TryEnter($o)) { [Threading.Monitor]::Exit($o) }; [Threading.Monitor]::Enter($o)",
	"event":           "Wait-Event never",
	"process":         "Start-Process sleep 600 -Wait",
	"pipe":            "Get-Content $env:PIPE",
	"pipe, .NET":      "[IO.File]::ReadAllText($env:PIPE)",
	"pipe, writing":   "'x' | Out-File $env:PIPE",
	"device":          "Get-Content /dev/zero -Raw",
	"pattern":         "('a' * 50 + 'b') -match '^(a+)+$'",
	"pattern, .NET":   "[regex]::Replace('a' * 50 + 'b', '^(a+)+$', 'x')",
	"pattern, switch": "switch -Regex ('a' * 50 + 'b') { '^(a+)+$' { 1 } }",
	"Select-String":   "'a' * 50 + 'b' | Select-String '^(a+)+$'",
	"sort":            "while ($true) { $null = 1..200000 | Sort-Object -Descending }",
	"sort by block":   "1..2000000 | Sort-Object { -$_ }",
	"array sort":      "$a = [int[]](1..200000); while ($true) { [array]::Reverse($a); [array]::Sort($a) }",
	"compare":         "Compare-Object (1..30000) (30001..60000) -SyncWindow 100000",
	"random":          "while ($true) { $null = Get-Random -InputObject (1..100000) -Count 100000 }",
	"large strings":   "while ($true) { $null = ('ab' * 1000000).Replace('a', 'bb') }",
	"recursion":       "while ($true) { Get-ChildItem / -Recurse -ErrorAction Ignore | Out-Null }",
	"parallel":        "1..100 | ForEach-Object -Parallel { Start-Sleep 600 }",
	"parallel loops":  "1..100 | ForEach-Object -Parallel { while ($true) { } }",
	"job":             "Start-Job { Start-Job { while ($true) { } } | Wait-Job } | Receive-Job -Wait",
	"thread job":      "Start-ThreadJob { Start-Sleep 600 } | Wait-Job",
	"try":             "while ($true) { try { while ($true) { } } catch { } finally { $x = 1 } }",
	"where":           "1..2000000000 | Where-Object { $false }",
	"Invoke-Command":  "Invoke-Command { Start-Sleep 600 }",
	"deep calls":      "function f { f }; while ($true) { try { f } catch { } }",
	"swallowed":       "while ($true) { try { ('a' * 50 + 'b') -match '^(a+)+$' } catch { } }",
}

func TestStoppingIsPrompt(t *testing.T) {
	for name, script := range endless {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			pipe := filepath.Join(t.TempDir(), "pipe")
			env := append(os.Environ(), "PIPE="+pipe)
			rs := goposh.New(goposh.WithEnvironment(env))
			defer rs.Close()
			if _, err := rs.Run(t.Context(), "mkfifo $env:PIPE"); err != nil {
				t.Skip("needs named pipes")
			}
			ctx, cancel := context.WithCancel(t.Context())
			defer cancel()
			var stopped time.Time
			time.AfterFunc(300*time.Millisecond, func() { stopped = time.Now(); cancel() })
			_, err := rs.Run(ctx, script)
			require.ErrorIs(t, err, context.Canceled)
			assert.Less(t, time.Since(stopped), prompt)
		})
	}
}

func TestStopWaitsForFinally(t *testing.T) {
	out := run(t, `$j = Start-Job { try { 'on'; Start-Sleep 600 } finally { Start-Sleep -Milliseconds 300; /bin/echo off } }
		while (-not $j.ChildJobs[0].Output.Count) { Start-Sleep -Milliseconds 5 }
		Stop-Job $j; $j.State.ToString(); Receive-Job $j`)
	assert.Equal(t, []any{"Stopped", "on", "off"}, out)
}

// meddle changes everything a job can reach, then tells what it sees of it; #ID# makes it the job's own.
const meddle = `
$seen = [Collections.Generic.List[string]]::new()
if ($shared -or $global:shared) { $seen.Add('variable') }
if (Get-Command meddler -ErrorAction Ignore) { $seen.Add('function') }
if (Get-Alias mdl -ErrorAction Ignore) { $seen.Add('alias') }
if (Get-PSDrive md -ErrorAction Ignore) { $seen.Add('drive') }
if ($env:MEDDLE) { $seen.Add('environment') }
if ("$PWD" -ne '/') { $seen.Add('location') }
if ([Environment]::CurrentDirectory -ne '/') { $seen.Add('directory') }
if ((Get-Culture).Name -ne 'en-US') { $seen.Add('culture') }
if (Get-Module md) { $seen.Add('module') }
if ('x'.meddled) { $seen.Add('type data') }
if ($PSDefaultParameterValues.Count) { $seen.Add('defaults') }
if ("$ErrorActionPreference" -ne 'Continue') { $seen.Add('preference') }
if (@(Get-EventSubscriber).Count) { $seen.Add('subscriber') }
if ($Error.Count) { $seen.Add('Error') }
if (@(Get-Job).Count) { $seen.Add('job') }
if ([Threading.Thread]::CurrentThread.CurrentCulture.Name -ne 'en-US') { $seen.Add('thread culture') }
$mine = 'v#ID#'
$global:shared = $mine; function global:meddler { $mine }; Set-Alias mdl meddler -Scope Global
$null = New-PSDrive md FileSystem / -Scope Global; $env:MEDDLE = $mine
Set-Location /tmp; [Environment]::CurrentDirectory = '/tmp'
[cultureinfo]::CurrentCulture = 'de-DE'
$null = New-Module md { $script:state = $args[0]; function Get-State { $script:state } } -ArgumentList $mine | Import-Module -PassThru
Update-TypeData -TypeName System.String -MemberType NoteProperty -MemberName meddled -Value $mine
$PSDefaultParameterValues['Get-Item:Path'] = '/'
$ErrorActionPreference = 'SilentlyContinue'; Write-Error e
$null = Register-EngineEvent md -Action { }
Invoke-Expression 'class Counter { static [int] $n = 0; static [string] $who = "" }; [Counter]::n++; [Counter]::who = $mine'
$null = Get-Random -SetSeed 7
$first = Get-Random -Maximum 1000000
Start-Sleep -Milliseconds 20
$ok = $global:shared -eq $mine -and (meddler) -eq $mine -and (mdl) -eq $mine -and $env:MEDDLE -eq $mine -and "$PWD" -eq '/tmp' -and
	[Environment]::CurrentDirectory -eq '/tmp' -and (Get-State) -eq $mine -and 'x'.meddled -eq $mine -and (Invoke-Expression '[Counter]::n') -eq 1 -and
	(Invoke-Expression '[Counter]::who') -eq $mine -and $Error.Count -eq 1 -and @(Get-EventSubscriber).Count -eq 1
"$ok [$seen] $first"`

func TestJobsShareNothing(t *testing.T) {
	rs := goposh.New(goposh.WithDirectory("/"))
	defer rs.Close()
	require.NoError(t, rs.Set("meddle", meddle))
	out, err := rs.Run(t.Context(), `$jobs = foreach ($i in 1..100) { Start-Job ([scriptblock]::Create($meddle.Replace('#ID#', "$i"))) }
		$jobs | Wait-Job | Receive-Job
		"$($null -eq $shared) $($null -eq $env:MEDDLE) $PWD $([Environment]::CurrentDirectory) $((Get-Culture).Name) $($null -eq 'x'.meddled) $($Error.Count) $ErrorActionPreference $(@(Get-EventSubscriber).Count)"`)
	require.NoError(t, err)
	require.Len(t, out, 101)
	for _, o := range out[:100] {
		assert.Equal(t, out[0], o)
	}
	assert.Contains(t, out[0], "True [] ")
	assert.Equal(t, "True True / / en-US True 0 Continue 0", out[100])
}

func TestClosingLeavesNothing(t *testing.T) {
	before := runtime.NumGoroutine()
	for range 3 {
		rs := goposh.New()
		_, err := rs.Run(t.Context(), `$null = 1..20 | ForEach-Object { Start-Job { Start-Sleep 600 }; Start-ThreadJob { while ($true) { } } -ThrottleLimit 50; Start-Job { /bin/sleep 600 } }
			$null = Register-EngineEvent x -Action { }; $null = 1..20 | ForEach-Object -Parallel { Start-Sleep 600 } -AsJob`)
		require.NoError(t, err)
		rs.Close()
	}
	// The goroutines of timers and of the pattern engine's clock end a little later.
	assert.Eventually(t, func() bool { return runtime.NumGoroutine() <= before+2 }, 30*time.Second, 50*time.Millisecond)
}

func TestRemovedJobsFreeTheirMemory(t *testing.T) {
	rs := goposh.New()
	defer rs.Close()
	cycle := func(n int) uint64 {
		_, err := rs.Run(t.Context(), fmt.Sprintf("for ($i = 0; $i -lt %d; $i++) { $j = Start-Job { 'x' * 10000 }; $null = Wait-Job $j; Remove-Job $j }; $j = $null", n))
		require.NoError(t, err)
		runtime.GC()
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return m.HeapAlloc
	}
	first := cycle(200)
	// Each job kept alive would hold 10 kB and more.
	assert.Less(t, cycle(1000), first+3<<20)
}
