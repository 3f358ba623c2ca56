package parser

import (
	"fmt"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"goposh/ast"
)

func TestParseType(t *testing.T) {
	for _, s := range []string{"int", "int[]", "int[,]", "System.Collections.Generic.List[int]", "System.Collections.Generic.Dictionary[string,int[]]"} {
		n, err := ParseType(s)
		require.NoError(t, err, s)
		assert.Equal(t, s, n.FullName())
	}
	n, err := ParseType("System.Collections.Generic.List`1[[System.Int32, mscorlib]]")
	require.NoError(t, err)
	g := n.(*ast.GenericTypeName)
	assert.Equal(t, "mscorlib", g.Args[0].(*ast.SimpleTypeName).Assembly)
	for _, s := range []string{"", "[", "int[", "List[int", "int]", "1"} {
		_, err := ParseType(s)
		assert.Error(t, err, s)
	}
}

func TestParseExpandable(t *testing.T) {
	e, errs := ParseExpandable("a \"b\" `$c $d $($e.f) `n")
	require.Empty(t, errs)
	x := e.(*ast.ExpandableStringExpression)
	require.Len(t, x.Parts, 5)
	assert.Equal(t, "a \"b\" $c ", x.Parts[0].(*ast.StringConstantExpression).Value)
	assert.Equal(t, "d", x.Parts[1].(*ast.VariableExpression).Path.Name)
	assert.Equal(t, " ", x.Parts[2].(*ast.StringConstantExpression).Value)
	assert.IsType(t, &ast.SubExpression{}, x.Parts[3])
	assert.Equal(t, " \n", x.Parts[4].(*ast.StringConstantExpression).Value)
	assert.Len(t, x.Nested, 2)
	e, errs = ParseExpandable("plain")
	require.Empty(t, errs)
	assert.Equal(t, "plain", e.(*ast.StringConstantExpression).Value)
	_, errs = ParseExpandable("$(1 +")
	assert.NotEmpty(t, errs)
}

// TestParts holds that an expandable string's pieces are in order, with escapes processed.
func TestParts(t *testing.T) {
	sb, errs := Parse("", "\"a`t$b`\"c$($d)$e.f\"")
	require.Empty(t, errs)
	x := sb.End.Statements[0].(*ast.Pipeline).Elements[0].(*ast.CommandExpression).Expression.(*ast.ExpandableStringExpression)
	var parts []string
	for _, p := range x.Parts {
		if s, ok := p.(*ast.StringConstantExpression); ok {
			parts = append(parts, "'"+s.Value+"'")
		} else {
			parts = append(parts, p.Pos().Text())
		}
	}
	assert.Equal(t, []string{"'a\t'", "$b", "'\"c'", "$($d)", "$e", "'.f'"}, parts)
}

func TestKnowing(t *testing.T) {
	known := Known{
		Type: func(n ast.TypeName) bool { return n.FullName() == "int" },
		Attribute: func(n ast.TypeName) (Attribute, bool) {
			switch n.FullName() {
			case "Flags":
				return Attribute{Name: "FlagsAttribute", Targets: "Enum"}, true
			case "Old":
				return Attribute{Name: "Old", Properties: []string{"Url", "Id"}}, true
			}
			return Attribute{}, false
		},
		Using:   func(u *ast.UsingStatement) (bool, []ParseError) { return u.Name.Value != "there", nil },
		Catches: func(a, b ast.TypeName) (string, bool) { return "System." + b.FullName(), a.FullName() == "Exception" },
	}
	for _, c := range []struct {
		script string
		want   []string
	}{
		{"using module here\nusing namespace x\nusing module there", []string{"ModuleNotFoundDuringParse@36"}},
		{"using module there\nclass A : B { [zzz()] [int] $x; [A] $y }", []string{"ModuleNotFoundDuringParse@0", "TypeNotFound@29", "CustomAttributeTypeNotFound@34"}},
		{"class A { F() { [X]::y; [ordered]@{}; function g([Y]$z) { [int]1 } } }", []string{"TypeNotFound@17", "TypeNotFound@50"}},
		{"[X]::y\nclass A { [int] $x }\n[Y]$z = 1", nil},
		{"class A { [B] $x }; & { class B { [A] $x } }", []string{"TypeNotFound@11"}},
		{"[Flags()] enum A { B }\n[Flags()] class C { }", []string{"AttributeNotAllowedOnDeclaration@23"}},
		{"class A { [Old(url = 1, Nope = 1)] $x }", []string{"PropertyNotFoundForAttribute@24"}},
		{"function f { param([Old(Nope = 1)] $x) }", nil},
		{"try { } catch [Exception] { } catch [IO.X] { }", []string{"ExceptionTypeAlreadyCaught@36"}},
		{"try { } catch [IO.X] { } catch [Exception] { }", nil},
	} {
		_, _, errs := ParseKnowing("", c.script, known)
		var got []string
		for _, e := range errs {
			got = append(got, fmt.Sprintf("%s@%d", e.ID, e.Extent.Start))
		}
		assert.Equal(t, c.want, got, c.script)
		_, errs = known.Parse("", c.script)
		assert.Len(t, errs, len(c.want), c.script)
	}
}

// TestMethodFlow holds which variables a method may read, and which paths must return.
func TestMethodFlow(t *testing.T) {
	for body, want := range map[string]string{
		"return $Host": "VariableNotLocal", "return $PSVersionTable": "VariableNotLocal", "return $global:Host": "", "return $LASTEXITCODE": "",
		"return $foreach": "VariableNotLocal", "foreach ($i in 1) { $null = $foreach }; return 1": "", "return $env:x": "", "return $_": "",
		"switch (1) { 1 { $switch } }; return 1": "", "try { } finally { throw 1 }": "", "try { return 1 } finally { }": "",
		"try { } finally { }": "MethodHasCodePathNotReturn", "try { throw 1 } catch { }": "MethodHasCodePathNotReturn",
	} {
		_, errs := Parse("", "class A { [object] F() { "+body+" } }")
		got := ""
		if len(errs) > 0 {
			got = errs[0].ID
		}
		assert.Equal(t, want, got, body)
	}
}

// TestConcurrent holds that parses do not share state.
func TestConcurrent(t *testing.T) {
	const src = "function f($a) { if ($a) { foreach ($x in 1) { \"$x\" } } }\nclass A { [int] F() { return 1 } }"
	sb, _ := Parse("", src)
	want := ast.Sexpr(sb)
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range 20 {
				sb, errs := Parse("", src)
				assert.Empty(t, errs)
				assert.Equal(t, want, ast.Sexpr(sb))
			}
		})
	}
	wg.Wait()
}

// seeds adds a sample of the reference's scripts, a few of each topic, to a fuzz target: the corpus is run before every fuzzing, so it
// should be small.
func seeds(f *testing.F) {
	perTopic := map[string]int{}
	for _, c := range readReference(f, "parse.jsonl.gz") {
		if n := perTopic[c.topic()]; n < 9 && len(c.Script) < 120 {
			perTopic[c.topic()]++
			f.Add(c.Script)
		}
	}
}

// FuzzParse holds that any text parses without a panic, to a tree within the text.
func FuzzParse(f *testing.F) {
	seeds(f)
	f.Fuzz(func(t *testing.T, s string) {
		sb, tokens, _ := ParseWithTokens("", s)
		if sb == nil || len(tokens) == 0 && len(s) > 0 && sb.End != nil && sb.End.Unnamed {
			t.Fatal("no tree")
		}
		_ = ast.Sexpr(sb)
		ast.Inspect(sb, func(n ast.Node) bool {
			if e := n.Pos(); e.Start < 0 || e.Start > e.End+1 && e.File != nil {
				t.Fatalf("extent %d-%d of %T", e.Start, e.End, n)
			}
			return true
		})
		fast, _ := Parse("", s)
		if a, b := ast.Sexpr(sb), ast.Sexpr(fast); a != b {
			t.Fatalf("keeping tokens changes the tree:\n%s\n%s", a, b)
		}
	})
}

// FuzzPrint holds that what was parsed is printed as it was written, but for what is replaced.
func FuzzPrint(f *testing.F) {
	seeds(f)
	f.Fuzz(checkPrint)
}
