package ops

import (
	"strings"

	"goposh/runtime/errs"
	"goposh/runtime/netregex"
	"goposh/runtime/types"
	"goposh/runtime/value"
	"goposh/runtime/wtf8"
)

// splitOptions are System.Management.Automation.SplitOptions.
type splitOptions int

const (
	splitSimpleMatch             splitOptions = 1
	splitRegexMatch              splitOptions = 2
	splitCultureInvariant        splitOptions = 4
	splitIgnorePatternWhitespace splitOptions = 8
	splitMultiline               splitOptions = 16
	splitSingleline              splitOptions = 32
	splitIgnoreCase              splitOptions = 64
	splitExplicitCapture         splitOptions = 128
)

// SplitWhite is the unary -split v: at white space, without empty parts in front and at the end.
func SplitWhite(rt value.Runtime, v value.Value) (value.Value, error) {
	texts, err := texts(rt, v)
	if err != nil {
		return value.Null, err
	}
	var out []value.Value
	for _, s := range texts {
		fields := strings.Fields(s)
		if len(fields) == 0 {
			fields = []string{""}
		}
		for _, f := range fields {
			out = append(out, value.String(f))
		}
	}
	return value.Of(value.NewArray(value.TypeString, out)), nil
}

// texts are the elements of a value as text; $null is one empty text.
func texts(rt value.Runtime, v value.Value) ([]string, error) {
	items, many, err := types.Slice(rt, v)
	if err != nil {
		return nil, err
	}
	if !many {
		items = []value.Value{v}
	}
	out := make([]string, len(items))
	for i, x := range items {
		if out[i], err = types.ConvertString(rt, x); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// Split is v -split right: right is a pattern or script block, or an array of that, the greatest number of parts, and options.
func Split(rt value.Runtime, v, right value.Value, ignoreCase bool) (value.Value, error) {
	if s, ok := right.AsString(); ok {
		if t, ok := v.AsString(); ok {
			return splitText(rt, t, s, 0, 0, ignoreCase)
		}
	}
	args, many, err := types.Slice(rt, right)
	if err != nil {
		return value.Null, err
	}
	if !many {
		args = []value.Value{right}
	}
	var limit int
	var options splitOptions
	if len(args) > 1 {
		if limit, err = types.ToInt(rt, args[1]); err != nil {
			return value.Null, castAsRuntime(err)
		}
	}
	if len(args) > 2 && !args[2].IsNull() {
		t := types.Lookup("System.Management.Automation.SplitOptions")
		o, err := types.Convert(rt, args[2], t)
		if err != nil {
			return value.Null, castAsRuntime(err)
		}
		options = splitOptions(o.Int64())
	}
	if len(args) > 3 {
		return value.Null, errs.Runtime("BadOperatorArgument", errs.InvalidOperation, right, `Bad argument to operator '-split': "%s".`, types.ToString(rt, right))
	}
	list, err := texts(rt, v)
	if err != nil {
		return value.Null, err
	}
	var pattern value.Value
	if len(args) > 0 {
		pattern = args[0]
	}
	var out []value.Value
	for _, s := range list {
		var parts value.Value
		if sb, ok := pattern.Base().Object().(value.ScriptBlock); ok {
			parts, err = splitScript(rt, s, sb, limit)
		} else {
			var p string
			if p, err = types.ConvertString(rt, pattern); err == nil {
				parts, err = splitText(rt, s, p, limit, options, ignoreCase)
			}
		}
		if err != nil {
			return value.Null, err
		}
		out = append(out, parts.Object().(*value.Array).Items...)
	}
	return value.Of(value.NewArray(value.TypeString, out)), nil
}

// castAsRuntime is a failed conversion of an operator's option: a RuntimeException without an id of its own.
func castAsRuntime(err error) error {
	if !types.IsCastError(err) {
		return err
	}
	ex := errs.ExceptionFrom(err)
	r := errs.Runtime("RuntimeException", errs.NotSpecified, value.Null, "%s", ex.Message)
	r.Exception.Inner = ex
	return r
}

func splitText(rt value.Runtime, s, pattern string, limit int, options splitOptions, ignoreCase bool) (value.Value, error) {
	if options&splitSimpleMatch != 0 {
		if options&^(splitSimpleMatch|splitIgnoreCase) != 0 {
			return value.Null, errs.Runtime("InvalidSplitOptionCombination", errs.InvalidOperation, value.String(pattern),
				"Options cannot be combined with SimpleMatch: only IgnoreCase.")
		}
		return splitSimple(s, pattern, limit, ignoreCase || options&splitIgnoreCase != 0)
	}
	ro := caseOption(ignoreCase)
	for _, m := range [...]struct {
		from splitOptions
		to   netregex.Options
	}{{splitIgnoreCase, netregex.IgnoreCase}, {splitCultureInvariant, netregex.CultureInvariant}, {splitIgnorePatternWhitespace, netregex.IgnorePatternWhitespace},
		{splitMultiline, netregex.Multiline}, {splitSingleline, netregex.Singleline}, {splitExplicitCapture, netregex.ExplicitCapture}} {
		if options&m.from != 0 {
			ro |= m.to
		}
	}
	re, err := compileRegex(rt, pattern, ro)
	if err != nil {
		return value.Null, err
	}
	if limit < 0 {
		return splitBack(s, re, -limit)
	}
	count := limit
	if count == 0 {
		count = -1
	}
	parts, err := splitRegex(s, re, count)
	return value.Strings(parts), err
}

// splitRegex cuts at every match and puts the groups between the parts.
func splitRegex(s string, re *netregex.Regex, count int) ([]string, error) {
	var out []string
	pos := 0
	if count == 1 {
		return []string{s}, nil
	}
	n := 1
	err := re.All(s, -1, func(m *netregex.Match) (bool, error) {
		c := m.Capture0()
		out = append(out, s[pos:c.Start])
		for i := 1; i < len(m.Groups); i++ {
			if g := &m.Groups[i]; g.Success {
				out = append(out, m.Text(g.Capture))
			}
		}
		pos = c.End
		n++
		return count < 0 || n < count, nil
	})
	return append(out, s[pos:]), err
}

// splitBack cuts at the last matches only: limit parts counted from the end.
func splitBack(s string, re *netregex.Regex, limit int) (value.Value, error) {
	var all []*netregex.Match
	err := re.All(s, -1, func(m *netregex.Match) (bool, error) {
		all = append(all, m)
		return true, nil
	})
	if err != nil {
		return value.Null, err
	}
	if keep := limit - 1; len(all) > keep {
		all = all[len(all)-keep:]
	}
	var out []string
	pos := 0
	for _, m := range all {
		c := m.Capture0()
		out = append(out, s[pos:c.Start])
		for i := 1; i < len(m.Groups); i++ {
			if g := &m.Groups[i]; g.Success {
				out = append(out, m.Text(g.Capture))
			}
		}
		pos = c.End
	}
	return value.Strings(append(out, s[pos:])), nil
}

func splitSimple(s, sep string, limit int, ignoreCase bool) (value.Value, error) {
	re, err := netregex.Compile(netregex.Escape(sep), caseOption(ignoreCase), 0)
	if err != nil {
		return value.Null, err
	}
	if limit < 0 {
		return splitBack(s, re, -limit)
	}
	if limit == 0 {
		limit = -1
	}
	parts, err := splitRegex(s, re, limit)
	return value.Strings(parts), err
}

// splitScript cuts at the characters for which the block is true.
func splitScript(rt value.Runtime, s string, sb value.ScriptBlock, limit int) (value.Value, error) {
	chars := characters(s)
	cut := func(c string) (bool, error) {
		out, err := rt.Invoke(sb, value.Null, value.String(c))
		if err != nil {
			return false, err
		}
		return types.ToBool(types.Unwrap(out)), nil
	}
	var out []string
	if limit < 0 {
		limit = -limit
		end := len(s)
		for i := len(chars) - 1; i >= 0 && len(out)+1 < limit; i-- {
			yes, err := cut(chars[i].text)
			if err != nil {
				return value.Null, err
			}
			if yes {
				out = append(out, s[chars[i].end:end])
				end = chars[i].start
			}
		}
		out = append(out, s[:end])
		for i, j := 0, len(out)-1; i < j; i, j = i+1, j-1 {
			out[i], out[j] = out[j], out[i]
		}
		return value.Strings(out), nil
	}
	pos := 0
	for _, c := range chars {
		if limit > 0 && len(out)+1 >= limit {
			break
		}
		yes, err := cut(c.text)
		if err != nil {
			return value.Null, err
		}
		if yes {
			out = append(out, s[pos:c.start])
			pos = c.end
		}
	}
	return value.Strings(append(out, s[pos:])), nil
}

type character struct {
	text       string
	start, end int
}

func characters(s string) []character {
	out := make([]character, 0, len(s))
	for i := 0; i < len(s); {
		_, n := wtf8.DecodeRune(s[i:])
		out = append(out, character{s[i : i+n], i, i + n})
		i += n
	}
	return out
}
