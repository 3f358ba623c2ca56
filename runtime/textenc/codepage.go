package textenc

import (
	"strconv"
	"strings"
	"sync"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"

	"goposh/runtime/neterr"
	"goposh/runtime/wtf8"
)

// page is a code page that golang.org/x/text knows.
type page struct {
	number   int
	web, nam string
	enc      encoding.Encoding
	// aliases are further IANA names, separated by blanks.
	aliases string
}

var pages = sync.OnceValue(func() []page {
	return []page{
		{37, "IBM037", "IBM EBCDIC (US-Canada)", charmap.CodePage037, "cp037"},
		{437, "IBM437", "OEM United States", charmap.CodePage437, "cp437"},
		{850, "ibm850", "Western European (DOS)", charmap.CodePage850, "cp850"},
		{852, "ibm852", "Central European (DOS)", charmap.CodePage852, "cp852"},
		{855, "IBM855", "OEM Cyrillic", charmap.CodePage855, "cp855"},
		{858, "IBM00858", "OEM Multilingual Latin I", charmap.CodePage858, "cp858"},
		{860, "IBM860", "Portuguese (DOS)", charmap.CodePage860, "cp860"},
		{862, "DOS-862", "Hebrew (DOS)", charmap.CodePage862, "ibm862 cp862"},
		{863, "IBM863", "French Canadian (DOS)", charmap.CodePage863, "cp863"},
		{865, "IBM865", "Nordic (DOS)", charmap.CodePage865, "cp865"},
		{866, "cp866", "Cyrillic (DOS)", charmap.CodePage866, "ibm866"},
		{874, "windows-874", "Thai (Windows)", charmap.Windows874, "tis-620 iso-8859-11"},
		{932, "shift_jis", "Japanese (Shift-JIS)", japanese.ShiftJIS, "shift-jis sjis x-sjis ms_kanji"},
		{936, "gb2312", "Chinese Simplified (GB2312)", simplifiedchinese.GBK, "gbk cp936 chinese"},
		{949, "ks_c_5601-1987", "Korean", korean.EUCKR, "korean ks_c_5601"},
		{950, "big5", "Chinese Traditional (Big5)", traditionalchinese.Big5, "big5-hkscs x-x-big5"},
		{1047, "IBM01047", "IBM Latin-1", charmap.CodePage1047, ""},
		{1140, "IBM01140", "IBM EBCDIC (US-Canada-Euro)", charmap.CodePage1140, ""},
		{1250, "windows-1250", "Central European (Windows)", charmap.Windows1250, "x-cp1250"},
		{1251, "windows-1251", "Cyrillic (Windows)", charmap.Windows1251, "x-cp1251"},
		{1252, "windows-1252", "Western European (Windows)", charmap.Windows1252, "x-ansi"},
		{1253, "windows-1253", "Greek (Windows)", charmap.Windows1253, ""},
		{1254, "windows-1254", "Turkish (Windows)", charmap.Windows1254, ""},
		{1255, "windows-1255", "Hebrew (Windows)", charmap.Windows1255, ""},
		{1256, "windows-1256", "Arabic (Windows)", charmap.Windows1256, ""},
		{1257, "windows-1257", "Baltic (Windows)", charmap.Windows1257, ""},
		{1258, "windows-1258", "Vietnamese (Windows)", charmap.Windows1258, ""},
		{10000, "macintosh", "Western European (Mac)", charmap.Macintosh, ""},
		{10007, "x-mac-cyrillic", "Cyrillic (Mac)", charmap.MacintoshCyrillic, ""},
		{20866, "koi8-r", "Cyrillic (KOI8-R)", charmap.KOI8R, "koi koi8 koi8r"},
		{20932, "EUC-JP", "Japanese (JIS 0208-1990 and 0212-1990)", japanese.EUCJP, ""},
		{21866, "koi8-u", "Cyrillic (KOI8-U)", charmap.KOI8U, "koi8-ru"},
		{28592, "iso-8859-2", "Central European (ISO)", charmap.ISO8859_2, "latin2 l2"},
		{28593, "iso-8859-3", "Latin 3 (ISO)", charmap.ISO8859_3, "latin3 l3"},
		{28594, "iso-8859-4", "Baltic (ISO)", charmap.ISO8859_4, "latin4 l4"},
		{28595, "iso-8859-5", "Cyrillic (ISO)", charmap.ISO8859_5, "cyrillic"},
		{28596, "iso-8859-6", "Arabic (ISO)", charmap.ISO8859_6, "arabic"},
		{28597, "iso-8859-7", "Greek (ISO)", charmap.ISO8859_7, "greek greek8"},
		{28598, "iso-8859-8", "Hebrew (ISO-Visual)", charmap.ISO8859_8, "hebrew visual"},
		{28599, "iso-8859-9", "Turkish (ISO)", charmap.ISO8859_9, "latin5 l5"},
		{28603, "iso-8859-13", "Estonian (ISO)", charmap.ISO8859_13, ""},
		{28605, "iso-8859-15", "Latin 9 (ISO)", charmap.ISO8859_15, "latin9 l9"},
		{50220, "iso-2022-jp", "Japanese (JIS)", japanese.ISO2022JP, "csiso2022jp"},
		{51932, "euc-jp", "Japanese (EUC)", japanese.EUCJP, "x-euc x-euc-jp"},
		{51949, "euc-kr", "Korean (EUC)", korean.EUCKR, "cseuckr"},
		{52936, "hz-gb-2312", "Chinese Simplified (HZ)", simplifiedchinese.HZGB2312, ""},
		{54936, "GB18030", "Chinese Simplified (GB18030)", simplifiedchinese.GB18030, ""},
	}
})

// pageEncodings caches the encodings made of pages by number.
var pageEncodings sync.Map

func (p *page) encoding() *Encoding {
	if e, ok := pageEncodings.Load(p.number); ok {
		return e.(*Encoding)
	}
	e := &Encoding{WebName: p.web, Name: p.nam, CodePage: p.number, typ: TypeMultiByte}
	if cm, ok := p.enc.(*charmap.Charmap); ok {
		e.typ, e.SingleByte, e.codec = TypeSingleByte, true, charmapCodec{cm}
	} else {
		e.codec = textCodec{p.enc}
	}
	got, _ := pageEncodings.LoadOrStore(p.number, e)
	return got.(*Encoding)
}

type charmapCodec struct{ cm *charmap.Charmap }

func (c charmapCodec) encode(dst []byte, s string) []byte {
	for len(s) > 0 {
		r, n := wtf8.DecodeRune(s)
		s = s[n:]
		b, ok := c.cm.EncodeRune(r)
		if !ok && r >= 0x80 && r < 0xA0 {
			// Windows code pages pass control characters through where they define nothing.
			if back := c.cm.DecodeByte(byte(r)); back == 0xFFFD {
				b, ok = byte(r), true
			}
		}
		if !ok {
			b = '?'
			if r >= 0x10000 {
				dst = append(dst, '?')
			}
		}
		dst = append(dst, b)
	}
	return dst
}

func (c charmapCodec) decode(b []byte) string {
	out := make([]byte, 0, len(b)+len(b)/4)
	for _, x := range b {
		r := c.cm.DecodeByte(x)
		if r == 0xFFFD && x >= 0x80 && x < 0xA0 {
			r = rune(x)
		}
		out = wtf8.AppendRune(out, r)
	}
	return string(out)
}

type textCodec struct{ enc encoding.Encoding }

func (c textCodec) encode(dst []byte, s string) []byte {
	b, err := c.enc.NewEncoder().Bytes([]byte(wtf8.Valid(s)))
	if err == nil {
		return append(dst, b...)
	}
	// Something cannot be written: go character by character and replace it.
	enc := c.enc.NewEncoder()
	for _, r := range wtf8.Valid(s) {
		b, err := enc.Bytes([]byte(string(r)))
		if err != nil {
			b = []byte{'?'}
		}
		dst = append(dst, b...)
	}
	return dst
}

func (c textCodec) decode(b []byte) string {
	out, err := c.enc.NewDecoder().Bytes(b)
	if err != nil {
		return latin1Codec{}.decode(b)
	}
	return string(out)
}

// ByCodePage returns the encoding of a Windows code page number (Encoding.GetEncoding(int)), or nil when there is none.
// 0 is the default encoding, UTF-8.
func ByCodePage(n int) *Encoding {
	switch n {
	case 0:
		return utf8NoBOM
	case 65001:
		return utf8BOM
	case 1200:
		return unicode16
	case 1201:
		return big16
	case 12000:
		return unicode32
	case 12001:
		return big32
	case 65000:
		return utf7
	case 20127:
		return ascii
	case 28591:
		return latin1
	}
	ps := pages()
	for i := range ps {
		if ps[i].number == n {
			return ps[i].encoding()
		}
	}
	return nil
}

// ByWebName returns the encoding of an IANA name (Encoding.GetEncoding(string)), or nil when it is unknown.
func ByWebName(name string) *Encoding {
	lower := strings.ToLower(strings.TrimSpace(name))
	switch lower {
	case "utf-8", "unicode-1-1-utf-8", "unicode-2-0-utf-8", "x-unicode-1-1-utf-8", "x-unicode-2-0-utf-8", "utf8":
		return utf8BOM
	case "utf-16", "utf-16le", "unicode", "ucs-2", "iso-10646-ucs-2", "utf16":
		return unicode16
	case "utf-16be", "unicodefffe":
		return big16
	case "utf-32", "utf-32le", "utf32":
		return unicode32
	case "utf-32be":
		return big32
	case "utf-7", "utf7", "unicode-1-1-utf-7", "csunicode11utf7", "x-unicode-2-0-utf-7":
		return utf7
	case "us-ascii", "ascii", "ansi_x3.4-1968", "ansi_x3.4-1986", "cp367", "csascii", "ibm367", "iso-ir-6", "iso646-us", "us", "iso_646.irv:1991":
		return ascii
	case "iso-8859-1", "iso8859-1", "iso_8859-1", "latin1", "l1", "cp819", "ibm819", "csisolatin1", "iso-ir-100", "iso_8859-1:1987":
		return latin1
	}
	ps := pages()
	for i := range ps {
		if strings.EqualFold(ps[i].web, lower) || strings.Contains(" "+ps[i].aliases+" ", " "+lower+" ") {
			return ps[i].encoding()
		}
	}
	return nil
}

// Lookup returns the encoding that an -Encoding parameter names: one of PowerShell's own names, an IANA name, or a code page
// number. ansi is the code page of the culture's ANSI text. The error is .NET's ArgumentException or NotSupportedException.
func Lookup(name string, ansi int) (*Encoding, error) {
	switch strings.ToLower(name) {
	case "ascii":
		return ascii, nil
	case "ansi":
		if e := ByCodePage(ansi); e != nil {
			return e, nil
		}
		return ByCodePage(1252), nil
	case "bigendianunicode":
		return big16, nil
	case "bigendianutf32":
		return big32, nil
	case "unicode", "string", "unknown":
		return unicode16, nil
	case "utf8", "utf8nobom", "default", "oem":
		return utf8NoBOM, nil
	case "utf8bom":
		return utf8BOM, nil
	case "utf7":
		return utf7, nil
	case "utf32":
		return unicode32, nil
	}
	if n, err := strconv.Atoi(name); err == nil {
		return LookupCodePage(n)
	}
	if e := ByWebName(name); e != nil {
		return e, nil
	}
	return nil, neterr.Argument("name", "'%s' is not a supported encoding name. For information on defining a custom encoding, see the documentation for the Encoding.RegisterProvider method.", name)
}

// LookupCodePage is ByCodePage with .NET's errors.
func LookupCodePage(n int) (*Encoding, error) {
	if n < 0 || n > 65535 {
		return nil, neterr.ArgumentOutOfRange("codepage", "Valid values are between 0 and 65535, inclusive.")
	}
	if e := ByCodePage(n); e != nil {
		return e, nil
	}
	return nil, neterr.New(neterr.TypeNotSupported, "No data is available for encoding "+strconv.Itoa(n)+". For information on defining a custom encoding, see the documentation for the Encoding.RegisterProvider method.")
}

// Names are the names that completion offers for -Encoding.
var Names = [...]string{
	"ansi", "ascii", "bigendianunicode", "bigendianutf32", "oem", "unicode", "utf7", "utf8", "utf8BOM", "utf8NoBOM", "utf32",
}
