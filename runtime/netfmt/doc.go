// Package netfmt formats and parses numbers as .NET does, and implements composite formatting (-f, String.Format).
//
//	FormatInt64(v, bits, format, c), FormatUint64(v, format, c), FormatFloat64(v, format, c), FormatFloat32(v, format, c)
//	FormatDecimal(v, format, c), FormatBigInt(v, format, c)          IFormattable.ToString(format, culture)
//	ShortestFloat64(v), ShortestFloat32(v)                           invariant Double.ToString(): shortest round trip
//	DisplayFloat64(v), DisplayFloat32(v)                             invariant PowerShell text of a double: 15 (7) digits
//	DisplayFloat64In(v, c), DisplayFloat32In(v, c)                   the same with the culture's separator and signs
//	Format(format, n, arg)                                           composite format with {0,10:N2}
//	ParseInt(s, styles, c, bits), ParseUint, ParseBigInt, ParseFloat64, ParseFloat32, ParseDecimal
//
// A nil culture is the invariant one; callers pass the session's culture. Errors are *neterr.Error values.
package netfmt
