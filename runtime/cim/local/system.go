package local

import (
	"net/netip"
	"time"
)

// System is what cannot be read from files. Tests replace it.
type System interface {
	// Available is an error where the files this package reads do not exist
	// because the platform is not Linux.
	Available() error
	// StatFS describes the file system mounted at a path.
	StatFS(path string) (FileSystem, error)
	// Interfaces gives the addresses of the network interfaces by name.
	Interfaces() (map[string][]netip.Prefix, error)
	// Environ is the environment as NAME=value.
	Environ() []string
	// UID is the user's number.
	UID() int
	Now() time.Time
	// Start runs a program in a session of its own, without input and output.
	Start(argv []string, dir string, env []string) (pid int, err error)
	// Reap forgets the programs started that have ended.
	Reap()
	// Kill ends a process at once.
	Kill(pid int) error
	// SetNice changes the scheduling priority of a process, -20 to 19.
	SetNice(pid, nice int) error
}

// FileSystem holds the sizes of a mounted file system in bytes.
type FileSystem struct {
	Size, Free, BlockSize uint64
	// NameLength is the longest file name in bytes.
	NameLength uint32
}
