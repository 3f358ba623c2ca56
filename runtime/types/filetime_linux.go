package types

import (
	"io/fs"
	"syscall"
	"time"
)

// timeIn returns one of the times of a file. Linux tells no creation time here: the earlier of change and modification stands in.
func timeIn(fi fs.FileInfo, which fileTimeKind) time.Time {
	st, ok := fi.Sys().(*syscall.Stat_t)
	if !ok {
		return fi.ModTime()
	}
	switch which {
	case timeAccessed:
		return time.Unix(st.Atim.Unix())
	case timeCreated:
		changed := time.Unix(st.Ctim.Unix())
		if fi.ModTime().Before(changed) {
			return fi.ModTime()
		}
		return changed
	}
	return fi.ModTime()
}
