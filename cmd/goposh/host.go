package main

import (
	"bufio"
	"context"
	"io"
	"os"

	"golang.org/x/term"
)

// consoleHost is the host of the shell: standard input, output and error.
type consoleHost struct {
	in          *os.File
	reader      *bufio.Reader
	out, errOut *bufio.Writer
	tty         bool // output is a terminal
	interactive bool
}

func newConsoleHost(in *os.File, out, errOut *os.File, interactive bool) *consoleHost {
	return &consoleHost{in: in, reader: bufio.NewReader(in), out: bufio.NewWriterSize(out, 1<<16), errOut: bufio.NewWriter(errOut),
		tty: term.IsTerminal(int(out.Fd())), interactive: interactive}
}

// Name implements session.Host.
func (h *consoleHost) Name() string { return "ConsoleHost" }

// Write implements session.Host.
func (h *consoleHost) Write(text string) {
	// A closed pipe ends the output; the script goes on as under pwsh.
	_, _ = h.out.WriteString(text)
	if h.tty {
		_ = h.out.Flush()
	}
}

// WriteError implements session.Host. What was written before comes first.
func (h *consoleHost) WriteError(text string) {
	_ = h.out.Flush()
	_, _ = h.errOut.WriteString(text)
	_ = h.errOut.Flush()
}

// Flush writes out what is buffered.
func (h *consoleHost) Flush() {
	_ = h.out.Flush()
	_ = h.errOut.Flush()
}

// Width implements session.Host: that of the terminal, 80 when redirected.
func (h *consoleHost) Width() int {
	if h.tty {
		if w, _, err := term.GetSize(int(os.Stdout.Fd())); err == nil && w > 0 {
			return w
		}
	}
	return 80
}

// Interactive implements session.Host.
func (h *consoleHost) Interactive() bool { return h.interactive }

// ReadLine implements session.Host.
func (h *consoleHost) ReadLine(ctx context.Context, secure bool) (string, error) {
	h.Flush()
	if err := ctx.Err(); err != nil {
		return "", err
	}
	if secure && term.IsTerminal(int(h.in.Fd())) {
		b, err := term.ReadPassword(int(h.in.Fd()))
		return string(b), err
	}
	line, err := h.reader.ReadString('\n')
	if err == io.EOF && line != "" {
		err = nil
	}
	for len(line) > 0 && (line[len(line)-1] == '\n' || line[len(line)-1] == '\r') {
		line = line[:len(line)-1]
	}
	return line, err
}

// VirtualTerminal implements session.Host.
func (h *consoleHost) VirtualTerminal() bool {
	return h.tty && os.Getenv("TERM") != "dumb" && os.Getenv("NO_COLOR") == ""
}
