package datetime

import (
	"bufio"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"goposh/runtime/culture"
)

func readTSV(t *testing.T, path string) [][]string {
	t.Helper()
	f, err := os.Open(path)
	require.NoError(t, err)
	defer f.Close()
	var rows [][]string
	for sc := bufio.NewScanner(f); sc.Scan(); {
		if line := sc.Text(); !strings.HasPrefix(line, "#") {
			rows = append(rows, strings.Split(line, "\t"))
		}
	}
	require.NotEmpty(t, rows)
	return rows
}

func options() Options {
	return Options{Culture: culture.EnUS(), Now: func() time.Time { return time.Date(2024, 6, 7, 8, 9, 10, 0, time.UTC) }}
}

// PowerShell casts dates with the invariant culture, so the recorded casts are Parse's with it.
func TestRecordedParses(t *testing.T) {
	for _, r := range readTSV(t, "testdata/parse.tsv") {
		o := options()
		o.Culture = culture.Invariant()
		o.Styles = AllowWhiteSpaces
		d, err := Parse(r[1], o)
		got := "null"
		if err == nil {
			format := "o"
			if r[3] == "" {
				format = "MM-dd HH:mm:ss"
			}
			got, err = Format(d, format, culture.EnUS(), time.UTC)
			require.NoError(t, err)
		}
		if got != r[2] {
			t.Errorf("%s: %q: got %s (%v), want %s", r[0], r[1], got, err, r[2])
		} else if got != "null" && r[3] != "" && d.Kind().String() != r[3] {
			t.Errorf("%s: %q: kind %s, want %s", r[0], r[1], d.Kind(), r[3])
		}
	}
}

func TestRecordedFormats(t *testing.T) {
	for _, r := range readTSV(t, "testdata/format.tsv") {
		id, typ, value, format, cul, want := r[0], r[1], r[2], r[3], r[4], r[5]
		c, err := culture.Get(cul)
		require.NoError(t, err)
		var got string
		switch typ {
		case "timespan":
			ts, perr := ParseTimeSpan(value, c)
			require.NoError(t, perr, value)
			got, err = FormatTimeSpan(ts, format, c)
		case "offset":
			o, perr := ParseOffset(value, options())
			require.NoError(t, perr, value)
			got, err = FormatOffset(o, format, c)
		default:
			o := options()
			d, perr := Parse(value, o)
			require.NoError(t, perr, value)
			if typ == "utc" {
				d = d.SpecifyKind(Utc)
			}
			got, err = Format(d, format, c, time.UTC)
		}
		if msg, bad := strings.CutPrefix(want, "!"); bad {
			if err == nil || err.Error() != msg {
				t.Errorf("%s: %q: got %q, %v; want error %q", id, format, got, err, msg)
			}
		} else if err != nil || got != want {
			t.Errorf("%s: %s %q %s: got %q, %v; want %q", id, value, format, cul, got, err, want)
		}
	}
}
