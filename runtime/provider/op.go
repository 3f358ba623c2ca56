package provider

import (
	"goposh/runtime/session"
	"goposh/runtime/value"
	"goposh/runtime/wildcard"
)

// Op is one operation of a command on provider paths (CmdletProviderContext): the runtime, and the options that commands share.
type Op struct {
	value.Runtime
	// Host is the command; nil for operations that are part of the language ($env:x).
	Host Host
	// Scope is the scope that variables, functions, aliases and drives are looked up from.
	Scope   *session.Scope
	Session *session.Session
	// Literal takes wildcard characters as they are (-LiteralPath).
	Literal bool
	// Force also shows and changes hidden and read-only items.
	Force bool
	// Filter is the provider's own filter (-Filter).
	Filter string
	// Include and Exclude are wildcard patterns of names.
	Include, Exclude []string
	// PassThru takes the items that an operation made; nil when they are not asked for.
	PassThru func(value.Value) error
	// Options are the ScopedItemOptions of Set-Item and New-Item; nil when not given.
	Options *session.Options

	include, exclude []*wildcard.Pattern
	compiled         bool
	manager          *Manager
}

// NewOp returns an operation on behalf of a command.
func NewOp(h Host) *Op {
	return &Op{Runtime: h, Host: h, Scope: h.Scope(), Session: h.Session(), manager: For(h.Session())}
}

// LanguageOp returns an operation that the language itself does, such as reading $env:x.
func LanguageOp(rt value.Runtime, scope *session.Scope) *Op {
	sess := scope.State.Session
	return &Op{Runtime: rt, Scope: scope, Session: sess, manager: For(sess)}
}

// Manager is the session's provider manager.
func (op *Op) Manager() *Manager { return op.manager }

// Passes tells whether a name passes -Include and -Exclude.
func (op *Op) Passes(name string) bool {
	if len(op.Include) == 0 && len(op.Exclude) == 0 {
		return true
	}
	if !op.compiled {
		op.compiled = true
		op.include, op.exclude = compile(op.Include), compile(op.Exclude)
	}
	for _, p := range op.exclude {
		if p.Match(name) {
			return false
		}
	}
	for _, p := range op.include {
		if p.Match(name) {
			return true
		}
	}
	return len(op.include) == 0
}

// Filters tells whether -Include or -Exclude were given.
func (op *Op) Filters() bool { return len(op.Include) > 0 || len(op.Exclude) > 0 }

func compile(patterns []string) []*wildcard.Pattern {
	out := make([]*wildcard.Pattern, 0, len(patterns))
	for _, p := range patterns {
		if p != "" {
			out = append(out, wildcard.Compile(p, true))
		}
	}
	return out
}
