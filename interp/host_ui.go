package interp

import (
	"errors"
	"io"

	"goposh/runtime/format/psstyle"
	"goposh/runtime/neterr"
	"goposh/runtime/prompt"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// hostUI is $Host.UI.
type hostUI struct {
	value.Bag
	rs *Runspace
}

var typeHostUI = &value.Type{FullName: "System.Management.Automation.Internal.Host.InternalHostUserInterface",
	Base: &value.Type{FullName: "System.Management.Automation.Host.PSHostUserInterface", Base: value.TypeObject, Kind: value.KindObject}, Kind: value.KindObject, Script: hostUIClass{}}

// Type implements value.Object.
func (*hostUI) Type() *value.Type { return typeHostUI }

type hostUIClass struct{}

func hostUIOf(c *types.Call) *Runspace { return c.This.Ref().(*hostUI).rs }

// Declare implements types.Declarer.
func (hostUIClass) Declare() *types.Class {
	const choices = "string caption, string message, System.Collections.ObjectModel.Collection[System.Management.Automation.Host.ChoiceDescription] choices, "
	const credential = "pscredential PromptForCredential(string caption, string message, string userName, string targetName"
	return &types.Class{Type: typeHostUI, Members: []types.M{
		{Sig: "System.Management.Automation.Host.PSHostRawUserInterface RawUI {get}", F: func(c *types.Call) (value.Value, error) {
			if hostUIOf(c).sess.Host == nil {
				return value.Null, nil
			}
			return value.Of(&hostRawUI{rs: hostUIOf(c)}), nil
		}},
		{Sig: "bool SupportsVirtualTerminal {get}", F: func(c *types.Call) (value.Value, error) {
			h := hostUIOf(c).sess.Host
			return value.Bool(h != nil && h.VirtualTerminal()), nil
		}},
		{Sig: "string ReadLine()", F: hostReadLine(false)},
		{Sig: "securestring ReadLineAsSecureString()", F: hostReadLine(true)},
		{Sig: "void Write(string value)", F: hostWrite("", "")},
		{Sig: "void Write(System.ConsoleColor foregroundColor, System.ConsoleColor backgroundColor, string value)", F: hostWriteColored("")},
		{Sig: "void WriteLine()", F: hostWrite("", "\n")},
		{Sig: "void WriteLine(string value)", F: hostWrite("", "\n")},
		{Sig: "void WriteLine(System.ConsoleColor foregroundColor, System.ConsoleColor backgroundColor, string value)", F: hostWriteColored("\n")},
		{Sig: "void WriteErrorLine(string value)", F: func(c *types.Call) (value.Value, error) {
			if h := hostUIOf(c).sess.Host; h != nil {
				h.WriteError(c.Str(0) + "\n")
			}
			return value.Void, nil
		}},
		{Sig: "void WriteWarningLine(string message)", F: hostWrite("WARNING: ", "\n")},
		{Sig: "void WriteVerboseLine(string message)", F: hostWrite("VERBOSE: ", "\n")},
		{Sig: "void WriteDebugLine(string message)", F: hostWrite("DEBUG: ", "\n")},
		{Sig: "Dictionary[string,psobject] Prompt(string caption, string message, System.Collections.ObjectModel.Collection[System.Management.Automation.Host.FieldDescription] descriptions)", F: hostPrompt},
		{Sig: "int PromptForChoice(" + choices + "int defaultChoice)", F: hostPromptForChoice},
		{Sig: "System.Collections.ObjectModel.Collection[int] PromptForChoice(" + choices + "IEnumerable[int] defaultChoices)", F: hostPromptForChoices},
		{Sig: credential + ")", F: hostPromptForCredential},
		{Sig: credential + ", System.Management.Automation.PSCredentialTypes allowedCredentialTypes, System.Management.Automation.PSCredentialUIOptions options)",
			F: hostPromptForCredential},
	}}
}

// hostWrite writes its argument between a prefix and an end.
func hostWrite(prefix, end string) types.Func {
	return func(c *types.Call) (value.Value, error) {
		text := ""
		if c.N() > 0 {
			text = c.Str(0)
		}
		if h := hostUIOf(c).sess.Host; h != nil {
			h.Write(prefix + text + end)
		}
		return value.Void, nil
	}
}

// hostWriteColored writes text in the colours of its first two arguments; the host leaves them out where it shows none.
func hostWriteColored(end string) types.Func {
	return func(c *types.Call) (value.Value, error) {
		if h := hostUIOf(c).sess.Host; h != nil {
			text := c.Str(2)
			if fg, bg := c.Int(0), c.Int(1); fg >= 0 && bg >= 0 {
				text = psstyle.PairSequence(fg, bg) + text + "\x1b[39;49m"
			}
			h.Write(text + end)
		}
		return value.Void, nil
	}
}

// hostReadLine reads a line; the end of the input gives $null.
func hostReadLine(secure bool) types.Func {
	return func(c *types.Call) (value.Value, error) {
		rs := hostUIOf(c)
		line, err := prompt.Line(rs.ctx, rs.sess, secure)
		switch {
		case errors.Is(err, io.EOF):
			return value.Null, nil
		case err != nil:
			return value.Null, err
		case secure:
			return value.Of(types.NewSecureString(line)), nil
		}
		return value.String(line), nil
	}
}

// hostPrompt asks for the values of fields and gives them by name.
func hostPrompt(c *types.Call) (value.Value, error) {
	rs := hostUIOf(c)
	list, err := hostDataOf(c, 2)
	if err != nil {
		return value.Null, err
	}
	if len(list) == 0 {
		return value.Null, neterr.New("System.ArgumentException", "The \"descriptions\" parameter must contain at least one value.")
	}
	fields := make([]prompt.Field, len(list))
	for i, d := range list {
		text := func(n int) string { s, _ := d.Fields[n].AsString(); return s }
		fields[i] = prompt.Field{Name: text(types.FieldName), Label: prompt.NewChoice(text(types.FieldLabel), "").Label, Help: text(types.FieldHelp)}
		fields[i].Type, _ = d.Fields[types.FieldType].Ref().(*value.Type)
	}
	values, ok, err := prompt.Fields(rs.ctx, rs, rs.sess, c.Str(0), c.Str(1), fields)
	if err != nil || !ok {
		return value.Null, err
	}
	dict, err := types.New(rs, types.Lookup("System.Collections.Generic.Dictionary[string,psobject]"), nil)
	if err != nil {
		return value.Null, err
	}
	for i, f := range fields {
		if err := types.SetIndex(rs, dict, []value.Value{value.String(f.Name)}, values[i]); err != nil {
			return value.Null, err
		}
	}
	return dict, nil
}

// hostDataOf reads a collection of ChoiceDescription or FieldDescription.
func hostDataOf(c *types.Call, i int) ([]*types.HostData, error) {
	var out []*types.HostData
	err := types.Each(c.RT, c.Args[i], func(v value.Value) error {
		if d, ok := v.Base().Ref().(*types.HostData); ok {
			out = append(out, d)
		}
		return nil
	})
	return out, err
}

// hostChoices reads the answers of PromptForChoice.
func hostChoices(c *types.Call) ([]prompt.Choice, error) {
	list, err := hostDataOf(c, 2)
	if err != nil {
		return nil, err
	}
	if len(list) == 0 {
		return nil, neterr.New("System.ArgumentException", "The \"choices\" parameter must contain at least one choice.")
	}
	out := make([]prompt.Choice, len(list))
	for i, d := range list {
		label, _ := d.Fields[0].AsString()
		help, _ := d.Fields[1].AsString()
		out[i] = prompt.NewChoice(label, help)
	}
	return out, nil
}

func badChoice(param string, n int) error {
	return neterr.ArgumentOutOfRange(param, "\"%s\" must be a valid index into \"choices\". \"%d\" is not a valid index.", param, n)
}

func hostPromptForChoice(c *types.Call) (value.Value, error) {
	choices, err := hostChoices(c)
	if err != nil {
		return value.Null, err
	}
	def := c.Int(3)
	if def < prompt.NoDefault || def >= len(choices) {
		return value.Null, badChoice("defaultChoice", def)
	}
	rs := hostUIOf(c)
	n, err := prompt.Choose(rs.ctx, rs.sess, c.Str(0), c.Str(1), choices, def)
	return value.Int(int32(n)), err
}

func hostPromptForChoices(c *types.Call) (value.Value, error) {
	choices, err := hostChoices(c)
	if err != nil {
		return value.Null, err
	}
	var defaults []int
	err = types.Each(c.RT, c.Args[3], func(v value.Value) error {
		n := int(v.Base().Int64())
		if n < 0 || n >= len(choices) {
			return badChoice("defaultChoices", n)
		}
		defaults = append(defaults, n)
		return nil
	})
	if err != nil {
		return value.Null, err
	}
	rs := hostUIOf(c)
	picked, err := prompt.ChooseMany(rs.ctx, rs.sess, c.Str(0), c.Str(1), choices, defaults)
	if err != nil {
		return value.Null, err
	}
	out := make([]value.Value, len(picked))
	for i, n := range picked {
		out[i] = value.Int(int32(n))
	}
	return types.Convert(c.RT, value.Objects(out...), types.Lookup("System.Collections.ObjectModel.Collection[int]"))
}

func hostPromptForCredential(c *types.Call) (value.Value, error) {
	rs := hostUIOf(c)
	return prompt.Credential(rs.ctx, rs, rs.sess, c.Str(0), c.Str(1), c.Str(2))
}

// errNotOnPlatform is what changing the console's geometry answers on other systems than Windows.
func errNotOnPlatform() error {
	return neterr.New("System.PlatformNotSupportedException", "Operation is not supported on this platform.")
}

// hostColors is $Host.PrivateData of the console: the colours of messages. They are shown through $PSStyle, so a colour that a
// script sets here changes nothing but what it reads back, as with PowerShell's own console.
type hostColors struct {
	value.Bag
	colors map[string]value.Value
}

// typeHostColors is Microsoft.PowerShell.ConsoleHost+ConsoleColorProxy.
var typeHostColors = &value.Type{FullName: "Microsoft.PowerShell.ConsoleHost+ConsoleColorProxy", Base: value.TypeObject, Kind: value.KindObject, Script: hostColorsClass{}}

// Type implements value.Object.
func (*hostColors) Type() *value.Type { return typeHostColors }

type hostColorsClass struct{}

// The ConsoleColor values of the messages' colours.
const (
	colorBlack  = 0
	colorCyan   = 11
	colorRed    = 12
	colorYellow = 14
)

// Declare implements types.Declarer.
func (hostColorsClass) Declare() *types.Class {
	c := &types.Class{Type: typeHostColors}
	for _, p := range [...]struct {
		name  string
		color int64
	}{
		{"FormatAccentColor", 10}, {"ErrorAccentColor", colorCyan}, {"ErrorForegroundColor", colorRed}, {"ErrorBackgroundColor", colorBlack},
		{"WarningForegroundColor", colorYellow}, {"WarningBackgroundColor", colorBlack},
		{"DebugForegroundColor", colorYellow}, {"DebugBackgroundColor", colorBlack},
		{"VerboseForegroundColor", colorYellow}, {"VerboseBackgroundColor", colorBlack},
		{"ProgressForegroundColor", colorYellow}, {"ProgressBackgroundColor", 3},
	} {
		c.Members = append(c.Members, types.M{Sig: "System.ConsoleColor " + p.name + " {get;set}", F: func(c *types.Call) (value.Value, error) {
			h := c.This.Ref().(*hostColors)
			if c.N() > 0 {
				h.colors[p.name] = c.Args[0]
				return value.Void, nil
			}
			if v, ok := h.colors[p.name]; ok {
				return v, nil
			}
			return value.Enum(types.Lookup("System.ConsoleColor").Enum, p.color), nil
		}})
	}
	return c
}

// hostServiceKey names what the host object keeps in its session.
type hostServiceKey string

// privateData is $Host.PrivateData: the console's colours, and nothing for other hosts.
func (rs *Runspace) privateData() value.Value {
	if h := rs.sess.Host; h == nil || h.Name() != consoleHostName {
		return value.Null
	}
	o := rs.sess.Service(hostServiceKey("PrivateData"), func() any { return &hostColors{colors: map[string]value.Value{}} })
	return value.Of(o.(*hostColors))
}

// consoleHostName is the name of the shell's own host.
const consoleHostName = "ConsoleHost"

// hostID is $Host.InstanceId.
func (rs *Runspace) hostID() (value.Value, error) {
	var err error
	id := rs.sess.Service(hostServiceKey("InstanceId"), func() any {
		var v value.Value
		v, err = types.InvokeStatic(rs, types.Lookup("guid"), "NewGuid", nil)
		return v
	})
	return id.(value.Value), err
}
