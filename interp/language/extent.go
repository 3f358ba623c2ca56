package language

import (
	"goposh/runtime/neterr"
	"goposh/runtime/types"
	"goposh/runtime/value"
	"goposh/runtime/wtf8"
)

// scriptPosition is a ScriptPosition that a script made.
type scriptPosition struct {
	types.ReadOnlyBacked
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
	return value.Null, types.NotImplemented(name)
}

// NetMethod implements types.Backed.
func (p *scriptPosition) NetMethod(_ value.Runtime, name string, _ []value.Value) (value.Value, error) {
	if name == "GetFullScript" {
		return p.full, nil
	}
	return value.Null, types.NotImplemented(name)
}

// scriptExtent is a ScriptExtent that a script made of two positions.
type scriptExtent struct {
	types.ReadOnlyBacked
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
	return value.Null, types.NotImplemented(name)
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
	return value.Null, types.NotImplemented(name)
}
