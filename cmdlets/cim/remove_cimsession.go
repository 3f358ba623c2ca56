package cim

import (
	"goposh/runtime/cim/object"
	"goposh/runtime/cmdlet"
	"goposh/runtime/value"
)

// removeCimSession is Remove-CimSession.
type removeCimSession struct {
	CimSession   []value.Value `ps:"CimSessionSet: mandatory pos=0 pipe" type:"Microsoft.Management.Infrastructure.CimSession[]" validate:"notnull"`
	ComputerName []string      `ps:"ComputerNameSet: mandatory pos=0 byname" alias:"CN,ServerName" validate:"notnullorempty"`
	Id           []value.Value `ps:"SessionIdSet: mandatory pos=0 byname" type:"System.UInt32[]" validate:"notnull"`
	InstanceId   []value.Value `ps:"InstanceIdSet: mandatory byname" type:"System.Guid[]" validate:"notnull"`
	Name         []string      `ps:"NameSet: mandatory byname" validate:"notnullorempty"`
}

// Process implements cmdlet.Processor.
func (r *removeCimSession) Process(c *cmdlet.Context) error {
	list, ok, err := sessionFilter{r.ComputerName, r.Name, r.Id, r.InstanceId}.find(c)
	if err != nil {
		return err
	}
	if !ok {
		for _, v := range r.CimSession {
			if s, ok := v.Base().Object().(*object.CimSession); ok {
				list = append(list, s)
			}
		}
	}
	for _, s := range list {
		if ok, err := c.ShouldProcess(s.Text(), "Remove-CimSession"); err != nil {
			return err
		} else if ok {
			object.Of(c.Session()).Close(s)
		}
	}
	return nil
}
