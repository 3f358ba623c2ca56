package types

import (
	"strings"

	"goposh/runtime/value"
)

// CommandClass is the .NET class of a cmdlet or provider, by its full name as declared.
func CommandClass(name string) *value.Type {
	if t := byFullName(name); t != nil {
		return t
	}
	t := &value.Type{FullName: name, Base: typeOr("System.Management.Automation.PSCmdlet"), Kind: value.KindObject, Flags: value.FlagSealed, Assembly: "System.Management.Automation"}
	got, _ := byName.LoadOrStore(strings.ToLower(name), t)
	return got.(*value.Type)
}
