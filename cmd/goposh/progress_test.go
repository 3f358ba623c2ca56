package main

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"goposh/runtime/format/psstyle"
	"goposh/runtime/stream"
)

func recordedPane() *progressPane {
	return &progressPane{look: psstyle.Progress{Style: "\x1b[33;1m", MaxWidth: 120}, width: 100, height: 30}
}

func activity(name, status string, percent, seconds int32) *stream.ProgressRecord {
	return &stream.ProgressRecord{ParentActivityID: -1, Activity: name, StatusText: status, PercentComplete: percent, SecondsRemaining: seconds}
}

// The bars are those that PowerShell drew on a terminal of 100 columns.
func TestProgressBar(t *testing.T) {
	spaces := func(n int) string { return strings.Repeat(" ", n) }
	for name, c := range map[string]struct {
		record *stream.ProgressRecord
		want   string
	}{
		"percent": {activity("A", "Processing", 40, -1), "A [\x1b[7mProcessing" + spaces(28) + "\x1b[27m" + spaces(56) + "]"},
		"none":    {activity("A", "Processing", -1, -1), "A [\x1b[7mProcessing" + spaces(84) + "\x1b[27m]"},
		"seconds": {activity("A", "S", 30, 90), "A [\x1b[7mS" + spaces(27) + "\x1b[27m" + spaces(63) + "90s]"},
		"long": {activity(strings.Repeat("A", 90), strings.Repeat("S", 90), 50, -1),
			strings.Repeat("A", 50) + "… [\x1b[7m" + strings.Repeat("S", 22) + "\x1b[27m" + strings.Repeat("S", 21) + "…]"},
	} {
		t.Run(name, func(t *testing.T) {
			assert.Equal(t, []string{"\x1b[33;1m" + c.want + "\x1b[0m"}, recordedPane().render(c.record))
		})
	}
}

func TestProgressPaneFollowsItsActivities(t *testing.T) {
	p := recordedPane()
	within := func(id, parent int32, name string) *stream.ProgressRecord {
		r := activity(name, "S", -1, -1)
		r.ActivityID, r.ParentActivityID = id, parent
		return r
	}
	names := func() string {
		var out []string
		for _, r := range p.items {
			out = append(out, strings.Repeat(">", p.depth(r))+r.Activity)
		}
		return strings.Join(out, " ")
	}
	assert.True(t, p.update(within(1, -1, "a")))
	assert.True(t, p.update(within(2, -1, "b")))
	assert.True(t, p.update(within(11, 1, "c")))
	assert.True(t, p.update(within(12, 11, "d")))
	assert.True(t, p.update(within(13, 1, "e")))
	assert.Equal(t, "a >c >>d >e b", names())

	p.show(1)
	assert.Equal(t, 5, p.lines)
	assert.False(t, p.update(within(2, -1, "B")), "the screen does not follow every change")
	assert.Equal(t, "a >c >>d >e B", names())

	done := within(1, -1, "a")
	done.Completed = true
	assert.True(t, p.update(done))
	assert.Equal(t, "B", names())
	assert.False(t, p.update(done))

	p.hide()
	assert.NotEmpty(t, p.show(5))
	assert.True(t, strings.HasSuffix(p.end(), "\x1b[1A\x1b[5G"), "the cursor is where it was")
	assert.Empty(t, p.items)
	assert.Empty(t, p.end())
}

func TestClassicProgress(t *testing.T) {
	p := recordedPane()
	p.look.Classic = true
	r := activity("A", "S", 50, 3661)
	r.CurrentOp = "op"
	var text []string
	for _, line := range p.render(r) {
		line = strings.TrimSuffix(strings.TrimPrefix(line, p.look.Style), psstyle.Reset)
		text = append(text, strings.TrimRight(line, " "))
	}
	assert.Equal(t, []string{" A", "    S", "    [" + strings.Repeat("o", 43) + strings.Repeat(" ", 44) + "]", "    01:01:01 remaining.", "    op"}, text)
}
