package local

import (
	"bytes"
	"iter"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"time"
)

// host reads the files of the system below its root.
type host struct {
	root string
	sys  System
	// name is the computer's name.
	name func() string
	zone func() *time.Location
	boot func() time.Time
}

func newHost(root string, sys System) *host {
	h := &host{root: root, sys: sys}
	h.name = sync.OnceValue(h.hostName)
	h.zone = sync.OnceValue(h.location)
	h.boot = sync.OnceValue(h.bootTime)
	return h
}

func (h *host) path(name string) string { return filepath.Join(h.root, name) }

func (h *host) read(name string) ([]byte, error) { return os.ReadFile(h.path(name)) }

// text is a file's content without surrounding space, "" if it cannot be read:
// much of /sys is optional or for root only.
func (h *host) text(name string) string {
	b, err := h.read(name)
	if err != nil {
		return ""
	}
	return string(bytes.Trim(b, " \t\r\n\x00"))
}

// number is a file's content as a decimal number; ok is false if there is none.
func (h *host) number(name string) (n int64, ok bool) {
	n, err := strconv.ParseInt(h.text(name), 10, 64)
	return n, err == nil
}

// lines yields the lines of a file, none if it cannot be read.
func (h *host) lines(name string) iter.Seq[string] { return strings.SplitSeq(h.text(name), "\n") }

// names lists a directory in order, nothing if it cannot be read.
func (h *host) names(dir string) []string {
	entries, err := os.ReadDir(h.path(dir))
	if err != nil {
		return nil
	}
	names := make([]string, len(entries))
	for i, e := range entries {
		names[i] = e.Name()
	}
	return names
}

func (h *host) exists(name string) bool {
	_, err := os.Lstat(h.path(name))
	return err == nil
}

// link is the target of a symbolic link, "" if it is none.
func (h *host) link(name string) string {
	target, err := os.Readlink(h.path(name))
	if err != nil {
		return ""
	}
	return target
}

func (h *host) modified(name string) (time.Time, bool) {
	info, err := os.Stat(h.path(name))
	if err != nil {
		return time.Time{}, false
	}
	return info.ModTime().In(h.zone()), true
}

func (h *host) hostName() string {
	if name := h.text("proc/sys/kernel/hostname"); name != "" {
		return name
	}
	if name := h.text("etc/hostname"); name != "" {
		return name
	}
	return "localhost"
}

// bootTime is when the system started, to the second; zero if unknown.
func (h *host) bootTime() time.Time {
	for line := range h.lines("proc/stat") {
		if rest, ok := strings.CutPrefix(line, "btime "); ok {
			if n, err := strconv.ParseInt(strings.TrimSpace(rest), 10, 64); err == nil {
				return time.Unix(n, 0).In(h.zone())
			}
		}
	}
	return time.Time{}
}

// pairs reads lines of NAME<separator>VALUE; values lose surrounding quotes.
func (h *host) pairs(name, separator string) map[string]string {
	out := make(map[string]string)
	for line := range h.lines(name) {
		key, value, ok := strings.Cut(line, separator)
		key = strings.TrimSpace(key)
		if !ok || strings.HasPrefix(key, "#") {
			continue
		}
		out[key] = unquote(strings.TrimSpace(value))
	}
	return out
}

// unquote takes off shell quotes and the backslashes within double ones.
func unquote(s string) string {
	if len(s) < 2 || s[0] != s[len(s)-1] || s[0] != '"' && s[0] != '\'' {
		return s
	}
	double := s[0] == '"'
	s = s[1 : len(s)-1]
	if !double || !strings.Contains(s, `\`) {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' && i+1 < len(s) && strings.IndexByte("\"\\$`", s[i+1]) >= 0 {
			i++
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

// memory is /proc/meminfo in kilobytes.
func (h *host) memory() map[string]uint64 {
	out := make(map[string]uint64)
	for line := range h.lines("proc/meminfo") {
		key, value, _ := strings.Cut(line, ":")
		if n, ok := leadingNumber(value); ok {
			out[key] = n
		}
	}
	return out
}

// leadingNumber reads the number that begins text such as "  123 kB".
func leadingNumber(text string) (uint64, bool) {
	text = strings.TrimLeft(text, " \t")
	end := 0
	for end < len(text) && text[end] >= '0' && text[end] <= '9' {
		end++
	}
	n, err := strconv.ParseUint(text[:end], 10, 64)
	return n, err == nil
}
