package main

import (
	"context"
	"errors"
	"io"
	"os"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/term"

	"goposh/runtime/fileio"
	"goposh/runtime/textenc"
	"goposh/runtime/types"
)

// consoleDevice is the shell's console as System.Console sees it (types.ConsoleDevice).
type consoleDevice struct{ h *consoleHost }

// Input implements types.ConsoleDevice.
func (d consoleDevice) Input() types.ConsoleInput { return d.h.reader }

// Output implements types.ConsoleDevice.
func (d consoleDevice) Output() io.Writer { return hostOutput(d) }

// ErrorOutput implements types.ConsoleDevice.
func (d consoleDevice) ErrorOutput() io.Writer { return hostErrorOutput(d) }

// hostOutput writes bytes among the host's text.
type hostOutput struct{ h *consoleHost }

// Write implements io.Writer.
func (o hostOutput) Write(b []byte) (int, error) {
	o.h.mu.Lock()
	defer o.h.mu.Unlock()
	n, err := o.h.out.Write(b)
	if err == nil && o.h.outTTY {
		err = o.h.out.Flush()
	}
	return n, err
}

// Flush writes out what is buffered.
func (o hostOutput) Flush() error {
	o.h.mu.Lock()
	defer o.h.mu.Unlock()
	return o.h.out.Flush()
}

// hostErrorOutput writes bytes to standard error, behind what standard output holds.
type hostErrorOutput struct{ h *consoleHost }

// Write implements io.Writer.
func (o hostErrorOutput) Write(b []byte) (int, error) {
	o.h.mu.Lock()
	defer o.h.mu.Unlock()
	_ = o.h.out.Flush()
	n, err := o.h.errOut.Write(b)
	if err == nil {
		err = o.h.errOut.Flush()
	}
	return n, err
}

// Redirected implements types.ConsoleDevice.
func (d consoleDevice) Redirected() (in, out, errOut bool) {
	return !d.h.inTTY, !d.h.outTTY, !d.h.errTTY
}

// Size implements types.ConsoleDevice. Without a terminal it is what the description of $TERM says: 80 columns, and lines only
// for a terminal that has a cursor.
func (d consoleDevice) Size() (width, height int) {
	for _, f := range [...]*os.File{d.h.outFile, d.h.in, d.h.errFile} {
		if w, h, err := term.GetSize(int(f.Fd())); err == nil && w > 0 {
			return w, h
		}
	}
	if t := os.Getenv("TERM"); t == "" || t == "dumb" {
		return 80, -1
	}
	return 80, 24
}

// errNoAnswer is a terminal that does not say where its cursor is.
var errNoAnswer = errors.New("the terminal does not report its cursor")

// Cursor implements types.ConsoleDevice: it asks the terminal.
func (d consoleDevice) Cursor(ctx context.Context) (column, row int, err error) {
	restore, err := d.raw()
	if err != nil {
		return 0, 0, err
	}
	defer restore()
	if _, err := io.WriteString(hostOutput(d), "\x1b[6n"); err != nil {
		return 0, 0, err
	}
	var answer string
	err = fileio.During(ctx, d.h.reader, func() (err error) {
		answer, err = d.h.reader.ReadString('R')
		return err
	})
	if err != nil {
		return 0, 0, err
	}
	_, place, found := strings.Cut(answer, "\x1b[")
	rowText, columnText, ok := strings.Cut(strings.TrimSuffix(place, "R"), ";")
	if !found || !ok {
		return 0, 0, errNoAnswer
	}
	return number(columnText) - 1, number(rowText) - 1, nil
}

// number reads the digits of a cursor report.
func number(s string) int {
	n := 0
	for _, r := range s {
		if r < '0' || r > '9' || n > 1<<16 {
			return 1
		}
		n = n*10 + int(r-'0')
	}
	return n
}

// raw takes keys one by one and without echo until the returned function is called.
func (d consoleDevice) raw() (restore func(), err error) {
	fd := int(d.h.in.Fd())
	state, err := term.MakeRaw(fd)
	if err != nil {
		return nil, err
	}
	return func() { _ = term.Restore(fd, state) }, nil
}

// KeyAvailable implements types.ConsoleDevice.
func (d consoleDevice) KeyAvailable() bool {
	return d.h.reader.Buffered() > 0 || inputWaits(d.h.in)
}

// The values of System.ConsoleKey and the bits of ConsoleModifiers that keys of a terminal have.
const (
	keyBackspace = 8
	keyTab       = 9
	keyEnter     = 13
	keyPageUp    = 33
	keyPageDown  = 34
	keyEnd       = 35
	keyHome      = 36
	keyLeft      = 37
	keyUp        = 38
	keyRight     = 39
	keyDown      = 40
	keyInsert    = 45
	keyDelete    = 46

	modAlt     = 1
	modShift   = 2
	modControl = 4
)

// ReadKey implements types.ConsoleDevice.
func (d consoleDevice) ReadKey(ctx context.Context) (key types.ConsoleKeyPress, err error) {
	d.h.Flush()
	if err := d.h.turn.Take(ctx); err != nil {
		return types.ConsoleKeyPress{}, err
	}
	defer d.h.turn.Give()
	restore, err := d.raw()
	if err != nil {
		return types.ConsoleKeyPress{}, err
	}
	defer restore()
	err = fileio.During(ctx, d.h.reader, func() (err error) {
		key, err = d.nextKey()
		return err
	})
	return key, err
}

// nextKey reads a key of a terminal that gives them one by one.
func (d consoleDevice) nextKey() (types.ConsoleKeyPress, error) {
	r, _, err := d.h.reader.ReadRune()
	if err != nil {
		return types.ConsoleKeyPress{}, err
	}
	if r != '\x1b' || d.h.reader.Buffered() == 0 {
		return plainKey(r), nil
	}
	next, _, err := d.h.reader.ReadRune()
	if err != nil {
		return types.ConsoleKeyPress{}, err
	}
	if next != '[' && next != 'O' {
		p := plainKey(next)
		p.Modifiers |= modAlt
		return p, nil
	}
	return d.sequenceKey()
}

// plainKey is the key of a single character.
func plainKey(r rune) types.ConsoleKeyPress {
	p := types.ConsoleKeyPress{Char: r}
	switch {
	case r == '\r' || r == '\n':
		p.Char, p.Key = '\r', keyEnter
	case r == '\t', r == '\x1b', r == ' ':
		p.Key = r
	case r == 0x7f || r == '\b':
		p.Char, p.Key = '\b', keyBackspace
	case r < ' ':
		p.Key, p.Modifiers = 'A'+r-1, modControl
	case r >= 'a' && r <= 'z':
		p.Key = unicode.ToUpper(r)
	case r >= 'A' && r <= 'Z':
		p.Key, p.Modifiers = r, modShift
	case r >= '0' && r <= '9':
		p.Key = r
	}
	return p
}

// sequenceKey reads the rest of an escape sequence: parameters and a final letter.
func (d consoleDevice) sequenceKey() (types.ConsoleKeyPress, error) {
	var params strings.Builder
	for {
		r, _, err := d.h.reader.ReadRune()
		if err != nil {
			return types.ConsoleKeyPress{}, err
		}
		if r < '@' && r < utf8.RuneSelf {
			params.WriteRune(r)
			continue
		}
		key, modifiers, _ := strings.Cut(params.String(), ";")
		p := types.ConsoleKeyPress{Key: sequenceKeys(key, r)}
		if modifiers != "" {
			p.Modifiers = terminalModifiers(number(modifiers) - 1)
		}
		return p, nil
	}
}

// sequenceKeys is the ConsoleKey of a control sequence; 0 for one that has none.
func sequenceKeys(param string, final rune) int32 {
	switch final {
	case 'A':
		return keyUp
	case 'B':
		return keyDown
	case 'C':
		return keyRight
	case 'D':
		return keyLeft
	case 'H':
		return keyHome
	case 'F':
		return keyEnd
	case 'Z':
		return keyTab
	case '~':
		switch param {
		case "1", "7":
			return keyHome
		case "2":
			return keyInsert
		case "3":
			return keyDelete
		case "4", "8":
			return keyEnd
		case "5":
			return keyPageUp
		case "6":
			return keyPageDown
		}
	}
	return 0
}

// terminalModifiers turns the bits of a terminal (1 shift, 2 alt, 4 control) into ConsoleModifiers.
func terminalModifiers(bits int) int32 {
	var m int32
	for i, bit := range [...]int32{modShift, modAlt, modControl} {
		if bits&(1<<i) != 0 {
			m |= bit
		}
	}
	return m
}

// SetOutputEncoding implements types.ConsoleDevice.
func (d consoleDevice) SetOutputEncoding(e *textenc.Encoding) {
	d.h.mu.Lock()
	defer d.h.mu.Unlock()
	d.h.encoding = e
	if e.IsUTF8() {
		d.h.encoding = nil
	}
}
