package local

import (
	"net"
	"net/netip"
	"os"
	"sync"
	"time"
)

// realSystem is the system the program runs on.
type realSystem struct {
	mu       sync.Mutex
	children []int
}

func (*realSystem) Environ() []string { return os.Environ() }

func (*realSystem) UID() int { return os.Getuid() }

func (*realSystem) Now() time.Time { return time.Now() }

func (*realSystem) Interfaces() (map[string][]netip.Prefix, error) {
	interfaces, err := net.Interfaces()
	if err != nil {
		return nil, err
	}
	out := make(map[string][]netip.Prefix, len(interfaces))
	for _, i := range interfaces {
		addresses, err := i.Addrs()
		if err != nil {
			return nil, err
		}
		for _, a := range addresses {
			if p, err := netip.ParsePrefix(a.String()); err == nil {
				out[i.Name] = append(out[i.Name], p)
			}
		}
	}
	return out, nil
}
