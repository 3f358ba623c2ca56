package format

import (
	"time"

	"goposh/runtime/errs"
	"goposh/runtime/value"
)

// DefaultWidth is the width of output in columns where neither a command nor the host gives one.
const DefaultWidth = 80

// Options say how a Writer lays out.
type Options struct {
	// Width is the number of columns; 0 means DefaultWidth.
	Width int
	Sink  Sink
}

// Writer lays out objects, and format objects among them, as Out-Host and Out-String do. It is used from one goroutine.
// Without Close the end of a table may be missing, as in PowerShell when a script exits.
type Writer struct {
	engine Engine
	width  int
	out    output
	style  styles
	format *Formatter
	state  state
	cache  groupCache
	// what is being laid out
	start    *FormatStartData
	hint     []int // column widths found for an auto-sized group
	wideHint int
	group    groupWriter
}

type state uint8

const (
	stateReset state = iota
	stateFormatting
	stateInGroup
)

// NewWriter returns a writer for objects of any kind.
func NewWriter(e Engine, o Options) *Writer {
	w := &Writer{engine: e, width: o.Width, out: output{sink: o.Sink}}
	if w.width <= 0 {
		w.width = DefaultWidth
	}
	if o.Sink.Styled {
		w.style = stylesOf(StyleOf(e.Session()))
	}
	return w
}

// Write lays out an object. Collections are expanded one level; $null shows nothing.
func (w *Writer) Write(v value.Value) error {
	if v.IsNull() {
		return nil
	}
	if p, ok := v.Base().Ref().(Packet); ok {
		return w.packet(p)
	}
	return w.formatter().Write(v)
}

func (w *Writer) formatter() *Formatter {
	if w.format == nil {
		w.format = NewFormatter(w.engine, nil, func(p Packet, _ value.Value) error { return w.packet(p) })
	}
	return w.format
}

// Close ends what is open and writes what was held back.
func (w *Writer) Close() error {
	if w.format != nil {
		if err := w.format.Close(); err != nil {
			return err
		}
	}
	return w.drain()
}

// Pending tells whether lines are held back or a view is open.
func (w *Writer) Pending() bool {
	return w.state != stateReset || w.format != nil && w.format.started
}

// drain lays out what the cache still holds, without fitting columns to it.
func (w *Writer) drain() error {
	held := w.cache.take()
	for _, p := range held {
		if err := w.layOut(p); err != nil {
			return err
		}
	}
	return nil
}

// packet checks the order of format objects and passes them on, through the cache where columns depend on later rows.
func (w *Writer) packet(p Packet) error {
	switch x := p.(type) {
	case *FormatStartData:
		if w.state == stateInGroup {
			// A new view begins where another is open: end that one properly first.
			if err := w.endOpen(); err != nil {
				return err
			}
		}
		if err := w.expect(stateReset, p); err != nil {
			return err
		}
		w.state = stateFormatting
		w.cache.begin(x)
	case *FormatEndData:
		if err := w.expect(stateFormatting, p); err != nil {
			return err
		}
		w.state = stateReset
	case *GroupStartData:
		if err := w.expect(stateFormatting, p); err != nil {
			return err
		}
		w.state = stateInGroup
	case *GroupEndData:
		if err := w.expect(stateInGroup, p); err != nil {
			return err
		}
		w.state = stateFormatting
	case *FormatEntryData:
		if !x.OutOfBand {
			if err := w.expect(stateInGroup, p); err != nil {
				return err
			}
		}
	}
	for _, ready := range w.cache.add(p, w) {
		if err := w.layOut(ready); err != nil {
			return err
		}
	}
	return nil
}

// endOpen ends the view that is open as if its data had been complete.
func (w *Writer) endOpen() error {
	if w.format != nil && w.format.started {
		f := w.format
		w.format = nil
		if err := f.Close(); err != nil {
			return err
		}
	}
	if err := w.drain(); err != nil {
		return err
	}
	w.state = stateReset
	return nil
}

func (w *Writer) expect(s state, p Packet) error {
	if w.state == s {
		return nil
	}
	msg := `The object of type "` + p.Type().FullName + `" is not valid or not in the correct sequence. This is likely caused ` +
		`by a user-specified "` + commandOf(p) + `" command which is conflicting with the default formatting.`
	r := errs.New("System.InvalidOperationException", "ConsoleLineOutputOutOfSequencePacket", errs.InvalidData, value.Null, "%s", msg)
	return r
}

func commandOf(p Packet) string {
	if e, ok := p.(*FormatEntryData); ok {
		switch {
		case e.IsList:
			return "format-list"
		case e.Wide != nil:
			return "format-wide"
		case e.Custom != nil:
			return "format-custom"
		}
	}
	return "format-table"
}

// cacheDelay is how long a table without column widths waits for rows to fit its columns to.
const cacheDelay = 300 * time.Millisecond

// groupCache holds back a group until its columns can be fitted to its rows.
type groupCache struct {
	enabled bool
	timed   bool
	limit   int // objects to hold; 0 for all of the group
	active  bool
	count   int
	since   time.Time
	held    []Packet
}

// begin decides, for the view that begins, whether its groups are held back.
func (c *groupCache) begin(s *FormatStartData) {
	c.enabled, c.timed, c.limit = false, false, 0
	switch {
	case s.AutoSize:
		c.enabled, c.limit = true, s.AutoSizeCount
	case s.Shape == ShapeTable && len(s.Table.Columns) > 0 && s.Table.Columns[0].Width == 0:
		c.enabled, c.timed = true, true
	}
}

// add takes a packet and returns those that can be laid out now.
func (c *groupCache) add(p Packet, w *Writer) []Packet {
	if !c.enabled && !c.active {
		return []Packet{p}
	}
	if e, ok := p.(*FormatEntryData); ok && !e.OutOfBand {
		c.count++
	}
	_, begins := p.(*GroupStartData)
	if !c.active {
		if !begins {
			return []Packet{p}
		}
		c.active, c.count = true, 0
		if c.timed {
			c.since = time.Now()
		}
		c.held = append(c.held, p)
		return nil
	}
	c.held = append(c.held, p)
	_, ends := p.(*GroupEndData)
	if !ends && !(c.limit > 0 && c.count >= c.limit) && !(c.timed && time.Since(c.since) > cacheDelay) {
		return nil
	}
	w.fit(c.held)
	return c.take()
}

func (c *groupCache) take() []Packet {
	held := c.held
	c.held, c.active = nil, false
	return held
}

// fit finds the widths that the held rows need.
func (w *Writer) fit(held []Packet) {
	w.hint, w.wideHint = nil, 0
	if w.start == nil {
		return
	}
	switch w.start.Shape {
	case ShapeTable:
		columns := w.start.Table.Columns
		if len(columns) == 0 {
			return
		}
		w.hint = make([]int, len(columns))
		for i := range columns {
			w.hint[i] = Cells(columns[i].text())
		}
		for _, p := range held {
			e, ok := p.(*FormatEntryData)
			if !ok || e.OutOfBand || e.Row == nil {
				continue
			}
			for i, cell := range e.Row.Cells {
				if i < len(w.hint) {
					w.hint[i] = max(w.hint[i], Cells(cell))
				}
			}
		}
	case ShapeWide:
		if w.start.Columns != 0 {
			return
		}
		for _, p := range held {
			if e, ok := p.(*FormatEntryData); ok && !e.OutOfBand && e.Wide != nil {
				w.wideHint = max(w.wideHint, Cells(e.Wide.Text))
			}
		}
	}
}
