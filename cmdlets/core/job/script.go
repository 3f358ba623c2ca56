package job

import (
	"os"
	"path/filepath"
	"strings"

	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/job"
	"goposh/runtime/session"
	"goposh/runtime/types"
	"goposh/runtime/value"
	"goposh/runtime/wildcard"
)

// script is what a job runs: a script block, or a file's text.
type script struct {
	text string
	// file is the path of the file; "" for a script block.
	file  string
	block value.ScriptBlock
}

// scriptFile reads a script for -FilePath or -LiteralPath.
func scriptFile(c *cmdlet.Context, path string, literal bool) (script, error) {
	if !literal && wildcard.HasWildcards(path) {
		return script{}, badFile("Wildcard characters are not supported for the FilePath parameter. Specify a path without wildcard characters. (Parameter 'filePath')")
	}
	full, err := fileSystemPath(c, path)
	if err != nil {
		return script{}, err
	}
	if !strings.EqualFold(filepath.Ext(full), ".ps1") {
		return script{}, badFile("The value of the FilePath parameter must be a PowerShell script file. Enter the path to a file with a .ps1 file name extension and try the command again. (Parameter 'filePath')")
	}
	b, err := os.ReadFile(full)
	if err != nil {
		return script{}, errs.NewRecord(errs.ExceptionFrom(err), "FileOpenFailure", errs.OpenError, value.String(full))
	}
	text := strings.TrimPrefix(string(b), "\uFEFF")
	block, err := c.CompileBlock(text)
	if err != nil {
		return script{}, err
	}
	return script{text: text, file: full, block: block}, nil
}

func badFile(message string) error {
	return errs.New(argumentException, argumentException, errs.NotSpecified, value.Null, "%s", message)
}

// fileSystemPath is the full path of an existing file or directory.
func fileSystemPath(c *cmdlet.Context, path string) (string, error) {
	full := path
	switch {
	case full == "~" || strings.HasPrefix(full, "~/"):
		home, _ := c.Getenv("HOME")
		full = filepath.Join(home, full[1:])
	case !filepath.IsAbs(full):
		full = filepath.Join(location(c.Session()), full)
	}
	full = filepath.Clean(full)
	if _, err := os.Stat(full); err != nil {
		return "", errs.New("System.Management.Automation.ItemNotFoundException", "PathNotFound", errs.ObjectNotFound, value.String(full),
			"Cannot find path '%s' because it does not exist.", full)
	}
	return full, nil
}

// location is the session's place in the file system.
func location(s *session.Session) string {
	if d := s.Drives; d != nil && d.FileSystem != "" {
		return d.FileSystem
	}
	return s.StartDirectory
}

// currentPath is the PowerShell path of the session's location, whatever its drive.
func currentPath(c *cmdlet.Context) string {
	v := c.Scope().Find("pwd")
	if v == nil {
		return ""
	}
	return types.ToString(c, v.Read())
}

// using evaluates the $using: variables of the scripts of a job in the caller's scope; nil when there are none.
func using(c *cmdlet.Context, lenient bool, blocks ...value.ScriptBlock) (*value.Dict, error) {
	var all *value.Dict
	for _, b := range blocks {
		lister, ok := b.(job.UsingLister)
		if !ok {
			continue
		}
		d, err := lister.UsingValues(c.Scope(), job.UsingOptions{Lenient: lenient})
		switch {
		case err != nil:
			return nil, err
		case d == nil:
			continue
		case all == nil:
			all = d
			continue
		}
		for k, v := range d.All {
			all.Set(k, v)
		}
	}
	return all, nil
}

// transferDict transfers the values of a table to another runspace.
func transferDict(c *cmdlet.Context, d *value.Dict) (*value.Dict, error) {
	if d == nil {
		return nil, nil
	}
	out := value.NewHashtable(d.Len())
	for k, v := range d.All {
		t, err := job.Transfer(c, v)
		if err != nil {
			return nil, err
		}
		out.Set(k, t)
	}
	return out, nil
}

func textOf(sb value.ScriptBlock) string {
	if sb == nil {
		return ""
	}
	return sb.String()
}
