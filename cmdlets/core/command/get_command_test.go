package command

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"goposh/runtime/cmdlet"
)

func TestDistance(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{{"", "abc", 3}, {"get-date", "get-date", 0}, {"get-dtae", "get-date", 1}, {"gt-date", "get-date", 1}} {
		assert.Equal(t, c.want, distance(c.a, c.b), "%s %s", c.a, c.b)
	}
}

func TestAbbreviation(t *testing.T) {
	assert.Equal(t, "I-PSDF", abbreviation("Import-PowerShellDataFile"))
}

// The sets and their order are those of the recorded New-Guid.
func TestSyntax(t *testing.T) {
	md := cmdlet.FromStruct(&struct {
		Empty       cmdlet.Switch `ps:"Empty:"`
		InputObject string        `ps:"InputObject: pos=0 pipe"`
	}{})
	md.DefaultSet = "Default"
	assert.Equal(t, "\nNew-Guid \n\nNew-Guid [-Empty]\n\nNew-Guid [[-InputObject] <string>]\n",
		cmdlet.SyntaxText("New-Guid", cmdlet.ParameterSets(md.Params, md)))
}

func TestDeclarations(t *testing.T) {
	for i := range Commands {
		assert.NotPanics(t, func() { Commands[i].Metadata() }, Commands[i].Name)
	}
}
