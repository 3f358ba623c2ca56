package main

import (
	"os"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// watchPeak follows the peak resident size of a process; call what it returns
// once the process has ended.
//
// The system's own figure, ru_maxrss, begins at the size of the process that
// started it, so it only says something above that. Below it, the figure is
// what was last read while the process ran.
func watchPeak(pid int) func(*os.ProcessState) int64 {
	done, read := make(chan struct{}), make(chan int64)
	go func() {
		var peak int64
		tick := time.NewTicker(2 * time.Millisecond)
		defer tick.Stop()
		for {
			select {
			case <-done:
				read <- peak
				return
			case <-tick.C:
				peak = max(peak, highWater(strconv.Itoa(pid)))
			}
		}
	}()
	return func(state *os.ProcessState) int64 {
		close(done)
		polled := <-read
		usage, ok := state.SysUsage().(*syscall.Rusage)
		if !ok {
			return polled
		}
		if system := usage.Maxrss << 10; polled == 0 || system > highWater("self")+512<<10 {
			return system
		}
		return polled
	}
}

// highWater is the VmHWM of a process in bytes; 0 where it cannot be read.
func highWater(pid string) int64 {
	status, err := os.ReadFile("/proc/" + pid + "/status")
	if err != nil {
		return 0
	}
	for line := range strings.Lines(string(status)) {
		if rest, ok := strings.CutPrefix(line, "VmHWM:"); ok {
			kib, err := strconv.ParseInt(strings.TrimSuffix(strings.TrimSpace(rest), " kB"), 10, 64)
			if err != nil {
				return 0
			}
			return kib << 10
		}
	}
	return 0
}
