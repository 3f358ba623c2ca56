package provider

import (
	"io/fs"
	"os"
	"os/user"
	"strconv"

	"goposh/runtime/datetime"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// UnixStat is System.Management.Automation.Platform+Unix+CommonStat: what the UnixStat note of files holds. The file is looked
// at when a member is first asked for.
type UnixStat struct {
	value.Bag
	path string
	info fs.FileInfo
	done bool
}

var typeUnixStat = &value.Type{
	FullName: "System.Management.Automation.Platform+Unix+CommonStat", Base: value.TypeObject, Kind: value.KindObject,
	Assembly: "System.Management.Automation", Script: unixStatClass{},
}

// Type implements value.Object.
func (*UnixStat) Type() *value.Type { return typeUnixStat }

func (f *FileSystem) unixStat(op *Op, path string) value.Value {
	return value.Of(&UnixStat{path: clean(f.absolute(op, path))})
}

func (u *UnixStat) stat() fs.FileInfo {
	if !u.done {
		u.done = true
		u.info, _ = os.Lstat(u.path)
	}
	return u.info
}

// Mode is the mode as ls shows it: "-rw-r--r--".
func (u *UnixStat) Mode() string {
	fi := u.stat()
	if fi == nil {
		return ""
	}
	b := []byte("-rwxrwxrwx")
	m := fi.Mode()
	switch {
	case m.IsDir():
		b[0] = 'd'
	case m&fs.ModeSymlink != 0:
		b[0] = 'l'
	case m&fs.ModeNamedPipe != 0:
		b[0] = 'p'
	case m&fs.ModeSocket != 0:
		b[0] = 's'
	case m&fs.ModeCharDevice != 0:
		b[0] = 'c'
	case m&fs.ModeDevice != 0:
		b[0] = 'b'
	}
	for i := range 9 {
		if m&(1<<(8-i)) == 0 {
			b[i+1] = '-'
		}
	}
	special := func(on bool, at int, set, unset byte) {
		if !on {
			return
		}
		if b[at] == 'x' {
			b[at] = set
		} else {
			b[at] = unset
		}
	}
	special(m&fs.ModeSetuid != 0, 3, 's', 'S')
	special(m&fs.ModeSetgid != 0, 6, 's', 'S')
	special(m&fs.ModeSticky != 0, 9, 't', 'T')
	return string(b)
}

// octal is the permission bits with set-user, set-group and sticky as stat gives them.
func (u *UnixStat) octal() int64 {
	fi := u.stat()
	if fi == nil {
		return 0
	}
	n := int64(fi.Mode().Perm())
	if fi.Mode()&fs.ModeSetuid != 0 {
		n |= 0o4000
	}
	if fi.Mode()&fs.ModeSetgid != 0 {
		n |= 0o2000
	}
	if fi.Mode()&fs.ModeSticky != 0 {
		n |= 0o1000
	}
	return n
}

func (u *UnixStat) ids() (uid, gid int) {
	if fi := u.stat(); fi != nil {
		uid, gid, _ = owner(fi)
	}
	return uid, gid
}

func userName(uid int) string {
	if x, err := user.LookupId(strconv.Itoa(uid)); err == nil {
		return x.Username
	}
	return strconv.Itoa(uid)
}

func groupName(gid int) string {
	if x, err := user.LookupGroupId(strconv.Itoa(gid)); err == nil {
		return x.Name
	}
	return strconv.Itoa(gid)
}

type unixStatClass struct{}

// Declare implements types.Declarer.
func (unixStatClass) Declare() *types.Class {
	get := func(sig string, f func(u *UnixStat, fi fs.FileInfo) value.Value) types.M {
		return types.M{Sig: sig, F: func(c *types.Call) (value.Value, error) {
			u, ok := c.This.Base().Object().(*UnixStat)
			if !ok || u.stat() == nil {
				return value.Null, nil
			}
			return f(u, u.stat()), nil
		}}
	}
	return &types.Class{Type: typeUnixStat, Members: []types.M{
		get("long Inode {get}", func(_ *UnixStat, fi fs.FileInfo) value.Value { _, ino, _ := links(fi); return value.Long(int64(ino)) }),
		get("int Mode {get}", func(u *UnixStat, _ fs.FileInfo) value.Value { return value.Int(int32(u.octal())) }),
		get("int UserId {get}", func(u *UnixStat, _ fs.FileInfo) value.Value { uid, _ := u.ids(); return value.Int(int32(uid)) }),
		get("int GroupId {get}", func(u *UnixStat, _ fs.FileInfo) value.Value { _, gid := u.ids(); return value.Int(int32(gid)) }),
		get("int HardlinkCount {get}", func(_ *UnixStat, fi fs.FileInfo) value.Value { n, _, _ := links(fi); return value.Int(int32(n)) }),
		get("long Size {get}", func(_ *UnixStat, fi fs.FileInfo) value.Value { return value.Long(fi.Size()) }),
		get("datetime AccessTime {get}", func(_ *UnixStat, fi fs.FileInfo) value.Value { return timeValue(fi) }),
		get("datetime ModifiedTime {get}", func(_ *UnixStat, fi fs.FileInfo) value.Value { return timeValue(fi) }),
		get("datetime StatusChangeTime {get}", func(_ *UnixStat, fi fs.FileInfo) value.Value { return timeValue(fi) }),
		get("bool IsSetUid {get}", func(_ *UnixStat, fi fs.FileInfo) value.Value { return value.Bool(fi.Mode()&fs.ModeSetuid != 0) }),
		get("bool IsSetGid {get}", func(_ *UnixStat, fi fs.FileInfo) value.Value { return value.Bool(fi.Mode()&fs.ModeSetgid != 0) }),
		get("bool IsSticky {get}", func(_ *UnixStat, fi fs.FileInfo) value.Value { return value.Bool(fi.Mode()&fs.ModeSticky != 0) }),
		get("string GetModeString()", func(u *UnixStat, _ fs.FileInfo) value.Value { return value.String(u.Mode()) }),
		get("string GetUserName()", func(u *UnixStat, _ fs.FileInfo) value.Value { uid, _ := u.ids(); return value.String(userName(uid)) }),
		get("string GetGroupName()", func(u *UnixStat, _ fs.FileInfo) value.Value { _, gid := u.ids(); return value.String(groupName(gid)) }),
	}}
}

func timeValue(fi fs.FileInfo) value.Value {
	return value.DateTime(datetime.FromTime(fi.ModTime(), datetime.Local).Data())
}
