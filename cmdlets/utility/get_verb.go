package utility

import (
	"slices"
	"strings"

	"goposh/runtime/cmdlet"
	"goposh/runtime/types"
	"goposh/runtime/value"
	"goposh/runtime/wildcard"
)

// getVerb is Get-Verb.
type getVerb struct {
	Verb  []string `ps:"pos=0 pipe byname"`
	Group []string `ps:"pos=1 pipe byname" validate:"set Common,Communications,Data,Diagnostic,Lifecycle,Other,Security"`
}

// verbInfo is System.Management.Automation.VerbInfo.
type verbInfo struct {
	value.Bag
	*verb
}

var typeVerbInfo = &value.Type{
	FullName: "System.Management.Automation.VerbInfo", Base: value.TypeObject, Kind: value.KindObject,
	Assembly: "System.Management.Automation", Script: declaration(verbInfoClass),
}

// Type implements value.Object.
func (*verbInfo) Type() *value.Type { return typeVerbInfo }

func verbInfoClass() *types.Class {
	return &types.Class{Members: []types.M{
		property("string Verb", func(v *verbInfo) value.Value { return value.String(v.name) }),
		property("string AliasPrefix", func(v *verbInfo) value.Value { return value.String(v.prefix) }),
		property("string Group", func(v *verbInfo) value.Value { return value.String(v.group) }),
		property("string Description", func(v *verbInfo) value.Value { return value.String(v.description) }),
	}}
}

// Process implements cmdlet.Processor.
func (g *getVerb) Process(c *cmdlet.Context) error {
	var patterns []*wildcard.Pattern
	for _, v := range g.Verb {
		patterns = append(patterns, wildcard.Compile(v, true))
	}
	for i := range verbs {
		v := &verbs[i]
		if len(patterns) > 0 && !anyMatch(patterns, v.name) ||
			len(g.Group) > 0 && !slices.ContainsFunc(g.Group, func(s string) bool { return strings.EqualFold(s, v.group) }) {
			continue
		}
		if err := c.Write(value.Of(&verbInfo{verb: v})); err != nil {
			return err
		}
	}
	return nil
}
