package main

import (
	"strings"

	"goposh/parser"
)

// splitCommands cuts the text of standard input into commands as pwsh reads them: a line, or as many as a complete
// command needs.
func splitCommands(text string) []string {
	var out []string
	var pending strings.Builder
	lines := strings.SplitAfter(text, "\n")
	for i, line := range lines {
		pending.WriteString(line)
		if strings.TrimSpace(pending.String()) == "" {
			pending.Reset()
			continue
		}
		_, errs := parser.Parse("", pending.String())
		incomplete := false
		for _, e := range errs {
			incomplete = incomplete || e.Incomplete
		}
		if incomplete && i < len(lines)-1 {
			continue
		}
		out = append(out, pending.String())
		pending.Reset()
	}
	if strings.TrimSpace(pending.String()) != "" {
		out = append(out, pending.String())
	}
	return out
}
