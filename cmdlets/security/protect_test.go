package security

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestObscure(t *testing.T) {
	assert.Equal(t, "7000610073007300", obscure("pass"))
	text, err := reveal("70006100")
	require.NoError(t, err)
	assert.Equal(t, "pa", text)
	_, err = reveal("pass")
	assert.EqualError(t, err, "The input string 'pa' was not in a correct format.")
}

func TestEncryptRoundTrip(t *testing.T) {
	for _, size := range []int{16, 24, 32} {
		key := make([]byte, size)
		for i := range key {
			key[i] = byte(i + 1)
		}
		text, err := encrypt("pässwörd €", key)
		require.NoError(t, err)
		back, err := decrypt(text, key)
		require.NoError(t, err)
		assert.Equal(t, "pässwörd €", back)
		short, err := encrypt("x", key)
		require.NoError(t, err)
		assert.Len(t, short, 192, "the length PowerShell's own export has")
	}
	_, err := encrypt("x", []byte{1, 2, 3, 4, 5})
	assert.EqualError(t, err, "The specified key is not valid. Valid key length settings are either 128 bits, 192 bits, or 256 bits.")
}
