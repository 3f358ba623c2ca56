package format

import "goposh/runtime/value"

// Packet is a format object: what Format-* commands write and Out-* commands lay out.
type Packet interface {
	value.Object
	packet()
}

// FormatStartData begins the output of one view (Microsoft.PowerShell.Commands.Internal.Format.FormatStartData).
type FormatStartData struct {
	value.Bag
	Shape Shape
	Table *TableHeader // for ShapeTable
	// Columns is the number of columns of a wide view, 0 when undefined.
	Columns int
	// AutoSize fits columns to the content of the first AutoSizeCount objects, all when it is 0.
	AutoSize      bool
	AutoSizeCount int
}

// TableHeader describes the columns of a table (TableHeaderInfo).
type TableHeader struct {
	value.Bag
	HideHeader, RepeatHeader bool
	Columns                  []ColumnInfo
}

// ColumnInfo is a column of a table (TableColumnInfo). A Width of 0 is undefined.
type ColumnInfo struct {
	value.Bag
	Label, PropertyName string
	// HasLabel tells an empty label from none.
	HasLabel              bool
	Width                 int
	Align                 Alignment
	HeaderMatchesProperty bool
}

func (c *ColumnInfo) text() string {
	if c.HasLabel {
		return c.Label
	}
	return c.PropertyName
}

// GroupStartData begins a group; Entry is its heading, nil when there is none.
type GroupStartData struct {
	value.Bag
	Entry *CustomEntry
}

// GroupEndData ends a group.
type GroupEndData struct{ value.Bag }

// FormatEndData ends the output of a view.
type FormatEndData struct{ value.Bag }

// FormatEntryData is one object. One of Row, List, Wide, Custom and Raw is set.
type FormatEntryData struct {
	value.Bag
	// OutOfBand data may stand anywhere.
	OutOfBand bool
	Row       *TableRow
	List      []ListField
	IsList    bool
	Wide      *WideEntry
	Custom    *CustomEntry
	Raw       *RawText
}

// TableRow is a row of a table (TableRowEntry).
type TableRow struct {
	value.Bag
	Cells []string
	Align []Alignment // beside Cells; nil when undefined
	// Wrap breaks long cells into lines.
	Wrap bool
}

// ListField is a line of a list.
type ListField struct{ Label, Text string }

// WideEntry is an item of a wide view.
type WideEntry struct{ Text string }

// RawText is shown as it is, without wrapping.
type RawText struct{ Text string }

// CustomEntry is what a custom view shows: pieces laid out by indentation.
type CustomEntry struct{ Pieces []Piece }

// Piece is text, a line break, or a frame with pieces of its own.
type Piece struct {
	Text    string
	NewLine bool
	Frame   *PieceFrame
}

// PieceFrame holds pieces in an indented frame; Indent false only groups them.
type PieceFrame struct {
	Indent                 bool
	Left, Right, FirstLine int
	Pieces                 []Piece
}

func (*FormatStartData) packet() {}
func (*GroupStartData) packet()  {}
func (*FormatEntryData) packet() {}
func (*GroupEndData) packet()    {}
func (*FormatEndData) packet()   {}
