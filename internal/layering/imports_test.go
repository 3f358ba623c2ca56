package layering

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const module = "goposh"

// layers says what each part of the module may import of the others, from the
// top down. A package belongs to the part with the first element of its path;
// the module's root package is "".
var layers = map[string][]string{
	"cmd":         {"", "conformance", "interp", "cmdlets", "runtime", "parser", "lexer", "ast"},
	"conformance": {"", "interp", "cmdlets", "runtime", "parser", "lexer", "ast"},
	"":            {"interp", "cmdlets", "runtime", "parser", "lexer", "ast"},
	"interp":      {"runtime", "parser", "lexer", "ast"},
	"cmdlets":     {"runtime"},
	"runtime":     {"ast"},
	"parser":      {"lexer", "ast"},
	"lexer":       {"ast"},
	"ast":         {},
	"internal":    {},
}

// importProblem says why pkg may not import imported, both given as import
// paths; it is empty where pkg may.
func importProblem(pkg, imported string) string {
	to, ours := relative(imported)
	if !ours {
		return ""
	}
	from, _ := relative(pkg)
	allowed, known := layers[part(from)]
	switch {
	case !known:
		return fmt.Sprintf("%s is in no layer", pkg)
	case part(from) == "cmdlets" && part(to) == "cmdlets":
		// The package that lists all the commands sees them; they don't see
		// each other.
		if from == "cmdlets" || folder(from) == folder(to) {
			return ""
		}
		return fmt.Sprintf("%s may not import %s: cmdlets share code through runtime", pkg, imported)
	case part(from) == part(to), slices.Contains(allowed, part(to)):
		return ""
	default:
		return fmt.Sprintf("%s may not import %s", pkg, imported)
	}
}

// relative is an import path below the module, and whether it is.
func relative(path string) (string, bool) {
	if path == module {
		return "", true
	}
	return strings.CutPrefix(path, module+"/")
}

func part(path string) string {
	first, _, _ := strings.Cut(path, "/")
	return first
}

// folder is the first two elements of a path.
func folder(path string) string {
	elements := strings.SplitN(path, "/", 3)
	return strings.Join(elements[:min(2, len(elements))], "/")
}

func TestImportProblem(t *testing.T) {
	tests := []struct {
		pkg, imported string
		allowed       bool
	}{
		{"goposh", "goposh/interp", true},
		{"goposh", "goposh/cmdlets/core", true},
		{"goposh", "goposh/conformance", false},
		{"goposh/cmd/goposh", "goposh", true},
		{"goposh/cmd/conform", "goposh/conformance", true},
		{"goposh/conformance", "goposh", true},
		{"goposh/interp", "goposh", false},
		{"goposh/interp", "goposh/cmdlets/core", false},
		{"goposh/interp", "goposh/parser", true},
		{"goposh/interp/lower", "goposh/interp", true},
		{"goposh/cmdlets/core", "goposh/interp", false},
		{"goposh/cmdlets/core", "goposh/cmdlets/utility", false},
		{"goposh/cmdlets/core", "goposh/cmdlets/core/sub", true},
		{"goposh/cmdlets", "goposh/cmdlets/core", true},
		{"goposh/cmdlets/core", "goposh/cmdlets", false},
		{"goposh/cmdlets/core", "goposh/runtime/value", true},
		{"goposh/cmdlets/core", "goposh/ast", false},
		{"goposh/runtime/value", "goposh/ast", true},
		{"goposh/runtime/value", "goposh/runtime/types", true},
		{"goposh/runtime/value", "goposh/parser", false},
		{"goposh/parser", "goposh/lexer", true},
		{"goposh/lexer", "goposh/parser", false},
		{"goposh/ast", "goposh/lexer", false},
		{"goposh/ast", "strings", true},
		{"goposh/ast", "example.com/goposh/parser", true},
		{"goposh/elsewhere", "goposh/ast", false},
	}
	for _, tt := range tests {
		problem := importProblem(tt.pkg, tt.imported)
		assert.Equal(t, tt.allowed, problem == "", "%s imports %s: %s", tt.pkg, tt.imported, problem)
	}
}

func TestImports(t *testing.T) {
	cmd := exec.Command("go", "list", "-e", "-json=ImportPath,Imports", module+"/...")
	out, err := cmd.Output()
	require.NoError(t, err)
	dec := json.NewDecoder(strings.NewReader(string(out)))
	count := 0
	for {
		var pkg struct {
			ImportPath string
			Imports    []string
		}
		err := dec.Decode(&pkg)
		if errors.Is(err, io.EOF) {
			break
		}
		require.NoError(t, err)
		count++
		for _, imported := range pkg.Imports {
			if problem := importProblem(pkg.ImportPath, imported); problem != "" {
				t.Error(problem)
			}
		}
	}
	assert.Greater(t, count, 5, "go list found the module's packages")
}
