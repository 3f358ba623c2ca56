package interp

import (
	"strings"

	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/provider"
	"goposh/runtime/session"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// engineModule is the module whose commands a session has without loading any.
const engineModule = "Microsoft.PowerShell.Core"

// sessionDefaults knows what new sessions start with (types.SessionDefaults).
type sessionDefaults struct{ rs *Runspace }

// FillDefaults implements types.SessionDefaults.
func (d sessionDefaults) FillDefaults(s *types.InitialSessionState, full bool) {
	for _, c := range d.rs.table.All() {
		if full || c.Module == engineModule {
			s.Commands.Add(types.CmdletEntry(c.Name, types.CommandClass(c.Class)))
		}
	}
	for _, a := range builtinAliases {
		s.Commands.Add(types.AliasEntry(a.name, a.definition, a.options))
	}
	for _, f := range builtinFunctions {
		s.Commands.Add(types.FunctionEntry(f.name, f.text))
	}
	fresh := New(Options{Directory: d.rs.sess.StartDirectory, Env: d.rs.sess.Env, Culture: d.rs.sess.Culture, UICulture: d.rs.sess.UICulture})
	defer fresh.Close()
	for v := range fresh.sess.Global.Top.Variables {
		if o := v.Options(); o&session.Constant == 0 && v.Name != "?" && v.Name != "^" && v.Name != "$" {
			e := types.VariableEntry(v.Name, v.Read(), "", o)
			s.Variables.Add(e)
		}
	}
	for _, p := range provider.For(d.rs.sess).Providers() {
		info := p.Info()
		s.Providers.Add(types.ProviderEntry(info.Name, types.CommandClass(info.Class)))
	}
}

// applyInitialState gives a new session what its runspace starts with.
func (rs *Runspace) applyInitialState(s *types.InitialSessionState) error {
	g := rs.sess.Global.Top
	rs.bare = s.Bare
	if s.Bare {
		g.ShareAliases(map[string]*session.Alias{})
	}
	if s.Bare {
		for _, f := range builtinFunctions {
			rs.forgetBuiltin(lowerName(f.name))
		}
	}
	if s.Bare || s.Commands.Changed() {
		if err := rs.applyCommands(s); err != nil {
			return err
		}
	}
	for _, e := range s.Environment.Entries() {
		rs.sess.Env.Set(e.Name, types.ToString(rs, e.Value))
	}
	for _, e := range s.Variables.Entries() {
		if !e.BuiltIn {
			if err := rs.applyVariable(e); err != nil {
				return err
			}
		}
	}
	if s.Bare || s.Providers.Changed() {
		keep := map[string]bool{}
		for _, e := range s.Providers.Entries() {
			keep[strings.ToLower(e.Name)] = true
		}
		provider.For(rs.sess).Keep(func(name string) bool { return keep[strings.ToLower(name)] })
	}
	return nil
}

// applyVariable sets a variable of the initial state.
func (rs *Runspace) applyVariable(e *types.SessionEntry) error {
	if len(e.Attributes) > 0 {
		return errs.NewException("System.Management.Automation.PSNotImplementedException",
			"The attributes of the variable '"+e.Name+"' of the initial session state are not available in goposh.")
	}
	g := rs.sess.Global.Top
	if old := g.Own(lowerName(e.Name)); old != nil && old.Options()&(session.ReadOnly|session.Constant) == 0 {
		if err := assignVariable(old, e.Value); err != nil {
			return errs.RecordFrom(err)
		}
		if e.Options != 0 {
			old.EnsureMeta().Options = e.Options
		}
		return nil
	}
	v := &session.Variable{Name: e.Name, Value: e.Value}
	if e.Options != 0 || e.Description != "" || e.Private {
		v.Meta = &session.VariableMeta{Options: e.Options, Description: e.Description, PrivateVisibility: e.Private}
	}
	g.Put(v)
	return nil
}

// applyCommands makes the session's commands those of the initial state. Commands of modules that it does not name are still loaded
// on use, except in a bare session.
func (rs *Runspace) applyCommands(s *types.InitialSessionState) error {
	g := rs.sess.Global.Top
	kept := map[string]bool{}
	byClass := map[string][]*types.SessionEntry{}
	for _, e := range s.Commands.Entries() {
		lower := lowerName(e.Name)
		if e.Private {
			if rs.private == nil {
				rs.private = map[string]bool{}
			}
			rs.private[lower] = true
		}
		switch {
		case e.IsCmdlet() && e.Implementation != nil:
			class := lowerName(e.Implementation.FullName)
			byClass[class] = append(byClass[class], e)
		case e.IsAlias():
			kept["alias "+lower] = true
			if !e.BuiltIn || s.Bare {
				g.PutAlias(&session.Alias{Name: e.Name, Definition: e.Definition, Options: e.Options, Description: e.Description})
			}
		case e.IsFunction():
			kept["function "+lower] = true
			if !e.BuiltIn || s.Bare {
				if err := rs.applyFunction(e); err != nil {
					return err
				}
			}
		}
	}
	for _, a := range builtinAliases {
		if lower := lowerName(a.name); !kept["alias "+lower] && g.OwnAlias(lower) != nil {
			g.RemoveAlias(lower)
		}
	}
	for _, f := range builtinFunctions {
		if lower := lowerName(f.name); !kept["function "+lower] {
			rs.forgetBuiltin(lower)
		}
	}
	all := rs.table.All()
	rs.table = NewCommandTable(func() []*cmdlet.Decl {
		var out []*cmdlet.Decl
		for _, d := range all {
			entries := byClass[lowerName(d.Class)]
			if len(entries) == 0 && !s.Bare && !s.Full && d.Module != engineModule {
				out = append(out, d)
			}
			for _, e := range entries {
				c := *d
				c.Name = e.Name
				out = append(out, &c)
			}
		}
		return out
	})
	return nil
}

func (rs *Runspace) applyFunction(e *types.SessionEntry) error {
	tree, err := rs.Parse("", e.Definition)
	if err != nil {
		return err
	}
	sb := rs.newScriptBlock(tree, rs.sess.Global)
	sb.name = e.Name
	rs.sess.Global.Top.PutFunction(&session.Function{Name: e.Name, Block: sb, Options: e.Options, PrivateVisibility: e.Private})
	return nil
}

// hidden tells whether a private command is named where only the public ones are seen: outside all functions.
func (rs *Runspace) hidden(f *frame, lower string) bool {
	if !rs.private[lower] {
		return false
	}
	for c := f; c != nil; c = c.caller {
		if c.block != nil && c.block.name != "" {
			return false
		}
	}
	return true
}

// forgetBuiltin keeps a function of new sessions from being made.
func (rs *Runspace) forgetBuiltin(lower string) {
	if rs.builtinDefined == nil {
		rs.builtinDefined = map[string]bool{}
	}
	rs.builtinDefined[lower] = true
}

// Script implements hosting.Engine.
func (rs *Runspace) Script(path string) *types.Command {
	c := types.NewCommand(path, false)
	c.LocalScopeSet = true
	c.Info = value.Of(&cmdlet.Info{Kind: cmdlet.KindExternalScript, Name: baseName(path), Path: rs.resolveFile(path)})
	return c
}

// ImportModule implements hosting.Engine.
func (rs *Runspace) ImportModule(name string) *types.Command {
	c := types.NewCommand("Import-Module", false)
	if d := rs.opt.Cmdlets.Find("import-module"); d != nil {
		c.Info = value.Of(cmdletInfo(d))
	}
	c.Add(&types.CommandParameter{Name: "Name", Value: value.String(name)})
	return c
}
