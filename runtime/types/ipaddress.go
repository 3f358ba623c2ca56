package types

import (
	"encoding/binary"
	"net/netip"
	"strconv"
	"strings"

	"goposh/runtime/neterr"
	"goposh/runtime/value"
)

var (
	typeIPAddress     = lazyType{name: "System.Net.IPAddress"}
	typeIPEndPoint    = lazyType{name: "System.Net.IPEndPoint"}
	typeIPNetwork     = lazyType{name: "System.Net.IPNetwork"}
	typeAddressFamily = lazyType{name: "System.Net.Sockets.AddressFamily"}
)

const msgBadIP = "An invalid IP address was specified."

// IPAddress is a System.Net.IPAddress.
type IPAddress struct {
	value.Bag
	Addr netip.Addr
}

// Type implements value.Object.
func (*IPAddress) Type() *value.Type { return typeIPAddress.get() }

// EqualObject implements value.Equaler.
func (a *IPAddress) EqualObject(o value.Object) bool {
	b, ok := o.(*IPAddress)
	return ok && a.Addr == b.Addr
}

// HashObject implements value.Equaler.
func (a *IPAddress) HashObject() uint32 {
	return value.HashKey(value.String(a.Addr.String()), false)
}

// String is the address in its usual notation.
func (a *IPAddress) String() string { return a.Addr.String() }

// parseIP reads an address as IPAddress.Parse does: also IPv4 in fewer parts, octal and hexadecimal, and scopes by number.
func parseIP(s string) (netip.Addr, bool) {
	if strings.IndexByte(s, ':') >= 0 {
		s = strings.TrimSuffix(strings.TrimPrefix(s, "["), "]")
		if i := strings.IndexByte(s, ']'); i >= 0 {
			s = s[:i]
		}
		a, err := netip.ParseAddr(s)
		return a, err == nil
	}
	parts := strings.Split(s, ".")
	if len(parts) > 4 {
		return netip.Addr{}, false
	}
	var n uint64
	for i, p := range parts {
		if p == "" || p[0] == '+' || p[0] == '-' || strings.IndexByte(p, '_') >= 0 {
			return netip.Addr{}, false
		}
		base := 10
		switch {
		case len(p) > 2 && (p[:2] == "0x" || p[:2] == "0X"):
			p, base = p[2:], 16
		case len(p) > 1 && p[0] == '0':
			base = 8
		}
		x, err := strconv.ParseUint(p, base, 32)
		if err != nil {
			return netip.Addr{}, false
		}
		if i < len(parts)-1 {
			if x > 255 {
				return netip.Addr{}, false
			}
			n = n<<8 | x
			continue
		}
		width := 8 * (5 - len(parts))
		if x >= 1<<width {
			return netip.Addr{}, false
		}
		n = n<<width | x
	}
	var b [4]byte
	binary.BigEndian.PutUint32(b[:], uint32(n))
	return netip.AddrFrom4(b), true
}

func ipResult(a netip.Addr, ok bool) (value.Value, error) {
	if !ok {
		return value.Null, neterr.Format("%s", msgBadIP)
	}
	return vobject(&IPAddress{Addr: a})
}

func ipParse(c *Call) (value.Value, error) {
	if c.isNull(0) {
		return value.Null, neterr.ArgumentNull("ipString")
	}
	return ipResult(parseIP(c.Str(0)))
}

func ipThis(c *Call) netip.Addr { return this[*IPAddress](c).Addr }

// ipArg is the address in an argument.
func ipArg(c *Call, i int, param string) (netip.Addr, error) {
	a, ok := ref[*IPAddress](c, i)
	if !ok {
		return netip.Addr{}, neterr.ArgumentNull(param)
	}
	return a.Addr, nil
}

// ipAddressClass declares System.Net.IPAddress.
func ipAddressClass() *Class {
	is := func(name string, f func(a netip.Addr) bool) M {
		return M{"bool " + name + " {get}", func(c *Call) (value.Value, error) { return vbool(f(ipThis(c))) }}
	}
	field := func(name, text string) M {
		return M{"static readonly IPAddress " + name, func(*Call) (value.Value, error) {
			return vobject(&IPAddress{Addr: netip.MustParseAddr(text)})
		}}
	}
	six := func(f func(a netip.Addr, b [16]byte) bool) func(a netip.Addr) bool {
		return func(a netip.Addr) bool { return a.Is6() && f(a, a.As16()) }
	}
	return &Class{Members: []M{
		{"new(long newAddress)", func(c *Call) (value.Value, error) {
			n := c.Long(0)
			if n < 0 || n > 1<<32-1 {
				return value.Null, actualValue("newAddress", n, "newAddress ('%d') must be less than or equal to '4294967295'.", n)
			}
			var b [4]byte
			binary.LittleEndian.PutUint32(b[:], uint32(n))
			return vobject(&IPAddress{Addr: netip.AddrFrom4(b)})
		}},
		{"new(byte[] address, long scopeid)", func(c *Call) (value.Value, error) {
			a, ok := netip.AddrFromSlice(bytesOf(c.Args[0]))
			if !ok || !a.Is6() {
				return value.Null, neterr.Argument("address", msgBadIP)
			}
			if c.Long(1) != 0 {
				a = a.WithZone(strconv.FormatInt(c.Long(1), 10))
			}
			return vobject(&IPAddress{Addr: a})
		}},
		{"new(byte[] address)", func(c *Call) (value.Value, error) {
			if c.isNull(0) {
				return value.Null, neterr.ArgumentNull("address")
			}
			a, ok := netip.AddrFromSlice(bytesOf(c.Args[0]))
			if !ok {
				return value.Null, neterr.Argument("address", msgBadIP)
			}
			return vobject(&IPAddress{Addr: a})
		}},
		field("Any", "0.0.0.0"), field("Loopback", "127.0.0.1"), field("Broadcast", "255.255.255.255"), field("None", "255.255.255.255"),
		field("IPv6Any", "::"), field("IPv6Loopback", "::1"), field("IPv6None", "::"),
		{"AddressFamily AddressFamily {get}", func(c *Call) (value.Value, error) {
			if ipThis(c).Is4() {
				return typeAddressFamily.enum(2), nil
			}
			return typeAddressFamily.enum(23), nil
		}},
		{"long ScopeId {get;set}", func(c *Call) (value.Value, error) {
			a := this[*IPAddress](c)
			if a.Addr.Is4() {
				return value.Null, neterr.New("System.Net.Sockets.SocketException", "The attempted operation is not supported for the type of object referenced.")
			}
			if c.N() == 1 {
				a.Addr = a.Addr.WithZone(strconv.FormatInt(c.Long(0), 10))
			}
			n, _ := strconv.ParseInt(a.Addr.Zone(), 10, 64)
			return vlong(n)
		}},
		is("IsIPv6Multicast", six(func(a netip.Addr, _ [16]byte) bool { return a.IsMulticast() })),
		is("IsIPv6LinkLocal", six(func(_ netip.Addr, b [16]byte) bool { return b[0] == 0xfe && b[1]&0xc0 == 0x80 })),
		is("IsIPv6SiteLocal", six(func(_ netip.Addr, b [16]byte) bool { return b[0] == 0xfe && b[1]&0xc0 == 0xc0 })),
		is("IsIPv6Teredo", six(func(_ netip.Addr, b [16]byte) bool { return b[0] == 0x20 && b[1] == 1 && b[2] == 0 && b[3] == 0 })),
		is("IsIPv6UniqueLocal", six(func(_ netip.Addr, b [16]byte) bool { return b[0]&0xfe == 0xfc })),
		is("IsIPv4MappedToIPv6", netip.Addr.Is4In6),
		{"long Address {get}", func(c *Call) (value.Value, error) {
			if !ipThis(c).Is4() {
				return value.Null, neterr.New("System.Net.Sockets.SocketException", "The attempted operation is not supported for the type of object referenced.")
			}
			b := ipThis(c).As4()
			return vlong(int64(binary.LittleEndian.Uint32(b[:])))
		}},
		{"static bool TryParse(string ipString, out IPAddress address)", try(ipParse, value.Null)},
		{"static IPAddress Parse(string ipString)", ipParse},
		{"byte[] GetAddressBytes()", func(c *Call) (value.Value, error) { return vbytes(ipThis(c).AsSlice()) }},
		{"string ToString()", func(c *Call) (value.Value, error) { return vstring(ipThis(c).String()) }},
		{"static long HostToNetworkOrder(long host)", func(c *Call) (value.Value, error) { return vlong(swap64(c.Long(0))) }},
		{"static int HostToNetworkOrder(int host)", swap32},
		{"static short HostToNetworkOrder(short host)", swap16},
		{"static long NetworkToHostOrder(long network)", func(c *Call) (value.Value, error) { return vlong(swap64(c.Long(0))) }},
		{"static int NetworkToHostOrder(int network)", swap32},
		{"static short NetworkToHostOrder(short network)", swap16},
		{"static bool IsLoopback(IPAddress address)", func(c *Call) (value.Value, error) {
			a, err := ipArg(c, 0, "address")
			return value.Bool(err == nil && a.Unmap().IsLoopback()), err
		}},
		{"bool Equals(object comparand)", thisEquals},
		{"int GetHashCode()", objGetHashCode},
		{"IPAddress MapToIPv6()", func(c *Call) (value.Value, error) {
			return vobject(&IPAddress{Addr: netip.AddrFrom16(ipThis(c).As16())})
		}},
		{"IPAddress MapToIPv4()", func(c *Call) (value.Value, error) {
			b := ipThis(c).As16()
			return vobject(&IPAddress{Addr: netip.AddrFrom4([4]byte(b[12:]))})
		}},
	}}
}

func swap64(n int64) int64 {
	var b [8]byte
	binary.LittleEndian.PutUint64(b[:], uint64(n))
	return int64(binary.BigEndian.Uint64(b[:]))
}

func swap32(c *Call) (value.Value, error) {
	var b [4]byte
	binary.LittleEndian.PutUint32(b[:], uint32(c.Int(0)))
	return value.Int(int32(binary.BigEndian.Uint32(b[:]))), nil
}

func swap16(c *Call) (value.Value, error) {
	n := uint16(c.Int(0))
	return value.FromInteger(value.KindInt16, int64(int16(n<<8|n>>8))), nil
}

// ipEndPoint is a System.Net.IPEndPoint.
type ipEndPoint struct {
	value.Bag
	addr netip.Addr
	port int
}

// Type implements value.Object.
func (*ipEndPoint) Type() *value.Type { return typeIPEndPoint.get() }

// EqualObject implements value.Equaler.
func (e *ipEndPoint) EqualObject(o value.Object) bool {
	f, ok := o.(*ipEndPoint)
	return ok && e.addr == f.addr && e.port == f.port
}

// HashObject implements value.Equaler.
func (e *ipEndPoint) HashObject() uint32 { return value.HashKey(value.String(e.String()), false) }

// String is address:port.
func (e *ipEndPoint) String() string { return netip.AddrPortFrom(e.addr, uint16(e.port)).String() }

func checkPort(n int64, param string) error {
	if n < 0 || n > 65535 {
		return neterr.ArgumentOutOfRange(param, "Specified argument was out of the range of valid values.")
	}
	return nil
}

func endPointParse(c *Call) (value.Value, error) {
	s := c.Str(0)
	if p, err := netip.ParseAddrPort(s); err == nil {
		return vobject(&ipEndPoint{addr: p.Addr(), port: int(p.Port())})
	}
	a, ok := parseIP(s)
	if !ok {
		return value.Null, neterr.Format("An invalid IPEndPoint was specified.")
	}
	return vobject(&ipEndPoint{addr: a})
}

// ipEndPointClass declares System.Net.IPEndPoint.
func ipEndPointClass() *Class {
	self := func(c *Call) *ipEndPoint { return this[*ipEndPoint](c) }
	return &Class{Members: []M{
		{"static readonly int MinPort", constant(value.Int(0))},
		{"static readonly int MaxPort", constant(value.Int(65535))},
		{"new(long address, int port)", func(c *Call) (value.Value, error) {
			if err := checkPort(c.Long(1), "port"); err != nil {
				return value.Null, err
			}
			var b [4]byte
			binary.LittleEndian.PutUint32(b[:], uint32(c.Long(0)))
			return vobject(&ipEndPoint{addr: netip.AddrFrom4(b), port: c.Int(1)})
		}},
		{"new(IPAddress address, int port)", func(c *Call) (value.Value, error) {
			a, err := ipArg(c, 0, "address")
			if err == nil {
				err = checkPort(c.Long(1), "port")
			}
			if err != nil {
				return value.Null, err
			}
			return vobject(&ipEndPoint{addr: a, port: c.Int(1)})
		}},
		{"AddressFamily AddressFamily {get}", func(c *Call) (value.Value, error) {
			if self(c).addr.Is4() {
				return typeAddressFamily.enum(2), nil
			}
			return typeAddressFamily.enum(23), nil
		}},
		{"IPAddress Address {get;set}", func(c *Call) (value.Value, error) {
			if c.N() == 1 {
				a, err := ipArg(c, 0, "value")
				if err != nil {
					return value.Null, err
				}
				self(c).addr = a
			}
			return vobject(&IPAddress{Addr: self(c).addr})
		}},
		{"int Port {get;set}", func(c *Call) (value.Value, error) {
			if c.N() == 1 {
				if err := checkPort(c.Long(0), "value"); err != nil {
					return value.Null, err
				}
				self(c).port = c.Int(0)
			}
			return vint(self(c).port)
		}},
		{"static bool TryParse(string s, out IPEndPoint result)", try(endPointParse, value.Null)},
		{"static IPEndPoint Parse(string s)", endPointParse},
		{"string ToString()", func(c *Call) (value.Value, error) { return vstring(self(c).String()) }},
		{"bool Equals(object comparand)", thisEquals},
		{"int GetHashCode()", objGetHashCode},
	}}
}

// ipNetwork is a System.Net.IPNetwork.
type ipNetwork struct {
	value.Bag
	prefix netip.Prefix
}

// Type implements value.Object.
func (*ipNetwork) Type() *value.Type { return typeIPNetwork.get() }

// EqualObject implements value.Equaler.
func (n *ipNetwork) EqualObject(o value.Object) bool {
	m, ok := o.(*ipNetwork)
	return ok && n.prefix == m.prefix
}

// HashObject implements value.Equaler.
func (n *ipNetwork) HashObject() uint32 { return value.HashKey(value.String(n.prefix.String()), false) }

func networkParse(c *Call) (value.Value, error) {
	p, err := netip.ParsePrefix(c.Str(0))
	if err != nil {
		return value.Null, neterr.Format("An invalid IP network was specified.")
	}
	return vobject(&ipNetwork{prefix: p.Masked()})
}

// ipNetworkClass declares System.Net.IPNetwork.
func ipNetworkClass() *Class {
	self := func(c *Call) netip.Prefix { return this[*ipNetwork](c).prefix }
	return &Class{Members: []M{
		{"new(IPAddress baseAddress, int prefixLength)", func(c *Call) (value.Value, error) {
			a, err := ipArg(c, 0, "baseAddress")
			if err != nil {
				return value.Null, err
			}
			p, err := a.Prefix(c.Int(1))
			if err != nil {
				return value.Null, neterr.ArgumentOutOfRange("prefixLength", "Specified argument was out of the range of valid values.")
			}
			return vobject(&ipNetwork{prefix: p})
		}},
		{"IPAddress BaseAddress {get}", func(c *Call) (value.Value, error) { return vobject(&IPAddress{Addr: self(c).Addr()}) }},
		{"int PrefixLength {get}", func(c *Call) (value.Value, error) { return vint(self(c).Bits()) }},
		{"bool Contains(IPAddress address)", func(c *Call) (value.Value, error) {
			a, err := ipArg(c, 0, "address")
			return value.Bool(err == nil && self(c).Contains(a)), err
		}},
		{"static IPNetwork Parse(string s)", networkParse},
		{"static bool TryParse(string s, out IPNetwork result)", try(networkParse, value.Null)},
		{"string ToString()", func(c *Call) (value.Value, error) { return vstring(self(c).String()) }},
		{"bool Equals(object obj)", thisEquals},
		{"int GetHashCode()", objGetHashCode},
	}}
}
