package types

import (
	"goposh/runtime/errs"
	"goposh/runtime/neterr"
	"goposh/runtime/value"
	"goposh/runtime/wtf8"
)

// Index is $v[idx]: with one index an element, with several a slice as Object[]; several indexes of a multi-dimensional array are
// one position. Out of range is $null: see IndexStrict.
func Index(rt value.Runtime, v value.Value, idx []value.Value) (value.Value, error) {
	return index(rt, v, idx, false)
}

// IndexStrict is Index under strict mode 3: an index out of range is an IndexOutOfRangeException.
func IndexStrict(rt value.Runtime, v value.Value, idx []value.Value) (value.Value, error) {
	return index(rt, v, idx, true)
}

func nullArray() error { return runtimeError("NullArray", value.Null, msgNullArray) }

func nullIndex() error {
	return runtimeError("NullArrayIndex", value.Null, "Index operation failed; the array index evaluated to null.")
}

func index(rt value.Runtime, v value.Value, idx []value.Value, strict bool) (value.Value, error) {
	if v.IsNull() {
		return value.Null, nullArray()
	}
	base := v.Base()
	if len(idx) == 1 {
		if a, ok := base.Object().(*value.Array); ok {
			if i, ok := idx[0].AsInt32(); ok && a.Rank() == 1 {
				return element(a.Items, int(i), strict)
			}
		}
		return indexOne(rt, v, base, idx[0], strict)
	}
	if a, ok := base.Object().(*value.Array); ok && a.Rank() > 1 {
		off, err := offset(rt, a, idx)
		if err != nil {
			return value.Null, err
		}
		return value.Load(&a.Items[off]), nil
	}
	if a, ok := base.Object().(*value.Array); ok || isSliceable(base) {
		_ = a
		return slice(rt, v, idx, strict)
	}
	if tb := tableOf(base.Type()); tb.indexer != nil && tb.indexer.takes(len(idx)) {
		return tb.indexer.index(rt, base, idx)
	}
	return slice(rt, v, idx, strict)
}

func isSliceable(v value.Value) bool {
	if _, ok := v.AsString(); ok {
		return true
	}
	switch v.Object().(type) {
	case *value.List, *value.Dict:
		return true
	}
	return false
}

// slice gives the elements at several indexes, leaving out those out of range.
func slice(rt value.Runtime, v value.Value, idx []value.Value, strict bool) (value.Value, error) {
	var out []value.Value
	base := v.Base()
	for _, i := range idx {
		x, err := indexOne(rt, v, base, i, strict)
		if err != nil {
			return value.Null, err
		}
		if x.IsVoid() {
			continue
		}
		if !strict && outOfRange(rt, base, i) {
			continue
		}
		out = append(out, x)
	}
	return value.Objects(out...), nil
}

// outOfRange tells whether an index of a slice names no element: such are left out rather than $null.
func outOfRange(rt value.Runtime, base value.Value, i value.Value) bool {
	n := -1
	switch o := base.Object().(type) {
	case *value.Array:
		n = len(o.Items)
	case *value.List:
		n = o.Len()
	default:
		if s, ok := base.AsString(); ok {
			n = wtf8.Len(s)
		}
	}
	if n < 0 {
		return false
	}
	k, err := ToInt(rt, i)
	return err != nil || k >= n || k < -n
}

func element(items []value.Value, i int, strict bool) (value.Value, error) {
	if i < 0 {
		i += len(items)
	}
	if i < 0 || i >= len(items) {
		if strict {
			return value.Null, indexOutOfRange()
		}
		return value.Null, nil
	}
	return value.Load(&items[i]), nil
}

func indexOne(rt value.Runtime, v, base, i value.Value, strict bool) (value.Value, error) {
	if i.IsNull() {
		if _, ok := base.Object().(*value.Dict); ok || indexable(base) {
			return value.Null, nullIndex()
		}
	}
	if s, ok := base.AsString(); ok {
		if many, ok, err := indexList(rt, i); ok || err != nil {
			if err != nil {
				return value.Null, err
			}
			return slice(rt, v, many, strict)
		}
		n, err := indexNumber(rt, i)
		if err != nil {
			return value.Null, err
		}
		size := wtf8.Len(s)
		if n < 0 {
			n += size
		}
		u, ok := wtf8.At(s, n)
		if !ok || n < 0 {
			if strict {
				return value.Null, indexOutOfRange()
			}
			return value.Null, nil
		}
		return value.Char(u), nil
	}
	switch o := base.Object().(type) {
	case *value.Array:
		return indexArray(rt, v, o, i, strict)
	case *value.List:
		if many, ok, err := indexList(rt, i); ok || err != nil {
			if err != nil {
				return value.Null, err
			}
			return slice(rt, v, many, strict)
		}
		n, err := indexNumber(rt, i)
		if err != nil {
			return value.Null, err
		}
		if strict && (n >= len(o.Items) || n < -len(o.Items)) {
			return value.Null, neterr.ArgumentOutOfRange("index", "Index was out of range. Must be non-negative and less than the size of the collection.")
		}
		return element(o.Snapshot(), n, strict)
	case *value.Dict:
		if dictionaryType(o.Type()) {
			return indexDict(rt, v, o, i, strict)
		}
	}
	t := base.Type()
	tb := tableOf(t)
	if tb.indexer != nil {
		if a, ok := i.Base().Object().(*value.Array); ok && !tb.indexer.takesArray() {
			return slice(rt, v, a.Items, strict)
		}
		x, err := tb.indexer.index(rt, base, []value.Value{i})
		if err == nil {
			return x, nil
		}
		if passes(err) || strict {
			return value.Null, err
		}
		if many, ok, lerr := indexList(rt, i); ok && lerr == nil {
			return slice(rt, v, many, strict)
		}
		// A missing key or position reads as $null.
		return value.Null, nil
	}
	if items, ok, err := Slice(rt, base); ok || err != nil {
		if err != nil {
			return value.Null, err
		}
		return indexArray(rt, value.Objects(items...), value.NewArray(nil, items), i, strict)
	}
	return indexScalar(rt, v, i)
}

// indexable tells whether a value takes an index at all.
func indexable(base value.Value) bool {
	if _, ok := base.AsString(); ok {
		return true
	}
	switch base.Object().(type) {
	case *value.Array, *value.List:
		return true
	}
	return false
}

// indexScalar: any object is its own element 0 and -1.
func indexScalar(rt value.Runtime, v, i value.Value) (value.Value, error) {
	if many, ok, err := indexList(rt, i); ok || err != nil {
		if err != nil {
			return value.Null, err
		}
		out := make([]value.Value, 0, len(many))
		for _, x := range many {
			if n, err := ToInt(rt, x); err == nil && (n == 0 || n == -1) {
				out = append(out, v)
			}
		}
		return value.Objects(out...), nil
	}
	n, err := ToInt(rt, i)
	if err == nil && (n == 0 || n == -1) {
		return v, nil
	}
	if err != nil {
		return value.Null, runtimeError("CannotIndex", value.Null, `Unable to index into an object of type "%s".`, TypeString(v.Type()))
	}
	return value.Null, nil
}

// indexList gives the indexes of an index that is itself a list.
func indexList(rt value.Runtime, i value.Value) ([]value.Value, bool, error) {
	switch o := i.Base().Object().(type) {
	case *value.Array:
		return o.Items, true, nil
	case *value.List:
		return o.Snapshot(), true, nil
	case nil:
		return nil, false, nil
	}
	return Slice(rt, i)
}

func indexNumber(rt value.Runtime, i value.Value) (int, error) {
	if n, ok := i.AsInt32(); ok {
		return int(n), nil
	}
	return ToInt(rt, i)
}

func indexArray(rt value.Runtime, v value.Value, a *value.Array, i value.Value, strict bool) (value.Value, error) {
	many, ok, err := indexList(rt, i)
	if err != nil {
		return value.Null, err
	}
	if a.Rank() > 1 {
		if !ok {
			many = []value.Value{i}
		}
		off, err := offset(rt, a, many)
		if err != nil {
			return value.Null, err
		}
		return value.Load(&a.Items[off]), nil
	}
	if ok {
		return slice(rt, v, many, strict)
	}
	n, err := indexNumber(rt, i)
	if err != nil {
		return value.Null, err
	}
	return element(a.Items, n, strict)
}

// offset finds a position of a multi-dimensional array.
func offset(rt value.Runtime, a *value.Array, idx []value.Value) (int, error) {
	if len(idx) != a.Rank() {
		return 0, runtimeError("NeedMultidimensionalIndex", value.Null,
			"Array assignment failed because index '%s' requires %d indexes.", indexText(rt, idx), a.Rank())
	}
	pos := make([]int, len(idx))
	for d, x := range idx {
		n, err := indexNumber(rt, x)
		if err != nil {
			return 0, err
		}
		if n < 0 {
			n += a.Dim(d)
		}
		pos[d] = n
	}
	off, ok := a.Offset(pos...)
	if !ok {
		return 0, indexOutOfRange()
	}
	return off, nil
}

func indexText(rt value.Runtime, idx []value.Value) string {
	s, _ := joinWith(rt, idx, ",")
	return s
}

func joinWith(rt value.Runtime, items []value.Value, sep string) (string, error) {
	out := ""
	for i, x := range items {
		if i > 0 {
			out += sep
		}
		s, err := ConvertString(rt, x)
		if err != nil {
			return "", err
		}
		out += s
	}
	return out, nil
}

func indexDict(rt value.Runtime, v value.Value, d *value.Dict, i value.Value, strict bool) (value.Value, error) {
	t := d.Type()
	if len(t.Args) == 2 {
		if many, ok, _ := indexList(rt, i); ok && t.Args[0].Rank == 0 {
			return slice(rt, v, many, strict)
		}
		key, err := Convert(rt, i, t.Args[0])
		if err != nil {
			return value.Null, nil
		}
		x, _ := d.Get(key)
		return x, nil
	}
	if t == value.TypeOrdered {
		if n, ok := i.Base().AsInt32(); ok {
			if _, isKey := d.Get(i); !isKey {
				if n < 0 {
					n += int32(d.Len())
				}
				if n < 0 || int(n) >= d.Len() {
					return value.Null, nil
				}
				_, x := d.At(int(n))
				return x, nil
			}
		}
	}
	if x, ok := d.Get(i); ok {
		return x, nil
	}
	if many, ok, err := indexList(rt, i); ok && err == nil {
		return slice(rt, v, many, strict)
	}
	return value.Null, nil
}

// takes tells whether an indexer has n parameters.
func (g *group) takes(n int) bool {
	for _, o := range g.overloads {
		if len(o.resolve().params_) == n {
			return true
		}
	}
	return false
}

// takesArray tells whether an indexer has a parameter that an array is a value for.
func (g *group) takesArray() bool {
	for _, o := range g.overloads {
		for _, p := range o.resolve().params_ {
			if p.typ.Rank > 0 || p.typ == value.TypeObject {
				return true
			}
		}
	}
	return false
}

func (g *group) index(rt value.Runtime, base value.Value, idx []value.Value) (value.Value, error) {
	o, b, err := g.bind(rt, g.name, idx, nil)
	if err != nil {
		return value.Null, err
	}
	return o.fn(&Call{RT: rt, Type: o.decl, This: base, Args: b.args})
}

// SetIndex is $v[idx] = val.
func SetIndex(rt value.Runtime, v value.Value, idx []value.Value, val value.Value) error {
	if v.IsNull() {
		return nullArray()
	}
	if val.IsVoid() {
		val = value.Null
	}
	base := v.Base()
	for _, i := range idx {
		if i.IsNull() {
			return nullIndex()
		}
	}
	switch o := base.Object().(type) {
	case *value.Array:
		return setArray(rt, o, idx, val)
	case *value.List:
		if len(idx) == 1 {
			return setList(rt, o, idx[0], val)
		}
	case *value.Dict:
		if len(idx) == 1 && dictionaryType(o.Type()) {
			return setDict(rt, o, idx[0], val)
		}
	}
	tb := tableOf(base.Type())
	if tb.indexer == nil {
		return runtimeError("CannotIndex", value.Null, `Unable to index into an object of type "%s".`, TypeString(base.Type()))
	}
	for _, o := range tb.indexer.overloads {
		if !o.writable() || len(o.resolve().params_) != len(idx) {
			continue
		}
		one := &group{name: tb.indexer.name, form: formIndexer, overloads: []*overload{o}}
		_, b, err := one.bind(rt, one.name, idx, nil)
		if err != nil {
			return err
		}
		c, err := Convert(rt, val, o.ret_)
		if err != nil {
			return err
		}
		if _, err := o.fn(&Call{RT: rt, Type: o.decl, This: base, Args: append(append([]value.Value(nil), b.args...), c)}); err != nil {
			if passes(err) {
				return err
			}
			return errs.ExceptionFrom(err)
		}
		return nil
	}
	return runtimeError("CannotIndex", value.Null, `Unable to index into an object of type "%s".`, TypeString(base.Type()))
}

func setArray(rt value.Runtime, a *value.Array, idx []value.Value, val value.Value) error {
	if len(idx) == 1 {
		if many, ok, _ := indexList(rt, idx[0]); ok {
			idx = many
		}
	}
	if a.Rank() == 1 {
		if len(idx) != 1 {
			return runtimeError("ArraySliceAssignmentFailed", value.Null, "Array assignment to [%s] failed because assignment to slices is not supported.", indexText(rt, idx))
		}
		n, err := indexNumber(rt, idx[0])
		if err != nil {
			return err
		}
		if n < 0 {
			n += len(a.Items)
		}
		if n < 0 || n >= len(a.Items) {
			return indexOutOfRange()
		}
		c, err := Convert(rt, val, a.Elem())
		if err != nil {
			return err
		}
		value.Store(&a.Items[n], c)
		return nil
	}
	off, err := offset(rt, a, idx)
	if err != nil {
		return err
	}
	c, err := Convert(rt, val, a.Elem())
	if err != nil {
		return err
	}
	value.Store(&a.Items[off], c)
	return nil
}

func setList(rt value.Runtime, l *value.List, i, val value.Value) error {
	n, err := indexNumber(rt, i)
	if err != nil {
		return err
	}
	if n < 0 {
		n += len(l.Items)
	}
	if n < 0 || n >= len(l.Items) {
		return errs.NewException("System.ArgumentOutOfRangeException",
			"Index was out of range. Must be non-negative and less than the size of the collection. (Parameter 'index')").
			With("ParamName", value.String("index"))
	}
	if l.ReadOnly {
		return runtimeError("CannotIndex", value.Null, `Unable to index into an object of type "%s".`, TypeString(l.Type()))
	}
	c, err := Convert(rt, val, l.Elem())
	if err != nil {
		return err
	}
	l.SetItem(n, c)
	return nil
}

func setDict(rt value.Runtime, d *value.Dict, i, val value.Value) error {
	if d.ReadOnly {
		return runtimeError("CannotIndex", value.Null, `Unable to index into an object of type "%s".`, TypeString(d.Type()))
	}
	t := d.Type()
	if len(t.Args) == 2 {
		key, err := Convert(rt, i, t.Args[0])
		if err != nil {
			return err
		}
		if val, err = Convert(rt, val, t.Args[1]); err != nil {
			return err
		}
		d.Set(key, val)
		return nil
	}
	if t == value.TypeOrdered {
		if n, ok := i.Base().AsInt32(); ok {
			if _, isKey := d.Get(i); !isKey {
				if n < 0 || int(n) >= d.Len() {
					return errs.NewException("System.ArgumentOutOfRangeException",
						"Specified argument was out of the range of valid values. (Parameter 'index')").With("ParamName", value.String("index"))
				}
				d.SetAt(int(n), val)
				return nil
			}
		}
	}
	d.Set(i, val)
	return nil
}
