package object

import (
	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/netregex"
	"goposh/runtime/ops"
	"goposh/runtime/types"
	"goposh/runtime/value"
	"goposh/runtime/wildcard"
)

// operator is a comparison operator of Where-Object's parameter sets.
type operator struct {
	set  string // parameter set
	name string // .NET's TokenKind, which error messages show
	// typeOperand is set for -Is and -IsNot.
	typeOperand bool
	apply       func(c *cmdlet.Context, a, b value.Value) (bool, error)
}

var operators = [...]operator{
	{set: "EqualSet", name: "Ieq", apply: equal(true, false)},
	{set: "CaseSensitiveEqualSet", name: "Ceq", apply: equal(false, false)},
	{set: "NotEqualSet", name: "Ine", apply: equal(true, true)},
	{set: "CaseSensitiveNotEqualSet", name: "Cne", apply: equal(false, true)},
	{set: "GreaterThanSet", name: "Igt", apply: ordered(true, func(n int) bool { return n > 0 })},
	{set: "CaseSensitiveGreaterThanSet", name: "Cgt", apply: ordered(false, func(n int) bool { return n > 0 })},
	{set: "LessThanSet", name: "Ilt", apply: ordered(true, func(n int) bool { return n < 0 })},
	{set: "CaseSensitiveLessThanSet", name: "Clt", apply: ordered(false, func(n int) bool { return n < 0 })},
	{set: "GreaterOrEqualSet", name: "Ige", apply: ordered(true, func(n int) bool { return n >= 0 })},
	{set: "CaseSensitiveGreaterOrEqualSet", name: "Cge", apply: ordered(false, func(n int) bool { return n >= 0 })},
	{set: "LessOrEqualSet", name: "Ile", apply: ordered(true, func(n int) bool { return n <= 0 })},
	{set: "CaseSensitiveLessOrEqualSet", name: "Cle", apply: ordered(false, func(n int) bool { return n <= 0 })},
	{set: "LikeSet", name: "Ilike", apply: like(true, false)},
	{set: "CaseSensitiveLikeSet", name: "Clike", apply: like(false, false)},
	{set: "NotLikeSet", name: "Inotlike", apply: like(true, true)},
	{set: "CaseSensitiveNotLikeSet", name: "Cnotlike", apply: like(false, true)},
	{set: "MatchSet", name: "Imatch", apply: match(true, false)},
	{set: "CaseSensitiveMatchSet", name: "Cmatch", apply: match(false, false)},
	{set: "NotMatchSet", name: "Inotmatch", apply: match(true, true)},
	{set: "CaseSensitiveNotMatchSet", name: "Cnotmatch", apply: match(false, true)},
	{set: "ContainsSet", name: "Icontains", apply: contains(true, false)},
	{set: "CaseSensitiveContainsSet", name: "Ccontains", apply: contains(false, false)},
	{set: "NotContainsSet", name: "Inotcontains", apply: contains(true, true)},
	{set: "CaseSensitiveNotContainsSet", name: "Cnotcontains", apply: contains(false, true)},
	{set: "InSet", name: "In", apply: in(true, false)},
	{set: "CaseSensitiveInSet", name: "Cin", apply: in(false, false)},
	{set: "NotInSet", name: "Inotin", apply: in(true, true)},
	{set: "CaseSensitiveNotInSet", name: "Cnotin", apply: in(false, true)},
	{set: "IsSet", name: "Is", typeOperand: true, apply: is(false)},
	{set: "IsNotSet", name: "IsNot", typeOperand: true, apply: is(true)},
}

func operatorOf(set string) *operator {
	for i := range operators {
		if operators[i].set == set {
			return &operators[i]
		}
	}
	return nil
}

type compare = func(c *cmdlet.Context, a, b value.Value) (bool, error)

// overElements makes a comparison filter a collection on its left, as the language's operators do, and gives the truth of
// what is left over.
func overElements(f compare) compare {
	return func(c *cmdlet.Context, a, b value.Value) (bool, error) {
		if a.Object() == nil {
			return f(c, a, b)
		}
		each, ok := types.Enumerate(a)
		if !ok {
			return f(c, a, b)
		}
		var kept []value.Value
		for len(kept) < 2 {
			x, more, err := each.Next()
			if err != nil || !more {
				if err != nil {
					return false, err
				}
				break
			}
			hit, err := f(c, x, b)
			if err != nil {
				return false, err
			}
			if hit {
				kept = append(kept, x)
			}
		}
		switch len(kept) {
		case 0:
			return false, nil
		case 1:
			return types.ToBool(kept[0]), nil
		}
		return true, nil
	}
}

func equal(ignoreCase, negate bool) compare {
	return overElements(func(c *cmdlet.Context, a, b value.Value) (bool, error) {
		eq, err := ops.Equal(c, a, b, ignoreCase)
		return eq != negate, err
	})
}

func ordered(ignoreCase bool, want func(int) bool) compare {
	return overElements(func(c *cmdlet.Context, a, b value.Value) (bool, error) {
		n, err := ops.Compare(c, a, b, ignoreCase)
		if err != nil {
			// What failed is the conversion, which the comparison wraps.
			if ex := errs.ExceptionFrom(err); ex.Inner != nil {
				return false, ex.Inner
			}
			return false, err
		}
		return want(n), nil
	})
}

// contains looks for b among the elements of a.
func contains(ignoreCase, negate bool) compare {
	return func(c *cmdlet.Context, a, b value.Value) (bool, error) {
		found, err := hasElement(c, a, b, ignoreCase)
		return found != negate, err
	}
}

func in(ignoreCase, negate bool) compare {
	return func(c *cmdlet.Context, a, b value.Value) (bool, error) {
		found, err := hasElement(c, b, a, ignoreCase)
		return found != negate, err
	}
}

func hasElement(c *cmdlet.Context, list, item value.Value, ignoreCase bool) (bool, error) {
	each, ok := types.Enumerate(list)
	if !ok {
		return ops.Equal(c, item, list, ignoreCase)
	}
	for {
		x, more, err := each.Next()
		if err != nil || !more {
			return false, err
		}
		if eq, err := ops.Equal(c, x, item, ignoreCase); err != nil || eq {
			return eq, err
		}
	}
}

func is(negate bool) compare {
	return func(c *cmdlet.Context, a, b value.Value) (bool, error) {
		t, ok := b.Base().Ref().(*value.Type)
		if !ok {
			return false, errs.NewException("System.InvalidOperationException",
				"The right-hand side of the type operator must be a type")
		}
		if t == value.TypePSCustomObject || t == value.TypePSObject {
			p, custom := a.Ref().(*value.PSObject)
			return (custom && p.IsCustom()) != negate, nil
		}
		return t.AssignableFrom(a.Type()) != negate, nil
	}
}

func like(ignoreCase, negate bool) compare {
	return overElements(func(c *cmdlet.Context, a, b value.Value) (bool, error) {
		p, err := compileLike(types.ToString(c, b), ignoreCase)
		if err != nil {
			return false, err
		}
		return p.Match(types.ToString(c, a)) != negate, nil
	})
}

func compileLike(pattern string, ignoreCase bool) (*wildcard.Pattern, error) {
	p := wildcard.Compile(pattern, ignoreCase)
	return p, p.Err()
}

func match(ignoreCase, negate bool) compare {
	return overElements(func(c *cmdlet.Context, a, b value.Value) (bool, error) {
		options := netregex.None
		if ignoreCase {
			options = netregex.IgnoreCase
		}
		pattern := types.ToString(c, b)
		if re, ok := b.Base().Ref().(*types.Regex); ok {
			pattern = re.String()
			options |= re.R.Options()
		}
		// Compiled patterns are cached, so that one for each object costs little.
		re, err := netregex.Compile(pattern, options, 0)
		if err != nil {
			return false, err
		}
		hit, err := re.Within(c.Context()).IsMatch(types.ToString(c, a), 0)
		return hit != negate, err
	})
}
