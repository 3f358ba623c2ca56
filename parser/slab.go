package parser

import (
	"goposh/ast"
	"goposh/lexer"
)

// slab hands out values from chunks: a tree has many small nodes that live and die together, so one allocation serves several. The
// first chunks are small, because most scripts are.
type slab[T any] struct {
	free []T
	size int
}

const (
	firstChunk = 2
	lastChunk  = 64
)

func (s *slab[T]) new() *T {
	if len(s.free) == 0 {
		s.grow(1)
	}
	v := &s.free[0]
	s.free = s.free[1:]
	return v
}

// list returns an empty slice with room for n values.
func (s *slab[T]) list(n int) []T {
	if n > len(s.free) {
		if n > lastChunk/2 {
			return make([]T, 0, n)
		}
		s.grow(n)
	}
	l := s.free[:0:n]
	s.free = s.free[n:]
	return l
}

func (s *slab[T]) grow(n int) {
	s.size = min(max(2*s.size, firstChunk), lastChunk)
	s.free = make([]T, max(s.size, n))
}

// stack collects the elements of lists whose length is not known yet. Lists nest: an inner one is taken before the outer goes on.
type stack[T any] struct {
	items []T
	out   slab[T]
}

func (s *stack[T]) mark() int { return len(s.items) }

func (s *stack[T]) push(v T) { s.items = append(s.items, v) }

// since tells how many were pushed since the mark.
func (s *stack[T]) since(mark int) int { return len(s.items) - mark }

// take returns what was pushed since the mark as a slice of its own, nil when nothing was.
func (s *stack[T]) take(mark int) []T {
	items := s.items[mark:]
	if len(items) == 0 {
		return nil
	}
	list := append(s.out.list(len(items)), items...)
	clear(items)
	s.items = s.items[:mark]
	return list
}

// nodes are the slabs of the nodes that trees have most of.
type nodes struct {
	variables   slab[ast.VariableExpression]
	strings     slab[ast.StringConstantExpression]
	constants   slab[ast.ConstantExpression]
	members     slab[ast.MemberExpression]
	calls       slab[ast.InvokeMemberExpression]
	binaries    slab[ast.BinaryExpression]
	pipelines   slab[simplePipeline]
	commands    slab[ast.Command]
	sources     slab[ast.CommandExpression]
	parameters  slab[ast.CommandParameter]
	assignments slab[ast.AssignmentStatement]
	blocks      slab[ast.StatementBlock]
	typeNames   slab[ast.SimpleTypeName]
	constraints slab[ast.TypeConstraint]

	params      stack[*ast.Parameter]
	statements  stack[ast.Statement]
	elements    stack[ast.CommandElement]
	expressions stack[ast.Expression]
}

// simplePipeline is a pipeline with room for the one element that most have.
type simplePipeline struct {
	ast.Pipeline
	elements [1]ast.CommandBase
}

func (p *parser) newPipeline() *ast.Pipeline {
	s := p.nodes.pipelines.new()
	s.Elements = s.elements[:0]
	return &s.Pipeline
}

func (p *parser) newVariable(t *lexer.Token) *ast.VariableExpression {
	v := p.nodes.variables.new()
	v.Path, v.Splatted = lexer.ParsePath(t.Value), t.Kind == ast.TokenSplattedVariable
	v.Extent = p.tok(t)
	return v
}

func (p *parser) newString(kind ast.StringKind, value string, e ast.Extent) *ast.StringConstantExpression {
	s := p.nodes.strings.new()
	s.Kind, s.Value = kind, value
	s.Extent = e
	return s
}
