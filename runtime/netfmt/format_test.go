package netfmt

import (
	"bufio"
	"math/big"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"goposh/runtime/culture"
	"goposh/runtime/decimal"
	"goposh/runtime/neterr"
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

func formatAs(t *testing.T, typ, value, format string, c *culture.Culture) (string, error) {
	t.Helper()
	switch {
	case strings.HasPrefix(typ, "int"):
		bits, err := strconv.Atoi(typ[3:])
		require.NoError(t, err)
		v, err := strconv.ParseInt(value, 10, 64)
		require.NoError(t, err)
		return FormatInt64(v, bits, format, c)
	case strings.HasPrefix(typ, "uint"):
		v, err := strconv.ParseUint(value, 10, 64)
		require.NoError(t, err)
		return FormatUint64(v, format, c)
	case typ == "float64":
		v, err := strconv.ParseFloat(value, 64)
		require.NoError(t, err)
		return FormatFloat64(v, format, c)
	case typ == "float32":
		v, err := strconv.ParseFloat(value, 32)
		require.NoError(t, err)
		return FormatFloat32(float32(v), format, c)
	case typ == "decimal":
		v, err := decimal.Parse(value)
		require.NoError(t, err)
		return FormatDecimal(v, format, c)
	case typ == "bigint":
		v, ok := new(big.Int).SetString(value, 10)
		require.True(t, ok)
		return FormatBigInt(v, format, c)
	}
	t.Fatalf("unknown type %q", typ)
	return "", nil
}

func TestRecordedNumberFormats(t *testing.T) {
	for _, r := range readTSV(t, "testdata/numbers.tsv") {
		id, typ, value, format, cul, want := r[0], r[1], r[2], r[3], r[4], r[5]
		c, err := culture.Get(cul)
		require.NoError(t, err)
		got, err := formatAs(t, typ, value, format, c)
		if msg, bad := strings.CutPrefix(want, "!"); bad {
			var ne *neterr.Error
			if !assertAs(err, &ne) || ne.Type != neterr.TypeFormat || ne.Message != msg {
				t.Errorf("%s: %s %s %q: got %q, %v; want error %q", id, typ, value, format, got, err, msg)
			}
			continue
		}
		if err != nil || got != want {
			t.Errorf("%s: %s %s %q %s: got %q, %v; want %q", id, typ, value, format, cul, got, err, want)
		}
	}
}

func assertAs(err error, target **neterr.Error) bool {
	e, ok := err.(*neterr.Error)
	*target = e
	return ok
}
