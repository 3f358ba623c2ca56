package types

import (
	"goposh/runtime/format/psstyle"
	"goposh/runtime/neterr"
	"goposh/runtime/session"
	"goposh/runtime/value"
	"goposh/runtime/wtf8"
)

// psStyleClass declares System.Management.Automation.PSStyle.
func psStyleClass() *Class {
	c := &Class{Type: psstyle.TypePSStyle, Members: []M{
		{"System.Management.Automation.OutputRendering OutputRendering {get;set}", func(c *Call) (value.Value, error) {
			s := c.This.Object().(*psstyle.Style)
			if c.N() > 0 {
				s.OutputRendering = psstyle.Rendering(c.Int(0))
			}
			return enumValue("System.Management.Automation.OutputRendering", int64(s.OutputRendering)), nil
		}},
	}}
	for _, s := range [...][2]string{
		{"Reset", "0"}, {"BlinkOff", "25"}, {"Blink", "5"}, {"BoldOff", "22"}, {"Bold", "1"}, {"DimOff", "22"}, {"Dim", "2"},
		{"Hidden", "8"}, {"HiddenOff", "28"}, {"Reverse", "7"}, {"ReverseOff", "27"}, {"ItalicOff", "23"}, {"Italic", "3"},
		{"UnderlineOff", "24"}, {"Underline", "4"}, {"StrikethroughOff", "29"}, {"Strikethrough", "9"},
	} {
		sequence := value.String("\x1b[" + s[1] + "m")
		c.Members = append(c.Members, M{"string " + s[0] + " {get}", func(*Call) (value.Value, error) { return sequence, nil }})
	}
	part := func(name, typ string, get func(*psstyle.Style) value.Object) {
		c.Members = append(c.Members, M{"System.Management.Automation.PSStyle+" + typ + " " + name + " {get}", func(c *Call) (value.Value, error) {
			return value.Of(get(c.This.Object().(*psstyle.Style))), nil
		}})
	}
	part("Formatting", "FormattingData", func(s *psstyle.Style) value.Object { return s.Formatting })
	part("Progress", "ProgressConfiguration", func(s *psstyle.Style) value.Object { return s.Progress })
	part("Foreground", "ForegroundColor", func(s *psstyle.Style) value.Object { return s.Foreground })
	part("Background", "BackgroundColor", func(s *psstyle.Style) value.Object { return s.Background })
	part("FileInfo", "FileInfoFormatting", func(s *psstyle.Style) value.Object { return s.FileInfo })
	c.Members = append(c.Members, []M{
		{"static System.Management.Automation.PSStyle Instance {get}", func(c *Call) (value.Value, error) {
			if s, ok := c.RT.(interface{ Session() *session.Session }); ok {
				return value.Of(psstyle.Of(s.Session())), nil
			}
			return value.Of(psstyle.New(false)), nil
		}},
		{"string FormatHyperlink(string text, uri link)", func(c *Call) (value.Value, error) {
			link, _, err := Get(c.RT, c.Args[1], "AbsoluteUri")
			if err != nil {
				return value.Null, err
			}
			return value.String(psstyle.Hyperlink(c.Str(0), ToString(c.RT, link))), nil
		}},
		{"static string MapForegroundColorToEscapeSequence(System.ConsoleColor foregroundColor)", func(c *Call) (value.Value, error) {
			return value.String(psstyle.ForegroundSequence(c.Int(0))), nil
		}},
		{"static string MapBackgroundColorToEscapeSequence(System.ConsoleColor backgroundColor)", func(c *Call) (value.Value, error) {
			return value.String(psstyle.BackgroundSequence(c.Int(0))), nil
		}},
		{"static string MapColorPairToEscapeSequence(System.ConsoleColor foregroundColor, System.ConsoleColor backgroundColor)",
			func(c *Call) (value.Value, error) { return value.String(psstyle.PairSequence(c.Int(0), c.Int(1))), nil }},
	}...)
	return c
}

// enumValue is a value of an enum type by the type's name.
func enumValue(name string, n int64) value.Value {
	t := byFullName(name)
	if t == nil || t.Enum == nil {
		return value.Int(int32(n))
	}
	return value.Enum(t.Enum, n)
}

// sequences declares properties that hold escape sequences; what would show on a display is refused.
func sequences[T value.Object](c *Class, fields ...sequenceField[T]) {
	for _, f := range fields {
		c.Members = append(c.Members, M{"string " + f.name + " {get;set}", func(c *Call) (value.Value, error) {
			p := f.at(c.This.Object().(T))
			if c.N() > 0 {
				if psstyle.Strip(c.Str(0)) != "" {
					return value.Null, &neterr.Error{Type: "System.ArgumentException", Param: "value",
						Message: "The specified string contains printable content when it should only contain ANSI escape sequences: " + c.Str(0)}
				}
				*p = c.Str(0)
			}
			return value.String(*p), nil
		}})
	}
}

type sequenceField[T any] struct {
	name string
	at   func(T) *string
}

// psStyleFormattingClass declares PSStyle.FormattingData.
func psStyleFormattingClass() *Class {
	type F = *psstyle.Formatting
	c := &Class{Type: psstyle.TypeFormatting}
	sequences(c,
		sequenceField[F]{"FormatAccent", func(f F) *string { return &f.FormatAccent }},
		sequenceField[F]{"TableHeader", func(f F) *string { return &f.TableHeader }},
		sequenceField[F]{"CustomTableHeaderLabel", func(f F) *string { return &f.CustomTableHeaderLabel }},
		sequenceField[F]{"ErrorAccent", func(f F) *string { return &f.ErrorAccent }},
		sequenceField[F]{"Error", func(f F) *string { return &f.Error }},
		sequenceField[F]{"Warning", func(f F) *string { return &f.Warning }},
		sequenceField[F]{"Verbose", func(f F) *string { return &f.Verbose }},
		sequenceField[F]{"Debug", func(f F) *string { return &f.Debug }},
		sequenceField[F]{"FeedbackName", func(f F) *string { return &f.FeedbackName }},
		sequenceField[F]{"FeedbackText", func(f F) *string { return &f.FeedbackText }},
		sequenceField[F]{"FeedbackAction", func(f F) *string { return &f.FeedbackAction }},
	)
	return c
}

// psStyleProgressClass declares PSStyle.ProgressConfiguration.
func psStyleProgressClass() *Class {
	type P = *psstyle.Progress
	c := &Class{Type: psstyle.TypeProgress}
	sequences(c, sequenceField[P]{"Style", func(p P) *string { return &p.Style }})
	c.Members = append(c.Members, []M{
		{"int MaxWidth {get;set}", func(c *Call) (value.Value, error) {
			p := c.This.Object().(P)
			if c.N() > 0 {
				const least = 18
				if c.Int(0) < least {
					return value.Null, &neterr.Error{Type: "System.ArgumentOutOfRangeException", Param: "MaxWidth",
						Message: "The minimum width of the progress bar is 18. (Parameter 'MaxWidth')"}
				}
				p.MaxWidth = int32(c.Int(0))
			}
			return value.Int(p.MaxWidth), nil
		}},
		{"System.Management.Automation.ProgressView View {get;set}", func(c *Call) (value.Value, error) {
			p := c.This.Object().(P)
			if c.N() > 0 {
				p.Classic = c.Int(0) != 0
			}
			n := int64(0)
			if p.Classic {
				n = 1
			}
			return enumValue("System.Management.Automation.ProgressView", n), nil
		}},
		{"bool UseOSCIndicator {get;set}", func(c *Call) (value.Value, error) {
			p := c.This.Object().(P)
			if c.N() > 0 {
				p.UseOSCIndicator = c.Bool(0)
			}
			return value.Bool(p.UseOSCIndicator), nil
		}},
	}...)
	return c
}

// psStyleFileInfoClass declares PSStyle.FileInfoFormatting.
func psStyleFileInfoClass() *Class {
	type F = *psstyle.FileInfo
	c := &Class{Type: psstyle.TypeFileInfo}
	sequences(c,
		sequenceField[F]{"Directory", func(f F) *string { return &f.Directory }},
		sequenceField[F]{"SymbolicLink", func(f F) *string { return &f.SymbolicLink }},
		sequenceField[F]{"Executable", func(f F) *string { return &f.Executable }},
	)
	c.Members = append(c.Members, M{"System.Management.Automation.PSStyle+FileInfoFormatting+FileExtensionDictionary Extension {get}",
		func(c *Call) (value.Value, error) { return value.Of(c.This.Object().(F).Extension), nil }})
	return c
}

// psStyleExtensionsClass declares PSStyle.FileInfoFormatting.FileExtensionDictionary.
func psStyleExtensionsClass() *Class {
	type E = *psstyle.Extensions
	this := func(c *Call) E { return c.This.Object().(E) }
	return &Class{Type: psstyle.TypeExtensions, Members: []M{
		{"System.Collections.Generic.IEnumerable[string] Keys {get}", func(c *Call) (value.Value, error) { return value.Strings(this(c).Keys()), nil }},
		{"void Add(string extension, string decoration)", func(c *Call) (value.Value, error) {
			this(c).Set(c.Str(0), c.Str(1))
			return value.Void, nil
		}},
		{"bool ContainsKey(string extension)", func(c *Call) (value.Value, error) {
			_, ok := this(c).Get(c.Str(0))
			return value.Bool(ok), nil
		}},
		{"void Remove(string extension)", func(c *Call) (value.Value, error) {
			this(c).Remove(c.Str(0))
			return value.Void, nil
		}},
		{"void Clear()", func(c *Call) (value.Value, error) {
			this(c).Clear()
			return value.Void, nil
		}},
		{"string Item[string extension] {get;set}", func(c *Call) (value.Value, error) {
			if c.N() > 1 {
				this(c).Set(c.Str(0), c.Str(1))
				return value.Void, nil
			}
			s, ok := this(c).Get(c.Str(0))
			if !ok {
				return value.Null, nil
			}
			return value.String(s), nil
		}},
	}}
}

// psStyleColorsClass declares PSStyle.ForegroundColor and PSStyle.BackgroundColor.
func psStyleColorsClass(t *value.Type) *Class {
	c := &Class{Type: t}
	for i, name := range psstyle.ColorNames {
		c.Members = append(c.Members, M{"string " + name + " {get}", func(c *Call) (value.Value, error) {
			return value.String(c.This.Object().(*psstyle.Colors).Sequence(i)), nil
		}})
	}
	c.Members = append(c.Members, []M{
		{"string FromRgb(byte red, byte green, byte blue)", func(c *Call) (value.Value, error) {
			return value.String(c.This.Object().(*psstyle.Colors).RGB(uint8(c.Int(0)), uint8(c.Int(1)), uint8(c.Int(2)))), nil
		}},
		{"string FromRgb(int rgb)", func(c *Call) (value.Value, error) {
			n := c.Int(0)
			return value.String(c.This.Object().(*psstyle.Colors).RGB(uint8(n>>16), uint8(n>>8), uint8(n))), nil
		}},
		{"string FromConsoleColor(System.ConsoleColor color)", func(c *Call) (value.Value, error) {
			if t == psstyle.TypeBackground {
				return value.String(psstyle.BackgroundSequence(c.Int(0))), nil
			}
			return value.String(psstyle.ForegroundSequence(c.Int(0))), nil
		}},
	}...)
	return c
}

// stringDecorated is System.Management.Automation.Internal.StringDecorated: text with escape sequences.
type stringDecorated struct {
	value.Bag
	text string
}

var typeStringDecorated = &value.Type{FullName: "System.Management.Automation.Internal.StringDecorated", Base: value.TypeValueType,
	Kind: value.KindObject, Flags: value.FlagValueType | value.FlagSealed, Assembly: "System.Management.Automation"}

// Type implements value.Object.
func (*stringDecorated) Type() *value.Type { return typeStringDecorated }

func stringDecoratedClass() *Class {
	this := func(c *Call) string { return c.This.Object().(*stringDecorated).text }
	return &Class{Type: typeStringDecorated, Members: []M{
		{"new(string text)", func(c *Call) (value.Value, error) { return value.Of(&stringDecorated{text: c.Str(0)}), nil }},
		{"bool IsDecorated {get}", func(c *Call) (value.Value, error) { return value.Bool(psstyle.Strip(this(c)) != this(c)), nil }},
		{"int ContentLength {get}", func(c *Call) (value.Value, error) {
			return value.Int(int32(wtf8.Len(psstyle.Strip(this(c))))), nil
		}},
		{"string ToString()", func(c *Call) (value.Value, error) { return value.String(this(c)), nil }},
		{"string ToString(System.Management.Automation.OutputRendering outputRendering)", func(c *Call) (value.Value, error) {
			if psstyle.Rendering(c.Int(0)) == psstyle.PlainText {
				return value.String(psstyle.Strip(this(c))), nil
			}
			return value.String(this(c)), nil
		}},
	}}
}
