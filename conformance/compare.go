package conformance

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// Verdict is the outcome of one case.
type Verdict struct {
	// Pass tells that everything that scripts depend on agrees.
	Pass bool
	// Strict tells that the details of errors, tokens and layout agree too.
	Strict bool
	// Failure says why there is nothing to compare: a timeout, a panic.
	Failure string
	// Diffs lists the fields that differ.
	Diffs []FieldDiff
}

// FieldDiff is one field of a case that differs.
type FieldDiff struct {
	Field     string
	Want, Got string
	// Strict tells that the field only counts for the strict verdict.
	Strict bool
}

// Fields names the differing fields, in order; failures come as "failure".
func (v Verdict) Fields() []string {
	if v.Failure != "" {
		return []string{"failure"}
	}
	var names []string
	for _, d := range v.Diffs {
		names = append(names, d.Field)
	}
	return names
}

func failed(format string, args ...any) Verdict {
	return Verdict{Failure: fmt.Sprintf(format, args...)}
}

// diffs collects the differing fields of a case.
type diffs []FieldDiff

func (d *diffs) add(field, want, got string, strict bool) {
	*d = append(*d, FieldDiff{Field: field, Want: want, Got: got, Strict: strict})
}

func (d diffs) verdict() Verdict {
	loose := slices.ContainsFunc(d, func(f FieldDiff) bool { return !f.Strict })
	return Verdict{Pass: !loose, Strict: len(d) == 0, Diffs: d}
}

// compareResult compares an in-process case with its scrubbed result.
func compareResult(c *Case, got *Result) Verdict {
	want := c.Result
	var d diffs

	if types := abridgeTypes(got.Types); !c.AnyTypes && !slices.Equal(want.Types, types) {
		d.add("types", lines(want.Types), lines(types), false)
	}
	d.text("text", want.Text, completeLine(c, got.Text))

	wantIDs, gotIDs := errorIDs(want.Errors), errorIDs(got.Errors)
	if !slices.Equal(wantIDs, gotIDs) {
		d.add("errors", describeErrors(want.Errors), describeErrors(got.Errors), false)
	} else {
		for i := range want.Errors {
			d.error(fmt.Sprintf("errors[%d]", i), c, want.Errors[i], got.Errors[i])
		}
	}

	switch {
	case want.Threw == nil && got.Threw == nil:
	case want.Threw == nil || got.Threw == nil || want.Threw.ID != got.Threw.ID:
		d.add("threw", describeThrew(want.Threw), describeThrew(got.Threw), false)
	default:
		d.error("threw", c, *want.Threw, *got.Threw)
	}

	discards := discardsStreams(c)
	d.stream("warnings", want.Warnings, got.Warnings, discards)
	d.stream("verbose", want.Verbose, got.Verbose, discards)
	d.stream("debug", want.Debug, got.Debug, discards)
	d.stream("information", want.Information, got.Information, discards)
	return d.verdict()
}

// text compares a text field; a text that is only wrapped elsewhere fails
// strictly.
func (d *diffs) text(field, want, got string) {
	if want == got {
		return
	}
	d.add(field, want, got, sameText(want, got))
}

// error compares the details of two errors with the same id. A recorded case's
// details are a strict matter; an own case's only count where it states them.
func (d *diffs) error(field string, c *Case, want, got ErrorInfo) {
	w, g := strictDetails(want), strictDetails(got)
	if c.Own {
		if !c.Messages {
			return
		}
		w, g = want.Message+"\n", got.Message+"\n"
	}
	if !sameText(w, g) {
		d.add(field, w, g, !c.Own)
	}
}

// stream compares the texts of a stream. The hosting API lists records that a
// script redirects to $null, and leaves them out at a whim, so a script that
// does so may show any part of what was recorded.
func (d *diffs) stream(field string, want, got []string, discards bool) {
	if slices.EqualFunc(want, got, sameText) || discards && isSubsequence(got, want) {
		return
	}
	d.add(field, quoted(want), quoted(got), false)
}

// maxTypes is how many output objects a recording names one by one.
const maxTypes = 50

func abridgeTypes(types []string) []string {
	if len(types) <= maxTypes {
		return types
	}
	return append(slices.Clone(types[:maxTypes]), fmt.Sprintf("... %d in all", len(types)))
}

var discardPattern = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(?i)[3-6*]>>?\s*\$null`) })

func discardsStreams(c *Case) bool {
	if discardPattern().MatchString(c.Script) {
		return true
	}
	for content := range maps.Values(c.Files) {
		if discardPattern().MatchString(content) {
			return true
		}
	}
	return false
}

func isSubsequence(part, whole []string) bool {
	for _, text := range whole {
		if len(part) > 0 && sameText(text, part[0]) {
			part = part[1:]
		}
	}
	return len(part) == 0
}

func errorIDs(errs []ErrorInfo) []string {
	ids := make([]string, len(errs))
	for i, e := range errs {
		ids[i] = e.ID
	}
	return ids
}

// strictDetails is the part of an error that the strict verdict compares.
func strictDetails(e ErrorInfo) string {
	return fmt.Sprintf("category: %s\nexception: %s\ntarget: %s\nposition: %s:%s\nmessage: %s\n",
		e.Category, e.Exception, e.Target, position(e.Line), position(e.Column), e.Message)
}

func position(n *int) string {
	if n == nil {
		return "-"
	}
	return strconv.Itoa(*n)
}

func describeErrors(errs []ErrorInfo) string {
	var b strings.Builder
	for _, e := range errs {
		b.WriteString(describeError(e))
	}
	return b.String()
}

func describeError(e ErrorInfo) string {
	return fmt.Sprintf("%s\n    %s\n", e.ID, strings.ReplaceAll(e.Message, "\n", "\n    "))
}

func describeThrew(e *ErrorInfo) string {
	if e == nil {
		return ""
	}
	return describeError(*e)
}

func lines(texts []string) string {
	if len(texts) == 0 {
		return ""
	}
	return strings.Join(texts, "\n") + "\n"
}

func quoted(texts []string) string {
	var b strings.Builder
	for _, t := range texts {
		b.WriteString(strconv.Quote(t))
		b.WriteByte('\n')
	}
	return b.String()
}

// completeLine ends an own case's text in a line break, as its sections do.
func completeLine(c *Case, text string) string {
	if c.Own && text != "" && !strings.HasSuffix(text, "\n") {
		return text + "\n"
	}
	return text
}
