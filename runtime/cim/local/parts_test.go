package local

import (
	"encoding/binary"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestZoneRules(t *testing.T) {
	for name, want := range map[string]rules{
		"UTC":          {},
		"Asia/Kolkata": {standard: 19800, daylight: 19800},
		"America/New_York": {standard: -18000, daylight: -14400,
			toDaylight: time.Date(2024, 3, 10, 2, 0, 0, 0, time.UTC), toStandard: time.Date(2024, 11, 3, 2, 0, 0, 0, time.UTC)},
		"Australia/Sydney": {standard: 36000, daylight: 39600,
			toDaylight: time.Date(2024, 10, 6, 2, 0, 0, 0, time.UTC), toStandard: time.Date(2024, 4, 7, 3, 0, 0, 0, time.UTC)},
	} {
		zone, err := time.LoadLocation(name)
		if err != nil {
			t.Skip("no zone data: ", err)
		}
		got := zoneRules(zone, 2024)
		assert.Equal(t, want.standard, got.standard, name)
		assert.Equal(t, want.daylight, got.daylight, name)
		assert.Equal(t, want.toDaylight.Format(time.DateTime), got.toDaylight.Format(time.DateTime), name)
		assert.Equal(t, want.toStandard.Format(time.DateTime), got.toStandard.Format(time.DateTime), name)
	}
}

func memoryDevice(size uint16, extended uint32) []byte {
	d := make([]byte, 0x28)
	d[0], d[1] = smbiosMemoryDevice, byte(len(d))
	binary.LittleEndian.PutUint16(d[0x0c:], size)
	d[0x0e], d[0x10], d[0x12] = 0x0d, 1, 0x1a
	binary.LittleEndian.PutUint16(d[0x15:], 3200)
	binary.LittleEndian.PutUint32(d[0x1c:], extended)
	return append(d, "DIMM A\x00\x00"...)
}

func TestSMBIOS(t *testing.T) {
	raw := append([]byte{1, 4, 0, 0, 0, 0}, memoryDevice(8192, 0)...)
	raw = append(raw, memoryDevice(0x7fff, 65536)...)
	raw = append(raw, memoryDevice(0, 0)...)
	got := parseSMBIOS(raw)
	require.Len(t, got, 4)
	assert.Equal(t, uint64(8<<30), memoryCapacity(&got[1]))
	assert.Equal(t, uint64(64<<30), memoryCapacity(&got[2]))
	assert.Zero(t, memoryCapacity(&got[3]))
	assert.Equal(t, "DIMM A", got[1].text(0x10))
	assert.Empty(t, got[1].text(0x11))
	for cut := range raw {
		parseSMBIOS(raw[:cut]) // a cut table must not panic
	}
}

func TestParseMount(t *testing.T) {
	for line, want := range map[string]string{
		"1 0 0:1 / / rw - overlay overlay rw":                    "/",
		"1 0 8:1 /@home /home rw - btrfs /dev/sda1 rw":           "/home",
		"1 0 8:1 /etc/hosts /etc/hosts rw - ext4 /dev/sda1 rw":   "",
		"1 0 0:9 / /tmp rw - tmpfs tmpfs rw":                     "",
		`1 0 0:9 / /a\134b rw shared:1 master:2 - zfs pool/a rw`: `/a\b`,
		"1 0 7:1 / /snap/x ro - squashfs /dev/loop1 ro":          "",
		"short - line": "",
		"":             "",
	} {
		m, ok := parseMount(line)
		assert.Equal(t, want != "", ok, line)
		assert.Equal(t, want, m.point, line)
	}
}

func FuzzFiles(f *testing.F) {
	f.Add("1 (a) b) S 0 1 1 0 -1 4194560 100 0 5 0 250 125 0 0 20 0 1 0 50 4096000 300 1")
	f.Add(`1 0 8:1 / /a\040b rw - ext4 /dev/sda1 rw`)
	f.Add("\x11\x28\x00\x00\x00\x00")
	f.Fuzz(func(_ *testing.T, text string) {
		parseStat(text)
		parseMount(text)
		parseSMBIOS([]byte(text))
		unescapeHex(text)
		splitCommand(text)
		unquote(text)
	})
}
