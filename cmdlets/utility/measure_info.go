package utility

import (
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// measureInfo is what Measure-Object emits: a GenericMeasureInfo, a GenericObjectMeasureInfo or a TextMeasureInfo.
type measureInfo struct {
	value.Bag
	typ                                      *value.Type
	count                                    int32
	average, sum, maximum, minimum, stdev    value.Value
	lines, words, characters, propertyString value.Value
}

var (
	typeMeasureInfo              = class("MeasureInfo", value.TypeObject, measureInfoClass)
	typeGenericMeasureInfo       = class("GenericMeasureInfo", typeMeasureInfo, genericMeasureClass)
	typeGenericObjectMeasureInfo = class("GenericObjectMeasureInfo", typeMeasureInfo, genericObjectMeasureClass)
	typeTextMeasureInfo          = class("TextMeasureInfo", typeMeasureInfo, textMeasureClass)
)

// Type implements value.Object.
func (m *measureInfo) Type() *value.Type { return m.typ }

// measured declares a property kept in the field that at points to.
func measured(sig string, at func(*measureInfo) *value.Value) types.M {
	return settable(sig, func(m *measureInfo) value.Value { return *at(m) }, func(m *measureInfo, v value.Value) { *at(m) = v })
}

func measureInfoClass() *types.Class {
	return &types.Class{Members: []types.M{
		measured("string Property", func(m *measureInfo) *value.Value { return &m.propertyString }),
	}}
}

func genericMembers(extreme string) []types.M {
	return []types.M{
		settable("int Count", func(m *measureInfo) value.Value { return value.Int(m.count) },
			func(m *measureInfo, v value.Value) { m.count = int32(v.Int64()) }),
		measured("System.Nullable[double] Average", func(m *measureInfo) *value.Value { return &m.average }),
		measured("System.Nullable[double] Sum", func(m *measureInfo) *value.Value { return &m.sum }),
		measured(extreme+" Maximum", func(m *measureInfo) *value.Value { return &m.maximum }),
		measured(extreme+" Minimum", func(m *measureInfo) *value.Value { return &m.minimum }),
		measured("System.Nullable[double] StandardDeviation", func(m *measureInfo) *value.Value { return &m.stdev }),
	}
}

func genericMeasureClass() *types.Class {
	return &types.Class{Members: genericMembers("System.Nullable[double]")}
}

func genericObjectMeasureClass() *types.Class {
	return &types.Class{Members: genericMembers("object")}
}

func textMeasureClass() *types.Class {
	return &types.Class{Members: []types.M{
		measured("System.Nullable[int] Lines", func(m *measureInfo) *value.Value { return &m.lines }),
		measured("System.Nullable[int] Words", func(m *measureInfo) *value.Value { return &m.words }),
		measured("System.Nullable[int] Characters", func(m *measureInfo) *value.Value { return &m.characters }),
	}}
}
