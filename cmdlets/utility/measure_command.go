package utility

import (
	"time"

	"goposh/runtime/cmdlet"
	"goposh/runtime/value"
)

// measureCommand is Measure-Command.
type measureCommand struct {
	InputObject value.Value       `ps:"pipe" type:"System.Management.Automation.PSObject"`
	Expression  value.ScriptBlock `ps:"mandatory pos=0"`

	block cmdlet.Block
	spent time.Duration
}

// Process implements cmdlet.Processor.
func (m *measureCommand) Process(c *cmdlet.Context) error {
	if m.block == nil {
		m.block = c.Block(m.Expression)
	}
	start := time.Now()
	_, err := m.block.Collect(m.InputObject)
	m.spent += time.Since(start)
	return err
}

// End implements cmdlet.Ender.
func (m *measureCommand) End(c *cmdlet.Context) error {
	return c.Write(value.TimeSpan(int64(m.spent / 100)))
}
