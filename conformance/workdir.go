package conformance

import (
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
)

// workspace is the temporary tree in which a run's cases have their
// directories.
//
// PowerShell wraps and truncates what shows a path, so the directories are as
// long as the recorded ones were: 21 characters, where the system's temporary
// directory allows it.
type workspace struct {
	root string
	next atomic.Int64
	// short numbers the directories of terminal cases.
	short atomic.Int64
}

// caseDirLength is the length of the directories of the recordings.
const caseDirLength = 21

func newWorkspace() (*workspace, error) {
	temp, err := filepath.EvalSymlinks(os.TempDir())
	if err != nil {
		return nil, err
	}
	// temp + "/" + name + "/" + five digits
	n := max(caseDirLength-len(temp)-7, 6)
	for range 100 {
		root := filepath.Join(temp, "gp"+randomName(n-2))
		err = os.Mkdir(root, 0o755)
		if err == nil {
			return &workspace{root: root}, nil
		}
		if !os.IsExist(err) {
			break
		}
	}
	return nil, fmt.Errorf("making a directory for the cases: %w", err)
}

func randomName(n int) string {
	const letters = "abcdefghijklmnopqrstuvwxyz0123456789"
	name := make([]byte, n)
	for i := range name {
		name[i] = letters[rand.IntN(len(letters))]
	}
	return string(name)
}

// dir makes a fresh empty directory.
func (w *workspace) dir() (string, error) {
	dir := filepath.Join(w.root, fmt.Sprintf("%05d", w.next.Add(1)))
	return dir, os.Mkdir(dir, 0o755)
}

// caseDir makes a fresh directory holding files.
func (w *workspace) caseDir(files map[string]string) (string, error) {
	dir, err := w.dir()
	if err != nil {
		return "", err
	}
	return dir, fill(dir, files)
}

// shortCaseDir is caseDir with a path that is three characters shorter, as in the recordings of terminals.
func (w *workspace) shortCaseDir(files map[string]string) (string, error) {
	dir := filepath.Join(w.root, fmt.Sprintf("%02x", w.short.Add(1)))
	if err := os.Mkdir(dir, 0o755); err != nil {
		return "", err
	}
	return dir, fill(dir, files)
}

// fill writes files into dir.
func fill(dir string, files map[string]string) error {
	for name, content := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			return err
		}
	}
	return nil
}

// remove deletes a tree that may hold write-protected directories.
func (w *workspace) remove(dir string) error {
	if os.RemoveAll(dir) == nil {
		return nil
	}
	_ = filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err == nil && d.IsDir() {
			return os.Chmod(path, 0o755)
		}
		return nil
	})
	return os.RemoveAll(dir)
}

func (w *workspace) close() error { return w.remove(w.root) }

// maxLeft is the size in bytes up to which a new file counts as small.
const maxLeft = 4096

// leftBehind reads the small regular files in dir that were not in files.
func leftBehind(dir string, files map[string]string) (map[string]string, error) {
	left := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() {
			return err
		}
		rel, err := filepath.Rel(dir, path)
		if err != nil {
			return err
		}
		name := filepath.ToSlash(rel)
		if _, old := files[name]; old {
			return nil
		}
		info, err := d.Info()
		if err != nil || info.Size() > maxLeft {
			return err
		}
		content, err := os.ReadFile(path)
		left[name] = string(content)
		return err
	})
	return left, err
}

// isTopLevel tells whether a slash-separated path is a plain file name.
func isTopLevel(name string) bool { return !strings.Contains(name, "/") }
