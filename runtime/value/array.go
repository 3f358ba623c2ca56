package value

// Array is a .NET array of any rank. Elements are stored as Values in row-major order.
type Array struct {
	elem  *Type
	Items []Value
	dims  []int // nil for rank 1
	Bag
}

// NewArray returns a one-dimensional array that holds items (not copied). A nil elem means System.Object.
func NewArray(elem *Type, items []Value) *Array {
	if elem == nil {
		elem = TypeObject
	}
	return &Array{elem: elem, Items: items}
}

// NewArrayOf returns an array with the given dimensions that holds items (not copied), in row-major order.
func NewArrayOf(elem *Type, items []Value, dims ...int) *Array {
	a := NewArray(elem, items)
	if len(dims) > 1 {
		a.dims = dims
	}
	return a
}

// NewArrayRank returns an array with the given dimensions, filled with zero.
func NewArrayRank(elem *Type, zero Value, dims ...int) *Array {
	n := 1
	for _, d := range dims {
		n *= d
	}
	a := &Array{elem: elem, Items: make([]Value, n)}
	if len(dims) > 1 {
		a.dims = dims
	}
	if !zero.IsNull() {
		for i := range a.Items {
			a.Items[i] = zero
		}
	}
	return a
}

// Objects returns an Object[] value of items.
func Objects(items ...Value) Value { return Of(NewArray(TypeObject, items)) }

// Strings returns a String[] value.
func Strings(ss []string) Value {
	items := make([]Value, len(ss))
	for i, s := range ss {
		items[i] = String(s)
	}
	return Of(NewArray(TypeString, items))
}

// Bytes returns a Byte[] value.
func Bytes(b []byte) Value {
	items := make([]Value, len(b))
	for i, c := range b {
		items[i] = Byte(c)
	}
	return Of(NewArray(TypeByte, items))
}

// Type implements Object.
func (a *Array) Type() *Type { return a.elem.ArrayRank(a.Rank()) }

// Elem is the element type.
func (a *Array) Elem() *Type { return a.elem }

// Rank is the number of dimensions.
func (a *Array) Rank() int { return max(1, len(a.dims)) }

// Dim is the length of dimension i.
func (a *Array) Dim(i int) int {
	if a.dims == nil {
		return len(a.Items)
	}
	return a.dims[i]
}

// Offset converts one index per dimension to a position in Items; false when one is out of range.
func (a *Array) Offset(index ...int) (int, bool) {
	if len(index) != a.Rank() {
		return 0, false
	}
	n := 0
	for i, x := range index {
		d := a.Dim(i)
		if x < 0 || x >= d {
			return 0, false
		}
		n = n*d + x
	}
	return n, true
}
