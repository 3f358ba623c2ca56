package types

import (
	"goposh/runtime/value"
)

// encodingFallback is a System.Text.EncoderReplacementFallback or DecoderReplacementFallback: what an encoding puts in the place of what it
// cannot convert; or, without a text, the ExceptionFallback that throws.
type encodingFallback struct {
	typ  *value.Type
	text string
}

var (
	typeEncoderReplacement = lazyType{name: "System.Text.EncoderReplacementFallback"}
	typeDecoderReplacement = lazyType{name: "System.Text.DecoderReplacementFallback"}
	typeEncoderException   = lazyType{name: "System.Text.EncoderExceptionFallback"}
	typeDecoderException   = lazyType{name: "System.Text.DecoderExceptionFallback"}
)

// Type implements value.Object.
func (f *encodingFallback) Type() *value.Type { return f.typ }

// EqualObject implements value.Equaler.
func (f *encodingFallback) EqualObject(o value.Object) bool {
	g, ok := o.(*encodingFallback)
	return ok && *g == *f
}

// HashObject implements value.Equaler.
func (f *encodingFallback) HashObject() uint32 { return value.HashKey(value.String(f.text), false) }

// encFallback gives the fallback of an encoding.
func encFallback(encoder bool) Func {
	return func(c *Call) (value.Value, error) {
		e := encThis(c)
		strict := e.InstanceMembers().Find(strictMark) != nil
		text := "\uFFFD"
		if e.SingleByte {
			text = "?"
		}
		switch {
		case strict && encoder:
			return vobject(&encodingFallback{typ: typeEncoderException.get()})
		case strict:
			return vobject(&encodingFallback{typ: typeDecoderException.get()})
		case encoder:
			return vobject(&encodingFallback{typ: typeEncoderReplacement.get(), text: text})
		}
		return vobject(&encodingFallback{typ: typeDecoderReplacement.get(), text: text})
	}
}

// replacementFallbackClass declares the fallbacks that replace.
func replacementFallbackClass(t *lazyType, text string) func() *Class {
	return func() *Class {
		self := func(c *Call) *encodingFallback { return this[*encodingFallback](c) }
		return &Class{Members: []M{
			{"new()", func(*Call) (value.Value, error) { return vobject(&encodingFallback{typ: t.get(), text: text}) }},
			{"new(string replacement)", func(c *Call) (value.Value, error) { return vobject(&encodingFallback{typ: t.get(), text: c.Str(0)}) }},
			{"string DefaultString {get}", func(c *Call) (value.Value, error) { return vstring(self(c).text) }},
			{"int MaxCharCount {get}", func(c *Call) (value.Value, error) { return vint(len([]rune(self(c).text))) }},
			{"bool Equals(object value)", thisEquals},
			{"int GetHashCode()", objGetHashCode},
		}}
	}
}

// exceptionFallbackClass declares the fallbacks that throw.
func exceptionFallbackClass(t *lazyType) func() *Class {
	return func() *Class {
		return &Class{Members: []M{
			{"new()", func(*Call) (value.Value, error) { return vobject(&encodingFallback{typ: t.get()}) }},
			{"int MaxCharCount {get}", constant(value.Int(0))},
			{"bool Equals(object value)", thisEquals},
			{"int GetHashCode()", objGetHashCode},
		}}
	}
}
