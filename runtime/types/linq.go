package types

import (
	"math"
	"slices"

	"goposh/runtime/bulk"
	"goposh/runtime/decimal"
	"goposh/runtime/neterr"
	"goposh/runtime/value"
)

const linqSource = "IEnumerable[TSource] source"

// typeArg is a generic argument of the call; System.Object when nothing tells it.
func (c *Call) typeArg(i int) *value.Type {
	if i < len(c.TypeArgs) && c.TypeArgs[i] != nil {
		return c.TypeArgs[i]
	}
	return value.TypeObject
}

// source collects a sequence argument; $null is an ArgumentNullException.
func (c *Call) source(i int, name string) ([]value.Value, error) {
	if c.isNull(i) {
		return nil, nullSource(name)
	}
	return c.list(i)
}

// deferred makes an operator whose work is done when its result is enumerated.
func deferred(class string, elem int, f func(c *Call, items []value.Value) ([]value.Value, error)) Func {
	return func(c *Call) (value.Value, error) {
		if c.isNull(0) {
			return value.Null, nullSource("source")
		}
		call := *c
		return vobject(newQuery(class, c.typeArg(elem), func(rt value.Runtime) ([]value.Value, error) {
			now := call
			now.RT = rt
			if rt == nil {
				now.RT = call.RT
			}
			items, err := now.list(0)
			if err != nil {
				return nil, err
			}
			return f(&now, items)
		}))
	}
}

// immediate makes an operator that runs at once.
func immediate(f func(c *Call, items []value.Value) (value.Value, error)) Func {
	return func(c *Call) (value.Value, error) {
		items, err := c.source(0, "source")
		if err != nil {
			return value.Null, err
		}
		return f(c, items)
	}
}

// enumerableClass declares System.Linq.Enumerable.
func enumerableClass() *Class {
	return &Class{Members: slices.Concat(linqMakers(), linqFilters(), linqSets(), linqOrder(), linqGroups(), linqElements(), linqNumbers(), linqTests(), linqCollections())}
}

func linqMakers() []M {
	return []M{
		{"static IEnumerable[int] Range(int start, int count)", func(c *Call) (value.Value, error) {
			start, n := c.Long(0), c.Long(1)
			if n < 0 || n > 0 && start+n-1 > math.MaxInt32 {
				return value.Null, neterr.ArgumentOutOfRange("count", "Specified argument was out of the range of valid values.")
			}
			return vobject(newQuery("RangeIterator`1", value.TypeInt32, func(rt value.Runtime) ([]value.Value, error) {
				if err := bulk.Items(int(n)); err != nil {
					return nil, err
				}
				items := make([]value.Value, n)
				return items, bulk.Chunks(contextOf(rt), len(items), func(from, to int) error {
					for i := from; i < to; i++ {
						items[i] = value.Int(int32(start + int64(i)))
					}
					return nil
				})
			}))
		}},
		{"static IEnumerable[TResult] Repeat<TResult>(TResult element, int count)", func(c *Call) (value.Value, error) {
			v, n := c.Args[0], c.Int(1)
			if n < 0 {
				return value.Null, neterr.ArgumentOutOfRange("count", "Specified argument was out of the range of valid values.")
			}
			return vobject(newQuery("RepeatIterator`1", c.typeArg(0), func(rt value.Runtime) ([]value.Value, error) {
				if err := bulk.Items(n); err != nil {
					return nil, err
				}
				items := make([]value.Value, n)
				return items, bulk.Fill(contextOf(rt), items, v)
			}))
		}},
		{"static IEnumerable[TResult] Empty<TResult>()", func(c *Call) (value.Value, error) { return arrayOf(c.typeArg(0), nil), nil }},
	}
}

// whileTrue is the number of leading items that a predicate accepts.
func whileTrue(c *Call, items []value.Value) (int, error) {
	for i, v := range items {
		ok, err := callTest(c, c.Args[1], v)
		if err != nil || !ok {
			return i, err
		}
	}
	return len(items), nil
}

func linqFilters() []M {
	part := func(name, class string, f func(items []value.Value, n int) []value.Value) M {
		return M{"static IEnumerable[TSource] " + name + "<TSource>(" + linqSource + ", int count)",
			deferred(class, 0, func(c *Call, items []value.Value) ([]value.Value, error) {
				return f(items, max(0, min(c.Int(1), len(items)))), nil
			})}
	}
	named := func(name string) string {
		return "static IEnumerable[TSource] " + name + "<TSource>(" + linqSource + ", Func[TSource,bool] predicate)"
	}
	return []M{
		part("Take", "ListPartition`1", func(items []value.Value, n int) []value.Value { return items[:n] }),
		part("Skip", "ListPartition`1", func(items []value.Value, n int) []value.Value { return items[n:] }),
		part("TakeLast", "SkipLastIterator`1", func(items []value.Value, n int) []value.Value { return items[len(items)-n:] }),
		part("SkipLast", "SkipLastIterator`1", func(items []value.Value, n int) []value.Value { return items[:len(items)-n] }),
		{named("Where"), deferred("ArrayWhereIterator`1", 0, func(c *Call, items []value.Value) ([]value.Value, error) {
			return filterItems(c, items, c.Args[1], true)
		})},
		{named("TakeWhile"), deferred("TakeWhileIterator`1", 0, func(c *Call, items []value.Value) ([]value.Value, error) {
			n, err := whileTrue(c, items)
			return items[:n], err
		})},
		{named("SkipWhile"), deferred("SkipWhileIterator`1", 0, func(c *Call, items []value.Value) ([]value.Value, error) {
			n, err := whileTrue(c, items)
			return items[n:], err
		})},
		{"static IEnumerable[TResult] Select<TSource, TResult>(" + linqSource + ", Func[TSource,TResult] selector)", deferred("ArraySelectIterator`1", 1, mapItems(false))},
		{"static IEnumerable[TResult] Select<TSource, TResult>(" + linqSource + ", Func[TSource,int,TResult] selector)", deferred("SelectIterator`1", 1, mapItems(true))},
		{"static IEnumerable[TResult] SelectMany<TSource, TResult>(" + linqSource + ", Func[TSource,IEnumerable[TResult]] selector)",
			deferred("SelectManySingleSelectorIterator`1", 1, func(c *Call, items []value.Value) ([]value.Value, error) {
				var out []value.Value
				for _, v := range items {
					r, err := callFunc(c, c.Args[1], v)
					if err != nil {
						return nil, err
					}
					list, err := listOf(c.RT, r)
					if err != nil {
						return nil, err
					}
					out = append(out, list...)
				}
				return out, nil
			})},
		{"static IEnumerable[TResult] Cast<TResult>(IEnumerable source)", deferred("CastIterator`1", 0, func(c *Call, items []value.Value) ([]value.Value, error) {
			t := c.typeArg(0)
			for _, v := range items {
				if from := v.Base().Type(); from != nil && !Assignable(t, from) {
					return nil, neterr.New(typeInvalidCast, "Unable to cast object of type '"+TypeString(from)+"' to type '"+TypeString(t)+"'.")
				}
			}
			return items, nil
		})},
		{"static IEnumerable[TResult] OfType<TResult>(IEnumerable source)", deferred("OfTypeIterator`1", 0, func(c *Call, items []value.Value) ([]value.Value, error) {
			var out []value.Value
			for _, v := range items {
				if Assignable(c.typeArg(0), v.Base().Type()) {
					out = append(out, v)
				}
			}
			return out, nil
		})},
		{"static IEnumerable[TSource] Append<TSource>(" + linqSource + ", TSource element)", deferred("AppendPrepend1Iterator`1", 0, func(c *Call, items []value.Value) ([]value.Value, error) {
			return append(slices.Clone(items), c.Args[1]), nil
		})},
		{"static IEnumerable[TSource] Prepend<TSource>(" + linqSource + ", TSource element)", deferred("AppendPrepend1Iterator`1", 0, func(c *Call, items []value.Value) ([]value.Value, error) {
			return append([]value.Value{c.Args[1]}, items...), nil
		})},
		{"static IEnumerable[TSource] DefaultIfEmpty<TSource>(" + linqSource + ")", deferred("DefaultIfEmptyIterator`1", 0, func(c *Call, items []value.Value) ([]value.Value, error) {
			if len(items) == 0 {
				return []value.Value{zeroValue(c.typeArg(0))}, nil
			}
			return items, nil
		})},
		{"static IEnumerable[TSource[]] Chunk<TSource>(" + linqSource + ", int size)", func(c *Call) (value.Value, error) {
			items, err := c.source(0, "source")
			if err != nil {
				return value.Null, err
			}
			if c.Int(1) < 1 {
				return value.Null, neterr.ArgumentOutOfRange("size", "Specified argument was out of the range of valid values.")
			}
			var out []value.Value
			for part := range slices.Chunk(items, c.Int(1)) {
				out = append(out, arrayOf(c.typeArg(0), part))
			}
			return arrayOf(c.typeArg(0).Array(), out), nil
		}},
		{"static IEnumerable[TSource] Concat<TSource>(IEnumerable[TSource] first, IEnumerable[TSource] second)", deferred("Concat2Iterator`1", 0, func(c *Call, items []value.Value) ([]value.Value, error) {
			second, err := c.source(1, "second")
			return append(slices.Clone(items), second...), err
		})},
		{"static IEnumerable[TResult] Zip<TFirst, TSecond, TResult>(IEnumerable[TFirst] first, IEnumerable[TSecond] second, Func[TFirst,TSecond,TResult] resultSelector)",
			deferred("ZipIterator`1", 2, func(c *Call, items []value.Value) ([]value.Value, error) {
				return zipItems(c, items, func(a, b value.Value) (value.Value, error) { return callFunc(c, c.Args[2], a, b) })
			})},
		{"static IEnumerable[ValueTuple[TFirst,TSecond]] Zip<TFirst, TSecond>(IEnumerable[TFirst] first, IEnumerable[TSecond] second)",
			deferred("ZipIterator`1", 0, func(c *Call, items []value.Value) ([]value.Value, error) {
				return zipItems(c, items, func(a, b value.Value) (value.Value, error) { return valueTuple(a, b), nil })
			})},
	}
}

func zipItems(c *Call, items []value.Value, f func(a, b value.Value) (value.Value, error)) ([]value.Value, error) {
	second, err := c.source(1, "second")
	if err != nil {
		return nil, err
	}
	out := make([]value.Value, min(len(items), len(second)))
	for i := range out {
		if out[i], err = f(items[i], second[i]); err != nil {
			return nil, err
		}
	}
	return out, nil
}

func mapItems(index bool) func(c *Call, items []value.Value) ([]value.Value, error) {
	return func(c *Call, items []value.Value) ([]value.Value, error) {
		out := make([]value.Value, len(items))
		for i, v := range items {
			args := []value.Value{v}
			if index {
				args = append(args, value.Int(int32(i)))
			}
			r, err := callFunc(c, c.Args[1], args...)
			if err != nil {
				return nil, err
			}
			out[i] = r
		}
		return out, nil
	}
}

// distinctItems keeps the first of equal items; the comparer is argument i, if there is one.
func distinctItems(c *Call, i int, keep func(v value.Value) bool, lists ...[]value.Value) ([]value.Value, error) {
	seen := newSeen(c, i)
	var out []value.Value
	for _, items := range lists {
		for _, v := range items {
			dup, err := seen(v)
			if err != nil {
				return nil, err
			}
			if !dup && keep(v) {
				out = append(out, v)
			}
		}
	}
	return out, nil
}

// newSeen tells of each value whether an equal one came before.
func newSeen(c *Call, i int) func(v value.Value) (bool, error) {
	if i < c.N() && !c.isNull(i) {
		cmp := c.Args[i]
		if s, ok := cmp.Base().Ref().(*stringComparer); ok {
			var have []value.Value
			return func(v value.Value) (bool, error) {
				for _, x := range have {
					n, err := s.compareValues(c.RT, x, v)
					if err != nil || n == 0 {
						return err == nil, err
					}
				}
				have = append(have, v)
				return false, nil
			}
		}
		var have []value.Value
		return func(v value.Value) (bool, error) {
			for _, x := range have {
				eq, err := Invoke(c.RT, cmp, "Equals", []value.Value{x, v})
				if err != nil || ToBool(eq) {
					return err == nil, err
				}
			}
			have = append(have, v)
			return false, nil
		}
	}
	seen := value.NewDict(value.TypeHashtable, false, 0)
	return func(v value.Value) (bool, error) {
		if _, dup := seen.Get(v); dup {
			return true, nil
		}
		seen.Set(v, value.Null)
		return false, nil
	}
}

func linqSets() []M {
	all := func(value.Value) bool { return true }
	var out []M
	pair := func(name, class string, f func(c *Call, first, second []value.Value) ([]value.Value, error)) {
		run := deferred(class, 0, func(c *Call, items []value.Value) ([]value.Value, error) {
			second, err := c.source(1, "second")
			if err != nil {
				return nil, err
			}
			return f(c, items, second)
		})
		sig := "static IEnumerable[TSource] " + name + "<TSource>(IEnumerable[TSource] first, IEnumerable[TSource] second"
		out = append(out, M{sig + ")", run}, M{sig + ", IEqualityComparer[TSource] comparer)", run})
	}
	within := func(in bool) func(c *Call, first, second []value.Value) ([]value.Value, error) {
		return func(c *Call, first, second []value.Value) ([]value.Value, error) {
			seen := newSeen(c, 2)
			for _, v := range second {
				if _, err := seen(v); err != nil {
					return nil, err
				}
			}
			var kept []value.Value
			for _, v := range first {
				hit, err := seen(v)
				if err != nil {
					return nil, err
				}
				if hit == in {
					kept = append(kept, v)
				}
			}
			return distinctItems(c, 2, all, kept)
		}
	}
	pair("Union", "UnionIterator2`1", func(c *Call, first, second []value.Value) ([]value.Value, error) {
		return distinctItems(c, 2, all, first, second)
	})
	pair("Intersect", "IntersectIterator`1", within(true))
	pair("Except", "ExceptIterator`1", within(false))
	distinct := deferred("DistinctIterator`1", 0, func(c *Call, items []value.Value) ([]value.Value, error) {
		return distinctItems(c, 1, all, items)
	})
	return append(out,
		M{"static IEnumerable[TSource] Distinct<TSource>(" + linqSource + ")", distinct},
		M{"static IEnumerable[TSource] Distinct<TSource>(" + linqSource + ", IEqualityComparer[TSource] comparer)", distinct},
		M{"static IEnumerable[TSource] DistinctBy<TSource, TKey>(" + linqSource + ", Func[TSource,TKey] keySelector)", deferred("DistinctByIterator`1", 0, func(c *Call, items []value.Value) ([]value.Value, error) {
			seen := newSeen(c, 2)
			var kept []value.Value
			for _, v := range items {
				k, err := callFunc(c, c.Args[1], v)
				if err != nil {
					return nil, err
				}
				dup, err := seen(k)
				if err != nil {
					return nil, err
				}
				if !dup {
					kept = append(kept, v)
				}
			}
			return kept, nil
		})},
	)
}

func linqOrder() []M {
	order := func(down, then, bySelf bool) Func {
		return func(c *Call) (value.Value, error) {
			if c.isNull(0) {
				return value.Null, nullSource("source")
			}
			call, at := *c, 2
			key := orderKey{down: down, selector: value.Null}
			if bySelf {
				at = 1
			} else {
				key.selector = c.Args[1]
			}
			by := value.Null
			if at < c.N() {
				by = c.Args[at]
			}
			key.compare = comparer(&call, by)
			q := &query{typ: queryType("OrderedIterator`2", c.typeArg(0), c.typeArg(1)), elem: c.typeArg(0)}
			prev, _ := ref[*query](c, 0)
			if then && prev != nil && prev.source != nil {
				q.source, q.keys = prev.source, append(slices.Clone(prev.keys), key)
			} else {
				q.source = func(rt value.Runtime) ([]value.Value, error) { return listOf(call.RT, call.Args[0]) }
				q.keys = []orderKey{key}
			}
			q.run = func(rt value.Runtime) ([]value.Value, error) {
				if rt == nil {
					rt = call.RT
				}
				return ordered(rt, q.source, q.keys)
			}
			return vobject(q)
		}
	}
	var out []M
	by := func(name, source string, down, then bool) {
		sig := "static IOrderedEnumerable[TSource] " + name + "<TSource, TKey>(" + source + "[TSource] source, Func[TSource,TKey] keySelector"
		out = append(out, M{sig + ")", order(down, then, false)}, M{sig + ", IComparer[TKey] comparer)", order(down, then, false)})
	}
	by("OrderBy", "IEnumerable", false, false)
	by("OrderByDescending", "IEnumerable", true, false)
	by("ThenBy", "IEnumerable", false, true)
	by("ThenByDescending", "IEnumerable", true, true)
	for name, down := range map[string]bool{"Order": false, "OrderDescending": true} {
		sig := "static IOrderedEnumerable[T] " + name + "<T>(IEnumerable[T] source"
		out = append(out, M{sig + ")", order(down, false, true)}, M{sig + ", IComparer[T] comparer)", order(down, false, true)})
	}
	return append(out, M{"static IEnumerable[TSource] Reverse<TSource>(" + linqSource + ")", deferred("ReverseIterator`1", 0, func(_ *Call, items []value.Value) ([]value.Value, error) {
		items = slices.Clone(items)
		slices.Reverse(items)
		return items, nil
	})})
}

func linqGroups() []M {
	same := func(v value.Value) (value.Value, error) { return v, nil }
	return []M{
		{"static IEnumerable[IGrouping[TKey,TSource]] GroupBy<TSource, TKey>(" + linqSource + ", Func[TSource,TKey] keySelector)",
			deferred("GroupByIterator`1", 0, func(c *Call, items []value.Value) ([]value.Value, error) {
				g, err := groupItems(c, items, c.Args[1], same, c.typeArg(1), c.typeArg(0))
				if err != nil {
					return nil, err
				}
				return g.Values(), nil
			})},
		{"static IEnumerable[IGrouping[TKey,TElement]] GroupBy<TSource, TKey, TElement>(" + linqSource + ", Func[TSource,TKey] keySelector, Func[TSource,TElement] elementSelector)",
			deferred("GroupByIterator`1", 0, func(c *Call, items []value.Value) ([]value.Value, error) {
				g, err := groupItems(c, items, c.Args[1], func(v value.Value) (value.Value, error) { return callFunc(c, c.Args[2], v) }, c.typeArg(1), c.typeArg(2))
				if err != nil {
					return nil, err
				}
				return g.Values(), nil
			})},
		{"static ILookup[TKey,TSource] ToLookup<TSource, TKey>(" + linqSource + ", Func[TSource,TKey] keySelector)", immediate(func(c *Call, items []value.Value) (value.Value, error) {
			g, err := groupItems(c, items, c.Args[1], same, c.typeArg(1), c.typeArg(0))
			if err != nil {
				return value.Null, err
			}
			return vobject(&lookup{typ: queryType("Lookup`2", c.typeArg(1), c.typeArg(0)), groups: g})
		})},
		{"static TSource Aggregate<TSource>(" + linqSource + ", Func[TSource,TSource,TSource] func)", immediate(func(c *Call, items []value.Value) (value.Value, error) {
			if len(items) == 0 {
				return value.Null, emptySequence()
			}
			return fold(c, items[0], items[1:], c.Args[1])
		})},
		{"static TAccumulate Aggregate<TSource, TAccumulate>(" + linqSource + ", TAccumulate seed, Func[TAccumulate,TSource,TAccumulate] func)", immediate(func(c *Call, items []value.Value) (value.Value, error) {
			return fold(c, c.Args[1], items, c.Args[2])
		})},
	}
}

func fold(c *Call, acc value.Value, items []value.Value, fn value.Value) (value.Value, error) {
	for _, v := range items {
		var err error
		if acc, err = callFunc(c, fn, acc, v); err != nil {
			return value.Null, err
		}
	}
	return acc, nil
}

// linqElements declares First, Last, Single, ElementAt and their variants with a default.
func linqElements() []M {
	var out []M
	add := func(name string, pick func(items []value.Value) (value.Value, error)) {
		for _, def := range [...]bool{false, true} {
			run := immediate(func(c *Call, items []value.Value) (value.Value, error) {
				test := c.N() > 1
				if test {
					var err error
					if items, err = filterItems(c, items, c.Args[1], true); err != nil {
						return value.Null, err
					}
				}
				switch {
				case len(items) > 0:
					return pick(items)
				case def:
					return zeroValue(c.typeArg(0)), nil
				case test:
					return value.Null, noMatch()
				}
				return value.Null, emptySequence()
			})
			n := name
			if def {
				n += "OrDefault"
			}
			sig := "static TSource " + n + "<TSource>(" + linqSource
			out = append(out, M{sig + ")", run}, M{sig + ", Func[TSource,bool] predicate)", run})
		}
	}
	add("First", func(items []value.Value) (value.Value, error) { return items[0], nil })
	add("Last", func(items []value.Value) (value.Value, error) { return items[len(items)-1], nil })
	add("Single", func(items []value.Value) (value.Value, error) {
		if len(items) > 1 {
			return value.Null, invalidOperation("Sequence contains more than one element")
		}
		return items[0], nil
	})
	at := func(def bool) Func {
		return immediate(func(c *Call, items []value.Value) (value.Value, error) {
			switch i := c.Int(1); {
			case i >= 0 && i < len(items):
				return items[i], nil
			case def:
				return zeroValue(c.typeArg(0)), nil
			}
			return value.Null, neterr.ArgumentOutOfRange("index", "Index was out of range. Must be non-negative and less than the size of the collection.")
		})
	}
	return append(out,
		M{"static TSource ElementAt<TSource>(" + linqSource + ", int index)", at(false)},
		M{"static TSource ElementAtOrDefault<TSource>(" + linqSource + ", int index)", at(true)})
}

// linqNumbers declares Sum, Average, Min and Max.
func linqNumbers() []M {
	var out []M
	for _, n := range [...]struct{ name, mean string }{{"int", "double"}, {"long", "double"}, {"float", "float"}, {"double", "double"}, {"decimal", "decimal"}} {
		out = append(out,
			M{"static " + n.name + " Sum(IEnumerable[" + n.name + "] source)", immediate(func(c *Call, items []value.Value) (value.Value, error) { return sum(items, n.name) })},
			M{"static " + n.mean + " Average(IEnumerable[" + n.name + "] source)", immediate(func(c *Call, items []value.Value) (value.Value, error) { return average(items, n.name) })},
			M{"static " + n.name + " Min(IEnumerable[" + n.name + "] source)", extremum(-1)},
			M{"static " + n.name + " Max(IEnumerable[" + n.name + "] source)", extremum(1)},
			M{"static " + n.name + " Sum<TSource>(" + linqSource + ", Func[TSource," + n.name + "] selector)", selected(func(items []value.Value) (value.Value, error) { return sum(items, n.name) })},
			M{"static " + n.mean + " Average<TSource>(" + linqSource + ", Func[TSource," + n.name + "] selector)", selected(func(items []value.Value) (value.Value, error) { return average(items, n.name) })},
		)
	}
	for name, sign := range map[string]int{"Min": -1, "Max": 1} {
		out = append(out,
			M{"static TSource " + name + "<TSource>(" + linqSource + ")", extremum(sign)},
			M{"static TResult " + name + "<TSource, TResult>(" + linqSource + ", Func[TSource,TResult] selector)", extremum(sign)},
			M{"static TSource " + name + "By<TSource, TKey>(" + linqSource + ", Func[TSource,TKey] keySelector)", immediate(func(c *Call, items []value.Value) (value.Value, error) {
				keys, err := mapItems(false)(c, items)
				if err != nil {
					return value.Null, err
				}
				i, err := best(c.RT, keys, sign)
				if err != nil {
					return value.Null, err
				}
				return items[i], nil
			})})
	}
	return out
}

// selected runs an aggregate over what a selector makes of the items.
func selected(f func(items []value.Value) (value.Value, error)) Func {
	return immediate(func(c *Call, items []value.Value) (value.Value, error) {
		items, err := mapItems(false)(c, items)
		if err != nil {
			return value.Null, err
		}
		return f(items)
	})
}

func extremum(sign int) Func {
	return immediate(func(c *Call, items []value.Value) (value.Value, error) {
		if c.N() > 1 {
			var err error
			if items, err = mapItems(false)(c, items); err != nil {
				return value.Null, err
			}
		}
		i, err := best(c.RT, items, sign)
		if err != nil {
			return value.Null, err
		}
		return items[i], nil
	})
}

// best is the position of the first smallest (sign -1) or greatest (1) item.
func best(rt value.Runtime, items []value.Value, sign int) (int, error) {
	if len(items) == 0 {
		return 0, emptySequence()
	}
	at := 0
	for i, v := range items[1:] {
		n, err := compareObjects(rt, v, items[at])
		if err != nil {
			return 0, err
		}
		if n*sign > 0 {
			at = i + 1
		}
	}
	return at, nil
}

func sum(items []value.Value, kind string) (value.Value, error) {
	switch kind {
	case "int", "long":
		var total int64
		for _, v := range items {
			n := v.Base().Int64()
			next := total + n
			if (next > total) != (n > 0) && n != 0 {
				return value.Null, neterr.Overflow(neterr.MsgArithOverflow)
			}
			total = next
		}
		if kind == "long" {
			return value.Long(total), nil
		}
		if total != int64(int32(total)) {
			return value.Null, neterr.Overflow(neterr.MsgArithOverflow)
		}
		return value.Int(int32(total)), nil
	case "decimal":
		var total decimal.Decimal
		for _, v := range items {
			d, _ := decimalOf(v)
			var err error
			if total, err = total.Add(d); err != nil {
				return value.Null, err
			}
		}
		return value.NewDecimal(total), nil
	}
	var total float64
	for _, v := range items {
		total += v.Base().Float64()
	}
	if kind == "float" {
		return value.Single(float32(total)), nil
	}
	return value.Double(total), nil
}

func average(items []value.Value, kind string) (value.Value, error) {
	if len(items) == 0 {
		return value.Null, emptySequence()
	}
	if kind == "int" {
		kind = "long"
	}
	total, err := sum(items, kind)
	if err != nil {
		return value.Null, err
	}
	n := float64(len(items))
	switch kind {
	case "decimal":
		d, _ := decimalOf(total)
		d, err = d.Div(decimal.FromInt64(int64(len(items))))
		return value.NewDecimal(d), err
	case "long":
		return value.Double(float64(total.Int64()) / n), nil
	case "float":
		return value.Single(float32(total.Float64() / n)), nil
	}
	return value.Double(total.Float64() / n), nil
}

func linqTests() []M {
	count := func(long bool) Func {
		return immediate(func(c *Call, items []value.Value) (value.Value, error) {
			if c.N() > 1 {
				var err error
				if items, err = filterItems(c, items, c.Args[1], true); err != nil {
					return value.Null, err
				}
			}
			if long {
				return vlong(int64(len(items)))
			}
			return vint(len(items))
		})
	}
	const predicate = ", Func[TSource,bool] predicate)"
	return []M{
		{"static bool Any<TSource>(" + linqSource + ")", immediate(func(_ *Call, items []value.Value) (value.Value, error) { return vbool(len(items) > 0) })},
		{"static bool Any<TSource>(" + linqSource + predicate, immediate(func(c *Call, items []value.Value) (value.Value, error) {
			i, err := find(c, items, c.Args[1], 0, len(items)-1)
			return value.Bool(i >= 0), err
		})},
		{"static bool All<TSource>(" + linqSource + predicate, immediate(func(c *Call, items []value.Value) (value.Value, error) {
			n, err := whileTrue(c, items)
			return value.Bool(n == len(items)), err
		})},
		{"static int Count<TSource>(" + linqSource + ")", count(false)},
		{"static int Count<TSource>(" + linqSource + predicate, count(false)},
		{"static long LongCount<TSource>(" + linqSource + ")", count(true)},
		{"static long LongCount<TSource>(" + linqSource + predicate, count(true)},
		{"static bool Contains<TSource>(" + linqSource + ", TSource value)", immediate(func(c *Call, items []value.Value) (value.Value, error) {
			i, err := indexOfValue(c.RT, items, c.Args[1])
			return value.Bool(i >= 0), err
		})},
		{"static bool SequenceEqual<TSource>(IEnumerable[TSource] first, IEnumerable[TSource] second)", immediate(func(c *Call, items []value.Value) (value.Value, error) {
			second, err := c.source(1, "second")
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
	}
}

func linqCollections() []M {
	dictionary := func(element bool) Func {
		return immediate(func(c *Call, items []value.Value) (value.Value, error) {
			at := 0
			if element {
				at = 2
			}
			d := value.NewDict(MakeGeneric(value.TypeDictionary, c.typeArg(1), c.typeArg(at)), false, len(items))
			for _, v := range items {
				k, err := callFunc(c, c.Args[1], v)
				if err == nil && element {
					v, err = callFunc(c, c.Args[2], v)
				}
				if err != nil {
					return value.Null, err
				}
				if _, dup := d.Get(k); dup {
					return value.Null, neterr.Argument("", "An item with the same key has already been added. Key: %s", ToString(c.RT, k))
				}
				d.Set(k, v)
			}
			return vobject(d)
		})
	}
	return []M{
		{"static TSource[] ToArray<TSource>(" + linqSource + ")", immediate(func(c *Call, items []value.Value) (value.Value, error) {
			return arrayOf(c.typeArg(0), slices.Clone(items)), nil
		})},
		{"static List[TSource] ToList<TSource>(" + linqSource + ")", immediate(func(c *Call, items []value.Value) (value.Value, error) {
			return vobject(value.NewList(MakeGeneric(value.TypeList, c.typeArg(0)), slices.Clone(items)))
		})},
		{"static Dictionary[TKey,TSource] ToDictionary<TSource, TKey>(" + linqSource + ", Func[TSource,TKey] keySelector)", dictionary(false)},
		{"static Dictionary[TKey,TElement] ToDictionary<TSource, TKey, TElement>(" + linqSource + ", Func[TSource,TKey] keySelector, Func[TSource,TElement] elementSelector)", dictionary(true)},
		{"static HashSet[TSource] ToHashSet<TSource>(" + linqSource + ")", immediate(func(c *Call, items []value.Value) (value.Value, error) {
			def := byFullName("System.Collections.Generic.HashSet`1")
			return New(c.RT, MakeGeneric(def, c.typeArg(0)), []value.Value{arrayOf(c.typeArg(0), items)})
		})},
	}
}
