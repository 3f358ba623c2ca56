package interp

import (
	"path/filepath"
	"strings"

	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/session"
	"goposh/runtime/types"
	"goposh/runtime/value"
	"goposh/runtime/wildcard"
)

// commandIntrinsics is System.Management.Automation.CommandInvocationIntrinsics.
type commandIntrinsics struct {
	value.Bag
	rs *Runspace
}

// Type implements value.Object.
func (*commandIntrinsics) Type() *value.Type { return typeCommandIntrinsics() }

func (rs *Runspace) commandObject() value.Value { return value.Of(&commandIntrinsics{rs: rs}) }

// commandsNamed lists the commands of a name or pattern.
func (rs *Runspace) commandsNamed(name string, kinds cmdlet.Kind, pattern bool) ([]*cmdlet.Info, error) {
	l := commandLookup{rs}
	scope := rs.frameNow().scope
	if name == "" {
		return nil, nil
	}
	if pattern {
		if !wildcard.HasWildcards(name) {
			return l.exact(scope, name, kinds), nil
		}
		return l.matching(scope, name, kinds), nil
	}
	return l.FindCommands(scope, wildcard.Escape(name), kinds)
}

// oneCommand is the first command of a name; $null when there is none.
func (rs *Runspace) oneCommand(name string, kinds cmdlet.Kind) (value.Value, error) {
	if name == "" {
		return value.Null, nil
	}
	l := commandLookup{rs}
	list := l.exact(rs.frameNow().scope, name, kinds)
	if len(list) == 0 {
		var err error
		if list, err = l.FindCommands(rs.frameNow().scope, name, kinds); err != nil || len(list) == 0 || wildcard.HasWildcards(name) {
			return value.Null, err
		}
	}
	return value.Of(list[0]), nil
}

func infoList(elem string, list []*cmdlet.Info) value.Value {
	out := make([]value.Value, 0, len(list))
	for _, i := range list {
		out = append(out, value.Of(i))
	}
	return listOf("System.Collections.Generic.List["+elem+"]", value.Objects(out...))
}

// scriptCall is a call of InvokeScript.
type scriptCall struct {
	text  string
	block *ScriptBlock
	// local runs in a new scope; otherwise in the current one.
	local bool
	state *session.State
	input []value.Value
	args  []value.Value
	// written sends the output down the pipeline instead of returning it.
	written bool
}

// invokeScript is InvokeScript: errors of statements are reported, a throw ends the call.
func (rs *Runspace) invokeScript(s scriptCall) (value.Value, error) {
	if s.block == nil {
		tree, err := rs.Parse("", s.text)
		if err != nil {
			return value.Null, err
		}
		s.block = rs.newScriptBlock(tree, nil)
	}
	f := rs.frameNow()
	var c collector
	var out sink = &c
	if s.written {
		out = f.out
	}
	o := invokeOptions{item: value.Void, args: s.args, input: s.input, piped: len(s.input) > 0, out: out, dot: !s.local}
	if s.state != nil {
		o.state = s.state
	} else if !s.local {
		o.state = f.scope.State
	}
	err := rs.invokeBlock(s.block, o)
	return collectionOf("psobject", c.items...), err
}

// listArgument is the elements of an argument that is a list; none of $null.
func (rs *Runspace) listArgument(v value.Value) ([]value.Value, error) {
	if v.IsNull() {
		return nil, nil
	}
	var out []value.Value
	err := types.Each(rs, v, func(x value.Value) error { out = append(out, x); return nil })
	return out, err
}

func blockArgument(c *types.Call, i int) (*ScriptBlock, error) {
	sb, ok := c.Args[i].Base().Ref().(*ScriptBlock)
	if !ok {
		return nil, argumentNull("scriptBlock")
	}
	return sb, nil
}

var typeCommandIntrinsics = types.Hosted(automation+"CommandInvocationIntrinsics", "", func() []types.M {
	typeCommandLookup()
	typeLocationChanged()
	self := func(c *types.Call) *Runspace { return c.This.Ref().(*commandIntrinsics).rs }
	run := func(c *types.Call, s scriptCall, args int) (value.Value, error) {
		rs := self(c)
		if args >= 0 {
			var err error
			if s.args, err = rs.listArgument(c.Args[args]); err != nil {
				return value.Null, err
			}
		}
		return rs.invokeScript(s)
	}
	action := func(name, args string, at func(*commandActions) *value.Value) types.M {
		return types.M{Sig: "System.EventHandler[" + automation + args + "] " + name + " {get;set}", F: func(c *types.Call) (value.Value, error) {
			rs := self(c)
			if c.N() > 0 {
				rs.setAction(at, c.Args[0])
				return value.Void, nil
			}
			if rs.actions == nil {
				return value.Null, nil
			}
			return *at(rs.actions), nil
		}}
	}
	const lookup = "CommandLookupEventArgs"
	getCommand := func(c *types.Call) (value.Value, error) { return self(c).oneCommand(c.Str(0), cmdlet.Kind(c.Int(1))) }
	getCmdlets := func(c *types.Call) (value.Value, error) {
		pattern := "*"
		if c.N() > 0 {
			pattern = c.Str(0)
		}
		list, err := self(c).commandsNamed(pattern, cmdlet.KindCmdlet, true)
		return infoList(automation+"CmdletInfo", list), err
	}
	return []types.M{
		{Sig: "object HasErrors {get}", F: func(*types.Call) (value.Value, error) { return value.Null, nil }},
		action("CommandNotFoundAction", lookup, func(a *commandActions) *value.Value { return &a.notFound }),
		action("PreCommandLookupAction", lookup, func(a *commandActions) *value.Value { return &a.before }),
		action("PostCommandLookupAction", lookup, func(a *commandActions) *value.Value { return &a.after }),
		action("LocationChangedAction", "LocationChangedEventArgs", func(a *commandActions) *value.Value { return &a.location }),
		{Sig: "string ExpandString(string source)", F: func(c *types.Call) (value.Value, error) {
			s, err := self(c).frameNow().expandString(c.Str(0))
			return value.String(s), err
		}},
		{Sig: "System.Management.Automation.CommandInfo GetCommand(string commandName, System.Management.Automation.CommandTypes type)", F: getCommand},
		{Sig: "System.Management.Automation.CommandInfo GetCommand(string commandName, System.Management.Automation.CommandTypes type, object[] arguments)", F: getCommand},
		{Sig: "System.Management.Automation.CmdletInfo GetCmdlet(string commandName)", F: func(c *types.Call) (value.Value, error) {
			return self(c).oneCommand(c.Str(0), cmdlet.KindCmdlet)
		}},
		{Sig: "System.Management.Automation.CmdletInfo GetCmdletByTypeName(string cmdletTypeName)", F: func(c *types.Call) (value.Value, error) {
			for _, d := range self(c).Commands() {
				if d.Class == c.Str(0) {
					return value.Of(cmdletInfo(d)), nil
				}
			}
			return value.Null, errs.New(automation+"PSInvalidOperationException", "InvalidOperation", errs.InvalidOperation, value.String(c.Str(0)),
				"The type '%s' is not the type of a cmdlet of this session.", c.Str(0))
		}},
		{Sig: "System.Collections.Generic.List[System.Management.Automation.CmdletInfo] GetCmdlets()", F: getCmdlets},
		{Sig: "System.Collections.Generic.List[System.Management.Automation.CmdletInfo] GetCmdlets(string pattern)", F: getCmdlets},
		{Sig: "System.Collections.Generic.List[string] GetCommandName(string name, bool nameIsPattern, bool returnFullName)", F: func(c *types.Call) (value.Value, error) {
			const all = cmdlet.KindAlias | functionKinds | cmdlet.KindCmdlet | cmdlet.KindExternalScript | cmdlet.KindApplication
			list, err := self(c).commandsNamed(c.Str(0), all, c.Bool(1))
			names := make([]string, 0, len(list))
			for _, i := range list {
				name := i.Name
				if i.Path != "" {
					if name = filepath.Base(i.Path); c.Bool(2) {
						name = i.Path
					}
				}
				names = append(names, name)
			}
			return stringList(names...), err
		}},
		{Sig: "object GetCommands(string name, System.Management.Automation.CommandTypes commandTypes, bool nameIsPattern)", F: func(c *types.Call) (value.Value, error) {
			list, err := self(c).commandsNamed(c.Str(0), cmdlet.Kind(c.Int(1)), c.Bool(2))
			return infoList(automation+"CommandInfo", list), err
		}},
		{Sig: "scriptblock NewScriptBlock(string scriptText)", F: func(c *types.Call) (value.Value, error) {
			rs := self(c)
			tree, err := rs.Parse("", c.Str(0))
			if err != nil {
				return value.Null, err
			}
			sb := rs.newScriptBlock(tree, nil)
			sb.isFile = true
			return value.Of(sb), nil
		}},
		{Sig: "System.Collections.ObjectModel.Collection[psobject] InvokeScript(string script)", F: func(c *types.Call) (value.Value, error) {
			return run(c, scriptCall{text: c.Str(0), local: true}, -1)
		}},
		{Sig: "System.Collections.ObjectModel.Collection[psobject] InvokeScript(string script, params object[] args)", F: func(c *types.Call) (value.Value, error) {
			return run(c, scriptCall{text: c.Str(0), local: true}, 1)
		}},
		{Sig: "System.Collections.ObjectModel.Collection[psobject] InvokeScript(System.Management.Automation.SessionState sessionState, scriptblock scriptBlock, params object[] args)", F: func(c *types.Call) (value.Value, error) {
			st, ok := c.Args[0].Base().Ref().(*sessionState)
			if !ok {
				return value.Null, argumentNull("sessionState")
			}
			sb, err := blockArgument(c, 1)
			if err != nil {
				return value.Null, err
			}
			return run(c, scriptCall{block: sb, state: st.state}, 2)
		}},
		{Sig: "System.Collections.ObjectModel.Collection[psobject] InvokeScript(bool useLocalScope, scriptblock scriptBlock, System.Collections.IList input, params object[] args)", F: func(c *types.Call) (value.Value, error) {
			sb, err := blockArgument(c, 1)
			if err != nil {
				return value.Null, err
			}
			input, err := self(c).listArgument(c.Args[2])
			if err != nil {
				return value.Null, err
			}
			return run(c, scriptCall{block: sb, local: c.Bool(0), input: input}, 3)
		}},
		{Sig: "System.Collections.ObjectModel.Collection[psobject] InvokeScript(string script, bool useNewScope, System.Management.Automation.Runspaces.PipelineResultTypes writeToPipeline, System.Collections.IList input, params object[] args)", F: func(c *types.Call) (value.Value, error) {
			input, err := self(c).listArgument(c.Args[3])
			if err != nil {
				return value.Null, err
			}
			const output = 1 // PipelineResultTypes.Output
			return run(c, scriptCall{text: c.Str(0), local: c.Bool(1), written: c.Int(2)&output != 0, input: input}, 4)
		}},
	}
})

// expandString expands variables and subexpressions in text, as in a double-quoted string.
func (f *frame) expandString(text string) (string, error) {
	tree, err := f.rs.Parse("", `"`+strings.ReplaceAll(text, `"`, `""`)+`"`)
	if err != nil {
		return "", err
	}
	c := f.rs.lower(tree, nil)
	if c.end == nil {
		return "", nil
	}
	nf := f.rs.shareFrame(c, f.scope, f.out, f.io, f)
	nf.block, nf.call = f.block, f.call
	nf.propagate = true
	items, err := c.end.collect(nf)
	if err != nil {
		return "", err
	}
	return types.ToString(f.rs, (&collector{items: items}).value()), nil
}
