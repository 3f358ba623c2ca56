package local

import (
	"path"
	"slices"
	"strings"
)

// mount is a mounted file system that holds a user's files.
type mount struct {
	device        string // major:minor
	point, source string
	fsType        string
	readOnly      bool
}

// networkFileSystems hold files of other computers.
var networkFileSystems = []string{"nfs", "nfs4", "cifs", "smb3", "9p", "ceph", "fuse.sshfs", "fuse.glusterfs", "glusterfs", "afs", "virtiofs"}

func (m *mount) network() bool { return slices.Contains(networkFileSystems, m.fsType) }

// mounts lists what Windows would call drives: file systems on devices, network
// ones, and whatever is mounted on /. Bind mounts and pseudo file systems are
// none. A mount that a later one covers is left out.
func (h *host) mounts() []mount {
	var out []mount
	name := "proc/self/mountinfo"
	if !h.exists(name) {
		name = "proc/1/mountinfo"
	}
	for line := range h.lines(name) {
		m, ok := parseMount(line)
		if !ok {
			continue
		}
		out = slices.DeleteFunc(out, func(old mount) bool { return old.point == m.point })
		out = append(out, m)
	}
	return out
}

// parseMount reads a line of mountinfo; see proc_pid_mountinfo(5).
func parseMount(line string) (mount, bool) {
	before, after, ok := strings.Cut(line, " - ")
	f, g := strings.Fields(before), strings.Fields(after)
	if !ok || len(f) < 6 || len(g) < 2 {
		return mount{}, false
	}
	m := mount{device: f[2], point: unescapeMount(f[4]), fsType: g[0], source: unescapeMount(g[1])}
	m.readOnly = slices.Contains(strings.Split(f[5], ","), "ro")
	root := f[3]
	switch {
	case m.point == "/":
	case m.fsType == "devtmpfs", m.fsType == "squashfs":
		return mount{}, false
	case m.network(), m.fsType == "zfs":
	case !strings.HasPrefix(m.source, "/dev/"):
		return mount{}, false
	case root != "/" && m.fsType != "btrfs": // a bind mount of a part
		return mount{}, false
	}
	return m, true
}

// unescapeMount undoes the octal escapes of spaces and the like.
func unescapeMount(s string) string {
	if !strings.Contains(s, `\`) {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' && i+3 < len(s) {
			n, ok := byte(0), true
			for _, c := range []byte(s[i+1 : i+4]) {
				ok = ok && c >= '0' && c <= '7'
				n = n<<3 | (c - '0')
			}
			if ok {
				b.WriteByte(n)
				i += 3
				continue
			}
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

// Windows' drive types.
const (
	driveRemovable = 2
	driveFixed     = 3
	driveNetwork   = 4
	driveCD        = 5
	driveRAM       = 6
)

func (h *host) driveType(m *mount) int {
	switch {
	case m.network():
		return driveNetwork
	case m.fsType == "iso9660", m.fsType == "udf":
		return driveCD
	case m.fsType == "tmpfs", m.fsType == "ramfs":
		return driveRAM
	case h.text("sys/block/"+h.diskOf(path.Base(m.source))+"/removable") == "1":
		return driveRemovable
	}
	return driveFixed
}

// byLink finds the name under /dev/disk/KIND whose link leads to a device, ""
// if there is none.
func (h *host) byLink(kind, device string) string {
	dir := "dev/disk/" + kind
	for _, name := range h.names(dir) {
		if path.Base(h.link(dir+"/"+name)) == path.Base(device) {
			return unescapeHex(name)
		}
	}
	return ""
}

// unescapeHex undoes udev's \x20 escapes.
func unescapeHex(s string) string {
	for at := 0; ; {
		i := strings.Index(s[at:], `\x`)
		if i < 0 || at+i+4 > len(s) {
			return s
		}
		i += at
		hi, lo := strings.IndexByte("0123456789abcdef", s[i+2]), strings.IndexByte("0123456789abcdef", s[i+3])
		if hi >= 0 && lo >= 0 {
			s = s[:i] + string([]byte{byte(hi<<4 | lo)}) + s[i+4:]
		}
		at = i + 1
	}
}
