package conformance

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestCompareResult(t *testing.T) {
	record := func(id string) ErrorInfo {
		return ErrorInfo{ID: id, Category: "InvalidArgument", Target: "t", Line: new(1), Column: new(5), Exception: "System.Exception", Message: "m"}
	}
	base := func() *Result {
		threw := record("Threw")
		return &Result{
			Types: []string{"System.Int32", "null"}, Text: "1\n", Errors: []ErrorInfo{record("A"), record("B")},
			Threw: &threw, Warnings: []string{"w"}, Verbose: []string{"v"}, Debug: []string{"d"}, Information: []string{"i"},
		}
	}
	tests := []struct {
		name   string
		change func(*Result)
		pass   bool
		strict bool
		fields []string
	}{
		{"same", func(*Result) {}, true, true, nil},
		{"types", func(r *Result) { r.Types[1] = "System.Int32" }, false, false, []string{"types"}},
		{"fewer types", func(r *Result) { r.Types = r.Types[:1] }, false, false, []string{"types"}},
		{"text", func(r *Result) { r.Text = "2\n" }, false, false, []string{"text"}},
		{"blank in text", func(r *Result) { r.Text = "1 \n" }, false, false, []string{"text"}},
		{"error id", func(r *Result) { r.Errors[1].ID = "C" }, false, false, []string{"errors"}},
		{"error order", func(r *Result) { r.Errors[0], r.Errors[1] = r.Errors[1], r.Errors[0] }, false, false, []string{"errors"}},
		{"one error less", func(r *Result) { r.Errors = r.Errors[:1] }, false, false, []string{"errors"}},
		{"category", func(r *Result) { r.Errors[1].Category = "NotSpecified" }, true, false, []string{"errors[1]"}},
		{"exception", func(r *Result) { r.Errors[0].Exception = "X" }, true, false, []string{"errors[0]"}},
		{"message", func(r *Result) { r.Errors[0].Message = "other" }, true, false, []string{"errors[0]"}},
		{"target", func(r *Result) { r.Errors[0].Target = "" }, true, false, []string{"errors[0]"}},
		{"line", func(r *Result) { r.Errors[0].Line = new(2) }, true, false, []string{"errors[0]"}},
		{"no column", func(r *Result) { r.Errors[0].Column = nil }, true, false, []string{"errors[0]"}},
		{"activity does not count", func(r *Result) { r.Errors[0].Activity = "x" }, true, true, nil},
		{"threw id", func(r *Result) { r.Threw.ID = "x" }, false, false, []string{"threw"}},
		{"threw nothing", func(r *Result) { r.Threw = nil }, false, false, []string{"threw"}},
		{"threw message", func(r *Result) { r.Threw.Message = "x" }, true, false, []string{"threw"}},
		{"warnings", func(r *Result) { r.Warnings = nil }, false, false, []string{"warnings"}},
		{"verbose", func(r *Result) { r.Verbose = append(r.Verbose, "more") }, false, false, []string{"verbose"}},
		{"debug", func(r *Result) { r.Debug[0] = "" }, false, false, []string{"debug"}},
		{"information", func(r *Result) { r.Information = nil }, false, false, []string{"information"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := base()
			tt.change(got)
			v := compareResult(&Case{Result: base()}, got)
			assert.Equal(t, tt.pass, v.Pass, "pass")
			assert.Equal(t, tt.strict, v.Strict, "strict")
			assert.Equal(t, tt.fields, v.Fields())
		})
	}
}

func TestCompareResultAbridgesTypes(t *testing.T) {
	want, got := &Result{}, &Result{}
	for range maxTypes {
		want.Types = append(want.Types, "System.Int32")
	}
	want.Types = append(want.Types, "... 72 in all")
	for range 72 {
		got.Types = append(got.Types, "System.Int32")
	}
	assert.True(t, compareResult(&Case{Result: want}, got).Pass)
	assert.False(t, compareResult(&Case{Result: want}, &Result{Types: got.Types[:71]}).Pass)
	assert.Len(t, got.Types, 72, "the result itself is left alone")
}

func TestCompareResultDiscardedStreams(t *testing.T) {
	want := &Result{Warnings: []string{"one", "two"}}
	tests := []struct {
		name, script string
		got          []string
		pass         bool
	}{
		{"discarded, none", "f 3>$null", nil, true},
		{"discarded, all", "f *> $null", []string{"one", "two"}, true},
		{"discarded, some", "f 3>>$NULL", []string{"two"}, true},
		{"discarded, others", "f 3>$null", []string{"three"}, false},
		{"discarded, wrong order", "f 3>$null", []string{"two", "one"}, false},
		{"errors discarded", "f 2>$null", nil, false},
		{"not discarded", "f", nil, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c := &Case{Script: tt.script, Result: want}
			assert.Equal(t, tt.pass, compareResult(c, &Result{Warnings: tt.got}).Pass)
		})
	}
	inFile := &Case{Script: "./a.ps1", Files: map[string]string{"a.ps1": "f 3>$null"}, Result: want}
	assert.True(t, compareResult(inFile, &Result{}).Pass)
}

func TestCompareProcess(t *testing.T) {
	base := func() *ProcessResult {
		return &ProcessResult{Stdout: "o\n", Stderr: "e\n", Exit: 1, Left: map[string]string{"a.txt": "a", "empty": ""}}
	}
	tests := []struct {
		name   string
		change func(*ProcessResult)
		pass   bool
		fields []string
	}{
		{"same", func(*ProcessResult) {}, true, nil},
		{"stdout", func(r *ProcessResult) { r.Stdout = "o" }, false, []string{"stdout"}},
		{"stderr", func(r *ProcessResult) { r.Stderr = "" }, false, []string{"stderr"}},
		{"exit", func(r *ProcessResult) { r.Exit = 0 }, false, []string{"exit"}},
		{"other content", func(r *ProcessResult) { r.Left["a.txt"] = "b" }, false, []string{"left/a.txt"}},
		{"file missing", func(r *ProcessResult) { delete(r.Left, "a.txt") }, false, []string{"left/a.txt"}},
		{"empty file missing", func(r *ProcessResult) { delete(r.Left, "empty") }, false, []string{"left/empty"}},
		{"one file more", func(r *ProcessResult) { r.Left["b.txt"] = "b" }, false, []string{"left/b.txt"}},
		{"one empty file more", func(r *ProcessResult) { r.Left["b.txt"] = "" }, true, nil},
		{"one deeper file more", func(r *ProcessResult) { r.Left["d/b.txt"] = "b" }, true, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := base()
			tt.change(got)
			v := compareProcess(&Case{Process: base()}, got)
			assert.Equal(t, tt.pass, v.Pass)
			assert.Equal(t, tt.pass, v.Strict)
			assert.Equal(t, tt.fields, v.Fields())
		})
	}
}

func TestCompareProcessRewrapsPaths(t *testing.T) {
	want := &ProcessResult{Stderr: "     | Cannot find path '<CWD>/pen.price' because it does not\n     | exist.\n"}
	same := compareProcess(&Case{Process: want}, &ProcessResult{Stderr: "     | Cannot find path '<CWD>/pen.price' because it\n     | does not exist.\n"})
	assert.True(t, same.Pass)
	assert.False(t, same.Strict)
	other := compareProcess(&Case{Process: want}, &ProcessResult{Stderr: "     | Cannot find path '<CWD>/pen.price' since it\n     | does not exist.\n"})
	assert.False(t, other.Pass)

	pathless := &ProcessResult{Stderr: "     | one two\n     | three\n"}
	assert.False(t, compareProcess(&Case{Process: pathless}, &ProcessResult{Stderr: "     | one\n     | two three\n"}).Pass)
}

func TestCompareParse(t *testing.T) {
	base := func() *ParseResult {
		return &ParseResult{
			Errors: []ParseError{{ID: "A", Start: 1, End: 2, Message: "m", Incomplete: true}},
			Tokens: []Token{{Kind: "Number", Text: "1", End: 1, Value: new("Int32 1"), Nested: []Token{{Kind: "Dot"}}}},
			AST:    `(ScriptBlock@0-1 "a(b")`,
		}
	}
	tests := []struct {
		name         string
		change       func(*ParseResult)
		pass, strict bool
	}{
		{"same", func(*ParseResult) {}, true, true},
		{"ok", func(r *ParseResult) { r.OK = true }, false, false},
		{"error id", func(r *ParseResult) { r.Errors[0].ID = "B" }, false, false},
		{"no errors", func(r *ParseResult) { r.Errors = nil }, false, false},
		{"error extent", func(r *ParseResult) { r.Errors[0].End++ }, true, false},
		{"error message", func(r *ParseResult) { r.Errors[0].Message = "" }, true, false},
		{"incomplete", func(r *ParseResult) { r.Errors[0].Incomplete = false }, true, false},
		{"ast", func(r *ParseResult) { r.AST += " " }, false, false},
		{"token value", func(r *ParseResult) { r.Tokens[0].Value = nil }, true, false},
		{"nested token", func(r *ParseResult) { r.Tokens[0].Nested = nil }, true, false},
		{"no tokens", func(r *ParseResult) { r.Tokens = nil }, true, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := base()
			tt.change(got)
			v := compareParse(&Case{Parse: base()}, got)
			assert.Equal(t, tt.pass, v.Pass, "pass")
			assert.Equal(t, tt.strict, v.Strict, "strict")
		})
	}

	without := base()
	without.Tokens = nil
	assert.True(t, compareParse(&Case{Parse: without}, base()).Strict, "tokens that were not recorded don't count")
}

func TestBreakAST(t *testing.T) {
	got := breakAST(`(A@0-9 (B@0-1 "(\")") (C@2-3 (D@2-3)))`)
	assert.Equal(t, "(A@0-9 \n  (B@0-1 \"(\\\")\") \n  (C@2-3 \n    (D@2-3)))\n", got)
}

func TestUnifiedDiff(t *testing.T) {
	tests := []struct{ name, want, got, diff string }{
		{"same", "a\nb\n", "a\nb\n", " a\n b\n"},
		{"changed", "a\nb\nc\n", "a\nx\nc\n", " a\n-b\n+x\n c\n"},
		{"removed", "a\nb\n", "b\n", "-a\n b\n"},
		{"added at the end", "a\n", "a\nb\n", " a\n+b\n"},
		{"nothing wanted", "", "a\n", "+a\n"},
		{"no line break", "a\n", "a", "-a\n+a\u240a missing\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			assert.Equal(t, tt.diff, unifiedDiff(tt.want, tt.got))
		})
	}
}
