package utility

import (
	"encoding/binary"
	"fmt"
	"math"
	mathrand "math/rand/v2"

	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/fileio"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// formatHex is Format-Hex.
type formatHex struct {
	Path        []string      `ps:"Path: mandatory pos=0" validate:"notnullorempty"`
	LiteralPath []string      `ps:"LiteralPath: mandatory" alias:"PSPath,LP" validate:"notnullorempty"`
	InputObject value.Value   `ps:"ByInputObject: mandatory pipe" type:"System.Management.Automation.PSObject"`
	Encoding    value.Value   `ps:"ByInputObject:" type:"System.Text.Encoding" validate:"notnullorempty"`
	Count       int64         `ps:"" validate:"positive"`
	Offset      int64         `ps:"" validate:"nonnegative"`
	Raw         cmdlet.Switch `ps:"ByInputObject:"`

	pending []byte // numbers of one type in a row show as one block
	typ     *value.Type
}

// EditMetadata lets -Encoding take names.
func (f *formatHex) EditMetadata(md *cmdlet.Metadata) { transformEncoding(md, "Encoding") }

// Begin implements cmdlet.Beginner.
func (f *formatHex) Begin(c *cmdlet.Context) error {
	if f.Raw {
		return c.WriteWarning("Parameter 'Raw' is obsolete. Raw parameter is deprecated.")
	}
	return nil
}

// Process implements cmdlet.Processor.
func (f *formatHex) Process(c *cmdlet.Context) error {
	switch c.ParameterSet() {
	case "Path":
		return eachFile(c, f.Path, false, func(name string) error { return f.file(c, name) })
	case "LiteralPath":
		return eachFile(c, f.LiteralPath, true, func(name string) error { return f.file(c, name) })
	}
	in := f.InputObject.Base()
	if t := in.Type(); t.FullName == "System.IO.FileInfo" {
		return f.file(c, types.ToString(c, filesToPaths(c, in)))
	}
	if s, ok := in.AsString(); ok {
		if err := f.flush(c); err != nil {
			return err
		}
		return f.block(c, encodingOf(c, f.Encoding).Encode(s), label(value.TypeString), "")
	}
	if items, ok := elements(in); ok {
		for _, v := range items {
			if err := f.number(c, v.Base()); err != nil {
				return err
			}
		}
		return nil
	}
	return f.number(c, in)
}

// label names a block of bytes after the type they come from, with an identity to tell blocks apart.
func label(t *value.Type) string {
	return fmt.Sprintf("%s (%s) <%08X>", t.Name(), t.FullName, mathrand.Uint32())
}

// number adds the bytes of a number, or refuses another object.
func (f *formatHex) number(c *cmdlet.Context, v value.Value) error {
	b, ok := littleEndian(v)
	if !ok {
		return c.Fail(argumentException, "FormatHexTypeNotSupported", errs.InvalidArgument, v,
			"Cannot convert input of type '%s' to hexadecimal. To view the hexadecimal formatting of its string representation, pipe it to the Out-String cmdlet before piping it to Format-Hex.",
			types.TypeString(v.Type()))
	}
	if f.typ != nil && f.typ != v.Type() {
		if err := f.flush(c); err != nil {
			return err
		}
	}
	f.typ = v.Type()
	f.pending = append(f.pending, b...)
	return nil
}

func littleEndian(v value.Value) ([]byte, bool) {
	k := v.Kind()
	if e := v.EnumInfo(); e != nil {
		k = e.Underlying
	}
	bits := v.Bits()
	size := 0
	switch k {
	case value.KindSByte, value.KindByte, value.KindChar:
		size = 1
		if k == value.KindChar && bits > 0xFF {
			size = 2
		}
	case value.KindInt16, value.KindUInt16:
		size = 2
	case value.KindInt32, value.KindUInt32, value.KindBoolean:
		size = 4
	case value.KindInt64, value.KindUInt64, value.KindDouble:
		size = 8
	case value.KindSingle:
		size, bits = 4, uint64(math.Float32bits(float32(v.Float64())))
	default:
		return nil, false
	}
	return binary.LittleEndian.AppendUint64(nil, bits)[:size], true
}

func (f *formatHex) flush(c *cmdlet.Context) error {
	if f.typ == nil {
		return nil
	}
	b, t := f.pending, f.typ
	f.pending, f.typ = nil, nil
	return f.block(c, b, label(t), "")
}

// End implements cmdlet.Ender.
func (f *formatHex) End(c *cmdlet.Context) error { return f.flush(c) }

func (f *formatHex) file(c *cmdlet.Context, name string) error {
	b, err := fileio.ReadFile(c.Context(), name)
	if err != nil {
		return c.WriteError(errs.NewRecord(fileException(err, name), "FormatHexIOError", errs.WriteError, value.String(name)))
	}
	return f.block(c, b, name, name)
}

// block writes bytes 16 at a time, within -Offset and -Count.
func (f *formatHex) block(c *cmdlet.Context, b []byte, label, path string) error {
	b = b[min(int64(len(b)), f.Offset):]
	if c.Bound("Count") {
		b = b[:min(int64(len(b)), f.Count)]
	}
	start := uint64(0)
	if path != "" {
		start = uint64(f.Offset)
	}
	for i := 0; i < len(b); i += 16 {
		line := b[i:min(i+16, len(b))]
		if err := c.Write(value.Of(&byteCollection{offset: start + uint64(i), bytes: line, label: label, path: path})); err != nil {
			return err
		}
	}
	return nil
}
