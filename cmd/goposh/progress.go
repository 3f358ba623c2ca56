package main

import (
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"goposh/runtime/format/psstyle"
	"goposh/runtime/stream"
)

// progressPane shows the progress of what runs below the last line of a terminal, as PowerShell does: one bar for each activity. What
// else is written takes its place, and it comes back below. It belongs to a consoleHost, whose lock its methods need.
type progressPane struct {
	// items are the activities that go on, those within another behind it.
	items []*stream.ProgressRecord
	// look is how they are shown, at a terminal of width columns.
	look   psstyle.Progress
	width  int
	height int
	// lines is how many lines are on the screen; column is where the cursor was before, counted from 1.
	lines  int
	column int
	drawn  time.Time
}

// progressInterval is how often at most the screen follows an activity that goes on.
const progressInterval = 100 * time.Millisecond

// update takes a record and tells whether the screen should show it now.
func (p *progressPane) update(r *stream.ProgressRecord) bool {
	at := slices.IndexFunc(p.items, func(x *stream.ProgressRecord) bool { return x.ActivityID == r.ActivityID })
	if r.Completed {
		if at < 0 {
			return false
		}
		p.remove(r.ActivityID)
		return true
	}
	if at >= 0 {
		p.items[at] = r
		return time.Since(p.drawn) >= progressInterval
	}
	end := len(p.items)
	if i := slices.IndexFunc(p.items, func(x *stream.ProgressRecord) bool { return x.ActivityID == r.ParentActivityID }); i >= 0 {
		for end = i + 1; end < len(p.items) && p.depth(p.items[end]) > p.depth(p.items[i]); end++ {
		}
	}
	p.items = slices.Insert(p.items, end, r)
	return true
}

// remove takes out an activity and those within it.
func (p *progressPane) remove(id int32) {
	p.items = slices.DeleteFunc(p.items, func(x *stream.ProgressRecord) bool { return x.ActivityID == id })
	for _, x := range slices.Clone(p.items) {
		if x.ParentActivityID == id {
			p.remove(x.ActivityID)
		}
	}
}

// depth is how many activities one is within.
func (p *progressPane) depth(r *stream.ProgressRecord) int {
	n := 0
	for id := r.ParentActivityID; id >= 0 && n < len(p.items); n++ {
		i := slices.IndexFunc(p.items, func(x *stream.ProgressRecord) bool { return x.ActivityID == id })
		if i < 0 {
			break
		}
		id = p.items[i].ParentActivityID
	}
	return n
}

// show is what draws the pane with the cursor in a column, counted from 1, and leaves the cursor there.
func (p *progressPane) show(column int) string {
	p.drawn = time.Now()
	var lines []string
	for _, r := range p.items {
		lines = append(lines, p.render(r)...)
	}
	// Where there are many the first must do.
	lines = lines[:min(len(lines), max(1, p.height/3))]
	if p.lines, p.column = len(lines), column; p.lines == 0 {
		return ""
	}
	var b strings.Builder
	if p.look.UseOSCIndicator {
		fmt.Fprintf(&b, "\x1b]9;4;1;%d\x1b\\", max(0, p.items[0].PercentComplete))
	}
	b.WriteString("\x1b[?25l")
	if column > 1 {
		b.WriteString("\r\n")
	}
	b.WriteString(strings.Join(lines, "\r\n"))
	p.back(&b)
	b.WriteString("\x1b[?12l\x1b[?25h")
	return b.String()
}

// hide is what takes the pane off the screen.
func (p *progressPane) hide() string {
	if p.lines == 0 {
		return ""
	}
	var b strings.Builder
	if p.column > 1 {
		b.WriteString("\r\n")
	}
	b.WriteString("\x1b[1G" + strings.Repeat(" ", p.width))
	for range p.lines - 1 {
		b.WriteString("\r\n" + strings.Repeat(" ", p.width))
	}
	p.back(&b)
	p.lines = 0
	return b.String()
}

// back moves the cursor from the last line of the pane to where it was.
func (p *progressPane) back(b *strings.Builder) {
	up := p.lines - 1
	if p.column > 1 {
		up++
	}
	if up > 0 {
		fmt.Fprintf(b, "\x1b[%dA", up)
	}
	fmt.Fprintf(b, "\x1b[%dG", p.column)
}

// end forgets all activities, and is what takes the pane off the screen.
func (p *progressPane) end() string {
	out := p.hide()
	if out != "" && p.look.UseOSCIndicator {
		out += "\x1b]9;4;0\x1b\\"
	}
	p.items = nil
	return out
}

// render is the text of an activity, a line each.
func (p *progressPane) render(r *stream.ProgressRecord) []string {
	indent := strings.Repeat(" ", 2*p.depth(r))
	if p.look.Classic {
		return p.classic(r, indent)
	}
	width := p.width
	if most := int(p.look.MaxWidth); most > 0 {
		width = min(width, most)
	}
	activity := shorten(r.Activity, width/2)
	inner := width - utf8.RuneCountInString(activity) - len(indent) - 5
	if inner < 1 {
		return []string{p.look.Style + indent + activity + psstyle.Reset}
	}
	seconds := ""
	if r.SecondsRemaining >= 0 {
		seconds = fmt.Sprintf("%ds", r.SecondsRemaining)
	}
	status := shorten(r.StatusText, max(0, inner-len(seconds)-1))
	bar := []rune(status + strings.Repeat(" ", max(0, inner-utf8.RuneCountInString(status)-len(seconds))) + seconds)
	bar = bar[:min(len(bar), inner)]
	done := len(bar)
	if r.PercentComplete >= 0 && r.PercentComplete < 100 {
		done = min((int(r.PercentComplete)*inner+50)/100, len(bar)-1)
	}
	return []string{p.look.Style + indent + activity + " [" + "\x1b[7m" + string(bar[:done]) + "\x1b[27m" + string(bar[done:]) + "]" + psstyle.Reset}
}

// classic is the view of Windows PowerShell: the activity, its status, a bar, the time left and the current operation, each on a line.
func (p *progressPane) classic(r *stream.ProgressRecord, indent string) []string {
	width := max(1, p.width-len(indent)-1)
	line := func(left int, text string) string {
		return p.look.Style + indent + shorten(strings.Repeat(" ", left)+text, width-1) + psstyle.Reset
	}
	lines := []string{line(1, r.Activity), line(4, r.StatusText)}
	if r.PercentComplete >= 0 {
		inner := max(1, width-12)
		done := inner * int(r.PercentComplete) / 100
		lines = append(lines, line(4, "["+strings.Repeat("o", done)+strings.Repeat(" ", inner-done)+"]"))
	}
	if r.SecondsRemaining >= 0 {
		left := time.Duration(r.SecondsRemaining) * time.Second
		lines = append(lines, line(4, fmt.Sprintf("%02d:%02d:%02d remaining.", int(left.Hours()), int(left.Minutes())%60, int(left.Seconds())%60)))
	}
	if r.CurrentOp != "" {
		lines = append(lines, line(4, r.CurrentOp))
	}
	return lines
}

// shorten cuts text after n characters and marks that it did.
func shorten(text string, n int) string {
	r := []rune(strings.NewReplacer("\r", " ", "\n", " ", "\t", " ").Replace(text))
	if len(r) <= n {
		return string(r)
	}
	return string(r[:n]) + "…"
}
