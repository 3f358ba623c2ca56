package types

import (
	"os"
	"os/user"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"goposh/runtime/neterr"
	"goposh/runtime/value"
)

// environmentClass declares System.Environment over the session's own environment.
func environmentClass() *Class {
	return &Class{Members: []M{
		{"static int CurrentManagedThreadId {get}", constant(value.Int(1))},
		{"static int ExitCode {get;set}", envExitCode},
		{"static int ProcessorCount {get}", envProcessorCount},
		{"static bool IsPrivilegedProcess {get}", envIsPrivilegedProcess},
		{"static bool HasShutdownStarted {get}", constant(value.False)},
		{"static string CommandLine {get}", envCommandLine},
		{"static string CurrentDirectory {get;set}", envCurrentDirectory},
		{"static int ProcessId {get}", envProcessId},
		{"static string ProcessPath {get}", envProcessPath},
		{"static bool Is64BitProcess {get}", constant(value.True)},
		{"static bool Is64BitOperatingSystem {get}", constant(value.True)},
		{"static string NewLine {get}", constant(value.String("\n"))},
		{"static OperatingSystem OSVersion {get}", envOSVersion},
		{"static string StackTrace {get}", constant(value.String(""))},
		{"static int SystemPageSize {get}", envSystemPageSize},
		{"static int TickCount {get}", envTickCount},
		{"static bool UserInteractive {get}", constant(value.True)},
		{"static string SystemDirectory {get}", constant(value.String(""))},
		{"static string UserDomainName {get}", envUserDomainName},
		{"static long TickCount64 {get}", envTickCount64},
		{"static string MachineName {get}", envMachineName},
		{"static string UserName {get}", envUserName},
		{"static long WorkingSet {get}", envWorkingSet},
		{"static Version Version {get}", envVersion},
		{"static void Exit(int exitCode)", envExit},
		{"static string GetEnvironmentVariable(string variable)", envGetEnvironmentVariable},
		{"static string GetEnvironmentVariable(string variable, EnvironmentVariableTarget target)", envGetEnvironmentVariable},
		{"static IDictionary GetEnvironmentVariables(EnvironmentVariableTarget target)", envGetEnvironmentVariables},
		{"static IDictionary GetEnvironmentVariables()", envGetEnvironmentVariables},
		{"static void SetEnvironmentVariable(string variable, string value)", envSetEnvironmentVariable},
		{"static void SetEnvironmentVariable(string variable, string value, EnvironmentVariableTarget target)", envSetEnvironmentVariable},
		{"static string[] GetCommandLineArgs()", envGetCommandLineArgs},
		{"static string ExpandEnvironmentVariables(string name)", envExpandEnvironmentVariables},
		{"static string GetFolderPath(Environment+SpecialFolder folder)", envGetFolderPath},
		{"static string GetFolderPath(Environment+SpecialFolder folder, Environment+SpecialFolderOption option)", envGetFolderPath},
		{"static string[] GetLogicalDrives()", dirGetLogicalDrives},
	}}
}

// ExitCodeKey is the service key of the session's Environment.ExitCode, a *int32.
type ExitCodeKey struct{}

func envExitCode(c *Call) (value.Value, error) {
	p, _ := c.RT.Service(ExitCodeKey{}).(*int32)
	if c.N() == 1 {
		if p == nil {
			return value.Null, neterr.New("System.PlatformNotSupportedException", "The exit code of this session cannot be set.")
		}
		*p = int32(c.Long(0))
		return value.Void, nil
	}
	if p == nil {
		return vint(0)
	}
	return value.Int(*p), nil
}

// ExitKey is the service key under which a session lets [Environment]::Exit end it.
type ExitKey struct{}

// Exiter ends a session with an exit code; the error it returns carries the exit through running code.
type Exiter interface {
	Exit(code int) error
}

func envExit(c *Call) (value.Value, error) {
	e, ok := c.RT.Service(ExitKey{}).(Exiter)
	if !ok {
		return value.Null, neterr.New("System.PlatformNotSupportedException", "This session cannot be ended by a script.")
	}
	return value.Void, e.Exit(c.Int(0))
}

func envProcessorCount(*Call) (value.Value, error)      { return vint(runtime.NumCPU()) }
func envIsPrivilegedProcess(*Call) (value.Value, error) { return vbool(os.Geteuid() == 0) }
func envCommandLine(*Call) (value.Value, error)         { return vstring(strings.Join(os.Args, " ")) }
func envProcessId(*Call) (value.Value, error)           { return vint(os.Getpid()) }
func envSystemPageSize(*Call) (value.Value, error)      { return vint(os.Getpagesize()) }
func envGetCommandLineArgs(*Call) (value.Value, error)  { return vstrings(os.Args) }

func envProcessPath(*Call) (value.Value, error) {
	p, err := os.Executable()
	if err != nil {
		return value.Null, nil
	}
	return vstring(p)
}

func envCurrentDirectory(c *Call) (value.Value, error) {
	if c.N() == 1 {
		return void(setDirectory(c, 0))
	}
	return vstring(c.RT.Directory())
}

// uptime is how long the system runs, in milliseconds.
func uptime() int64 {
	b, err := os.ReadFile("/proc/uptime")
	if err == nil {
		field, _, _ := strings.Cut(string(b), " ")
		if d, err := time.ParseDuration(field + "s"); err == nil {
			return d.Milliseconds()
		}
	}
	return time.Now().UnixMilli()
}

func envTickCount(*Call) (value.Value, error)   { return value.Int(int32(uptime())), nil }
func envTickCount64(*Call) (value.Value, error) { return vlong(uptime()) }

func envMachineName(*Call) (value.Value, error) {
	name, err := os.Hostname()
	if err != nil {
		return value.Null, invalidOperation("Unable to retrieve machine name.")
	}
	name, _, _ = strings.Cut(name, ".")
	return vstring(name)
}

func envUserName(c *Call) (value.Value, error) {
	if u, err := user.Current(); err == nil {
		return vstring(u.Username)
	}
	name, _ := c.RT.Getenv("USER")
	return vstring(name)
}

func envUserDomainName(c *Call) (value.Value, error) { return envMachineName(c) }

func envWorkingSet(*Call) (value.Value, error) {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return vlong(int64(m.Sys))
}

func envVersion(*Call) (value.Value, error) { return vobject(NewVersion(10, 0, 0, -1)) }

func envGetEnvironmentVariable(c *Call) (value.Value, error) {
	if c.isNull(0) {
		return value.Null, neterr.ArgumentNull("variable")
	}
	// Unix has no variables of the user or the machine.
	if c.N() == 2 && c.Int(1) != 0 {
		return value.Null, nil
	}
	s, ok := c.RT.Getenv(c.Str(0))
	if !ok {
		return value.Null, nil
	}
	return vstring(s)
}

func envGetEnvironmentVariables(c *Call) (value.Value, error) {
	d := value.NewDict(value.TypeHashtable, false, 0)
	if c.N() == 0 || c.Int(0) == 0 {
		for _, kv := range c.RT.Environ() {
			k, v, _ := strings.Cut(kv, "=")
			d.SetString(k, value.String(v))
		}
	}
	return vobject(d)
}

func envSetEnvironmentVariable(c *Call) (value.Value, error) {
	name := c.Str(0)
	switch {
	case c.isNull(0):
		return value.Null, neterr.ArgumentNull("variable")
	case name == "":
		return value.Null, errEmptyPath("variable")
	case name[0] == 0:
		return value.Null, neterr.Argument("variable", "The first char in the string is the null character.")
	case strings.Contains(name, "="):
		return value.Null, neterr.Argument("variable", "Environment variable name cannot contain equal character.")
	}
	if c.N() == 3 && c.Int(2) != 0 {
		return value.Void, nil
	}
	c.RT.Setenv(name, c.Str(1), c.isNull(1) || c.Str(1) == "")
	return value.Void, nil
}

func envExpandEnvironmentVariables(c *Call) (value.Value, error) {
	s := c.Str(0)
	var b strings.Builder
	for {
		i := strings.IndexByte(s, '%')
		if i < 0 {
			break
		}
		j := strings.IndexByte(s[i+1:], '%')
		if j < 0 {
			break
		}
		name := s[i+1 : i+1+j]
		if v, ok := c.RT.Getenv(name); ok && name != "" {
			b.WriteString(s[:i] + v)
			s = s[i+j+2:]
			continue
		}
		b.WriteString(s[:i+1+j])
		s = s[i+1+j:]
	}
	return vstring(b.String() + s)
}

// homeDirectory is the user's home in the session's environment.
func homeDirectory(rt value.Runtime) string {
	if h, ok := rt.Getenv("HOME"); ok && h != "" {
		return h
	}
	if u, err := user.Current(); err == nil {
		return u.HomeDir
	}
	return "/"
}

// envGetFolderPath follows the XDG directories. Folders that are not there give "" as in .NET.
func envGetFolderPath(c *Call) (value.Value, error) {
	home := homeDirectory(c.RT)
	xdg := func(name, def string) string {
		if v, ok := c.RT.Getenv(name); ok && strings.HasPrefix(v, "/") {
			return v
		}
		return filepath.Join(home, def)
	}
	p, always := "", false
	switch c.Int(0) {
	case 40: // UserProfile
		p, always = home, true
	case 5: // Personal, MyDocuments
		p = filepath.Join(home, "Documents")
		if c.Int(0) == 5 && !isDirectory(p) {
			p = ""
		}
	case 26: // ApplicationData
		p = xdg("XDG_CONFIG_HOME", ".config")
	case 28: // LocalApplicationData
		p = xdg("XDG_DATA_HOME", ".local/share")
	case 0, 16: // Desktop, DesktopDirectory
		p = filepath.Join(home, "Desktop")
	case 13:
		p = filepath.Join(home, "Music")
	case 14:
		p = filepath.Join(home, "Videos")
	case 39:
		p = filepath.Join(home, "Pictures")
	case 21:
		p = filepath.Join(home, "Templates")
	case 20:
		p = filepath.Join(home, ".fonts")
	case 35: // CommonApplicationData
		p, always = "/usr/share", true
	case 45: // CommonTemplates
		p, always = "/usr/share/templates", false
	}
	if p != "" && !always && !isDirectory(p) && (c.N() < 2 || c.Int(1) == 0) {
		p = ""
	}
	return vstring(p)
}

var (
	typeOperatingSystem = lazyType{name: "System.OperatingSystem"}
	typePlatformID      = lazyType{name: "System.PlatformID"}
)

// operatingSystem is Environment.OSVersion.
type operatingSystem struct {
	value.Bag
	version *Version
}

// Type implements value.Object.
func (*operatingSystem) Type() *value.Type { return typeOperatingSystem.get() }

// String is the system's name and kernel version.
func (o *operatingSystem) String() string { return "Unix " + o.version.String() }

func envOSVersion(*Call) (value.Value, error) {
	return vobject(&operatingSystem{version: kernelVersion()})
}

// kernelVersion reads the leading numbers of the kernel's release.
func kernelVersion() *Version {
	b, err := os.ReadFile("/proc/sys/kernel/osrelease")
	if err != nil {
		return NewVersion(0, 0, 0, 0)
	}
	n, i, parts := 0, 0, [4]int{}
	seen := false
	for _, r := range string(b) {
		if r >= '0' && r <= '9' && i < 4 {
			n, seen = n*10+int(r-'0'), true
			parts[i] = n
			continue
		}
		if seen {
			i, n, seen = i+1, 0, false
		}
		if r == '\n' {
			break
		}
	}
	return NewVersion(parts[0], parts[1], parts[2], parts[3])
}

// operatingSystemClass declares System.OperatingSystem.
func operatingSystemClass() *Class {
	c := &Class{Members: []M{
		{"PlatformID Platform {get}", func(*Call) (value.Value, error) { return typePlatformID.enum(4), nil }},
		{"string ServicePack {get}", constant(value.String(""))},
		{"Version Version {get}", func(c *Call) (value.Value, error) { return vobject(this[*operatingSystem](c).version) }},
		{"string VersionString {get}", func(c *Call) (value.Value, error) { return vstring(this[*operatingSystem](c).String()) }},
		{"string ToString()", func(c *Call) (value.Value, error) { return vstring(this[*operatingSystem](c).String()) }},
	}}
	for name, goos := range map[string]string{"Linux": "linux", "Windows": "windows", "MacOS": "darwin", "FreeBSD": "freebsd", "Android": "android", "IOS": "ios", "Browser": "js"} {
		c.Members = append(c.Members, M{"static bool Is" + name + "()", constant(value.Bool(runtime.GOOS == goos))})
	}
	return c
}

// gcClass declares System.GC; the collector is Go's.
func gcClass() *Class {
	memory := func(*Call) (value.Value, error) {
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return vlong(int64(m.HeapAlloc))
	}
	return &Class{Members: []M{
		{"static void Collect()", noop},
		{"static void Collect(int generation)", noop},
		{"static long GetTotalMemory(bool forceFullCollection)", memory},
		{"static long GetTotalAllocatedBytes(bool precise = false)", memory},
		{"static void WaitForPendingFinalizers()", noop},
		{"static void SuppressFinalize(object obj)", noop},
		{"static void KeepAlive(object obj)", noop},
		{"static int GetGeneration(object obj)", constant(value.Int(0))},
		{"static int CollectionCount(int generation)", func(*Call) (value.Value, error) {
			var m runtime.MemStats
			runtime.ReadMemStats(&m)
			return vint(int(m.NumGC))
		}},
		{"static int MaxGeneration {get}", constant(value.Int(2))},
	}}
}
