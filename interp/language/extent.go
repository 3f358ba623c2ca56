package language

import (
	"goposh/ast"
	"goposh/runtime/neterr"
	"goposh/runtime/value"
	"goposh/runtime/wtf8"
)

// Extent is an InternalScriptExtent: a piece of a parsed text.
type Extent struct {
	readOnlyObject
	at ast.Extent
}

// Type implements value.Object.
func (*Extent) Type() *value.Type { return netType("InternalScriptExtent") }

// String is the text of the extent.
func (e *Extent) String() string { return e.at.Text() }

// extentOf gives the object of an extent; that of nothing where there is none.
func extentOf(e ast.Extent) value.Value {
	if e.IsZero() {
		return value.Of(&emptyExtent{})
	}
	return value.Of(&Extent{at: e})
}

// NetProperty implements types.Backed.
func (e *Extent) NetProperty(_ value.Runtime, name string) (value.Value, error) {
	src := e.at.File
	switch name {
	case "File":
		return text(src.Name), nil
	case "Text":
		return value.String(e.at.Text()), nil
	case "StartScriptPosition":
		return value.Of(&position{src: src, off: e.at.Start}), nil
	case "EndScriptPosition":
		return value.Of(&position{src: src, off: e.at.End}), nil
	case "StartOffset":
		return value.Int(int32(src.UTF16Offset(int(e.at.Start)))), nil
	case "EndOffset":
		return value.Int(int32(src.UTF16Offset(int(e.at.End)))), nil
	case "StartLineNumber":
		return value.Int(int32(src.Line(int(e.at.Start)))), nil
	case "EndLineNumber":
		return value.Int(int32(src.Line(int(e.at.End)))), nil
	case "StartColumnNumber":
		_, c := e.at.StartPosition()
		return value.Int(int32(c)), nil
	case "EndColumnNumber":
		_, c := e.at.EndPosition()
		return value.Int(int32(c)), nil
	}
	return value.Null, missing(name)
}

// NetMethod implements types.Backed.
func (*Extent) NetMethod(_ value.Runtime, name string, _ []value.Value) (value.Value, error) {
	return value.Null, missing(name)
}

// position is an InternalScriptPosition.
type position struct {
	readOnlyObject
	src *ast.Source
	off int32 // in bytes
}

// Type implements value.Object.
func (*position) Type() *value.Type { return netType("InternalScriptPosition") }

// NetProperty implements types.Backed.
func (p *position) NetProperty(_ value.Runtime, name string) (value.Value, error) {
	line, column := p.src.Position(int(p.off))
	switch name {
	case "File":
		return text(p.src.Name), nil
	case "LineNumber":
		return value.Int(int32(line)), nil
	case "ColumnNumber":
		return value.Int(int32(column)), nil
	case "Offset":
		return value.Int(int32(p.src.UTF16Offset(int(p.off)))), nil
	case "Line":
		return value.String(p.src.FullLine(line)), nil
	}
	return value.Null, missing(name)
}

// NetMethod implements types.Backed.
func (p *position) NetMethod(_ value.Runtime, name string, _ []value.Value) (value.Value, error) {
	if name == "GetFullScript" {
		return value.String(p.src.Text), nil
	}
	return value.Null, missing(name)
}

// emptyExtent is the EmptyScriptExtent of what has no text, emptyPosition the EmptyScriptPosition at its ends.
type emptyExtent struct{ readOnlyObject }

type emptyPosition struct{ readOnlyObject }

// Type implements value.Object.
func (*emptyExtent) Type() *value.Type { return netType("EmptyScriptExtent") }

// Type implements value.Object.
func (*emptyPosition) Type() *value.Type { return netType("EmptyScriptPosition") }

// NetProperty implements types.Backed.
func (*emptyExtent) NetProperty(_ value.Runtime, name string) (value.Value, error) {
	switch name {
	case "File":
		return value.Null, nil
	case "Text":
		return value.String(""), nil
	case "StartScriptPosition", "EndScriptPosition":
		return value.Of(&emptyPosition{}), nil
	}
	return value.Int(0), nil
}

// NetMethod implements types.Backed.
func (*emptyExtent) NetMethod(_ value.Runtime, name string, _ []value.Value) (value.Value, error) {
	return value.Null, missing(name)
}

// NetProperty implements types.Backed.
func (*emptyPosition) NetProperty(_ value.Runtime, name string) (value.Value, error) {
	switch name {
	case "File":
		return value.Null, nil
	case "Line":
		return value.String(""), nil
	}
	return value.Int(0), nil
}

// NetMethod implements types.Backed.
func (*emptyPosition) NetMethod(value.Runtime, string, []value.Value) (value.Value, error) {
	return value.Null, nil
}

// scriptPosition is a ScriptPosition that a script made.
type scriptPosition struct {
	readOnlyObject
	file         value.Value
	line, column int32
	text         string
	full         value.Value
}

// Type implements value.Object.
func (*scriptPosition) Type() *value.Type { return netType("ScriptPosition") }

// newScriptPosition is new ScriptPosition(scriptName, scriptLineNumber, offsetInLine, line[, fullScript]).
func newScriptPosition(args []value.Value) value.Value {
	p := &scriptPosition{file: args[0], line: int32(args[1].Base().Int64()), column: int32(args[2].Base().Int64())}
	p.text, _ = args[3].Base().AsString()
	if len(args) > 4 {
		p.full = args[4]
	}
	return value.Of(p)
}

// NetProperty implements types.Backed.
func (p *scriptPosition) NetProperty(_ value.Runtime, name string) (value.Value, error) {
	switch name {
	case "File":
		return p.file, nil
	case "LineNumber":
		return value.Int(p.line), nil
	case "ColumnNumber":
		return value.Int(p.column), nil
	case "Offset":
		return value.Int(0), nil
	case "Line":
		return value.String(p.text), nil
	}
	return value.Null, missing(name)
}

// NetMethod implements types.Backed.
func (p *scriptPosition) NetMethod(_ value.Runtime, name string, _ []value.Value) (value.Value, error) {
	if name == "GetFullScript" {
		return p.full, nil
	}
	return value.Null, missing(name)
}

// scriptExtent is a ScriptExtent that a script made of two positions.
type scriptExtent struct {
	readOnlyObject
	start, end *scriptPosition
}

// Type implements value.Object.
func (*scriptExtent) Type() *value.Type { return netType("ScriptExtent") }

// newScriptExtent is new ScriptExtent(startPosition, endPosition).
func newScriptExtent(args []value.Value) (value.Value, error) {
	start, ok := args[0].Base().Ref().(*scriptPosition)
	if !ok {
		return value.Null, neterr.ArgumentNull("startPosition")
	}
	end, ok := args[1].Base().Ref().(*scriptPosition)
	if !ok {
		return value.Null, neterr.ArgumentNull("endPosition")
	}
	return value.Of(&scriptExtent{start: start, end: end}), nil
}

// NetProperty implements types.Backed.
func (e *scriptExtent) NetProperty(_ value.Runtime, name string) (value.Value, error) {
	switch name {
	case "File":
		return e.start.file, nil
	case "StartScriptPosition":
		return value.Of(e.start), nil
	case "EndScriptPosition":
		return value.Of(e.end), nil
	case "StartLineNumber":
		return value.Int(e.start.line), nil
	case "EndLineNumber":
		return value.Int(e.end.line), nil
	case "StartColumnNumber":
		return value.Int(e.start.column), nil
	case "EndColumnNumber":
		return value.Int(e.end.column), nil
	case "StartOffset", "EndOffset":
		return value.Int(0), nil
	case "Text":
		s, err := e.text()
		return value.String(s), err
	}
	return value.Null, missing(name)
}

// text is the part of the line between the positions; of several lines the parts of the first and the last.
func (e *scriptExtent) text() (string, error) {
	if e.end.column <= 0 {
		return "", nil
	}
	if e.start.line == e.end.line {
		return between(e.start.text, int(e.start.column)-1, int(e.end.column)-1)
	}
	head, err := between(e.start.text, int(e.start.column), wtf8.Len(e.start.text))
	if err != nil {
		return "", err
	}
	tail, err := between(e.end.text, 0, int(e.end.column))
	return head + "..." + tail, err
}

// between is the text between two offsets in UTF-16 code units.
func between(s string, from, to int) (string, error) {
	if from < 0 || to < from || to > wtf8.Len(s) {
		return "", neterr.ArgumentOutOfRange("startIndex", "Index and length must refer to a location within the string.")
	}
	return wtf8.Slice(s, from, to-from), nil
}

// NetMethod implements types.Backed.
func (*scriptExtent) NetMethod(_ value.Runtime, name string, _ []value.Value) (value.Value, error) {
	return value.Null, missing(name)
}
