package utility

import (
	"goposh/runtime/errs"
	"goposh/runtime/value"
)

// cloneRecord copies an error record with members of its own.
func cloneRecord(v value.Value) (*errs.Record, bool) {
	r, ok := v.Base().Ref().(*errs.Record)
	if !ok {
		return nil, false
	}
	c := r.Clone()
	c.Bag = value.Bag{}
	copyMembers(c.EnsureMembers(), r.InstanceMembers())
	return c, true
}
