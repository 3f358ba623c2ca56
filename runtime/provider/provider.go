package provider

import (
	"goposh/runtime/errs"
	"goposh/runtime/session"
	"goposh/runtime/stream"
	"goposh/runtime/value"
)

// Provider is what every provider offers: CmdletProvider, ItemCmdletProvider and ContainerCmdletProvider in one. Paths are
// the provider's own ("/home/x/a.txt", "PATH"), without drive, wildcards taken literally.
type Provider interface {
	// Info describes the provider.
	Info() *session.ProviderInfo
	// Exists tells whether there is an item at the path.
	Exists(op *Op, path string) (bool, error)
	// IsContainer tells whether the item at the path can have children.
	IsContainer(op *Op, path string) bool
	// Item returns the item at the path, without the notes that Op.Decorate adds.
	Item(op *Op, path string) (value.Value, error)
	// Names lists the children of a container in the provider's order. Hidden ones are left out unless op.Force is set, and
	// those that op.Filter refuses when the provider filters.
	Names(op *Op, path string) ([]Child, error)
	// Join appends a child's name to a container's path.
	Join(parent, child string) string
	// Split takes the last element off a path.
	Split(path string) (parent, child string)
}

// Child is a child of a container.
type Child struct {
	Name      string
	Container bool
}

// ItemSetter changes items (Set-Item, Clear-Item).
type ItemSetter interface {
	// SetItem writes a value to an item and returns the item.
	SetItem(op *Op, path string, v value.Value) (value.Value, error)
	// ClearItem empties an item.
	ClearItem(op *Op, path string) error
}

// ItemMaker creates items (New-Item).
type ItemMaker interface {
	// NewItem creates an item of a type such as "Directory" and returns it; a void value when nothing is to be written.
	NewItem(op *Op, path, itemType string, v value.Value, hasValue bool) (value.Value, error)
}

// ItemRemover deletes items (Remove-Item).
type ItemRemover interface {
	RemoveItem(op *Op, path string, recurse bool) error
	// HasChildren tells whether a container has any child.
	HasChildren(op *Op, path string) bool
}

// ItemRenamer renames items (Rename-Item).
type ItemRenamer interface {
	RenameItem(op *Op, path, newName string) (value.Value, error)
}

// ItemCopier copies items (Copy-Item).
type ItemCopier interface {
	CopyItem(op *Op, path, destination string, recurse bool) error
}

// ItemMover moves items (Move-Item); providers without it are not navigable.
type ItemMover interface {
	MoveItem(op *Op, path, destination string) error
}

// ItemInvoker runs items (Invoke-Item).
type ItemInvoker interface {
	InvokeItem(op *Op, path string) error
}

// PropertyProvider is IPropertyCmdletProvider.
type PropertyProvider interface {
	// GetProperty returns a custom object with the named properties, all when names is empty.
	GetProperty(op *Op, path string, names []string) (value.Value, error)
	// SetProperty changes properties and returns what -PassThru shows.
	SetProperty(op *Op, path string, properties []Property) (value.Value, error)
	// ClearProperty resets properties.
	ClearProperty(op *Op, path string, names []string) (value.Value, error)
}

// Property is a named value.
type Property struct {
	Name  string
	Value value.Value
}

// ContentProvider is IContentCmdletProvider for providers whose content is a value; the file system reads and writes files.
type ContentProvider interface {
	// Content returns the objects that Get-Content reads from an item.
	Content(op *Op, path string) ([]value.Value, error)
	// SetContent replaces the content.
	SetContent(op *Op, path string, items []value.Value) error
}

// Host is what an operation may use of the command that runs it; a *cmdlet.Context is one.
type Host interface {
	value.Runtime
	Write(v value.Value) error
	WriteError(r *errs.Record) error
	WriteRecord(r stream.Record) error
	ShouldProcess(target, action string) (bool, error)
	ShouldContinue(query, caption string) (bool, error)
	Session() *session.Session
	Scope() *session.Scope
}
