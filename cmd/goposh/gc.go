package main

import (
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
)

// Scripts make much garbage over little that lives, and with a small heap Go would collect it hundreds of times a second. So the
// heap may grow to five times what lives before it is collected, and to twice that only where much lives: heapRoom is how much
// garbage there may be beyond what Go's default would leave.
const (
	defaultGCPercent = 100
	mostGCPercent    = 400
	heapRoom         = 64 << 20 // bytes
)

// gcPercent is Go's GOGC for a heap of which live bytes are in use.
func gcPercent(live uint64) int {
	if live == 0 {
		return mostGCPercent
	}
	return int(min(max(heapRoom*100/live, defaultGCPercent), mostGCPercent))
}

// relaxGC sets the collector's pace, and again after each collection. A GOGC in the environment stands.
func relaxGC() {
	if os.Getenv("GOGC") != "" {
		return
	}
	debug.SetGCPercent(mostGCPercent)
	afterEachGC(&gcMark{percent: mostGCPercent})
}

// gcMark becomes garbage at once, so that its finalizer runs after the next collection.
type gcMark struct{ percent int }

func afterEachGC(m *gcMark) {
	runtime.SetFinalizer(m, func(m *gcMark) {
		live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
		metrics.Read(live)
		if p := gcPercent(live[0].Value.Uint64()); p != m.percent {
			m.percent = p
			debug.SetGCPercent(p)
		}
		afterEachGC(m)
	})
}
