package utility

import (
	"os"
	"strings"

	"goposh/runtime/cmdlet"
	"goposh/runtime/culture"
	"goposh/runtime/errs"
	"goposh/runtime/fileio"
	"goposh/runtime/netregex"
	"goposh/runtime/types"
	"goposh/runtime/value"
	"goposh/runtime/wildcard"
)

// selectString is Select-String.
type selectString struct {
	Culture       string        `ps:"" validate:"notnull"`
	InputObject   value.Value   `ps:"Object: mandatory pipe; ObjectRaw: mandatory pipe" type:"System.Management.Automation.PSObject" validate:"allownull; allowempty"`
	Pattern       []string      `ps:"mandatory pos=0"`
	Path          []string      `ps:"File: mandatory pos=1 byname; FileRaw: mandatory pos=1 byname"`
	LiteralPath   []string      `ps:"LiteralFile: mandatory byname; LiteralFileRaw: mandatory byname" alias:"PSPath,LP"`
	Raw           cmdlet.Switch `ps:"FileRaw: mandatory; LiteralFileRaw: mandatory; ObjectRaw: mandatory"`
	SimpleMatch   cmdlet.Switch `ps:""`
	CaseSensitive cmdlet.Switch `ps:""`
	Quiet         cmdlet.Switch `ps:"File:; LiteralFile:; Object:"`
	List          cmdlet.Switch `ps:""`
	NoEmphasis    cmdlet.Switch `ps:""`
	Include       []string      `ps:"" validate:"notnullorempty"`
	Exclude       []string      `ps:"" validate:"notnullorempty"`
	NotMatch      cmdlet.Switch `ps:""`
	AllMatches    cmdlet.Switch `ps:""`
	Encoding      value.Value   `ps:"" type:"System.Text.Encoding" validate:"notnullorempty"`
	Context       []int32       `ps:"" validate:"notnullorempty; count 1 2; range 0 2147483647"`

	regexes          []*netregex.Regex
	search           func(s, sub string) (start, length int)
	pre, post        int
	include, exclude []*wildcard.Pattern
	objects          *matchStream // of piped objects
	done             bool         // -Quiet has its answer
	emphasize        bool
}

// EditMetadata lets -Encoding take names, -Path files, and -Culture only a rule or the name of a culture.
func (s *selectString) EditMetadata(md *cmdlet.Metadata) {
	if p := md.Find("Culture"); p != nil {
		p.Validators = append([]cmdlet.Validator{&cmdlet.Set{IgnoreCase: true, Generate: func(value.Runtime) ([]string, error) {
			return append([]string{"Ordinal", "Invariant", "Current"}, culture.Names()...), nil
		}}}, p.Validators...)
	}
	transformEncoding(md, "Encoding")
	for _, name := range []string{"Path", "LiteralPath"} {
		transform(md, name, func(rt value.Runtime, v value.Value) (value.Value, error) { return filesToPaths(rt, v), nil })
	}
}

// filesToPaths replaces FileInfo objects by their full names.
func filesToPaths(rt value.Runtime, v value.Value) value.Value {
	if items, ok := elements(v); ok {
		out := make([]value.Value, len(items))
		for i, x := range items {
			out[i] = filesToPaths(rt, x)
		}
		return value.Objects(out...)
	}
	if t := v.Type(); t != nil && t.FullName == "System.IO.FileInfo" {
		if name, ok, err := types.Get(rt, v, "FullName"); ok && err == nil {
			return name
		}
	}
	return v
}

// Begin implements cmdlet.Beginner.
func (s *selectString) Begin(c *cmdlet.Context) error {
	if c.Bound("Culture") && !bool(s.SimpleMatch) {
		return c.Terminate(invalidOperation, "CannotSpecifyCultureWithoutSimpleMatch", errs.InvalidData, value.Null,
			"You must specify -Culture parameter only with -SimpleMatch parameter.")
	}
	if s.SimpleMatch {
		s.search = s.searcher(c)
	} else if err := s.compile(c); err != nil {
		return err
	}
	switch len(s.Context) {
	case 1:
		s.pre, s.post = int(s.Context[0]), int(s.Context[0])
	case 2:
		s.pre, s.post = int(s.Context[0]), int(s.Context[1])
	}
	for _, p := range s.Include {
		s.include = append(s.include, wildcard.Compile(p, true))
	}
	for _, p := range s.Exclude {
		s.exclude = append(s.exclude, wildcard.Compile(p, true))
	}
	host := c.Session().Host
	s.emphasize = !bool(s.NoEmphasis) && host != nil && host.VirtualTerminal()
	s.objects = s.stream("InputStream", false)
	return nil
}

func (s *selectString) compile(c *cmdlet.Context) error {
	options := netregex.CultureInvariant
	if !s.CaseSensitive {
		options |= netregex.IgnoreCase
	}
	for _, p := range s.Pattern {
		re, err := netregex.Compile(p, options, 0)
		if err != nil {
			inner := errs.ExceptionFrom(err)
			ex := errs.NewException(argumentException, "The string "+p+" is not a valid regular expression: "+inner.Message).WithInner(inner)
			return errs.NewRecord(ex, "InvalidRegex", errs.InvalidArgument, value.Null)
		}
		s.regexes = append(s.regexes, re.Within(c.Context()))
	}
	return nil
}

// searcher finds text by the rules of -Culture; ordinal, ignoring case unless told otherwise, is the default.
func (s *selectString) searcher(c *cmdlet.Context) func(s, sub string) (int, int) {
	fold := !bool(s.CaseSensitive)
	var cult *culture.Culture
	switch name := s.Culture; {
	case !c.Bound("Culture"), strings.EqualFold(name, "Current"):
		cult = c.Culture()
	case strings.EqualFold(name, "Ordinal"):
		return func(text, sub string) (int, int) { return ordinalIndex(text, sub, fold), len(sub) }
	case strings.EqualFold(name, "Invariant"):
		cult = culture.Invariant()
	default:
		if cult = cultureByName(name); cult == nil {
			// The parameter takes names of cultures only.
			cult = c.Culture()
		}
	}
	return func(text, sub string) (int, int) { return cult.Index(text, sub, fold) }
}

func ordinalIndex(text, sub string, fold bool) int {
	if !fold {
		return strings.Index(text, sub)
	}
	for i := range text {
		if i+len(sub) > len(text) {
			break
		}
		if culture.EqualOrdinalIgnoreCase(text[i:i+len(sub)], sub) {
			return i
		}
	}
	return -1
}

// Process implements cmdlet.Processor.
func (s *selectString) Process(c *cmdlet.Context) error {
	if s.done {
		return nil
	}
	switch c.ParameterSet() {
	case "File", "FileRaw":
		return s.files(c, s.Path, false)
	case "LiteralFile", "LiteralFileRaw":
		return s.files(c, s.LiteralPath, true)
	}
	in := s.InputObject
	if t := in.Type(); t != nil && t.FullName == "System.IO.FileInfo" {
		return s.files(c, []string{types.ToString(c, filesToPaths(c, in))}, true)
	}
	if old, ok := in.Base().Ref().(*matchInfo); ok {
		// A match is searched again in its line, and keeps where it came from.
		m, err := s.match(old.line)
		if err != nil || m == nil {
			return err
		}
		m.path, m.pathSet, m.number, m.context = old.path, old.pathSet, old.number, old.context
		return s.emit(c, m)
	}
	return s.objects.line(c, types.ToString(c, in))
}

func (s *selectString) files(c *cmdlet.Context, paths []string, literal bool) error {
	for _, path := range paths {
		found, err := existing(c, path, literal)
		if err != nil {
			if !isException(c, err) {
				return err
			}
			if err := c.WriteError(errs.RecordFrom(err)); err != nil {
				return err
			}
			continue
		}
		for _, name := range found {
			if s.done || !s.wanted(name) {
				continue
			}
			if err := s.file(c, name); err != nil {
				return err
			}
		}
	}
	return nil
}

func (s *selectString) wanted(name string) bool {
	matches := func(ps []*wildcard.Pattern) bool {
		for _, p := range ps {
			if p.Match(name) {
				return true
			}
		}
		return false
	}
	return (len(s.include) == 0 || matches(s.include)) && !matches(s.exclude)
}

func (s *selectString) file(c *cmdlet.Context, name string) error {
	if info, err := os.Stat(name); err == nil && info.IsDir() {
		return nil
	}
	content, err := fileio.ReadFile(c.Context(), name)
	if err != nil {
		return c.Fail(argumentException, "ProcessingFile", errs.InvalidArgument, value.Null,
			"The file %s cannot be read: %s", name, fileException(err, name).Message)
	}
	stream := s.stream(name, true)
	for _, line := range lines(encodingOf(c, s.Encoding).DecodeFile(content)) {
		if err := c.Context().Err(); err != nil {
			return err
		}
		if err := stream.line(c, line); err != nil {
			return err
		}
		if s.done || bool(s.List) && stream.matched {
			break
		}
	}
	return stream.end(c)
}

// match tests a line; nil when it does not match.
func (s *selectString) match(line string) (*matchInfo, error) {
	m := &matchInfo{line: line, path: "InputStream", ignoreCase: !bool(s.CaseSensitive), emphasize: s.emphasize}
	hit, at := false, 0
	var err error
	for i := range s.Pattern {
		if s.SimpleMatch {
			hit = s.simple(m, s.Pattern[i])
		} else {
			hit, err = s.regex(m, s.regexes[i])
		}
		if err != nil {
			return nil, errs.RecordFrom(err)
		}
		if hit {
			at = i
			break
		}
	}
	if hit == bool(s.NotMatch) {
		return nil, nil
	}
	if s.NotMatch {
		at, m.matches, m.spans = 0, nil, nil
	}
	m.pattern = s.Pattern[at]
	return m, nil
}

func (s *selectString) simple(m *matchInfo, pattern string) bool {
	from := 0
	for {
		i, n := s.search(m.line[from:], pattern)
		if i < 0 {
			return len(m.spans) > 0
		}
		m.spans = append(m.spans, [2]int{from + i, from + i + n})
		if !bool(s.AllMatches) || n == 0 {
			return true
		}
		from += i + n
	}
}

func (s *selectString) regex(m *matchInfo, re *netregex.Regex) (bool, error) {
	if s.NotMatch {
		return re.IsMatch(m.line, 0)
	}
	found, err := re.Match(m.line, 0)
	for err == nil && found != nil {
		m.matches = append(m.matches, types.NewMatch(found))
		whole := found.Capture0()
		m.spans = append(m.spans, [2]int{whole.Start, whole.End})
		if !s.AllMatches {
			break
		}
		found, err = found.Next()
	}
	return len(m.matches) > 0, err
}

// emit writes a match in the form asked for.
func (s *selectString) emit(c *cmdlet.Context, m *matchInfo) error {
	switch {
	case s.done:
		return nil
	case bool(s.Quiet):
		s.done = true
		return c.Write(value.True)
	case bool(s.Raw):
		return c.Write(value.String(m.line))
	}
	return c.Write(value.Of(m))
}

// End implements cmdlet.Ender.
func (s *selectString) End(c *cmdlet.Context) error {
	if err := s.objects.end(c); err != nil {
		return err
	}
	if bool(s.Quiet) && !s.done {
		return c.Write(value.False)
	}
	return nil
}
