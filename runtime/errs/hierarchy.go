package errs

import (
	"strings"
	"sync"

	"goposh/runtime/value"
)

// bases gives the base class of every exception class goposh knows, by full name. "" ends at System.Exception.
// Each row: class, base.
var bases = [...][2]string{
	{"System.Exception", ""},
	{"System.SystemException", "System.Exception"},
	{"System.ApplicationException", "System.Exception"},
	{"System.AggregateException", "System.Exception"},
	{"System.ArgumentException", "System.SystemException"},
	{"System.ArgumentNullException", "System.ArgumentException"},
	{"System.ArgumentOutOfRangeException", "System.ArgumentException"},
	{"System.DuplicateWaitObjectException", "System.ArgumentException"},
	{"System.Globalization.CultureNotFoundException", "System.ArgumentException"},
	{"System.Text.DecoderFallbackException", "System.ArgumentException"},
	{"System.Text.EncoderFallbackException", "System.ArgumentException"},
	{"System.Text.RegularExpressions.RegexParseException", "System.ArgumentException"},
	{"System.ArithmeticException", "System.SystemException"},
	{"System.DivideByZeroException", "System.ArithmeticException"},
	{"System.OverflowException", "System.ArithmeticException"},
	{"System.NotFiniteNumberException", "System.ArithmeticException"},
	{"System.ArrayTypeMismatchException", "System.SystemException"},
	{"System.BadImageFormatException", "System.SystemException"},
	{"System.Collections.Generic.KeyNotFoundException", "System.SystemException"},
	{"System.FormatException", "System.SystemException"},
	{"System.UriFormatException", "System.FormatException"},
	{"System.IO.FileFormatException", "System.FormatException"},
	{"System.IndexOutOfRangeException", "System.SystemException"},
	{"System.InsufficientExecutionStackException", "System.SystemException"},
	{"System.InvalidCastException", "System.SystemException"},
	{"System.InvalidOperationException", "System.SystemException"},
	{"System.ObjectDisposedException", "System.InvalidOperationException"},
	{"System.Net.ProtocolViolationException", "System.InvalidOperationException"},
	{"System.Net.WebException", "System.InvalidOperationException"},
	{"System.InvalidProgramException", "System.SystemException"},
	{"System.InvalidTimeZoneException", "System.Exception"},
	{"System.TimeZoneNotFoundException", "System.Exception"},
	{"System.IO.IOException", "System.SystemException"},
	{"System.IO.DirectoryNotFoundException", "System.IO.IOException"},
	{"System.IO.DriveNotFoundException", "System.IO.IOException"},
	{"System.IO.EndOfStreamException", "System.IO.IOException"},
	{"System.IO.FileLoadException", "System.IO.IOException"},
	{"System.IO.FileNotFoundException", "System.IO.IOException"},
	{"System.IO.PathTooLongException", "System.IO.IOException"},
	{"System.IO.InvalidDataException", "System.SystemException"},
	{"System.MemberAccessException", "System.SystemException"},
	{"System.FieldAccessException", "System.MemberAccessException"},
	{"System.MethodAccessException", "System.MemberAccessException"},
	{"System.MissingMemberException", "System.MemberAccessException"},
	{"System.MissingFieldException", "System.MissingMemberException"},
	{"System.MissingMethodException", "System.MissingMemberException"},
	{"System.NotImplementedException", "System.SystemException"},
	{"System.NotSupportedException", "System.SystemException"},
	{"System.PlatformNotSupportedException", "System.NotSupportedException"},
	{"System.NullReferenceException", "System.SystemException"},
	{"System.OperationCanceledException", "System.SystemException"},
	{"System.Threading.Tasks.TaskCanceledException", "System.OperationCanceledException"},
	{"System.OutOfMemoryException", "System.SystemException"},
	{"System.RankException", "System.SystemException"},
	{"System.Reflection.AmbiguousMatchException", "System.SystemException"},
	{"System.Reflection.TargetInvocationException", "System.ApplicationException"},
	{"System.Reflection.TargetParameterCountException", "System.ApplicationException"},
	{"System.Reflection.TargetException", "System.ApplicationException"},
	{"System.Runtime.InteropServices.ExternalException", "System.SystemException"},
	{"System.Runtime.InteropServices.COMException", "System.Runtime.InteropServices.ExternalException"},
	{"System.ComponentModel.Win32Exception", "System.Runtime.InteropServices.ExternalException"},
	{"System.Net.Sockets.SocketException", "System.ComponentModel.Win32Exception"},
	{"System.ComponentModel.InvalidEnumArgumentException", "System.ArgumentException"},
	{"System.Runtime.Serialization.SerializationException", "System.SystemException"},
	{"System.Security.SecurityException", "System.SystemException"},
	{"System.Security.Cryptography.CryptographicException", "System.SystemException"},
	{"System.Security.Authentication.AuthenticationException", "System.SystemException"},
	{"System.StackOverflowException", "System.SystemException"},
	{"System.Threading.SemaphoreFullException", "System.SystemException"},
	{"System.Threading.SynchronizationLockException", "System.SystemException"},
	{"System.Threading.ThreadInterruptedException", "System.SystemException"},
	{"System.Threading.ThreadStateException", "System.SystemException"},
	{"System.Threading.AbandonedMutexException", "System.SystemException"},
	{"System.Threading.BarrierPostPhaseException", "System.Exception"},
	{"System.TimeoutException", "System.SystemException"},
	{"System.Text.RegularExpressions.RegexMatchTimeoutException", "System.TimeoutException"},
	{"System.TypeInitializationException", "System.SystemException"},
	{"System.TypeLoadException", "System.SystemException"},
	{"System.EntryPointNotFoundException", "System.TypeLoadException"},
	{"System.DllNotFoundException", "System.TypeLoadException"},
	{"System.UnauthorizedAccessException", "System.SystemException"},
	{"System.Xml.XmlException", "System.SystemException"},
	{"System.Xml.Schema.XmlSchemaException", "System.SystemException"},
	{"System.Xml.XPath.XPathException", "System.SystemException"},
	{"System.Text.Json.JsonException", "System.Exception"},
	{"System.Data.DataException", "System.SystemException"},
	{"System.Net.Http.HttpRequestException", "System.Exception"},
	{"System.Net.NetworkInformation.PingException", "System.InvalidOperationException"},
	{"Newtonsoft.Json.JsonException", "System.Exception"},
	{"Newtonsoft.Json.JsonReaderException", "Newtonsoft.Json.JsonException"},
	{"Newtonsoft.Json.JsonSerializationException", "Newtonsoft.Json.JsonException"},
	{"Microsoft.Management.Infrastructure.CimException", "System.Exception"},
	{"System.Management.ManagementException", "System.SystemException"},
	{"Microsoft.PowerShell.Commands.WriteErrorException", "System.SystemException"},
	{"Microsoft.PowerShell.Commands.ServiceCommandException", "System.SystemException"},
	{"Microsoft.PowerShell.Commands.ProcessCommandException", "System.SystemException"},
	{"Microsoft.PowerShell.Commands.HelpNotFoundException", "System.SystemException"},
	{"Microsoft.PowerShell.Commands.HelpCategoryInvalidException", "System.ArgumentException"},
	{"Microsoft.PowerShell.Commands.HttpResponseException", "System.Net.Http.HttpRequestException"},
	{"Microsoft.PowerShell.Cmdletization.CmdletizationException", "System.Exception"},
	{"ParentContainsErrorRecordException", "System.SystemException"},
	{"System.Management.Automation.ParentContainsErrorRecordException", "System.SystemException"},
	{"System.Management.Automation.RuntimeException", "System.SystemException"},
	{"System.Management.Automation.ApplicationFailedException", "System.Management.Automation.RuntimeException"},
	{"System.Management.Automation.ActionPreferenceStopException", "System.Management.Automation.RuntimeException"},
	{"System.Management.Automation.CmdletInvocationException", "System.Management.Automation.RuntimeException"},
	{"System.Management.Automation.CmdletProviderInvocationException", "System.Management.Automation.CmdletInvocationException"},
	{"System.Management.Automation.CmdletInvocationException", "System.Management.Automation.RuntimeException"},
	{"System.Management.Automation.CommandNotFoundException", "System.Management.Automation.RuntimeException"},
	{"System.Management.Automation.ScriptRequiresException", "System.Management.Automation.RuntimeException"},
	{"System.Management.Automation.ExitException", "System.Management.Automation.FlowControlException"},
	{"System.Management.Automation.FlowControlException", "System.SystemException"},
	{"System.Management.Automation.ExtendedTypeSystemException", "System.Management.Automation.RuntimeException"},
	{"System.Management.Automation.GetValueException", "System.Management.Automation.ExtendedTypeSystemException"},
	{"System.Management.Automation.GetValueInvocationException", "System.Management.Automation.GetValueException"},
	{"System.Management.Automation.PropertyNotFoundException", "System.Management.Automation.ExtendedTypeSystemException"},
	{"System.Management.Automation.SetValueException", "System.Management.Automation.ExtendedTypeSystemException"},
	{"System.Management.Automation.SetValueInvocationException", "System.Management.Automation.SetValueException"},
	{"System.Management.Automation.MethodException", "System.Management.Automation.ExtendedTypeSystemException"},
	{"System.Management.Automation.MethodInvocationException", "System.Management.Automation.MethodException"},
	{"System.Management.Automation.HaltCommandException", "System.SystemException"},
	{"System.Management.Automation.HostException", "System.Management.Automation.RuntimeException"},
	{"System.Management.Automation.Host.HostException", "System.Management.Automation.RuntimeException"},
	{"System.Management.Automation.Host.PromptingException", "System.Management.Automation.Host.HostException"},
	{"System.Management.Automation.IncompleteParseException", "System.Management.Automation.ParseException"},
	{"System.Management.Automation.InvalidJobStateException", "System.SystemException"},
	{"System.Management.Automation.Runspaces.InvalidRunspaceStateException", "System.SystemException"},
	{"System.Management.Automation.Runspaces.InvalidRunspacePoolStateException", "System.SystemException"},
	{"System.Management.Automation.Runspaces.InvalidPipelineStateException", "System.SystemException"},
	{"System.Management.Automation.Runspaces.PSConsoleLoadException", "System.SystemException"},
	{"System.Management.Automation.Runspaces.RunspaceOpenModuleLoadException", "System.Management.Automation.RuntimeException"},
	{"System.Management.Automation.InvalidPowerShellStateException", "System.SystemException"},
	{"System.Management.Automation.JobDefinitionNotFoundException", "System.Exception"},
	{"System.Management.Automation.JobFailedException", "System.SystemException"},
	{"System.Management.Automation.MetadataException", "System.Management.Automation.RuntimeException"},
	{"System.Management.Automation.ValidationMetadataException", "System.Management.Automation.MetadataException"},
	{"System.Management.Automation.ArgumentTransformationMetadataException", "System.Management.Automation.MetadataException"},
	{"System.Management.Automation.ParsingMetadataException", "System.Management.Automation.MetadataException"},
	{"System.Management.Automation.ParameterBindingException", "System.Management.Automation.RuntimeException"},
	{"System.Management.Automation.ParameterBindingValidationException", "System.Management.Automation.ParameterBindingException"},
	{"System.Management.Automation.ParameterBindingArgumentTransformationException", "System.Management.Automation.ParameterBindingException"},
	{"System.Management.Automation.ParameterBindingParameterDefaultValueException", "System.Management.Automation.ParameterBindingException"},
	{"System.Management.Automation.ParseException", "System.Management.Automation.RuntimeException"},
	{"System.Management.Automation.PipelineClosedException", "System.Management.Automation.RuntimeException"},
	{"System.Management.Automation.PipelineDepthException", "System.SystemException"},
	{"System.Management.Automation.ScriptCallDepthException", "System.SystemException"},
	{"System.Management.Automation.PipelineStoppedException", "System.Management.Automation.RuntimeException"},
	{"System.Management.Automation.StopUpstreamCommandsException", "System.Management.Automation.FlowControlException"},
	{"System.Management.Automation.PSArgumentException", "System.ArgumentException"},
	{"System.Management.Automation.PSArgumentNullException", "System.ArgumentNullException"},
	{"System.Management.Automation.PSArgumentOutOfRangeException", "System.ArgumentOutOfRangeException"},
	{"System.Management.Automation.PSInvalidCastException", "System.InvalidCastException"},
	{"System.Management.Automation.PSInvalidOperationException", "System.InvalidOperationException"},
	{"System.Management.Automation.PSNotImplementedException", "System.NotImplementedException"},
	{"System.Management.Automation.PSNotSupportedException", "System.NotSupportedException"},
	{"System.Management.Automation.PSObjectDisposedException", "System.ObjectDisposedException"},
	{"System.Management.Automation.PSSecurityException", "System.Management.Automation.RuntimeException"},
	{"System.Management.Automation.ProviderInvocationException", "System.Management.Automation.RuntimeException"},
	{"System.Management.Automation.ProviderNameAmbiguousException", "System.Management.Automation.ProviderNotFoundException"},
	{"System.Management.Automation.RemoteException", "System.Management.Automation.RuntimeException"},
	{"System.Management.Automation.Remoting.PSRemotingDataStructureException", "System.Management.Automation.RuntimeException"},
	{"System.Management.Automation.Remoting.PSRemotingTransportException", "System.Management.Automation.RuntimeException"},
	{"System.Management.Automation.Remoting.PSRemotingTransportRedirectException", "System.Management.Automation.Remoting.PSRemotingTransportException"},
	{"System.Management.Automation.Remoting.PSDirectException", "System.Management.Automation.RuntimeException"},
	{"System.Management.Automation.ScriptBlockToPowerShellNotSupportedException", "System.Management.Automation.RuntimeException"},
	{"System.Management.Automation.SessionStateException", "System.Management.Automation.RuntimeException"},
	{"System.Management.Automation.SessionStateOverflowException", "System.Management.Automation.SessionStateException"},
	{"System.Management.Automation.SessionStateUnauthorizedAccessException", "System.Management.Automation.SessionStateException"},
	{"System.Management.Automation.ItemNotFoundException", "System.Management.Automation.SessionStateException"},
	{"System.Management.Automation.DriveNotFoundException", "System.Management.Automation.SessionStateException"},
	{"System.Management.Automation.ProviderNotFoundException", "System.Management.Automation.SessionStateException"},
	{"System.Management.Automation.WildcardPatternException", "System.Management.Automation.RuntimeException"},
	{"System.Management.Automation.CommandParameterSetException", "System.Management.Automation.ParameterBindingException"},
	{"System.Management.Automation.BreakException", "System.Management.Automation.LoopFlowException"},
	{"System.Management.Automation.ContinueException", "System.Management.Automation.LoopFlowException"},
	{"System.Management.Automation.LoopFlowException", "System.Management.Automation.FlowControlException"},
	{"System.Management.Automation.TerminateException", "System.Management.Automation.FlowControlException"},
	{"System.Management.Automation.TypeInferenceException", "System.Exception"},
	{"System.Management.Automation.NativeCommandExitException", "System.Management.Automation.RuntimeException"},
}

// The types of error records.
var (
	TypeErrorRecord         = &value.Type{FullName: "System.Management.Automation.ErrorRecord", Base: value.TypeObject, Kind: value.KindObject}
	TypeRemotingErrorRecord = &value.Type{FullName: "System.Management.Automation.Runspaces.RemotingErrorRecord", Base: TypeErrorRecord, Kind: value.KindObject}
	TypeInvocationInfo      = &value.Type{FullName: "System.Management.Automation.InvocationInfo", Base: value.TypeObject, Kind: value.KindObject}
)

// Type implements value.Object.
func (i *Invocation) Type() *value.Type { return TypeInvocationInfo }

var classes = sync.OnceValue(func() map[string]*value.Type {
	m := make(map[string]*value.Type, len(bases))
	parent := make(map[string]string, len(bases))
	for _, b := range bases {
		parent[b[0]] = b[1]
	}
	var get func(name string) *value.Type
	get = func(name string) *value.Type {
		if name == "" {
			return value.TypeObject
		}
		key := strings.ToLower(name)
		if t, ok := m[key]; ok {
			return t
		}
		t := &value.Type{FullName: name, Base: get(parent[name]), Kind: value.KindObject}
		m[key] = t
		return t
	}
	for _, b := range bases {
		get(b[0])
	}
	return m
})

// Lookup returns the descriptor of an exception class by its full name regardless of case; nil when unknown.
func Lookup(fullName string) *value.Type { return classes()[strings.ToLower(fullName)] }

// TypeOf returns the descriptor of an exception class; System.Exception for names goposh does not know.
func TypeOf(fullName string) *value.Type {
	if t := Lookup(fullName); t != nil {
		return t
	}
	return classes()["system.exception"]
}
