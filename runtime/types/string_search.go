package types

import (
	"strings"

	"goposh/runtime/neterr"
	"goposh/runtime/value"
	"goposh/runtime/wtf8"
)

// searchRange resolves the optional startIndex and count of IndexOf from argument i on.
func searchRange(c *Call, i, size int) (start, count int, err error) {
	start, count = 0, size
	if c.N() > i && c.kind(i).IsInteger() {
		start = c.Int(i)
		if start < 0 || start > size {
			return 0, 0, neterr.ArgumentOutOfRange("startIndex", msgIndexMustBeLessOrEqual)
		}
		count = size - start
		if c.N() > i+1 && c.kind(i+1).IsInteger() {
			count = c.Int(i + 1)
			if count < 0 || count > size-start {
				return 0, 0, neterr.ArgumentOutOfRange("count", msgCount)
			}
		}
	}
	return start, count, nil
}

// searchComparison returns how a search compares: a char and an overload without culture are ordinal.
func searchComparison(c *Call) comparison {
	last := c.N() - 1
	if last > 0 && c.kind(last) == value.KindEnum {
		return comparisonArgs(c, last)
	}
	if c.kind(0) == value.KindChar {
		return ordinal
	}
	return currentComparison(c)
}

func strIndexOf(c *Call) (value.Value, error) {
	s, sub := strThis(c), strOrChar(c, 0)
	if c.isNull(0) {
		return value.Null, neterr.ArgumentNull("value")
	}
	size := wtf8.Len(s)
	start, count, err := searchRange(c, 1, size)
	if err != nil {
		return value.Null, err
	}
	if count != size {
		s = wtf8.Slice(s, start, count)
	}
	at, _ := searchComparison(c).index(s, sub)
	if at < 0 {
		return vint(-1)
	}
	return vint(start + wtf8.UnitAt(s, at))
}

// lastRange resolves the optional startIndex and count of LastIndexOf to a range of s; ok is false when nothing can match.
func lastRange(c *Call, i, size int) (from, count int, err error) {
	if c.N() <= i || !c.kind(i).IsInteger() {
		return 0, size, nil
	}
	last := c.Int(i)
	if size == 0 && (last == -1 || last == 0) {
		return 0, 0, nil
	}
	if last < 0 || last > size {
		return 0, 0, neterr.ArgumentOutOfRange("startIndex", msgIndexMustBeLessOrEqual)
	}
	count = last + 1
	if c.N() > i+1 && c.kind(i+1).IsInteger() {
		count = c.Int(i + 1)
		if last == size {
			last--
			count = max(0, count-1)
		}
		if count < 0 || last-count+1 < 0 {
			return 0, 0, neterr.ArgumentOutOfRange("count", msgCount)
		}
		return last - count + 1, count, nil
	}
	return 0, min(count, size), nil
}

func strLastIndexOf(c *Call) (value.Value, error) {
	s, sub := strThis(c), strOrChar(c, 0)
	if c.isNull(0) {
		return value.Null, neterr.ArgumentNull("value")
	}
	from, count, err := lastRange(c, 1, wtf8.Len(s))
	if err != nil {
		return value.Null, err
	}
	s = wtf8.Slice(s, from, count)
	at, _ := searchComparison(c).last(s, sub)
	if at < 0 {
		return vint(-1)
	}
	return vint(from + wtf8.UnitAt(s, at))
}

func strIndexOfAny(c *Call) (value.Value, error) {
	if c.isNull(0) {
		return value.Null, neterr.ArgumentNull("anyOf")
	}
	u, set := wtf8.Units(strThis(c)), unitsArg(c, 0)
	start, count, err := searchRange(c, 1, len(u))
	if err != nil {
		return value.Null, err
	}
	for i, x := range u[start : start+count] {
		if containsUnit(set, x) {
			return vint(start + i)
		}
	}
	return vint(-1)
}

func strLastIndexOfAny(c *Call) (value.Value, error) {
	if c.isNull(0) {
		return value.Null, neterr.ArgumentNull("anyOf")
	}
	u, set := wtf8.Units(strThis(c)), unitsArg(c, 0)
	from, count, err := lastRange(c, 1, len(u))
	if err != nil {
		return value.Null, err
	}
	for i := from + count - 1; i >= from; i-- {
		if containsUnit(set, u[i]) {
			return vint(i)
		}
	}
	return vint(-1)
}

func containsUnit(set []uint16, u uint16) bool {
	for _, x := range set {
		if x == u {
			return true
		}
	}
	return false
}

// The flags of StringSplitOptions.
const (
	splitRemoveEmpty = 1
	splitTrim        = 2
)

func strSplit(c *Call) (value.Value, error) {
	s := strThis(c)
	limit, options := -1, 0
	for i := 1; i < c.N(); i++ {
		if c.kind(i) == value.KindEnum {
			options = c.Int(i)
		} else {
			limit = c.Int(i)
			if limit < 0 {
				return value.Null, errNegative("count", limit)
			}
		}
	}
	if options&^3 != 0 {
		return value.Null, neterr.Argument("options", "Value of flags is invalid.")
	}
	var seps []string
	whole := false
	switch r := c.Args[0].Base().Ref().(type) {
	case string:
		seps, whole = []string{r}, r == ""
	case *value.Array:
		for _, x := range r.Items {
			if t := textOf(x); t != "" {
				seps = append(seps, t)
			}
		}
		whole = len(seps) == 0 && len(r.Items) > 0
	default:
		if c.kind(0) == value.KindChar {
			seps = []string{strOrChar(c, 0)}
		}
	}
	return vstrings(splitText(s, seps, whole, limit, options))
}

// splitText is String.Split: without separators white space separates; whole keeps the text in one piece.
func splitText(s string, seps []string, whole bool, limit, options int) []string {
	if limit == 0 {
		return nil
	}
	if limit < 0 {
		limit = int(^uint(0) >> 1)
	}
	if s == "" && options&splitRemoveEmpty != 0 {
		return nil
	}
	if whole || limit == 1 {
		if options&splitTrim != 0 {
			s = strings.TrimSpace(s)
		}
		if s == "" && options&splitRemoveEmpty != 0 {
			return nil
		}
		return []string{s}
	}
	if options == 0 && len(seps) == 1 {
		if limit == int(^uint(0)>>1) {
			return strings.Split(s, seps[0])
		}
		return strings.SplitN(s, seps[0], limit)
	}
	next := separatorFinder(seps)
	var out []string
	clean := func(piece string) (string, bool) {
		if options&splitTrim != 0 {
			piece = strings.TrimSpace(piece)
		}
		return piece, piece != "" || options&splitRemoveEmpty == 0
	}
	for {
		if len(out) == limit-1 {
			// The last piece takes the rest, but empty pieces before it are dropped when asked for.
			for options&splitRemoveEmpty != 0 {
				at, n := next(s)
				if at < 0 {
					break
				}
				if _, keep := clean(s[:at]); keep {
					break
				}
				s = s[at+n:]
			}
			break
		}
		at, n := next(s)
		if at < 0 {
			break
		}
		if piece, keep := clean(s[:at]); keep {
			out = append(out, piece)
		}
		s = s[at+n:]
	}
	if piece, keep := clean(s); keep {
		out = append(out, piece)
	}
	return out
}

func separatorFinder(seps []string) func(string) (at, n int) {
	switch len(seps) {
	case 0:
		return func(s string) (int, int) {
			for i := 0; i < len(s); {
				r, n := wtf8.DecodeRune(s[i:])
				if isWhiteSpace(r) {
					return i, n
				}
				i += n
			}
			return -1, 0
		}
	case 1:
		return func(s string) (int, int) { return strings.Index(s, seps[0]), len(seps[0]) }
	}
	return func(s string) (int, int) {
		for i := range len(s) {
			for _, sep := range seps {
				if strings.HasPrefix(s[i:], sep) {
					return i, len(sep)
				}
			}
		}
		return -1, 0
	}
}
