package types

import (
	"slices"

	"goposh/runtime/value"
)

// CommandHolder is an object with a PSCommand of its own: a PowerShell.
type CommandHolder interface {
	value.Object
	// PSCommand is the command that AddCommand and the like change.
	PSCommand() *PSCommand
}

const (
	psCollection    = "System.Collections.ObjectModel.Collection[psobject]"
	psDataOfObjects = "System.Management.Automation.PSDataCollection[psobject]"
)

// powerShellClass is System.Management.Automation.PowerShell.
func powerShellClass() *Class {
	const data = "System.Management.Automation.PSDataCollection"
	const task = "System.Threading.Tasks.Task[" + psDataOfObjects + "]"
	const last = ", System.Management.Automation.PSInvocationSettings settings, System.AsyncCallback callback, object state)"
	of := func(c *Call) *PSCommand {
		if h, ok := c.This.Object().(CommandHolder); ok {
			return h.PSCommand()
		}
		return NewPSCommand()
	}
	return &Class{Members: slices.Concat(addMethods("powershell", of), backed(
		"System.Management.Automation.PSCommand Commands {get;set}",
		"System.Management.Automation.PSDataStreams Streams {get}",
		"guid InstanceId {get}",
		"System.Management.Automation.PSInvocationStateInfo InvocationStateInfo {get}",
		"bool IsNested {get}",
		"bool HadErrors {get}",
		"runspace Runspace {get;set}",
		"System.Management.Automation.Runspaces.RunspacePool RunspacePool {get;set}",
		"bool IsRunspaceOwner {get}",
		"string HistoryString {get;set}",
		"static powershell Create()",
		"static powershell Create(System.Management.Automation.RunspaceMode runspace)",
		"static powershell Create(initialsessionstate initialSessionState)",
		"static powershell Create(runspace runspace)",
		"powershell CreateNestedPowerShell()",
		"powershell AddCommand(System.Management.Automation.CommandInfo commandInfo)",
		"powershell AddParameters(System.Collections.IList parameters)",
		"powershell AddParameters(System.Collections.IDictionary parameters)",
		psCollection+" Connect()",
		"System.IAsyncResult ConnectAsync()",
		psCollection+" Invoke()",
		psCollection+" Invoke(System.Collections.IEnumerable input)",
		psCollection+" Invoke(System.Collections.IEnumerable input, System.Management.Automation.PSInvocationSettings settings)",
		"System.Collections.ObjectModel.Collection[T] Invoke<T>()",
		"System.Collections.ObjectModel.Collection[T] Invoke<T>(System.Collections.IEnumerable input)",
		"System.Collections.ObjectModel.Collection[T] Invoke<T>(System.Collections.IEnumerable input, System.Management.Automation.PSInvocationSettings settings)",
		"void Invoke<T>(System.Collections.IEnumerable input, System.Collections.Generic.IList[T] output)",
		"void Invoke<T>(System.Collections.IEnumerable input, System.Collections.Generic.IList[T] output, System.Management.Automation.PSInvocationSettings settings)",
		"void Invoke<TInput, TOutput>("+data+"[TInput] input, "+data+"[TOutput] output, System.Management.Automation.PSInvocationSettings settings)",
		"System.IAsyncResult BeginInvoke()",
		"System.IAsyncResult BeginInvoke<T>("+data+"[T] input)",
		"System.IAsyncResult BeginInvoke<T>("+data+"[T] input"+last,
		"System.IAsyncResult BeginInvoke<TInput, TOutput>("+data+"[TInput] input, "+data+"[TOutput] output)",
		"System.IAsyncResult BeginInvoke<TInput, TOutput>("+data+"[TInput] input, "+data+"[TOutput] output"+last,
		task+" InvokeAsync()",
		task+" InvokeAsync<T>("+data+"[T] input)",
		task+" InvokeAsync<T>("+data+"[T] input"+last,
		task+" InvokeAsync<TInput, TOutput>("+data+"[TInput] input, "+data+"[TOutput] output)",
		task+" InvokeAsync<TInput, TOutput>("+data+"[TInput] input, "+data+"[TOutput] output"+last,
		psDataOfObjects+" EndInvoke(System.IAsyncResult asyncResult)",
		"void Stop()",
		"System.IAsyncResult BeginStop(System.AsyncCallback callback, object state)",
		"void EndStop(System.IAsyncResult asyncResult)",
		"System.Threading.Tasks.Task StopAsync(System.AsyncCallback callback, object state)",
		"System.Management.Automation.PSJobProxy AsJobProxy()",
		"void Dispose()",
	))}
}

// asyncResultClass is what BeginInvoke, BeginStop and BeginOpen give.
func asyncResultClass() *Class {
	return &Class{Members: backed(
		"object AsyncState {get}",
		"System.Threading.WaitHandle AsyncWaitHandle {get}",
		"bool CompletedSynchronously {get}",
		"bool IsCompleted {get}",
	)}
}

// psInvocationStateInfoClass is System.Management.Automation.PSInvocationStateInfo.
func psInvocationStateInfoClass() *Class {
	return &Class{Members: backed("System.Management.Automation.PSInvocationState State {get}", "System.Exception Reason {get}")}
}
