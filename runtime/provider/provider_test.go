package provider

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"goposh/runtime/culture"
	"goposh/runtime/errs"
	"goposh/runtime/session"
	"goposh/runtime/value"
)

// runtimeStub is a runtime with nothing but a directory.
type runtimeStub struct {
	value.Runtime
	dir string
}

func (runtimeStub) Context() context.Context    { return context.Background() }
func (runtimeStub) Culture() *culture.Culture   { return culture.EnUS() }
func (r runtimeStub) Directory() string         { return r.dir }
func (runtimeStub) Service(any) any             { return nil }
func (runtimeStub) FindType(string) *value.Type { return nil }

// newOp makes an operation in a fresh session whose start directory holds the files.
func newOp(t *testing.T, files ...string) (*Op, string) {
	t.Helper()
	dir := t.TempDir()
	for _, f := range files {
		full := filepath.Join(dir, f)
		require.NoError(t, os.MkdirAll(filepath.Dir(full), 0o777))
		require.NoError(t, os.WriteFile(full, []byte("x"), 0o666))
	}
	sess := &session.Session{StartDirectory: dir, Env: session.NewEnvironment([]string{"TZ=UTC", "HOME=" + dir}), Culture: culture.EnUS()}
	sess.Global = &session.State{Session: sess}
	sess.Global.Top = session.NewScope(nil, sess.Global, nil)
	InitDrives(sess)
	return LanguageOp(runtimeStub{dir: dir}, sess.Global.Top), dir
}

func shown(t *testing.T, op *Op, dir, path string) []string {
	t.Helper()
	found, err := op.Resolve(path)
	require.NoError(t, err)
	var out []string
	for _, p := range found {
		rel, err := filepath.Rel(dir, p.Path)
		require.NoError(t, err)
		out = append(out, rel)
	}
	return out
}

func TestResolve(t *testing.T) {
	op, dir := newOp(t, "a.txt", "B.txt", "d/x.txt", ".hid", "q[1].txt", "sp ace.txt")
	for path, want := range map[string][]string{
		"*.txt":         {"a.txt", "B.txt", "q[1].txt", "sp ace.txt"},
		"[ab].txt":      {"a.txt", "B.txt"},
		"*/x.txt":       {"d/x.txt"},
		"d\\x.txt":      {"d/x.txt"},
		"d/../a.txt":    {"a.txt"},
		"./a.txt":       {"a.txt"},
		"q`[1`].txt":    {"q[1].txt"},
		"q[1].txt":      nil,
		".h*":           nil,
		".hid":          {".hid"},
		"no*pe":         nil,
		"~/a.txt":       {"a.txt"},
		"d/..":          {"."},
		"FileSystem::d": nil, // compared below
	} {
		if path == "FileSystem::d" {
			found, err := op.Resolve(path)
			require.NoError(t, err)
			assert.Equal(t, "FileSystem::d", found[0].Shown(op.Manager()))
			continue
		}
		assert.Equal(t, want, shown(t, op, dir, path), path)
	}
	op.Force = true
	assert.Equal(t, []string{".hid"}, shown(t, op, dir, ".h*"), "hidden items under -Force")
	op.Literal = true
	assert.Equal(t, []string{"q[1].txt"}, shown(t, op, dir, "q[1].txt"))
}

func TestResolveErrors(t *testing.T) {
	op, dir := newOp(t, "a.txt")
	for path, want := range map[string][2]string{
		"nope":                       {"PathNotFound", "Cannot find path '" + dir + "/nope' because it does not exist."},
		"A.TXT":                      {"PathNotFound", "Cannot find path '" + dir + "/A.TXT' because it does not exist."},
		"env:NOPE":                   {"PathNotFound", "Cannot find path 'Env:/NOPE' because it does not exist."},
		"nodrive:/x":                 {"DriveNotFound", "Cannot find drive. A drive with the name 'nodrive' does not exist."},
		"NoProv::x":                  {"ProviderNotFound", "Cannot find a provider with the name 'NoProv'."},
		`NoModule\FileSystem::a.txt`: {"ProviderNotFound", `Cannot find a provider with the name 'NoModule\FileSystem'.`},
	} {
		_, err := op.Resolve(path)
		var rec *errs.Record
		require.True(t, errors.As(err, &rec), path)
		assert.Equal(t, want, [2]string{rec.ID, rec.Error()}, path)
	}
	op.Literal = true
	_, err := op.Resolve("*.txt")
	assert.EqualError(t, err, "Cannot find path '*.txt' because it does not exist.")
}

func TestLocations(t *testing.T) {
	op, dir := newOp(t, "d/e/y.txt", "q[1]/z.txt", "a.txt")
	sess := op.Session
	at := func() string { return CurrentLocation(sess).Path }
	require.NoError(t, op.SetLocation("d/e/"))
	assert.Equal(t, dir+"/d/e", at())
	require.NoError(t, op.SetLocation("-"))
	assert.Equal(t, dir, at())
	require.NoError(t, op.SetLocation("+"))
	assert.Equal(t, dir+"/d/e", at())
	assert.EqualError(t, op.SetLocation("+"), "There is no location history left to navigate forwards.")
	require.NoError(t, op.SetLocation("env:"))
	assert.Equal(t, "Env:/", at())
	file, err := ResolveFile(sess, "y.txt")
	require.NoError(t, err)
	assert.Equal(t, dir+"/d/e/y.txt", file, "files resolve against the file system's own location")
	require.NoError(t, op.SetLocation(dir))
	assert.EqualError(t, op.SetLocation("a.txt"), "Cannot find path 'a.txt' because it does not exist.")
	assert.EqualError(t, op.SetLocation("*"), "Cannot set the location because path '*' resolved to multiple containers. You can only set the location to a single container at a time.")
	assert.Error(t, op.SetLocation("q[1]"))
	op.Literal = true
	require.NoError(t, op.SetLocation("q[1]"))
	assert.Equal(t, dir+"/q[1]", at())
}

func TestLocationStacks(t *testing.T) {
	op, dir := newOp(t, "d/x")
	m := op.Manager()
	m.Push("")
	require.NoError(t, op.SetLocation("d"))
	s, err := m.Stack("")
	require.NoError(t, err)
	assert.Equal(t, "default", s.Name)
	require.Len(t, s.Items, 1)
	ok, err := m.Pop("")
	require.NoError(t, err)
	assert.True(t, ok)
	assert.Equal(t, dir, CurrentLocation(op.Session).Path)
	ok, err = m.Pop("")
	require.NoError(t, err)
	assert.False(t, ok, "an empty stack leaves the location")
	_, err = m.Stack("nostack")
	assert.Error(t, err)
}

func TestLanguageVariables(t *testing.T) {
	op, dir := newOp(t, "a.txt")
	scope := op.Scope
	require.NoError(t, SetVariable(op, scope, "env:X", value.Int(5)))
	v, found, err := GetVariable(op, scope, "env:X")
	require.NoError(t, err)
	assert.True(t, found)
	assert.Equal(t, value.String("5"), v)
	require.NoError(t, SetVariable(op, scope, "env:X", value.Null))
	_, found, err = GetVariable(op, scope, "env:X")
	require.NoError(t, err)
	assert.False(t, found)

	require.NoError(t, SetVariable(op, scope, "variable:global:n", value.Int(7)))
	assert.Equal(t, value.Int(7), scope.Find("n").Read())
	v, _, err = GetVariable(op, scope, dir+"/a.txt")
	require.NoError(t, err)
	assert.Equal(t, value.String("x"), v)
	require.NoError(t, SetVariable(op, scope, "alias:zz", value.String("Get-Date")))
	assert.Equal(t, "Get-Date", scope.FindAlias("zz").Definition)
}

func TestReadOnlyVariables(t *testing.T) {
	op, _ := newOp(t)
	v := op.Scope.SetLocal("ro", value.Int(1))
	v.EnsureMeta().Options = session.ReadOnly
	p, err := op.Unresolved("variable:ro")
	require.NoError(t, err)
	remover := p.Provider.(ItemRemover)
	assert.EqualError(t, remover.RemoveItem(op, p.Path, false),
		"Cannot remove variable ro because it is constant or read-only. If the variable is read-only, try the operation again specifying the Force option.")
	op.Force = true
	assert.NoError(t, remover.RemoveItem(op, p.Path, false))
	assert.Nil(t, op.Scope.Find("ro"))
}

func TestMatchFilter(t *testing.T) {
	for _, c := range []struct {
		filter, name string
		want         bool
	}{
		{"*.txt", "C.TXT", true}, {"*.TXT", "a.txt", true}, {"a?txt", "a.txt", false}, {"*.*", "sub", true},
		{"", "x", true}, {"a*", "b.log", false}, {"?", "ab", false}, {"a.*", "a", true},
	} {
		assert.Equal(t, c.want, matchFilter(c.filter, c.name), "%s ~ %s", c.filter, c.name)
	}
}

func TestRelative(t *testing.T) {
	for _, c := range [][3]string{
		{"/w", "/w/a.txt", "./a.txt"}, {"/w", "/w/.hid", ".hid"}, {"/w/d", "/w/a.txt", "../a.txt"}, {"/w/d", "/w/d", "../d"},
		{"/w", "/w/d/x.txt", "./d/x.txt"}, {"/w", "/w/d/", "./d"},
	} {
		assert.Equal(t, c[2], Relative(c[0], c[1]), c)
	}
}

func TestJoinShown(t *testing.T) {
	op, _ := newOp(t)
	for _, c := range [][3]string{
		{"a", "b", "a/b"}, {"a", "/b", "a/b"}, {"a", `\b`, "a/b"}, {"a", "", "a/"}, {"a//", "b", "a//b"}, {"/", "", "/"},
		{"env:", "b", "Env:/b"}, {"FileSystem::a", "/b", "FileSystem::a/b"}, {`a\b`, `c\d`, "a/b/c/d"},
	} {
		got, err := op.JoinShown(c[0], c[1])
		require.NoError(t, err)
		assert.Equal(t, c[2], got, c)
	}
	_, err := op.JoinShown("C:", "b")
	assert.EqualError(t, err, "Cannot find drive. A drive with the name 'C' does not exist.")
}

func TestCopyDirectoryIntoItselfEnds(t *testing.T) {
	op, dir := newOp(t, "d/x.txt")
	op.Host = nil
	require.NoError(t, op.Manager().FileSystem().CopyItem(op, dir+"/d", dir+"/d/sub", true))
	assert.FileExists(t, dir+"/d/sub/x.txt")
	assert.NoDirExists(t, dir+"/d/sub/sub")
}

func TestUnixMode(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "f")
	require.NoError(t, os.WriteFile(file, nil, 0o600))
	for mode, want := range map[os.FileMode]string{
		0o640:                 "-rw-r-----",
		0o755 | os.ModeSetuid: "-rwsr-xr-x",
		0o644 | os.ModeSetuid: "-rwSr--r--",
		0o777:                 "-rwxrwxrwx",
	} {
		require.NoError(t, os.Chmod(file, mode))
		assert.Equal(t, want, (&UnixStat{path: file}).Mode())
	}
	require.NoError(t, os.Chmod(dir, 0o777|os.ModeSticky))
	assert.Equal(t, "drwxrwxrwt", (&UnixStat{path: dir}).Mode())
}
