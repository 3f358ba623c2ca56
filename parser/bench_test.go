package parser

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"goposh/ast"
)

// bigScript joins the reference's valid large scripts until it has at least size bytes.
func bigScript(tb testing.TB, size int) string {
	tb.Helper()
	var parts []string
	for _, c := range readReference(tb, "parse.jsonl.gz") {
		if c.topic() == "large" && c.OK && !strings.Contains(c.Script, "using ") && !strings.HasPrefix(c.Script, "[CmdletBinding") {
			parts = append(parts, c.Script)
		}
	}
	var b strings.Builder
	for b.Len() < size {
		for _, s := range parts {
			b.WriteString("& {\n" + s + "\n}\n")
		}
	}
	return b.String()
}

// generatedScript is the script of the benchmark parse.ps1: functions with the usual statements, at least size bytes of them.
func generatedScript(size int) string {
	var b strings.Builder
	for i := 0; b.Len() < size; i++ {
		fmt.Fprintf(&b, "function Get-Thing%d {\n    [CmdletBinding()]\n    param([string] $Name = 'n%[1]d', [int[]] $Ids, [switch] $All)\n", i)
		fmt.Fprintf(&b, "    # comment number %d\n    if ($All -and $Ids.Count -gt %[1]d) {\n        foreach ($id in $Ids) "+
			"{ Write-Output \"item $id of $($Name.ToUpper())\" | Where-Object { $_ -match '\\d+' } }\n", i)
		b.WriteString("    } else {\n        $h = @{ A = 1; B = @(1, 2, 3); C = { param($x) $x * 2 } }\n" +
			"        switch ($h.A) { 1 { $h['B'][0] += 0x1F } default { throw \"no\" } }\n    }\n}\n")
	}
	return b.String()
}

func BenchmarkParse(b *testing.B) {
	parse := func(src string) func(*testing.B) {
		return func(b *testing.B) {
			b.SetBytes(int64(len(src)))
			b.ReportAllocs()
			for b.Loop() {
				Parse("", src)
			}
		}
	}
	b.Run("reference", parse(bigScript(b, 1<<20)))
	for mb := 1; mb <= 8; mb *= 2 {
		b.Run(fmt.Sprintf("generated%dMB", mb), parse(generatedScript(mb*1e6)))
	}
}

func BenchmarkParseWithTokens(b *testing.B) {
	src := generatedScript(1e6)
	b.SetBytes(int64(len(src)))
	b.ReportAllocs()
	for b.Loop() {
		ParseWithTokens("", src)
	}
}

// TestAllocations holds what a parse may allocate: less than one allocation for two bytes of script.
func TestAllocations(t *testing.T) {
	for name, src := range map[string]string{"reference": bigScript(t, 1<<17), "generated": generatedScript(1 << 17)} {
		if perKB := testing.AllocsPerRun(2, func() { Parse("", src) }) * 1000 / float64(len(src)); perKB >= 500 {
			t.Errorf("%s: %.0f allocations a kB", name, perKB)
		}
	}
}

func BenchmarkParseSmall(b *testing.B) {
	const src = "$x = 1 + 2\nGet-ChildItem -Path . | Where-Object { $_.Length -gt 10 }\nif ($x) { 'a' } else { \"b $x\" }\n"
	b.SetBytes(int64(len(src)))
	b.ReportAllocs()
	for b.Loop() {
		Parse("", src)
	}
}

// TestDepth holds that no nesting, however deep, takes long or exhausts the stack.
func TestDepth(t *testing.T) {
	const n = 100_000
	for name, src := range map[string]string{
		"parentheses": strings.Repeat("(", n), "closed": strings.Repeat("(", n) + "1" + strings.Repeat(")", n), "blocks": strings.Repeat("{", n),
		"subexpressions": strings.Repeat("$(", n), "arrays": strings.Repeat("@(", n), "hashes": strings.Repeat("@{a=", n),
		"strings": strings.Repeat("\"$(", n), "ifs": strings.Repeat("if(1){", n), "casts": strings.Repeat("[int]", n) + "1",
		"unary": strings.Repeat("-not ", n) + "1", "signs": strings.Repeat("- ", n) + "1", "commas": strings.Repeat(",", n) + "1",
		"index": strings.Repeat("$a[", n), "calls": strings.Repeat("$a.b(", n), "types": "[" + strings.Repeat("a[", n),
		"elseif": "if(1){}" + strings.Repeat("elseif(1){}", n), "members": "$a" + strings.Repeat(".b", n), "pluses": "1" + strings.Repeat("+1", n),
		"assignments": strings.Repeat("$a=", n) + "1", "ternaries": strings.Repeat("1 ? ", n) + "1", "functions": strings.Repeat("function f{", n),
		"classes": strings.Repeat("class a{b(){", n), "labels": strings.Repeat(":a ", n), "attributes": strings.Repeat("[a(", n),
		"chains": "a" + strings.Repeat("&&a", n), "postfix": "$a" + strings.Repeat("++", n), "staticmembers": "[a]" + strings.Repeat("::b", n),
		"indexes": "$a" + strings.Repeat("[0]", n), "redirections": "a" + strings.Repeat(" 2>b", n), "brackets": strings.Repeat("[", n),
		"else": strings.Repeat("else ", n), "arraytypes": "[a" + strings.Repeat("[]", n) + "]", "calloperators": strings.Repeat("& ", n),
	} {
		t.Run(name, func(t *testing.T) {
			start := time.Now()
			sb, _ := Parse("", src)
			if sb == nil {
				t.Fatal("no tree")
			}
			nodes := 0
			ast.Inspect(sb, func(ast.Node) bool { nodes++; return true })
			// Only what grows faster than the text takes that long.
			if d := time.Since(start); d > 20*time.Second {
				t.Errorf("took %v", d)
			}
		})
	}
	for _, src := range []string{strings.Repeat("(", n) + "1" + strings.Repeat(")", n), "1" + strings.Repeat("+1", n)} {
		_, errs := Parse("", src)
		if len(errs) != 1 || errs[0].ID != "ScriptTooComplicated" {
			t.Errorf("errors %v", errs)
		}
	}
}
