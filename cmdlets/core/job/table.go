package job

import "goposh/runtime/cmdlet"

const module = "Microsoft.PowerShell.Core"

// Commands are the declarations of this package.
var Commands = [...]cmdlet.Decl{
	{Name: "Debug-Job", Module: module, Class: "Microsoft.PowerShell.Commands.DebugJobCommand", New: func() any { return new(debugJob) }, DefaultSet: "JobParameterSet", ShouldProcess: true,
		Synopsis: "Debugs a running background job."},
	{Name: "Get-Job", Module: module, Class: "Microsoft.PowerShell.Commands.GetJobCommand", Aliases: []string{"gjb"}, New: func() any { return new(getJob) }, DefaultSet: "SessionIdParameterSet",
		OutputTypes: []string{"System.Management.Automation.Job"},
		Synopsis:    "Gets the background jobs of the session."},
	{Name: "Invoke-Command", Module: module, Class: "Microsoft.PowerShell.Commands.InvokeCommandCommand", Aliases: []string{"icm"}, New: func() any { return new(invokeCommand) }, DefaultSet: "InProcess",
		Synopsis: "Runs commands here or on other computers.",
		Examples: []cmdlet.Example{{Code: "Invoke-Command { param($a, $b) $a + $b } -ArgumentList 2, 3", Output: "5"}}},
	{Name: "New-PSSessionOption", Module: module, Class: "Microsoft.PowerShell.Commands.NewPSSessionOptionCommand", New: func() any { return new(newPSSessionOption) },
		OutputTypes: []string{"System.Management.Automation.Remoting.PSSessionOption"},
		Synopsis:    "Makes an object with options for remote sessions."},
	{Name: "New-PSTransportOption", Module: module, Class: "Microsoft.PowerShell.Commands.NewPSTransportOptionCommand", New: func() any { return new(newPSTransportOption) },
		OutputTypes: []string{"Microsoft.PowerShell.Commands.WSManConfigurationOption"},
		Synopsis:    "Makes an object with options for session configurations."},
	{Name: "Receive-Job", Module: module, Class: "Microsoft.PowerShell.Commands.ReceiveJobCommand", Aliases: []string{"rcjb"}, New: func() any { return new(receiveJob) }, DefaultSet: "Location",
		Synopsis: "Gets the results of background jobs."},
	{Name: "Remove-Job", Module: module, Class: "Microsoft.PowerShell.Commands.RemoveJobCommand", Aliases: []string{"rjb"}, New: func() any { return new(removeJob) }, DefaultSet: "SessionIdParameterSet", ShouldProcess: true,
		OutputTypes: []string{"System.Management.Automation.Job"},
		Synopsis:    "Deletes background jobs."},
	{Name: "Start-Job", Module: module, Class: "Microsoft.PowerShell.Commands.StartJobCommand", Aliases: []string{"sajb"}, New: func() any { return new(startJob) }, DefaultSet: "ComputerName",
		OutputTypes: []string{"System.Management.Automation.PSRemotingJob"},
		Synopsis:    "Starts a background job in an isolated runspace.",
		Examples: []cmdlet.Example{
			{Code: "Start-Job { 6 * 7 } | Receive-Job -Wait", Output: "42"},
			{Code: "$n = 3; Receive-Job (Start-Job { $using:n + 1 }) -Wait", Output: "4"},
		}},
	{Name: "Start-ThreadJob", Module: "Microsoft.PowerShell.ThreadJob", Class: "Microsoft.PowerShell.ThreadJob.StartThreadJobCommand", New: func() any { return new(startThreadJob) },
		OutputTypes: []string{"Microsoft.PowerShell.ThreadJob.ThreadJob"},
		Synopsis:    "Starts a background job that shares objects with the session.",
		Examples:    []cmdlet.Example{{Code: "$h = @{}; Receive-Job (Start-ThreadJob { ($using:h).a = 1 }) -Wait; $h.a", Output: "1"}}},
	{Name: "Stop-Job", Module: module, Class: "Microsoft.PowerShell.Commands.StopJobCommand", Aliases: []string{"spjb"}, New: func() any { return new(stopJob) }, DefaultSet: "SessionIdParameterSet", ShouldProcess: true,
		OutputTypes: []string{"System.Management.Automation.Job"},
		Synopsis:    "Stops background jobs."},
	{Name: "Wait-Job", Module: module, Class: "Microsoft.PowerShell.Commands.WaitJobCommand", Aliases: []string{"wjb"}, New: func() any { return new(waitJob) }, DefaultSet: "SessionIdParameterSet",
		OutputTypes: []string{"System.Management.Automation.Job"},
		Synopsis:    "Waits until background jobs have ended."},
}
