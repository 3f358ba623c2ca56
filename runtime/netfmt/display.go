package netfmt

import (
	"strconv"

	"goposh/runtime/culture"
)

func itoa(i int) string { return strconv.Itoa(i) }

// ShortestFloat64 is the invariant Double.ToString(): the fewest digits that round-trip, scientific from 1E+17 and
// below 1E-04.
func ShortestFloat64(v float64) string { return ShortestFloat64In(v, culture.Invariant()) }

// ShortestFloat32 is the invariant Single.ToString().
func ShortestFloat32(v float32) string { return ShortestFloat32In(v, culture.Invariant()) }

// ShortestFloat64In is Double.ToString(culture).
func ShortestFloat64In(v float64, c *culture.Culture) string { return general(v, c, 64, false) }

// ShortestFloat32In is Single.ToString(culture).
func ShortestFloat32In(v float32, c *culture.Culture) string {
	return general(float64(v), c, 32, false)
}

// DisplayFloat64 is how PowerShell turns a Double into text for "$x", [string] and -eq: 15 significant digits (G15),
// invariant.
func DisplayFloat64(v float64) string { return DisplayFloat64In(v, culture.Invariant()) }

// DisplayFloat32 is how PowerShell turns a Single into text: 7 significant digits (G7), invariant.
func DisplayFloat32(v float32) string { return DisplayFloat32In(v, culture.Invariant()) }

// DisplayFloat64In is how PowerShell's formatter shows a bare Double in the culture.
func DisplayFloat64In(v float64, c *culture.Culture) string { return general(v, c, 64, true) }

// DisplayFloat32In is how PowerShell's formatter shows a bare Single in the culture.
func DisplayFloat32In(v float32, c *culture.Culture) string { return general(float64(v), c, 32, true) }

func general(v float64, c *culture.Culture, bits int, display bool) string {
	c = orInvariant(c)
	if i := int64(v); float64(i) == v && i != 0 && i > -1e6 && i < 1e6 {
		if i < 0 {
			return c.Number.NegativeSign + strconv.FormatInt(-i, 10)
		}
		return strconv.FormatInt(i, 10)
	}
	if s, special := notFinite(v, c); special {
		return s
	}
	limits := [2]int{17, 15}
	if bits == 32 {
		limits = [2]int{9, 7}
	}
	if display {
		return formatGeneral(numberFromFloat(v, significant, limits[1], 64), limits[1], 'G', c)
	}
	return formatGeneral(numberFromFloat(v, shortest, 0, bits), limits[0], 'G', c)
}
