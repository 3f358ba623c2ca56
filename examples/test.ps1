# Run by jobs.ps1 as the job TestScript.
param($Name = 'world')
"Hello, $Name, from process $PID"
