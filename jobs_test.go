package goposh_test

import (
	"context"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"runtime/pprof"
	"strings"
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
	"array reverse":   "$a = [int[]]::new(1000000); while ($true) { [array]::Reverse($a) }",
	"array index":     "$a = [int[]]::new(1000000); while ($true) { [array]::IndexOf($a, 5) }",
	"array contains":  "$a = [int[]]::new(1000000); while ($true) { $null = $a -contains 5 }",
	"array join":      "$a = [int[]]::new(1000000); while ($true) { $null = $a -join ',' }",
	"replace":         "$a = 'ab,' * 2MB; while ($true) { $null = $a -replace ',', ';' }",
	"split":           "$a = 'ab,' * 2MB; while ($true) { $null = $a -split ',' }",
	"upper case":      "$a = 'ab,' * 10MB; while ($true) { $null = $a.ToUpper() }",
	"encoding":        "$a = 'ab,' * 2MB; while ($true) { $null = [Text.Encoding]::Unicode.GetBytes($a) }",
	"repetition":      "while ($true) { $null = 'xy' * 30MB }",
	"number of text":  "[bigint]::Parse('9' * 1000000)",
	"power":           "while ($true) { $null = [bigint]::Pow(3, 2000000) }",
	"product":         "$b = [bigint]::Pow(3, 1000000); while ($true) { $null = $b * $b }",
	"taking":          "[Collections.Concurrent.BlockingCollection[int]]::new().Take()",
	"adding":          "$b = [Collections.Concurrent.BlockingCollection[int]]::new(1); $b.Add(1); $b.Add(2)",
	"consuming":       "foreach ($x in [Collections.Concurrent.BlockingCollection[int]]::new().GetConsumingEnumerable()) { }",
	"hash of device":  "[Security.Cryptography.SHA256]::Create().ComputeHash([IO.File]::OpenRead('/dev/zero'))",
	"copied device":   "[IO.File]::OpenRead('/dev/zero').CopyTo([IO.File]::OpenWrite('/dev/null'))",
	"program's heir":  "$x = /bin/sh -c 'setsid sleep 5 & exit 0'",
	"hosted pipeline": "[powershell]::Create().AddScript('while ($true) { }').Invoke()",
	"event action":    "$null = Register-EngineEvent q -Action { while ($true) { } }; $null = New-Event q; Start-Sleep 600",
	"static":          "class A { static [int] $x = $(while ($true) { }) }; [A]::x",
	"ToString":        "class A { [string] ToString() { while ($true) { } return '' } }; \"$([A]::new())\"",
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

// TestStoppingIsNoError: what notices a stop has nothing to tell of it.
func TestStoppingIsNoError(t *testing.T) {
	for _, script := range []string{"[Threading.SemaphoreSlim]::new(0).Wait()", "$a = [int[]]::new(2000000); while ($true) { [array]::Reverse($a) }",
		"trap { 'trapped' }; [Threading.Thread]::Sleep(600000)", "try { [Threading.Thread]::Sleep(600000) } catch { 'caught' }"} {
		var told []string
		rs := goposh.New(goposh.WithErrors(func(e *goposh.Error) { told = append(told, e.Message) }))
		ctx, cancel := context.WithTimeout(t.Context(), 100*time.Millisecond)
		out, err := rs.Run(ctx, script)
		cancel()
		rs.Close()
		require.ErrorIs(t, err, context.DeadlineExceeded, script)
		assert.Empty(t, told, script)
		assert.Empty(t, out, script)
	}
}

// enormous are values that do not fit into the memory that TestWhatDoesNotFitIsAnException leaves.
var enormous = []string{
	", 1 * 100000000", "'x' * 1000000000", "'xy' * 2000000000", "'x'.PadLeft(1000000000)", "'x'.PadRight(2147483647)",
	"[array]::CreateInstance([int], 2147483647)", "[int[]]::new(200000000)", "[int[,]]::new(50000, 50000)", "New-Object byte[] 2147483647 -ErrorAction Stop",
	"[string]::new('x', 1000000000)", "[Text.StringBuilder]::new().Append('x', 2000000000)", "$s = [Text.StringBuilder]::new(); $s.Length = 2000000000",
	"[Text.StringBuilder]::new().Insert(0, 'xxxxxxxx', 200000000)", "1..1000000000", "$a = 1..100000; $a *= 10000",
	"[Linq.Enumerable]::ToArray([Linq.Enumerable]::Range(0, 2147483647))", "[Collections.ArrayList]::Repeat(1, 2147483647)",
	"[Collections.BitArray]::new(2147483647)", "[IO.MemoryStream]::new().SetLength(2000000000)", "$a = 1, 2; [array]::Resize([ref]$a, 2000000000)",
	"[Random]::new().GetItems([int[]](1, 2), 2147483647)", "[Security.Cryptography.RandomNumberGenerator]::GetBytes(2147483647)",
	"$a = 'x' * 1MB; $a.Replace('x', 'y' * 1000)", "$a = 'x' * 1MB; $a -replace 'x', ('y' * 1000)", "[regex]::Replace('x' * 1MB, '[x]', 'y' * 1000)",
	"$a = , ('x' * 10MB) * 100; $a -join ''", "$a = , ('x' * 10MB) * 100; [string]::Join(',', $a)", "$a = , ('x' * 10MB) * 100; [string]::Concat($a)",
	"$a = 'x' * 100MB; for ($i = 0; $i -lt 9; $i++) { $a += $a }", "$a = , 1 * 2MB; for ($i = 0; $i -lt 9; $i++) { $a += $a }",
	"cat /dev/zero | Out-Null", "[IO.File]::ReadAllBytes('/dev/zero')", "[IO.File]::ReadAllText('/dev/zero')",
}

func TestWhatDoesNotFitIsAnException(t *testing.T) {
	if testing.Short() {
		t.Skip("fills some hundred megabytes")
	}
	rs := goposh.New()
	defer rs.Close()
	defer debug.SetMemoryLimit(debug.SetMemoryLimit(400 << 20))
	for _, script := range enormous {
		runtime.GC()
		out, err := rs.Run(t.Context(), "try { $null = $("+script+"); 'it fits' } catch { $_.Exception.GetBaseException().GetType().Name }")
		require.NoError(t, err, script)
		assert.Equal(t, []any{"OutOfMemoryException"}, out, script)
	}
}

// TestRunspacesShareAHost writes to one host from many runspaces; the race detector finds what is not guarded.
func TestRunspacesShareAHost(t *testing.T) {
	var b strings.Builder
	rs := goposh.New(goposh.WithOutput(&b))
	defer rs.Close()
	_, err := rs.Run(t.Context(), `$all = foreach ($i in 1..8) {
			$r = [runspacefactory]::CreateRunspace($Host); $r.Open()
			$p = [powershell]::Create(); $p.Runspace = $r
			$null = $p.AddScript("1..50 | ForEach-Object { Write-Host 'line'; `+"`$Host.UI.WriteLine('line'); `$null = `$Host.UI.RawUI.WindowSize; `$Host.UI.RawUI.WindowTitle = '$i'"+` }")
			[pscustomobject]@{ PowerShell = $p; Result = $p.BeginInvoke() }
		}
		1..50 | ForEach-Object { Write-Host 'line' }
		foreach ($x in $all) { $null = $x.PowerShell.EndInvoke($x.Result); $x.PowerShell.Runspace.Dispose() }`)
	require.NoError(t, err)
	assert.Equal(t, strings.Repeat("line\n", strings.Count(b.String(), "line")), b.String(), "lines are whole")
	assert.GreaterOrEqual(t, strings.Count(b.String(), "line"), 450)
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
if (([pscustomobject]@{ PSTypeName = 'Meddled'; a = 1 } | Out-String).Contains('v')) { $seen.Add('format data') }
if (@(Get-PSBreakpoint).Count) { $seen.Add('breakpoint') }
if ((Get-History).Count) { $seen.Add('history') }
if ($PSStyle.OutputRendering -ne 'Host' -or '.md' -in $PSStyle.FileInfo.Extension.Keys) { $seen.Add('PSStyle') }
if ([Console]::OutputEncoding.WebName -ne 'utf-8') { $seen.Add('console encoding') }
if ($OutputEncoding.WebName -ne 'utf-8') { $seen.Add('encoding') }
if ($null -ne $notThere) { $seen.Add('unset') }
if ((1, 2)[5]) { $seen.Add('strict mode') }
if ($ExecutionContext.SessionState.LanguageMode -ne 'FullLanguage') { $seen.Add('language mode') }
if ($LASTEXITCODE) { $seen.Add('exit code') }
if ($ExecutionContext.InvokeCommand.CommandNotFoundAction) { $seen.Add('action') }
if ($MaximumHistoryCount -ne 4096 -or $OFS) { $seen.Add('setting') }
if ([cultureinfo]::CurrentUICulture.Name -ne 'en-US') { $seen.Add('UI culture') }
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
$file = Join-Path ([IO.Path]::GetTempPath()) "meddle-$(New-Guid).format.ps1xml"
Set-Content $file "<Configuration><ViewDefinitions><View><Name>m</Name><ViewSelectedBy><TypeName>Meddled</TypeName></ViewSelectedBy><CustomControl><CustomEntries><CustomEntry><CustomItem><Text>$mine</Text></CustomItem></CustomEntry></CustomEntries></CustomControl></View></ViewDefinitions></Configuration>"
Update-FormatData -PrependPath $file; Remove-Item $file
$null = Set-PSBreakpoint -Variable meddledVariable -Mode Write -Action { }
$PSStyle.OutputRendering = 'PlainText'; $PSStyle.FileInfo.Extension['.md'] = 'x'
[Console]::OutputEncoding = [Text.Encoding]::Unicode; $OutputEncoding = [Text.Encoding]::ASCII
[cultureinfo]::CurrentUICulture = 'fr-FR'
$global:OFS = '#ID#'; $global:MaximumHistoryCount = 100; /bin/sh -c 'exit 3'
$ExecutionContext.InvokeCommand.CommandNotFoundAction = { }
Set-StrictMode -Version Latest
$null = Get-Random -SetSeed 7
$first = Get-Random -Maximum 1000000
Start-Sleep -Milliseconds 20
$ok = $global:shared -eq $mine -and (meddler) -eq $mine -and (mdl) -eq $mine -and $env:MEDDLE -eq $mine -and "$PWD" -eq '/tmp' -and
	[Environment]::CurrentDirectory -eq '/tmp' -and (Get-State) -eq $mine -and 'x'.meddled -eq $mine -and (Invoke-Expression '[Counter]::n') -eq 1 -and
	(Invoke-Expression '[Counter]::who') -eq $mine -and $Error.Count -eq 1 -and $LASTEXITCODE -eq 3 -and $OFS -eq '#ID#' -and
	([pscustomobject]@{ PSTypeName = 'Meddled'; a = 1 } | Out-String).Trim() -eq $mine -and @(Get-PSBreakpoint).Count -eq 1 -and "$($PSStyle.OutputRendering)" -eq 'PlainText' -and
	[cultureinfo]::CurrentUICulture.Name -eq 'fr-FR' -and [Console]::OutputEncoding.WebName -eq 'utf-16' -and $(try { $notThere; $false } catch { $Error.RemoveAt(0); $true }) -and
	@(Get-EventSubscriber).Count -eq 1
$OFS = ' '
$ExecutionContext.SessionState.LanguageMode = 'ConstrainedLanguage'
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

// leftovers are what a script may leave going on in its runspace; $env:PORT is that of a server that never answers.
var leftovers = map[string]string{
	"jobs": `$null = 1..20 | ForEach-Object { Start-Job { Start-Sleep 600 }; Start-ThreadJob { while ($true) { } } -ThrottleLimit 50; Start-Job { /bin/sleep 600 } }
		$null = Register-EngineEvent x -Action { }; $null = 1..20 | ForEach-Object -Parallel { Start-Sleep 600 } -AsJob`,
	"jobs of jobs": "$null = 1..5 | ForEach-Object { Start-Job { Start-ThreadJob { Start-Job { Start-Sleep 600 } | Wait-Job } | Wait-Job } }",
	"timer": `$t = [Timers.Timer]::new(5); $null = Register-ObjectEvent $t Elapsed -Action { $global:n++ }; $t.Start()
		while ($n -lt 2) { Start-Sleep -Milliseconds 5 }`,
	"file watcher": `$w = [IO.FileSystemWatcher]::new($env:DIR); $null = Register-ObjectEvent $w Created; $w.EnableRaisingEvents = $true
		Set-Content $env:DIR/$(New-Guid) x; $null = Wait-Event`,
	"job events":      "$null = Register-ObjectEvent (Start-Job { Start-Sleep 600 }) StateChanged -Action { }",
	"collection":      "$b = [Collections.Concurrent.BlockingCollection[int]]::new(); $null = 1..5 | ForEach-Object { Start-ThreadJob { ($using:b).Take() } }",
	"wait handles":    "$e = [Threading.ManualResetEvent]::new($false); $null = 1..5 | ForEach-Object { Start-ThreadJob { ($using:e).WaitOne() } }",
	"file that grows": "$null = Start-ThreadJob { Get-Content /etc/passwd -Wait }",
	"programs":        "$null = 1..3 | ForEach-Object { Start-ThreadJob { 1..10 | /bin/sh -c 'cat; sleep 600' | ForEach-Object { $_ } } }",
	"hosted":          "$null = 1..5 | ForEach-Object { [powershell]::Create().AddScript('Start-Sleep 600').BeginInvoke() }",
	"pool": `$p = [runspacefactory]::CreateRunspacePool(1, 2); $p.Open()
		$null = 1..6 | ForEach-Object { $s = [powershell]::Create(); $s.RunspacePool = $p; $s.AddScript('while ($true) { }').BeginInvoke() }`,
	"job held up": "$JobOutputLimitPreference = 3; $j = Start-Job { 1..100 }; while ($j.ChildJobs[0].Output.Count -lt 3) { Start-Sleep -Milliseconds 5 }",
	"WinRM": `$c = [pscredential]::new('u', (ConvertTo-SecureString p -AsPlainText -Force))
		$null = Invoke-Command -ComputerName 127.0.0.1, 127.0.0.1 -Port $env:PORT -Authentication Basic -Credential $c { 1 } -AsJob; Start-Sleep -Milliseconds 50`,
	"request": "$null = Start-ThreadJob { Invoke-WebRequest \"http://127.0.0.1:$env:PORT/\" }; Start-Sleep -Milliseconds 50",
}

func TestClosingLeavesNothing(t *testing.T) {
	server, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	defer server.Close()
	_, port, err := net.SplitHostPort(server.Addr().String())
	require.NoError(t, err)
	for name, script := range leftovers {
		t.Run(name, func(t *testing.T) {
			env := append(os.Environ(), "PORT="+port, "DIR="+t.TempDir())
			before := runtime.NumGoroutine()
			for range 3 {
				rs := goposh.New(goposh.WithEnvironment(env))
				_, err := rs.Run(t.Context(), script)
				require.NoError(t, err)
				closed := time.Now()
				rs.Close()
				assert.Less(t, time.Since(closed), prompt)
			}
			// The goroutines of timers and of the pattern engine's clock end a little later.
			if !assert.Eventually(t, func() bool { return runtime.NumGoroutine() <= before+2 }, 20*time.Second, 20*time.Millisecond) {
				_ = pprof.Lookup("goroutine").WriteTo(os.Stderr, 1)
			}
		})
	}
}

func TestRemovedJobsFreeTheirMemory(t *testing.T) {
	rs := goposh.New()
	defer rs.Close()
	heap := func() uint64 {
		runtime.GC()
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return m.HeapAlloc
	}
	cycle := func(n int) {
		_, err := rs.Run(t.Context(), fmt.Sprintf("for ($i = 0; $i -lt %d; $i++) { $j = Start-Job { 'x' * 10000 }; $null = Wait-Job $j; Remove-Job $j }; $j = $null", n))
		require.NoError(t, err)
	}
	cycle(200)
	first := heap()
	cycle(1000)
	// Each job kept alive would hold 10 kB and more. What other tests have stopped may hold memory for a while.
	assert.Eventually(t, func() bool { return heap() < first+3<<20 }, time.Minute, 100*time.Millisecond)
}
