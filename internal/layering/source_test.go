package layering

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// processWide are the functions that change or end the whole process. Only
// commands may call them: an interpreter is a guest in its process.
var processWide = map[string][]string{
	"os":      {"Chdir", "Setenv", "Unsetenv", "Clearenv", "Exit"},
	"log":     {"Fatal", "Fatalf", "Fatalln"},
	"syscall": {"Chdir", "Setenv", "Unsetenv", "Clearenv", "Exit"},
}

// costly are the functions that no package calls before it is needed.
var costly = map[string][]string{
	"regexp":                              {"Compile", "CompilePOSIX", "MustCompile", "MustCompilePOSIX"},
	"github.com/dlclark/regexp2":          {"Compile", "MustCompile"},
	"github.com/alecthomas/participle/v2": {"Build", "MustBuild"},
}

// sourceProblems finds what a source file does and no source file may. Path is
// slash-separated and relative to the module.
func sourceProblems(path string, src any) ([]string, error) {
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, path, src, parser.SkipObjectResolution)
	if err != nil {
		return nil, err
	}
	names := importNames(file)
	var problems []string
	report := func(pos token.Pos, format string, args ...any) {
		problems = append(problems, fmt.Sprintf("%s: ", fset.Position(pos))+fmt.Sprintf(format, args...))
	}

	for _, decl := range file.Decls {
		if fn, ok := decl.(*ast.FuncDecl); ok && fn.Recv == nil && fn.Name.Name == "init" {
			report(fn.Pos(), "no package runs code in init")
		}
		if vars, ok := decl.(*ast.GenDecl); ok && vars.Tok == token.VAR {
			inspectEager(vars, func(call *ast.CallExpr) {
				if name := calls(call.Fun, names, costly); name != "" {
					report(call.Pos(), "%s at package level: use sync.OnceValue", name)
				}
			})
		}
	}
	if strings.HasPrefix(path, "cmd/") {
		return problems, nil
	}
	ast.Inspect(file, func(n ast.Node) bool {
		if sel, ok := n.(*ast.SelectorExpr); ok {
			if name := calls(sel, names, processWide); name != "" {
				report(sel.Pos(), "%s outside cmd", name)
			}
		}
		return true
	})
	return problems, nil
}

// inspectEager visits the calls in decl that run when the package is loaded.
func inspectEager(decl ast.Node, visit func(*ast.CallExpr)) {
	ast.Inspect(decl, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			return false
		case *ast.CallExpr:
			visit(n)
		}
		return true
	})
}

// importNames maps the names under which a file knows packages to their paths.
func importNames(file *ast.File) map[string]string {
	names := map[string]string{}
	for _, spec := range file.Imports {
		path := strings.Trim(spec.Path.Value, `"`)
		name := filepath.Base(path)
		if strings.HasPrefix(name, "v") && strings.Trim(name[1:], "0123456789") == "" {
			name = filepath.Base(filepath.Dir(path))
		}
		if spec.Name != nil {
			name = spec.Name.Name
		}
		names[name] = path
	}
	return names
}

// calls tells which of the listed functions an expression names.
func calls(expr ast.Expr, names map[string]string, listed map[string][]string) string {
	// A generic function has its type arguments around it.
	switch index := expr.(type) {
	case *ast.IndexExpr:
		expr = index.X
	case *ast.IndexListExpr:
		expr = index.X
	}
	sel, ok := expr.(*ast.SelectorExpr)
	if !ok {
		return ""
	}
	pkg, ok := sel.X.(*ast.Ident)
	if !ok || !slices.Contains(listed[names[pkg.Name]], sel.Sel.Name) {
		return ""
	}
	return pkg.Name + "." + sel.Sel.Name
}

func TestSourceProblems(t *testing.T) {
	tests := []struct {
		name, path, src string
		want            []string
	}{
		{"init", "a/a.go", "package a\nfunc init() {}", []string{"a/a.go:2:1: no package runs code in init"}},
		{"init in a command", "cmd/a/a.go", "package main\nfunc init() {}", []string{"cmd/a/a.go:2:1: no package runs code in init"}},
		{"method called init", "a/a.go", "package a\ntype t int\nfunc (t) init() {}", nil},
		{"pattern", "a/a.go", "package a\nimport \"regexp\"\nvar x = regexp.MustCompile(``)", []string{"a/a.go:3:9: regexp.MustCompile at package level: use sync.OnceValue"}},
		{"pattern in a table", "a/a.go", "package a\nimport \"regexp\"\nvar (\nx = []any{regexp.MustCompile(``)}\n)", []string{"a/a.go:4:11: regexp.MustCompile at package level: use sync.OnceValue"}},
		{"renamed pattern", "a/a.go", "package a\nimport re \"github.com/dlclark/regexp2\"\nvar x = re.MustCompile(``, 0)", []string{"a/a.go:3:9: re.MustCompile at package level: use sync.OnceValue"}},
		{"grammar", "a/a.go", "package a\nimport \"github.com/alecthomas/participle/v2\"\nvar x = participle.MustBuild[int]()", []string{"a/a.go:3:9: participle.MustBuild at package level: use sync.OnceValue"}},
		{"pattern when needed", "a/a.go", "package a\nimport (\"regexp\"; \"sync\")\nvar x = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(``) })", nil},
		{"pattern in a function", "a/a.go", "package a\nimport \"regexp\"\nfunc f() { var x = regexp.MustCompile(``); _ = x }", nil},
		{"directory", "a/a.go", "package a\nimport \"os\"\nfunc f() { os.Chdir(``) }", []string{"a/a.go:3:12: os.Chdir outside cmd"}},
		{"as a value", "a/a.go", "package a\nimport \"os\"\nvar exit = os.Exit", []string{"a/a.go:3:12: os.Exit outside cmd"}},
		{"in a command", "cmd/a/a.go", "package main\nimport \"os\"\nfunc main() { os.Exit(1) }", nil},
		{"other package called os", "a/a.go", "package a\nimport \"x/os\"\nfunc f() { os.Chdir(``) }", nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := sourceProblems(tt.path, tt.src)
			require.NoError(t, err)
			assert.Equal(t, tt.want, got)
		})
	}
}

func TestSources(t *testing.T) {
	root := filepath.Join("..", "..")
	count := 0
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name := d.Name()
		if d.IsDir() {
			if path != root && (name == "testdata" || strings.HasPrefix(name, ".") || strings.HasPrefix(name, "_")) {
				return filepath.SkipDir
			}
			return nil
		}
		if !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return nil
		}
		rel, err := filepath.Rel(root, path)
		if err != nil {
			return err
		}
		src, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		count++
		problems, err := sourceProblems(filepath.ToSlash(rel), src)
		for _, problem := range problems {
			t.Error(problem)
		}
		return err
	})
	require.NoError(t, err)
	assert.Greater(t, count, 20, "the module's sources were found")
}
