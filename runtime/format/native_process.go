package format

import (
	"math"

	"goposh/runtime/netfmt"
	"goposh/runtime/value"
)

// nonpagedMemory is the NPM(K) column of processes.
func nonpagedMemory(f *Formatter, v value.Value) (value.Value, bool) {
	n, ok := f.number(v, "NPM")
	return value.Long(int64(math.RoundToEven(n / 1024))), ok
}

// megabytes is a memory column of processes.
func megabytes(name string) native {
	return func(f *Formatter, v value.Value) (value.Value, bool) {
		n, ok := f.number(v, name)
		if !ok {
			return value.Null, false
		}
		return f.twoDecimals(n / (1 << 20))
	}
}

// processorTime is the CPU(s) column of processes.
func processorTime(f *Formatter, v value.Value) (value.Value, bool) {
	n, ok := f.number(v, "CPU")
	if !ok {
		return value.Null, false
	}
	return f.twoDecimals(n)
}

func (f *Formatter) twoDecimals(n float64) (value.Value, bool) {
	s, err := netfmt.FormatFloat32(float32(n), "N2", f.engine.Culture())
	return value.String(s), err == nil
}
