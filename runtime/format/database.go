package format

import (
	"strings"
	"sync"

	"goposh/runtime/session"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

type databaseKey struct{}

// Database is the format database of a session: PowerShell's own views and those that scripts and modules add.
type Database struct {
	mu        sync.Mutex
	prepended []*fileViews
	appended  []*fileViews
	modules   []*fileViews
	// blocks holds the compiled scripts of views.
	blocks map[*Expression]compiled
	// tableProperties is the number of properties up to which an object without a view is shown as a table.
	tableProperties int
	showError       bool
	displayError    bool
}

// fileViews are the views of one format file.
type fileViews struct {
	path string
	viewSource
	settings defaultSettings
}

// defaultSettings are the DefaultSettings of a format file; nil fields are not set.
type defaultSettings struct {
	tableProperties         *int
	showError, displayError *bool
}

type compiled struct {
	block value.ScriptBlock
	err   error
}

const tableProperties = 4

// DatabaseOf returns the session's format database.
func DatabaseOf(s *session.Session) *Database {
	return s.Service(databaseKey{}, func() any { return &Database{tableProperties: tableProperties} }).(*Database)
}

// sources lists the places to search in order.
func (db *Database) sources() []*viewSource {
	db.mu.Lock()
	defer db.mu.Unlock()
	n := len(db.prepended) + len(db.appended) + len(db.modules)
	if n == 0 {
		return nil
	}
	out := make([]*viewSource, 0, n+1)
	for _, f := range db.prepended {
		out = append(out, &f.viewSource)
	}
	out = append(out, builtin())
	for _, f := range db.modules {
		out = append(out, &f.viewSource)
	}
	for _, f := range db.appended {
		out = append(out, &f.viewSource)
	}
	return out
}

// find returns the first view that accept takes for the most derived of the type names, and then for the names without the
// prefix that deserialized objects have.
func (db *Database) find(names []string, accept func(*View) bool) *View {
	if v := db.findExact(names, accept); v != nil {
		return v
	}
	if plain := withoutDeserialized(names); plain != nil {
		return db.findExact(plain, accept)
	}
	return nil
}

func (db *Database) findExact(names []string, accept func(*View) bool) *View {
	sources := db.sources()
	for _, n := range names {
		if sources == nil {
			if v := builtin().first(n, accept); v != nil {
				return v
			}
			continue
		}
		for _, s := range sources {
			if v := s.first(n, accept); v != nil {
				return v
			}
		}
	}
	return nil
}

func (s *viewSource) first(name string, accept func(*View) bool) *View {
	for _, i := range s.byType[strings.ToLower(name)] {
		if v := s.at(i); accept(v) {
			return v
		}
	}
	return nil
}

const deserialized = "Deserialized."

// withoutDeserialized strips the prefix from the names that have it; nil when none has.
func withoutDeserialized(names []string) []string {
	found := false
	for _, n := range names {
		found = found || strings.HasPrefix(n, deserialized)
	}
	if !found {
		return nil
	}
	out := make([]string, len(names))
	for i, n := range names {
		out[i] = strings.TrimPrefix(n, deserialized)
	}
	return out
}

// defaultView is the view of an object when no shape was asked for.
func (db *Database) defaultView(names []string) *View {
	return db.find(names, func(v *View) bool { return !v.OutOfBand })
}

// shapedView is the first view of that shape, of that name when there is one.
func (db *Database) shapedView(names []string, shape Shape, name string) *View {
	return db.find(names, func(v *View) bool {
		return v.Shape == shape && !v.OutOfBand && (name == "" || strings.EqualFold(v.Name, name))
	})
}

func (db *Database) outOfBandView(names []string) *View {
	return db.find(names, func(v *View) bool { return v.OutOfBand })
}

// compile returns the script block of an expression, compiled once for the session.
func (db *Database) compile(e Engine, x *Expression) (value.ScriptBlock, error) {
	db.mu.Lock()
	c, ok := db.blocks[x]
	db.mu.Unlock()
	if ok {
		return c.block, c.err
	}
	c.block, c.err = e.CompileBlock(x.Text)
	db.mu.Lock()
	defer db.mu.Unlock()
	if db.blocks == nil {
		db.blocks = map[*Expression]compiled{}
	}
	db.blocks[x] = c
	return c.block, c.err
}

// Views calls yield for every view of the type names, all views when names is empty, in database order.
func (db *Database) Views(yield func(*View) bool) {
	sources := db.sources()
	if sources == nil {
		sources = []*viewSource{builtin()}
	}
	for _, s := range sources {
		for i := range s.views {
			if !yield(s.at(int32(i))) {
				return
			}
		}
	}
}

// matchIndex is the position of the first of names that is one of types, -1 when none is.
func matchIndex(names, types []string) int {
	for i, n := range names {
		for _, t := range types {
			if strings.EqualFold(n, t) {
				return i
			}
		}
	}
	return -1
}

// typeNames returns the type names of an object.
func typeNames(e Engine, v value.Value) []string { return types.TypeNames(e, v) }

// AddFile adds the views of a format file, given its text, before the others or behind them. A *FileError tells what is wrong
// with it. A file that was added before is replaced.
func (db *Database) AddFile(path, text string, prepend bool) error {
	f, err := loadFile(path, text)
	if err != nil {
		return err
	}
	db.mu.Lock()
	defer db.mu.Unlock()
	db.prepended = without(db.prepended, path)
	db.appended = without(db.appended, path)
	if prepend {
		db.prepended = append([]*fileViews{f}, db.prepended...)
	} else {
		db.appended = append(db.appended, f)
	}
	db.apply()
	return nil
}

// AddModuleFile adds the views of a format file that a module brings (FormatsToProcess).
func (db *Database) AddModuleFile(path, text string) error {
	f, err := loadFile(path, text)
	if err != nil {
		return err
	}
	db.mu.Lock()
	defer db.mu.Unlock()
	db.modules = append(without(db.modules, path), f)
	db.apply()
	return nil
}

// RemoveModuleFile removes the views of a format file when its module is removed.
func (db *Database) RemoveModuleFile(path string) {
	db.mu.Lock()
	defer db.mu.Unlock()
	db.modules = without(db.modules, path)
	db.apply()
}

func without(files []*fileViews, path string) []*fileViews {
	out := make([]*fileViews, 0, len(files))
	for _, f := range files {
		if f.path != path {
			out = append(out, f)
		}
	}
	return out
}

// Paths are the files that were added by Update-FormatData, in their order.
func (db *Database) Paths() (prepended, appended []string) {
	db.mu.Lock()
	defer db.mu.Unlock()
	for _, f := range db.prepended {
		prepended = append(prepended, f.path)
	}
	for _, f := range db.appended {
		appended = append(appended, f.path)
	}
	return prepended, appended
}

// apply takes the default settings of all files; the first that sets one wins.
func (db *Database) apply() {
	db.tableProperties, db.showError, db.displayError = tableProperties, false, false
	set := func(files []*fileViews) {
		for i := len(files) - 1; i >= 0; i-- {
			s := &files[i].settings
			if s.tableProperties != nil {
				db.tableProperties = *s.tableProperties
			}
			if s.showError != nil {
				db.showError = *s.showError
			}
			if s.displayError != nil {
				db.displayError = *s.displayError
			}
		}
	}
	set(db.appended)
	set(db.modules)
	set(db.prepended)
}
