package interp

import (
	"goposh/ast"
	"goposh/runtime/stream"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// redirNode is one redirection.
type redirNode struct {
	from  stream.ID // 0 is all streams
	to    stream.ID // of a merge
	merge bool
	add   bool
	null  bool
	file  expr
	pos   ast.Extent
}

// redirect applies redirections to where a command's streams go. Files are Out-File stages that the pipeline ends.
func (f *frame) redirect(list []redirNode, out sink) (sink, *streams, []stage, error) {
	io := f.io.child()
	var files []stage
	// Merges go to where the output goes, so file redirections of the output come first.
	for pass := range 2 {
		for i := range list {
			r := &list[i]
			if r.merge != (pass == 1) {
				continue
			}
			if r.merge {
				mergeStreams(io, r, out)
				continue
			}
			to, st, err := f.redirectTarget(r)
			if err != nil {
				return nil, nil, files, err
			}
			if st != nil {
				files = append(files, st)
			}
			if r.from == 0 || r.from == stream.Output {
				out = to
			}
			setSinks(io, r.from, to)
		}
	}
	return out, io, files, nil
}

func setSinks(io *streams, from stream.ID, to sink) {
	if from == 0 {
		for id := stream.Error; id <= stream.Information; id++ {
			io.sinks[id] = to.write
		}
		return
	}
	if from != stream.Output {
		io.sinks[from] = to.write
	}
}

func mergeStreams(io *streams, r *redirNode, out sink) {
	if r.from == 0 {
		setSinks(io, 0, out)
		return
	}
	io.sinks[r.from] = out.write
}

// redirectTarget opens where a redirection goes.
func (f *frame) redirectTarget(r *redirNode) (sink, stage, error) {
	if r.null {
		return discard{}, nil, nil
	}
	v, err := r.file.eval(f)
	if err != nil {
		return nil, nil, err
	}
	if v.IsNull() {
		return discard{}, nil, nil
	}
	args := []arg{
		{name: "FilePath", isParam: true, colon: true, hasValue: true, value: value.String(types.ToString(f.rs, v)), node: &argNode{text: "-FilePath"}},
	}
	if r.add {
		args = append(args, arg{name: "Append", isParam: true, colon: true, hasValue: true, value: value.True, node: &argNode{text: "-Append"}})
	}
	decl := f.rs.table.Find("out-file")
	if decl == nil {
		return nil, nil, commandNotFound("Out-File")
	}
	st, err := f.rs.newStage(f, &command{decl: decl, name: "Out-File"}, 0, args, discard{}, f.io, stageInfo{piped: true, count: 1, pos: f.pos, name: "Out-File"})
	if err != nil {
		return nil, nil, err
	}
	if err := st.begin(); err != nil {
		return nil, nil, err
	}
	return &stageSink{next: st}, st, nil
}
