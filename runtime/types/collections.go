package types

import (
	"slices"
	"strings"

	"goposh/runtime/neterr"
	"goposh/runtime/value"
)

var (
	typeCollection = lazyType{name: "System.Collections.ObjectModel.Collection`1"}
)

// collectionClassOf declares Collection`1.
func collectionGenericClass() *Class {
	return &Class{Latched: true, Members: []M{
		{"new()", listNew},
		{"new(IList[T] list)", listNew},
		{"int Count {get}", listCount},
		{"bool IsReadOnly {get}", listIsReadOnly},
		{"bool IsFixedSize {get}", listIsFixedSize},
		{"object SyncRoot {get}", strSelf},
		{"bool IsSynchronized {get}", constant(value.False)},
		{"T Item[int index] {get,set}", listItem},
		{"object Item[int index] {get,set}", listItem},
		{"void Add(T item)", listAdd},
		{"void Clear()", listClear},
		{"void CopyTo(T[] array, int index)", listCopyTo},
		{"bool Contains(T item)", listContains},
		{"IEnumerator[T] GetEnumerator()", listGetEnumerator},
		{"int IndexOf(T item)", listIndexOf},
		{"void Insert(int index, T item)", listInsert},
		{"bool Remove(T item)", listRemove},
		{"void RemoveAt(int index)", listRemoveAt},
	}}
}

func observableCollectionClass() *Class {
	return &Class{Latched: true, Members: []M{
		{"new()", listNew},
		{"new(IEnumerable[T] collection)", listNew},
		{"new(List[T] list)", listNew},
		{"T Item[int index] {get,set}", listItem},
		{"object Item[int index] {get,set}", listItem},
		{"void Move(int oldIndex, int newIndex)", listMove},
	}}
}

func listMove(c *Call) (value.Value, error) {
	l := listThis(c)
	from, to := c.Int(0), c.Int(1)
	if from < 0 || from >= len(l.Items) || to < 0 || to >= len(l.Items) {
		return value.Null, neterr.ArgumentOutOfRange("index", msgIndexMustBeLess)
	}
	v := l.Items[from]
	l.Items = slices.Insert(slices.Delete(l.Items, from, from+1), to, v)
	return value.Void, nil
}

// readOnlyCollectionClass declares ReadOnlyCollection`1.
func readOnlyCollectionClass() *Class {
	return &Class{Latched: true, Members: []M{
		{"new(IList[T] list)", readOnlyListNew},
		{"int Count {get}", listCount},
		{"bool IsReadOnly {get}", listIsReadOnly},
		{"bool IsFixedSize {get}", listIsFixedSize},
		{"object SyncRoot {get}", strSelf},
		{"bool IsSynchronized {get}", constant(value.False)},
		{"T Item[int index] {get}", listItem},
		{"T Item[int index] {get,set}", listItem},
		{"object Item[int index] {get,set}", listItem},
		{"bool Contains(T value)", listContains},
		{"void CopyTo(T[] array, int index)", listCopyTo},
		{"IEnumerator[T] GetEnumerator()", listGetEnumerator},
		{"int IndexOf(T value)", listIndexOf},
	}}
}

func readOnlyListNew(c *Call) (value.Value, error) {
	if c.isNull(0) {
		return value.Null, neterr.ArgumentNull("list")
	}
	items, err := c.list(0)
	l := value.NewList(c.Type, items)
	l.ReadOnly = true
	return value.Of(l), err
}

// stringCollectionClass declares System.Collections.Specialized.StringCollection.
func stringCollectionClass() *Class {
	return &Class{Latched: true, Members: []M{
		{"new()", listNew},
		{"int Count {get}", listCount},
		{"bool IsReadOnly {get}", listIsReadOnly},
		{"bool IsSynchronized {get}", constant(value.False)},
		{"object SyncRoot {get}", strSelf},
		{"bool IsFixedSize {get}", listIsFixedSize},
		{"string Item[int index] {get,set}", listItem},
		{"object Item[int index] {get,set}", listItem},
		{"int Add(string value)", listAdd},
		{"void AddRange(string[] value)", listAddRange},
		{"void Clear()", listClear},
		{"bool Contains(string value)", listContains},
		{"void CopyTo(string[] array, int index)", listCopyTo},
		{"StringEnumerator GetEnumerator()", listGetEnumerator},
		{"int IndexOf(string value)", listIndexOf},
		{"void Insert(int index, string value)", listInsert},
		{"void Remove(string value)", listRemove},
		{"void RemoveAt(int index)", listRemoveAt},
	}}
}

// queueClass declares System.Collections.Queue.
func queueClass() *Class {
	return &Class{Latched: true, Members: []M{
		{"new()", listNew},
		{"new(int capacity)", listNew},
		{"new(int capacity, float growFactor)", listNew},
		{"new(ICollection col)", listNew},
		{"int Count {get}", listCount},
		{"bool IsSynchronized {get}", constant(value.False)},
		{"object SyncRoot {get}", strSelf},
		{"object Clone()", listClone},
		{"void Clear()", listClear},
		{"void CopyTo(Array array, int index)", listCopyTo},
		{"void Enqueue(object obj)", queueEnqueue},
		{"IEnumerator GetEnumerator()", listGetEnumerator},
		{"object Dequeue()", queueDequeue},
		{"object Peek()", queuePeek},
		{"static Queue Synchronized(Queue queue)", listSynchronized},
		{"bool Contains(object obj)", listContains},
		{"object[] ToArray()", listToArray},
		{"void TrimToSize()", noop},
	}}
}

// genericQueueClass declares System.Collections.Generic.Queue`1.
func genericQueueClass() *Class {
	return &Class{Latched: true, Members: []M{
		{"new()", listNew},
		{"new(int capacity)", listNew},
		{"new(IEnumerable[T] collection)", listNew},
		{"int Count {get}", listCount},
		{"int Capacity {get}", listCapacity},
		{"object SyncRoot {get}", strSelf},
		{"bool IsSynchronized {get}", constant(value.False)},
		{"void Clear()", listClear},
		{"void CopyTo(T[] array, int arrayIndex)", listCopyTo},
		{"void Enqueue(T item)", queueEnqueue},
		{"Queue+Enumerator[T] GetEnumerator()", listGetEnumerator},
		{"T Dequeue()", queueDequeue},
		{"bool TryDequeue(out T result)", queueTryDequeue},
		{"T Peek()", queuePeek},
		{"bool TryPeek(out T result)", queueTryPeek},
		{"bool Contains(T item)", listContains},
		{"T[] ToArray()", listToArray},
		{"void TrimExcess()", noop},
		{"void TrimExcess(int capacity)", noop},
		{"int EnsureCapacity(int capacity)", listEnsureCapacity},
	}}
}

// concurrentQueueClass declares System.Collections.Concurrent.ConcurrentQueue`1.
func concurrentQueueClass() *Class {
	return &Class{Latched: true, Members: shared([]M{
		{"new()", listNew},
		{"new(IEnumerable[T] collection)", listNew},
		{"bool IsEmpty {get}", queueIsEmpty},
		{"int Count {get}", listCount},
		{"object SyncRoot {get}", noSyncRoot},
		{"bool IsSynchronized {get}", constant(value.False)},
		{"T[] ToArray()", listToArray},
		{"void CopyTo(T[] array, int index)", listCopyTo},
		{"IEnumerator[T] GetEnumerator()", listGetEnumerator},
		{"void Enqueue(T item)", queueEnqueue},
		{"bool TryDequeue(out T result)", queueTryDequeue},
		{"bool TryPeek(out T result)", queueTryPeek},
		{"void Clear()", listClear},
	})}
}

// concurrentBagClass declares System.Collections.Concurrent.ConcurrentBag`1.
func concurrentBagClass() *Class {
	return &Class{Latched: true, Members: shared([]M{
		{"new()", listNew},
		{"new(IEnumerable[T] collection)", listNew},
		{"int Count {get}", listCount},
		{"bool IsEmpty {get}", queueIsEmpty},
		{"object SyncRoot {get}", noSyncRoot},
		{"bool IsSynchronized {get}", constant(value.False)},
		{"void Add(T item)", stackPush},
		{"bool TryTake(out T result)", queueTryDequeue},
		{"bool TryPeek(out T result)", queueTryPeek},
		{"void CopyTo(T[] array, int index)", listCopyTo},
		{"T[] ToArray()", listToArray},
		{"void Clear()", listClear},
		{"IEnumerator[T] GetEnumerator()", listGetEnumerator},
	})}
}

// stackClass declares System.Collections.Stack, whose first item is the one on top.
func stackClass() *Class {
	return &Class{Latched: true, Members: []M{
		{"new()", stackNew},
		{"new(int initialCapacity)", stackNew},
		{"new(ICollection col)", stackNew},
		{"int Count {get}", listCount},
		{"bool IsSynchronized {get}", constant(value.False)},
		{"object SyncRoot {get}", strSelf},
		{"void Clear()", listClear},
		{"object Clone()", listClone},
		{"bool Contains(object obj)", listContains},
		{"void CopyTo(Array array, int index)", listCopyTo},
		{"IEnumerator GetEnumerator()", listGetEnumerator},
		{"object Peek()", stackPeek},
		{"object Pop()", stackPop},
		{"void Push(object obj)", stackPush},
		{"static Stack Synchronized(Stack stack)", listSynchronized},
		{"object[] ToArray()", listToArray},
	}}
}

// genericStackClass declares System.Collections.Generic.Stack`1.
func genericStackClass() *Class {
	return &Class{Latched: true, Members: []M{
		{"new()", stackNew},
		{"new(int capacity)", stackNew},
		{"new(IEnumerable[T] collection)", stackNew},
		{"int Count {get}", listCount},
		{"int Capacity {get}", listCapacity},
		{"object SyncRoot {get}", strSelf},
		{"bool IsSynchronized {get}", constant(value.False)},
		{"void Clear()", listClear},
		{"bool Contains(T item)", listContains},
		{"void CopyTo(T[] array, int arrayIndex)", listCopyTo},
		{"Stack+Enumerator[T] GetEnumerator()", listGetEnumerator},
		{"void TrimExcess()", noop},
		{"void TrimExcess(int capacity)", noop},
		{"T Peek()", stackPeek},
		{"bool TryPeek(out T result)", stackTryPeek},
		{"T Pop()", stackPop},
		{"bool TryPop(out T result)", stackTryPop},
		{"void Push(T item)", stackPush},
		{"int EnsureCapacity(int capacity)", listEnsureCapacity},
		{"T[] ToArray()", listToArray},
	}}
}

// concurrentStackClass declares System.Collections.Concurrent.ConcurrentStack`1.
func concurrentStackClass() *Class {
	return &Class{Latched: true, Members: shared([]M{
		{"new()", stackNew},
		{"new(IEnumerable[T] collection)", stackNew},
		{"bool IsEmpty {get}", queueIsEmpty},
		{"int Count {get}", listCount},
		{"object SyncRoot {get}", noSyncRoot},
		{"bool IsSynchronized {get}", constant(value.False)},
		{"void Clear()", listClear},
		{"void CopyTo(T[] array, int index)", listCopyTo},
		{"void Push(T item)", stackPush},
		{"void PushRange(T[] items)", stackPushRange},
		{"void PushRange(T[] items, int startIndex, int count)", stackPushRange},
		{"bool TryPeek(out T result)", stackTryPeek},
		{"bool TryPop(out T result)", stackTryPop},
		{"T[] ToArray()", listToArray},
		{"IEnumerator[T] GetEnumerator()", listGetEnumerator},
	})}
}

// shared makes constructors give lists that are made for concurrent use.
func shared(members []M) []M {
	for i, m := range members {
		if strings.HasPrefix(m.Sig, "new(") {
			members[i].F = func(c *Call) (value.Value, error) {
				v, err := m.F(c)
				if l, ok := v.Object().(*value.List); ok {
					l.Share()
				}
				return v, err
			}
		}
	}
	return members
}

// noSyncRoot is ICollection.SyncRoot of the concurrent collections.
func noSyncRoot(*Call) (value.Value, error) {
	return value.Null, notSupported("The SyncRoot property may not be used for the synchronization of concurrent collections.")
}

func queueIsEmpty(c *Call) (value.Value, error) { return vbool(len(listThis(c).Items) == 0) }

func queueEnqueue(c *Call) (value.Value, error) {
	l := listThis(c)
	if l.FixedSize {
		return value.Null, invalidOperation("The collection has been marked as complete with regards to additions.")
	}
	l.Items = append(l.Items, c.Args[0])
	return value.Void, nil
}

// front takes or shows the first item; empty is the message for none.
func front(c *Call, take bool, empty string) (value.Value, error) {
	l := listThis(c)
	if len(l.Items) == 0 {
		return value.Null, invalidOperation(empty)
	}
	v := l.Items[0]
	if take {
		l.Items[0] = value.Null
		l.Items = l.Items[1:]
	}
	return v, nil
}

func tryFront(c *Call, take bool) (value.Value, error) {
	l := listThis(c)
	if len(l.Items) == 0 {
		return outBool(c, 0, false, zeroValue(l.Elem()))
	}
	v, err := front(c, take, "")
	if err != nil {
		return value.Null, err
	}
	return outBool(c, 0, true, v)
}

func emptyText(c *Call, generic, plain string) string {
	if len(listThis(c).Type().Args) > 0 {
		return generic
	}
	return plain
}

func queueDequeue(c *Call) (value.Value, error) {
	return front(c, true, emptyText(c, "Queue empty.", "Queue empty."))
}
func queuePeek(c *Call) (value.Value, error) {
	return front(c, false, emptyText(c, "Queue empty.", "Queue empty."))
}
func queueTryDequeue(c *Call) (value.Value, error) { return tryFront(c, true) }
func queueTryPeek(c *Call) (value.Value, error)    { return tryFront(c, false) }

func stackNew(c *Call) (value.Value, error) {
	v, err := listNew(c)
	if l, ok := v.Ref().(*value.List); ok {
		slices.Reverse(l.Items)
	}
	return v, err
}

func stackPush(c *Call) (value.Value, error) {
	l := listThis(c)
	l.Items = slices.Insert(l.Items, 0, c.Args[0])
	return value.Void, nil
}
func stackPop(c *Call) (value.Value, error)     { return front(c, true, "Stack empty.") }
func stackPeek(c *Call) (value.Value, error)    { return front(c, false, "Stack empty.") }
func stackTryPop(c *Call) (value.Value, error)  { return tryFront(c, true) }
func stackTryPeek(c *Call) (value.Value, error) { return tryFront(c, false) }

func stackPushRange(c *Call) (value.Value, error) {
	items, err := c.list(0)
	if err != nil {
		return value.Null, err
	}
	l := listThis(c)
	for _, v := range items {
		l.Items = slices.Insert(l.Items, 0, v)
	}
	return value.Void, nil
}
