package types

import (
	"strconv"
	"time"

	"goposh/runtime/neterr"
	"goposh/runtime/netregex"
	"goposh/runtime/value"
	"goposh/runtime/wtf8"
)

var (
	typeRegex             = lazyType{name: "System.Text.RegularExpressions.Regex"}
	typeMatch             = lazyType{name: "System.Text.RegularExpressions.Match"}
	typeGroup             = lazyType{name: "System.Text.RegularExpressions.Group"}
	typeCapture           = lazyType{name: "System.Text.RegularExpressions.Capture"}
	typeMatchCollection   = lazyType{name: "System.Text.RegularExpressions.MatchCollection"}
	typeGroupCollection   = lazyType{name: "System.Text.RegularExpressions.GroupCollection"}
	typeCaptureCollection = lazyType{name: "System.Text.RegularExpressions.CaptureCollection"}
	typeRegexOptions      = lazyType{name: "System.Text.RegularExpressions.RegexOptions"}
)

// Regex is a System.Text.RegularExpressions.Regex.
type Regex struct {
	value.Bag
	R       *netregex.Regex
	pattern string
	options netregex.Options
	timeout time.Duration
}

// Type implements value.Object.
func (*Regex) Type() *value.Type { return typeRegex.get() }

// String is the pattern.
func (r *Regex) String() string { return r.pattern }

// NewRegex compiles a pattern.
func NewRegex(pattern string, options netregex.Options) (*Regex, error) {
	r, err := netregex.Compile(pattern, options, netregex.NoTimeout)
	if err != nil {
		return nil, err
	}
	return &Regex{R: r, pattern: pattern, options: options, timeout: netregex.NoTimeout}, nil
}

// Regex is the compiled expression, for the operators.
func (r *Regex) Regex() *netregex.Regex { return r.R }

// Capture is a System.Text.RegularExpressions.Capture, Group or Match.
type Capture struct {
	value.Bag
	typ   *value.Type
	m     *netregex.Match // nil for Match.Empty
	cap   netregex.Capture
	group *netregex.Group // of groups and matches
}

// Type implements value.Object.
func (c *Capture) Type() *value.Type { return c.typ }

// String is the captured text.
func (c *Capture) String() string { return c.text() }

func (c *Capture) text() string {
	if c.m == nil || c.group != nil && !c.group.Success {
		return ""
	}
	return c.m.Text(c.cap)
}

// NewMatch returns the System.Text.RegularExpressions.Match of a match; nil gives the failed one.
func NewMatch(m *netregex.Match) value.Value {
	if m == nil {
		return value.Of(&Capture{typ: typeMatch.get()})
	}
	return value.Of(&Capture{typ: typeMatch.get(), m: m, cap: m.Capture0(), group: &m.Groups[0]})
}

func newGroup(m *netregex.Match, g *netregex.Group) value.Value {
	return value.Of(&Capture{typ: typeGroup.get(), m: m, cap: g.Capture, group: g})
}

// regexClass declares System.Text.RegularExpressions.Regex.
func regexClass() *Class {
	return &Class{Members: []M{
		{"new(string pattern)", reNew},
		{"new(string pattern, RegexOptions options)", reNew},
		{"new(string pattern, RegexOptions options, TimeSpan matchTimeout)", reNew},
		{"static readonly TimeSpan InfiniteMatchTimeout", constant(value.TimeSpan(-10000))},
		{"RegexOptions Options {get}", reOptions},
		{"bool RightToLeft {get}", reRightToLeft},
		{"static int CacheSize {get;set}", reCacheSize},
		{"TimeSpan MatchTimeout {get}", reMatchTimeout},
		{"static string Escape(string str)", reEscape},
		{"static string Unescape(string str)", reUnescape},
		{"string ToString()", reToString},
		{"string[] GetGroupNames()", reGetGroupNames},
		{"int[] GetGroupNumbers()", reGetGroupNumbers},
		{"string GroupNameFromNumber(int i)", reGroupNameFromNumber},
		{"int GroupNumberFromName(string name)", reGroupNumberFromName},
		{"int Count(string input)", reCount},
		{"static int Count(string input, string pattern)", reCount},
		{"static int Count(string input, string pattern, RegexOptions options)", reCount},
		{"static int Count(string input, string pattern, RegexOptions options, TimeSpan matchTimeout)", reCount},
		{"static bool IsMatch(string input, string pattern)", reIsMatch},
		{"static bool IsMatch(string input, string pattern, RegexOptions options)", reIsMatch},
		{"static bool IsMatch(string input, string pattern, RegexOptions options, TimeSpan matchTimeout)", reIsMatch},
		{"bool IsMatch(string input)", reIsMatch},
		{"bool IsMatch(string input, int startat)", reIsMatch},
		{"static Match Match(string input, string pattern)", reMatch},
		{"static Match Match(string input, string pattern, RegexOptions options)", reMatch},
		{"static Match Match(string input, string pattern, RegexOptions options, TimeSpan matchTimeout)", reMatch},
		{"Match Match(string input)", reMatch},
		{"Match Match(string input, int startat)", reMatch},
		{"Match Match(string input, int beginning, int length)", reMatch},
		{"static MatchCollection Matches(string input, string pattern)", reMatches},
		{"static MatchCollection Matches(string input, string pattern, RegexOptions options)", reMatches},
		{"static MatchCollection Matches(string input, string pattern, RegexOptions options, TimeSpan matchTimeout)", reMatches},
		{"MatchCollection Matches(string input)", reMatches},
		{"MatchCollection Matches(string input, int startat)", reMatches},
		{"static string Replace(string input, string pattern, string replacement)", reReplace},
		{"static string Replace(string input, string pattern, string replacement, RegexOptions options)", reReplace},
		{"static string Replace(string input, string pattern, string replacement, RegexOptions options, TimeSpan matchTimeout)", reReplace},
		{"string Replace(string input, string replacement)", reReplace},
		{"string Replace(string input, string replacement, int count)", reReplace},
		{"string Replace(string input, string replacement, int count, int startat)", reReplace},
		{"static string Replace(string input, string pattern, MatchEvaluator evaluator)", reReplace},
		{"static string Replace(string input, string pattern, MatchEvaluator evaluator, RegexOptions options)", reReplace},
		{"static string Replace(string input, string pattern, MatchEvaluator evaluator, RegexOptions options, TimeSpan matchTimeout)", reReplace},
		{"string Replace(string input, MatchEvaluator evaluator)", reReplace},
		{"string Replace(string input, MatchEvaluator evaluator, int count)", reReplace},
		{"string Replace(string input, MatchEvaluator evaluator, int count, int startat)", reReplace},
		{"static string[] Split(string input, string pattern)", reSplit},
		{"static string[] Split(string input, string pattern, RegexOptions options)", reSplit},
		{"static string[] Split(string input, string pattern, RegexOptions options, TimeSpan matchTimeout)", reSplit},
		{"string[] Split(string input)", reSplit},
		{"string[] Split(string input, int count)", reSplit},
		{"string[] Split(string input, int count, int startat)", reSplit},
	}}
}

func reThis(c *Call) *Regex { return this[*Regex](c) }

func reNew(c *Call) (value.Value, error) {
	if c.isNull(0) {
		return value.Null, neterr.ArgumentNull("pattern")
	}
	return compileArgs(c, c.Str(0), 1)
}

// compileArgs compiles a pattern with the options and timeout found from argument i on.
func compileArgs(c *Call, pattern string, i int) (value.Value, error) {
	opts, timeout := netregex.None, netregex.NoTimeout
	for ; i < c.N(); i++ {
		switch c.kind(i) {
		case value.KindEnum:
			opts = netregex.Options(c.Int(i))
		case value.KindTimeSpan:
			timeout = time.Duration(c.Long(i)) * 100
		}
	}
	r, err := netregex.Compile(pattern, opts, timeout)
	if err != nil {
		return value.Null, err
	}
	return vobject(&Regex{R: r, pattern: pattern, options: opts, timeout: timeout})
}

// reTarget returns the regex of a call, bound to what runs now, and its arguments after the input: the instance's, or that of the
// static form (input, pattern, …) whose pattern comes second.
func reTarget(c *Call, middle int) (*netregex.Regex, []value.Value, error) {
	r, args := reThis(c), c.Args
	if r == nil {
		if c.isNull(1) {
			return nil, nil, neterr.ArgumentNull("pattern")
		}
		v, err := compileArgs(c, c.Str(1), 2)
		if err != nil {
			return nil, nil, err
		}
		r = v.Ref().(*Regex)
		args = append([]value.Value{c.Args[0]}, c.Args[2:min(c.N(), 2+middle)]...)
	}
	return r.R.Within(c.RT.Context()), args, nil
}

// startOf converts a position argument, in UTF-16 code units, to bytes.
func startOf(s string, args []value.Value, i int) (int, error) {
	if i >= len(args) || args[i].Base().Kind() != value.KindInt32 {
		return -1, nil
	}
	n := int(args[i].Base().Int64())
	if n < 0 || n > wtf8.Len(s) {
		return 0, neterr.ArgumentOutOfRange("startat", "Start index cannot be less than 0 or greater than input length.")
	}
	off, _ := wtf8.Offset(s, n)
	return off, nil
}

func textArg(args []value.Value, i int) string { s, _ := args[i].Base().AsString(); return s }

func reIsMatch(c *Call) (value.Value, error) {
	r, args, err := reTarget(c, 0)
	if err != nil {
		return value.Null, err
	}
	s := textArg(args, 0)
	start, err := startOf(s, args, 1)
	if err != nil {
		return value.Null, err
	}
	ok, err := r.IsMatch(s, start)
	return value.Bool(ok), err
}

func reMatch(c *Call) (value.Value, error) {
	r, args, err := reTarget(c, 0)
	if err != nil {
		return value.Null, err
	}
	s := textArg(args, 0)
	if len(args) == 3 {
		// A part of the input, searched as if it were all.
		from, n := int(args[1].Base().Int64()), int(args[2].Base().Int64())
		if from < 0 || n < 0 || from > wtf8.Len(s)-n {
			return value.Null, neterr.ArgumentOutOfRange("beginning", msgIndexMustBeLessOrEqual)
		}
		s = wtf8.Slice(s, from, n)
		args = args[:1]
	}
	start, err := startOf(s, args, 1)
	if err != nil {
		return value.Null, err
	}
	m, err := r.Match(s, start)
	if err != nil {
		return value.Null, err
	}
	return NewMatch(m), nil
}

func reMatches(c *Call) (value.Value, error) {
	r, args, err := reTarget(c, 0)
	if err != nil {
		return value.Null, err
	}
	s := textArg(args, 0)
	start, err := startOf(s, args, 1)
	if err != nil {
		return value.Null, err
	}
	var items []value.Value
	err = r.All(s, start, func(m *netregex.Match) (bool, error) {
		items = append(items, NewMatch(m))
		return true, nil
	})
	return readOnlyItems(&typeMatchCollection, items), err
}

func readOnlyItems(t *lazyType, items []value.Value) value.Value {
	l := value.NewList(t.get(), items)
	l.ReadOnly = true
	return value.Of(l)
}

func reCount(c *Call) (value.Value, error) {
	v, err := reMatches(c)
	if err != nil {
		return value.Null, err
	}
	return vint(len(v.Ref().(*value.List).Items))
}

func reReplace(c *Call) (value.Value, error) {
	r, args, err := reTarget(c, 1)
	if err != nil {
		return value.Null, err
	}
	s, count := textArg(args, 0), -1
	if len(args) > 2 {
		count = int(args[2].Base().Int64())
	}
	start, err := startOf(s, args, 3)
	if err != nil {
		return value.Null, err
	}
	if count < -1 {
		return value.Null, neterr.ArgumentOutOfRange("count", "Count cannot be less than -1.")
	}
	var out string
	if with := args[1]; isCallable(with) {
		out, err = r.ReplaceFunc(s, func(m *netregex.Match) (string, error) {
			v, err := callFunc(c, with, NewMatch(m))
			if err != nil {
				return "", err
			}
			return ToString(c.RT, v), nil
		}, count, start)
	} else {
		out, err = r.Replace(s, textArg(args, 1), count, start)
	}
	return value.String(out), err
}

func reSplit(c *Call) (value.Value, error) {
	r, args, err := reTarget(c, 0)
	if err != nil {
		return value.Null, err
	}
	s, count := textArg(args, 0), -1
	if len(args) > 1 {
		if count = int(args[1].Base().Int64()); count < 0 {
			return value.Null, neterr.ArgumentOutOfRange("count", "Count cannot be less than -1.")
		}
		if count == 0 {
			count = -1
		}
	}
	start, err := startOf(s, args, 2)
	if err != nil {
		return value.Null, err
	}
	parts, err := r.Split(s, count, start)
	return value.Strings(parts), err
}

func reEscape(c *Call) (value.Value, error) {
	if c.isNull(0) {
		return value.Null, neterr.ArgumentNull("str")
	}
	return vstring(netregex.Escape(c.Str(0)))
}

func reUnescape(c *Call) (value.Value, error) {
	s, err := netregex.Unescape(c.Str(0))
	return value.String(s), err
}

func reOptions(c *Call) (value.Value, error) {
	return typeRegexOptions.enum(int(reThis(c).options)), nil
}
func reRightToLeft(c *Call) (value.Value, error) {
	return vbool(reThis(c).options&netregex.RightToLeft != 0)
}
func reMatchTimeout(c *Call) (value.Value, error) {
	return value.TimeSpan(int64(reThis(c).timeout) / 100), nil
}
func reGetGroupNames(c *Call) (value.Value, error) { return vstrings(reThis(c).R.GroupNames()) }
func reGetGroupNumbers(c *Call) (value.Value, error) {
	var items []value.Value
	for _, n := range reThis(c).R.GroupNumbers() {
		items = append(items, value.Int(int32(n)))
	}
	return arrayOf(value.TypeInt32, items), nil
}
func reGroupNameFromNumber(c *Call) (value.Value, error) {
	return vstring(reThis(c).R.GroupName(c.Int(0)))
}
func reGroupNumberFromName(c *Call) (value.Value, error) {
	return vint(reThis(c).R.GroupNumber(c.Str(0)))
}
func reToString(c *Call) (value.Value, error) { return vstring(reThis(c).pattern) }
func reCacheSize(c *Call) (value.Value, error) {
	if c.N() == 1 {
		return value.Void, nil
	}
	return vint(15)
}

// captureClass declares Capture.
func captureClass() *Class {
	return &Class{Members: []M{
		{"int Index {get}", func(c *Call) (value.Value, error) { return vint(capThis(c).cap.Index) }},
		{"int Length {get}", func(c *Call) (value.Value, error) { return vint(capThis(c).cap.Length) }},
		{"string Value {get}", capValue},
		{"string ToString()", capValue},
	}}
}

func capThis(c *Call) *Capture { return this[*Capture](c) }

func capValue(c *Call) (value.Value, error) { return vstring(capThis(c).text()) }

// groupClass declares Group.
func groupClass() *Class {
	return &Class{Members: []M{
		{"bool Success {get}", func(c *Call) (value.Value, error) {
			x := capThis(c)
			return vbool(x.m != nil && x.group != nil && x.group.Success)
		}},
		{"string Name {get}", func(c *Call) (value.Value, error) {
			if g := capThis(c).group; g != nil {
				if g.Name == "" {
					return vstring(strconv.Itoa(g.Number))
				}
				return vstring(g.Name)
			}
			return vstring("0")
		}},
		{"CaptureCollection Captures {get}", func(c *Call) (value.Value, error) {
			x := capThis(c)
			var items []value.Value
			if x.group != nil && x.typ == typeMatch.get() {
				items = append(items, c.This)
			} else if x.group != nil {
				for _, k := range x.group.Captures {
					items = append(items, value.Of(&Capture{typ: typeCapture.get(), m: x.m, cap: k}))
				}
			}
			return readOnlyItems(&typeCaptureCollection, items), nil
		}},
	}}
}

// matchClass declares Match.
func matchClass() *Class {
	return &Class{Members: []M{
		{"static Match Empty {get}", func(*Call) (value.Value, error) { return NewMatch(nil), nil }},
		{"GroupCollection Groups {get}", func(c *Call) (value.Value, error) {
			return vobject(&groupCollection{m: capThis(c).m, self: c.This.Base()})
		}},
		{"Match NextMatch()", func(c *Call) (value.Value, error) {
			if capThis(c).m == nil {
				return c.This, nil
			}
			m, err := capThis(c).m.Within(c.RT.Context()).Next()
			return NewMatch(m), err
		}},
		{"string Result(string replacement)", func(c *Call) (value.Value, error) {
			if capThis(c).m == nil {
				return value.Null, notSupported("Result cannot be called on a failed Match.")
			}
			return vstring(capThis(c).m.Result(c.Str(0)))
		}},
	}}
}

// groupCollection is a GroupCollection: groups by number or name.
type groupCollection struct {
	value.Bag
	m    *netregex.Match
	self value.Value
}

// Type implements value.Object.
func (*groupCollection) Type() *value.Type { return typeGroupCollection.get() }

func (g *groupCollection) items() []value.Value {
	if g.m == nil {
		return []value.Value{g.self}
	}
	out := make([]value.Value, len(g.m.Groups))
	out[0] = g.self
	for i := 1; i < len(out); i++ {
		out[i] = newGroup(g.m, &g.m.Groups[i])
	}
	return out
}

// Enumerate implements Sequence.
func (g *groupCollection) Enumerate(value.Runtime) Enumerator { return NewEnumerator(g.items()) }

func (g *groupCollection) find(x *netregex.Group) (value.Value, error) {
	switch {
	case x == nil:
		return vobject(&Capture{typ: typeGroup.get(), group: &netregex.Group{Name: ""}})
	case x.Number == 0:
		return g.self, nil
	}
	return newGroup(g.m, x), nil
}

// groupCollectionClass declares GroupCollection.
func groupCollectionClass() *Class {
	return &Class{Members: []M{
		{"bool IsReadOnly {get}", constant(value.True)},
		{"int Count {get}", func(c *Call) (value.Value, error) { return vint(len(this[*groupCollection](c).items())) }},
		{"bool IsSynchronized {get}", constant(value.False)},
		{"object SyncRoot {get}", strSelf},
		{"Group Item[int groupnum] {get}", func(c *Call) (value.Value, error) {
			g := this[*groupCollection](c)
			if g.m == nil {
				return g.find(nil)
			}
			return g.find(g.m.Group(c.Int(0)))
		}},
		{"Group Item[string groupname] {get}", func(c *Call) (value.Value, error) {
			g := this[*groupCollection](c)
			if g.m == nil {
				return g.find(nil)
			}
			return g.find(g.m.GroupByName(c.Str(0)))
		}},
		{"IEnumerable[string] Keys {get}", func(c *Call) (value.Value, error) {
			var out []string
			for _, v := range this[*groupCollection](c).items() {
				if g := v.Ref().(*Capture).group; g != nil {
					out = append(out, g.Name)
				}
			}
			return vstrings(out)
		}},
		{"IEnumerable[Group] Values {get}", func(c *Call) (value.Value, error) {
			return arrayOf(typeGroup.get(), this[*groupCollection](c).items()), nil
		}},
		{"bool IsFixedSize {get}", constant(value.True)},
		{"bool ContainsKey(string key)", func(c *Call) (value.Value, error) {
			g := this[*groupCollection](c)
			return vbool(g.m != nil && g.m.GroupByName(c.Str(0)) != nil)
		}},
		{"IEnumerator GetEnumerator()", func(c *Call) (value.Value, error) {
			return vobject(newIterator("System.Collections.IEnumerator", this[*groupCollection](c).items()))
		}},
	}}
}

// matchCollectionClass declares MatchCollection and CaptureCollection.
func matchCollectionClass() *Class {
	return &Class{Members: []M{
		{"bool IsReadOnly {get}", constant(value.True)},
		{"int Count {get}", listCount},
		{"bool IsSynchronized {get}", constant(value.False)},
		{"object SyncRoot {get}", strSelf},
		{"bool IsFixedSize {get}", constant(value.True)},
		{"object Item[int i] {get}", listItem},
		{"void CopyTo(Array array, int arrayIndex)", listCopyTo},
		{"IEnumerator GetEnumerator()", listGetEnumerator},
	}}
}
