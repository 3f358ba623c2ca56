package format

import (
	"strings"

	"goposh/runtime/types"
	"goposh/runtime/value"
	"goposh/runtime/wildcard"
)

// definition describes a part of the format database to scripts: an ExtendedTypeDefinition, a FormatViewDefinition, a
// TableControl and so on. Its properties are values beside the signatures of its type.
type definition struct {
	value.Bag
	typ    *value.Type
	values []value.Value
	// text is what ToString gives; "" is the type's name.
	text string
	// views are those behind an ExtendedTypeDefinition.
	views []*View
}

// Type implements value.Object.
func (d *definition) Type() *value.Type { return d.typ }

// describe makes the type of a definition with properties in order, each "type name".
func describe(name string, signatures ...string) *value.Type {
	t := &value.Type{FullName: "System.Management.Automation." + name, Base: value.TypeObject, Kind: value.KindObject, Assembly: "System.Management.Automation"}
	t.Script = &members{func() *types.Class {
		c := &types.Class{Type: t}
		for i, sig := range signatures {
			c.Members = append(c.Members, types.M{Sig: sig + " {get}", F: func(c *types.Call) (value.Value, error) {
				d, ok := c.This.Object().(*definition)
				if !ok || i >= len(d.values) {
					return value.Null, nil
				}
				return d.values[i], nil
			}})
		}
		c.Members = append(c.Members, types.M{Sig: "string ToString()", F: func(c *types.Call) (value.Value, error) {
			if d, ok := c.This.Object().(*definition); ok && d.text != "" {
				return value.String(d.text), nil
			}
			return value.String(t.FullName), nil
		}})
		return c
	}}
	return t
}

var (
	typeExtended = describe("ExtendedTypeDefinition", "string TypeName", "object TypeNames", "object FormatViewDefinition")
	typeViewDef  = describe("FormatViewDefinition", "string Name", "object Control")
	typeTable    = describe("TableControl", "object Headers", "object Rows", "bool AutoSize", "bool HideTableHeaders", "object GroupBy", "bool OutOfBand")
	typeListDef  = describe("ListControl", "object Entries", "object GroupBy", "bool OutOfBand")
	typeWideDef  = describe("WideControl", "object Entries", "bool AutoSize", "uint Columns", "object GroupBy", "bool OutOfBand")
	typeCustDef  = describe("CustomControl", "object Entries", "object GroupBy", "bool OutOfBand")
	typeHeader   = describe("TableControlColumnHeader", "string Label", "string Alignment", "int Width")
	typeTableRow = describe("TableControlRow", "object Columns", "object SelectedBy", "bool Wrap")
	typeCell     = describe("TableControlColumn", "string Alignment", "object DisplayEntry", "string FormatString")
	typeDisplay  = describe("DisplayEntry", "string ValueType", "string Value")
	typeSelected = describe("EntrySelectedBy", "object TypeNames", "object SelectionCondition")
	typeListItem = describe("ListControlEntryItem", "string Label", "object DisplayEntry", "object ItemSelectionCondition", "string FormatString")
	typeListEnt  = describe("ListControlEntry", "object Items", "object EntrySelectedBy")
	typeWideItem = describe("WideControlEntryItem", "object DisplayEntry", "object EntrySelectedBy", "string FormatString")
	typeCustEnt  = describe("CustomControlEntry", "object CustomItems", "object SelectedBy")
	typeGroupBy  = describe("PSControlGroupBy", "object Expression", "string Label", "object CustomControl")
)

// Definitions are the views of the database as ExtendedTypeDefinitions, those whose type names match one of the patterns; all
// when there are none. Views of help objects are left out.
func (db *Database) Definitions(patterns []string) []value.Value {
	compiled := make([]*wildcard.Pattern, len(patterns))
	for i, p := range patterns {
		compiled[i] = wildcard.Compile(p, true)
	}
	var order []*definition
	byTypes := map[string]*definition{}
	for v := range db.Views {
		if v.Help || !matchesAny(compiled, v.Types) {
			continue
		}
		key := strings.Join(v.Types, "\x00")
		d := byTypes[key]
		if d == nil {
			d = &definition{typ: typeExtended, text: v.Types[0]}
			byTypes[key] = d
			order = append(order, d)
		}
		d.views = append(d.views, v)
	}
	out := make([]value.Value, len(order))
	for i, d := range order {
		d.fill()
		out[i] = value.Of(d)
	}
	return out
}

func matchesAny(patterns []*wildcard.Pattern, names []string) bool {
	if len(patterns) == 0 {
		return true
	}
	for _, p := range patterns {
		for _, n := range names {
			if p.Match(n) {
				return true
			}
		}
	}
	return false
}

func (d *definition) fill() {
	names := d.views[0].Types
	items := make([]value.Value, len(names))
	for i, n := range names {
		items[i] = value.String(n)
	}
	views := make([]value.Value, len(d.views))
	for i, v := range d.views {
		views[i] = value.Of(&definition{typ: typeViewDef, text: v.Name, values: []value.Value{value.String(v.Name), v.describe()}})
	}
	d.values = []value.Value{value.String(names[0]), listOf(value.TypeString, items), listOf(typeViewDef, views)}
}

// describe shows the view's control.
func (v *View) describe() value.Value {
	group, band := v.describeGroup(), value.Bool(v.OutOfBand)
	var d *definition
	switch v.Shape {
	case ShapeTable:
		d = &definition{typ: typeTable, values: []value.Value{v.describeHeaders(), v.describeRows(), value.Bool(v.AutoSize), value.Bool(v.HideHeaders), group, band}}
	case ShapeList:
		d = &definition{typ: typeListDef, values: []value.Value{v.describeEntries(), group, band}}
	case ShapeWide:
		d = &definition{typ: typeWideDef, values: []value.Value{v.describeEntries(), value.Bool(v.AutoSize), value.Scalar(value.KindUInt32, uint64(v.Columns)), group, band}}
	default:
		d = &definition{typ: typeCustDef, values: []value.Value{v.describeControl(), group, band}}
	}
	return value.Of(d)
}

func (v *View) describeGroup() value.Value {
	if v.Group == nil {
		return value.Null
	}
	return value.Of(&definition{typ: typeGroupBy, values: []value.Value{v.Group.By.describe(), textOrNull(v.Group.Label, v.Group.Label != "")}})
}

func (e *Expression) describe() value.Value {
	if !e.defined() {
		return value.Null
	}
	kind := "Property"
	text := "property: "
	if e.Script {
		kind, text = "ScriptBlock", "script: "
	}
	return value.Of(&definition{typ: typeDisplay, text: text + e.Text, values: []value.Value{value.String(kind), value.String(e.Text)}})
}

func (s *Selector) describe() value.Value {
	if s.isDefault() {
		return value.Null
	}
	names := make([]value.Value, len(s.Types))
	for i, n := range s.Types {
		names[i] = value.String(n)
	}
	conditions := make([]value.Value, len(s.Conditions))
	for i := range s.Conditions {
		conditions[i] = s.Conditions[i].When.describe()
	}
	return value.Of(&definition{typ: typeSelected, values: []value.Value{listOf(value.TypeString, names), listOf(typeDisplay, conditions)}})
}

func (a Alignment) String() string {
	return [...]string{"Undefined", "Left", "Center", "Right"}[a]
}

func (v *View) describeHeaders() value.Value {
	items := make([]value.Value, len(v.Headers))
	for i := range v.Headers {
		h := &v.Headers[i]
		items[i] = value.Of(&definition{typ: typeHeader, values: []value.Value{
			textOrNull(h.Label, h.Label != ""), value.String(h.Align.String()), value.Int(int32(h.Width))}})
	}
	return listOf(typeHeader, items)
}

func (v *View) describeRows() value.Value {
	rows := make([]value.Value, len(v.Rows))
	for i := range v.Rows {
		r := &v.Rows[i]
		cells := make([]value.Value, len(r.Cells))
		for k := range r.Cells {
			c := &r.Cells[k]
			cells[k] = value.Of(&definition{typ: typeCell, text: c.Value.Text, values: []value.Value{
				value.String(c.Align.String()), c.Value.describe(), textOrNull(c.Format, c.Format != "")}})
		}
		rows[i] = value.Of(&definition{typ: typeTableRow, values: []value.Value{listOf(typeCell, cells), r.For.describe(), value.Bool(r.Wrap)}})
	}
	return listOf(typeTableRow, rows)
}

func (v *View) describeEntries() value.Value {
	var out []value.Value
	for i := range v.Entries {
		e := &v.Entries[i]
		var items []value.Value
		for k := range e.Items {
			it := &e.Items[k]
			if v.Shape == ShapeWide {
				items = append(items, value.Of(&definition{typ: typeWideItem, values: []value.Value{
					it.Value.describe(), e.For.describe(), textOrNull(it.Format, it.Format != "")}}))
				continue
			}
			when := value.Null
			if it.When != nil {
				when = it.When.describe()
			}
			items = append(items, value.Of(&definition{typ: typeListItem, values: []value.Value{
				textOrNull(it.Label, it.Label != ""), it.Value.describe(), when, textOrNull(it.Format, it.Format != "")}}))
		}
		if v.Shape == ShapeWide {
			out = append(out, items...)
			continue
		}
		out = append(out, value.Of(&definition{typ: typeListEnt, values: []value.Value{listOf(typeListItem, items), e.For.describe()}}))
	}
	if v.Shape == ShapeWide {
		return listOf(typeWideItem, out)
	}
	return listOf(typeListEnt, out)
}

func (v *View) control() *Control {
	if v.Control == nil && v.controlName != "" {
		return v.owner.control(v.controlName)
	}
	return v.Control
}

func (v *View) describeControl() value.Value {
	c := v.control()
	if c == nil {
		return listOf(typeCustEnt, nil)
	}
	out := make([]value.Value, len(c.Entries))
	for i := range c.Entries {
		out[i] = value.Of(&definition{typ: typeCustEnt, values: []value.Value{listOf(value.TypeObject, nil), c.Entries[i].For.describe()}})
	}
	return listOf(typeCustEnt, out)
}
