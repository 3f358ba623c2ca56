//go:build unix

package main

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

// inputWaits tells whether a read of the terminal would give something at once.
func inputWaits(f *os.File) bool {
	fds := []unix.PollFd{{Fd: int32(f.Fd()), Events: unix.POLLIN}}
	n, err := unix.Poll(fds, 0)
	return err == nil && n > 0
}

// waitForInput waits until a read of f would give something or fail; false when wakeUp got readable before.
func waitForInput(f, wakeUp *os.File) bool {
	fds := []unix.PollFd{{Fd: int32(f.Fd()), Events: unix.POLLIN}, {Fd: int32(wakeUp.Fd()), Events: unix.POLLIN}}
	for {
		_, err := unix.Poll(fds, -1)
		switch {
		case errors.Is(err, unix.EINTR):
		case err != nil:
			return true
		default:
			return fds[1].Revents == 0
		}
	}
}
