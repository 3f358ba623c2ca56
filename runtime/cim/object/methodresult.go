package object

import (
	"slices"
	"strings"

	"goposh/runtime/cim"
	"goposh/runtime/value"
)

// MethodResult is what Invoke-CimMethod gives: an object with the output and the return value, sorted by name, and the
// computer.
func MethodResult(rt value.Runtime, class *cim.Class, method *cim.Method, r *cim.Result, computer string) value.Value {
	out := append(slices.Clone(r.Out), cim.Argument{Name: "ReturnValue", Value: r.ReturnValue, Type: method.ReturnType})
	slices.SortFunc(out, func(a, b cim.Argument) int { return strings.Compare(strings.ToLower(a.Name), strings.ToLower(b.Name)) })
	o := value.NewCustomObject(len(out) + 1)
	for _, a := range out {
		o.AddNote(a.Name, infrastructure.toValue(rt, a.Value, a.Type, a.Array))
	}
	o.AddNote(psComputerName, textOrNull(computer))
	const name = namespaceCim + "CimMethodResult"
	o.EnsureMembers().SetTypeNames([]string{
		name + "#" + class.Name + "#" + method.Name, name, value.TypePSCustomObject.FullName, value.TypeObject.FullName,
	})
	return value.Of(o)
}
