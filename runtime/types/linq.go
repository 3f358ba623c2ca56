package types

import (
	"slices"

	"goposh/runtime/neterr"
	"goposh/runtime/value"
)

// enumerableClass declares what scripts use of System.Linq.Enumerable. Results are arrays: nothing is deferred.
func enumerableClass() *Class {
	const ns = "static "
	seq := func(f func(c *Call, items []value.Value) (value.Value, error)) Func {
		return func(c *Call) (value.Value, error) {
			if c.isNull(0) {
				return value.Null, neterr.ArgumentNull("source")
			}
			items, err := c.list(0)
			if err != nil {
				return value.Null, err
			}
			return f(c, items)
		}
	}
	elem := func(c *Call) *value.Type {
		if len(c.TypeArgs) > 0 && c.TypeArgs[0] != nil {
			return c.TypeArgs[0]
		}
		if a, ok := ref[*value.Array](c, 0); ok {
			return a.Elem()
		}
		return value.TypeObject
	}
	out := func(c *Call, items []value.Value) (value.Value, error) { return arrayOf(elem(c), items), nil }
	sub := func(name string, f func(items []value.Value, n int) []value.Value) M {
		return M{ns + "IEnumerable[TSource] " + name + "<TSource>(IEnumerable[TSource] source, int count)", seq(func(c *Call, items []value.Value) (value.Value, error) {
			return out(c, f(items, max(0, min(c.Int(1), len(items)))))
		})}
	}
	pick := func(name string, last bool) M {
		return M{ns + "TSource " + name + "<TSource>(IEnumerable[TSource] source)", seq(func(c *Call, items []value.Value) (value.Value, error) {
			switch {
			case len(items) == 0 && (name == "FirstOrDefault" || name == "LastOrDefault"):
				return zeroValue(elem(c)), nil
			case len(items) == 0:
				return value.Null, invalidOperation("Sequence contains no elements")
			case last:
				return items[len(items)-1], nil
			}
			return items[0], nil
		})}
	}
	set := func(name string, keep func(inOther bool) bool) M {
		return M{ns + "IEnumerable[TSource] " + name + "<TSource>(IEnumerable[TSource] first, IEnumerable[TSource] second)", seq(func(c *Call, items []value.Value) (value.Value, error) {
			second, err := c.list(1)
			if err != nil {
				return value.Null, err
			}
			other, seen := value.NewHashtable(0), value.NewHashtable(0)
			other.Fold, seen.Fold = false, false
			for _, v := range second {
				other.Set(v, value.Null)
			}
			var r []value.Value
			for _, v := range items {
				_, dup := seen.Get(v)
				_, in := other.Get(v)
				if !dup && keep(in) {
					seen.Set(v, value.Null)
					r = append(r, v)
				}
			}
			if name == "Union" {
				for _, v := range second {
					if _, dup := seen.Get(v); !dup {
						seen.Set(v, value.Null)
						r = append(r, v)
					}
				}
			}
			return out(c, r)
		})}
	}
	return &Class{Members: []M{
		{ns + "IEnumerable[int] Range(int start, int count)", func(c *Call) (value.Value, error) {
			start, n := c.Long(0), c.Long(1)
			if n < 0 || n > 0 && start+n-1 > 1<<31-1 {
				return value.Null, neterr.ArgumentOutOfRange("count", "Specified argument was out of the range of valid values.")
			}
			items := make([]value.Value, n)
			for i := range items {
				items[i] = value.Int(int32(start + int64(i)))
			}
			return arrayOf(value.TypeInt32, items), nil
		}},
		{ns + "IEnumerable[TResult] Repeat<TResult>(TResult element, int count)", func(c *Call) (value.Value, error) {
			if c.Int(1) < 0 {
				return value.Null, neterr.ArgumentOutOfRange("count", "Specified argument was out of the range of valid values.")
			}
			return arrayOf(typeOrObject(c.Args[0]), slices.Repeat([]value.Value{c.Args[0]}, c.Int(1))), nil
		}},
		sub("Take", func(items []value.Value, n int) []value.Value { return items[:n] }),
		sub("Skip", func(items []value.Value, n int) []value.Value { return items[n:] }),
		sub("TakeLast", func(items []value.Value, n int) []value.Value { return items[len(items)-n:] }),
		sub("SkipLast", func(items []value.Value, n int) []value.Value { return items[:len(items)-n] }),
		pick("First", false), pick("FirstOrDefault", false), pick("Last", true), pick("LastOrDefault", true),
		set("Except", func(in bool) bool { return !in }), set("Intersect", func(in bool) bool { return in }), set("Union", func(bool) bool { return true }),
		{ns + "IEnumerable[TSource] Distinct<TSource>(IEnumerable[TSource] source)", seq(func(c *Call, items []value.Value) (value.Value, error) {
			seen := value.NewDict(value.TypeHashtable, false, len(items))
			for _, v := range items {
				if _, dup := seen.Get(v); !dup {
					seen.Set(v, value.Null)
				}
			}
			return out(c, seen.Keys())
		})},
		{ns + "IEnumerable[TSource] Reverse<TSource>(IEnumerable[TSource] source)", seq(func(c *Call, items []value.Value) (value.Value, error) {
			r := slices.Clone(items)
			slices.Reverse(r)
			return out(c, r)
		})},
		{ns + "IEnumerable[TSource] Concat<TSource>(IEnumerable[TSource] first, IEnumerable[TSource] second)", seq(func(c *Call, items []value.Value) (value.Value, error) {
			second, err := c.list(1)
			if err != nil {
				return value.Null, err
			}
			return out(c, append(slices.Clone(items), second...))
		})},
		{ns + "IEnumerable[TSource] Where<TSource>(IEnumerable[TSource] source, Func[TSource,bool] predicate)", seq(func(c *Call, items []value.Value) (value.Value, error) {
			r, err := filterItems(c, items, c.Args[1], true)
			return arrayOf(elem(c), r), err
		})},
		{ns + "IEnumerable[TResult] Select<TSource, TResult>(IEnumerable[TSource] source, Func[TSource,TResult] selector)", seq(func(c *Call, items []value.Value) (value.Value, error) {
			r := make([]value.Value, len(items))
			for i, v := range items {
				x, err := callFunc(c, c.Args[1], v)
				if err != nil {
					return value.Null, err
				}
				r[i] = x
			}
			return value.Objects(r...), nil
		})},
		{ns + "bool Any<TSource>(IEnumerable[TSource] source)", seq(func(_ *Call, items []value.Value) (value.Value, error) { return vbool(len(items) > 0) })},
		{ns + "bool Any<TSource>(IEnumerable[TSource] source, Func[TSource,bool] predicate)", seq(func(c *Call, items []value.Value) (value.Value, error) {
			i, err := find(c, items, c.Args[1], 0, len(items)-1)
			return value.Bool(i >= 0), err
		})},
		{ns + "bool All<TSource>(IEnumerable[TSource] source, Func[TSource,bool] predicate)", seq(func(c *Call, items []value.Value) (value.Value, error) {
			for _, v := range items {
				ok, err := callTest(c, c.Args[1], v)
				if err != nil || !ok {
					return value.False, err
				}
			}
			return value.True, nil
		})},
		{ns + "int Count<TSource>(IEnumerable[TSource] source)", seq(func(_ *Call, items []value.Value) (value.Value, error) { return vint(len(items)) })},
		{ns + "bool Contains<TSource>(IEnumerable[TSource] source, TSource value)", seq(func(c *Call, items []value.Value) (value.Value, error) {
			i, err := indexOfValue(c.RT, items, c.Args[1])
			return value.Bool(i >= 0), err
		})},
		{ns + "bool SequenceEqual<TSource>(IEnumerable[TSource] first, IEnumerable[TSource] second)", seq(func(c *Call, items []value.Value) (value.Value, error) {
			second, err := c.list(1)
			if err != nil || len(items) != len(second) {
				return value.False, err
			}
			for i, v := range items {
				eq, err := equalObjects(c.RT, v, second[i])
				if err != nil || !eq {
					return value.False, err
				}
			}
			return value.True, nil
		})},
		{ns + "TSource[] ToArray<TSource>(IEnumerable[TSource] source)", seq(func(c *Call, items []value.Value) (value.Value, error) { return out(c, slices.Clone(items)) })},
		{ns + "List[TSource] ToList<TSource>(IEnumerable[TSource] source)", seq(func(c *Call, items []value.Value) (value.Value, error) {
			return vobject(value.NewList(MakeGeneric(value.TypeList, elem(c)), slices.Clone(items)))
		})},
	}}
}
