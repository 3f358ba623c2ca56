package format

import (
	"math"
	"strings"
)

// unlimited is the width of text that must not be wrapped.
const unlimited = math.MaxInt32

// customWriter lays out the pieces of a custom entry.
type customWriter struct {
	w      *Writer
	width  int
	frames []*PieceFrame
	buf    strings.Builder
}

func (w *Writer) custom(e *CustomEntry, width int) error {
	c := customWriter{w: w, width: width}
	if err := c.pieces(e.Pieces, 0); err != nil {
		return err
	}
	// The last line is written even when nothing is left: the blank line after an entry that ends in a line break.
	return c.flush()
}

const maxFrames = 50

func (c *customWriter) pieces(pieces []Piece, depth int) error {
	for i := range pieces {
		p := &pieces[i]
		switch {
		case p.Frame != nil:
			if depth >= maxFrames {
				continue
			}
			if p.Frame.Indent {
				c.frames = append(c.frames, p.Frame)
			}
			err := c.pieces(p.Frame.Pieces, depth+1)
			if p.Frame.Indent {
				c.frames = c.frames[:len(c.frames)-1]
			}
			if err != nil {
				return err
			}
		case p.NewLine:
			if err := c.flush(); err != nil {
				return err
			}
		default:
			c.buf.WriteString(p.Text)
		}
	}
	return nil
}

// flush writes the line that was gathered, wrapped within the frames.
func (c *customWriter) flush() error {
	left, right, first := 0, 0, 0
	for _, f := range c.frames {
		left += f.Left
		right += f.Right
	}
	if n := len(c.frames); n > 0 {
		first = c.frames[n-1].FirstLine
	}
	useful := c.width - right - left
	if useful <= 0 {
		c.buf.Reset()
		return nil
	}
	if first >= useful || -first >= useful {
		first = 0
	}
	firstWidth, restWidth := useful, useful
	firstPad, restPad := left, left
	if first >= 0 {
		firstWidth -= first
		firstPad += first
	} else {
		restWidth += first
		restPad -= first
	}
	text := c.buf.String()
	c.buf.Reset()
	for i, line := range wrapLines(text, firstWidth, restWidth) {
		indent := restPad
		if i == 0 {
			indent = firstPad
		}
		if err := c.w.out.writeLine(pad(indent) + line); err != nil {
			return err
		}
	}
	return nil
}
