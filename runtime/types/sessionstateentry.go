package types

import (
	"slices"

	"goposh/runtime/session"
	"goposh/runtime/value"
)

// SessionEntry is one entry of an InitialSessionState: a SessionStateVariableEntry, SessionStateFunctionEntry and so on, told apart by
// its type.
type SessionEntry struct {
	value.Bag
	class             *lazyType
	Name, Description string
	// Definition is the text of a function, or what an alias stands for.
	Definition string
	// Value is that of a variable; Attributes are its attributes.
	Value      value.Value
	Attributes []value.Value
	Options    session.Options
	Private    bool
	// Implementation is the .NET class of a cmdlet or provider.
	Implementation *value.Type
	// BuiltIn marks what sessions have anyway.
	BuiltIn  bool
	helpFile value.Value
}

var (
	typeCommandEntry  = lazyType{name: "System.Management.Automation.Runspaces.SessionStateCommandEntry"}
	typeVariableEntry = lazyType{name: "System.Management.Automation.Runspaces.SessionStateVariableEntry"}
	typeFunctionEntry = lazyType{name: "System.Management.Automation.Runspaces.SessionStateFunctionEntry"}
	typeAliasEntry    = lazyType{name: "System.Management.Automation.Runspaces.SessionStateAliasEntry"}
	typeCmdletEntry   = lazyType{name: "System.Management.Automation.Runspaces.SessionStateCmdletEntry"}
	typeProviderEntry = lazyType{name: "System.Management.Automation.Runspaces.SessionStateProviderEntry"}
	typeAppEntry      = lazyType{name: "System.Management.Automation.Runspaces.SessionStateApplicationEntry"}
	typeScriptEntry   = lazyType{name: "System.Management.Automation.Runspaces.SessionStateScriptEntry"}
	typeTypeEntry     = lazyType{name: "System.Management.Automation.Runspaces.SessionStateTypeEntry"}
	typeFormatEntry   = lazyType{name: "System.Management.Automation.Runspaces.SessionStateFormatEntry"}
	typeAssemblyEntry = lazyType{name: "System.Management.Automation.Runspaces.SessionStateAssemblyEntry"}
	typeCommandTypes  = lazyType{name: "System.Management.Automation.CommandTypes"}
	typeVisibility    = lazyType{name: "System.Management.Automation.SessionStateEntryVisibility"}
	typeScopedOptions = lazyType{name: "System.Management.Automation.ScopedItemOptions"}
)

// VariableEntry, FunctionEntry, AliasEntry, CmdletEntry and ProviderEntry return what sessions have anyway.
func VariableEntry(name string, v value.Value, description string, o session.Options) *SessionEntry {
	return &SessionEntry{class: &typeVariableEntry, Name: name, Value: v, Description: description, Options: o, BuiltIn: true}
}

// FunctionEntry is described at VariableEntry.
func FunctionEntry(name, definition string) *SessionEntry {
	return &SessionEntry{class: &typeFunctionEntry, Name: name, Definition: definition, BuiltIn: true}
}

// AliasEntry is described at VariableEntry.
func AliasEntry(name, definition string, o session.Options) *SessionEntry {
	return &SessionEntry{class: &typeAliasEntry, Name: name, Definition: definition, Options: o, BuiltIn: true}
}

// CmdletEntry is described at VariableEntry.
func CmdletEntry(name string, class *value.Type) *SessionEntry {
	return &SessionEntry{class: &typeCmdletEntry, Name: name, Implementation: class, BuiltIn: true}
}

// ProviderEntry is described at VariableEntry.
func ProviderEntry(name string, class *value.Type) *SessionEntry {
	return &SessionEntry{class: &typeProviderEntry, Name: name, Implementation: class, BuiltIn: true}
}

// Type implements value.Object.
func (e *SessionEntry) Type() *value.Type { return e.class.get() }

// IsFunction, IsAlias and IsCmdlet tell what kind of command the entry is.
func (e *SessionEntry) IsFunction() bool { return e.class == &typeFunctionEntry }

// IsAlias is described at IsFunction.
func (e *SessionEntry) IsAlias() bool { return e.class == &typeAliasEntry }

// IsCmdlet is described at IsFunction.
func (e *SessionEntry) IsCmdlet() bool { return e.class == &typeCmdletEntry }

// EntryCollection is an InitialSessionStateEntryCollection`1.
type EntryCollection struct {
	value.Bag
	typ     *value.Type
	entries []*SessionEntry
	changed bool
}

var typeEntryCollection = lazyType{name: "System.Management.Automation.Runspaces.InitialSessionStateEntryCollection`1"}

func newEntryCollection(elem *value.Type) *EntryCollection {
	return &EntryCollection{typ: typeEntryCollection.of(elem)}
}

// Type implements value.Object.
func (e *EntryCollection) Type() *value.Type { return e.typ }

// Entries lists the entries in order. The list must not be changed.
func (e *EntryCollection) Entries() []*SessionEntry { return e.entries }

// Changed tells whether a script changed what sessions have anyway.
func (e *EntryCollection) Changed() bool {
	return e.changed || slices.ContainsFunc(e.entries, func(x *SessionEntry) bool { return x.Private })
}

// Add appends an entry.
func (e *EntryCollection) Add(x *SessionEntry) {
	e.entries = append(e.entries, x)
	e.changed = true
}

func (e *EntryCollection) clone() *EntryCollection {
	c := &EntryCollection{typ: e.typ, changed: e.changed}
	for _, x := range e.entries {
		y := *x
		y.Bag = value.Bag{}
		c.entries = append(c.entries, &y)
	}
	return c
}

// Enumerate implements Sequence.
func (e *EntryCollection) Enumerate(value.Runtime) Enumerator {
	return NewEnumerator(entryValues(e.entries))
}

func entryValues(list []*SessionEntry) []value.Value {
	out := make([]value.Value, len(list))
	for i, x := range list {
		out[i] = value.Of(x)
	}
	return out
}

// entryCollectionClass declares InitialSessionStateEntryCollection`1.
func entryCollectionClass() *Class {
	self := func(c *Call) *EntryCollection { return this[*EntryCollection](c) }
	removeRange := func(c *Call) (value.Value, error) {
		e, i, n := self(c), c.Int(0), 1
		if c.N() > 1 {
			n = c.Int(1)
		}
		if i < 0 || n < 0 || i+n > len(e.entries) {
			return value.Null, actualValue("index", i, msgIndexMustBeLess)
		}
		e.entries = slices.Delete(e.entries, i, i+n)
		e.changed = true
		return value.Void, nil
	}
	byName := func(c *Call) (value.Value, error) {
		var found []*SessionEntry
		for _, x := range self(c).entries {
			if x.hasName(c.Str(0)) {
				found = append(found, x)
			}
		}
		return vobject(value.NewList(typeCollection.of(self(c).typ.Args[0]), entryValues(found)))
	}
	return &Class{Members: []M{
		{"int Count {get}", func(c *Call) (value.Value, error) { return vint(len(self(c).entries)) }},
		{"T Item[int index] {get}", func(c *Call) (value.Value, error) {
			e, i := self(c), c.Int(0)
			if i < 0 || i >= len(e.entries) {
				return value.Null, actualValue("index", i, msgIndexMustBeLess)
			}
			return vobject(e.entries[i])
		}},
		{"System.Collections.ObjectModel.Collection[T] Item[string name] {get}", byName},
		{"System.Collections.ObjectModel.Collection[T] LookUpByName(string name)", byName},
		{"void Add(T item)", func(c *Call) (value.Value, error) {
			x, ok := ref[*SessionEntry](c, 0)
			if !ok {
				return value.Null, ArgumentNull("item")
			}
			self(c).Add(x)
			return value.Void, nil
		}},
		{"void Add(IEnumerable[T] items)", func(c *Call) (value.Value, error) {
			items, err := c.list(0)
			if err != nil {
				return value.Null, err
			}
			for _, v := range items {
				if x, ok := v.Base().Ref().(*SessionEntry); ok {
					self(c).Add(x)
				}
			}
			return value.Void, nil
		}},
		{"void Clear()", func(c *Call) (value.Value, error) {
			e := self(c)
			e.entries, e.changed = nil, true
			return value.Void, nil
		}},
		{"void Reset()", func(c *Call) (value.Value, error) {
			e := self(c)
			e.entries, e.changed = nil, true
			return value.Void, nil
		}},
		{"void Remove(string name, object type)", func(c *Call) (value.Value, error) {
			e := self(c)
			class, _ := ref[*value.Type](c, 1)
			n := len(e.entries)
			e.entries = slices.DeleteFunc(slices.Clone(e.entries), func(x *SessionEntry) bool {
				return x.hasName(c.Str(0)) && (class == nil || x.Type() == class)
			})
			e.changed = e.changed || len(e.entries) != n
			return value.Void, nil
		}},
		{"void RemoveItem(int index)", removeRange},
		{"void RemoveItem(int index, int count)", removeRange},
	}}
}

// sessionEntryClass declares the members that all entries have.
func sessionEntryClass() *Class {
	self := func(c *Call) *SessionEntry { return this[*SessionEntry](c) }
	return &Class{Members: []M{
		{"string Name {get}", func(c *Call) (value.Value, error) { return vstring(self(c).Name) }},
		{"System.Management.Automation.PSSnapInInfo PSSnapIn {get}", constant(value.Null)},
		{"psmoduleinfo Module {get}", constant(value.Null)},
		{"System.Management.Automation.Runspaces.InitialSessionStateEntry Clone()", func(c *Call) (value.Value, error) {
			x := *self(c)
			x.Bag = value.Bag{}
			return vobject(&x)
		}},
	}}
}

// constrainedEntryClass declares ConstrainedSessionStateEntry.
func constrainedEntryClass() *Class {
	return &Class{Members: []M{
		{"System.Management.Automation.SessionStateEntryVisibility Visibility {get;set}", func(c *Call) (value.Value, error) {
			e := this[*SessionEntry](c)
			if c.N() > 0 {
				e.Private = c.Long(0) != 0
			}
			if e.Private {
				return typeVisibility.enum(1), nil
			}
			return typeVisibility.enum(0), nil
		}},
	}}
}

// commandEntryClass declares SessionStateCommandEntry.
func commandEntryClass() *Class {
	return &Class{Members: []M{
		{"System.Management.Automation.CommandTypes CommandType {get}", func(c *Call) (value.Value, error) {
			numbers := map[*lazyType]int{&typeAliasEntry: 1, &typeFunctionEntry: 2, &typeCmdletEntry: 8, &typeScriptEntry: 16, &typeAppEntry: 32}
			return typeCommandTypes.enum(numbers[this[*SessionEntry](c).class]), nil
		}},
	}}
}

// entryClass declares one of the classes of entries: its constructors and the properties it has.
func entryClass(class *lazyType, ctors []string, fill func(e *SessionEntry, c *Call), properties ...M) func() *Class {
	return func() *Class {
		var members []M
		for _, sig := range ctors {
			members = append(members, M{sig, func(c *Call) (value.Value, error) {
				e := &SessionEntry{class: class, Name: c.Str(0)}
				fill(e, c)
				return vobject(e)
			}})
		}
		return &Class{Members: append(members, properties...)}
	}
}

// The properties that several classes of entries have.
func entryDefinition() M {
	return M{"string Definition {get}", func(c *Call) (value.Value, error) { return vstring(this[*SessionEntry](c).Definition) }}
}

func entryText() M {
	return M{"string Description {get}", func(c *Call) (value.Value, error) { return vstring(this[*SessionEntry](c).Description) }}
}

func entryOptions() M {
	return M{"System.Management.Automation.ScopedItemOptions Options {get}", func(c *Call) (value.Value, error) {
		return value.Enum(typeScopedOptions.get().Enum, this[*SessionEntry](c).Options.Number()), nil
	}}
}

func entryClassOf() M {
	return M{"type ImplementingType {get}", func(c *Call) (value.Value, error) {
		if t := this[*SessionEntry](c).Implementation; t != nil {
			return value.Of(t), nil
		}
		return value.Null, nil
	}}
}

func entryHelp(name string) M {
	return M{"string " + name + " {get}", func(c *Call) (value.Value, error) { return this[*SessionEntry](c).helpFile, nil }}
}

func entryPath() M {
	return M{"string Path {get}", func(c *Call) (value.Value, error) { return vstring(this[*SessionEntry](c).Name) }}
}

// sessionEntryClassFor returns the declaration of a class of entries by its lower-case name without namespace.
func sessionEntryClassFor(name string) func() *Class {
	const options = "System.Management.Automation.ScopedItemOptions options"
	switch name {
	case "initialsessionstateentry":
		return sessionEntryClass
	case "constrainedsessionstateentry":
		return constrainedEntryClass
	case "sessionstatecommandentry":
		return commandEntryClass
	case "sessionstatevariableentry":
		return entryClass(&typeVariableEntry, []string{
			"new(string name, object value, string description)",
			"new(string name, object value, string description, " + options + ")",
			"new(string name, object value, string description, " + options + ", System.Collections.ObjectModel.Collection[System.Attribute] attributes)",
			"new(string name, object value, string description, " + options + ", System.Attribute attribute)",
		}, func(e *SessionEntry, c *Call) {
			e.Value, e.Description = c.Args[1], c.Str(2)
			if c.N() > 3 {
				e.Options = session.OptionsFromNumber(c.Long(3))
			}
			if c.N() > 4 && !c.isNull(4) {
				if items, ok, err := Slice(c.RT, c.Args[4]); ok && err == nil {
					e.Attributes = items
				} else {
					e.Attributes = []value.Value{c.Args[4]}
				}
			}
		}, M{"object Value {get}", func(c *Call) (value.Value, error) { return this[*SessionEntry](c).Value, nil }}, entryText(), entryOptions(),
			M{"System.Collections.ObjectModel.Collection[System.Attribute] Attributes {get}", func(c *Call) (value.Value, error) {
				return vobject(value.NewList(typeCollection.of(typeOr("System.Attribute")), this[*SessionEntry](c).Attributes))
			}})
	case "sessionstatefunctionentry":
		return entryClass(&typeFunctionEntry, []string{
			"new(string name, string definition, " + options + ", string helpFile)",
			"new(string name, string definition, string helpFile)",
			"new(string name, string definition)",
		}, func(e *SessionEntry, c *Call) {
			e.Definition = c.Str(1)
			if c.N() == 4 {
				e.Options = session.OptionsFromNumber(c.Long(2))
			}
			if c.N() > 2 {
				e.helpFile = c.Args[c.N()-1]
			}
		}, entryDefinition(), entryOptions(), entryHelp("HelpFile"))
	case "sessionstatealiasentry":
		return entryClass(&typeAliasEntry, []string{
			"new(string name, string definition)",
			"new(string name, string definition, string description)",
			"new(string name, string definition, string description, " + options + ")",
		}, func(e *SessionEntry, c *Call) {
			e.Definition = c.Str(1)
			if c.N() > 2 {
				e.Description = c.Str(2)
			}
			if c.N() > 3 {
				e.Options = session.OptionsFromNumber(c.Long(3))
			}
		}, entryDefinition(), entryText(), entryOptions())
	case "sessionstatecmdletentry":
		return entryClass(&typeCmdletEntry, []string{"new(string name, type implementingType, string helpFileName)"}, func(e *SessionEntry, c *Call) {
			e.Implementation, _ = ref[*value.Type](c, 1)
			e.helpFile = c.Args[2]
		}, entryClassOf(), entryHelp("HelpFileName"))
	case "sessionstateproviderentry":
		return entryClass(&typeProviderEntry, []string{"new(string name, type implementingType, string helpFileName)"}, func(e *SessionEntry, c *Call) {
			e.Implementation, _ = ref[*value.Type](c, 1)
			e.helpFile = c.Args[2]
		}, entryClassOf(), entryHelp("HelpFileName"))
	case "sessionstateapplicationentry":
		return entryClass(&typeAppEntry, []string{"new(string path)"}, func(*SessionEntry, *Call) {}, entryPath())
	case "sessionstatescriptentry":
		return entryClass(&typeScriptEntry, []string{"new(string path)"}, func(*SessionEntry, *Call) {}, entryPath())
	}
	return nil
}
