package management

import (
	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/provider"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// getContent is Get-Content.
type getContent struct {
	ReadCount    int64         `ps:"byname"`
	TotalCount   int64         `ps:"byname" alias:"First,Head" validate:"range 0 9223372036854775807"`
	Tail         int32         `ps:"byname" alias:"Last" validate:"range 0 2147483647"`
	Path         []string      `ps:"Path: mandatory pos=0 byname"`
	LiteralPath  []string      `ps:"LiteralPath: mandatory byname" alias:"PSPath,LP"`
	Filter       string        `ps:""`
	Include      []string      `ps:""`
	Exclude      []string      `ps:""`
	Force        cmdlet.Switch `ps:""`
	Credential   value.Value   `ps:"byname" type:"System.Management.Automation.PSCredential"`
	Delimiter    string        `ps:""`
	Wait         cmdlet.Switch `ps:""`
	Raw          cmdlet.Switch `ps:""`
	Encoding     value.Value   `ps:"" validate:"notnullorempty" type:"System.Text.Encoding"`
	AsByteStream cmdlet.Switch `ps:""`
}

// EditMetadata implements cmdlet.MetadataEditor.
func (g *getContent) EditMetadata(md *cmdlet.Metadata) {
	transformCredential(md)
	transformEncoding(md)
}

// Process implements cmdlet.Processor.
func (g *getContent) Process(c *cmdlet.Context) error {
	if c.Bound("TotalCount") && c.Bound("Tail") {
		return c.Fail("System.InvalidOperationException", "TailAndHeadCannotCoexist", errs.InvalidOperation, value.Null,
			"The parameters TotalCount and Tail cannot be used together. Please specify only one parameter.")
	}
	if g.TotalCount == 0 && c.Bound("TotalCount") || g.Tail == 0 && c.Bound("Tail") && !bool(g.Wait) {
		return nil
	}
	op, list, err := paths{g.Path, g.LiteralPath, g.Filter, g.Include, g.Exclude, true, g.Credential}.open(c)
	if err != nil {
		return err
	}
	op.Force = bool(g.Force)
	for _, path := range list {
		err := contentItems(c, op, path, func(p provider.Path) error { return g.item(c, op, p) })
		if err != nil {
			return err
		}
	}
	return nil
}

// contentItems calls f for the items that a path names; when there are none, that is an error unless the path is a plain one.
func contentItems(c *cmdlet.Context, op *provider.Op, path string, f func(provider.Path) error) error {
	found, err := op.Resolve(path)
	if err != nil {
		return op.Report(err)
	}
	some := false
	for _, p := range found {
		if op.Filters() {
			if _, name := p.Provider.Split(p.Path); !op.Passes(name) {
				continue
			}
		}
		some = true
		if err := f(p); err != nil {
			return err
		}
	}
	if !some {
		return noContentItem(c, path)
	}
	return nil
}

func noContentItem(c *cmdlet.Context, path string) error {
	return c.Fail("System.Exception", "ItemNotFound", errs.ObjectNotFound, value.String(path),
		"An object at the specified path %s does not exist, or has been filtered by the -Include or -Exclude parameter.", path)
}

func (g *getContent) item(c *cmdlet.Context, op *provider.Op, p provider.Path) error {
	w := &contentWriter{c: c, op: op, path: p, batch: g.ReadCount}
	if !c.Bound("ReadCount") {
		w.batch = 1
	}
	files, ok := p.Provider.(*provider.FileSystem)
	if !ok {
		return g.values(c, op, p, w)
	}
	for _, name := range [...]string{"TotalCount", "Tail", "Wait", "Delimiter"} {
		if bool(g.Raw) && c.Bound(name) && !(bool(g.AsByteStream) && name != "Wait") {
			return provider.InvalidOperation("The 'Raw' and '%s' parameters cannot be specified in the same command.", name)
		}
	}
	if files.IsContainer(op, p.Path) {
		return c.Fail("System.InvalidOperationException", "GetContainerContentException", errs.InvalidOperation, value.Null,
			"Unable to get content because it is a directory: '%s'. Please use 'Get-ChildItem' instead.", p.Path)
	}
	if bool(g.AsByteStream) && c.Bound("Encoding") {
		if err := c.WriteWarning("Encoding not used when '-AsByteStream' specified."); err != nil {
			return err
		}
	}
	enc := encodingOf(c, g.Encoding)
	if enc.CodePage == 65000 {
		if err := c.WriteWarning("Encoding 'UTF-7' is obsolete, please use UTF-8."); err != nil {
			return err
		}
	}
	r := &fileReader{get: g, c: c, op: op, path: p, name: files.OSPath(op, p), enc: enc, out: w}
	return r.run()
}

// values writes the content of an item that is no file.
func (g *getContent) values(c *cmdlet.Context, op *provider.Op, p provider.Path, w *contentWriter) error {
	reader, err := capability[provider.ContentProvider](p.Provider)
	if err != nil {
		return err
	}
	items, err := reader.Content(op, p.Path)
	if err != nil {
		return op.Report(err)
	}
	if c.Bound("TotalCount") && int64(len(items)) > g.TotalCount {
		items = items[:g.TotalCount]
	}
	for _, v := range items {
		if list, ok, err := types.Slice(c, v); err == nil && ok && w.batch == 1 {
			// PowerShell takes a list for a block of content that it read, and writes the first object of a block of one.
			if len(list) == 0 {
				continue
			}
			v = list[0]
		}
		if v.IsNull() {
			continue
		}
		if err := w.add(v); err != nil {
			return err
		}
	}
	return w.flush()
}
