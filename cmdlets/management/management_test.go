package management

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"goposh/runtime/cmdlet"
	"goposh/runtime/provider"
)

func TestDeclarations(t *testing.T) {
	for i := range Commands {
		d := &Commands[i]
		t.Run(d.Name, func(t *testing.T) {
			assert.NotEmpty(t, d.Synopsis)
			m := d.Metadata() // a malformed tag panics
			if d.DefaultSet != "" {
				assert.Contains(t, m.SetNames, d.DefaultSet)
			}
			for _, p := range m.Params {
				assert.NotNil(t, p.Type, p.Name)
			}
		})
	}
}

func TestSplitArguments(t *testing.T) {
	for line, want := range map[string][]string{
		`-c exit 3`:     {"-c", "exit", "3"},
		`-c "echo a b"`: {"-c", "echo a b"},
		`a\"b c`:        {`a"b`, "c"},
		`"a\\" b`:       {`a\`, "b"},
		`a\b`:           {`a\b`},
		`""`:            {""},
		``:              nil,
		`  x  `:         {"x"},
		`"a""b"`:        {`a"b`},
	} {
		assert.Equal(t, want, splitArguments(line), line)
	}
}

func TestPieces(t *testing.T) {
	assert.Equal(t, []string{"a", "b", "c"}, pieces("a\rb\nc", ""))
	assert.Equal(t, []string{"x", "", "z"}, pieces("x\r\n\r\nz\n", ""))
	assert.Equal(t, []string{"zzz"}, pieces("zzz", ","))
	assert.Nil(t, pieces("", ""))
}

func TestQualifier(t *testing.T) {
	for path, want := range map[string]string{
		"env:PATH": "env:", `C:\x`: "C:", "/a/b": "", "FileSystem::/a": "FileSystem::", "./a:b": "",
	} {
		assert.Equal(t, want, provider.Qualifier(path), path)
	}
}

func TestChecksum(t *testing.T) {
	// An echo request with id 1, sequence 1 and no data.
	b := []byte{8, 0, 0, 0, 0, 1, 0, 1}
	assert.Equal(t, uint16(0xF7FD), checksum(b))
}

var _ cmdlet.Processor = (*getItem)(nil)
