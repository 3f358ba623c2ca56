package utility

import (
	"fmt"
	"strings"

	"goposh/runtime/types"
	"goposh/runtime/value"
)

// byteCollection is Microsoft.PowerShell.Commands.ByteCollection: up to 16 bytes that Format-Hex shows on a line.
type byteCollection struct {
	value.Bag
	offset      uint64
	bytes       []byte
	label, path string
}

var typeByteCollection = class("ByteCollection", value.TypeObject, byteCollectionClass)

// Type implements value.Object.
func (*byteCollection) Type() *value.Type { return typeByteCollection }

func byteCollectionClass() *types.Class {
	return &types.Class{Members: []types.M{
		property("ulong Offset64", func(b *byteCollection) value.Value { return value.ULong(b.offset) }),
		property("uint Offset", func(b *byteCollection) value.Value {
			return value.Scalar(value.KindUInt32, min(b.offset, 1<<32-1))
		}),
		property("byte[] Bytes", func(b *byteCollection) value.Value { return value.Bytes(b.bytes) }),
		property("string Path", func(b *byteCollection) value.Value { return value.String(b.path) }),
		property("string HexOffset", func(b *byteCollection) value.Value { return value.String(fmt.Sprintf("%016X", b.offset)) }),
		property("string HexBytes", func(b *byteCollection) value.Value { return value.String(b.hex()) }),
		property("string Ascii", func(b *byteCollection) value.Value { return value.String(b.ascii()) }),
		property("string Label", func(b *byteCollection) value.Value { return value.String(b.label) }),
		method("string ToString()", func(b *byteCollection, _ *types.Call) (value.Value, error) {
			return value.String(fmt.Sprintf("%016X %-47s %s", b.offset, b.hex(), b.ascii())), nil
		}),
	}}
}

func (b *byteCollection) hex() string { return fmt.Sprintf("% X", b.bytes) }

// ascii shows each byte as the character of that code; those without a shape as a placeholder, NUL as a blank.
func (b *byteCollection) ascii() string {
	var s strings.Builder
	for _, c := range b.bytes {
		switch {
		case c == 0:
			s.WriteByte(' ')
		case c < 0x20 || c >= 0x7F && c < 0xA0:
			s.WriteRune('\uFFFD')
		default:
			s.WriteRune(rune(c))
		}
	}
	return s.String()
}
