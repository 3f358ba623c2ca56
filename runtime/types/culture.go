package types

import (
	"strings"

	"goposh/runtime/culture"
	"goposh/runtime/neterr"
	"goposh/runtime/value"
	"goposh/runtime/wtf8"
)

var (
	cultureInfoType        = lazyType{name: "System.Globalization.CultureInfo"}
	typeTextInfo           = lazyType{name: "System.Globalization.TextInfo"}
	typeCompareInfo        = lazyType{name: "System.Globalization.CompareInfo"}
	typeNumberFormatInfo   = lazyType{name: "System.Globalization.NumberFormatInfo"}
	typeDateTimeFormatInfo = lazyType{name: "System.Globalization.DateTimeFormatInfo"}
	typeGregorianCalendar  = lazyType{name: "System.Globalization.GregorianCalendar"}
	typeCultureTypes       = lazyType{name: "System.Globalization.CultureTypes"}
)

// CultureSetterKey is the service key under which a session lets scripts set its current culture.
type CultureSetterKey struct{}

// CultureSetter changes the current culture of a session.
type CultureSetter interface {
	SetCulture(c *culture.Culture)
}

// NewCulture returns the CultureInfo of a culture.
func NewCulture(c *culture.Culture) value.Value {
	if c == nil {
		c = culture.Invariant()
	}
	return value.Of(&CultureInfo{C: c, ReadOnly: c.ReadOnly})
}

// String is the culture's name.
func (c *CultureInfo) String() string { return c.C.Name }

// providerCulture returns the culture of an IFormatProvider; nil for other values.
func providerCulture(v value.Value) *culture.Culture {
	switch p := v.Base().Ref().(type) {
	case *CultureInfo:
		return p.C
	case *formatInfo:
		return p.c
	}
	return nil
}

// cultureClass declares System.Globalization.CultureInfo.
func cultureClass() *Class {
	return &Class{Members: []M{
		{"new(string name)", culNew},
		{"new(string name, bool useUserOverride)", culNew},
		{"new(int culture)", culNew},
		{"new(int culture, bool useUserOverride)", culNew},
		{"static CultureInfo CurrentCulture {get;set}", culCurrentCulture},
		{"static CultureInfo CurrentUICulture {get;set}", culCurrentUICulture},
		{"static CultureInfo InstalledUICulture {get}", culInstalledUICulture},
		{"static CultureInfo DefaultThreadCurrentCulture {get;set}", culDefaultThreadCurrentCulture},
		{"static CultureInfo InvariantCulture {get}", culInvariantCulture},
		{"CultureInfo Parent {get}", culParent},
		{"int LCID {get}", culLCID},
		{"int KeyboardLayoutId {get}", culKeyboardLayoutId},
		{"string Name {get}", culName},
		{"string IetfLanguageTag {get}", culIetfLanguageTag},
		{"string DisplayName {get}", culDisplayName},
		{"string NativeName {get}", culNativeName},
		{"string EnglishName {get}", culEnglishName},
		{"string TwoLetterISOLanguageName {get}", culTwoLetterISOLanguageName},
		{"string ThreeLetterISOLanguageName {get}", culThreeLetterISOLanguageName},
		{"string ThreeLetterWindowsLanguageName {get}", culThreeLetterWindowsLanguageName},
		{"CompareInfo CompareInfo {get}", culCompareInfo},
		{"TextInfo TextInfo {get}", culTextInfo},
		{"bool IsNeutralCulture {get}", culIsNeutralCulture},
		{"CultureTypes CultureTypes {get}", culCultureTypes},
		{"NumberFormatInfo NumberFormat {get;set}", culNumberFormat},
		{"DateTimeFormatInfo DateTimeFormat {get;set}", culDateTimeFormat},
		{"Calendar Calendar {get}", culCalendar},
		{"bool UseUserOverride {get}", culUseUserOverride},
		{"bool IsReadOnly {get}", culIsReadOnly},
		{"static CultureInfo CreateSpecificCulture(string name)", culCreateSpecificCulture},
		{"static CultureInfo[] GetCultures(CultureTypes types)", culGetCultures},
		{"bool Equals(object value)", culEquals},
		{"string ToString()", culToString},
		{"object GetFormat(Type formatType)", culGetFormat},
		{"void ClearCachedData()", noop},
		{"object Clone()", culClone},
		{"static CultureInfo ReadOnly(CultureInfo ci)", culReadOnly},
		{"static CultureInfo GetCultureInfo(int culture)", culGetCultureInfo},
		{"static CultureInfo GetCultureInfo(string name)", culGetCultureInfo},
		{"static CultureInfo GetCultureInfo(string name, string altName)", culGetCultureInfo},
		{"static CultureInfo GetCultureInfo(string name, bool predefinedOnly)", culGetCultureInfo},
		{"static CultureInfo GetCultureInfoByIetfLanguageTag(string name)", culGetCultureInfoByIetfLanguageTag},
	}}
}

func culThis(c *Call) *culture.Culture { return this[*CultureInfo](c).C }

func culNew(c *Call) (value.Value, error) {
	cul, err := cultureArg(c)
	if err != nil {
		return value.Null, err
	}
	return vobject(&CultureInfo{C: cul.Clone()})
}

func cultureArg(c *Call) (*culture.Culture, error) {
	if c.kind(0) == value.KindInt32 {
		return culture.ByLCID(c.Int(0))
	}
	if c.isNull(0) {
		return nil, neterr.ArgumentNull("name")
	}
	return culture.Get(c.Str(0))
}

func culGetCultureInfo(c *Call) (value.Value, error) {
	cul, err := cultureArg(c)
	if err != nil {
		return value.Null, err
	}
	return NewCulture(cul), nil
}

func culGetCultureInfoByIetfLanguageTag(c *Call) (value.Value, error) { return culGetCultureInfo(c) }

func culCreateSpecificCulture(c *Call) (value.Value, error) {
	cul, err := cultureArg(c)
	if err == nil && cul.IsNeutralCulture {
		for _, name := range cultureNames() {
			if strings.HasPrefix(name, cul.Name+"-") {
				cul, err = culture.Get(name)
				break
			}
		}
	}
	if err != nil {
		return value.Null, err
	}
	return NewCulture(cul), nil
}

// cultureNames are names of cultures with data, the usual region of a language first.
func cultureNames() []string {
	return []string{
		"ar-SA", "bg-BG", "ca-ES", "cs-CZ", "da-DK", "de-DE", "de-AT", "de-CH", "el-GR", "en-US", "en-AU", "en-CA", "en-GB", "en-IE",
		"en-IN", "en-NZ", "en-ZA", "es-ES", "es-AR", "es-MX", "et-EE", "fa-IR", "fi-FI", "fr-FR", "fr-BE", "fr-CA", "fr-CH", "he-IL",
		"hi-IN", "hr-HR", "hu-HU", "id-ID", "it-IT", "it-CH", "ja-JP", "ko-KR", "lt-LT", "lv-LV", "nb-NO", "nl-NL", "nl-BE", "nn-NO",
		"pl-PL", "pt-BR", "pt-PT", "ro-RO", "ru-RU", "sk-SK", "sl-SI", "sr-RS", "sv-SE", "th-TH", "tr-TR", "uk-UA", "vi-VN", "zh-CN",
		"zh-HK", "zh-TW",
	}
}

func culGetCultures(c *Call) (value.Value, error) {
	const neutral, specific = 1, 2
	kind := c.Int(0)
	var out []value.Value
	add := func(name string) error {
		cul, err := culture.Get(name)
		if err == nil {
			out = append(out, NewCulture(cul))
		}
		return err
	}
	if kind&neutral != 0 {
		if err := add(""); err != nil {
			return value.Null, err
		}
	}
	seen := map[string]bool{}
	for _, name := range cultureNames() {
		lang, _, _ := strings.Cut(name, "-")
		if kind&neutral != 0 && !seen[lang] {
			seen[lang] = true
			if err := add(lang); err != nil {
				return value.Null, err
			}
		}
		if kind&specific != 0 {
			if err := add(name); err != nil {
				return value.Null, err
			}
		}
	}
	return arrayOf(cultureInfoType.get(), out), nil
}

func culCurrentCulture(c *Call) (value.Value, error) {
	if c.N() == 0 {
		return NewCulture(c.RT.Culture()), nil
	}
	cul := providerCulture(c.Args[0])
	if cul == nil {
		return value.Null, neterr.ArgumentNull("value")
	}
	s, ok := c.RT.Service(CultureSetterKey{}).(CultureSetter)
	if !ok {
		return value.Null, neterr.New("System.PlatformNotSupportedException", "The culture of this session cannot be changed.")
	}
	s.SetCulture(cul)
	return value.Void, nil
}

func culCurrentUICulture(c *Call) (value.Value, error)   { return culCurrentCulture(c) }
func culInstalledUICulture(c *Call) (value.Value, error) { return NewCulture(c.RT.Culture()), nil }
func culDefaultThreadCurrentCulture(c *Call) (value.Value, error) {
	if c.N() == 1 {
		return culCurrentCulture(c)
	}
	return value.Null, nil
}
func culInvariantCulture(*Call) (value.Value, error) { return NewCulture(culture.Invariant()), nil }

func culParent(c *Call) (value.Value, error) {
	p, err := culture.Get(culThis(c).ParentName)
	if err != nil {
		return value.Null, err
	}
	return NewCulture(p), nil
}

func culLCID(c *Call) (value.Value, error)             { return vint(culThis(c).LCID) }
func culKeyboardLayoutId(c *Call) (value.Value, error) { return vint(culThis(c).LCID) }
func culName(c *Call) (value.Value, error)             { return vstring(culThis(c).Name) }
func culIetfLanguageTag(c *Call) (value.Value, error)  { return vstring(culThis(c).Name) }
func culDisplayName(c *Call) (value.Value, error)      { return vstring(culThis(c).DisplayName) }
func culNativeName(c *Call) (value.Value, error)       { return vstring(culThis(c).NativeName) }
func culEnglishName(c *Call) (value.Value, error)      { return vstring(culThis(c).EnglishName) }
func culTwoLetterISOLanguageName(c *Call) (value.Value, error) {
	return vstring(culThis(c).TwoLetterISOLanguageName)
}
func culThreeLetterISOLanguageName(c *Call) (value.Value, error) {
	return vstring(culThis(c).ThreeLetterISOLanguageName)
}
func culThreeLetterWindowsLanguageName(c *Call) (value.Value, error) {
	return vstring(culThis(c).ThreeLetterWindowsLanguage)
}
func culIsNeutralCulture(c *Call) (value.Value, error) { return vbool(culThis(c).IsNeutralCulture) }
func culUseUserOverride(c *Call) (value.Value, error)  { return vbool(culThis(c).UseUserOverride) }
func culIsReadOnly(c *Call) (value.Value, error)       { return vbool(culThis(c).ReadOnly) }

func culCultureTypes(c *Call) (value.Value, error) {
	if culThis(c).IsNeutralCulture {
		return typeCultureTypes.enum(1 | 4), nil
	}
	return typeCultureTypes.enum(2 | 4), nil
}

func culNumberFormat(c *Call) (value.Value, error) {
	if c.N() == 1 {
		o, ok := ref[*formatInfo](c, 0)
		if !ok {
			return value.Null, neterr.ArgumentNull("value")
		}
		if culThis(c).ReadOnly {
			return value.Null, invalidOperation(msgReadOnlyInstance)
		}
		culThis(c).Number = o.c.Number
		return value.Void, nil
	}
	return vobject(&formatInfo{c: culThis(c), typ: typeNumberFormatInfo.get()})
}

func culDateTimeFormat(c *Call) (value.Value, error) {
	if c.N() == 1 {
		o, ok := ref[*formatInfo](c, 0)
		if !ok {
			return value.Null, neterr.ArgumentNull("value")
		}
		if culThis(c).ReadOnly {
			return value.Null, invalidOperation(msgReadOnlyInstance)
		}
		culThis(c).DateTime = o.c.DateTime
		return value.Void, nil
	}
	return vobject(&formatInfo{c: culThis(c), typ: typeDateTimeFormatInfo.get()})
}

func culTextInfo(c *Call) (value.Value, error) {
	return vobject(&formatInfo{c: culThis(c), typ: typeTextInfo.get()})
}

func culCompareInfo(c *Call) (value.Value, error) {
	return vobject(&formatInfo{c: culThis(c), typ: typeCompareInfo.get()})
}

func culCalendar(c *Call) (value.Value, error) {
	return vobject(&formatInfo{c: culThis(c), typ: typeGregorianCalendar.get()})
}

func culToString(c *Call) (value.Value, error) { return vstring(culThis(c).Name) }

func culEquals(c *Call) (value.Value, error) {
	o, ok := ref[*CultureInfo](c, 0)
	return vbool(ok && o.C.Name == culThis(c).Name)
}

func culGetFormat(c *Call) (value.Value, error) {
	t, _ := ref[*value.Type](c, 0)
	switch t {
	case typeNumberFormatInfo.get():
		return vobject(&formatInfo{c: culThis(c), typ: t})
	case typeDateTimeFormatInfo.get():
		return vobject(&formatInfo{c: culThis(c), typ: t})
	}
	return value.Null, nil
}

func culClone(c *Call) (value.Value, error) { return vobject(&CultureInfo{C: culThis(c).Clone()}) }

func culReadOnly(c *Call) (value.Value, error) {
	o, ok := ref[*CultureInfo](c, 0)
	if !ok {
		return value.Null, neterr.ArgumentNull("ci")
	}
	if o.C.ReadOnly {
		return c.Args[0], nil
	}
	cul := o.C.Clone()
	cul.ReadOnly = true
	return vobject(&CultureInfo{C: cul, ReadOnly: true})
}

// formatInfo is a part of a culture: NumberFormatInfo, DateTimeFormatInfo, TextInfo, CompareInfo or Calendar.
type formatInfo struct {
	value.Bag
	c   *culture.Culture
	typ *value.Type
}

// Type implements value.Object.
func (f *formatInfo) Type() *value.Type { return f.typ }

const msgReadOnlyInstance = "Instance is read-only."

func infoThis(c *Call) *culture.Culture { return this[*formatInfo](c).c }

// field declares a property that reads and sets a field of the culture.
func field[T any](at func(*culture.Culture) *T, wrap func(T) value.Value, unwrap func(c *Call) T) Func {
	return func(c *Call) (value.Value, error) {
		cul := infoThis(c)
		if c.N() == 0 {
			return wrap(*at(cul)), nil
		}
		if cul.ReadOnly {
			return value.Null, invalidOperation(msgReadOnlyInstance)
		}
		*at(cul) = unwrap(c)
		return value.Void, nil
	}
}

func textField(at func(*culture.Culture) *string) Func {
	return field(at, value.String, func(c *Call) string { return c.Str(0) })
}

func intField(at func(*culture.Culture) *int) Func {
	return field(at, func(n int) value.Value { return value.Int(int32(n)) }, func(c *Call) int { return c.Int(0) })
}

func listField(at func(*culture.Culture) *[]string) Func {
	return field(at, value.Strings, func(c *Call) []string {
		a, ok := ref[*value.Array](c, 0)
		if !ok {
			return nil
		}
		return stringsOf(a.Items)
	})
}

func sizesField(at func(*culture.Culture) *[]int) Func {
	return field(at, func(n []int) value.Value {
		items := make([]value.Value, len(n))
		for i, x := range n {
			items[i] = value.Int(int32(x))
		}
		return arrayOf(value.TypeInt32, items)
	}, func(c *Call) []int { return intsOf(c.Args[0]) })
}

func enumField(t *lazyType, at func(*culture.Culture) *int) Func {
	return field(at, t.enum, func(c *Call) int { return c.Int(0) })
}

// newInfo declares the constructor of a format info: the invariant one, to be changed.
func newInfo(t *lazyType) Func {
	return func(*Call) (value.Value, error) {
		return vobject(&formatInfo{c: culture.Invariant().Clone(), typ: t.get()})
	}
}

// currentInfo declares a static property that gives the current culture's info.
func currentInfo(t *lazyType) Func {
	return func(c *Call) (value.Value, error) { return vobject(&formatInfo{c: c.RT.Culture(), typ: t.get()}) }
}

func invariantPart(t *lazyType) Func {
	return func(*Call) (value.Value, error) { return vobject(&formatInfo{c: culture.Invariant(), typ: t.get()}) }
}

func infoClone(c *Call) (value.Value, error) {
	f := this[*formatInfo](c)
	return vobject(&formatInfo{c: f.c.Clone(), typ: f.typ})
}

func infoIsReadOnly(c *Call) (value.Value, error) { return vbool(infoThis(c).ReadOnly) }

func infoGetFormat(c *Call) (value.Value, error) {
	if t, _ := ref[*value.Type](c, 0); t == this[*formatInfo](c).typ {
		return c.This, nil
	}
	return value.Null, nil
}

func infoGetInstance(t *lazyType) Func {
	return func(c *Call) (value.Value, error) {
		return vobject(&formatInfo{c: c.culture(0), typ: t.get()})
	}
}

// textInfoClass declares System.Globalization.TextInfo.
func textInfoClass() *Class {
	return &Class{Members: []M{
		{"int ANSICodePage {get}", intField(func(c *culture.Culture) *int { return &c.ANSICodePage })},
		{"int OEMCodePage {get}", intField(func(c *culture.Culture) *int { return &c.OEMCodePage })},
		{"int LCID {get}", intField(func(c *culture.Culture) *int { return &c.LCID })},
		{"string CultureName {get}", textField(func(c *culture.Culture) *string { return &c.Name })},
		{"bool IsReadOnly {get}", infoIsReadOnly},
		{"string ListSeparator {get;set}", textField(func(c *culture.Culture) *string { return &c.ListSeparator })},
		{"bool IsRightToLeft {get}", func(c *Call) (value.Value, error) { return vbool(infoThis(c).IsRightToLeft) }},
		{"object Clone()", infoClone},
		{"char ToLower(char c)", func(c *Call) (value.Value, error) { return firstUnit(infoThis(c).ToLower(strOrChar(c, 0))) }},
		{"string ToLower(string str)", func(c *Call) (value.Value, error) { return vstring(infoThis(c).ToLower(c.Str(0))) }},
		{"char ToUpper(char c)", func(c *Call) (value.Value, error) { return firstUnit(infoThis(c).ToUpper(strOrChar(c, 0))) }},
		{"string ToUpper(string str)", func(c *Call) (value.Value, error) { return vstring(infoThis(c).ToUpper(c.Str(0))) }},
		{"string ToTitleCase(string str)", func(c *Call) (value.Value, error) { return vstring(titleCase(infoThis(c), c.Str(0))) }},
		{"string ToString()", func(c *Call) (value.Value, error) { return vstring("TextInfo - " + infoThis(c).Name) }},
	}}
}

// titleCase is TextInfo.ToTitleCase: words all in upper case stay.
func titleCase(cul *culture.Culture, s string) string {
	var out []byte
	for i := 0; i < len(s); {
		r, n := wtf8.DecodeRune(s[i:])
		if !isLetter(r) {
			out = append(out, s[i:i+n]...)
			i += n
			continue
		}
		end, lower := i, false
		for end < len(s) {
			r, n := wtf8.DecodeRune(s[end:])
			if !isLetterOrDigit(r) && r != '\'' && !isMark(r) {
				break
			}
			lower = lower || isLower(r)
			end += n
		}
		word := s[i:end]
		if lower || end-i == n {
			out = append(append(out, cul.ToUpper(word[:n])...), cul.ToLower(word[n:])...)
		} else {
			out = append(out, word...)
		}
		i = end
	}
	return string(out)
}

func isMark(r rune) bool { c := unicodeCategory(r); return c >= 5 && c <= 7 || c == 18 }

// compareInfoClass declares System.Globalization.CompareInfo.
func compareInfoClass() *Class {
	return &Class{Members: []M{
		{"string Name {get}", cmpinfoName},
		{"int LCID {get}", cmpinfoLCID},
		{"static CompareInfo GetCompareInfo(int culture, System.Reflection.Assembly assembly)", cmpinfoGetCompareInfo},
		{"static CompareInfo GetCompareInfo(string name, System.Reflection.Assembly assembly)", cmpinfoGetCompareInfo},
		{"static CompareInfo GetCompareInfo(int culture)", cmpinfoGetCompareInfo},
		{"static CompareInfo GetCompareInfo(string name)", cmpinfoGetCompareInfo},
		{"int Compare(string string1, string string2)", cmpinfoCompare},
		{"int Compare(string string1, string string2, CompareOptions options)", cmpinfoCompare},
		{"int Compare(string string1, int offset1, int length1, string string2, int offset2, int length2)", cmpinfoCompare},
		{"int Compare(string string1, int offset1, string string2, int offset2, CompareOptions options)", cmpinfoCompare},
		{"int Compare(string string1, int offset1, string string2, int offset2)", cmpinfoCompare},
		{"int Compare(string string1, int offset1, int length1, string string2, int offset2, int length2, CompareOptions options)", cmpinfoCompare},
		{"bool IsPrefix(string source, string prefix, CompareOptions options)", cmpinfoIsPrefix},
		{"bool IsPrefix(string source, string prefix)", cmpinfoIsPrefix},
		{"bool IsSuffix(string source, string suffix, CompareOptions options)", cmpinfoIsSuffix},
		{"bool IsSuffix(string source, string suffix)", cmpinfoIsSuffix},
		{"int IndexOf(string source, char value)", cmpinfoIndexOf},
		{"int IndexOf(string source, string value)", cmpinfoIndexOf},
		{"int IndexOf(string source, char value, CompareOptions options)", cmpinfoIndexOf},
		{"int IndexOf(string source, string value, CompareOptions options)", cmpinfoIndexOf},
		{"int IndexOf(string source, char value, int startIndex)", cmpinfoIndexOf},
		{"int IndexOf(string source, string value, int startIndex)", cmpinfoIndexOf},
		{"int IndexOf(string source, char value, int startIndex, CompareOptions options)", cmpinfoIndexOf},
		{"int IndexOf(string source, string value, int startIndex, CompareOptions options)", cmpinfoIndexOf},
		{"int IndexOf(string source, char value, int startIndex, int count)", cmpinfoIndexOf},
		{"int IndexOf(string source, string value, int startIndex, int count)", cmpinfoIndexOf},
		{"int IndexOf(string source, char value, int startIndex, int count, CompareOptions options)", cmpinfoIndexOf},
		{"int IndexOf(string source, string value, int startIndex, int count, CompareOptions options)", cmpinfoIndexOf},
		{"int LastIndexOf(string source, char value)", cmpinfoLastIndexOf},
		{"int LastIndexOf(string source, string value)", cmpinfoLastIndexOf},
		{"int LastIndexOf(string source, char value, CompareOptions options)", cmpinfoLastIndexOf},
		{"int LastIndexOf(string source, string value, CompareOptions options)", cmpinfoLastIndexOf},
		{"int LastIndexOf(string source, char value, int startIndex)", cmpinfoLastIndexOf},
		{"int LastIndexOf(string source, string value, int startIndex)", cmpinfoLastIndexOf},
		{"int LastIndexOf(string source, char value, int startIndex, CompareOptions options)", cmpinfoLastIndexOf},
		{"int LastIndexOf(string source, string value, int startIndex, CompareOptions options)", cmpinfoLastIndexOf},
		{"int LastIndexOf(string source, char value, int startIndex, int count)", cmpinfoLastIndexOf},
		{"int LastIndexOf(string source, string value, int startIndex, int count)", cmpinfoLastIndexOf},
		{"int LastIndexOf(string source, char value, int startIndex, int count, CompareOptions options)", cmpinfoLastIndexOf},
		{"int LastIndexOf(string source, string value, int startIndex, int count, CompareOptions options)", cmpinfoLastIndexOf},
		{"string ToString()", cmpinfoToString},
	}}
}

// infoComparison reads the CompareOptions among the arguments.
func infoComparison(c *Call) comparison {
	k := comparison{cul: infoThis(c)}
	for _, a := range c.Args {
		if a.Base().Kind() == value.KindEnum {
			n := int(a.Base().Int64())
			switch {
			case n&compareOrdinalIgnoreCase != 0:
				return ordinalFold
			case n&compareOrdinal != 0:
				return ordinal
			}
			k.fold = n&compareIgnoreCase != 0
		}
	}
	return k
}

func cmpinfoName(c *Call) (value.Value, error) { return vstring(infoThis(c).Name) }
func cmpinfoLCID(c *Call) (value.Value, error) { return vint(infoThis(c).LCID) }

func cmpinfoGetCompareInfo(c *Call) (value.Value, error) {
	cul, err := cultureArg(c)
	if err != nil {
		return value.Null, err
	}
	return vobject(&formatInfo{c: cul, typ: typeCompareInfo.get()})
}

func cmpinfoCompare(c *Call) (value.Value, error) {
	k := infoComparison(c)
	if c.N() >= 4 {
		a, b := c.Str(0), ""
		if c.N() >= 6 {
			b = c.Str(3)
			return vint(k.compare(clip(a, c.Int(1), c.Int(2)), clip(b, c.Int(4), c.Int(5))))
		}
		b = c.Str(2)
		return vint(k.compare(clip(a, c.Int(1), len(a)), clip(b, c.Int(3), len(b))))
	}
	return vint(k.compare(c.Str(0), c.Str(1)))
}

func cmpinfoIsPrefix(c *Call) (value.Value, error) {
	return vbool(infoComparison(c).prefix(c.Str(0), c.Str(1)) >= 0)
}

func cmpinfoIsSuffix(c *Call) (value.Value, error) {
	return vbool(infoComparison(c).suffix(c.Str(0), c.Str(1)) >= 0)
}

// sourceArgs moves the searched text into This, so that the searches of String serve CompareInfo.
func sourceArgs(c *Call) *Call {
	sub := &Call{RT: c.RT, This: c.Args[0], Args: c.Args[1:]}
	return sub
}

func cmpinfoIndexOf(c *Call) (value.Value, error) {
	k, sub := infoComparison(c), sourceArgs(c)
	s := strThis(sub)
	start, count, err := searchRange(sub, 1, wtf8.Len(s))
	if err != nil {
		return value.Null, err
	}
	s = wtf8.Slice(s, start, count)
	at, _ := k.index(s, strOrChar(sub, 0))
	if at < 0 {
		return vint(-1)
	}
	return vint(start + wtf8.UnitAt(s, at))
}

func cmpinfoLastIndexOf(c *Call) (value.Value, error) {
	k, sub := infoComparison(c), sourceArgs(c)
	s := strThis(sub)
	from, count, err := lastRange(sub, 1, wtf8.Len(s))
	if err != nil {
		return value.Null, err
	}
	s = wtf8.Slice(s, from, count)
	at, _ := k.last(s, strOrChar(sub, 0))
	if at < 0 {
		return vint(-1)
	}
	return vint(from + wtf8.UnitAt(s, at))
}

func cmpinfoToString(c *Call) (value.Value, error) {
	return vstring("CompareInfo - " + infoThis(c).Name)
}
