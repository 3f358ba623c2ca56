//go:build unix

package types

import (
	"io/fs"
	"syscall"
)

// hardLinks is the number of names that a file has.
func hardLinks(fi fs.FileInfo) int {
	if st, ok := fi.Sys().(*syscall.Stat_t); ok {
		return int(st.Nlink)
	}
	return 1
}
