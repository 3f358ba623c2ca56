package utility

import (
	"cmp"
	"slices"
	"strings"

	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/types"
	"goposh/runtime/value"
	"goposh/runtime/wildcard"
)

// getMember is Get-Member.
type getMember struct {
	InputObject value.Value   `ps:"pipe" type:"System.Management.Automation.PSObject"`
	Name        []string      `ps:"pos=0" validate:"notnullorempty"`
	MemberType  value.Value   `ps:"" alias:"Type" type:"System.Management.Automation.PSMemberTypes"`
	View        value.Value   `ps:"" type:"System.Management.Automation.PSMemberViewTypes"`
	Static      cmdlet.Switch `ps:""`
	Force       cmdlet.Switch `ps:""`

	patterns  []*wildcard.Pattern
	kinds     value.MemberKind
	displayed []string
}

// The views of PSMemberViewTypes, and the kinds of member that are an object's own or added to it.
const (
	viewExtended, viewAdapted, viewBase = 1, 2, 4

	extendedKinds = value.MemberAliasProperty | value.MemberCodeMethod | value.MemberCodeProperty | value.MemberMemberSet |
		value.MemberNoteProperty | value.MemberPropertySet | value.MemberScriptMethod | value.MemberScriptProperty
	adaptedKinds = value.MemberEvent | value.MemberMethod | value.MemberParameterized | value.MemberProperty
)

// Begin implements cmdlet.Beginner.
func (g *getMember) Begin(c *cmdlet.Context) error {
	names := g.Name
	if len(names) == 0 {
		names = []string{"*"}
	}
	for _, n := range names {
		g.patterns = append(g.patterns, wildcard.Compile(n, true))
	}
	g.kinds = ^value.MemberKind(0)
	if c.Bound("MemberType") {
		g.kinds = value.MemberKind(g.MemberType.Base().Int64())
	}
	view := int64(viewAdapted | viewExtended)
	if c.Bound("View") {
		view = g.View.Base().Int64()
	}
	if view&viewExtended == 0 {
		g.kinds &^= extendedKinds
	}
	if view&(viewAdapted|viewBase) == 0 {
		g.kinds &^= adaptedKinds
	}
	return nil
}

// Process implements cmdlet.Processor.
func (g *getMember) Process(c *cmdlet.Context) error {
	in := g.InputObject
	if in.IsNull() {
		return nil
	}
	typeName := g.typeName(c, in)
	if slices.Contains(g.displayed, typeName) {
		return nil
	}
	g.displayed = append(g.displayed, typeName)
	members := types.MembersOf(c, in, bool(g.Static))
	if bool(g.Force) && !bool(g.Static) {
		members = append(members, hiddenMembers(in)...)
	}
	for _, p := range g.patterns {
		var found []*memberDefinition
		for _, m := range members {
			if m.Kind&g.kinds == 0 || m.Hidden && !bool(g.Force) || !p.Match(m.Name) {
				continue
			}
			found = append(found, &memberDefinition{typeName: typeName, name: m.Name, kind: m.Kind, definition: m.Definition})
		}
		slices.SortStableFunc(found, func(a, b *memberDefinition) int {
			return cmp.Or(strings.Compare(kindName(a.kind), kindName(b.kind)), compareFold(a.name, b.name))
		})
		for _, d := range found {
			if err := c.Write(value.Of(d)); err != nil {
				return err
			}
		}
	}
	return nil
}

func (g *getMember) typeName(c *cmdlet.Context, in value.Value) string {
	if g.Static {
		if t, ok := in.Base().Ref().(*value.Type); ok {
			return types.ReflectionName(t)
		}
		return types.ReflectionName(in.Type())
	}
	if names := types.TypeNames(c, in); len(names) > 0 {
		return names[0]
	}
	return "<null>"
}

func kindName(k value.MemberKind) string {
	name, _ := memberTypes().Enum.NameOf(int64(k))
	return name
}

func compareFold(a, b string) int { return strings.Compare(strings.ToLower(a), strings.ToLower(b)) }

// hiddenMembers are those that every object has and only -Force shows.
func hiddenMembers(v value.Value) []types.MemberInfo {
	const set = value.MemberMemberSet
	members := []types.MemberInfo{
		{Name: "psadapted", Kind: set}, {Name: "psbase", Kind: set}, {Name: "psextended", Kind: set}, {Name: "psobject", Kind: set},
		{Name: "pstypenames", Kind: value.MemberCodeProperty,
			Definition: "System.Collections.ObjectModel.Collection`1[[System.String, System.Private.CoreLib, Version=10.0.0.0, Culture=neutral, PublicKeyToken=7cec85d7bea7798e]] pstypenames{get=PSTypeNames;}"},
	}
	for i := range members {
		if members[i].Definition == "" {
			members[i].Definition = members[i].Name + " {}"
		}
	}
	return members
}

// End implements cmdlet.Ender.
func (g *getMember) End(c *cmdlet.Context) error {
	if len(g.displayed) > 0 {
		return nil
	}
	return c.Fail(invalidOperation, "NoObjectInGetMember", errs.CloseError, value.Null,
		"You must specify an object for the Get-Member cmdlet.")
}
