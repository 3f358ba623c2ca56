package value

import (
	"math/big"

	"goposh/runtime/decimal"
)

// DecimalObject is a boxed System.Decimal.
type DecimalObject struct{ D decimal.Decimal }

// Type implements Object.
func (*DecimalObject) Type() *Type { return TypeDecimal }

// EqualObject implements Equaler: numeric equality, whatever the scale.
func (d *DecimalObject) EqualObject(o Object) bool {
	e, ok := o.(*DecimalObject)
	return ok && d.D.Cmp(e.D) == 0
}

// HashObject implements Equaler.
func (d *DecimalObject) HashObject() uint32 { return hashString(d.D.Normalize().String(), false) }

// NewDecimal returns a System.Decimal.
func NewDecimal(d decimal.Decimal) Value { return Value{ref: &DecimalObject{d}} }

// AsDecimal returns the number and true if v is a System.Decimal (not wrapped).
func (v Value) AsDecimal() (decimal.Decimal, bool) {
	if d, ok := v.ref.(*DecimalObject); ok {
		return d.D, true
	}
	return decimal.Decimal{}, false
}

// BigIntObject is a boxed System.Numerics.BigInteger. The number never changes.
type BigIntObject struct{ N *big.Int }

// Type implements Object.
func (*BigIntObject) Type() *Type { return TypeBigInteger }

// EqualObject implements Equaler.
func (b *BigIntObject) EqualObject(o Object) bool {
	c, ok := o.(*BigIntObject)
	return ok && b.N.Cmp(c.N) == 0
}

// HashObject implements Equaler.
func (b *BigIntObject) HashObject() uint32 {
	h := uint32(b.N.Sign())
	for _, w := range b.N.Bits() {
		h = mix(uint64(h)<<32 ^ uint64(w))
	}
	return h
}

// NewBigInt returns a System.Numerics.BigInteger; n must not be changed afterwards.
func NewBigInt(n *big.Int) Value { return Value{ref: &BigIntObject{n}} }

// AsBigInt returns the number and true if v is a BigInteger (not wrapped). It must not be changed.
func (v Value) AsBigInt() (*big.Int, bool) {
	if b, ok := v.ref.(*BigIntObject); ok {
		return b.N, true
	}
	return nil, false
}
