package types

import (
	"context"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"goposh/runtime/errs"
	"goposh/runtime/neterr"
	"goposh/runtime/value"
)

// blockingCollection is a System.Collections.Concurrent.BlockingCollection`1: who takes from an empty one waits, and who adds to a
// full one.
type blockingCollection struct {
	value.Bag
	typ *value.Type
	// store holds the items, the next to take in front; lifo tells that new ones go there too.
	store *value.List
	lifo  bool
	bound int // -1 for any number

	mu       sync.Mutex
	changed  chan struct{} // closed at the next change
	complete bool
	disposed bool
}

// Type implements value.Object.
func (b *blockingCollection) Type() *value.Type { return b.typ }

// Enumerate implements Sequence: the items as they are now.
func (b *blockingCollection) Enumerate(value.Runtime) Enumerator {
	return NewEnumerator(b.items())
}

func (b *blockingCollection) items() []value.Value {
	if b.store.Hold() {
		defer b.store.Release()
	}
	return slices.Clone(b.store.Items)
}

func newBlockingCollection(c *Call) (value.Value, error) {
	b := &blockingCollection{typ: c.Type, bound: -1, changed: make(chan struct{})}
	for i := range c.N() {
		if c.kind(i) == value.KindInt32 {
			if b.bound = c.Int(i); b.bound < 1 {
				return value.Null, neterr.New(neterr.TypeArgumentOutOfRange, "The boundedCapacity argument must be positive. (Parameter 'boundedCapacity')\nActual value was "+strconv.Itoa(b.bound)+".")
			}
			continue
		}
		l, ok := ref[*value.List](c, i)
		if !ok {
			return value.Null, neterr.ArgumentNull("collection")
		}
		b.store = l
		b.lifo = !strings.HasPrefix(l.Type().Name(), "ConcurrentQueue")
	}
	if b.store == nil {
		b.store = value.NewList(MakeGeneric(byFullName("System.Collections.Concurrent.ConcurrentQueue`1"), c.Type.Args[0]), nil)
		b.store.Share()
	}
	if n := len(b.items()); b.bound >= 0 && n > b.bound {
		return value.Null, neterr.Argument("", "The collection argument contains more than the allowed number of items.")
	}
	return vobject(b)
}

// attempt is one try at something that may have to wait: done tells that it need not.
type attempt func() (done bool, err error)

// try calls f, and again at every change, until it is done, the timeout (negative: none) is over, the token is cancelled or ctx ends.
func (b *blockingCollection) try(ctx context.Context, timeout time.Duration, token *cancellationToken, f attempt) (bool, error) {
	var expired <-chan time.Time
	if timeout > 0 {
		t := time.NewTimer(timeout)
		defer t.Stop()
		expired = t.C
	}
	for {
		var canceled <-chan struct{}
		if token != nil && token.source != nil {
			var now bool
			if canceled, now = token.source.gate.next(); now {
				return false, errs.NewException("System.OperationCanceledException", "The operation was canceled.")
			}
		}
		b.mu.Lock()
		if b.disposed {
			b.mu.Unlock()
			return false, errs.NewException("System.ObjectDisposedException", "The collection has been disposed.\nObject name: 'BlockingCollection'.")
		}
		done, err := f()
		changed := b.changed
		b.mu.Unlock()
		if done || err != nil || timeout == 0 {
			return done, err
		}
		select {
		case <-changed:
		case <-canceled:
		case <-expired:
			return false, nil
		case <-ctx.Done():
			return false, ctx.Err()
		}
	}
}

// change wakes who waits; b.mu is held.
func (b *blockingCollection) change() {
	close(b.changed)
	b.changed = make(chan struct{})
}

// adding adds v when there is room.
func (b *blockingCollection) adding(v value.Value) attempt {
	return func() (bool, error) {
		if b.complete {
			return false, invalidOperation("The collection has been marked as complete with regards to additions.")
		}
		if b.store.Hold() {
			defer b.store.Release()
		}
		if b.bound >= 0 && len(b.store.Items) >= b.bound {
			return false, nil
		}
		if b.lifo {
			b.store.Items = slices.Insert(b.store.Items, 0, v)
		} else {
			b.store.Items = append(b.store.Items, v)
		}
		b.change()
		return true, nil
	}
}

// taking takes the next item to v; over is what to return when there will be no more.
func (b *blockingCollection) taking(v *value.Value, over func() (bool, error)) attempt {
	return func() (bool, error) {
		if b.store.Hold() {
			defer b.store.Release()
		}
		if len(b.store.Items) == 0 {
			if b.complete {
				return over()
			}
			return false, nil
		}
		*v = b.store.Items[0]
		b.store.Items[0] = value.Null
		b.store.Items = b.store.Items[1:]
		b.change()
		return true, nil
	}
}

// tokenArg is the CancellationToken behind the other arguments; nil for none.
func tokenArg(c *Call) *cancellationToken {
	if c.N() == 0 {
		return nil
	}
	t, _ := ref[*cancellationToken](c, c.N()-1)
	return t
}

func blockingAdd(c *Call) (value.Value, error) {
	b := this[*blockingCollection](c)
	_, err := b.try(c.RT.Context(), -1, tokenArg(c), b.adding(c.Args[0]))
	return value.Void, err
}

func blockingTryAdd(c *Call) (value.Value, error) {
	b := this[*blockingCollection](c)
	ok, err := b.try(c.RT.Context(), atOnceOr(c, 1), tokenArg(c), b.adding(c.Args[0]))
	return value.Bool(ok), err
}

func blockingTake(c *Call) (value.Value, error) {
	b := this[*blockingCollection](c)
	var v value.Value
	_, err := b.try(c.RT.Context(), -1, tokenArg(c), b.taking(&v, func() (bool, error) {
		return false, invalidOperation("The collection argument is empty and has been marked as complete with regards to additions.")
	}))
	return v, err
}

func blockingTryTake(c *Call) (value.Value, error) {
	b := this[*blockingCollection](c)
	v := zeroValue(b.store.Elem())
	over := false
	ok, err := b.try(c.RT.Context(), atOnceOr(c, 1), tokenArg(c), b.taking(&v, func() (bool, error) { over = true; return true, nil }))
	if err != nil {
		return value.Null, err
	}
	return outBool(c, 0, ok && !over, v)
}

// atOnceOr is the timeout in argument i, or no time at all without it.
func atOnceOr(c *Call, i int) time.Duration {
	if i >= c.N() {
		return 0
	}
	return timeoutArg(c, i)
}

// consuming is what GetConsumingEnumerable gives: it takes the items, and ends when the collection is complete and empty.
type consuming struct {
	value.Bag
	typ   *value.Type
	b     *blockingCollection
	ctx   context.Context
	token *cancellationToken
}

// Type implements value.Object.
func (s *consuming) Type() *value.Type { return s.typ }

// Enumerate implements Sequence.
func (s *consuming) Enumerate(value.Runtime) Enumerator { return s }

// Next implements Enumerator.
func (s *consuming) Next() (value.Value, bool, error) {
	var v value.Value
	over := false
	ok, err := s.b.try(s.ctx, -1, s.token, s.b.taking(&v, func() (bool, error) { over = true; return true, nil }))
	return v, ok && !over, err
}

// blockingCollectionClass declares System.Collections.Concurrent.BlockingCollection`1.
func blockingCollectionClass() *Class {
	self := func(c *Call) *blockingCollection { return this[*blockingCollection](c) }
	state := func(f func(b *blockingCollection) value.Value) Func {
		return func(c *Call) (value.Value, error) {
			b := self(c)
			b.mu.Lock()
			defer b.mu.Unlock()
			return f(b), nil
		}
	}
	consume := func(c *Call) (value.Value, error) {
		return vobject(&consuming{typ: queryType("BlockingCollectionIterator`1", self(c).store.Elem()), b: self(c), ctx: c.RT.Context(), token: tokenArg(c)})
	}
	return &Class{Interfaces: []string{"IEnumerable[T]", "System.Collections.ICollection"}, Members: []M{
		{"new()", newBlockingCollection},
		{"new(int boundedCapacity)", newBlockingCollection},
		{"new(System.Collections.Concurrent.IProducerConsumerCollection[T] collection, int boundedCapacity)", newBlockingCollection},
		{"new(System.Collections.Concurrent.IProducerConsumerCollection[T] collection)", newBlockingCollection},
		{"int BoundedCapacity {get}", state(func(b *blockingCollection) value.Value { return value.Int(int32(b.bound)) })},
		{"bool IsAddingCompleted {get}", state(func(b *blockingCollection) value.Value { return value.Bool(b.complete) })},
		{"bool IsCompleted {get}", state(func(b *blockingCollection) value.Value { return value.Bool(b.complete && len(b.items()) == 0) })},
		{"int Count {get}", func(c *Call) (value.Value, error) { return vint(len(self(c).items())) }},
		{"object SyncRoot {get}", noSyncRoot},
		{"bool IsSynchronized {get}", constant(value.False)},
		{"void Add(T item)", blockingAdd},
		{"void Add(T item, System.Threading.CancellationToken cancellationToken)", blockingAdd},
		{"bool TryAdd(T item)", blockingTryAdd},
		{"bool TryAdd(T item, timespan timeout)", blockingTryAdd},
		{"bool TryAdd(T item, int millisecondsTimeout)", blockingTryAdd},
		{"bool TryAdd(T item, int millisecondsTimeout, System.Threading.CancellationToken cancellationToken)", blockingTryAdd},
		{"T Take()", blockingTake},
		{"T Take(System.Threading.CancellationToken cancellationToken)", blockingTake},
		{"bool TryTake(out T item)", blockingTryTake},
		{"bool TryTake(out T item, timespan timeout)", blockingTryTake},
		{"bool TryTake(out T item, int millisecondsTimeout)", blockingTryTake},
		{"bool TryTake(out T item, int millisecondsTimeout, System.Threading.CancellationToken cancellationToken)", blockingTryTake},
		{"void CompleteAdding()", state(func(b *blockingCollection) value.Value {
			b.complete = true
			b.change()
			return value.Void
		})},
		{"void Dispose()", state(func(b *blockingCollection) value.Value {
			b.disposed = true
			b.change()
			return value.Void
		})},
		{"T[] ToArray()", func(c *Call) (value.Value, error) { return arrayOf(self(c).store.Elem(), self(c).items()), nil }},
		{"void CopyTo(T[] array, int index)", func(c *Call) (value.Value, error) {
			return void(copyInto(c.RT, self(c).items(), c.Args[0], c.Int(1), "index"))
		}},
		{"IEnumerable[T] GetConsumingEnumerable()", consume},
		{"IEnumerable[T] GetConsumingEnumerable(System.Threading.CancellationToken cancellationToken)", consume},
		{"IEnumerator[T] GetEnumerator()", func(c *Call) (value.Value, error) {
			return vobject(newIterator("System.Collections.IEnumerator", self(c).items()))
		}},
	}}
}
