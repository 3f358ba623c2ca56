package ops

import (
	"goposh/runtime/errs"
	"goposh/runtime/netregex"
	"goposh/runtime/types"
	"goposh/runtime/value"
	"goposh/runtime/wildcard"
)

// Regexper is an object that is a compiled regular expression: System.Text.RegularExpressions.Regex.
type Regexper interface {
	value.Object
	Regex() *netregex.Regex
}

// Like is v -like pattern for a scalar.
func Like(rt value.Runtime, v, pattern value.Value, ignoreCase bool) (bool, error) {
	s, err := types.ConvertString(rt, v)
	if err != nil {
		return false, err
	}
	w, err := wildcardOf(rt, pattern, ignoreCase)
	if err != nil {
		return false, err
	}
	return w.Match(s), nil
}

// Wildcarder is an object that is a compiled wildcard pattern: System.Management.Automation.WildcardPattern.
type Wildcarder interface {
	value.Object
	Wildcard() *wildcard.Pattern
}

func wildcardOf(rt value.Runtime, pattern value.Value, ignoreCase bool) (*wildcard.Pattern, error) {
	if w, ok := pattern.Base().Object().(Wildcarder); ok {
		return w.Wildcard(), nil
	}
	p, err := types.ConvertString(rt, pattern)
	if err != nil {
		return nil, err
	}
	w := wildcard.Compile(p, ignoreCase)
	if err := w.Err(); err != nil {
		ex := errs.ExceptionFrom(err)
		ex.Record = errs.NewRecord(ex, "RuntimeException", errs.NotSpecified, value.Null)
		return nil, ex.Record
	}
	return w, nil
}

// regexOf compiles the right operand of a regular expression operator.
func regexOf(rt value.Runtime, pattern value.Value, options netregex.Options) (*netregex.Regex, error) {
	if r, ok := pattern.Base().Object().(Regexper); ok {
		return r.Regex().Within(rt.Context()), nil
	}
	p, err := types.ConvertString(rt, pattern)
	if err != nil {
		return nil, err
	}
	return compileRegex(rt, p, options)
}

// compileRegex gives the regex of a pattern for use by what runs now.
func compileRegex(rt value.Runtime, pattern string, options netregex.Options) (*netregex.Regex, error) {
	re, err := netregex.Compile(pattern, options, 0)
	if err != nil {
		return nil, err
	}
	return re.Within(rt.Context()), nil
}

func caseOption(ignoreCase bool) netregex.Options {
	if ignoreCase {
		return netregex.IgnoreCase
	}
	return netregex.None
}

// Match is v -match pattern for a scalar. groups is what $Matches becomes: a Hashtable of group numbers and names to text; nil when
// nothing matched.
func Match(rt value.Runtime, v, pattern value.Value, ignoreCase bool) (ok bool, groups *value.Dict, err error) {
	r, err := regexOf(rt, pattern, caseOption(ignoreCase))
	if err != nil {
		return false, nil, err
	}
	s, err := types.ConvertString(rt, v)
	if err != nil {
		return false, nil, err
	}
	m, err := r.Match(s, -1)
	if err != nil || m == nil {
		return false, nil, err
	}
	return true, matchGroups(m), nil
}

// IsMatch is Match without the groups.
func IsMatch(rt value.Runtime, v, pattern value.Value, ignoreCase bool) (bool, error) {
	r, err := regexOf(rt, pattern, caseOption(ignoreCase))
	if err != nil {
		return false, err
	}
	s, err := types.ConvertString(rt, v)
	if err != nil {
		return false, err
	}
	return r.IsMatch(s, -1)
}

func matchGroups(m *netregex.Match) *value.Dict {
	d := value.NewHashtable(len(m.Groups))
	// .NET's own table lists the whole match last; scripts see names before numbers.
	for i := len(m.Groups) - 1; i >= 0; i-- {
		g := &m.Groups[i]
		if !g.Success {
			continue
		}
		key := value.Int(int32(g.Number))
		if g.Name != "" && !numberName(g) {
			key = value.String(g.Name)
		}
		d.Set(key, value.String(m.Text(g.Capture)))
	}
	return d
}

func numberName(g *netregex.Group) bool {
	for _, c := range g.Name {
		if c < '0' || c > '9' {
			return false
		}
	}
	return true
}

// Replace is v -replace pattern, replacement: every element of an array, in text. The right operand is a pattern or an array of a
// pattern and a replacement, which may be a script block.
func Replace(rt value.Runtime, v, right value.Value, ignoreCase bool) (value.Value, error) {
	var pattern, replacement value.Value
	args, many, err := types.Slice(rt, right)
	if err != nil {
		return value.Null, err
	}
	switch {
	case !many:
		pattern = right
	case len(args) > 2:
		return value.Null, errs.Runtime("BadReplaceArgument", errs.InvalidOperation, right,
			"The -replace operator allows only two elements to follow it, not %d.", len(args))
	default:
		if len(args) > 0 {
			pattern = args[0]
		}
		if len(args) > 1 {
			replacement = args[1]
		}
	}
	re, err := regexOf(rt, pattern, caseOption(ignoreCase))
	if err != nil {
		text := types.ToString(rt, pattern)
		r := errs.Runtime("InvalidRegularExpression", errs.InvalidOperation, pattern, "The regular expression pattern %s is not valid.", text)
		r.Exception.Inner = errs.ExceptionFrom(err)
		return value.Null, r
	}
	one, err := replacer(rt, re, replacement)
	if err != nil {
		return value.Null, err
	}
	items, many, err := types.Slice(rt, v)
	if err != nil {
		return value.Null, err
	}
	if !many {
		s, err := types.ConvertString(rt, v)
		if err != nil {
			return value.Null, err
		}
		s, err = one(s)
		return value.String(s), err
	}
	out := make([]value.Value, 0, len(items))
	for _, x := range items {
		s, err := types.ConvertString(rt, x)
		if err != nil {
			return value.Null, err
		}
		if s, err = one(s); err != nil {
			return value.Null, err
		}
		out = append(out, value.String(s))
	}
	return value.Objects(out...), nil
}

func replacer(rt value.Runtime, re *netregex.Regex, replacement value.Value) (func(string) (string, error), error) {
	if sb, ok := replacement.Base().Object().(value.ScriptBlock); ok {
		return func(s string) (string, error) {
			return re.ReplaceFunc(s, func(m *netregex.Match) (string, error) {
				mv := types.NewMatch(m)
				out, err := rt.Invoke(sb, value.Null, mv)
				if err != nil {
					return "", err
				}
				return types.ConvertString(rt, types.Unwrap(out))
			}, -1, -1)
		}, nil
	}
	text, err := types.ConvertString(rt, replacement)
	if err != nil {
		return nil, err
	}
	return func(s string) (string, error) { return re.Replace(s, text, -1, -1) }, nil
}
