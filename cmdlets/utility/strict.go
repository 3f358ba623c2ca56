package utility

import "goposh/runtime/cmdlet"

// strictMode tells whether strict mode of at least the version (major*100) holds where the command was called.
func strictMode(c *cmdlet.Context, version int16) bool {
	for s := c.Scope(); s != nil; s = s.Parent {
		if s.Strict >= 0 {
			return s.Strict >= version
		}
	}
	return false
}
