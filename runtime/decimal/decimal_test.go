package decimal

import (
	"math/big"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"goposh/runtime/neterr"
)

func dec(t *testing.T, s string) Decimal {
	t.Helper()
	d, err := Parse(s)
	require.NoError(t, err, s)
	return d
}

// Results as types/decimal/001, 002, 005, 006, 017 to 019 and language/arith-* show them.
func TestArithmetic(t *testing.T) {
	for _, c := range []struct{ a, op, b, want string }{
		{"0.10", "+", "0.20", "0.30"}, {"1.5", "*", "2", "3.0"}, {"1", "/", "3", "0.3333333333333333333333333333"},
		{"10", "/", "4", "2.5"}, {"7", "%", "3", "1"}, {"1.10", "+", "1.1", "2.20"}, {"1.10", "*", "1.10", "1.2100"},
		{"2.00", "/", "1", "2.00"}, {"0.3333333333333333333333333333", "*", "3", "0.9999999999999999999999999999"},
		{"-7", "%", "3", "-1"}, {"5.0", "%", "3", "2.0"}, {"1", "-", "3", "-2"}, {"1", "/", "8", "0.125"}, {"2", "/", "3", "0.6666666666666666666666666667"},
		{"79228162514264337593543950335", "-", "1", "79228162514264337593543950334"},
		{"12345678901234567890", "+", "0.1", "12345678901234567890.1"},
		{"1e28", "/", "3", "3333333333333333333333333333.3"}, {"0.0000000000000000000000000001", "*", "0.1", "0.0000000000000000000000000000"},
		{"99999999999999999999", "*", "99999999.5", "9999999949999999999900000000"},
	} {
		a, b := dec(t, c.a), dec(t, c.b)
		var got Decimal
		var err error
		switch c.op {
		case "+":
			got, err = a.Add(b)
		case "-":
			got, err = a.Sub(b)
		case "*":
			got, err = a.Mul(b)
		case "/":
			got, err = a.Div(b)
		case "%":
			got, err = a.Rem(b)
		}
		require.NoError(t, err)
		assert.Equal(t, c.want, got.String(), "%s %s %s", c.a, c.op, c.b)
	}
	_, err := MaxValue.Add(One)
	assert.EqualError(t, err, neterr.MsgDecimalOverflow)
	_, err = MaxValue.Mul(dec(t, "2"))
	assert.EqualError(t, err, neterr.MsgDecimalOverflow)
	_, err = One.Div(Decimal{})
	assert.EqualError(t, err, neterr.MsgDivideByZero)
	_, err = One.Rem(Decimal{})
	assert.EqualError(t, err, neterr.MsgDivideByZero)
}

// The slow and the fast paths must agree with exact rational arithmetic.
func TestAgainstRationals(t *testing.T) {
	values := []string{"0", "1", "-1", "0.1", "-0.25", "3.14159", "18446744073709551615", "18446744073709551616", "-123456789.987654321",
		"0.0000000000000000000000000007", "79228162514264337593543950335", "4611686018427387904.5"}
	for _, x := range values {
		for _, y := range values {
			a, b := dec(t, x), dec(t, y)
			ra, _ := new(big.Rat).SetString(x)
			rb, _ := new(big.Rat).SetString(y)
			assert.Equal(t, ra.Cmp(rb), a.Cmp(b), "%s <=> %s", x, y)
			check := func(op string, got Decimal, err error, want *big.Rat) {
				if err != nil {
					return // overflow is checked elsewhere
				}
				rg, ok := new(big.Rat).SetString(got.String())
				require.True(t, ok)
				ulp := new(big.Rat).SetFrac(big.NewInt(1), bigPow10(got.Scale()))
				diff := new(big.Rat).Sub(rg, want)
				assert.LessOrEqual(t, diff.Abs(diff).Cmp(ulp.Mul(ulp, big.NewRat(1, 2))), 0, "%s %s %s = %s", x, op, y, got)
			}
			s, err := a.Add(b)
			check("+", s, err, new(big.Rat).Add(ra, rb))
			p, err := a.Mul(b)
			check("*", p, err, new(big.Rat).Mul(ra, rb))
			if !b.IsZero() {
				q, err := a.Div(b)
				check("/", q, err, new(big.Rat).Quo(ra, rb))
			}
		}
	}
}

// From types/decimal/007, math/030, decimal-extra.
func TestRoundAndConvert(t *testing.T) {
	for _, c := range []struct {
		v      string
		digits int
		mode   RoundingMode
		want   string
	}{
		{"2.5", 0, ToEven, "2"}, {"3.5", 0, ToEven, "4"}, {"2.345", 2, ToEven, "2.34"}, {"2.5", 0, AwayFromZero, "3"},
		{"100.00", 1, ToEven, "100.0"}, {"-2.5", 0, ToPositiveInfinity, "-2"}, {"-2.1", 0, ToNegativeInfinity, "-3"}, {"2.7", 0, ToZero, "2"},
		{"1", 5, ToEven, "1"},
	} {
		got, err := dec(t, c.v).Round(c.digits, c.mode)
		require.NoError(t, err)
		assert.Equal(t, c.want, got.String(), "%s to %d", c.v, c.digits)
	}
	for f, want := range map[float64]string{1.1: "1.1", 0.1: "0.1", 1e-10: "0.0000000001", 123456789.123456789: "123456789.123457", 1e10: "10000000000", 1e28: "10000000000000000000000000000", -2.5: "-2.5"} {
		d, err := FromFloat64(f)
		require.NoError(t, err)
		assert.Equal(t, want, d.String())
	}
	d, err := FromFloat32(0.1)
	require.NoError(t, err)
	assert.Equal(t, "0.1", d.String())
	_, err = FromFloat64(1e30)
	assert.EqualError(t, err, neterr.MsgDecimalOverflow)
	assert.Equal(t, [4]int32{15, 0, 0, 65536}, dec(t, "1.5").Bits())
	back, err := FromBits(dec(t, "-1.5").Bits())
	require.NoError(t, err)
	assert.Equal(t, "-1.5", back.String())
	assert.Equal(t, 1.5, dec(t, "1.50").Float64())
	_, ok := MaxValue.Int64()
	assert.False(t, ok)
	n, ok := dec(t, "-9223372036854775808").Int64()
	assert.True(t, ok)
	assert.Equal(t, int64(-1<<63), n)
	assert.Equal(t, "1.2345678901234567890123456789", dec(t, "1.23456789012345678901234567890").String())
	assert.Equal(t, "0.0000000000000000000000000000", dec(t, "1e-29").String())
	_, err = Parse("1e29")
	assert.EqualError(t, err, neterr.MsgDecimalOverflow)
}
