package types

import (
	"bytes"
	"encoding/binary"
	"encoding/hex"
	"strconv"
	"strings"

	"github.com/google/uuid"

	"goposh/runtime/neterr"
	"goposh/runtime/value"
)

var typeGuid = lazyType{name: "System.Guid"}

// Guid is a System.Guid.
type Guid struct {
	value.Bag
	ID uuid.UUID
}

// Type implements value.Object.
func (*Guid) Type() *value.Type { return typeGuid.get() }

// EqualObject implements value.Equaler.
func (g *Guid) EqualObject(o value.Object) bool {
	h, ok := o.(*Guid)
	return ok && g.ID == h.ID
}

// HashObject implements value.Equaler.
func (g *Guid) HashObject() uint32 { return binary.LittleEndian.Uint32(g.ID[:]) }

// CompareObject orders as Guid.CompareTo.
func (g *Guid) CompareObject(_ value.Runtime, o value.Object) (int, error) {
	h, _ := o.(*Guid)
	return bytes.Compare(g.ID[:], h.ID[:]), nil
}

// FormatObject implements Formatter.
func (g *Guid) FormatObject(_ value.Runtime, format string, _ Culture) (string, error) {
	return formatGuid(g.ID, format)
}

// String is the D form.
func (g *Guid) String() string { return g.ID.String() }

// NewGuid returns a random System.Guid.
func NewGuid() *Guid { return &Guid{ID: uuid.New()} }

// GuidValue returns a System.Guid of the given bits.
func GuidValue(id uuid.UUID) value.Value { return value.Of(&Guid{ID: id}) }

func formatGuid(id uuid.UUID, format string) (string, error) {
	d := id.String()
	switch format {
	case "", "D", "d":
		return d, nil
	case "N", "n":
		return hex.EncodeToString(id[:]), nil
	case "B", "b":
		return "{" + d + "}", nil
	case "P", "p":
		return "(" + d + ")", nil
	case "X", "x":
		var b strings.Builder
		b.WriteString("{0x" + d[:8] + ",0x" + d[9:13] + ",0x" + d[14:18] + ",{")
		for i, x := range id[8:] {
			if i > 0 {
				b.WriteByte(',')
			}
			b.WriteString("0x" + hex.EncodeToString([]byte{x}))
		}
		b.WriteString("}}")
		return b.String(), nil
	}
	return "", neterr.Format(`Format string can be only "D", "d", "N", "n", "P", "p", "B", "b", "X" or "x".`)
}

// guidClass declares System.Guid.
func guidClass() *Class {
	return &Class{Members: []M{
		{"new(byte[] b)", guidNew},
		{"new(uint a, ushort b, ushort c, byte d, byte e, byte f, byte g, byte h, byte i, byte j, byte k)", guidNew},
		{"new(int a, short b, short c, byte[] d)", guidNew},
		{"new(int a, short b, short c, byte d, byte e, byte f, byte g, byte h, byte i, byte j, byte k)", guidNew},
		{"new(string g)", guidNew},
		{"static readonly Guid Empty", guidEmpty},
		{"static Guid AllBitsSet {get}", guidAllBitsSet},
		{"int Variant {get}", guidVariant},
		{"int Version {get}", guidVersion},
		{"static Guid CreateVersion7()", guidCreateVersion7},
		{"static Guid CreateVersion7(DateTimeOffset timestamp)", guidCreateVersion7},
		{"static Guid Parse(string input)", guidParse},
		{"static Guid Parse(string s, IFormatProvider provider)", guidParse},
		{"static bool TryParse(string input, out Guid result)", guidTryParse},
		{"static bool TryParse(string s, IFormatProvider provider, out Guid result)", guidTryParse},
		{"static Guid ParseExact(string input, string format)", guidParseExact},
		{"static bool TryParseExact(string input, string format, out Guid result)", guidTryParseExact},
		{"byte[] ToByteArray()", guidToByteArray},
		{"byte[] ToByteArray(bool bigEndian)", guidToByteArray},
		{"int GetHashCode()", objGetHashCode},
		{"bool Equals(object o)", thisEquals},
		{"bool Equals(Guid g)", thisEquals},
		{"int CompareTo(object value)", thisCompareTo},
		{"int CompareTo(Guid value)", thisCompareTo},
		{"string ToString()", guidToString},
		{"string ToString(string format)", guidToString},
		{"string ToString(string format, IFormatProvider provider)", guidToString},
		{"static Guid NewGuid()", guidNewGuid},
		{"static bool op_Equality(Guid a, Guid b)", opEqual},
		{"static bool op_Inequality(Guid a, Guid b)", opNotEqual},
		{"static bool op_LessThan(Guid left, Guid right)", opLess},
		{"static bool op_LessThanOrEqual(Guid left, Guid right)", opLessEqual},
		{"static bool op_GreaterThan(Guid left, Guid right)", opGreater},
		{"static bool op_GreaterThanOrEqual(Guid left, Guid right)", opGreaterEqual},
	}}
}

func guidThis(c *Call) uuid.UUID { return this[*Guid](c).ID }

func guidEmpty(*Call) (value.Value, error) { return GuidValue(uuid.UUID{}), nil }

func guidAllBitsSet(*Call) (value.Value, error) { return GuidValue(uuid.Max), nil }

// littleEndian swaps between .NET's byte order and that of the text.
func littleEndian(b [16]byte) [16]byte {
	b[0], b[1], b[2], b[3] = b[3], b[2], b[1], b[0]
	b[4], b[5], b[6], b[7] = b[5], b[4], b[7], b[6]
	return b
}

func guidNew(c *Call) (value.Value, error) {
	var id uuid.UUID
	switch {
	case c.N() == 0:
		return GuidValue(id), nil
	case c.N() == 1 && c.kind(0) == value.KindString:
		return guidParse(c)
	case c.N() == 1:
		b := bytesOf(c.Args[0])
		if c.isNull(0) {
			return value.Null, neterr.ArgumentNull("b")
		}
		if len(b) != 16 {
			return value.Null, neterr.Argument("b", "Byte array for Guid must be exactly 16 bytes long.")
		}
		return GuidValue(littleEndian([16]byte(b))), nil
	}
	binary.BigEndian.PutUint32(id[0:], uint32(c.Long(0)))
	binary.BigEndian.PutUint16(id[4:], uint16(c.Long(1)))
	binary.BigEndian.PutUint16(id[6:], uint16(c.Long(2)))
	if c.N() == 4 {
		d := bytesOf(c.Args[3])
		if len(d) != 8 {
			return value.Null, neterr.Argument("d", "Byte array for Guid must be exactly 8 bytes long.")
		}
		copy(id[8:], d)
		return GuidValue(id), nil
	}
	for i := range 8 {
		id[8+i] = byte(c.Long(3 + i))
	}
	return GuidValue(id), nil
}

const (
	msgGuidD = "Guid should contain 32 digits with 4 dashes (xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx)."
	msgGuidN = "Guid should contain only hexadecimal digits."
	msgGuidB = "Expected {0xdddddddd, etc}."
)

// parseGuid reads one of the forms N, D, B, P and X.
func parseGuid(s, format string) (uuid.UUID, error) {
	var id uuid.UUID
	s = strings.TrimSpace(s)
	if format == "" {
		switch {
		case strings.HasPrefix(s, "("):
			format = "P"
		case strings.HasPrefix(s, "{") && strings.Contains(s, "0x"):
			format = "X"
		case strings.HasPrefix(s, "{"):
			format = "B"
		case strings.Contains(s, "-"):
			format = "D"
		case len(s) == 32:
			format = "N"
		default:
			return id, neterr.Format("Unrecognized Guid format.")
		}
	}
	switch strings.ToUpper(format) {
	case "N":
		if len(s) != 32 {
			return id, neterr.Format(msgGuidN)
		}
		if _, err := hex.Decode(id[:], []byte(s)); err != nil {
			return id, neterr.Format(msgGuidN)
		}
		return id, nil
	case "B", "P":
		open, end := "{", "}"
		if strings.EqualFold(format, "P") {
			open, end = "(", ")"
		}
		if len(s) != 38 || !strings.HasPrefix(s, open) || !strings.HasSuffix(s, end) {
			return id, neterr.Format(msgGuidD)
		}
		return parseGuid(s[1:37], "D")
	case "D":
		if len(s) != 36 || s[8] != '-' || s[13] != '-' || s[18] != '-' || s[23] != '-' {
			return id, neterr.Format(msgGuidD)
		}
		if _, err := hex.Decode(id[:], []byte(strings.ReplaceAll(s, "-", ""))); err != nil {
			return id, neterr.Format(msgGuidN)
		}
		return id, nil
	case "X":
		return parseGuidX(s)
	}
	return id, neterr.Format(`Format string can be only "D", "d", "N", "n", "P", "p", "B", "b", "X" or "x".`)
}

func parseGuidX(s string) (uuid.UUID, error) {
	var id uuid.UUID
	s = strings.NewReplacer("{", "", "}", "", " ", "").Replace(s)
	fields := strings.Split(s, ",")
	if len(fields) != 11 {
		return id, neterr.Format(msgGuidB)
	}
	widths := [...]int{32, 16, 16, 8, 8, 8, 8, 8, 8, 8, 8}
	pos := 0
	for i, f := range fields {
		if !strings.HasPrefix(f, "0x") {
			return id, neterr.Format("Expected 0x prefix.")
		}
		n, err := strconv.ParseUint(f[2:], 16, widths[i])
		if err != nil {
			return id, neterr.Format(msgGuidN)
		}
		for w := widths[i] - 8; w >= 0; w -= 8 {
			id[pos] = byte(n >> w)
			pos++
		}
	}
	return id, nil
}

func guidParse(c *Call) (value.Value, error) {
	if c.isNull(0) {
		return value.Null, neterr.ArgumentNull("input")
	}
	id, err := parseGuid(c.Str(0), "")
	return GuidValue(id), err
}

func guidParseExact(c *Call) (value.Value, error) {
	f := c.Str(1)
	if len(f) != 1 {
		f = "?"
	}
	id, err := parseGuid(c.Str(0), f)
	if err != nil && strings.EqualFold(f, "N") {
		err = neterr.Format(msgGuidD)
	}
	return GuidValue(id), err
}

func guidTryParse(c *Call) (value.Value, error) { return try(guidParse, GuidValue(uuid.UUID{}))(c) }
func guidTryParseExact(c *Call) (value.Value, error) {
	return try(guidParseExact, GuidValue(uuid.UUID{}))(c)
}

func guidToByteArray(c *Call) (value.Value, error) {
	b := [16]byte(guidThis(c))
	if c.N() == 0 || !c.Bool(0) {
		b = littleEndian(b)
	}
	return vbytes(b[:])
}

func guidNewGuid(*Call) (value.Value, error) { return GuidValue(uuid.New()), nil }

func guidCreateVersion7(*Call) (value.Value, error) {
	id, err := uuid.NewV7()
	return GuidValue(id), err
}

func guidVariant(c *Call) (value.Value, error) { id := guidThis(c); return vint(int(id[8] >> 4)) }
func guidVersion(c *Call) (value.Value, error) { id := guidThis(c); return vint(int(id[6] >> 4)) }

func guidToString(c *Call) (value.Value, error) {
	format := ""
	if c.N() > 0 {
		format = c.Str(0)
	}
	s, err := formatGuid(guidThis(c), format)
	return value.String(s), err
}
