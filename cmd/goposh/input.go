package main

import (
	"bufio"
	"os"
	"sync"
	"time"
)

// consoleInput is standard input, read ahead. A deadline ends a read that waits (see fileio.During), which files that are no pollable
// pipes cannot do by themselves: terminals, and whatever the shell inherited in blocking mode.
type consoleInput struct {
	*bufio.Reader
	f *os.File

	mu      sync.Mutex
	expired bool
	// wakeUp is a pipe whose end is readable while expired; nil until the first deadline.
	wakeUp, signal *os.File
}

func newConsoleInput(f *os.File) *consoleInput {
	in := &consoleInput{f: f}
	in.Reader = bufio.NewReader(waitingReader{in})
	return in
}

// SetDeadline ends reads that wait, at once for any time but zero, which lets them wait again.
func (in *consoleInput) SetDeadline(t time.Time) error {
	in.mu.Lock()
	defer in.mu.Unlock()
	if in.wakeUp == nil {
		var err error
		if in.wakeUp, in.signal, err = os.Pipe(); err != nil {
			return err
		}
	}
	var b [1]byte
	var err error
	switch expired := !t.IsZero(); {
	case expired == in.expired:
	case expired:
		_, err = in.signal.Write(b[:])
	default:
		_, err = in.wakeUp.Read(b[:])
	}
	in.expired = !t.IsZero()
	return err
}

// waitingReader reads the file itself once there is something to read.
type waitingReader struct{ in *consoleInput }

// Read implements io.Reader.
func (r waitingReader) Read(p []byte) (int, error) {
	r.in.mu.Lock()
	wakeUp := r.in.wakeUp
	r.in.mu.Unlock()
	if wakeUp != nil && !waitForInput(r.in.f, wakeUp) {
		return 0, os.ErrDeadlineExceeded
	}
	return r.in.f.Read(p)
}
