package utility

import (
	"errors"
	"math/bits"
	"slices"
	"strings"

	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// addMember is Add-Member.
type addMember struct {
	InputObject         value.Value   `ps:"MemberSet: mandatory pipe; NotePropertyMultiMemberSet: mandatory pipe; NotePropertySingleMemberSet: mandatory pipe; TypeNameSet: mandatory pipe" type:"System.Management.Automation.PSObject"`
	MemberType          value.Value   `ps:"MemberSet: mandatory pos=0" alias:"Type" type:"System.Management.Automation.PSMemberTypes"`
	Name                string        `ps:"MemberSet: mandatory pos=1"`
	Value               value.Value   `ps:"MemberSet: pos=2"`
	SecondValue         value.Value   `ps:"MemberSet: pos=3"`
	TypeName            string        `ps:"MemberSet:; NotePropertyMultiMemberSet:; NotePropertySingleMemberSet:; TypeNameSet: mandatory" validate:"notnullorempty"`
	Force               cmdlet.Switch `ps:"MemberSet:; NotePropertyMultiMemberSet:; NotePropertySingleMemberSet:"`
	PassThru            cmdlet.Switch `ps:"MemberSet:; NotePropertyMultiMemberSet:; NotePropertySingleMemberSet:; TypeNameSet:"`
	NotePropertyName    string        `ps:"NotePropertySingleMemberSet: mandatory pos=0" validate:"notnullorempty"`
	NotePropertyValue   value.Value   `ps:"NotePropertySingleMemberSet: mandatory pos=1" validate:"allownull"`
	NotePropertyMembers value.Value   `ps:"NotePropertyMultiMemberSet: mandatory pos=0" type:"System.Collections.IDictionary" validate:"notnullorempty"`

	builtin map[*value.Type]map[string]struct{}
}

// EditMetadata refuses the names of member types as property names, so that they are taken for -MemberType.
func (a *addMember) EditMetadata(md *cmdlet.Metadata) {
	if p := md.Find("NotePropertyName"); p != nil {
		p.Validators = slices.Insert(p.Validators, 0, cmdlet.Validator(notMemberType{}))
	}
}

// notMemberType is ValidateNotePropertyNameAttribute.
type notMemberType struct{}

// Validate implements cmdlet.Validator.
func (notMemberType) Validate(rt value.Runtime, v value.Value) error {
	name := types.ToString(rt, v)
	if _, ok := memberTypes().Enum.Lookup(name); !ok {
		return nil
	}
	return errors.New("The parameter NotePropertyName cannot take a value that might be converted to the type PSMemberTypes. To create a new member, specify both a name and a value.")
}

// Attribute implements cmdlet.Validator.
func (notMemberType) Attribute() string { return "ValidateNotePropertyName" }

// Process implements cmdlet.Processor.
func (a *addMember) Process(c *cmdlet.Context) error {
	v, members := value.Wrap(a.InputObject)
	changed := true
	switch c.ParameterSet() {
	case "TypeNameSet":
	case "NotePropertyMultiMemberSet":
		var err error
		if changed, err = a.addNotes(c, v, members); err != nil {
			return err
		}
	case "NotePropertySingleMemberSet":
		ok, err := a.add(c, v, members, value.Member{Name: a.NotePropertyName, Kind: value.MemberNoteProperty, Value: a.NotePropertyValue})
		if err != nil || !ok {
			return err
		}
	default:
		m, err := a.member(c)
		if err != nil {
			return err
		}
		if ok, err := a.add(c, v, members, m); err != nil || !ok {
			return err
		}
	}
	if !changed {
		return nil
	}
	if a.TypeName != "" {
		a.addTypeName(c, v, members)
	}
	if a.PassThru {
		return c.Write(v)
	}
	return nil
}

func (a *addMember) addNotes(c *cmdlet.Context, v value.Value, members *value.MemberSet) (bool, error) {
	d, ok := a.NotePropertyMembers.Base().Ref().(*value.Dict)
	if !ok {
		return false, nil
	}
	any := false
	for k, x := range d.All {
		ok, err := a.add(c, v, members, value.Member{Name: types.ToString(c, k), Kind: value.MemberNoteProperty, Value: x})
		if err != nil {
			return any, err
		}
		any = any || ok
	}
	return any, nil
}

// add attaches a member unless one of its name exists; -Force replaces one that was attached.
func (a *addMember) add(c *cmdlet.Context, v value.Value, members *value.MemberSet, m value.Member) (bool, error) {
	if members.Find(m.Name) != nil {
		if !a.Force {
			return false, a.exists(c, v, m.Name)
		}
		members.Remove(m.Name)
	} else if !bool(a.Force) && a.typeHas(c, v, m.Name) {
		return false, a.exists(c, v, m.Name)
	}
	members.Put(m)
	return true, nil
}

func (a *addMember) exists(c *cmdlet.Context, v value.Value, name string) error {
	return c.Fail(invalidOperation, "MemberAlreadyExists", errs.InvalidOperation, v,
		"Cannot add a member with the name \"%s\" because a member with that name already exists. To overwrite the member anyway, add the Force parameter to your command.", name)
}

// typeHas tells whether the value has a member of its type by that name.
func (a *addMember) typeHas(c *cmdlet.Context, v value.Value, name string) bool {
	t := v.Type()
	own := value.InstanceMembers(v)
	shared := own.TypeNames() == nil
	names, ok := a.builtin[t]
	if !ok || !shared {
		names = map[string]struct{}{}
		for _, m := range types.MembersOf(c, v, false) {
			if own.Find(m.Name) == nil {
				names[strings.ToLower(m.Name)] = struct{}{}
			}
		}
		if shared && own.Len() == 0 {
			if a.builtin == nil {
				a.builtin = map[*value.Type]map[string]struct{}{}
			}
			a.builtin[t] = names
		}
	}
	_, found := names[strings.ToLower(name)]
	return found
}

func (a *addMember) addTypeName(c *cmdlet.Context, v value.Value, members *value.MemberSet) {
	name := a.TypeName
	if t := c.FindType(name); t != nil {
		name = types.ReflectionName(t)
	}
	names := types.TypeNames(c, v)
	if !slices.Contains(names, name) {
		members.SetTypeNames(slices.Insert(slices.Clone(names), 0, name))
	}
}

func (a *addMember) refuse(c *cmdlet.Context, id, format string, args ...any) error {
	return c.Terminate(invalidOperation, id, errs.InvalidOperation, value.Null, format, args...)
}

// member makes the member that -MemberType, -Name, -Value and -SecondValue describe.
func (a *addMember) member(c *cmdlet.Context) (value.Member, error) {
	kind := value.MemberKind(a.MemberType.Base().Int64())
	name := types.ToString(c, a.MemberType)
	m := value.Member{Name: a.Name, Kind: kind}
	if bits.OnesCount16(uint16(kind)) != 1 {
		return m, a.refuse(c, "WrongMemberCount", "Cannot add a member with type \"%s\". Specify a single type for the MemberTypes parameter.", name)
	}
	if c.Bound("SecondValue") {
		switch kind {
		case value.MemberNoteProperty, value.MemberPropertySet, value.MemberMemberSet, value.MemberScriptMethod, value.MemberCodeMethod:
			return m, a.refuse(c, "Value2ShouldNotBeSpecified", "The SecondValue parameter is not necessary for a member of type \"%s\", and should not be specified. Do not specify the SecondValue parameter when you add members of this type.", name)
		}
	}
	if a.Value.IsNull() {
		switch kind {
		case value.MemberAliasProperty, value.MemberPropertySet, value.MemberScriptMethod:
			return m, a.refuse(c, "Value1ShouldNotBeNull", "The Value parameter should not be null for a member of type \"%s\". Specify a non-null value for the Value parameter when adding members of this type.", name)
		case value.MemberScriptProperty:
			if a.SecondValue.IsNull() {
				return m, a.refuse(c, "Value1AndValue2AreNotBothNull", "The Value and SecondValue parameters should not both be null for a member of type \"%s\". Specify a non-null value for one of the two parameters.", name)
			}
		}
	}
	switch kind {
	case value.MemberNoteProperty:
		m.Value = a.Value
	case value.MemberAliasProperty:
		return a.alias(c, m)
	case value.MemberScriptMethod:
		sb, err := a.block(c, a.Value)
		m.Value = sb
		return m, err
	case value.MemberScriptProperty:
		var err error
		if m.Get, err = a.block(c, a.Value); err != nil {
			return m, err
		}
		m.Set, err = a.block(c, a.SecondValue)
		return m, err
	case value.MemberPropertySet:
		return a.propertySet(c, m)
	case value.MemberMemberSet:
		return a.memberSet(c, m)
	case value.MemberCodeProperty, value.MemberCodeMethod:
		return m, c.Terminate("System.Management.Automation.PSNotSupportedException", "CodeMembersNotSupported", errs.NotImplemented, value.Null,
			"Members of type %s need a compiled .NET method, which goposh cannot call.", name)
	default:
		return m, a.refuse(c, "CannotAddMemberType", "Cannot add a member with type \"%s\". Specify a different type for the MemberTypes parameter.", name)
	}
	return m, nil
}

// convert is ConvertTo with the conversion's own error as that of the command.
func convert(c *cmdlet.Context, v value.Value, t *value.Type) (value.Value, error) {
	out, err := types.Convert(c, v, t)
	if err != nil && isException(c, err) {
		return out, conversionFailed(err)
	}
	return out, err
}

// conversionFailed makes the terminating error of a failed conversion.
func conversionFailed(err error) error {
	r := errs.RecordFrom(err).Clone()
	r.Category = errs.InvalidArgument
	return r
}

func (a *addMember) block(c *cmdlet.Context, v value.Value) (value.Value, error) {
	if v.IsNull() {
		return value.Null, nil
	}
	return convert(c, v, value.TypeScriptBlock)
}

func (a *addMember) alias(c *cmdlet.Context, m value.Member) (value.Member, error) {
	ref, err := convert(c, a.Value, value.TypeString)
	if err != nil {
		return m, err
	}
	m.Ref, _ = ref.AsString()
	if a.SecondValue.IsNull() {
		return m, nil
	}
	t, err := convert(c, a.SecondValue, value.TypeType)
	if err != nil {
		return m, err
	}
	m.Type, _ = t.Base().Ref().(*value.Type)
	return m, nil
}

func (a *addMember) propertySet(c *cmdlet.Context, m value.Member) (value.Member, error) {
	list, err := convert(c, a.Value, value.TypeString.Array())
	if err != nil {
		return m, err
	}
	items, _ := elements(list)
	for _, v := range items {
		m.Names = append(m.Names, types.ToString(c, v))
	}
	return m, nil
}

// memberSet makes a member set of the PSMemberInfo objects that -Value gives.
func (a *addMember) memberSet(c *cmdlet.Context, m value.Member) (value.Member, error) {
	m.Members = &value.MemberSet{}
	if a.Value.IsNull() {
		return m, nil
	}
	err := types.Each(c, a.Value, func(v value.Value) error {
		switch o := v.Base().Ref().(type) {
		case *types.PropertySetInfo:
			m.Members.Put(value.Member{Name: o.Name, Kind: value.MemberPropertySet, Names: o.Names})
			return nil
		case *types.MemberSetInfo:
			if o.Set != nil {
				for x := range o.Set.All {
					m.Members.Put(*x)
				}
				return nil
			}
		}
		return a.memberObject(c, m.Members, v)
	})
	return m, err
}

// memberObject adds a PSNoteProperty, PSAliasProperty, PSScriptProperty, PSScriptMethod or PSPropertySet by its properties.
func (a *addMember) memberObject(c *cmdlet.Context, set *value.MemberSet, v value.Value) error {
	get := func(name string) value.Value { x, _, _ := types.Get(c, v, name); return x }
	m := value.Member{Name: types.ToString(c, get("Name"))}
	if m.Name == "" {
		_, err := convert(c, v, types.Lookup("System.Management.Automation.PSMemberInfo"))
		return err
	}
	m.Kind = value.MemberKind(get("MemberType").Base().Int64())
	switch m.Kind {
	case value.MemberAliasProperty:
		m.Ref = types.ToString(c, get("ReferencedMemberName"))
	case value.MemberScriptProperty:
		m.Get, m.Set = get("GetterScript"), get("SetterScript")
	case value.MemberScriptMethod:
		m.Value = get("Script")
	case value.MemberPropertySet:
		items, _ := elements(get("ReferencedPropertyNames"))
		for _, x := range items {
			m.Names = append(m.Names, types.ToString(c, x))
		}
	default:
		m.Kind, m.Value = value.MemberNoteProperty, get("Value")
	}
	set.Put(m)
	return nil
}
