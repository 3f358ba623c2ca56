// Package bulk is for operations that scripts can make as large as they like: what does not fit into memory is an
// OutOfMemoryException rather than the end of the process, and what takes long ends when the pipeline is stopped.
package bulk

import (
	"math"
	"runtime/debug"
	"runtime/metrics"

	"goposh/runtime/neterr"
)

// The greatest lengths that .NET gives arrays and strings.
const (
	MaxItems = 0x7FFFFFC7
	MaxText  = 0x3FFFFFDF
)

// itemSize is what an element of an array takes.
const itemSize = 24

const outOfMemory = "System.OutOfMemoryException"

// Items refuses arrays of n elements that are longer than .NET allows or do not fit into memory.
func Items(n int) error {
	if n > MaxItems {
		return neterr.New(outOfMemory, "Array dimensions exceeded supported range.")
	}
	if n > small/itemSize && !fits(n*itemSize) {
		return errMemory()
	}
	return nil
}

// Dimensions is Items for an array of several dimensions, and gives the number of elements.
func Dimensions(lengths ...int) (n int, err error) {
	n = 1
	for _, d := range lengths {
		if d > 0 && n > math.MaxInt/d {
			return 0, Items(math.MaxInt)
		}
		n *= d
	}
	return n, Items(n)
}

// Text refuses strings of n bytes of UTF-8 or characters that are longer than .NET allows or do not fit into memory.
func Text(n int) error {
	if n > MaxText {
		return neterr.New(outOfMemory, "Insufficient memory to continue the execution of the program.")
	}
	return Bytes(n)
}

// Growth refuses n bytes more for a text of some length and capacity, whose room grows by doubling.
func Growth(length, capacity, n int) error {
	if length+n <= capacity || length+n < Large {
		return nil
	}
	if err := Text(length + n); err != nil {
		return err
	}
	return Bytes(2 * (length + n))
}

// Bytes refuses n bytes that do not fit into memory.
func Bytes(n int) error {
	if n > small && !fits(n) {
		return errMemory()
	}
	return nil
}

func errMemory() error {
	return neterr.New(outOfMemory, "Exception of type 'System.OutOfMemoryException' was thrown.")
}

// small is the number of bytes that are taken to fit.
const small = 64 << 20

// fits tells whether n bytes more can be had, with something to spare: an allocation that fails ends the process.
func fits(n int) bool {
	free := available()
	if limit := debug.SetMemoryLimit(-1); limit < math.MaxInt64 {
		free = min(free, max(0, limit-inUse()))
	}
	return int64(n) <= free-free/8
}

// inUse is what Go's limit on memory counts.
func inUse() int64 {
	s := []metrics.Sample{{Name: "/memory/classes/total:bytes"}, {Name: "/memory/classes/heap/released:bytes"}, {Name: "/memory/classes/heap/free:bytes"}}
	metrics.Read(s)
	return int64(s[0].Value.Uint64() - s[1].Value.Uint64() - s[2].Value.Uint64())
}
