package interp

import (
	"strings"
	"sync"

	"goposh/runtime/cmdlet"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// CommandTable holds the cmdlets that runspaces know. It is immutable and shared; its index is built on first use.
type CommandTable struct {
	tables func() []*cmdlet.Decl
	once   sync.Once
	byName map[string]*cmdlet.Decl
	all    []*cmdlet.Decl
}

// NewCommandTable returns a table of the declarations that list gives when they are first needed.
func NewCommandTable(list func() []*cmdlet.Decl) *CommandTable { return &CommandTable{tables: list} }

func (t *CommandTable) load() {
	t.once.Do(func() {
		t.all = t.tables()
		t.byName = make(map[string]*cmdlet.Decl, len(t.all))
		for _, d := range t.all {
			t.byName[strings.ToLower(d.Name)] = d
		}
		t.addModuleAliases()
	})
}

// addModuleAliases lets cmdlets be found by aliases that no new session has, as those of modules that are loaded on use (gcim).
func (t *CommandTable) addModuleAliases() {
	shared := sharedAliases()
	for _, d := range t.all {
		for _, a := range d.Aliases {
			lower := strings.ToLower(a)
			if shared[lower] == nil && t.byName[lower] == nil {
				t.byName[lower] = d
			}
		}
	}
}

// Find returns the cmdlet of a lower-case name, or nil.
func (t *CommandTable) Find(lower string) *cmdlet.Decl {
	if t == nil {
		return nil
	}
	t.load()
	return t.byName[lower]
}

// class finds the .NET class of a cmdlet by its full name; nil when there is none.
func (t *CommandTable) class(name string) *value.Type {
	const suffix = "Command"
	if n := len(name) - len(suffix); n < 0 || !strings.EqualFold(name[n:], suffix) || !strings.Contains(name, ".") {
		return nil
	}
	for _, d := range t.All() {
		if strings.EqualFold(d.Class, name) {
			return types.CommandClass(d.Class)
		}
	}
	return nil
}

// All lists the cmdlets.
func (t *CommandTable) All() []*cmdlet.Decl {
	if t == nil {
		return nil
	}
	t.load()
	return t.all
}
