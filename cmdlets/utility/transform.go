package utility

import (
	"goposh/runtime/cmdlet"
	"goposh/runtime/textenc"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// transform adds a conversion that runs on a parameter's argument before the binder's own.
func transform(md *cmdlet.Metadata, name string, f func(rt value.Runtime, v value.Value) (value.Value, error)) {
	if p := md.Find(name); p != nil {
		p.Transforms = append(p.Transforms, f)
	}
}

// transformExpressions makes property expressions of names and script blocks.
func transformExpressions(md *cmdlet.Metadata, name string) {
	p := md.Find(name)
	if p == nil {
		return
	}
	single := p.Type.Rank == 0
	p.Type = typePropertyExpression
	if !single {
		p.Type = typePropertyExpression.Array()
	}
	transform(md, name, func(rt value.Runtime, v value.Value) (value.Value, error) {
		items, ok := elements(v)
		if !ok {
			if single {
				return expressionValue(rt, v), nil
			}
			items = []value.Value{v}
		}
		out := make([]value.Value, len(items))
		for i, item := range items {
			out[i] = expressionValue(rt, item)
		}
		return value.Of(value.NewArray(typePropertyExpression, out)), nil
	})
}

func expressionValue(rt value.Runtime, v value.Value) value.Value {
	switch o := v.Base().Ref().(type) {
	case nil:
		if v.IsNull() {
			return v
		}
	case *expression:
		return v
	case value.ScriptBlock:
		return value.Of(&expression{block: o})
	case *value.Dict, *value.PSObject:
		return v // left to the binder, which refuses it
	}
	name := types.ToString(rt, v)
	if name == "" {
		return v
	}
	return value.Of(nameExpression(name))
}

// transformEncoding lets a parameter of type System.Text.Encoding take PowerShell's names and code page numbers.
func transformEncoding(md *cmdlet.Metadata, name string) {
	transform(md, name, func(rt value.Runtime, v value.Value) (value.Value, error) {
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

// encodingOf gives the encoding behind an argument of type System.Text.Encoding; UTF-8 without mark when none was given.
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
	if items, ok := elements(preamble); err == nil && ok && len(items) != len(e.Preamble()) {
		e = e.WithPreamble(len(items) > 0)
	}
	return e
}
