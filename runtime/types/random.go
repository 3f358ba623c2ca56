package types

import (
	"encoding/hex"
	"math"
	"math/bits"
	"math/rand/v2"
	"strings"

	"goposh/runtime/bulk"
	"goposh/runtime/neterr"
	"goposh/runtime/value"
)

var typeRandom = lazyType{name: "System.Random"}

// randomSource is what System.Random draws from.
type randomSource interface {
	next() int32 // 0 ≤ n < 2³¹-1
	sample() float64
	uint64() uint64
}

// randomObject is a System.Random.
type randomObject struct {
	value.Bag
	value.Latch
	src    randomSource
	seeded bool
}

// Type implements value.Object.
func (*randomObject) Type() *value.Type { return typeRandom.get() }

// RandomNumbers is the sequence of numbers that a seed gives in .NET, for the commands that draw as System.Random does.
type RandomNumbers struct{ src *subtractive }

// NewRandomNumbers returns the numbers of System.Random with the seed.
func NewRandomNumbers(seed int32) *RandomNumbers { return &RandomNumbers{newSubtractive(seed)} }

// Int31n is Random.Next(n).
func (r *RandomNumbers) Int31n(n int32) int32 { return int32(r.src.sample() * float64(n)) }

// Int31 is Random.Next().
func (r *RandomNumbers) Int31() int32 { return r.src.next() }

// Float64 is Random.NextDouble().
func (r *RandomNumbers) Float64() float64 { return r.src.sample() }

// Bytes is Random.NextBytes(b).
func (r *RandomNumbers) Bytes(b []byte) {
	for i := range b {
		b[i] = byte(r.src.next())
	}
}

// subtractive is Knuth's subtractive generator as .NET has seeded it from the start; its sequences are relied upon.
type subtractive struct {
	seed          [56]int32
	inext, inext2 int
}

const maxInt32 = math.MaxInt32

func newSubtractive(seed int32) *subtractive {
	s := &subtractive{inext2: 21}
	sub := int32(maxInt32)
	if seed != math.MinInt32 {
		sub = max(seed, -seed)
	}
	mj := int32(161803398) - sub
	s.seed[55] = mj
	mk := int32(1)
	ii := 0
	for range 54 {
		if ii += 21; ii >= 55 {
			ii -= 55
		}
		s.seed[ii] = mk
		if mk = mj - mk; mk < 0 {
			mk += maxInt32
		}
		mj = s.seed[ii]
	}
	for range 4 {
		for i := 1; i < 56; i++ {
			n := i + 30
			if n >= 55 {
				n -= 55
			}
			if s.seed[i] -= s.seed[1+n]; s.seed[i] < 0 {
				s.seed[i] += maxInt32
			}
		}
	}
	return s
}

func (s *subtractive) next() int32 {
	if s.inext++; s.inext >= 56 {
		s.inext = 1
	}
	if s.inext2++; s.inext2 >= 56 {
		s.inext2 = 1
	}
	r := s.seed[s.inext] - s.seed[s.inext2]
	if r == maxInt32 {
		r--
	}
	if r < 0 {
		r += maxInt32
	}
	s.seed[s.inext] = r
	return r
}

func (s *subtractive) sample() float64 { return float64(s.next()) * (1.0 / maxInt32) }

func (s *subtractive) upTo(n int32) uint64 { return uint64(uint32(int32(s.sample() * float64(n)))) }

func (s *subtractive) uint64() uint64 {
	a := s.upTo(1 << 22)
	b := s.upTo(1 << 22)
	return a | b<<22 | s.upTo(1<<20)<<44
}

// large is the sample for ranges beyond 2³¹.
func (s *subtractive) large() float64 {
	r := float64(s.next())
	if s.next()%2 == 0 {
		r = -r
	}
	return (r + (maxInt32 - 1)) / (2*float64(maxInt32) - 1)
}

// unseeded draws from the system's generator.
type unseeded struct{}

func (unseeded) next() int32     { return rand.Int32N(maxInt32) }
func (unseeded) sample() float64 { return rand.Float64() }
func (unseeded) uint64() uint64  { return rand.Uint64() }

// randomClass declares System.Random.
func randomClass() *Class {
	return &Class{Latched: true, Members: []M{
		{"new()", rndNew},
		{"new(int Seed)", rndNew},
		{"static Random Shared {get}", rndShared},
		{"int Next()", rndNext},
		{"int Next(int maxValue)", rndNext},
		{"int Next(int minValue, int maxValue)", rndNext},
		{"long NextInt64()", rndNextInt64},
		{"long NextInt64(long maxValue)", rndNextInt64},
		{"long NextInt64(long minValue, long maxValue)", rndNextInt64},
		{"float NextSingle()", rndNextSingle},
		{"double NextDouble()", rndNextDouble},
		{"void NextBytes(byte[] buffer)", rndNextBytes},
		{"T[] GetItems<T>(T[] choices, int length)", rndGetItems},
		{"void Shuffle<T>(T[] values)", rndShuffle},
		{"string GetHexString(int stringLength, bool lowercase = false)", rndGetHexString},
	}}
}

func rndThis(c *Call) randomSource { return this[*randomObject](c).src }

func rndNew(c *Call) (value.Value, error) {
	if c.N() == 1 {
		return vobject(&randomObject{src: newSubtractive(int32(c.Long(0))), seeded: true})
	}
	return vobject(&randomObject{src: unseeded{}})
}

func rndShared(*Call) (value.Value, error) { return vobject(&randomObject{src: unseeded{}}) }

func rndNext(c *Call) (value.Value, error) {
	src := rndThis(c)
	switch c.N() {
	case 0:
		return value.Int(src.next()), nil
	case 1:
		if c.Int(0) < 0 {
			return value.Null, errNegative("maxValue", c.Int(0))
		}
		return value.Int(int32(src.sample() * float64(c.Int(0)))), nil
	}
	lo, hi := c.Long(0), c.Long(1)
	if lo > hi {
		return value.Null, neterr.ArgumentOutOfRange("minValue", "'minValue' cannot be greater than maxValue.")
	}
	if s, ok := src.(*subtractive); ok && hi-lo > maxInt32 {
		return value.Int(int32(int64(s.large()*float64(hi-lo)) + lo)), nil
	}
	return value.Int(int32(int64(src.sample()*float64(hi-lo)) + lo)), nil
}

func rndNextInt64(c *Call) (value.Value, error) {
	src := rndThis(c)
	lo, hi := int64(0), int64(math.MaxInt64)
	switch c.N() {
	case 0:
		for {
			if n := src.uint64() >> 1; n != math.MaxInt64 {
				return vlong(int64(n))
			}
		}
	case 1:
		if hi = c.Long(0); hi < 0 {
			return value.Null, errNegative("maxValue", int(hi))
		}
	case 2:
		if lo, hi = c.Long(0), c.Long(1); lo > hi {
			return value.Null, neterr.ArgumentOutOfRange("minValue", "'minValue' cannot be greater than maxValue.")
		}
	}
	span := uint64(hi) - uint64(lo)
	if span <= 1 {
		return vlong(lo)
	}
	shift := 64 - bits.Len64(span-1)
	for {
		if n := src.uint64() >> shift; n < span {
			return vlong(int64(n) + lo)
		}
	}
}

func rndNextSingle(c *Call) (value.Value, error) {
	for {
		if f := float32(rndThis(c).sample()); f < 1 {
			return value.Single(f), nil
		}
	}
}

func rndNextDouble(c *Call) (value.Value, error) { return vdouble(rndThis(c).sample()) }

func rndNextBytes(c *Call) (value.Value, error) {
	a, err := arrayArg(c, 0, "buffer")
	if err != nil {
		return value.Null, err
	}
	for i := range a.Items {
		a.Items[i] = value.Byte(byte(rndThis(c).next()))
	}
	return value.Void, nil
}

func rndGetItems(c *Call) (value.Value, error) {
	a, err := arrayArg(c, 0, "choices")
	if err != nil {
		return value.Null, err
	}
	n := c.Int(1)
	if n < 0 {
		return value.Null, errNegative("length", n)
	}
	if len(a.Items) == 0 {
		return value.Null, neterr.Argument("choices", "Span may not be empty.")
	}
	if err := bulk.Items(n); err != nil {
		return value.Null, err
	}
	out := make([]value.Value, n)
	err = bulk.Chunks(c.RT.Context(), n, func(from, to int) error {
		for i := from; i < to; i++ {
			out[i] = a.Items[int(rndThis(c).sample()*float64(len(a.Items)))]
		}
		return nil
	})
	return arrayOf(a.Elem(), out), err
}

func rndShuffle(c *Call) (value.Value, error) {
	a, err := arrayArg(c, 0, "values")
	if err != nil {
		return value.Null, err
	}
	return void(bulk.Chunks(c.RT.Context(), len(a.Items)-1, func(from, to int) error {
		for i := from; i < to; i++ {
			j := i + int(rndThis(c).sample()*float64(len(a.Items)-i))
			a.Items[i], a.Items[j] = a.Items[j], a.Items[i]
		}
		return nil
	}))
}

func rndGetHexString(c *Call) (value.Value, error) {
	n := c.Int(0)
	if n < 0 {
		return value.Null, errNegative("stringLength", n)
	}
	b := make([]byte, (n+1)/2)
	for i := range b {
		b[i] = byte(rndThis(c).next())
	}
	s := hex.EncodeToString(b)[:n]
	if c.N() < 2 || !c.Bool(1) {
		s = strings.ToUpper(s)
	}
	return vstring(s)
}
