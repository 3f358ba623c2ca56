package cim

import (
	"goposh/runtime/cim/object"
	"goposh/runtime/cmdlet"
	"goposh/runtime/value"
)

// getCimSession is Get-CimSession.
type getCimSession struct {
	ComputerName []string      `ps:"ComputerNameSet: pos=0 byname" alias:"CN,ServerName" validate:"notnullorempty"`
	Id           []value.Value `ps:"SessionIdSet: mandatory pos=0 byname" type:"System.UInt32[]" validate:"notnull"`
	InstanceId   []value.Value `ps:"InstanceIdSet: mandatory byname" type:"System.Guid[]" validate:"notnull"`
	Name         []string      `ps:"NameSet: mandatory byname" validate:"notnullorempty"`
}

// Process implements cmdlet.Processor.
func (g *getCimSession) Process(c *cmdlet.Context) error {
	list, ok, err := sessionFilter{g.ComputerName, g.Name, g.Id, g.InstanceId}.find(c)
	if err != nil {
		return err
	}
	if !ok {
		list = object.Of(c.Session()).List()
	}
	for _, s := range list {
		if err := c.Write(value.Of(s)); err != nil {
			return err
		}
	}
	return nil
}
