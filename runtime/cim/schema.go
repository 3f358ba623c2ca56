package cim

import (
	"fmt"
	"iter"
	"slices"
	"strings"
	"sync"
)

// Schema holds the classes of one namespace, read from text of this form (two
// spaces of indentation or more for members, # for comments):
//
//	Win32_Process : CIM_Process [dynamic]
//	  uint32 ProcessId
//	  string[] Names key write
//	  ref:CIM_Setting Element key
//	  method uint32 Create(in string CommandLine, out uint32 ProcessId) static
//
// Class flags are abstract, association, singleton and dynamic. Members have no
// flag, or key, write (not read-only) and, for methods, static. A parameter whose
// name ends in ? is optional. Classes are only built
// when they are first asked for, and their parents with them.
type Schema struct {
	namespace string
	order     []string
	entries   map[string]*schemaEntry
}

type schemaEntry struct {
	schema       *Schema
	name, parent string
	flags        []string
	body         []string
	children     []string
	once         sync.Once
	class        *Class
	err          error
}

// NewSchema indexes the class declarations in text. A class must come after its
// parent.
func NewSchema(namespace, text string) (*Schema, error) {
	s := &Schema{namespace: namespace, entries: make(map[string]*schemaEntry)}
	var current *schemaEntry
	for number := 1; text != ""; number++ {
		var line string
		line, text, _ = strings.Cut(text, "\n")
		if at := strings.IndexByte(line, '#'); at >= 0 {
			line = line[:at]
		}
		trimmed := strings.TrimSpace(line)
		switch {
		case trimmed == "":
		case line[0] == ' ':
			if current == nil {
				return nil, fmt.Errorf("cim schema line %d: a member before any class", number)
			}
			current.body = append(current.body, trimmed)
		default:
			entry, err := s.declare(trimmed)
			if err != nil {
				return nil, fmt.Errorf("cim schema line %d: %w", number, err)
			}
			current = entry
		}
	}
	return s, nil
}

func (s *Schema) declare(line string) (*schemaEntry, error) {
	e := &schemaEntry{schema: s}
	if head, flags, ok := strings.Cut(line, "["); ok {
		line = head
		e.flags = strings.Fields(strings.TrimSuffix(flags, "]"))
	}
	name, parent, _ := strings.Cut(line, ":")
	e.name, e.parent = strings.TrimSpace(name), strings.TrimSpace(parent)
	key := strings.ToLower(e.name)
	if _, ok := s.entries[key]; ok {
		return nil, fmt.Errorf("class %s is declared twice", e.name)
	}
	if e.parent != "" {
		super, ok := s.entries[strings.ToLower(e.parent)]
		if !ok {
			return nil, fmt.Errorf("class %s: its parent %s is not declared", e.name, e.parent)
		}
		super.children = append(super.children, key)
	}
	s.entries[key] = e
	s.order = append(s.order, key)
	return e, nil
}

// Namespace is the namespace the classes are in.
func (s *Schema) Namespace() string { return s.namespace }

// Class finds a class by name in any case. The error is [InvalidClass].
func (s *Schema) Class(name string) (*Class, error) {
	e, ok := s.entries[strings.ToLower(name)]
	if !ok {
		return nil, &Error{Status: InvalidClass, Target: name}
	}
	return e.build()
}

// Names yields the names of all classes, in the order of declaration.
func (s *Schema) Names() iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, key := range s.order {
			if !yield(s.entries[key].name) {
				return
			}
		}
	}
}

// Derived lists the names of the class and of all that derive from it,
// parents first; nil if there is no such class.
func (s *Schema) Derived(name string) []string {
	e, ok := s.entries[strings.ToLower(name)]
	if !ok {
		return nil
	}
	queue := []*schemaEntry{e}
	for i := 0; i < len(queue); i++ {
		for _, child := range queue[i].children {
			queue = append(queue, s.entries[child])
		}
	}
	names := make([]string, len(queue))
	for i, e := range queue {
		names[i] = e.name
	}
	return names
}

func (e *schemaEntry) build() (*Class, error) {
	e.once.Do(func() { e.class, e.err = e.parse() })
	return e.class, e.err
}

func (e *schemaEntry) parse() (*Class, error) {
	c := Class{
		Name: e.name, Namespace: e.schema.namespace,
		Abstract:    slices.Contains(e.flags, "abstract"),
		Association: slices.Contains(e.flags, "association"),
		Singleton:   slices.Contains(e.flags, "singleton"),
	}
	for _, flag := range e.flags {
		c.Qualifiers = append(c.Qualifiers, Qualifier{Name: strings.ToUpper(flag[:1]) + flag[1:], Value: true})
	}
	for _, line := range e.body {
		var err error
		if rest, ok := strings.CutPrefix(line, "method "); ok {
			var m Method
			m, err = parseMethod(rest)
			c.Methods = append(c.Methods, m)
		} else {
			var p Property
			p, err = parseProperty(line)
			c.Properties = append(c.Properties, p)
		}
		if err != nil {
			return nil, fmt.Errorf("cim schema, class %s: %w", e.name, err)
		}
	}
	var super *Class
	if e.parent != "" {
		var err error
		if super, err = e.schema.Class(e.parent); err != nil {
			return nil, err
		}
	}
	return NewClass(c, super), nil
}

func parseTypeName(word string) (t Type, array bool, ref string, err error) {
	word, array = strings.CutSuffix(word, "[]")
	word, ref, _ = strings.Cut(word, ":")
	t, ok := ParseType(word)
	if !ok {
		return Unknown, false, "", fmt.Errorf("no CIM type is named %q", word)
	}
	return t, array, ref, nil
}

func parseProperty(line string) (Property, error) {
	words := strings.Fields(line)
	if len(words) < 2 {
		return Property{}, fmt.Errorf("malformed property %q", line)
	}
	t, array, ref, err := parseTypeName(words[0])
	if err != nil {
		return Property{}, err
	}
	p := Property{Name: words[1], Type: t, Array: array, RefClass: ref, ReadOnly: true}
	p.Qualifiers = append(p.Qualifiers, Qualifier{Name: "CIMTYPE", Value: cimTypeText(t, ref)})
	for _, flag := range words[2:] {
		switch flag {
		case "key":
			p.Key = true
			p.Qualifiers = append(p.Qualifiers, Qualifier{Name: "key", Value: true})
		case "write":
			p.ReadOnly = false
			p.Qualifiers = append(p.Qualifiers, Qualifier{Name: "write", Value: true})
		default:
			return Property{}, fmt.Errorf("property %s: unknown flag %q", p.Name, flag)
		}
	}
	if p.ReadOnly {
		p.Qualifiers = append(p.Qualifiers, Qualifier{Name: "read", Value: true})
	}
	return p, nil
}

func cimTypeText(t Type, ref string) string {
	if ref == "" {
		return t.MOF()
	}
	return t.MOF() + ":" + ref
}

func parseMethod(line string) (Method, error) {
	head, rest, ok1 := strings.Cut(line, "(")
	params, flags, ok2 := strings.Cut(rest, ")")
	words := strings.Fields(head)
	if !ok1 || !ok2 || len(words) != 2 {
		return Method{}, fmt.Errorf("malformed method %q", line)
	}
	t, _, _, err := parseTypeName(words[0])
	if err != nil {
		return Method{}, err
	}
	m := Method{Name: words[1], ReturnType: t}
	switch strings.TrimSpace(flags) {
	case "":
	case "static":
		m.Static = true
		m.Qualifiers = []Qualifier{{Name: "Static", Value: true}}
	default:
		return Method{}, fmt.Errorf("method %s: unknown flags %q", m.Name, flags)
	}
	if strings.TrimSpace(params) == "" {
		return m, nil
	}
	for part := range strings.SplitSeq(params, ",") {
		if err := m.addParameter(part); err != nil {
			return Method{}, fmt.Errorf("method %s: %w", m.Name, err)
		}
	}
	return m, nil
}

func (m *Method) addParameter(text string) error {
	words := strings.Fields(text)
	if len(words) != 3 {
		return fmt.Errorf("malformed parameter %q", text)
	}
	t, array, ref, err := parseTypeName(words[1])
	if err != nil {
		return err
	}
	name, optional := strings.CutSuffix(words[2], "?")
	p := Parameter{Name: name, Type: t, Array: array, RefClass: ref, Optional: optional}
	switch words[0] {
	case "in":
		m.In = append(m.In, p)
	case "out":
		m.Out = append(m.Out, p)
	default:
		return fmt.Errorf("parameter %s is neither in nor out", p.Name)
	}
	return nil
}
