// Package value holds the values that scripts work with: the 24-byte Value, the descriptors of .NET types, and the
// objects that the language itself creates (arrays, lists, dictionaries, PSObject).
package value

// Kind tells how a Value is stored. Scalar kinds keep their bits in the Value itself; every other value is a reference.
type Kind uint8

// The kinds. The order of the numeric kinds matters: KindSByte…KindDouble are numeric.
const (
	KindNull Kind = iota
	KindVoid      // AutomationNull: no output at all
	KindBoolean
	KindChar
	KindSByte
	KindByte
	KindInt16
	KindUInt16
	KindInt32
	KindUInt32
	KindInt64
	KindUInt64
	KindSingle
	KindDouble
	KindDateTime // .NET's dateData: ticks in the low 62 bits, kind in the upper two
	KindTimeSpan // ticks
	KindEnum     // the reference is an *EnumInfo
	KindString
	KindObject
)

// IsInteger tells whether k is one of the integer types of 8 to 64 bits.
func (k Kind) IsInteger() bool { return k >= KindSByte && k <= KindUInt64 }

// IsNumber tells whether k is an integer or floating point type.
func (k Kind) IsNumber() bool { return k >= KindSByte && k <= KindDouble }

// IsSigned tells whether k is a signed integer type.
func (k Kind) IsSigned() bool {
	return k == KindSByte || k == KindInt16 || k == KindInt32 || k == KindInt64
}
