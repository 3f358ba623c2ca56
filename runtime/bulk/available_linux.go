package bulk

import (
	"bytes"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/sys/unix"
)

// available is how many bytes the system, the control groups and the limit on the address space leave.
func available() int64 {
	free := int64(math.MaxInt64)
	if kb, ok := field("/proc/meminfo", "MemAvailable:"); ok {
		swap, _ := field("/proc/meminfo", "SwapFree:")
		free = (kb + swap) << 10
	}
	free = min(free, groupAvailable("/proc/self/cgroup", "/sys/fs/cgroup"))
	var l unix.Rlimit
	if err := unix.Getrlimit(unix.RLIMIT_AS, &l); err == nil && l.Cur < math.MaxInt64 {
		if kb, ok := field("/proc/self/status", "VmSize:"); ok {
			free = min(free, max(0, int64(l.Cur)-kb<<10))
		}
	}
	return free
}

// field is the number behind a name at the start of a line.
func field(path, name string) (int64, bool) {
	b, err := os.ReadFile(path)
	if err != nil {
		return 0, false
	}
	for line := range bytes.Lines(b) {
		if rest, ok := bytes.CutPrefix(line, []byte(name)); ok {
			if f := bytes.Fields(rest); len(f) > 0 {
				n, err := strconv.ParseInt(string(f[0]), 10, 64)
				return n, err == nil
			}
		}
	}
	return 0, false
}

// groupAvailable is what the process's control group, and those around it, leave; version 2 of them.
func groupAvailable(self, root string) int64 {
	free := int64(math.MaxInt64)
	b, err := os.ReadFile(self)
	if err != nil {
		return free
	}
	for line := range strings.Lines(string(b)) {
		path, ok := strings.CutPrefix(strings.TrimSpace(line), "0::")
		if !ok {
			continue
		}
		for dir := filepath.Clean("/" + path); ; dir = filepath.Dir(dir) {
			if limit, ok := number(filepath.Join(root, dir, "memory.max")); ok {
				used, _ := number(filepath.Join(root, dir, "memory.current"))
				cached, _ := field(filepath.Join(root, dir, "memory.stat"), "inactive_file")
				free = min(free, max(0, limit-used+cached))
			}
			if dir == "/" {
				break
			}
		}
	}
	return free
}

func number(path string) (int64, bool) {
	b, err := os.ReadFile(path)
	if err != nil {
		return 0, false
	}
	n, err := strconv.ParseInt(strings.TrimSpace(string(b)), 10, 64)
	return n, err == nil
}
