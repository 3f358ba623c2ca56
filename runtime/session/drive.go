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
	// Info is the provider's description.
	Info *ProviderInfo
	// Credential is that of New-PSDrive; $null when there was none.
	Credential value.Value
}

var typeDrive = &value.Type{FullName: "System.Management.Automation.PSDriveInfo", Base: value.TypeObject, Kind: value.KindObject}

// TypeDrive is the .NET type of drives.
func TypeDrive() *value.Type { return typeDrive }

// Type implements value.Object.
func (*Drive) Type() *value.Type { return typeDrive }

// VolumeSeparatedByColon is false for the root drive, whose paths begin with its name only.
func (d *Drive) VolumeSeparatedByColon() bool { return d.Name != "/" }

// Capabilities are System.Management.Automation.Provider.ProviderCapabilities.
type Capabilities uint8

// The capabilities of providers.
const (
	CapabilityInclude Capabilities = 1 << iota
	CapabilityExclude
	CapabilityFilter
	CapabilityExpandWildcards
	CapabilityShouldProcess
	CapabilityCredentials
	CapabilityTransactions
)

// ProviderInfo is System.Management.Automation.ProviderInfo.
type ProviderInfo struct {
	value.Bag
	Name, ModuleName, Description, HelpFile string
	// Class is the .NET class of the provider (ImplementingType).
	Class string
	// Home is what ~ means; "" when the provider has none.
	Home         string
	Capabilities Capabilities
	// Drives lists the drives of the provider.
	Drives func() []*Drive
}

var typeProviderInfo = &value.Type{FullName: "System.Management.Automation.ProviderInfo", Base: value.TypeObject, Kind: value.KindObject}

// TypeProviderInfo is the .NET type of providers.
func TypeProviderInfo() *value.Type { return typeProviderInfo }

// Type implements value.Object.
func (*ProviderInfo) Type() *value.Type { return typeProviderInfo }

// FullName is the provider's name with its module, as paths name it.
func (p *ProviderInfo) FullName() string { return p.ModuleName + "\\" + p.Name }

// PathInfo is System.Management.Automation.PathInfo.
type PathInfo struct {
	value.Bag
	// Drive is nil for provider-qualified paths.
	Drive              *Drive
	Provider           *ProviderInfo
	Path, ProviderPath string
}

var typePathInfo = &value.Type{FullName: "System.Management.Automation.PathInfo", Base: value.TypeObject, Kind: value.KindObject, Flags: value.FlagSealed}

// TypePathInfo is the .NET type of paths.
func TypePathInfo() *value.Type { return typePathInfo }

// Type implements value.Object.
func (*PathInfo) Type() *value.Type { return typePathInfo }

// PathStack is System.Management.Automation.PathInfoStack.
type PathStack struct {
	value.Bag
	Name string
	// Items are the locations, the one pushed last first.
	Items []*PathInfo
}

var typePathStack = &value.Type{FullName: "System.Management.Automation.PathInfoStack", Base: value.TypeObject, Kind: value.KindObject, Flags: value.FlagSealed}

// TypePathStack is the .NET type of location stacks.
func TypePathStack() *value.Type { return typePathStack }

// Type implements value.Object.
func (*PathStack) Type() *value.Type { return typePathStack }

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
	// Qualified is set while the location was given by provider rather than by drive.
	Qualified bool
	// Back and Forward are the history of Set-Location, the latest location last.
	Back, Forward []Location
}

// Location is a drive with a path on it.
type Location struct {
	Drive *Drive
	Path  string
	// Qualified is set when the location was given by provider.
	Qualified bool
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

// RemoveDrive takes a drive out of this scope and tells whether it was there.
func (s *Scope) RemoveDrive(d *Drive) bool {
	if s.drives[d.Name] != d {
		return false
	}
	delete(s.drives, d.Name)
	return true
}
