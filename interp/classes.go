package interp

import (
	"strings"

	"goposh/ast"
	"goposh/parser"
	"goposh/runtime/hosting"
	"goposh/runtime/session"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// typeStmt stands where a class or enum is defined. The types of a script exist before it runs, so there is nothing to do.
type typeStmt struct {
	def   *ast.TypeDefinition
	scope *typeScope
}

func (n *typeStmt) exec(f *frame) error {
	f.rs.ok = true
	return nil
}

// declaredTypes are the types of the tree that was parsed last, until a script block is made of it.
type declaredTypes struct {
	tree  *ast.ScriptBlock
	scope *typeScope
}

// declareTypes makes the classes and enums that a script defines and reports what is wrong with them. Types are known by
// name throughout the script, wherever they stand in it. The scope knows what the script's using statements brought; it is nil
// without any.
func (rs *Runspace) declareTypes(tree *ast.ScriptBlock, scope *typeScope) []parser.ParseError {
	var defs []*ast.TypeDefinition
	mayDefine := len(tree.Usings) > 0
	if src := tree.Pos().File; src != nil && !mayDefine {
		mayDefine = containsWord(src.Text, "class") || containsWord(src.Text, "enum")
	}
	if !mayDefine {
		return nil
	}
	ast.Inspect(tree, func(n ast.Node) bool {
		if d, ok := n.(*ast.TypeDefinition); ok && d.Name != "" {
			defs = append(defs, d)
		}
		return true
	})
	if scope == nil {
		scope = usingScope(tree)
	}
	rs.declared = declaredTypes{tree: tree, scope: scope}
	b := &typeBuilder{rs: rs, scope: scope, errs: useAssemblies(tree)}
	b.build(defs)
	return b.errs
}

// containsWord finds a word in text whatever its case, cheaply: most scripts define no types.
func containsWord(text, word string) bool {
	for i := 0; i+len(word) <= len(text); i++ {
		if text[i]|0x20 == word[0] && strings.EqualFold(text[i:i+len(word)], word) {
			return true
		}
	}
	return false
}

// usingScope is a type scope with the namespaces that a script uses.
func usingScope(tree *ast.ScriptBlock) *typeScope {
	s := &typeScope{}
	for _, u := range tree.Usings {
		if u.Kind == ast.UsingNamespace && u.Name != nil {
			s.namespaces = append(s.namespaces, u.Name.Value)
		}
	}
	return s
}

// typeScopeFor gives the type scope of a script, whose types become known to the session state that it runs in.
func (rs *Runspace) typeScopeFor(tree *ast.ScriptBlock, state *session.State) *typeScope {
	if rs.declared.tree != tree {
		if len(tree.Usings) == 0 {
			return &typeScope{}
		}
		return usingScope(tree)
	}
	s := rs.declared.scope
	rs.declared = declaredTypes{}
	s.state = state
	for lower, t := range s.defined {
		if s.imported[lower] {
			continue
		}
		if state != nil && state.Module != nil {
			if state.Module.Types == nil {
				state.Module.Types = map[string]*value.Type{}
			}
			state.Module.Types[lower] = t
			continue
		}
		if rs.scriptTypes == nil {
			rs.scriptTypes = map[string]*value.Type{}
		}
		rs.scriptTypes[lower] = t
	}
	return s
}

// runspaceOf gives the runspace behind a runtime.
func runspaceOf(rt value.Runtime, def *Runspace) *Runspace {
	switch r := rt.(type) {
	case *Runspace:
		return r
	case *commandStage:
		return r.Runspace
	case nil:
		return def
	}
	if rs, ok := rt.Service(hosting.EngineKey{}).(*Runspace); ok {
		return rs
	}
	return def
}

// methodError carries what a class's method threw past the wrapping of method errors: scripts see it as it was thrown.
type methodError struct{ *thrown }

// Unwrap gives the thrown error.
func (e methodError) Unwrap() error { return e.thrown }

// ControlFlow marks the error for package types, which passes it on unchanged.
func (methodError) ControlFlow() {}

// passMethodError marks an error that a class's method ended with.
func passMethodError(f *frame, err error) error {
	if err == nil || isFlow(err) {
		return err
	}
	if m, ok := err.(methodError); ok {
		return m
	}
	return methodError{f.positioned(err, f.pos)}
}

var _ types.ControlFlow = methodError{}
