//go:build !linux

package types

import (
	"io/fs"
	"time"
)

// timeIn returns the modification time, the only one known everywhere.
func timeIn(fi fs.FileInfo, _ fileTimeKind) time.Time { return fi.ModTime() }
