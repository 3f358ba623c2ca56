package types

import (
	"context"

	"goposh/runtime/bulk"
	"goposh/runtime/neterr"
	"goposh/runtime/value"
)

// arrayClass declares System.Array.
func arrayClass() *Class {
	return &Class{Type: value.TypeArray, Members: []M{
		{"int Length {get}", arrayLength},
		{"long LongLength {get}", arrayLongLength},
		{"int Rank {get}", arrayRank},
		{"object SyncRoot {get}", strSelf},
		{"bool IsReadOnly {get}", constant(value.False)},
		{"bool IsFixedSize {get}", constant(value.True)},
		{"bool IsSynchronized {get}", constant(value.False)},
		{"static int MaxLength {get}", constant(value.Int(bulk.MaxItems))},
		{"int Count {get}", arrayLength},
		{"object Item[int index] {get,set}", arrayItem},
		{"void Initialize()", noop},
		{"static ReadOnlyCollection[T] AsReadOnly<T>(T[] array)", arrayAsReadOnly},
		{"static void Resize<T>(ref T[] array, int newSize)", arrayResize},
		{"static Array CreateInstance(Type elementType, int length)", arrayCreateInstance},
		{"static Array CreateInstance(Type elementType, int length1, int length2)", arrayCreateInstance},
		{"static Array CreateInstance(Type elementType, int length1, int length2, int length3)", arrayCreateInstance},
		{"static Array CreateInstance(Type elementType, params int[] lengths)", arrayCreateInstance},
		{"static Array CreateInstance(Type elementType, int[] lengths, int[] lowerBounds)", arrayCreateInstance},
		{"static Array CreateInstance(Type elementType, params long[] lengths)", arrayCreateInstance},
		{"static Array CreateInstanceFromArrayType(Type arrayType, int length)", arrayCreateInstanceFromArrayType},
		{"static Array CreateInstanceFromArrayType(Type arrayType, params int[] lengths)", arrayCreateInstanceFromArrayType},
		{"static Array CreateInstanceFromArrayType(Type arrayType, int[] lengths, int[] lowerBounds)", arrayCreateInstanceFromArrayType},
		{"static void Copy(Array sourceArray, Array destinationArray, long length)", arrayCopy},
		{"static void Copy(Array sourceArray, long sourceIndex, Array destinationArray, long destinationIndex, long length)", arrayCopy},
		{"static void Copy(Array sourceArray, Array destinationArray, int length)", arrayCopy},
		{"static void Copy(Array sourceArray, int sourceIndex, Array destinationArray, int destinationIndex, int length)", arrayCopy},
		{"static void ConstrainedCopy(Array sourceArray, int sourceIndex, Array destinationArray, int destinationIndex, int length)", arrayConstrainedCopy},
		{"static void Clear(Array array)", arrayClear},
		{"static void Clear(Array array, int index, int length)", arrayClear},
		{"int GetLength(int dimension)", arrayGetLength},
		{"int GetUpperBound(int dimension)", arrayGetUpperBound},
		{"int GetLowerBound(int dimension)", arrayGetLowerBound},
		{"object GetValue(params int[] indices)", arrayGetValue},
		{"object GetValue(int index)", arrayGetValue},
		{"object GetValue(int index1, int index2)", arrayGetValue},
		{"object GetValue(int index1, int index2, int index3)", arrayGetValue},
		{"object GetValue(long index)", arrayGetValue},
		{"object GetValue(long index1, long index2)", arrayGetValue},
		{"object GetValue(long index1, long index2, long index3)", arrayGetValue},
		{"object GetValue(params long[] indices)", arrayGetValue},
		{"void SetValue(object value, int index)", arraySetValue},
		{"void SetValue(object value, int index1, int index2)", arraySetValue},
		{"void SetValue(object value, int index1, int index2, int index3)", arraySetValue},
		{"void SetValue(object value, params int[] indices)", arraySetValue},
		{"void SetValue(object value, long index)", arraySetValue},
		{"void SetValue(object value, long index1, long index2)", arraySetValue},
		{"void SetValue(object value, long index1, long index2, long index3)", arraySetValue},
		{"void SetValue(object value, params long[] indices)", arraySetValue},
		{"long GetLongLength(int dimension)", arrayGetLongLength},
		{"object Clone()", arrayClone},
		{"static int BinarySearch(Array array, object value)", arrayBinarySearch},
		{"static int BinarySearch(Array array, int index, int length, object value)", arrayBinarySearch},
		{"static int BinarySearch(Array array, object value, IComparer comparer)", arrayBinarySearch},
		{"static int BinarySearch(Array array, int index, int length, object value, IComparer comparer)", arrayBinarySearch},
		{"static int BinarySearch<T>(T[] array, T value)", arrayBinarySearch},
		{"static int BinarySearch<T>(T[] array, T value, IComparer[T] comparer)", arrayBinarySearch},
		{"static int BinarySearch<T>(T[] array, int index, int length, T value)", arrayBinarySearch},
		{"static int BinarySearch<T>(T[] array, int index, int length, T value, IComparer[T] comparer)", arrayBinarySearch},
		{"static TOutput[] ConvertAll<TInput, TOutput>(TInput[] array, Converter[TInput,TOutput] converter)", arrayConvertAll},
		{"void CopyTo(Array array, int index)", arrayCopyTo},
		{"void CopyTo(Array array, long index)", arrayCopyTo},
		{"static T[] Empty<T>()", arrayEmpty},
		{"static bool Exists<T>(T[] array, Predicate[T] match)", arrayExists},
		{"static void Fill<T>(T[] array, T value)", arrayFill},
		{"static void Fill<T>(T[] array, T value, int startIndex, int count)", arrayFill},
		{"static T Find<T>(T[] array, Predicate[T] match)", arrayFind},
		{"static T[] FindAll<T>(T[] array, Predicate[T] match)", arrayFindAll},
		{"static int FindIndex<T>(T[] array, Predicate[T] match)", arrayFindIndex},
		{"static int FindIndex<T>(T[] array, int startIndex, Predicate[T] match)", arrayFindIndex},
		{"static int FindIndex<T>(T[] array, int startIndex, int count, Predicate[T] match)", arrayFindIndex},
		{"static T FindLast<T>(T[] array, Predicate[T] match)", arrayFindLast},
		{"static int FindLastIndex<T>(T[] array, Predicate[T] match)", arrayFindLastIndex},
		{"static int FindLastIndex<T>(T[] array, int startIndex, Predicate[T] match)", arrayFindLastIndex},
		{"static int FindLastIndex<T>(T[] array, int startIndex, int count, Predicate[T] match)", arrayFindLastIndex},
		{"static void ForEach<T>(T[] array, Action[T] action)", arrayForEach},
		{"static int IndexOf(Array array, object value)", arrayIndexOf},
		{"static int IndexOf(Array array, object value, int startIndex)", arrayIndexOf},
		{"static int IndexOf(Array array, object value, int startIndex, int count)", arrayIndexOf},
		{"static int IndexOf<T>(T[] array, T value)", arrayIndexOf},
		{"static int IndexOf<T>(T[] array, T value, int startIndex)", arrayIndexOf},
		{"static int IndexOf<T>(T[] array, T value, int startIndex, int count)", arrayIndexOf},
		{"static int LastIndexOf(Array array, object value)", arrayLastIndexOf},
		{"static int LastIndexOf(Array array, object value, int startIndex)", arrayLastIndexOf},
		{"static int LastIndexOf(Array array, object value, int startIndex, int count)", arrayLastIndexOf},
		{"static int LastIndexOf<T>(T[] array, T value)", arrayLastIndexOf},
		{"static int LastIndexOf<T>(T[] array, T value, int startIndex)", arrayLastIndexOf},
		{"static int LastIndexOf<T>(T[] array, T value, int startIndex, int count)", arrayLastIndexOf},
		{"static void Reverse(Array array)", arrayReverse},
		{"static void Reverse(Array array, int index, int length)", arrayReverse},
		{"static void Reverse<T>(T[] array)", arrayReverse},
		{"static void Reverse<T>(T[] array, int index, int length)", arrayReverse},
		{"static void Sort(Array array)", arraySort},
		{"static void Sort(Array keys, Array items)", arraySort},
		{"static void Sort(Array array, int index, int length)", arraySort},
		{"static void Sort(Array keys, Array items, int index, int length)", arraySort},
		{"static void Sort(Array array, IComparer comparer)", arraySort},
		{"static void Sort(Array keys, Array items, IComparer comparer)", arraySort},
		{"static void Sort(Array array, int index, int length, IComparer comparer)", arraySort},
		{"static void Sort(Array keys, Array items, int index, int length, IComparer comparer)", arraySort},
		{"static void Sort<T>(T[] array)", arraySort},
		{"static void Sort<TKey, TValue>(TKey[] keys, TValue[] items)", arraySort},
		{"static void Sort<T>(T[] array, int index, int length)", arraySort},
		{"static void Sort<TKey, TValue>(TKey[] keys, TValue[] items, int index, int length)", arraySort},
		{"static void Sort<T>(T[] array, IComparer[T] comparer)", arraySort},
		{"static void Sort<TKey, TValue>(TKey[] keys, TValue[] items, IComparer[TKey] comparer)", arraySort},
		{"static void Sort<T>(T[] array, int index, int length, IComparer[T] comparer)", arraySort},
		{"static void Sort<TKey, TValue>(TKey[] keys, TValue[] items, int index, int length, IComparer[TKey] comparer)", arraySort},
		{"static void Sort<T>(T[] array, Comparison[T] comparison)", arraySort},
		{"static bool TrueForAll<T>(T[] array, Predicate[T] match)", arrayTrueForAll},
		{"IEnumerator GetEnumerator()", arrayGetEnumerator},
		{"int IList.Add(object value)", arrayFixed},
		{"bool IList.Contains(object value)", arrayContains},
		{"void IList.Clear()", func(c *Call) (value.Value, error) {
			a := arrayThis(c)
			zero := zeroValue(a.Elem())
			return void(bulk.Fill(c.RT.Context(), a.Items, zero))
		}},
		{"int IList.IndexOf(object value)", func(c *Call) (value.Value, error) {
			i, err := indexOfValue(c.RT, arrayThis(c).Items, c.Args[0])
			return value.Int(int32(i)), err
		}},
		{"void IList.Insert(int index, object value)", arrayFixed},
		{"void IList.Remove(object value)", arrayFixed},
		{"void IList.RemoveAt(int index)", arrayFixed},
		{"bool IStructuralEquatable.Equals(object other, IEqualityComparer comparer)", arrayEquals},
	}}
}

func arrayThis(c *Call) *value.Array { return this[*value.Array](c) }

// arrayArg returns the array in argument i, or the exception for $null.
func arrayArg(c *Call, i int, param string) (*value.Array, error) {
	a, ok := ref[*value.Array](c, i)
	if !ok {
		return nil, neterr.ArgumentNull(param)
	}
	return a, nil
}

func arrayFixed(*Call) (value.Value, error) { return value.Null, notSupported(msgFixedSize) }

func arrayLength(c *Call) (value.Value, error)     { return vint(len(arrayThis(c).Items)) }
func arrayLongLength(c *Call) (value.Value, error) { return vlong(int64(len(arrayThis(c).Items))) }
func arrayRank(c *Call) (value.Value, error)       { return vint(arrayThis(c).Rank()) }

func arrayItem(c *Call) (value.Value, error) {
	a, i := arrayThis(c), c.Int(0)
	if i < 0 || i >= len(a.Items) {
		return value.Null, neterr.New("System.IndexOutOfRangeException", msgIndexBounds)
	}
	if c.N() == 1 {
		return a.Items[i], nil
	}
	v, err := Convert(c.RT, c.Args[1], a.Elem())
	if err == nil {
		a.Items[i] = v
	}
	return value.Void, err
}

func arrayAsReadOnly(c *Call) (value.Value, error) {
	a, err := arrayArg(c, 0, "array")
	if err != nil {
		return value.Null, err
	}
	l := value.NewList(typeReadOnlyCollection.of(a.Elem()), a.Items)
	l.ReadOnly = true
	return vobject(l)
}

func arrayResize(c *Call) (value.Value, error) {
	n := c.Int(1)
	if n < 0 {
		return value.Null, errNegative("newSize", n)
	}
	r, ok := c.Args[0].Ref().(*Ref)
	if !ok {
		return value.Null, neterr.ArgumentNull("array")
	}
	elem := value.TypeObject
	var items []value.Value
	if a, ok := r.Get().Base().Ref().(*value.Array); ok {
		elem, items = a.Elem(), a.Items
	} else if len(c.TypeArgs) > 0 {
		elem = c.TypeArgs[0]
	}
	b, err := makeArray(c.RT, elem, n)
	if err == nil {
		if err = bulk.Copy(c.RT.Context(), b.Ref().(*value.Array).Items, items[:min(n, len(items))]); err == nil {
			err = r.Set(b)
		}
	}
	return value.Void, err
}

// newInstance makes an array for CreateInstance.
func newInstance(c *Call, elem *value.Type, dims []int) (value.Value, error) {
	for _, d := range dims {
		if d < 0 {
			return value.Null, errNegative("length", d)
		}
	}
	return makeArray(c.RT, elem, dims...)
}

func intsOf(v value.Value) []int {
	a, ok := v.Base().Ref().(*value.Array)
	if !ok {
		return nil
	}
	out := make([]int, len(a.Items))
	for i, x := range a.Items {
		out[i] = int(x.Base().Int64())
	}
	return out
}

// dims reads lengths or indexes from argument i on: an array or single numbers.
func dims(c *Call, i int) []int {
	if d := intsOf(c.Args[i]); d != nil {
		return d
	}
	var out []int
	for ; i < c.N(); i++ {
		out = append(out, c.Int(i))
	}
	return out
}

func arrayCreateInstance(c *Call) (value.Value, error) {
	t, ok := ref[*value.Type](c, 0)
	if !ok {
		return value.Null, neterr.ArgumentNull("elementType")
	}
	return newInstance(c, t, dims(c, 1))
}

func arrayCreateInstanceFromArrayType(c *Call) (value.Value, error) {
	t, ok := ref[*value.Type](c, 0)
	if !ok || t.Elem == nil {
		return value.Null, neterr.Argument("arrayType", "The specified type must be an array type.")
	}
	return newInstance(c, t.Elem, dims(c, 1))
}

func arrayCopy(c *Call) (value.Value, error) {
	src, err := arrayArg(c, 0, "sourceArray")
	if err != nil {
		return value.Null, err
	}
	from, to, dstArg := 0, 0, 1
	n := c.Int(c.N() - 1)
	if c.N() == 5 {
		from, dstArg, to = c.Int(1), 2, c.Int(3)
	}
	switch {
	case n < 0:
		return value.Null, errNegative("length", n)
	case from < 0:
		return value.Null, errNegative("sourceIndex", from)
	case n > len(src.Items)-from:
		return value.Null, neterr.Argument("sourceArray", "Source array was not long enough. Check the source index, length, and the array's lower bounds.")
	}
	items := src.Items[from : from+n]
	if dst, ok := ref[*value.Array](c, dstArg); ok && dst == src {
		if items, err = bulk.Clone(c.RT.Context(), items); err != nil {
			return value.Null, err
		}
	}
	return void(copyInto(c.RT, items, c.Args[dstArg], to, "destinationIndex"))
}

func arrayConstrainedCopy(c *Call) (value.Value, error) { return arrayCopy(c) }

func arrayClear(c *Call) (value.Value, error) {
	a, from, n := arrayThis(c), 0, 0
	if a == nil {
		var err error
		if a, err = arrayArg(c, 0, "array"); err != nil {
			return value.Null, err
		}
	}
	n = len(a.Items)
	if c.N() == 3 {
		from, n = c.Int(1), c.Int(2)
		if from < 0 || n < 0 || from > len(a.Items)-n {
			return value.Null, neterr.New("System.IndexOutOfRangeException", msgIndexBounds)
		}
	}
	zero := zeroValue(a.Elem())
	return void(bulk.Fill(c.RT.Context(), a.Items[from:from+n], zero))
}

// dimension checks the dimension in argument 0.
func dimension(c *Call) (int, error) {
	a, d := arrayThis(c), c.Int(0)
	if d < 0 || d >= a.Rank() {
		return 0, neterr.New("System.IndexOutOfRangeException", "Array does not have that many dimensions.")
	}
	return a.Dim(d), nil
}

func arrayGetLength(c *Call) (value.Value, error) {
	n, err := dimension(c)
	return value.Int(int32(n)), err
}

func arrayGetLongLength(c *Call) (value.Value, error) {
	n, err := dimension(c)
	return value.Long(int64(n)), err
}

func arrayGetUpperBound(c *Call) (value.Value, error) {
	n, err := dimension(c)
	return value.Int(int32(n - 1)), err
}

func arrayGetLowerBound(c *Call) (value.Value, error) {
	_, err := dimension(c)
	return value.Int(0), err
}

// elementAt resolves the indexes from argument i on.
func elementAt(c *Call, i int) (int, error) {
	a, index := arrayThis(c), dims(c, i)
	if len(index) != a.Rank() {
		return 0, neterr.Argument("", "Array was not a %d-dimensional array.", len(index))
	}
	n, ok := a.Offset(index...)
	if !ok {
		return 0, neterr.New("System.IndexOutOfRangeException", msgIndexBounds)
	}
	return n, nil
}

func arrayGetValue(c *Call) (value.Value, error) {
	n, err := elementAt(c, 0)
	if err != nil {
		return value.Null, err
	}
	return arrayThis(c).Items[n], nil
}

func arraySetValue(c *Call) (value.Value, error) {
	n, err := elementAt(c, 1)
	if err != nil {
		return value.Null, err
	}
	a := arrayThis(c)
	v := c.Args[0].Base()
	if t := v.Type(); t != nil && a.Elem() != value.TypeObject && !Assignable(a.Elem(), t) {
		if v, err = Convert(c.RT, v, a.Elem()); err != nil || !t.IsValueType() {
			return value.Null, neterr.New("System.InvalidCastException", "Object cannot be stored in an array of this type.")
		}
	}
	a.Items[n] = v
	return value.Void, nil
}

func arrayClone(c *Call) (value.Value, error) {
	a := arrayThis(c)
	items, err := bulk.Clone(c.RT.Context(), a.Items)
	if err != nil {
		return value.Null, err
	}
	if a.Rank() == 1 {
		return arrayOf(a.Elem(), items), nil
	}
	d := make([]int, a.Rank())
	for i := range d {
		d[i] = a.Dim(i)
	}
	return vobject(value.NewArrayOf(a.Elem(), items, d...))
}

func arrayBinarySearch(c *Call) (value.Value, error) {
	a, err := arrayArg(c, 0, "array")
	if err != nil {
		return value.Null, err
	}
	var v value.Value
	items, from, cmp := a.Items, 0, value.Null
	switch c.N() {
	case 2:
		v = c.Args[1]
	case 3:
		v, cmp = c.Args[1], c.Args[2]
	default:
		from, v = c.Int(1), c.Args[3]
		if err := checkRange(from, c.Int(2), len(items)); err != nil {
			return value.Null, err
		}
		items = items[from : from+c.Int(2)]
		if c.N() == 5 {
			cmp = c.Args[4]
		}
	}
	i, err := searchValues(items, v, comparer(c, cmp))
	if i < 0 {
		return value.Int(int32(^(from + ^i))), err
	}
	return value.Int(int32(from + i)), err
}

func arrayConvertAll(c *Call) (value.Value, error) {
	a, err := arrayArg(c, 0, "array")
	if err != nil {
		return value.Null, err
	}
	elem := value.TypeObject
	if len(c.TypeArgs) == 2 {
		elem = c.TypeArgs[1]
	}
	if err := bulk.Items(len(a.Items)); err != nil {
		return value.Null, err
	}
	out := make([]value.Value, len(a.Items))
	for i, v := range a.Items {
		r, err := callFunc(c, c.Args[1], v)
		if err == nil && elem != value.TypeObject {
			r, err = Convert(c.RT, r, elem)
		}
		if err != nil {
			return value.Null, err
		}
		out[i] = r
	}
	return arrayOf(elem, out), nil
}

func arrayCopyTo(c *Call) (value.Value, error) {
	return void(copyInto(c.RT, arrayThis(c).Items, c.Args[0], c.Int(1), "index"))
}

func arrayEmpty(c *Call) (value.Value, error) {
	elem := value.TypeObject
	if len(c.TypeArgs) > 0 {
		elem = c.TypeArgs[0]
	}
	return arrayOf(elem, nil), nil
}

func arrayExists(c *Call) (value.Value, error) {
	a, err := arrayArg(c, 0, "array")
	if err != nil {
		return value.Null, err
	}
	i, err := find(c, a.Items, c.Args[1], 0, len(a.Items)-1)
	return value.Bool(i >= 0), err
}

func arrayFill(c *Call) (value.Value, error) {
	a, err := arrayArg(c, 0, "array")
	if err != nil {
		return value.Null, err
	}
	from, n := 0, len(a.Items)
	if c.N() == 4 {
		from, n = c.Int(2), c.Int(3)
		if from < 0 || from > len(a.Items) {
			return value.Null, neterr.ArgumentOutOfRange("startIndex", msgIndexMustBeLessOrEqual)
		}
		if n < 0 || n > len(a.Items)-from {
			return value.Null, neterr.ArgumentOutOfRange("count", msgCount)
		}
	}
	v, err := Convert(c.RT, c.Args[1], a.Elem())
	if err != nil {
		return value.Null, err
	}
	return void(bulk.Fill(c.RT.Context(), a.Items[from:from+n], v))
}

func arrayFind(c *Call) (value.Value, error) {
	a, err := arrayArg(c, 0, "array")
	if err != nil {
		return value.Null, err
	}
	i, err := find(c, a.Items, c.Args[1], 0, len(a.Items)-1)
	if i < 0 {
		return zeroValue(a.Elem()), err
	}
	return a.Items[i], nil
}

func arrayFindLast(c *Call) (value.Value, error) {
	a, err := arrayArg(c, 0, "array")
	if err != nil {
		return value.Null, err
	}
	i, err := findBack(c, a.Items, c.Args[1], len(a.Items)-1, len(a.Items))
	if i < 0 {
		return zeroValue(a.Elem()), err
	}
	return a.Items[i], nil
}

func arrayFindAll(c *Call) (value.Value, error) {
	a, err := arrayArg(c, 0, "array")
	if err != nil {
		return value.Null, err
	}
	out, err := filterItems(c, a.Items, c.Args[1], true)
	return arrayOf(a.Elem(), out), err
}

func arrayFindIndex(c *Call) (value.Value, error) {
	a, err := arrayArg(c, 0, "array")
	if err != nil {
		return value.Null, err
	}
	return findIndex(c, a.Items, 1)
}

func arrayFindLastIndex(c *Call) (value.Value, error) {
	a, err := arrayArg(c, 0, "array")
	if err != nil {
		return value.Null, err
	}
	return findLastIndex(c, a.Items, 1)
}

func arrayForEach(c *Call) (value.Value, error) {
	a, err := arrayArg(c, 0, "array")
	if err != nil {
		return value.Null, err
	}
	for _, v := range a.Items {
		if _, err := callFunc(c, c.Args[1], v); err != nil {
			return value.Null, err
		}
	}
	return value.Void, nil
}

func arrayIndexOf(c *Call) (value.Value, error) {
	if a := arrayThis(c); a != nil {
		return indexOfIn(c, a.Items, 0)
	}
	a, err := arrayArg(c, 0, "array")
	if err != nil {
		return value.Null, err
	}
	return indexOfIn(c, a.Items, 1)
}

func arrayLastIndexOf(c *Call) (value.Value, error) {
	a, err := arrayArg(c, 0, "array")
	if err != nil {
		return value.Null, err
	}
	return lastIndexOfIn(c, a.Items, 1)
}

func arrayContains(c *Call) (value.Value, error) {
	i, err := indexOfValue(c.RT, arrayThis(c).Items, c.Args[0])
	return value.Bool(i >= 0), err
}

func arrayReverse(c *Call) (value.Value, error) {
	a, err := arrayArg(c, 0, "array")
	if err != nil {
		return value.Null, err
	}
	items := a.Items
	if c.N() == 3 {
		if err := checkRange(c.Int(1), c.Int(2), len(items)); err != nil {
			return value.Null, err
		}
		items = items[c.Int(1) : c.Int(1)+c.Int(2)]
	}
	return void(bulk.Reverse(c.RT.Context(), items))
}

func arraySort(c *Call) (value.Value, error) {
	keys, err := arrayArg(c, 0, "array")
	if err != nil {
		return value.Null, err
	}
	var with *value.Array
	args := c.Args[1:]
	if len(args) > 0 {
		if b, ok := args[0].Base().Ref().(*value.Array); ok {
			with, args = b, args[1:]
		}
	}
	from, n, cmp := 0, len(keys.Items), value.Null
	if len(args) >= 2 {
		from, n = int(args[0].Base().Int64()), int(args[1].Base().Int64())
		if err := checkRange(from, n, len(keys.Items)); err != nil {
			return value.Null, err
		}
		args = args[2:]
	}
	if len(args) > 0 {
		cmp = args[0]
	}
	if with == nil {
		return void(sortValues(c.RT.Context(), keys.Items[from:from+n], comparer(c, cmp)))
	}
	if len(with.Items) < from+n {
		return value.Null, neterr.Argument("", msgOffsetLength)
	}
	return void(sortPairs(c.RT.Context(), keys.Items[from:from+n], with.Items[from:from+n], comparer(c, cmp)))
}

// sortPairs orders keys and brings items along.
func sortPairs(ctx context.Context, keys, items []value.Value, cmp func(a, b value.Value) (int, error)) error {
	pairs := make([]value.Value, len(keys))
	for i := range keys {
		pairs[i] = value.Of(&Pair{Key: keys[i], Value: items[i]})
	}
	err := sortValues(ctx, pairs, func(a, b value.Value) (int, error) {
		return cmp(a.Ref().(*Pair).Key, b.Ref().(*Pair).Key)
	})
	for i, v := range pairs {
		p := v.Ref().(*Pair)
		keys[i], items[i] = p.Key, p.Value
	}
	return err
}

func arrayTrueForAll(c *Call) (value.Value, error) {
	a, err := arrayArg(c, 0, "array")
	if err != nil {
		return value.Null, err
	}
	for _, v := range a.Items {
		ok, err := callTest(c, c.Args[1], v)
		if err != nil || !ok {
			return value.False, err
		}
	}
	return value.True, nil
}

func arrayGetEnumerator(c *Call) (value.Value, error) {
	return vobject(newIterator("System.ArrayEnumerator", arrayThis(c).Items))
}

func arrayEquals(c *Call) (value.Value, error) {
	b, ok := ref[*value.Array](c, 0)
	if !ok || len(b.Items) != len(arrayThis(c).Items) {
		return value.False, nil
	}
	for i, v := range arrayThis(c).Items {
		eq, err := equalObjects(c.RT, v, b.Items[i])
		if err != nil || !eq {
			return value.False, err
		}
	}
	return value.True, nil
}
