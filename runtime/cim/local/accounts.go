package local

import (
	"iter"
	"slices"
	"strconv"
	"strings"

	"goposh/runtime/cim"
)

// account is a line of /etc/passwd.
type account struct {
	name, fullName, shell string
	uid, gid              uint32
}

func (h *host) accounts() iter.Seq[account] {
	return func(yield func(account) bool) {
		for line := range h.lines("etc/passwd") {
			f := strings.Split(line, ":")
			if len(f) < 7 {
				continue
			}
			uid, err1 := strconv.ParseUint(f[2], 10, 32)
			gid, err2 := strconv.ParseUint(f[3], 10, 32)
			if err1 != nil || err2 != nil {
				continue
			}
			full, _, _ := strings.Cut(f[4], ",")
			if !yield(account{name: f[0], fullName: full, shell: f[6], uid: uint32(uid), gid: uint32(gid)}) {
				return
			}
		}
	}
}

// group is a line of /etc/group.
type group struct {
	name    string
	gid     uint32
	members []string
}

func (h *host) groups() iter.Seq[group] {
	return func(yield func(group) bool) {
		for line := range h.lines("etc/group") {
			f := strings.Split(line, ":")
			if len(f) < 4 {
				continue
			}
			gid, err := strconv.ParseUint(f[2], 10, 32)
			if err != nil {
				continue
			}
			g := group{name: f[0], gid: uint32(gid)}
			if f[3] != "" {
				g.members = strings.Split(f[3], ",")
			}
			if !yield(g) {
				return
			}
		}
	}
}

// userName is the name of a user, the number itself if it has none.
func (h *host) userName(uid uint32) string {
	for a := range h.accounts() {
		if a.uid == uid {
			return a.name
		}
	}
	return strconv.FormatUint(uint64(uid), 10)
}

func userSID(uid uint32) string  { return "S-1-22-1-" + strconv.FormatUint(uint64(uid), 10) }
func groupSID(gid uint32) string { return "S-1-22-2-" + strconv.FormatUint(uint64(gid), 10) }

func (w *row) account(name, sid string, sidType int) {
	domain := w.r.host.name()
	w.set("Caption", domain+`\`+name)
	w.set("Domain", domain)
	w.set("LocalAccount", true)
	w.set("Name", name)
	w.set("SID", sid)
	w.set("SIDType", sidType)
	w.set("Status", "OK")
}

func userAccountProvider() *provider {
	return &provider{class: "Win32_UserAccount", list: func(r *request) error {
		passwords := r.host.passwords()
		for a := range r.host.accounts() {
			row := r.row()
			row.account(a.name, userSID(a.uid), 1)
			row.text("Description", a.fullName)
			row.text("FullName", a.fullName)
			row.set("AccountType", 512) // a normal account
			hash, known := passwords[a.name]
			locked := strings.HasPrefix(hash, "!") || strings.HasPrefix(hash, "*")
			row.set("Disabled", locked && known || strings.HasSuffix(a.shell, "/nologin") || strings.HasSuffix(a.shell, "/false"))
			row.set("Lockout", false)
			row.set("PasswordChangeable", true)
			if known {
				row.set("PasswordRequired", hash != "")
				row.set("PasswordExpires", r.host.passwordExpires(a.name))
			}
			if !r.add(row) {
				break
			}
		}
		return nil
	}}
}

// passwords are the password fields by user; empty without the right to read
// /etc/shadow.
func (h *host) passwords() map[string]string {
	out := make(map[string]string)
	for line := range h.lines("etc/shadow") {
		if f := strings.Split(line, ":"); len(f) >= 2 {
			out[f[0]] = f[1]
		}
	}
	return out
}

// neverExpires is the usual maximum age of a password, in days, that means none.
const neverExpires = 99999

func (h *host) passwordExpires(name string) bool {
	for line := range h.lines("etc/shadow") {
		if f := strings.Split(line, ":"); len(f) >= 5 && f[0] == name {
			days, err := strconv.Atoi(f[4])
			return err == nil && days < neverExpires
		}
	}
	return false
}

func groupProvider() *provider {
	return &provider{class: "Win32_Group", list: func(r *request) error {
		for g := range r.host.groups() {
			row := r.row()
			row.account(g.name, groupSID(g.gid), 4) // an alias, as local groups are
			if !r.add(row) {
				break
			}
		}
		return nil
	}}
}

func groupUserProvider() *provider {
	return &provider{class: "Win32_GroupUser", list: func(r *request) error {
		primary := make(map[uint32][]string)
		for a := range r.host.accounts() {
			primary[a.gid] = append(primary[a.gid], a.name)
		}
		for g := range r.host.groups() {
			members := slices.Clone(primary[g.gid])
			for _, m := range g.members {
				if !slices.Contains(members, m) {
					members = append(members, m)
				}
			}
			for _, m := range members {
				row := r.row()
				row.set("GroupComponent", r.accountPath("Win32_Group", g.name))
				row.set("PartComponent", r.accountPath("Win32_UserAccount", m))
				if !r.add(row) {
					return nil
				}
			}
		}
		return nil
	}}
}

func (r *request) accountPath(class, name string) cim.ObjectPath {
	return r.path(class, cim.Key{Name: "Domain", Value: r.host.name()}, cim.Key{Name: "Name", Value: name})
}

// path names an instance on this computer in the request's namespace.
func (r *request) path(class string, keys ...cim.Key) cim.ObjectPath {
	return cim.ObjectPath{Server: r.host.name(), Namespace: r.class.Namespace, Class: class, Keys: keys}
}
