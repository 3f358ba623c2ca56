package process

import (
	"context"
	"os"
	"path/filepath"
	"time"

	"goposh/runtime/datetime"
	"goposh/runtime/errs"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// clockTicks is how many clock ticks a second has in /proc.
const clockTicks = 100

const ticksPerClock = 10_000_000 / clockTicks

func exitedError() error {
	return errs.NewException("System.InvalidOperationException", "Process has exited, so the requested information is not available.")
}

// NetProperty implements types.Backed.
func (p *Process) NetProperty(rt value.Runtime, name string) (value.Value, error) {
	switch name {
	case "Id":
		return value.Int(int32(p.pid)), nil
	case "ProcessName":
		return value.String(p.Name()), nil
	case "MachineName":
		return value.String("."), nil
	case "HasExited":
		return value.Bool(p.HasExited()), nil
	case "Responding":
		return value.Bool(!p.HasExited()), nil
	case "MainWindowTitle":
		return value.String(""), nil
	case "EnableRaisingEvents":
		return value.False, nil
	case "ExitCode":
		return p.exitCodeValue()
	case "ExitTime":
		if p.child == nil || !p.HasExited() {
			return value.Null, errs.NewException("System.InvalidOperationException", "Process must exit before requested information can be determined.")
		}
		return timeValue(p.exited), nil
	}
	st, err := readStat(p.pid)
	if err != nil || st.start != p.began {
		return value.Null, exitedError()
	}
	switch name {
	case "SessionId":
		return value.Int(int32(st.session)), nil
	case "BasePriority":
		return value.Int(int32(st.nice)), nil
	case "PriorityClass":
		return priorityClass(st.nice), nil
	case "HandleCount":
		return value.Int(int32(handles(p.pid))), nil
	case "StartTime":
		return timeValue(time.Unix(bootTime(), 0).Add(time.Duration(st.start) * (time.Second / clockTicks))), nil
	case "TotalProcessorTime":
		return value.TimeSpan(int64(st.user+st.system) * ticksPerClock), nil
	case "UserProcessorTime":
		return value.TimeSpan(int64(st.user) * ticksPerClock), nil
	case "PrivilegedProcessorTime":
		return value.TimeSpan(int64(st.system) * ticksPerClock), nil
	case "WorkingSet64":
		return value.Long(st.rss * int64(os.Getpagesize())), nil
	case "WorkingSet":
		return value.Int(int32(st.rss * int64(os.Getpagesize()))), nil
	case "VirtualMemorySize64":
		return value.Long(int64(st.virtual)), nil
	case "VirtualMemorySize":
		return value.Int(int32(st.virtual)), nil
	case "PeakWorkingSet64":
		return value.Long(status(p.pid, "VmHWM")), nil
	case "PeakWorkingSet":
		return value.Int(int32(status(p.pid, "VmHWM"))), nil
	case "PeakVirtualMemorySize64":
		return value.Long(status(p.pid, "VmPeak")), nil
	case "PeakVirtualMemorySize":
		return value.Int(int32(status(p.pid, "VmPeak"))), nil
	case "PagedMemorySize64", "PeakPagedMemorySize64":
		return value.Long(status(p.pid, "VmSwap")), nil
	case "PagedMemorySize", "PeakPagedMemorySize":
		return value.Int(int32(status(p.pid, "VmSwap"))), nil
	case "PrivateMemorySize64":
		return value.Long(status(p.pid, "VmData")), nil
	case "PrivateMemorySize":
		return value.Int(int32(status(p.pid, "VmData"))), nil
	case "NonpagedSystemMemorySize64", "PagedSystemMemorySize64":
		return value.Long(0), nil
	case "NonpagedSystemMemorySize", "PagedSystemMemorySize":
		return value.Int(0), nil
	case "MainModule":
		files := modules(p.pid)
		if len(files) == 0 {
			return value.Null, nil
		}
		return value.Of(&Module{file: files[0]}), nil
	case "Modules":
		return value.Objects(p.Modules()...), nil
	}
	return value.Null, errs.NewException("System.PlatformNotSupportedException", name+" is not supported on this platform.")
}

// Modules are the ProcessModule objects of a process.
func (p *Process) Modules() []value.Value {
	files := modules(p.pid)
	out := make([]value.Value, len(files))
	for i, f := range files {
		out[i] = value.Of(&Module{file: f})
	}
	return out
}

func (p *Process) exitCodeValue() (value.Value, error) {
	if code, ok := p.ExitCode(); ok {
		return value.Int(int32(code)), nil
	}
	if p.child == nil {
		return value.Null, errs.NewException("System.InvalidOperationException", "Process was not started by this object, so requested information cannot be determined.")
	}
	return value.Null, errs.NewException("System.InvalidOperationException", "Process must exit before requested information can be determined.")
}

func timeValue(t time.Time) value.Value {
	return value.DateTime(datetime.FromTime(t, datetime.Local).Data())
}

func priorityClass(nice int) value.Value {
	t := types.Lookup("System.Diagnostics.ProcessPriorityClass")
	if t == nil || t.Enum == nil {
		return value.Null
	}
	name := "Normal"
	switch {
	case nice < -15:
		name = "RealTime"
	case nice < -10:
		name = "High"
	case nice < -5:
		name = "AboveNormal"
	case nice >= 19:
		name = "Idle"
	case nice > 5:
		name = "BelowNormal"
	}
	n, ok := t.Enum.Lookup(name)
	if !ok {
		return value.Null
	}
	return value.Enum(t.Enum, n)
}

// SetNetProperty implements types.Backed.
func (p *Process) SetNetProperty(_ value.Runtime, name string, _ value.Value) error {
	if name == "EnableRaisingEvents" {
		return nil
	}
	return errs.NewException("System.PlatformNotSupportedException", name+" cannot be set on this platform.")
}

// NetMethod implements types.Backed.
func (p *Process) NetMethod(rt value.Runtime, name string, args []value.Value) (value.Value, error) {
	switch name {
	case "Kill":
		var err error
		if len(args) == 1 && args[0].Int64() != 0 {
			err = p.KillTree()
		} else {
			err = p.Kill()
		}
		return value.Void, err
	case "WaitForExit":
		timeout := time.Duration(-1)
		if len(args) == 1 {
			switch {
			case args[0].Kind() == value.KindTimeSpan:
				timeout = time.Duration(args[0].Int64() * 100)
			case args[0].Int64() >= 0:
				timeout = time.Duration(args[0].Int64()) * time.Millisecond
			}
		}
		ctx := context.Background()
		if rt != nil {
			ctx = rt.Context()
		}
		ok, err := p.Wait(ctx, timeout)
		if err != nil {
			return value.Null, err
		}
		if len(args) == 0 {
			return value.Void, nil
		}
		return value.Bool(ok), nil
	case "ToString":
		return value.String("System.Diagnostics.Process (" + p.Name() + ")"), nil
	case "CloseMainWindow":
		return value.False, nil
	}
	return value.Void, nil // Refresh, Close, Dispose: nothing is kept
}

// Module is a System.Diagnostics.ProcessModule.
type Module struct {
	value.Bag
	file string
}

// Type implements value.Object.
func (*Module) Type() *value.Type { return types.Lookup("System.Diagnostics.ProcessModule") }

// NetProperty implements types.Backed.
func (m *Module) NetProperty(rt value.Runtime, name string) (value.Value, error) {
	switch name {
	case "FileName":
		return value.String(m.file), nil
	case "ModuleName":
		return value.String(filepath.Base(m.file)), nil
	case "ModuleMemorySize":
		if fi, err := os.Stat(m.file); err == nil {
			return value.Int(int32(fi.Size())), nil
		}
		return value.Int(0), nil
	case "FileVersionInfo":
		return types.InvokeStatic(rt, types.Lookup("System.Diagnostics.FileVersionInfo"), "GetVersionInfo", []value.Value{value.String(m.file)})
	}
	return value.Null, nil
}

// SetNetProperty implements types.Backed.
func (*Module) SetNetProperty(_ value.Runtime, name string, _ value.Value) error {
	return errs.NewException("System.InvalidOperationException", name+" cannot be set.")
}

// NetMethod implements types.Backed.
func (m *Module) NetMethod(value.Runtime, string, []value.Value) (value.Value, error) {
	return value.String("System.Diagnostics.ProcessModule (" + filepath.Base(m.file) + ")"), nil
}
