package interp

import (
	"goposh/runtime/provider"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

var typeContentIntrinsics = types.Hosted(automation+"ContentCmdletProviderIntrinsics", "", func() []types.M {
	open := func(literal int, elem string, item func(rs *Runspace, path string) value.Value) types.Func {
		return func(c *types.Call) (value.Value, error) {
			rs := callOf(c).rs()
			op := rs.pathOp()
			op.Literal = literal >= 0 && c.Bool(literal)
			var out []value.Value
			err := types.Each(rs, c.Args[0], func(v value.Value) error {
				text := types.ToString(rs, v)
				found, err := op.Resolve(text)
				if err != nil && elem == contentWriterName {
					// A writer makes the file.
					var p provider.Path
					if p, err = op.Unresolved(text); err == nil {
						found = []provider.Path{p}
					}
				}
				for _, p := range found {
					out = append(out, item(rs, p.Shown(op.Manager())))
				}
				return err
			})
			return collectionOf(elem, out...), err
		}
	}
	reader := func(rs *Runspace, path string) value.Value { return value.Of(&contentReader{rs: rs, path: path}) }
	writer := func(rs *Runspace, path string) value.Value { return value.Of(&contentWriter{rs: rs, path: path}) }
	clearContent := func(force, literal int) types.Func {
		return func(c *types.Call) (value.Value, error) {
			return callOf(c).path(literal).flag("Force", force).do("Clear-Content")
		}
	}
	typeContentReader()
	typeContentWriter()
	const many, flags = "(string[] path", ", bool force, bool literalPath)"
	return []types.M{
		{Sig: "object GetReader(string path)", F: open(-1, contentReaderName, reader)},
		{Sig: "object GetReader" + many + flags, F: open(2, contentReaderName, reader)},
		{Sig: "object GetWriter(string path)", F: open(-1, contentWriterName, writer)},
		{Sig: "object GetWriter" + many + flags, F: open(2, contentWriterName, writer)},
		{Sig: "void Clear(string path)", F: clearContent(-1, -1)},
		{Sig: "void Clear" + many + flags, F: clearContent(1, 2)},
	}
})

const (
	contentReaderName = automation + "Provider.IContentReader"
	contentWriterName = automation + "Provider.IContentWriter"
)

// contentReader reads the content of an item a number of lines or objects at a time (IContentReader).
type contentReader struct {
	value.Bag
	rs   *Runspace
	path string
	open bool
	rest []value.Value
}

// Type implements value.Object.
func (*contentReader) Type() *value.Type { return typeContentReader() }

func (r *contentReader) read(count int) (value.Value, error) {
	if !r.open {
		var err error
		if r.rest, err = r.rs.runCmdlet("Get-Content", "LiteralPath", r.path); err != nil {
			return value.Null, err
		}
		r.open = true
	}
	n := len(r.rest)
	if count > 0 {
		n = min(n, count)
	}
	out := make([]value.Value, 0, n)
	for _, v := range r.rest[:n] {
		out = append(out, v.Base())
	}
	r.rest = r.rest[n:]
	return value.Of(value.NewArrayList(out)), nil
}

var typeContentReader = types.Hosted(contentReaderName, "", func() []types.M {
	self := func(c *types.Call) *contentReader { return c.This.Ref().(*contentReader) }
	done := func(c *types.Call) (value.Value, error) {
		self(c).open, self(c).rest = true, nil
		return value.Void, nil
	}
	return []types.M{
		{Sig: "object Read(long readCount)", F: func(c *types.Call) (value.Value, error) { return self(c).read(c.Int(0)) }},
		{Sig: "void Seek(long offset, System.IO.SeekOrigin origin)", F: func(c *types.Call) (value.Value, error) {
			r := self(c)
			r.open, r.rest = false, nil
			switch c.Int(1) {
			case 0:
				_, err := r.read(-1)
				if err != nil {
					return value.Void, err
				}
				r.open = false
			case 2:
				r.open = true
			}
			return value.Void, nil
		}},
		{Sig: "void Close()", F: done},
		{Sig: "void Dispose()", F: done},
	}
})

// contentWriter adds lines or objects to the content of an item (IContentWriter).
type contentWriter struct {
	value.Bag
	rs   *Runspace
	path string
	end  bool // Seek went to the end: what is there stays
	some bool
}

// Type implements value.Object.
func (*contentWriter) Type() *value.Type { return typeContentWriter() }

func (w *contentWriter) write(content value.Value) (value.Value, error) {
	command := "Set-Content"
	if w.end || w.some {
		command = "Add-Content"
	}
	w.some = true
	_, err := w.rs.runCmdlet(command, "LiteralPath", w.path, "Value", content)
	return content, err
}

var typeContentWriter = types.Hosted(contentWriterName, "", func() []types.M {
	self := func(c *types.Call) *contentWriter { return c.This.Ref().(*contentWriter) }
	done := func(*types.Call) (value.Value, error) { return value.Void, nil }
	return []types.M{
		{Sig: "object Write(System.Collections.IList content)", F: func(c *types.Call) (value.Value, error) { return self(c).write(c.Args[0]) }},
		{Sig: "void Seek(long offset, System.IO.SeekOrigin origin)", F: func(c *types.Call) (value.Value, error) {
			self(c).end = c.Int(1) == 2
			return value.Void, nil
		}},
		{Sig: "void Close()", F: done},
		{Sig: "void Dispose()", F: done},
	}
})
