//go:build !linux

package bulk

import (
	"math"

	"github.com/shirou/gopsutil/v4/mem"
)

// available is how many bytes the system has left; where it does not tell, any number.
func available() int64 {
	m, err := mem.VirtualMemory()
	if err != nil {
		return math.MaxInt64
	}
	return int64(min(m.Available, math.MaxInt64))
}
