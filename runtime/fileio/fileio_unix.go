//go:build unix

package fileio

import (
	"os"
	"syscall"
)

// openBothEnds opens a named pipe for reading and writing, which never waits, until release is called.
func openBothEnds(name string) (release func(), err error) {
	f, err := os.OpenFile(name, os.O_RDWR|syscall.O_NONBLOCK, 0)
	if err != nil {
		return nil, err
	}
	return func() { _ = f.Close() }, nil
}
