package netfmt

import (
	"errors"
	"math"
	"strconv"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"goposh/runtime/culture"
	"goposh/runtime/neterr"
)

func mustCulture(t *testing.T, name string) *culture.Culture {
	t.Helper()
	c, err := culture.Get(name)
	require.NoError(t, err)
	return c
}

// From types/int/024 to 033 and bigint/012, 013.
func TestParseIntegers(t *testing.T) {
	us := mustCulture(t, "en-US")
	for _, c := range []struct {
		s     string
		style NumberStyles
		bits  int
		want  int64
		err   string
	}{
		{"abc", StyleInteger, 32, 0, "The input string 'abc' was not in a correct format."},
		{"", StyleInteger, 32, 0, "The input string '' was not in a correct format."},
		{"99999999999", StyleInteger, 32, 0, "Value was either too large or too small for an Int32."},
		{"1,234", StyleInteger, 32, 0, "The input string '1,234' was not in a correct format."},
		{"1,234", AllowThousands, 32, 1234, ""},
		{"FF", StyleHexNumber, 32, 255, ""},
		{"ffffffff", StyleHexNumber, 32, -1, ""},
		{"101", StyleBinaryNumber, 32, 5, ""},
		{"(5)", AllowParentheses, 32, -5, ""},
		{" -7 ", StyleInteger, 8, -7, ""},
		{"-128", StyleInteger, 8, -128, ""},
		{"128", StyleInteger, 8, 0, "Value was either too large or too small for a signed byte."},
		{"-9223372036854775808", StyleInteger, 64, math.MinInt64, ""},
		{"9223372036854775808", StyleInteger, 64, 0, "Value was either too large or too small for an Int64."},
		{"1e3", StyleInteger | AllowExponent, 32, 1000, ""},
	} {
		got, err := ParseInt(c.s, c.style, us, c.bits)
		if c.err != "" {
			assert.EqualError(t, err, c.err, c.s)
			continue
		}
		require.NoError(t, err, c.s)
		assert.Equal(t, c.want, got, c.s)
	}
	_, err := ParseUint("-1", StyleInteger, us, 8)
	assert.EqualError(t, err, "Value was either too large or too small for an unsigned byte.")
	for text, want := range map[string]string{"ff": "-1", "0ff": "255"} {
		v, err := ParseBigInt(text, StyleHexNumber, us)
		require.NoError(t, err)
		assert.Equal(t, want, v.String())
	}
	_, err = ParseBigInt("abc", StyleInteger, us)
	assert.EqualError(t, err, "The value could not be parsed.")
}

// From types/double/006 to 016, decimal/011, numparse/042.
func TestParseFloats(t *testing.T) {
	const style = StyleFloat | AllowThousands
	for _, c := range []struct {
		s, culture string
		style      NumberStyles
		want       string
	}{
		{"1.5", "en-US", style, "1.5"}, {"1,234.5", "en-US", style, "1234.5"}, {"1e5", "en-US", style, "100000"},
		{"nan", "en-US", style, "NaN"}, {"Infinity", "en-US", style, "!"}, {"∞", "en-US", style, "∞"}, {"Infinity", "", style, "Infinity"},
		{"∞", "", style, "!"}, {"1,5", "de-DE", style, "1,5"}, {"1.234,5", "de-DE", style, "1234,5"}, {"1.2.3", "en-US", style, "!"},
		{"1e400", "en-US", style, "∞"}, {"-1e400", "en-US", style, "-∞"}, {"$1.50", "en-US", StyleCurrency, "1.5"},
		{"1\u202f234,5", "fr-FR", style, "1234,5"}, {"1 234,5", "fr-FR", style, "1234,5"}, {"-5", "sv-SE", style, "−5"},
		{"5-", "en-US", style, "!"}, {"5-", "en-US", StyleNumber, "-5"}, {".5", "en-US", style, "0.5"}, {"5.", "en-US", style, "5"},
		{"-0", "en-US", style, "-0"}, {"1e", "en-US", style, "!"}, {"--5", "en-US", style, "!"},
	} {
		cul := mustCulture(t, c.culture)
		got, err := ParseFloat64(c.s, c.style, cul)
		if c.want == "!" {
			assert.Error(t, err, c.s)
			continue
		}
		require.NoError(t, err, c.s)
		assert.Equal(t, c.want, ShortestFloat64In(got, cul), c.s)
	}
	for _, c := range []struct{ s, culture, want string }{
		{"12.50", "en-US", "12.50"}, {"12,50", "de-DE", "12.50"}, {"($5.50)", "en-US", "-5.50"}, {"1,234.50", "en-US", "1234.50"},
		{"79228162514264337593543950335", "", "79228162514264337593543950335"}, {"1e3", "", "1000"},
	} {
		got, err := ParseDecimal(c.s, StyleAny, mustCulture(t, c.culture))
		require.NoError(t, err, c.s)
		assert.Equal(t, c.want, got.String(), c.s)
	}
	_, err := ParseDecimal("79228162514264337593543950336", StyleNumber, nil)
	var ne *neterr.Error
	require.ErrorAs(t, err, &ne)
	assert.Equal(t, neterr.TypeOverflow, ne.Type)
}

// From types/double, double-display.
func TestDisplay(t *testing.T) {
	for v, want := range map[float64][2]string{ // G15, then shortest
		1.0 / 3:              {"0.333333333333333", "0.3333333333333333"},
		1e15:                 {"1E+15", "1000000000000000"},
		1e16:                 {"1E+16", "10000000000000000"},
		1e20:                 {"1E+20", "1E+20"},
		1e-5:                 {"1E-05", "1E-05"},
		0.0001:               {"0.0001", "0.0001"},
		123456789012345.6:    {"123456789012346", "123456789012345.6"},
		1234567890123456.7:   {"1.23456789012346E+15", "1234567890123456.8"},
		123456789.123456789:  {"123456789.123457", "123456789.12345679"},
		math.MaxFloat64:      {"1.79769313486232E+308", "1.7976931348623157E+308"},
		math.Copysign(0, -1): {"-0", "-0"},
		math.Inf(1):          {"Infinity", "Infinity"},
		math.Sqrt2:           {"1.4142135623731", "1.4142135623730951"},
	} {
		assert.Equal(t, want[0], DisplayFloat64(v))
		assert.Equal(t, want[1], ShortestFloat64(v))
	}
	assert.Equal(t, "0.30000000000000004", ShortestFloat64(0.30000000000000004))
	assert.Equal(t, "0.3", DisplayFloat64(0.30000000000000004))
	assert.Equal(t, "-∞", DisplayFloat64In(math.Inf(-1), culture.EnUS()))
	assert.Equal(t, "3.402823E+38", DisplayFloat32(math.MaxFloat32))
	assert.Equal(t, "1.677722E+07", DisplayFloat32(16777217))
	assert.Equal(t, "0.1", DisplayFloat32(0.1))
}

// From types/format-op, language/format.
func TestComposite(t *testing.T) {
	args := []any{5, "ab"}
	arg := func(i int, spec string) (string, error) {
		if n, ok := args[i].(int); ok {
			return FormatInt64(int64(n), 32, spec, culture.EnUS())
		}
		return args[i].(string), nil
	}
	const badFormat = "Input string was not in a correct format. Failure to parse near offset "
	for format, want := range map[string]string{
		"<{0}>": "<5>", "{0,5}|": "    5|", "{0,-5}|": "5    |", "{0,8:N1}|": "     5.0|", "{{0}}": "{0}", "{{{0}}}": "{5}",
		"abc": "abc", "": "", "{0:000}{1,4}": "005  ab", "{0 ,3}": "  5", "{1,1}": "ab",
	} {
		got, err := Format(format, len(args), arg)
		require.NoError(t, err, format)
		assert.Equal(t, want, got, format)
	}
	for format, want := range map[string]string{
		"{0}}":    badFormat + "4. Format item ends prematurely.",
		"{0":      badFormat + "2. Format item ends prematurely.",
		"{}":      badFormat + "1. Expected an ASCII digit.",
		"{-1}":    badFormat + "1. Expected an ASCII digit.",
		"{0,}":    badFormat + "3. Expected an ASCII digit.",
		"{ 0 }":   badFormat + "1. Expected an ASCII digit.",
		"{0:{1}}": badFormat + "3. Format item ends prematurely.",
		"{2}":     neterr.MsgCompositeIndex,
		"{0:Z}":   "Format specifier was invalid.",
	} {
		_, err := Format(format, len(args), arg)
		assert.EqualError(t, err, want, format)
	}
	_, err := Format("{0}", 1, func(int, string) (string, error) { return "", errors.New("own") })
	assert.EqualError(t, err, "own")
}

func BenchmarkFormatInt64N(b *testing.B) {
	c := culture.EnUS()
	for b.Loop() {
		_, _ = FormatInt64(-1234567, 32, "N2", c)
	}
}

func BenchmarkDisplayFloat64(b *testing.B) {
	for b.Loop() {
		_ = DisplayFloat64(1234.5678)
	}
}

func BenchmarkParseInt(b *testing.B) {
	c := culture.Invariant()
	s := strconv.Itoa(1234567)
	for b.Loop() {
		_, _ = ParseInt(s, StyleInteger, c, 32)
	}
}
