package types

import (
	"cmp"
	"strconv"
	"strings"

	"goposh/runtime/neterr"
	"goposh/runtime/value"
)

var typeSemanticVersion = lazyType{name: "System.Management.Automation.SemanticVersion"}

// SemanticVersion is a System.Management.Automation.SemanticVersion.
type SemanticVersion struct {
	value.Bag
	Major, Minor, Patch int
	// PreRelease and BuildLabel are "" when absent.
	PreRelease, BuildLabel string
}

// Type implements value.Object.
func (*SemanticVersion) Type() *value.Type { return typeSemanticVersion.get() }

// EqualObject implements value.Equaler: build labels do not count.
func (v *SemanticVersion) EqualObject(o value.Object) bool {
	w, ok := o.(*SemanticVersion)
	return ok && v.Compare(w) == 0
}

// HashObject implements value.Equaler.
func (v *SemanticVersion) HashObject() uint32 {
	return uint32(v.Major)<<20 ^ uint32(v.Minor)<<10 ^ uint32(v.Patch) ^ value.HashKey(value.String(v.PreRelease), false)
}

// Compare orders by precedence: a pre-release is below its release.
func (v *SemanticVersion) Compare(w *SemanticVersion) int {
	if n := cmp.Or(cmp.Compare(v.Major, w.Major), cmp.Compare(v.Minor, w.Minor), cmp.Compare(v.Patch, w.Patch)); n != 0 {
		return n
	}
	return compareLabels(v.PreRelease, w.PreRelease)
}

func compareLabels(a, b string) int {
	switch {
	case a == b:
		return 0
	case a == "":
		return 1
	case b == "":
		return -1
	}
	x, y := strings.Split(a, "."), strings.Split(b, ".")
	for i := range min(len(x), len(y)) {
		m, errM := strconv.Atoi(x[i])
		n, errN := strconv.Atoi(y[i])
		switch {
		case errM == nil && errN == nil:
			if m != n {
				return cmp.Compare(m, n)
			}
		case errM == nil:
			return -1
		case errN == nil:
			return 1
		default:
			if c := strings.Compare(x[i], y[i]); c != 0 {
				return c
			}
		}
	}
	return cmp.Compare(len(x), len(y))
}

// CompareObject orders by precedence.
func (v *SemanticVersion) CompareObject(_ value.Runtime, o value.Object) (int, error) {
	w, _ := o.(*SemanticVersion)
	return v.Compare(w), nil
}

// String is Major.Minor.Patch with the labels.
func (v *SemanticVersion) String() string {
	s := joinParts([]int{v.Major, v.Minor, v.Patch})
	if v.PreRelease != "" {
		s += "-" + v.PreRelease
	}
	if v.BuildLabel != "" {
		s += "+" + v.BuildLabel
	}
	return s
}

// semVerClass declares System.Management.Automation.SemanticVersion.
func semVerClass() *Class {
	return &Class{Members: []M{
		{"new(string version)", semNew},
		{"new(int major, int minor, int patch, string preReleaseLabel, string buildLabel)", semNew},
		{"new(int major, int minor, int patch, string label)", semNew},
		{"new(int major, int minor, int patch)", semNew},
		{"new(int major, int minor)", semNew},
		{"new(int major)", semNew},
		{"new(Version version)", semNew},
		{"int Major {get}", semMajor},
		{"int Minor {get}", semMinor},
		{"int Patch {get}", semPatch},
		{"string PreReleaseLabel {get}", semPreReleaseLabel},
		{"string BuildLabel {get}", semBuildLabel},
		{"static SemanticVersion Parse(string version)", semParse},
		{"static bool TryParse(string version, out SemanticVersion result)", semTryParse},
		{"string ToString()", semToString},
		{"static int Compare(SemanticVersion versionA, SemanticVersion versionB)", opCompare},
		{"int CompareTo(object version)", thisCompareTo},
		{"int CompareTo(SemanticVersion value)", thisCompareTo},
		{"bool Equals(object obj)", thisEquals},
		{"bool Equals(SemanticVersion other)", thisEquals},
		{"int GetHashCode()", objGetHashCode},
		{"static implicit operator Version(SemanticVersion semver)", semOpImplicit},
		{"static bool op_Equality(SemanticVersion v1, SemanticVersion v2)", opEqual},
		{"static bool op_Inequality(SemanticVersion v1, SemanticVersion v2)", opNotEqual},
		{"static bool op_LessThan(SemanticVersion v1, SemanticVersion v2)", opLess},
		{"static bool op_LessThanOrEqual(SemanticVersion v1, SemanticVersion v2)", opLessEqual},
		{"static bool op_GreaterThan(SemanticVersion v1, SemanticVersion v2)", opGreater},
		{"static bool op_GreaterThanOrEqual(SemanticVersion v1, SemanticVersion v2)", opGreaterEqual},
	}}
}

// ParseSemanticVersion reads Major[.Minor[.Patch]] with labels. Errors are those of SemanticVersion.Parse.
func ParseSemanticVersion(s string) (*SemanticVersion, error) {
	bad := func() error { return neterr.Format("The input string '' was not in a correct format.") }
	v := &SemanticVersion{}
	main, rest := s, ""
	if i := strings.IndexAny(s, "-+"); i >= 0 {
		main, rest = s[:i], s[i:]
	}
	if strings.HasPrefix(rest, "-") {
		v.PreRelease, v.BuildLabel, _ = strings.Cut(rest[1:], "+")
		if !validLabel(v.PreRelease) {
			return nil, bad()
		}
	} else if rest != "" {
		v.BuildLabel = rest[1:]
	}
	if strings.Contains(rest, "+") && !validLabel(v.BuildLabel) {
		return nil, bad()
	}
	fields := strings.Split(main, ".")
	if len(fields) > 3 || strings.HasPrefix(rest, "+") && len(fields) != 3 {
		return nil, bad()
	}
	for i, f := range fields {
		n, err := strconv.ParseUint(f, 10, 31)
		if err != nil {
			return nil, bad()
		}
		*[...]*int{&v.Major, &v.Minor, &v.Patch}[i] = int(n)
	}
	return v, nil
}

func validLabel(s string) bool {
	if s == "" {
		return false
	}
	for part := range strings.SplitSeq(s, ".") {
		if part == "" {
			return false
		}
		for _, r := range part {
			if !isASCIILetterOrDigit(r) && r != '-' {
				return false
			}
		}
	}
	return true
}

func semThis(c *Call) *SemanticVersion { return this[*SemanticVersion](c) }

func semNew(c *Call) (value.Value, error) {
	if w, ok := ref[*Version](c, 0); ok {
		return semFromVersion(w)
	}
	if c.kind(0) == value.KindString {
		return semParse(c)
	}
	v := &SemanticVersion{}
	names := [...]string{"major", "minor", "patch"}
	for i := range c.Args {
		if i < 3 {
			if c.Int(i) < 0 {
				return value.Null, ArgumentInvalid(names[i])
			}
			*[...]*int{&v.Major, &v.Minor, &v.Patch}[i] = c.Int(i)
		}
	}
	if c.N() == 4 {
		v.PreRelease, v.BuildLabel, _ = strings.Cut(c.Str(3), "+")
	}
	if c.N() == 5 {
		v.PreRelease, v.BuildLabel = c.Str(3), c.Str(4)
	}
	if v.PreRelease != "" && !validLabel(v.PreRelease) || v.BuildLabel != "" && !validLabel(v.BuildLabel) {
		return value.Null, neterr.Format("The input string '' was not in a correct format.")
	}
	return vobject(v)
}

// semFromVersion converts a Version without revision; PowerShell keeps a label in its type names, which is not kept here.
func semFromVersion(w *Version) (value.Value, error) {
	if w.Revision > 0 {
		return value.Null, ArgumentInvalid("version")
	}
	v := &SemanticVersion{Major: w.Major, Minor: w.Minor, Patch: max(0, w.Build)}
	if m := w.InstanceMembers().Find("PSSemVerPreReleaseLabel"); m != nil {
		v.PreRelease, _ = m.Value.AsString()
	}
	if m := w.InstanceMembers().Find("PSSemVerBuildLabel"); m != nil {
		v.BuildLabel, _ = m.Value.AsString()
	}
	return vobject(v)
}

func semParse(c *Call) (value.Value, error) {
	if c.isNull(0) {
		return value.Null, neterr.ArgumentNull("version")
	}
	if c.Str(0) == "" {
		return value.Null, neterr.Format("The input string '' was not in a correct format.")
	}
	v, err := ParseSemanticVersion(c.Str(0))
	if err != nil {
		return value.Null, err
	}
	return vobject(v)
}

func semTryParse(c *Call) (value.Value, error) { return try(semParse, value.Null)(c) }
func semMajor(c *Call) (value.Value, error)    { return vint(semThis(c).Major) }
func semMinor(c *Call) (value.Value, error)    { return vint(semThis(c).Minor) }
func semPatch(c *Call) (value.Value, error)    { return vint(semThis(c).Patch) }
func semPreReleaseLabel(c *Call) (value.Value, error) {
	return textOrNull(semThis(c).PreRelease), nil
}
func semBuildLabel(c *Call) (value.Value, error) { return textOrNull(semThis(c).BuildLabel), nil }
func semToString(c *Call) (value.Value, error)   { return vstring(semThis(c).String()) }

// textOrNull is the text, or $null when it is empty.
func textOrNull(s string) value.Value {
	if s == "" {
		return value.Null
	}
	return value.String(s)
}

func semOpImplicit(c *Call) (value.Value, error) {
	s, _ := ref[*SemanticVersion](c, 0)
	if s == nil {
		return value.Null, nil
	}
	v := NewVersion(s.Major, s.Minor, s.Patch, -1)
	if s.PreRelease != "" || s.BuildLabel != "" {
		m := v.EnsureMembers()
		if s.PreRelease != "" {
			m.SetNote("PSSemVerPreReleaseLabel", value.String(s.PreRelease))
		}
		if s.BuildLabel != "" {
			m.SetNote("PSSemVerBuildLabel", value.String(s.BuildLabel))
		}
		m.SetTypeNames([]string{"System.Version#IncludeLabel", "System.Version", "System.Object"})
	}
	return vobject(v)
}
