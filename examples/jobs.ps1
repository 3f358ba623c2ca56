# Background jobs from the first page of an administrator's guide: local, remote and CIM/WMI jobs.

# Local jobs take two ids: the job and its child.
Start-Job -ScriptBlock { Get-ChildItem -Recurse } -Name LocalDirectory
Start-Job -FilePath $PSScriptRoot/test.ps1 -Name TestScript -ArgumentList goposh
$n = 20
Start-Job { 1..$using:n | Measure-Object -Sum }

# A remote job has a child job for each computer; one that does not answer fails alone. The names A, B and C are served in
# this process when goposh is started with -Loopback A,B: C stays unreachable.
Invoke-Command -ComputerName A, B, C -AsJob -JobName RemoteLogs { [pscustomobject]@{ Events = 10 } }

# CIM in a job, and a WMI job.
Start-Job { Get-CimInstance -ClassName Win32_ComputerSystem }
Get-WmiObject -Class Win32_OperatingSystem -ComputerName localhost -AsJob

$null = Get-Job | Wait-Job
Get-Job
Receive-Job -Name TestScript -Keep
Receive-Job -Name RemoteLogs | Format-Table Events, PSComputerName
(Get-Job -Name RemoteLogs).ChildJobs | Format-Table Id, Location, State
Get-Job | Remove-Job
