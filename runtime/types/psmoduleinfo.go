package types

import (
	"slices"
	"strings"
	"sync"

	"goposh/runtime/session"
	"goposh/runtime/value"
)

// SessionStateKey is the service that makes the SessionState object of a *session.State: a func(*session.State) value.Value.
type SessionStateKey struct{}

// psModuleInfoClass declares System.Management.Automation.PSModuleInfo.
func psModuleInfoClass() *Class {
	get := func(sig string, f func(m *session.Module) value.Value) M {
		return M{sig, func(c *Call) (value.Value, error) {
			m, ok := c.This.Object().(*session.Module)
			if !ok {
				return value.Null, nil
			}
			return f(m), nil
		}}
	}
	text := func(sig, key string) M {
		return get(sig, func(m *session.Module) value.Value { return manifestText(m, key) })
	}
	list := func(sig, key string) M {
		return get(sig, func(m *session.Module) value.Value { return manifestList(m, key) })
	}
	uri := func(sig, key string) M {
		return M{sig, func(c *Call) (value.Value, error) {
			v := psData(this[*session.Module](c), key)
			if s, _ := v.AsString(); s != "" {
				if t := Lookup("uri"); t != nil {
					return Convert(c.RT, v, t)
				}
			}
			return value.Null, nil
		}}
	}
	version := func(sig, key string) M {
		return M{sig, func(c *Call) (value.Value, error) {
			v := manifestText(this[*session.Module](c), key)
			if v.IsNull() {
				return v, nil
			}
			return Convert(c.RT, v, Lookup("version"))
		}}
	}
	return &Class{Type: session.TypeModule(), Members: []M{
		{"new(bool linkToGlobal)", func(c *Call) (value.Value, error) {
			if f, ok := c.RT.Service(NewModuleKey{}).(func() value.Value); ok {
				return f(), nil
			}
			return value.Null, notSupported("A module can be made in a session only.")
		}},
		get("string Name {get}", func(m *session.Module) value.Value { return value.String(m.Name) }),
		get("string Path {get}", func(m *session.Module) value.Value { return value.String(m.Path) }),
		get("string Definition {get}", func(m *session.Module) value.Value { return value.String(m.Definition) }),
		get("string Description {get}", func(m *session.Module) value.Value {
			if v := manifestText(m, "Description"); !v.IsNull() {
				return v
			}
			return value.String(m.Description)
		}),
		{"guid Guid {get}", func(c *Call) (value.Value, error) {
			return Convert(c.RT, value.String(this[*session.Module](c).GUID), Lookup("guid"))
		}},
		text("string HelpInfoUri {get}", "HelpInfoURI"),
		get("string ModuleBase {get}", func(m *session.Module) value.Value { return value.String(m.ModuleBase) }),
		{"object PrivateData {get;set}", func(c *Call) (value.Value, error) {
			m := this[*session.Module](c)
			if len(c.Args) > 0 {
				m.PrivateData = c.Args[0]
				return value.Void, nil
			}
			return m.PrivateData, nil
		}},
		get("IEnumerable<string> Tags {get}", func(m *session.Module) value.Value {
			tags := itemsOf(psData(m, "Tags"))
			if m.State != nil {
				// Loading reads the manifest twice and PowerShell keeps the tags of both times.
				tags = append(tags, tags...)
			}
			return stringList(value.Objects(tags...))
		}),
		uri("uri ProjectUri {get}", "ProjectUri"),
		uri("uri IconUri {get}", "IconUri"),
		uri("uri LicenseUri {get}", "LicenseUri"),
		get("string ReleaseNotes {get}", func(m *session.Module) value.Value {
			if v := psData(m, "ReleaseNotes"); !v.IsNull() {
				return v
			}
			return value.String("")
		}),
		{"version Version {get}", func(c *Call) (value.Value, error) {
			return Convert(c.RT, value.String(this[*session.Module](c).Version), Lookup("version"))
		}},
		{"object ModuleType {get}", func(c *Call) (value.Value, error) {
			return moduleEnum("System.Management.Automation.ModuleType", this[*session.Module](c).ModuleType, "Script", "Binary", "Manifest", "Cim", "Workflow"), nil
		}},
		text("string Author {get}", "Author"),
		{"object AccessMode {get;set}", func(c *Call) (value.Value, error) {
			m := this[*session.Module](c)
			if len(c.Args) > 0 {
				m.AccessMode = ToString(c.RT, c.Args[0])
				return value.Void, nil
			}
			return moduleEnum("System.Management.Automation.ModuleAccessMode", m.AccessMode, "ReadWrite", "ReadOnly", "Constant"), nil
		}},
		version("version ClrVersion {get}", "CLRVersion"),
		text("string CompanyName {get}", "CompanyName"),
		text("string Copyright {get}", "Copyright"),
		version("version DotNetFrameworkVersion {get}", "DotNetFrameworkVersion"),
		get("object ExportedFunctions {get}", func(m *session.Module) value.Value { return exportTable(m, "functions") }),
		get("string Prefix {get}", func(m *session.Module) value.Value {
			if m.Prefix == "" {
				return value.Null
			}
			return value.String(m.Prefix)
		}),
		get("object ExportedCmdlets {get}", func(m *session.Module) value.Value { return exportTable(m, "cmdlets") }),
		get("object ExportedCommands {get}", func(m *session.Module) value.Value { return exportTable(m, "commands") }),
		get("object FileList {get}", func(m *session.Module) value.Value {
			var out []string
			for _, x := range itemsOf(manifestValue(m, "FileList")) {
				s := ToString(nil, x)
				if !strings.HasPrefix(s, "/") {
					s = m.ModuleBase + "/" + s
				}
				out = append(out, s)
			}
			return value.Strings(out)
		}),
		list("IEnumerable<string> CompatiblePSEditions {get}", "CompatiblePSEditions"),
		list("object ModuleList {get}", "ModuleList"),
		get("object NestedModules {get}", func(m *session.Module) value.Value { return moduleList(m.Nested) }),
		text("string PowerShellHostName {get}", "PowerShellHostName"),
		version("version PowerShellHostVersion {get}", "PowerShellHostVersion"),
		version("version PowerShellVersion {get}", "PowerShellVersion"),
		get("object ProcessorArchitecture {get}", func(m *session.Module) value.Value {
			s, _ := manifestText(m, "ProcessorArchitecture").AsString()
			return moduleEnum("System.Reflection.ProcessorArchitecture", s, "None", "MSIL", "X86", "IA64", "Amd64", "Arm")
		}),
		get("IEnumerable<string> Scripts {get}", func(m *session.Module) value.Value { return fileNames(m, "ScriptsToProcess") }),
		list("IEnumerable<string> RequiredAssemblies {get}", "RequiredAssemblies"),
		get("object RequiredModules {get}", func(m *session.Module) value.Value { return moduleList(m.Required) }),
		get("string RootModule {get}", func(m *session.Module) value.Value {
			if v := manifestText(m, "RootModule"); !v.IsNull() {
				return v
			}
			return manifestText(m, "ModuleToProcess")
		}),
		get("object ExportedVariables {get}", func(m *session.Module) value.Value { return exportTable(m, "variables") }),
		get("object ExportedAliases {get}", func(m *session.Module) value.Value { return exportTable(m, "aliases") }),
		{"object SessionState {get}", func(c *Call) (value.Value, error) {
			m := this[*session.Module](c)
			if f, ok := c.RT.Service(SessionStateKey{}).(func(*session.State) value.Value); ok && m.State != nil {
				return f(m.State), nil
			}
			return value.Null, nil
		}},
		{"scriptblock OnRemove {get;set}", func(c *Call) (value.Value, error) {
			m := this[*session.Module](c)
			if len(c.Args) > 0 {
				m.OnRemove, _ = c.Args[0].Base().Object().(value.ScriptBlock)
				return value.Void, nil
			}
			if m.OnRemove == nil {
				return value.Null, nil
			}
			return value.Of(m.OnRemove), nil
		}},
		{"bool LogPipelineExecutionDetails {get;set}", func(c *Call) (value.Value, error) {
			m := this[*session.Module](c)
			if len(c.Args) > 0 {
				m.LogDetails = c.Bool(0)
				return value.Void, nil
			}
			return vbool(m.LogDetails)
		}},
		get("System.Reflection.Assembly ImplementingAssembly {get}", func(*session.Module) value.Value { return value.Null }),
		get("uri RepositorySourceLocation {get}", func(*session.Module) value.Value { return value.Null }),
		get("IEnumerable[System.Management.Automation.ExperimentalFeature] ExperimentalFeatures {get}", func(*session.Module) value.Value { return value.Objects() }),
		list("object ExportedDscResources {get}", "DscResourcesToExport"),
		get("object ExportedFormatFiles {get}", func(m *session.Module) value.Value { return fileNames(m, "FormatsToProcess") }),
		get("object ExportedTypeFiles {get}", func(m *session.Module) value.Value { return fileNames(m, "TypesToProcess") }),
		get("string ToString()", func(m *session.Module) value.Value { return value.String(m.Name) }),
	}}
}

// NewModuleKey is the service behind [psmoduleinfo]::new($false): a func() value.Value.
type NewModuleKey struct{}

func manifestValue(m *session.Module, key string) value.Value {
	if m == nil || m.Manifest == nil {
		return value.Null
	}
	v, _ := m.Manifest.GetString(key)
	return v
}

func manifestText(m *session.Module, key string) value.Value {
	v := manifestValue(m, key)
	if v.IsNull() {
		return value.Null
	}
	s := ToString(nil, v)
	if s == "" {
		return value.Null
	}
	return value.String(s)
}

func itemsOf(v value.Value) []value.Value {
	var out []value.Value
	if v.IsNull() {
		return nil
	}
	_ = Each(nil, v, func(x value.Value) error { out = append(out, x); return nil })
	return out
}

func stringList(v value.Value) value.Value {
	var out []string
	for _, x := range itemsOf(v) {
		out = append(out, ToString(nil, x))
	}
	return value.Strings(out)
}

func manifestList(m *session.Module, key string) value.Value {
	return stringList(manifestValue(m, key))
}

func fileNames(m *session.Module, key string) value.Value {
	var out []string
	for _, x := range itemsOf(manifestValue(m, key)) {
		s := ToString(nil, x)
		if !strings.HasPrefix(s, "/") {
			s = m.ModuleBase + "/" + strings.TrimPrefix(s, "./")
		}
		out = append(out, s)
	}
	return value.Strings(out)
}

// psData reads a value of the manifest's PrivateData.PSData.
func psData(m *session.Module, key string) value.Value {
	if m == nil {
		return value.Null
	}
	d, ok := m.PrivateData.Base().Object().(*value.Dict)
	if !ok {
		return value.Null
	}
	v, _ := d.GetString("PSData")
	if d, ok = v.Base().Object().(*value.Dict); !ok {
		return value.Null
	}
	v, _ = d.GetString(key)
	return v
}

func moduleList(list []*session.Module) value.Value {
	items := make([]value.Value, 0, len(list))
	for _, m := range list {
		items = append(items, value.Of(m))
	}
	t := Lookup("System.Collections.ObjectModel.ReadOnlyCollection[psmoduleinfo]")
	if t == nil {
		return arrayOf(session.TypeModule(), items)
	}
	return value.Of(value.NewList(t, items))
}

func moduleEnum(name, text string, names ...string) value.Value {
	if t := byFullName(name); t != nil && t.Enum != nil {
		if n, ok := t.Enum.Lookup(text); ok {
			return value.Enum(t.Enum, n)
		}
		return zeroValue(t)
	}
	t := localEnum(name, names)
	n, ok := t.Enum.Lookup(text)
	if !ok {
		n = 0
	}
	return value.Enum(t.Enum, n)
}

// localEnums are the enums of modules where typeinfo.txt lacks them.
var localEnums sync.Map

func localEnum(name string, names []string) *value.Type {
	if t, ok := localEnums.Load(name); ok {
		return t.(*value.Type)
	}
	values := make([]int64, len(names))
	for i := range values {
		values[i] = int64(i)
	}
	t, _ := localEnums.LoadOrStore(name, value.NewEnum(name, value.KindInt32, false, names, values))
	return t.(*value.Type)
}

// exportTable is one of the Exported… dictionaries.
func exportTable(m *session.Module, what string) value.Value {
	t := Lookup("System.Collections.Generic.Dictionary[string,object]")
	d := value.NewDict(t, true, 0)
	put := func(names []string, get func(string) value.Value) {
		slices.SortFunc(names, func(a, b string) int { return strings.Compare(strings.ToLower(a), strings.ToLower(b)) })
		for _, n := range names {
			d.SetString(n, get(n))
		}
	}
	if what == "functions" || what == "commands" {
		put(keysOf(m.Functions), func(n string) value.Value { return m.Functions[n].Info })
	}
	if what == "cmdlets" || what == "commands" {
		put(keysOf(m.Cmdlets), func(n string) value.Value { return m.Cmdlets[n] })
	}
	if what == "aliases" || what == "commands" {
		put(keysOf(m.Aliases), func(n string) value.Value { return m.Aliases[n].Info })
	}
	if what == "variables" {
		put(keysOf(m.Variables), func(n string) value.Value { return value.Of(m.Variables[n]) })
	}
	return value.Of(d)
}

func keysOf[T any](m map[string]T) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	return out
}
