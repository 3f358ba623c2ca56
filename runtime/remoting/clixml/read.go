package clixml

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// maxNesting bounds the elements that may be open at once in a text.
const maxNesting = 2000

// reader turns CLIXML text into nodes. It knows the XML that CLIXML needs: elements, attributes, text, CDATA, comments and
// processing instructions; like PowerShell it takes no DTD.
type reader struct {
	s    string
	pos  int
	line int32
	bol  int // offset of the line's begin

	version string // the Version attribute of the root

	// known is an offset in the line whose column was counted already.
	known  int
	column int32
}

func (r *reader) here() place {
	if r.known < r.bol || r.known > r.pos {
		r.known, r.column = r.bol, 1
	}
	r.column += int32(utf8.RuneCountInString(r.s[r.known:r.pos]))
	r.known = r.pos
	return place{r.line, r.column}
}

// skip moves the position by n bytes, counting lines.
func (r *reader) skip(n int) {
	for end := r.pos + n; ; {
		i := strings.IndexByte(r.s[r.pos:end], '\n')
		if i < 0 {
			r.pos = end
			return
		}
		r.pos += i + 1
		r.line++
		r.bol = r.pos
	}
}

func (r *reader) space() {
	n := len(r.s) - r.pos - len(strings.TrimLeft(r.s[r.pos:], xmlSpace))
	r.skip(n)
}

func (r *reader) rest() string { return r.s[r.pos:] }

// until skips to the end of what closes with mark.
func (r *reader) until(mark string) bool {
	i := strings.Index(r.rest(), mark)
	if i < 0 {
		return false
	}
	r.skip(i + len(mark))
	return true
}

func (r *reader) endOfFile(open string) error {
	return xmlError(r.here(), "Unexpected end of file has occurred. The following elements are not closed: %s.", open)
}

// misc skips blanks, comments and processing instructions.
func (r *reader) misc() error {
	for {
		r.space()
		switch s := r.rest(); {
		case strings.HasPrefix(s, "<!--"):
			if !r.until("-->") {
				return xmlError(r.here(), "Unexpected end of file has occurred.")
			}
		case strings.HasPrefix(s, "<?"):
			if !r.until("?>") {
				return xmlError(r.here(), "Unexpected end of file has occurred.")
			}
		default:
			return nil
		}
	}
}

// document is what a text holds.
type document struct {
	*node
	version string // the Version attribute of Objs; "" when there is none
}

// parse reads a document: the children of Objs, and which of them carry a stream name.
func parse(s string) (*document, error) {
	r := &reader{s: strings.TrimPrefix(s, "\uFEFF"), line: 1, column: 1}
	if err := r.misc(); err != nil {
		return nil, err
	}
	if r.pos == len(r.s) {
		return nil, xmlError(place{}, "Root element is missing.")
	}
	if r.s[r.pos] != '<' {
		return nil, xmlError(r.here(), "Data at the root level is invalid.")
	}
	if strings.HasPrefix(r.rest(), "<!") {
		at := r.here()
		at.column += 2
		return nil, xmlError(at, "For security reasons DTD is prohibited in this XML document. To enable DTD processing set the DtdProcessing property on XmlReaderSettings to Parse and pass the settings into XmlReader.Create method.")
	}
	root, closed, err := r.open("")
	if err != nil {
		return nil, err
	}
	if root.tag != "Objs" || root.name != Namespace {
		return nil, notFound(root, "Objs")
	}
	doc := &document{node: root, version: r.version}
	if closed {
		return doc, nil
	}
	root.inner = r.here()
	return doc, r.content(root)
}

// open reads a start tag. Of the root it keeps the default namespace as name.
func (r *reader) open(parents string) (n *node, closed bool, err error) {
	r.skip(1)
	n = element("")
	n.at = r.here()
	n.tag = r.nameToken()
	if n.tag == "" {
		return nil, false, xmlError(n.at, "Name cannot begin with the '%s' character, hexadecimal value 0x%02X.", r.char(), r.charCode())
	}
	for {
		r.space()
		switch s := r.rest(); {
		case s == "":
			return nil, false, r.endOfFile(n.tag)
		case s[0] == '>':
			r.skip(1)
			return n, false, nil
		case strings.HasPrefix(s, "/>"):
			r.skip(2)
			return n, true, nil
		}
		at := r.here()
		key := r.nameToken()
		if key == "" {
			return nil, false, xmlError(at, "Name cannot begin with the '%s' character, hexadecimal value 0x%02X.", r.char(), r.charCode())
		}
		r.space()
		if !strings.HasPrefix(r.rest(), "=") {
			return nil, false, xmlError(r.here(), "'%s' is an unexpected token. The expected token is '='.", r.char())
		}
		r.skip(1)
		r.space()
		val, err := r.quoted(n.tag)
		if err != nil {
			return nil, false, err
		}
		switch key {
		case "N":
			n.name, n.hasName = decode(val), true
		case "S":
			n.stream = val
		case "RefId":
			if id, err := strconv.Atoi(strings.Trim(val, xmlSpace)); err == nil && id >= 0 {
				n.ref = id
			}
		case "xmlns":
			if parents == "" {
				n.name = val
			}
		case "Version":
			if parents == "" {
				r.version = val
			}
		}
	}
}

func (r *reader) nameToken() string {
	s := r.rest()
	n := 0
	for n < len(s) {
		c := s[n]
		if c >= utf8.RuneSelf || c == '_' || c == ':' || 'a' <= c|0x20 && c|0x20 <= 'z' || n > 0 && (c == '-' || c == '.' || '0' <= c && c <= '9') {
			n++
			continue
		}
		break
	}
	r.skip(n)
	return s[:n]
}

func (r *reader) char() string {
	if r.pos == len(r.s) {
		return ""
	}
	_, n := utf8.DecodeRuneInString(r.rest())
	return r.s[r.pos : r.pos+n]
}

func (r *reader) charCode() rune { c, _ := utf8.DecodeRuneInString(r.rest()); return c }

func (r *reader) quoted(tag string) (string, error) {
	s := r.rest()
	if s == "" {
		return "", r.endOfFile(tag)
	}
	if s[0] != '"' && s[0] != '\'' {
		return "", xmlError(r.here(), `'%s' is an unexpected token. The expected token is '"' or '''.`, r.char())
	}
	i := strings.IndexByte(s[1:], s[0])
	if i < 0 {
		return "", r.endOfFile(tag)
	}
	raw := s[1 : 1+i]
	text, err := r.entities(raw)
	if err != nil {
		return "", err
	}
	r.skip(i + 2)
	return text, nil
}

// entities resolves entity and character references.
func (r *reader) entities(s string) (string, error) {
	i := strings.IndexByte(s, '&')
	if i < 0 {
		if strings.IndexByte(s, '\r') >= 0 {
			s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
		}
		return s, nil
	}
	var b strings.Builder
	for i >= 0 {
		b.WriteString(s[:i])
		s = s[i+1:]
		end := strings.IndexByte(s, ';')
		if end < 0 {
			return "", xmlError(r.here(), "An error occurred while parsing EntityName.")
		}
		name := s[:end]
		s = s[end+1:]
		switch name {
		case "amp":
			b.WriteByte('&')
		case "lt":
			b.WriteByte('<')
		case "gt":
			b.WriteByte('>')
		case "quot":
			b.WriteByte('"')
		case "apos":
			b.WriteByte('\'')
		default:
			c, ok := characterReference(name)
			if !ok {
				return "", xmlError(r.here(), "Reference to undeclared entity '%s'.", name)
			}
			b.WriteRune(c)
		}
		i = strings.IndexByte(s, '&')
	}
	b.WriteString(s)
	return b.String(), nil
}

func characterReference(name string) (rune, bool) {
	digits, ok := strings.CutPrefix(name, "#")
	if !ok {
		return 0, false
	}
	base := 10
	if hex, ok := strings.CutPrefix(digits, "x"); ok {
		digits, base = hex, 16
	}
	n, err := strconv.ParseUint(digits, base, 32)
	if err != nil || !utf8.ValidRune(rune(n)) || n == 0 {
		return 0, false
	}
	return rune(n), true
}

// content reads what is inside an open element, and its end tag.
func (r *reader) content(root *node) error {
	type frame struct {
		*node
		more []byte // text that came in several pieces
	}
	stack := []frame{{node: root}}
	var after *node // a closed element that still wants to know what follows it
	mark := func(at place) {
		if after != nil {
			after.next = at
			after = nil
		}
	}
	for len(stack) > 0 {
		top := &stack[len(stack)-1]
		put := func(text string) {
			switch {
			case len(top.kids) > 0:
			case top.text == "":
				top.text = text
			default:
				if top.more == nil {
					top.more = []byte(top.text)
				}
				top.more = append(top.more, text...)
			}
		}
		s := r.rest()
		switch {
		case s == "":
			names := make([]string, 0, len(stack))
			for i := len(stack) - 1; i >= 0; i-- {
				names = append(names, stack[i].tag)
			}
			return r.endOfFile(strings.Join(names, ", "))
		case s[0] != '<':
			i := strings.IndexByte(s, '<')
			if i < 0 {
				i = len(s)
			}
			if after != nil && strings.Trim(s[:i], xmlSpace) != "" {
				mark(r.here())
			}
			text, err := r.entities(s[:i])
			if err != nil {
				return err
			}
			put(text)
			r.skip(i)
		case strings.HasPrefix(s, "<!--"):
			if !r.until("-->") {
				return r.endOfFile(top.tag)
			}
		case strings.HasPrefix(s, "<![CDATA["):
			i := strings.Index(s, "]]>")
			if i < 0 {
				return r.endOfFile(top.tag)
			}
			put(s[len("<![CDATA["):i])
			r.skip(i + 3)
		case strings.HasPrefix(s, "<?"):
			if !r.until("?>") {
				return r.endOfFile(top.tag)
			}
		case strings.HasPrefix(s, "</"):
			r.skip(2)
			at := r.here()
			mark(at)
			name := r.nameToken()
			if name != top.tag {
				return xmlError(at, "The '%s' start tag on line %d position %d does not match the end tag of '%s'.", top.tag, top.at.line, top.at.column, name)
			}
			r.space()
			if !strings.HasPrefix(r.rest(), ">") {
				return xmlError(r.here(), "'%s' is an unexpected token. The expected token is '>'.", r.char())
			}
			r.skip(1)
			if top.more != nil {
				top.text = string(top.more)
			}
			after = top.node
			stack = stack[:len(stack)-1]
		default:
			n, closed, err := r.open("Objs")
			if err != nil {
				return err
			}
			mark(n.at)
			top.kids = append(top.kids, n)
			if closed {
				after = n
				continue
			}
			if len(stack) >= maxNesting {
				return xmlError(n.at, "Serialized XML is nested too deeply.")
			}
			stack = append(stack, frame{node: n})
		}
	}
	return nil
}
