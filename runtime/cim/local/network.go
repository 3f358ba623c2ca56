package local

import (
	"encoding/binary"
	"encoding/hex"
	"net/netip"
	"path"
	"slices"
	"strconv"
	"strings"

	"goposh/runtime/cim"
)

// adapter is a directory of /sys/class/net.
type adapter struct {
	name, dir string
	index     int64 // the kernel's, which is also Windows' InterfaceIndex
}

// adapters lists the network interfaces by index.
func (h *host) adapters() []adapter {
	var out []adapter
	for _, name := range h.names("sys/class/net") {
		a := adapter{name: name, dir: "sys/class/net/" + name + "/"}
		index, ok := h.number(a.dir + "ifindex")
		if !ok {
			continue // bonding_masters is a file
		}
		a.index = index
		out = append(out, a)
	}
	slices.SortFunc(out, func(a, b adapter) int { return int(a.index - b.index) })
	return out
}

// mac is the hardware address in capitals, "" for loopback and tunnels.
func (h *host) mac(a *adapter) string {
	address := strings.ToUpper(h.text(a.dir + "address"))
	if strings.Trim(address, "0:") == "" {
		return ""
	}
	return address
}

func (h *host) driver(a *adapter) string {
	driver := path.Base(h.link(a.dir + "device/driver"))
	if driver == "." {
		return ""
	}
	return driver
}

const loopbackType = 772 // ARPHRD_LOOPBACK

func networkAdapterProvider() *provider {
	return &provider{class: "Win32_NetworkAdapter", list: func(r *request) error {
		for _, a := range r.host.adapters() {
			if !r.add(r.networkAdapter(&a)) {
				break
			}
		}
		return nil
	}}
}

func (r *request) networkAdapter(a *adapter) *row {
	h, w := r.host, r.row()
	w.system()
	index := strconv.FormatInt(a.index, 10)
	w.set("DeviceID", index)
	w.set("Index", a.index)
	w.set("InterfaceIndex", a.index)
	w.titles(a.name)
	w.set("NetConnectionID", a.name)
	w.set("ProductName", a.name)
	w.set("Installed", true)
	w.set("MaxNumberControlled", 0)
	w.set("PowerManagementSupported", false)
	w.set("PhysicalAdapter", h.exists(a.dir+"device"))
	w.text("ServiceName", h.driver(a))
	w.text("MACAddress", h.mac(a))
	if boot := h.boot(); !boot.IsZero() {
		w.set("TimeOfLastReset", boot)
	}
	if kind, ok := h.number(a.dir + "type"); ok && kind == 1 {
		w.set("AdapterType", "Ethernet 802.3")
		w.set("AdapterTypeId", 0)
	}
	// In Mbit/s; -1 when the link is down.
	if speed, ok := h.number(a.dir + "speed"); ok && speed > 0 {
		w.set("Speed", speed*1_000_000)
	}
	switch h.text(a.dir + "operstate") {
	case "up", "unknown":
		w.set("NetConnectionStatus", 2) // connected
		w.set("NetEnabled", true)
		w.set("Availability", 3)
	case "lowerlayerdown", "notpresent":
		w.set("NetConnectionStatus", 7) // media disconnected
		w.set("NetEnabled", false)
	default:
		w.set("NetConnectionStatus", 0)
		w.set("NetEnabled", false)
	}
	return w
}

func networkConfigurationProvider() *provider {
	return &provider{class: "Win32_NetworkAdapterConfiguration", list: func(r *request) error {
		addresses, err := r.host.sys.Interfaces()
		if err != nil {
			return &cim.Error{Status: cim.ProviderFailure, Target: r.class.Name, Err: err}
		}
		gateways := r.host.gateways()
		for _, a := range r.host.adapters() {
			if !r.add(r.networkConfiguration(&a, addresses[a.name], gateways[a.name])) {
				break
			}
		}
		return nil
	}}
}

func (r *request) networkConfiguration(a *adapter, addresses []netip.Prefix, gateways []gateway) *row {
	h, w := r.host, r.row()
	w.set("Caption", a.name)
	w.set("Description", a.name)
	w.set("SettingID", a.name)
	w.set("Index", a.index)
	w.set("InterfaceIndex", a.index)
	w.text("MACAddress", h.mac(a))
	w.text("ServiceName", h.driver(a))
	w.set("DHCPEnabled", h.leased(a))
	kind, _ := h.number(a.dir + "type")
	enabled := len(addresses) > 0 && kind != loopbackType
	w.set("IPEnabled", enabled)
	if mtu, ok := h.number(a.dir + "mtu"); ok {
		w.set("MTU", mtu)
	}
	if len(addresses) > 0 {
		var list, subnets []string
		for _, p := range addresses {
			list = append(list, p.Addr().WithZone("").String())
			subnets = append(subnets, subnet(p))
		}
		w.set("IPAddress", list)
		w.set("IPSubnet", subnets)
	}
	if !enabled {
		return w
	}
	w.set("DNSHostName", h.name())
	if ttl, ok := h.number("proc/sys/net/ipv4/ip_default_ttl"); ok {
		w.set("DefaultTTL", ttl)
	}
	if len(gateways) > 0 {
		var list []string
		var metrics []uint16
		for _, g := range gateways {
			list = append(list, g.address.String())
			metrics = append(metrics, uint16(min(g.metric, 0xffff)))
		}
		w.set("DefaultIPGateway", list)
		w.set("GatewayCostMetric", metrics)
		w.set("IPConnectionMetric", gateways[0].metric)
	}
	r.resolver(w)
	return w
}

// subnet is the mask of an IPv4 address, the prefix length of an IPv6 one, as
// Windows has them.
func subnet(p netip.Prefix) string {
	if !p.Addr().Is4() {
		return strconv.Itoa(p.Bits())
	}
	var mask [4]byte
	binary.BigEndian.PutUint32(mask[:], uint32(0xffffffff<<(32-p.Bits())))
	return netip.AddrFrom4(mask).String()
}

func (r *request) resolver(w *row) {
	var servers, search []string
	for line := range r.host.lines("etc/resolv.conf") {
		f := strings.Fields(line)
		switch {
		case len(f) < 2:
		case f[0] == "nameserver":
			servers = append(servers, f[1])
		case f[0] == "search", f[0] == "domain":
			search = f[1:]
		}
	}
	if len(servers) > 0 {
		w.set("DNSServerSearchOrder", servers)
	}
	if len(search) > 0 {
		w.set("DNSDomain", search[0])
		w.set("DNSDomainSuffixSearchOrder", search)
	}
}

// leased says whether a DHCP client of this system left a lease for the adapter.
func (h *host) leased(a *adapter) bool {
	if h.exists("run/systemd/netif/leases/" + strconv.FormatInt(a.index, 10)) {
		return true
	}
	for _, dir := range [...]string{"var/lib/dhcp", "var/lib/dhclient"} {
		for _, name := range h.names(dir) {
			if strings.Contains(name, "."+a.name+".") && strings.HasSuffix(name, ".leases") {
				return true
			}
		}
	}
	return false
}

type gateway struct {
	address netip.Addr
	metric  uint64
}

// gateways are the default routes by interface, IPv4 before IPv6.
func (h *host) gateways() map[string][]gateway {
	out := make(map[string][]gateway)
	for line := range h.lines("proc/net/route") {
		f := strings.Fields(line)
		if len(f) < 8 || f[1] != "00000000" || f[7] != "00000000" {
			continue
		}
		// The kernel prints the address in its own byte order.
		n, err := strconv.ParseUint(f[2], 16, 32)
		if err != nil || n == 0 {
			continue
		}
		var raw [4]byte
		binary.NativeEndian.PutUint32(raw[:], uint32(n))
		metric, _ := strconv.ParseUint(f[6], 10, 32)
		out[f[0]] = append(out[f[0]], gateway{netip.AddrFrom4(raw), metric})
	}
	for line := range h.lines("proc/net/ipv6_route") {
		f := strings.Fields(line)
		if len(f) < 10 || f[1] != "00" || strings.Trim(f[0], "0") != "" || strings.Trim(f[4], "0") == "" {
			continue
		}
		raw, err := hex.DecodeString(f[4])
		address, ok := netip.AddrFromSlice(raw)
		if err != nil || !ok {
			continue
		}
		metric, _ := strconv.ParseUint(f[5], 16, 32)
		out[f[9]] = append(out[f[9]], gateway{address, metric})
	}
	return out
}

func networkSettingProvider() *provider {
	return &provider{class: "Win32_NetworkAdapterSetting", list: func(r *request) error {
		for _, a := range r.host.adapters() {
			row := r.row()
			row.set("Element", r.path("Win32_NetworkAdapter", cim.Key{Name: "DeviceID", Value: strconv.FormatInt(a.index, 10)}))
			row.set("Setting", r.path("Win32_NetworkAdapterConfiguration", cim.Key{Name: "Index", Value: uint32(a.index)}))
			if !r.add(row) {
				break
			}
		}
		return nil
	}}
}
