package format

import (
	"goposh/runtime/errs"
	"goposh/runtime/value"
)

// Expansion says what a Format-* command does with a collection.
type Expansion uint8

// The expansions; ExpandDefault leaves it to the type, which means ExpandElements.
const (
	ExpandDefault  Expansion = iota
	ExpandElements           // EnumOnly
	ExpandNothing            // CoreOnly
	ExpandBoth
)

// Params are the parameters of a Format-* command.
type Params struct {
	Shape      Shape
	Properties []Param
	GroupBy    *Param
	View       string
	AutoSize   bool
	// Wrap is nil when not given.
	Wrap                      *bool
	HideHeaders, RepeatHeader bool
	Columns                   int
	// Depth is the depth of a custom view; 0 means 5.
	Depth int
	// ShowError and DisplayError are nil when not given.
	ShowError, DisplayError *bool
	Force                   bool
	Expand                  Expansion
}

// Param is one property of a Format-* command: an expression with what its hashtable says about it.
type Param struct {
	Property Property
	Label    string
	HasLabel bool
	Format   string
	// Width is 0 when undefined.
	Width int
	Align Alignment
	// Depth is that of a custom view; 0 when undefined.
	Depth int
}

// Formatter turns objects into format objects, as Format-Table and the like do. It is used from one goroutine.
type Formatter struct {
	engine Engine
	db     *Database
	params *Params
	emit   func(Packet, value.Value) error
	limit  int
	gen    generator
	// view is the view in use, nil when properties are used.
	view    *View
	matches map[string]bool // type name -> whether the view applies
	started bool
	inGroup bool
	group   grouping
	failed  []failure
	showErr bool
	dispErr bool
}

// failure is an expression that threw, for -ShowError.
type failure struct {
	expression string
	source     value.Value
	err        error
}

// NewFormatter returns a formatter that hands its objects to emit, each with the object it shows ($null for others). A nil
// params formats as Out-Default does: by views, else by the number of properties.
func NewFormatter(e Engine, params *Params, emit func(p Packet, source value.Value) error) *Formatter {
	f := &Formatter{engine: e, db: DatabaseOf(e.Session()), params: params, emit: emit, limit: enumerationLimit(e.Session())}
	f.showErr, f.dispErr = f.db.showError, f.db.displayError
	if params != nil && params.ShowError != nil {
		f.showErr = *params.ShowError
	}
	if params != nil && params.DisplayError != nil {
		f.dispErr = *params.DisplayError
	}
	return f
}

func (f *Formatter) shape() Shape {
	if f.params == nil {
		return ShapeUndefined
	}
	return f.params.Shape
}

// Write formats one object; a collection is expanded one level.
func (f *Formatter) Write(v value.Value) error {
	if v.IsNull() {
		return nil
	}
	if f.simple(v) {
		return f.object(v)
	}
	items, ok := f.elements(v)
	if !ok {
		return f.object(v)
	}
	expand := ExpandElements
	if f.params != nil && f.params.Expand != ExpandDefault {
		expand = f.params.Expand
	}
	switch expand {
	case ExpandNothing:
		return f.object(v)
	case ExpandBoth:
		if err := f.describeCollection(v, len(items)); err != nil {
			return err
		}
	}
	for _, x := range items {
		if x.IsNull() {
			continue
		}
		if err := f.object(x); err != nil {
			return err
		}
	}
	return nil
}

// simple tells quickly that a value is no collection.
func (f *Formatter) simple(v value.Value) bool {
	switch o := v.Ref().(type) {
	case nil, string:
		return true
	case *value.PSObject:
		return o.IsCustom()
	}
	return false
}

func (f *Formatter) describeCollection(v value.Value, n int) error {
	if err := f.comment("The following object supports IEnumerable:\n"); err != nil {
		return err
	}
	if _, err := f.outOfBand(v, true); err != nil {
		return err
	}
	switch n {
	case 0:
		return f.comment("The IEnumerable contains no objects.\n\n")
	case 1:
		return f.comment("The IEnumerable contains the following object:\n")
	}
	return f.comment("The IEnumerable contains the following " + itoa(n) + " objects:\n")
}

func (f *Formatter) comment(s string) error {
	return f.emit(&FormatEntryData{OutOfBand: true, Raw: &RawText{s}}, value.Null)
}

// object formats one object that is not to be expanded.
func (f *Formatter) object(v value.Value) error {
	if p, ok := v.Ref().(Packet); ok {
		return f.emit(p, value.Null)
	}
	force := f.params != nil && f.params.Force && f.params.Shape != ShapeUndefined
	if !force {
		if done, err := f.outOfBand(v, false); done || err != nil {
			return err
		}
	}
	if !f.started {
		if err := f.start(v); err != nil {
			return err
		}
	}
	if !force && !f.applies(v) {
		_, err := f.outOfBand(v, true)
		return err
	}
	if err := f.enterGroup(v); err != nil {
		return err
	}
	return f.payload(v)
}

// start picks the view for the first object and begins the output.
func (f *Formatter) start(v value.Value) error {
	if err := f.selectView(v); err != nil {
		return err
	}
	f.started = true
	f.group = f.newGrouping()
	return f.emit(f.startData(v), value.Null)
}

// selectView decides by what view or properties the objects are shown.
func (f *Formatter) selectView(v value.Value) error {
	f.view, f.matches = nil, nil
	shape := f.shape()
	names := typeNames(f.engine, v)
	switch {
	case shape == ShapeUndefined:
		f.view = f.db.defaultView(names)
		if f.view != nil {
			f.useView(v)
			return nil
		}
		shape = f.shapeByCount(v)
	case len(f.params.Properties) > 0:
	case f.params.View != "":
		if f.view = f.db.shapedView(names, shape, f.params.View); f.view == nil {
			return f.unknownView(v, names)
		}
		f.useView(v)
		return nil
	default:
		if f.view = f.db.shapedView(names, shape, ""); f.view != nil {
			f.useView(v)
			return nil
		}
	}
	f.gen = f.propertyGenerator(shape)
	f.gen.init(f, v)
	return nil
}

// shapeByCount is the shape of objects without a view: a table for few properties, else a list.
func (f *Formatter) shapeByCount(v value.Value) Shape {
	n := len(f.defaultSet(v))
	if n == 0 {
		n = f.propertyCount(v)
	}
	if n <= f.db.tableProperties {
		return ShapeTable
	}
	return ShapeList
}

func (f *Formatter) propertyCount(v value.Value) int {
	if p, ok := v.Ref().(*value.PSObject); ok && p.IsCustom() {
		own := p.InstanceMembers()
		n := 0
		for m := range own.All {
			if m.Kind&value.MemberProperties != 0 && !m.Hidden {
				n++
			}
		}
		if n > 0 {
			return n
		}
	}
	return len(f.allProperties(v))
}

// applies tells whether the view in use is for an object too.
func (f *Formatter) applies(v value.Value) bool {
	if f.view == nil {
		return true
	}
	names := typeNames(f.engine, v)
	if len(names) == 0 {
		return false
	}
	if known, ok := f.matches[names[0]]; ok {
		return known
	}
	ok := matchIndex(names, f.view.Types) >= 0
	if plain := withoutDeserialized(names); !ok && plain != nil {
		ok = matchIndex(plain, f.view.Types) >= 0
	}
	if f.matches == nil {
		f.matches = map[string]bool{}
	}
	f.matches[names[0]] = ok
	return ok
}

func (f *Formatter) enterGroup(v value.Value) error {
	changed, err := f.group.update(f, v)
	if err != nil {
		return err
	}
	if f.inGroup {
		if !changed {
			return nil
		}
		// The blank line between groups is an entry of the group that ends.
		blank := &FormatEntryData{OutOfBand: true, Custom: &CustomEntry{Pieces: []Piece{{Frame: &PieceFrame{}}}}}
		if err := f.emit(blank, value.Null); err != nil {
			return err
		}
		if err := f.emit(&GroupEndData{}, value.Null); err != nil {
			return err
		}
	}
	f.inGroup = true
	return f.emit(f.groupStart(v), value.Null)
}

func (f *Formatter) payload(v value.Value) error {
	e, err := f.gen.entry(f, v)
	if err != nil {
		return err
	}
	if err := f.emit(e, v); err != nil {
		return err
	}
	return f.reportFailures()
}

// reportFailures writes the expressions that threw as errors, when -ShowError asks for them.
func (f *Formatter) reportFailures() error {
	if len(f.failed) == 0 {
		return nil
	}
	failed := f.failed
	f.failed = nil
	for _, x := range failed {
		ex := errs.ExceptionFrom(x.err)
		r := errs.NewRecord(ex, "mshExpressionError", errs.InvalidArgument, x.source)
		r.Details = &errs.Details{Message: `Failed to evaluate expression "` + x.expression + `".`}
		if _, err := f.outOfBand(value.Of(r), true); err != nil {
			return err
		}
	}
	return nil
}

// Close ends the output that was begun.
func (f *Formatter) Close() error {
	if !f.started {
		return nil
	}
	f.started = false
	if f.inGroup {
		f.inGroup = false
		if err := f.emit(&GroupEndData{}, value.Null); err != nil {
			return err
		}
	}
	return f.emit(&FormatEndData{}, value.Null)
}

// displayText evaluates an expression and gives its text; found is false when the object has no such property.
func (f *Formatter) displayText(v value.Value, p Property, d directive) (text string, by Property, found bool, err error) {
	r, ok := f.values(v, p)
	if !ok {
		return "", Property{}, false, nil
	}
	if r.err != nil {
		if f.fatal(r.err) {
			return "", r.by, true, r.err
		}
		return f.failureText(v, r), r.by, true, nil
	}
	return f.fieldText(r.value, d), r.by, true, nil
}

func (f *Formatter) failureText(v value.Value, r result) string {
	if f.showErr {
		f.failed = append(f.failed, failure{r.by.String(), v, r.err})
	}
	if f.dispErr {
		return "#ERR"
	}
	return ""
}

// outOfBand shows an object apart from the others if it is of that kind: scalars, errors, and with asList any object. It
// tells whether it did.
func (f *Formatter) outOfBand(v value.Value, asList bool) (bool, error) {
	names := typeNames(f.engine, v)
	if view := f.outOfBandView(v, names); view != nil {
		return true, f.outOfBandEntry(v, view)
	}
	if f.rendersAsText(v, names) {
		return true, f.emit(&FormatEntryData{OutOfBand: true, Raw: &RawText{f.rawText(v)}}, v)
	}
	if !asList {
		return false, nil
	}
	if len(f.allProperties(v)) == 0 {
		return true, nil
	}
	g := &listGenerator{}
	g.init(f, v)
	saved := f.params
	f.params = nil
	e, err := g.entry(f, v)
	f.params = saved
	if err != nil {
		return true, err
	}
	e.OutOfBand = true
	return true, f.emit(e, v)
}

func (f *Formatter) outOfBandView(v value.Value, names []string) *View {
	if len(names) == 0 {
		return nil
	}
	// Most objects have no such view: ask only where one can be.
	if f.db.sources() == nil {
		switch o := v.Ref().(type) {
		case string:
			return nil
		case *value.PSObject:
			if o.IsCustom() && o.InstanceMembers().TypeNames() == nil {
				return nil
			}
		}
	}
	return f.db.outOfBandView(names)
}

func (f *Formatter) outOfBandEntry(v value.Value, view *View) error {
	if r, ok := v.Base().Ref().(*errs.Record); ok && view.owner == builtin() {
		return f.emit(f.errorEntry(r), v)
	}
	g := f.viewGenerator(view)
	g.init(f, v)
	e, err := g.entry(f, v)
	if err != nil {
		return err
	}
	e.OutOfBand = true
	if err := f.emit(e, v); err != nil {
		return err
	}
	return f.reportFailures()
}

// scalarTypes are shown by their ToString() wherever they stand.
func isScalarType(names []string) bool {
	if len(names) == 0 {
		return false
	}
	if len(names) > 1 && names[1] == "System.Enum" {
		return true
	}
	n := names[0]
	if len(n) > len(deserialized) && n[:len(deserialized)] == deserialized {
		n = n[len(deserialized):]
	}
	switch n {
	case "System.String", "System.SByte", "System.Byte", "System.Int16", "System.Int32", "System.Int64", "System.Char",
		"System.UInt16", "System.UInt32", "System.UInt64", "System.Single", "System.Double", "System.Boolean",
		"System.Decimal", "System.IntPtr", "System.Security.SecureString", "System.Numerics.BigInteger":
		return true
	}
	return false
}

// rendersAsText tells that an object is shown by its ToString(): scalars and what has no properties.
func (f *Formatter) rendersAsText(v value.Value, names []string) bool {
	if isScalarType(names) {
		return true
	}
	if p, ok := v.Ref().(*value.PSObject); ok && p.IsCustom() {
		return f.propertyCount(v) == 0
	}
	props := f.allProperties(v)
	if len(props) > 4 {
		return false
	}
	for _, p := range props {
		switch p.Name {
		case computerName, showComputerName, runspaceID, sourceJob:
		default:
			return false
		}
	}
	return true
}

func (f *Formatter) rawText(v value.Value) string {
	if s, ok := f.scalarText(v, false); ok {
		return s
	}
	if p, ok := v.Ref().(*value.PSObject); ok && p.IsCustom() {
		if m := p.InstanceMembers().Find("ToString"); m == nil {
			return ""
		}
	}
	return f.objectText(v)
}

func (f *Formatter) unknownView(v value.Value, names []string) error {
	return unknownView(f.db, f.params, v, names)
}
