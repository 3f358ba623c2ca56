// Package textenc is System.Text.Encoding: the encodings that PowerShell's -Encoding parameters name, those of .NET's code
// pages, and the detection of byte order marks. Text is WTF-8 (see package wtf8); encoders replace what they cannot write.
package textenc

import (
	"goposh/runtime/value"
)

// Encoding is a System.Text.Encoding. Encodings from Lookup, ByCodePage and the package's functions are shared: do not change.
type Encoding struct {
	value.Bag
	// WebName is the IANA name ("utf-8"), Name the display name (EncodingName).
	WebName, Name string
	CodePage      int
	// SingleByte is IsSingleByte.
	SingleByte bool

	typ      *value.Type
	preamble []byte
	codec    codec
}

// codec converts between text and bytes.
type codec interface {
	// encode appends the bytes of s.
	encode(dst []byte, s string) []byte
	decode(b []byte) string
}

func class(name string, base *value.Type) *value.Type {
	return &value.Type{FullName: name, Base: base, Kind: value.KindObject, Assembly: "System.Private.CoreLib"}
}

// The .NET types of encodings.
var (
	Type        = &value.Type{FullName: "System.Text.Encoding", Base: value.TypeObject, Kind: value.KindObject, Flags: value.FlagAbstract}
	TypeASCII   = class("System.Text.ASCIIEncoding", Type)
	TypeUTF8    = class("System.Text.UTF8Encoding", Type)
	TypeUTF7    = class("System.Text.UTF7Encoding", Type)
	TypeUnicode = class("System.Text.UnicodeEncoding", Type)
	TypeUTF32   = class("System.Text.UTF32Encoding", Type)
	TypeLatin1  = class("System.Text.Latin1Encoding", Type)
	// TypeSingleByte and TypeMultiByte are the classes of other code pages.
	TypeSingleByte = class("System.Text.SBCSCodePageEncoding", Type)
	TypeMultiByte  = class("System.Text.DBCSCodePageEncoding", Type)
	// TypeUTF8Sealed and TypeASCIISealed are what Encoding.UTF8 and Encoding.ASCII are instances of.
	TypeUTF8Sealed   = class("System.Text.UTF8Encoding+UTF8EncodingSealed", TypeUTF8)
	TypeASCIISealed  = class("System.Text.ASCIIEncoding+ASCIIEncodingSealed", TypeASCII)
	TypeLatin1Sealed = class("System.Text.Latin1Encoding+Latin1EncodingSealed", TypeLatin1)
)

// Type implements value.Object.
func (e *Encoding) Type() *value.Type { return e.typ }

// Preamble is the byte order mark the encoding writes at the start of a file; nil when it writes none. Do not change.
func (e *Encoding) Preamble() []byte { return e.preamble }

// Encode returns the bytes of s, without preamble.
func (e *Encoding) Encode(s string) []byte { return e.codec.encode(make([]byte, 0, len(s)), s) }

// Append appends the bytes of s to dst, without preamble.
func (e *Encoding) Append(dst []byte, s string) []byte { return e.codec.encode(dst, s) }

// Decode returns the text of b. A byte order mark is decoded like any other character, as Encoding.GetString does.
func (e *Encoding) Decode(b []byte) string { return e.codec.decode(b) }

// DecodeFile returns the text of a file's content: a byte order mark at its start decides, otherwise e does
// (StreamReader with detectEncodingFromByteOrderMarks).
func (e *Encoding) DecodeFile(b []byte) string {
	found, n := Detect(b)
	if found == nil {
		found = e
	}
	return found.Decode(b[n:])
}

// IsUTF8 tells whether text needs no conversion but the replacement of lone surrogates.
func (e *Encoding) IsUTF8() bool { return e.CodePage == 65001 }

// Sealed tells whether e is one of the encodings that properties of System.Text.Encoding return.
func (e *Encoding) Sealed() bool {
	return e.typ == TypeUTF8Sealed || e.typ == TypeASCIISealed || e.typ == TypeLatin1Sealed
}

// WithPreamble returns a copy of a Unicode encoding that writes a byte order mark, or none (new UTF8Encoding(bool)).
func (e *Encoding) WithPreamble(emit bool) *Encoding {
	c := *e
	c.preamble = nil
	if emit {
		c.preamble = markOf(e.CodePage)
	}
	if c.typ == TypeUTF8Sealed {
		c.typ = TypeUTF8
	}
	return &c
}

func markOf(codePage int) []byte {
	switch codePage {
	case 65001:
		return []byte{0xEF, 0xBB, 0xBF}
	case 1200:
		return []byte{0xFF, 0xFE}
	case 1201:
		return []byte{0xFE, 0xFF}
	case 12000:
		return []byte{0xFF, 0xFE, 0, 0}
	case 12001:
		return []byte{0, 0, 0xFE, 0xFF}
	}
	return nil
}

var (
	utf8NoBOM = &Encoding{WebName: "utf-8", Name: "Unicode (UTF-8)", CodePage: 65001, typ: TypeUTF8, codec: utf8Codec{}}
	utf8BOM   = &Encoding{WebName: "utf-8", Name: "Unicode (UTF-8)", CodePage: 65001, typ: TypeUTF8Sealed, preamble: markOf(65001), codec: utf8Codec{}}
	unicode16 = &Encoding{WebName: "utf-16", Name: "Unicode", CodePage: 1200, typ: TypeUnicode, preamble: markOf(1200), codec: utf16Codec{}}
	big16     = &Encoding{WebName: "utf-16BE", Name: "Unicode (Big-Endian)", CodePage: 1201, typ: TypeUnicode, preamble: markOf(1201), codec: utf16Codec{big: true}}
	unicode32 = &Encoding{WebName: "utf-32", Name: "Unicode (UTF-32)", CodePage: 12000, typ: TypeUTF32, preamble: markOf(12000), codec: utf32Codec{}}
	big32     = &Encoding{WebName: "utf-32BE", Name: "Unicode (UTF-32 Big-Endian)", CodePage: 12001, typ: TypeUTF32, preamble: markOf(12001), codec: utf32Codec{big: true}}
	utf7      = &Encoding{WebName: "utf-7", Name: "Unicode (UTF-7)", CodePage: 65000, typ: TypeUTF7, codec: utf7Codec{}}
	ascii     = &Encoding{WebName: "us-ascii", Name: "US-ASCII", CodePage: 20127, SingleByte: true, typ: TypeASCIISealed, codec: asciiCodec{}}
	latin1    = &Encoding{WebName: "iso-8859-1", Name: "Western European (ISO)", CodePage: 28591, SingleByte: true, typ: TypeLatin1Sealed, codec: latin1Codec{}}
)

// UTF8 is UTF-8 without byte order mark, PowerShell's default.
func UTF8() *Encoding { return utf8NoBOM }

// UTF8BOM is UTF-8 with byte order mark, which Encoding.UTF8 is.
func UTF8BOM() *Encoding { return utf8BOM }

// Unicode is little-endian UTF-16.
func Unicode() *Encoding { return unicode16 }

// BigEndianUnicode is big-endian UTF-16.
func BigEndianUnicode() *Encoding { return big16 }

// UTF32 is little-endian UTF-32.
func UTF32() *Encoding { return unicode32 }

// BigEndianUTF32 is big-endian UTF-32.
func BigEndianUTF32() *Encoding { return big32 }

// UTF7 is UTF-7, which .NET calls obsolete.
func UTF7() *Encoding { return utf7 }

// ASCII is US-ASCII.
func ASCII() *Encoding { return ascii }

// Latin1 is ISO-8859-1.
func Latin1() *Encoding { return latin1 }

// Detect returns the encoding that a byte order mark at the start of b tells, and the mark's length; nil and 0 without one.
func Detect(b []byte) (*Encoding, int) {
	switch {
	case len(b) >= 3 && b[0] == 0xEF && b[1] == 0xBB && b[2] == 0xBF:
		return utf8BOM, 3
	case len(b) >= 4 && b[0] == 0xFF && b[1] == 0xFE && b[2] == 0 && b[3] == 0:
		return unicode32, 4
	case len(b) >= 2 && b[0] == 0xFF && b[1] == 0xFE:
		return unicode16, 2
	case len(b) >= 2 && b[0] == 0xFE && b[1] == 0xFF:
		return big16, 2
	case len(b) >= 4 && b[0] == 0 && b[1] == 0 && b[2] == 0xFE && b[3] == 0xFF:
		return big32, 4
	}
	return nil, 0
}
