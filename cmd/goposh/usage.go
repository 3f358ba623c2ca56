package main

import (
	_ "embed"
	"strings"
)

// helpText is what -Help prints: pwsh's own help, which scripts compare and users know.
//
//go:embed help.txt
var helpText string

// usageText is the part of the help that follows a mistake in the command line.
func usageText() string {
	const last = "All parameters are case-insensitive.\n"
	before, _, _ := strings.Cut(helpText, last)
	return before + last
}
