package types

import (
	"slices"
	"strconv"
	"strings"

	"goposh/runtime/neterr"
	"goposh/runtime/value"
)

// Tuple is a System.Tuple`n or System.ValueTuple`n.
type Tuple struct {
	value.Bag
	typ   *value.Type
	Items []value.Value
}

// Type implements value.Object.
func (t *Tuple) Type() *value.Type { return t.typ }

// EqualObject implements value.Equaler.
func (t *Tuple) EqualObject(o value.Object) bool {
	u, ok := o.(*Tuple)
	if !ok || u.typ != t.typ {
		return false
	}
	for i, v := range t.Items {
		if !value.KeyEqual(v, u.Items[i], false) {
			return false
		}
	}
	return true
}

// HashObject implements value.Equaler.
func (t *Tuple) HashObject() uint32 {
	h := uint32(17)
	for _, v := range t.Items {
		h = h*31 + value.HashKey(v, false)
	}
	return h
}

// CompareObject orders by the items from the first on.
func (t *Tuple) CompareObject(rt value.Runtime, o value.Object) (int, error) {
	u, _ := o.(*Tuple)
	for i, v := range t.Items {
		n, err := compareObjects(rt, v, u.Items[i])
		if n != 0 || err != nil {
			return n, err
		}
	}
	return 0, nil
}

// tupleType closes Tuple or ValueTuple over the types of items.
func tupleType(name string, items []value.Value) *value.Type {
	if len(items) == 0 {
		return byFullName(name)
	}
	args := make([]*value.Type, len(items))
	for i, v := range items {
		args[i] = typeOrObject(v)
	}
	def := byFullName(name + "`" + strconv.Itoa(len(items)))
	if def == nil {
		l := lazyType{name: name + "`" + strconv.Itoa(len(items))}
		def = l.get()
	}
	return MakeGeneric(def, args...)
}

// valueTuple returns a System.ValueTuple of items.
func valueTuple(items ...value.Value) value.Value {
	return value.Of(&Tuple{typ: tupleType("System.ValueTuple", items), Items: items})
}

// tupleFactory declares Create for the non-generic class.
func tupleFactory(name string) func() *Class {
	return func() *Class {
		create := func(c *Call) (value.Value, error) {
			return vobject(&Tuple{typ: tupleType(name, c.Args), Items: append([]value.Value(nil), c.Args...)})
		}
		c := &Class{}
		for n := 1; n <= 7; n++ {
			var types, params []string
			for i := 1; i <= n; i++ {
				s := strconv.Itoa(i)
				types, params = append(types, "T"+s), append(params, "T"+s+" item"+s)
			}
			short := name[strings.LastIndexByte(name, '.')+1:]
			c.Members = append(c.Members, M{
				"static " + short + "[" + strings.Join(types, ",") + "] Create<" + strings.Join(types, ", ") + ">(" + strings.Join(params, ", ") + ")", create,
			})
		}
		return c
	}
}

// tupleClass declares Tuple`n (read-only items) or ValueTuple`n (fields) for n items.
func tupleClass(n int, fields bool) func() *Class {
	return func() *Class {
		var params []string
		c := &Class{}
		for i := range n {
			s := strconv.Itoa(i + 1)
			params = append(params, "T"+s+" item"+s)
			sig := "T" + s + " Item" + s
			if !fields {
				sig += " {get}"
			}
			c.Members = append(c.Members, M{sig, tupleItem(i)})
		}
		length := M{"int Length {get}", tupleLength}
		if fields {
			// Reflection lists properties before fields.
			c.Members = slices.Insert(c.Members, 0, length)
		} else {
			c.Members = append(c.Members, length)
		}
		c.Members = append(c.Members,
			M{"new(" + strings.Join(params, ", ") + ")", tupleNew},
			M{"object Item[int index] {get}", tupleIndex},
			M{"bool Equals(object obj)", thisEquals},
			M{"int GetHashCode()", objGetHashCode},
			M{"string ToString()", tupleToString},
			M{"int IComparable.CompareTo(object obj)", thisCompareTo},
		)
		if fields {
			c.Members = append(c.Members, M{"new()", tupleZero})
		}
		return c
	}
}

func tupleNew(c *Call) (value.Value, error) {
	return vobject(&Tuple{typ: c.Type, Items: append([]value.Value(nil), c.Args...)})
}

func tupleZero(c *Call) (value.Value, error) {
	t := &Tuple{typ: c.Type, Items: make([]value.Value, len(c.Type.Args))}
	for i, a := range c.Type.Args {
		t.Items[i] = zeroValue(a)
	}
	return vobject(t)
}

func tupleItem(i int) Func {
	return func(c *Call) (value.Value, error) {
		t := this[*Tuple](c)
		if c.N() == 1 {
			t.Items[i] = c.Args[0]
		}
		return t.Items[i], nil
	}
}

func tupleLength(c *Call) (value.Value, error) { return vint(len(this[*Tuple](c).Items)) }

func tupleIndex(c *Call) (value.Value, error) {
	t, i := this[*Tuple](c), c.Int(0)
	if i < 0 || i >= len(t.Items) {
		return value.Null, neterr.New("System.IndexOutOfRangeException", msgIndexBounds)
	}
	return t.Items[i], nil
}

func tupleToString(c *Call) (value.Value, error) {
	var parts []string
	for _, v := range this[*Tuple](c).Items {
		parts = append(parts, netText(c, v))
	}
	return vstring("(" + strings.Join(parts, ", ") + ")")
}
