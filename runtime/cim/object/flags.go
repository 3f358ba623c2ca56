package object

import "goposh/runtime/cim"

// The values of Microsoft.Management.Infrastructure.CimFlags that are used here.
const (
	flagProperty    = 4
	flagReference   = 64
	flagKey         = 4096
	flagReadOnly    = 2097152
	flagNotModified = 33554432
	flagNull        = 536870912
)

// propertyFlags are the CimFlags of a property as its class declares it.
func propertyFlags(p *cim.Property) int64 {
	n := int64(flagProperty)
	if p.Key {
		n |= flagKey
	}
	if p.ReadOnly {
		n |= flagReadOnly
	}
	if p.Type == cim.Reference {
		n |= flagReference
	}
	return n
}
