package management

import (
	"errors"
	"os"
	"strings"
	"time"

	"goposh/runtime/cmdlet"
	"goposh/runtime/datetime"
	"goposh/runtime/errs"
	"goposh/runtime/provider"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// testPath is Test-Path.
type testPath struct {
	Path        []string      `ps:"Path: mandatory pos=0 pipe byname" validate:"allownull; allowemptycollection; allowempty"`
	LiteralPath []string      `ps:"LiteralPath: mandatory byname" alias:"PSPath,LP" validate:"allownull; allowemptycollection; allowempty"`
	Filter      string        `ps:""`
	Include     []string      `ps:""`
	Exclude     []string      `ps:""`
	PathType    value.Value   `ps:"" alias:"Type"`
	IsValid     cmdlet.Switch `ps:""`
	Credential  value.Value   `ps:"byname" type:"System.Management.Automation.PSCredential"`
	OlderThan   value.Value   `ps:""`
	NewerThan   value.Value   `ps:""`
}

// EditMetadata implements cmdlet.MetadataEditor.
func (t *testPath) EditMetadata(md *cmdlet.Metadata) {
	transformCredential(md)
	md.Find("PathType").Type = typeTestPathType
}

// typeTestPathType is Microsoft.PowerShell.Commands.TestPathType.
var typeTestPathType = value.NewEnum("Microsoft.PowerShell.Commands.TestPathType", value.KindInt32, false,
	[]string{"Any", "Container", "Leaf"}, []int64{0, 1, 2})

// Process implements cmdlet.Processor.
func (t *testPath) Process(c *cmdlet.Context) error {
	op, list, err := paths{t.Path, t.LiteralPath, t.Filter, t.Include, t.Exclude, true, t.Credential}.open(c)
	if err != nil {
		return err
	}
	older, err := t.time(c, t.OlderThan)
	if err != nil {
		return err
	}
	newer, err := t.time(c, t.NewerThan)
	if err != nil {
		return err
	}
	name := "Path"
	if op.Literal {
		name = "LiteralPath"
	}
	given, _ := c.BoundParameters().GetString(name)
	items, _, err := types.Slice(c, given)
	if err != nil {
		return err
	}
	if len(list) == 0 {
		return t.null(c, given)
	}
	for i, path := range list {
		if i < len(items) && items[i].IsNull() {
			if err := t.null(c, given); err != nil {
				return err
			}
			continue
		}
		ok, err := t.test(c, op, path, older, newer)
		if err != nil {
			if err := op.Report(err); err != nil {
				return err
			}
		}
		if err := c.Write(value.Bool(ok)); err != nil {
			return err
		}
	}
	return nil
}

// null reports a $null path.
func (t *testPath) null(c *cmdlet.Context, given value.Value) error {
	return c.Fail("System.ArgumentNullException", "NullPathNotPermitted", errs.InvalidArgument, given,
		"Value cannot be null. (Parameter 'The provided Path argument was null or an empty collection.')")
}

func (t *testPath) time(c *cmdlet.Context, v value.Value) (time.Time, error) {
	if v.IsNull() {
		return time.Time{}, nil
	}
	d, err := types.Convert(c, v, value.TypeDateTime)
	if err != nil {
		return time.Time{}, err
	}
	return datetime.FromData(d.Bits()).Time(time.Local), nil
}

func (t *testPath) test(c *cmdlet.Context, op *provider.Op, path string, older, newer time.Time) (bool, error) {
	if strings.TrimSpace(path) == "" {
		return false, nil
	}
	if t.IsValid {
		_, err := op.Unresolved(path)
		return err == nil && strings.IndexByte(path, 0) < 0, nil
	}
	// Hidden items count where a path names them, not where a wildcard would find them.
	op.Force = false
	found, err := op.Resolve(path)
	if err != nil {
		var rec *errs.Record
		if errors.As(err, &rec) && rec.ID == "ItemExistsArgumentError" {
			return false, err
		}
		return false, nil
	}
	kind := t.PathType.Base().Int64()
	for _, p := range found {
		if op.Filters() {
			if _, name := p.Provider.Split(p.Path); !op.Passes(name) {
				continue
			}
		}
		container := kind != 0 && p.Provider.IsContainer(op, p.Path)
		if kind == 1 && !container || kind == 2 && container {
			continue
		}
		if !older.IsZero() || !newer.IsZero() {
			files, ok := p.Provider.(*provider.FileSystem)
			if !ok {
				continue
			}
			fi, err := os.Stat(files.OSPath(op, p))
			if err != nil || !older.IsZero() && !fi.ModTime().Before(older) || !newer.IsZero() && !fi.ModTime().After(newer) {
				continue
			}
		}
		return true, nil
	}
	return false, nil
}
