package conformance

import (
	"maps"
	"slices"
	"strconv"
)

// compareProcess compares a whole-process case with its scrubbed result.
func compareProcess(c *Case, got *ProcessResult) Verdict {
	want := c.Process
	var d diffs
	d.text("stdout", want.Stdout, completeLine(c, got.Stdout))
	d.text("stderr", want.Stderr, completeLine(c, got.Stderr))
	if want.Exit != got.Exit {
		d.add("exit", strconv.Itoa(want.Exit)+"\n", strconv.Itoa(got.Exit)+"\n", false)
	}
	for _, name := range slices.Sorted(maps.Keys(want.Left)) {
		content, ok := got.Left[name]
		switch {
		case !ok:
			d.add("left/"+name, "(a file)\n", "(no file)\n", false)
		default:
			d.text("left/"+name, want.Left[name], completeLine(c, content))
		}
	}
	for _, name := range slices.Sorted(maps.Keys(got.Left)) {
		// The recordings disagree on whether empty new files count.
		if _, ok := want.Left[name]; !ok && got.Left[name] != "" && isTopLevel(name) {
			d.add("left/"+name, "(no file)\n", got.Left[name], false)
		}
	}
	return d.verdict()
}
