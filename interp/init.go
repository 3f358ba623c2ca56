package interp

import (
	"maps"
	"os"
	"runtime"
	"slices"
	"strings"
	"sync"

	"goposh/runtime/errs"
	"goposh/runtime/session"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// initVariables gives a new session its automatic variables.
func (rs *Runspace) initVariables() {
	g := rs.sess.Global.Top
	rs.home, _ = rs.Getenv("HOME")
	g.SetDefaults(defaults{rs})
}

// defaults makes the automatic variables of a session, each when it is first asked for (session.Defaults): a job pays only for
// those it uses.
type defaults struct{ rs *Runspace }

// Default implements session.Defaults.
func (d defaults) Default(lower string) *session.Variable {
	f := automaticVariables()[lower]
	if f == nil {
		return nil
	}
	return f(d.rs)
}

// DefaultNames implements session.Defaults.
func (d defaults) DefaultNames() []string { return slices.Collect(maps.Keys(automaticVariables())) }

// automaticVariables says how each automatic variable is made, by lower-case name.
var automaticVariables = sync.OnceValue(func() map[string]func(*Runspace) *session.Variable {
	table := map[string]func(*Runspace) *session.Variable{}
	variable := func(name string, v value.Value, m *session.VariableMeta) *session.Variable {
		return &session.Variable{Name: name, Value: v, Meta: m}
	}
	add := func(name string, o session.Options, get func(*Runspace) value.Value) {
		table[strings.ToLower(name)] = func(rs *Runspace) *session.Variable {
			x := variable(name, get(rs), nil)
			if o != 0 {
				x.Meta = &session.VariableMeta{Options: o}
			}
			return x
		}
	}
	constant := func(name string, o session.Options, v value.Value) {
		add(name, o, func(*Runspace) value.Value { return v })
	}
	// computed variables are read anew each time.
	computed := func(name string, o session.Options, get func(*Runspace) value.Value) {
		table[strings.ToLower(name)] = func(rs *Runspace) *session.Variable {
			return variable(name, value.Null, &session.VariableMeta{Options: o, Get: func() value.Value { return get(rs) }})
		}
	}
	// lazy ones are looked at by listings more often than read.
	lazy := func(name string, o session.Options, get func(*Runspace) value.Value) {
		table[strings.ToLower(name)] = func(rs *Runspace) *session.Variable {
			return lazyVariable(name, o, func() value.Value { return get(rs) })
		}
	}
	static := func(typ, name string) func(*Runspace) value.Value {
		return func(rs *Runspace) value.Value { return rs.staticValue(typ, name) }
	}
	const fixed = session.Constant | session.AllScope
	const kept = session.ReadOnly | session.AllScope
	computed("?", kept, func(rs *Runspace) value.Value { return value.Bool(rs.ok) })
	constant("^", 0, value.Null)
	constant("$", 0, value.Null)
	table["null"] = func(*Runspace) *session.Variable {
		return variable("null", value.Null, &session.VariableMeta{Get: func() value.Value { return value.Null }, Set: func(value.Value) error { return nil }})
	}
	constant("true", fixed, value.True)
	constant("false", fixed, value.False)
	add("Error", session.Constant, func(rs *Runspace) value.Value { return value.Of(rs.errorList) })
	add("HOME", kept, func(rs *Runspace) value.Value { return value.String(rs.home) })
	constant("PID", fixed, value.Int(int32(os.Getpid())))
	computed("PWD", kept, (*Runspace).currentPath)
	constant("IsCoreCLR", kept, value.True)
	constant("IsLinux", kept, value.Bool(runtime.GOOS == "linux"))
	constant("IsMacOS", kept, value.Bool(runtime.GOOS == "darwin"))
	constant("IsWindows", kept, value.Bool(runtime.GOOS == "windows"))
	constant("PSScriptRoot", 0, value.String(""))
	constant("PSCommandPath", 0, value.String(""))
	constant("PSEdition", fixed, value.String("Core"))
	constant("ShellId", fixed, value.String("Microsoft.PowerShell"))
	constant("PSHOME", fixed, value.String(psHome()))
	constant("FormatEnumerationLimit", 0, value.Int(4))
	constant("MaximumHistoryCount", 0, value.Int(4096))
	constant("NestedPromptLevel", 0, value.Int(0))
	constant("PSEmailServer", 0, value.String(""))
	constant("PSSessionApplicationName", 0, value.String("wsman"))
	constant("PSSessionConfigurationName", 0, value.String("http://schemas.microsoft.com/powershell/Microsoft.PowerShell"))
	computed("StackTrace", 0, (*Runspace).lastStackTrace)
	constant("WhatIfPreference", 0, value.False)
	constant("PSNativeCommandUseErrorActionPreference", 0, value.False)
	computed("PSCulture", kept, func(rs *Runspace) value.Value { return value.String(rs.sess.Culture.Name) })
	computed("PSUICulture", kept, func(rs *Runspace) value.Value { return value.String(rs.sess.UICulture.Name) })
	lazy("PSDefaultParameterValues", 0, func(*Runspace) value.Value { return value.Of(newDefaultParameters()) })
	lazy("PSVersionTable", fixed, (*Runspace).versionTable)
	lazy("ExecutionContext", fixed, (*Runspace).executionContext)
	lazy("Host", fixed, (*Runspace).hostObject)
	lazy("OutputEncoding", 0, static("System.Text.Encoding", "UTF8"))
	lazy("PSStyle", fixed, static("System.Management.Automation.PSStyle", "Instance"))
	lazy("EnabledExperimentalFeatures", fixed, func(*Runspace) value.Value { return value.Objects() })
	lazy("PSSessionOption", 0, func(rs *Runspace) value.Value {
		return rs.newObject("System.Management.Automation.Remoting.PSSessionOption")
	})
	for _, p := range [...]struct{ name, typ, def string }{
		{"ErrorActionPreference", prefType, "Continue"}, {"WarningPreference", prefType, "Continue"},
		{"VerbosePreference", prefType, "SilentlyContinue"}, {"DebugPreference", prefType, "SilentlyContinue"},
		{"InformationPreference", prefType, "SilentlyContinue"}, {"ProgressPreference", prefType, "Continue"},
		{"ConfirmPreference", "System.Management.Automation.ConfirmImpact", "High"},
		{"ErrorView", "System.Management.Automation.ErrorView", "ConciseView"},
		{"PSNativeCommandArgumentPassing", "System.Management.Automation.NativeArgumentPassingStyle", "Standard"},
	} {
		table[strings.ToLower(p.name)] = func(rs *Runspace) *session.Variable { return rs.preferenceVariable(p.name, p.typ, p.def) }
	}
	return table
})

// preferenceVariable is a variable of an enumeration, which converts what is assigned to it.
func (rs *Runspace) preferenceVariable(name, typ, def string) *session.Variable {
	v := &session.Variable{Name: name, Value: value.String(def)}
	if typ == prefType {
		v.Value = value.Enum(preferenceEnum(), prefByName(def))
	} else if t := types.Lookup(typ); t != nil && t.Enum != nil {
		if n, ok := t.Enum.Lookup(def); ok {
			v.Value = value.Enum(t.Enum, n)
		}
	}
	v.Meta = &session.VariableMeta{Check: func(x value.Value) (value.Value, error) {
		t := types.Lookup(typ)
		if t == nil {
			// Without the enumeration there is nothing to convert to.
			return x, nil
		}
		v, err := rs.convertForVariable(x, t)
		if err == nil && typ == prefType && v.Int64() == int64(prefSuspend) {
			return value.Null, suspendRefused()
		}
		return v, err
	}}
	return v
}

// lastStackTrace is $StackTrace: that of the newest error, $null before the first.
func (rs *Runspace) lastStackTrace() value.Value {
	if len(rs.errorList.Items) == 0 {
		return value.Null
	}
	switch r := rs.errorList.Items[0].Ref().(type) {
	case *errs.Record:
		return value.String(r.Exception.StackTrace)
	case *errs.Exception:
		return value.String(r.StackTrace)
	}
	return value.Null
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

// lazyVariable is a variable whose value is made when it is first read.
func lazyVariable(name string, o session.Options, make func() value.Value) *session.Variable {
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
	return v
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
