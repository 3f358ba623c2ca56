package format

import (
	"errors"
	"slices"
	"strings"

	"goposh/runtime/types"
	"goposh/runtime/value"
	"goposh/runtime/wildcard"
)

// Property is a property expression (PSPropertyExpression): a name, which may have wildcards, or a script block.
type Property struct {
	Name  string
	Block value.ScriptBlock
	// script is the script of a view, compiled when it is needed.
	script   *Expression
	native   native
	resolved bool
}

// String is the text that stands for the expression in headers.
func (p *Property) String() string {
	switch {
	case p.Block != nil:
		return p.Block.String()
	case p.script != nil:
		return p.script.Text
	}
	return p.Name
}

func (p *Property) isScript() bool { return p.Block != nil || p.script != nil }

// viewProperty makes the property of a view's expression.
func viewProperty(x *Expression) Property {
	if x.Script {
		return Property{script: x, native: nativeScript(x.Text)}
	}
	// A view names its properties exactly, so there is nothing to resolve but wildcards.
	return Property{Name: x.Text, resolved: !wildcard.HasWildcards(x.Text)}
}

// resolve finds the properties of v that the expression names: one each, wildcards and property sets expanded. It is empty
// when v has none.
func (f *Formatter) resolve(v value.Value, p Property) []Property {
	if p.resolved || p.isScript() {
		p.resolved = true
		return []Property{p}
	}
	if d, ok := v.Base().Ref().(*value.Dict); ok && isDictionary(d) {
		return resolveKeys(d, p.Name)
	}
	if !wildcard.HasWildcards(p.Name) {
		if m := value.InstanceMembers(v).Find(p.Name); m != nil && m.Kind&value.MemberProperties != 0 {
			return []Property{{Name: m.Name, resolved: true}}
		}
	}
	return f.resolveMembers(v, p.Name)
}

func (f *Formatter) resolveMembers(v value.Value, name string) []Property {
	var out []Property
	add := func(n string) {
		for i := range out {
			if strings.EqualFold(out[i].Name, n) {
				return
			}
		}
		out = append(out, Property{Name: n, resolved: true})
	}
	props := types.Properties(f.engine, v)
	if !wildcard.HasWildcards(name) {
		for i := range props {
			if strings.EqualFold(props[i].Name, name) {
				add(props[i].Name)
				return out
			}
		}
		if set := f.propertySet(v, name); set != nil {
			for _, n := range set {
				for i := range props {
					if strings.EqualFold(props[i].Name, n) {
						add(props[i].Name)
					}
				}
			}
			return out
		}
		// Members that no list shows, such as hidden ones and parameterless methods of adapters.
		if _, found, err := types.Get(f.engine, v, name); found && err == nil && f.readable(v, name) {
			add(name)
		}
		return out
	}
	pattern := wildcard.Compile(name, true)
	for i := range props {
		if pattern.Match(props[i].Name) && !props[i].Hidden {
			add(props[i].Name)
		}
	}
	return out
}

// readable tells that a name stands for a property rather than for a method.
func (f *Formatter) readable(v value.Value, name string) bool {
	for _, m := range types.MembersOf(f.engine, v, false) {
		if strings.EqualFold(m.Name, name) {
			return m.Kind&value.MemberMethods == 0
		}
	}
	return true
}

// propertySet returns the names in a property set that the object's types have by that name; nil when there is none.
func (f *Formatter) propertySet(v value.Value, name string) []string {
	if m := value.InstanceMembers(v).Find(name); m != nil && m.Kind == value.MemberPropertySet {
		return m.Names
	}
	for _, t := range typeNames(f.engine, v) {
		if m := f.engine.TypeMembers(t).Find(name); m != nil && m.Kind == value.MemberPropertySet {
			return m.Names
		}
	}
	return nil
}

func isDictionary(d *value.Dict) bool {
	_, enumerable := types.Enumerate(value.Of(d))
	return !enumerable
}

// resolveKeys treats the keys of a dictionary as its properties.
func resolveKeys(d *value.Dict, name string) []Property {
	if !wildcard.HasWildcards(name) {
		if _, ok := d.GetString(name); ok {
			return []Property{{Name: name, resolved: true}}
		}
		return nil
	}
	var out []Property
	pattern := wildcard.Compile(name, true)
	for k := range d.All {
		if s, ok := k.Base().AsString(); ok && pattern.Match(s) {
			out = append(out, Property{Name: s, resolved: true})
		}
	}
	return out
}

// result is what evaluating an expression gave.
type result struct {
	value value.Value
	// by is the resolved expression.
	by  Property
	err error
}

// values evaluates an expression for v: no result when v has no such property.
func (f *Formatter) values(v value.Value, p Property) (result, bool) {
	if !p.isScript() && !p.resolved {
		if m := value.InstanceMembers(v).Find(p.Name); m != nil && m.Kind == value.MemberNoteProperty {
			return result{value: m.Value, by: Property{Name: m.Name, resolved: true}}, true
		}
		found := f.resolve(v, p)
		if len(found) == 0 {
			return result{}, false
		}
		p = found[0]
	}
	return f.get(v, p), true
}

// get evaluates a resolved expression.
func (f *Formatter) get(v value.Value, p Property) result {
	switch {
	case p.native != nil:
		if x, ok := p.native(f, v); ok {
			return result{value: x, by: p}
		}
		return f.run(v, p)
	case p.isScript():
		return f.run(v, p)
	}
	if m := value.InstanceMembers(v).Find(p.Name); m != nil && m.Kind == value.MemberNoteProperty {
		return result{value: m.Value, by: p}
	}
	if d, ok := v.Base().Ref().(*value.Dict); ok && isDictionary(d) {
		if x, ok := d.GetString(p.Name); ok {
			return result{value: x, by: p}
		}
	}
	x, _, err := types.Get(f.engine, v, p.Name)
	if err != nil {
		if f.fatal(err) {
			return result{by: p, err: err}
		}
		// A getter that throws shows nothing.
		return result{by: p}
	}
	return result{value: x, by: p}
}

func (f *Formatter) run(v value.Value, p Property) result {
	block := p.Block
	if block == nil {
		b, err := f.db.compile(f.engine, p.script)
		if err != nil {
			return result{by: p, err: err}
		}
		block = b
	}
	out, err := f.engine.Invoke(block, value.Null, v)
	if err != nil {
		return result{by: p, err: err}
	}
	switch len(out) {
	case 0:
		return result{by: p}
	case 1:
		return result{value: out[0], by: p}
	}
	return result{value: value.Objects(out...), by: p}
}

// fatal tells that an error is not of the expression's making: the pipeline is being stopped or left.
func (f *Formatter) fatal(err error) bool {
	var flow types.ControlFlow
	return err != nil && (f.engine.Context().Err() != nil || errors.As(err, &flow))
}

// defaultSet returns the object's DefaultDisplayPropertySet as resolved expressions.
func (f *Formatter) defaultSet(v value.Value) []Property {
	names := types.PropertySet(f.engine, v, "DefaultDisplayPropertySet")
	out := make([]Property, 0, len(names))
	for _, n := range names {
		out = append(out, f.resolve(v, Property{Name: n})...)
	}
	return out
}

// allProperties returns the properties of v in the order they are shown when nothing says otherwise: those added to the
// object, those of its type, those that the extended type system adds to the type. Of an adapted object (XML, CIM) the
// .NET properties are left out.
func (f *Formatter) allProperties(v value.Value) []Property {
	props := types.Properties(f.engine, v)
	own := value.InstanceMembers(v)
	_, adapted := v.Base().Object().(types.Adapter)
	if adapted {
		// An object without adapted properties shows those of its class.
		adapted = slices.ContainsFunc(props, isAdapted)
	}
	out := make([]Property, 0, len(props))
	for pass := range 3 {
		for i := range props {
			p := &props[i]
			rank := 2
			switch {
			case p.Member == nil:
				rank = 1
			case own.Find(p.Name) == p.Member:
				rank = 0
			}
			if rank != pass || p.Hidden || rank == 1 && adapted && !isAdapted(*p) {
				continue
			}
			out = append(out, Property{Name: p.Name, resolved: true})
		}
	}
	return out
}

// isAdapted tells a property that an adapter made from those of the .NET class.
func isAdapted(p types.Property) bool { return p.Member == nil && p.Static == nil }

// The note properties that remoting and jobs add to objects.
const (
	computerName     = "PSComputerName"
	showComputerName = "PSShowComputerName"
	runspaceID       = "RunspaceId"
	sourceJob        = "PSSourceJobInstanceId"
)

// showsComputer tells that the object came from another computer whose name is to be shown.
func showsComputer(v value.Value) bool {
	own := value.InstanceMembers(v)
	if own.Find(computerName) == nil {
		return false
	}
	m := own.Find(showComputerName)
	return m != nil && types.ToBool(m.Value)
}

// dropRemoting removes the properties that remoting added and that are not to be seen.
func dropRemoting(v value.Value, props []Property) []Property {
	own := value.InstanceMembers(v)
	if own.Find(showComputerName) == nil {
		return props
	}
	show := showsComputer(v)
	out := props[:0]
	for _, p := range props {
		if strings.EqualFold(p.Name, showComputerName) || !show && strings.EqualFold(p.Name, computerName) {
			continue
		}
		out = append(out, p)
	}
	return out
}

// displayName finds the property that names an object: its DefaultDisplayProperty, or one with a telling name.
func (f *Formatter) displayName(v value.Value) (Property, bool) {
	if m := types.StandardMember(f.engine, v, "DefaultDisplayProperty"); m != nil {
		if n, ok := m.Value.Base().AsString(); ok {
			if found := f.resolve(v, Property{Name: n}); len(found) > 0 {
				return found[0], true
			}
		}
	}
	for _, pattern := range [...]string{"name", "id", "key", "*key", "*name", "*id"} {
		for _, p := range f.resolve(v, Property{Name: pattern}) {
			if !strings.EqualFold(p.Name, computerName) && !strings.EqualFold(p.Name, showComputerName) &&
				!strings.EqualFold(p.Name, runspaceID) && !strings.EqualFold(p.Name, sourceJob) {
				return p, true
			}
		}
	}
	return Property{}, false
}

func (p *Param) hasWildcards() bool {
	return !p.Property.isScript() && wildcard.HasWildcards(p.Property.Name)
}
