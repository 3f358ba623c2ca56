package types

// runspaceClass is System.Management.Automation.Runspaces.Runspace.
func runspaceClass() *Class {
	return &Class{Members: backed(
		"static runspace DefaultRunspace {get;set}",
		"static bool CanUseDefaultRunspace {get}",
		"System.Threading.ApartmentState ApartmentState {get;set}",
		"System.Management.Automation.Runspaces.PSThreadOptions ThreadOptions {get;set}",
		"version Version {get}",
		"bool RunspaceIsRemote {get}",
		"System.Management.Automation.Runspaces.RunspaceStateInfo RunspaceStateInfo {get}",
		"System.Management.Automation.Runspaces.RunspaceAvailability RunspaceAvailability {get}",
		"initialsessionstate InitialSessionState {get}",
		"guid InstanceId {get}",
		"System.Management.Automation.Runspaces.RunspaceConnectionInfo ConnectionInfo {get}",
		"System.Management.Automation.Runspaces.RunspaceConnectionInfo OriginalConnectionInfo {get}",
		"System.Management.Automation.JobManager JobManager {get}",
		"System.Nullable<datetime> DisconnectedOn {get}",
		"System.Nullable<datetime> ExpiresOn {get}",
		"string Name {get;set}",
		"int Id {get}",
		"System.Management.Automation.Runspaces.SessionStateProxy SessionStateProxy {get}",
		"System.Management.Automation.Debugger Debugger {get}",
		"System.Management.Automation.PSEventManager Events {get}",
		"void Disconnect()", "void DisconnectAsync()", "void Connect()", "void ConnectAsync()",
		"System.Management.Automation.Runspaces.RunspaceCapability GetCapabilities()",
		"void Open()", "void OpenAsync()", "void Close()", "void CloseAsync()",
		"System.Management.Automation.Runspaces.Pipeline CreatePipeline()",
		"System.Management.Automation.Runspaces.Pipeline CreatePipeline(string command)",
		"System.Management.Automation.Runspaces.Pipeline CreatePipeline(string command, bool addToHistory)",
		"System.Management.Automation.Runspaces.Pipeline CreateNestedPipeline()",
		"System.Management.Automation.Runspaces.Pipeline CreateNestedPipeline(string command, bool addToHistory)",
		"System.Management.Automation.PSPrimitiveDictionary GetApplicationPrivateData()",
		"void Dispose()",
		"void ResetRunspaceState()",
	)}
}

// runspaceStateInfoClass is System.Management.Automation.Runspaces.RunspaceStateInfo.
func runspaceStateInfoClass() *Class {
	return &Class{Members: backed("System.Management.Automation.Runspaces.RunspaceState State {get}", "System.Exception Reason {get}", "string ToString()")}
}

// runspaceFactoryClass is System.Management.Automation.Runspaces.RunspaceFactory.
func runspaceFactoryClass() *Class {
	return &Class{Members: backed(
		"static runspace CreateRunspace()",
		"static runspace CreateRunspace(System.Management.Automation.Host.PSHost host)",
		"static runspace CreateRunspace(initialsessionstate initialSessionState)",
		"static runspace CreateRunspace(System.Management.Automation.Host.PSHost host, initialsessionstate initialSessionState)",
		"static System.Management.Automation.Runspaces.RunspacePool CreateRunspacePool()",
		"static System.Management.Automation.Runspaces.RunspacePool CreateRunspacePool(int minRunspaces, int maxRunspaces)",
		"static System.Management.Automation.Runspaces.RunspacePool CreateRunspacePool(initialsessionstate initialSessionState)",
		"static System.Management.Automation.Runspaces.RunspacePool CreateRunspacePool(int minRunspaces, int maxRunspaces, System.Management.Automation.Host.PSHost host)",
		"static System.Management.Automation.Runspaces.RunspacePool CreateRunspacePool(int minRunspaces, int maxRunspaces, initialsessionstate initialSessionState, System.Management.Automation.Host.PSHost host)",
	)}
}

// runspacePoolClass is System.Management.Automation.Runspaces.RunspacePool.
func runspacePoolClass() *Class {
	return &Class{Members: backed(
		"guid InstanceId {get}",
		"bool IsDisposed {get}",
		"System.Management.Automation.RunspacePoolStateInfo RunspacePoolStateInfo {get}",
		"initialsessionstate InitialSessionState {get}",
		"System.Management.Automation.Runspaces.RunspaceConnectionInfo ConnectionInfo {get}",
		"timespan CleanupInterval {get;set}",
		"System.Management.Automation.Runspaces.RunspacePoolAvailability RunspacePoolAvailability {get}",
		"System.Management.Automation.Runspaces.PSThreadOptions ThreadOptions {get;set}",
		"System.Threading.ApartmentState ApartmentState {get;set}",
		"void Disconnect()", "void Connect()",
		"System.Management.Automation.Runspaces.RunspacePoolCapability GetCapabilities()",
		"bool SetMaxRunspaces(int maxRunspaces)", "int GetMaxRunspaces()",
		"bool SetMinRunspaces(int minRunspaces)", "int GetMinRunspaces()",
		"int GetAvailableRunspaces()",
		"void Open()",
		"System.IAsyncResult BeginOpen(System.AsyncCallback callback, object state)",
		"void EndOpen(System.IAsyncResult asyncResult)",
		"void Close()",
		"System.IAsyncResult BeginClose(System.AsyncCallback callback, object state)",
		"void EndClose(System.IAsyncResult asyncResult)",
		"System.Management.Automation.PSPrimitiveDictionary GetApplicationPrivateData()",
		"void Dispose()",
	)}
}

// runspacePoolStateInfoClass is System.Management.Automation.RunspacePoolStateInfo.
func runspacePoolStateInfoClass() *Class {
	return &Class{Members: backed("System.Management.Automation.Runspaces.RunspacePoolState State {get}", "System.Exception Reason {get}")}
}

// sessionStateProxyClass is System.Management.Automation.Runspaces.SessionStateProxy.
func sessionStateProxyClass() *Class {
	return &Class{Members: backed(
		"System.Collections.Generic.List[string] Applications {get}",
		"System.Collections.Generic.List[string] Scripts {get}",
		"System.Management.Automation.DriveManagementIntrinsics Drive {get}",
		"System.Management.Automation.PSLanguageMode LanguageMode {get;set}",
		"psmoduleinfo Module {get}",
		"System.Management.Automation.PathIntrinsics Path {get}",
		"System.Management.Automation.CmdletProviderManagementIntrinsics Provider {get}",
		"System.Management.Automation.PSVariableIntrinsics PSVariable {get}",
		"System.Management.Automation.CommandInvocationIntrinsics InvokeCommand {get}",
		"System.Management.Automation.ProviderIntrinsics InvokeProvider {get}",
		"void SetVariable(string name, object value)",
		"object GetVariable(string name)",
	)}
}

// pipelineClass is System.Management.Automation.Runspaces.Pipeline.
func pipelineClass() *Class {
	return &Class{Members: backed(
		"runspace Runspace {get}",
		"bool IsNested {get}",
		"System.Management.Automation.Runspaces.PipelineStateInfo PipelineStateInfo {get}",
		"System.Management.Automation.Runspaces.PipelineWriter Input {get}",
		"System.Management.Automation.Runspaces.PipelineReader[psobject] Output {get}",
		"System.Management.Automation.Runspaces.PipelineReader[object] Error {get}",
		"bool HadErrors {get}",
		"long InstanceId {get}",
		"System.Management.Automation.Runspaces.CommandCollection Commands {get}",
		"bool SetPipelineSessionState {get;set}",
		psCollection+" Invoke()",
		psCollection+" Invoke(System.Collections.IEnumerable input)",
		"void InvokeAsync()",
		"void Stop()", "void StopAsync()",
		"System.Management.Automation.Runspaces.Pipeline Copy()",
		psCollection+" Connect()", "void ConnectAsync()",
		"void Dispose()",
	)}
}

// pipelineStateInfoClass is System.Management.Automation.Runspaces.PipelineStateInfo.
func pipelineStateInfoClass() *Class {
	return &Class{Members: backed("System.Management.Automation.Runspaces.PipelineState State {get}", "System.Exception Reason {get}")}
}

// pipelineReaderClass is System.Management.Automation.Runspaces.PipelineReader`1: the output or errors of a Pipeline.
func pipelineReaderClass() *Class {
	return &Class{Members: backed(
		"System.Threading.WaitHandle WaitHandle {get}",
		"bool EndOfPipeline {get}", "bool IsOpen {get}", "int Count {get}", "int MaxCapacity {get}",
		"void Close()",
		"T Read()",
		"System.Collections.ObjectModel.Collection[T] Read(int count)",
		"System.Collections.ObjectModel.Collection[T] ReadToEnd()",
		"System.Collections.ObjectModel.Collection[T] NonBlockingRead()",
		"System.Collections.ObjectModel.Collection[T] NonBlockingRead(int maxRequested)",
		"T Peek()",
	)}
}

// pipelineWriterClass is System.Management.Automation.Runspaces.PipelineWriter: the input of a Pipeline.
func pipelineWriterClass() *Class {
	return &Class{Members: backed(
		"System.Threading.WaitHandle WaitHandle {get}",
		"bool IsOpen {get}", "int Count {get}", "int MaxCapacity {get}",
		"void Close()", "void Flush()",
		"int Write(object obj)",
		"int Write(object obj, bool enumerateCollection)",
	)}
}
