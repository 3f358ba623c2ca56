package command

import (
	"slices"
	"strings"

	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/types"
	"goposh/runtime/value"
	"goposh/runtime/wildcard"
)

// getCommand is Get-Command.
type getCommand struct {
	Name                     []string      `ps:"AllCommandSet: pos=0 pipe byname" validate:"notnullorempty"`
	Verb                     []string      `ps:"CmdletSet: byname"`
	Noun                     []string      `ps:"CmdletSet: byname"`
	Module                   []string      `ps:"byname" alias:"PSSnapin"`
	ExcludeModule            []string      `ps:""`
	FullyQualifiedModule     []value.Value `ps:"byname" type:"Microsoft.PowerShell.Commands.ModuleSpecification[]"`
	CommandType              value.Value   `ps:"AllCommandSet: byname" alias:"Type" type:"System.Management.Automation.CommandTypes"`
	TotalCount               int32         `ps:"byname"`
	Syntax                   cmdlet.Switch `ps:"byname"`
	ShowCommandInfo          cmdlet.Switch `ps:""`
	ArgumentList             []value.Value `ps:"pos=1 rest" alias:"Args" validate:"allownull;allowemptycollection"`
	All                      cmdlet.Switch `ps:"byname"`
	ListImported             cmdlet.Switch `ps:"byname"`
	ParameterName            []string      `ps:"" validate:"notnullorempty"`
	ParameterType            []value.Value `ps:"" type:"System.Management.Automation.PSTypeName[]" validate:"notnullorempty"`
	UseFuzzyMatching         cmdlet.Switch `ps:"AllCommandSet:"`
	FuzzyMinimumDistance     uint32        `ps:"AllCommandSet:"`
	UseAbbreviationExpansion cmdlet.Switch `ps:"AllCommandSet: byname"`

	commands cmdlet.Commands
	count    int32
	seen     map[string]bool
}

const (
	scriptKinds = cmdlet.KindFunction | cmdlet.KindFilter | cmdlet.KindConfiguration
	everyKind   = cmdlet.KindAlias | scriptKinds | cmdlet.KindCmdlet | cmdlet.KindExternalScript | cmdlet.KindApplication
)

// Begin implements cmdlet.Beginner.
func (g *getCommand) Begin(c *cmdlet.Context) error {
	g.commands, _ = c.Service(cmdlet.CommandsKey{}).(cmdlet.Commands)
	if g.commands == nil {
		return c.Terminate("System.NotSupportedException", "NoCommands", errs.NotImplemented, value.Null, "This session cannot look up commands.")
	}
	if c.Bound("Module") && c.Bound("FullyQualifiedModule") {
		return c.Terminate("System.InvalidOperationException", "ModuleAndFullyQualifiedModuleCannotBeSpecifiedTogether", errs.InvalidOperation, value.Null,
			"The session could not be created because the 'Module' and 'FullyQualifiedModule' parameters cannot be used together.")
	}
	if !c.Bound("TotalCount") {
		g.TotalCount = -1
	}
	if !c.Bound("FuzzyMinimumDistance") {
		g.FuzzyMinimumDistance = 5
	}
	g.seen = map[string]bool{}
	return nil
}

// kinds are the command types asked for.
func (g *getCommand) kinds(c *cmdlet.Context, named bool) cmdlet.Kind {
	switch {
	case c.Bound("CommandType"):
		return cmdlet.Kind(g.CommandType.Base().Int64())
	case named:
		return everyKind
	case len(g.Module) > 0 || len(g.FullyQualifiedModule) > 0 || len(g.Verb) > 0 || len(g.Noun) > 0:
		return scriptKinds | cmdlet.KindCmdlet
	}
	return scriptKinds | cmdlet.KindCmdlet | cmdlet.KindAlias
}

// Process implements cmdlet.Processor.
func (g *getCommand) Process(c *cmdlet.Context) error {
	if len(g.Name) == 0 {
		list, err := g.commands.FindCommands(c.Scope(), "*", g.kinds(c, false))
		if err != nil {
			return err
		}
		return g.emit(c, g.filter(c, list))
	}
	for _, name := range g.Name {
		if err := g.find(c, name); err != nil {
			return err
		}
	}
	return nil
}

func (g *getCommand) find(c *cmdlet.Context, name string) error {
	kinds := g.kinds(c, true)
	pattern := wildcard.HasWildcards(name)
	if pattern && !c.Bound("CommandType") {
		// Programs are listed by pattern as well.
		kinds = everyKind
	}
	var list []*cmdlet.Info
	var err error
	switch {
	case bool(g.UseFuzzyMatching):
		list, err = g.fuzzy(c, name, kinds)
	case bool(g.UseAbbreviationExpansion):
		list, err = g.abbreviated(c, name, kinds)
	default:
		list, err = g.commands.FindCommands(c.Scope(), name, kinds)
	}
	if err != nil {
		return err
	}
	list = g.filter(c, list)
	if len(list) == 0 && !pattern && !bool(g.UseFuzzyMatching) && !bool(g.UseAbbreviationExpansion) {
		if len(g.ParameterName) > 0 || len(g.ParameterType) > 0 {
			return nil
		}
		r := errs.New("System.Management.Automation.CommandNotFoundException", "CommandNotFoundException", errs.ObjectNotFound, value.String(name),
			"The term '%s' is not recognized as a name of a cmdlet, function, script file, or executable program.\nCheck the spelling of the name, or if a path was included, verify that the path is correct and try again.", name)
		return c.WriteError(r)
	}
	if !pattern && !bool(g.All) && !bool(g.UseFuzzyMatching) && !bool(g.UseAbbreviationExpansion) && len(list) > 1 && !c.Bound("TotalCount") {
		list = list[:1]
	}
	return g.emit(c, list)
}

// fuzzy lists the commands with a name near the one asked for, the nearest first.
func (g *getCommand) fuzzy(c *cmdlet.Context, name string, kinds cmdlet.Kind) ([]*cmdlet.Info, error) {
	all, err := g.commands.FindCommands(c.Scope(), "*", kinds)
	if err != nil {
		return nil, err
	}
	type scored struct {
		info  *cmdlet.Info
		score int
	}
	var near []scored
	for _, i := range all {
		if d := distance(strings.ToLower(name), strings.ToLower(i.Name)); d <= int(g.FuzzyMinimumDistance) {
			near = append(near, scored{i, d})
		}
	}
	slices.SortStableFunc(near, func(a, b scored) int { return a.score - b.score })
	out := make([]*cmdlet.Info, 0, len(near))
	for _, n := range near {
		out = append(out, n.info)
	}
	return out, nil
}

// distance is the Damerau–Levenshtein distance of two texts (with adjacent transpositions).
func distance(a, b string) int {
	x, y := []rune(a), []rune(b)
	before, last, row := make([]int, len(y)+1), make([]int, len(y)+1), make([]int, len(y)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(x); i++ {
		row[0] = i
		for j := 1; j <= len(y); j++ {
			cost := 1
			if x[i-1] == y[j-1] {
				cost = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && x[i-1] == y[j-2] && x[i-2] == y[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(y)]
}

// abbreviated lists the commands whose capitals and dash make up the name: i-psdf is Import-PowerShellDataFile.
func (g *getCommand) abbreviated(c *cmdlet.Context, name string, kinds cmdlet.Kind) ([]*cmdlet.Info, error) {
	all, err := g.commands.FindCommands(c.Scope(), "*", kinds)
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(all, func(i *cmdlet.Info) bool { return !strings.EqualFold(abbreviation(i.Name), name) }), nil
}

func abbreviation(name string) string {
	var b strings.Builder
	for i, r := range name {
		if i == 0 || r == '-' || r >= 'A' && r <= 'Z' {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// filter keeps the commands that every condition holds for.
func (g *getCommand) filter(c *cmdlet.Context, list []*cmdlet.Info) []*cmdlet.Info {
	modules := g.Module
	for _, m := range g.FullyQualifiedModule {
		if v, ok, err := types.Get(c, m, "Name"); ok && err == nil {
			modules = append(modules, types.ToString(c, v))
		}
	}
	return slices.DeleteFunc(list, func(i *cmdlet.Info) bool {
		switch {
		case len(modules) > 0 && !matchesAny(moduleOf(c, i), modules),
			len(g.ExcludeModule) > 0 && matchesAny(moduleOf(c, i), g.ExcludeModule):
			return true
		}
		if len(g.Verb) > 0 || len(g.Noun) > 0 {
			verb, noun, ok := strings.Cut(i.Name, "-")
			if !ok || len(g.Verb) > 0 && !matchesAny(verb, g.Verb) || len(g.Noun) > 0 && !matchesAny(noun, g.Noun) {
				return true
			}
		}
		return (len(g.ParameterName) > 0 || len(g.ParameterType) > 0) && !g.hasParameter(c, i)
	})
}

func moduleOf(c *cmdlet.Context, i *cmdlet.Info) string {
	// A property of ours that cannot fail.
	v, _ := i.NetProperty(c, "ModuleName")
	return types.ToString(c, v)
}

func matchesAny(s string, patterns []string) bool {
	return slices.ContainsFunc(patterns, func(p string) bool { return wildcard.Compile(p, true).Match(s) })
}

// hasParameter tells whether a command has a parameter that -ParameterName and -ParameterType ask for.
func (g *getCommand) hasParameter(c *cmdlet.Context, i *cmdlet.Info) bool {
	if i.Kind == cmdlet.KindAlias {
		return false
	}
	params, _, err := g.commands.AllParameters(i)
	if err != nil {
		return false
	}
	return slices.ContainsFunc(params, func(p *cmdlet.Param) bool {
		named := len(g.ParameterName) == 0 || matchesAny(p.Name, g.ParameterName) ||
			slices.ContainsFunc(p.Aliases, func(a string) bool { return matchesAny(a, g.ParameterName) })
		return named && g.typeFits(p.Type)
	})
}

func (g *getCommand) typeFits(t *value.Type) bool {
	if len(g.ParameterType) == 0 {
		return true
	}
	return slices.ContainsFunc(g.ParameterType, func(v value.Value) bool {
		n, ok := v.Base().Ref().(*types.TypeName)
		if !ok {
			return false
		}
		if n.Of == nil {
			return matchesAny(t.FullName, []string{n.Name})
		}
		if t == n.Of || t.Elem == n.Of {
			return true
		}
		return n.Of != value.TypeObject && (n.Of.AssignableFrom(t) || t.Elem != nil && n.Of.AssignableFrom(t.Elem))
	})
}

// emit writes the commands in the form asked for.
func (g *getCommand) emit(c *cmdlet.Context, list []*cmdlet.Info) error {
	for _, i := range list {
		if g.TotalCount >= 0 && g.count >= g.TotalCount {
			return nil
		}
		if len(g.Name) > 1 || c.HasInput() {
			key := i.Kind.String() + "\x00" + strings.ToLower(i.Name) + "\x00" + i.Path
			if g.seen[key] && !bool(g.All) {
				continue
			}
			g.seen[key] = true
		}
		v, err := g.shown(c, i)
		if err != nil {
			return err
		}
		if v.IsNull() {
			continue
		}
		g.count++
		if err := c.Write(v); err != nil {
			return err
		}
	}
	return nil
}

func (g *getCommand) shown(c *cmdlet.Context, i *cmdlet.Info) (value.Value, error) {
	switch {
	case bool(g.Syntax):
		return g.syntax(c, i)
	case bool(g.ShowCommandInfo):
		return g.showCommand(c, i)
	}
	return value.Of(i), nil
}

// syntax is what -Syntax writes for a command; $null for aliases of nothing.
func (g *getCommand) syntax(c *cmdlet.Context, i *cmdlet.Info) (value.Value, error) {
	name, head := i.Name, ""
	switch i.Kind {
	case cmdlet.KindAlias:
		resolved, _ := g.commands.ResolveAlias(i)
		if resolved == nil {
			return value.Null, nil
		}
		head = name + " (alias) -> " + resolved.Name + "\n"
		i = resolved
	case cmdlet.KindExternalScript:
		// A script is shown as it was asked for.
		for _, n := range g.Name {
			if !wildcard.HasWildcards(n) {
				name = n
			}
		}
		head = name + " (alias) -> " + i.Path + "\n"
	case cmdlet.KindApplication:
		return value.String(i.Path), nil
	}
	sets, err := i.Sets(c)
	if err != nil {
		return value.Null, err
	}
	return value.String(head + cmdlet.SyntaxText(name, sets)), nil
}
