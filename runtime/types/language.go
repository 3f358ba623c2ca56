package types

import (
	_ "embed"
	"strings"

	"goposh/runtime/value"
)

// languageText declares the parser's types: a line with a type's full name, sorted regardless of case, then a line for each member,
// indented by a tab. The objects are Backed; LanguageKey's service implements the rest.
//
//go:embed language.txt
var languageText string

// LanguageKey is the key under which a runtime's Service gives the parser: the Statics that implement static members, constructors, and
// what script classes inherit from AstVisitor.
type LanguageKey struct{}

// languageClass returns the declaration of one of the parser's types by its lower-case full name.
func languageClass(name string) func() *Class {
	if !strings.HasPrefix(name, "system.management.automation.") && name != "microsoft.powershell.commands.modulespecification" {
		return nil
	}
	members, ok := languageMembers(name)
	if !ok {
		return nil
	}
	return func() *Class {
		c := &Class{}
		for sig := range strings.Lines(members) {
			sig = strings.TrimSpace(sig)
			if h, ok := parseHead(sig); ok {
				c.Members = append(c.Members, M{sig, languageMember(h)})
			}
		}
		return c
	}
}

// languageMembers finds the lines of a type's members.
func languageMembers(name string) (string, bool) {
	for rest := languageText; rest != ""; {
		line, after, _ := strings.Cut(rest, "\n")
		end := 0
		for end < len(after) && after[end] == '\t' {
			end += strings.IndexByte(after[end:], '\n') + 1
		}
		switch c := compareLower(line, name); {
		case c == 0:
			return after[:end], true
		case c > 0:
			return "", false
		}
		rest = after[end:]
	}
	return "", false
}

// languageMember implements a member by asking the object, or the parser where there is none of its own.
func languageMember(h head) Func {
	name := h.name
	if h.form == formConstructor {
		name = "new"
	}
	own, others := backedMember(h.name, h.form == formMethod), backedStatic(LanguageKey{}, name)
	return func(c *Call) (value.Value, error) {
		if _, ok := c.This.Object().(Backed); ok {
			return own(c)
		}
		return others(c)
	}
}
