package cmdlet

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"
	"sync"

	"goposh/runtime/types"
	"goposh/runtime/value"
)

// AllSets is the name PowerShell gives to membership in every parameter set.
const AllSets = "__AllParameterSets"

// SetInfo is what a parameter is within one parameter set.
type SetInfo struct {
	Set       string // AllSets for every set
	Mandatory bool
	Position  int // -1 when only named
	// Implicit positions follow from the order of the parameters; none was stated.
	Implicit bool
	// FromPipeline and FromPipelineByName bind pipeline input; FromRemaining takes what is left over.
	FromPipeline, FromPipelineByName, FromRemaining bool
	Hidden                                          bool
	HelpMessage                                     string
}

// Param is one parameter of a cmdlet, function or script.
type Param struct {
	Name    string
	Aliases []string
	// Type is the .NET type; System.Object when untyped.
	Type     *value.Type
	IsSwitch bool
	Sets     []SetInfo
	// Validators run in order on a bound value.
	Validators []Validator
	// AllowNull, AllowEmpty and AllowEmptyCollection lift what Mandatory forbids.
	AllowNull, AllowEmpty, AllowEmptyCollection bool
	// Transforms run before conversion (ArgumentTransformationAttribute).
	Transforms []func(rt value.Runtime, v value.Value) (value.Value, error)
	// Attributes are the attribute objects in source order, for metadata queries; may be nil.
	Attributes []value.Value
	// Default is the text of the default value for help.
	Default string
	// Common marks the common parameters; Dynamic those from DynamicParameters.
	Common, Dynamic bool
	// Index numbers the parameter within its Metadata.
	Index int

	store func(target any, v value.Value)
	load  func(target any) value.Value
}

// InSet returns what the parameter is in the named set; nil when it does not belong to it.
func (p *Param) InSet(set string) *SetInfo {
	var all *SetInfo
	for i := range p.Sets {
		switch s := &p.Sets[i]; s.Set {
		case set:
			return s
		case AllSets:
			all = s
		}
	}
	return all
}

// Store puts a converted value into the field of target; no-op for parameters of functions.
func (p *Param) Store(target any, v value.Value) {
	if p.store != nil {
		p.store(target, v)
	}
}

// Load reads the field of target back.
func (p *Param) Load(target any) value.Value {
	if p.load == nil {
		return value.Null
	}
	return p.load(target)
}

// Metadata describes the parameters of a command, common ones excluded.
type Metadata struct {
	Params     []*Param
	DefaultSet string
	// SetNames are the named parameter sets in order of first mention.
	SetNames []string
	// Positional is false when positional binding was turned off and no parameter states a position.
	Positional bool

	ShouldProcess, Paging bool
	Confirm               Impact
	// CmdletBinding is set for cmdlets and advanced functions: unknown arguments are errors, common parameters exist.
	CmdletBinding bool
}

// Find returns the parameter with exactly that name or alias, regardless of case.
func (m *Metadata) Find(name string) *Param {
	for _, p := range m.Params {
		if strings.EqualFold(p.Name, name) {
			return p
		}
	}
	for _, p := range m.Params {
		for _, a := range p.Aliases {
			if strings.EqualFold(a, name) {
				return p
			}
		}
	}
	return nil
}

var cache sync.Map // *Decl -> *Metadata

// Metadata returns the parameters of the cmdlet; computed once per process.
func (d *Decl) Metadata() *Metadata {
	if m, ok := cache.Load(d); ok {
		return m.(*Metadata)
	}
	m := FromStruct(d.New())
	m.DefaultSet = d.DefaultSet
	m.ShouldProcess, m.Paging, m.Confirm = d.ShouldProcess, d.Paging, d.Confirm
	if m.ShouldProcess && m.Confirm == ImpactNone {
		m.Confirm = ImpactMedium
	}
	m.Positional = !d.NoPositional
	m.CmdletBinding = true
	got, _ := cache.LoadOrStore(d, m)
	return got.(*Metadata)
}

// FromStruct reads the parameters from the tags of the struct that target points to. A malformed tag panics: it is a
// mistake in goposh itself, and every declaration is read by a test.
func FromStruct(target any) *Metadata {
	m := &Metadata{Positional: true, CmdletBinding: true}
	m.addFields(reflect.TypeOf(target).Elem(), 0)
	if e, ok := target.(MetadataEditor); ok {
		e.EditMetadata(m)
	}
	return m
}

// MetadataEditor is implemented by cmdlets whose parameters need more than tags can tell: argument transformations, or
// validation by data. It is called once per process, on an instance that is used for nothing else.
type MetadataEditor interface {
	EditMetadata(m *Metadata)
}

func (m *Metadata) addFields(t reflect.Type, base uintptr) {
	for i := range t.NumField() {
		f := t.Field(i)
		tag, ok := f.Tag.Lookup("ps")
		if !ok {
			if f.Anonymous && f.Type.Kind() == reflect.Struct {
				m.addFields(f.Type, base+f.Offset)
			}
			continue
		}
		p := &Param{Name: f.Name, Index: len(m.Params), Default: f.Tag.Get("default")}
		if n := f.Tag.Get("name"); n != "" {
			p.Name = n
		}
		if a := f.Tag.Get("alias"); a != "" {
			p.Aliases = strings.Split(a, ",")
		}
		p.Sets = parseSets(p.Name, tag)
		for _, s := range p.Sets {
			if s.Set != AllSets && !containsFold(m.SetNames, s.Set) {
				m.SetNames = append(m.SetNames, s.Set)
			}
		}
		p.bindField(f, base+f.Offset)
		if name := f.Tag.Get("type"); name != "" {
			if p.Type = types.Lookup(name); p.Type == nil {
				panic(fmt.Sprintf("cmdlet: parameter %s: unknown type %q", p.Name, name))
			}
		}
		p.parseValidation(f.Tag.Get("validate"))
		m.Params = append(m.Params, p)
	}
}

func containsFold(list []string, s string) bool {
	for _, x := range list {
		if strings.EqualFold(x, s) {
			return true
		}
	}
	return false
}

func parseSets(name, tag string) []SetInfo {
	var out []SetInfo
	for part := range strings.SplitSeq(tag, ";") {
		s := SetInfo{Set: AllSets, Position: -1}
		attrs := part
		if set, rest, ok := strings.Cut(part, ":"); ok {
			s.Set, attrs = strings.TrimSpace(set), rest
			if s.Set == "*" {
				s.Set = AllSets
			}
		}
		if before, help, ok := strings.Cut(attrs, "help="); ok {
			s.HelpMessage, attrs = strings.TrimSpace(help), before
		}
		for word := range strings.FieldsSeq(attrs) {
			switch {
			case word == "mandatory":
				s.Mandatory = true
			case word == "pipe":
				s.FromPipeline = true
			case word == "byname":
				s.FromPipelineByName = true
			case word == "rest":
				s.FromRemaining = true
			case word == "hidden":
				s.Hidden = true
			case strings.HasPrefix(word, "pos="):
				n, err := strconv.Atoi(word[len("pos="):])
				if err != nil {
					panic("cmdlet: parameter " + name + ": bad position in tag " + tag)
				}
				s.Position = n
			default:
				panic("cmdlet: parameter " + name + ": unknown word " + word + " in tag " + tag)
			}
		}
		out = append(out, s)
	}
	return out
}
