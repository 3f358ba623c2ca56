package lexer

import (
	"strings"

	"goposh/ast"
)

// ParsePath splits a variable's name into scope, drive and name (VariablePath).
func ParsePath(s string) ast.VariablePath {
	p := ast.VariablePath{UserPath: s, Name: s}
	i := strings.IndexByte(s, ':')
	if i < 0 {
		return p
	}
	head := s[:i]
	switch len(head) {
	case 0:
		return p
	case 5, 6, 7:
		for _, scope := range [...]string{"global", "local", "private", "script", "using"} {
			if strings.EqualFold(head, scope) {
				p.Scope, p.Name = scope, s[i+1:]
				return p
			}
		}
	}
	p.Drive, p.Name = head, s[i+1:]
	return p
}
