//go:build unix

package main

import (
	"os"

	"golang.org/x/sys/unix"
)

// inputWaits tells whether a read of the terminal would give something at once.
func inputWaits(f *os.File) bool {
	fds := []unix.PollFd{{Fd: int32(f.Fd()), Events: unix.POLLIN}}
	n, err := unix.Poll(fds, 0)
	return err == nil && n > 0
}
