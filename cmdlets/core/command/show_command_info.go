package command

import (
	"goposh/runtime/cmdlet"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// property is a note property of an object that Get-Command -ShowCommandInfo makes.
type property struct {
	name  string
	value value.Value
}

func customObject(typeName string, props ...property) value.Value {
	o := value.NewCustomObject(len(props))
	set := o.EnsureMembers()
	for _, p := range props {
		set.Put(value.Member{Name: p.name, Kind: value.MemberNoteProperty, Value: p.value})
	}
	set.SetTypeNames([]string{typeName, "System.Management.Automation.PSCustomObject", "System.Object"})
	return value.Of(o)
}

// showCommand is the object that -ShowCommandInfo writes for a command.
func (g *getCommand) showCommand(c *cmdlet.Context, i *cmdlet.Info) (value.Value, error) {
	get := func(name string) value.Value {
		v, _, err := types.Get(c, value.Of(i), name)
		if err != nil {
			return value.Null
		}
		return v
	}
	list, err := i.Sets(c)
	if err != nil {
		return value.Null, err
	}
	sets := make([]value.Value, 0, len(list))
	for _, s := range list {
		sets = append(sets, showSet(c, s))
	}
	return customObject("Selected.System.Management.Automation.CmdletInfo",
		property{"Name", value.String(i.Name)},
		property{"ModuleName", get("ModuleName")},
		property{"Module", customObject("Selected.System.Management.Automation.PSModuleInfo", property{"Name", get("ModuleName")})},
		property{"CommandType", get("CommandType")},
		property{"Definition", get("Definition")},
		property{"ParameterSets", value.Objects(sets...)},
	), nil
}

func showSet(c *cmdlet.Context, s *cmdlet.ParameterSet) value.Value {
	params := make([]value.Value, 0, len(s.Params))
	for _, p := range s.Params {
		in := p.InSet(s.Name)
		var valid []string
		for _, v := range p.Validators {
			if set, ok := v.(*cmdlet.Set); ok {
				valid = set.Values
			}
		}
		pos := int32(-1 << 31)
		if in.Position >= 0 {
			pos = int32(in.Position)
		}
		isEnum := p.Type != nil && p.Type.Enum != nil
		var names []string
		if isEnum {
			names = p.Type.Enum.Names
		}
		params = append(params, customObject("Selected.System.Management.Automation.CommandParameterInfo",
			property{"Name", value.String(p.Name)},
			property{"IsMandatory", value.Bool(in.Mandatory)},
			property{"ValueFromPipeline", value.Bool(in.FromPipeline)},
			property{"Position", value.Int(pos)},
			property{"ParameterType", customObject("Selected.System.RuntimeType",
				property{"FullName", value.String(p.Type.FullName)},
				property{"IsEnum", value.Bool(isEnum)},
				property{"IsArray", value.Bool(p.Type.Rank > 0)},
				property{"EnumValues", value.Strings(names)},
			)},
			property{"HasParameterSet", value.Bool(valid != nil)},
			property{"ValidParamSetValues", value.Strings(valid)},
		))
	}
	return customObject("Selected.System.Management.Automation.CommandParameterSetInfo",
		property{"Name", value.String(s.Name)},
		property{"IsDefault", value.Bool(s.IsDefault)},
		property{"Parameters", value.Objects(params...)},
	)
}
