package management

import (
	"goposh/runtime/cmdlet"
	"goposh/runtime/value"
)

// getChildItem is Get-ChildItem.
type getChildItem struct {
	Path          []string      `ps:"Items: pos=0 pipe byname"`
	LiteralPath   []string      `ps:"LiteralItems: mandatory byname" alias:"PSPath,LP"`
	Filter        string        `ps:"pos=1"`
	Include       []string      `ps:""`
	Exclude       []string      `ps:""`
	Recurse       cmdlet.Switch `ps:"" alias:"s,r"`
	Depth         uint32        `ps:""`
	Force         cmdlet.Switch `ps:""`
	Name          cmdlet.Switch `ps:""`
	Attributes    value.Value   `ps:""`
	FollowSymlink cmdlet.Switch `ps:""`
	Directory     cmdlet.Switch `ps:"" alias:"ad"`
	File          cmdlet.Switch `ps:"" alias:"af"`
	Hidden        cmdlet.Switch `ps:"" alias:"ah,h"`
	ReadOnly      cmdlet.Switch `ps:"" alias:"ar"`
	System        cmdlet.Switch `ps:"" alias:"as"`
}

// Process implements cmdlet.Processor.
func (g *getChildItem) Process(c *cmdlet.Context) error {
	op, list, err := paths{orCurrent(g.Path), g.LiteralPath, g.Filter, g.Include, g.Exclude, bool(g.Force), value.Null}.open(c)
	if err != nil {
		return err
	}
	l := lister{cmd: g, c: c, op: op, depth: -1, recurse: bool(g.Recurse) || c.Bound("Depth")}
	if c.Bound("Depth") {
		l.depth = int(g.Depth)
	}
	if err := l.choose(); err != nil {
		return err
	}
	for _, path := range list {
		if path == "" {
			path = "."
		}
		if err := l.path(path); err != nil {
			return err
		}
	}
	return nil
}
