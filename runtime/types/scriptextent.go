package types

import (
	"goposh/ast"
	"goposh/runtime/value"
)

var (
	typeInternalScriptExtent   = lazyType{name: "System.Management.Automation.Language.InternalScriptExtent"}
	typeInternalScriptPosition = lazyType{name: "System.Management.Automation.Language.InternalScriptPosition"}
	typeEmptyScriptExtent      = lazyType{name: "System.Management.Automation.Language.EmptyScriptExtent"}
	typeEmptyScriptPosition    = lazyType{name: "System.Management.Automation.Language.EmptyScriptPosition"}
)

// ScriptExtent is an InternalScriptExtent: a piece of a parsed text.
type ScriptExtent struct {
	ReadOnlyBacked
	at ast.Extent
}

// Type implements value.Object.
func (*ScriptExtent) Type() *value.Type { return typeInternalScriptExtent.get() }

// String is the text of the extent.
func (e *ScriptExtent) String() string { return e.at.Text() }

// ExtentOf gives the IScriptExtent of an extent; that of nothing where there is none.
func ExtentOf(e ast.Extent) value.Value {
	if e.IsZero() {
		return value.Of(&emptyExtent{})
	}
	return value.Of(&ScriptExtent{at: e})
}

// NetProperty implements types.Backed.
func (e *ScriptExtent) NetProperty(_ value.Runtime, name string) (value.Value, error) {
	src := e.at.File
	switch name {
	case "File":
		return textOrNull(src.Name), nil
	case "Text":
		return value.String(e.at.Text()), nil
	case "StartScriptPosition":
		return value.Of(&scriptPosition{src: src, off: e.at.Start}), nil
	case "EndScriptPosition":
		return value.Of(&scriptPosition{src: src, off: e.at.End}), nil
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
	return value.Null, NotImplemented(name)
}

// NetMethod implements types.Backed.
func (*ScriptExtent) NetMethod(_ value.Runtime, name string, _ []value.Value) (value.Value, error) {
	return value.Null, NotImplemented(name)
}

// scriptPosition is an InternalScriptPosition.
type scriptPosition struct {
	ReadOnlyBacked
	src *ast.Source
	off int32 // in bytes
}

// Type implements value.Object.
func (*scriptPosition) Type() *value.Type { return typeInternalScriptPosition.get() }

// NetProperty implements types.Backed.
func (p *scriptPosition) NetProperty(_ value.Runtime, name string) (value.Value, error) {
	line, column := p.src.Position(int(p.off))
	switch name {
	case "File":
		return textOrNull(p.src.Name), nil
	case "LineNumber":
		return value.Int(int32(line)), nil
	case "ColumnNumber":
		return value.Int(int32(column)), nil
	case "Offset":
		return value.Int(int32(p.src.UTF16Offset(int(p.off)))), nil
	case "Line":
		return value.String(p.src.FullLine(line)), nil
	}
	return value.Null, NotImplemented(name)
}

// NetMethod implements types.Backed.
func (p *scriptPosition) NetMethod(_ value.Runtime, name string, _ []value.Value) (value.Value, error) {
	if name == "GetFullScript" {
		return value.String(p.src.Text), nil
	}
	return value.Null, NotImplemented(name)
}

// emptyExtent is the EmptyScriptExtent of what has no text, emptyPosition the EmptyScriptPosition at its ends.
type emptyExtent struct{ ReadOnlyBacked }

type emptyPosition struct{ ReadOnlyBacked }

// Type implements value.Object.
func (*emptyExtent) Type() *value.Type { return typeEmptyScriptExtent.get() }

// Type implements value.Object.
func (*emptyPosition) Type() *value.Type { return typeEmptyScriptPosition.get() }

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
	return value.Null, NotImplemented(name)
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
