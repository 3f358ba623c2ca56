package interp_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"goposh/cmdlets"
	"goposh/interp"
	"goposh/runtime/errs"
)

// programs makes scripts of a small grammar: every byte of the input chooses a production.
type programs struct {
	choices []byte
	depth   int
}

const deepest = 6

// pick chooses among n; when the input is used up, or the script is deep, it takes the first and simplest.
func (p *programs) pick(n int) int {
	if len(p.choices) == 0 || p.depth > deepest {
		return 0
	}
	c := int(p.choices[0])
	p.choices = p.choices[1:]
	return c % n
}

func (p *programs) of(list ...string) string { return list[p.pick(len(list))] }

func (p *programs) variable() string {
	return p.of("$a", "$b", "$_", "$args", "$input", "$script:a", "$null", "$true", "$Error", "${n}", "$PSItem", "$this")
}

func (p *programs) block() string { return "{ " + p.statements() + " }" }

func (p *programs) statements() string {
	p.depth++
	defer func() { p.depth-- }()
	var out []string
	for range 1 + p.pick(3) {
		out = append(out, p.statement())
	}
	return strings.Join(out, "; ")
}

func (p *programs) statement() string {
	p.depth++
	defer func() { p.depth-- }()
	switch p.pick(16) {
	case 1:
		return p.variable() + p.of(" = ", " += ", " -= ", " ??= ", " *= ") + p.expression()
	case 2:
		return "if (" + p.expression() + ") " + p.block() + " else " + p.block()
	case 3:
		return "foreach ($i in " + p.expression() + ") " + p.block()
	case 4:
		return "try " + p.block() + " catch " + p.of("", "[ArgumentException] ") + p.block() + p.of("", " finally "+p.block())
	case 5:
		return "switch " + p.of("", "-Regex ", "-Wildcard ") + "(" + p.expression() + ") { " + p.constant() + " " + p.block() + " default " + p.block() + " }"
	case 6:
		return "function f { param(" + p.of("", "$x", "[int]$x = 1", "[Parameter(ValueFromPipeline)]$x", "[ValidateSet('a','b')]$x") + ") " + p.of("", "begin "+p.block()+" process "+p.block()+" end ") + p.of("", p.statements()) + " }"
	case 7:
		return "f " + p.expression()
	case 8:
		return p.of("break", "continue", "return", "return "+p.constant(), "throw "+p.constant(), "exit")
	case 9:
		return p.expression() + " | " + p.of("ForEach-Object ", "Where-Object ", "& ", ". ") + p.block()
	case 10:
		return "trap { continue }"
	case 11:
		return p.of("while", "do") + p.loop()
	case 12:
		return "[int]$t = " + p.expression()
	case 13:
		return p.variable() + p.of("++", "--")
	case 14:
		return "Set-StrictMode " + p.of("-Version 1", "-Version Latest", "-Off")
	case 15:
		return "$OFS = " + p.expression()
	}
	return p.expression()
}

func (p *programs) loop() string {
	if p.pick(2) == 0 {
		return " (" + p.expression() + ") { " + p.statements() + "; break }"
	}
	return " (" + p.expression() + ") " + p.block()
}

func (p *programs) constant() string {
	return p.of("1", "'a'", "0", "-1", "2.5", "1kb", "$null", "@()", "@(1,2)", "@{a=1}", "'[a'", "[int]::MaxValue", "3d", "[datetime]'2024-01-02'")
}

func (p *programs) expression() string {
	p.depth++
	defer func() { p.depth-- }()
	switch p.pick(14) {
	case 1:
		return p.variable()
	case 2:
		return "(" + p.expression() + p.of(" + ", " - ", " * ", " / ", " % ", " -eq ", " -lt ", " -match ", " -like ", " -f ", " -join ", " -split ", " -replace ", " -band ", " -shl ", " -is ", " -as ", " -in ", " -contains ", "..", " -and ", " ?? ") + p.expression() + ")"
	case 3:
		return "$(" + p.statements() + ")"
	case 4:
		return "@(" + p.statements() + ")"
	case 5:
		return "(" + p.expression() + ")" + p.of(".Length", ".Count", ".a", "[0]", "[-1]", "[1,2]", ".ToString()", ".GetType()", ".psobject", ".ForEach("+p.block()+")", ".Where("+p.block()+")", ".Nope()")
	case 6:
		return p.of("[string]", "[int]", "[bool]", "[array]", "[char]", "[decimal]", "[hashtable]", "[pscustomobject]", "[scriptblock]") + p.constant()
	case 7:
		return "\"" + p.of("x", "$a", "$($b)", "$_", "$(1/0)") + "\""
	case 8:
		return "& " + p.block()
	case 9:
		return p.block()
	case 10:
		return p.of("-", "+", "!", "-not ", "-bnot ", ",", "-join ", "-split ") + p.constant()
	case 11:
		return "(" + p.expression() + " ? " + p.constant() + " : " + p.constant() + ")"
	case 12:
		return "[math]::" + p.of("Max", "Round", "Abs", "Nope") + "(" + p.expression() + ")"
	case 13:
		return "@{ k = " + p.expression() + " }"
	}
	return p.constant()
}

var fuzzCommands = sync.OnceValue(func() *interp.CommandTable { return interp.NewCommandTable(cmdlets.All) })

// runBounded runs a script in a runspace of its own, within a step limit and a deadline.
func runBounded(t *testing.T, dir, script string) {
	rs := interp.New(interp.Options{Directory: dir, Cmdlets: fuzzCommands(), MaxSteps: 2000, MaxCallDepth: 100})
	defer rs.Close()
	sb, err := rs.Compile("", script)
	if err != nil {
		return // what does not parse is the parser's business
	}
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
	defer cancel()
	err = rs.Exec(ctx, sb, interp.ExecOptions{})
	require.NoError(t, ctx.Err(), "the script did not end: %s", script)
	var r *errs.Record
	if errors.As(err, &r) && r.ID == "InternalError" {
		require.Fail(t, "goposh itself failed", "%s\n%s\n%s", script, r.Exception.Message, r.Exception.StackTrace)
	}
}

// FuzzPrograms runs generated programs: whatever they do, the interpreter neither fails itself nor hangs.
func FuzzPrograms(f *testing.F) {
	for i := range 40 {
		seed := make([]byte, 60)
		for j := range seed {
			seed[j] = byte((i*131 + j*j*17 + j*i*7) >> 1)
		}
		f.Add(seed)
	}
	dir := f.TempDir()
	f.Fuzz(func(t *testing.T, choices []byte) {
		if len(choices) > 400 {
			t.Skip("a longer script shows nothing new")
		}
		p := &programs{choices: choices}
		runBounded(t, dir, p.statements())
	})
}

func TestProgramsAreVaried(t *testing.T) {
	seen := map[string]bool{}
	for i := range 50 {
		p := &programs{choices: fmt.Appendf(nil, "%d-program-%d", i*7919, i)}
		seen[p.statements()] = true
	}
	require.Greater(t, len(seen), 30)
}
