package management

import (
	"strings"

	"goposh/runtime/cmdlet"
	"goposh/runtime/value"
)

// joinPath is Join-Path.
type joinPath struct {
	Path                []string      `ps:"mandatory pos=0 pipe byname" alias:"PSPath"`
	ChildPath           []string      `ps:"mandatory pos=1 byname" validate:"allownull; allowempty; allowemptycollection"`
	AdditionalChildPath []string      `ps:"pos=2 byname rest" validate:"allownull; allowempty; allowemptycollection"`
	Resolve             cmdlet.Switch `ps:""`
	Credential          value.Value   `ps:"byname" type:"System.Management.Automation.PSCredential"`
}

// EditMetadata implements cmdlet.MetadataEditor.
func (j *joinPath) EditMetadata(md *cmdlet.Metadata) { transformCredential(md) }

// Process implements cmdlet.Processor.
func (j *joinPath) Process(c *cmdlet.Context) error {
	op, list, err := paths{path: j.Path, credential: j.Credential}.open(c)
	if err != nil {
		return err
	}
	child := j.child()
	for _, path := range list {
		joined, err := op.JoinShown(path, child)
		if err != nil {
			if err := op.Report(err); err != nil {
				return err
			}
			continue
		}
		if !j.Resolve {
			if err := c.Write(value.String(joined)); err != nil {
				return err
			}
			continue
		}
		found, err := op.Resolve(joined)
		if err != nil {
			if err := op.Report(err); err != nil {
				return err
			}
			continue
		}
		for _, p := range found {
			if err := c.Write(value.String(p.Shown(op.Manager()))); err != nil {
				return err
			}
		}
	}
	return nil
}

// child joins the child paths with one another.
func (j *joinPath) child() string {
	out := ""
	for i, s := range append(append([]string(nil), j.ChildPath...), j.AdditionalChildPath...) {
		s = strings.ReplaceAll(s, "\\", "/")
		if i > 0 {
			out = strings.TrimSuffix(out, "/") + "/" + strings.TrimPrefix(s, "/")
			continue
		}
		out = s
	}
	return out
}
