package main

import (
	"fmt"
	"os"

	"github.com/alecthomas/repr"

	"goposh/ast"
	"goposh/parser"
)

// dumpAST prints the syntax tree of a script file or command.
func dumpAST(c *commandLine, out, errOut *os.File) int {
	text := c.command
	if c.file != "" {
		b, err := os.ReadFile(c.file)
		if err != nil {
			fmt.Fprintln(errOut, err)
			return 1
		}
		text = string(b)
	}
	tree, errs := parser.Parse(c.file, text)
	repr.New(out, repr.Indent("  "), repr.OmitEmpty(true), repr.Hide[*ast.Source]()).Println(tree)
	for _, e := range errs {
		line, col := e.Extent.StartPosition()
		fmt.Fprintf(errOut, "%d:%d: %s: %s\n", line, col, e.ID, e.Message)
	}
	if len(errs) > 0 {
		return 1
	}
	return 0
}
