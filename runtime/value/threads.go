package value

import (
	"sync"
	"sync/atomic"
	"unsafe"
)

// Thread jobs, ForEach-Object -Parallel and runspaces of the hosting API use the objects of the session that started them. As in .NET,
// what is not made for several threads may give them wrong results then; but it must not break the process, and a Go map, slice or
// interface that two goroutines change at once does. So while such threads run, dictionaries, lists, members and elements are
// locked for as long as one operation takes. Otherwise that costs one atomic load.

// threads counts the goroutines that may use objects of others.
var threads atomic.Int32

// BeginThread is called before a goroutine starts that uses objects of others, EndThread as the last it does.
func BeginThread() { threads.Add(1) }

// EndThread takes back one BeginThread.
func EndThread() { threads.Add(-1) }

// Threaded tells whether other goroutines may use the same objects now.
func Threaded() bool { return threads.Load() != 0 }

// Latch is embedded by objects that only one thread at a time may be in.
type Latch struct{ mu sync.Mutex }

// Hold keeps other threads out, where there are any, until Release; it tells whether it did. The holder must not run scripts.
func (l *Latch) Hold() bool {
	if threads.Load() == 0 {
		return false
	}
	l.mu.Lock()
	return true
}

// Release ends a Hold that gave true.
func (l *Latch) Release() { l.mu.Unlock() }

// stripes lock single values, by address.
var stripes [64]struct {
	sync.Mutex
	_ [64 - unsafe.Sizeof(sync.Mutex{})]byte // a cache line each
}

func stripe(p unsafe.Pointer) *sync.Mutex {
	h := uintptr(p) >> 3
	return &stripes[(h^h>>6^h>>12)%uintptr(len(stripes))].Mutex
}

// Load reads an element or property that other threads may be writing.
func Load(p *Value) Value {
	if threads.Load() == 0 {
		return *p
	}
	return loadLocked(p)
}

func loadLocked(p *Value) Value {
	mu := stripe(unsafe.Pointer(p))
	mu.Lock()
	defer mu.Unlock()
	return *p
}

// Store writes an element or property that other threads may be reading.
func Store(p *Value, v Value) {
	if threads.Load() == 0 {
		*p = v
		return
	}
	storeLocked(p, v)
}

func storeLocked(p *Value, v Value) {
	mu := stripe(unsafe.Pointer(p))
	mu.Lock()
	defer mu.Unlock()
	*p = v
}
