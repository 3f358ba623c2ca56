package cmdlet

import (
	"sync"

	"goposh/runtime/session"
	"goposh/runtime/types"
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

// infoType finds the .NET type of commands of a kind.
func infoType(name string) func() *value.Type {
	return sync.OnceValue(func() *value.Type { return types.Lookup("System.Management.Automation." + name) })
}

var (
	typeFunctionInfo       = infoType("FunctionInfo")
	typeFilterInfo         = infoType("FilterInfo")
	typeAliasInfo          = infoType("AliasInfo")
	typeCmdletInfo         = infoType("CmdletInfo")
	typeExternalScriptInfo = infoType("ExternalScriptInfo")
	typeApplicationInfo    = infoType("ApplicationInfo")
	typeScriptInfo         = infoType("ScriptInfo")
)

// Type implements value.Object.
func (i *Info) Type() *value.Type {
	switch i.Kind {
	case KindAlias:
		return typeAliasInfo()
	case KindFunction, KindConfiguration:
		return typeFunctionInfo()
	case KindFilter:
		return typeFilterInfo()
	case KindCmdlet:
		return typeCmdletInfo()
	case KindExternalScript:
		return typeExternalScriptInfo()
	case KindApplication:
		return typeApplicationInfo()
	}
	return typeScriptInfo()
}
