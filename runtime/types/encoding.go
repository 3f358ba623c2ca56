package types

import (
	"goposh/runtime/errs"
	"goposh/runtime/neterr"
	"goposh/runtime/textenc"
	"goposh/runtime/value"
	"goposh/runtime/wtf8"
)

// encodingClass declares System.Text.Encoding.
func encodingClass() *Class {
	shared := func(e func() *textenc.Encoding) Func {
		return func(*Call) (value.Value, error) { return vobject(e()) }
	}
	return &Class{Type: textenc.Type, Members: []M{
		{"static Encoding ASCII {get}", shared(textenc.ASCII)},
		{"static Encoding BigEndianUnicode {get}", shared(textenc.BigEndianUnicode)},
		{"static Encoding Default {get}", shared(textenc.UTF8)},
		{"static Encoding Latin1 {get}", shared(textenc.Latin1)},
		{"static Encoding Unicode {get}", shared(textenc.Unicode)},
		{"static Encoding UTF32 {get}", shared(textenc.UTF32)},
		{"static Encoding UTF7 {get}", shared(textenc.UTF7)},
		{"static Encoding UTF8 {get}", shared(textenc.UTF8BOM)},
		{"static Encoding GetEncoding(int codepage)", encGet},
		{"static Encoding GetEncoding(string name)", encGet},
		{"static byte[] Convert(Encoding srcEncoding, Encoding dstEncoding, byte[] bytes)", func(c *Call) (value.Value, error) {
			return vbytes(encodingArg(c, 1).Encode(encodingArg(c, 0).Decode(bytesOf(c.Args[2]))))
		}},
		{"ReadOnlySpan[byte] Preamble {get}", func(*Call) (value.Value, error) {
			return value.Null, notSupported("A span cannot leave the method that makes it.")
		}},
		{"string BodyName {get}", encName},
		{"string EncodingName {get}", func(c *Call) (value.Value, error) { return vstring(encThis(c).Name) }},
		{"string HeaderName {get}", encName},
		{"string WebName {get}", encName},
		{"int WindowsCodePage {get}", encWindowsCodePage},
		{"bool IsBrowserDisplay {get}", encUse(encBrowserDisplay)},
		{"bool IsBrowserSave {get}", encUse(encBrowserSave)},
		{"bool IsMailNewsDisplay {get}", encUse(encMailNews)},
		{"bool IsMailNewsSave {get}", encUse(encMailNews)},
		encSingleByte,
		{"EncoderFallback EncoderFallback {get}", encFallback(true)},
		{"DecoderFallback DecoderFallback {get}", encFallback(false)},
		{"bool IsReadOnly {get}", constant(value.True)},
		{"int CodePage {get}", func(c *Call) (value.Value, error) { return vint(encThis(c).CodePage) }},
		{"byte[] GetPreamble()", func(c *Call) (value.Value, error) { return vbytes(encThis(c).Preamble()) }},
		{"byte[] GetBytes(char[] chars)", encGetBytes},
		{"byte[] GetBytes(char[] chars, int index, int count)", encGetBytes},
		{"byte[] GetBytes(string s)", encGetBytes},
		{"int GetByteCount(char[] chars)", encByteCount},
		{"int GetByteCount(string s)", encByteCount},
		{"string GetString(byte[] bytes)", encGetString},
		{"string GetString(byte[] bytes, int index, int count)", encGetString},
		{"char[] GetChars(byte[] bytes)", func(c *Call) (value.Value, error) {
			s, err := encText(c)
			return arrayOf(value.TypeChar, charValues(s)), err
		}},
		{"int GetCharCount(byte[] bytes)", func(c *Call) (value.Value, error) {
			s, err := encText(c)
			return value.Int(int32(wtf8.Len(s))), err
		}},
		{"int GetMaxByteCount(int charCount)", func(c *Call) (value.Value, error) {
			if encThis(c).SingleByte {
				return vint(c.Int(0) + 1)
			}
			return vint((c.Int(0) + 1) * 3)
		}},
		{"object Clone()", strSelf},
	}}
}

// encodingSubclass declares a class of encodings that scripts make themselves.
func encodingSubclass(t *value.Type, plain, marked func() *textenc.Encoding) func() *Class {
	return func() *Class {
		create := func(c *Call) (value.Value, error) {
			e := plain()
			if c.N() > 0 && c.Args[len(c.Args)-1].Base().Kind() == value.KindBoolean && marked != nil {
				if c.Bool(0) {
					e = marked()
				}
			}
			if c.N() == 2 && c.Bool(1) && t == textenc.TypeUTF8 {
				n := *e
				n.Bag = value.Bag{}
				n.EnsureMembers().Put(value.Member{Name: strictMark, Kind: value.MemberNoteProperty, Hidden: true, Value: value.True})
				e = &n
			}
			return vobject(e)
		}
		var own []M
		if t == textenc.TypeASCII {
			own = append(own, encSingleByte)
		}
		return &Class{Type: t, Members: append(own, []M{
			{"new()", create},
			{"new(bool encoderShouldEmitUTF8Identifier)", create},
			{"new(bool encoderShouldEmitUTF8Identifier, bool throwOnInvalidBytes)", create},
		}...)}
	}
}

// encSingleByte is IsSingleByte, which ASCIIEncoding overrides.
var encSingleByte = M{"bool IsSingleByte {get}", func(c *Call) (value.Value, error) { return vbool(encThis(c).SingleByte) }}

// The uses that .NET names a code page for, as bits.
const (
	encMailNews = 1 << iota
	encBrowserDisplay
	encBrowserSave
)

// The code pages that .NET treats in their own way.
const (
	codePageUnicode = 1200
	codePageWindows = 1252
	codePageASCII   = 20127
	codePageLatin1  = 28591
	codePageUTF7    = 65000
	codePageUTF8    = 65001
)

// encUse tells whether an encoding is for a use.
func encUse(use int) Func {
	return func(c *Call) (value.Value, error) {
		uses := 0
		switch encThis(c).CodePage {
		case codePageUTF8, codePageLatin1:
			uses = encMailNews | encBrowserDisplay | encBrowserSave
		case codePageASCII, codePageUTF7:
			uses = encMailNews
		case codePageUnicode:
			uses = encBrowserSave
		}
		return vbool(uses&use != 0)
	}
}

// encWindowsCodePage is the Windows code page closest to an encoding.
func encWindowsCodePage(c *Call) (value.Value, error) {
	e := encThis(c)
	switch e.CodePage {
	case codePageASCII, codePageLatin1:
		return vint(codePageWindows)
	}
	if e.SingleByte {
		return vint(e.CodePage)
	}
	return vint(codePageUnicode)
}

// strictMark is the hidden member of encodings that throw on invalid bytes.
const strictMark = "goposh:throwOnInvalidBytes"

func sealedEncoding(t *value.Type) func() *Class { return func() *Class { return &Class{Type: t} } }

func encThis(c *Call) *textenc.Encoding { return this[*textenc.Encoding](c) }

func encName(c *Call) (value.Value, error) { return vstring(encThis(c).WebName) }

func encGet(c *Call) (value.Value, error) {
	if c.kind(0) == value.KindInt32 {
		n := c.Int(0)
		if n < 0 || n > 65535 {
			return value.Null, neterr.ArgumentOutOfRange("codepage", "Valid values are between 0 and 65535, inclusive.")
		}
		e, err := textenc.LookupCodePage(n)
		if err != nil {
			return value.Null, err
		}
		return vobject(e)
	}
	e := textenc.ByWebName(c.Str(0))
	if e == nil {
		return value.Null, neterr.Argument("name", "'%s' is not a supported encoding name. For information on defining a custom encoding, see the documentation for the Encoding.RegisterProvider method.", c.Str(0))
	}
	return vobject(e)
}

func encGetBytes(c *Call) (value.Value, error) {
	if c.isNull(0) {
		return value.Null, neterr.ArgumentNull("chars")
	}
	s, ok := c.Args[0].Base().AsString()
	if !ok {
		u := unitsArg(c, 0)
		if c.N() == 3 {
			from, n := c.Int(1), c.Int(2)
			if from < 0 || n < 0 || from > len(u)-n {
				return value.Null, neterr.ArgumentOutOfRange("chars", msgIndexCount)
			}
			u = u[from : from+n]
		}
		s = wtf8.FromUnits(u)
	}
	return vbytes(encThis(c).Encode(s))
}

func encByteCount(c *Call) (value.Value, error) {
	v, err := encGetBytes(c)
	if err != nil {
		return value.Null, err
	}
	return vint(len(v.Ref().(*value.Array).Items))
}

func encText(c *Call) (string, error) {
	if c.isNull(0) {
		return "", neterr.ArgumentNull("bytes")
	}
	b := bytesOf(c.Args[0])
	if c.N() == 3 {
		from, n := c.Int(1), c.Int(2)
		if from < 0 || n < 0 || from > len(b)-n {
			return "", neterr.ArgumentOutOfRange("bytes", msgIndexCount)
		}
		b = b[from : from+n]
	}
	e := encThis(c)
	if e.InstanceMembers().Find(strictMark) != nil {
		if i, bad := invalidUTF8(b); bad {
			return "", errs.NewException("System.Text.DecoderFallbackException",
				"Unable to translate bytes ["+hexByte(b[i])+"] at index "+itoa(i)+" from specified code page to Unicode.")
		}
	}
	return e.Decode(b), nil
}

func encGetString(c *Call) (value.Value, error) {
	s, err := encText(c)
	return value.String(s), err
}
