package types

// jobClass is System.Management.Automation.Job.
func jobClass() *Class {
	return &Class{Members: backed(
		"string Command {get}",
		"System.Management.Automation.JobStateInfo JobStateInfo {get}",
		"System.Threading.WaitHandle Finished {get}",
		"guid InstanceId {get}",
		"int Id {get}",
		"string Name {get;set}",
		"System.Collections.Generic.IList<System.Management.Automation.Job> ChildJobs {get}",
		"string StatusMessage {get}",
		"bool HasMoreData {get}",
		"System.Nullable<datetime> PSBeginTime {get}",
		"System.Nullable<datetime> PSEndTime {get}",
		"string PSJobTypeName {get;set}",
		"System.Management.Automation.PSDataCollection<psobject> Output {get;set}",
		"System.Management.Automation.PSDataCollection<System.Management.Automation.ErrorRecord> Error {get;set}",
		"System.Management.Automation.PSDataCollection<System.Management.Automation.ProgressRecord> Progress {get;set}",
		"System.Management.Automation.PSDataCollection<System.Management.Automation.VerboseRecord> Verbose {get;set}",
		"System.Management.Automation.PSDataCollection<System.Management.Automation.DebugRecord> Debug {get;set}",
		"System.Management.Automation.PSDataCollection<System.Management.Automation.WarningRecord> Warning {get;set}",
		"System.Management.Automation.PSDataCollection<System.Management.Automation.InformationRecord> Information {get;set}",
		"string Location {get}",
		"void LoadJobStreams()",
		"void UnloadJobStreams()",
		"void StopJob()",
		"void Dispose()",
	), Events: []Event{{"StateChanged", "System.EventHandler`1[System.Management.Automation.JobStateEventArgs]", "System.Management.Automation.JobStateEventArgs"}}}
}

// job2Class is System.Management.Automation.Job2.
func job2Class() *Class {
	c := &Class{Members: backed(
		"System.Collections.Generic.List<System.Management.Automation.Runspaces.CommandParameterCollection> StartParameters {get;set}",
		"void StartJob()", "void StartJobAsync()",
		"void StopJob(bool force, string reason)", "void StopJobAsync()", "void StopJobAsync(bool force, string reason)",
		"void SuspendJob()", "void SuspendJob(bool force, string reason)", "void SuspendJobAsync()", "void SuspendJobAsync(bool force, string reason)",
		"void ResumeJob()", "void ResumeJobAsync()", "void UnblockJob()", "void UnblockJobAsync()",
	)}
	for _, name := range [...]string{"StartJobCompleted", "StopJobCompleted", "SuspendJobCompleted", "ResumeJobCompleted", "UnblockJobCompleted"} {
		c.Events = append(c.Events, Event{name, "System.EventHandler`1[System.ComponentModel.AsyncCompletedEventArgs]", "System.ComponentModel.AsyncCompletedEventArgs"})
	}
	return c
}

// remotingJobClass is System.Management.Automation.PSRemotingJob.
func remotingJobClass() *Class {
	return &Class{Members: backed("bool HasMoreData {get}", "string StatusMessage {get}", "string Location {get}", "void StopJob()")}
}

// childJobClass is System.Management.Automation.PSRemotingChildJob.
func childJobClass() *Class {
	return &Class{Members: backed("string StatusMessage {get}", "bool HasMoreData {get}", "string Location {get}",
		"System.Management.Automation.Runspaces.Runspace Runspace {get}", "System.Management.Automation.Debugger Debugger {get}",
		"bool IsAsync {get;set}", "void StopJob()")}
}

// threadJobClass is Microsoft.PowerShell.ThreadJob.ThreadJob.
func threadJobClass() *Class {
	return &Class{Members: backed("System.Management.Automation.JobDefinition ThreadJobDefinition {get}", "string StatusMessage {get}", "bool HasMoreData {get}",
		"string Location {get}", "System.Management.Automation.Debugger Debugger {get}", "bool IsAsync {get;set}", "void StartJob()", "void StopJob()",
		"void InjectInput(psobject psObject)", "void CloseInputStream()", "void ReportError(System.Exception e)")}
}

// taskJobClass is System.Management.Automation.PSTasks.PSTaskJob.
func taskJobClass() *Class {
	return &Class{Members: backed("int AllocatedRunspaceCount {get}", "string Location {get}", "bool HasMoreData {get}", "string StatusMessage {get}", "void StopJob()")}
}

// taskChildJobClass is System.Management.Automation.PSTasks.PSTaskChildJob.
func taskChildJobClass() *Class {
	return &Class{Members: backed("string Location {get}", "bool HasMoreData {get}", "string StatusMessage {get}",
		"System.Management.Automation.Debugger Debugger {get}", "bool IsAsync {get;set}", "void StopJob()")}
}

// jobStateInfoClass is System.Management.Automation.JobStateInfo.
func jobStateInfoClass() *Class {
	return &Class{Members: backed("System.Management.Automation.JobState State {get}", "System.Exception Reason {get}", "string ToString()")}
}

// jobStateEventArgsClass is System.Management.Automation.JobStateEventArgs.
func jobStateEventArgsClass() *Class {
	return &Class{Members: backed("System.Management.Automation.JobStateInfo JobStateInfo {get}", "System.Management.Automation.JobStateInfo PreviousJobStateInfo {get}")}
}

// newProcessConnectionInfoClass is System.Management.Automation.Runspaces.NewProcessConnectionInfo: how a background job's runspace
// is reached.
func newProcessConnectionInfoClass() *Class {
	return &Class{Members: backed("string ComputerName {get;set}", "pscredential Credential {get;set}",
		"System.Management.Automation.Runspaces.AuthenticationMechanism AuthenticationMechanism {get;set}")}
}

// psSenderInfoClass is System.Management.Automation.Remoting.PSSenderInfo: who started the session.
func psSenderInfoClass() *Class {
	return &Class{Members: backed("System.Management.Automation.Remoting.PSPrincipal UserInfo {get}", "System.TimeZoneInfo ClientTimeZone {get}",
		"string ConnectionString {get}", "System.Management.Automation.PSPrimitiveDictionary ApplicationArguments {get}", "string ConfigurationName {get}")}
}
