package cmdlet

import (
	"goposh/runtime/session"
	"goposh/runtime/value"
)

// Kind is System.Management.Automation.CommandTypes.
type Kind uint16

// The kinds of command.
const (
	KindAlias          Kind = 1
	KindFunction       Kind = 2
	KindFilter         Kind = 4
	KindCmdlet         Kind = 8
	KindExternalScript Kind = 16
	KindApplication    Kind = 32
	KindScript         Kind = 64
	KindConfiguration  Kind = 256
)

func (k Kind) String() string {
	switch k {
	case KindAlias:
		return "Alias"
	case KindFunction:
		return "Function"
	case KindFilter:
		return "Filter"
	case KindCmdlet:
		return "Cmdlet"
	case KindExternalScript:
		return "ExternalScript"
	case KindApplication:
		return "Application"
	case KindScript:
		return "Script"
	}
	return "Configuration"
}

// Info is a System.Management.Automation.CommandInfo: AliasInfo, FunctionInfo, FilterInfo, CmdletInfo, ExternalScriptInfo
// or ApplicationInfo, told apart by Kind.
type Info struct {
	value.Bag
	Kind       Kind
	Name       string
	Module     string // ModuleName
	Version    string
	Definition string
	Path       string // of scripts and applications
	// Decl is set for cmdlets; Block for functions, filters and scripts; Function, Alias for those.
	Decl     *Decl
	Block    value.ScriptBlock
	Function *session.Function
	Alias    *session.Alias
	// Resolved is the command an alias leads to; nil when there is none.
	Resolved *Info
	// Meta gives the parameters; nil for aliases of nothing and applications.
	Meta  func() (*Metadata, error)
	Owner *session.Module
}

var (
	typeCommandInfo = class("System.Management.Automation.CommandInfo", value.TypeObject)
	// TypeFunctionInfo and the others are the .NET types of commands.
	TypeFunctionInfo       = class("System.Management.Automation.FunctionInfo", typeCommandInfo)
	TypeFilterInfo         = class("System.Management.Automation.FilterInfo", TypeFunctionInfo)
	TypeAliasInfo          = class("System.Management.Automation.AliasInfo", typeCommandInfo)
	TypeCmdletInfo         = class("System.Management.Automation.CmdletInfo", typeCommandInfo)
	TypeExternalScriptInfo = class("System.Management.Automation.ExternalScriptInfo", typeCommandInfo)
	TypeApplicationInfo    = class("System.Management.Automation.ApplicationInfo", typeCommandInfo)
	typeScriptInfo         = class("System.Management.Automation.ScriptInfo", typeCommandInfo)
)

func class(name string, base *value.Type) *value.Type {
	return &value.Type{FullName: name, Base: base, Kind: value.KindObject}
}

// Type implements value.Object.
func (i *Info) Type() *value.Type {
	switch i.Kind {
	case KindAlias:
		return TypeAliasInfo
	case KindFunction:
		return TypeFunctionInfo
	case KindFilter:
		return TypeFilterInfo
	case KindCmdlet:
		return TypeCmdletInfo
	case KindExternalScript:
		return TypeExternalScriptInfo
	case KindApplication:
		return TypeApplicationInfo
	}
	return typeScriptInfo
}
