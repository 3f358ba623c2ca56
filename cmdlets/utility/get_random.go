package utility

import (
	"math"

	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// getRandom is Get-Random.
type getRandom struct {
	SetSeed     value.Value   `ps:"" type:"Nullable[System.Int32]" validate:"notnull"`
	Maximum     value.Value   `ps:"RandomNumberParameterSet: pos=0"`
	Minimum     value.Value   `ps:"RandomNumberParameterSet:"`
	InputObject []value.Value `ps:"RandomListItemParameterSet: mandatory pos=0 pipe; ShuffleParameterSet: mandatory pos=0 pipe" validate:"allownull"`
	Count       int32         `ps:"RandomListItemParameterSet:; RandomNumberParameterSet:" validate:"range 1 2147483647"`
	Shuffle     cmdlet.Switch `ps:"ShuffleParameterSet: mandatory"`

	random randomPicker
}

// Begin implements cmdlet.Beginner.
func (r *getRandom) Begin(c *cmdlet.Context) error {
	if c.Bound("SetSeed") {
		seed, err := types.Convert(c, r.SetSeed, value.TypeInt32)
		if err != nil {
			return err
		}
		c.Session().SetService(generatorKey{}, &generator{newSeeded(int32(seed.Int64()))})
	}
	r.random = randomPicker{generator: sessionGenerator(c)}
	return r.random.begin(c, r.Minimum, r.Maximum, r.Count)
}

// Process implements cmdlet.Processor.
func (r *getRandom) Process(c *cmdlet.Context) error {
	r.random.take(c, r.InputObject)
	return nil
}

// End implements cmdlet.Ender.
func (r *getRandom) End(c *cmdlet.Context) error { return r.random.end(c) }

// randomPicker is what Get-Random and Get-SecureRandom do.
type randomPicker struct {
	*generator
	list   bool
	count  int
	seen   int32
	chosen []value.Value
	// low and high bound the numbers.
	low, high value.Value
}

func (p *randomPicker) begin(c *cmdlet.Context, low, high value.Value, count int32) error {
	p.count = max(1, int(count))
	set := c.ParameterSet()
	if items, ok := elements(high); ok && set == "RandomNumberParameterSet" {
		p.list = true
		p.take(c, items)
		return nil
	}
	if p.list = set != "RandomNumberParameterSet"; p.list {
		if set == "ShuffleParameterSet" {
			p.count = math.MaxInt32
		}
		return nil
	}
	var err error
	if p.low, err = operand(c, low); err != nil {
		return err
	}
	p.high, err = operand(c, high)
	return err
}

// operand makes a number of a string bound.
func operand(c *cmdlet.Context, v value.Value) (value.Value, error) {
	base := v.Base()
	s, ok := base.AsString()
	if !ok {
		return base, nil
	}
	for _, t := range []*value.Type{value.TypeInt32, value.TypeInt64, value.TypeDouble} {
		if n, err := types.Convert(c, base, t); err == nil && types.ToString(c, n) == s {
			return n, nil
		}
	}
	return convert(c, base, value.TypeInt32)
}

func (p *randomPicker) numbers(c *cmdlet.Context, low, high value.Value) error {
	is := func(v value.Value, k value.Kind) bool { return v.IsNull() || v.Kind() == k }
	refuse := func(low, high value.Value) error {
		return c.Terminate(argumentException, "MinGreaterThanOrEqualMax", errs.InvalidArgument, value.Null,
			"The Minimum value (%s) cannot be greater than or equal to the Maximum value (%s).", text(c, low), text(c, high))
	}
	var next func() value.Value
	switch {
	case is(low, value.KindInt32) && is(high, value.KindInt32):
		a, b := int32(low.Int64()), int32(math.MaxInt32)
		if !high.IsNull() {
			b = int32(high.Int64())
		}
		if a >= b {
			return refuse(value.Int(a), value.Int(b))
		}
		next = func() value.Value { return value.Int(p.between(a, b)) }
	case isIntegral(low) && isIntegral(high):
		a, b := low.Int64(), int64(math.MaxInt64)
		if !high.IsNull() {
			b = high.Int64()
		}
		if a >= b {
			return refuse(value.Long(a), value.Long(b))
		}
		next = func() value.Value { return value.Long(p.between64(a, b)) }
	default:
		a, b := 0.0, math.MaxFloat64
		for _, bound := range []struct {
			v  value.Value
			to *float64
		}{{low, &a}, {high, &b}} {
			if bound.v.IsNull() {
				continue
			}
			n, err := convert(c, bound.v, value.TypeDouble)
			if err != nil {
				return err
			}
			*bound.to = n.Float64()
		}
		if a >= b {
			return refuse(value.Double(a), value.Double(b))
		}
		next = func() value.Value { return value.Double(p.betweenDouble(a, b)) }
	}
	for range p.count {
		if err := c.Write(next()); err != nil {
			return err
		}
	}
	return nil
}

func isIntegral(v value.Value) bool {
	return v.IsNull() || v.Kind() == value.KindInt64 || v.Kind() == value.KindInt32
}

// take offers objects; every one seen so far has the same chance to be among the chosen.
func (p *randomPicker) take(_ *cmdlet.Context, items []value.Value) {
	if items == nil {
		items = []value.Value{value.Null}
	}
	for _, v := range items {
		switch {
		case !p.list:
			return
		case len(p.chosen) < p.count:
			p.chosen = append(p.chosen, v)
		case p.between(0, p.seen+1) < int32(p.count):
			p.chosen[p.between(0, int32(len(p.chosen)))] = v
		}
		p.seen++
	}
}

// end writes the numbers, or the chosen objects in random order.
func (p *randomPicker) end(c *cmdlet.Context) error {
	if !p.list {
		return p.numbers(c, p.low, p.high)
	}
	n := int32(len(p.chosen))
	for i := range n {
		j := p.between(i, n)
		if err := c.Write(p.chosen[j]); err != nil {
			return err
		}
		p.chosen[j] = p.chosen[i]
	}
	return nil
}
