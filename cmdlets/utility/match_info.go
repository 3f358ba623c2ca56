package utility

import (
	"path/filepath"
	"strconv"
	"strings"

	"goposh/runtime/types"
	"goposh/runtime/value"
)

// matchInfo is Microsoft.PowerShell.Commands.MatchInfo.
type matchInfo struct {
	value.Bag
	line, path, pattern string
	number              uint64
	pathSet, ignoreCase bool
	emphasize           bool
	matches             []value.Value
	// spans are the matched parts of line in bytes, for emphasis.
	spans   [][2]int
	context *matchContext
}

// matchContext is MatchInfoContext. The display lines leave out what another match shows already.
type matchContext struct {
	value.Bag
	pre, post, displayPre, displayPost []string
}

var (
	typeMatchInfo        = class("MatchInfo", value.TypeObject, matchInfoClass)
	typeMatchInfoContext = class("MatchInfoContext", value.TypeObject, matchContextClass)
)

// Type implements value.Object.
func (*matchInfo) Type() *value.Type { return typeMatchInfo }

// Type implements value.Object.
func (*matchContext) Type() *value.Type { return typeMatchInfoContext }

func matchContextClass() *types.Class {
	lines := func(name string, get func(*matchContext) []string) types.M {
		return property("string[] "+name, func(m *matchContext) value.Value { return value.Strings(get(m)) })
	}
	return &types.Class{Members: []types.M{
		lines("PreContext", func(m *matchContext) []string { return m.pre }),
		lines("PostContext", func(m *matchContext) []string { return m.post }),
		lines("DisplayPreContext", func(m *matchContext) []string { return m.displayPre }),
		lines("DisplayPostContext", func(m *matchContext) []string { return m.displayPost }),
	}}
}

func matchInfoClass() *types.Class {
	return &types.Class{Members: []types.M{
		property("bool IgnoreCase", func(m *matchInfo) value.Value { return value.Bool(m.ignoreCase) }),
		property("ulong LineNumber", func(m *matchInfo) value.Value { return value.ULong(m.number) }),
		property("string Line", func(m *matchInfo) value.Value { return value.String(m.line) }),
		property("string Filename", func(m *matchInfo) value.Value { return value.String(m.fileName()) }),
		property("string Path", func(m *matchInfo) value.Value { return value.String(m.path) }),
		property("string Pattern", func(m *matchInfo) value.Value { return value.String(m.pattern) }),
		property("object Context", func(m *matchInfo) value.Value {
			if m.context == nil {
				return value.Null
			}
			return value.Of(m.context)
		}),
		property("System.Text.RegularExpressions.Match[] Matches", func(m *matchInfo) value.Value {
			return value.Of(value.NewArray(types.Lookup("System.Text.RegularExpressions.Match"), m.matches))
		}),
		method("string RelativePath(string directory)", func(m *matchInfo, c *types.Call) (value.Value, error) {
			return value.String(m.relativePath(c.Str(0))), nil
		}),
		method("string ToString()", func(m *matchInfo, _ *types.Call) (value.Value, error) {
			return value.String(m.text(m.path, m.line)), nil
		}),
		method("string ToString(string directory)", func(m *matchInfo, c *types.Call) (value.Value, error) {
			return value.String(m.text(m.relativePath(c.Str(0)), m.line)), nil
		}),
		method("string ToEmphasizedString(string directory)", func(m *matchInfo, c *types.Call) (value.Value, error) {
			return value.String(m.text(m.relativePath(c.Str(0)), m.emphasized())), nil
		}),
	}}
}

func (m *matchInfo) fileName() string {
	if !m.pathSet {
		return m.path
	}
	return filepath.Base(m.path)
}

// relativePath is the path below a directory; a path elsewhere stays as it is.
func (m *matchInfo) relativePath(directory string) string {
	if !m.pathSet || directory == "" {
		return m.path
	}
	if rest, ok := strings.CutPrefix(m.path, directory); ok {
		if strings.HasSuffix(directory, "/") {
			return rest
		}
		if rest, ok := strings.CutPrefix(rest, "/"); ok {
			return rest
		}
	}
	return m.path
}

func (m *matchInfo) emphasized() string {
	if !m.emphasize {
		return m.line
	}
	var b strings.Builder
	last := 0
	for _, s := range m.spans {
		b.WriteString(m.line[last:s[0]] + "\x1b[7m" + m.line[s[0]:s[1]] + "\x1b[0m")
		last = s[1]
	}
	return b.String() + m.line[last:]
}

// text is the match as it is shown: with path and number when it is from a file, and with its context.
func (m *matchInfo) text(path, line string) string {
	if m.context == nil {
		return m.format("", path, m.number, line)
	}
	var out []string
	n := m.number - uint64(len(m.context.displayPre))
	for _, s := range m.context.displayPre {
		out = append(out, m.format("  ", path, n, s))
		n++
	}
	out = append(out, m.format("> ", path, n, line))
	for _, s := range m.context.displayPost {
		n++
		out = append(out, m.format("  ", path, n, s))
	}
	return strings.Join(out, "\n")
}

func (m *matchInfo) format(prefix, path string, n uint64, line string) string {
	if !m.pathSet {
		return prefix + line
	}
	return prefix + path + ":" + strconv.FormatUint(n, 10) + ":" + line
}
