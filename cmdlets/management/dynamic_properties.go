package management

import (
	"goposh/runtime/cmdlet"
	"goposh/runtime/provider"
)

// dynamicProperties is what the commands do that create, remove, copy, move or rename properties: every provider refuses, once
// the path is found.
func dynamicProperties(c *cmdlet.Context, p paths) error {
	op, list, err := p.open(c)
	if err != nil {
		return err
	}
	return op.ResolveEach(list, func(provider.Path) error {
		return provider.NotSupported("Cannot use interface. The IDynamicPropertyCmdletProvider interface is not implemented by this provider.")
	})
}

// literalOne makes the list of a single literal path; nil when there is none.
func literalOne(path string) []string {
	if path == "" {
		return nil
	}
	return []string{path}
}
