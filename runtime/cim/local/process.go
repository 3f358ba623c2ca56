package local

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"goposh/runtime/cim"
)

// ticksPerSecond is USER_HZ, the unit of times in /proc, which is 100 on every
// architecture that Go runs on.
const ticksPerSecond = 100

func processProvider() *provider {
	return &provider{
		class: "Win32_Process",
		list:  listProcesses,
		methods: map[string]method{
			"Create":                  createProcess,
			"Terminate":               terminateProcess,
			"GetOwner":                processOwner,
			"GetOwnerSid":             processOwnerSID,
			"SetPriority":             setProcessPriority,
			"GetAvailableVirtualSize": availableVirtualSize,
		},
		remove: func(_ context.Context, h *host, target *cim.Instance) error {
			err := h.sys.Kill(processID(target))
			if errors.Is(err, fs.ErrPermission) {
				return &cim.Error{Status: cim.AccessDenied, Target: target.Path().String()}
			}
			return err
		},
	}
}

func listProcesses(r *request) error {
	r.host.sys.Reap()
	names := []string(nil)
	if handle, ok := r.pin("Handle"); ok {
		names = []string{handle}
	} else if id, ok := r.pin("ProcessId"); ok {
		names = []string{id}
	} else {
		names = r.host.names("proc")
	}
	osName := ""
	if r.wants("OSName") {
		osName = r.host.osName()
	}
	for _, name := range names {
		pid, err := strconv.ParseUint(name, 10, 32)
		if err != nil {
			continue
		}
		row, ok := r.process(uint32(pid))
		if !ok {
			continue // it ended meanwhile
		}
		row.text("OSName", osName)
		if !r.add(row) {
			return nil
		}
	}
	return nil
}

// stat is /proc/PID/stat as far as it is needed.
type stat struct {
	comm, state                         string
	parent, session, nice               int64
	minorFaults, majorFaults            uint64
	userTicks, kernelTicks, startTicks  uint64
	threads, virtualBytes, workingPages uint64
}

// parseStat reads the line; the name in parentheses may itself hold
// parentheses and spaces.
func parseStat(line string) (stat, bool) {
	open, end := strings.IndexByte(line, '('), strings.LastIndexByte(line, ')')
	if open < 0 || end < open {
		return stat{}, false
	}
	f := strings.Fields(line[end+1:])
	if len(f) < 22 {
		return stat{}, false
	}
	// f[0] is field 3 of proc(5).
	signed := func(n int) int64 { v, _ := strconv.ParseInt(f[n-3], 10, 64); return v }
	unsigned := func(n int) uint64 { v, _ := strconv.ParseUint(f[n-3], 10, 64); return v }
	return stat{
		comm: line[open+1 : end], state: f[0], parent: signed(4), session: signed(6), nice: signed(19),
		minorFaults: unsigned(10), majorFaults: unsigned(12), userTicks: unsigned(14), kernelTicks: unsigned(15),
		threads: unsigned(20), startTicks: unsigned(22), virtualBytes: unsigned(23), workingPages: unsigned(24),
	}, true
}

func (r *request) process(pid uint32) (*row, bool) {
	h := r.host
	dir := "proc/" + strconv.FormatUint(uint64(pid), 10) + "/"
	line, err := h.read(dir + "stat")
	if err != nil {
		return nil, false
	}
	st, ok := parseStat(string(line))
	if !ok {
		return nil, false
	}
	row := r.row()
	row.set("Handle", pid)
	row.set("ProcessId", pid)
	row.set("CreationClassName", "Win32_Process")
	row.set("CSCreationClassName", "Win32_ComputerSystem")
	row.set("OSCreationClassName", "Win32_OperatingSystem")
	row.set("CSName", h.name())
	row.set("ParentProcessId", st.parent)
	row.set("SessionId", st.session)
	row.set("Priority", basePriority(st.nice))
	row.set("ThreadCount", st.threads)
	row.set("VirtualSize", st.virtualBytes)
	row.set("WorkingSetSize", st.workingPages*uint64(os.Getpagesize()))
	row.set("PageFaults", st.minorFaults+st.majorFaults)
	// CIM counts in 100 nanoseconds.
	row.set("UserModeTime", st.userTicks*(10_000_000/ticksPerSecond))
	row.set("KernelModeTime", st.kernelTicks*(10_000_000/ticksPerSecond))
	row.set("ExecutionState", executionState(st.state))
	if boot := h.boot(); !boot.IsZero() {
		row.set("CreationDate", boot.Add(time.Duration(st.startTicks)*(time.Second/ticksPerSecond)))
	}
	if r.wants("WindowsVersion") {
		row.text("WindowsVersion", kernelVersion(h.text("proc/sys/kernel/osrelease")))
	}
	r.processCommand(row, dir, st.comm)
	if r.wants("PeakVirtualSize", "PeakWorkingSetSize", "PageFileUsage", "PrivatePageCount") {
		r.processMemory(row, dir)
	}
	if r.wants("ReadOperationCount", "ReadTransferCount", "WriteOperationCount", "WriteTransferCount") {
		io := h.pairs(dir+"io", ":")
		for from, to := range map[string]string{
			"syscr": "ReadOperationCount", "rchar": "ReadTransferCount", "syscw": "WriteOperationCount", "wchar": "WriteTransferCount",
		} {
			row.text(to, io[from])
		}
	}
	if r.wants("HandleCount") {
		if entries, err := os.ReadDir(h.path(dir + "fd")); err == nil {
			row.set("HandleCount", len(entries))
		}
	}
	return row, true
}

// commLength is where the kernel cuts process names off.
const commLength = 15

func (r *request) processCommand(row *row, dir, name string) {
	var argv []string
	if r.wants("CommandLine") || len(name) >= commLength {
		if raw, err := r.host.read(dir + "cmdline"); err == nil {
			if text := strings.TrimRight(string(raw), "\x00"); text != "" {
				argv = strings.Split(text, "\x00")
				row.set("CommandLine", joinCommand(argv))
			}
		}
	}
	if r.wants("ExecutablePath") {
		row.text("ExecutablePath", strings.TrimSuffix(r.host.link(dir+"exe"), " (deleted)"))
	}
	if len(name) >= commLength {
		// An interpreter's script comes second.
		for _, arg := range argv[:min(len(argv), 2)] {
			if base := filepath.Base(arg); strings.HasPrefix(base, name) {
				name = base
				break
			}
		}
	}
	row.titles(name)
}

func (r *request) processMemory(row *row, dir string) {
	status := r.host.pairs(dir+"status", ":")
	kilobytes := func(key string) (uint64, bool) { return leadingNumber(status[key]) }
	if n, ok := kilobytes("VmPeak"); ok {
		row.set("PeakVirtualSize", n<<10)
	}
	if n, ok := kilobytes("VmHWM"); ok {
		row.set("PeakWorkingSetSize", n)
	}
	if private, ok := kilobytes("RssAnon"); ok {
		swapped, _ := kilobytes("VmSwap")
		row.set("PageFileUsage", private+swapped)
		row.set("PrivatePageCount", (private+swapped)<<10)
	}
}

// executionState is the CIM number for a state letter of /proc, nil if there
// is none.
func executionState(letter string) any {
	switch letter {
	case "R":
		return 3 // running
	case "S", "D", "I":
		return 4 // blocked
	case "T", "t":
		return 8 // stopped
	case "Z", "X":
		return 7 // terminated
	}
	return nil
}

// joinCommand writes arguments as one line, with quotes where they hold
// spaces, so that splitCommand gives them back.
func joinCommand(argv []string) string {
	var b strings.Builder
	for i, arg := range argv {
		if i > 0 {
			b.WriteByte(' ')
		}
		if arg != "" && !strings.ContainsAny(arg, " \t\n\"") {
			b.WriteString(arg)
			continue
		}
		b.WriteByte('"')
		b.WriteString(strings.ReplaceAll(strings.ReplaceAll(arg, `\`, `\\`), `"`, `\"`))
		b.WriteByte('"')
	}
	return b.String()
}

// splitCommand divides a command line at spaces outside quotes. A backslash
// counts only before a quote or, within double quotes, another backslash.
func splitCommand(line string) ([]string, bool) {
	var argv []string
	var b strings.Builder
	var quote byte
	inside := false
	for i := 0; i < len(line); i++ {
		c := line[i]
		switch {
		case c == '\\' && i+1 < len(line) && (line[i+1] == '"' || quote == '"' && line[i+1] == '\\'):
			i++
			b.WriteByte(line[i])
			inside = true
		case quote != 0 && c == quote:
			quote = 0
		case quote == 0 && (c == '"' || c == '\''):
			quote, inside = c, true
		case quote == 0 && (c == ' ' || c == '\t' || c == '\n' || c == '\r'):
			if inside {
				argv = append(argv, b.String())
				b.Reset()
			}
			inside = false
		default:
			b.WriteByte(c)
			inside = true
		}
	}
	if inside {
		argv = append(argv, b.String())
	}
	return argv, quote == 0
}
