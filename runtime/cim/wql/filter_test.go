package wql

import (
	"testing"
	"time"

	"goposh/runtime/cim"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func testClass() *cim.Class {
	base := cim.NewClass(cim.Class{Name: "Base", Properties: []cim.Property{{Name: "Name", Type: cim.String, Key: true}}}, nil)
	return cim.NewClass(cim.Class{Name: "Derived", Properties: []cim.Property{
		{Name: "a", Type: cim.UInt32}, {Name: "big", Type: cim.UInt64}, {Name: "neg", Type: cim.SInt64}, {Name: "r", Type: cim.Real64},
		{Name: "flag", Type: cim.Boolean}, {Name: "at", Type: cim.DateTime}, {Name: "list", Type: cim.String, Array: true},
		{Name: "none", Type: cim.String}, {Name: "ref", Type: cim.Reference}, {Name: "obj", Type: cim.Object}, {Name: "Path", Type: cim.String},
	}}, base)
}

func testInstance(t *testing.T) *cim.Instance {
	class := testClass()
	inner := cim.NewInstance(class)
	require.NoError(t, inner.Set("Name", "inner"))
	require.NoError(t, inner.Set("a", 7))
	i := cim.NewInstance(class)
	for name, value := range map[string]any{
		"Name": "Explorer.EXE", "a": 4, "big": uint64(1) << 63, "neg": -5, "r": 1.5, "flag": true,
		"at":   time.Date(2024, 5, 6, 7, 8, 9, 0, time.UTC),
		"list": []string{"x"}, "ref": `Base.Name="q"`, "obj": inner, "Path": `C:\Temp\[x]`,
	} {
		require.NoError(t, i.Set(name, value))
	}
	return i
}

func TestMatch(t *testing.T) {
	i := testInstance(t)
	for condition, want := range map[string]bool{
		`name = 'explorer.exe'`: true, `NAME <> 'EXPLORER.EXE'`: false, `name < 'f'`: true, `name > "F"`: false,
		`a = 4`: true, `a = '4'`: true, `a != 4`: false, `a < 5 and a > 3`: true, `a >= 4 and a <= 4`: true, `4 = a`: true, `3 < a`: true,
		`a = 4.0`: true, `a < 4.5`: true, `a > -1`: true, `a = true`: false,
		`big = 9223372036854775808`: true, `big > 9223372036854775807`: true, `big < 18446744073709551615`: true, `big > -1`: true,
		`neg < 0`: true, `neg = -5`: true, `neg > 18446744073709551615`: false, `neg > -6`: true,
		`r = 1.5`: true, `r > 1`: true, `r < '2'`: true,
		`flag = true`: true, `flag = 1`: true, `flag = 'TRUE'`: true, `flag <> false`: true, `flag = 0`: false,
		`at > '20240506000000.000000+000'`: true, `at < '20240506090809.000000+120'`: false, `at = '20240506090809.000000+120'`: true,
		`at > '2024-05-05' and at < '5/8/2024'`: true,
		// NULL is neither equal nor unequal to anything, negated or not.
		`none = 'x'`: false, `none <> 'x'`: false, `not none = 'x'`: false, `none like '%'`: false, `not none like '%'`: false,
		`none is null`: true, `none = null`: true, `none is not null`: false, `a is not null`: true, `not a is null`: true,
		`none = 'x' or a = 4`: true, `none = 'x' and a = 4`: false, `not (none = 'x' and a = 5)`: true, `not (none = 'x' or a = 5)`: false,
		`name like 'expl%'`: true, `name like '%EXE'`: true, `name like '%plor%.%'`: true, `name like '_xplorer.exe'`: true,
		`name like '[a-f]%'`: true, `name like '[a=f]%'`: true, `name like '[^a-f]%'`: false, `name like '[^x]%'`: true, `name like 'expl'`: false,
		`not name like 'x%'`: true, `path like 'c:\\temp\\[[]x]'`: true, `path = 'c:\\TEMP\\[x]'`: true,
		`__class = 'derived'`: true, `__CLASS = 'Base'`: false, `__this isa 'Base'`: true, `__this isa Derived`: true, `__this isa 'Other'`: false,
		`__superclass = 'Base'`: true, `__genus = 2`: true,
		`obj.name = 'INNER'`: true, `obj.a = 7`: true, `obj.a > 7`: false, `obj isa 'Base'`: true, `obj.missing = 1`: false,
		`ref = "Base.Name='Q'"`: true, `ref isa 'Base'`: true, `ref = 'Base="other"'`: false,
		`neg < a`: true, `a = big`: false, `name = path`: false,
		`a=1 or a=2 or a=3 or a=4`: true, `a=4 and (name='x' or not (flag=false))`: true,
	} {
		e, err := ParseCondition(condition)
		if !assert.NoError(t, err, condition) {
			continue
		}
		f, err := Bind(e, i.Class())
		if assert.NoError(t, err, condition) {
			assert.Equal(t, want, f.Match(i), condition)
		}
	}
}

func TestBindErrors(t *testing.T) {
	for _, condition := range []string{
		`nope = 1`, `a.b = 1`, `a = 'four'`, `list = 'x'`, `a like '4%'`, `flag = 'maybe'`, `at = 'yesterday'`, `at = 5`, `obj = 'x'`,
		`name isa 'X'`, `ref = 'not a path..'`, `__nope = 1`, `a = 4 and (b = 1)`,
	} {
		e, err := ParseCondition(condition)
		require.NoError(t, err, condition)
		_, err = Bind(e, testClass())
		assert.ErrorIs(t, err, cim.InvalidQuery, condition)
	}
	e, err := ParseCondition(`Name = 'x'`)
	require.NoError(t, err)
	_, err = Bind(e, nil)
	assert.ErrorIs(t, err, cim.InvalidQuery, "classes have no property values")
}

func TestPinned(t *testing.T) {
	for condition, want := range map[string]any{
		`a = 4`: int64(4), `a = '4' and name = 'x'`: int64(4), `name='x' and (flag = true and 4 = a)`: int64(4),
		`a = 4 or name = 'x'`: nil, `not a = 4`: nil, `a > 4`: nil, `a = big`: nil, `name = 'x'`: nil,
		`(a=1 or a=2) and a=3`: int64(3),
	} {
		e, err := ParseCondition(condition)
		require.NoError(t, err)
		f, err := Bind(e, testClass())
		require.NoError(t, err)
		got, ok := f.Pinned("A")
		assert.Equal(t, want, got, condition)
		assert.Equal(t, want != nil, ok, condition)
	}
}

func TestMatchLike(t *testing.T) {
	for _, c := range []struct {
		text, like string
		want       bool
	}{
		{"", "", true}, {"", "%", true}, {"a", "", false}, {"abc", "%%c", true}, {"abc", "a%b", false}, {"ABC", "a_c", true},
		{"äB", "Ä_", true}, {"a-c", "a[-]c", true}, {"a]c", "a[]]c", true}, {"a%c", "a[%]c", true}, {"abc", "a[%]c", false},
		{"b", "[^a]", true}, {"a", "[^a]", false}, {"5", "[0-9]", true}, {"[", "[", true}, {"a[b", "a[b", true},
		{"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab", "%a%a%a%a%a%a%a%a%a%c", false},
	} {
		assert.Equal(t, c.want, MatchLike(c.text, c.like), "%q like %q", c.text, c.like)
	}
}
