package ops_test

import (
	"bufio"
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"testing"

	"goposh/runtime/culture"
	"goposh/runtime/errs"
	"goposh/runtime/ops"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// recording is one in-process case of the reference.
type recording struct {
	ID     string
	Script string
	Types  []string
	Text   string
	Errors []struct {
		ID, Category, Exception, Message, Inner, Target string
		Line                                            int
	}
	Threw *struct{ ID string }
}

func readRecordings(t testing.TB, name string) []recording {
	t.Helper()
	path := "../../conformance/reference/" + name + ".jsonl"
	var r io.Reader
	f, err := os.Open(path)
	if err != nil {
		f, err = os.Open(path + ".gz")
		if err != nil {
			t.Fatal(err)
		}
		if r, err = gzip.NewReader(f); err != nil {
			t.Fatal(err)
		}
	} else {
		r = f
	}
	defer f.Close()
	var out []recording
	sc := bufio.NewScanner(r)
	sc.Buffer(nil, 1<<22)
	for sc.Scan() {
		var c recording
		if err := json.Unmarshal(sc.Bytes(), &c); err == nil {
			out = append(out, c)
		}
	}
	return out
}

// fakeRuntime is a session without scripts.
type fakeRuntime struct{}

func (fakeRuntime) Context() context.Context              { return context.Background() }
func (fakeRuntime) Culture() *culture.Culture             { return culture.EnUS() }
func (fakeRuntime) Directory() string                     { return "/" }
func (fakeRuntime) Getenv(string) (string, bool)          { return "", false }
func (fakeRuntime) Setenv(string, string, bool)           {}
func (fakeRuntime) Environ() []string                     { return nil }
func (fakeRuntime) FindType(name string) *value.Type      { return types.Lookup(name) }
func (fakeRuntime) TypeMembers(n string) *value.MemberSet { return types.BuiltinTypeMembers(n) }
func (fakeRuntime) TypeDataVersion() uint64               { return 0 }
func (fakeRuntime) Service(any) any                       { return nil }
func (fakeRuntime) Invoke(value.ScriptBlock, value.Value, value.Value, ...value.Value) ([]value.Value, error) {
	return nil, errors.New("no scripts here")
}

// expression evaluates the small language of the operator recordings: literals, casts, arrays, one operator.
type expression struct {
	s   string
	pos int
}

var errSyntax = errors.New("not an operator expression")

func (e *expression) space() {
	for e.pos < len(e.s) && e.s[e.pos] == ' ' {
		e.pos++
	}
}

func (e *expression) peek(s string) bool {
	e.space()
	return strings.HasPrefix(e.s[e.pos:], s)
}

func (e *expression) take(s string) bool {
	if e.peek(s) {
		e.pos += len(s)
		return true
	}
	return false
}

var operators = map[string]ops.Operator{
	"+": ops.OpAdd, "*": ops.OpMultiply, "/": ops.OpDivide, "%": ops.OpRemainder, "-": ops.OpSubtract, "-f": ops.OpFormat, "..": ops.OpRange,
	"-band": ops.OpBand, "-bor": ops.OpBor, "-bxor": ops.OpBxor, "-shl": ops.OpShl, "-shr": ops.OpShr, "-join": ops.OpJoin,
	"-is": ops.OpIs, "-isnot": ops.OpIsNot, "-as": ops.OpAs,
}

func init() {
	for i, n := range []string{"eq", "ne", "lt", "le", "gt", "ge", "like", "notlike", "match", "notmatch", "replace", "split", "contains", "notcontains", "in", "notin"} {
		operators["-"+n] = ops.OpIeq + ops.Operator(i)
		operators["-i"+n] = ops.OpIeq + ops.Operator(i)
		operators["-c"+n] = ops.OpCeq + ops.Operator(i)
	}
}

func (e *expression) operator() (ops.Operator, bool) {
	e.space()
	rest := e.s[e.pos:]
	word := rest
	if i := strings.IndexAny(rest, " ([@'\"$"); i > 0 {
		word = rest[:i]
	}
	if strings.HasPrefix(rest, "..") {
		word = ".."
	}
	if op, ok := operators[strings.ToLower(word)]; ok {
		e.pos += len(word)
		return op, true
	}
	return 0, false
}

// eval reads "list [op list]".
func (e *expression) eval() (value.Value, error) {
	rt := fakeRuntime{}
	a, err := e.list()
	if err != nil {
		return a, err
	}
	for {
		e.space()
		if e.pos == len(e.s) || e.s[e.pos] == ')' {
			return a, nil
		}
		op, ok := e.operator()
		if !ok {
			return a, errSyntax
		}
		b, err := e.list()
		if err != nil {
			return b, err
		}
		if a, err = ops.Binary(rt, op, a, b); err != nil {
			return a, err
		}
	}
}

func (e *expression) list() (value.Value, error) {
	first, err := e.operand()
	if err != nil || !e.peek(",") {
		return first, err
	}
	items := []value.Value{first}
	for e.take(",") {
		x, err := e.operand()
		if err != nil {
			return x, err
		}
		items = append(items, x)
	}
	return value.Objects(items...), nil
}

func (e *expression) operand() (value.Value, error) {
	e.space()
	rest := e.s[e.pos:]
	switch {
	case rest == "":
		return value.Null, errSyntax
	case strings.HasPrefix(rest, "@("):
		e.pos += 2
		if e.take(")") {
			return value.Objects(), nil
		}
		v, err := e.eval()
		if err != nil || !e.take(")") {
			return v, orSyntax(err)
		}
		if a, ok := v.Object().(*value.Array); ok {
			return value.Objects(a.Items...), nil
		}
		return value.Objects(v), nil
	case strings.HasPrefix(rest, "("):
		e.pos++
		v, err := e.eval()
		if err != nil || !e.take(")") {
			return v, orSyntax(err)
		}
		return v, nil
	case rest == "@{a=1}" || strings.HasPrefix(rest, "@{a=1}"):
		e.pos += 6
		h := value.NewHashtable(1)
		h.SetString("a", value.Int(1))
		return value.Of(h), nil
	case strings.HasPrefix(rest, "@{}"):
		e.pos += 3
		return value.Of(value.NewHashtable(0)), nil
	case rest[0] == '$':
		return e.variable()
	case rest[0] == '\'' || rest[0] == '"':
		return e.text()
	case rest[0] == '[':
		return e.cast()
	}
	end := 0
	for end < len(rest) && strings.IndexByte("0123456789abcdefxABCDEFXlLnNuUsyYdDkKmMgGtTpPb.+-", rest[end]) >= 0 {
		if end > 0 && (rest[end] == '+' || rest[end] == '-') && rest[end-1]|0x20 != 'e' || strings.HasPrefix(rest[end:], "..") {
			break
		}
		end++
	}
	v, ok := types.ScanNumber(rest[:end])
	if !ok || end == 0 {
		return value.Null, errSyntax
	}
	e.pos += end
	return v, nil
}

func orSyntax(err error) error {
	if err == nil {
		return errSyntax
	}
	return err
}

func (e *expression) variable() (value.Value, error) {
	for name, v := range map[string]value.Value{"$null": value.Null, "$true": value.True, "$false": value.False} {
		if e.take(name) {
			return v, nil
		}
	}
	return value.Null, errSyntax
}

func (e *expression) text() (value.Value, error) {
	q := e.s[e.pos]
	end := strings.IndexByte(e.s[e.pos+1:], q)
	if end < 0 {
		return value.Null, errSyntax
	}
	s := e.s[e.pos+1 : e.pos+1+end]
	if q == '"' && strings.ContainsAny(s, "$`") || strings.HasPrefix(e.s[e.pos+end+2:], string(q)) {
		return value.Null, errSyntax
	}
	e.pos += end + 2
	return value.String(s), nil
}

func (e *expression) cast() (value.Value, error) {
	depth, end := 0, e.pos
	for ; end < len(e.s); end++ {
		switch e.s[end] {
		case '[':
			depth++
		case ']':
			depth--
		}
		if depth == 0 {
			break
		}
	}
	if end >= len(e.s) {
		return value.Null, errSyntax
	}
	name := e.s[e.pos+1 : end]
	e.pos = end + 1
	rt := fakeRuntime{}
	t := types.Lookup(name)
	if t == nil {
		return value.Null, errSyntax
	}
	if name == "ordered" {
		return value.Null, errSyntax
	}
	if name == "pscustomobject" {
		t = value.TypePSCustomObject
	}
	if t == nil {
		return value.Null, errSyntax
	}
	if e.take("::") {
		end := e.pos
		for end < len(e.s) && e.s[end] != ' ' && e.s[end] != ')' && e.s[end] != ',' {
			end++
		}
		member := e.s[e.pos:end]
		e.pos = end
		v, found, err := types.GetStatic(rt, t, member)
		if !found {
			return v, errSyntax
		}
		return v, err
	}
	e.space()
	if rest := e.s[e.pos:]; rest == "" || rest[0] == ' ' || rest[0] == ')' || rest[0] == ',' || rest[0] == '-' && !strings.HasPrefix(rest, "-1") && !strings.HasPrefix(rest, "-3") && !strings.HasPrefix(rest, "-2") {
		return value.Of(t), nil
	}
	v, err := e.operand()
	if err != nil {
		return v, err
	}
	r, err := types.Convert(rt, v, t)
	return r, types.Thrown(err)
}

// outcome is what a script put out.
type outcome struct {
	types, lines []string
	trace        []string // what each line gave
	plain        bool
	cut          bool // the script goes on with lines the test does not evaluate
	errors       []*errs.Record
}

// run evaluates a script a line at a time; ok is false when some line is beyond the test's language.
func run(script string) (out outcome, ok bool) {
	out.plain = true
	for line := range strings.SplitSeq(script, "\n") {
		line = strings.TrimSpace(line)
		if inner, found := strings.CutPrefix(line, `"[$(`); found && strings.HasSuffix(line, `)]"`) {
			if !out.interpolate(strings.TrimSuffix(inner, `)]"`)) {
				return out, false
			}
			continue
		}
		if strings.HasPrefix(line, "$x = ") {
			out.cut = true
			return out, true
		}
		e := &expression{s: line}
		v, err := e.eval()
		if errors.Is(err, errSyntax) || err == nil && e.pos < len(e.s) {
			return out, false
		}
		if err != nil {
			out.errors = append(out.errors, engineRecord(err))
			out.trace = append(out.trace, e.s+" -> "+err.Error())
			continue
		}
		out.trace = append(out.trace, fmt.Sprintf("%s -> %s %s", e.s, typeName(v), types.ToString(nil, v)))
		if v.IsVoid() {
			continue
		}
		_ = types.Each(fakeRuntime{}, v, func(x value.Value) error {
			out.add(x)
			return nil
		})
	}
	return out, true
}

// interpolate is a line "[$(expression)]".
func (o *outcome) interpolate(text string) bool {
	e := &expression{s: text}
	v, err := e.eval()
	if errors.Is(err, errSyntax) {
		return false
	}
	if err != nil {
		o.errors = append(o.errors, engineRecord(err))
		o.trace = append(o.trace, text+" -> "+err.Error())
		v = value.Null
	}
	if items, ok, _ := types.Slice(fakeRuntime{}, v); ok {
		v = types.Unwrap(items)
	}
	o.trace = append(o.trace, text+" -> "+types.ToString(fakeRuntime{}, v))
	o.types = append(o.types, "System.String")
	o.lines = append(o.lines, "["+types.ToString(fakeRuntime{}, v)+"]")
	return true
}

func typeName(v value.Value) string {
	if v.IsNull() {
		return "null"
	}
	return v.Type().Name()
}

func (o *outcome) add(v value.Value) {
	if v.IsNull() {
		o.types = append(o.types, "null")
		return
	}
	o.types = append(o.types, types.TypeNames(nil, v)[0])
	switch v.Base().Kind() {
	case value.KindDateTime, value.KindTimeSpan, value.KindObject:
		if _, isDecimal := v.AsDecimal(); !isDecimal {
			o.plain = false
		}
	}
	c := culture.EnUS()
	if f, ok := v.Base().AsDouble(); ok {
		s, _ := types.JoinText(fakeRuntime{}, value.Double(f))
		o.lines = append(o.lines, s)
		return
	}
	if v.Base().Kind() == value.KindSingle {
		s, _ := types.JoinText(fakeRuntime{}, v)
		o.lines = append(o.lines, s)
		return
	}
	o.lines = append(o.lines, types.ToStringCulture(fakeRuntime{}, v, "", c))
}

// engineRecord is the record that the engine makes of an error.
func engineRecord(err error) *errs.Record {
	var rec *errs.Record
	if errors.As(err, &rec) {
		return rec
	}
	ex := errs.ExceptionFrom(err)
	if ex.Record != nil {
		return ex.Record
	}
	return errs.NewRecord(ex, ex.TypeName, errs.OperationStopped, value.Null)
}

// topics are the recordings that consist of such expressions, and how many of them agree now. A number may only rise.
var topics = []struct {
	prefix string
	agree  int
}{
	{"language/arith-", 227}, {"language/array-left-", 126}, {"language/bitwise-", 57}, {"language/cast-", 118},
	{"language/compare-", 152}, {"language/range/", 7}, {"language/contains/", 4}, {"language/is-as/", 6},
	{"language/as/", 15}, {"language/join/", 3}, {"language/like/", 7}, {"language/split/", 7},
}

func TestRecordedOperators(t *testing.T) {
	cases := readRecordings(t, "language")
	for _, topic := range topics {
		total, agree := 0, 0
		for i := range cases {
			c := &cases[i]
			if !strings.HasPrefix(c.ID, topic.prefix) || c.Threw != nil {
				continue
			}
			out, ok := run(c.Script)
			if !ok {
				continue
			}
			total++
			if diff := compare(c, &out); diff != "" {
				if testing.Verbose() {
					fmt.Printf("%s: %s\n%s", c.ID, diff, byLine(c, &out))
				}
				continue
			}
			agree++
		}
		t.Logf("%s* %d of %d", topic.prefix, agree, total)
		if agree < topic.agree {
			t.Errorf("%s*: %d of %d recordings agree, %d did before", topic.prefix, agree, total, topic.agree)
		}
	}
}

func compare(c *recording, out *outcome) string {
	if out.cut {
		n := min(len(out.types), len(c.Types))
		c.Types = c.Types[:n]
		lines := strings.Split(c.Text, "\n")
		c.Text = strings.Join(lines[:min(len(lines), len(out.lines))], "\n")
		c.Errors = c.Errors[:min(len(c.Errors), len(out.errors))]
	}
	if n := len(c.Types); n > 0 && strings.HasPrefix(c.Types[n-1], "... ") && len(out.types) > n {
		out.types = append(out.types[:n-1], c.Types[n-1])
	}
	if c.Types != nil && !slices.Equal(c.Types, out.types) {
		return fmt.Sprintf("types\n want %v\n have %v\n  %s", c.Types, out.types, strings.Join(out.trace, "\n  "))
	}
	if out.plain {
		if have := strings.Join(out.lines, "\n"); have != strings.TrimSuffix(c.Text, "\n") {
			return fmt.Sprintf("text\n want %q\n have %q\n script %q", c.Text, have, c.Script)
		}
	}
	for i, want := range c.Errors {
		if i >= len(out.errors) {
			return fmt.Sprintf("error missing: %s %s\n script %s", want.ID, want.Message, c.Script)
		}
		r := out.errors[i]
		inner := ""
		if r.Exception.Inner != nil {
			inner = r.Exception.Inner.TypeName
		}
		if r.ID != want.ID || r.Category.String() != want.Category || r.Exception.Message != want.Message || r.Exception.TypeName != want.Exception || inner != want.Inner ||
			types.ToString(nil, r.Target) != want.Target {
			return fmt.Sprintf("error %d\n want %+v\n have {%s %s %s %s %s %s}", i, want, r.ID, r.Category, r.Exception.TypeName, r.Exception.Message, inner, types.ToString(nil, r.Target))
		}
	}
	if len(out.errors) > len(c.Errors) {
		return fmt.Sprintf("error too many: %s\n script %q", out.errors[len(c.Errors)].Exception.Message, c.Script)
	}
	return ""
}

// byLine shows the lines of a script of one-line expressions that come out differently.
func byLine(c *recording, out *outcome) string {
	var b strings.Builder
	texts := strings.Split(c.Text, "\n")
	next := 0
	for i, have := range out.trace {
		want := ""
		for _, e := range c.Errors {
			if e.Line == i+1 {
				want = "ERR " + e.Message
			}
		}
		if want == "" && next < len(c.Types) {
			want = c.Types[next]
			if next < len(texts) {
				want += " " + texts[next]
			}
			next++
		}
		fmt.Fprintf(&b, "     %s\n            %s\n", have, want)
	}
	return b.String()
}
