package cmdlet

import (
	"os"
	"path/filepath"
	"strings"

	"goposh/runtime/errs"
	"goposh/runtime/neterr"
	"goposh/runtime/session"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

func errReadOnly() error {
	return neterr.New("System.NotSupportedException", "The property is read-only here.")
}

// coreModule is the module of commands whose version PowerShell gives as the engine's.
const moduleVersion = "7.0.0.0"

// NetProperty implements types.Backed.
func (i *Info) NetProperty(rt value.Runtime, name string) (value.Value, error) {
	switch name {
	case "Name":
		return value.String(i.Name), nil
	case "CommandType":
		return enumValue("System.Management.Automation.CommandTypes", int64(i.Kind)), nil
	case "Source":
		if i.Path != "" {
			return value.String(i.Path), nil
		}
		return value.String(i.moduleName()), nil
	case "Version":
		return i.version(rt)
	case "Definition":
		return i.definition(rt)
	case "Visibility":
		n := int64(0)
		if i.Function != nil && i.Function.PrivateVisibility {
			n = 1
		}
		return enumValue("System.Management.Automation.SessionStateEntryVisibility", n), nil
	case "ModuleName":
		return value.String(i.moduleName()), nil
	case "Module":
		if m := i.module(); m != nil {
			return value.Of(m), nil
		}
		return value.Null, nil
	case "RemotingCapability":
		return i.remoting(), nil
	case "Parameters":
		return i.parameters(rt)
	case "ParameterSets":
		sets, err := i.Sets(rt)
		if err != nil || sets == nil {
			return value.Null, err
		}
		items := make([]value.Value, 0, len(sets))
		for _, s := range sets {
			items = append(items, value.Of(s))
		}
		return readOnly("System.Management.Automation.CommandParameterSetInfo", items), nil
	case "OutputType":
		return i.outputTypes(rt), nil
	case "ScriptBlock":
		if i.Block != nil {
			return value.Of(i.Block), nil
		}
		return value.Null, nil
	case "CmdletBinding":
		m, err := i.metadata(rt)
		return value.Bool(m != nil && m.CmdletBinding), err
	case "DefaultParameterSet":
		m, err := i.metadata(rt)
		if m == nil || m.DefaultSet == "" {
			return value.Null, err
		}
		return value.String(m.DefaultSet), err
	case "Options":
		return value.Enum(types.Lookup("System.Management.Automation.ScopedItemOptions").Enum, int64(i.options())), nil
	case "Description":
		return i.description(), nil
	case "Verb", "Noun":
		verb, noun, ok := strings.Cut(i.Name, "-")
		if !ok {
			verb, noun = "", ""
		}
		if name == "Verb" {
			return value.String(verb), nil
		}
		return value.String(noun), nil
	case "HelpFile":
		if i.Decl != nil {
			return value.String(helpFile(i.Decl.Module)), nil
		}
		return value.Null, nil
	case "ImplementingType":
		return i.implementingType(), nil
	case "ReferencedCommand", "ResolvedCommand":
		return i.aliasTarget(rt, name == "ResolvedCommand"), nil
	case "Path":
		return value.String(i.Path), nil
	case "Extension":
		return value.String(filepath.Ext(i.Path)), nil
	case "ScriptContents":
		b, err := os.ReadFile(i.Path)
		if err != nil {
			return value.Null, nil
		}
		return value.String(strings.TrimPrefix(string(b), "\ufeff")), nil
	case "OriginalEncoding":
		v, _, err := types.GetStatic(rt, types.Lookup("System.Text.Encoding"), "UTF8")
		return v, err
	}
	return value.Null, nil
}

func enumValue(typeName string, n int64) value.Value {
	t := types.Lookup(typeName)
	if t == nil || t.Enum == nil {
		return value.Int(int32(n))
	}
	return value.Enum(t.Enum, n)
}

// module is the module a function or alias comes from.
func (i *Info) module() *session.Module {
	switch {
	case i.Owner != nil:
		return i.Owner
	case i.Function != nil:
		return i.Function.Module
	case i.Alias != nil:
		return i.Alias.Module
	}
	return nil
}

func (i *Info) moduleName() string {
	if i.Module != "" {
		return i.Module
	}
	if m := i.module(); m != nil {
		return m.Name
	}
	return ""
}

func (i *Info) version(rt value.Runtime) (value.Value, error) {
	text := i.Version
	switch {
	case i.Kind == KindApplication:
		text = "0.0.0.0"
	case text == "" && i.Decl != nil:
		text = moduleVersion
	case text == "":
		if m := i.module(); m != nil {
			text = m.Version
		}
	}
	if text == "" {
		return value.Null, nil
	}
	return types.Convert(rt, value.String(text), types.Lookup("System.Version"))
}

func (i *Info) definition(rt value.Runtime) (value.Value, error) {
	switch i.Kind {
	case KindApplication, KindExternalScript:
		return value.String(i.Path), nil
	case KindCmdlet:
		sets, err := i.Sets(rt)
		return value.String(SyntaxText(i.Name, sets)), err
	case KindFunction, KindFilter:
		if i.Block != nil {
			return value.String(i.Block.String()), nil
		}
	}
	return value.String(i.Definition), nil
}

// remoting is the RemotingCapability.
func (i *Info) remoting() value.Value {
	const capabilityPowerShell = 1
	return enumValue("System.Management.Automation.RemotingCapability", capabilityPowerShell)
}

func (i *Info) metadata(rt value.Runtime) (*Metadata, error) {
	c := commandsOf(rt)
	if c == nil {
		return nil, nil
	}
	_, m, err := c.AllParameters(i)
	return m, err
}

// Sets lists the parameter sets of the command; nil when it has no parameters to tell of.
func (i *Info) Sets(rt value.Runtime) ([]*ParameterSet, error) {
	c := commandsOf(rt)
	if c == nil {
		return nil, nil
	}
	params, m, err := c.AllParameters(i)
	if m == nil || err != nil {
		return nil, err
	}
	return ParameterSets(params, m), nil
}

func (i *Info) parameters(rt value.Runtime) (value.Value, error) {
	c := commandsOf(rt)
	if c == nil {
		return value.Null, nil
	}
	params, m, err := c.AllParameters(i)
	if m == nil || err != nil {
		return value.Null, err
	}
	d := value.NewDict(types.MakeGeneric(value.TypeDictionary, value.TypeString, typeParameterMetadata()), true, len(params))
	for _, p := range params {
		d.SetString(p.Name, value.Of(&parameterMetadata{p: p}))
	}
	return value.Of(d), nil
}

func (i *Info) outputTypes(rt value.Runtime) value.Value {
	var items []value.Value
	if c := commandsOf(rt); c != nil {
		for _, n := range c.OutputTypes(i) {
			items = append(items, value.Of(types.NewTypeName(rt, n)))
		}
	}
	return readOnly("System.Management.Automation.PSTypeName", items)
}

func (i *Info) options() session.Options {
	switch {
	case i.Function != nil:
		return i.Function.Options
	case i.Alias != nil:
		return i.Alias.Options
	case i.Decl != nil:
		return session.ReadOnly
	}
	return 0
}

func (i *Info) description() value.Value {
	switch {
	case i.Function != nil:
		return textOrNull(i.Function.Description)
	case i.Alias != nil:
		return value.String(i.Alias.Description)
	}
	return value.Null
}

// helpFile is the name of the help file that PowerShell has for a module's cmdlets.
func helpFile(module string) string {
	switch module {
	case "Microsoft.PowerShell.Core":
		return "System.Management.Automation.dll-Help.xml"
	case "Microsoft.PowerShell.Utility", "Microsoft.PowerShell.Management":
		return strings.Replace(module, "PowerShell.", "PowerShell.Commands.", 1) + ".dll-Help.xml"
	}
	return module + ".dll-Help.xml"
}

func (i *Info) implementingType() value.Value {
	if i.Decl == nil {
		return value.Null
	}
	return value.Of(types.CommandClass(i.Decl.Class))
}

func (i *Info) aliasTarget(rt value.Runtime, last bool) value.Value {
	c := commandsOf(rt)
	if c == nil || i.Kind != KindAlias {
		return value.Null
	}
	resolved, referenced := c.ResolveAlias(i)
	if last {
		referenced = resolved
	}
	if referenced == nil {
		return value.Null
	}
	return value.Of(referenced)
}

// SetNetProperty implements types.Backed.
func (i *Info) SetNetProperty(rt value.Runtime, name string, v value.Value) error {
	switch name {
	case "Description":
		text := types.ToString(rt, v)
		switch {
		case i.Function != nil:
			i.Function.Description = text
			return nil
		case i.Alias != nil:
			i.Alias.Description = text
			return nil
		}
	case "Options":
		o := session.Options(v.Base().Int64())
		switch {
		case i.Function != nil:
			i.Function.Options = o
			return nil
		case i.Alias != nil:
			i.Alias.Options = o
			return nil
		}
	case "Visibility":
		if i.Function != nil {
			i.Function.PrivateVisibility = v.Base().Int64() == 1
			return nil
		}
	}
	return errReadOnly()
}

// NetMethod implements types.Backed.
func (i *Info) NetMethod(rt value.Runtime, name string, args []value.Value) (value.Value, error) {
	if name == "ToString" {
		return value.String(i.Name), nil
	}
	return i.resolveParameter(rt, types.ToString(rt, args[0]))
}

// resolveParameter is CommandInfo.ResolveParameter: a parameter by the beginning of its name.
func (i *Info) resolveParameter(rt value.Runtime, name string) (value.Value, error) {
	c := commandsOf(rt)
	if c == nil {
		return value.Null, nil
	}
	params, _, err := c.AllParameters(i)
	if err != nil {
		return value.Null, err
	}
	var found []*Param
	for _, p := range params {
		if strings.EqualFold(p.Name, name) || containsFold(p.Aliases, name) {
			return value.Of(&parameterMetadata{p: p}), nil
		}
		if len(p.Name) >= len(name) && strings.EqualFold(p.Name[:len(name)], name) {
			found = append(found, p)
		}
	}
	switch len(found) {
	case 1:
		return value.Of(&parameterMetadata{p: found[0]}), nil
	case 0:
		return value.Null, errs.NewException("System.Management.Automation.ParameterBindingException",
			"A parameter cannot be found that matches parameter name '"+name+"'.")
	}
	var b strings.Builder
	for _, p := range found {
		b.WriteString(" -" + p.Name)
	}
	return value.Null, errs.NewException("System.Management.Automation.ParameterBindingException",
		"Parameter cannot be processed because the parameter name '"+name+"' is ambiguous. Possible matches include:"+b.String()+".")
}
