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
	case "system.int16":
		return int16Class
	case "system.int32":
		return int32Class
	case "system.int64":
		return int64Class
	case "system.math":
		return mathClass
	case "system.numerics.biginteger":
		return bigIntegerClass
	case "system.random":
		return randomClass
	case "system.sbyte":
		return sbyteClass
	case "system.single":
		return singleClass
	case "system.uint16":
		return uint16Class
	case "system.uint32":
		return uint32Class
	case "system.uint64":
		return uint64Class
	}
	return nil
}
