package types

import (
	"strings"
	"sync"

	"goposh/runtime/errs"
	"goposh/runtime/value"
)

// The registry caches descriptors, which never change once made: every name leads to one pointer for the life of the process.
var (
	byName    sync.Map // lower-case full name of a type without arguments -> *value.Type
	byScript  sync.Map // name as scripts wrote it -> *value.Type
	classesOf sync.Map // *value.Type -> *Class
)

// languageTypes are the descriptors that package value defines.
var languageTypes = sync.OnceValue(func() map[string]*value.Type {
	m := make(map[string]*value.Type, 48)
	for _, t := range [...]*value.Type{
		value.TypeObject, value.TypeValueType, value.TypeEnum, value.TypeArray, value.TypeString, value.TypeBoolean,
		value.TypeChar, value.TypeSByte, value.TypeByte, value.TypeInt16, value.TypeUInt16, value.TypeInt32, value.TypeUInt32,
		value.TypeInt64, value.TypeUInt64, value.TypeSingle, value.TypeDouble, value.TypeDateTime, value.TypeTimeSpan,
		value.TypeDecimal, value.TypeBigInteger, value.TypeNullable, value.TypeVoid, value.TypeRuntimeType,
		value.TypeRuntimeType.Base, value.TypeType, value.TypeType.Base, value.TypePSObject, value.TypePSCustomObject,
		value.TypeHashtable, value.TypeOrdered, value.TypeArrayList, value.TypeScriptBlock, value.TypePSReference,
		value.TypeSwitch, value.TypeList, value.TypeDictionary,
		errs.TypeErrorRecord, errs.TypeRemotingErrorRecord, errs.TypeInvocationInfo,
	} {
		m[strings.ToLower(t.FullName)] = t
	}
	return m
})

// byFullName returns the type of that full name (no arguments, no array), or nil.
func byFullName(name string) *value.Type {
	lower := strings.ToLower(name)
	if t, ok := byName.Load(lower); ok {
		return t.(*value.Type)
	}
	t := languageTypes()[lower]
	if t == nil {
		t = errs.Lookup(lower)
	}
	if t == nil {
		if f := classFor(lower); f != nil {
			if c := f(); c.Type != nil {
				t = c.Type
				classesOf.LoadOrStore(t, c)
			}
		}
	}
	if t == nil {
		if ti, ok := findTypeInfo(lower); ok {
			t = ti.descriptor()
		}
	}
	if t == nil {
		return nil
	}
	got, _ := byName.LoadOrStore(lower, t)
	return got.(*value.Type)
}

// classOf returns the declaration behind a type (that of the definition for a closed generic), or nil.
func classOf(t *value.Type) *Class {
	if t.Definition != nil {
		t = t.Definition
	}
	if c, ok := classesOf.Load(t); ok {
		return c.(*Class)
	}
	if t.Rank > 0 {
		return nil
	}
	if t.Script != nil {
		if d, ok := t.Script.(Declarer); ok {
			return d.Declare()
		}
		return nil
	}
	f := classFor(strings.ToLower(t.FullName))
	if f == nil {
		return nil
	}
	c, _ := classesOf.LoadOrStore(t, f())
	return c.(*Class)
}

// Lookup resolves a type name as scripts write it: accelerators, full names, names without "System.", generic types with
// arguments in brackets, arrays, and names with an assembly. It returns nil when the type is unknown.
func Lookup(name string) *value.Type {
	if t, ok := byScript.Load(name); ok {
		return t.(*value.Type)
	}
	t := LookupWith(name, nil)
	if t != nil && t.Script == nil {
		byScript.Store(name, t)
	}
	return t
}

// LookupWith is Lookup with a resolver for plain names (script classes, using namespace) that is asked first; nil uses none.
func LookupWith(name string, resolve func(name string) *value.Type) *value.Type {
	p := nameParser{text: name, resolve: resolve}
	t := p.parse()
	p.space()
	if t == nil || p.pos < len(p.text) && p.text[p.pos] != ',' {
		return nil
	}
	return t
}

// nameParser reads PowerShell's type name notation.
type nameParser struct {
	text    string
	pos     int
	resolve func(string) *value.Type
	depth   int
}

const maxNameDepth = 64

func (p *nameParser) space() {
	for p.pos < len(p.text) && (p.text[p.pos] == ' ' || p.text[p.pos] == '\t' || p.text[p.pos] == '\n' || p.text[p.pos] == '\r') {
		p.pos++
	}
}

func (p *nameParser) peek() byte {
	p.space()
	if p.pos < len(p.text) {
		return p.text[p.pos]
	}
	return 0
}

func (p *nameParser) parse() *value.Type {
	if p.depth++; p.depth > maxNameDepth {
		return nil
	}
	defer func() { p.depth-- }()
	p.space()
	start := p.pos
	for p.pos < len(p.text) && !strings.ContainsRune("[],", rune(p.text[p.pos])) {
		p.pos++
	}
	name := strings.TrimRight(p.text[start:p.pos], " \t\r\n")
	if name == "" {
		return nil
	}
	var t *value.Type
	if p.peek() == '[' && !p.atRank() {
		args, ok := p.args()
		if !ok {
			return nil
		}
		t = p.generic(name, args)
	} else {
		t = p.plain(name)
	}
	for t != nil && p.peek() == '[' && p.atRank() {
		p.pos++
		rank := 1
		for p.peek() == ',' {
			rank++
			p.pos++
		}
		if p.peek() != ']' || rank > 32 {
			return nil
		}
		p.pos++
		t = t.ArrayRank(rank)
	}
	return t
}

// atRank tells whether the bracket at the position opens an array rank rather than arguments.
func (p *nameParser) atRank() bool {
	rest := strings.TrimLeft(p.text[p.pos+1:], " ,")
	return strings.HasPrefix(rest, "]")
}

func (p *nameParser) args() ([]*value.Type, bool) {
	p.pos++
	var args []*value.Type
	for {
		quoted := p.peek() == '['
		if quoted {
			p.pos++
		}
		t := p.parse()
		if t == nil {
			return nil, false
		}
		if quoted {
			// [[System.Int32, mscorlib, …]]: the assembly is of no interest.
			end := strings.IndexByte(p.text[p.pos:], ']')
			if end < 0 {
				return nil, false
			}
			p.pos += end + 1
		}
		args = append(args, t)
		switch p.peek() {
		case ',':
			p.pos++
		case ']':
			p.pos++
			return args, true
		default:
			return nil, false
		}
	}
}

func (p *nameParser) plain(name string) *value.Type {
	if p.resolve != nil {
		if t := p.resolve(name); t != nil {
			return t
		}
	}
	if t := accelerator(name); t != nil {
		return t
	}
	if t := byFullName(name); t != nil {
		return t
	}
	return byFullName("System." + name)
}

func (p *nameParser) generic(name string, args []*value.Type) *value.Type {
	arity := "`" + itoa(len(args))
	if strings.IndexByte(name, '`') >= 0 {
		arity = ""
	}
	def := p.plain(name + arity)
	if def == nil || def.Flags&value.FlagGenericDefinition == 0 {
		// An accelerator may lead to a definition by a name without arity.
		if def = p.plain(name); def == nil || def.Flags&value.FlagGenericDefinition == 0 {
			return nil
		}
	}
	if arityOf(def) != len(args) {
		return nil
	}
	return MakeGeneric(def, args...)
}

// arityOf is the number of type parameters of a generic definition.
func arityOf(def *value.Type) int {
	i := strings.LastIndexByte(def.FullName, '`')
	n := 0
	for _, c := range def.FullName[i+1:] {
		if c < '0' || c > '9' {
			return 0
		}
		n = n*10 + int(c-'0')
	}
	return n
}

// MakeGeneric closes a generic definition over type arguments. The result is unique.
func MakeGeneric(def *value.Type, args ...*value.Type) *value.Type {
	owner := def
	var b strings.Builder
	b.WriteString(def.FullName)
	for i, a := range args {
		if owner == def && a.Script != nil {
			// Types over script classes live as long as the class, and never mix with those of another session.
			owner = a
		}
		if i == 0 {
			b.WriteByte('[')
		} else {
			b.WriteByte(',')
		}
		b.WriteString(a.FullName)
	}
	b.WriteByte(']')
	name := b.String()
	if t, ok := owner.Closed.Load(name); ok {
		return t.(*value.Type)
	}
	t := &value.Type{
		FullName: name, Base: def.Base, Kind: def.Kind, Flags: def.Flags &^ value.FlagGenericDefinition,
		Definition: def, Args: append([]*value.Type(nil), args...), Assembly: def.Assembly,
	}
	if ti, ok := findTypeInfo(strings.ToLower(def.FullName)); ok && strings.IndexByte(ti.base, '[') >= 0 {
		if base := newScope(t).resolve(ti.base); base != nil {
			t.Base = base
		}
	}
	got, _ := owner.Closed.LoadOrStore(name, t)
	return got.(*value.Type)
}

// TypeOf returns the .NET type of a value, nil for $null.
func TypeOf(v value.Value) *value.Type { return v.Type() }
