package main

import (
	"bufio"
	"context"
	"errors"
	"io"
	"os"
	"strings"
	"sync"
	"time"
	"unicode/utf8"

	"golang.org/x/term"

	"goposh/runtime/fileio"
	"goposh/runtime/format"
	"goposh/runtime/format/psstyle"
	"goposh/runtime/session"
	"goposh/runtime/stream"
	"goposh/runtime/textenc"
)

// consoleHost is the host of the shell: standard input, output and error.
type consoleHost struct {
	in, outFile, errFile *os.File
	reader               *consoleInput
	out, errOut          *bufio.Writer
	inTTY, outTTY        bool
	errTTY               bool
	interactive          bool
	// turn is had by who reads a line or key.
	turn session.Turn
	// mu guards out, errOut, encoding and what $Host.SetShouldExit asked for: threads of the session share them.
	mu sync.Mutex
	// pane shows progress; column is where the cursor is, counted from 1, as far as the shell moved it. Both are for a terminal.
	pane   progressPane
	column int
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
		reader: newConsoleInput(in), turn: session.NewTurn(), out: bufio.NewWriterSize(out, 1<<16), errOut: bufio.NewWriter(errOut),
		inTTY: term.IsTerminal(int(in.Fd())), outTTY: term.IsTerminal(int(out.Fd())), errTTY: term.IsTerminal(int(errOut.Fd())),
		interactive: interactive, column: 1}
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
	if !h.outTTY {
		h.put(h.out, text)
		return
	}
	h.put(h.out, h.pane.hide()+text)
	h.move(text)
	if len(h.pane.items) > 0 && h.column == 1 {
		h.put(h.out, h.pane.show(h.column))
	}
	_ = h.out.Flush()
}

// move notes where the cursor is after text. The lock is held.
func (h *consoleHost) move(text string) {
	if i := strings.LastIndexByte(text, '\n'); i >= 0 {
		h.column, text = 1, text[i+1:]
	}
	if text != "" {
		h.column += utf8.RuneCountInString(format.StripEscapes(text))
	}
	if w := h.Width(); h.column > w {
		h.column = (h.column-1)%w + 1
	}
}

// progress shows a record of the progress stream, where there is a terminal for it.
func (h *consoleHost) progress(r *stream.ProgressRecord, look psstyle.Progress) {
	if !h.outTTY || !h.VirtualTerminal() {
		return
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	width, height, err := term.GetSize(int(h.outFile.Fd()))
	if err != nil {
		return
	}
	if !h.pane.update(r) {
		return
	}
	hide := h.pane.hide()
	h.pane.look, h.pane.width, h.pane.height = look, width, height
	h.put(h.out, hide+h.pane.show(h.column))
	_ = h.out.Flush()
}

// endProgress forgets the progress of what has ended.
func (h *consoleHost) endProgress() {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.put(h.out, h.pane.end())
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
	h.put(h.out, h.pane.hide())
	_ = h.out.Flush()
	h.put(h.errOut, text)
	_ = h.errOut.Flush()
	if h.errTTY {
		h.move(text)
	}
	if len(h.pane.items) > 0 {
		h.put(h.out, h.pane.show(h.column))
		_ = h.out.Flush()
	}
}

// SetShouldExit implements interp.ExitingHost.
func (h *consoleHost) SetShouldExit(code int) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.exit, h.shouldExit = code&0xff, true
}

// exitAsked is what $Host.SetShouldExit asked for.
func (h *consoleHost) exitAsked() (code int, asked bool) {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.exit, h.shouldExit
}

// Flush writes out what is buffered.
func (h *consoleHost) Flush() {
	h.mu.Lock()
	defer h.mu.Unlock()
	_ = h.out.Flush()
	_ = h.errOut.Flush()
}

// hideProgress takes the progress off the screen until something is written, and writes out what is buffered: a program or the user is
// about to write to the terminal, and ends the line.
func (h *consoleHost) hideProgress() {
	h.mu.Lock()
	h.put(h.out, h.pane.hide())
	h.column = 1
	h.mu.Unlock()
	h.Flush()
}

// Stdio implements interp.ConsoleHost: programs write behind what the shell wrote so far.
func (h *consoleHost) Stdio() (in, out, errFile *os.File) {
	h.hideProgress()
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
	h.hideProgress()
	if err := h.turn.Take(ctx); err != nil {
		return "", err
	}
	defer h.turn.Give()
	if secure && !h.inTTY {
		// Hidden input comes from the keyboard alone; without one PowerShell stops the pipeline without a word.
		return "", context.Canceled
	}
	if secure {
		line, err := h.readHidden(ctx)
		h.Write("\n")
		return line, err
	}
	line, err := h.readLine(ctx)
	if err == nil && !h.inTTY {
		h.Write(line + "\n")
	}
	return line, err
}

// readLine reads a line without its end; io.EOF when there is none.
func (h *consoleHost) readLine(ctx context.Context) (string, error) {
	var line string
	err := fileio.During(ctx, h.reader, func() (err error) {
		line, err = h.reader.ReadString('\n')
		return err
	})
	if errors.Is(err, io.EOF) && line != "" {
		err = nil
	}
	return strings.TrimSuffix(strings.TrimSuffix(line, "\n"), "\r"), err
}

// readHidden reads a line from the terminal without showing it.
func (h *consoleHost) readHidden(ctx context.Context) (string, error) {
	fd := int(h.in.Fd())
	state, err := term.MakeRaw(fd)
	if err != nil {
		return "", err
	}
	defer func() { _ = term.Restore(fd, state) }()
	var line []rune
	for {
		var r rune
		err := fileio.During(ctx, h.reader, func() (err error) {
			r, _, err = h.reader.ReadRune()
			return err
		})
		switch {
		case err != nil:
			return "", err
		case r == '\r' || r == '\n':
			return string(line), nil
		case r == controlC:
			return "", interrupt(ctx)
		case r == controlD && len(line) == 0:
			return "", io.EOF
		case r == controlU:
			line = nil
		case r == 0x7f || r == '\b':
			line = line[:max(0, len(line)-1)]
		default:
			line = append(line, r)
		}
	}
}

// interrupt is what Ctrl+C does where the terminal does not make a signal of it.
func interrupt(ctx context.Context) error {
	p, err := os.FindProcess(os.Getpid())
	if err != nil || p.Signal(os.Interrupt) != nil {
		return context.Canceled
	}
	select {
	case <-ctx.Done():
	case <-time.After(time.Second):
		// Nobody listens to the signal.
	}
	return context.Canceled
}

// What the control keys give that edit a hidden line.
const (
	controlC = 'C' - '@'
	controlD = 'D' - '@'
	controlU = 'U' - '@'
)

// VirtualTerminal implements session.Host. As under pwsh it is the environment that says so, also for redirected output.
func (h *consoleHost) VirtualTerminal() bool {
	switch os.Getenv("TERM") {
	case "dumb", "xterm-mono", "xtermm":
		return false
	}
	return os.Getenv("NO_COLOR") == ""
}
