package interp_test

import (
	"context"
	"os"
	"runtime"
	"runtime/metrics"
	"strconv"
	"strings"
	"testing"
	"time"

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

// BenchmarkJobLatency reports how long an empty background job takes from start to result, as a median.
func BenchmarkJobLatency(b *testing.B) {
	run := benchRunspace(b)
	run("foreach ($i in 1..300) { Start-Job { } | Receive-Job -Wait -AutoRemoveJob }")
	b.ResetTimer()
	out := run(replaceCount(`$w = [Diagnostics.Stopwatch]::new()
$t = foreach ($i in 1..%d) { $w.Restart(); Start-Job { } | Receive-Job -Wait -AutoRemoveJob; $w.Elapsed.TotalMicroseconds }
@($t | Sort-Object)[%d / 2]`, b.N))
	b.ReportMetric(out[0].Float64(), "median-µs")
}

// BenchmarkJobCycles starts, awaits and removes jobs, and reports how much more memory is resident after the second half of them than
// after the first.
func BenchmarkJobCycles(b *testing.B) {
	run := benchRunspace(b)
	half := func() uint64 {
		run(replaceCount("foreach ($i in 1..%d) { Start-Job { } | Wait-Job | Remove-Job }", max(1, b.N/2)))
		return residentBytes(b)
	}
	before := half()
	b.ReportMetric((float64(half())-float64(before))/1e6, "growth-MB")
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

// BenchmarkJobOutput passes objects from a job that writes as fast as it can to one who takes a batch at a time and works on each, and
// reports the most heap in use.
func BenchmarkJobOutput(b *testing.B) {
	const script = `$JobOutputLimitPreference = LIMIT; $j = START { for ($i = 0; $i -lt %d; $i++) { $i } }
while ($j.State -ne 'Completed' -or $j.HasMoreData) { foreach ($x in Receive-Job $j) { foreach ($k in 1..20) { $null = "$x".PadLeft(20) } } }`
	for _, start := range []string{"Start-Job", "Start-ThreadJob"} {
		for _, limit := range []string{"0", "1000"} {
			b.Run(start+"/limit="+limit, func(b *testing.B) {
				run := benchRunspace(b)
				peak := watchHeap()
				b.ReportAllocs()
				b.ResetTimer()
				run(strings.NewReplacer("LIMIT", limit, "START", start, "%d", strconv.Itoa(b.N)).Replace(script))
				b.StopTimer()
				b.ReportMetric(float64(peak())/1e6, "peak-MB")
			})
		}
	}
}

// watchHeap looks at the heap's size every few milliseconds until peak is called, which gives the largest.
func watchHeap() (peak func() uint64) {
	runtime.GC()
	quit, result := make(chan struct{}), make(chan uint64)
	go func() {
		sample := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}}
		var most uint64
		for {
			metrics.Read(sample)
			most = max(most, sample[0].Value.Uint64())
			select {
			case <-quit:
				result <- most
				return
			case <-time.After(5 * time.Millisecond):
			}
		}
	}()
	return func() uint64 { close(quit); return <-result }
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
