package types

import "syscall"

// errnoText is what the C library says of an error number, as Win32Exception shows it on Linux.
func errnoText(n int) string {
	s := syscall.Errno(n).Error()
	if s == "" || n <= 0 {
		return "Success"
	}
	return string(s[0]&^0x20) + s[1:]
}
