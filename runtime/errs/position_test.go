package errs

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"goposh/ast"
)

func TestPositionMessage(t *testing.T) {
	long := `foreach($v in 'NormalView','CategoryView','ConciseView'){ $ErrorView=$v; "== $v"; try { throw 'plain throw' } catch { $_ | Out-String } }`
	typed := `foreach($v in 'NormalView','ConciseView'){ $ErrorView=$v; "== $v"; try { throw [System.IO.FileNotFoundException]::new('gone','f.txt') } catch { $_ | Out-String } }`
	head := `try { 1/0 } catch { $_.InvocationInfo | Format-List ScriptLineNumber,OffsetInLine,Line,PositionMessage,MyCommand }`
	for _, c := range []struct{ file, text, place, want string }{
		{"", long, "throw 'plain throw'", "At line:1 char:89\n" +
			"+ … ciseView'){ $ErrorView=$v; \"== $v\"; try { throw 'plain throw' } catch …\n" +
			"+                                             ~~~~~~~~~~~~~~~~~~~"},
		{"", typed, "throw [System.IO.FileNotFoundException]::new('gone','f.txt')", "At line:1 char:74\n" +
			"+ …  $v\"; try { throw [System.IO.FileNotFoundException]::new('gone','f.tx …\n" +
			"+               ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~"},
		{"", head, "1/0", "At line:1 char:7\n" +
			"+ try { 1/0 } catch { $_.InvocationInfo | Format-List ScriptLineNumber, …\n" +
			"+       ~~~"},
		{"s.ps1", "# first\n\n$x = 1 / 0\n", "$x = 1 / 0", "At s.ps1:3 char:1\n+ $x = 1 / 0\n+ ~~~~~~~~~~"},
		{"s.ps1", "Get-Item `\n  nope", "Get-Item `\n  nope", "At s.ps1:1 char:1\n+ Get-Item `\n+ ~~~~~~~~~~"},
	} {
		start := strings.Index(c.text, c.place)
		e := ast.Extent{File: ast.NewSource(c.file, c.text), Start: int32(start), End: int32(start + len(c.place))}
		assert.Equal(t, c.want, PositionMessage(e), c.place)
	}
	assert.Empty(t, PositionMessage(ast.Extent{}))
}
