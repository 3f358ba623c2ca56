//go:build unix

package provider

import (
	"io/fs"
	"syscall"
)

// owner returns the user and group that own a file.
func owner(fi fs.FileInfo) (uid, gid int, ok bool) {
	st, ok := fi.Sys().(*syscall.Stat_t)
	if !ok {
		return 0, 0, false
	}
	return int(st.Uid), int(st.Gid), true
}

// links is the number of hard links to a file, its inode number and device.
func links(fi fs.FileInfo) (count int, inode, device uint64) {
	st, ok := fi.Sys().(*syscall.Stat_t)
	if !ok {
		return 1, 0, 0
	}
	return int(st.Nlink), st.Ino, uint64(st.Dev)
}
