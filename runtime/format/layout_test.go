package format

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestCells(t *testing.T) {
	for text, want := range map[string]int{
		"": 0, "abc": 3, "日本": 4, "ｆｕｌｌ": 8, "😀": 2, "e\u0301": 2, "a\tb": 3, "\x1b[31mred\x1b[0m": 3, "zero\u200bwidth": 10,
	} {
		assert.Equal(t, want, Cells(text), "%q", text)
	}
}

func TestWrapLines(t *testing.T) {
	for _, c := range []struct {
		text        string
		first, rest int
		want        []string
	}{
		{"a b c d e f g h i j k l m n o p q r s t u v w x y z", 16, 16, []string{"a b c d e f g h ", "i j k l m n o p ", "q r s t u v w x ", "y z"}},
		{"hyphen-ated-words-that-are-long-enough", 16, 16, []string{"hyphen-ated-word", "s-that-are-long-", "enough"}},
		{"one\n\nthree", 80, 80, []string{"one", "", "three"}},
		{"a\r\nb", 80, 80, []string{"a", "b"}},
		{"", 10, 10, []string{""}},
		{"日本語テキスト", 6, 6, []string{"日本語", "テキス", "ト"}},
		{"\x1b[31mred and\x1b[0m", 4, 4, []string{"\x1b[31mred \x1b[0m", "\x1b[31mand\x1b[0m"}},
	} {
		assert.Equal(t, c.want, wrapLines(c.text, c.first, c.rest), "%q", c.text)
	}
}

func TestCellText(t *testing.T) {
	for _, c := range []struct {
		text  string
		width int
		align Alignment
		fill  bool
		want  string
	}{
		{"abcdefghij", 6, AlignRight, true, "…fghij"},
		{"abcdefghij", 6, AlignCenter, true, "abcde…"},
		{"abcdefghij", 6, AlignLeft, false, "abcde…"},
		{"abc", 8, AlignCenter, true, "  abc   "},
		{"abc", 6, AlignLeft, false, "abc"},
		{"a\nb", 3, AlignLeft, true, "a… "},
		{"日本語", 4, AlignLeft, true, "日… "},
		{"abc", 1, AlignRight, true, "c"},
	} {
		assert.Equal(t, c.want, cellText(c.text, c.width, c.align, c.fill), "%+v", c)
	}
}

func TestFitColumns(t *testing.T) {
	widths := func(screen int, in ...int) []int {
		columns := make([]tableColumn, len(in))
		for i, w := range in {
			columns[i].width = w
		}
		fitColumns(screen, columns)
		out := make([]int, len(in))
		for i := range columns {
			out[i] = columns[i].width
		}
		return out
	}
	assert.Equal(t, []int{60, 59}, widths(120, 0, 0))
	assert.Equal(t, []int{16, 8, -1}, widths(25, 16, 38, 7))
	assert.Equal(t, []int{12, -1, -1}, widths(12, 16, 38, 7))
}

// TestBuiltinViews reads every view and control, so that a mistake in the data shows.
func TestBuiltinViews(t *testing.T) {
	s := builtin()
	require.Greater(t, len(s.views), 200)
	for i := range s.views {
		v := s.at(int32(i))
		require.NotEmpty(t, v.Types, v.Name)
		switch v.Shape {
		case ShapeTable:
			require.NotEmpty(t, v.Rows, v.Name)
			if len(v.Headers) > 0 {
				assert.Len(t, v.Rows[0].Cells, len(v.Headers), v.Name)
			}
		case ShapeList, ShapeWide:
			require.NotEmpty(t, v.Entries, v.Name)
		case ShapeCustom:
			require.NotNil(t, v.control(), v.Name)
			require.NotEmpty(t, v.control().Entries, v.Name)
		}
		if v.Group != nil && v.Group.controlName != "" {
			require.NotNil(t, s.control(v.Group.controlName), v.Name)
		}
	}
	for name := range s.lazy.controls {
		for _, e := range s.control(name).Entries {
			checkReferences(t, s, e.Tokens)
		}
	}
}

func checkReferences(t *testing.T, s *viewSource, tokens []Token) {
	t.Helper()
	for i := range tokens {
		if f := tokens[i].Frame; f != nil {
			checkReferences(t, s, f.Tokens)
		}
		if b := tokens[i].Value; b != nil && b.controlName != "" {
			assert.NotNil(t, s.control(b.controlName), b.controlName)
		}
	}
}

func TestLoadFile(t *testing.T) {
	const good = `<Configuration><ViewDefinitions><View><Name>v</Name><ViewSelectedBy><TypeName>My.Thing</TypeName></ViewSelectedBy>` +
		`<TableControl><TableHeaders><TableColumnHeader><Label>N</Label><Width>8</Width></TableColumnHeader></TableHeaders>` +
		`<TableRowEntries><TableRowEntry><TableColumnItems><TableColumnItem><PropertyName>Name</PropertyName></TableColumnItem>` +
		`</TableColumnItems></TableRowEntry></TableRowEntries></TableControl></View></ViewDefinitions></Configuration>`
	f, err := loadFile("/d/v.format.ps1xml", good)
	require.NoError(t, err)
	require.Len(t, f.views, 1)
	assert.Equal(t, 8, f.views[0].Headers[0].Width)

	_, err = loadFile("/d/v.format.ps1xml", strings.Replace(good, "<Width>8</Width>", "<Width>0</Width>", 1))
	assert.EqualError(t, err, "Errors occurred while loading the format data file: \n"+
		"/d/v.format.ps1xml, Error at XPath /Configuration/ViewDefinitions/View[1] in file /d/v.format.ps1xml: A node is missing from TableControl, ListControl, WideControl, CustomControl.\n"+
		"/d/v.format.ps1xml, Error at XPath /Configuration/ViewDefinitions/View[1]/TableControl/TableHeaders in file /d/v.format.ps1xml: The column header definition is not valid; all headers are discarded.\n"+
		"/d/v.format.ps1xml, Error at XPath /Configuration/ViewDefinitions/View[1]/TableControl/TableHeaders/TableColumnHeader[1] in file /d/v.format.ps1xml: The Width value is not valid.\n"+
		"/d/v.format.ps1xml, Error at XPath /Configuration/ViewDefinitions/View[1]/TableControl/TableHeaders/TableColumnHeader[1] in file /d/v.format.ps1xml: A positive integer is expected.\n")
}

func BenchmarkBuiltinIndex(b *testing.B) {
	for b.Loop() {
		s := indexViews(viewText)
		if s.at(25).Name == "" {
			b.Fatal("no view")
		}
	}
}
