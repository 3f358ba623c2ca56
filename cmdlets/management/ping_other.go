//go:build !linux

package management

import "net"

// dialEcho opens a raw ICMP socket to an address.
func dialEcho(address net.IP) (net.Conn, error) {
	network := "ip4:icmp"
	if address.To4() == nil {
		network = "ip6:ipv6-icmp"
	}
	return net.Dial(network, address.String())
}
