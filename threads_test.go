package goposh_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"goposh"
)

// sharing are scripts whose threads use the same objects at once, without locks. What they give is up to chance, as in .NET; but the
// objects stay whole, the race detector finds nothing, and the last object says that the script came to its end.
var sharing = map[string]string{
	"hashtable": `$h = @{}
1..8 | ForEach-Object -Parallel { $h = $using:h; $k = $_; foreach ($i in 1..200) { $h["$k-$i"] = $i; $null = $h['1-1']; if ($i % 10 -eq 0) { $h.Remove("$k-$i") }; $null = @($h.Keys).Count } } -ThrottleLimit 8
$h.Count`,
	"hashtable, same keys": `$h = @{}
1..8 | ForEach-Object -Parallel { $h = $using:h; foreach ($i in 1..500) { $h["k$($i % 20)"] = $i } } -ThrottleLimit 8
$h.Count`,
	"list": `$l = [Collections.Generic.List[object]]::new()
1..8 | ForEach-Object -Parallel { $l = $using:l; foreach ($i in 1..300) { $l.Add($i); $null = $l[0]; $null = $l.Count; if ($l.Count -gt 1000) { $l.RemoveAt(0) }
    try { foreach ($x in $l) { if ($x -gt 5) { break } } } catch [InvalidOperationException] { } } } -ThrottleLimit 8
'end'`,
	"elements": `$a = [object[]]::new(2)
1..6 | ForEach-Object -Parallel { $a = $using:a; foreach ($i in 1..500) { $a[0] = switch ($i % 4) { 0 { $i } 1 { "s$i" } 2 { @{ a = 1 } } 3 { [datetime]::Now } }; "$($a[0])".Length } } -ThrottleLimit 6 | Out-Null
'end'`,
	"object": `$o = [pscustomobject]@{ n = 0; s = 'x' }
1..8 | ForEach-Object -Parallel { $o = $using:o; foreach ($i in 1..100) { $o.n++; $o.s = "v$i"; $o | Add-Member "p$($i % 20)" $i -Force; $null = $o.p3; $null = $o.PSObject.Properties.Name; $null = "$o" } } -ThrottleLimit 8 2>$null
'end'`,
	"string builder": `$b = [Text.StringBuilder]::new()
1..8 | ForEach-Object -Parallel { $b = $using:b; foreach ($i in 1..300) { $null = $b.Append('x').Length } } -ThrottleLimit 8
$b.Length`,
	"CIM instance": `$i = New-CimInstance -ClassName Win32_Process -ClientOnly -Property @{ Name = 'a' }
1..8 | ForEach-Object -Parallel { $i = $using:i; foreach ($k in 1..100) { $i.Name = "n$k"; $null = $i.Name; $null = $i.CimInstanceProperties['Name'].IsValueModified } } -ThrottleLimit 8
'end'`,
	"style": `$jobs = 1..8 | ForEach-Object { Start-ThreadJob { foreach ($k in 1..50) { $PSStyle.FileInfo.Extension[".x$k"] = $PSStyle.Foreground.Red; $null = $PSStyle.FileInfo.Extension['.zip'] } } -ThrottleLimit 8 }
$jobs | Receive-Job -Wait -AutoRemoveJob
'end'`,
	"class": `class Base { [int] $n = 1; [string] Name() { return "base$($this.n)" } }
class Counter : Base {
    [ValidateRange(0, 1000000)] [int] $c; static [int] $made = 0; hidden [hashtable] $h = @{}
    Counter() { [Counter]::made++ }
    Counter([int] $k) { $this.c = $k }
    [int] Inc([int] $by) { $this.c += $by; $this.h["k$by"] = $this.c; return $this.c }
    [string] Name() { return 'x' + ([Base] $this).Name() }
}
$o = [Counter]::new(); $t = [Counter]
1..8 | ForEach-Object -Parallel { $o = $using:o; $t = $using:t; foreach ($i in 1..50) { $null = $o.Inc($_), $o.Name(), $t::new($i).Inc(1), $t::new().Name() } } -ThrottleLimit 8
$o.Name()`,
	"script block": `$global:v = 1; $block = { param($k) $global:v; $local = $k; function f { 1 }; f }
$jobs = 1..4 | ForEach-Object { Start-ThreadJob { $b = $using:block; foreach ($i in 1..50) { & $b $i; $b.Invoke($i); . $b $i; 1 | ForEach-Object $b } } }
foreach ($i in 1..300) { Set-Variable "x$i" $i -Scope Global; $global:v++ }
$jobs | Receive-Job -Wait -AutoRemoveJob | Out-Null
$v`,
	"function of a module": `$m = New-Module { $script:n = 0; function Get-N { $script:n++; $script:n } }
$f = ${function:Get-N}
$jobs = 1..4 | ForEach-Object { Start-ThreadJob { $f = $using:f; foreach ($i in 1..50) { & $f } } }
foreach ($i in 1..300) { $n = Get-N }
$jobs | Receive-Job -Wait -AutoRemoveJob | Out-Null
$n`,
}

func TestThreadsThatShareObjects(t *testing.T) {
	want := map[string]any{
		"hashtable": int32(8 * 180), "hashtable, same keys": int32(20), "string builder": int32(8 * 300),
		"class": "xbase1", "script block": int32(301), "function of a module": int32(300),
	}
	for name, script := range sharing {
		t.Run(name, func(t *testing.T) {
			rs := goposh.New()
			defer rs.Close()
			out, err := rs.Run(t.Context(), script)
			require.NoError(t, err)
			require.NotEmpty(t, out)
			last := out[len(out)-1]
			if w, ok := want[name]; ok {
				assert.Equal(t, w, last)
			} else {
				assert.Equal(t, "end", last)
			}
		})
	}
}
