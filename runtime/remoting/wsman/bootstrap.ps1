# What runs at the far side, on Windows PowerShell 5.1 and later. It takes the CLIXML of a command and writes lines: a mark and base64 of
# the CLIXML of what came since the last line; "." when all is said.
#   >  a list of what the script wrote, records of the other streams among its output; a record that is output stands in an object's __own
#   %  a list of progress records
#   !  the error that ended the script
param($text)
$call = [System.Management.Automation.PSSerializer]::Deserialize($text)
$out = [Console]::Out
$send = {
	param($mark, $value)
	$xml = [System.Management.Automation.PSSerializer]::Serialize($value, 1)
	$out.WriteLine($mark + [Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes($xml)))
	$out.Flush()
}
$work = {
	param($__call)
	foreach ($__name in @($__call.u.Keys)) { Set-Variable -Name $__name -Value $__call.u[$__name] }
	$__block = [scriptblock]::Create($__call.s)
	$__args = @($__call.a)
	$__own = {
		process {
			if ($null -ne $_ -and $_.GetType().Name -match '^(Error|Warning|Verbose|Debug|Information)Record$') { New-Object psobject -Property @{ __own = $_ } }
			else { , $_ }
		}
	}
	& { if ($__call.h) { $__call.i | & $__block @__args | & $__own } else { & $__block @__args | & $__own } } *>&1
}
$shell = [powershell]::Create()
$null = $shell.AddScript($work.ToString()).AddArgument($call)
$none = New-Object 'System.Management.Automation.PSDataCollection[psobject]'
$none.Complete()
$results = New-Object 'System.Management.Automation.PSDataCollection[psobject]'
$running = $shell.BeginInvoke($none, $results)
do {
	$ended = $running.AsyncWaitHandle.WaitOne(20)
	$batch = $results.ReadAll()
	if ($batch.Count) { & $send '>' $batch }
	$batch = $shell.Streams.Progress.ReadAll()
	if ($batch.Count) { & $send '%' $batch }
} until ($ended)
try { $null = $shell.EndInvoke($running) }
catch {
	$failure = $_.Exception.InnerException
	if ($failure.ErrorRecord) { & $send '!' $failure.ErrorRecord } else { & $send '!' $_ }
}
$out.WriteLine('.')
