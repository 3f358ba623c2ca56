package format

// Shape is the layout of a view.
type Shape uint8

// The shapes; ShapeUndefined lets the views or the number of properties decide.
const (
	ShapeUndefined Shape = iota
	ShapeTable
	ShapeList
	ShapeWide
	ShapeCustom
)

// View is one view of the format database (ViewDefinition).
type View struct {
	Name  string
	Shape Shape
	Types []string
	// AutoSize fits the columns to the content even where widths are given.
	AutoSize bool
	// OutOfBand views may stand between the objects of another view.
	OutOfBand bool
	// Help marks views of help objects, which Get-FormatData leaves out.
	Help        bool
	Group       *GroupBy
	HideHeaders bool
	Headers     []Header
	Rows        []Row   // of tables
	Entries     []Entry // of lists and wide views
	// Columns is the number of columns of a wide view; 0 when undefined.
	Columns int
	// Control lays out a custom view.
	Control *Control
	// controlName names the control where it is kept in another place of the database.
	controlName string
	// owner has the controls that the view's own ones refer to.
	owner *viewSource
}

// Expression is a property name or the text of a script that runs with the object as $_.
type Expression struct {
	Text   string
	Script bool
}

// defined tells whether there is an expression at all.
func (e *Expression) defined() bool { return e != nil && e.Text != "" }

// GroupBy starts a group when the value of its expression changes.
type GroupBy struct {
	By          Expression
	Label       string
	Control     *Control
	controlName string
}

// Header is the head of a table column; a Width of 0 is undefined.
type Header struct {
	Label string
	Width int
	Align Alignment
}

// Selector says for which objects a row or entry is used. An empty one is the default.
type Selector struct {
	Types      []string
	Conditions []Condition
}

func (s *Selector) isDefault() bool { return len(s.Types) == 0 && len(s.Conditions) == 0 }

// Condition selects objects of certain types for which an expression is true.
type Condition struct {
	Types []string
	When  Expression
}

// Row is a row definition of a table.
type Row struct {
	For   Selector
	Wrap  bool
	Cells []Cell
}

// Cell is one cell of a row.
type Cell struct {
	Value  Expression
	Text   string // fixed text instead of an expression
	Format string
	Align  Alignment
}

// Entry is what a list or wide view shows of one object.
type Entry struct {
	For   Selector
	Items []Item
}

// Item is one line of a list.
type Item struct {
	Label  string
	Value  Expression
	Text   string
	Format string
	When   *Expression
}

// Control is a custom control: tokens for each kind of object.
type Control struct{ Entries []ControlEntry }

// ControlEntry is what a custom control shows of one object.
type ControlEntry struct {
	For    Selector
	Tokens []Token
}

// Token is one piece of a custom control. Exactly one of Text, NewLines, Frame and Value is set.
type Token struct {
	Text     string
	NewLines int
	Frame    *Frame
	Value    *Binding
}

// Frame indents what it holds, in columns. A negative FirstLine is a hanging indent.
type Frame struct {
	Left, Right, FirstLine int
	Tokens                 []Token
}

// Binding shows the value of an expression, by another control where there is one.
type Binding struct {
	By          Expression // not defined: the object itself
	When        *Expression
	Enumerate   bool
	Format      string
	Control     *Control
	controlName string
}
