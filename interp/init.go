package interp

import (
	"os"
	"runtime"
	"sync"

	"goposh/runtime/errs"
	"goposh/runtime/session"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// initVariables makes the automatic variables of a new session.
func (rs *Runspace) initVariables() {
	g := rs.sess.Global.Top
	add := func(name string, v value.Value, o session.Options) *session.Variable {
		x := &session.Variable{Name: name, Value: v}
		if o != 0 {
			x.Meta = &session.VariableMeta{Options: o}
		}
		g.Put(x)
		return x
	}
	const fixed = session.Constant | session.AllScope
	const kept = session.ReadOnly | session.AllScope
	computed := func(name string, o session.Options, get func() value.Value) {
		add(name, value.Null, 0).Meta = &session.VariableMeta{Options: o, Get: get}
	}
	computed("?", kept, func() value.Value { return value.Bool(rs.ok) })
	add("^", value.Null, 0)
	add("$", value.Null, 0)
	add("null", value.Null, 0).Meta = &session.VariableMeta{Get: func() value.Value { return value.Null }, Set: func(value.Value) error { return nil }}
	add("true", value.True, fixed)
	add("false", value.False, fixed)
	add("Error", value.Of(rs.errorList), session.Constant)
	home, _ := rs.Getenv("HOME")
	add("HOME", value.String(home), kept)
	add("PID", value.Int(int32(os.Getpid())), fixed)
	computed("PWD", kept, func() value.Value { return rs.currentPath() })
	add("IsCoreCLR", value.True, kept)
	add("IsLinux", value.Bool(runtime.GOOS == "linux"), kept)
	add("IsMacOS", value.Bool(runtime.GOOS == "darwin"), kept)
	add("IsWindows", value.Bool(runtime.GOOS == "windows"), kept)
	add("PSScriptRoot", value.String(""), 0)
	add("PSCommandPath", value.String(""), 0)
	add("PSEdition", value.String("Core"), fixed)
	add("ShellId", value.String("Microsoft.PowerShell"), fixed)
	add("PSHOME", value.String(psHome()), fixed)
	add("FormatEnumerationLimit", value.Int(4), 0)
	add("MaximumHistoryCount", value.Int(4096), 0)
	add("NestedPromptLevel", value.Int(0), 0)
	add("PSEmailServer", value.String(""), 0)
	add("PSSessionApplicationName", value.String("wsman"), 0)
	add("PSSessionConfigurationName", value.String("http://schemas.microsoft.com/powershell/Microsoft.PowerShell"), 0)
	add("StackTrace", value.Null, 0)
	add("WhatIfPreference", value.False, 0)
	add("PSNativeCommandUseErrorActionPreference", value.False, 0)
	computed("PSCulture", kept, func() value.Value { return value.String(rs.sess.Culture.Name) })
	computed("PSUICulture", kept, func() value.Value { return value.String(rs.sess.UICulture.Name) })
	rs.lazy(g, "PSDefaultParameterValues", 0, func() value.Value { return value.Of(newDefaultParameters()) })
	rs.lazy(g, "PSVersionTable", fixed, rs.versionTable)
	rs.lazy(g, "ExecutionContext", fixed, rs.executionContext)
	rs.lazy(g, "Host", fixed, rs.hostObject)
	rs.lazy(g, "OutputEncoding", 0, func() value.Value { return rs.staticValue("System.Text.Encoding", "UTF8") })
	rs.lazy(g, "PSStyle", fixed, func() value.Value { return rs.staticValue("System.Management.Automation.PSStyle", "Instance") })
	rs.lazy(g, "EnabledExperimentalFeatures", fixed, func() value.Value { return value.Objects() })
	rs.lazy(g, "PSSessionOption", 0, func() value.Value { return rs.newObject("System.Management.Automation.Remoting.PSSessionOption") })
	for _, p := range [...]struct{ name, typ, def string }{
		{"ErrorActionPreference", prefType, "Continue"}, {"WarningPreference", prefType, "Continue"},
		{"VerbosePreference", prefType, "SilentlyContinue"}, {"DebugPreference", prefType, "SilentlyContinue"},
		{"InformationPreference", prefType, "SilentlyContinue"}, {"ProgressPreference", prefType, "Continue"},
		{"ConfirmPreference", "System.Management.Automation.ConfirmImpact", "High"},
		{"ErrorView", "System.Management.Automation.ErrorView", "ConciseView"},
		{"PSNativeCommandArgumentPassing", "System.Management.Automation.NativeArgumentPassingStyle", "Standard"},
	} {
		v := add(p.name, value.String(p.def), 0)
		typ := p.typ
		if typ == prefType {
			v.Value = value.Enum(preferenceEnum(), prefByName(p.def))
		} else if t := types.Lookup(typ); t != nil && t.Enum != nil {
			if n, ok := t.Enum.Lookup(p.def); ok {
				v.Value = value.Enum(t.Enum, n)
			}
		}
		v.Meta = &session.VariableMeta{Check: func(x value.Value) (value.Value, error) {
			t := types.Lookup(typ)
			v, err := rs.convertForVariable(x, t)
			if err == nil && typ == prefType && v.Int64() == int64(prefSuspend) {
				return value.Null, suspendRefused()
			}
			return v, err
		}}
	}
}

// suspendRefused is the error of setting a preference variable to Suspend.
func suspendRefused() error {
	const message = `The Suspend ActionPreference value is reserved for future use and is not supported at this time. For more information about preference variables, see the Help topic, "about_Preference_Variables."`
	r := errs.New("System.Management.Automation.ArgumentTransformationMetadataException", "RuntimeException", errs.MetadataError, value.Null, "%s", message)
	r.Exception.Inner = errs.NewException("System.Management.Automation.PSInvalidCastException", message)
	r.Exception.Record = r
	return r
}

const prefType = "System.Management.Automation.ActionPreference"

func preferenceEnum() *value.EnumInfo {
	if t := types.Lookup(prefType); t != nil && t.Enum != nil {
		return t.Enum
	}
	return fallbackPreference.Enum
}

var fallbackPreference = value.NewEnum(prefType, value.KindInt32, false,
	[]string{"SilentlyContinue", "Stop", "Continue", "Inquire", "Ignore", "Suspend", "Break"}, []int64{0, 1, 2, 3, 4, 5, 6})

func prefByName(s string) int64 {
	n, _ := fallbackPreference.Enum.Lookup(s)
	return n
}

// lazy makes a variable whose value is made when it is first read.
func (rs *Runspace) lazy(s *session.Scope, name string, o session.Options, make func() value.Value) {
	v := &session.Variable{Name: name}
	v.Meta = &session.VariableMeta{Options: o}
	v.Meta.Get = func() value.Value {
		v.Value = make()
		v.Meta.Get, v.Meta.Set = nil, nil
		return v.Value
	}
	v.Meta.Set = func(x value.Value) error {
		v.Meta.Get, v.Meta.Set = nil, nil
		v.Value = x
		return nil
	}
	s.Put(v)
}

// The dictionaries that the engine itself makes.
var (
	typeDefaultParameters = &value.Type{FullName: "System.Management.Automation.DefaultParameterDictionary", Base: value.TypeHashtable, Kind: value.KindObject, Assembly: "System.Management.Automation"}
	typeVersionTable      = &value.Type{FullName: "System.Management.Automation.PSVersionHashTable", Base: value.TypeHashtable, Kind: value.KindObject, Assembly: "System.Management.Automation"}
)

// typeBoundParameters is the type of $PSBoundParameters.
var typeBoundParameters = sync.OnceValue(func() *value.Type {
	return &value.Type{FullName: "System.Management.Automation.PSBoundParametersDictionary",
		Base: types.MakeGeneric(value.TypeDictionary, value.TypeString, value.TypeObject), Kind: value.KindObject, Assembly: "System.Management.Automation"}
})

func newDefaultParameters() *value.Dict { return value.NewDict(typeDefaultParameters, true, 0) }

// psHome is the folder of the running program.
func psHome() string {
	p, err := os.Executable()
	if err != nil {
		return ""
	}
	return dirName(p)
}

// staticValue reads a static property of a type; $null when there is none.
func (rs *Runspace) staticValue(typ, name string) value.Value {
	t := types.Lookup(typ)
	if t == nil {
		return value.Null
	}
	v, _, err := types.GetStatic(rs, t, name)
	if err != nil {
		return value.Null
	}
	return v
}

// newObject makes an object with its parameterless constructor; $null when the type is unknown.
func (rs *Runspace) newObject(typ string) value.Value {
	t := types.Lookup(typ)
	if t == nil {
		return value.Null
	}
	v, err := types.New(rs, t, nil)
	if err != nil {
		return value.Null
	}
	return v
}

// Version is goposh's own version.
const Version = "0.1.0"

// PowerShellVersion is the version of the language that goposh implements.
const PowerShellVersion = "7.6.5"

// versionTable is $PSVersionTable.
func (rs *Runspace) versionTable() value.Value {
	d := value.NewDict(typeVersionTable, true, 10)
	conv := func(text, typ string) value.Value {
		if t := types.Lookup(typ); t != nil {
			if v, err := types.Convert(rs, value.String(text), t); err == nil {
				return v
			}
		}
		return value.String(text)
	}
	const version = "System.Version"
	d.SetString("PSVersion", conv(PowerShellVersion, "System.Management.Automation.SemanticVersion"))
	d.SetString("PSEdition", value.String("Core"))
	d.SetString("GitCommitId", value.String(PowerShellVersion))
	d.SetString("OS", value.String(osDescription()))
	platform := "Unix"
	if runtime.GOOS == "windows" {
		platform = "Win32NT"
	}
	d.SetString("Platform", value.String(platform))
	var compatible []value.Value
	for _, s := range []string{"1.0", "2.0", "3.0", "4.0", "5.0", "5.1", "6.0", "7.0"} {
		compatible = append(compatible, conv(s, version))
	}
	var vt *value.Type
	if vt = types.Lookup(version); vt == nil {
		vt = value.TypeObject
	}
	d.SetString("PSCompatibleVersions", value.Of(value.NewArray(vt, compatible)))
	d.SetString("PSRemotingProtocolVersion", conv("2.4", version))
	d.SetString("SerializationVersion", conv("1.1.0.1", version))
	d.SetString("WSManStackVersion", conv("3.0", version))
	d.SetString("GoposhVersion", conv(Version, version))
	return value.Of(d)
}

func osDescription() string {
	if b, err := os.ReadFile("/etc/os-release"); err == nil {
		if name := osReleaseName(string(b)); name != "" {
			return name
		}
	}
	return runtime.GOOS + " " + runtime.GOARCH
}
