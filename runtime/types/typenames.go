package types

import (
	"strings"

	"goposh/runtime/value"
)

// TypeNamer is an object with type names of its own besides its .NET type (XML elements, CIM instances): what
// PSObject.TypeNames begins with.
type TypeNamer interface {
	ExtendedTypeNames() []string
}

// TypeNames are PSObject.TypeNames: the object's own, else those of its type and the type's bases.
func TypeNames(rt value.Runtime, v value.Value) []string {
	if names := value.InstanceMembers(v).TypeNames(); names != nil {
		return names
	}
	t := v.Type()
	if t == nil {
		return nil
	}
	names := tableOf(t).typeNames()
	if n, ok := v.Base().Ref().(TypeNamer); ok {
		return append(append([]string(nil), n.ExtendedTypeNames()...), names...)
	}
	return names
}

func (tb *table) typeNames() []string {
	tb.namesOnce.Do(func() {
		for t := tb.typ; t != nil; t = t.Base {
			tb.names = append(tb.names, ReflectionName(t))
		}
		if tb.typ.Rank > 0 {
			// PowerShell lists arrays as .NET does: the array type, System.Array, System.Object.
			return
		}
	})
	return tb.names
}

// ReflectionName is .NET's Type.FullName, with assembly-qualified generic arguments.
func ReflectionName(t *value.Type) string {
	if t.Rank > 0 {
		return ReflectionName(t.Elem) + "[" + strings.Repeat(",", t.Rank-1) + "]"
	}
	if len(t.Args) == 0 {
		return t.FullName
	}
	var b strings.Builder
	b.WriteString(t.Definition.FullName)
	b.WriteByte('[')
	for i, a := range t.Args {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteByte('[')
		b.WriteString(ReflectionName(a))
		b.WriteString(", ")
		b.WriteString(AssemblyName(a))
		b.WriteByte(']')
	}
	b.WriteByte(']')
	return b.String()
}

// AssemblyName is the display name of the assembly of a type.
func AssemblyName(t *value.Type) string {
	if t.Rank > 0 {
		return AssemblyName(t.Elem)
	}
	name := assemblyOf(t)
	switch {
	case name == "System.Private.CoreLib":
		return name + ", Version=10.0.0.0, Culture=neutral, PublicKeyToken=7cec85d7bea7798e"
	case name == "System.Management.Automation" || strings.HasPrefix(name, "Microsoft.PowerShell"):
		return name + ", Version=7.6.5.0, Culture=neutral, PublicKeyToken=31bf3856ad364e35"
	case t.Script != nil:
		return name + ", Version=0.0.0.0, Culture=neutral, PublicKeyToken=null"
	}
	return name + ", Version=10.0.0.0, Culture=neutral, PublicKeyToken=b03f5f7f11d50a3a"
}

func assemblyOf(t *value.Type) string {
	if t.Definition != nil {
		t = t.Definition
	}
	if t.Assembly != "" {
		return t.Assembly
	}
	if t.Script != nil {
		return "PowerShell Class Assembly"
	}
	if ti, ok := findTypeInfo(strings.ToLower(t.FullName)); ok && ti.assembly != "" {
		return ti.assembly
	}
	return "System.Private.CoreLib"
}

// TypeString is Type.ToString(): full names with bare generic arguments.
func TypeString(t *value.Type) string {
	if t.Rank > 0 {
		return TypeString(t.Elem) + "[" + strings.Repeat(",", t.Rank-1) + "]"
	}
	if len(t.Args) == 0 {
		if t.Flags&value.FlagGenericDefinition != 0 {
			return t.FullName + "[" + strings.Join(genericNames(t), ",") + "]"
		}
		return t.FullName
	}
	parts := make([]string, len(t.Args))
	for i, a := range t.Args {
		parts[i] = TypeString(a)
	}
	return t.Definition.FullName + "[" + strings.Join(parts, ",") + "]"
}

// DisplayName is the name PowerShell prints for a type: an accelerator where there is one, no arity, no "System." of its own
// making: List[int] is "System.Collections.Generic.List[int]".
func DisplayName(t *value.Type) string {
	if t == nil {
		return ""
	}
	if t.Rank > 0 {
		return DisplayName(t.Elem) + "[" + strings.Repeat(",", t.Rank-1) + "]"
	}
	if len(t.Args) > 0 || t.Flags&value.FlagGenericDefinition != 0 {
		name, _, _ := strings.Cut(t.FullName, "`")
		if t.Definition != nil {
			name, _, _ = strings.Cut(t.Definition.FullName, "`")
		}
		parts := genericPartNames(t)
		return name + "[" + strings.Join(parts, ",") + "]"
	}
	if n, ok := acceleratorNames()[t.FullName]; ok {
		return n
	}
	return t.FullName
}

func genericPartNames(t *value.Type) []string {
	if len(t.Args) == 0 {
		return genericNames(t)
	}
	parts := make([]string, len(t.Args))
	for i, a := range t.Args {
		parts[i] = DisplayName(a)
	}
	return parts
}
