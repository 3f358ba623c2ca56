package management

import (
	"goposh/runtime/cmdlet"
	"goposh/runtime/textenc"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// transformEncoding lets -Encoding take PowerShell's names and code page numbers.
func transformEncoding(md *cmdlet.Metadata) {
	p := md.Find("Encoding")
	if p == nil {
		return
	}
	p.Transforms = append(p.Transforms, func(rt value.Runtime, v value.Value) (value.Value, error) {
		base := v.Base()
		if s, ok := base.AsString(); ok {
			e, err := textenc.Lookup(s, rt.Culture().ANSICodePage)
			if err != nil {
				return v, err
			}
			return value.Of(e), nil
		}
		if base.Kind().IsInteger() {
			e, err := textenc.LookupCodePage(int(base.Int64()))
			if err != nil {
				return v, err
			}
			return value.Of(e), nil
		}
		return v, nil
	})
}

// encodingOf gives the encoding behind an argument of -Encoding; UTF-8 without mark when there was none.
func encodingOf(c *cmdlet.Context, v value.Value) *textenc.Encoding {
	if v.IsNull() {
		return textenc.UTF8()
	}
	if e, ok := v.Base().Ref().(*textenc.Encoding); ok {
		return e
	}
	page, ok, err := types.Get(c, v, "CodePage")
	if err != nil || !ok {
		return textenc.UTF8()
	}
	e := textenc.ByCodePage(int(page.Int64()))
	if e == nil {
		return textenc.UTF8()
	}
	preamble, err := types.Invoke(c, v, "GetPreamble", nil)
	if items, ok, serr := types.Slice(c, preamble); err == nil && serr == nil && ok && len(items) != len(e.Preamble()) {
		e = e.WithPreamble(len(items) > 0)
	}
	return e
}
