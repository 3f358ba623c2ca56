package types

import "goposh/runtime/value"

const (
	remotingNamespace  = "System.Management.Automation.Remoting."
	runspacesNamespace = "System.Management.Automation.Runspaces."
	// BufferingModeType is the enum of what a session does with output that nobody takes.
	BufferingModeType = runspacesNamespace + "OutputBufferingMode"
)

// sessionOption is PSSessionOption: how a remote session is opened.
func sessionOption() *remoteOptionKind {
	const second = int64(1e7) // in ticks
	span := func(seconds int64) value.Value { return value.TimeSpan(seconds * second) }
	return &remoteOptionKind{remotingNamespace + "PSSessionOption", []remoteOptionProperty{
		{"int", "MaximumConnectionRedirectionCount", value.Int(5)},
		{"bool", "NoCompression", value.False},
		{"bool", "NoMachineProfile", value.False},
		{remotingNamespace + "ProxyAccessType", "ProxyAccessType", enumValue(remotingNamespace+"ProxyAccessType", 0)},
		{runspacesNamespace + "AuthenticationMechanism", "ProxyAuthentication", enumValue(runspacesNamespace+"AuthenticationMechanism", 2)},
		{"pscredential", "ProxyCredential", value.Null},
		{"bool", "SkipCACheck", value.False},
		{"bool", "SkipCNCheck", value.False},
		{"bool", "SkipRevocationCheck", value.False},
		{"timespan", "OperationTimeout", span(180)},
		{"bool", "NoEncryption", value.False},
		{"bool", "UseUTF16", value.False},
		{"bool", "IncludePortInSPN", value.False},
		{BufferingModeType, "OutputBufferingMode", enumValue(BufferingModeType, 0)},
		{"int", "MaxConnectionRetryCount", value.Int(5)},
		{"cultureinfo", "Culture", value.Null},
		{"cultureinfo", "UICulture", value.Null},
		{"System.Nullable[int]", "MaximumReceivedDataSizePerCommand", value.Null},
		{"System.Nullable[int]", "MaximumReceivedObjectSize", value.Int(200 << 20)},
		{"System.Management.Automation.PSPrimitiveDictionary", "ApplicationArguments", value.Null},
		{"timespan", "OpenTimeout", span(180)},
		{"timespan", "CancelTimeout", span(60)},
		// -1 is taken as milliseconds: the endpoint's own timeout.
		{"timespan", "IdleTimeout", value.TimeSpan(-second / 1000)},
	}, "{get;set}"}
}

// NewSessionOption gives a PSSessionOption with .NET's values.
func NewSessionOption() *RemoteOption { return sessionOption().make() }

// sessionOptionClass declares System.Management.Automation.Remoting.PSSessionOption.
func sessionOptionClass() *Class {
	c := sessionOption().class()
	c.Members = append(c.Members, M{"new()", func(*Call) (value.Value, error) { return vobject(NewSessionOption()) }})
	return c
}
