package interp

import (
	"strings"
	"sync"

	"goposh/runtime/cmdlet"
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

// All lists the cmdlets.
func (t *CommandTable) All() []*cmdlet.Decl {
	if t == nil {
		return nil
	}
	t.load()
	return t.all
}
