package main

import (
	"bufio"
	"context"
	"errors"
	"io"
	"os"
	"strings"
	"sync"

	"golang.org/x/term"

	"goposh/runtime/format"
	"goposh/runtime/textenc"
)

// consoleHost is the host of the shell: standard input, output and error.
type consoleHost struct {
	in, outFile, errFile *os.File
	reader               *bufio.Reader
	out, errOut          *bufio.Writer
	inTTY, outTTY        bool
	errTTY               bool
	interactive          bool
	// mu guards out and errOut: threads of the session share them.
	mu sync.Mutex
	// encoding is that of what is written; nil for UTF-8.
	encoding *textenc.Encoding
	// onErrorText takes what is written to the error display in place of standard error.
	onErrorText func(string)
	// exit is what $Host.SetShouldExit asked for.
	exit       int
	shouldExit bool
}

func newConsoleHost(in, out, errOut *os.File, interactive bool) *consoleHost {
	return &consoleHost{in: in, outFile: out, errFile: errOut,
		reader: bufio.NewReader(in), out: bufio.NewWriterSize(out, 1<<16), errOut: bufio.NewWriter(errOut),
		inTTY: term.IsTerminal(int(in.Fd())), outTTY: term.IsTerminal(int(out.Fd())), errTTY: term.IsTerminal(int(errOut.Fd())),
		interactive: interactive}
}

// Name implements session.Host.
func (h *consoleHost) Name() string { return "ConsoleHost" }

// Write implements session.Host.
func (h *consoleHost) Write(text string) {
	if strings.IndexByte(text, 0x1b) >= 0 && !h.VirtualTerminal() {
		text = format.StripEscapes(text)
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	h.put(h.out, text)
	if h.outTTY {
		_ = h.out.Flush()
	}
}

// put writes text in the console's encoding. The lock is held.
func (h *consoleHost) put(w *bufio.Writer, text string) {
	// A closed pipe ends the output; the script goes on as under pwsh.
	if h.encoding != nil {
		_, _ = w.Write(h.encoding.Encode(text))
		return
	}
	_, _ = w.WriteString(text)
}

// WriteError implements session.Host. What was written before comes first.
func (h *consoleHost) WriteError(text string) {
	if h.onErrorText != nil {
		h.onErrorText(text)
		return
	}
	h.rawError(text)
}

// rawError writes to standard error itself.
func (h *consoleHost) rawError(text string) {
	h.mu.Lock()
	defer h.mu.Unlock()
	_ = h.out.Flush()
	h.put(h.errOut, text)
	_ = h.errOut.Flush()
}

// SetShouldExit implements interp.ExitingHost.
func (h *consoleHost) SetShouldExit(code int) { h.exit, h.shouldExit = code&0xff, true }

// Flush writes out what is buffered.
func (h *consoleHost) Flush() {
	h.mu.Lock()
	defer h.mu.Unlock()
	_ = h.out.Flush()
	_ = h.errOut.Flush()
}

// Stdio implements interp.ConsoleHost: programs write behind what the shell wrote so far.
func (h *consoleHost) Stdio() (in, out, errFile *os.File) {
	h.Flush()
	return h.in, h.outFile, h.errFile
}

// Width implements session.Host: that of the terminal, 80 when redirected.
func (h *consoleHost) Width() int {
	if h.outTTY {
		if w, _, err := term.GetSize(int(h.outFile.Fd())); err == nil && w > 0 {
			return w
		}
	}
	return 80
}

// Interactive implements session.Host.
func (h *consoleHost) Interactive() bool { return h.interactive }

// ReadLine implements session.Host. What is read from a file or pipe is shown, as a terminal shows what is typed.
func (h *consoleHost) ReadLine(ctx context.Context, secure bool) (string, error) {
	h.Flush()
	if err := ctx.Err(); err != nil {
		return "", err
	}
	if secure && !h.inTTY {
		// Hidden input comes from the keyboard alone; without one PowerShell stops the pipeline without a word.
		return "", context.Canceled
	}
	if secure {
		b, err := term.ReadPassword(int(h.in.Fd()))
		h.Write("\n")
		return string(b), err
	}
	line, err := h.readLine()
	if err == nil && !h.inTTY {
		h.Write(line + "\n")
	}
	return line, err
}

// readLine reads a line without its end; io.EOF when there is none.
func (h *consoleHost) readLine() (string, error) {
	line, err := h.reader.ReadString('\n')
	if errors.Is(err, io.EOF) && line != "" {
		err = nil
	}
	return strings.TrimSuffix(strings.TrimSuffix(line, "\n"), "\r"), err
}

// VirtualTerminal implements session.Host. As under pwsh it is the environment that says so, also for redirected output.
func (h *consoleHost) VirtualTerminal() bool {
	switch os.Getenv("TERM") {
	case "dumb", "xterm-mono", "xtermm":
		return false
	}
	return os.Getenv("NO_COLOR") == ""
}
