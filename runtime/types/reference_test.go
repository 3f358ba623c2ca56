package types

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"goposh/runtime/value"
)

// referenceType is what a line of the reference tells of a type's callable members.
type referenceType struct {
	Name    string                         `json:"name"`
	Methods map[string][]referenceOverload `json:"methods"`
	Ctors   []referenceOverload            `json:"ctors"`
}

type referenceOverload struct {
	Params [][]any `json:"p"`
}

func (o *referenceOverload) types() string {
	names := make([]string, len(o.Params))
	for i, p := range o.Params {
		names[i], _ = p[0].(string)
	}
	return strings.Join(names, ", ")
}

// TestDeclarationsAgainstReference reports how many of the declared overloads the reference has with the same parameter types.
func TestDeclarationsAgainstReference(t *testing.T) {
	f, err := os.Open("../../conformance/reference/types.jsonl.gz")
	require.NoError(t, err)
	defer f.Close()
	z, err := gzip.NewReader(f)
	require.NoError(t, err)
	lines := bufio.NewScanner(z)
	lines.Buffer(nil, 16<<20)
	declared, matched, total, known := 0, 0, 0, 0
	for lines.Scan() {
		var r referenceType
		require.NoError(t, json.Unmarshal(lines.Bytes(), &r))
		make := classFor(strings.ToLower(r.Name))
		if make == nil || strings.Contains(r.Name, "`") {
			continue
		}
		typ := byFullName(r.Name)
		if typ == nil {
			continue
		}
		have := map[string]bool{}
		for _, o := range r.Ctors {
			have["new("+o.types()+")"] = false
		}
		for name, list := range r.Methods {
			for _, o := range list {
				have[name+"("+o.types()+")"] = false
			}
		}
		total += len(have)
		known++
		for _, m := range make().Members {
			h, ok := parseHead(m.Sig)
			if !ok || h.form != formMethod && h.form != formConstructor || h.generics != "" {
				continue
			}
			declared++
			o := (&overload{head: h, decl: typ}).resolve()
			key := declaredKey(o)
			if _, ok := have[key]; ok {
				have[key] = true
				matched++
			} else {
				t.Logf("%s: %s is not in the reference", r.Name, key)
			}
		}
	}
	require.NoError(t, lines.Err())
	require.Greater(t, known, 100)
	t.Logf("%d types: %d of %d declared overloads are in the reference, which has %d", known, matched, declared, total)
	require.Greater(t, matched*10, declared*8, "most declared overloads must be those of .NET")
}

// declaredKey is an overload as the reference would name it.
func declaredKey(o *overload) string {
	name := o.name
	if o.form == formConstructor {
		name = "new"
	}
	types := make([]string, len(o.params_))
	for i, p := range o.params_ {
		types[i] = referenceName(p.typ)
	}
	return name + "(" + strings.Join(types, ", ") + ")"
}

func referenceName(t *value.Type) string { return t.FullName }
