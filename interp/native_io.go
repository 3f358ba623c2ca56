package interp

import (
	"bufio"
	"bytes"
	"io"
	"strings"
	"sync"
	"unicode/utf8"

	"goposh/runtime/bulk"
)

// feeder writes a program's input from a goroutine of its own, so that a program that does not read cannot hold up the
// pipeline.
type feeder struct {
	w     io.WriteCloser
	mu    sync.Mutex
	cond  *sync.Cond
	queue [][]byte
	size  int
	ended bool
	// broken is set once the program closed its input.
	broken bool
	wrote  bool
	room   chan struct{} // closed while there is room
}

const feederLimit = 1 << 20

func newFeeder(w io.WriteCloser) *feeder {
	f := &feeder{w: w, room: make(chan struct{})}
	f.cond = sync.NewCond(&f.mu)
	close(f.room)
	return f
}

func (f *feeder) write(b []byte) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.wrote = true
	if f.broken || f.ended || len(b) == 0 {
		return
	}
	f.queue = append(f.queue, b)
	if f.size <= feederLimit && f.size+len(b) > feederLimit {
		f.room = make(chan struct{})
	}
	f.size += len(b)
	f.cond.Signal()
}

// full gives a channel that is closed while more can be written.
func (f *feeder) full() <-chan struct{} {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.room
}

func (f *feeder) close() {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.ended = true
	f.cond.Signal()
}

// run writes what is queued until the input is closed.
func (f *feeder) run() {
	defer f.w.Close()
	for {
		f.mu.Lock()
		for len(f.queue) == 0 && !f.ended {
			f.cond.Wait()
		}
		list := f.queue
		f.queue = nil
		ended := f.ended
		f.mu.Unlock()
		if len(list) == 0 && ended {
			return
		}
		n := 0
		var err error
		for _, b := range list {
			n += len(b)
			if err == nil {
				_, err = f.w.Write(b)
			}
		}
		f.mu.Lock()
		was := f.size > feederLimit
		f.size -= n
		if err != nil {
			f.broken, f.queue, f.size = true, nil, 0
		}
		if was && f.size <= feederLimit {
			close(f.room)
		}
		f.mu.Unlock()
		if err != nil {
			return
		}
	}
}

// read sends a program's output line by line.
func (s *nativeStage) read(r io.Reader, isErr bool) {
	defer s.readers.Done()
	br := bufio.NewReaderSize(r, 1<<15)
	var line []byte
	for {
		part, err := br.ReadSlice('\n')
		failed := bulk.Growth(len(line), cap(line), len(part))
		if failed == nil {
			line = append(line, part...)
			if err == bufio.ErrBufferFull {
				continue
			}
		}
		if failed != nil || len(line) > 0 {
			text := bytes.TrimSuffix(bytes.TrimSuffix(line, []byte("\n")), []byte("\r"))
			e := nativeEvent{text: decodeOutput(string(text)), err: isErr}
			if failed != nil {
				// The line does not fit into memory.
				e = nativeEvent{failed: failed}
			}
			select {
			case s.events <- e:
			case <-s.done:
				failed = errStopped
			}
			line = line[:0]
		}
		switch {
		case failed != nil:
			_, _ = io.Copy(io.Discard, br)
			return
		case err != nil:
			return
		}
	}
}

// decodeOutput reads UTF-8; every byte that is none becomes a replacement character.
func decodeOutput(s string) string {
	if utf8.ValidString(s) {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		b.WriteRune(r)
		i += n
	}
	return b.String()
}
