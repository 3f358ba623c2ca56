package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"time"
)

// measurement is one run of one command.
type measurement struct {
	wall time.Duration
	// peak is the largest resident size of the process in bytes; 0 where the
	// system does not tell.
	peak           int64
	exit           int
	timedOut       bool
	stdout, stderr string
}

// problem says what makes a run worthless; empty where nothing does.
func (m *measurement) problem() string {
	switch {
	case m.timedOut:
		return "timeout"
	case m.exit != 0:
		return fmt.Sprintf("exit %d: %s", m.exit, firstLine(m.stderr))
	case strings.TrimSpace(m.stderr) != "":
		return "stderr: " + firstLine(m.stderr)
	default:
		return ""
	}
}

// checksum is what a benchmark prints to show that it did its work.
func (m *measurement) checksum() string {
	var sums []string
	for line := range strings.Lines(m.stdout) {
		if strings.HasPrefix(line, "checksum") {
			sums = append(sums, strings.TrimSpace(line))
		}
	}
	return strings.Join(sums, " | ")
}

// metrics reads the lines "metric NAME VALUE" that a benchmark prints.
func (m *measurement) metrics() map[string]float64 {
	found := map[string]float64{}
	for line := range strings.Lines(m.stdout) {
		fields := strings.Fields(line)
		if len(fields) != 3 || fields[0] != "metric" {
			continue
		}
		if value, err := strconv.ParseFloat(fields[2], 64); err == nil {
			found[fields[1]] = value
		}
	}
	return found
}

func firstLine(text string) string {
	line, _, _ := strings.Cut(strings.TrimSpace(text), "\n")
	return line
}

// timer runs commands one at a time, each in a fresh folder below temp.
type timer struct {
	timeout time.Duration
	temp    string
}

// time runs argv. An error means that it could not be run at all.
func (t *timer) time(ctx context.Context, argv []string) (*measurement, error) {
	dir, err := os.MkdirTemp(t.temp, "run")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	limited, cancel := context.WithTimeout(ctx, t.timeout)
	defer cancel()

	var stdout, stderr strings.Builder
	cmd := exec.CommandContext(limited, argv[0], argv[1:]...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "POWERSHELL_TELEMETRY_OPTOUT=1", "POWERSHELL_UPDATECHECK=Off", "NO_COLOR=1")
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	cmd.WaitDelay = time.Second

	start := time.Now()
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	peak := watchPeak(cmd.Process.Pid)
	err = cmd.Wait()
	m := &measurement{wall: time.Since(start), peak: peak(cmd.ProcessState)}

	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) && limited.Err() == nil {
		return nil, err
	}
	m.exit, m.timedOut = cmd.ProcessState.ExitCode(), limited.Err() != nil
	m.stdout, m.stderr = stdout.String(), stderr.String()
	return m, nil
}
