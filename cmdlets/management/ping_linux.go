package management

import (
	"net"
	"os"
	"syscall"
)

// dialEcho opens an ICMP socket to an address: the kernel's ping socket, which needs no privileges.
func dialEcho(address net.IP) (net.Conn, error) {
	family, protocol := syscall.AF_INET, syscall.IPPROTO_ICMP
	v4 := address.To4()
	if v4 == nil {
		family, protocol = syscall.AF_INET6, syscall.IPPROTO_ICMPV6
	}
	fd, err := syscall.Socket(family, syscall.SOCK_DGRAM|syscall.SOCK_CLOEXEC|syscall.SOCK_NONBLOCK, protocol)
	if err != nil {
		// Systems without ping sockets: a raw one.
		network := "ip4:icmp"
		if v4 == nil {
			network = "ip6:ipv6-icmp"
		}
		return net.Dial(network, address.String())
	}
	var to syscall.Sockaddr
	if v4 != nil {
		to = &syscall.SockaddrInet4{Addr: [4]byte(v4)}
	} else {
		to = &syscall.SockaddrInet6{Addr: [16]byte(address.To16())}
	}
	if err := syscall.Connect(fd, to); err != nil {
		syscall.Close(fd)
		return nil, err
	}
	f := os.NewFile(uintptr(fd), "icmp")
	defer f.Close()
	return net.FileConn(f)
}
