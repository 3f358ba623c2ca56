package utility

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"goposh/runtime/cmdlet"
)

// Malformed tags and unknown types panic when a command is first used; here they fail a test instead.
func TestDeclarations(t *testing.T) {
	seen := map[string]bool{}
	for i := range Commands {
		d := &Commands[i]
		assert.False(t, seen[d.Name], "%s is declared twice", d.Name)
		seen[d.Name] = true
		if !assert.NotPanics(t, func() { d.Metadata() }, d.Name) {
			continue
		}
		for _, p := range d.Metadata().Params {
			assert.NotNil(t, p.Type, "%s -%s", d.Name, p.Name)
		}
		_, begins := d.New().(cmdlet.Beginner)
		_, processes := d.New().(cmdlet.Processor)
		_, ends := d.New().(cmdlet.Ender)
		assert.True(t, begins || processes || ends, "%s does nothing", d.Name)
	}
}
