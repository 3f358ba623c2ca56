package cmdlet

import (
	"strings"

	"goposh/runtime/errs"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// commandMetadata is a System.Management.Automation.CommandMetadata: what a command declares, to be changed and made into a proxy.
type commandMetadata struct {
	value.Bag
	name string
	// target is what a proxy calls: the name, a cmdlet's with its module.
	target                   string
	kind                     Kind
	class                    value.Value
	defaultSet, helpURI      string
	shouldProcess, paging    bool
	positional, transactions bool
	impact                   Impact
	remoting                 value.Value
	parameters               *value.Dict
	cmdletBinding, dynamic   bool
}

var typeCommandMetadata = lookup("System.Management.Automation.CommandMetadata")

// Type implements value.Object.
func (*commandMetadata) Type() *value.Type { return typeCommandMetadata() }

// MetadataStatic implements the constructors and static methods of CommandMetadata, ParameterMetadata and ProxyCommand
// (types.Statics).
func MetadataStatic(c *types.Call, name string) (value.Value, error) {
	switch c.Type.Name() {
	case "ParameterMetadata":
		if name == "new" {
			return newParameterMetadata(c)
		}
		i := commandOfClass(c.RT, c.Args[0])
		if i == nil {
			return value.Of(parameterDict(nil)), nil
		}
		m, err := i.Meta()
		if err != nil {
			return value.Null, err
		}
		return value.Of(parameterDict(m.Params)), nil
	case "ProxyCommand":
		return proxy(c, name)
	}
	if name == "GetRestrictedCommands" {
		return restrictedCommands(c)
	}
	return newCommandMetadata(c)
}

// commandOfClass finds the cmdlet that a .NET class implements; nil when there is none.
func commandOfClass(rt value.Runtime, v value.Value) *Info {
	t, ok := v.Base().Ref().(*value.Type)
	commands := commandsOf(rt)
	if !ok || commands == nil {
		return nil
	}
	list, err := commands.FindCommands(nil, "*", KindCmdlet)
	if err != nil {
		return nil
	}
	for _, i := range list {
		if i.Decl != nil && strings.EqualFold(i.Decl.Class, t.FullName) {
			return i
		}
	}
	return nil
}

func newCommandMetadata(c *types.Call) (value.Value, error) {
	switch o := c.Args[0].Base().Ref().(type) {
	case *commandMetadata:
		n := *o
		n.Bag = value.Bag{}
		n.parameters = value.NewDict(o.parameters.Type(), true, 0)
		for k, v := range o.parameters.All {
			n.parameters.Set(k, v)
		}
		return value.Of(&n), nil
	case *Info:
		return metadataOf(c.RT, o)
	case *value.Type:
		if i := commandOfClass(c.RT, c.Args[0]); i != nil {
			return metadataOf(c.RT, i)
		}
		return value.Null, types.ArgumentInvalid("commandType")
	case string:
		return metadataOfScript(c, o)
	}
	return value.Null, types.ArgumentNull("commandInfo")
}

func metadataOfScript(c *types.Call, path string) (value.Value, error) {
	if commands := commandsOf(c.RT); commands != nil {
		list, err := commands.FindCommands(nil, path, KindExternalScript)
		if err != nil {
			return value.Null, err
		}
		if len(list) > 0 {
			v, err := metadataOf(c.RT, list[0])
			if m, ok := v.Ref().(*commandMetadata); ok {
				m.name, m.target = list[0].Path, list[0].Path
			}
			return v, err
		}
	}
	return value.Null, errs.NewException("System.IO.FileNotFoundException", "Could not find file '"+path+"'.")
}

// metadataOf is the metadata of a command; that of what an alias leads to.
func metadataOf(rt value.Runtime, i *Info) (value.Value, error) {
	if i.Kind == KindAlias {
		if commands := commandsOf(rt); commands != nil {
			if resolved, _ := commands.ResolveAlias(i); resolved != nil {
				return metadataOf(rt, resolved)
			}
		}
	}
	if i.Meta == nil {
		return value.Null, errs.NewException("System.Management.Automation.PSNotSupportedException", "Metadata is available for cmdlets, functions and scripts only.")
	}
	m, err := i.Meta()
	if err != nil {
		return value.Null, err
	}
	o := &commandMetadata{name: i.Name, target: i.Name, kind: i.Kind, class: i.implementingType(), defaultSet: m.DefaultSet,
		shouldProcess: m.ShouldProcess, paging: m.Paging, positional: m.Positional || i.Decl != nil && !i.Decl.NoPositional, impact: m.Confirm,
		remoting: i.remoting(), parameters: parameterDict(m.Params), cmdletBinding: m.CmdletBinding || i.Decl != nil}
	if o.impact == ImpactNone {
		o.impact = ImpactMedium
	}
	if d := i.Decl; d != nil {
		o.target, o.helpURI = d.Module+`\`+d.Name, d.HelpURI
		_, o.dynamic = d.New().(DynamicParams)
	}
	return value.Of(o), nil
}

func parameterDict(params []*Param) *value.Dict {
	d := value.NewDict(types.MakeGeneric(value.TypeDictionary, value.TypeString, typeParameterMetadata()), true, len(params))
	for _, p := range params {
		d.SetString(p.Name, value.Of(&parameterMetadata{p: p}))
	}
	return d
}

// params lists the parameters in order.
func (m *commandMetadata) params() []*Param {
	var out []*Param
	for _, v := range m.parameters.All {
		if p, ok := v.Base().Ref().(*parameterMetadata); ok {
			out = append(out, p.p)
		}
	}
	return out
}

// NetProperty implements types.Backed.
func (m *commandMetadata) NetProperty(_ value.Runtime, name string) (value.Value, error) {
	switch name {
	case "Name":
		return value.String(m.name), nil
	case "CommandType":
		return m.class, nil
	case "DefaultParameterSetName":
		if m.defaultSet == "" {
			return value.String(AllSets), nil
		}
		return value.String(m.defaultSet), nil
	case "SupportsShouldProcess":
		return value.Bool(m.shouldProcess), nil
	case "SupportsPaging":
		return value.Bool(m.paging), nil
	case "PositionalBinding":
		return value.Bool(m.positional), nil
	case "SupportsTransactions":
		return value.Bool(m.transactions), nil
	case "HelpUri":
		return value.String(m.helpURI), nil
	case "RemotingCapability":
		return m.remoting, nil
	case "ConfirmImpact":
		return enumValue("System.Management.Automation.ConfirmImpact", int64(m.impact)), nil
	case "Parameters":
		return value.Of(m.parameters), nil
	}
	return value.Null, nil
}

// SetNetProperty implements types.Backed.
func (m *commandMetadata) SetNetProperty(rt value.Runtime, name string, v value.Value) error {
	switch name {
	case "Name":
		m.name = types.ToString(rt, v)
	case "DefaultParameterSetName":
		m.defaultSet = types.ToString(rt, v)
	case "SupportsShouldProcess":
		m.shouldProcess = types.ToBool(v)
	case "SupportsPaging":
		m.paging = types.ToBool(v)
	case "PositionalBinding":
		m.positional = types.ToBool(v)
	case "SupportsTransactions":
		m.transactions = types.ToBool(v)
	case "HelpUri":
		m.helpURI = types.ToString(rt, v)
	case "RemotingCapability":
		m.remoting = v
	case "ConfirmImpact":
		m.impact = Impact(v.Base().Int64())
	}
	return nil
}

// NetMethod implements types.Backed; the class has no methods of its own.
func (*commandMetadata) NetMethod(value.Runtime, string, []value.Value) (value.Value, error) {
	return value.Null, nil
}

// restrictedCommands is GetRestrictedCommands: what a restricted remote session needs.
func restrictedCommands(c *types.Call) (value.Value, error) {
	d := value.NewDict(types.MakeGeneric(value.TypeDictionary, value.TypeString, typeCommandMetadata()), true, 7)
	commands := commandsOf(c.RT)
	const remoteServer = 1
	if commands == nil || c.Long(0)&remoteServer == 0 {
		return value.Of(d), nil
	}
	for _, name := range []string{"Get-Command", "Get-FormatData", "Select-Object", "Get-Help", "Measure-Object", "Exit-PSSession", "Out-Default"} {
		o := &commandMetadata{name: name, target: name, kind: KindFunction, parameters: parameterDict(nil), cmdletBinding: true, positional: true, impact: ImpactMedium, remoting: (&Info{}).remoting()}
		d.SetString(name, value.Of(o))
	}
	return value.Of(d), nil
}

// newParameterMetadata is ParameterMetadata's constructors.
func newParameterMetadata(c *types.Call) (value.Value, error) {
	if o, ok := c.Args[0].Base().Ref().(*parameterMetadata); ok {
		p := *o.p
		return value.Of(&parameterMetadata{p: &p}), nil
	}
	p := &Param{Name: types.ToString(c.RT, c.Args[0])}
	if p.Name == "" {
		return value.Null, types.ArgumentNull("name")
	}
	if c.N() > 1 {
		p.Type, _ = c.Args[1].Base().Ref().(*value.Type)
		p.IsSwitch = p.Type == value.TypeSwitch
	}
	return value.Of(&parameterMetadata{p: p}), nil
}
