package interp

import (
	"strings"

	"goposh/ast"
	"goposh/runtime/session"
	"goposh/runtime/value"
)

// expr is an expression ready to run.
type expr interface {
	eval(f *frame) (value.Value, error)
}

// stmt is a statement ready to run; what it writes goes to the frame's output.
type stmt interface {
	exec(f *frame) error
}

// code is a script block lowered for one runspace: its call sites keep caches that are not safe to share.
type code struct {
	tree   *ast.ScriptBlock
	layout *session.Layout
	lower  []string // beside layout.Names

	begin, process, end, clean, dynamic *block
	params                              *paramInfo
	// simple is set when the block has nothing but an end block.
	simple bool
	// asksBound is set when the block names $PSBoundParameters or $MyInvocation.
	asksBound bool
}

// block is a list of statements with its traps.
type block struct {
	stmts []stmt
	pos   []ast.Extent
	traps []*trapNode
}

// paramInfo is what the param block of a script block says; see params.go.

// lowerer lowers one script block.
type lowerer struct {
	rs    *Runspace
	c     *code
	index map[string]int
	// using resolves type names as the script's using statements allow.
	scope *typeScope
	// inMethod is set within a class's method.
	inMethod bool
	// quoted counts the expandable strings around what is lowered.
	quoted int
}

// lower makes the executable form of a script block.
func (rs *Runspace) lower(tree *ast.ScriptBlock, scope *typeScope) *code {
	c := &code{tree: tree}
	l := &lowerer{rs: rs, c: c, index: map[string]int{}, scope: scope}
	c.layout = &session.Layout{Index: l.index}
	c.params = l.paramInfo(tree)
	c.dynamic = l.namedBlock(tree.DynamicParam)
	c.begin = l.namedBlock(tree.Begin)
	c.process = l.namedBlock(tree.Process)
	c.end = l.namedBlock(tree.End)
	c.clean = l.namedBlock(tree.Clean)
	c.asksBound = c.layout.Slot("psboundparameters") >= 0 || c.layout.Slot("myinvocation") >= 0
	c.simple = c.begin == nil && c.process == nil && c.clean == nil && c.dynamic == nil
	return c
}

// slot returns the slot of a variable name.
func (l *lowerer) slot(name string) int {
	lower := strings.ToLower(name)
	if lower == "psitem" {
		// Another name for the same variable.
		name, lower = "_", "_"
	}
	if i, ok := l.index[lower]; ok {
		return i
	}
	i := len(l.c.layout.Names)
	l.index[lower] = i
	l.c.layout.Names = append(l.c.layout.Names, name)
	l.c.lower = append(l.c.lower, lower)
	return i
}

func (l *lowerer) namedBlock(b *ast.NamedBlock) *block {
	if b == nil {
		return nil
	}
	return l.list(b.Statements, b.Traps)
}

func (l *lowerer) statementBlock(b *ast.StatementBlock) *block {
	if b == nil {
		return nil
	}
	return l.list(b.Statements, b.Traps)
}

func (l *lowerer) list(stmts []ast.Statement, traps []*ast.TrapStatement) *block {
	b := &block{stmts: make([]stmt, 0, len(stmts)), pos: make([]ast.Extent, 0, len(stmts))}
	for _, s := range stmts {
		// Function and type definitions take effect where they stand; a trap covers its whole block.
		if _, ok := s.(*ast.TrapStatement); ok {
			continue
		}
		if n := l.stmt(s); n != nil {
			b.stmts = append(b.stmts, n)
			b.pos = append(b.pos, s.Pos())
		}
	}
	for _, t := range traps {
		b.traps = append(b.traps, l.trap(t))
	}
	return b
}
