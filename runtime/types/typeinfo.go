package types

import (
	_ "embed"
	"strconv"
	"strings"

	"goposh/runtime/value"
)

// typeInfoText has a line per .NET type, sorted by lower-case full name, tab-separated: name, assembly (empty for
// System.Private.CoreLib), flags (v struct, e enum, F [Flags], i interface, d delegate, s static, a abstract, f sealed, n not
// public), base, interfaces (;), generic parameters (,), enum values ("Int32 A=0,B=1"). Trailing empty fields are left out.
//
//go:embed typeinfo.txt
var typeInfoText string

// typeInfo is one line of typeinfo.txt.
type typeInfo struct {
	name, assembly, flags, base, interfaces, params, enum string
}

// findTypeInfo searches the line of a type by its lower-case full name.
func findTypeInfo(lower string) (typeInfo, bool) {
	text := typeInfoText
	lo, hi := 0, len(text)
	for lo < hi {
		mid := lo + (hi-lo)/2
		start := strings.LastIndexByte(text[lo:mid], '\n') + 1 + lo
		end := strings.IndexByte(text[start:], '\n') + start
		line := text[start:end]
		name := line
		if i := strings.IndexByte(line, '\t'); i >= 0 {
			name = line[:i]
		}
		switch c := compareLower(name, lower); {
		case c == 0:
			return parseTypeInfo(line), true
		case c < 0:
			lo = end + 1
		default:
			hi = start
		}
	}
	return typeInfo{}, false
}

// compareLower compares the lower-case form of an ASCII name with a lower-case key.
func compareLower(name, lower string) int {
	for i := range min(len(name), len(lower)) {
		c := name[i]
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		if c != lower[i] {
			return int(c) - int(lower[i])
		}
	}
	return len(name) - len(lower)
}

// HasNamespace tells whether a namespace, or one below it, has types.
func HasNamespace(name string) bool {
	for line := range strings.Lines(typeInfoText) {
		if len(line) > len(name) && line[len(name)] == '.' && strings.EqualFold(line[:len(name)], name) {
			return true
		}
	}
	return false
}

func parseTypeInfo(line string) typeInfo {
	var f [7]string
	for i := range f {
		var ok bool
		f[i], line, ok = strings.Cut(line, "\t")
		if !ok {
			break
		}
	}
	return typeInfo{f[0], f[1], f[2], f[3], f[4], f[5], f[6]}
}

// descriptor makes the descriptor of the type.
func (ti *typeInfo) descriptor() *value.Type {
	if strings.Contains(ti.flags, "e") {
		return ti.enumDescriptor()
	}
	t := &value.Type{FullName: ti.name, Kind: value.KindObject, Assembly: ti.assembly}
	for i := range len(ti.flags) {
		switch ti.flags[i] {
		case 'v':
			t.Flags |= value.FlagValueType | value.FlagSealed
		case 'i':
			t.Flags |= value.FlagInterface | value.FlagAbstract
		case 'd':
			t.Flags |= value.FlagDelegate | value.FlagSealed
		case 's':
			t.Flags |= value.FlagStaticClass | value.FlagAbstract | value.FlagSealed
		case 'a':
			t.Flags |= value.FlagAbstract
		case 'f':
			t.Flags |= value.FlagSealed
		case 'n':
			t.Flags |= value.FlagNotPublic
		}
	}
	if strings.IndexByte(ti.name, '`') >= 0 {
		t.Flags |= value.FlagGenericDefinition
	}
	if ti.base != "" {
		base, _, _ := strings.Cut(ti.base, "[")
		t.Base = byFullName(base)
	}
	return t
}

func (ti *typeInfo) enumDescriptor() *value.Type {
	underlying, list, _ := strings.Cut(ti.enum, " ")
	kind := value.KindInt32
	if t := byFullName("System." + underlying); t != nil {
		kind = t.Kind
	}
	n := strings.Count(list, ",") + 1
	names, values := make([]string, 0, n), make([]int64, 0, n)
	for pair := range strings.SplitSeq(list, ",") {
		name, num, ok := strings.Cut(pair, "=")
		if !ok {
			continue
		}
		v, err := strconv.ParseInt(num, 10, 64)
		if err != nil {
			u, _ := strconv.ParseUint(num, 10, 64)
			v = int64(u)
		}
		names, values = append(names, name), append(values, v)
	}
	t := value.NewEnum(ti.name, kind, strings.Contains(ti.flags, "F"), names, values)
	t.Assembly = ti.assembly
	return t
}
