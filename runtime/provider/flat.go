package provider

import (
	"strings"

	"goposh/runtime/session"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// store is the content of a provider whose items all lie at its root: variables, functions, aliases, environment variables.
type store interface {
	// names lists the items in order.
	names(op *Op) []string
	// find returns the item of that name and the name as it is stored; ok is false when there is none.
	find(op *Op, name string) (item value.Value, stored string, ok bool)
	// content is what Get-Content and $drive:name read.
	content(op *Op, name string) (value.Value, bool)
	// set writes an item, creating it if need be; $null removes it where the store cannot hold $null.
	set(op *Op, name string, v value.Value) error
	remove(op *Op, name string) error
	// protects returns an error when the item must not be renamed.
	rename(op *Op, name, newName string) error
	// newValueRequired tells that New-Item needs a value.
	newValueRequired() bool
}

// flat is a provider over a store.
type flat struct {
	store
	info  *session.ProviderInfo
	drive string
	// scoped items can be named with a scope: variable:script:x.
	scoped bool
}

func newFlat(m *Manager, name, class, drive string, s store) *flat {
	_, environment := s.(environmentStore)
	return &flat{store: s, info: m.describe(name, class, session.CapabilityShouldProcess), drive: drive, scoped: !environment}
}

// enter follows the scope that a name begins with.
func (f *flat) enter(op *Op, path string) (*Op, string) {
	prefix, rest, ok := strings.Cut(path, ":")
	if !f.scoped || !ok || rest == "" {
		return op, path
	}
	in := *op
	switch strings.ToLower(prefix) {
	case "global":
		in.Scope = op.Scope.Global()
	case "script":
		in.Scope = op.Scope.ScriptScope()
	case "local":
	case "private":
		private := session.Private
		if op.Options != nil {
			private |= *op.Options
		}
		in.Options = &private
	default:
		return op, path
	}
	return &in, rest
}

// Info implements Provider.
func (f *flat) Info() *session.ProviderInfo { return f.info }

// Exists implements Provider.
func (f *flat) Exists(op *Op, path string) (bool, error) {
	op, path = f.enter(op, path)
	if path == "" {
		return true, nil
	}
	_, _, ok := f.find(op, path)
	return ok, nil
}

// IsContainer implements Provider.
func (f *flat) IsContainer(_ *Op, path string) bool { return path == "" }

// Item implements Provider.
func (f *flat) Item(op *Op, path string) (value.Value, error) {
	op, path = f.enter(op, path)
	if path == "" {
		return f.all(op), nil
	}
	item, _, ok := f.find(op, path)
	if !ok {
		return value.Null, PathNotFound(path)
	}
	return item, nil
}

// all is the root of the drive as an item: the collection of its items.
func (f *flat) all(op *Op) value.Value {
	var items []value.Value
	for _, n := range f.names(op) {
		if item, _, ok := f.find(op, n); ok {
			items = append(items, item)
		}
	}
	def := types.Lookup("System.Collections.Generic.Dictionary`2+ValueCollection")
	if def == nil || len(items) == 0 {
		return value.Objects(items...)
	}
	return value.Of(value.NewList(types.MakeGeneric(def, value.TypeString, items[0].Type()), items))
}

// Names implements Provider.
func (f *flat) Names(op *Op, path string) ([]Child, error) {
	if op.Filter != "" {
		return nil, NotSupported("Cannot call method. The provider does not support the use of filters.")
	}
	if path != "" {
		return nil, nil
	}
	names := f.names(op)
	out := make([]Child, len(names))
	for i, n := range names {
		out[i].Name = n
	}
	return out, nil
}

// Join implements Provider.
func (f *flat) Join(parent, child string) string {
	if parent == "" {
		return child
	}
	return joinPath(parent, child)
}

// Split implements Provider.
func (f *flat) Split(path string) (parent, child string) { return "", path }

// SetItem implements ItemSetter.
func (f *flat) SetItem(op *Op, path string, v value.Value) (value.Value, error) {
	op, path = f.enter(op, path)
	if path == "" {
		return value.Null, PathNotFound(path)
	}
	if ok, err := op.should("Item: "+path+" Value: "+types.ToString(op, v), "Set Item"); !ok || err != nil {
		return value.Void, pass(err)
	}
	if err := f.set(op, path, v); err != nil {
		return value.Null, err
	}
	item, _, ok := f.find(op, path)
	if !ok {
		return value.Void, nil
	}
	return item, nil
}

// ClearItem implements ItemSetter.
func (f *flat) ClearItem(op *Op, path string) error {
	op, path = f.enter(op, path)
	if ok, err := op.should("Item: "+path, "Clear Item"); !ok || err != nil {
		return pass(err)
	}
	return f.set(op, path, value.Null)
}

// NewItem implements ItemMaker.
func (f *flat) NewItem(op *Op, path, _ string, v value.Value, hasValue bool) (value.Value, error) {
	op, path = f.enter(op, path)
	if path == "" {
		return value.Null, Argument("Cannot process argument because the value of argument \"path\" is not valid. Change the value of the \"path\" argument and run the operation again.")
	}
	if f.newValueRequired() && (!hasValue || v.IsNull()) {
		return value.Null, valueRequired(path)
	}
	if _, _, ok := f.find(op, path); ok && !op.Force {
		return value.Null, Argument("The item at path '%s' already exists.", path)
	}
	if ok, err := op.should("Item: "+path+" Type: "+" Value: "+types.ToString(op, v), "New Item"); !ok || err != nil {
		return value.Void, pass(err)
	}
	if err := f.set(op, path, v); err != nil {
		return value.Null, err
	}
	item, _, ok := f.find(op, path)
	if !ok {
		return value.Void, nil
	}
	return item, nil
}

// HasChildren implements ItemRemover.
func (f *flat) HasChildren(op *Op, path string) bool { return path == "" && len(f.names(op)) > 0 }

// RemoveItem implements ItemRemover.
func (f *flat) RemoveItem(op *Op, path string, _ bool) error {
	op, path = f.enter(op, path)
	if path == "" {
		for _, n := range f.names(op) {
			if err := f.remove(op, n); err != nil {
				return err
			}
		}
		return nil
	}
	if ok, err := op.should("Item: "+path, "Remove Item"); !ok || err != nil {
		return pass(err)
	}
	return f.remove(op, path)
}

// RenameItem implements ItemRenamer.
func (f *flat) RenameItem(op *Op, path, newName string) (value.Value, error) {
	op, path = f.enter(op, path)
	if _, _, ok := f.find(op, newName); ok && !op.Force {
		return value.Null, Argument("The item at path '%s' already exists.", newName)
	}
	if ok, err := op.should("Item: "+path+" New Name: "+newName, "Rename Item"); !ok || err != nil {
		return value.Void, pass(err)
	}
	if err := f.rename(op, path, newName); err != nil {
		return value.Null, err
	}
	item, _, _ := f.find(op, newName)
	return item, nil
}

// CopyItem implements ItemCopier.
func (f *flat) CopyItem(op *Op, path, destination string, _ bool) error {
	v, ok := f.content(op, path)
	if !ok {
		return PathNotFound(path)
	}
	if destination == "" {
		destination = path
	}
	if ok, err := op.should("Item: "+path+" Destination: "+destination, "Copy Item"); !ok || err != nil {
		return pass(err)
	}
	return f.set(op, destination, v)
}

// Content implements ContentProvider.
func (f *flat) Content(op *Op, path string) ([]value.Value, error) {
	op, path = f.enter(op, path)
	v, ok := f.content(op, path)
	if !ok {
		return nil, PathNotFound(path)
	}
	return []value.Value{v}, nil
}

// SetContent implements ContentProvider.
func (f *flat) SetContent(op *Op, path string, items []value.Value) error {
	op, path = f.enter(op, path)
	v := value.Objects(items...)
	if len(items) == 1 {
		v = items[0]
	}
	return f.set(op, path, v)
}

// should asks the command whether to act; the language's own operations always do.
func (op *Op) should(target, action string) (bool, error) {
	if op.Host == nil {
		return true, nil
	}
	return op.Host.ShouldProcess(target, action)
}
