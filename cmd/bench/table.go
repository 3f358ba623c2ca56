package main

import (
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"os"
	"slices"
	"strings"
	"text/tabwriter"
	"time"
)

// result is the best of a benchmark's runs.
type result struct {
	wall     time.Duration
	peak     int64
	checksum string
	problem  string
	// metrics are what a benchmark itself measured, the least of all runs.
	metrics map[string]float64
}

func (r *result) add(m *measurement) {
	if problem := m.problem(); problem != "" {
		r.problem = problem
		return
	}
	sum := m.checksum()
	if r.wall != 0 && sum != r.checksum {
		r.problem = "checksum changes from run to run"
	}
	r.checksum = sum
	if r.wall == 0 || m.wall < r.wall {
		r.wall = m.wall
	}
	r.peak = max(r.peak, m.peak)
	for name, value := range m.metrics() {
		if r.metrics == nil {
			r.metrics = map[string]float64{}
		}
		if least, ok := r.metrics[name]; !ok || value < least {
			r.metrics[name] = value
		}
	}
}

// timing is what was measured of PowerShell for one benchmark.
type timing struct {
	// WallRatio is the wall time as a multiple of the yardstick's, NetRatio
	// the same less start-up.
	WallRatio float64 `json:"wall_ratio"`
	NetRatio  float64 `json:"net_ratio"`
	RSSKiB    int64   `json:"rss_kib"`
	Checksum  string  `json:"checksum"`
	// Metrics are what a benchmark itself measured.
	Metrics map[string]float64 `json:"metrics"`
}

// timings maps benchmarks to the ways in which PowerShell ran them: pwsh
// (-File) and, for some, pwsh-call (in a scope of their own).
type timings map[string]map[string]timing

func readTimings(path string) (timings, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var file struct {
		Benchmarks timings `json:"benchmarks"`
	}
	if err := json.Unmarshal(data, &file); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return file.Benchmarks, nil
}

// row is a line of the table. Ratios are 0 where there is nothing to compare.
type row struct {
	name              string
	wall              time.Duration
	ratio, pwsh, call float64
	// factor is how many times faster goposh is than PowerShell at its best.
	factor        float64
	peak, pwshRSS int64
	problem       string
	// metrics are what the benchmark itself measured, pwshMetrics the same of
	// PowerShell.
	metrics, pwshMetrics map[string]float64
}

func tabulate(benches []benchmark, results map[string]*result, yard time.Duration, recorded timings) []row {
	rows := make([]row, len(benches))
	for i, b := range benches {
		res := results[b.name]
		file, ok := recorded[b.name]["pwsh"]
		call := recorded[b.name]["pwsh-call"]
		r := row{
			name: b.name, wall: res.wall, pwsh: file.WallRatio, call: call.WallRatio,
			peak: res.peak, pwshRSS: file.RSSKiB << 10, problem: res.problem,
			metrics: res.metrics, pwshMetrics: file.Metrics,
		}
		if res.wall > 0 {
			r.ratio = res.wall.Seconds() / yard.Seconds()
			if best := bestRatio(r.pwsh, r.call); best > 0 {
				r.factor = best / r.ratio
			}
			if r.problem == "" && ok && res.checksum != file.Checksum {
				r.problem = fmt.Sprintf("checksum: %q, PowerShell's is %q", res.checksum, file.Checksum)
			}
		}
		rows[i] = r
	}
	return rows
}

// bestRatio is the smaller of two ratios of which either may be unknown.
func bestRatio(a, b float64) float64 {
	if a == 0 || b == 0 {
		return max(a, b)
	}
	return min(a, b)
}

func problems(rows []row) []string {
	var list []string
	for _, r := range rows {
		if r.problem != "" {
			list = append(list, r.name+": "+r.problem)
		}
	}
	return list
}

func writeTable(w io.Writer, rows []row, yard time.Duration) error {
	fmt.Fprintf(w, "Yardstick %.3f s. Ratios are wall times as multiples of it; faster is PowerShell's better ratio by goposh's.\n\n", yard.Seconds())
	tw := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(tw, "benchmark\tseconds\tgoposh\tpwsh\tpwsh-call\tfaster\tMiB\tpwsh MiB\t")
	for _, r := range rows {
		mark := ""
		if r.problem != "" {
			mark = " !"
		}
		fmt.Fprintf(tw, "%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t\n", r.name+mark,
			number(r.wall.Seconds()), number(r.ratio), number(r.pwsh), number(r.call), times(r.factor), mebibytes(r.peak), mebibytes(r.pwshRSS))
	}
	if err := tw.Flush(); err != nil {
		return err
	}
	writeMetrics(w, rows)
	if list := problems(rows); len(list) > 0 {
		fmt.Fprintf(w, "\nProblems (marked !):\n  %s\n", strings.Join(list, "\n  "))
	}
	return nil
}

// writeMetrics lists what benchmarks measured themselves.
func writeMetrics(w io.Writer, rows []row) {
	title := "\nMetrics (PowerShell's in brackets):\n"
	for _, r := range rows {
		for _, name := range slices.Sorted(maps.Keys(r.metrics)) {
			fmt.Fprintf(w, "%s  %s %s: %g (%g)\n", title, r.name, name, r.metrics[name], r.pwshMetrics[name])
			title = ""
		}
	}
}

func number(f float64) string {
	if f == 0 {
		return "-"
	}
	return fmt.Sprintf("%.4f", f)
}

func times(f float64) string {
	if f == 0 {
		return "-"
	}
	return fmt.Sprintf("%.1fx", f)
}

func mebibytes(n int64) string {
	if n == 0 {
		return "-"
	}
	return fmt.Sprintf("%d", (n+1<<19)>>20)
}
