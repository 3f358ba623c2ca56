package management

import (
	"strings"

	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/provider"
	"goposh/runtime/session"
	"goposh/runtime/value"
	"goposh/runtime/wildcard"
)

// removePSDrive is Remove-PSDrive.
type removePSDrive struct {
	Name        []string      `ps:"Name: mandatory pos=0 byname" validate:"allownull; allowemptycollection"`
	LiteralName []string      `ps:"LiteralName: mandatory pos=0 byname"`
	PSProvider  []string      `ps:"byname"`
	Scope       string        `ps:"byname"`
	Force       cmdlet.Switch `ps:""`
}

// Process implements cmdlet.Processor.
func (r *removePSDrive) Process(c *cmdlet.Context) error {
	m := provider.For(c.Session())
	names, literal := r.Name, r.LiteralName != nil
	if literal {
		names = r.LiteralName
	}
	drives := m.Drives(c.Scope())
	if c.Bound("Scope") {
		var err error
		if drives, err = m.DrivesIn(c.Scope(), r.Scope); err != nil {
			return err
		}
	}
	for _, name := range names {
		match := wildcard.Compile(name, true)
		found := false
		for _, d := range drives {
			if literal && !strings.EqualFold(d.Name, name) || !literal && !match.Match(d.Name) || !r.ofProvider(d.Provider) {
				continue
			}
			found = true
			if err := r.remove(c, m, d); err != nil {
				return err
			}
		}
		if !found && (literal || !wildcard.HasWildcards(name)) {
			if err := c.WriteError(provider.DriveNotFound(name)); err != nil {
				return err
			}
		}
	}
	return nil
}

func (r *removePSDrive) ofProvider(name string) bool {
	for _, p := range r.PSProvider {
		if wildcard.Compile(p, true).Match(name) {
			return true
		}
	}
	return len(r.PSProvider) == 0
}

func (r *removePSDrive) remove(c *cmdlet.Context, m *provider.Manager, d *session.Drive) error {
	if ok, err := c.ShouldProcess("Name: "+d.Name+" Provider: "+d.Info.FullName()+" Root: "+d.Root, "Remove Drive"); !ok || err != nil {
		return err
	}
	if d == c.Session().Drives.Current && !bool(r.Force) {
		return c.Fail("System.Management.Automation.PSInvalidOperationException", "InvalidOperation", errs.InvalidOperation, value.Null,
			"Cannot remove drive '%s' because it is in use.", d.Name)
	}
	m.RemoveDrive(c.Scope(), d)
	return nil
}
