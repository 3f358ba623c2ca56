package types

import (
	"goposh/runtime/neterr"
	"goposh/runtime/value"
)

// hashSetClass declares System.Collections.Generic.HashSet`1.
func hashSetClass() *Class {
	return &Class{Members: []M{
		{"new()", setNew},
		{"new(IEqualityComparer[T] comparer)", setNew},
		{"new(int capacity)", setNew},
		{"new(IEnumerable[T] collection)", setNew},
		{"new(IEnumerable[T] collection, IEqualityComparer[T] comparer)", setNew},
		{"new(int capacity, IEqualityComparer[T] comparer)", setNew},
		{"int Count {get}", dictCount},
		{"int Capacity {get}", dictCapacity},
		{"IEqualityComparer[T] Comparer {get}", dictComparer},
		{"bool IsReadOnly {get}", constant(value.False)},
		{"void Clear()", dictClear},
		{"bool Contains(T item)", dictContainsKey},
		{"bool Remove(T item)", setRemove},
		{"HashSet+Enumerator[T] GetEnumerator()", setGetEnumerator},
		{"bool Add(T item)", setAdd},
		{"bool TryGetValue(T equalValue, out T actualValue)", setTryGetValue},
		{"void UnionWith(IEnumerable[T] other)", setUnionWith},
		{"void IntersectWith(IEnumerable[T] other)", setIntersectWith},
		{"void ExceptWith(IEnumerable[T] other)", setExceptWith},
		{"void SymmetricExceptWith(IEnumerable[T] other)", setSymmetricExceptWith},
		{"bool IsSubsetOf(IEnumerable[T] other)", setIsSubsetOf},
		{"bool IsProperSubsetOf(IEnumerable[T] other)", setIsProperSubsetOf},
		{"bool IsSupersetOf(IEnumerable[T] other)", setIsSupersetOf},
		{"bool IsProperSupersetOf(IEnumerable[T] other)", setIsProperSupersetOf},
		{"bool Overlaps(IEnumerable[T] other)", setOverlaps},
		{"bool SetEquals(IEnumerable[T] other)", setSetEquals},
		{"void CopyTo(T[] array)", setCopyTo},
		{"void CopyTo(T[] array, int arrayIndex)", setCopyTo},
		{"void CopyTo(T[] array, int arrayIndex, int count)", setCopyTo},
		{"int RemoveWhere(Predicate[T] match)", setRemoveWhere},
		{"int EnsureCapacity(int capacity)", dictEnsureCapacity},
		{"void TrimExcess()", noop},
		{"void TrimExcess(int capacity)", noop},
	}}
}

// sortedSetClass declares System.Collections.Generic.SortedSet`1.
func sortedSetClass() *Class {
	return &Class{Members: []M{
		{"new()", sortedSetNew},
		{"new(IComparer[T] comparer)", sortedSetNew},
		{"new(IEnumerable[T] collection)", sortedSetNew},
		{"new(IEnumerable[T] collection, IComparer[T] comparer)", sortedSetNew},
		{"int Count {get}", dictCount},
		{"IComparer[T] Comparer {get}", dictSortComparer},
		{"T Min {get}", setMin},
		{"T Max {get}", setMax},
		{"bool IsReadOnly {get}", constant(value.False)},
		{"object SyncRoot {get}", strSelf},
		{"bool IsSynchronized {get}", constant(value.False)},
		{"bool Add(T item)", setAdd},
		{"bool Remove(T item)", setRemove},
		{"void Clear()", dictClear},
		{"bool Contains(T item)", dictContainsKey},
		{"void CopyTo(T[] array)", setCopyTo},
		{"void CopyTo(T[] array, int index)", setCopyTo},
		{"void CopyTo(T[] array, int index, int count)", setCopyTo},
		{"SortedSet+Enumerator[T] GetEnumerator()", setGetEnumerator},
		{"void UnionWith(IEnumerable[T] other)", setUnionWith},
		{"void IntersectWith(IEnumerable[T] other)", setIntersectWith},
		{"void ExceptWith(IEnumerable[T] other)", setExceptWith},
		{"void SymmetricExceptWith(IEnumerable[T] other)", setSymmetricExceptWith},
		{"bool IsSubsetOf(IEnumerable[T] other)", setIsSubsetOf},
		{"bool IsProperSubsetOf(IEnumerable[T] other)", setIsProperSubsetOf},
		{"bool IsSupersetOf(IEnumerable[T] other)", setIsSupersetOf},
		{"bool IsProperSupersetOf(IEnumerable[T] other)", setIsProperSupersetOf},
		{"bool SetEquals(IEnumerable[T] other)", setSetEquals},
		{"bool Overlaps(IEnumerable[T] other)", setOverlaps},
		{"int RemoveWhere(Predicate[T] match)", setRemoveWhere},
		{"IEnumerable[T] Reverse()", setReverse},
		{"bool TryGetValue(T equalValue, out T actualValue)", setTryGetValue},
	}}
}

func setNew(c *Call) (value.Value, error) {
	d := value.NewDict(c.Type, false, 0)
	var src []value.Value
	for i, a := range c.Args {
		b := a.Base()
		switch {
		case b.Kind() == value.KindInt32:
			if b.Int64() < 0 {
				return value.Null, errNegative("capacity", int(b.Int64()))
			}
		case foldOf(b):
			d.Fold, d.Comparer = true, b
		case i == 0 && !b.IsNull() && Assignable(byFullName("System.Collections.IEnumerable"), b.Type()):
			items, err := listOf(c.RT, b)
			if err != nil {
				return value.Null, err
			}
			src = items
		case b.Kind() == value.KindObject:
			d.Comparer = b
		}
	}
	for _, v := range src {
		if _, ok := d.Get(v); !ok {
			d.Set(v, value.Null)
		}
	}
	return vobject(d)
}

func sortedSetNew(c *Call) (value.Value, error) {
	cmp := value.Null
	var src []value.Value
	for i, a := range c.Args {
		b := a.Base()
		if i == 0 && !b.IsNull() && Assignable(byFullName("System.Collections.IEnumerable"), b.Type()) {
			items, err := listOf(c.RT, b)
			if err != nil {
				return value.Null, err
			}
			src = items
		} else if !b.IsNull() {
			cmp = b
		}
	}
	sub := *c
	sub.Args = []value.Value{cmp}
	v, err := sortedDictNew(&sub)
	if err != nil {
		return value.Null, err
	}
	d := v.Ref().(*value.Dict)
	for _, x := range src {
		if _, ok := d.Get(x); !ok {
			d.Set(x, value.Null)
		}
	}
	return v, nil
}

func setAdd(c *Call) (value.Value, error) {
	d := dictThis(c)
	if _, ok := d.Get(c.Args[0]); ok {
		return value.False, nil
	}
	d.Set(c.Args[0], value.Null)
	return value.True, nil
}

func setRemove(c *Call) (value.Value, error) { return vbool(dictThis(c).Delete(c.Args[0])) }

// other returns the set in argument 0, with the comparison of this one.
func setOther(c *Call) (*value.Dict, error) {
	if c.isNull(0) {
		return nil, neterr.ArgumentNull("other")
	}
	items, err := c.list(0)
	if err != nil {
		return nil, err
	}
	if d, ok := ref[*value.Dict](c, 0); ok {
		items = d.Keys()
	}
	o := value.NewDict(c.Type, dictThis(c).Fold, len(items))
	for _, v := range items {
		o.Set(v, value.Null)
	}
	return o, nil
}

func setUnionWith(c *Call) (value.Value, error) {
	o, err := setOther(c)
	if err != nil {
		return value.Null, err
	}
	d := dictThis(c)
	for _, v := range o.Keys() {
		if _, ok := d.Get(v); !ok {
			d.Set(v, value.Null)
		}
	}
	return value.Void, nil
}

// keep removes the elements that fail the test.
func keep(d *value.Dict, test func(value.Value) bool) int {
	n := 0
	for _, v := range d.Keys() {
		if !test(v) {
			d.Delete(v)
			n++
		}
	}
	return n
}

func within(o *value.Dict) func(value.Value) bool {
	return func(v value.Value) bool { _, ok := o.Get(v); return ok }
}

func setIntersectWith(c *Call) (value.Value, error) {
	o, err := setOther(c)
	if err != nil {
		return value.Null, err
	}
	keep(dictThis(c), within(o))
	return value.Void, nil
}

func setExceptWith(c *Call) (value.Value, error) {
	o, err := setOther(c)
	if err != nil {
		return value.Null, err
	}
	in := within(o)
	keep(dictThis(c), func(v value.Value) bool { return !in(v) })
	return value.Void, nil
}

func setSymmetricExceptWith(c *Call) (value.Value, error) {
	o, err := setOther(c)
	if err != nil {
		return value.Null, err
	}
	d := dictThis(c)
	for _, v := range o.Keys() {
		if !d.Delete(v) {
			d.Set(v, value.Null)
		}
	}
	return value.Void, nil
}

// contained counts how many elements of a are in b.
func contained(a, b *value.Dict) int {
	n, in := 0, within(b)
	for _, v := range a.Keys() {
		if in(v) {
			n++
		}
	}
	return n
}

// relation declares a test of this set (size n) against another (size m) by the number k of shared elements.
func relation(c *Call, test func(n, m, k int) bool) (value.Value, error) {
	o, err := setOther(c)
	if err != nil {
		return value.Null, err
	}
	d := dictThis(c)
	return vbool(test(d.Len(), o.Len(), contained(d, o)))
}

func setIsSubsetOf(c *Call) (value.Value, error) {
	return relation(c, func(n, _, k int) bool { return k == n })
}
func setIsProperSubsetOf(c *Call) (value.Value, error) {
	return relation(c, func(n, m, k int) bool { return k == n && m > n })
}
func setIsSupersetOf(c *Call) (value.Value, error) {
	return relation(c, func(_, m, k int) bool { return k == m })
}
func setIsProperSupersetOf(c *Call) (value.Value, error) {
	return relation(c, func(n, m, k int) bool { return k == m && n > m })
}
func setOverlaps(c *Call) (value.Value, error) {
	return relation(c, func(_, _, k int) bool { return k > 0 })
}
func setSetEquals(c *Call) (value.Value, error) {
	return relation(c, func(n, m, k int) bool { return n == m && k == n })
}

func setCopyTo(c *Call) (value.Value, error) {
	keys, at := dictThis(c).Keys(), 0
	if c.N() > 1 {
		at = c.Int(1)
	}
	if c.N() > 2 {
		keys = keys[:min(len(keys), max(0, c.Int(2)))]
	}
	return void(copyInto(c.RT, keys, c.Args[0], at, "arrayIndex"))
}

func setGetEnumerator(c *Call) (value.Value, error) {
	return vobject(iteratorOf(dictThis(c).Type(), "System.Collections.IEnumerator", dictThis(c).Keys()))
}

func setRemoveWhere(c *Call) (value.Value, error) {
	var failed error
	n := keep(dictThis(c), func(v value.Value) bool {
		if failed != nil {
			return true
		}
		ok, err := callTest(c, c.Args[0], v)
		failed = err
		return !ok
	})
	return value.Int(int32(n)), failed
}

func setTryGetValue(c *Call) (value.Value, error) {
	d := dictThis(c)
	i := d.IndexOf(c.Args[0])
	if i < 0 {
		return outBool(c, 1, false, zeroValue(d.Type().Args[0]))
	}
	k, _ := d.At(i)
	return outBool(c, 1, true, k)
}

func setMin(c *Call) (value.Value, error) { return setEnd(c, 0) }
func setMax(c *Call) (value.Value, error) { return setEnd(c, dictThis(c).Len()-1) }

func setEnd(c *Call, i int) (value.Value, error) {
	d := dictThis(c)
	if i < 0 || i >= d.Len() {
		return zeroValue(d.Type().Args[0]), nil
	}
	k, _ := d.At(i)
	return k, nil
}

func setReverse(c *Call) (value.Value, error) {
	keys := dictThis(c).Keys()
	for i, j := 0, len(keys)-1; i < j; i, j = i+1, j-1 {
		keys[i], keys[j] = keys[j], keys[i]
	}
	return vobject(newIterator("System.Collections.IEnumerator", keys))
}
