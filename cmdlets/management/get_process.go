package management

import (
	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/process"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// getProcess is Get-Process.
type getProcess struct {
	Name            []string      `ps:"Name: pos=0 byname; NameWithUserName: pos=0 byname" alias:"ProcessName" validate:"notnullorempty"`
	Id              []int32       `ps:"Id: mandatory byname; IdWithUserName: mandatory byname" alias:"PID"`
	InputObject     []value.Value `ps:"InputObject: mandatory pipe; InputObjectWithUserName: mandatory pipe" type:"System.Diagnostics.Process[]"`
	IncludeUserName cmdlet.Switch `ps:"IdWithUserName: mandatory; InputObjectWithUserName: mandatory; NameWithUserName: mandatory"`
	Module          cmdlet.Switch `ps:"Id:; InputObject:; Name:" validate:"notnull"`
	FileVersionInfo cmdlet.Switch `ps:"Id:; InputObject:; Name:" alias:"FV,FVI" validate:"notnull"`
}

// Process implements cmdlet.Processor.
func (g *getProcess) Process(c *cmdlet.Context) error {
	list, err := findProcesses(c, g.Name, g.Id, g.InputObject)
	if err != nil {
		return err
	}
	for _, p := range list {
		switch {
		case bool(g.Module):
			err = c.WriteAll(p.Modules())
		case bool(g.FileVersionInfo):
			err = g.version(c, p)
		case bool(g.IncludeUserName):
			v, set := value.Wrap(value.Of(p))
			set.SetNote("UserName", value.String(p.UserName()))
			set.SetTypeNames(append([]string{"System.Diagnostics.Process#IncludeUserName"}, types.TypeNames(c, value.Of(p))...))
			err = c.Write(v)
		default:
			err = c.Write(value.Of(p))
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// version writes the version information of a process's program.
func (g *getProcess) version(c *cmdlet.Context, p *process.Process) error {
	modules := p.Modules()
	if len(modules) == 0 {
		return nil
	}
	v, _, err := types.Get(c, modules[0], "FileVersionInfo")
	if err != nil {
		return c.WriteError(errs.RecordFrom(err))
	}
	return c.Write(v)
}
