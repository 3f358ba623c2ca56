package language

import (
	"strings"

	"goposh/runtime/value"
)

// codeGeneration implements the methods of CodeGeneration, which escape text for use in scripts.
func codeGeneration(member, s string) value.Value {
	switch member {
	case "EscapeSingleQuotedStringContent":
		s = doubled(s, "'‘’‚‛")
	case "EscapeFormatStringContent":
		s = doubled(s, "{}")
	case "EscapeBlockCommentContent":
		s = strings.ReplaceAll(strings.ReplaceAll(s, "<#", "<`#"), "#>", "#`>")
	case "EscapeVariableName":
		s = strings.NewReplacer("`", "``", "}", "`}", "{", "`{").Replace(s)
	}
	return value.String(s)
}

// doubled writes each of the characters twice.
func doubled(s, characters string) string {
	var pairs []string
	for _, r := range characters {
		pairs = append(pairs, string(r), string(r)+string(r))
	}
	return strings.NewReplacer(pairs...).Replace(s)
}
