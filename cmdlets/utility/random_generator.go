package utility

import (
	"crypto/rand"
	"encoding/binary"
	"math"
	mathrand "math/rand/v2"

	"goposh/runtime/cmdlet"
)

// randomBytes is where random numbers come from.
type randomBytes interface{ fill(b []byte) }

// secureBytes takes them from the system.
type secureBytes struct{}

func (secureBytes) fill(b []byte) {
	if _, err := rand.Read(b); err != nil {
		// crypto/rand ends the process itself where the system has no randomness.
		for i := range b {
			b[i] = byte(mathrand.Uint32())
		}
	}
}

// seededBytes is the generator behind new Random(seed): Knuth's subtractive method as .NET has kept it.
type seededBytes struct {
	state      [56]int32
	next, prev int
}

func newSeeded(seed int32) *seededBytes {
	g := &seededBytes{prev: 21}
	subtraction := int32(math.MaxInt32)
	if seed != math.MinInt32 {
		subtraction = max(seed, -seed)
	}
	mj := 161803398 - subtraction
	g.state[55] = mj
	mk := int32(1)
	ii := 0
	for range 54 {
		if ii += 21; ii >= 55 {
			ii -= 55
		}
		g.state[ii] = mk
		if mk = mj - mk; mk < 0 {
			mk += math.MaxInt32
		}
		mj = g.state[ii]
	}
	for range 4 {
		for i := 1; i < 56; i++ {
			n := i + 30
			if n >= 55 {
				n -= 55
			}
			g.state[i] -= g.state[1+n]
			if g.state[i] < 0 {
				g.state[i] += math.MaxInt32
			}
		}
	}
	return g
}

func (g *seededBytes) sample() int32 {
	if g.next++; g.next >= 56 {
		g.next = 1
	}
	if g.prev++; g.prev >= 56 {
		g.prev = 1
	}
	v := g.state[g.next] - g.state[g.prev]
	if v == math.MaxInt32 {
		v--
	}
	if v < 0 {
		v += math.MaxInt32
	}
	g.state[g.next] = v
	return v
}

func (g *seededBytes) fill(b []byte) {
	for i := range b {
		b[i] = byte(g.sample())
	}
}

// generator is PowerShell's PolymorphicRandomNumberGenerator: its numbers are made of four random bytes each.
type generator struct{ bytes randomBytes }

// generatorKey is the service key of a session's generator.
type generatorKey struct{}

// sessionGenerator is the generator of Get-Random, which -SetSeed replaces.
func sessionGenerator(c *cmdlet.Context) *generator {
	return c.Session().Service(generatorKey{}, func() any { return &generator{secureBytes{}} }).(*generator)
}

func (g *generator) int32() int32 {
	var b [4]byte
	g.bytes.fill(b[:])
	return int32(binary.LittleEndian.Uint32(b[:]))
}

// double is in [0, 1).
func (g *generator) double() float64 {
	n := g.int32()
	for n == math.MaxInt32 {
		n = g.int32()
	}
	if n < 0 {
		n += math.MaxInt32
	}
	return float64(n) * (1.0 / math.MaxInt32)
}

// between is in [low, high).
func (g *generator) between(low, high int32) int32 {
	span := int64(high) - int64(low)
	if span <= math.MaxInt32 {
		return int32(g.double()*float64(span)) + low
	}
	n := g.int32()
	for n == math.MaxInt32 {
		n = g.int32()
	}
	large := (float64(n) + math.MaxInt32) * (1.0 / (2 * float64(math.MaxInt32)))
	return int32(int64(large*float64(span)) + int64(low))
}

// between64 is in [low, high).
func (g *generator) between64(low, high int64) int64 {
	span := uint64(high) - uint64(low)
	if span <= math.MaxInt32 {
		return low + int64(g.between(0, int32(span)))
	}
	mask := uint64(math.MaxUint64)
	for mask>>1 >= span {
		mask >>= 1
	}
	for {
		var b [8]byte
		g.bytes.fill(b[:])
		if n := binary.LittleEndian.Uint64(b[:]) & mask; n < span {
			return int64(uint64(low) + n)
		}
	}
}

// betweenDouble is in [low, high).
func (g *generator) betweenDouble(low, high float64) float64 {
	for {
		r := g.double()
		v := low + r*(high-low)
		if math.IsInf(high-low, 0) {
			v = low + r*high - r*low
		}
		if v < high {
			return v
		}
	}
}
