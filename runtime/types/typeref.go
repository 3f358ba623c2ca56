package types

import (
	"strings"
	"sync"

	"goposh/runtime/value"
)

// typeRef is a type as a signature writes it: a name with arguments and suffixes.
type typeRef struct {
	name     string
	args     []*typeRef
	ranks    []int // array suffixes, innermost first
	nullable bool
}

var typeRefs sync.Map // text -> *typeRef

// parseTypeRef reads C# or .NET notation: "int?", "List<T>", "IEnumerable`1[T]", "string[]", "T[,]".
func parseTypeRef(s string) *typeRef {
	s = strings.TrimSpace(s)
	if r, ok := typeRefs.Load(s); ok {
		return r.(*typeRef)
	}
	r := &typeRef{}
	i := strings.IndexAny(s, "<[?*&")
	if i < 0 {
		r.name = s
	} else {
		r.name = strings.TrimSpace(s[:i])
		for rest := s[i:]; rest != ""; {
			switch {
			case rest[0] == '?':
				r.nullable, rest = true, rest[1:]
			case rest[0] == '<' || rest[0] == '[' && strings.Trim(rest[:strings.IndexByte(rest+"]", ']')], "[, ") != "":
				end := matching(rest)
				for _, a := range splitList(rest[1:end]) {
					r.args = append(r.args, parseTypeRef(a))
				}
				rest = rest[min(end+1, len(rest)):]
			case rest[0] == '[':
				end := strings.IndexByte(rest, ']')
				if end < 0 {
					end = len(rest) - 1
				}
				r.ranks = append(r.ranks, strings.Count(rest[:end], ",")+1)
				rest = rest[end+1:]
			default:
				// Pointers and by-reference marks lead to no type that scripts can use.
				r.name += rest[:1]
				rest = rest[1:]
			}
		}
	}
	typeRefs.Store(s, r)
	return r
}

// matching returns the position of the bracket that closes the one at 0.
func matching(s string) int {
	depth := 0
	for i := range len(s) {
		switch s[i] {
		case '<', '[':
			depth++
		case '>', ']':
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return len(s)
}

// display is the type as PowerShell's definitions show it, with open parameters by name.
func (r *typeRef) display(sc *scope) string {
	var b strings.Builder
	t := sc.named(r.name, len(r.args))
	switch {
	case t == nil:
		b.WriteString(r.name)
	case len(r.args) > 0:
		n, _, _ := strings.Cut(t.FullName, "`")
		b.WriteString(n)
	default:
		b.WriteString(DisplayName(t))
	}
	if len(r.args) > 0 {
		b.WriteByte('[')
		for i, a := range r.args {
			if i > 0 {
				b.WriteByte(',')
			}
			b.WriteString(a.display(sc))
		}
		b.WriteByte(']')
	}
	if r.nullable {
		return "System.Nullable[" + b.String() + "]"
	}
	for _, n := range r.ranks {
		b.WriteByte('[')
		b.WriteString(strings.Repeat(",", n-1))
		b.WriteByte(']')
	}
	return b.String()
}

// scope resolves the type names of signatures: the declaring type's parameters, then a method's own.
type scope struct {
	args   []*value.Type
	names  []string
	method []string
	self   *value.Type
	// local finds the types of a session; nil for .NET types.
	local func(name string) *value.Type
}

func newScope(t *value.Type) *scope {
	sc := &scope{self: t}
	if t != nil && t.Script != nil {
		if c := classOf(t); c != nil {
			sc.local = c.Resolve
		}
	}
	if t == nil || len(t.Args) == 0 {
		return sc
	}
	sc.args = t.Args
	sc.names = genericNames(t.Definition)
	return sc
}

// genericNames are the names of a definition's type parameters.
func genericNames(def *value.Type) []string {
	if ti, ok := findTypeInfo(strings.ToLower(def.FullName)); ok && ti.params != "" {
		return strings.Split(ti.params, ",")
	}
	switch n := arityOf(def); n {
	case 1:
		return []string{"T"}
	default:
		names := make([]string, n)
		for i := range names {
			names[i] = "T" + itoa(i+1)
		}
		return names
	}
}

// resolve turns notation into a type; nil when it is unknown.
func (sc *scope) resolve(text string) *value.Type { return sc.closeRef(parseTypeRef(text)) }

// closeRef resolves a reference; a method's own parameters count as System.Object until they are inferred.
func (sc *scope) closeRef(r *typeRef) *value.Type { return sc.closeWith(r, nil) }

// closeWith is closeRef with the method's type arguments.
func (sc *scope) closeWith(r *typeRef, margs []*value.Type) *value.Type {
	var t *value.Type
	if len(r.args) == 0 {
		t = sc.parameter(r.name, margs)
	}
	if t == nil {
		t = sc.named(r.name, len(r.args))
		if t == nil {
			// Types that scripts cannot name (spans, pointers) match nothing but themselves.
			t = opaque(r.name)
		} else if len(r.args) > 0 {
			args := make([]*value.Type, len(r.args))
			for i, a := range r.args {
				if args[i] = sc.closeWith(a, margs); args[i] == nil {
					return nil
				}
			}
			t = MakeGeneric(t, args...)
		}
	}
	if r.nullable && t.IsValueType() {
		t = MakeGeneric(value.TypeNullable, t)
	}
	for _, rank := range r.ranks {
		t = t.ArrayRank(rank)
	}
	return t
}

func (sc *scope) parameter(name string, margs []*value.Type) *value.Type {
	for i, n := range sc.method {
		if n == name {
			if i < len(margs) && margs[i] != nil {
				return margs[i]
			}
			return value.TypeObject
		}
	}
	for i, n := range sc.names {
		if n == name && i < len(sc.args) {
			return sc.args[i]
		}
	}
	// Declarations may use the customary names whatever the metadata calls them.
	if len(sc.args) > 0 {
		switch name {
		case "T", "TKey", "T1", "TElement":
			return sc.args[0]
		case "TValue", "T2", "TPriority":
			if len(sc.args) > 1 {
				return sc.args[1]
			}
		}
	}
	return nil
}

func (sc *scope) mentionsMethod(r *typeRef) bool {
	if len(sc.method) == 0 {
		return false
	}
	for _, n := range sc.method {
		if n == r.name && len(r.args) == 0 {
			return true
		}
	}
	for _, a := range r.args {
		if sc.mentionsMethod(a) {
			return true
		}
	}
	return false
}

func (sc *scope) methodIndex(r *typeRef) int {
	if len(r.ranks) > 0 || len(r.args) > 0 {
		return 0
	}
	for i, n := range sc.method {
		if n == r.name {
			return i + 1
		}
	}
	return 0
}

// keyword maps C#'s names of types.
func keyword(name string) *value.Type {
	switch name {
	case "int":
		return value.TypeInt32
	case "string":
		return value.TypeString
	case "bool":
		return value.TypeBoolean
	case "object":
		return value.TypeObject
	case "void":
		return value.TypeVoid
	case "char":
		return value.TypeChar
	case "double":
		return value.TypeDouble
	case "long":
		return value.TypeInt64
	case "byte":
		return value.TypeByte
	case "float":
		return value.TypeSingle
	case "decimal":
		return value.TypeDecimal
	case "short":
		return value.TypeInt16
	case "ushort":
		return value.TypeUInt16
	case "uint":
		return value.TypeUInt32
	case "ulong":
		return value.TypeUInt64
	case "sbyte":
		return value.TypeSByte
	case "type":
		return value.TypeType
	case "scriptblock":
		return value.TypeScriptBlock
	case "psobject":
		return value.TypePSObject
	}
	return nil
}

// commonNamespaces are searched for the short names that signatures use.
var commonNamespaces = [...]string{
	"System.", "System.Collections.Generic.", "System.Collections.", "System.Text.", "System.Globalization.", "System.IO.",
	"System.Text.RegularExpressions.", "System.Management.Automation.", "System.Collections.ObjectModel.",
	"System.Collections.Specialized.", "System.Numerics.", "System.Net.", "System.Threading.", "System.Threading.Tasks.",
	"System.Linq.", "System.Reflection.", "System.Diagnostics.", "System.Xml.", "System.Xml.Linq.",
	"System.Security.Cryptography.", "System.Collections.Concurrent.", "System.Management.Automation.Runspaces.",
	"System.Management.Automation.Language.", "System.Management.Automation.Host.", "System.Security.",
	"System.Security.Principal.", "System.Net.Http.", "System.Net.Mail.", "System.Net.Sockets.", "System.IO.Compression.",
	"System.Runtime.InteropServices.", "System.Security.Cryptography.X509Certificates.", "System.Collections.Immutable.",
	"System.Timers.", "System.Xml.XPath.", "System.Text.Json.", "Microsoft.Management.Infrastructure.",
	"Microsoft.PowerShell.Commands.", "System.Runtime.CompilerServices.", "System.ComponentModel.", "System.Data.",
	"System.Management.", "System.Net.NetworkInformation.", "System.Management.Automation.Remoting.",
}

var shortNames sync.Map // name with arity -> *value.Type

// named resolves a plain name with the given number of type arguments.
func (sc *scope) named(name string, arity int) *value.Type {
	if arity == 0 {
		if t := keyword(name); t != nil {
			return t
		}
	} else if strings.IndexByte(name, '`') < 0 {
		name += "`" + itoa(arity)
	}
	if sc.local != nil {
		if t := sc.local(name); t != nil {
			return t
		}
	}
	if t, ok := shortNames.Load(name); ok {
		return t.(*value.Type)
	}
	var t *value.Type
	if strings.IndexByte(name, '.') >= 0 {
		t = byFullName(name)
	}
	for i := 0; t == nil && i < len(commonNamespaces); i++ {
		t = byFullName(commonNamespaces[i] + name)
	}
	if t == nil && sc.self != nil {
		// Nested and sibling types.
		if t = byFullName(sc.self.FullName + "+" + name); t == nil {
			t = byFullName(sc.self.Namespace() + "." + name)
		}
		return t
	}
	if t != nil {
		shortNames.Store(name, t)
	}
	return t
}

var opaqueTypes sync.Map // name -> *value.Type

// opaque is the descriptor of a type goposh knows nothing about.
func opaque(name string) *value.Type {
	if t, ok := opaqueTypes.Load(name); ok {
		return t.(*value.Type)
	}
	t, _ := opaqueTypes.LoadOrStore(name, &value.Type{FullName: name, Kind: value.KindObject, Flags: value.FlagValueType | value.FlagNotPublic})
	return t.(*value.Type)
}
