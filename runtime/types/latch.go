package types

import (
	"strings"

	"goposh/runtime/value"
)

// latched is an object that one thread at a time may be in: Hold keeps others out where there are any, and tells whether it did.
type latched interface {
	Hold() bool
	Release()
}

// latch makes a member of a latched object keep other threads out while it runs.
func latch(f Func) Func {
	return func(c *Call) (value.Value, error) {
		if o, ok := c.This.Ref().(latched); ok && o.Hold() {
			defer o.Release()
		}
		return f(c)
	}
}

// callsOut tells by its signature whether a member runs scripts or walks over another collection, which it must not do while it keeps
// others out.
func callsOut(sig string) bool {
	for _, s := range [...]string{"Predicate[", "Action[", "Comparison[", "IComparer", "Converter[", "Func[", "IEnumerable[", "ICollection", "IList "} {
		if strings.Contains(sig, s) {
			return true
		}
	}
	return false
}
