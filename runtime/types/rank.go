package types

import "goposh/runtime/value"

// rank tells how good a conversion is; overload resolution compares them. The values are PowerShell's ConversionRank. A
// scalar that becomes an array of one loses 8.
type rank uint16

const (
	rankNone             rank = 0
	rankUnrelatedArrays  rank = 0x000F
	rankToString         rank = 0x001F
	rankCustom           rank = 0x002F
	rankIConvertible     rank = 0x003F
	rankImplicitCast     rank = 0x004F
	rankExplicitCast     rank = 0x005F
	rankConstructor      rank = 0x006F
	rankCreate           rank = 0x0073
	rankParse            rank = 0x007F
	rankPSObject         rank = 0x008F
	rankLanguage         rank = 0x009F
	rankNullToValue      rank = 0x00AF
	rankNullToRef        rank = 0x00BF
	rankNumericExplicit  rank = 0x00CF
	rankNumericExplicit1 rank = 0x00DF
	rankNumericString    rank = 0x00EF
	rankNumericImplicit  rank = 0x00FF
	rankAssignable       rank = 0x010F
	rankStringToChars    rank = 0x011A
	rankIdentity         rank = 0x011F

	rankScalarToArray rank = 8
)

// numericRank ranks a conversion between two different numeric types.
func numericRank(from, to *value.Type) rank {
	if from == value.TypeBigInteger || to == value.TypeBigInteger {
		return rankNone // by way of cast operators
	}
	fi, ti := isInteger(from), isInteger(to)
	switch {
	case fi && ti:
		fb, tbits := intBits(from.Kind), intBits(to.Kind)
		fs, ts := from.Kind.IsSigned(), to.Kind.IsSigned()
		switch {
		case fs == ts && fb < tbits, !fs && ts && fb < tbits:
			return rankNumericImplicit
		case fs && !ts && fb <= tbits:
			return rankNumericExplicit1
		}
		return rankNumericExplicit
	case fi:
		return rankNumericImplicit
	case ti:
		return rankNumericExplicit
	case from == value.TypeSingle && to == value.TypeDouble:
		return rankNumericImplicit
	case from == value.TypeDecimal:
		return rankNumericExplicit1
	}
	return rankNumericExplicit
}

// conversionRank ranks the conversion from one type to another; a nil from is $null.
func conversionRank(from, to *value.Type) rank { return conversionFor(from, to).rank }

// argumentRank ranks an argument for a parameter.
func argumentRank(v value.Value, to *value.Type) rank {
	if p, ok := v.Object().(*value.PSObject); ok && (to == value.TypePSObject || to == value.TypeObject) {
		if to == value.TypePSObject && !p.IsCustom() {
			return rankIdentity
		}
	}
	return conversionRank(v.Type(), to)
}
