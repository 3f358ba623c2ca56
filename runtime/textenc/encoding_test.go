package textenc

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Bytes of "aé€\n" as PowerShell's Out-File writes them.
func TestRecordedBytes(t *testing.T) {
	tests := map[string][]byte{
		"ansi":             {97, 233, 128, 10},
		"bigendianunicode": {254, 255, 0, 97, 0, 233, 32, 172, 0, 10},
		"bigendianutf32":   {0, 0, 254, 255, 0, 0, 0, 97, 0, 0, 0, 233, 0, 0, 32, 172, 0, 0, 0, 10},
		"unicode":          {255, 254, 97, 0, 233, 0, 172, 32, 10, 0},
		"utf7":             {97, 43, 65, 79, 107, 103, 114, 65, 45, 10},
		"utf8":             {97, 195, 169, 226, 130, 172, 10},
		"utf8BOM":          {239, 187, 191, 97, 195, 169, 226, 130, 172, 10},
		"utf32":            {255, 254, 0, 0, 97, 0, 0, 0, 233, 0, 0, 0, 172, 32, 0, 0, 10, 0, 0, 0},
		"latin1":           {97, 233, 63, 10},
		"windows-1252":     {97, 233, 128, 10},
		"iso-8859-1":       {97, 233, 63, 10},
		"1200":             {255, 254, 97, 0, 233, 0, 172, 32, 10, 0},
		"ascii":            {97, 63, 63, 10},
	}
	for name, want := range tests {
		e, err := Lookup(name, 1252)
		require.NoError(t, err, name)
		got := e.Append(append([]byte(nil), e.Preamble()...), "aé€\n")
		assert.Equal(t, want, got, name)
		switch name {
		case "latin1", "iso-8859-1", "ascii":
		default:
			assert.Equal(t, "aé€\n", e.DecodeFile(want), name)
		}
	}
}

func TestDecodeReplaces(t *testing.T) {
	assert.Equal(t, "a\uFFFDb\uFFFD", UTF8().Decode([]byte{'a', 0xE2, 0x82, 'b', 0xFF}))
	assert.Equal(t, "a\uFFFD", ASCII().Decode([]byte{'a', 0xE9}))
	assert.Equal(t, []byte("??"), ASCII().Encode("😀"))
	assert.Equal(t, []byte{0xEF, 0xBF, 0xBD}, UTF8().Encode("\xED\xA0\x80"))
}

func TestLookupErrors(t *testing.T) {
	_, err := Lookup("nope", 1252)
	assert.ErrorContains(t, err, "'nope' is not a supported encoding name.")
	_, err = Lookup("70000", 1252)
	assert.ErrorContains(t, err, "Valid values are between 0 and 65535, inclusive.")
}
