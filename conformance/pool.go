package conformance

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os/exec"
	"strings"
	"sync"
	"time"
)

// asker answers requests, one at a time.
type asker interface {
	ask(ctx context.Context, req *request) answer
	close() error
}

// localAsker runs cases in this very process.
type localAsker struct{ engines Engines }

func (l localAsker) ask(_ context.Context, req *request) answer { return l.engines.answer(req) }
func (localAsker) close() error                                 { return nil }

// workerAsker runs cases in a worker process, which it starts when it is first
// needed and again after it died.
type workerAsker struct {
	command []string
	env     []string
	dir     string
	// memory is the resident size in bytes at which the worker is ended.
	memory int64

	cmd     *exec.Cmd
	in      io.WriteCloser
	answers chan answer
	stderr  *tailWriter
}

// workerGrace is how long a worker may take beyond a case's timeout before it
// is ended.
const workerGrace = 2 * time.Second

func (w *workerAsker) ask(ctx context.Context, req *request) answer {
	if w.cmd == nil {
		if err := w.start(); err != nil {
			return answer{Failure: err.Error()}
		}
	}
	line, err := json.Marshal(req)
	if err != nil {
		return answer{Failure: err.Error()}
	}
	if _, err := w.in.Write(append(line, '\n')); err != nil {
		return answer{Failure: w.died()}
	}

	timeout := time.NewTimer(req.Timeout + workerGrace)
	defer timeout.Stop()
	watch := time.NewTicker(250 * time.Millisecond)
	defer watch.Stop()
	for {
		select {
		case ans, ok := <-w.answers:
			if !ok {
				return answer{Failure: w.died()}
			}
			return ans
		case <-watch.C:
			if residentSize(w.cmd.Process.Pid) > w.memory {
				_ = w.close()
				return answer{Failure: fmt.Sprintf("more than %d MiB of memory", w.memory>>20)}
			}
		case <-timeout.C:
			_ = w.close()
			return answer{Failure: fmt.Sprintf("no end after %v, and no answer to cancellation", req.Timeout)}
		case <-ctx.Done():
			_ = w.close()
			return answer{Failure: ctx.Err().Error()}
		}
	}
}

func (w *workerAsker) start() error {
	cmd := exec.CommandContext(context.Background(), w.command[0], w.command[1:]...)
	cmd.Env, cmd.Dir = w.env, w.dir
	w.stderr = &tailWriter{}
	cmd.Stderr = w.stderr
	killWithChildren(cmd)
	cmd.WaitDelay = workerGrace
	in, err := cmd.StdinPipe()
	if err != nil {
		return err
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		return err
	}
	if err := cmd.Start(); err != nil {
		return fmt.Errorf("starting a worker: %w", err)
	}
	answers := make(chan answer, 1)
	go func() {
		defer close(answers)
		br := bufio.NewReaderSize(out, 1<<16)
		for {
			line, err := br.ReadBytes('\n')
			if err != nil {
				return
			}
			var ans answer
			if err := json.Unmarshal(line, &ans); err != nil {
				ans = answer{Failure: fmt.Sprintf("bad answer: %v", err)}
			}
			answers <- ans
		}
	}()
	w.cmd, w.in, w.answers = cmd, in, answers
	return nil
}

// died lets a worker that stopped answering finish its last words and tells
// them.
func (w *workerAsker) died() string {
	stderr := w.stderr
	err := w.end(workerGrace)
	return fmt.Sprintf("the worker died: %v\n%s", err, stderr)
}

// close ends the worker; the next request starts another.
func (w *workerAsker) close() error { return w.end(0) }

// end waits for the worker to end by itself, but not longer than grace.
func (w *workerAsker) end(grace time.Duration) error {
	if w.cmd == nil {
		return nil
	}
	cmd := w.cmd
	w.cmd = nil
	_ = w.in.Close()
	kill := time.AfterFunc(grace, func() { killTree(cmd) })
	for range w.answers {
		// The reader must be done before Wait closes its pipe.
	}
	err := cmd.Wait()
	kill.Stop()
	killTree(cmd)
	return err
}

// tailWriter keeps the beginning of what is written to it: a crash says what
// it is on its first lines.
type tailWriter struct {
	mu sync.Mutex
	b  strings.Builder
}

func (t *tailWriter) Write(p []byte) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	const most = 8 << 10
	if room := most - t.b.Len(); room > 0 {
		t.b.Write(p[:min(room, len(p))])
	}
	return len(p), nil
}

func (t *tailWriter) String() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.b.String()
}
