package interp

import "goposh/runtime/session"

// builtinFunctions are the functions of a new session with their text; one is compiled when it is first called or listed.
var builtinFunctions = [...]struct{ name, text string }{
	{"cd..", `Set-Location ..`},
	{"cd\\", `Set-Location \`},
	{"cd~", `Set-Location ~`},
	{"Clear-Host", `$Host.UI.Write("$([char]27)[H$([char]27)[2J$([char]27)[3J")`},
	{"oss", `[CmdletBinding()]
param(
    [ValidateRange(2, 2147483647)][int]$Width,
    [Parameter(ValueFromPipeline = $true)][psobject]$InputObject
)
begin { $all = [System.Collections.Generic.List[object]]::new() }
process { $all.Add($InputObject) }
end {
    $more = @{}
    if ($PSBoundParameters.ContainsKey('Width')) { $more.Width = $Width }
    $all | Out-String -Stream @more
}`},
	{"Pause", `$null = Read-Host 'Press Enter to continue...'`},
	{"prompt", `"PS $($ExecutionContext.SessionState.Path.CurrentLocation)$('>' * ($NestedPromptLevel + 1)) ";`},
}

// builtinFunction defines a function of a new session when it is first asked for; nil when there is none of that lower-case name.
func (rs *Runspace) builtinFunction(lower string) *session.Function {
	for _, b := range builtinFunctions {
		if lowerName(b.name) != lower || rs.builtinDefined[lower] {
			continue
		}
		if rs.builtinDefined == nil {
			rs.builtinDefined = map[string]bool{}
		}
		// A function that a script removed does not come back.
		rs.builtinDefined[lower] = true
		tree, err := rs.Parse("", b.text)
		if err != nil {
			return nil
		}
		sb := rs.newScriptBlock(tree, rs.sess.Global)
		sb.name = b.name
		fn := &session.Function{Name: b.name, Block: sb}
		rs.sess.Global.Top.PutFunction(fn)
		return fn
	}
	return nil
}
