package format

import (
	"regexp"
	"strconv"
	"strings"
	"sync"

	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// ErrorView is $ErrorView.
type ErrorView string

// The error views.
const (
	NormalView   ErrorView = "NormalView"
	CategoryView ErrorView = "CategoryView"
	ConciseView  ErrorView = "ConciseView"
	DetailedView ErrorView = "DetailedView"
)

// errorWidth is the width that ConciseView wraps messages at where the host has no width.
const errorWidth = 120

// errorColors are the sequences of an error's text; all empty where the host shows none.
type errorColors struct{ reset, err, accent string }

func (f *Formatter) errorColors() errorColors {
	s := f.engine.Session()
	if s.Host == nil || !s.Host.VirtualTerminal() {
		return errorColors{}
	}
	p := StyleOf(s)
	return errorColors{reset, p.Formatting.Error, p.Formatting.ErrorAccent}
}

// ErrorText is an error record as the view in $ErrorView shows it. The lines are not broken to a width, except where
// ConciseView does it.
func ErrorText(e Engine, r *errs.Record) string {
	f := Formatter{engine: e, db: DatabaseOf(e.Session()), limit: enumerationLimit(e.Session())}
	return f.errorText(r)
}

// ErrorLines are the lines of an error record for the host's error display, each styled by itself where the host shows styles.
// Empty lines are not shown there.
func ErrorLines(e Engine, r *errs.Record) []string {
	styled := Rendered(e.Session(), true)
	lines := splitLines(ErrorText(e, r))
	out := lines[:0]
	for _, l := range lines {
		plain := StripEscapes(l)
		if plain == "" {
			continue
		}
		if !styled {
			l = plain
		}
		out = append(out, l)
	}
	return out
}

func (f *Formatter) errorView() ErrorView {
	scope := f.engine.Scope()
	if scope == nil {
		return ConciseView
	}
	v := scope.Find("errorview")
	if v == nil {
		return ConciseView
	}
	name := types.ToString(f.engine, v.Read())
	for _, known := range [...]ErrorView{NormalView, CategoryView, ConciseView, DetailedView} {
		if strings.EqualFold(name, string(known)) {
			return known
		}
	}
	return ErrorView(name)
}

func (f *Formatter) errorEntry(r *errs.Record) *FormatEntryData {
	return &FormatEntryData{OutOfBand: true, Custom: &CustomEntry{Pieces: []Piece{{Text: f.errorText(r)}}}}
}

func (f *Formatter) errorText(r *errs.Record) string {
	c := f.errorColors()
	id := r.FullyQualifiedErrorID()
	if id == "NativeCommandError" || id == "NativeCommandErrorMessage" {
		return c.err + r.Exception.Message + c.reset
	}
	switch view := f.errorView(); view {
	case ConciseView:
		return f.conciseError(r, c)
	case CategoryView:
		return c.err + CategoryText(f.engine, r) + c.reset
	case DetailedView:
		return c.err + f.detailedError() + c.reset
	}
	return c.err + commandPrefix(r) + c.err + f.normalError(r) + c.reset
}

// CategoryText is ErrorCategoryInfo.GetMessage(): category, target, command and exception of a record in one line.
func CategoryText(rt value.Runtime, r *errs.Record) string {
	if r.CategoryMessage != "" {
		return r.CategoryMessage
	}
	reason := r.Reason
	if reason == "" {
		reason = r.Exception.Type().Name()
	}
	target := r.TargetName
	if target == "" && !r.Target.IsNull() {
		target = types.ToString(rt, r.Target)
	}
	return r.Category.String() + ": (" + abbreviate(target) + ":" + abbreviate(types.TargetTypeName(r)) + ") [" + Activity(r) + "], " + reason
}

// Activity is ErrorCategoryInfo.Activity: the command that failed.
func Activity(r *errs.Record) string {
	if r.Activity != "" {
		return r.Activity
	}
	if r.Invocation == nil {
		return ""
	}
	if i, ok := r.Invocation.Command.Ref().(*cmdlet.Info); ok {
		switch i.Kind {
		case cmdlet.KindCmdlet, cmdlet.KindFunction, cmdlet.KindFilter:
			return i.Name
		}
		return ""
	}
	return r.Invocation.CommandName
}

// abbreviate shortens text over 40 characters in its middle.
func abbreviate(s string) string {
	const limit, half = 40, 19
	runes := []rune(s)
	if len(runes) <= limit {
		return s
	}
	return string(runes[:half]) + ellipsis + string(runes[len(runes)-half:])
}

// commandPrefix is the command that NormalView names before the message.
func commandPrefix(r *errs.Record) string {
	inv := r.Invocation
	if inv == nil {
		return ""
	}
	i, ok := inv.Command.Ref().(*cmdlet.Info)
	if !ok {
		name := inv.CommandName
		if inv.Name != "" && inv.Name != "&" && inv.Name != "." {
			name = inv.Name
		}
		if name == "" {
			return ""
		}
		return name + " : "
	}
	name := inv.Name
	switch {
	case i.Kind == cmdlet.KindExternalScript:
		name = i.Path
	case i.Kind == cmdlet.KindScript && i.Block != nil:
		name = i.Block.String()
	case name == "" || name == "&" || name == ".":
		name = i.Name
	}
	if name == "" {
		return ""
	}
	return name + " : "
}

func (f *Formatter) normalError(r *errs.Record) string {
	var b strings.Builder
	b.WriteString(r.Error())
	inv := r.Invocation
	if inv != nil && (!inv.Command.IsNull() || r.Category != errs.ParserError) {
		if pos := errs.PositionMessage(inv.Extent); pos != "" {
			b.WriteByte('\n')
			b.WriteString(pos)
		}
	}
	b.WriteString("\n+ CategoryInfo          : ")
	b.WriteString(CategoryText(f.engine, r))
	b.WriteString("\n+ FullyQualifiedErrorId : ")
	b.WriteString(r.FullyQualifiedErrorID())
	if r.Remote != nil && r.Remote.ComputerName != "" {
		b.WriteString("\n+ PSComputerName        : ")
		b.WriteString(r.Remote.ComputerName)
	}
	return b.String()
}

// detailedError is what Get-Error shows of the newest error.
func (f *Formatter) detailedError() string {
	block, err := f.engine.CompileBlock("Get-Error | Out-String")
	if err != nil {
		return err.Error()
	}
	out, err := f.engine.Invoke(block, value.Null, value.Void)
	if err != nil {
		return err.Error()
	}
	var b strings.Builder
	for _, v := range out {
		b.WriteString(types.ToString(f.engine, v))
	}
	return b.String()
}

// thrower is implemented by exceptions' Cause where they know that a throw statement raised them.
const thrownProp = "WasThrownFromThrowStatement"

func wasThrown(r *errs.Record) bool {
	v, ok := r.Exception.Prop(thrownProp)
	return ok && types.ToBool(v)
}

var moduleFile = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(?i)\.psm1$`) })

// concise is what ConciseView says about the place of an error.
type concise struct {
	text   strings.Builder // place and line
	prefix string          // of the lines below
}

func (f *Formatter) conciseError(r *errs.Record, c errorColors) string {
	var place concise
	script := ""
	if inv := r.Invocation; inv != nil && inv.Extent.File != nil {
		script = inv.Extent.File.Name
	}
	if line, ok := testLine(r); ok {
		f.placeTarget(&place, line, c)
	} else if f.showsLine(r, script) {
		placeLine(&place, r, script, c)
	}
	message := place.prefix + conciseMessage(r)
	if script != "" || r.Category == errs.ParserError {
		message = f.wrapMessage(message, place.prefix) + "\n"
	}
	text := c.err + f.reason(r) + ": " + place.text.String() + c.err + message + c.reset
	if r.Details != nil && strings.TrimSpace(r.Details.RecommendedAction) != "" {
		text += "\n" + c.err + "  Recommendation: " + r.Details.RecommendedAction + c.reset
	}
	return text
}

// showsLine tells whether the line of an error is shown: for errors in script files other than modules, in scripts of
// several lines, and parse errors.
func (f *Formatter) showsLine(r *errs.Record, script string) bool {
	inv := r.Invocation
	if inv == nil || inv.Extent.IsZero() {
		return false
	}
	parse := r.Category == errs.ParserError && r.Exception.TypeName == "System.Management.Automation.ParentContainsErrorRecordException"
	if !parse && script == "" && inv.Extent.StartLine() <= 1 {
		return false
	}
	return !moduleFile().MatchString(script)
}

// testLine is the target of an assertion that failed: a dictionary that says which line it is about.
func testLine(r *errs.Record) (*value.Dict, bool) {
	d, ok := r.Target.Base().Ref().(*value.Dict)
	if !ok {
		return nil, false
	}
	_, line := d.GetString("Line")
	_, text := d.GetString("LineText")
	return d, line && text
}

func (f *Formatter) placeTarget(p *concise, d *value.Dict, c errorColors) {
	get := func(name string) string {
		v, _ := d.GetString(name)
		return types.ToString(f.engine, v)
	}
	p.text.WriteString(c.reset + get("File") + "\n")
	p.line(get("Line"), strings.TrimSpace(get("LineText")), "", c)
}

func placeLine(p *concise, r *errs.Record, script string, c errorColors) {
	number := strconv.Itoa(r.Invocation.Extent.StartLine())
	if script != "" {
		p.text.WriteString(c.reset + script + ":" + number)
	}
	p.text.WriteByte('\n')
	lines := strings.Split(errs.PositionMessage(r.Invocation.Extent), "\n")
	if len(lines) < 3 {
		p.line(number, "", "", c)
		return
	}
	p.line(number, lines[1][1:], lines[len(lines)-1][1:], c)
}

// line writes the source line with its number, and the marks below it.
func (p *concise) line(number, line, marks string, c errorColors) {
	header := pad(len(number) - 4)
	p.text.WriteString(c.accent + header + "Line |\n")
	shown := []rune(line + "\n")
	length := len([]rune(strings.TrimSpace(marks)))
	offset := 0
	if i := strings.IndexByte(marks, '~'); i >= 0 {
		offset = len([]rune(marks[:i]))
	}
	p.text.WriteString(c.accent + pad(4-len(number)) + number + " | " + c.reset)
	if length < len(shown)-1 && offset+length <= len(shown) {
		p.text.WriteString(string(shown[:offset]) + c.accent + string(shown[offset:offset+length]) + c.reset + string(shown[offset+length:]))
	} else {
		p.text.WriteString(string(shown))
	}
	p.prefix = c.accent + header + "     | " + c.err
	if marks != "" {
		p.text.WriteString(p.prefix + marks + "\n")
	}
}

func conciseMessage(r *errs.Record) string {
	if r.Details != nil && r.Details.Message != "" {
		return r.Details.Message
	}
	m := r.Exception.Message
	if r.Category == errs.ParserError {
		if _, after, ok := strings.Cut(m, "~\n"); ok {
			after, _, _ = strings.Cut(after, "~\n")
			after, _, _ = strings.Cut(after, "\n\n")
			return after
		}
	}
	return m
}

// wrapMessage puts a message on one line and breaks it at blanks to the width of the host, each line behind the prefix.
func (f *Formatter) wrapMessage(message, prefix string) string {
	message = strings.NewReplacer("\n", " ", "\t", " ").Replace(message)
	width := errorWidth
	if h := f.engine.Session().Host; h != nil {
		width = h.Width()
	}
	prefixLen := len([]rune(prefix))
	content := Cells(prefix)
	hidden := prefixLen - content
	runes := []rune(message)
	if width <= 0 || len(runes)-hidden <= width {
		return message
	}
	var b strings.Builder
	part := cutAtBlank(runes, width+hidden)
	b.WriteString(string(part))
	rest := []rune(strings.TrimSpace(string(runes[len(part):])))
	b.WriteByte('\n')
	for len(rest)+content > width {
		part = cutAtBlank([]rune(prefix+string(rest)), width+hidden)
		if len(part) <= prefixLen {
			break
		}
		b.WriteString(string(part))
		b.WriteByte('\n')
		rest = []rune(strings.TrimSpace(string(rest[len(part)-prefixLen:])))
	}
	b.WriteString(prefix)
	b.WriteString(strings.TrimSpace(string(rest)))
	return b.String()
}

// cutAtBlank returns the start of s up to the last blank before n characters, or n characters where there is none.
func cutAtBlank(s []rune, n int) []rune {
	if len(s) <= n {
		return s
	}
	for i := n - 1; i >= 0; i-- {
		switch s[i] {
		case ' ', '\t', '\n', '\r':
			return s[:i]
		}
	}
	return s[:n]
}

// reason names who or what failed, at the start of the line.
func (f *Formatter) reason(r *errs.Record) string {
	if wasThrown(r) {
		return "Exception"
	}
	inv := r.Invocation
	var name string
	known := false
	if inv != nil {
		name, known = f.commandName(inv)
	}
	switch activity := Activity(r); {
	case known:
		return name
	case activity != "":
		return activity
	case name != "":
		return name
	case inv != nil && inv.Name != "":
		return inv.Name
	case r.Category != errs.NotSpecified:
		return r.Category.String()
	case r.Reason != "":
		return r.Reason
	}
	return r.Exception.Type().Name()
}

// commandName is the name of the command of an invocation, and whether it can be found as a command.
func (f *Formatter) commandName(inv *errs.Invocation) (name string, known bool) {
	i, ok := inv.Command.Ref().(*cmdlet.Info)
	if !ok {
		return inv.CommandName, false
	}
	switch i.Kind {
	case cmdlet.KindCmdlet, cmdlet.KindApplication, cmdlet.KindAlias:
		return i.Name, true
	case cmdlet.KindFunction, cmdlet.KindFilter:
		scope := f.engine.Scope()
		return i.Name, scope != nil && scope.FindFunction(strings.ToLower(i.Name)) != nil
	case cmdlet.KindScript:
		if i.Block != nil {
			return i.Block.String(), false
		}
	}
	return i.Name, false
}
