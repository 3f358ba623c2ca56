package language_test

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"goposh/interp"
	"goposh/interp/language"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

type recordedToken struct {
	Kind, Text, Flags string
	Nested            []recordedToken
}

type recording struct {
	ID, Script, AST string
	Tokens          []recordedToken
}

// recordings are the parse recordings of the reference.
func recordings(t *testing.T) []recording {
	t.Helper()
	f, err := os.Open(filepath.Join("..", "..", "conformance", "reference", "parse.jsonl.gz"))
	require.NoError(t, err)
	defer f.Close()
	z, err := gzip.NewReader(f)
	require.NoError(t, err)
	var out []recording
	lines := bufio.NewScanner(z)
	lines.Buffer(nil, 64<<20)
	for lines.Scan() {
		var r recording
		require.NoError(t, json.Unmarshal(lines.Bytes(), &r))
		out = append(out, r)
	}
	require.NoError(t, lines.Err())
	require.NotEmpty(t, out)
	return out
}

// parse calls Parser.ParseInput as a script does.
func parse(t *testing.T, rs *interp.Runspace, script string) (tree, tokens, errors value.Value) {
	t.Helper()
	ref := func(v *value.Value) value.Value {
		return value.Of(&types.Ref{Get: func() value.Value { return *v }, Set: func(x value.Value) error { *v = x; return nil }})
	}
	tree, err := types.InvokeStatic(rs, types.Lookup("System.Management.Automation.Language.Parser"), "ParseInput",
		[]value.Value{value.String(script), ref(&tokens), ref(&errors)})
	require.NoError(t, err)
	return tree, tokens, errors
}

// everything finds all nodes with FindAll.
func everything(t *testing.T, rs *interp.Runspace, tree value.Value) []value.Value {
	t.Helper()
	always, err := rs.CompileScript("$true")
	require.NoError(t, err)
	found, err := types.Invoke(rs, tree, "FindAll", []value.Value{value.Of(always), value.True})
	require.NoError(t, err)
	return found.Ref().(*value.List).Items
}

// property reads a property that must be there.
func property(t *testing.T, rs *interp.Runspace, v value.Value, name string) value.Value {
	t.Helper()
	x, found, err := types.Get(rs, v, name)
	require.NoError(t, err)
	require.True(t, found, "%s has no %s", v.Type().FullName, name)
	return x
}

var nodePattern = regexp.MustCompile(`\((\w+)@(\d+-\d+)`)

// recordedNodes are the nodes of a recorded tree as Name@start-end.
func recordedNodes(tree string) []string {
	var out []string
	for _, m := range nodePattern.FindAllStringSubmatch(tree, -1) {
		switch m[1] {
		case "Type", "GenericType", "ArrayType": // names of types are no nodes
		case "FunctionMember": // its definition is a node of its own
			out = append(out, "FunctionMember@"+m[2], "FunctionDefinition@"+m[2])
		default:
			out = append(out, m[1]+"@"+m[2])
		}
	}
	return out
}

// Every node of every recorded tree is found, in its class and place, and all its properties can be read.
func TestTreesOfTheReference(t *testing.T) {
	rs := interp.New(interp.Options{})
	defer rs.Close()
	for _, r := range recordings(t) {
		if r.AST == "" || strings.Contains(r.AST, `\ud`) {
			continue
		}
		tree, _, _ := parse(t, rs, r.Script)
		var got []string
		for _, n := range withUnvisited(t, rs, everything(t, rs, tree)) {
			extent := property(t, rs, n, "Extent")
			got = append(got, fmt.Sprintf("%s@%d-%d", strings.TrimSuffix(n.Type().Name(), "Ast"),
				property(t, rs, extent, "StartOffset").Int64(), property(t, rs, extent, "EndOffset").Int64()))
			children(t, rs, n)
		}
		want := recordedNodes(r.AST)
		slices.Sort(want)
		slices.Sort(got)
		assert.Equal(t, want, got, r.ID)
	}
}

// withUnvisited adds the nodes that visitors do not see: the commands that data sections allow, and throttle limits.
func withUnvisited(t *testing.T, rs *interp.Runspace, nodes []value.Value) []value.Value {
	t.Helper()
	for _, n := range nodes {
		var hidden []value.Value
		switch n.Type().Name() {
		case "DataStatementAst":
			hidden = property(t, rs, n, "CommandsAllowed").Ref().(*value.List).Items
		case "ForEachStatementAst":
			if limit := property(t, rs, n, "ThrottleLimit"); !limit.IsNull() {
				hidden = []value.Value{limit}
			}
		}
		for _, h := range hidden {
			nodes = append(nodes, everything(t, rs, h)...)
		}
	}
	return nodes
}

// children reads all properties of a node and checks that what they give knows its parent.
func children(t *testing.T, rs *interp.Runspace, n value.Value) {
	t.Helper()
	for _, p := range types.Properties(rs, n) {
		v, err := p.Get()
		require.NoError(t, err, "%s.%s", n.Type().FullName, p.Name)
		if p.Name == "Parent" {
			continue
		}
		list := []value.Value{v}
		if l, ok := v.Ref().(*value.List); ok {
			list = l.Items
		}
		for _, c := range list {
			if _, ok := c.Ref().(*language.Node); !ok {
				continue
			}
			parent := property(t, rs, c, "Parent")
			if n.Type().Name() == "FunctionMemberAst" && parent.Type().Name() == "FunctionDefinitionAst" {
				parent = property(t, rs, parent, "Parent")
			}
			assert.True(t, n.Same(parent), "%s.%s", n.Type().FullName, p.Name)
		}
	}
}

// The roles of tokens are the recorded ones, and all properties of tokens can be read.
func TestTokensOfTheReference(t *testing.T) {
	rs := interp.New(interp.Options{})
	defer rs.Close()
	for _, r := range recordings(t) {
		if r.Tokens == nil {
			continue
		}
		_, tokens, _ := parse(t, rs, r.Script)
		items := tokens.Ref().(*value.Array).Items
		want := r.Tokens
		for len(want) > 1 && want[len(want)-2].Kind == "EndOfInput" {
			want = want[:len(want)-1] // PowerShell may read the end of the input twice
		}
		if assert.Len(t, items, len(want), r.ID) {
			sameTokens(t, rs, r.ID, want, items)
		}
	}
}

func sameTokens(t *testing.T, rs *interp.Runspace, id string, want []recordedToken, got []value.Value) {
	t.Helper()
	for i, w := range want {
		for _, p := range types.Properties(rs, got[i]) {
			_, err := p.Get()
			require.NoError(t, err, "%s: %s.%s", id, got[i].Type().FullName, p.Name)
		}
		assert.Equal(t, w.Kind, types.ToString(rs, property(t, rs, got[i], "Kind")), id)
		flags := types.ToString(rs, property(t, rs, got[i], "TokenFlags"))
		for _, f := range [...]string{"CommandName", "MemberName", "TypeName", "AttributeName", "Keyword", "TokenInError"} {
			has := slices.Contains(strings.Split(flags, ", "), f)
			assert.Equal(t, slices.Contains(strings.Split(w.Flags, ","), f), has, "%s: %s of %q (%s)", id, f, w.Text, flags)
		}
		if w.Nested != nil {
			nested := property(t, rs, got[i], "NestedTokens").Ref().(*value.List).Items
			if assert.Len(t, nested, len(w.Nested), id) {
				sameTokens(t, rs, id, w.Nested, nested)
			}
		}
	}
}
