package interp

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"goposh/ast"
	"goposh/parser"
	"goposh/runtime/errs"
	"goposh/runtime/modules"
	"goposh/runtime/value"
	"goposh/runtime/wildcard"
)

func matchesAny(name string, patterns []string) bool {
	for _, p := range patterns {
		if strings.EqualFold(p, name) || strings.ContainsAny(p, "*?[") && wildcard.Compile(p, true).Match(name) {
			return true
		}
	}
	return false
}

// modulePath finds the file of a module given by path; "" when there is none.
func (rs *Runspace) modulePath(name string, s modules.Spec) (string, error) {
	path := rs.resolveFile(strings.ReplaceAll(name, `\`, "/"))
	if strings.ContainsAny(name, "*?[") {
		list, err := filepath.Glob(path)
		if err == nil && len(list) == 1 {
			path = list[0]
		}
	}
	if st, err := os.Stat(path); err == nil {
		if st.IsDir() {
			return moduleIn(path, s), nil
		}
		switch strings.ToLower(filepath.Ext(path)) {
		case ".psm1", ".psd1", ".ps1":
			return path, nil
		}
		return "", errs.New("System.InvalidOperationException", "Modules_InvalidModuleExtension", errs.InvalidOperation, value.Null,
			"The extension '%s' is not a valid module extension. The supported module extensions are '.dll', '.ps1', '.psm1', '.psd1' and '.cdxml'. Correct the extension then try adding the file '%s' again.", filepath.Ext(path), path)
	}
	for _, ext := range moduleExtensions {
		if isFile(path + ext) {
			return path + ext, nil
		}
	}
	return "", nil
}

var moduleExtensions = [...]string{".psd1", ".psm1", ".ps1"}

func isFile(path string) bool {
	st, err := os.Stat(path)
	return err == nil && !st.IsDir()
}

// moduleIn finds the best module file in a module's folder: the highest fitting version below it, or the one in it.
func moduleIn(dir string, s modules.Spec) string {
	list := moduleFiles(dir)
	for _, c := range list {
		if s.Bound() == "" || c.version != "" && s.Match(c.version) {
			return c.path
		}
	}
	return ""
}

// moduleFile is a module file that was found.
type moduleFile struct {
	path, version, name string
}

// moduleFiles lists the module files of a folder, the highest version first.
func moduleFiles(dir string) []moduleFile {
	name := filepath.Base(dir)
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil
	}
	var out []moduleFile
	for _, e := range entries {
		if !e.IsDir() || !isVersion(e.Name()) {
			continue
		}
		// A folder of a version holds a manifest of that version.
		if p := findFold(filepath.Join(dir, e.Name()), name+".psd1"); p != "" {
			if v := manifestVersion(p); v != "" && modules.CompareVersions(v, e.Name()) == 0 {
				out = append(out, moduleFile{p, v, name})
			}
		}
	}
	slices.SortStableFunc(out, func(a, b moduleFile) int { return modules.CompareVersions(b.version, a.version) })
	for _, ext := range moduleExtensions[:2] {
		if p := findFold(dir, name+ext); p != "" {
			v := "0.0"
			if ext == ".psd1" {
				v = manifestVersion(p)
			}
			out = append(out, moduleFile{p, v, name})
			break
		}
	}
	return out
}

// findFold finds a file by its name whatever its case; "" when there is none.
func findFold(dir, name string) string {
	if p := filepath.Join(dir, name); isFile(p) {
		return p
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return ""
	}
	for _, e := range entries {
		if !e.IsDir() && strings.EqualFold(e.Name(), name) {
			return filepath.Join(dir, e.Name())
		}
	}
	return ""
}

func isVersion(s string) bool {
	dots := 0
	for _, c := range s {
		switch {
		case c == '.':
			dots++
		case c < '0' || c > '9':
			return false
		}
	}
	return dots > 0 && dots < 4
}

// manifestVersion reads ModuleVersion from a manifest without running it.
func manifestVersion(path string) string {
	b, err := os.ReadFile(path)
	if err != nil {
		return ""
	}
	tree, _ := parser.Parse(path, decodeScript(b))
	v := ""
	ast.Inspect(tree, func(n ast.Node) bool {
		h, ok := n.(*ast.Hashtable)
		if !ok || v != "" {
			return v == ""
		}
		for _, p := range h.Pairs {
			if k, ok := p.Key.(*ast.StringConstantExpression); ok && strings.EqualFold(k.Value, "ModuleVersion") {
				v = strings.Trim(strings.TrimSpace(p.Value.Pos().Text()), `'"`)
			}
		}
		return false
	})
	return v
}

// moduleDirs are the folders of PSModulePath.
func (rs *Runspace) moduleDirs() []string {
	list, _ := rs.Getenv("PSModulePath")
	var out []string
	for _, d := range filepath.SplitList(list) {
		if d != "" {
			out = append(out, rs.resolveFile(d))
		}
	}
	return out
}

// searchModule finds a module by name in PSModulePath; "" when there is none.
func (rs *Runspace) searchModule(s modules.Spec) string {
	for _, root := range rs.moduleDirs() {
		dir := filepath.Join(root, s.Name)
		if st, err := os.Stat(dir); err != nil || !st.IsDir() {
			dir = ""
			entries, err := os.ReadDir(root)
			if err != nil {
				continue
			}
			for _, e := range entries {
				if strings.EqualFold(e.Name(), s.Name) {
					dir = filepath.Join(root, e.Name())
				}
			}
			if dir == "" {
				continue
			}
		}
		if p := moduleIn(dir, s); p != "" {
			return p
		}
	}
	return ""
}

// availableFiles lists the modules of PSModulePath whose names match.
func (rs *Runspace) availableFiles(match func(name string) bool) []moduleFile {
	var out []moduleFile
	for _, root := range rs.moduleDirs() {
		entries, err := os.ReadDir(root)
		if err != nil {
			continue
		}
		for _, e := range entries {
			if match(e.Name()) {
				out = append(out, moduleFiles(filepath.Join(root, e.Name()))...)
			}
		}
	}
	return out
}

// exportIndex remembers which commands module files define, by path and time of change.
type exportIndex struct {
	modified time.Time
	names    []string
}

// commandsOf lists the functions that a module file seems to export, without running it.
func (rs *Runspace) commandsOf(path string) []string {
	st, err := os.Stat(path)
	if err != nil {
		return nil
	}
	if x, ok := rs.moduleIndex[path]; ok && x.modified.Equal(st.ModTime()) {
		return x.names
	}
	names := rs.scanModule(path, 0)
	if rs.moduleIndex == nil {
		rs.moduleIndex = map[string]exportIndex{}
	}
	rs.moduleIndex[path] = exportIndex{st.ModTime(), names}
	return names
}

func (rs *Runspace) scanModule(path string, depth int) []string {
	b, err := os.ReadFile(path)
	if err != nil || depth > maxModuleDepth {
		return nil
	}
	tree, perrs := parser.Parse(path, decodeScript(b))
	if len(perrs) > 0 || tree.End == nil {
		return nil
	}
	if strings.EqualFold(filepath.Ext(path), ".psd1") {
		return rs.scanManifest(path, depth)
	}
	var all, exported []string
	explicit := false
	for _, s := range tree.End.Statements {
		switch s := s.(type) {
		case *ast.FunctionDefinition:
			all = append(all, s.Name)
		case *ast.Pipeline:
			for _, e := range s.Elements {
				c, ok := e.(*ast.Command)
				if !ok || len(c.Elements) == 0 || !strings.EqualFold(c.Elements[0].Pos().Text(), "Export-ModuleMember") {
					continue
				}
				explicit = true
				list := true
				for _, a := range c.Elements[1:] {
					switch a := a.(type) {
					case *ast.CommandParameter:
						list = strings.HasPrefix("function", strings.ToLower(a.Name))
					case ast.Expression:
						if list {
							ast.Inspect(a, func(n ast.Node) bool {
								if k, ok := n.(*ast.StringConstantExpression); ok {
									exported = append(exported, k.Value)
								}
								return true
							})
						}
					}
				}
			}
		}
	}
	if !explicit {
		return all
	}
	var out []string
	for _, n := range all {
		if matchesAny(n, exported) {
			out = append(out, n)
		}
	}
	return out
}

// scanManifest lists what a manifest exports: the functions it names, else those of its script.
func (rs *Runspace) scanManifest(path string, depth int) []string {
	d, err := rs.readManifest(path)
	if err != nil {
		return nil
	}
	var names []string
	for _, key := range []string{"RootModule", "ModuleToProcess", "NestedModules"} {
		v, _ := d.GetString(key)
		for _, n := range castText(rs, v) {
			if n == "" {
				continue
			}
			p := filepath.Join(filepath.Dir(path), n)
			if filepath.Ext(p) == "" {
				p += ".psm1"
			}
			names = append(names, rs.scanModule(p, depth+1)...)
		}
	}
	v, ok := d.GetString("FunctionsToExport")
	if !ok || v.IsNull() {
		return names
	}
	var out []string
	for _, p := range castText(rs, v) {
		if !strings.ContainsAny(p, "*?[") {
			out = append(out, p)
			continue
		}
		for _, n := range names {
			if matchesAny(n, []string{p}) {
				out = append(out, n)
			}
		}
	}
	for _, key := range []string{"AliasesToExport"} {
		v, _ := d.GetString(key)
		for _, a := range castText(rs, v) {
			if !strings.ContainsAny(a, "*?[") {
				out = append(out, a)
			}
		}
	}
	return out
}
