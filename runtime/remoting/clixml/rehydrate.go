package clixml

import (
	"strings"

	"goposh/runtime/types"
	"goposh/runtime/value"
)

// rehydrator is the converter that most type data name as the target of a deserialised type.
const rehydrator = "Microsoft.PowerShell.DeserializingTypeConverter"

// rehydrate turns a deserialised object into a live one where type data say what its type should be
// (TargetTypeForDeserialization). ok is false when they do not, or when that fails.
func (d *deserializer) rehydrate(v value.Value, sh *shell) (live value.Value, ok bool) {
	m := types.StandardMember(d.rt, v, "TargetTypeForDeserialization")
	if m == nil {
		return v, false
	}
	if t, isType := m.Value.Base().Object().(*value.Type); isType {
		return d.convert(v, t)
	}
	target, _ := m.Value.Base().AsString()
	own := strings.TrimPrefix(sh.names[0], deserializedPrefix)
	if !strings.EqualFold(target, rehydrator) {
		return d.convert(v, types.Lookup(target))
	}
	t := types.Lookup(own)
	if t == nil {
		return v, false
	}
	args, ok := d.constructorArgs(v, own, sh)
	if !ok {
		return v, false
	}
	live, err := types.New(d.rt, t, args)
	return live, err == nil
}

func (d *deserializer) convert(v value.Value, t *value.Type) (value.Value, bool) {
	if t == nil {
		return v, false
	}
	live, err := types.Convert(d.rt, v, t)
	return live, err == nil && !live.IsNull()
}

// constructorArgs gives the constructor arguments of the live types that come back; ok is false for other types.
func (d *deserializer) constructorArgs(v value.Value, typeName string, sh *shell) (args []value.Value, ok bool) {
	get := func(name string) value.Value {
		x, _, _ := types.Get(d.rt, v, name)
		return x
	}
	switch typeName {
	case "System.Management.Automation.PSCredential":
		return []value.Value{get("UserName"), get("Password")}, true
	case "System.Management.Automation.SwitchParameter":
		return []value.Value{get("IsPresent")}, true
	case "System.Net.Mail.MailAddress", "System.Globalization.CultureInfo":
		return []value.Value{value.String(sh.text)}, sh.hasText
	case "System.Net.IPAddress":
		return []value.Value{get("Address")}, true
	}
	return nil, false
}
