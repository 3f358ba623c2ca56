package conformance

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"runtime/debug"
	"time"
)

// A worker is a process of its own that runs in-process and parse cases: a
// case that overflows the stack, eats the memory or never ends takes the worker
// down, not the run. Requests and answers are JSON lines.

// request asks a worker for one case.
type request struct {
	Parse   bool              `json:"parse,omitempty"`
	Script  string            `json:"script"`
	ID      string            `json:"id"`
	Files   map[string]string `json:"files,omitempty"`
	Dir     string            `json:"dir,omitempty"`
	Timeout time.Duration     `json:"timeout"`
}

// answer is a worker's reply.
type answer struct {
	Result  *Result      `json:"result,omitempty"`
	Parse   *ParseResult `json:"parse,omitempty"`
	Failure string       `json:"failure,omitempty"`
}

// RunWorker serves as a worker on this process's standard input and output. The
// cases get neither: what they print to the process's own output is dropped.
func RunWorker(engines Engines) error {
	null, err := os.OpenFile(os.DevNull, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	defer null.Close()
	in, out := os.Stdin, os.Stdout
	os.Stdin, os.Stdout = null, null
	return ServeWorker(engines, in, out)
}

// ServeWorker runs the cases that a Runner in another process asks for, until
// in ends. Nothing else may read from in or write to out.
func ServeWorker(engines Engines, in io.Reader, out io.Writer) error {
	br := bufio.NewReaderSize(in, 1<<16)
	enc := json.NewEncoder(out)
	for {
		line, err := br.ReadBytes('\n')
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		var req request
		if err := json.Unmarshal(line, &req); err != nil {
			return err
		}
		if err := enc.Encode(engines.answer(&req)); err != nil {
			return err
		}
	}
}

// answer runs one case. A panic is the case's failure.
func (e Engines) answer(req *request) (ans answer) {
	defer func() {
		if p := recover(); p != nil {
			ans = answer{Failure: fmt.Sprintf("panic: %v\n%s", p, debug.Stack())}
		}
	}()
	ctx, cancel := context.WithTimeout(context.Background(), req.Timeout)
	defer cancel()

	if req.Parse {
		res, err := e.Parse.Parse(ctx, req.Script)
		if err != nil {
			return answer{Failure: err.Error()}
		}
		return answer{Parse: res}
	}
	c := &Case{ID: req.ID, Kind: KindInProcess, Script: req.Script, Files: req.Files}
	res, err := e.InProcess.RunInProcess(ctx, c, req.Dir)
	switch {
	case err != nil:
		return answer{Failure: err.Error()}
	case ctx.Err() != nil:
		return answer{Failure: fmt.Sprintf("no end after %v; text %q", req.Timeout, tail(res.Text))}
	}
	// JSON has no way to say a lone surrogate.
	return answer{Result: newScrubber(machine{}, &Case{}).result(res)}
}
