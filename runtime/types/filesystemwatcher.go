package types

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/fsnotify/fsnotify"

	"goposh/runtime/errs"
	"goposh/runtime/neterr"
	"goposh/runtime/value"
	"goposh/runtime/wildcard"
)

// WatcherChangeTypes.
const (
	watchCreated = 1 << iota
	watchDeleted
	watchChanged
	watchRenamed
)

// NotifyFilters by what the operating system tells of.
const (
	notifyNames   = 1 | 2                  // FileName, DirectoryName
	notifyContent = 8 | 16                 // Size, LastWrite
	notifyMeta    = 4 | 16 | 32 | 64 | 256 // Attributes, LastWrite, LastAccess, CreationTime, Security
	notifyDefault = notifyNames | 16       // FileName, DirectoryName, LastWrite
	renameTime    = 20 * time.Millisecond  // how long the second half of a renaming may take
	typeFSEvent   = "System.IO.FileSystemEventArgs"
	typeRenamed   = "System.IO.RenamedEventArgs"
	typeWatched   = "System.IO.WaitForChangedResult"
	typeWatching  = "System.IO.WatcherChangeTypes"
	watcherBuffer = 8192
)

// fsWatcher is a System.IO.FileSystemWatcher. It watches only while it is enabled and one of its events has a handler, so that one which
// is forgotten ends with the session that subscribed to it.
type fsWatcher struct {
	value.Bag
	Events

	mu       sync.Mutex
	path     string // as given
	full     string
	filters  *value.List
	notify   int64
	buffer   int32
	deep     bool
	enabled  bool
	disposed bool
	stop     context.CancelFunc // ends the goroutine that watches; nil without one
}

var typeFSWatcher = lazyType{name: "System.IO.FileSystemWatcher"}

var fsWatcherEvents = []string{"Changed", "Created", "Deleted", "Error", "Renamed", "Disposed"}

// Type implements value.Object.
func (*fsWatcher) Type() *value.Type { return typeFSWatcher.get() }

// Subscribe implements EventSource.
func (w *fsWatcher) Subscribe(event string, h EventHandler) (func(), bool) {
	remove, ok := w.AddOf(fsWatcherEvents, event, h)
	if !ok {
		return nil, false
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	if err := w.watch(); err != nil {
		remove()
		return nil, false
	}
	return func() {
		remove()
		if !w.heard() {
			w.mu.Lock()
			w.rest()
			w.mu.Unlock()
		}
	}, true
}

func (w *fsWatcher) heard() bool { return slices.ContainsFunc(fsWatcherEvents, w.Wanted) }

// change is one thing that happened, by names within the watched directory.
type change struct {
	kind      int64
	name, old string
}

// watch begins to watch if somebody hears it; w.mu is held, as below.
func (w *fsWatcher) watch() error {
	if !w.enabled || w.stop != nil || !w.heard() {
		return nil
	}
	ctx, cancel := context.WithCancel(context.Background())
	n, err := w.open()
	if err != nil {
		cancel()
		return err
	}
	w.stop = cancel
	go w.follow(ctx, n, w.raise)
	return nil
}

func (w *fsWatcher) rest() {
	if w.stop != nil {
		w.stop()
		w.stop = nil
	}
}

// open asks the operating system for the changes of the directory, and of those below it when they are meant too.
func (w *fsWatcher) open() (*fsnotify.Watcher, error) {
	n, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, neterr.New("System.IO.IOException", err.Error())
	}
	if err := n.Add(w.full); err != nil {
		n.Close()
		return nil, neterr.New("System.IO.FileNotFoundException", "Error reading the "+w.path+" directory.")
	}
	if w.deep {
		addBelow(n, w.full)
	}
	return n, nil
}

// addBelow watches the directories below one; those that cannot be read are left out.
func addBelow(n *fsnotify.Watcher, dir string) {
	_ = filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err == nil && d.IsDir() && path != dir {
			_ = n.Add(path)
		}
		return nil
	})
}

// follow tells of changes until ctx ends; tell returns false to end it too.
func (w *fsWatcher) follow(ctx context.Context, n *fsnotify.Watcher, tell func(change) bool) {
	defer n.Close()
	w.mu.Lock()
	root, deep := w.full, w.deep
	w.mu.Unlock()
	// A renaming comes as the old name, and the new one right behind it unless that is elsewhere.
	moved := ""
	timer := time.NewTimer(0)
	defer timer.Stop()
	gone := func() bool {
		old := moved
		moved = ""
		return old == "" || tell(change{kind: watchDeleted, name: old})
	}
	for {
		select {
		case <-ctx.Done():
			return
		case <-timer.C:
			if !gone() {
				return
			}
		case err := <-n.Errors:
			if err != nil {
				w.Raise("Error", value.Of(w), value.Of(NewEventArgs("System.IO.ErrorEventArgs", EventArg{"Exception", value.Of(errs.NewException("System.IO.IOException", err.Error()))})))
			}
		case e, ok := <-n.Events:
			if !ok {
				return
			}
			name, err := filepath.Rel(root, e.Name)
			if err != nil || name == "." {
				continue
			}
			if deep && e.Has(fsnotify.Create) {
				if info, err := os.Lstat(e.Name); err == nil && info.IsDir() {
					_ = n.Add(e.Name)
					addBelow(n, e.Name)
				}
			}
			old := moved
			if e.Has(fsnotify.Create) && old != "" {
				moved = ""
				if !tell(change{watchRenamed, name, old}) {
					return
				}
				continue
			}
			if !gone() {
				return
			}
			if e.Has(fsnotify.Rename) {
				moved = name
				timer.Reset(renameTime)
				continue
			}
			if kind := w.kindOf(e); kind != 0 && !tell(change{kind: kind, name: name}) {
				return
			}
		}
	}
}

// kindOf is the WatcherChangeTypes of a change, 0 when it is not one that NotifyFilter asks for.
func (w *fsWatcher) kindOf(e fsnotify.Event) int64 {
	switch {
	case e.Has(fsnotify.Create):
		return watchCreated
	case e.Has(fsnotify.Remove):
		return watchDeleted
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	if e.Has(fsnotify.Write) && w.notify&notifyContent != 0 || e.Has(fsnotify.Chmod) && w.notify&notifyMeta&^16 != 0 {
		return watchChanged
	}
	return 0
}

// means tells whether a change is of a name that the filters, and of a kind that NotifyFilter, ask for.
func (w *fsWatcher) means(c change) bool {
	w.mu.Lock()
	notify, filters := w.notify, w.filters.Snapshot()
	w.mu.Unlock()
	if c.kind != watchChanged && notify&notifyNames == 0 {
		return false
	}
	if len(filters) == 0 {
		return true
	}
	return slices.ContainsFunc(filters, func(f value.Value) bool {
		p, _ := f.Base().AsString()
		if p == "*.*" || p == "" {
			return true
		}
		m := wildcard.Compile(brackets().Replace(p), false)
		return m.Match(filepath.Base(c.name)) || c.old != "" && m.Match(filepath.Base(c.old))
	})
}

// brackets makes a file name pattern, where only * and ? are special, one of PowerShell.
var brackets = sync.OnceValue(func() *strings.Replacer { return strings.NewReplacer("[", "`[", "]", "`]", "`", "``") })

// raise raises the event of a change.
func (w *fsWatcher) raise(c change) bool {
	if !w.means(c) {
		return true
	}
	path := func(name string) value.Value { return value.String(filepath.Join(w.path, name)) }
	class := typeFSEvent
	args := []EventArg{{"ChangeType", enumValue(typeWatching, c.kind)}, {"FullPath", path(c.name)}, {"Name", value.String(c.name)}}
	if c.kind == watchRenamed {
		class = typeRenamed
		args = append(args, EventArg{"OldFullPath", path(c.old)}, EventArg{"OldName", value.String(c.old)})
	}
	event := map[int64]string{watchCreated: "Created", watchDeleted: "Deleted", watchChanged: "Changed", watchRenamed: "Renamed"}[c.kind]
	w.Raise(event, value.Of(w), value.Of(NewEventArgs(class, args...)))
	return true
}

// wait is WaitForChanged: the next change of one of the kinds; a limit below 0 is none.
func (w *fsWatcher) wait(rt value.Runtime, kinds int64, limit time.Duration) (value.Value, error) {
	w.mu.Lock()
	n, err := w.open()
	w.mu.Unlock()
	if err != nil {
		return value.Null, err
	}
	ctx := rt.Context()
	if limit >= 0 {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeout(ctx, limit)
		defer cancel()
	}
	var got change
	w.follow(ctx, n, func(c change) bool {
		if c.kind&kinds != 0 && w.means(c) {
			got = c
		}
		return got.kind == 0
	})
	if err := rt.Context().Err(); err != nil {
		return value.Null, err
	}
	text := func(s string) value.Value {
		if s == "" {
			return value.Null
		}
		return value.String(s)
	}
	return vobject(NewEventArgs(typeWatched, EventArg{"ChangeType", enumValue(typeWatching, got.kind)}, EventArg{"Name", text(got.name)},
		EventArg{"OldName", text(got.old)}, EventArg{"TimedOut", value.Bool(got.kind == 0)}))
}

func (w *fsWatcher) setPath(rt value.Runtime, path, param string) error {
	full := ""
	if path != "" {
		full = fullPath(rt, path)
		if info, err := os.Stat(full); err != nil || !info.IsDir() {
			return neterr.Argument(param, "The directory name '%s' does not exist.", path)
		}
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	w.rest()
	w.path, w.full = path, full
	return w.watch()
}

func (w *fsWatcher) enable(on bool) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	switch {
	case on && w.disposed:
		return neterr.New("System.ObjectDisposedException", "Cannot access a disposed object.\nObject name: 'System.IO.FileSystemWatcher'.")
	case on && w.full == "":
		return neterr.New("System.IO.FileNotFoundException", "Error reading the "+w.path+" directory.")
	}
	if !on {
		w.enabled = false
		w.rest()
		return nil
	}
	if _, err := os.Stat(w.full); err != nil {
		return neterr.New("System.IO.FileNotFoundException", "Error reading the "+w.path+" directory.")
	}
	w.enabled = true
	return w.watch()
}

func (w *fsWatcher) dispose() {
	w.mu.Lock()
	w.rest()
	was := w.disposed
	w.disposed, w.enabled = true, false
	w.mu.Unlock()
	if !was {
		w.Raise("Disposed", value.Of(w), value.Of(NewEventArgs("System.EventArgs")))
	}
}

func newFSWatcher(c *Call) (value.Value, error) {
	w := &fsWatcher{notify: notifyDefault, buffer: watcherBuffer, filters: value.NewList(typeCollection.of(value.TypeString), nil)}
	if c.N() > 0 {
		if c.isNull(0) {
			return value.Null, neterr.ArgumentNull("path")
		}
		if c.Str(0) == "" {
			return value.Null, neterr.Argument("path", "The directory name '%s' does not exist.", "")
		}
		if err := w.setPath(c.RT, c.Str(0), "path"); err != nil {
			return value.Null, err
		}
	}
	if c.N() > 1 {
		w.setFilter(c.Str(1))
	}
	return vobject(w)
}

func (w *fsWatcher) setFilter(filter string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.filters.Items = nil
	if filter != "" && filter != "*.*" {
		w.filters.Items = []value.Value{value.String(filter)}
	}
}

// fileSystemWatcherClass declares System.IO.FileSystemWatcher.
func fileSystemWatcherClass() *Class {
	self := func(c *Call) *fsWatcher { return this[*fsWatcher](c) }
	// locked is a property behind the lock.
	locked := func(get func(*fsWatcher) value.Value, set func(*fsWatcher, *Call)) Func {
		return func(c *Call) (value.Value, error) {
			w := self(c)
			w.mu.Lock()
			defer w.mu.Unlock()
			if c.N() > 0 {
				set(w, c)
				return value.Void, nil
			}
			return get(w), nil
		}
	}
	none := func(c *Call) (value.Value, error) {
		if c.N() > 0 && !c.isNull(0) {
			return value.Null, notSupported("A watcher raises its events on its own; it has no component or window to raise them for.")
		}
		return value.Null, nil
	}
	nothing := func(*Call) (value.Value, error) { return value.Void, nil }
	events := []Event{{"Disposed", "System.EventHandler", "System.EventArgs"}, {"Error", "System.IO.ErrorEventHandler", "System.IO.ErrorEventArgs"},
		{"Renamed", "System.IO.RenamedEventHandler", typeRenamed}}
	for _, name := range [...]string{"Changed", "Created", "Deleted"} {
		events = append(events, Event{name, "System.IO.FileSystemEventHandler", typeFSEvent})
	}
	return &Class{Events: events, Members: []M{
		{"new()", newFSWatcher},
		{"new(string path)", newFSWatcher},
		{"new(string path, string filter)", newFSWatcher},
		{"System.IO.NotifyFilters NotifyFilter {get;set}", locked(
			func(w *fsWatcher) value.Value { return enumValue("System.IO.NotifyFilters", w.notify) },
			func(w *fsWatcher, c *Call) { w.notify = c.Long(0) })},
		{"System.Collections.ObjectModel.Collection[string] Filters {get}", func(c *Call) (value.Value, error) { return vobject(self(c).filters) }},
		{"bool EnableRaisingEvents {get;set}", func(c *Call) (value.Value, error) {
			if c.N() > 0 {
				return value.Void, self(c).enable(c.Bool(0))
			}
			w := self(c)
			w.mu.Lock()
			defer w.mu.Unlock()
			return vbool(w.enabled)
		}},
		{"string Filter {get;set}", func(c *Call) (value.Value, error) {
			w := self(c)
			if c.N() > 0 {
				w.setFilter(c.Str(0))
				return value.Void, nil
			}
			if f := w.filters.Snapshot(); len(f) > 0 {
				return f[0], nil
			}
			return value.String("*"), nil
		}},
		{"bool IncludeSubdirectories {get;set}", func(c *Call) (value.Value, error) {
			w := self(c)
			w.mu.Lock()
			defer w.mu.Unlock()
			if c.N() == 0 {
				return vbool(w.deep)
			}
			w.rest()
			w.deep = c.Bool(0)
			return value.Void, w.watch()
		}},
		{"int InternalBufferSize {get;set}", locked(
			func(w *fsWatcher) value.Value { return value.Int(w.buffer) },
			func(w *fsWatcher, c *Call) { w.buffer = int32(max(c.Int(0), 4096)) })},
		{"string Path {get;set}", func(c *Call) (value.Value, error) {
			w := self(c)
			if c.N() > 0 {
				return value.Void, w.setPath(c.RT, c.Str(0), "Path")
			}
			return value.String(w.path), nil
		}},
		{"System.ComponentModel.ISite Site {get;set}", none},
		{"System.ComponentModel.ISynchronizeInvoke SynchronizingObject {get;set}", none},
		{"System.ComponentModel.IContainer Container {get}", none},
		{"System.IO.WaitForChangedResult WaitForChanged(System.IO.WatcherChangeTypes changeType)", func(c *Call) (value.Value, error) {
			return self(c).wait(c.RT, c.Long(0), -1)
		}},
		{"System.IO.WaitForChangedResult WaitForChanged(System.IO.WatcherChangeTypes changeType, int timeout)", func(c *Call) (value.Value, error) {
			return self(c).wait(c.RT, c.Long(0), time.Duration(c.Int(1))*time.Millisecond)
		}},
		{"System.IO.WaitForChangedResult WaitForChanged(System.IO.WatcherChangeTypes changeType, TimeSpan timeout)", func(c *Call) (value.Value, error) {
			return self(c).wait(c.RT, c.Long(0), time.Duration(c.span(1))*100)
		}},
		{"void BeginInit()", nothing},
		{"void EndInit()", nothing},
		{"void Dispose()", func(c *Call) (value.Value, error) {
			self(c).dispose()
			return value.Void, nil
		}},
	}}
}

// errorEventArgsClass declares System.IO.ErrorEventArgs.
func errorEventArgsClass() *Class {
	return &Class{Members: []M{{"System.Exception GetException()", func(c *Call) (value.Value, error) {
		return this[*EventArgs](c).NetProperty(c.RT, "Exception")
	}}}}
}
