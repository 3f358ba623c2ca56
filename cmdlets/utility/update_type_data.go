package utility

import (
	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// updateTypeData is Update-TypeData.
type updateTypeData struct {
	MemberType                      value.Value   `ps:"DynamicTypeSet:" type:"System.Management.Automation.PSMemberTypes" validate:"notnullorempty; set NoteProperty,AliasProperty,ScriptProperty,CodeProperty,ScriptMethod,CodeMethod"`
	MemberName                      string        `ps:"DynamicTypeSet:" validate:"notnullorempty"`
	Value                           value.Value   `ps:"DynamicTypeSet:"`
	SecondValue                     value.Value   `ps:"DynamicTypeSet:" validate:"notnull"`
	TypeConverter                   *value.Type   `ps:"DynamicTypeSet:" validate:"notnull"`
	TypeAdapter                     *value.Type   `ps:"DynamicTypeSet:" validate:"notnull"`
	SerializationMethod             string        `ps:"DynamicTypeSet:" validate:"notnullorempty"`
	TargetTypeForDeserialization    *value.Type   `ps:"DynamicTypeSet:" validate:"notnull"`
	SerializationDepth              int32         `ps:"DynamicTypeSet:" validate:"notnull; range 0 2147483647"`
	DefaultDisplayProperty          string        `ps:"DynamicTypeSet:" validate:"notnullorempty"`
	InheritPropertySerializationSet value.Value   `ps:"DynamicTypeSet:" type:"Nullable[System.Boolean]" validate:"notnull"`
	StringSerializationSource       string        `ps:"DynamicTypeSet:" validate:"notnullorempty"`
	DefaultDisplayPropertySet       []string      `ps:"DynamicTypeSet:" validate:"notnullorempty"`
	DefaultKeyPropertySet           []string      `ps:"DynamicTypeSet:" validate:"notnullorempty"`
	PropertySerializationSet        []string      `ps:"DynamicTypeSet:" validate:"notnullorempty"`
	TypeName                        string        `ps:"DynamicTypeSet: mandatory pipe" validate:"notnullorempty"`
	Force                           cmdlet.Switch `ps:"DynamicTypeSet:; TypeDataSet:"`
	TypeData                        []value.Value `ps:"TypeDataSet: mandatory pos=0 pipe byname" type:"System.Management.Automation.Runspaces.TypeData[]"`
	AppendPath                      []string      `ps:"FileSet: pos=0 pipe byname" alias:"PSPath,Path" validate:"notnull"`
	PrependPath                     []string      `ps:"FileSet:" validate:"notnull"`
}

// EditMetadata lets -TypeName take types.
func (u *updateTypeData) EditMetadata(md *cmdlet.Metadata) { transformTypeName(md) }

// transformTypeName makes full names of types and of names of known types.
func transformTypeName(md *cmdlet.Metadata) {
	transform(md, "TypeName", func(rt value.Runtime, v value.Value) (value.Value, error) {
		if t, ok := v.Base().Ref().(*value.Type); ok {
			return value.String(types.ReflectionName(t)), nil
		}
		if s, ok := v.Base().AsString(); ok && s != "" {
			if t := rt.FindType(s); t != nil {
				return value.String(types.ReflectionName(t)), nil
			}
		}
		return v, nil
	})
}

// Process implements cmdlet.Processor.
func (u *updateTypeData) Process(c *cmdlet.Context) error {
	switch c.ParameterSet() {
	case "FileSet":
		return u.files(c)
	case "TypeDataSet":
		return c.Terminate("System.Management.Automation.PSNotSupportedException", "TypeDataObjectsNotSupported", errs.NotImplemented, value.Null,
			"TypeData objects cannot be added; use -TypeName with the other parameters.")
	}
	for _, name := range []string{"TypeConverter", "TypeAdapter"} {
		if c.Bound(name) {
			return c.Terminate("System.Management.Automation.PSNotSupportedException", "TypeConvertersNotSupported", errs.NotImplemented, value.Null,
				"The parameter %s needs a compiled .NET class, which goposh cannot use.", name)
		}
	}
	members, standard, err := u.members(c)
	if err != nil {
		return err
	}
	if len(members) == 0 && len(standard) == 0 {
		return c.Fail(invalidOperation, "TypeDataEmpty", errs.InvalidOperation, value.Null,
			"No member is specified for the update on type \"%s\".", u.TypeName)
	}
	ok, err := c.ShouldProcess("Name: "+u.TypeName, "Update TypeData")
	if err != nil || !ok {
		return err
	}
	return editTypeMembers(c, u.TypeName, func(set *value.MemberSet) error {
		for _, m := range members {
			if set.Find(m.Name) != nil && !bool(u.Force) {
				if err := c.WriteError(typeDataError("TypesDynamicUpdateException", u.TypeName, "The member "+m.Name+" is already present.")); err != nil {
					return err
				}
				continue
			}
			set.Put(m)
		}
		for _, m := range standard {
			setStandard(set, m)
		}
		return nil
	})
}

// members makes what the parameters describe: the member of -MemberName, and settings of the type.
func (u *updateTypeData) members(c *cmdlet.Context) (members, standard []value.Member, err error) {
	if !c.Bound("MemberType") {
		if c.Bound("MemberName") || c.Bound("Value") || c.Bound("SecondValue") {
			return nil, nil, c.Terminate(invalidOperation, "MemberTypeIsMissing", errs.InvalidOperation, value.Null,
				"The MemberName, Value, and SecondValue parameters cannot be specified without the MemberType parameter.")
		}
	} else {
		if u.MemberName == "" || !c.Bound("Value") && !c.Bound("SecondValue") {
			return nil, nil, c.Terminate(invalidOperation, "MemberShouldBeSpecified", errs.InvalidOperation, value.Null,
				"The MemberName and Value parameters must be specified with the MemberType parameter.")
		}
		a := &addMember{MemberType: u.MemberType, Name: u.MemberName, Value: u.Value, SecondValue: u.SecondValue}
		m, err := a.member(c)
		if err != nil {
			return nil, nil, err
		}
		members = append(members, m)
	}
	sets := func(name string, names []string) {
		if len(names) > 0 {
			standard = append(standard, value.Member{Name: name, Kind: value.MemberPropertySet, Names: names})
		}
	}
	note := func(name string, v value.Value) {
		if c.Bound(name) {
			standard = append(standard, value.Member{Name: name, Kind: value.MemberNoteProperty, Value: v})
		}
	}
	sets("DefaultDisplayPropertySet", u.DefaultDisplayPropertySet)
	sets("DefaultKeyPropertySet", u.DefaultKeyPropertySet)
	sets("PropertySerializationSet", u.PropertySerializationSet)
	note("DefaultDisplayProperty", value.String(u.DefaultDisplayProperty))
	note("SerializationMethod", value.String(u.SerializationMethod))
	note("SerializationDepth", value.Int(u.SerializationDepth))
	note("InheritPropertySerializationSet", u.InheritPropertySerializationSet)
	note("TargetTypeForDeserialization", u.targetType())
	if u.StringSerializationSource != "" {
		standard = append(standard, value.Member{Name: "StringSerializationSource", Kind: value.MemberAliasProperty, Ref: u.StringSerializationSource})
	}
	return members, standard, nil
}

func (u *updateTypeData) targetType() value.Value {
	if u.TargetTypeForDeserialization == nil {
		return value.Null
	}
	return value.Of(u.TargetTypeForDeserialization)
}

// files refuses the files of types that exist, and reports those that do not.
func (u *updateTypeData) files(c *cmdlet.Context) error {
	for _, part := range []struct {
		id    string
		paths []string
	}{{"TypesPrependPathException", u.PrependPath}, {"TypesAppendPathException", u.AppendPath}} {
		for _, path := range part.paths {
			found, err := existing(c, path, false)
			if err != nil {
				if !isException(c, err) {
					return err
				}
				if err := c.WriteError(errs.NewRecord(errs.ExceptionFrom(err), part.id, errs.InvalidOperation, value.String(path))); err != nil {
					return err
				}
				continue
			}
			for _, name := range found {
				if err := loadTypesFile(c, name); err != nil {
					return err
				}
			}
		}
	}
	return nil
}
