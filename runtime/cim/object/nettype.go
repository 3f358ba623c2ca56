package object

import (
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// InstanceType is the .NET type of an Instance.
const InstanceType = typeCimInstance

// The .NET types of this package.
const (
	namespaceCim             = "Microsoft.Management.Infrastructure."
	typeCimInstance          = namespaceCim + "CimInstance"
	typeCimClass             = namespaceCim + "CimClass"
	typeCimProperty          = namespaceCim + "CimProperty"
	typeCimPropertyDecl      = namespaceCim + "CimPropertyDeclaration"
	typeCimMethodDecl        = namespaceCim + "CimMethodDeclaration"
	typeCimParameterDecl     = namespaceCim + "CimMethodParameterDeclaration"
	typeCimQualifier         = namespaceCim + "CimQualifier"
	typeCimSystemProperties  = namespaceCim + "CimSystemProperties"
	typeCimSession           = namespaceCim + "CimSession"
	typeCimType              = namespaceCim + "CimType"
	typeCimFlags             = namespaceCim + "CimFlags"
	typeKeyedCollection      = namespaceCim + "Generic.CimKeyedCollection`1"
	typeReadOnlyCollection   = namespaceCim + "Generic.CimReadOnlyKeyedCollection`1"
	namespaceManagement      = "System.Management."
	typeManagementBaseObject = namespaceManagement + "ManagementBaseObject"
	typeManagementObject     = namespaceManagement + "ManagementObject"
	typeManagementClass      = namespaceManagement + "ManagementClass"
	typeManagementSearcher   = namespaceManagement + "ManagementObjectSearcher"
	typeManagementPath       = namespaceManagement + "ManagementPath"
	typeManagementScope      = namespaceManagement + "ManagementScope"
	typeObjectQuery          = namespaceManagement + "ObjectQuery"
	typeManagementCollection = namespaceManagement + "ManagementObjectCollection"
	typePropertyData         = namespaceManagement + "PropertyData"
	typeMethodData           = namespaceManagement + "MethodData"
	typeQualifierData        = namespaceManagement + "QualifierData"
	typeManagementCimType    = namespaceManagement + "CimType"
)

// netType is the descriptor of a .NET type of this package.
func netType(name string) *value.Type {
	if t := types.Lookup(name); t != nil {
		return t
	}
	return value.TypeObject
}

// enum is a value of an enum type.
func enum(name string, n int64) value.Value {
	if t := netType(name); t.Enum != nil {
		return value.Enum(t.Enum, n)
	}
	return value.Long(n)
}

func textOrNull(s string) value.Value {
	if s == "" {
		return value.Null
	}
	return value.String(s)
}
