package types

import (
	"sync"

	"goposh/runtime/value"
)

// notCore are the accelerators of types that constrained language does not trust.
var notCore = [...]string{"initialsessionstate", "powershell", "psaliasproperty", "psmoduleinfo", "psnoteproperty", "pspropertyexpression",
	"psscriptmethod", "psscriptproperty", "psvariable", "psvariableproperty", "runspace", "runspacefactory", "scriptblock", "type"}

var coreTypes = sync.OnceValue(func() map[*value.Type]bool {
	m := make(map[*value.Type]bool, 100)
	for _, a := range Accelerators() {
		if t := byFullName(a.FullName); t != nil {
			m[t] = true
		}
	}
	for _, name := range notCore {
		delete(m, accelerator(name))
	}
	m[value.TypeObject], m[value.TypePSCustomObject] = true, true
	return m
})

// IsCore tells whether a type is one of those that constrained language may create, convert to and call methods of (CoreTypes).
func IsCore(t *value.Type) bool {
	if t == nil {
		return true
	}
	if t.Rank > 0 {
		return IsCore(t.Elem)
	}
	if t.Enum != nil || t.Definition == value.TypeNullable {
		return true
	}
	return coreTypes()[t]
}
