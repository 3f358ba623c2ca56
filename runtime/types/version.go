package types

import (
	"cmp"
	"strconv"
	"strings"

	"goposh/runtime/neterr"
	"goposh/runtime/value"
)

var typeVersion = lazyType{name: "System.Version"}

// Version is a System.Version; absent parts are -1.
type Version struct {
	value.Bag
	Major, Minor, Build, Revision int
}

// Type implements value.Object.
func (*Version) Type() *value.Type { return typeVersion.get() }

// EqualObject implements value.Equaler.
func (v *Version) EqualObject(o value.Object) bool {
	w, ok := o.(*Version)
	return ok && v.Compare(w) == 0
}

// HashObject implements value.Equaler.
func (v *Version) HashObject() uint32 {
	return uint32(v.Major&0xF)<<28 | uint32(v.Minor&0xFF)<<20 | uint32(v.Build&0xFF)<<12 | uint32(v.Revision&0xFFF)
}

// Compare orders versions; an absent part is below 0.
func (v *Version) Compare(w *Version) int {
	return cmp.Or(cmp.Compare(v.Major, w.Major), cmp.Compare(v.Minor, w.Minor), cmp.Compare(v.Build, w.Build), cmp.Compare(v.Revision, w.Revision))
}

// CompareObject orders versions.
func (v *Version) CompareObject(_ value.Runtime, o value.Object) (int, error) {
	w, _ := o.(*Version)
	return v.Compare(w), nil
}

func (v *Version) parts() []int {
	p := []int{v.Major, v.Minor, v.Build, v.Revision}
	n := 2
	for n < 4 && p[n] >= 0 {
		n++
	}
	return p[:n]
}

// String is the parts that are there, joined by dots.
func (v *Version) String() string { return joinParts(v.parts()) }

func joinParts(p []int) string {
	s := make([]string, len(p))
	for i, n := range p {
		s[i] = strconv.Itoa(n)
	}
	return strings.Join(s, ".")
}

// NewVersion returns a Version; pass -1 for absent parts.
func NewVersion(major, minor, build, revision int) *Version {
	return &Version{Major: major, Minor: minor, Build: build, Revision: revision}
}

// ParseVersion reads two to four numbers joined by dots. Errors are those of Version.Parse.
func ParseVersion(s string) (*Version, error) {
	fields := strings.Split(s, ".")
	if len(fields) < 2 || len(fields) > 4 {
		return nil, neterr.Argument("input", "Version string portion was too short or too long.")
	}
	v := NewVersion(0, 0, -1, -1)
	for i, f := range fields {
		n, err := parseNumber(value.TypeInt32, f, stylesInteger, nil)
		if err != nil {
			return nil, err
		}
		if n.Int64() < 0 {
			return nil, actualValue("input", n.Int64(), "input ('%d') must be a non-negative value.", n.Int64())
		}
		*[...]*int{&v.Major, &v.Minor, &v.Build, &v.Revision}[i] = int(n.Int64())
	}
	return v, nil
}

// versionClass declares System.Version.
func versionClass() *Class {
	return &Class{Members: []M{
		{"new(int major, int minor, int build, int revision)", verNew},
		{"new(int major, int minor, int build)", verNew},
		{"new(int major, int minor)", verNew},
		{"new(string version)", verNew},
		{"new()", verNew},
		{"int Major {get}", verMajor},
		{"int Minor {get}", verMinor},
		{"int Build {get}", verBuild},
		{"int Revision {get}", verRevision},
		{"short MajorRevision {get}", verMajorRevision},
		{"short MinorRevision {get}", verMinorRevision},
		{"object Clone()", strSelf},
		{"int CompareTo(object version)", thisCompareTo},
		{"int CompareTo(Version value)", thisCompareTo},
		{"bool Equals(object obj)", thisEquals},
		{"bool Equals(Version obj)", thisEquals},
		{"int GetHashCode()", objGetHashCode},
		{"string ToString()", verToString},
		{"string ToString(int fieldCount)", verToString},
		{"static Version Parse(string input)", verParse},
		{"static bool TryParse(string input, out Version result)", verTryParse},
		{"static bool op_Equality(Version v1, Version v2)", opEqual},
		{"static bool op_Inequality(Version v1, Version v2)", opNotEqual},
		{"static bool op_LessThan(Version v1, Version v2)", opLess},
		{"static bool op_LessThanOrEqual(Version v1, Version v2)", opLessEqual},
		{"static bool op_GreaterThan(Version v1, Version v2)", opGreater},
		{"static bool op_GreaterThanOrEqual(Version v1, Version v2)", opGreaterEqual},
	}}
}

func verThis(c *Call) *Version { return this[*Version](c) }

func verNew(c *Call) (value.Value, error) {
	v := NewVersion(0, 0, -1, -1)
	if c.N() == 1 {
		return verParse(c)
	}
	names := [...]string{"major", "minor", "build", "revision"}
	for i := range c.Args {
		n := c.Int(i)
		if n < 0 {
			return value.Null, errNegative(names[i], n)
		}
		*[...]*int{&v.Major, &v.Minor, &v.Build, &v.Revision}[i] = n
	}
	return vobject(v)
}

func verParse(c *Call) (value.Value, error) {
	if c.isNull(0) {
		return value.Null, neterr.ArgumentNull("input")
	}
	v, err := ParseVersion(c.Str(0))
	if err != nil {
		return value.Null, err
	}
	return vobject(v)
}

func verTryParse(c *Call) (value.Value, error)      { return try(verParse, value.Null)(c) }
func verMajor(c *Call) (value.Value, error)         { return vint(verThis(c).Major) }
func verMinor(c *Call) (value.Value, error)         { return vint(verThis(c).Minor) }
func verBuild(c *Call) (value.Value, error)         { return vint(verThis(c).Build) }
func verRevision(c *Call) (value.Value, error)      { return vint(verThis(c).Revision) }
func verMajorRevision(c *Call) (value.Value, error) { return shortOf(verThis(c).Revision >> 16) }
func verMinorRevision(c *Call) (value.Value, error) { return shortOf(verThis(c).Revision) }

func shortOf(n int) (value.Value, error) {
	return value.FromInteger(value.KindInt16, int64(int16(n))), nil
}

func verToString(c *Call) (value.Value, error) {
	v := verThis(c)
	if c.N() == 0 {
		return vstring(v.String())
	}
	p, n := v.parts(), c.Int(0)
	if n < 0 || n > len(p) {
		return value.Null, neterr.Argument("fieldCount", "Argument must be between 0 and %d.", len(p))
	}
	return vstring(joinParts(p[:n]))
}
