package session

import (
	"context"
	"sync"

	"goposh/runtime/culture"
	"goposh/runtime/value"
)

// Session is what belongs to one runspace as a whole.
type Session struct {
	// Generation moves when a variable appears or goes by name; cached lookups compare it.
	Generation uint32
	// CommandGeneration moves when a function, alias or module appears or goes.
	CommandGeneration uint32

	Global *State
	// StartDirectory is what .NET's relative paths resolve against.
	StartDirectory string
	Env            *Environment
	Culture        *culture.Culture
	UICulture      *culture.Culture
	Host           Host
	// LoneCommand marks a session that runs commands which another session sent one by one, without a script around them.
	LoneCommand bool
	// LanguageMode is $ExecutionContext.SessionState.LanguageMode.
	LanguageMode LanguageMode
	// Modules are the loaded modules of the global state by lower-case name, in load order.
	Modules []*Module
	// ModuleTable holds every loaded module, nested ones too, by path.
	ModuleTable map[string]*Module
	// Drives holds drive and location state.
	Drives *DriveTable

	mu sync.Mutex
	// services are few, so that a list is smaller and no slower than a map.
	services []service
}

type service struct{ key, value any }

// Service returns the facility stored under key; make builds it on first use (nil: return nil when absent).
func (s *Session) Service(key any, make func() any) any {
	s.mu.Lock()
	defer s.mu.Unlock()
	for i := range s.services {
		if s.services[i].key == key {
			return s.services[i].value
		}
	}
	if make == nil {
		return nil
	}
	v := make()
	s.setService(key, v)
	return v
}

// SetService stores a facility under key.
func (s *Session) SetService(key, v any) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.setService(key, v)
}

func (s *Session) setService(key, v any) {
	for i := range s.services {
		if s.services[i].key == key {
			s.services[i].value = v
			return
		}
	}
	if s.services == nil {
		s.services = make([]service, 0, 16)
	}
	s.services = append(s.services, service{key, v})
}

// Resetter is a facility of a session with a state that ends when the session is reset or closed.
type Resetter interface{ ResetSession() }

// ResetServices resets the facilities that have something to reset.
func (s *Session) ResetServices() {
	s.mu.Lock()
	var list []Resetter
	for _, x := range s.services {
		if r, ok := x.value.(Resetter); ok {
			list = append(list, r)
		}
	}
	s.mu.Unlock()
	for _, r := range list {
		r.ResetSession()
	}
}

// State is a session state: the global one, or a module's with its own top scope.
type State struct {
	Session *Session
	// Top is the global scope, or the module's scope below the global one.
	Top *Scope
	// Module is nil for the global state.
	Module *Module
}

// Module is a loaded module (System.Management.Automation.PSModuleInfo).
type Module struct {
	value.Bag
	Name, Path, ModuleBase string
	GUID                   string
	Version                string
	Description            string
	// ModuleType is Script, Manifest, Binary, Cim or Workflow.
	ModuleType string
	State      *State
	Functions  map[string]*Function
	Aliases    map[string]*Alias
	Variables  map[string]*Variable
	Cmdlets    map[string]value.Value
	Nested     []*Module
	Required   []*Module
	// OnRemove is the script block to run when the module is removed.
	OnRemove value.ScriptBlock
	// Prefix was given to Import-Module.
	Prefix string
	// Explicit export lists were given (Export-ModuleMember was called).
	Exported bool
	// PrivateData and other manifest values.
	PrivateData value.Value
	Manifest    *value.Dict
	// Types of classes and enums the module defines.
	Types map[string]*value.Type
	// Scripts, AccessMode and other details shown by PSModuleInfo.
	AccessMode string
	// LogDetails is LogPipelineExecutionDetails.
	LogDetails bool
	// Definition is the text of the module script.
	Definition string
}

var typeModule = &value.Type{FullName: "System.Management.Automation.PSModuleInfo", Base: value.TypeObject, Kind: value.KindObject}

// TypeModule is the .NET type of modules.
func TypeModule() *value.Type { return typeModule }

// Type implements value.Object.
func (*Module) Type() *value.Type { return typeModule }

// Host is the interactive side of a session (PSHost). Every method may be called from the session's goroutine only.
type Host interface {
	Name() string
	// Write puts text on the host's display, without newline.
	Write(text string)
	// WriteError puts text on the host's error display.
	WriteError(text string)
	// Width is the display width in columns; 0 when unlimited or unknown.
	Width() int
	// Interactive tells whether the host can ask the user.
	Interactive() bool
	// ReadLine asks for a line; secure hides it. ErrNotInteractive when the host cannot ask.
	ReadLine(ctx context.Context, secure bool) (string, error)
	// VirtualTerminal tells whether escape sequences are shown.
	VirtualTerminal() bool
}
