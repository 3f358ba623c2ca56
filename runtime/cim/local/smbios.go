package local

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"strings"
)

// smbiosStructure is one structure of the SMBIOS tables.
type smbiosStructure struct {
	kind    byte
	data    []byte // with the header
	strings [][]byte
}

// smbios reads the tables, nothing without the right to.
func (h *host) smbios() []smbiosStructure {
	raw, err := h.read("sys/firmware/dmi/tables/DMI")
	if err != nil {
		return nil
	}
	return parseSMBIOS(raw)
}

// parseSMBIOS splits the table into structures and ends at the first one that
// is cut off.
func parseSMBIOS(raw []byte) []smbiosStructure {
	var out []smbiosStructure
	for len(raw) >= 4 {
		length := int(raw[1])
		if length < 4 || length > len(raw) {
			return out
		}
		s := smbiosStructure{kind: raw[0], data: raw[:length]}
		// The strings follow, each ended by a zero, the set by another.
		end := bytes.Index(raw[length:], []byte{0, 0})
		if end < 0 {
			return out
		}
		if end > 0 {
			s.strings = bytes.Split(raw[length:length+end], []byte{0})
		}
		out = append(out, s)
		raw = raw[length+end+2:]
	}
	return out
}

func (s *smbiosStructure) byte(at int) (byte, bool) {
	if at >= len(s.data) {
		return 0, false
	}
	return s.data[at], true
}

func (s *smbiosStructure) word(at int) (uint16, bool) {
	if at+2 > len(s.data) {
		return 0, false
	}
	return binary.LittleEndian.Uint16(s.data[at:]), true
}

func (s *smbiosStructure) dword(at int) (uint32, bool) {
	if at+4 > len(s.data) {
		return 0, false
	}
	return binary.LittleEndian.Uint32(s.data[at:]), true
}

func (s *smbiosStructure) text(at int) string {
	n, ok := s.byte(at)
	if !ok || n == 0 || int(n) > len(s.strings) {
		return ""
	}
	return strings.TrimSpace(string(s.strings[n-1]))
}

// smbiosVersion is in the entry point, whose layout its anchor tells.
func smbiosVersion(h *host) (major, minor byte, ok bool) {
	raw, err := h.read("sys/firmware/dmi/tables/smbios_entry_point")
	switch {
	case err != nil:
		return 0, 0, false
	case len(raw) >= 9 && bytes.HasPrefix(raw, []byte("_SM3_")):
		return raw[7], raw[8], true
	case len(raw) >= 8 && bytes.HasPrefix(raw, []byte("_SM_")):
		return raw[6], raw[7], true
	}
	return 0, 0, false
}

const smbiosMemoryDevice = 17

func physicalMemoryProvider() *provider {
	return &provider{class: "Win32_PhysicalMemory", list: func(r *request) error {
		n := 0
		for _, s := range r.host.smbios() {
			if s.kind != smbiosMemoryDevice {
				continue
			}
			row, ok := r.physicalMemory(n, &s)
			n++
			if ok && !r.add(row) {
				break
			}
		}
		return nil
	}}
}

// physicalMemory is false for an empty slot.
func (r *request) physicalMemory(n int, s *smbiosStructure) (*row, bool) {
	capacity := memoryCapacity(s)
	if capacity == 0 {
		return nil, false
	}
	w := r.row()
	w.titles("Physical Memory")
	w.set("CreationClassName", "Win32_PhysicalMemory")
	w.set("Tag", fmt.Sprintf("Physical Memory %d", n))
	w.set("Capacity", capacity)
	word := func(name string, at int) {
		if v, ok := s.word(at); ok && v != 0 && v != 0xffff {
			w.set(name, v)
		}
	}
	word("TotalWidth", 0x08)
	word("DataWidth", 0x0a)
	word("TypeDetail", 0x13)
	word("Speed", 0x15)
	word("ConfiguredClockSpeed", 0x20)
	word("MinVoltage", 0x22)
	word("MaxVoltage", 0x24)
	word("ConfiguredVoltage", 0x26)
	if v, ok := s.byte(0x0e); ok {
		w.set("FormFactor", cimFormFactor(v))
	}
	if v, ok := s.byte(0x12); ok {
		w.set("SMBIOSMemoryType", v)
		w.set("MemoryType", cimMemoryType(v))
	}
	if v, ok := s.byte(0x1b); ok {
		w.set("Attributes", v&0x0f)
	}
	w.text("DeviceLocator", s.text(0x10))
	w.text("BankLabel", s.text(0x11))
	w.text("Manufacturer", s.text(0x17))
	w.text("SerialNumber", s.text(0x18))
	w.text("PartNumber", s.text(0x1a))
	return w, true
}

// memoryCapacity is in bytes, 0 if empty or unknown.
func memoryCapacity(s *smbiosStructure) uint64 {
	size, ok := s.word(0x0c)
	switch {
	case !ok || size == 0 || size == 0xffff:
		return 0
	case size == 0x7fff:
		megabytes, _ := s.dword(0x1c)
		return uint64(megabytes&0x7fffffff) << 20
	case size&0x8000 != 0:
		return uint64(size&0x7fff) << 10
	}
	return uint64(size) << 20
}

// cimFormFactor turns SMBIOS's number into CIM_Chip's, 0 for unknown.
func cimFormFactor(v byte) int {
	switch v {
	case 0x09: // DIMM
		return 8
	case 0x0d: // SODIMM
		return 12
	case 0x03: // SIMM
		return 7
	}
	return 0
}

// cimMemoryType turns SMBIOS's number into CIM_PhysicalMemory's, which ends at
// DDR3; later kinds are unknown, as on Windows.
func cimMemoryType(v byte) int {
	switch v {
	case 0x12: // DDR
		return 20
	case 0x13: // DDR2
		return 21
	case 0x18: // DDR3
		return 24
	}
	return 0
}
