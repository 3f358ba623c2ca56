package interp_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestWhatCannotBeDoneIsSaid(t *testing.T) {
	for _, c := range []struct{ name, script, want string }{
		{"callback", `$ps = [powershell]::Create().AddScript('1'); $in = [System.Management.Automation.PSDataCollection[int]]::new()
			$ps.BeginInvoke($in, $null, [AsyncCallback]{ }, $null)`, "PSNotImplementedException"},
		{"host of another runspace", `$rs = [runspacefactory]::CreateRunspace(); $rs.Open(); $s = [System.Management.Automation.PSInvocationSettings]::new()
			$s.Host = $Host; $ps = [powershell]::Create($rs).AddScript('1'); $ps.Invoke($null, $s)`, "PSNotImplementedException"},
		{"attributes", `$iss = [initialsessionstate]::CreateDefault2()
			$iss.Variables.Add([System.Management.Automation.Runspaces.SessionStateVariableEntry]::new('v', 1, '', 'None', [ValidateRange]::new(1, 3)))
			[powershell]::Create($iss).AddScript('$v').Invoke()`, "PSNotImplementedException"},
		{"culture", `try { 'a' | Select-String a -SimpleMatch -Culture nosuchculture } catch { if ($_.FullyQualifiedErrorId -like 'ParameterArgumentValidationError,*') { throw [ArgumentException]'refused' } }`, "ArgumentException"},
		{"amended", `Get-WmiObject Win32_OperatingSystem -Amended`, "NotSupportedException"},
		{"old version", `Get-FormatData -PowerShellVersion 5.0`, "NotSupportedException"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := runScript(t, "try { $null = & {"+c.script+"} } catch { $e = $_.Exception; while ($e.InnerException) { $e = $e.InnerException }; $e.GetType().Name }")
			require.Len(t, got, 1)
			assert.Equal(t, c.want, got[0])
		})
	}
}

func TestWhatCanBeDoneIsDone(t *testing.T) {
	for _, c := range []struct{ name, script, want string }{
		{"host of a new runspace", `$s = [System.Management.Automation.PSInvocationSettings]::new(); $s.Host = $Host
			$ps = [powershell]::Create().AddScript('1 + 1'); $ps.Invoke($null, $s); $ps.Invoke($null, $s)`, "2 2"},
		{"culture", `'ABC' | Select-String b -SimpleMatch -Culture EN-us | % Line`, "ABC"},
		{"snap-in", `[initialsessionstate]::Create('Any').Commands.Count`, "0"},
		{"version", `@(Get-FormatData System.Guid -PowerShellVersion 7.0).Count`, "1"},
	} {
		t.Run(c.name, func(t *testing.T) {
			assert.Equal(t, []string{c.want}, runScript(t, "\"$("+"@("+c.script+"))\""))
		})
	}
}
