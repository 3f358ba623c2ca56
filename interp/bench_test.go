package interp_test

import (
	"context"
	"testing"

	"goposh/cmdlets"
	"goposh/interp"
)

// The benchmarks measure one operation of a script each, on a runspace that is set up once: look at allocations first.
var scripts = map[string]string{
	"LoopAdd":        "$s = 0; for ($i = 0; $i -lt %d; $i++) { $s += $i % 7 }; $s",
	"FunctionCall":   "function f($a, $b) { $a + $b }; $s = 0; for ($i = 0; $i -lt %d; $i++) { $s = f $i 1 }; $s",
	"AdvancedCall":   "function f { [CmdletBinding()]param([Parameter(Mandatory)][int]$a, $b) $a }; for ($i = 0; $i -lt %d; $i++) { $s = f -a $i -b 1 }; $s",
	"ForEachObject":  "$s = 0; 1..%d | ForEach-Object { $s += $_ }; $s",
	"WhereObject":    "(1..%d | Where-Object { $_ % 3 -eq 0 }).Count",
	"MethodCall":     "for ($i = 0; $i -lt %d; $i++) { $s = 'abc'.Substring(1) }; $s",
	"PropertyRead":   "$o = [pscustomobject]@{ a = 1; b = 2 }; $s = 0; for ($i = 0; $i -lt %d; $i++) { $s += $o.b }; $s",
	"HashtableWrite": "$h = @{}; for ($i = 0; $i -lt %d; $i++) { $h[\"k$i\"] = $i }; $h.Count",
	"TryCatch":       "for ($i = 0; $i -lt %d; $i++) { try { throw 'x' } catch { $s = $_ } }; 1",
}

func BenchmarkScripts(b *testing.B) {
	for name, text := range scripts {
		b.Run(name, func(b *testing.B) { benchmarkScript(b, text) })
	}
}

func benchmarkScript(b *testing.B, text string) {
	rs := interp.New(interp.Options{Cmdlets: interp.NewCommandTable(cmdlets.All)})
	defer rs.Close()
	sb, err := rs.Compile("", replaceCount(text, b.N))
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	b.ResetTimer()
	if err := rs.Exec(context.Background(), sb, interp.ExecOptions{NewScope: true}); err != nil {
		b.Fatal(err)
	}
}

func BenchmarkNewRunspace(b *testing.B) {
	table := interp.NewCommandTable(cmdlets.All)
	b.ReportAllocs()
	for range b.N {
		rs := interp.New(interp.Options{Cmdlets: table})
		sb, err := rs.Compile("", "1")
		if err != nil {
			b.Fatal(err)
		}
		if err := rs.Exec(context.Background(), sb, interp.ExecOptions{}); err != nil {
			b.Fatal(err)
		}
		rs.Close()
	}
}
