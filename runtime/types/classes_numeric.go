package types

// numericClass returns the declaration of a type by its lower-case full name: numbers, Math, Random, Convert.
func numericClass(name string) func() *Class {
	switch name {
	case "system.boolean":
		return booleanClass
	case "system.byte":
		return byteClass
	case "system.convert":
		return convertClass
	case "system.decimal":
		return decimalClass
	case "system.double":
		return doubleClass
	case "system.half":
		return halfClass
	case "system.index":
		return indexClass
	case "system.int128":
		return int128Class
	case "system.int16":
		return int16Class
	case "system.int32":
		return int32Class
	case "system.int64":
		return int64Class
	case "system.intptr":
		return intPtrClass
	case "system.math":
		return mathClass
	case "system.numerics.biginteger":
		return bigIntegerClass
	case "system.numerics.complex":
		return complexClass
	case "system.random":
		return randomClass
	case "system.range":
		return rangeClass
	case "system.sbyte":
		return sbyteClass
	case "system.single":
		return singleClass
	case "system.uint128":
		return uint128Class
	case "system.uint16":
		return uint16Class
	case "system.uint32":
		return uint32Class
	case "system.uint64":
		return uint64Class
	case "system.uintptr":
		return uintPtrClass
	}
	return drawingClass(name)
}
