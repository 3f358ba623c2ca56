package utility

import (
	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/value"
)

// typeDataEditor is a session whose type data can be changed.
type typeDataEditor interface {
	SetTypeMembers(typeName string, m *value.MemberSet)
}

// editTypeMembers changes a copy of what the session adds to a type name.
func editTypeMembers(c *cmdlet.Context, typeName string, edit func(*value.MemberSet) error) error {
	editor, ok := c.Engine.(typeDataEditor)
	if !ok {
		return c.Terminate(psInvalidOperation, "TypeDataNotSupported", errs.NotImplemented, value.Null,
			"The type data of this session cannot be changed.")
	}
	set := &value.MemberSet{}
	if old := c.TypeMembers(typeName); old != nil {
		set = old.Clone()
	}
	if err := edit(set); err != nil {
		return err
	}
	editor.SetTypeMembers(typeName, set)
	return nil
}

// typeDataError is the error of type data that cannot be added or removed.
func typeDataError(id, typeName, text string) *errs.Record {
	return errs.New(runtimeException, id, errs.InvalidOperation, value.Null, "Error in TypeData \"%s\": %s", typeName, text)
}

// standardMembers is the member set that holds a type's display and serialisation settings.
const standardMembers = "PSStandardMembers"

// setStandard puts a member into a type's PSStandardMembers.
func setStandard(set *value.MemberSet, m value.Member) {
	inner := &value.MemberSet{}
	if old := set.Find(standardMembers); old != nil && old.Members != nil {
		inner = old.Members.Clone()
	}
	inner.Put(m)
	set.Put(value.Member{Name: standardMembers, Kind: value.MemberMemberSet, Hidden: true, Members: inner})
}
