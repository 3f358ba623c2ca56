package format

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// loader reads the views of a format file (*.format.ps1xml). Mistakes are gathered; a file with any adds nothing.
type loader struct {
	path     string
	file     *fileViews
	sets     map[string][]string
	mistakes []string
}

// FileError tells what is wrong with a format file.
type FileError struct {
	Path string
	// Mistakes are the messages, the outermost element first.
	Mistakes []string
}

// Error implements error, as Update-FormatData words it.
func (e *FileError) Error() string {
	var b strings.Builder
	b.WriteString("Errors occurred while loading the format data file: \n")
	for _, m := range e.Mistakes {
		b.WriteString(m + "\n")
	}
	return b.String()
}

func loadFile(path, text string) (*fileViews, error) {
	l := &loader{path: path, file: &fileViews{path: path}, sets: map[string][]string{}}
	l.file.controls = map[string]*Control{}
	root, err := parseXML(strings.NewReader(text))
	if err != nil {
		return nil, &FileError{path, []string{path + ", The file cannot be read: " + err.Error()}}
	}
	l.configuration(root)
	if len(l.mistakes) > 0 {
		slices.Reverse(l.mistakes)
		return nil, &FileError{path, l.mistakes}
	}
	l.file.index()
	return l.file, nil
}

// index finds views by their types.
func (s *viewSource) index() {
	s.byType = map[string][]int32{}
	for i, v := range s.views {
		v.owner = s
		for _, t := range v.Types {
			t = strings.ToLower(t)
			s.byType[t] = append(s.byType[t], int32(i))
		}
	}
}

// wrong notes a mistake; the innermost is noted first.
func (l *loader) wrong(n *node, message string, args ...any) {
	l.mistakes = append(l.mistakes, fmt.Sprintf("%s, Error at XPath %s in file %s: %s", l.path, n.path(), l.path, fmt.Sprintf(message, args...)))
}

func (l *loader) unknown(n *node) { l.wrong(n, "%s is an unknown node.", n.name) }

func (l *loader) configuration(root *node) {
	if !root.is("Configuration") {
		l.wrong(root, "Node %s is not valid; Configuration is expected.", root.name)
		return
	}
	// Selection sets come first, whatever the order in the file: views refer to them.
	for _, n := range root.children {
		if n.is("SelectionSets") {
			l.selectionSets(n)
		}
	}
	for _, n := range root.children {
		switch {
		case n.is("SelectionSets"):
		case n.is("DefaultSettings"):
			l.defaults(n)
		case n.is("Controls"):
			l.controls(n)
		case n.is("ViewDefinitions"):
			for _, v := range n.children {
				if v.is("View") {
					l.view(v)
				} else {
					l.unknown(v)
				}
			}
		default:
			l.unknown(n)
		}
	}
}

func (l *loader) selectionSets(n *node) {
	for _, set := range n.children {
		name, list := set.child("Name"), set.child("Types")
		if name == nil || list == nil {
			l.wrong(set, "Node %s is missing.", "Name")
			continue
		}
		var names []string
		for _, t := range list.children {
			names = append(names, t.value())
		}
		l.sets[strings.ToLower(name.value())] = names
	}
}

func (l *loader) defaults(n *node) {
	s := &l.file.settings
	for _, c := range n.children {
		switch {
		case c.is("ShowError"):
			s.showError = l.flag(c)
		case c.is("DisplayError"):
			s.displayError = l.flag(c)
		case c.is("PropertyCountForTable"):
			if v, ok := l.positive(c); ok {
				s.tableProperties = &v
			}
		case c.is("WrapTables"), c.is("EnumerableExpansions"):
		default:
			l.unknown(c)
		}
	}
}

// flag reads an element that is true by its presence.
func (l *loader) flag(n *node) *bool {
	b := !strings.EqualFold(n.value(), "false")
	return &b
}

func (l *loader) positive(n *node) (int, bool) {
	v, err := strconv.Atoi(n.value())
	if err != nil || v <= 0 {
		l.wrong(n.parent, "A positive integer is expected.")
		return 0, false
	}
	return v, true
}

func (l *loader) controls(n *node) {
	for _, c := range n.children {
		if !c.is("Control") {
			l.unknown(c)
			continue
		}
		l.namedControl(c, l.file.controls)
	}
}

func (l *loader) namedControl(c *node, into map[string]*Control) {
	name, body := c.child("Name"), c.child("CustomControl")
	if name == nil || body == nil {
		l.wrong(c, "Node %s is missing.", "CustomControl")
		return
	}
	into[strings.ToLower(name.value())] = l.control(body, into)
}

func (l *loader) view(n *node) {
	before := len(l.mistakes)
	v := &View{}
	local := map[string]*Control{}
	var body *node
	selected := false
	for _, c := range n.children {
		if c.is("Controls") {
			for _, x := range c.children {
				l.namedControl(x, local)
			}
		}
	}
	for _, c := range n.children {
		switch {
		case c.is("Name"):
			v.Name = c.value()
		case c.is("ViewSelectedBy"):
			v.Types, selected = l.types(c), true
		case c.is("GroupBy"):
			l.groupBy(v, c, local)
		case c.is("OutOfBand"):
			v.OutOfBand = *l.flag(c)
		case c.is("Controls"):
		case c.is("TableControl"), c.is("ListControl"), c.is("WideControl"), c.is("CustomControl"):
			body = c
			l.body(v, c, local)
		default:
			l.unknown(c)
		}
	}
	if !selected {
		l.wrong(n, "Node ViewSelectedBy is missing.")
		l.wrong(n, "The view cannot be loaded.")
		return
	}
	if body == nil || len(l.mistakes) > before {
		l.wrong(n, "A node is missing from TableControl, ListControl, WideControl, CustomControl.")
		return
	}
	l.file.views = append(l.file.views, v)
}

// types reads type names and selection sets.
func (l *loader) types(n *node) []string {
	var out []string
	for _, c := range n.children {
		switch {
		case c.is("TypeName"):
			out = append(out, c.value())
		case c.is("SelectionSetName"):
			set, ok := l.sets[strings.ToLower(c.value())]
			if !ok {
				l.wrong(c, "Selection set %s is not defined.", c.value())
			}
			out = append(out, set...)
		default:
			l.unknown(c)
		}
	}
	if len(n.children) == 0 {
		l.wrong(n, "The type list is empty.")
	}
	return out
}

func (l *loader) groupBy(v *View, n *node, local map[string]*Control) {
	g := &GroupBy{}
	for _, c := range n.children {
		switch {
		case c.is("PropertyName"), c.is("ScriptBlock"):
			g.By = scriptOrProperty(c)
		case c.is("Label"):
			g.Label = c.value()
		case c.is("CustomControl"):
			g.Control = l.control(c, local)
		case c.is("CustomControlName"):
			g.Control, g.controlName = l.reference(c, local)
		default:
			l.unknown(c)
		}
	}
	v.Group = g
}

// reference finds a control by name: the view's own, or one of the file to be found later.
func (l *loader) reference(n *node, local map[string]*Control) (*Control, string) {
	name := strings.ToLower(n.value())
	if c := local[name]; c != nil {
		return c, ""
	}
	return nil, name
}

func scriptOrProperty(n *node) Expression {
	if n.is("ScriptBlock") {
		return Expression{Text: n.value(), Script: true}
	}
	return Expression{Text: n.value()}
}

func (l *loader) body(v *View, n *node, local map[string]*Control) {
	switch {
	case n.is("TableControl"):
		v.Shape = ShapeTable
		l.table(v, n)
	case n.is("ListControl"):
		v.Shape = ShapeList
		l.entries(v, n, "ListEntries", "ListEntry")
	case n.is("WideControl"):
		v.Shape = ShapeWide
		for _, c := range n.children {
			switch {
			case c.is("AutoSize"):
				v.AutoSize = *l.flag(c)
			case c.is("ColumnNumber"):
				v.Columns, _ = l.positive(c)
			}
		}
		l.entries(v, n, "WideEntries", "WideEntry")
	default:
		v.Shape = ShapeCustom
		v.Control = l.control(n, local)
	}
}

// selector reads EntrySelectedBy.
func (l *loader) selector(n *node) Selector {
	var s Selector
	for _, c := range n.children {
		switch {
		case c.is("TypeName"):
			s.Types = append(s.Types, c.value())
		case c.is("SelectionSetName"):
			s.Types = append(s.Types, l.sets[strings.ToLower(c.value())]...)
		case c.is("SelectionCondition"):
			cond := Condition{}
			for _, x := range c.children {
				switch {
				case x.is("TypeName"):
					cond.Types = append(cond.Types, x.value())
				case x.is("SelectionSetName"):
					cond.Types = append(cond.Types, l.sets[strings.ToLower(x.value())]...)
				case x.is("PropertyName"), x.is("ScriptBlock"):
					cond.When = scriptOrProperty(x)
				}
			}
			if len(cond.Types) == 0 {
				l.mistakes = append(l.mistakes, fmt.Sprintf("%s, Error at XPath %s in file %s: A node is missing from SelectionSetName, TypeName.",
					l.path, n.path()+"/SelectionCondition/SelectionCondition", l.path))
				continue
			}
			s.Conditions = append(s.Conditions, cond)
		}
	}
	return s
}

func (l *loader) entries(v *View, n *node, listName, entryName string) {
	list := n.child(listName)
	if list == nil {
		l.wrong(n, "Node %s is missing.", listName)
		return
	}
	for _, e := range list.children {
		if !e.is(entryName) {
			l.unknown(e)
			continue
		}
		entry := Entry{}
		for _, c := range e.children {
			switch {
			case c.is("EntrySelectedBy"):
				entry.For = l.selector(c)
			case c.is("WideItem"):
				entry.Items = append(entry.Items, l.item(c))
			case c.is("ListItems"):
				for _, it := range c.children {
					entry.Items = append(entry.Items, l.item(it))
				}
			default:
				l.unknown(c)
			}
		}
		v.Entries = append(v.Entries, entry)
	}
}

func (l *loader) item(n *node) Item {
	it := Item{}
	for _, c := range n.children {
		switch {
		case c.is("PropertyName"), c.is("ScriptBlock"):
			it.Value = scriptOrProperty(c)
		case c.is("Label"):
			it.Label = c.value()
		case c.is("FormatString"):
			it.Format = c.value()
		case c.is("Text"):
			it.Text = c.text
		case c.is("ItemSelectionCondition"):
			it.When = condition(c)
		default:
			l.unknown(c)
		}
	}
	return it
}

func condition(n *node) *Expression {
	for _, c := range n.children {
		x := scriptOrProperty(c)
		return &x
	}
	return nil
}
