package types

import (
	"slices"
	"strings"

	"goposh/runtime/errs"
	"goposh/runtime/value"
)

// typeClass declares System.Type, whose values are type descriptors.
func typeClass() *Class {
	self := func(c *Call) *value.Type { t, _ := c.This.Ref().(*value.Type); return t }
	arg := func(c *Call, i int) *value.Type { t, _ := c.Args[i].Base().Ref().(*value.Type); return t }
	is := func(name string, f func(t *value.Type) bool) M {
		return M{"bool " + name + " {get}", func(c *Call) (value.Value, error) { return value.Bool(f(self(c))), nil }}
	}
	text := func(name string, f func(t *value.Type) string) M {
		return M{"string " + name + " {get}", func(c *Call) (value.Value, error) { return value.String(f(self(c))), nil }}
	}
	list := func(ts []*value.Type) value.Value {
		items := make([]value.Value, len(ts))
		for i, t := range ts {
			items[i] = value.Of(t)
		}
		return value.Of(value.NewArray(value.TypeType, items))
	}
	has := func(flag value.TypeFlags) func(*value.Type) bool {
		return func(t *value.Type) bool { return t.Flags&flag != 0 }
	}
	return &Class{Type: value.TypeType, Members: []M{
		text("Name", typeDisplayName),
		text("FullName", ReflectionName),
		text("Namespace", func(t *value.Type) string { return t.Namespace() }),
		text("AssemblyQualifiedName", func(t *value.Type) string { return ReflectionName(t) + ", " + AssemblyName(t) }),
		{"type BaseType {get}", func(c *Call) (value.Value, error) { return typeOrNull(self(c).Base), nil }},
		{"type DeclaringType {get}", func(c *Call) (value.Value, error) {
			if i := strings.LastIndexByte(self(c).FullName, '+'); i > 0 {
				return typeOrNull(Lookup(self(c).FullName[:i])), nil
			}
			return value.Null, nil
		}},
		{"type UnderlyingSystemType {get}", func(c *Call) (value.Value, error) { return c.This, nil }},
		is("IsArray", func(t *value.Type) bool { return t.Rank > 0 }),
		is("IsEnum", func(t *value.Type) bool { return t.Enum != nil }),
		is("IsValueType", (*value.Type).IsValueType),
		is("IsClass", func(t *value.Type) bool { return !t.IsValueType() && !t.IsInterface() }),
		is("IsInterface", (*value.Type).IsInterface),
		is("IsAbstract", func(t *value.Type) bool {
			return t.Flags&(value.FlagAbstract|value.FlagInterface|value.FlagStaticClass) != 0
		}),
		is("IsSealed", func(t *value.Type) bool {
			return t.Flags&(value.FlagSealed|value.FlagStaticClass|value.FlagEnum|value.FlagDelegate) != 0 || t.Rank > 0
		}),
		is("IsGenericType", func(t *value.Type) bool { return len(t.Args) > 0 || t.Flags&value.FlagGenericDefinition != 0 }),
		is("IsGenericTypeDefinition", has(value.FlagGenericDefinition)),
		is("IsConstructedGenericType", func(t *value.Type) bool { return len(t.Args) > 0 }),
		is("ContainsGenericParameters", has(value.FlagGenericDefinition)),
		is("IsPrimitive", func(t *value.Type) bool { return t.Kind >= value.KindBoolean && t.Kind <= value.KindDouble }),
		is("IsPublic", func(t *value.Type) bool {
			return t.Flags&value.FlagNotPublic == 0 && !strings.Contains(t.FullName, "+")
		}),
		is("IsNotPublic", has(value.FlagNotPublic)),
		is("IsNested", func(t *value.Type) bool { return strings.Contains(t.FullName, "+") }),
		is("IsSerializable", isSerializable),
		is("IsByRef", func(*value.Type) bool { return false }),
		is("IsPointer", func(*value.Type) bool { return false }),
		is("HasElementType", func(t *value.Type) bool { return t.Rank > 0 }),
		{"type[] GenericTypeArguments {get}", func(c *Call) (value.Value, error) { return list(self(c).Args), nil }},
		{"type[] GetGenericArguments()", func(c *Call) (value.Value, error) { return list(self(c).Args), nil }},
		{"type GetElementType()", func(c *Call) (value.Value, error) { return typeOrNull(self(c).Elem), nil }},
		{"int GetArrayRank()", func(c *Call) (value.Value, error) {
			if self(c).Rank == 0 {
				return value.Null, errs.NewException("System.ArgumentException", "Must be an array type.")
			}
			return value.Int(int32(self(c).Rank)), nil
		}},
		{"type GetGenericTypeDefinition()", func(c *Call) (value.Value, error) {
			t := self(c)
			switch {
			case t.Definition != nil:
				return value.Of(t.Definition), nil
			case t.Flags&value.FlagGenericDefinition != 0:
				return value.Of(t), nil
			}
			return value.Null, errs.NewException("System.InvalidOperationException", "This operation is only valid on generic types.")
		}},
		{"type MakeGenericType(params type[] typeArguments)", func(c *Call) (value.Value, error) {
			var args []*value.Type
			for _, v := range c.Args[0].Base().Ref().(*value.Array).Items {
				t, _ := v.Base().Ref().(*value.Type)
				args = append(args, t)
			}
			return value.Of(MakeGeneric(self(c), args...)), nil
		}},
		{"type MakeArrayType()", func(c *Call) (value.Value, error) { return value.Of(self(c).Array()), nil }},
		{"type MakeArrayType(int rank)", func(c *Call) (value.Value, error) {
			if c.Int(0) < 1 || c.Int(0) > 32 {
				return value.Null, errs.NewException("System.IndexOutOfRangeException", "Index was outside the bounds of the array.")
			}
			return value.Of(self(c).ArrayRank(c.Int(0))), nil
		}},
		{"type[] GetInterfaces()", func(c *Call) (value.Value, error) { return list(Interfaces(self(c))), nil }},
		{"type GetInterface(string name)", func(c *Call) (value.Value, error) {
			for _, t := range Interfaces(self(c)) {
				if t.Name() == c.Str(0) || t.FullName == c.Str(0) {
					return value.Of(t), nil
				}
			}
			return value.Null, nil
		}},
		{"bool IsAssignableFrom(type c)", func(c *Call) (value.Value, error) {
			return value.Bool(arg(c, 0) != nil && self(c).AssignableFrom(arg(c, 0))), nil
		}},
		{"bool IsAssignableTo(type targetType)", func(c *Call) (value.Value, error) {
			return value.Bool(arg(c, 0) != nil && arg(c, 0).AssignableFrom(self(c))), nil
		}},
		{"bool IsInstanceOfType(object o)", func(c *Call) (value.Value, error) {
			t := c.Args[0].Type()
			return value.Bool(t != nil && self(c).AssignableFrom(t)), nil
		}},
		{"bool IsSubclassOf(type c)", func(c *Call) (value.Value, error) {
			for b := self(c).Base; b != nil; b = b.Base {
				if b == arg(c, 0) {
					return value.True, nil
				}
			}
			return value.False, nil
		}},
		{"type GetEnumUnderlyingType()", func(c *Call) (value.Value, error) {
			if self(c).Enum == nil {
				return value.Null, errs.NewException("System.ArgumentException", "Type provided must be an Enum. (Parameter 'enumType')")
			}
			return value.Of(value.ScalarType(self(c).Enum.Underlying)), nil
		}},
		{"Array GetEnumValues()", func(c *Call) (value.Value, error) {
			return InvokeStatic(c.RT, value.TypeEnum, "GetValues", []value.Value{c.This})
		}},
		{"string GetEnumName(object value)", func(c *Call) (value.Value, error) {
			return InvokeStatic(c.RT, value.TypeEnum, "GetName", []value.Value{c.This, c.Args[0]})
		}},
		{"bool IsEnumDefined(object value)", func(c *Call) (value.Value, error) {
			return InvokeStatic(c.RT, value.TypeEnum, "IsDefined", []value.Value{c.This, c.Args[0]})
		}},
		{"System.Reflection.Assembly Assembly {get}", func(c *Call) (value.Value, error) {
			if self(c).Script != nil && self(c).Namespace() == "" {
				return vobject(&assembly{name: "PowerShell Class Assembly, Version=1.0.0.0, Culture=neutral, PublicKeyToken=null", dynamic: true})
			}
			return vobject(&assembly{name: AssemblyName(self(c))})
		}},
		{"string[] GetEnumNames()", func(c *Call) (value.Value, error) {
			if self(c).Enum == nil {
				return value.Null, errs.NewException("System.ArgumentException", "Type provided must be an Enum. (Parameter 'enumType')")
			}
			return value.Strings(slices.Clone(self(c).Enum.Names)), nil
		}},
		{"string ToString()", func(c *Call) (value.Value, error) { return value.String(TypeString(self(c))), nil }},
		{"bool Equals(object o)", func(c *Call) (value.Value, error) {
			return value.Bool(arg(c, 0) != nil && arg(c, 0) == self(c)), nil
		}},
		{"static type GetType(string typeName)", func(c *Call) (value.Value, error) {
			name, _, _ := strings.Cut(c.Str(0), ", ")
			if !strings.Contains(name, ".") {
				return value.Null, nil
			}
			return typeOrNull(Lookup(name)), nil
		}},
	}}
}

// runtimeTypeClass declares System.RuntimeType, the class of every type object.
func runtimeTypeClass() *Class { return &Class{Type: value.TypeRuntimeType} }

func typeOrNull(t *value.Type) value.Value {
	if t == nil {
		return value.Null
	}
	return value.Of(t)
}

// typeDisplayName is Type.Name.
func typeDisplayName(t *value.Type) string { return t.Name() }

// isSerializable tells whether .NET marks the type serializable: the value types and collections of the core library are.
func isSerializable(t *value.Type) bool {
	if t.Rank > 0 || t.Enum != nil {
		return true
	}
	if t.IsInterface() || t.Flags&(value.FlagStaticClass|value.FlagAbstract) != 0 && t != value.TypeObject {
		return false
	}
	return t.Kind != value.KindObject || t == value.TypeObject || strings.HasPrefix(t.FullName, "System.Collections.") ||
		t.FullName == "System.Decimal" || errs.Lookup(t.FullName) != nil
}
