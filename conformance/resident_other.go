//go:build !linux

package conformance

// residentSize is a process's resident set in bytes; 0 where it is unknown.
func residentSize(int) int64 { return 0 }
