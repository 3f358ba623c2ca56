package utility

import (
	"goposh/runtime/cmdlet"
)

// invokeExpression is Invoke-Expression.
type invokeExpression struct {
	Command string `ps:"mandatory pos=0 pipe"`
}

// Process implements cmdlet.Processor.
func (i *invokeExpression) Process(c *cmdlet.Context) error {
	sb, err := c.CompileBlock(i.Command)
	if err != nil {
		return err
	}
	return c.Run(cmdlet.RunOptions{Block: sb, DotSource: true})
}
