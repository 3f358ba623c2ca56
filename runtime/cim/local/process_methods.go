package local

import (
	"context"
	"errors"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"

	"goposh/runtime/cim"
)

// Return codes of Win32_Process's methods.
const (
	success           = 0
	accessDenied      = 2
	unknownFailure    = 8
	pathNotFound      = 9
	invalidParameters = 21
)

func processID(i *cim.Instance) int {
	v, _ := i.Value("ProcessId")
	id, _ := v.(uint32)
	return int(id)
}

// codeFor is the return code for a failed system call.
func codeFor(err error) uint32 {
	switch {
	case err == nil:
		return success
	case errors.Is(err, fs.ErrPermission):
		return accessDenied
	case errors.Is(err, fs.ErrNotExist), errors.Is(err, syscall.ESRCH), errors.Is(err, os.ErrProcessDone):
		return pathNotFound
	}
	return unknownFailure
}

// createProcess starts a command line without a shell. The first word is
// looked up in the PATH of the environment it is given.
func createProcess(_ context.Context, h *host, _ *cim.Instance, args map[string]any) (*cim.Result, error) {
	line, _ := args["CommandLine"].(string)
	argv, ok := splitCommand(line)
	if !ok || len(argv) == 0 || argv[0] == "" {
		return returned(invalidParameters)
	}
	env, priority := h.sys.Environ(), uint32(0)
	if startup, _ := args["ProcessStartupInformation"].(*cim.Instance); startup != nil {
		if v, _ := startup.Value("EnvironmentVariables"); v != nil {
			if given, ok := v.([]string); ok {
				env = given
			}
		}
		if v, _ := startup.Value("PriorityClass"); v != nil {
			priority, _ = v.(uint32)
		}
	}
	nice, known := niceFor(priority)
	if priority != 0 && !known {
		return returned(invalidParameters)
	}
	dir, _ := args["CurrentDirectory"].(string)
	program, found := h.findProgram(argv[0], dir, env)
	if !found {
		return returned(pathNotFound)
	}
	argv[0] = program
	pid, err := h.sys.Start(argv, dir, env)
	if err == nil && priority != 0 {
		err = h.sys.SetNice(pid, nice)
	}
	if err != nil {
		return returned(codeFor(err))
	}
	return returned(success, cim.Argument{Name: "ProcessId", Value: pid})
}

func (h *host) findProgram(name, dir string, env []string) (string, bool) {
	if strings.ContainsRune(name, '/') {
		if !filepath.IsAbs(name) && dir != "" {
			name = filepath.Join(dir, name)
		}
		return name, h.executable(name)
	}
	for _, entry := range env {
		list, ok := strings.CutPrefix(entry, "PATH=")
		if !ok {
			continue
		}
		for _, folder := range filepath.SplitList(list) {
			if full := filepath.Join(folder, name); folder != "" && h.executable(full) {
				return full, true
			}
		}
	}
	return "", false
}

func (h *host) executable(name string) bool {
	info, err := os.Stat(name)
	return err == nil && !info.IsDir() && info.Mode()&0o111 != 0
}

func terminateProcess(_ context.Context, h *host, target *cim.Instance, _ map[string]any) (*cim.Result, error) {
	return returned(codeFor(h.sys.Kill(processID(target))))
}

// processUID is the effective user of a process.
func (h *host) processUID(pid int) (uint32, bool) {
	fields := strings.Fields(h.pairs("proc/"+strconv.Itoa(pid)+"/status", ":")["Uid"])
	if len(fields) < 2 {
		return 0, false
	}
	n, err := strconv.ParseUint(fields[1], 10, 32)
	return uint32(n), err == nil
}

func processOwner(_ context.Context, h *host, target *cim.Instance, _ map[string]any) (*cim.Result, error) {
	uid, ok := h.processUID(processID(target))
	if !ok {
		return returned(pathNotFound)
	}
	return returned(success, cim.Argument{Name: "Domain", Value: h.name()},
		cim.Argument{Name: "User", Value: h.userName(uid)})
}

func processOwnerSID(_ context.Context, h *host, target *cim.Instance, _ map[string]any) (*cim.Result, error) {
	uid, ok := h.processUID(processID(target))
	if !ok {
		return returned(pathNotFound)
	}
	return returned(success, cim.Argument{Name: "Sid", Value: userSID(uid)})
}

// niceFor is the nice value for a Windows priority class.
func niceFor(class uint32) (int, bool) {
	switch class {
	case 64: // idle
		return 19, true
	case 16384: // below normal
		return 10, true
	case 32: // normal
		return 0, true
	case 32768: // above normal
		return -5, true
	case 128: // high
		return -15, true
	case 256: // real time
		return -20, true
	}
	return 0, false
}

// basePriority is Windows' base priority for a nice value.
func basePriority(nice int64) uint32 {
	switch {
	case nice <= -20:
		return 24
	case nice <= -15:
		return 13
	case nice <= -5:
		return 10
	case nice < 5:
		return 8
	case nice < 15:
		return 6
	}
	return 4
}

func setProcessPriority(_ context.Context, h *host, target *cim.Instance, args map[string]any) (*cim.Result, error) {
	class, _ := args["Priority"].(int32)
	nice, ok := niceFor(uint32(max(class, 0)))
	if !ok {
		return returned(invalidParameters)
	}
	return returned(codeFor(h.sys.SetNice(processID(target), nice)))
}

// availableVirtualSize is what the address space limit leaves, or else the
// whole user half of the address space.
func availableVirtualSize(_ context.Context, h *host, target *cim.Instance, _ map[string]any) (*cim.Result, error) {
	limit := uint64(userAddressSpace)
	if math.MaxUint == math.MaxUint32 {
		limit = 3 << 30
	}
	for line := range h.lines("proc/" + strconv.Itoa(processID(target)) + "/limits") {
		if rest, ok := strings.CutPrefix(line, "Max address space"); ok {
			if n, ok := leadingNumber(rest); ok {
				limit = min(limit, n)
			}
		}
	}
	used, _ := target.Value("VirtualSize")
	size, _ := used.(uint64)
	return returned(success, cim.Argument{Name: "AvailableVirtualSize", Value: limit - min(limit, size)})
}

// userAddressSpace is the 47 bits a process has on 64-bit machines, in bytes.
const userAddressSpace = 1 << 47
