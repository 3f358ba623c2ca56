package netregex

import (
	"slices"
	"strconv"
	"strings"

	"goposh/runtime/bulk"
)

// Kinds of replacement parts besides a group's number.
const (
	partLiteral = -1 - iota
	partWhole   // $_
	partBefore  // $`
	partAfter   // $'
	partLast    // $+
)

type replacementPart struct {
	kind int // a group number, or one of the kinds above
	text string
}

// parseReplacement reads a .NET replacement pattern; what names no group stays literal.
func (r *Regex) parseReplacement(s string) []replacementPart {
	var parts []replacementPart
	literal := func(t string) {
		if n := len(parts); n > 0 && parts[n-1].kind == partLiteral {
			parts[n-1].text += t
			return
		}
		parts = append(parts, replacementPart{kind: partLiteral, text: t})
	}
	for {
		i := strings.IndexByte(s, '$')
		if i < 0 || i == len(s)-1 {
			if s != "" {
				literal(s)
			}
			return parts
		}
		if i > 0 {
			literal(s[:i])
		}
		s = s[i:]
		part, size := r.dollar(s)
		if size == 0 {
			literal("$")
			s = s[1:]
			continue
		}
		if part.kind == partLiteral {
			literal(part.text)
		} else {
			parts = append(parts, part)
		}
		s = s[size:]
	}
}

// dollar reads a substitution at the start of s, which begins with $; size 0 means it is none.
func (r *Regex) dollar(s string) (part replacementPart, size int) {
	switch c := s[1]; {
	case c == '$':
		return replacementPart{kind: partLiteral, text: "$"}, 2
	case c == '&':
		return replacementPart{kind: 0}, 2
	case c == '`':
		return replacementPart{kind: partBefore}, 2
	case c == '\'':
		return replacementPart{kind: partAfter}, 2
	case c == '+':
		return replacementPart{kind: partLast}, 2
	case c == '_':
		return replacementPart{kind: partWhole}, 2
	case c == '{':
		end := strings.IndexByte(s, '}')
		if end < 0 {
			return part, 0
		}
		name := s[2:end]
		number := r.GroupNumber(name)
		if n, err := strconv.Atoi(name); err == nil && slices.Contains(r.numbers, n) {
			number = n
		}
		if number < 0 {
			return part, 0
		}
		return replacementPart{kind: number}, end + 1
	case c >= '0' && c <= '9':
		return r.numbered(s)
	}
	return part, 0
}

// numbered reads $n. ECMAScript takes as many digits as name a group; otherwise all digits must.
func (r *Regex) numbered(s string) (part replacementPart, size int) {
	end := 1
	for end < len(s) && s[end] >= '0' && s[end] <= '9' {
		end++
	}
	for ; end > 1; end-- {
		n, err := strconv.Atoi(s[1:end])
		if err == nil && slices.Contains(r.numbers, n) {
			return replacementPart{kind: n}, end
		}
		if r.options&ECMAScript == 0 {
			return part, 0
		}
	}
	return part, 0
}

func appendParts(sb *strings.Builder, m *Match, parts []replacementPart) {
	c := m.Groups[0].Capture
	for _, p := range parts {
		switch p.kind {
		case partLiteral:
			sb.WriteString(p.text)
		case partWhole:
			sb.WriteString(m.Input)
		case partBefore:
			sb.WriteString(m.Input[:c.Start])
		case partAfter:
			sb.WriteString(m.Input[c.End:])
		case partLast:
			sb.WriteString(m.Text(m.Groups[len(m.Groups)-1].Capture))
		default:
			if g := m.Group(p.kind); g != nil && g.Success {
				sb.WriteString(m.Text(g.Capture))
			}
		}
	}
}

// Result is Match.Result(replacement).
func (m *Match) Result(replacement string) string {
	var sb strings.Builder
	appendParts(&sb, m, m.regex.parseReplacement(replacement))
	return sb.String()
}

// Replace is Regex.Replace(s, replacement, count, start).
func (r *Regex) Replace(s, replacement string, count, start int) (string, error) {
	if r.plain && r.literal != "" && start <= 0 && !strings.Contains(replacement, "$") {
		if len(s)*len(replacement) >= bulk.Large {
			if err := bulk.Text(len(s) + strings.Count(s, r.literal)*max(0, len(replacement)-len(r.literal))); err != nil {
				return s, err
			}
		}
		return strings.Replace(s, r.literal, replacement, count), nil
	}
	var parts []replacementPart
	parsed := false
	return r.replace(s, count, start, func(sb *strings.Builder, m *Match) error {
		if !parsed {
			parts, parsed = r.parseReplacement(replacement), true
		}
		appendParts(sb, m, parts)
		return nil
	})
}

// ReplaceFunc is Regex.Replace(s, MatchEvaluator, count, start); an error of f ends it.
func (r *Regex) ReplaceFunc(s string, f func(*Match) (string, error), count, start int) (string, error) {
	return r.replace(s, count, start, func(sb *strings.Builder, m *Match) error {
		text, err := f(m)
		sb.WriteString(text)
		return err
	})
}

func (r *Regex) replace(s string, count, start int, write func(*strings.Builder, *Match) error) (string, error) {
	if count == 0 {
		return s, nil
	}
	if r.RightToLeft() {
		return r.replaceBackward(s, count, start, write)
	}
	var sb strings.Builder
	at, any := 0, false
	err := r.All(s, start, func(m *Match) (bool, error) {
		c := m.Groups[0].Capture
		any = true
		sb.WriteString(s[at:c.Start])
		at = c.End
		count--
		if err := write(&sb, m); err != nil {
			return false, err
		}
		return count != 0, bulk.Growth(sb.Len(), sb.Cap(), len(s)-at)
	})
	if err != nil || !any {
		return s, err
	}
	sb.WriteString(s[at:])
	return sb.String(), nil
}

// replaceBackward collects the pieces from the end, in the order .NET calls the evaluator.
func (r *Regex) replaceBackward(s string, count, start int, write func(*strings.Builder, *Match) error) (string, error) {
	var pieces []string
	at := len(s)
	err := r.All(s, start, func(m *Match) (bool, error) {
		c := m.Groups[0].Capture
		var sb strings.Builder
		err := write(&sb, m)
		pieces = append(pieces, s[c.End:at], sb.String())
		at = c.Start
		count--
		return count != 0, err
	})
	if err != nil || pieces == nil {
		return s, err
	}
	pieces = append(pieces, s[:at])
	slices.Reverse(pieces)
	return strings.Join(pieces, ""), nil
}

// Split is Regex.Split(s, count, start): at most count pieces (0 or less: all), with the captured groups between them.
func (r *Regex) Split(s string, count, start int) ([]string, error) {
	if count == 1 {
		return []string{s}, nil
	}
	if r.RightToLeft() {
		return r.splitBackward(s, count, start)
	}
	var out []string
	at := 0
	err := r.All(s, start, func(m *Match) (bool, error) {
		c := m.Groups[0].Capture
		out = append(out, s[at:c.Start])
		at = c.End
		for _, g := range m.Groups[1:] {
			if g.Success {
				out = append(out, m.Text(g.Capture))
			}
		}
		count--
		return count != 1, nil
	})
	if err != nil {
		return nil, err
	}
	return append(out, s[at:]), nil
}

func (r *Regex) splitBackward(s string, count, start int) ([]string, error) {
	var out []string
	at := len(s)
	err := r.All(s, start, func(m *Match) (bool, error) {
		c := m.Groups[0].Capture
		out = append(out, s[c.End:at])
		at = c.Start
		for _, g := range m.Groups[1:] {
			if g.Success {
				out = append(out, m.Text(g.Capture))
			}
		}
		count--
		return count != 1, nil
	})
	if err != nil {
		return nil, err
	}
	out = append(out, s[:at])
	slices.Reverse(out)
	return out, nil
}
