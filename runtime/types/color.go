package types

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"

	"goposh/runtime/neterr"
	"goposh/runtime/value"
)

// color is a System.Drawing.Color: a name, or the parts of a color without one.
type color struct {
	argb uint32
	name string // "" when it was made of its parts
	// known tells that the name is that of a KnownColor, system that it is one of the desktop's.
	known, system bool
	set           bool // false for Color.Empty
}

var typeColor = lazyType{name: "System.Drawing.Color"}

// colorText has a line per known color in the order of the KnownColor enumeration: name, AARRGGBB; those of the desktop with a *.
//
//go:embed color.txt
var colorText string

// knownColor finds a color by its name regardless of case, or by its number in KnownColor.
func knownColor(name string, number int) (*color, bool) {
	n := 0
	for line := range strings.Lines(colorText) {
		n++
		f := strings.Fields(line)
		if n != number && !strings.EqualFold(f[0], name) {
			continue
		}
		argb, err := strconv.ParseUint(f[1], 16, 32)
		return &color{argb: uint32(argb), name: f[0], known: true, system: len(f) > 2, set: true}, err == nil
	}
	return nil, false
}

// Type implements value.Object.
func (*color) Type() *value.Type { return typeColor.get() }

// EqualObject implements value.Equaler: named colors differ from the same without a name.
func (k *color) EqualObject(o value.Object) bool { l, ok := o.(*color); return ok && *k == *l }

// HashObject implements value.Equaler.
func (k *color) HashObject() uint32 { return k.argb }

// Name is the color's name, or its hexadecimal number.
func (k *color) Name() string {
	switch {
	case k.name != "":
		return k.name
	case !k.set:
		return "0"
	}
	return strconv.FormatUint(uint64(k.argb), 16)
}

// String is ToString.
func (k *color) String() string {
	switch {
	case k.name != "":
		return "Color [" + k.name + "]"
	case !k.set:
		return "Color [Empty]"
	}
	return fmt.Sprintf("Color [A=%d, R=%d, G=%d, B=%d]", k.argb>>24, k.argb>>16&0xFF, k.argb>>8&0xFF, k.argb&0xFF)
}

// parts are red, green and blue from 0 to 1, with the least and the greatest of them.
func (k *color) parts() (r, g, b, least, most float64) {
	r, g, b = float64(k.argb>>16&0xFF)/255, float64(k.argb>>8&0xFF)/255, float64(k.argb&0xFF)/255
	return r, g, b, min(r, g, b), max(r, g, b)
}

func (k *color) hue() float64 {
	r, g, b, least, most := k.parts()
	if least == most {
		return 0
	}
	var h float64
	switch most {
	case r:
		h = (g - b) / (most - least)
	case g:
		h = (b-r)/(most-least) + 2
	default:
		h = (r-g)/(most-least) + 4
	}
	if h *= 60; h < 0 {
		h += 360
	}
	return h
}

func (k *color) saturation() float64 {
	_, _, _, least, most := k.parts()
	if least == most {
		return 0
	}
	sum := most + least
	if sum > 1 {
		sum = 2 - most - least
	}
	return (most - least) / sum
}

// colorFromArgb makes a color of one number, of three parts, of alpha and a color, or of four parts.
func colorFromArgb(c *Call) (value.Value, error) {
	if c.N() == 1 {
		return vobject(&color{argb: uint32(c.Int(0)), set: true})
	}
	argb := uint32(0xFF)
	names := []string{"red", "green", "blue"}
	if c.N() == 2 || c.N() == 4 {
		names = append([]string{"alpha"}, names...)
		argb = 0
	}
	for i, a := range c.Args {
		if base, ok := a.Base().Ref().(*color); ok {
			return vobject(&color{argb: argb<<24 | base.argb&0xFFFFFF, set: true})
		}
		n := c.Int(i)
		if n < 0 || n > 255 {
			return value.Null, neterr.Argument("", "Value of '%d' is not valid for '%s'. '%s' should be greater than or equal to 0 and less than or equal to 255.", n, names[i], names[i])
		}
		argb = argb<<8 | uint32(n)
	}
	return vobject(&color{argb: argb, set: true})
}

// colorClass declares System.Drawing.Color.
func colorClass() *Class {
	self := func(c *Call) *color { return this[*color](c) }
	part := func(shift uint) Func {
		return func(c *Call) (value.Value, error) { return value.Byte(byte(self(c).argb >> shift)), nil }
	}
	flag := func(f func(k *color) bool) Func {
		return func(c *Call) (value.Value, error) { return vbool(f(self(c))) }
	}
	single := func(f func(k *color) float64) Func {
		return func(c *Call) (value.Value, error) { return value.Single(float32(f(self(c)))), nil }
	}
	list := []M{
		{"new()", func(*Call) (value.Value, error) { return vobject(&color{}) }},
		{"static readonly System.Drawing.Color Empty", constant(value.Of(&color{}))},
		{"byte R {get}", part(16)},
		{"byte G {get}", part(8)},
		{"byte B {get}", part(0)},
		{"byte A {get}", part(24)},
		{"bool IsKnownColor {get}", flag(func(k *color) bool { return k.known })},
		{"bool IsEmpty {get}", flag(func(k *color) bool { return !k.set })},
		{"bool IsNamedColor {get}", flag(func(k *color) bool { return k.name != "" })},
		{"bool IsSystemColor {get}", flag(func(k *color) bool { return k.system })},
		{"string Name {get}", func(c *Call) (value.Value, error) { return vstring(self(c).Name()) }},
		{"static System.Drawing.Color FromArgb(int argb)", colorFromArgb},
		{"static System.Drawing.Color FromArgb(int alpha, int red, int green, int blue)", colorFromArgb},
		{"static System.Drawing.Color FromArgb(int alpha, System.Drawing.Color baseColor)", colorFromArgb},
		{"static System.Drawing.Color FromArgb(int red, int green, int blue)", colorFromArgb},
		{"static System.Drawing.Color FromKnownColor(System.Drawing.KnownColor color)", func(c *Call) (value.Value, error) {
			if k, ok := knownColor("", c.Int(0)); ok {
				return vobject(k)
			}
			return vobject(&color{name: ToString(c.RT, c.Args[0]), set: true})
		}},
		{"static System.Drawing.Color FromName(string name)", func(c *Call) (value.Value, error) {
			if k, ok := knownColor(c.Str(0), 0); ok {
				return vobject(k)
			}
			return vobject(&color{name: c.Str(0), set: true})
		}},
		{"float GetBrightness()", single(func(k *color) float64 { _, _, _, least, most := k.parts(); return (least + most) / 2 })},
		{"float GetHue()", single((*color).hue)},
		{"float GetSaturation()", single((*color).saturation)},
		{"int ToArgb()", func(c *Call) (value.Value, error) { return value.Int(int32(self(c).argb)), nil }},
		{"System.Drawing.KnownColor ToKnownColor()", func(c *Call) (value.Value, error) {
			e := byFullName("System.Drawing.KnownColor").Enum
			n := int64(0)
			if self(c).known {
				n, _ = e.Lookup(self(c).name)
			}
			return value.Enum(e, n), nil
		}},
		{"string ToString()", func(c *Call) (value.Value, error) { return vstring(self(c).String()) }},
		{"bool Equals(object obj)", thisEquals},
		{"bool Equals(System.Drawing.Color other)", thisEquals},
		{"int GetHashCode()", objGetHashCode},
		{"static bool op_Equality(System.Drawing.Color left, System.Drawing.Color right)", opEqual},
		{"static bool op_Inequality(System.Drawing.Color left, System.Drawing.Color right)", opNotEqual},
	}
	for line := range strings.Lines(colorText) {
		f := strings.Fields(line)
		if len(f) > 2 {
			continue
		}
		list = append(list, M{"static System.Drawing.Color " + f[0] + " {get}", func(*Call) (value.Value, error) {
			k, _ := knownColor(f[0], 0)
			return vobject(k)
		}})
	}
	return &Class{Members: list}
}
