package types

import (
	_ "embed"
	"strings"
	"sync"

	"goposh/runtime/value"
)

// acceleratorText has a line per type accelerator, sorted by lower-case name: name, tab, full type name.
//
//go:embed accelerators.txt
var acceleratorText string

// Accelerator is a short name for a type, as [psobject].Assembly.GetType('System.Management.Automation.TypeAccelerators') lists it.
type Accelerator struct{ Name, FullName string }

// Accelerators returns the built-in type accelerators, sorted by name.
var Accelerators = sync.OnceValue(func() []Accelerator {
	out := make([]Accelerator, 0, 110)
	for line := range strings.Lines(acceleratorText) {
		name, full, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		out = append(out, Accelerator{name, full})
	}
	return out
})

var acceleratorIndex = sync.OnceValue(func() map[string]string {
	m := make(map[string]string, 110)
	for _, a := range Accelerators() {
		m[strings.ToLower(a.Name)] = a.FullName
	}
	return m
})

func accelerator(name string) *value.Type {
	if full, ok := acceleratorIndex()[strings.ToLower(name)]; ok {
		return byFullName(full)
	}
	return managementAccelerator(name)
}

// managementAccelerator finds the accelerators that PowerShell has on Windows only.
func managementAccelerator(name string) *value.Type {
	switch {
	case equalFold(name, "wmi"):
		return byFullName("System.Management.ManagementObject")
	case equalFold(name, "wmiclass"):
		return byFullName("System.Management.ManagementClass")
	case equalFold(name, "wmisearcher"):
		return byFullName("System.Management.ManagementObjectSearcher")
	}
	return nil
}

var acceleratorNames = sync.OnceValue(func() map[string]string {
	m := make(map[string]string, 110)
	for _, a := range Accelerators() {
		// Where several names lead to one type PowerShell prints the one it registered first.
		if old, ok := m[a.FullName]; ok && !preferAccelerator(a.Name, old) {
			continue
		}
		m[a.FullName] = a.Name
	}
	return m
})

// preferAccelerator tells whether name is the accelerator PowerShell prints rather than old.
func preferAccelerator(name, old string) bool {
	switch name {
	case "int", "long", "float", "psobject", "pscustomobject", "uint", "short", "ushort", "ulong", "bool", "scriptblock", "psmoduleinfo":
		return true
	}
	return false
}
