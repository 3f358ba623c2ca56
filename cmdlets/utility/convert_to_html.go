package utility

import (
	"strings"

	"goposh/runtime/cmdlet"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// convertToHtml is ConvertTo-Html.
type convertToHtml struct {
	InputObject  value.Value   `ps:"pipe" type:"System.Management.Automation.PSObject"`
	Property     []value.Value `ps:"pos=0"`
	Body         []string      `ps:"Page: pos=3"`
	Head         []string      `ps:"Page: pos=1"`
	Title        string        `ps:"Page: pos=2" validate:"notnullorempty"`
	As           string        `ps:"" validate:"notnullorempty; set Table,List"`
	CssUri       value.Value   `ps:"Page:" alias:"cu,uri" type:"System.Uri" validate:"notnullorempty"`
	Fragment     cmdlet.Switch `ps:"Fragment:" validate:"notnullorempty"`
	PostContent  []string      `ps:"" validate:"notnullorempty"`
	PreContent   []string      `ps:"" validate:"notnullorempty"`
	Meta         *value.Dict   `ps:"Page:" validate:"notnullorempty"`
	Charset      string        `ps:"Page:" validate:"notnullorempty; pattern ^[A-Za-z0-9]\\w+\\S+[A-Za-z0-9]$"`
	Transitional cmdlet.Switch `ps:"Page:" validate:"notnullorempty"`

	columns []column
	first   bool // nothing was written for an object yet
	cells   []column
	rows    int
}

// knownMeta are the names of meta elements that HTML defines.
const knownMeta = " content-type default-style application-name author description generator keywords x-ua-compatible viewport "

// Begin implements cmdlet.Beginner.
func (h *convertToHtml) Begin(c *cmdlet.Context) error {
	var err error
	h.columns, err = columns(c, h.Property, keyExpression, keyName, keyLabel, keyAlignment, keyWidth)
	if err != nil {
		return err
	}
	h.first = true
	if h.Fragment {
		return h.lines(c, append(append([]string{}, h.PreContent...), "<table>")...)
	}
	out, err := h.head(c)
	if err != nil {
		return err
	}
	return h.lines(c, out...)
}

func (h *convertToHtml) head(c *cmdlet.Context) ([]string, error) {
	out := []string{
		`<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN"  "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">`,
		`<html xmlns="http://www.w3.org/1999/xhtml">`, "<head>",
	}
	if h.Transitional {
		out[0] = `<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN"  "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">`
	}
	if h.Charset != "" {
		out = append(out, `<meta charset="`+h.Charset+`">`)
	}
	if h.Meta != nil {
		for k, v := range h.Meta.All {
			name, content := types.ToString(c, k), types.ToString(c, v)
			attribute := "name"
			switch strings.ToLower(name) {
			case "content-type", "default-style", "x-ua-compatible":
				attribute = "http-equiv"
			}
			out = append(out, "<meta "+attribute+`="`+name+`" content="`+content+`">`)
			if !strings.Contains(knownMeta, " "+strings.ToLower(name)+" ") {
				if err := c.WriteWarning("Accepted meta properties are content-type, default-style, application-name, author, description, generator, keywords, x-ua-compatible, and viewport. The meta pair: " + name + " and " + content + " may not function correctly."); err != nil {
					return nil, err
				}
			}
		}
	}
	title := h.Title
	if title == "" {
		title = "HTML TABLE"
	}
	if c.Bound("Head") {
		out = append(out, h.Head...)
		if c.Bound("Title") {
			out = append(out, "<title>"+title+"</title>")
		}
	} else {
		out = append(out, "<title>"+title+"</title>")
	}
	if !h.CssUri.IsNull() {
		out = append(out, `<link rel="stylesheet" type="text/css" href="`+types.ToString(c, h.CssUri)+`" />`)
	}
	out = append(out, "</head><body>")
	out = append(out, h.Body...)
	out = append(out, h.PreContent...)
	return append(out, "<table>"), nil
}

func (h *convertToHtml) lines(c *cmdlet.Context, lines ...string) error {
	for _, s := range lines {
		if err := c.Write(value.String(s)); err != nil {
			return err
		}
	}
	return nil
}

// Process implements cmdlet.Processor.
func (h *convertToHtml) Process(c *cmdlet.Context) error {
	in := h.InputObject
	if in.IsNull() {
		return nil
	}
	if h.first {
		h.first = false
		if err := h.resolve(c, in); err != nil {
			return err
		}
		if len(h.cells) > 0 && !h.asList() {
			if err := h.tableHead(c); err != nil {
				return err
			}
		}
	}
	if len(h.cells) == 0 {
		return nil
	}
	if h.asList() {
		return h.listItem(c, in)
	}
	var row strings.Builder
	row.WriteString("<tr>")
	for i := range h.cells {
		s, err := h.cell(c, &h.cells[i], in)
		if err != nil {
			return err
		}
		row.WriteString("<td>" + s + "</td>")
	}
	return h.lines(c, row.String()+"</tr>")
}

func (h *convertToHtml) asList() bool { return strings.EqualFold(h.As, "List") }

// resolve expands wildcards over the first object; a property that it lacks gives no column.
func (h *convertToHtml) resolve(c *cmdlet.Context, in value.Value) error {
	cols := h.columns
	if len(cols) == 0 {
		cols = []column{{expression: nameExpression("*")}}
	}
	for _, col := range cols {
		if col.block != nil {
			h.cells = append(h.cells, col)
			continue
		}
		found, err := col.values(c, in)
		if err != nil {
			return err
		}
		for _, r := range found {
			one := col
			one.expression = &expression{name: r.name}
			h.cells = append(h.cells, one)
		}
	}
	return nil
}

func (h *convertToHtml) tableHead(c *cmdlet.Context) error {
	var group, head strings.Builder
	group.WriteString("<colgroup>")
	head.WriteString("<tr>")
	for i := range h.cells {
		col := &h.cells[i]
		group.WriteString("<col")
		if col.width != "" {
			group.WriteString(` width = "` + col.width + `"`)
		}
		if col.align != "" {
			group.WriteString(` align = "` + col.align + `"`)
		}
		group.WriteString("/>")
		head.WriteString("<th>" + htmlEncode(col.title()) + "</th>")
	}
	return h.lines(c, group.String()+"</colgroup>", head.String()+"</tr>")
}

func (h *convertToHtml) listItem(c *cmdlet.Context, in value.Value) error {
	if h.rows++; h.rows > 1 {
		if err := h.lines(c, "<tr><td><hr></td></tr>"); err != nil {
			return err
		}
	}
	for i := range h.cells {
		s, err := h.cell(c, &h.cells[i], in)
		if err != nil {
			return err
		}
		if err := h.lines(c, "<tr><td>"+htmlEncode(h.cells[i].title())+":</td><td>"+s+"</td></tr>"); err != nil {
			return err
		}
	}
	return nil
}

func (h *convertToHtml) cell(c *cmdlet.Context, col *column, in value.Value) (string, error) {
	found, err := col.values(c, in)
	if err != nil || len(found) == 0 || found[0].val.IsNull() {
		return "", err
	}
	return htmlEncode(netText(c, found[0].val)), nil
}

// htmlEncode is WebUtility.HtmlEncode: Latin-1 characters become numbers.
func htmlEncode(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case r == '<':
			b.WriteString("&lt;")
		case r == '>':
			b.WriteString("&gt;")
		case r == '&':
			b.WriteString("&amp;")
		case r == '"':
			b.WriteString("&quot;")
		case r == '\'':
			b.WriteString("&#39;")
		case r >= 160 && r < 256 || r > 0xFFFF:
			b.WriteString("&#" + types.ToString(nil, value.Int(r)) + ";")
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// End implements cmdlet.Ender.
func (h *convertToHtml) End(c *cmdlet.Context) error {
	out := append([]string{"</table>"}, h.PostContent...)
	if !h.Fragment {
		out = append(out, "</body></html>")
	}
	return h.lines(c, out...)
}
