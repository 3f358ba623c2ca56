package goposh_test

import (
	"context"
	"errors"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"goposh"
)

func run(t *testing.T, script string, args ...any) []any {
	t.Helper()
	rs := goposh.New()
	t.Cleanup(rs.Close)
	out, err := rs.Run(t.Context(), script, args...)
	require.NoError(t, err)
	return out
}

func TestRunGivesGoValues(t *testing.T) {
	assert.Equal(t, []any{int32(2), int32(4), int32(6)}, run(t, `1..3 | ForEach-Object { $_ * 2 }`))
	assert.Equal(t, []any{"a", 1.5, true, nil, int64(5000000000)}, run(t, `'a'; 1.5; $true; $null; 5000000000`))
	assert.Equal(t, []any{map[string]any{"a": int32(1)}}, run(t, `@{ a = 1 }`))
	assert.Equal(t, []any{[]any{int32(1), "x"}}, run(t, `, @(1, 'x')`))
	assert.Equal(t, []any{[]byte{1, 2}}, run(t, `, [byte[]](1, 2)`))
	assert.Equal(t, []any{90 * time.Second}, run(t, `[timespan]'00:01:30'`))
}

func TestRunGivesObjects(t *testing.T) {
	out := run(t, `[pscustomobject]@{ Name = 'n'; Size = 3 }`)
	require.Len(t, out, 1)
	o, ok := out[0].(*goposh.Object)
	require.True(t, ok)
	assert.Equal(t, "System.Management.Automation.PSCustomObject", o.TypeName())
	assert.Equal(t, []string{"Name", "Size"}, o.Names())
	assert.Equal(t, int32(3), o.Get("size"))
	assert.Nil(t, o.Get("nope"))
	assert.Equal(t, "@{Name=n; Size=3}", o.String())
}

func TestArgumentsAndVariables(t *testing.T) {
	rs := goposh.New()
	defer rs.Close()
	out, err := rs.Run(t.Context(), `param($a, [int]$b) "$a-$($b + 1)"`, "x", 41)
	require.NoError(t, err)
	assert.Equal(t, []any{"x-42"}, out)
	require.NoError(t, rs.Set("list", []string{"p", "q"}))
	require.NoError(t, rs.Set("map", map[string]int{"k": 7}))
	out, err = rs.Run(t.Context(), `$list.Count; $map.k; $later = 'kept'`)
	require.NoError(t, err)
	assert.Equal(t, []any{int32(2), int32(7)}, out)
	assert.Equal(t, "kept", rs.Get("Later"))
	assert.Error(t, rs.Set("c", make(chan int)))
	var e *goposh.Error
	require.ErrorAs(t, rs.Set("PID", 1), &e)
	assert.Equal(t, "VariableNotWritable", e.ID)
}

func TestErrors(t *testing.T) {
	rs := goposh.New()
	defer rs.Close()
	out, err := rs.Run(t.Context(), "'before'\nthrow 'no'\n'after'")
	assert.Equal(t, []any{"before"}, out)
	var e *goposh.Error
	require.ErrorAs(t, err, &e)
	assert.Equal(t, "no", e.ID)
	assert.Equal(t, "OperationStopped", e.Category)
	assert.Equal(t, 2, e.Line)
	assert.Equal(t, 1, e.Column)

	_, err = rs.Run(t.Context(), "if (")
	require.ErrorAs(t, err, &e)
	assert.Equal(t, "ParserError", e.Category)

	_, err = rs.Run(t.Context(), "exit 3")
	var x *goposh.ExitError
	require.ErrorAs(t, err, &x)
	assert.Equal(t, 3, x.Code)
}

func TestErrorStreamAndMessages(t *testing.T) {
	var errs []string
	var messages []goposh.Message
	var host strings.Builder
	rs := goposh.New(goposh.WithErrors(func(e *goposh.Error) { errs = append(errs, e.ID) }),
		goposh.WithMessages(func(m goposh.Message) { messages = append(messages, m) }), goposh.WithOutput(&host))
	defer rs.Close()
	out, err := rs.Run(t.Context(), "nosuchcommand; 1/0; Write-Warning w; Write-Host shown; 'end'")
	require.NoError(t, err)
	assert.Equal(t, []any{"end"}, out)
	assert.Equal(t, []string{"CommandNotFoundException", "RuntimeException"}, errs)
	assert.Equal(t, []goposh.Message{{Stream: "Warning", Text: "w"}, {Stream: "Information", Text: "shown"}}, messages)
	assert.Equal(t, "WARNING: w\nshown\n", host.String())
}

func TestCancellation(t *testing.T) {
	for name, script := range map[string]string{
		"loop": "while ($true) { }", "sleep": "Start-Sleep 60", "native": "/bin/sleep 60", "pipeline": "1..2000000000 | ForEach-Object { }",
		"job": "Start-Job { Start-Sleep 60 } | Wait-Job", "finally": "try { while ($true) { } } finally { $x = 1 }",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			rs := goposh.New()
			defer rs.Close()
			ctx, cancel := context.WithTimeout(t.Context(), 100*time.Millisecond)
			defer cancel()
			start := time.Now()
			_, err := rs.Run(ctx, script)
			assert.ErrorIs(t, err, context.DeadlineExceeded)
			assert.Less(t, time.Since(start), 20*time.Second)
			// The runspace is usable afterwards.
			out, err := rs.Run(t.Context(), "1 + 1")
			require.NoError(t, err)
			assert.Equal(t, []any{int32(2)}, out)
		})
	}
}

func TestLimits(t *testing.T) {
	rs := goposh.New(goposh.WithMaxCallDepth(50), goposh.WithMaxSteps(100000))
	defer rs.Close()
	var e *goposh.Error
	_, err := rs.Run(t.Context(), "function f { f }; f")
	require.ErrorAs(t, err, &e)
	assert.Equal(t, "CallDepthOverflow", e.ID)
	_, err = rs.Run(t.Context(), "while ($true) { }")
	assert.Error(t, err)
}

func TestBadInputNeverPanics(t *testing.T) {
	deep := strings.Repeat("(", 10000) + "1" + strings.Repeat(")", 10000)
	for _, script := range []string{deep, strings.Repeat("{", 10000), strings.Repeat("$(", 10000), "function f { f }; f", "\x00\xff\xfe", "@'\n", "[",
		"& { param([int]$x) $x } abc", "$x = $x.a.b[1]::c()", "1..[int]::MaxValue.Foo"} {
		rs := goposh.New()
		_, err := rs.Run(t.Context(), script)
		var e *goposh.Error
		if err != nil && errors.As(err, &e) {
			assert.NotEqual(t, "InternalError", e.ID, "script %.40q", script)
		}
		rs.Close()
	}
}

func TestRunspacesAreIsolated(t *testing.T) {
	var wg sync.WaitGroup
	for i := range 8 {
		wg.Go(func() {
			rs := goposh.New(goposh.WithDirectory(t.TempDir()))
			defer rs.Close()
			out, err := rs.Run(t.Context(), `param($i) $env:GOPOSH_TEST = "v$i"; function f { $i }; Set-Location /; $global:x = $i
				foreach ($k in 1..200) { $null = f; $h = @{ a = $k }; $s = "$($h.a)" }
				"$env:GOPOSH_TEST $global:x $(f) $PWD"`, i)
			if assert.NoError(t, err) {
				n := string(rune('0' + i))
				assert.Equal(t, []any{"v" + n + " " + n + " " + n + " /"}, out)
			}
		})
	}
	wg.Wait()
}

func TestJobs(t *testing.T) {
	out := run(t, `$x = 5
		$j = Start-Job { param($a) $using:x + $a; [pscustomobject]@{ P = 1 } } -ArgumentList 2 -Name sum
		$r = $j | Wait-Job | Receive-Job
		$r[0]; $r[1].pstypenames[0]; $j.Name; $j.State.ToString(); $j.Id; $j.ChildJobs[0].Id; (Start-Job { }).Name
		Get-Job | Wait-Job | Remove-Job; (Get-Job).Count`)
	assert.Equal(t, []any{int32(7), "Deserialized.System.Management.Automation.PSCustomObject", "sum", "Completed", int32(1), int32(2), "Job3", int32(0)}, out)
}

func TestManyJobs(t *testing.T) {
	start := time.Now()
	out := run(t, `$jobs = foreach ($i in 1..300) { Start-Job { Start-Sleep -Milliseconds 200; 1 } }
		($jobs | Wait-Job | Receive-Job | Measure-Object -Sum).Sum`)
	assert.Equal(t, []any{float64(300)}, out)
	assert.Less(t, time.Since(start), 60*time.Second, "jobs must run side by side")
}
