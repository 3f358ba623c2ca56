// Package netregex is System.Text.RegularExpressions over a backtracking engine with .NET's syntax.
//
//	Compile(pattern, options, timeout) (*Regex, error)         cached; errors are RegexParseException and the like
//	r.IsMatch(s, start), r.Match(s, start), m.Next(), r.All(s, start, f)
//	r.Replace(s, replacement, count, start), r.ReplaceFunc(s, f, count, start), m.Result(replacement)
//	r.Split(s, count, start), r.GroupNames(), r.GroupNumbers(), r.GroupNumber(name), r.GroupName(number)
//	Escape(s), Unescape(s)
//
// Positions in arguments (start) are byte offsets; a Capture has both UTF-16 positions, as .NET shows them, and byte
// offsets. start < 0 means where matching begins by itself: the start, or the end for RightToLeft. count < 0 means all.
package netregex

import (
	"context"
	"strings"
	"sync"
	"time"
	"unicode/utf8"

	"github.com/dlclark/regexp2"

	"goposh/runtime/neterr"
)

// Options is System.Text.RegularExpressions.RegexOptions.
type Options int

// The values of RegexOptions.
const (
	None                    Options = 0
	IgnoreCase              Options = 1
	Multiline               Options = 2
	ExplicitCapture         Options = 4
	Compiled                Options = 8
	Singleline              Options = 16
	IgnorePatternWhitespace Options = 32
	RightToLeft             Options = 64
	ECMAScript              Options = 256
	CultureInvariant        Options = 512
	NonBacktracking         Options = 1024
)

const allOptions = IgnoreCase | Multiline | ExplicitCapture | Compiled | Singleline | IgnorePatternWhitespace |
	RightToLeft | ECMAScript | CultureInvariant | NonBacktracking

// NoTimeout is Regex.InfiniteMatchTimeout.
const NoTimeout time.Duration = -1 * time.Millisecond

// Regex is a compiled pattern. It is immutable and safe for concurrent use.
type Regex struct {
	pattern string
	options Options
	timeout time.Duration
	re      *regexp2.Regexp
	ctx     context.Context // nil for none; see Within
	literal string          // the text the pattern stands for when it has no metacharacters
	plain   bool            // literal decides matches by itself
	fold    bool            // so it does for ASCII input, ignoring case
	linear  func() *linear  // the linear engine, nil where it cannot serve
	names   []string
	numbers []int
}

// Pattern is Regex.ToString().
func (r *Regex) Pattern() string { return r.pattern }

// Options is Regex.Options.
func (r *Regex) Options() Options { return r.options }

// Timeout is Regex.MatchTimeout; NoTimeout when there is none.
func (r *Regex) Timeout() time.Duration { return r.timeout }

// RightToLeft is Regex.RightToLeft.
func (r *Regex) RightToLeft() bool { return r.options&RightToLeft != 0 }

// Compile returns the regex for a pattern. Patterns used lately are kept, so calling it again is cheap. It fails with
// RegexParseException, NotSupportedException or ArgumentOutOfRangeException.
func Compile(pattern string, options Options, timeout time.Duration) (*Regex, error) {
	if timeout <= 0 {
		timeout = NoTimeout
	}
	key := cacheKey{pattern, options, timeout}
	if r := compiled.get(key); r != nil {
		return r, nil
	}
	r, err := compile(pattern, options, timeout)
	if err != nil {
		return nil, err
	}
	compiled.put(key, r)
	return r, nil
}

func checkOptions(pattern string, o Options) error {
	outOfRange := neterr.ArgumentOutOfRange("options", "Specified argument was out of the range of valid values.")
	if o&^allOptions != 0 {
		return outOfRange
	}
	if o&ECMAScript != 0 && o&^(ECMAScript|IgnoreCase|Multiline|Compiled|CultureInvariant) != 0 {
		return outOfRange
	}
	if o&NonBacktracking != 0 {
		if o&RightToLeft != 0 {
			return outOfRange
		}
		if what := backtracks(pattern); what != "" {
			return neterr.New(neterr.TypeNotSupported,
				"RegexOptions.NonBacktracking is not supported in conjunction with expressions containing: '"+what+"'.")
		}
	}
	return nil
}

func compile(pattern string, options Options, timeout time.Duration) (r *Regex, err error) {
	if err := checkOptions(pattern, options); err != nil {
		return nil, err
	}
	re, err := compileEngine(pattern, options)
	if err != nil {
		return nil, parseError(pattern, options, err)
	}
	r = &Regex{pattern: pattern, options: options, timeout: timeout, re: re, names: re.GetGroupNames(), numbers: re.GetGroupNumbers()}
	r.patient(re)
	r.linear = sync.OnceValue(func() *linear { return newLinear(r) })
	if options&(RightToLeft|IgnorePatternWhitespace) == 0 && !strings.ContainsAny(pattern, `\*+?|{[()^$.#`) {
		r.literal = pattern
		r.plain = options&IgnoreCase == 0 && utf8.ValidString(pattern)
		r.fold = options&IgnoreCase != 0 && isASCII(pattern)
	}
	return r, nil
}

// compileEngine shields callers from patterns that would crash the engine's parser.
func compileEngine(pattern string, options Options) (re *regexp2.Regexp, err error) {
	defer func() {
		if p := recover(); p != nil {
			re, err = nil, neterr.Argument("", "The regular expression pattern is too complex.")
		}
	}()
	o := regexp2.RegexOptions(options &^ (Compiled | CultureInvariant | NonBacktracking))
	return regexp2.Compile(expandBlocks(pattern), o)
}

// GroupNames is Regex.GetGroupNames: in the order of their numbers.
func (r *Regex) GroupNames() []string { return append([]string(nil), r.names...) }

// GroupNumbers is Regex.GetGroupNumbers.
func (r *Regex) GroupNumbers() []int { return append([]int(nil), r.numbers...) }

// GroupNumber is Regex.GroupNumberFromName; -1 if there is none.
func (r *Regex) GroupNumber(name string) int {
	for i, n := range r.names {
		if n == name {
			return r.numbers[i]
		}
	}
	return -1
}

// GroupName is Regex.GroupNameFromNumber; "" if there is none.
func (r *Regex) GroupName(number int) string {
	for i, n := range r.numbers {
		if n == number {
			return r.names[i]
		}
	}
	return ""
}

// IsMatch is Regex.IsMatch(s, start).
func (r *Regex) IsMatch(s string, start int) (bool, error) {
	if r.useLiteral(s) {
		return r.index(s[min(max(start, 0), len(s)):]) >= 0, nil
	}
	if l := r.linearFor(s, start); l != nil && start <= 0 {
		return l.re.MatchString(s), nil
	}
	if start < 0 {
		ok, err := r.re.MatchString(s)
		if err == nil {
			return ok, nil
		}
	}
	m, err := r.Match(s, start)
	return m != nil, err
}

// timedOut is the engine's only run-time error.
func timedOut() error {
	return neterr.New(neterr.TypeRegexMatchTimeout, "The Regex engine has timed out while trying to match a pattern to an "+
		"input string. This can occur for many reasons, including very large inputs or excessive backtracking caused by "+
		"nested quantifiers, back-references and other factors.")
}
