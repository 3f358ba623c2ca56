package types

import (
	"encoding/hex"
	"strings"

	"goposh/runtime/neterr"
	"goposh/runtime/value"
)

var typePhysicalAddress = lazyType{name: "System.Net.NetworkInformation.PhysicalAddress"}

// physicalAddress is a System.Net.NetworkInformation.PhysicalAddress.
type physicalAddress struct {
	value.Bag
	b string
}

// Type implements value.Object.
func (*physicalAddress) Type() *value.Type { return typePhysicalAddress.get() }

// EqualObject implements value.Equaler.
func (p *physicalAddress) EqualObject(o value.Object) bool {
	q, ok := o.(*physicalAddress)
	return ok && p.b == q.b
}

// HashObject implements value.Equaler.
func (p *physicalAddress) HashObject() uint32 { return value.HashKey(value.String(p.String()), false) }

// String is the address in hexadecimal digits.
func (p *physicalAddress) String() string { return strings.ToUpper(hex.EncodeToString([]byte(p.b))) }

func physicalParse(c *Call) (value.Value, error) {
	b, err := hex.DecodeString(strings.NewReplacer("-", "", ":", "", ".", "").Replace(c.Str(0)))
	if err != nil {
		return value.Null, neterr.Format("An invalid physical address was specified: '%s'.", c.Str(0))
	}
	return vobject(&physicalAddress{b: string(b)})
}

// physicalAddressClass declares System.Net.NetworkInformation.PhysicalAddress.
func physicalAddressClass() *Class {
	return &Class{Members: []M{
		{"new(byte[] address)", func(c *Call) (value.Value, error) {
			return vobject(&physicalAddress{b: string(bytesOf(c.Args[0]))})
		}},
		{"static readonly PhysicalAddress None", func(*Call) (value.Value, error) { return vobject(&physicalAddress{}) }},
		{"byte[] GetAddressBytes()", func(c *Call) (value.Value, error) { return vbytes([]byte(this[*physicalAddress](c).b)) }},
		{"static PhysicalAddress Parse(string address)", physicalParse},
		{"static bool TryParse(string address, out PhysicalAddress value)", try(physicalParse, value.Null)},
		{"string ToString()", func(c *Call) (value.Value, error) { return vstring(this[*physicalAddress](c).String()) }},
		{"bool Equals(object comparand)", thisEquals},
		{"int GetHashCode()", objGetHashCode},
	}}
}
