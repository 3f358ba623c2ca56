package value

import (
	"math"
	"slices"
	"sort"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// Dict is an insertion-ordered dictionary behind Hashtable, OrderedDictionary, Dictionary`2 and the sets.
// It is an open-addressed index over a slice of entries.
type Dict struct {
	typ *Type
	// Fold compares string keys regardless of case.
	Fold    bool
	entries []entry
	index   []int32 // position+1 in entries; 0 is free, -1 deleted
	live    int
	version uint32
	// ReadOnly refuses changes.
	ReadOnly bool
	// Sorted, when set, orders Keys and enumeration (SortedDictionary, SortedList).
	Sorted func(a, b Value) int
	// Comparer is the script's own equality comparer object, if any; it is only reported, Fold decides.
	Comparer Value
	// mu guards what threads share: dictionaries made for it (see Share) always, others while threads run.
	mu     sync.Mutex
	shared bool
	Bag
}

type entry struct {
	hash     uint32
	live     bool
	key, val Value
}

// NewHashtable returns a case-insensitive System.Collections.Hashtable, as @{} makes it.
func NewHashtable(n int) *Dict { return NewDict(TypeHashtable, true, n) }

// NewOrdered returns a case-insensitive OrderedDictionary, as [ordered]@{} makes it.
func NewOrdered(n int) *Dict { return NewDict(TypeOrdered, true, n) }

// NewDict returns a dictionary of the given .NET type with room for n entries.
func NewDict(t *Type, fold bool, n int) *Dict {
	d := &Dict{typ: t, Fold: fold}
	if n > 0 {
		d.entries = make([]entry, 0, n)
	}
	return d
}

// Type implements Object.
func (d *Dict) Type() *Type { return d.typ }

// SetType makes the dictionary an object of a class derived from its own.
func (d *Dict) SetType(t *Type) { d.typ = t }

// MatchCase makes keys that differ in case only different ones from now on.
func (d *Dict) MatchCase() {
	if d.guard() {
		defer d.mu.Unlock()
	}
	d.Fold = false
	for i := range d.entries {
		d.entries[i].hash = hashKey(d.entries[i].key, false)
	}
	if d.index != nil {
		d.rehash()
	}
}

// Len is the number of entries.
func (d *Dict) Len() int {
	if d.guard() {
		defer d.mu.Unlock()
	}
	return d.live
}

// Changes counts the changes that end enumerations: every one, but of a generic dictionary not those of values.
func (d *Dict) Changes() uint32 {
	if d.guard() {
		defer d.mu.Unlock()
	}
	return d.version
}

const smallDict = 8

func (d *Dict) find(key Value) int {
	key = key.Base()
	if d.index == nil {
		for i := range d.entries {
			if e := &d.entries[i]; e.live && keyEqual(e.key, key, d.Fold) {
				return i
			}
		}
		return -1
	}
	h := hashKey(key, d.Fold)
	mask := uint32(len(d.index) - 1)
	for i, probes := h&mask, 0; probes < len(d.index); i, probes = (i+1)&mask, probes+1 {
		p := d.index[i]
		if p == 0 {
			return -1
		}
		if p > 0 && int(p) <= len(d.entries) {
			if e := &d.entries[p-1]; e.live && e.hash == h && keyEqual(e.key, key, d.Fold) {
				return int(p - 1)
			}
		}
	}
	return -1
}

// Share makes the dictionary safe for concurrent use, as System.Collections.Concurrent's are: Len, Get, Set, Delete, Swap, Clear,
// All, Keys and Values.
func (d *Dict) Share() { d.shared = true }

// Swap replaces the value of key, or adds it, if its value is still old, or it still has none where had is false.
func (d *Dict) Swap(key, old Value, had bool, val Value) bool {
	if d.guard() {
		defer d.mu.Unlock()
	}
	i := d.find(key)
	if had != (i >= 0) || had && !keyEqual(d.entries[i].val, old, false) {
		return false
	}
	d.set(key, val)
	return true
}

// Take removes key and returns its value.
func (d *Dict) Take(key Value) (Value, bool) {
	if d.guard() {
		defer d.mu.Unlock()
	}
	i := d.find(key)
	if i < 0 {
		return Null, false
	}
	v := d.entries[i].val
	d.delete(key)
	return v, true
}

// guard locks the dictionary where other threads may use it, and tells whether it did.
func (d *Dict) guard() bool {
	if !d.shared && threads.Load() == 0 {
		return false
	}
	d.mu.Lock()
	return true
}

// Get returns the value of key.
func (d *Dict) Get(key Value) (Value, bool) {
	if d.guard() {
		defer d.mu.Unlock()
	}
	if i := d.find(key); i >= 0 {
		return d.entries[i].val, true
	}
	return Null, false
}

// GetString returns the value of a string key.
func (d *Dict) GetString(key string) (Value, bool) { return d.Get(String(key)) }

// Set adds or replaces the value of key.
func (d *Dict) Set(key, val Value) {
	if d.guard() {
		defer d.mu.Unlock()
	}
	d.set(key, val)
}

func (d *Dict) set(key, val Value) {
	key = key.Base()
	if i := d.find(key); i >= 0 {
		d.entries[i].val = val
		if d.typ.Args == nil {
			d.version++
		}
		return
	}
	d.version++
	if d.Sorted != nil && d.insertSorted(key, val) {
		return
	}
	h := hashKey(key, d.Fold)
	d.entries = append(d.entries, entry{hash: h, live: true, key: key, val: val})
	d.live++
	if d.index == nil {
		if len(d.entries) > smallDict {
			d.rehash()
		}
		return
	}
	if len(d.entries)*4 > len(d.index)*3 {
		d.rehash()
		return
	}
	d.place(h, int32(len(d.entries)))
}

// insertSorted puts a new key at its place in the order; false when that is the end.
func (d *Dict) insertSorted(key, val Value) bool {
	d.compact()
	i := sort.Search(len(d.entries), func(i int) bool { return d.Sorted(d.entries[i].key, key) > 0 })
	if i == len(d.entries) {
		return false
	}
	d.insert(i, key, val)
	return true
}

// SetString adds or replaces the value of a string key.
func (d *Dict) SetString(key string, val Value) { d.Set(String(key), val) }

func (d *Dict) place(h uint32, pos int32) {
	mask := uint32(len(d.index) - 1)
	for i := h & mask; ; i = (i + 1) & mask {
		if d.index[i] <= 0 {
			d.index[i] = pos
			return
		}
	}
}

func (d *Dict) rehash() {
	if d.live < len(d.entries) {
		kept := make([]entry, 0, d.live)
		for _, e := range d.entries {
			if e.live {
				kept = append(kept, e)
			}
		}
		d.entries = kept
	}
	size := 16
	for size < len(d.entries)*2 {
		size *= 2
	}
	d.index = make([]int32, size)
	for i := range d.entries {
		d.place(d.entries[i].hash, int32(i+1))
	}
}

// Delete removes key and tells whether it was there.
func (d *Dict) Delete(key Value) bool {
	if d.guard() {
		defer d.mu.Unlock()
	}
	return d.delete(key)
}

func (d *Dict) delete(key Value) bool {
	i := d.find(key)
	if i < 0 {
		return false
	}
	if i == len(d.entries)-1 && d.index == nil {
		d.entries = d.entries[:i]
	} else {
		d.entries[i] = entry{}
	}
	d.live--
	if d.live < len(d.entries)/2 {
		d.compact()
	}
	return true
}

// compact closes the gaps that deletions left, so that positions are dense.
func (d *Dict) compact() {
	if d.live == len(d.entries) {
		return
	}
	d.rehash()
}

// Clear removes everything.
func (d *Dict) Clear() {
	if d.guard() {
		defer d.mu.Unlock()
	}
	d.entries, d.index, d.live = nil, nil, 0
}

// At returns the entry at position i in insertion order; deletions close the gap.
func (d *Dict) At(i int) (key, val Value) {
	if d.guard() {
		defer d.mu.Unlock()
	}
	d.compact()
	e := &d.entries[i]
	return e.key, e.val
}

// SetAt replaces the value at position i.
func (d *Dict) SetAt(i int, v Value) {
	if d.guard() {
		defer d.mu.Unlock()
	}
	d.compact()
	d.entries[i].val = v
}

// Insert adds an entry at position i.
func (d *Dict) Insert(i int, key, val Value) {
	if d.guard() {
		defer d.mu.Unlock()
	}
	d.insert(i, key, val)
}

func (d *Dict) insert(i int, key, val Value) {
	d.compact()
	rest := append([]entry(nil), d.entries[i:]...)
	d.entries = append(append(d.entries[:i:i], entry{hashKey(key.Base(), d.Fold), true, key.Base(), val}), rest...)
	d.live = len(d.entries)
	d.rehash()
}

// IndexOf returns the position of key, or -1.
func (d *Dict) IndexOf(key Value) int {
	if d.guard() {
		defer d.mu.Unlock()
	}
	d.compact()
	return d.find(key)
}

// Clone returns a shallow copy.
func (d *Dict) Clone() *Dict {
	if d.guard() {
		defer d.mu.Unlock()
	}
	c := &Dict{typ: d.typ, Fold: d.Fold, live: d.live, Sorted: d.Sorted, Comparer: d.Comparer}
	c.entries = append([]entry(nil), d.entries...)
	c.index = append([]int32(nil), d.index...)
	return c
}

// All calls yield for every entry until it returns false.
func (d *Dict) All(yield func(key, val Value) bool) {
	for _, e := range d.all() {
		if e.live && !yield(e.key, e.val) {
			return
		}
	}
}

// all are the entries; those of a guarded dictionary as they are now.
func (d *Dict) all() []entry {
	if !d.guard() {
		return d.entries
	}
	defer d.mu.Unlock()
	return slices.Clone(d.entries)
}

// Keys returns the keys in order.
func (d *Dict) Keys() []Value {
	entries := d.all()
	out := make([]Value, 0, len(entries))
	for _, e := range entries {
		if e.live {
			out = append(out, e.key)
		}
	}
	return out
}

// Values returns the values in key order.
func (d *Dict) Values() []Value {
	entries := d.all()
	out := make([]Value, 0, len(entries))
	for _, e := range entries {
		if e.live {
			out = append(out, e.val)
		}
	}
	return out
}

// Equaler lets an object decide equality as a dictionary key (Equals and GetHashCode).
type Equaler interface {
	EqualObject(o Object) bool
	HashObject() uint32
}

func keyEqual(a, b Value, fold bool) bool {
	if s, ok := a.ref.(string); ok {
		t, ok := b.ref.(string)
		if !ok {
			return false
		}
		if s == t {
			return true
		}
		return fold && strings.EqualFold(s, t)
	}
	switch r := a.ref.(type) {
	case nil, Kind, *EnumInfo:
		if r == KindDouble || r == KindSingle {
			return a.ref == b.ref && a.Float64() == b.Float64()
		}
		return a.ref == b.ref && a.bits == b.bits
	case Equaler:
		o, ok := b.ref.(Object)
		return ok && r.EqualObject(o)
	}
	return a.ref == b.ref
}

// HashKey returns a hash that agrees with dictionary key equality.
func HashKey(v Value, fold bool) uint32 { return hashKey(v.Base(), fold) }

// KeyEqual tells whether two values are the same dictionary key.
func KeyEqual(a, b Value, fold bool) bool { return keyEqual(a.Base(), b.Base(), fold) }

func hashKey(v Value, fold bool) uint32 {
	switch r := v.ref.(type) {
	case string:
		return hashString(r, fold)
	case Kind:
		if (r == KindDouble || r == KindSingle) && v.Float64() == 0 {
			return uint32(r) * 0x9E3779B1
		}
		return mix(v.bits) ^ uint32(r)*0x9E3779B1
	case *EnumInfo:
		return mix(v.bits)
	case Equaler:
		return r.HashObject()
	}
	// References hash by type only where they give no hash: rare as keys, and addresses are not stable to take.
	return 7
}

func mix(x uint64) uint32 {
	x ^= x >> 33
	x *= 0xff51afd7ed558ccd
	x ^= x >> 33
	return uint32(x ^ x>>32&math.MaxUint32)
}

func hashString(s string, fold bool) uint32 {
	h := uint32(2166136261)
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c >= utf8.RuneSelf && fold {
			return hashRunes(s)
		}
		if fold && 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		h = (h ^ uint32(c)) * 16777619
	}
	return h
}

// hashRunes agrees with hashString on ASCII text, and folds as strings.EqualFold does.
func hashRunes(s string) uint32 {
	h := uint32(2166136261)
	for _, r := range s {
		low := r
		for f := unicode.SimpleFold(r); f != r; f = unicode.SimpleFold(f) {
			low = min(low, f)
		}
		if low < utf8.RuneSelf && 'A' <= low && low <= 'Z' {
			low += 'a' - 'A'
		}
		if low < utf8.RuneSelf {
			h = (h ^ uint32(low)) * 16777619
			continue
		}
		var buf [4]byte
		for _, c := range buf[:utf8.EncodeRune(buf[:], low)] {
			h = (h ^ uint32(c)) * 16777619
		}
	}
	return h
}
