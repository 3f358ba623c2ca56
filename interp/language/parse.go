package language

import (
	"path/filepath"

	"goposh/ast"
	"goposh/lexer"
	"goposh/parser"
	"goposh/runtime/errs"
	"goposh/runtime/fileio"
	"goposh/runtime/neterr"
	"goposh/runtime/textenc"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// NetStatic implements types.Statics.
func (s Service) NetStatic(c *types.Call, member string) (value.Value, error) {
	switch c.Type.Name() {
	case "Parser":
		return s.parse(c, member)
	case "PSParser":
		return s.tokenize(c)
	case "PSToken":
		t, ok := c.Args[0].Base().Ref().(*Token)
		if !ok {
			return value.Null, neterr.New("System.NullReferenceException", "Object reference not set to an instance of an object.")
		}
		return psTokenType(t), nil
	case "TokenTraits":
		return tokenTrait(member, c.Args), nil
	case "CodeGeneration":
		return codeGeneration(member, c.Str(0)), nil
	case "UsingExpressionAst":
		return usingVariable(c.Args[0])
	case "ScriptPosition":
		return newScriptPosition(c.Args), nil
	case "ScriptExtent":
		return newScriptExtent(c.Args)
	case "VariablePath":
		return makeVariablePath(c.Args)
	case "TypeName":
		return makeTypeName(c.Args)
	case "ParseError":
		return newParseError(c.Args)
	case "AstVisitor", "AstVisitor2":
		return defaultVisit(c, member)
	}
	return value.Null, types.NotImplemented(member)
}

// parse implements ParseInput(input[, fileName], out tokens, out errors) and ParseFile(fileName, out tokens, out errors).
func (s Service) parse(c *types.Call, member string) (value.Value, error) {
	name, input := "", c.Str(0)
	outs := c.Args[1:]
	switch {
	case c.Args[0].IsNull() && member == "ParseInput":
		return value.Null, neterr.ArgumentNull("input")
	case member == "ParseInput" && len(c.Args) == 4:
		name, outs = c.Str(1), c.Args[2:]
	case member == "ParseFile":
		name = input
		var err error
		if input, err = readScript(c.RT, name); err != nil {
			return unread(err, outs)
		}
	}
	tree, tokens, perrs := parser.ParseKnowing(name, input, s.Host.Known())
	src := tree.Pos().File
	if err := put(outs[0], func() value.Value { return tokenArray(src, tokens) }); err != nil {
		return value.Null, err
	}
	if err := put(outs[1], func() value.Value { return ErrorArray(perrs) }); err != nil {
		return value.Null, err
	}
	return Of(tree), nil
}

// put sets an out argument, whose value is not made where nothing takes it.
func put(out value.Value, make func() value.Value) error {
	r, ok := out.Base().Ref().(*types.Ref)
	if !ok || r.Set == nil {
		return nil
	}
	return r.Set(make())
}

// readScript reads a script file, whose path is relative to .NET's current directory.
func readScript(rt value.Runtime, path string) (string, error) {
	if path == "" {
		return "", neterr.Argument("path", "The value cannot be an empty string.")
	}
	if !filepath.IsAbs(path) {
		path = filepath.Join(rt.Directory(), path)
	}
	b, err := fileio.ReadFile(rt.Context(), path)
	if err != nil {
		return "", types.FileError(err, path)
	}
	return textenc.UTF8().DecodeFile(b), nil
}

// unread is the outcome of ParseFile where the file cannot be read: an empty tree, and one error.
func unread(cause error, outs []value.Value) (value.Value, error) {
	if err := put(outs[0], func() value.Value { return value.Of(value.NewArray(netType("Token"), nil)) }); err != nil {
		return value.Null, err
	}
	message := "The file could not be read: " + errs.ExceptionFrom(cause).Message + "."
	if err := put(outs[1], func() value.Value {
		return ErrorArray([]parser.ParseError{{ID: "FileReadError", Message: message}})
	}); err != nil {
		return value.Null, err
	}
	return Of(&ast.ScriptBlock{}), nil
}

// ErrorArray gives the ParseError[] of a parse.
func ErrorArray(list []parser.ParseError) value.Value {
	items := make([]value.Value, len(list))
	for i := range list {
		items[i] = value.Of(&ParseError{of: &list[i]})
	}
	return value.Of(value.NewArray(netType("ParseError"), items))
}

// ParseError is a System.Management.Automation.Language.ParseError.
type ParseError struct {
	types.ReadOnlyBacked
	of     *lexer.Error
	extent value.Value
}

// newParseError is new ParseError(extent, errorId, message).
func newParseError(args []value.Value) (value.Value, error) {
	e := &ParseError{of: &lexer.Error{}, extent: args[0]}
	if args[0].IsNull() {
		return value.Null, neterr.ArgumentNull("extent")
	}
	e.of.ID, _ = args[1].Base().AsString()
	e.of.Message, _ = args[2].Base().AsString()
	if e.of.ID == "" {
		return value.Null, neterr.ArgumentNull("errorId")
	}
	if e.of.Message == "" {
		return value.Null, neterr.ArgumentNull("message")
	}
	return value.Of(e), nil
}

// Type implements value.Object.
func (*ParseError) Type() *value.Type { return netType("ParseError") }

// NetProperty implements types.Backed.
func (e *ParseError) NetProperty(_ value.Runtime, name string) (value.Value, error) {
	switch name {
	case "Extent":
		if e.extent.IsNull() {
			e.extent = types.ExtentOf(e.of.Extent)
		}
		return e.extent, nil
	case "ErrorId":
		return value.String(e.of.ID), nil
	case "Message":
		return value.String(e.of.Message), nil
	case "IncompleteInput":
		return value.Bool(e.of.Incomplete), nil
	}
	return value.Null, types.NotImplemented(name)
}

// String is ParseError.ToString: the message with its position.
func (e *ParseError) String() string {
	if e.of.Extent.IsZero() {
		return e.of.Message
	}
	return errs.PositionMessage(e.of.Extent) + "\n" + e.of.Message
}

// NetMethod implements types.Backed.
func (e *ParseError) NetMethod(_ value.Runtime, name string, _ []value.Value) (value.Value, error) {
	if name == "ToString" {
		return value.String(e.String()), nil
	}
	return value.Null, types.NotImplemented(name)
}
