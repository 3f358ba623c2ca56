package cim

import (
	"strconv"

	"goposh/runtime/cim/object"
	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/types"
	"goposh/runtime/value"
	"goposh/runtime/wildcard"
)

// find lists the CimSessions whose property has one of the wanted values; those of ids are exact, others may be patterns. A wanted
// value without pattern that no session has is an error.
func find(c *cmdlet.Context, property string, wanted []string, exact bool, of func(*object.CimSession) string) ([]*object.CimSession, error) {
	var out []*object.CimSession
	seen := map[*object.CimSession]bool{}
	for _, w := range wanted {
		p := wildcard.Compile(w, true)
		if exact {
			p = wildcard.Compile(wildcard.Escape(w), true)
		}
		found := false
		for _, s := range object.Of(c.Session()).List() {
			if !p.Match(of(s)) {
				continue
			}
			if found = true; !seen[s] {
				seen[s] = true
				out = append(out, s)
			}
		}
		if found || !exact && wildcard.HasWildcards(w) {
			continue
		}
		err := c.Fail("Microsoft.Management.Infrastructure.CimException", property, errs.ObjectNotFound, value.String(w),
			"No CimSession objects were found for %s : %s", property, w)
		if err != nil {
			return out, err
		}
	}
	return out, nil
}

// sessionFilter are the parameters that choose CimSessions.
type sessionFilter struct {
	computers, names []string
	ids, instances   []value.Value
}

// find lists the chosen sessions; ok is false when no parameter was given.
func (f sessionFilter) find(c *cmdlet.Context) (list []*object.CimSession, ok bool, err error) {
	switch {
	case len(f.computers) > 0:
		list, err = find(c, "ComputerName", f.computers, false, func(s *object.CimSession) string { return s.Computer })
	case len(f.names) > 0:
		list, err = find(c, "Name", f.names, false, func(s *object.CimSession) string { return s.Name })
	case len(f.ids) > 0:
		list, err = find(c, "Id", texts(c, f.ids), true, func(s *object.CimSession) string { return strconv.FormatUint(uint64(s.ID), 10) })
	case len(f.instances) > 0:
		list, err = find(c, "InstanceId", texts(c, f.instances), true, func(s *object.CimSession) string { return s.InstanceID.String() })
	default:
		return nil, false, nil
	}
	return list, true, err
}

func texts(rt value.Runtime, list []value.Value) []string {
	out := make([]string, len(list))
	for i, v := range list {
		out[i] = types.ToString(rt, v)
	}
	return out
}
