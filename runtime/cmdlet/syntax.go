package cmdlet

import (
	"slices"
	"strings"

	"goposh/runtime/types"
	"goposh/runtime/value"
)

// ParameterSet is a System.Management.Automation.CommandParameterSetInfo.
type ParameterSet struct {
	value.Bag
	Name      string
	IsDefault bool
	Params    []*Param
}

// ParameterSets lists the parameter sets of a command: the default one first, then in order of first mention.
func ParameterSets(params []*Param, m *Metadata) []*ParameterSet {
	var names []string
	if m.DefaultSet != "" {
		names = append(names, m.DefaultSet)
	}
	for _, n := range m.SetNames {
		if !containsFold(names, n) {
			names = append(names, n)
		}
	}
	if len(names) == 0 {
		names = []string{AllSets}
	}
	out := make([]*ParameterSet, 0, len(names))
	for _, n := range names {
		s := &ParameterSet{Name: n, IsDefault: strings.EqualFold(n, m.DefaultSet) && m.DefaultSet != ""}
		for _, p := range params {
			if p.InSet(n) != nil {
				s.Params = append(s.Params, p)
			}
		}
		out = append(out, s)
	}
	return out
}

// Syntax is the parameter set as Get-Command -Syntax shows it, without the command's name.
func (s *ParameterSet) Syntax() string {
	var positional, mandatory, named []*Param
	common := 0
	for _, p := range s.Params {
		in := p.InSet(s.Name)
		switch {
		case in.Hidden && in.Position < 0 && !in.Mandatory:
		case in.Position >= 0:
			positional = append(positional, p)
		case in.Mandatory:
			mandatory = append(mandatory, p)
		case p.Common && !ownSyntax(p.Name):
			common++
		default:
			named = append(named, p)
		}
	}
	slices.SortStableFunc(positional, func(a, b *Param) int { return a.InSet(s.Name).Position - b.InSet(s.Name).Position })
	var b strings.Builder
	for _, list := range [...][]*Param{positional, mandatory, named} {
		for _, p := range list {
			if b.Len() > 0 {
				b.WriteByte(' ')
			}
			b.WriteString(p.syntax(p.InSet(s.Name)))
		}
	}
	if common > 0 {
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString("[<CommonParameters>]")
	}
	return b.String()
}

// ownSyntax tells whether a common parameter is shown by name.
func ownSyntax(name string) bool {
	switch name {
	case "WhatIf", "Confirm", "IncludeTotalCount", "Skip", "First":
		return true
	}
	return false
}

func (p *Param) syntax(in *SetInfo) string {
	name := "-" + p.Name
	if p.IsSwitch {
		if in.Mandatory {
			return name
		}
		return "[" + name + "]"
	}
	if in.Position >= 0 {
		name = "[" + name + "]"
	}
	name += " <" + typeSyntax(p.Type) + ">"
	if in.Mandatory {
		return name
	}
	return "[" + name + "]"
}

// typeSyntax is the short name of a type: its accelerator, or its name without namespace.
func typeSyntax(t *value.Type) string {
	if t == nil {
		return "Object"
	}
	if u := t.IsNullable(); u != nil {
		return typeSyntax(u)
	}
	if t.Rank > 0 {
		return typeSyntax(t.Elem) + "[" + strings.Repeat(",", t.Rank-1) + "]"
	}
	name := types.DisplayName(t)
	if len(t.Args) > 0 {
		parts := make([]string, len(t.Args))
		for i, a := range t.Args {
			parts[i] = typeSyntax(a)
		}
		outer, _, _ := strings.Cut(t.Name(), "`")
		return outer + "[" + strings.Join(parts, ",") + "]"
	}
	if i := strings.LastIndexAny(name, ".+"); i >= 0 {
		name = name[i+1:]
	}
	return name
}

// SyntaxText is all parameter sets of a command, each on a line of its own after an empty one.
func SyntaxText(name string, sets []*ParameterSet) string {
	var b strings.Builder
	for _, s := range sets {
		b.WriteByte('\n')
		b.WriteString(name)
		b.WriteByte(' ')
		b.WriteString(s.Syntax())
		b.WriteByte('\n')
	}
	return b.String()
}
