package types

import (
	"slices"

	"goposh/runtime/neterr"
	"goposh/runtime/value"
)

var typeIteratorOfDict = "System.Collections.IDictionaryEnumerator"

func dictThis(c *Call) *value.Dict { return this[*value.Dict](c) }

// dictSource copies the entries of a dictionary or of a sequence of pairs into d.
func dictSource(c *Call, d *value.Dict, v value.Value) error {
	if src, ok := v.Base().Ref().(*value.Dict); ok {
		src.All(func(k, x value.Value) bool {
			d.Set(k, x)
			return true
		})
		return nil
	}
	items, err := listOf(c.RT, v)
	if err != nil {
		return err
	}
	for _, it := range items {
		p, ok := it.Base().Ref().(*Pair)
		if !ok {
			return neterr.Argument("collection", "The elements are no key/value pairs.")
		}
		if _, dup := d.Get(p.Key); dup {
			return errDuplicate(c, d, p.Key)
		}
		d.Set(p.Key, p.Value)
	}
	return nil
}

func dictNew(c *Call) (value.Value, error) {
	d := value.NewDict(c.Type, false, 0)
	var src value.Value
	for i, a := range c.Args {
		b := a.Base()
		switch r := b.Ref().(type) {
		case *stringComparer:
			d.Fold, d.Comparer = r.cmp.fold, b
		case *value.Dict:
			src = b
		default:
			switch {
			case b.Kind() == value.KindInt32:
				if b.Int64() < 0 {
					return value.Null, errNegative("capacity", int(b.Int64()))
				}
			case b.Kind() == value.KindBoolean:
				d.Fold = b.Bits() != 0
			case i == 0 && b.Kind() == value.KindObject && Assignable(byFullName("System.Collections.IEnumerable"), b.Type()):
				src = b
			case b.Kind() == value.KindObject:
				d.Comparer = b
			}
		}
	}
	if !src.IsNull() {
		if err := dictSource(c, d, src); err != nil {
			return value.Null, err
		}
	}
	return vobject(d)
}

// sortedDictNew makes a dictionary ordered by an IComparer.
func sortedDictNew(c *Call) (value.Value, error) {
	d := value.NewDict(c.Type, false, 0)
	cmp := value.Null
	var src value.Value
	for _, a := range c.Args {
		b := a.Base()
		switch r := b.Ref().(type) {
		case *value.Dict:
			src = b
		default:
			if b.Kind() == value.KindObject {
				cmp = b
				if s, ok := r.(*stringComparer); ok {
					d.Fold = s.cmp.fold
				}
			}
		}
	}
	order := comparer(c, cmp)
	d.Comparer = cmp
	d.Sorted = func(a, b value.Value) int {
		n, err := order(a, b)
		if err != nil {
			return 0
		}
		return n
	}
	if !src.IsNull() {
		if err := dictSource(c, d, src); err != nil {
			return value.Null, err
		}
	}
	return vobject(d)
}

func stringDictNew(c *Call) (value.Value, error) { return vobject(value.NewDict(c.Type, true, 0)) }

func stringDictKey(c *Call) value.Value { return value.String(invariantLower(c.Str(0))) }

func stringDictItem(c *Call) (value.Value, error) {
	if c.N() == 2 {
		dictThis(c).Set(stringDictKey(c), c.Args[1])
		return value.Void, nil
	}
	v, _ := dictThis(c).Get(stringDictKey(c))
	return v, nil
}

func stringDictAdd(c *Call) (value.Value, error) {
	c.Args[0] = stringDictKey(c)
	return dictAdd(c)
}

func concurrentDictNew(c *Call) (value.Value, error) {
	// A leading concurrency level is of no use here.
	for len(c.Args) > 0 && c.kind(0) == value.KindInt32 {
		c.Args = c.Args[1:]
	}
	v, err := dictNew(c)
	if d, ok := v.Object().(*value.Dict); ok {
		d.Share()
	}
	return v, err
}

func readOnlyDictNew(c *Call) (value.Value, error) {
	src, ok := ref[*value.Dict](c, 0)
	if !ok {
		return value.Null, neterr.ArgumentNull("dictionary")
	}
	d := value.NewDict(c.Type, src.Fold, src.Len())
	src.All(func(k, v value.Value) bool {
		d.Set(k, v)
		return true
	})
	d.ReadOnly = true
	return vobject(d)
}

func errDuplicate(c *Call, d *value.Dict, key value.Value) error {
	text := netText(c, key)
	if len(d.Type().GenericArgs()) == 2 {
		return neterr.Argument("", "An item with the same key has already been added. Key: %s", text)
	}
	old := text
	if i := d.IndexOf(key); i >= 0 {
		k, _ := d.At(i)
		old = netText(c, k)
	}
	return neterr.Argument("", "Item has already been added. Key in dictionary: '%s'  Key being added: '%s'", old, text)
}

func dictWritable(c *Call) (*value.Dict, error) {
	d := dictThis(c)
	if d.ReadOnly {
		return nil, notSupported(msgReadOnlyCollection)
	}
	return d, nil
}

// keyed returns the dictionary, after checking that the key in argument i is not null.
func keyed(c *Call, i int) (*value.Dict, error) {
	if c.isNull(i) {
		return nil, neterr.ArgumentNull("key")
	}
	return dictThis(c), nil
}

func dictAdd(c *Call) (value.Value, error) {
	d, err := dictWritable(c)
	if err != nil {
		return value.Null, err
	}
	key := c.Args[0]
	var val value.Value
	if c.N() == 1 {
		p, ok := ref[*Pair](c, 0)
		if !ok {
			return value.Null, neterr.ArgumentNull("item")
		}
		key, val = p.Key, p.Value
	} else {
		val = c.Args[1]
	}
	if key.IsNull() {
		return value.Null, neterr.ArgumentNull("key")
	}
	if _, dup := d.Get(key); dup {
		return value.Null, errDuplicate(c, d, key)
	}
	d.Set(key, val)
	return value.Void, nil
}

func dictTryAdd(c *Call) (value.Value, error) {
	d, err := keyed(c, 0)
	if err != nil {
		return value.Null, err
	}
	return vbool(d.Swap(c.Args[0], value.Null, false, c.Args[1]))
}

func dictItem(c *Call) (value.Value, error) {
	d := dictThis(c)
	if d.Type() == value.TypeOrdered && c.kind(0) == value.KindInt32 {
		i := c.Int(0)
		if i < 0 || i >= d.Len() {
			return value.Null, neterr.ArgumentOutOfRange("index", "Specified argument was out of the range of valid values.")
		}
		if c.N() == 1 {
			_, v := d.At(i)
			return v, nil
		}
		if d.ReadOnly {
			return value.Null, notSupported("The OrderedDictionary is readonly and cannot be modified.")
		}
		d.SetAt(i, c.Args[1])
		return value.Void, nil
	}
	if c.isNull(0) {
		return value.Null, neterr.ArgumentNull("key")
	}
	if c.N() == 2 {
		if _, err := dictWritable(c); err != nil {
			return value.Null, err
		}
		d.Set(c.Args[0], c.Args[1])
		return value.Void, nil
	}
	v, ok := d.Get(c.Args[0])
	if !ok && len(d.Type().GenericArgs()) == 2 {
		return value.Null, neterr.New("System.Collections.Generic.KeyNotFoundException",
			"The given key '"+netText(c, c.Args[0])+"' was not present in the dictionary.")
	}
	return v, nil
}

func dictCount(c *Call) (value.Value, error)      { return vint(dictThis(c).Len()) }
func dictIsEmpty(c *Call) (value.Value, error)    { return vbool(dictThis(c).Len() == 0) }
func dictIsReadOnly(c *Call) (value.Value, error) { return vbool(dictThis(c).ReadOnly) }
func dictIsFixedSize(c *Call) (value.Value, error) {
	return vbool(dictThis(c).ReadOnly)
}

func dictCapacity(c *Call) (value.Value, error) {
	if c.N() == 1 {
		return value.Void, nil
	}
	return vint(hashCapacity(dictThis(c)))
}

// hashCapacity is how many entries .NET has room for after as many were added one by one: primes that double, but lists of
// sorted keys grow as lists do.
func hashCapacity(d *value.Dict) int {
	n := d.Len()
	if n == 0 || d.Sorted != nil {
		return netCapacity(n, 0)
	}
	primes := [...]int{3, 7, 17, 37, 89, 197, 431, 919, 1931, 4049, 8419, 17519, 36353, 75431, 156437, 324449, 672827, 1395263, 2893249, 5999471}
	for _, p := range primes {
		if n <= p {
			return p
		}
	}
	return netCapacity(n, 0)
}

func dictEnsureCapacity(c *Call) (value.Value, error) {
	if c.Int(0) < 0 {
		return value.Null, errNegative("capacity", c.Int(0))
	}
	return vint(max(c.Int(0), dictThis(c).Len()))
}

func dictComparer(c *Call) (value.Value, error) {
	d := dictThis(c)
	if !d.Comparer.IsNull() {
		return d.Comparer, nil
	}
	if d.Fold {
		return newStringComparer(ordinalFold), nil
	}
	if args := d.Type().GenericArgs(); len(args) > 0 {
		return vobject(&defaultComparer{typ: defaultEqualityType(args[0])})
	}
	return value.Null, nil
}

func dictSortComparer(c *Call) (value.Value, error) {
	d := dictThis(c)
	if !d.Comparer.IsNull() {
		return d.Comparer, nil
	}
	return vobject(&defaultComparer{typ: defaultComparerType(d.Type().GenericArgs()[0])})
}

func sortedKeys(d *value.Dict) []value.Value { return d.Keys() }

func dictClear(c *Call) (value.Value, error) {
	d, err := dictWritable(c)
	if err != nil {
		return value.Null, err
	}
	d.Clear()
	return value.Void, nil
}

func dictClone(c *Call) (value.Value, error) { return vobject(dictThis(c).Clone()) }

func dictAsReadOnly(c *Call) (value.Value, error) {
	d := dictThis(c).Clone()
	d.ReadOnly = true
	return vobject(d)
}

func dictContains(c *Call) (value.Value, error) {
	if p, ok := ref[*Pair](c, 0); ok {
		v, found := dictThis(c).Get(p.Key)
		return vbool(found && value.KeyEqual(v, p.Value, false))
	}
	return dictContainsKey(c)
}

func dictContainsKey(c *Call) (value.Value, error) {
	d, err := keyed(c, 0)
	if err != nil {
		return value.Null, err
	}
	_, ok := d.Get(c.Args[0])
	return vbool(ok)
}

func dictContainsValue(c *Call) (value.Value, error) {
	i, err := indexOfValue(c.RT, dictThis(c).Values(), c.Args[0])
	return value.Bool(i >= 0), err
}

func dictCopyTo(c *Call) (value.Value, error) {
	return void(copyInto(c.RT, dictItems(dictThis(c)), c.Args[0], c.Int(1), "arrayIndex"))
}

func dictToArray(c *Call) (value.Value, error) {
	d := dictThis(c)
	return arrayOf(entryOf(d), dictItems(d)), nil
}

func dictGetEnumerator(c *Call) (value.Value, error) {
	return vobject(iteratorOf(dictThis(c).Type(), typeIteratorOfDict, dictItems(dictThis(c))))
}

func dictRemove(c *Call) (value.Value, error) {
	d, err := dictWritable(c)
	if err != nil {
		return value.Null, err
	}
	if _, err := keyed(c, 0); err != nil {
		return value.Null, err
	}
	if c.N() == 2 {
		v, ok := d.Take(c.Args[0])
		if !ok {
			v = zeroValue(d.Type().GenericArgs()[1])
		}
		return value.Bool(ok), c.setOut(1, v)
	}
	ok := d.Delete(c.Args[0])
	if len(d.Type().GenericArgs()) == 2 {
		return vbool(ok)
	}
	return value.Void, nil
}

func dictTryRemove(c *Call) (value.Value, error) {
	if c.N() == 1 {
		p, ok := ref[*Pair](c, 0)
		if !ok {
			return value.False, nil
		}
		v, found := dictThis(c).Get(p.Key)
		if !found || !value.KeyEqual(v, p.Value, false) {
			return value.False, nil
		}
		return vbool(dictThis(c).Delete(p.Key))
	}
	return dictRemove(c)
}

func dictRemoveAt(c *Call) (value.Value, error) {
	d, err := dictWritable(c)
	if err != nil {
		return value.Null, err
	}
	i := c.Int(0)
	if i < 0 || i >= d.Len() {
		return value.Null, neterr.ArgumentOutOfRange("index", msgIndexMustBeLess)
	}
	k, _ := d.At(i)
	d.Delete(k)
	return value.Void, nil
}

func dictInsert(c *Call) (value.Value, error) {
	d, err := dictWritable(c)
	if err != nil {
		return value.Null, err
	}
	i := c.Int(0)
	if i < 0 || i > d.Len() {
		return value.Null, neterr.ArgumentOutOfRange("index", msgIndexMustBeLessOrEqual)
	}
	if c.isNull(1) {
		return value.Null, neterr.ArgumentNull("key")
	}
	if _, dup := d.Get(c.Args[1]); dup {
		return value.Null, errDuplicate(c, d, c.Args[1])
	}
	d.Insert(i, c.Args[1], c.Args[2])
	return value.Void, nil
}

func dictSynchronized(c *Call) (value.Value, error) { return c.Args[0], nil }

func dictTryGetValue(c *Call) (value.Value, error) {
	d, err := keyed(c, 0)
	if err != nil {
		return value.Null, err
	}
	v, ok := d.Get(c.Args[0])
	if !ok {
		v = zeroValue(d.Type().GenericArgs()[1])
	}
	return outBool(c, 1, ok, v)
}

func dictGetOrAdd(c *Call) (value.Value, error) {
	d, err := keyed(c, 0)
	if err != nil {
		return value.Null, err
	}
	if v, ok := d.Get(c.Args[0]); ok {
		return v, nil
	}
	v, err := factoryValue(c, d, c.Args[1], c.Args[0])
	if err != nil {
		return value.Null, err
	}
	for !d.Swap(c.Args[0], value.Null, false, v) {
		if now, ok := d.Get(c.Args[0]); ok {
			return now, nil
		}
	}
	return v, nil
}

// factoryValue is a value argument, or what a factory delegate makes of args.
func factoryValue(c *Call, d *value.Dict, v value.Value, args ...value.Value) (value.Value, error) {
	if !isCallable(v) {
		return v, nil
	}
	r, err := callFunc(c, v, args...)
	if err != nil {
		return value.Null, err
	}
	return Convert(c.RT, r, d.Type().GenericArgs()[1])
}

func dictAddOrUpdate(c *Call) (value.Value, error) {
	d, err := keyed(c, 0)
	if err != nil {
		return value.Null, err
	}
	for {
		old, ok := d.Get(c.Args[0])
		var v value.Value
		if ok {
			v, err = factoryValue(c, d, c.Args[2], c.Args[0], old)
		} else {
			v, err = factoryValue(c, d, c.Args[1], c.Args[0])
		}
		if err != nil || d.Swap(c.Args[0], old, ok, v) {
			return v, err
		}
	}
}

func dictTryUpdate(c *Call) (value.Value, error) {
	d, err := keyed(c, 0)
	if err != nil {
		return value.Null, err
	}
	return vbool(d.Swap(c.Args[0], c.Args[2], true, c.Args[1]))
}

func dictIndexOfKey(c *Call) (value.Value, error) {
	d, err := keyed(c, 0)
	if err != nil {
		return value.Null, err
	}
	return vint(d.IndexOf(c.Args[0]))
}

func dictIndexOf(c *Call) (value.Value, error) { return dictIndexOfKey(c) }

func dictIndexOfValue(c *Call) (value.Value, error) {
	i, err := indexOfValue(c.RT, dictThis(c).Values(), c.Args[0])
	return value.Int(int32(i)), err
}

// dictAt returns the entry at the position in argument 0.
func dictAt(c *Call) (k, v value.Value, err error) {
	d, i := dictThis(c), c.Int(0)
	if i < 0 || i >= d.Len() {
		return value.Null, value.Null, neterr.ArgumentOutOfRange("index", msgIndexMustBeLess)
	}
	k, v = d.At(i)
	return k, v, nil
}

func dictGetKey(c *Call) (value.Value, error) {
	k, _, err := dictAt(c)
	return k, err
}

func dictGetKeyAtIndex(c *Call) (value.Value, error) { return dictGetKey(c) }

func dictGetByIndex(c *Call) (value.Value, error) {
	_, v, err := dictAt(c)
	return v, err
}

func dictGetValueAtIndex(c *Call) (value.Value, error) { return dictGetByIndex(c) }

func dictGetAt(c *Call) (value.Value, error) {
	k, v, err := dictAt(c)
	return value.Of(&Pair{typ: entryOf(dictThis(c)), Key: k, Value: v}), err
}

func dictSetByIndex(c *Call) (value.Value, error) {
	if _, _, err := dictAt(c); err != nil {
		return value.Null, err
	}
	dictThis(c).SetAt(c.Int(0), c.Args[1])
	return value.Void, nil
}

func dictSetValueAtIndex(c *Call) (value.Value, error) { return dictSetByIndex(c) }

func dictGetKeyList(c *Call) (value.Value, error) {
	return vobject(value.NewArrayList(slices.Clone(dictThis(c).Keys())))
}

func dictGetValueList(c *Call) (value.Value, error) {
	return vobject(value.NewArrayList(slices.Clone(dictThis(c).Values())))
}
