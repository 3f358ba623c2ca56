package types

import (
	"goposh/runtime/errs"
	"goposh/runtime/value"
)

const msgNotSettable = "The property '%s' cannot be found on this object. Verify that the property exists and can be set."

// Set writes a property as an assignment to the dot operator does. A dictionary gains a key. Errors are error records.
func Set(rt value.Runtime, v value.Value, name string, val value.Value) error {
	if val.IsVoid() {
		val = value.Null
	}
	if v.IsNull() {
		return runtimeError("PropertyNotFound", value.Null, msgNotSettable, name)
	}
	if set := value.InstanceMembers(v); set.Len() > 0 {
		if m := set.Find(name); m != nil {
			if m.Kind == value.MemberNoteProperty {
				return setNote(rt, m, val)
			}
			return writeMember(rt, v, m, val)
		}
	}
	t := v.Type()
	tb := tableOf(t)
	base := v.Base()
	if d, ok := base.Object().(*value.Dict); ok && dictionaryType(t) {
		return setEntry(rt, d, tb, name, val, v)
	}
	if m := typeMember(rt, v, tb, name); m != nil {
		return writeMember(rt, v, m, val)
	}
	if a, ok := base.Object().(Adapter); ok {
		found, err := a.SetAdapted(rt, name, val)
		if err != nil {
			return settingError(name, err)
		}
		if found {
			return nil
		}
	}
	g := tb.instance.find(name)
	if g == nil || g.form == formMethod || g.form == formIndexer {
		if e, ok := base.Object().(*errs.Exception); ok && setProp(e, name, val) {
			return nil
		}
		return notSettable(v, name, g)
	}
	return g.write(rt, g.name, base, staticOrOwn(g), val)
}

func staticOrOwn(g *group) *value.Type { return g.property().decl }

func setProp(e *errs.Exception, name string, val value.Value) bool {
	for i := range e.Props {
		if equalFold(e.Props[i].Name, name) {
			e.Props[i].Value = val
			return true
		}
	}
	return false
}

// setNote keeps the static type of a note that was given one.
func setNote(rt value.Runtime, m *value.Member, val value.Value) error {
	if m.Type != nil {
		c, err := Convert(rt, val, m.Type)
		if err != nil {
			return settingError(m.Name, err)
		}
		val = c
	}
	value.Store(&m.Value, val)
	return nil
}

// setEntry writes a dictionary's key; a property of the dictionary's own type counts only where it can be set.
func setEntry(rt value.Runtime, d *value.Dict, tb *table, name string, val value.Value, v value.Value) error {
	key := value.String(name)
	if _, ok := d.Get(key); !ok {
		if m := typeMember(rt, v, tb, name); m != nil && m.Kind&value.MemberProperties != 0 && !m.Hidden {
			return writeMember(rt, v, m, val)
		}
	}
	if d.ReadOnly {
		return settingError(name, errs.NewException("System.NotSupportedException", "Collection is read-only."))
	}
	if len(d.Type().Args) == 2 {
		var err error
		if key, err = Convert(rt, key, d.Type().Args[0]); err == nil {
			val, err = Convert(rt, val, d.Type().Args[1])
		}
		if err != nil {
			return settingError(name, err)
		}
	}
	d.Set(key, val)
	return nil
}

// notSettable is the error of an assignment to what is no property.
func notSettable(v value.Value, name string, g *group) error {
	if p, ok := v.Object().(*value.PSObject); ok && p.IsCustom() {
		inner := runtimeError("PropertyAssignmentException", value.Null, msgNotSettable, name)
		return settingError(name, inner.Exception)
	}
	return runtimeError("PropertyAssignmentException", value.Null, msgNotSettable, name)
}

func readOnly(name string) error {
	msg := "'" + name + "' is a ReadOnly property."
	inner := errs.NewException(typeSetValue, msg)
	r := errs.Runtime("PropertyAssignmentException", errs.InvalidOperation, value.Null, "%s", msg)
	r.Exception.Inner = inner
	return r
}

// write sets a .NET property or field.
func (g *group) write(rt value.Runtime, name string, this value.Value, t *value.Type, val value.Value) error {
	o := g.property().resolve()
	if !o.writable() {
		return readOnly(g.name)
	}
	c, err := Convert(rt, val, o.ret_)
	if err != nil {
		return settingError(name, err)
	}
	if _, err := o.fn(&Call{RT: rt, Type: t, This: this, Args: []value.Value{c}}); err != nil {
		return settingError(name, err)
	}
	return nil
}

// writeMember sets an extended property.
func writeMember(rt value.Runtime, v value.Value, m *value.Member, val value.Value) error {
	switch m.Kind {
	case value.MemberNoteProperty:
		return setNote(rt, m, val)
	case value.MemberAliasProperty:
		return Set(rt, v, m.Ref, val)
	case value.MemberScriptProperty:
		sb, err := scriptOf(rt, m.Set)
		if err != nil {
			return err
		}
		if sb == nil {
			return record(typeSetValue, "SetWithoutSetterFromScriptProperty", errs.NotSpecified, nil,
				`Set accessor for property "`+m.Name+`" is unavailable.`)
		}
		if _, err := rt.Invoke(sb, v, value.Void, val); err != nil {
			return settingError(m.Name, err)
		}
		return nil
	case value.MemberCodeProperty:
		if m.Set.IsNull() || m.Code == nil {
			return record(typeSetValue, "SetWithoutSetterFromCodeProperty", errs.NotSpecified, nil,
				`Set accessor for property "`+m.Name+`" is unavailable.`)
		}
		if _, err := m.Code(rt, v, []value.Value{val}); err != nil {
			return settingError(m.Name, err)
		}
		return nil
	}
	return runtimeError("PropertyAssignmentException", value.Null, msgNotSettable, m.Name)
}

// SetStatic writes a static property or field.
func SetStatic(rt value.Runtime, t *value.Type, name string, val value.Value) error {
	g := tableOf(t).static.find(name)
	if t.Enum != nil {
		if _, ok := t.Enum.Lookup(name); ok {
			return readOnly(name)
		}
	}
	if g == nil || g.form == formMethod {
		return runtimeError("PropertyAssignmentException", value.Null, msgNotSettable, name)
	}
	return g.write(rt, g.name, value.Null, staticType(g.property(), t), val)
}
