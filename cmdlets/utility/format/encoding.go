package format

import (
	"goposh/runtime/cmdlet"
	"goposh/runtime/textenc"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// takeEncodingNames lets -Encoding take PowerShell's names of encodings and code page numbers.
func takeEncodingNames(md *cmdlet.Metadata) {
	p := md.Find("Encoding")
	if p == nil {
		return
	}
	p.Transforms = append(p.Transforms, func(rt value.Runtime, v value.Value) (value.Value, error) {
		base := v.Base()
		var e *textenc.Encoding
		var err error
		if s, ok := base.AsString(); ok {
			e, err = textenc.Lookup(s, rt.Culture().ANSICodePage)
		} else if base.Kind().IsInteger() {
			e, err = textenc.LookupCodePage(int(base.Int64()))
		} else {
			return v, nil
		}
		if err != nil {
			return v, err
		}
		return value.Of(e), nil
	})
}

const utf7 = 65000

// encodingOf is the encoding of a file to write: UTF-8 without mark unless one was given.
func encodingOf(c *cmdlet.Context, v value.Value) (*textenc.Encoding, error) {
	if v.IsNull() {
		return textenc.UTF8(), nil
	}
	e, ok := v.Base().Ref().(*textenc.Encoding)
	if !ok {
		page, _, err := types.Get(c, v, "CodePage")
		if err != nil {
			return nil, err
		}
		if e = textenc.ByCodePage(int(page.Base().Int64())); e == nil {
			return textenc.UTF8(), nil
		}
	}
	if e.CodePage == utf7 {
		return e, c.WriteWarning("Encoding 'UTF-7' is obsolete, please use UTF-8.")
	}
	return e, nil
}
