package security

import (
	"goposh/runtime/cmdlet"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// policyType returns an enum by its name: the one that scripts see where the type information has it.
func policyType(name string, own *value.Type) *value.Type {
	if t := types.Lookup(name); t != nil && t.Enum != nil {
		return t
	}
	return own
}

var (
	typeExecutionPolicy = value.NewEnum("Microsoft.PowerShell.ExecutionPolicy", value.KindInt32, false,
		[]string{"Unrestricted", "RemoteSigned", "AllSigned", "Restricted", "Default", "Bypass", "Undefined"}, []int64{0, 1, 2, 3, 3, 4, 5})
	typeExecutionPolicyScope = value.NewEnum("Microsoft.PowerShell.ExecutionPolicyScope", value.KindInt32, false,
		[]string{"Process", "CurrentUser", "LocalMachine", "UserPolicy", "MachinePolicy"}, []int64{0, 1, 2, 3, 4})
)

// policyParameters gives the parameters of the execution policy commands their enum types.
func policyParameters(md *cmdlet.Metadata) {
	if p := md.Find("ExecutionPolicy"); p != nil {
		p.Type = policyType(typeExecutionPolicy.FullName, typeExecutionPolicy)
	}
	if p := md.Find("Scope"); p != nil {
		p.Type = policyType(typeExecutionPolicyScope.FullName, typeExecutionPolicyScope)
	}
}

// unrestricted is the policy in force everywhere but on Windows.
func unrestricted() value.Value {
	return value.Enum(policyType(typeExecutionPolicy.FullName, typeExecutionPolicy).Enum, 0)
}
