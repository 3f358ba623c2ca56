package types

// historyInfoClass is Microsoft.PowerShell.Commands.HistoryInfo.
func historyInfoClass() *Class {
	return &Class{Members: backed(
		"long Id {get}",
		"string CommandLine {get}",
		"System.Management.Automation.Runspaces.PipelineState ExecutionStatus {get}",
		"datetime StartExecutionTime {get}",
		"datetime EndExecutionTime {get}",
		"timespan Duration {get}",
		"string ToString()",
	)}
}
