package conformance

import (
	"bytes"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
)

// Explain writes a case and how its answer differed from the recorded one,
// field by field.
func Explain(w io.Writer, c *Case, v Verdict) error {
	var b bytes.Buffer
	fmt.Fprintf(&b, "%s: %s\n", c.ID, summary(v))
	if c.Kind == KindProcess {
		fmt.Fprintf(&b, "\n== command line\ngoposh %s\n", strings.Join(quoteArgs(c.Args), " "))
		section(&b, "stdin", c.Stdin)
	} else if c.Kind == KindTerminal {
		section(&b, "lines typed", typedLines(c))
	} else {
		section(&b, "script", c.Script)
	}
	for _, name := range slices.Sorted(maps.Keys(c.Files)) {
		section(&b, "file "+name, c.Files[name])
	}
	section(&b, "failure", v.Failure)
	for _, d := range v.Diffs {
		title := d.Field
		if d.Strict {
			title += " (strict)"
		}
		section(&b, title+": - recorded, + goposh", unifiedDiff(d.Want, d.Got))
	}
	_, err := w.Write(b.Bytes())
	return err
}

func typedLines(c *Case) string {
	var b strings.Builder
	for i, step := range c.Steps {
		if i > 0 {
			fmt.Fprintf(&b, "%d: %s\n", i, step.In)
		}
	}
	return b.String()
}

func summary(v Verdict) string {
	switch {
	case v.Strict:
		return "passes strictly"
	case v.Pass:
		return "passes"
	default:
		return "fails"
	}
}

func section(b *bytes.Buffer, title, text string) {
	if text == "" {
		return
	}
	fmt.Fprintf(b, "\n== %s\n%s", title, text)
	if !strings.HasSuffix(text, "\n") {
		b.WriteByte('\n')
	}
}

func quoteArgs(args []string) []string {
	quoted := make([]string, len(args))
	for i, arg := range args {
		quoted[i] = arg
		if arg == "" || strings.ContainsAny(arg, " \t\n'\"$&|;()<>*?`\\") {
			quoted[i] = "'" + strings.ReplaceAll(arg, "'", `'\''`) + "'"
		}
	}
	return quoted
}
