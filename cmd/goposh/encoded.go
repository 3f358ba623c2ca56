package main

import (
	"encoding/base64"
	"errors"
	"unicode/utf16"
	"unicode/utf8"
)

// decodeCommand reads the argument of -EncodedCommand: Base64 of UTF-16LE text. A lone byte at the end becomes U+FFFD.
func decodeCommand(s string) (string, error) {
	if s == "" {
		return "", errors.New("no text")
	}
	b, err := base64.StdEncoding.DecodeString(s)
	if err != nil {
		return "", err
	}
	u := make([]uint16, 0, (len(b)+1)/2)
	for ; len(b) > 1; b = b[2:] {
		u = append(u, uint16(b[0])|uint16(b[1])<<8)
	}
	if len(b) > 0 {
		u = append(u, utf8.RuneError)
	}
	return string(utf16.Decode(u)), nil
}
