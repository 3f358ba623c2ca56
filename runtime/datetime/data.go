package datetime

// FromData returns the DateTime of .NET's dateData: ticks in the low 62 bits, the kind above.
func FromData(data uint64) DateTime { return DateTime{data: data} }

// Data is .NET's dateData.
func (d DateTime) Data() uint64 { return d.data }
