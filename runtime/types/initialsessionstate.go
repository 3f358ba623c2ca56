package types

import (
	"slices"
	"strings"

	"goposh/runtime/session"
	"goposh/runtime/value"
)

// InitialSessionState is System.Management.Automation.Runspaces.InitialSessionState: what a new runspace starts with.
type InitialSessionState struct {
	value.Bag
	// Bare states have nothing that was not added, and load no modules by themselves.
	Bare bool
	// Full states name the commands of all modules, so that one that is taken out is gone.
	Full         bool
	LanguageMode session.LanguageMode
	// Modules are the names or paths of modules to import.
	Modules []string
	// ThrowOnOpenError makes a module that cannot be imported an error of opening.
	ThrowOnOpenError bool
	// Commands, Variables, Environment and Providers are what the session has.
	Commands, Variables, Environment, Providers *EntryCollection
	types, formats, assemblies                  *EntryCollection
	scripts                                     *value.Dict

	policy, apartment, threads, authorization value.Value
	transcripts                               string
	fullInDebugger, noFormatUpdates           bool
}

var (
	typeInitialSessionState = lazyType{name: "System.Management.Automation.Runspaces.InitialSessionState"}
	typeLanguageMode        = lazyType{name: "System.Management.Automation.PSLanguageMode"}
	typeExecutionPolicy     = lazyType{name: "Microsoft.PowerShell.ExecutionPolicy"}
	typeThreadOptions       = lazyType{name: "System.Management.Automation.Runspaces.PSThreadOptions"}
	typeHashSet             = lazyType{name: "System.Collections.Generic.HashSet`1"}
)

// SessionDefaultsKey is the key of the service that knows what sessions start with: a SessionDefaults.
type SessionDefaultsKey struct{}

// SessionDefaults fills the collections of a new state.
type SessionDefaults interface {
	// FillDefaults adds what a session has at first: its commands (full adds those of all modules to the engine's own), variables and
	// providers.
	FillDefaults(s *InitialSessionState, full bool)
}

// newSessionState returns a state without anything.
func newSessionState() *InitialSessionState {
	s := &InitialSessionState{apartment: typeApartmentState.enum(apartmentUnknown), threads: typeThreadOptions.enum(0)}
	const policyDefault = 3
	s.policy = typeExecutionPolicy.enum(policyDefault)
	for _, c := range []struct {
		to    **EntryCollection
		class *lazyType
	}{
		{&s.Commands, &typeCommandEntry}, {&s.Variables, &typeVariableEntry}, {&s.Environment, &typeVariableEntry},
		{&s.Providers, &typeProviderEntry}, {&s.types, &typeTypeEntry}, {&s.formats, &typeFormatEntry}, {&s.assemblies, &typeAssemblyEntry},
	} {
		*c.to = newEntryCollection(c.class.get())
	}
	s.scripts = value.NewDict(typeHashSet.of(value.TypeString), true, 0)
	return s
}

// DefaultSessionState is what a runspace starts with that was given nothing.
func DefaultSessionState(s *session.Session) *InitialSessionState {
	d, _ := s.Service(SessionDefaultsKey{}, nil).(SessionDefaults)
	return defaultState(d, false)
}

func defaultState(d SessionDefaults, full bool) *InitialSessionState {
	s := newSessionState()
	s.Full = full
	if d != nil {
		d.FillDefaults(s, full)
	}
	for _, c := range []*EntryCollection{s.Commands, s.Variables, s.Providers} {
		c.changed = false
	}
	return s
}

// Type implements value.Object.
func (*InitialSessionState) Type() *value.Type { return typeInitialSessionState.get() }

// StartupScripts are the paths of scripts to run in the new session, in order.
func (s *InitialSessionState) StartupScripts() []string {
	var out []string
	for k := range s.scripts.All {
		if path, ok := k.AsString(); ok {
			out = append(out, path)
		}
	}
	return out
}

func (s *InitialSessionState) clone() *InitialSessionState {
	c := *s
	c.Bag = value.Bag{}
	c.Modules = slices.Clone(s.Modules)
	for _, p := range []**EntryCollection{&c.Commands, &c.Variables, &c.Environment, &c.Providers, &c.types, &c.formats, &c.assemblies} {
		*p = (*p).clone()
	}
	c.scripts = value.NewDict(s.scripts.Type(), true, 0)
	for k, v := range s.scripts.All {
		c.scripts.Set(k, v)
	}
	return &c
}

// initialSessionStateClass declares InitialSessionState.
func initialSessionStateClass() *Class {
	self := func(c *Call) *InitialSessionState { return this[*InitialSessionState](c) }
	create := func(c *Call) (value.Value, error) {
		s := newSessionState()
		s.Bare, s.LanguageMode = true, session.NoLanguage
		return vobject(s)
	}
	defaults := func(full bool) Func {
		return func(c *Call) (value.Value, error) {
			d, _ := c.RT.Service(SessionDefaultsKey{}).(SessionDefaults)
			return vobject(defaultState(d, full))
		}
	}
	object := func(sig string, field func(*InitialSessionState) *value.Value) M {
		return M{sig + " {get;set}", func(c *Call) (value.Value, error) {
			p := field(self(c))
			if c.N() > 0 {
				*p = c.Args[0]
			}
			return *p, nil
		}}
	}
	flag := func(name string, field func(*InitialSessionState) *bool) M {
		return M{"bool " + name + " {get;set}", func(c *Call) (value.Value, error) {
			p := field(self(c))
			if c.N() > 0 {
				*p = c.Bool(0)
			}
			return value.Bool(*p), nil
		}}
	}
	entries := func(name, class string, field func(*InitialSessionState) *EntryCollection) M {
		return M{"System.Management.Automation.Runspaces.InitialSessionStateEntryCollection[System.Management.Automation.Runspaces." + class + "] " + name + " {get}",
			func(c *Call) (value.Value, error) { return vobject(field(self(c))) }}
	}
	return &Class{Members: []M{
		{"System.Management.Automation.PSLanguageMode LanguageMode {get;set}", func(c *Call) (value.Value, error) {
			s := self(c)
			if c.N() > 0 {
				s.LanguageMode = session.LanguageMode(c.Long(0))
			}
			return typeLanguageMode.enum(int(s.LanguageMode)), nil
		}},
		{"string TranscriptDirectory {get;set}", func(c *Call) (value.Value, error) {
			s := self(c)
			if c.N() > 0 {
				s.transcripts = c.Str(0)
			}
			if s.transcripts == "" {
				return value.Null, nil
			}
			return vstring(s.transcripts)
		}},
		object("Microsoft.PowerShell.ExecutionPolicy ExecutionPolicy", func(s *InitialSessionState) *value.Value { return &s.policy }),
		flag("UseFullLanguageModeInDebugger", func(s *InitialSessionState) *bool { return &s.fullInDebugger }),
		object("System.Threading.ApartmentState ApartmentState", func(s *InitialSessionState) *value.Value { return &s.apartment }),
		object("System.Management.Automation.Runspaces.PSThreadOptions ThreadOptions", func(s *InitialSessionState) *value.Value { return &s.threads }),
		flag("ThrowOnRunspaceOpenError", func(s *InitialSessionState) *bool { return &s.ThrowOnOpenError }),
		object("System.Management.Automation.AuthorizationManager AuthorizationManager", func(s *InitialSessionState) *value.Value { return &s.authorization }),
		{"System.Collections.ObjectModel.ReadOnlyCollection[Microsoft.PowerShell.Commands.ModuleSpecification] Modules {get}", func(c *Call) (value.Value, error) {
			specs := make([]value.Value, 0, len(self(c).Modules))
			for _, name := range self(c).Modules {
				specs = append(specs, value.Of(&moduleSpecification{name: name}))
			}
			l := value.NewList(typeReadOnlyCollection.of(typeModuleSpecification.get()), specs)
			l.ReadOnly = true
			return vobject(l)
		}},
		entries("Assemblies", "SessionStateAssemblyEntry", func(s *InitialSessionState) *EntryCollection { return s.assemblies }),
		entries("Types", "SessionStateTypeEntry", func(s *InitialSessionState) *EntryCollection { return s.types }),
		entries("Formats", "SessionStateFormatEntry", func(s *InitialSessionState) *EntryCollection { return s.formats }),
		flag("DisableFormatUpdates", func(s *InitialSessionState) *bool { return &s.noFormatUpdates }),
		entries("Providers", "SessionStateProviderEntry", func(s *InitialSessionState) *EntryCollection { return s.Providers }),
		entries("Commands", "SessionStateCommandEntry", func(s *InitialSessionState) *EntryCollection { return s.Commands }),
		entries("Variables", "SessionStateVariableEntry", func(s *InitialSessionState) *EntryCollection { return s.Variables }),
		entries("EnvironmentVariables", "SessionStateVariableEntry", func(s *InitialSessionState) *EntryCollection { return s.Environment }),
		{"System.Collections.Generic.HashSet[string] StartupScripts {get}", func(c *Call) (value.Value, error) { return vobject(self(c).scripts) }},
		{"static initialsessionstate Create()", create},
		// There are no snap-ins in PowerShell 7: the name says nothing.
		{"static initialsessionstate Create(string snapInName)", create},
		{"static initialsessionstate CreateDefault()", defaults(true)},
		{"static initialsessionstate CreateDefault2()", defaults(false)},
		{"initialsessionstate Clone()", func(c *Call) (value.Value, error) { return vobject(self(c).clone()) }},
		{"void ImportPSModule(params string[] name)", func(c *Call) (value.Value, error) {
			names, err := c.list(0)
			if err != nil {
				return value.Null, err
			}
			s := self(c)
			for _, n := range names {
				s.Modules = append(s.Modules, ToString(c.RT, n))
			}
			return value.Void, nil
		}},
	}}
}

// moduleSpecification is a Microsoft.PowerShell.Commands.ModuleSpecification of a name alone.
type moduleSpecification struct {
	value.Bag
	name string
}

var typeModuleSpecification = lazyType{name: "Microsoft.PowerShell.Commands.ModuleSpecification"}

// Type implements value.Object.
func (*moduleSpecification) Type() *value.Type { return typeModuleSpecification.get() }

// NetProperty implements Backed.
func (m *moduleSpecification) NetProperty(_ value.Runtime, name string) (value.Value, error) {
	if name == "Name" {
		return value.String(m.name), nil
	}
	return value.Null, nil
}

// SetNetProperty implements Backed; the properties are read only.
func (*moduleSpecification) SetNetProperty(value.Runtime, string, value.Value) error { return nil }

// NetMethod implements Backed: ToString.
func (m *moduleSpecification) NetMethod(value.Runtime, string, []value.Value) (value.Value, error) {
	return value.String(m.name), nil
}

// moduleSpecificationClass declares ModuleSpecification.
func moduleSpecificationClass() *Class {
	return &Class{Members: backed("string Name {get}", "System.Nullable[guid] Guid {get}", "version Version {get}", "version RequiredVersion {get}",
		"string MaximumVersion {get}", "string ToString()")}
}

// hasName tells whether an entry has that name, whatever its case.
func (e *SessionEntry) hasName(name string) bool { return strings.EqualFold(e.Name, name) }
