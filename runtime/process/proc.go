package process

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

const procRoot = "/proc"

// stat is what /proc/PID/stat tells of a process. Times are in clock ticks, rss in pages.
type stat struct {
	name                string
	state               byte
	parent, session     int
	user, system, start uint64
	nice, threads       int
	virtual             uint64
	rss                 int64
}

// list returns the ids of all processes.
func list() ([]int, error) {
	d, err := os.Open(procRoot)
	if err != nil {
		return nil, err
	}
	defer d.Close()
	names, err := d.Readdirnames(-1)
	if err != nil {
		return nil, err
	}
	var out []int
	for _, n := range names {
		if pid, err := strconv.Atoi(n); err == nil {
			out = append(out, pid)
		}
	}
	slices.Sort(out)
	return out, nil
}

func procFile(pid int, name string) string {
	return filepath.Join(procRoot, strconv.Itoa(pid), name)
}

func readStat(pid int) (stat, error) {
	var s stat
	data, err := os.ReadFile(procFile(pid, "stat"))
	if err != nil {
		return s, err
	}
	open, end := bytes.IndexByte(data, '('), bytes.LastIndexByte(data, ')')
	if open < 0 || end < open {
		return s, fmt.Errorf("process %d: malformed stat", pid)
	}
	s.name = string(data[open+1 : end])
	f := strings.Fields(string(data[end+1:]))
	if len(f) < 22 {
		return s, fmt.Errorf("process %d: short stat", pid)
	}
	num := func(i int) int64 {
		n, _ := strconv.ParseInt(f[i], 10, 64)
		return n
	}
	s.state = f[0][0]
	s.parent, s.session = int(num(1)), int(num(3))
	s.user, s.system = uint64(num(11)), uint64(num(12))
	s.nice, s.threads = int(num(16)), int(num(17))
	s.start = uint64(num(19))
	v, _ := strconv.ParseUint(f[20], 10, 64)
	s.virtual, s.rss = v, num(21)
	if len(s.name) >= maxComm {
		s.name = longName(pid, s.name)
	}
	return s, nil
}

// maxComm is the length the kernel cuts names at.
const maxComm = 15

// longName finds the whole of a name that the kernel has cut, in the command line.
func longName(pid int, cut string) string {
	args := commandLine(pid)
	for i, a := range args {
		if i > 1 {
			break
		}
		if base := filepath.Base(a); strings.HasPrefix(base, cut) {
			return base
		}
	}
	return cut
}

// commandLine is the command line of a process, empty for kernel threads.
func commandLine(pid int) []string {
	data, err := os.ReadFile(procFile(pid, "cmdline"))
	if err != nil || len(data) == 0 {
		return nil
	}
	return strings.Split(strings.TrimSuffix(string(data), "\x00"), "\x00")
}

// status reads a line of /proc/PID/status in kB, as bytes.
func status(pid int, key string) int64 {
	for line := range strings.Lines(readText(procFile(pid, "status"))) {
		k, v, ok := strings.Cut(line, ":")
		if !ok || k != key {
			continue
		}
		f := strings.Fields(v)
		if len(f) == 0 {
			return 0
		}
		n, _ := strconv.ParseInt(f[0], 10, 64)
		if len(f) > 1 && f[1] == "kB" {
			n *= 1024
		}
		return n
	}
	return 0
}

func readText(name string) string {
	data, err := os.ReadFile(name)
	if err != nil {
		return ""
	}
	return string(data)
}

// handles counts the open files of a process.
func handles(pid int) int {
	d, err := os.Open(procFile(pid, "fd"))
	if err != nil {
		return 0
	}
	defer d.Close()
	names, _ := d.Readdirnames(-1)
	return len(names)
}

// bootTime is when the system started, in seconds since 1970.
func bootTime() int64 {
	for line := range strings.Lines(readText(filepath.Join(procRoot, "stat"))) {
		if rest, ok := strings.CutPrefix(line, "btime "); ok {
			n, _ := strconv.ParseInt(strings.TrimSpace(rest), 10, 64)
			return n
		}
	}
	return 0
}

// descendants lists the ids of all processes below one.
func descendants(pid int) ([]int, error) {
	pids, err := list()
	if err != nil {
		return nil, err
	}
	children := map[int][]int{}
	for _, p := range pids {
		if st, err := readStat(p); err == nil {
			children[st.parent] = append(children[st.parent], p)
		}
	}
	var out []int
	for todo := children[pid]; len(todo) > 0; {
		p := todo[0]
		out = append(out, p)
		todo = append(todo[1:], children[p]...)
	}
	return out, nil
}

// modules lists the files mapped into a process as code, the program first.
func modules(pid int) []string {
	var out []string
	if exe, err := os.Readlink(procFile(pid, "exe")); err == nil {
		out = append(out, strings.TrimSuffix(exe, " (deleted)"))
	}
	for line := range strings.Lines(readText(procFile(pid, "maps"))) {
		f := strings.Fields(line)
		if len(f) < 6 || !strings.Contains(f[1], "x") || !strings.HasPrefix(f[5], "/") || slices.Contains(out, f[5]) {
			continue
		}
		out = append(out, f[5])
	}
	return out
}

// UserName is the name of the user a process runs as; "" when it cannot be told.
func (p *Process) UserName() string {
	for line := range strings.Lines(readText(procFile(p.pid, "status"))) {
		if rest, ok := strings.CutPrefix(line, "Uid:"); ok {
			if f := strings.Fields(rest); len(f) > 1 {
				return userName(f[1])
			}
		}
	}
	return ""
}
