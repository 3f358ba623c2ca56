package utility

import (
	"fmt"
	"math"
	"math/big"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/types"
	"goposh/runtime/value"
	"goposh/runtime/wtf8"
)

// jsonReader reads JSON as lenient as Newtonsoft.Json: comments, single quotes, bare names, trailing commas, hexadecimal and
// octal numbers.
type jsonReader struct {
	c    *cmdlet.Context
	text string
	pos  int
	// line and lineStart locate pos for messages.
	line, lineStart int
	path            []string
	depth, maxDepth int
	tables          bool // objects become hashtables
	dates           jsonDateKind
	started         bool
	steps           int
}

// syntax is the exception of malformed JSON.
func (r *jsonReader) syntax(class, format string, args ...any) error {
	line, column := r.line, utf16Column(r.text[r.lineStart:r.pos])
	if !r.started && column == 0 {
		line = 0
	}
	path := strings.TrimPrefix(strings.Join(r.path, ""), ".")
	message := fmt.Sprintf(format, args...) + fmt.Sprintf(" Path '%s', line %d, position %d.", path, line, column)
	inner := errs.NewException("Newtonsoft.Json."+class, message)
	ex := errs.NewException(argumentException, "Conversion from JSON failed with error: "+message).WithInner(inner)
	return errs.NewRecord(ex, argumentException, errs.NotSpecified, value.Null)
}

func (r *jsonReader) bad(format string, args ...any) error {
	return r.syntax("JsonReaderException", format, args...)
}

func utf16Column(s string) int { return wtf8.Len(s) }

func (r *jsonReader) rune() (rune, int) {
	if r.pos >= len(r.text) {
		return -1, 0
	}
	return wtf8.DecodeRune(r.text[r.pos:])
}

func (r *jsonReader) at(i int) byte {
	if r.pos+i < len(r.text) {
		return r.text[r.pos+i]
	}
	return 0
}

// space skips white space and comments.
func (r *jsonReader) space() error {
	for {
		c, n := r.rune()
		switch {
		case c == '\n':
			r.pos++
			r.line, r.lineStart = r.line+1, r.pos
		case c == '\r':
			r.pos++
			if r.at(0) != '\n' {
				r.line, r.lineStart = r.line+1, r.pos
			}
		case c == '/':
			if err := r.comment(); err != nil {
				return err
			}
		case c >= 0 && unicode.IsSpace(c):
			r.pos += n
		default:
			return nil
		}
	}
}

func (r *jsonReader) comment() error {
	r.pos++
	switch r.at(0) {
	case '/':
		for r.pos < len(r.text) && r.text[r.pos] != '\n' && r.text[r.pos] != '\r' {
			r.pos++
		}
		return nil
	case '*':
		r.pos++
		for r.pos < len(r.text) {
			if strings.HasPrefix(r.text[r.pos:], "*/") {
				r.pos += 2
				return nil
			}
			if r.text[r.pos] == '\n' {
				r.line, r.lineStart = r.line+1, r.pos+1
			}
			r.pos++
		}
		return r.bad("Unexpected end while parsing comment.")
	case 0:
		return r.bad("Unexpected end while parsing comment.")
	}
	c, _ := r.rune()
	return r.bad("Error parsing comment. Expected: *, got %s.", string(c))
}

// document reads the whole text; an empty one is $null.
func (r *jsonReader) document() (value.Value, error) {
	if err := r.space(); err != nil {
		return value.Null, err
	}
	if r.pos >= len(r.text) {
		return value.Null, nil
	}
	v, err := r.value()
	if err != nil {
		return value.Null, err
	}
	if err := r.space(); err != nil {
		return value.Null, err
	}
	if r.pos < len(r.text) {
		c, _ := r.rune()
		return value.Null, r.bad("Additional text encountered after finished reading JSON content: %s.", string(c))
	}
	return v, nil
}

func (r *jsonReader) value() (value.Value, error) {
	if r.steps++; r.steps&1023 == 0 {
		if err := r.c.Context().Err(); err != nil {
			return value.Null, err
		}
	}
	c, _ := r.rune()
	switch {
	case c == '{':
		return r.object()
	case c == '[':
		return r.array()
	case c == '"' || c == '\'':
		s, err := r.string()
		if err != nil {
			return value.Null, err
		}
		return r.dates.convert(r.c, s), nil
	case c == 't':
		return r.word("true", value.True)
	case c == 'f':
		return r.word("false", value.False)
	case c == 'n' && (r.at(1) == 'u' || r.at(1) == 0):
		return r.word("null", value.Null)
	case c == 'n' && r.at(1) == 'e':
		return value.Null, r.bad("Unexpected character encountered while parsing value: %s.", "n")
	case c == 'N':
		return r.word("NaN", value.Double(math.NaN()))
	case c == 'I':
		return r.word("Infinity", value.Double(math.Inf(1)))
	case c == 'u':
		return r.word("undefined", value.Null)
	case c == '-' && r.at(1) == 'I':
		return r.word("-Infinity", value.Double(math.Inf(-1)))
	case c == '-' || c == '.' || c >= '0' && c <= '9':
		return r.number()
	}
	return value.Null, r.bad("Unexpected character encountered while parsing value: %s.", string(c))
}

func (r *jsonReader) word(word string, v value.Value) (value.Value, error) {
	for i := range len(word) {
		if r.pos >= len(r.text) {
			r.started = true
			return value.Null, r.bad("Unexpected end when reading JSON.")
		}
		if r.text[r.pos] != word[i] {
			return value.Null, r.bad("Error parsing %s value.", jsonWordKind(word))
		}
		r.pos++
	}
	r.started = true
	if c, _ := r.rune(); c >= 0 && !unicode.IsSpace(c) && !strings.ContainsRune(",]}/)", c) {
		return value.Null, r.bad("Error parsing %s value.", jsonWordKind(word))
	}
	return v, nil
}

func jsonWordKind(word string) string {
	switch word {
	case "true", "false":
		return "boolean"
	case "null", "undefined":
		return word
	}
	return "number"
}

// enter counts the depth of a container.
func (r *jsonReader) enter() error {
	r.started = true
	r.pos++
	if r.depth++; r.depth > r.maxDepth {
		return r.bad("The reader's MaxDepth of %d has been exceeded.", r.maxDepth)
	}
	return nil
}

func (r *jsonReader) array() (value.Value, error) {
	if err := r.enter(); err != nil {
		return value.Null, err
	}
	items := []value.Value{}
	level := len(r.path)
	for {
		r.path = r.path[:level]
		if err := r.space(); err != nil {
			return value.Null, err
		}
		if len(items) > 0 {
			r.path = append(r.path, "["+strconv.Itoa(len(items)-1)+"]")
		}
		c, _ := r.rune()
		if c < 0 {
			return value.Null, r.endOfArray(level)
		}
		r.path = append(r.path[:level], "["+strconv.Itoa(len(items))+"]")
		switch c {
		case ']':
			r.pos++
			r.depth--
			r.path = r.path[:level]
			return value.Objects(items...), nil
		case ',':
			items = append(items, value.Null) // an element left out
			r.pos++
			continue
		}
		v, err := r.value()
		if err != nil {
			return value.Null, err
		}
		items = append(items, v)
		if done, err := r.separator(']'); err != nil {
			return value.Null, err
		} else if done {
			r.depth--
			r.path = r.path[:level]
			return value.Objects(items...), nil
		}
	}
}

func (r *jsonReader) endOfArray(level int) error {
	if level == 0 {
		return r.bad("Unexpected end of content while loading JArray.")
	}
	return r.syntax("JsonSerializationException", "Unexpected end when deserializing object.")
}

// separator reads what follows an element: a comma, or the closing bracket, which ends the container.
func (r *jsonReader) separator(shut rune) (done bool, err error) {
	if err := r.space(); err != nil {
		return false, err
	}
	c, _ := r.rune()
	switch c {
	case ',':
		r.pos++
		return false, nil
	case shut:
		r.pos++
		return true, nil
	case -1:
		if shut == ']' && r.depth == 1 {
			return false, r.bad("Unexpected end of content while loading JArray.")
		}
		return false, r.syntax("JsonSerializationException", "Unexpected end when deserializing object.")
	}
	return false, r.bad("After parsing a value an unexpected character was encountered: %s.", string(c))
}

func (r *jsonReader) object() (value.Value, error) {
	if err := r.enter(); err != nil {
		return value.Null, err
	}
	out := newJSONObject(r.tables)
	level := len(r.path)
	for {
		if err := r.space(); err != nil {
			return value.Null, err
		}
		c, _ := r.rune()
		if c == '}' {
			r.pos++
			break
		}
		if c < 0 {
			return value.Null, r.syntax("JsonSerializationException", "Unexpected end when deserializing object.")
		}
		name, err := r.name(c)
		if err != nil {
			return value.Null, err
		}
		if err := r.space(); err != nil {
			return value.Null, err
		}
		if r.at(0) != ':' {
			if r.pos >= len(r.text) {
				return value.Null, r.bad("Unexpected end when reading JSON.")
			}
			got, _ := r.rune()
			return value.Null, r.bad("Invalid character after parsing property name. Expected ':' but got: %s.", string(got))
		}
		r.pos++
		r.path = append(r.path[:level], jsonPathName(name))
		if err := r.space(); err != nil {
			return value.Null, err
		}
		if r.pos >= len(r.text) {
			return value.Null, r.syntax("JsonSerializationException", "Unexpected end when deserializing object.")
		}
		v := value.Null
		if r.at(0) != ',' { // a value left out is undefined
			if v, err = r.value(); err != nil {
				return value.Null, err
			}
		}
		out.add(name, v)
		done, err := r.separator('}')
		if err != nil {
			return value.Null, err
		}
		r.path = r.path[:level]
		if done {
			break
		}
	}
	r.depth--
	r.path = r.path[:level]
	return out.finish()
}

func jsonPathName(name string) string {
	if strings.ContainsFunc(name, func(c rune) bool {
		return !unicode.IsLetter(c) && !unicode.IsDigit(c) && c != '_' && c != '$' && c != '-'
	}) {
		return "['" + strings.NewReplacer(`\`, `\\`, `'`, `\'`).Replace(name) + "']"
	}
	return "." + name
}

func (r *jsonReader) name(c rune) (string, error) {
	if c == '"' || c == '\'' {
		return r.string()
	}
	isName := func(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) || c == '_' || c == '$' }
	if !isName(c) {
		return "", r.bad("Invalid property identifier character: %s.", string(c))
	}
	start := r.pos
	for {
		c, n := r.rune()
		if c < 0 {
			return "", r.bad("Unexpected end while parsing unquoted property name.")
		}
		if !isName(c) {
			if !unicode.IsSpace(c) && c != ':' {
				return "", r.bad("Invalid JavaScript property identifier character: %s.", string(c))
			}
			return r.text[start:r.pos], nil
		}
		r.pos += n
	}
}

func (r *jsonReader) string() (string, error) {
	quote := r.text[r.pos]
	r.pos++
	start := r.pos
	for i := r.pos; i < len(r.text); i++ {
		switch c := r.text[i]; {
		case c == quote:
			r.pos = i + 1
			r.started = true
			return r.text[start:i], nil
		case c == '\\' || c == '\n' || c == '\r':
			return r.escaped(quote)
		}
	}
	r.pos = len(r.text)
	r.started = true
	return "", r.bad("Unterminated string. Expected delimiter: %c.", quote)
}

// escaped reads the rest of a string with escapes or line ends in it.
func (r *jsonReader) escaped(quote byte) (string, error) {
	r.started = true
	var b []byte
	for {
		c, n := r.rune()
		switch {
		case c < 0:
			return "", r.bad("Unterminated string. Expected delimiter: %c.", quote)
		case c == rune(quote):
			r.pos++
			return wtf8.Join(string(b)), nil
		case c == '\\':
			var err error
			if b, err = r.escape(b, quote); err != nil {
				return "", err
			}
		default:
			b = append(b, r.text[r.pos:r.pos+n]...)
			r.pos += n
			if c == '\n' {
				r.line, r.lineStart = r.line+1, r.pos
			}
		}
	}
}

func (r *jsonReader) escape(b []byte, quote byte) ([]byte, error) {
	r.pos++
	c, n := r.rune()
	if c < 0 {
		return b, r.bad("Unterminated string. Expected delimiter: %c.", quote)
	}
	r.pos += n
	switch c {
	case 'b':
		return append(b, '\b'), nil
	case 't':
		return append(b, '\t'), nil
	case 'n':
		return append(b, '\n'), nil
	case 'f':
		return append(b, '\f'), nil
	case 'r':
		return append(b, '\r'), nil
	case '\\', '/', '"', '\'':
		return append(b, byte(c)), nil
	case 'u':
		if r.pos+4 > len(r.text) {
			r.pos = len(r.text)
			return b, r.bad("Unexpected end while parsing Unicode escape sequence.")
		}
		digits := r.text[r.pos : r.pos+4]
		u, err := strconv.ParseUint(digits, 16, 16)
		if err != nil {
			return b, r.bad("Invalid Unicode escape sequence: \\u%s.", digits)
		}
		r.pos += 4
		return wtf8.AppendUnits(b, []uint16{uint16(u)}), nil
	}
	return b, r.bad("Bad JSON escape sequence: \\%s.", string(c))
}

func (r *jsonReader) number() (value.Value, error) {
	start := r.pos
	for {
		c, n := r.rune()
		if c < 0 || unicode.IsSpace(c) || strings.ContainsRune(",}])/", c) {
			break
		}
		if c >= utf8.RuneSelf || !strings.ContainsRune("-+.xXabcdefABCDEF0123456789", c) {
			r.started = true
			return value.Null, r.bad("Unexpected character encountered while parsing number: %s.", string(c))
		}
		r.pos += n
	}
	r.started = true
	text := r.text[start:r.pos]
	if v, ok := jsonNumber(text); ok {
		return v, nil
	}
	return value.Null, r.bad("Input string '%s' is not a valid number.", text)
}

func jsonNumber(text string) (value.Value, bool) {
	if len(text) > 1 && text[0] == '0' && text[1] != '.' && text[1] != 'e' && text[1] != 'E' {
		base, digits := 8, text[1:]
		if digits[0] == 'x' || digits[0] == 'X' {
			base, digits = 16, digits[1:]
		}
		n, err := strconv.ParseUint(digits, base, 64)
		return value.Long(int64(n)), err == nil
	}
	if n, err := strconv.ParseInt(text, 10, 64); err == nil && text[0] != '+' {
		return value.Long(n), true
	}
	if strings.Trim(strings.TrimPrefix(text, "-"), "0123456789") == "" {
		n, ok := new(big.Int).SetString(text, 10)
		return value.NewBigInt(n), ok
	}
	if strings.ContainsAny(text, "xXabcdfABCDF") {
		return value.Null, false
	}
	f, err := strconv.ParseFloat(text, 64)
	if err != nil && !math.IsInf(f, 0) {
		return value.Null, false
	}
	return value.Double(f), true
}

// jsonObject collects the properties of one object.
type jsonObject struct {
	table  *value.Dict
	custom *value.PSObject
	err    error
}

func newJSONObject(tables bool) *jsonObject {
	if tables {
		return &jsonObject{table: value.NewDict(orderedHashtable(), false, 4)}
	}
	return &jsonObject{custom: value.NewCustomObject(4)}
}

// orderedHashtable is the type of -AsHashtable's dictionaries.
func orderedHashtable() *value.Type {
	return types.Lookup("System.Management.Automation.OrderedHashtable")
}

func (o *jsonObject) add(name string, v value.Value) {
	if o.table != nil {
		o.table.SetString(name, v)
		return
	}
	members := o.custom.EnsureMembers()
	old := members.Find(name)
	switch {
	case o.err != nil:
	case name == "":
		o.err = errs.New(invalidOperation, "EmptyKeyInJsonString", errs.InvalidOperation, value.Null,
			"The provided JSON includes a property whose name is an empty string, this is only supported using the -AsHashTable switch.")
	case old != nil && old.Name != name:
		o.err = errs.New(invalidOperation, "KeysWithDifferentCasingInJsonString", errs.InvalidOperation, value.Null,
			"Cannot convert the JSON string because it contains keys with different casing. Please use the -AsHashTable switch instead. The key that was attempted to be added to the existing key '%s' was '%s'.", old.Name, name)
	default:
		members.SetNote(name, v)
	}
}

func (o *jsonObject) finish() (value.Value, error) {
	if o.table != nil {
		return value.Of(o.table), nil
	}
	return value.Of(o.custom), o.err
}
