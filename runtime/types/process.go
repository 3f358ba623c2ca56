package types

// processClass declares System.Diagnostics.Process; package process implements it.
func processClass() *Class {
	return &Class{Members: backed(
		"int BasePriority {get}", "int ExitCode {get}", "bool HasExited {get}", "datetime StartTime {get}", "datetime ExitTime {get}",
		"int Id {get}", "string MachineName {get}", "object Modules {get}",
		"long NonpagedSystemMemorySize64 {get}", "int NonpagedSystemMemorySize {get}", "long PagedMemorySize64 {get}", "int PagedMemorySize {get}",
		"long PagedSystemMemorySize64 {get}", "int PagedSystemMemorySize {get}", "long PeakPagedMemorySize64 {get}", "int PeakPagedMemorySize {get}",
		"long PeakWorkingSet64 {get}", "int PeakWorkingSet {get}", "long PeakVirtualMemorySize64 {get}", "int PeakVirtualMemorySize {get}",
		"object PriorityClass {get;set}", "long PrivateMemorySize64 {get}", "int PrivateMemorySize {get}", "int SessionId {get}",
		"int HandleCount {get}", "long VirtualMemorySize64 {get}", "int VirtualMemorySize {get}", "bool EnableRaisingEvents {get;set}",
		"long WorkingSet64 {get}", "int WorkingSet {get}", "object MainModule {get}", "string MainWindowTitle {get}", "bool Responding {get}",
		"string ProcessName {get}", "timespan PrivilegedProcessorTime {get}", "timespan TotalProcessorTime {get}", "timespan UserProcessorTime {get}",
		"void Kill()", "void Kill(bool entireProcessTree)", "void WaitForExit()", "bool WaitForExit(int milliseconds)", "bool WaitForExit(timespan timeout)",
		"void Refresh()", "void Close()", "void Dispose()", "bool CloseMainWindow()", "string ToString()",
	)}
}

// processModuleClass declares System.Diagnostics.ProcessModule; package process implements it.
func processModuleClass() *Class {
	return &Class{Members: backed(
		"string ModuleName {get}", "string FileName {get}", "int ModuleMemorySize {get}", "object FileVersionInfo {get}", "string ToString()",
	)}
}
