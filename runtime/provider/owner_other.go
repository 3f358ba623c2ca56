//go:build !unix

package provider

import "io/fs"

func owner(fs.FileInfo) (uid, gid int, ok bool) { return 0, 0, false }

func links(fs.FileInfo) (count int, inode, device uint64) { return 1, 0, 0 }
