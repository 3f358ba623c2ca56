package utility

import (
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// memberDefinition is Microsoft.PowerShell.Commands.MemberDefinition.
type memberDefinition struct {
	value.Bag
	typeName, name, definition string
	kind                       value.MemberKind
}

var typeMemberDefinition = class("MemberDefinition", value.TypeObject, memberDefinitionClass)

// Type implements value.Object.
func (*memberDefinition) Type() *value.Type { return typeMemberDefinition }

func memberDefinitionClass() *types.Class {
	return &types.Class{Members: []types.M{
		property("string TypeName", func(m *memberDefinition) value.Value { return value.String(m.typeName) }),
		property("string Name", func(m *memberDefinition) value.Value { return value.String(m.name) }),
		property("System.Management.Automation.PSMemberTypes MemberType", func(m *memberDefinition) value.Value {
			return value.Enum(memberTypes().Enum, int64(m.kind))
		}),
		property("string Definition", func(m *memberDefinition) value.Value { return value.String(m.definition) }),
		method("string ToString()", func(m *memberDefinition, _ *types.Call) (value.Value, error) {
			return value.String(m.definition), nil
		}),
	}}
}

// memberTypes is the enum PSMemberTypes.
func memberTypes() *value.Type { return types.Lookup("System.Management.Automation.PSMemberTypes") }
