package utility

import (
	"slices"
	"strings"

	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// groupObject is Group-Object.
type groupObject struct {
	NoElement     cmdlet.Switch `ps:""`
	AsHashTable   cmdlet.Switch `ps:"HashTable:" alias:"AHT"`
	AsString      cmdlet.Switch `ps:"HashTable:"`
	InputObject   value.Value   `ps:"pipe" type:"System.Management.Automation.PSObject"`
	Property      []value.Value `ps:"pos=0"`
	Culture       string        `ps:""`
	CaseSensitive cmdlet.Switch `ps:""`

	columns []column
	input   []value.Value
}

// Begin implements cmdlet.Beginner.
func (g *groupObject) Begin(c *cmdlet.Context) error {
	if bool(g.AsString) && !bool(g.AsHashTable) {
		return c.Terminate(argumentException, "ArgumentException", errs.InvalidArgument, value.Bool(true),
			"The command cannot be run because the AsString parameter requires that you specify the AsHashtable parameter.")
	}
	var err error
	g.columns, err = columns(c, g.Property, keyExpression)
	return err
}

// Process implements cmdlet.Processor.
func (g *groupObject) Process(c *cmdlet.Context) error {
	if !g.InputObject.IsNull() {
		g.input = append(g.input, g.InputObject)
	}
	return nil
}

// End implements cmdlet.Ender.
func (g *groupObject) End(c *cmdlet.Context) error {
	if len(g.input) == 0 {
		return nil
	}
	o := &order{comparer: newComparer(c, g.Culture, bool(g.CaseSensitive))}
	cols := defaultColumns(c, g.columns, g.input[0])
	entries, err := keyed(c, expandWildcards(c, cols, g.input), g.input, o, false)
	if err != nil {
		return err
	}
	slices.SortStableFunc(entries, func(a, b entry) int { return o.compareKeys(a.keys, b.keys) })
	collection := psObjects()
	var groups []*groupInfo
	for i, e := range entries {
		if i == 0 || o.compareKeys(entries[i-1].keys, e.keys) != 0 {
			groups = append(groups, &groupInfo{
				name: groupName(c, e.keys, len(cols) > 0), noElement: bool(g.NoElement),
				keys: keyList(e.keys), group: value.NewList(collection, nil),
			})
		}
		last := groups[len(groups)-1]
		last.count++
		if !g.NoElement {
			last.group.Items = append(last.group.Items, e.object)
		}
	}
	if g.AsHashTable {
		return g.writeTable(c, groups)
	}
	for _, info := range groups {
		if err := c.Write(value.Of(info)); err != nil {
			return err
		}
	}
	return nil
}

func keyList(keys []orderKey) *value.List {
	items := make([]value.Value, len(keys))
	for i, k := range keys {
		items[i] = k.val
	}
	return value.NewArrayList(items)
}

// groupName joins the keys; a collection that is the value of a property shows in braces.
func groupName(c *cmdlet.Context, keys []orderKey, properties bool) string {
	parts := make([]string, 0, len(keys))
	for _, k := range keys {
		if k.missing || k.val.IsNull() {
			continue
		}
		if items, ok := elements(k.val); ok && properties {
			texts := make([]string, len(items))
			for i, v := range items {
				texts[i] = text(c, v)
			}
			parts = append(parts, "{"+strings.Join(texts, ", ")+"}")
			continue
		}
		parts = append(parts, display(c, k.val))
	}
	return strings.Join(parts, ", ")
}

// display is PSObject.ToString() in the current culture.
func display(c *cmdlet.Context, v value.Value) string {
	if p, ok := v.Ref().(*value.PSObject); ok && p.IsCustom() {
		return types.ToString(c, v)
	}
	return text(c, v)
}

// elements gives the items of an array or list.
func elements(v value.Value) ([]value.Value, bool) {
	switch o := v.Base().Ref().(type) {
	case *value.Array:
		return o.Items, true
	case *value.List:
		return o.Items, true
	}
	return nil, false
}

func (g *groupObject) writeTable(c *cmdlet.Context, groups []*groupInfo) error {
	if !g.AsString && len(groups[0].keys.Items) != 1 {
		return c.Terminate(argumentException, "ArgumentException", errs.InvalidArgument, value.Objects(g.Property...),
			"The command cannot be run because using the AsHashTable parameter with more than one property requires adding the AsString parameter.")
	}
	table := value.NewDict(value.TypeHashtable, !bool(g.CaseSensitive), len(groups))
	for _, info := range groups {
		key := value.String(info.name)
		if !g.AsString {
			key = info.keys.Items[0].Base()
		}
		if key.IsNull() {
			if err := c.Fail("System.ArgumentNullException", "InvalidOperation", errs.InvalidArgument, value.Null,
				"Value cannot be null. (Parameter 'key')"); err != nil {
				return err
			}
			return nil
		}
		table.Set(key, value.Of(info.group))
	}
	return c.Write(value.Of(table))
}
