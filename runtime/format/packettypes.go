package format

import (
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// The .NET classes of format objects carry a class id, by which PowerShell knows them after they were serialized.
const (
	namespace = "Microsoft.PowerShell.Commands.Internal.Format."
	classID   = "ClassId2e4f51ef21dd47e99d3c952918aff9cd"
)

// members declares the members of a format object when they are asked for.
type members struct{ declare func() *types.Class }

// Declare implements types.Declarer.
func (m *members) Declare() *types.Class { return m.declare() }

// declare makes the type of a format object of Go type T, with its class id.
func declare[T value.Object](name, id string, props ...prop[T]) *value.Type {
	t := &value.Type{FullName: namespace + name, Base: value.TypeObject, Kind: value.KindObject, Assembly: "System.Management.Automation"}
	t.Script = &members{func() *types.Class {
		c := &types.Class{Type: t}
		c.Members = append(c.Members, types.M{
			Sig: "string " + classID + " {get}",
			F:   func(*types.Call) (value.Value, error) { return value.String(id), nil },
		})
		for _, p := range props {
			c.Members = append(c.Members, types.M{Sig: p.sig + " {get}", F: func(c *types.Call) (value.Value, error) {
				o, ok := c.This.Object().(T)
				if !ok {
					return value.Null, nil
				}
				return p.get(o), nil
			}})
		}
		return c
	}}
	return t
}

type prop[T any] struct {
	sig string
	get func(T) value.Value
}

func null[T any](T) value.Value { return value.Null }

var typeFormatStart = declare("FormatStartData", "033ecb2bc07a4d43b5ef94ed5a35d280",
	prop[*FormatStartData]{"object shapeInfo", func(s *FormatStartData) value.Value { return value.Of(s.shapeInfo()) }},
	prop[*FormatStartData]{"object pageHeaderEntry", null[*FormatStartData]},
	prop[*FormatStartData]{"object pageFooterEntry", null[*FormatStartData]},
	prop[*FormatStartData]{"object autosizeInfo", func(s *FormatStartData) value.Value {
		if !s.AutoSize {
			return value.Null
		}
		return value.Of(&autoSizeInfo{count: s.AutoSizeCount})
	}},
	prop[*FormatStartData]{"object groupingEntry", null[*FormatStartData]},
)

var typeAutoSize = declare("AutosizeInfo", "a27f094f0eec4d64845801a4c06a32ae",
	prop[*autoSizeInfo]{"int objectCount", func(a *autoSizeInfo) value.Value { return value.Int(int32(a.count)) }})

type autoSizeInfo struct {
	value.Bag
	count int
}

// Type implements value.Object.
func (*autoSizeInfo) Type() *value.Type { return typeAutoSize }

var (
	typeTableHeader = declare("TableHeaderInfo", "e3b7a39c089845d388b2e84c5d38f5dd",
		prop[*TableHeader]{"bool hideHeader", func(t *TableHeader) value.Value { return value.Bool(t.HideHeader) }},
		prop[*TableHeader]{"bool repeatHeader", func(t *TableHeader) value.Value { return value.Bool(t.RepeatHeader) }},
		prop[*TableHeader]{"object tableColumnInfoList", func(t *TableHeader) value.Value {
			items := make([]value.Value, len(t.Columns))
			for i := range t.Columns {
				items[i] = value.Of(&t.Columns[i])
			}
			return listOf(typeColumn, items)
		}})
	typeColumn = declare("TableColumnInfo", "7572aa4155ec4558817a615acf7dd92e",
		prop[*ColumnInfo]{"int width", func(c *ColumnInfo) value.Value { return value.Int(int32(c.Width)) }},
		prop[*ColumnInfo]{"int alignment", func(c *ColumnInfo) value.Value { return value.Int(int32(c.Align)) }},
		prop[*ColumnInfo]{"string label", func(c *ColumnInfo) value.Value { return textOrNull(c.Label, c.HasLabel) }},
		prop[*ColumnInfo]{"string propertyName", func(c *ColumnInfo) value.Value { return textOrNull(c.PropertyName, c.PropertyName != "") }},
		prop[*ColumnInfo]{"bool HeaderMatchesProperty", func(c *ColumnInfo) value.Value { return value.Bool(c.HeaderMatchesProperty) }})
	typeListHeader   = declare[*shapeInfo]("ListViewHeaderInfo", "830bdcb24c1642258724e441512233a4")
	typeCustomHeader = declare[*shapeInfo]("ComplexViewHeaderInfo", "5197dd85ca6f4cce9ae9e6fd6ded9d76")
	typeWideHeader   = declare("WideViewHeaderInfo", "b2e2775d33d544c794d0081f27021b5c",
		prop[*shapeInfo]{"int columns", func(s *shapeInfo) value.Value { return value.Int(int32(s.columns)) }})
)

func textOrNull(s string, ok bool) value.Value {
	if !ok {
		return value.Null
	}
	return value.String(s)
}

// listOf is a List`1 of format objects.
func listOf(elem *value.Type, items []value.Value) value.Value {
	return value.Of(value.NewList(types.MakeGeneric(value.TypeList, elem), items))
}

// shapeInfo describes lists, wide and custom views.
type shapeInfo struct {
	value.Bag
	typ     *value.Type
	columns int
}

// Type implements value.Object.
func (s *shapeInfo) Type() *value.Type { return s.typ }

func (s *FormatStartData) shapeInfo() value.Object {
	switch s.Shape {
	case ShapeTable:
		return s.Table
	case ShapeWide:
		return &shapeInfo{typ: typeWideHeader, columns: s.Columns}
	case ShapeList:
		return &shapeInfo{typ: typeListHeader}
	}
	return &shapeInfo{typ: typeCustomHeader}
}

// Type implements value.Object.
func (*FormatStartData) Type() *value.Type { return typeFormatStart }

// Type implements value.Object.
func (*TableHeader) Type() *value.Type { return typeTableHeader }

// Type implements value.Object.
func (*ColumnInfo) Type() *value.Type { return typeColumn }

var (
	typeGroupStart = declare("GroupStartData", "9e210fe47d09416682b841769c78b8a3",
		prop[*GroupStartData]{"object shapeInfo", null[*GroupStartData]},
		prop[*GroupStartData]{"object groupingEntry", func(g *GroupStartData) value.Value {
			if g.Entry == nil {
				return value.Null
			}
			return value.Of(&groupingEntry{entry: g.Entry})
		}})
	typeGroupEnd = declare("GroupEndData", "4ec4f0187cb04f4cb6973460dfe252df",
		prop[*GroupEndData]{"object groupingEntry", null[*GroupEndData]})
	typeFormatEnd = declare("FormatEndData", "cf522b78d86c486691226b40aa69e95c",
		prop[*FormatEndData]{"object groupingEntry", null[*FormatEndData]})
	typeEntry = declare("FormatEntryData", "27c87ef9bbda4f709f6b4002fa4af63c",
		prop[*FormatEntryData]{"object formatEntryInfo", func(e *FormatEntryData) value.Value { return value.Of(e.info()) }},
		prop[*FormatEntryData]{"bool outOfBand", func(e *FormatEntryData) value.Value { return value.Bool(e.OutOfBand) }},
		prop[*FormatEntryData]{"object writeStream", func(*FormatEntryData) value.Value { return value.String("None") }})
)

// Type implements value.Object.
func (*GroupStartData) Type() *value.Type { return typeGroupStart }

// Type implements value.Object.
func (*GroupEndData) Type() *value.Type { return typeGroupEnd }

// Type implements value.Object.
func (*FormatEndData) Type() *value.Type { return typeFormatEnd }

// Type implements value.Object.
func (*FormatEntryData) Type() *value.Type { return typeEntry }

// groupingEntry is the heading of a group (GroupingEntry).
type groupingEntry struct {
	value.Bag
	entry *CustomEntry
}

var typeGrouping = declare("GroupingEntry", "919820b7eadb48be8e202c5afa5c2716",
	prop[*groupingEntry]{"object formatValueList", func(g *groupingEntry) value.Value { return pieceList(g.entry.Pieces) }})

// Type implements value.Object.
func (*groupingEntry) Type() *value.Type { return typeGrouping }
