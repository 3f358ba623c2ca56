package security

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/rand"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"strings"

	"goposh/runtime/errs"
	"goposh/runtime/value"
	"goposh/runtime/wtf8"
)

// exportHeader begins text that was encrypted with a key.
const exportHeader = "76492d1116743f0423413b16050a5345"

// unicodeBytes is text as UTF-16LE.
func unicodeBytes(text string) []byte {
	units := wtf8.Units(text)
	out := make([]byte, 2*len(units))
	for i, u := range units {
		binary.LittleEndian.PutUint16(out[2*i:], u)
	}
	return out
}

// unicodeText is the reverse of unicodeBytes.
func unicodeText(b []byte) string {
	units := make([]uint16, len(b)/2)
	for i := range units {
		units[i] = binary.LittleEndian.Uint16(b[2*i:])
	}
	return wtf8.FromUnits(units)
}

func badKey() error {
	return errs.New("System.Management.Automation.PSArgumentException", "Argument", errs.InvalidArgument, value.Null,
		"The specified key is not valid. Valid key length settings are either 128 bits, 192 bits, or 256 bits.")
}

func validKey(key []byte) bool { return len(key) == 16 || len(key) == 24 || len(key) == 32 }

// encrypt protects text with an AES key, in the form that PowerShell exports.
func encrypt(text string, key []byte) (string, error) {
	if !validKey(key) {
		return "", badKey()
	}
	block, err := aes.NewCipher(key)
	if err != nil {
		return "", err
	}
	iv := make([]byte, aes.BlockSize)
	if _, err := rand.Read(iv); err != nil {
		return "", err
	}
	data := unicodeBytes(text)
	pad := aes.BlockSize - len(data)%aes.BlockSize
	data = append(data, bytes.Repeat([]byte{byte(pad)}, pad)...)
	cipher.NewCBCEncrypter(block, iv).CryptBlocks(data, data)
	inner := "2|" + base64.StdEncoding.EncodeToString(iv) + "|" + hex.EncodeToString(data)
	return exportHeader + base64.StdEncoding.EncodeToString(unicodeBytes(inner)), nil
}

func malformed(text string) error {
	return errs.New("System.FormatException", "System.FormatException", errs.NotSpecified, value.Null,
		"The input string '%s' was not in a correct format.", text)
}

func undecryptable() error {
	return errs.New("System.Security.Cryptography.CryptographicException", "ImportSecureString_InvalidArgument_CryptographicError", errs.InvalidArgument,
		value.Null, "Padding is invalid and cannot be removed.")
}

// decrypt is the reverse of encrypt.
func decrypt(text string, key []byte) (string, error) {
	if !validKey(key) {
		return "", badKey()
	}
	rest, ok := strings.CutPrefix(text, exportHeader)
	if !ok {
		return "", malformed(text)
	}
	raw, err := base64.StdEncoding.DecodeString(rest)
	if err != nil {
		return "", malformed(text)
	}
	parts := strings.Split(unicodeText(raw), "|")
	if len(parts) != 3 {
		return "", malformed(text)
	}
	iv, err := base64.StdEncoding.DecodeString(parts[1])
	if err != nil || len(iv) != aes.BlockSize {
		return "", malformed(text)
	}
	data, err := hex.DecodeString(parts[2])
	if err != nil || len(data) == 0 || len(data)%aes.BlockSize != 0 {
		return "", malformed(text)
	}
	block, err := aes.NewCipher(key)
	if err != nil {
		return "", err
	}
	cipher.NewCBCDecrypter(block, iv).CryptBlocks(data, data)
	pad := int(data[len(data)-1])
	if pad == 0 || pad > aes.BlockSize || pad > len(data) || !bytes.Equal(data[len(data)-pad:], bytes.Repeat([]byte{byte(pad)}, pad)) {
		return "", undecryptable()
	}
	return unicodeText(data[:len(data)-pad]), nil
}

// obscure is how text is exported without a key where the system offers no protection: as hexadecimal digits.
func obscure(text string) string { return hex.EncodeToString(unicodeBytes(text)) }

// reveal is the reverse of obscure.
func reveal(text string) (string, error) {
	for i := 0; i < len(text); i += 2 {
		pair := text[i:min(i+2, len(text))]
		if _, err := hex.DecodeString(pair); err != nil {
			return "", malformed(pair)
		}
	}
	data, err := hex.DecodeString(text)
	if err != nil {
		return "", malformed(text)
	}
	return unicodeText(data), nil
}
