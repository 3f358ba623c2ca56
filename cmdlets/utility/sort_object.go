package utility

import (
	"slices"

	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// sortObject is Sort-Object.
type sortObject struct {
	Stable        cmdlet.Switch `ps:"Default:"`
	Descending    cmdlet.Switch `ps:""`
	Unique        cmdlet.Switch `ps:""`
	Top           int32         `ps:"Top: mandatory" validate:"range 1 2147483647"`
	Bottom        int32         `ps:"Bottom: mandatory" validate:"range 1 2147483647"`
	InputObject   value.Value   `ps:"pipe" type:"System.Management.Automation.PSObject"`
	Property      []value.Value `ps:"pos=0"`
	Culture       string        `ps:""`
	CaseSensitive cmdlet.Switch `ps:""`

	columns []column
	input   []value.Value
}

// Begin implements cmdlet.Beginner.
func (s *sortObject) Begin(c *cmdlet.Context) error {
	var err error
	s.columns, err = columns(c, s.Property, keyExpression, keyAscending, keyDescending)
	return err
}

// Process implements cmdlet.Processor.
func (s *sortObject) Process(c *cmdlet.Context) error {
	if !s.InputObject.IsNull() {
		s.input = append(s.input, s.InputObject)
	}
	return nil
}

// End implements cmdlet.Ender.
func (s *sortObject) End(c *cmdlet.Context) error {
	if len(s.input) == 0 {
		return nil
	}
	o := &order{comparer: newComparer(c, s.Culture, bool(s.CaseSensitive))}
	cols := defaultColumns(c, s.columns, s.input[0])
	entries, err := keyed(c, expandWildcards(c, cols, s.input), s.input, o, bool(s.Descending))
	if err != nil {
		return err
	}
	var stopped error
	compared := 0
	order := func(a, b entry) int {
		if compared++; compared%stopCheck == 0 && stopped == nil {
			stopped = c.Context().Err()
		}
		if stopped != nil {
			return 0
		}
		return o.compareKeys(a.keys, b.keys)
	}
	if s.Stable {
		slices.SortStableFunc(entries, order)
	} else {
		sortAsDotNet(entries, order)
	}
	if stopped != nil {
		return stopped
	}
	if s.Unique {
		entries = slices.CompactFunc(entries, func(a, b entry) bool { return o.compareKeys(a.keys, b.keys) == 0 })
	}
	switch {
	case s.Top > 0:
		entries = entries[:min(len(entries), int(s.Top))]
	case s.Bottom > 0:
		entries = entries[max(0, len(entries)-int(s.Bottom)):]
	}
	for _, e := range entries {
		if err := c.Write(e.object); err != nil {
			return err
		}
	}
	return nil
}

// stopCheck is after how many comparisons a sort looks whether it is still wanted.
const stopCheck = 1 << 12

// sortAsDotNet sorts as List.Sort does where that shows: three elements are swapped into place, which may change the order of
// equal ones, and up to sixteen are inserted. Longer lists are sorted stably, which is one of .NET's possible orders of equals.
func sortAsDotNet(entries []entry, order func(a, b entry) int) {
	if len(entries) != 3 {
		slices.SortStableFunc(entries, order)
		return
	}
	for _, p := range [3][2]int{{0, 1}, {0, 2}, {1, 2}} {
		if order(entries[p[0]], entries[p[1]]) > 0 {
			entries[p[0]], entries[p[1]] = entries[p[1]], entries[p[0]]
		}
	}
}

// entry is an object with its sort keys.
type entry struct {
	object value.Value
	keys   []orderKey
}

// defaultColumns are the key properties of the first object's type (DefaultKeyPropertySet) when none were given.
func defaultColumns(c *cmdlet.Context, cols []column, first value.Value) []column {
	if len(cols) > 0 {
		return cols
	}
	for _, name := range types.PropertySet(c, first, "DefaultKeyPropertySet") {
		cols = append(cols, column{expression: nameExpression(name)})
	}
	return cols
}

// expandWildcards replaces patterns by the names they match on any of the objects, in order of appearance.
func expandWildcards(c *cmdlet.Context, cols []column, objects []value.Value) []column {
	if !slices.ContainsFunc(cols, func(col column) bool { return col.glob != nil }) {
		return cols
	}
	var out []column
	for _, col := range cols {
		if col.glob == nil {
			out = append(out, col)
			continue
		}
		var names []string
		for _, v := range objects {
			for _, p := range types.Properties(c, v) {
				if !p.Hidden && col.glob.Match(p.Name) && !slices.Contains(names, p.Name) {
					names = append(names, p.Name)
				}
			}
		}
		for _, n := range names {
			one := col
			one.expression = &expression{name: n}
			out = append(out, one)
		}
	}
	return out
}

// keyed evaluates the keys of every object, and sets the directions of o. Without columns an object is its own key.
func keyed(c *cmdlet.Context, cols []column, objects []value.Value, o *order, descending bool) ([]entry, error) {
	entries := make([]entry, len(objects))
	if len(cols) == 0 {
		o.descending = []bool{descending}
		keys := make([]orderKey, len(objects))
		for i, v := range objects {
			keys[i].val = v
			entries[i] = entry{v, keys[i : i+1 : i+1]}
		}
		return entries, nil
	}
	o.descending = make([]bool, len(cols))
	for i, col := range cols {
		o.descending[i] = descending
		if col.descending != nil {
			o.descending[i] = *col.descending
		}
	}
	for i, v := range objects {
		keys, err := keysOf(c, cols, v)
		if err != nil {
			return nil, err
		}
		entries[i] = entry{v, keys}
	}
	return entries, nil
}

func keysOf(c *cmdlet.Context, cols []column, v value.Value) ([]orderKey, error) {
	keys := make([]orderKey, len(cols))
	for i := range cols {
		found, err := cols[i].values(c, v)
		if err != nil {
			return nil, err
		}
		if len(found) == 0 {
			keys[i].missing = true
			continue
		}
		if ex := found[0].err; ex != nil {
			keys[i].missing = true
			if err := evaluationFailed(c, ex, v); err != nil {
				return nil, err
			}
			continue
		}
		keys[i].val = found[0].val
	}
	return keys, nil
}

// evaluationFailed reports the exception of a calculated property.
func evaluationFailed(c *cmdlet.Context, err error, v value.Value) error {
	inner := errs.ExceptionFrom(err)
	ex := errs.NewException(runtimeException, inner.Message).WithInner(inner)
	return c.WriteError(errs.NewRecord(ex, "ExpressionEvaluation", errs.InvalidResult, v))
}
