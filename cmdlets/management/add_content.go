package management

import (
	"slices"

	"goposh/runtime/cmdlet"
	"goposh/runtime/value"
)

// addContent is Add-Content.
type addContent struct {
	Value        []value.Value `ps:"mandatory pos=1 pipe byname" validate:"allownull; allowemptycollection"`
	PassThru     cmdlet.Switch `ps:""`
	Path         []string      `ps:"Path: mandatory pos=0 byname"`
	LiteralPath  []string      `ps:"LiteralPath: mandatory byname" alias:"PSPath,LP"`
	Filter       string        `ps:""`
	Include      []string      `ps:""`
	Exclude      []string      `ps:""`
	Force        cmdlet.Switch `ps:""`
	Credential   value.Value   `ps:"byname" type:"System.Management.Automation.PSCredential"`
	NoNewline    cmdlet.Switch `ps:""`
	Encoding     value.Value   `ps:"" validate:"notnullorempty" type:"System.Text.Encoding"`
	AsByteStream cmdlet.Switch `ps:""`

	targets []contentTarget
	opened  bool
	options contentOptions
	last    []string
}

// EditMetadata implements cmdlet.MetadataEditor.
func (x *addContent) EditMetadata(md *cmdlet.Metadata) {
	transformCredential(md)
	transformEncoding(md)
}

// Process implements cmdlet.Processor. Items are opened once the first object arrives; paths from the pipeline open anew.
func (x *addContent) Process(c *cmdlet.Context) error {

	if !x.opened || x.repathed() {
		if err := x.close(); err != nil {
			return err
		}
		op, list, err := paths{x.Path, x.LiteralPath, x.Filter, x.Include, x.Exclude, bool(x.Force), x.Credential}.open(c)
		if err != nil {
			return err
		}
		x.last = append(append([]string(nil), x.Path...), x.LiteralPath...)
		x.opened = true
		x.options = contentOptions{c: c, op: op, appending: true, noNewline: bool(x.NoNewline), asBytes: bool(x.AsByteStream),
			encoding: x.Encoding, wantsEnc: c.Bound("Encoding")}
		if x.targets, err = x.options.openAll(list); err != nil {
			return err
		}
	}
	for _, t := range x.targets {
		if err := t.write(x.Value); err != nil {
			return err
		}
	}
	if x.PassThru {
		return c.Write(value.Objects(x.Value...))
	}
	return nil
}

// repathed tells whether the pipeline brought other paths than the ones that are open.
func (x *addContent) repathed() bool {
	return !slices.Equal(x.last, append(append([]string(nil), x.Path...), x.LiteralPath...))
}

func (x *addContent) close() error {
	var first error
	for _, t := range x.targets {
		if err := t.close(); err != nil && first == nil {
			first = err
		}
	}
	x.targets = nil
	return first
}

// End implements cmdlet.Ender.
func (x *addContent) End(*cmdlet.Context) error { return x.close() }

// Clean implements cmdlet.Cleaner: files are closed also when the command was stopped.
func (x *addContent) Clean(*cmdlet.Context) { _ = x.close() }
