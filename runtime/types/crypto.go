package types

import (
	"crypto/hmac"
	"crypto/md5"
	"crypto/rand"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/sha512"
	"hash"
	"io"

	"goposh/runtime/bulk"
	"goposh/runtime/fileio"
	"goposh/runtime/neterr"
	"goposh/runtime/value"
)

// hasher is a HashAlgorithm or an HMAC.
type hasher struct {
	value.Bag
	typ  *value.Type
	make func() hash.Hash
	key  []byte // of an HMAC
	last []byte
	mac  bool
}

// Type implements value.Object.
func (h *hasher) Type() *value.Type { return h.typ }

// begin is the state of a new hash.
func (h *hasher) begin() hash.Hash {
	if h.mac {
		return hmac.New(h.make, h.key)
	}
	return h.make()
}

func (h *hasher) sum(b []byte) []byte {
	s := h.begin()
	s.Write(b)
	h.last = s.Sum(nil)
	return h.last
}

// hashClass declares one of the hash algorithms.
func hashClass(algorithm func() hash.Hash) func() *Class {
	return func() *Class {
		create := func(c *Call) (value.Value, error) { return vobject(&hasher{typ: c.Type, make: algorithm}) }
		return &Class{Members: []M{
			{"new()", create},
			{"static HashAlgorithm Create()", create},
			{"static byte[] HashData(byte[] source)", func(c *Call) (value.Value, error) {
				if c.isNull(0) {
					return value.Null, neterr.ArgumentNull("source")
				}
				return vbytes((&hasher{make: algorithm}).sum(bytesOf(c.Args[0])))
			}},
		}}
	}
}

// hmacClass declares one of the keyed hash algorithms.
func hmacClass(algorithm func() hash.Hash, keySize int) func() *Class {
	return func() *Class {
		return &Class{Members: []M{
			{"new()", func(c *Call) (value.Value, error) {
				key := make([]byte, keySize)
				if _, err := rand.Read(key); err != nil {
					return value.Null, err
				}
				return vobject(&hasher{typ: c.Type, make: algorithm, key: key, mac: true})
			}},
			{"new(byte[] key)", func(c *Call) (value.Value, error) {
				if c.isNull(0) {
					return value.Null, neterr.ArgumentNull("key")
				}
				return vobject(&hasher{typ: c.Type, make: algorithm, key: bytesOf(c.Args[0]), mac: true})
			}},
			{"byte[] Key {get;set}", func(c *Call) (value.Value, error) {
				h := this[*hasher](c)
				if c.N() == 1 {
					h.key = bytesOf(c.Args[0])
					return value.Void, nil
				}
				return vbytes(h.key)
			}},
			{"static byte[] HashData(byte[] key, byte[] source)", func(c *Call) (value.Value, error) {
				return vbytes((&hasher{make: algorithm, key: bytesOf(c.Args[0]), mac: true}).sum(bytesOf(c.Args[1])))
			}},
		}}
	}
}

// hashAlgorithmClass declares System.Security.Cryptography.HashAlgorithm.
func hashAlgorithmClass() *Class {
	self := func(c *Call) *hasher { return this[*hasher](c) }
	return &Class{Members: []M{
		{"byte[] ComputeHash(byte[] buffer)", func(c *Call) (value.Value, error) {
			if c.isNull(0) {
				return value.Null, neterr.ArgumentNull("buffer")
			}
			return vbytes(self(c).sum(bytesOf(c.Args[0])))
		}},
		{"byte[] ComputeHash(byte[] buffer, int offset, int count)", func(c *Call) (value.Value, error) {
			_, off, n, err := spanArg(c)
			if err != nil {
				return value.Null, err
			}
			return vbytes(self(c).sum(bytesOf(c.Args[0])[off : off+n]))
		}},
		{"byte[] ComputeHash(Stream inputStream)", func(c *Call) (value.Value, error) {
			s, ok := ref[*Stream](c, 0)
			if !ok || s.read == nil {
				return value.Null, neterr.ArgumentNull("inputStream")
			}
			sum := self(c).begin()
			if _, err := io.Copy(sum, fileio.Reader(c.RT.Context(), s.read)); err != nil {
				return value.Null, FileError(err, s.name)
			}
			self(c).last = sum.Sum(nil)
			return vbytes(self(c).last)
		}},
		{"byte[] Hash {get}", func(c *Call) (value.Value, error) {
			if self(c).last == nil {
				return value.Null, nil
			}
			return vbytes(self(c).last)
		}},
		{"int HashSize {get}", func(c *Call) (value.Value, error) { return vint(self(c).make().Size() * 8) }},
		{"void Dispose()", noop},
		{"void Clear()", noop},
		{"void Initialize()", noop},
	}}
}

func md5Class() *Class    { return hashClass(md5.New)() }
func sha1Class() *Class   { return hashClass(sha1.New)() }
func sha256Class() *Class { return hashClass(sha256.New)() }
func sha384Class() *Class { return hashClass(sha512.New384)() }
func sha512Class() *Class { return hashClass(sha512.New)() }
func hmacMD5() *Class     { return hmacClass(md5.New, 64)() }
func hmacSHA1() *Class    { return hmacClass(sha1.New, 64)() }
func hmacSHA256() *Class  { return hmacClass(sha256.New, 64)() }
func hmacSHA384() *Class  { return hmacClass(sha512.New384, 128)() }
func hmacSHA512() *Class  { return hmacClass(sha512.New, 128)() }

// randomNumberGeneratorClass declares System.Security.Cryptography.RandomNumberGenerator.
func randomNumberGeneratorClass() *Class {
	return &Class{Members: []M{
		{"static byte[] GetBytes(int count)", func(c *Call) (value.Value, error) {
			n := c.Int(0)
			if n < 0 {
				return value.Null, errNegative("count", n)
			}
			if err := bulk.Items(n); err != nil {
				return value.Null, err
			}
			random := func() (value.Value, error) {
				b := make([]byte, n)
				_, err := rand.Read(b)
				return value.Bytes(b), err
			}
			if n < bulk.Large {
				return random()
			}
			return bulk.Apart(c.RT.Context(), random)
		}},
		{"static void Fill(byte[] data)", func(c *Call) (value.Value, error) {
			a, err := arrayArg(c, 0, "data")
			if err != nil {
				return value.Null, err
			}
			b := make([]byte, len(a.Items))
			if _, err := rand.Read(b); err != nil {
				return value.Null, err
			}
			for i, x := range b {
				a.Items[i] = value.Byte(x)
			}
			return value.Void, nil
		}},
	}}
}
