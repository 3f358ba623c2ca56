package parser

import (
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

func BenchmarkParse(b *testing.B) {
	src := bigScript(b, 1<<20)
	b.SetBytes(int64(len(src)))
	b.ReportAllocs()
	for b.Loop() {
		Parse("", src)
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
			if d := time.Since(start); d > 5*time.Second {
				t.Errorf("took %v", d)
			}
		})
	}
	_, errs := Parse("", strings.Repeat("(", n)+"1"+strings.Repeat(")", n))
	if len(errs) != 1 || errs[0].ID != "ScriptTooComplicated" {
		t.Errorf("errors %v", errs)
	}
}
