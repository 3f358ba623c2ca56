package session

import (
	"maps"
	"os"
	"sort"
	"strings"
	"sync"
)

// Environment is a runspace's own environment block. Safe for concurrent use.
type Environment struct {
	mu   sync.RWMutex
	vars map[string]string // nil: not copied from base yet
	base []string
	// shared marks vars as another environment's too: it is copied before a change.
	shared bool
}

// NewEnvironment returns an environment with the given NAME=value entries; nil takes the process's.
func NewEnvironment(entries []string) *Environment { return &Environment{base: entries} }

func (e *Environment) load() {
	if e.vars != nil {
		return
	}
	base := e.base
	if base == nil {
		base = os.Environ()
	}
	e.vars = make(map[string]string, len(base))
	for _, kv := range base {
		if k, v, ok := strings.Cut(kv, "="); ok && k != "" {
			e.vars[k] = v
		}
	}
}

// own prepares a change.
func (e *Environment) own() {
	e.load()
	if e.shared {
		e.vars, e.shared = maps.Clone(e.vars), false
	}
}

// Get reads a variable.
func (e *Environment) Get(name string) (string, bool) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.load()
	v, ok := e.vars[name]
	return v, ok
}

// Set changes a variable.
func (e *Environment) Set(name, v string) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.own()
	e.vars[name] = v
}

// Unset removes a variable.
func (e *Environment) Unset(name string) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.own()
	delete(e.vars, name)
}

// Names returns the names in order.
func (e *Environment) Names() []string {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.load()
	names := make([]string, 0, len(e.vars))
	for k := range e.vars {
		names = append(names, k)
	}
	sort.Strings(names)
	return names
}

// Entries returns NAME=value entries in order, for a child process.
func (e *Environment) Entries() []string {
	names := e.Names()
	e.mu.RLock()
	defer e.mu.RUnlock()
	out := make([]string, 0, len(names))
	for _, n := range names {
		if v, ok := e.vars[n]; ok {
			out = append(out, n+"="+v)
		}
	}
	return out
}

// Clone returns an independent copy, as a new runspace of the same process inherits it; both share what neither changes.
func (e *Environment) Clone() *Environment {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.load()
	e.shared = true
	return &Environment{vars: e.vars, shared: true}
}
