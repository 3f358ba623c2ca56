package cim

import (
	"context"

	"goposh/runtime/cim"
	"goposh/runtime/cim/object"
	"goposh/runtime/cmdlet"
	"goposh/runtime/value"
	"goposh/runtime/wildcard"
)

// getCimClass is Get-CimClass.
type getCimClass struct {
	ClassName           string        `ps:"pos=0 byname"`
	Namespace           string        `ps:"pos=1 byname"`
	OperationTimeoutSec uint32        `ps:"" alias:"OT"`
	CimSession          []value.Value `ps:"SessionSet: mandatory pipe" type:"Microsoft.Management.Infrastructure.CimSession[]"`
	ComputerName        []string      `ps:"ComputerSet: byname" alias:"CN,ServerName" validate:"notnullorempty"`
	MethodName          string        `ps:"byname"`
	PropertyName        string        `ps:"byname"`
	QualifierName       string        `ps:"byname"`
}

// Process implements cmdlet.Processor.
func (g *getCimClass) Process(c *cmdlet.Context) error {
	t := targets{sessions: g.CimSession, computers: g.ComputerName, timeout: g.OperationTimeoutSec}
	return t.each(c, about(g.Namespace, g.ClassName), func(ctx context.Context, conn connection) error {
		if g.ClassName != "" && !wildcard.HasWildcards(g.ClassName) {
			class, err := conn.Class(ctx, g.Namespace, g.ClassName)
			if err != nil {
				return failed(err)
			}
			return g.write(c, conn, class)
		}
		pattern := wildcard.Compile(g.ClassName, true)
		for class, err := range conn.Classes(ctx, g.Namespace, "") {
			if err != nil {
				return failed(err)
			}
			if g.ClassName != "" && !pattern.Match(class.Name) {
				continue
			}
			if err := g.write(c, conn, class); err != nil {
				return err
			}
		}
		return nil
	})
}

func (g *getCimClass) write(c *cmdlet.Context, conn connection, class *cim.Class) error {
	o := object.NewClass(class, conn.ComputerName())
	if !matches(g.MethodName, o.MethodNames()) || !matches(g.PropertyName, o.PropertyNames()) || !matches(g.QualifierName, o.QualifierNames()) {
		return nil
	}
	return c.Write(value.Of(o))
}

// matches tells whether one of the names matches a pattern; "" matches always.
func matches(pattern string, names []string) bool {
	if pattern == "" {
		return true
	}
	p := wildcard.Compile(pattern, true)
	for _, n := range names {
		if p.Match(n) {
			return true
		}
	}
	return false
}
