package types

import (
	"strconv"
	"strings"
	"sync"

	"goposh/runtime/value"
)

func itoa(i int) string { return strconv.Itoa(i) }

// memberForm is what kind of member a signature declares.
type memberForm uint8

const (
	formMethod memberForm = iota
	formConstructor
	formProperty
	formField
	formIndexer
)

// head is the part of a signature that is read when a type's table is built.
type head struct {
	form     memberForm
	static   bool
	name     string // explicit and implicit conversions are op_Explicit and op_Implicit
	ret      string // type notation; "" for constructors
	generics string // between < and > behind a method's name
	params   string // between the brackets
	access   string // "get;set" of properties and indexers
	iface    string // interface of an explicit implementation, "" otherwise
	readOnly bool   // const and readonly fields
	optional bool
}

// parseHead splits a signature; ok is false when it is malformed.
func parseHead(sig string) (h head, ok bool) {
	s := strings.TrimSpace(sig)
modifiers:
	for {
		word, rest, found := strings.Cut(s, " ")
		if !found {
			break
		}
		switch word {
		case "static":
			h.static = true
		case "const":
			h.static, h.readOnly = true, true
		case "readonly":
			h.readOnly = true
		case "abstract", "virtual", "override", "public", "event":
		case "explicit", "implicit":
			rest = strings.TrimPrefix(strings.TrimSpace(rest), "operator ")
			open := strings.IndexByte(rest, '(')
			if open < 0 || !strings.HasSuffix(rest, ")") {
				return h, false
			}
			h.form, h.static = formMethod, true
			h.name = map[string]string{"explicit": "op_Explicit", "implicit": "op_Implicit"}[word]
			h.ret, h.params = strings.TrimSpace(rest[:open]), rest[open+1:len(rest)-1]
			return h, true
		default:
			break modifiers
		}
		s = strings.TrimSpace(rest)
	}
	if strings.HasSuffix(s, "}") {
		open := strings.LastIndexByte(s, '{')
		if open < 0 {
			return h, false
		}
		h.access = strings.ReplaceAll(s[open+1:len(s)-1], " ", "")
		s = strings.TrimSpace(s[:open])
		h.form = formProperty
	}
	if rest, found := strings.CutPrefix(s, "new("); found && strings.HasSuffix(rest, ")") {
		h.form, h.params = formConstructor, rest[:len(rest)-1]
		return h, true
	}
	n := typeLength(s)
	if n == 0 || n >= len(s) || s[n] != ' ' {
		return h, false
	}
	h.ret, s = s[:n], strings.TrimSpace(s[n:])
	name := s
	if i := strings.IndexAny(s, "(<["); i >= 0 {
		name, s = s[:i], s[i:]
	} else {
		s = ""
	}
	if i := strings.LastIndexByte(name, '.'); i > 0 {
		h.iface, name = name[:i], name[i+1:]
	}
	h.name = strings.TrimSpace(name)
	if strings.HasPrefix(s, "<") {
		end := strings.IndexByte(s, '>')
		if end < 0 {
			return h, false
		}
		h.generics, s = s[1:end], s[end+1:]
	}
	switch {
	case s == "":
		if h.form != formProperty {
			h.form = formField
			h.access = "get;set"
			if h.readOnly {
				h.access = "get"
			}
		}
	case s[0] == '(' && strings.HasSuffix(s, ")"):
		h.params = s[1 : len(s)-1]
	case s[0] == '[' && strings.HasSuffix(s, "]") && h.form == formProperty:
		h.form, h.params = formIndexer, s[1:len(s)-1]
	default:
		return h, false
	}
	return h, h.name != ""
}

// typeLength returns how many bytes of s are the type it begins with.
func typeLength(s string) int {
	depth := 0
	for i := range len(s) {
		switch s[i] {
		case '<', '[':
			depth++
		case '>', ']':
			depth--
		case ' ':
			if depth == 0 {
				return i
			}
		case '(':
			if depth == 0 {
				return 0
			}
		}
	}
	return len(s)
}

// splitList splits at commas outside brackets and quotes.
func splitList(s string) []string {
	if strings.TrimSpace(s) == "" {
		return nil
	}
	var out []string
	depth, start := 0, 0
	var quote byte
	for i := range len(s) {
		c := s[i]
		switch {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == '<' || c == '[' || c == '(':
			depth++
		case c == '>' || c == ']' || c == ')':
			depth--
		case c == ',' && depth == 0:
			out = append(out, strings.TrimSpace(s[start:i]))
			start = i + 1
		}
	}
	return append(out, strings.TrimSpace(s[start:]))
}

// param is one parameter of a signature.
type param struct {
	name     string
	typ      *value.Type
	generic  int // 1 + position in the method's own type parameters when the type is one; 0 otherwise
	open     *typeRef
	byRef    bool // ref, out or in
	out      bool
	params   bool
	optional bool
	def      value.Value
	defText  string
}

// overload is one method, constructor, property or indexer with its parsed signature.
type overload struct {
	head
	sig  string
	fn   Func
	decl *value.Type // the (closed) type that declares it
	// declared members are a script class's; hidden ones are left out of listings.
	declared, hidden bool

	once     sync.Once
	params_  []param
	ret_     *value.Type
	retOpen  *typeRef
	tparams  []string
	variadic bool
	minArgs  int
}

// resolve parses parameters and resolves their types, once.
func (o *overload) resolve() *overload {
	o.once.Do(o.parse)
	return o
}

func (o *overload) parse() {
	sc := newScope(o.decl)
	if o.generics != "" {
		o.tparams = splitList(o.generics)
		sc.method = o.tparams
	}
	list := splitList(o.head.params)
	o.params_ = make([]param, 0, len(list))
	for _, text := range list {
		p := parseParam(text, sc)
		if p.params {
			o.variadic = true
		}
		if !p.optional && !p.params {
			o.minArgs = len(o.params_) + 1
		}
		if p.optional {
			o.head.optional = true
		}
		o.params_ = append(o.params_, p)
	}
	switch {
	case o.form == formConstructor:
		o.ret_ = o.decl
	case len(o.tparams) > 0:
		o.retOpen = parseTypeRef(o.head.ret)
		o.ret_ = sc.closeRef(o.retOpen)
	default:
		o.ret_ = sc.resolve(o.head.ret)
	}
	if o.ret_ == nil {
		o.ret_ = value.TypeObject
	}
}

func parseParam(text string, sc *scope) param {
	var p param
	text, def, hasDefault := strings.Cut(text, "=")
	text = strings.TrimSpace(text)
	for {
		word, rest, ok := strings.Cut(text, " ")
		if !ok {
			break
		}
		switch word {
		case "params":
			p.params = true
		case "ref", "in":
			p.byRef = true
		case "out":
			p.byRef, p.out = true, true
		case "this":
		default:
			goto typed
		}
		text = strings.TrimSpace(rest)
	}
typed:
	n := typeLength(text)
	if n == 0 {
		n = len(text)
	}
	p.name = strings.TrimSpace(text[n:])
	ref := parseTypeRef(text[:n])
	p.typ = sc.closeRef(ref)
	if sc.mentionsMethod(ref) {
		p.open = ref
		p.generic = sc.methodIndex(ref)
	}
	if hasDefault {
		p.optional = true
		p.defText = strings.TrimSpace(def)
		p.def = defaultValue(p.defText, p.typ)
	}
	return p
}

// defaultValue reads the default of an optional parameter.
func defaultValue(text string, t *value.Type) value.Value {
	switch text {
	case "null", "default":
		return zeroValue(t)
	case "true":
		return value.True
	case "false":
		return value.False
	}
	if t != nil && t.Enum != nil {
		text = strings.Trim(text, `"'`)
	}
	if len(text) >= 2 && (text[0] == '"' || text[0] == '\'') && text[len(text)-1] == text[0] {
		s := text[1 : len(text)-1]
		if t == value.TypeChar && s != "" {
			return value.Char(uint16([]rune(s)[0]))
		}
		return value.String(s)
	}
	if t != nil && t.Enum != nil {
		name := text[strings.LastIndexByte(text, '.')+1:]
		if n, ok := t.Enum.Lookup(name); ok {
			return value.Enum(t.Enum, n)
		}
		n, _ := strconv.ParseInt(text, 10, 64)
		return value.Enum(t.Enum, n)
	}
	if t != nil && t.Kind.IsInteger() {
		if n, err := strconv.ParseInt(text, 0, 64); err == nil {
			return value.FromInteger(t.Kind, n)
		}
		if n, err := strconv.ParseUint(text, 0, 64); err == nil {
			return value.Scalar(t.Kind, n)
		}
	}
	if f, err := strconv.ParseFloat(text, 64); err == nil {
		if t == value.TypeSingle {
			return value.Single(float32(f))
		}
		return value.Double(f)
	}
	return zeroValue(t)
}

// text is the definition as PowerShell shows it: "string PadLeft(int totalWidth, char paddingChar)".
func (o *overload) text() string {
	o.resolve()
	var b strings.Builder
	if o.static && o.form != formConstructor {
		b.WriteString("static ")
	}
	switch o.form {
	case formConstructor:
		b.WriteString(DisplayName(o.decl))
		b.WriteByte(' ')
		b.WriteString("new")
	default:
		b.WriteString(o.returnText())
		b.WriteByte(' ')
		if o.iface != "" {
			b.WriteString(interfaceText(o.iface, o.decl))
			b.WriteByte('.')
		}
		b.WriteString(o.name)
	}
	if len(o.tparams) > 0 {
		b.WriteByte('[')
		b.WriteString(strings.Join(o.tparams, ", "))
		b.WriteByte(']')
	}
	b.WriteByte('(')
	b.WriteString(o.paramText())
	b.WriteByte(')')
	return b.String()
}

func (o *overload) returnText() string {
	if o.retOpen != nil {
		return o.retOpen.display(newScope(o.decl))
	}
	return DisplayName(o.ret_)
}

func (o *overload) paramText() string {
	var b strings.Builder
	for i := range o.params_ {
		p := &o.params_[i]
		if i > 0 {
			b.WriteString(", ")
		}
		switch {
		case p.params:
			b.WriteString("Params ")
		case p.out:
			b.WriteString("[ref] ")
		case p.byRef:
			b.WriteString("[ref] ")
		}
		if p.open != nil {
			b.WriteString(p.open.display(newScope(o.decl)))
		} else {
			b.WriteString(DisplayName(p.typ))
		}
		b.WriteByte(' ')
		b.WriteString(p.name)
		if p.optional {
			b.WriteString(" = ")
			b.WriteString(p.defText)
		}
	}
	return b.String()
}

func interfaceText(name string, decl *value.Type) string {
	if t := newScope(decl).resolve(name); t != nil {
		return DisplayName(t)
	}
	return name
}
