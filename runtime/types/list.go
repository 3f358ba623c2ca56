package types

import (
	"slices"

	"goposh/runtime/bulk"
	"goposh/runtime/neterr"
	"goposh/runtime/value"
)

// arrayListClass declares System.Collections.ArrayList.
func arrayListClass() *Class {
	return &Class{Type: value.TypeArrayList, Latched: true, Members: []M{
		{"new()", listNew},
		{"new(int capacity)", listNew},
		{"new(ICollection c)", listNew},
		{"int Capacity {get;set}", listCapacity},
		{"int Count {get}", listCount},
		{"bool IsFixedSize {get}", listIsFixedSize},
		{"bool IsReadOnly {get}", listIsReadOnly},
		{"bool IsSynchronized {get}", constant(value.False)},
		{"object SyncRoot {get}", strSelf},
		{"object Item[int index] {get,set}", listItem},
		{"static ArrayList Adapter(IList list)", listAdapter},
		{"int Add(object value)", listAdd},
		{"void AddRange(ICollection c)", listAddRange},
		{"int BinarySearch(int index, int count, object value, IComparer comparer)", listBinarySearch},
		{"int BinarySearch(object value)", listBinarySearch},
		{"int BinarySearch(object value, IComparer comparer)", listBinarySearch},
		{"void Clear()", listClear},
		{"object Clone()", listClone},
		{"bool Contains(object item)", listContains},
		{"void CopyTo(Array array)", listCopyTo},
		{"void CopyTo(Array array, int arrayIndex)", listCopyTo},
		{"void CopyTo(int index, Array array, int arrayIndex, int count)", listCopyTo},
		{"static IList FixedSize(IList list)", listFixedSize},
		{"static ArrayList FixedSize(ArrayList list)", listFixedSize},
		{"IEnumerator GetEnumerator()", listGetEnumerator},
		{"IEnumerator GetEnumerator(int index, int count)", listGetEnumerator},
		{"int IndexOf(object value)", listIndexOf},
		{"int IndexOf(object value, int startIndex)", listIndexOf},
		{"int IndexOf(object value, int startIndex, int count)", listIndexOf},
		{"void Insert(int index, object value)", listInsert},
		{"void InsertRange(int index, ICollection c)", listInsertRange},
		{"int LastIndexOf(object value)", listLastIndexOf},
		{"int LastIndexOf(object value, int startIndex)", listLastIndexOf},
		{"int LastIndexOf(object value, int startIndex, int count)", listLastIndexOf},
		{"static IList ReadOnly(IList list)", listReadOnly},
		{"static ArrayList ReadOnly(ArrayList list)", listReadOnly},
		{"void Remove(object obj)", listRemove},
		{"void RemoveAt(int index)", listRemoveAt},
		{"void RemoveRange(int index, int count)", listRemoveRange},
		{"static ArrayList Repeat(object value, int count)", listRepeat},
		{"void Reverse()", listReverse},
		{"void Reverse(int index, int count)", listReverse},
		{"void SetRange(int index, ICollection c)", listSetRange},
		{"ArrayList GetRange(int index, int count)", listGetRange},
		{"void Sort()", listSort},
		{"void Sort(IComparer comparer)", listSort},
		{"void Sort(int index, int count, IComparer comparer)", listSort},
		{"static IList Synchronized(IList list)", listSynchronized},
		{"static ArrayList Synchronized(ArrayList list)", listSynchronized},
		{"object[] ToArray()", listToArray},
		{"Array ToArray(Type type)", listToArray},
		{"void TrimToSize()", noop},
	}}
}

// genericListClass declares System.Collections.Generic.List`1.
func genericListClass() *Class {
	return &Class{Type: value.TypeList, Latched: true, Members: []M{
		{"new()", listNew},
		{"new(int capacity)", listNew},
		{"new(IEnumerable[T] collection)", listNew},
		{"int Capacity {get;set}", listCapacity},
		{"int Count {get}", listCount},
		{"bool IsReadOnly {get}", listIsReadOnly},
		{"bool IsFixedSize {get}", listIsFixedSize},
		{"object SyncRoot {get}", strSelf},
		{"bool IsSynchronized {get}", constant(value.False)},
		{"T Item[int index] {get,set}", listItem},
		{"object Item[int index] {get,set}", listItem},
		{"void Add(T item)", listAdd},
		{"void AddRange(IEnumerable[T] collection)", listAddRange},
		{"ReadOnlyCollection[T] AsReadOnly()", listAsReadOnly},
		{"int BinarySearch(int index, int count, T item, IComparer[T] comparer)", listBinarySearch},
		{"int BinarySearch(T item)", listBinarySearch},
		{"int BinarySearch(T item, IComparer[T] comparer)", listBinarySearch},
		{"void Clear()", listClear},
		{"bool Contains(T item)", listContains},
		{"List[TOutput] ConvertAll<TOutput>(Converter[T,TOutput] converter)", listConvertAll},
		{"void CopyTo(T[] array)", listCopyTo},
		{"void CopyTo(int index, T[] array, int arrayIndex, int count)", listCopyTo},
		{"void CopyTo(T[] array, int arrayIndex)", listCopyTo},
		{"int EnsureCapacity(int capacity)", listEnsureCapacity},
		{"bool Exists(Predicate[T] match)", listExists},
		{"T Find(Predicate[T] match)", listFind},
		{"List[T] FindAll(Predicate[T] match)", listFindAll},
		{"int FindIndex(Predicate[T] match)", listFindIndex},
		{"int FindIndex(int startIndex, Predicate[T] match)", listFindIndex},
		{"int FindIndex(int startIndex, int count, Predicate[T] match)", listFindIndex},
		{"T FindLast(Predicate[T] match)", listFindLast},
		{"int FindLastIndex(Predicate[T] match)", listFindLastIndex},
		{"int FindLastIndex(int startIndex, Predicate[T] match)", listFindLastIndex},
		{"int FindLastIndex(int startIndex, int count, Predicate[T] match)", listFindLastIndex},
		{"void ForEach(Action[T] action)", listForEach},
		{"List+Enumerator[T] GetEnumerator()", listGetEnumerator},
		{"List[T] GetRange(int index, int count)", listGetRange},
		{"List[T] Slice(int start, int length)", listSlice},
		{"int IndexOf(T item)", listIndexOf},
		{"int IndexOf(T item, int index)", listIndexOf},
		{"int IndexOf(T item, int index, int count)", listIndexOf},
		{"void Insert(int index, T item)", listInsert},
		{"void InsertRange(int index, IEnumerable[T] collection)", listInsertRange},
		{"int LastIndexOf(T item)", listLastIndexOf},
		{"int LastIndexOf(T item, int index)", listLastIndexOf},
		{"int LastIndexOf(T item, int index, int count)", listLastIndexOf},
		{"bool Remove(T item)", listRemove},
		{"int RemoveAll(Predicate[T] match)", listRemoveAll},
		{"void RemoveAt(int index)", listRemoveAt},
		{"void RemoveRange(int index, int count)", listRemoveRange},
		{"void Reverse()", listReverse},
		{"void Reverse(int index, int count)", listReverse},
		{"void Sort()", listSort},
		{"void Sort(IComparer[T] comparer)", listSort},
		{"void Sort(int index, int count, IComparer[T] comparer)", listSort},
		{"void Sort(Comparison[T] comparison)", listSort},
		{"T[] ToArray()", listToArray},
		{"void TrimExcess()", noop},
		{"bool TrueForAll(Predicate[T] match)", listTrueForAll},
	}}
}

var typeReadOnlyCollection = lazyType{name: "System.Collections.ObjectModel.ReadOnlyCollection`1"}

func listThis(c *Call) *value.List {
	if l, ok := c.This.Ref().(*TypeNameList); ok {
		// The type names are kept with their object; reading them works on a copy.
		return value.NewList(l.Type(), l.items())
	}
	return this[*value.List](c)
}

// writable returns the list for a change; grow tells that its length changes.
func writable(c *Call, grow bool) (*value.List, error) {
	l := listThis(c)
	if l.ReadOnly {
		return nil, notSupported(msgReadOnlyCollection)
	}
	if grow && l.FixedSize {
		return nil, notSupported(msgFixedSize)
	}
	return l, nil
}

func listNew(c *Call) (value.Value, error) {
	l := value.NewList(c.Type, nil)
	if c.N() == 0 {
		return vobject(l)
	}
	if c.kind(0) == value.KindInt32 {
		n := c.Int(0)
		if n < 0 {
			return value.Null, errNegative("capacity", n)
		}
		l.Items = make([]value.Value, 0, min(n, 1<<16))
		return vobject(l)
	}
	if c.isNull(0) {
		return value.Null, neterr.ArgumentNull("collection")
	}
	items, err := c.list(0)
	if err != nil {
		return value.Null, err
	}
	l.Items, err = bulk.Clone(c.RT.Context(), items)
	return value.Of(l), err
}

func listCount(c *Call) (value.Value, error) { return vint(len(listThis(c).Items)) }

func listCapacity(c *Call) (value.Value, error) {
	l := listThis(c)
	if c.N() == 1 {
		n := c.Int(0)
		if n < len(l.Items) {
			return value.Null, neterr.ArgumentOutOfRange("value", "capacity was less than the current size.")
		}
		l.Items = slices.Grow(l.Items, min(n-len(l.Items), 1<<20))
		return value.Void, nil
	}
	return vint(netCapacity(len(l.Items), cap(l.Items)))
}

// netCapacity is the capacity .NET's doubling growth from 4 would show.
func netCapacity(n, have int) int {
	if n == 0 {
		return have
	}
	size := 4
	for size < n {
		size *= 2
	}
	return size
}

func listEnsureCapacity(c *Call) (value.Value, error) {
	l := listThis(c)
	n := c.Int(0)
	if n < 0 {
		return value.Null, errNegative("capacity", n)
	}
	return vint(max(n, netCapacity(len(l.Items), 0)))
}

func listIsReadOnly(c *Call) (value.Value, error) { return vbool(listThis(c).ReadOnly) }

func listIsFixedSize(c *Call) (value.Value, error) {
	l := listThis(c)
	return vbool(l.FixedSize || l.ReadOnly)
}

func listItem(c *Call) (value.Value, error) {
	l, i := listThis(c), c.Int(0)
	if i < 0 || i >= len(l.Items) {
		return value.Null, neterr.ArgumentOutOfRange("index", msgIndexMustBeLess)
	}
	if c.N() == 1 {
		return l.Items[i], nil
	}
	if l.ReadOnly {
		return value.Null, notSupported(msgReadOnlyCollection)
	}
	l.Items[i] = c.Args[1]
	return value.Void, nil
}

func listAdd(c *Call) (value.Value, error) {
	l, err := writable(c, true)
	if err != nil {
		return value.Null, err
	}
	l.Add(c.Args[0])
	if l.Type() == value.TypeArrayList || l.Type().FullName == "System.Collections.Specialized.StringCollection" {
		return vint(len(l.Items) - 1)
	}
	return value.Void, nil
}

func listAddRange(c *Call) (value.Value, error) {
	l, err := writable(c, true)
	if err != nil {
		return value.Null, err
	}
	if c.isNull(0) {
		return value.Null, neterr.ArgumentNull("collection")
	}
	items, err := c.list(0)
	if l.Hold() {
		defer l.Release()
	}
	l.Items = append(l.Items, items...)
	return value.Void, err
}

func listAsReadOnly(c *Call) (value.Value, error) {
	l := listThis(c)
	r := value.NewList(typeReadOnlyCollection.of(l.Elem()), l.Items)
	r.ReadOnly = true
	return vobject(r)
}

func listAdapter(c *Call) (value.Value, error) {
	items, err := c.list(0)
	return value.Of(value.NewArrayList(items)), err
}

func listFixedSize(c *Call) (value.Value, error) {
	items, err := c.list(0)
	l := value.NewArrayList(items)
	l.FixedSize = true
	return value.Of(l), err
}

func listReadOnly(c *Call) (value.Value, error) {
	items, err := c.list(0)
	l := value.NewArrayList(items)
	l.ReadOnly = true
	return value.Of(l), err
}

func listSynchronized(c *Call) (value.Value, error) { return c.Args[0], nil }

func listRepeat(c *Call) (value.Value, error) {
	n := c.Int(1)
	if n < 0 {
		return value.Null, errNegative("count", n)
	}
	if err := bulk.Items(n); err != nil {
		return value.Null, err
	}
	items := make([]value.Value, n)
	return value.Of(value.NewArrayList(items)), bulk.Fill(c.RT.Context(), items, c.Args[0])
}

func listBinarySearch(c *Call) (value.Value, error) {
	items := listThis(c).Items
	from, v, cmp := 0, c.Args[0], value.Null
	switch c.N() {
	case 2:
		cmp = c.Args[1]
	case 4:
		if err := checkRange(c.Int(0), c.Int(1), len(items)); err != nil {
			return value.Null, err
		}
		from, v, cmp = c.Int(0), c.Args[2], c.Args[3]
		items = items[from : from+c.Int(1)]
	}
	i, err := searchValues(items, v, comparer(c, cmp))
	if i < 0 {
		return value.Int(int32(^(from + ^i))), err
	}
	return value.Int(int32(from + i)), err
}

func listClear(c *Call) (value.Value, error) {
	l, err := writable(c, true)
	if err != nil {
		return value.Null, err
	}
	clear(l.Items)
	l.Items = l.Items[:0]
	return value.Void, nil
}

func listClone(c *Call) (value.Value, error) {
	l := listThis(c)
	items, err := bulk.Clone(c.RT.Context(), l.Items)
	return value.Of(value.NewList(l.Type(), items)), err
}

func listContains(c *Call) (value.Value, error) {
	i, err := indexOfValue(c.RT, listThis(c).Items, c.Args[0])
	return value.Bool(i >= 0), err
}

func listConvertAll(c *Call) (value.Value, error) {
	l := listThis(c)
	elem := value.TypeObject
	if len(c.TypeArgs) > 0 {
		elem = c.TypeArgs[0]
	}
	out := make([]value.Value, len(l.Items))
	for i, v := range l.Items {
		r, err := callFunc(c, c.Args[0], v)
		if err == nil && elem != value.TypeObject {
			r, err = Convert(c.RT, r, elem)
		}
		if err != nil {
			return value.Null, err
		}
		out[i] = r
	}
	return vobject(value.NewList(MakeGeneric(value.TypeList, elem), out))
}

// copyInto copies items to an array from position at on.
func copyInto(rt value.Runtime, items []value.Value, dst value.Value, at int, param string) error {
	a, ok := dst.Base().Ref().(*value.Array)
	if !ok {
		return neterr.ArgumentNull("array")
	}
	if at < 0 {
		return errNegative(param, at)
	}
	if at > len(a.Items)-len(items) {
		return neterr.Argument("destinationArray", "Destination array was not long enough. Check the destination index, length, and the array's lower bounds.")
	}
	return bulk.Chunks(rt.Context(), len(items), func(from, to int) error {
		for i, v := range items[from:to] {
			if a.Elem() != value.TypeObject && v.Type() != a.Elem() {
				c, err := Convert(rt, v, a.Elem())
				if err != nil {
					return neterr.New("System.InvalidCastException", "At least one element in the source array could not be cast down to the destination array type.")
				}
				v = c
			}
			a.Items[at+from+i] = v
		}
		return nil
	})
}

func listCopyTo(c *Call) (value.Value, error) {
	items := listThis(c).Items
	switch c.N() {
	case 1:
		return void(copyInto(c.RT, items, c.Args[0], 0, "arrayIndex"))
	case 2:
		return void(copyInto(c.RT, items, c.Args[0], c.Int(1), "arrayIndex"))
	}
	from, n := c.Int(0), c.Int(3)
	if err := checkRange(from, n, len(items)); err != nil {
		return value.Null, err
	}
	return void(copyInto(c.RT, items[from:from+n], c.Args[1], c.Int(2), "arrayIndex"))
}

// find calls match for items from first to last (both included, in either direction) until it holds.
func find(c *Call, items []value.Value, match value.Value, first, last int) (int, error) {
	step := 1
	if last < first {
		step = -1
	}
	for i := first; i >= 0 && i < len(items); i += step {
		ok, err := callTest(c, match, items[i])
		if err != nil {
			return -1, err
		}
		if ok {
			return i, nil
		}
		if i == last {
			break
		}
	}
	return -1, nil
}

func listExists(c *Call) (value.Value, error) {
	items := listThis(c).Items
	i, err := find(c, items, c.Args[0], 0, len(items)-1)
	return value.Bool(i >= 0), err
}

func listFind(c *Call) (value.Value, error) {
	l := listThis(c)
	i, err := find(c, l.Items, c.Args[0], 0, len(l.Items)-1)
	if i < 0 {
		return zeroValue(l.Elem()), err
	}
	return l.Items[i], nil
}

func listFindLast(c *Call) (value.Value, error) {
	l := listThis(c)
	if len(l.Items) == 0 {
		return zeroValue(l.Elem()), nil
	}
	i, err := findBack(c, l.Items, c.Args[0], len(l.Items)-1, len(l.Items))
	if i < 0 {
		return zeroValue(l.Elem()), err
	}
	return l.Items[i], nil
}

func findBack(c *Call, items []value.Value, match value.Value, from, count int) (int, error) {
	for i := from; i > from-count && i >= 0; i-- {
		ok, err := callTest(c, match, items[i])
		if err != nil {
			return -1, err
		}
		if ok {
			return i, nil
		}
	}
	return -1, nil
}

func filterItems(c *Call, items []value.Value, match value.Value, want bool) ([]value.Value, error) {
	var out []value.Value
	for _, v := range items {
		ok, err := callTest(c, match, v)
		if err != nil {
			return nil, err
		}
		if ok == want {
			out = append(out, v)
		}
	}
	return out, nil
}

func listFindAll(c *Call) (value.Value, error) {
	l := listThis(c)
	out, err := filterItems(c, l.Items, c.Args[0], true)
	return value.Of(value.NewList(l.Type(), out)), err
}

// findRange reads the optional start and count before the predicate of FindIndex.
func findRange(c *Call, skip, size int) (from, count int, match value.Value, err error) {
	args := c.Args[skip:]
	from, count, match = 0, size, args[len(args)-1]
	if len(args) > 1 {
		from = int(args[0].Base().Int64())
		if from < 0 || from > size {
			return 0, 0, match, neterr.ArgumentOutOfRange("startIndex", msgIndexMustBeLessOrEqual)
		}
		count = size - from
	}
	if len(args) > 2 {
		count = int(args[1].Base().Int64())
		if count < 0 || count > size-from {
			return 0, 0, match, neterr.ArgumentOutOfRange("count", msgCount)
		}
	}
	return from, count, match, nil
}

func listFindIndex(c *Call) (value.Value, error) {
	items := listThis(c).Items
	return findIndex(c, items, 0)
}

func findIndex(c *Call, items []value.Value, skip int) (value.Value, error) {
	from, count, match, err := findRange(c, skip, len(items))
	if err != nil || count == 0 {
		return value.Int(-1), err
	}
	i, err := find(c, items, match, from, from+count-1)
	return value.Int(int32(i)), err
}

func listFindLastIndex(c *Call) (value.Value, error) { return findLastIndex(c, listThis(c).Items, 0) }

func findLastIndex(c *Call, items []value.Value, skip int) (value.Value, error) {
	args := c.Args[skip:]
	from, count := len(items)-1, len(items)
	if len(args) > 1 {
		from = int(args[0].Base().Int64())
		count = from + 1
		if from >= len(items) || from < -1 {
			return value.Null, neterr.ArgumentOutOfRange("startIndex", msgIndexMustBeLess)
		}
	}
	if len(args) > 2 {
		count = int(args[1].Base().Int64())
		if count < 0 || from-count+1 < 0 {
			return value.Null, neterr.ArgumentOutOfRange("count", msgCount)
		}
	}
	i, err := findBack(c, items, args[len(args)-1], from, count)
	return value.Int(int32(i)), err
}

func listForEach(c *Call) (value.Value, error) {
	l := listThis(c)
	n := len(l.Items)
	for i := 0; i < n; i++ {
		if i >= len(l.Items) || len(l.Items) != n {
			return value.Null, invalidOperation("Collection was modified; enumeration operation may not execute.")
		}
		if _, err := callFunc(c, c.Args[0], l.Items[i]); err != nil {
			return value.Null, err
		}
	}
	return value.Void, nil
}

func listGetEnumerator(c *Call) (value.Value, error) {
	l := listThis(c)
	items := l.Items
	if l.Shared() {
		items = slices.Clone(items)
	}
	if c.N() == 2 {
		if err := checkRange(c.Int(0), c.Int(1), len(items)); err != nil {
			return value.Null, err
		}
		items = items[c.Int(0) : c.Int(0)+c.Int(1)]
	}
	return vobject(iteratorOf(l.Type(), "System.Collections.IEnumerator", items))
}

func listGetRange(c *Call) (value.Value, error) {
	l := listThis(c)
	from, n := c.Int(0), c.Int(1)
	if err := checkRange(from, n, len(l.Items)); err != nil {
		return value.Null, err
	}
	items, err := bulk.Clone(c.RT.Context(), l.Items[from:from+n])
	return value.Of(value.NewList(l.Type(), items)), err
}

func listSlice(c *Call) (value.Value, error) { return listGetRange(c) }

// subRange reads the optional start and count after the value of IndexOf.
func subRange(c *Call, skip, size int) (from, count int, err error) {
	from, count = 0, size
	if c.N() > skip+1 {
		from = c.Int(skip + 1)
		if from < 0 || from > size {
			return 0, 0, neterr.ArgumentOutOfRange("startIndex", msgIndexMustBeLessOrEqual)
		}
		count = size - from
	}
	if c.N() > skip+2 {
		count = c.Int(skip + 2)
		if count < 0 || count > size-from {
			return 0, 0, neterr.ArgumentOutOfRange("count", msgCount)
		}
	}
	return from, count, nil
}

// indexOfIn is IndexOf(value, start, count) over items, where the value is argument skip.
func indexOfIn(c *Call, items []value.Value, skip int) (value.Value, error) {
	from, count, err := subRange(c, skip, len(items))
	if err != nil {
		return value.Null, err
	}
	i, err := indexOfValue(c.RT, items[from:from+count], c.Args[skip])
	if i >= 0 {
		i += from
	}
	return value.Int(int32(i)), err
}

func lastIndexOfIn(c *Call, items []value.Value, skip int) (value.Value, error) {
	from, count := len(items)-1, len(items)
	if c.N() > skip+1 && len(items) > 0 {
		from = c.Int(skip + 1)
		if from < 0 || from >= len(items) {
			return value.Null, neterr.ArgumentOutOfRange("startIndex", msgIndexMustBeLess)
		}
		count = from + 1
	}
	if c.N() > skip+2 && len(items) > 0 {
		count = c.Int(skip + 2)
		if count < 0 || count > from+1 {
			return value.Null, neterr.ArgumentOutOfRange("count", msgCount)
		}
	}
	start := max(0, from-count+1)
	i, err := lastIndexOfValue(c.RT, items[start:from+1], c.Args[skip])
	if i >= 0 {
		i += start
	}
	return value.Int(int32(i)), err
}

func listIndexOf(c *Call) (value.Value, error) { return indexOfIn(c, listThis(c).Items, 0) }

func listLastIndexOf(c *Call) (value.Value, error) { return lastIndexOfIn(c, listThis(c).Items, 0) }

func listInsert(c *Call) (value.Value, error) {
	l, err := writable(c, true)
	if err != nil {
		return value.Null, err
	}
	i := c.Int(0)
	if i < 0 || i > len(l.Items) {
		return value.Null, neterr.ArgumentOutOfRange("index", "Index must be within the bounds of the List.")
	}
	l.Items = slices.Insert(l.Items, i, c.Args[1])
	return value.Void, nil
}

func listInsertRange(c *Call) (value.Value, error) {
	l, err := writable(c, true)
	if err != nil {
		return value.Null, err
	}
	items, err := c.list(1)
	items = slices.Clone(items)
	if l.Hold() {
		defer l.Release()
	}
	i := c.Int(0)
	if i < 0 || i > len(l.Items) {
		return value.Null, neterr.ArgumentOutOfRange("index", msgIndexMustBeLessOrEqual)
	}
	l.Items = slices.Insert(l.Items, i, items...)
	return value.Void, err
}

func listRemove(c *Call) (value.Value, error) {
	l, err := writable(c, true)
	if err != nil {
		return value.Null, err
	}
	i, err := indexOfValue(c.RT, l.Items, c.Args[0])
	if err != nil {
		return value.Null, err
	}
	if i >= 0 {
		l.Items = slices.Delete(l.Items, i, i+1)
	}
	if l.Type() == value.TypeArrayList || l.Type().FullName == "System.Collections.Specialized.StringCollection" {
		return value.Void, nil
	}
	return vbool(i >= 0)
}

func listRemoveAll(c *Call) (value.Value, error) {
	l, err := writable(c, true)
	if err != nil {
		return value.Null, err
	}
	kept, err := filterItems(c, l.Items, c.Args[0], false)
	if err != nil {
		return value.Null, err
	}
	n := len(l.Items) - len(kept)
	l.Items = kept
	return vint(n)
}

func listRemoveAt(c *Call) (value.Value, error) {
	l, err := writable(c, true)
	if err != nil {
		return value.Null, err
	}
	i := c.Int(0)
	if i < 0 || i >= len(l.Items) {
		return value.Null, neterr.ArgumentOutOfRange("index", msgIndexMustBeLess)
	}
	l.Items = slices.Delete(l.Items, i, i+1)
	return value.Void, nil
}

func listRemoveRange(c *Call) (value.Value, error) {
	l, err := writable(c, true)
	if err != nil {
		return value.Null, err
	}
	if err := checkRange(c.Int(0), c.Int(1), len(l.Items)); err != nil {
		return value.Null, err
	}
	l.Items = slices.Delete(l.Items, c.Int(0), c.Int(0)+c.Int(1))
	return value.Void, nil
}

func listSetRange(c *Call) (value.Value, error) {
	l, err := writable(c, false)
	if err != nil {
		return value.Null, err
	}
	items, err := c.list(1)
	if err != nil {
		return value.Null, err
	}
	if l.Hold() {
		defer l.Release()
	}
	i := c.Int(0)
	if i < 0 || i > len(l.Items)-len(items) {
		return value.Null, neterr.ArgumentOutOfRange("index", msgIndexMustBeLessOrEqual)
	}
	copy(l.Items[i:], items)
	return value.Void, nil
}

func listReverse(c *Call) (value.Value, error) {
	l, err := writable(c, false)
	if err != nil {
		return value.Null, err
	}
	items := l.Items
	if c.N() == 2 {
		if err := checkRange(c.Int(0), c.Int(1), len(items)); err != nil {
			return value.Null, err
		}
		items = items[c.Int(0) : c.Int(0)+c.Int(1)]
	}
	return void(bulk.Reverse(c.RT.Context(), items))
}

func listSort(c *Call) (value.Value, error) {
	l, err := writable(c, false)
	if err != nil {
		return value.Null, err
	}
	items, cmp := l.Items, value.Null
	switch c.N() {
	case 1:
		cmp = c.Args[0]
	case 3:
		if err := checkRange(c.Int(0), c.Int(1), len(items)); err != nil {
			return value.Null, err
		}
		items, cmp = items[c.Int(0):c.Int(0)+c.Int(1)], c.Args[2]
	}
	return void(sortValues(c.RT.Context(), items, comparer(c, cmp)))
}

func listToArray(c *Call) (value.Value, error) {
	l := listThis(c)
	if c.N() == 1 {
		t, _ := ref[*value.Type](c, 0)
		a := value.NewArrayRank(t, zeroValue(t), len(l.Items))
		return value.Of(a), copyInto(c.RT, l.Items, value.Of(a), 0, "index")
	}
	items, err := bulk.Clone(c.RT.Context(), l.Items)
	return arrayOf(l.Elem(), items), err
}

func listTrueForAll(c *Call) (value.Value, error) {
	for _, v := range listThis(c).Items {
		ok, err := callTest(c, c.Args[0], v)
		if err != nil || !ok {
			return value.False, err
		}
	}
	return value.True, nil
}
