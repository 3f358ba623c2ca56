package interp_test

import (
	"context"
	"os"
	"runtime"
	"strconv"
	"strings"
	"testing"

	"goposh/cmdlets"
	"goposh/interp"
	"goposh/runtime/value"
)

// benchRunspace is a runspace for benchmarks of jobs, with a function that runs scripts in it.
func benchRunspace(b *testing.B) func(script string) []value.Value {
	b.Helper()
	rs := interp.New(interp.Options{Cmdlets: interp.NewCommandTable(cmdlets.All)})
	b.Cleanup(rs.Close)
	return func(script string) []value.Value {
		sb, err := rs.Compile("", script)
		if err != nil {
			b.Fatal(err)
		}
		var out []value.Value
		err = rs.Exec(context.Background(), sb, interp.ExecOptions{Output: func(v value.Value) error {
			out = append(out, v)
			return nil
		}})
		if err != nil {
			b.Fatal(err)
		}
		return out
	}
}

// BenchmarkJob is an empty background job from start to result.
func BenchmarkJob(b *testing.B) {
	for name, script := range map[string]string{
		"Background": "for ($i = 0; $i -lt %d; $i++) { $r = Start-Job { 1 } | Receive-Job -Wait -AutoRemoveJob }; $r",
		"Thread":     "for ($i = 0; $i -lt %d; $i++) { $r = Start-ThreadJob { 1 } | Receive-Job -Wait -AutoRemoveJob }; $r",
		"Parallel":   "1..%d | ForEach-Object -Parallel { $_ } | Out-Null",
	} {
		b.Run(name, func(b *testing.B) {
			run := benchRunspace(b)
			b.ReportAllocs()
			b.ResetTimer()
			run(replaceCount(script, b.N))
		})
	}
}

// BenchmarkWaitingJobs reports the memory of jobs that wait, each after it has written something.
func BenchmarkWaitingJobs(b *testing.B) {
	run := benchRunspace(b)
	run("Start-Job { 'x' } | Wait-Job | Remove-Job")
	before, rss := heap(), residentBytes(b)
	run(replaceCount("$jobs = foreach ($i in 1..%d) { Start-Job { 'started'; Start-Sleep 3600 } }; foreach ($j in $jobs) { while (-not $j.HasMoreData -or $j.ChildJobs[0].Output.Count -eq 0) { Start-Sleep -Milliseconds 1 } }", b.N))
	b.ReportMetric(float64(heap()-before)/float64(b.N), "heap-B/job")
	b.ReportMetric(float64(residentBytes(b)-rss)/float64(b.N), "rss-B/job")
	b.StopTimer()
	run("Remove-Job $jobs -Force")
}

// heap is the memory in use for objects and stacks.
func heap() uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc + m.StackInuse
}

// residentBytes is the process's resident memory; 0 where the system does not tell.
func residentBytes(b *testing.B) uint64 {
	b.Helper()
	data, err := os.ReadFile("/proc/self/statm")
	if err != nil {
		return 0
	}
	pages, err := strconv.ParseUint(strings.Fields(string(data))[1], 10, 64)
	if err != nil {
		b.Fatal(err)
	}
	return pages * uint64(os.Getpagesize())
}
