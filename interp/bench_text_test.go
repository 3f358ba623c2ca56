package interp_test

import (
	"strconv"
	"strings"
)

// replaceCount puts the iteration count where %d stands; other % signs are PowerShell's own.
func replaceCount(text string, n int) string {
	return strings.ReplaceAll(text, "%d", strconv.Itoa(n))
}
