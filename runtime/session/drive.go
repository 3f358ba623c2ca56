package session

import "goposh/runtime/value"

// Drive is a System.Management.Automation.PSDriveInfo.
type Drive struct {
	value.Bag
	Name, Root, Description, DisplayRoot string
	// Provider is the name of the provider; its implementation is looked up in package provider.
	Provider string
	// Location is the drive's current location relative to its root, "" at the root.
	Location string
	// MaximumSize is that of a Temp drive or new drive; nil when unset.
	MaximumSize *int64
	Module      *Module
}

var typeDrive = &value.Type{FullName: "System.Management.Automation.PSDriveInfo", Base: value.TypeObject, Kind: value.KindObject}

// Type implements value.Object.
func (*Drive) Type() *value.Type { return typeDrive }

// DriveTable is the drive and location state of a session.
type DriveTable struct {
	// Global are the drives of the global scope in creation order.
	Global []*Drive
	// Current is the drive of the current location; Path the provider path there ("/home/x" for the file system).
	Current *Drive
	Path    string
	// FileSystem is the current location of the FileSystem provider, which native commands start in.
	FileSystem string
	// Stacks are the location stacks of Push-Location by name; "" is the default one.
	Stacks map[string][]Location
	// StackName is the name of the current stack ("" is default).
	StackName string
}

// Location is a drive with a path on it.
type Location struct {
	Drive *Drive
	Path  string
}

// PutDrive stores a drive in this scope.
func (s *Scope) PutDrive(d *Drive) {
	if s.drives == nil {
		s.drives = map[string]*Drive{}
	}
	s.drives[d.Name] = d
}

// Drives returns the drives of this scope other than the global ones.
func (s *Scope) Drives() map[string]*Drive { return s.drives }
