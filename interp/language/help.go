package language

import (
	"strings"

	"goposh/ast"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// helpInfo is a System.Management.Automation.Language.CommentHelpInfo.
type helpInfo struct {
	types.ReadOnlyBacked
	of *ast.CommentHelp
}

// helpOf gives the CommentHelpInfo of a script block, $null where it has none.
func helpOf(h *ast.CommentHelp) value.Value {
	if h == nil {
		return value.Null
	}
	return value.Of(&helpInfo{of: h})
}

// Type implements value.Object.
func (*helpInfo) Type() *value.Type { return netType("CommentHelpInfo") }

// NetProperty implements types.Backed.
func (h *helpInfo) NetProperty(_ value.Runtime, name string) (value.Value, error) {
	switch name {
	case "Synopsis":
		return text(h.of.Synopsis), nil
	case "Description":
		return text(h.of.Description), nil
	case "Notes":
		return text(h.of.Notes), nil
	case "Component":
		return text(h.of.Component), nil
	case "Role":
		return text(h.of.Role), nil
	case "Functionality":
		return text(h.of.Functionality), nil
	case "ForwardHelpTargetName":
		return text(h.of.ForwardHelpTargetName), nil
	case "ForwardHelpCategory":
		return text(h.of.ForwardHelpCategory), nil
	case "RemoteHelpRunspace":
		return text(h.of.RemoteHelpRunspace), nil
	case "MamlHelpFile":
		return text(h.of.MamlHelpFile), nil
	case "Inputs":
		return readOnlyStrings(h.of.Inputs), nil
	case "Outputs":
		return readOnlyStrings(h.of.Outputs), nil
	case "Examples":
		return readOnlyStrings(h.of.Examples), nil
	case "Links":
		return readOnlyStrings(h.of.Links), nil
	case "Parameters":
		d := value.NewDict(types.MakeGeneric(value.TypeDictionary, value.TypeString, value.TypeString), false, len(h.of.Parameters))
		for _, p := range h.of.Parameters {
			d.Set(value.String(strings.ToUpper(p.Name)), value.String(p.Text))
		}
		return value.Of(d), nil
	}
	return value.Null, types.NotImplemented(name)
}

// NetMethod implements types.Backed.
func (h *helpInfo) NetMethod(_ value.Runtime, name string, _ []value.Value) (value.Value, error) {
	if name == "GetCommentBlock" {
		return value.String(h.block()), nil
	}
	return value.Null, types.NotImplemented(name)
}

// block writes the help as a comment.
func (h *helpInfo) block() string {
	var b strings.Builder
	section := func(keyword, body string) {
		if body != "" {
			b.WriteString(keyword + "\n" + body + "\n")
		}
	}
	sections := func(keyword string, bodies []string) {
		for _, s := range bodies {
			b.WriteString(keyword + "\n" + s + "\n")
		}
	}
	word := func(keyword, argument string) {
		if argument != "" {
			b.WriteString(keyword + " " + argument + "\n")
		}
	}
	b.WriteString("<#\n")
	section(".SYNOPSIS", h.of.Synopsis)
	section(".DESCRIPTION", h.of.Description)
	for _, p := range h.of.Parameters {
		b.WriteString(".PARAMETER " + strings.ToUpper(p.Name) + "\n" + p.Text + "\n")
	}
	sections(".INPUTS", h.of.Inputs)
	sections(".OUTPUTS", h.of.Outputs)
	section(".NOTES", h.of.Notes)
	sections(".EXAMPLE", h.of.Examples)
	sections(".LINK", h.of.Links)
	word(".FORWARDHELPTARGETNAME", h.of.ForwardHelpTargetName)
	word(".FORWARDHELPCATEGORY", h.of.ForwardHelpCategory)
	word(".REMOTEHELPRUNSPACE", h.of.RemoteHelpRunspace)
	section(".COMPONENT", h.of.Component)
	section(".ROLE", h.of.Role)
	section(".FUNCTIONALITY", h.of.Functionality)
	word(".EXTERNALHELP", h.of.MamlHelpFile)
	b.WriteString("#>\n")
	return b.String()
}
