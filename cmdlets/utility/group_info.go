package utility

import (
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// groupInfo is Microsoft.PowerShell.Commands.GroupInfo, and GroupInfoNoElement where noElement is set.
type groupInfo struct {
	value.Bag
	name      string
	count     int32
	keys      *value.List
	group     *value.List
	noElement bool
}

var (
	typeGroupInfo          = class("GroupInfo", value.TypeObject, groupInfoClass)
	typeGroupInfoNoElement = class("GroupInfoNoElement", typeGroupInfo, groupInfoClass)
)

// Type implements value.Object.
func (g *groupInfo) Type() *value.Type {
	if g.noElement {
		return typeGroupInfoNoElement
	}
	return typeGroupInfo
}

func groupInfoClass() *types.Class {
	return &types.Class{Members: []types.M{
		property("System.Collections.ArrayList Values", func(g *groupInfo) value.Value { return value.Of(g.keys) }),
		property("int Count", func(g *groupInfo) value.Value { return value.Int(g.count) }),
		property("System.Collections.ObjectModel.Collection[psobject] Group", func(g *groupInfo) value.Value { return value.Of(g.group) }),
		property("string Name", func(g *groupInfo) value.Value { return value.String(g.name) }),
	}}
}
