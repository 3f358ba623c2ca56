package types

import (
	"context"
	"io"
	"strings"
	"time"

	"goposh/runtime/format/psstyle"
	"goposh/runtime/neterr"
	"goposh/runtime/textenc"
	"goposh/runtime/value"
)

// ConsoleKey is the service key of a session's *Console. A session without one has a console that reads nothing and writes
// nowhere.
type ConsoleKey struct{}

// ConsoleDevice is the console that a host offers to System.Console.
type ConsoleDevice interface {
	// Input is standard input, behind what the host read so far.
	Input() ConsoleInput
	// Output and ErrorOutput write behind what the host wrote so far.
	Output() io.Writer
	ErrorOutput() io.Writer
	// Redirected tells which standard streams are no terminal.
	Redirected() (in, out, errOut bool)
	// Size is the window's width and height in cells; a height of -1 is unknown.
	Size() (width, height int)
	// Cursor is the cursor's column and row, from 0.
	Cursor(ctx context.Context) (column, row int, err error)
	// ReadKey waits for a key of the terminal.
	ReadKey(ctx context.Context) (ConsoleKeyPress, error)
	// KeyAvailable tells whether ReadKey would not wait.
	KeyAvailable() bool
	// SetOutputEncoding changes how the host encodes text.
	SetOutputEncoding(e *textenc.Encoding)
}

// ConsoleInput is text that arrives line by line. A deadline that has passed ends a read that waits; the zero time lifts it.
type ConsoleInput interface {
	io.Reader
	ReadBytes(delim byte) ([]byte, error)
	SetDeadline(t time.Time) error
}

// ConsoleKeyPress is what a System.ConsoleKeyInfo holds: the character, the ConsoleKey and the ConsoleModifiers.
type ConsoleKeyPress struct {
	Char           rune
	Key, Modifiers int32
}

// Console is what [Console] of one session works on.
type Console struct {
	dev             ConsoleDevice
	in, out, errOut value.Value // set when first used, or by a script
	inEnc, outEnc   *textenc.Encoding
	title           string
	fg, bg          int32
	ctrlCIsInput    bool
}

// NewConsole gives the console of a session over a device; nil for one that is not there.
func NewConsole(dev ConsoleDevice) *Console {
	return &Console{dev: dev, inEnc: textenc.UTF8(), outEnc: textenc.UTF8(), fg: unknownColor, bg: unknownColor}
}

// unknownColor is what the console's colours are before they are set.
const unknownColor = -1

// OutputEncoding is [Console]::OutputEncoding.
func (k *Console) OutputEncoding() *textenc.Encoding { return k.outEnc }

// Fork gives a console over the same device with state of its own, for a runspace of the same process.
func (k *Console) Fork() *Console {
	n := *k
	return &n
}

func (c *Call) console() *Console {
	if k, ok := c.RT.Service(ConsoleKey{}).(*Console); ok {
		return k
	}
	return NewConsole(nil)
}

// reader is Console.In.
func (k *Console) reader() value.Value {
	if k.in.IsNull() {
		r := newTextReader("System.IO.SyncTextReader", nil, k.inEnc)
		if k.dev != nil {
			r.lines = k.dev.Input()
		}
		k.in = value.Of(r)
	}
	return k.in
}

// writer is Console.Out or Console.Error.
func (k *Console) writer(isErr bool) value.Value {
	slot := &k.out
	if isErr {
		slot = &k.errOut
	}
	if slot.IsNull() {
		w := newTextWriter("System.IO.TextWriter+SyncTextWriter", k.stream(true, isErr), k.outEnc, false)
		w.autoFlush = true
		*slot = value.Of(w)
	}
	return *slot
}

// stream is a stream of the console: standard input, output or error.
func (k *Console) stream(write, isErr bool) *Stream {
	s := &Stream{typ: byFullName("System.IO.UnixConsoleStream"), read: io.Reader(strings.NewReader("")), write: io.Discard}
	switch {
	case k.dev == nil:
	case !write:
		s.read = k.dev.Input()
	case isErr:
		s.write = k.dev.ErrorOutput()
	default:
		s.write = k.dev.Output()
	}
	if write {
		s.read = nil
	} else {
		s.write = nil
	}
	return s
}

// escape writes a control sequence where standard output is a terminal.
func (k *Console) escape(text string) error {
	if k.dev == nil {
		return nil
	}
	if _, redirected, _ := k.dev.Redirected(); redirected {
		return nil
	}
	_, err := io.WriteString(k.dev.Output(), text)
	return err
}

// Window is the width and height of the console in cells; 0, 0 where there is none.
func (k *Console) Window() (width, height int) {
	if k.dev == nil {
		return 0, 0
	}
	return k.dev.Size()
}

// Cursor is the column and row of the cursor, from 0; 0, 0 where output is no terminal.
func (k *Console) Cursor(ctx context.Context) (column, row int, err error) {
	if k.dev == nil {
		return 0, 0, nil
	}
	if in, out, _ := k.dev.Redirected(); in || out {
		return 0, 0, nil
	}
	return k.dev.Cursor(ctx)
}

// SetCursor moves the cursor.
func (k *Console) SetCursor(column, row int) error {
	return k.escape("\x1b[" + itoa(row+1) + ";" + itoa(column+1) + "H")
}

// Clear empties the screen.
func (k *Console) Clear() error { return k.escape("\x1b[H\x1b[2J\x1b[3J") }

// Attached tells whether there is a device behind the console; background jobs have none.
func (k *Console) Attached() bool { return k.dev != nil }

// Title is the window title that was last set.
func (k *Console) Title() string { return k.title }

// SetTitle changes the window title.
func (k *Console) SetTitle(title string) error {
	k.title = title
	return k.escape("\x1b]0;" + title + "\a")
}

// Colors are the foreground and background as ConsoleColor; -1 when unknown.
func (k *Console) Colors() (foreground, background int32) { return k.fg, k.bg }

// SetColors changes the colours of what is written next; -1 keeps one.
func (k *Console) SetColors(foreground, background int32) error {
	if foreground >= 0 {
		k.fg = foreground
		if err := k.escape(psstyle.ForegroundSequence(int(foreground))); err != nil {
			return err
		}
	}
	if background >= 0 {
		k.bg = background
		return k.escape(psstyle.BackgroundSequence(int(background)))
	}
	return nil
}

// KeyAvailable tells whether a key waits to be read.
func (k *Console) KeyAvailable() (bool, error) {
	if k.inputRedirected() {
		return false, neterr.New("System.InvalidOperationException", "Cannot see if a key has been pressed when either application does not have a console or when console input has been redirected from a file. Try Console.In.Peek.")
	}
	return k.dev.KeyAvailable(), nil
}

// ReadKey waits for a key and shows it unless it is intercepted.
func (k *Console) ReadKey(ctx context.Context, intercept bool) (ConsoleKeyPress, error) {
	if k.inputRedirected() {
		return ConsoleKeyPress{}, neterr.New("System.InvalidOperationException", "Cannot read keys when either application does not have a console or when console input has been redirected. Try Console.Read.")
	}
	p, err := k.dev.ReadKey(ctx)
	if err == nil && !intercept && p.Char >= ' ' {
		err = k.escape(string(p.Char))
	}
	return p, err
}

func (k *Console) inputRedirected() bool {
	if k.dev == nil {
		return true
	}
	in, _, _ := k.dev.Redirected()
	return in
}

// consoleClass declares System.Console.
func consoleClass() *Class {
	c := &Class{Members: []M{
		{"static TextReader In {get}", func(c *Call) (value.Value, error) { return c.console().reader(), nil }},
		{"static Encoding InputEncoding {get;set}", conInputEncoding},
		{"static Encoding OutputEncoding {get;set}", conOutputEncoding},
		{"static bool KeyAvailable {get}", func(c *Call) (value.Value, error) {
			ok, err := c.console().KeyAvailable()
			return value.Bool(ok), err
		}},
		{"static TextWriter Out {get}", func(c *Call) (value.Value, error) { return c.console().writer(false), nil }},
		{"static TextWriter Error {get}", func(c *Call) (value.Value, error) { return c.console().writer(true), nil }},
		{"static bool IsInputRedirected {get}", conRedirected(0)},
		{"static bool IsOutputRedirected {get}", conRedirected(1)},
		{"static bool IsErrorRedirected {get}", conRedirected(2)},
		{"static int CursorSize {get;set}", conUnsettable(func(*Call) int { return 100 })},
		{"static bool NumberLock {get}", conUnsupported},
		{"static bool CapsLock {get}", conUnsupported},
		{"static System.ConsoleColor BackgroundColor {get;set}", conColor(true)},
		{"static System.ConsoleColor ForegroundColor {get;set}", conColor(false)},
		{"static int BufferWidth {get;set}", conUnsettable(conWidth)},
		{"static int BufferHeight {get;set}", conUnsettable(conHeight)},
		{"static int WindowLeft {get;set}", conUnsettable(func(*Call) int { return 0 })},
		{"static int WindowTop {get;set}", conUnsettable(func(*Call) int { return 0 })},
		{"static int WindowWidth {get;set}", conUnsettable(conWidth)},
		{"static int WindowHeight {get;set}", conUnsettable(conHeight)},
		{"static int LargestWindowWidth {get}", func(c *Call) (value.Value, error) { return vint(conWidth(c)) }},
		{"static int LargestWindowHeight {get}", func(c *Call) (value.Value, error) { return vint(conHeight(c)) }},
		{"static bool CursorVisible {get;set}", conCursorVisible},
		{"static int CursorLeft {get;set}", conCursor(false)},
		{"static int CursorTop {get;set}", conCursor(true)},
		{"static string Title {get;set}", func(c *Call) (value.Value, error) {
			if c.N() == 1 {
				return void(c.console().SetTitle(c.Str(0)))
			}
			return value.Null, notSupportedPlatform()
		}},
		{"static bool TreatControlCAsInput {get;set}", func(c *Call) (value.Value, error) {
			k := c.console()
			if c.N() == 1 {
				k.ctrlCIsInput = c.Bool(0)
				return value.Void, nil
			}
			return vbool(k.ctrlCIsInput)
		}},
		{"static System.ConsoleKeyInfo ReadKey()", conReadKey},
		{"static System.ConsoleKeyInfo ReadKey(bool intercept)", conReadKey},
		{"static void ResetColor()", func(c *Call) (value.Value, error) {
			k := c.console()
			k.fg, k.bg = unknownColor, unknownColor
			return void(k.escape("\x1b[39;49m"))
		}},
		{"static void SetBufferSize(int width, int height)", conUnsupported},
		{"static void SetWindowPosition(int left, int top)", conUnsupported},
		{"static void SetWindowSize(int width, int height)", conUnsupported},
		{"static ValueTuple[int,int] GetCursorPosition()", func(c *Call) (value.Value, error) {
			x, y, err := c.console().Cursor(c.RT.Context())
			items := []value.Value{value.Int(int32(x)), value.Int(int32(y))}
			return value.Of(&Tuple{typ: tupleType("System.ValueTuple", items), Items: items}), err
		}},
		{"static void Beep()", func(c *Call) (value.Value, error) { return void(c.console().escape("\a")) }},
		{"static void Beep(int frequency, int duration)", conUnsupported},
		{"static void Clear()", func(c *Call) (value.Value, error) { return void(c.console().Clear()) }},
		{"static void SetCursorPosition(int left, int top)", func(c *Call) (value.Value, error) {
			for i, name := range [...]string{"left", "top"} {
				if n := c.Int(i); n < 0 || n >= 32767 {
					return value.Null, neterr.ArgumentOutOfRange(name,
						"The value must be greater than or equal to zero and less than the console's buffer size in that dimension.")
				}
			}
			return void(c.console().SetCursor(c.Int(0), c.Int(1)))
		}},
		{"static Stream OpenStandardInput()", conOpen(false, false)},
		{"static Stream OpenStandardInput(int bufferSize)", conOpen(false, false)},
		{"static Stream OpenStandardOutput()", conOpen(true, false)},
		{"static Stream OpenStandardOutput(int bufferSize)", conOpen(true, false)},
		{"static Stream OpenStandardError()", conOpen(true, true)},
		{"static Stream OpenStandardError(int bufferSize)", conOpen(true, true)},
		{"static void SetIn(TextReader newIn)", conReplace("newIn", func(k *Console) *value.Value { return &k.in })},
		{"static void SetOut(TextWriter newOut)", conReplace("newOut", func(k *Console) *value.Value { return &k.out })},
		{"static void SetError(TextWriter newError)", conReplace("newError", func(k *Console) *value.Value { return &k.errOut })},
		{"static int Read()", conRead("Read")},
		{"static string ReadLine()", conRead("ReadLine")},
		{"static void WriteLine()", conWrite("WriteLine")},
	}}
	for _, name := range [...]string{"WriteLine", "Write"} {
		for _, m := range writeOverloads(name, conWrite(name)) {
			c.Members = append(c.Members, M{"static " + m.Sig, m.F})
		}
	}
	return c
}

// conWrite writes through the writer that [Console]::Out is at the time, which a script may have replaced.
func conWrite(name string) Func {
	return func(c *Call) (value.Value, error) {
		return Invoke(c.RT, c.console().writer(false), name, c.Args)
	}
}

func conRead(name string) Func {
	return func(c *Call) (value.Value, error) { return Invoke(c.RT, c.console().reader(), name, nil) }
}

func conReplace(param string, slot func(*Console) *value.Value) Func {
	return func(c *Call) (value.Value, error) {
		if c.isNull(0) {
			return value.Null, neterr.ArgumentNull(param)
		}
		*slot(c.console()) = c.Args[0]
		return value.Void, nil
	}
}

func conOpen(write, isErr bool) Func {
	return func(c *Call) (value.Value, error) { return vobject(c.console().stream(write, isErr)) }
}

func conRedirected(i int) Func {
	return func(c *Call) (value.Value, error) {
		k := c.console()
		if k.dev == nil {
			return value.True, nil
		}
		in, out, errOut := k.dev.Redirected()
		return vbool([...]bool{in, out, errOut}[i])
	}
}

func conWidth(c *Call) int {
	w, _ := c.console().Window()
	return w
}

func conHeight(c *Call) int {
	_, h := c.console().Window()
	return h
}

// conUnsettable is a property that can be set on Windows only.
func conUnsettable(get func(*Call) int) Func {
	return func(c *Call) (value.Value, error) {
		if c.N() == 1 {
			return value.Null, notSupportedPlatform()
		}
		return vint(get(c))
	}
}

func conUnsupported(*Call) (value.Value, error) { return value.Null, notSupportedPlatform() }

func notSupportedPlatform() error {
	return neterr.New("System.PlatformNotSupportedException", "Operation is not supported on this platform.")
}

func conColor(background bool) Func {
	return func(c *Call) (value.Value, error) {
		k := c.console()
		if c.N() == 0 {
			n := k.fg
			if background {
				n = k.bg
			}
			return value.Enum(Lookup("System.ConsoleColor").Enum, int64(n)), nil
		}
		n := int32(c.Long(0))
		if background {
			return void(k.SetColors(unknownColor, n))
		}
		return void(k.SetColors(n, unknownColor))
	}
}

func conCursorVisible(c *Call) (value.Value, error) {
	k := c.console()
	if c.N() == 0 {
		return value.Null, notSupportedPlatform()
	}
	if c.Bool(0) {
		return void(k.escape("\x1b[?25h"))
	}
	return void(k.escape("\x1b[?25l"))
}

func conCursor(top bool) Func {
	return func(c *Call) (value.Value, error) {
		k := c.console()
		x, y, err := k.Cursor(c.RT.Context())
		if err != nil {
			return value.Null, err
		}
		switch {
		case c.N() == 1 && top:
			return void(k.SetCursor(x, c.Int(0)))
		case c.N() == 1:
			return void(k.SetCursor(c.Int(0), y))
		case top:
			return vint(y)
		}
		return vint(x)
	}
}

func conInputEncoding(c *Call) (value.Value, error) {
	k := c.console()
	if c.N() == 0 {
		return vobject(k.inEnc)
	}
	if c.isNull(0) {
		return value.Null, neterr.ArgumentNull("value")
	}
	k.inEnc, k.in = encodingArg(c, 0), value.Null
	return value.Void, nil
}

func conOutputEncoding(c *Call) (value.Value, error) {
	k := c.console()
	if c.N() == 0 {
		return vobject(k.outEnc)
	}
	if c.isNull(0) {
		return value.Null, neterr.ArgumentNull("value")
	}
	k.outEnc, k.out, k.errOut = encodingArg(c, 0), value.Null, value.Null
	if k.dev != nil {
		k.dev.SetOutputEncoding(k.outEnc)
	}
	return value.Void, nil
}

func conReadKey(c *Call) (value.Value, error) {
	p, err := c.console().ReadKey(c.RT.Context(), c.N() == 1 && c.Bool(0))
	if err != nil {
		return value.Null, err
	}
	return vobject(&consoleKeyInfo{press: p})
}
