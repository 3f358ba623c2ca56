package parser

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"

	"goposh/ast"
	"goposh/lexer"
)

// referenceCase is one recording of PowerShell's parser.
type referenceCase struct {
	ID     string
	Script string
	OK     bool
	Errors []struct {
		ID         string
		Start, End int
		Message    string
		Incomplete bool
	}
	Tokens []referenceToken
	Help   json.RawMessage
	AST    string
}

type referenceToken struct {
	Kind, Text string
	Start, End int
	Flags      string
	Value      *string
	Name       string
	Colon      bool
	From, To   string
	Append     bool
	Nested     []referenceToken
}

func (c *referenceCase) topic() string {
	p := strings.Split(c.ID, "/")
	return p[1]
}

func readReference(t testing.TB, name string) []referenceCase {
	t.Helper()
	f, err := os.Open("../conformance/reference/" + name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	var cases []referenceCase
	s := bufio.NewScanner(z)
	s.Buffer(nil, 1<<26)
	for s.Scan() {
		var c referenceCase
		if err := json.Unmarshal(s.Bytes(), &c); err != nil {
			t.Fatal(err)
		}
		cases = append(cases, c)
	}
	if err := s.Err(); err != nil {
		t.Fatal(err)
	}
	return cases
}

// result of comparing one case.
type result struct{ ast, errors, ids, tokens bool }

func errorText(src *ast.Source, errs []ParseError) string {
	var b strings.Builder
	for _, e := range errs {
		fmt.Fprintf(&b, "%s@%d-%d %v %s\n", e.ID, src.UTF16Offset(int(e.Extent.Start)), src.UTF16Offset(int(e.Extent.End)), e.Incomplete, e.Message)
	}
	return b.String()
}

func (c *referenceCase) errorText() string {
	var b strings.Builder
	for _, e := range c.Errors {
		fmt.Fprintf(&b, "%s@%d-%d %v %s\n", e.ID, e.Start, e.End, e.Incomplete, e.Message)
	}
	return b.String()
}

func tokenText(src *ast.Source, tokens []lexer.Token) string {
	var b strings.Builder
	writeTokens(&b, src, tokens)
	return b.String()
}

func writeTokens(b *strings.Builder, src *ast.Source, tokens []lexer.Token) {
	for i := range tokens {
		t := &tokens[i]
		text := ast.Extent{File: src, Start: t.Start, End: t.End}.Text()
		fmt.Fprintf(b, "%s %q %d-%d", t.Kind, text, src.UTF16Offset(int(t.Start)), src.UTF16Offset(int(t.End)))
		var flags []string
		for j, f := range []lexer.Flags{lexer.CommandName, lexer.MemberName, lexer.TypeName, lexer.AttributeName, lexer.Keyword, lexer.InError} {
			if t.Has(f) {
				flags = append(flags, [...]string{"CommandName", "MemberName", "TypeName", "AttributeName", "Keyword", "TokenInError"}[j])
			}
		}
		if flags != nil {
			fmt.Fprintf(b, " [%s]", strings.Join(flags, ","))
		}
		switch t.Kind {
		case ast.TokenNumber:
			fmt.Fprintf(b, " =%s", ast.ConstantText(t.Data))
		case ast.TokenStringLiteral, ast.TokenStringExpandable, ast.TokenHereStringLiteral, ast.TokenHereStringExpandable:
			fmt.Fprintf(b, " =%s", t.Value)
		case ast.TokenGeneric:
			if t.Has(lexer.Named) {
				fmt.Fprintf(b, " :%s", t.Value)
			} else if t.Value != "" {
				fmt.Fprintf(b, " =%s", t.Value)
			}
		case ast.TokenVariable, ast.TokenSplattedVariable, ast.TokenLabel, ast.TokenParameter:
			fmt.Fprintf(b, " :%s", t.Value)
			if t.Colon() {
				b.WriteString(" colon")
			}
		case ast.TokenRedirection:
			fmt.Fprintf(b, " from %s", t.From)
			if t.To != 0 {
				fmt.Fprintf(b, " to %s", t.To)
			}
			if t.Append() {
				b.WriteString(" append")
			}
		}
		b.WriteByte('\n')
		if x := t.Expandable(); x != nil {
			b.WriteString("{\n")
			writeTokens(b, src, x.Tokens)
			b.WriteString("}\n")
		}
	}
}

func referenceTokenText(tokens []referenceToken) string {
	var b strings.Builder
	writeReferenceTokens(&b, tokens)
	return b.String()
}

func writeReferenceTokens(b *strings.Builder, tokens []referenceToken) {
	for _, t := range tokens {
		fmt.Fprintf(b, "%s %q %d-%d", t.Kind, t.Text, t.Start, t.End)
		if t.Flags != "" {
			fmt.Fprintf(b, " [%s]", t.Flags)
		}
		if t.Value != nil {
			fmt.Fprintf(b, " =%s", *t.Value)
		}
		if t.Name != "" {
			fmt.Fprintf(b, " :%s", t.Name)
		}
		if t.Colon {
			b.WriteString(" colon")
		}
		if t.From != "" {
			fmt.Fprintf(b, " from %s", t.From)
		}
		if t.To != "" {
			fmt.Fprintf(b, " to %s", t.To)
		}
		if t.Append {
			b.WriteString(" append")
		}
		b.WriteByte('\n')
		if t.Nested != nil {
			b.WriteString("{\n")
			writeReferenceTokens(b, t.Nested)
			b.WriteString("}\n")
		}
	}
}

func (c *referenceCase) compare() (result, string, string, string) {
	sb, tokens, errs := ParseWithTokens("", c.Script)
	src := sb.Extent.File
	tree, errors, toks := ast.Sexpr(sb), errorText(src, errs), tokenText(src, tokens)
	r := result{ast: tree == c.AST, errors: errors == c.errorText(), tokens: c.Tokens == nil || toks == referenceTokenText(c.Tokens)}
	r.ids = (len(errs) == 0) == c.OK && (c.OK || errs[0].ID == c.Errors[0].ID)
	return r, tree, errors, toks
}

// helpText writes comment-based help as the reference has it.
func helpText(src string) string {
	sb, _ := Parse("", src)
	var list []map[string]any
	add := func(target string, h *ast.CommentHelp) {
		if h == nil {
			return
		}
		m := map[string]any{"target": target}
		for name, s := range map[string]string{"Synopsis": h.Synopsis, "Description": h.Description, "Notes": h.Notes, "Component": h.Component,
			"Role": h.Role, "Functionality": h.Functionality, "MamlHelpFile": h.MamlHelpFile} {
			if s != "" {
				m[name] = s
			}
		}
		for name, l := range map[string][]string{"Links": h.Links, "Examples": h.Examples, "Inputs": h.Inputs, "Outputs": h.Outputs} {
			if l != nil {
				m[name] = l
			}
		}
		parameters := map[string]string{}
		for _, p := range h.Parameters {
			parameters[strings.ToUpper(p.Name)] = p.Text
		}
		if len(parameters) > 0 {
			m["Parameters"] = parameters
		}
		list = append(list, m)
	}
	add("<script>", sb.Help)
	ast.Inspect(sb, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FunctionDefinition:
			add(n.Name, n.Body.Help)
		case *ast.FunctionMember:
			add(n.Name, n.Body.Help)
		}
		return true
	})
	if list == nil {
		return ""
	}
	b, _ := json.Marshal(list)
	return string(b)
}

func TestCommentHelp(t *testing.T) {
	for _, c := range readReference(t, "parse.jsonl.gz") {
		want := ""
		if c.Help != nil {
			var v []map[string]any
			if err := json.Unmarshal(c.Help, &v); err != nil {
				t.Fatal(err)
			}
			b, _ := json.Marshal(v)
			want = string(b)
		}
		if got := helpText(c.Script); got != want {
			t.Errorf("%s: %q\n got  %s\n want %s", c.ID, c.Script, got, want)
		}
	}
}

// floors hold how many cases of each topic must agree: trees, all errors, the first error id, tokens. What depends on the types and
// modules that exist outside of a script is not reported here; package conformance compares that.
var floors = map[string][4]int{
	"tokens":        {147, 147, 147, 147},
	"modes":         {42, 42, 42, 42},
	"cmdforms":      {77, 77, 77, 77},
	"redir":         {22, 22, 22, 22},
	"chains":        {17, 17, 17, 17},
	"background":    {8, 8, 8, 8},
	"numbers":       {46, 46, 46, 46},
	"vars":          {52, 52, 52, 52},
	"strings":       {91, 91, 91, 91},
	"collections":   {61, 60, 61, 61},
	"op-single":     {11, 11, 11, 11},
	"op-unary":      {9, 9, 9, 9},
	"op-unary-pair": {9, 9, 9, 9},
	"op-mixed":      {8, 8, 8, 8},
	"op-pair":       {10, 10, 10, 10},
	"op-matrix":     {18, 18, 18, 18},
	"op-ternary":    {1, 1, 1, 1},
	"op-misc":       {28, 28, 28, 28},
	"casts":         {43, 43, 43, 43},
	"members":       {36, 36, 36, 36},
	"types-misc":    {4, 4, 4, 4},
	"attributes":    {36, 36, 36, 36},
	"statements":    {161, 160, 160, 161},
	"functions":     {24, 23, 24, 24},
	"classes":       {112, 106, 108, 112},
	"requires":      {62, 63, 63, 62},
	"using":         {34, 31, 31, 33},
	"commenthelp":   {24, 24, 24, 24},
	"large":         {12, 12, 12, 12},
	"err-targeted":  {183, 178, 178, 183},
	"err-multi":     {189, 188, 188, 189},
	"err-msg":       {19, 18, 18, 19},
	"err-keyword":   {14, 14, 14, 14},
	"err-truncated": {19, 13, 19, 19},
	"err-brackets":  {32, 32, 32, 32},
	"total":         {1661, 1637, 1647, 1660},
}

// TestReference compares trees, errors and tokens with PowerShell's. SHOW=ast|errors|ids|tokens and TOPIC print differences.
func TestReference(t *testing.T) {
	cases := readReference(t, "parse.jsonl.gz")
	show, topic := os.Getenv("SHOW"), os.Getenv("TOPIC")
	type counts struct{ all, valid, validAST, ast, errors, ids, tokens int }
	byTopic := map[string]*counts{}
	total := &counts{}
	var order []string
	shown := 0
	for i := range cases {
		c := &cases[i]
		k := byTopic[c.topic()]
		if k == nil {
			k = &counts{}
			byTopic[c.topic()] = k
			order = append(order, c.topic())
		}
		r, tree, errs, toks := c.compare()
		for _, k := range []*counts{k, total} {
			k.all++
			add := func(n *int, ok bool) {
				if ok {
					*n++
				}
			}
			add(&k.valid, c.OK)
			add(&k.validAST, c.OK && r.ast && r.errors)
			add(&k.ast, r.ast)
			add(&k.errors, r.errors)
			add(&k.ids, r.ids)
			add(&k.tokens, r.tokens)
		}
		if topic != "" && !strings.HasPrefix(c.ID, topic) && c.topic() != topic || shown >= 400 {
			continue
		}
		switch {
		case show == "valid" && c.OK && !(r.ast && r.errors):
			fmt.Printf("--- %s\n%s\n want %s\n got  %s\n %s\n", c.ID, c.Script, c.AST, tree, errs)
			shown++
		case show == "ast" && !r.ast:
			fmt.Printf("--- %s\n%s\n want %s\n got  %s\n werr %s gerr %s\n", c.ID, c.Script, c.AST, tree, c.errorText(), errs)
			shown++
		case show == "errors" && !r.errors, show == "ids" && !r.ids:
			fmt.Printf("--- %s\n%s\n want %s got  %s\n", c.ID, c.Script, c.errorText(), errs)
			shown++
		case show == "tokens" && !r.tokens:
			fmt.Printf("--- %s\n%s\n want %s\n got  %s\n", c.ID, c.Script, referenceTokenText(c.Tokens), toks)
			shown++
		}
	}
	for _, name := range append(order, "total") {
		k := byTopic[name]
		if name == "total" {
			k = total
		}
		if got, floor := [4]int{k.ast, k.errors, k.ids, k.tokens}, floors[name]; got[0] < floor[0] || got[1] < floor[1] || got[2] < floor[2] || got[3] < floor[3] {
			t.Errorf("%s: trees, errors, first ids, tokens %v, want at least %v", name, got, floor)
		}
		t.Logf("%-14s all %4d valid %4d/%4d ast %4d errors %4d ids %4d tokens %4d", name, k.all, k.validAST, k.valid, k.ast, k.errors, k.ids, k.tokens)
	}
}
