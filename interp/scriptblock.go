package interp

import (
	"path/filepath"
	"strings"

	"goposh/ast"
	"goposh/runtime/session"
	"goposh/runtime/value"
)

// ScriptBlock is a System.Management.Automation.ScriptBlock: a tree bound to a session state.
type ScriptBlock struct {
	value.Bag
	tree *ast.ScriptBlock
	// state is the session state the block runs in; nil runs it in the caller's.
	state *session.State
	scope *typeScope
	// code is the lowered form for rs; blocks made from one literal share the literal's.
	code *code
	rs   *Runspace
	lit  *blockExpr
	// name is the function's name, "" for a plain block; isFile for the block of a whole script file.
	name   string
	isFile bool
	// filter blocks run as a process block.
	filter bool
	// params are parameters written before the body of a function: function f($x) { }.
	headParams []*ast.Parameter
	// debuggerHidden and similar attributes are not modelled.
	// closure holds the variables of GetNewClosure.
	closure map[string]value.Value
	// using carries $using: values sent along.
	using *value.Dict
	// text replaces the source text for blocks without braces.
	text string
}

// Type implements value.Object.
func (*ScriptBlock) Type() *value.Type { return value.TypeScriptBlock }

// IsScriptBlock implements value.ScriptBlock.
func (*ScriptBlock) IsScriptBlock() {}

// String is the text between the braces.
func (sb *ScriptBlock) String() string {
	if sb.text != "" {
		return sb.text
	}
	t := sb.tree.Pos().Text()
	if len(t) >= 2 && t[0] == '{' && t[len(t)-1] == '}' && !sb.isFile {
		t = t[1 : len(t)-1]
	}
	if len(sb.headParams) == 0 {
		return t
	}
	// A function's parameters in parentheses become a param block, so that the text makes the same function again.
	params := make([]string, len(sb.headParams))
	for i, p := range sb.headParams {
		params[i] = p.Pos().Text()
	}
	return "param(" + strings.Join(params, ", ") + ")\n" + t
}

// Tree is the syntax tree.
func (sb *ScriptBlock) Tree() *ast.ScriptBlock { return sb.tree }

// file is the script file the block was read from; "" for none.
func (sb *ScriptBlock) file() string {
	if f := sb.tree.Pos().File; f != nil {
		return f.Name
	}
	return ""
}

func (sb *ScriptBlock) scriptRoot() string {
	if f := sb.file(); f != "" {
		return filepath.Dir(f)
	}
	return ""
}

// displayName is how stack traces call the block.
func (sb *ScriptBlock) displayName() string {
	if sb.name != "" {
		return sb.name
	}
	return "<ScriptBlock>"
}

// stateIn is the session state that the block runs in, nil for the caller's. A block of another runspace runs in the caller's, because a
// session belongs to one goroutine.
func (sb *ScriptBlock) stateIn(rs *Runspace) *session.State {
	if sb.state != nil && sb.state.Session != rs.sess {
		return nil
	}
	return sb.state
}

// lowered gives the executable form for a runspace.
func (sb *ScriptBlock) lowered(rs *Runspace) *code {
	if sb.rs == rs && sb.code != nil {
		return sb.code
	}
	if sb.lit != nil && sb.rs == rs {
		if sb.lit.shared == nil {
			sb.lit.shared = rs.lowerBlock(sb)
		}
		sb.code = sb.lit.shared
		return sb.code
	}
	if sb.rs == nil {
		sb.rs = rs
	}
	if sb.rs != rs {
		// A block that another runspace made (ForEach-Object -Parallel, thread jobs) is lowered anew here.
		if c := rs.foreign[sb]; c != nil {
			return c
		}
		c := rs.lowerBlock(sb)
		if rs.foreign == nil {
			rs.foreign = map[*ScriptBlock]*code{}
		}
		rs.foreign[sb] = c
		return c
	}
	sb.code = rs.lowerBlock(sb)
	return sb.code
}

func (rs *Runspace) lowerBlock(sb *ScriptBlock) *code {
	tree := sb.tree
	if len(sb.headParams) > 0 && tree.ParamBlock == nil {
		c := *tree
		p := &ast.ParamBlock{Parameters: sb.headParams}
		p.SetPos(sb.headParams[0].Pos())
		c.ParamBlock = p
		tree = &c
	}
	if sb.filter && tree.End != nil && tree.End.Unnamed && tree.Process == nil {
		c := *tree
		c.Process, c.End = tree.End, nil
		tree = &c
	}
	return rs.lower(tree, sb.scope)
}

// blockFor makes the script block of a literal.
func (rs *Runspace) blockFor(n *blockExpr, f *frame) *ScriptBlock {
	return &ScriptBlock{tree: n.tree, state: f.scope.State, scope: n.scope, rs: rs, lit: n}
}

// newScriptBlock wraps a parsed tree for a session state.
func (rs *Runspace) newScriptBlock(tree *ast.ScriptBlock, state *session.State) *ScriptBlock {
	return &ScriptBlock{tree: tree, state: state, rs: rs, scope: rs.typeScopeFor(tree, state)}
}

func lowerName(s string) string { return strings.ToLower(s) }
